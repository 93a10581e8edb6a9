"""Rows by a stated rule of spelling, applied to the words of the lists.

Each rule yields (variant, canonical, status, source, style)."""
import itertools, re

from variants import closeness

NASAL_CLASS = [(0x19, range(0x15, 0x19)), (0x1E, range(0x1A, 0x1E)), (0x23, range(0x1F, 0x23)), (0x28, range(0x24, 0x28)), (0x2E, range(0x2A, 0x2E))]
BLOCK = {"mr": 0x900, "ne": 0x900, "gu": 0xA80, "te": 0xC00, "kn": 0xC80}
ANUSVARA = {"mr": ("verified", "sahitya-1962; tesseract", True), "kn": ("verified", "anusvara; tesseract", True),
            "te": ("verified", "anusvara; tesseract", True), "gu": ("candidate", "anusvara; tesseract", True),
            "ne": ("candidate", "anusvara; tesseract", False)}


def anusvara(tag, listed):
    """The nasal of the class and the anusvara are two ways to write one sound."""
    status, source, to_anusvara = ANUSVARA[tag]
    block = BLOCK[tag]
    chars = {chr(block + stop): chr(block + nasal) for nasal, stops in NASAL_CLASS for stop in stops}
    sign, virama = chr(block + 2), chr(block + 0x4D)
    for word in sorted(listed):
        if sign in word[1:-1]:
            other = re.sub(sign + "(.)", lambda m: (chars[m[1]] + virama if m[1] in chars else sign) + m[1], word)
            if other != word and (other in listed or (tag == "mr" and 4 <= len(word) <= 5 and not re.search("[ङञ]", other))):
                yield (other, word, status, source, "") if to_anusvara else (word, other, status, source, "")


def nepali(listed):
    for word in sorted(listed):
        for old, new in (("हरु", "हरू"),):
            if re.search(old + "(ले|को|का|की|लाई|मा|बाट|सँग)?$", word):
                right = word.replace(old, new)
                if right in listed:
                    yield word, right, "verified", "shabdakosh; tesseract", ""


def bengali(listed):
    """No doubled consonant after a reph (University of Calcutta 1936, rule 1)."""
    for word in sorted(listed):
        for letter, double in [(c, c + "্" + c) for c in "মবযনলগজদত"] + [("ধ", "দ্ধ"), ("ভ", "ব্ভ"), ("থ", "ত্থ")]:
            if "র্" + letter in word and "র্" + double not in word and not re.search("র্" + letter + "্", word):
                other = word.replace("র্" + letter, "র্" + double)
                if other in listed or (len(word) <= 8 and letter in "মবযদতধ"):
                    yield other, word, "verified", "calcutta-1936; tesseract", ""


def russian(listed):
    homographs = set("все небо мел осел узнаем берет тема совершенный падеж железка жен сел нес вез вел пек слез поем солнце крестный истекший мед лен тем села весны звезды сестры стекла ведра жены слезы черта черт колеса озера ребра гнезда зерна берете заем вести метла узнаем передохнем совершен вершен шел чем чел лет падеж моем поем щелка".split())
    for word in sorted(listed):
        plain = word.replace("ё", "е").replace("Ё", "Е")
        if plain != word and plain not in homographs and len(word) >= 4:
            yield plain, word, "verified" if plain in listed else "candidate", "pravila-1956; tesseract", "e>yo"


def ukrainian(listed):
    for word in sorted(listed):
        for old, new in (("проект", "проєкт"), ("Проект", "Проєкт"), ("траектор", "траєктор"), ("священник", "священик")):
            if old in word:
                yield word, word.replace(old, new), "verified", "pravopys-2019; tesseract", "uk-1993>uk-2019"
        if "ґ" in word.lower() and word.replace("ґ", "г").replace("Ґ", "Г") in listed:
            yield word, word.replace("ґ", "г").replace("Ґ", "Г"), "candidate", "foreign g; tesseract", ""


def german(listed):
    """ss for ß after a short vowel (Amtliche Regelung 1996, § 25)."""
    stems = "daß muß mußt wuß läß laß faß paß schloß schluß fluß einfluß prozeß kongreß haß riß biß kuß guß schuß ruß nuß genuß kompromiß rußland preß expreß erlaß anlaß ablaß gemäß größ".split()
    stems = [s for s in stems if s not in ("ruß", "gemäß", "größ")]
    for word in sorted(listed):
        low = word.lower()
        if "ß" in low and word.replace("ß", "ss") in listed and any(re.search(f"(^|[a-zäöü]){s}(t|te|ten|lich|land|ung|$)", low) for s in stems) and not re.search("fuß|süß|gruß|stoß|spaß|maß|straß|heiß|weiß|dreiß|fleiß|außer|aß$|saß|fraß|vergaß|ruß$|rußig|schoß|floß$|größ|schließ|genieß|fließ|gieß|schieß|reiß|beiß", low):
            yield word, word.replace("ß", "ss"), "verified", "regelung-1996; tesseract", "de-1901>de-1996"


def french(listed):
    """No circumflex on i and u (rectifications of 1990)."""
    for word in sorted(listed):
        plain = word.translate(str.maketrans("îûÎÛ", "iuIU"))
        if plain != word and len(word) >= 5 and word == word.lower() and not re.search("(îmes|îtes|ûmes|ûtes|ît|ût)$|jeûn|croît|mûr|sûr|dû", word):
            status = "verified" if plain not in listed or closeness.ratio(word, plain) >= 0.75 else "candidate"
            yield plain, word, status, "conseil-1990; tesseract", "fr-1990>fr"


def portuguese(listed):
    for word in sorted(listed):
        for old, new in (("cç", "ç"), ("ct", "t"), ("pç", "ç"), ("pt", "t")):
            if old in word[1:] and len(word) >= 5 and word == word.lower():
                right = word[0] + word[1:].replace(old, new)
                if right in listed:
                    yield word, right, "verified" if old in ("cç", "pç") else "candidate", "acordo-1990; tesseract", "pt-1945>pt-1990"
        for old, new in (("ó", "ô"), ("é", "ê")):
            if old in word and len(word) >= 5 and word == word.lower() and re.search(f"{old}[mn]", word):
                other = re.sub(f"{old}(?=[mn])", new, word)
                # detém and detêm are singular and plural.
                if other in listed and other != word and not word.endswith("ém"):
                    yield other, word, "verified", "acordo-1990; tesseract", "pt-BR>pt-PT"


def turkish(listed):
    for word in sorted(listed):
        plain = word.translate(str.maketrans("âîûÂÎÛ", "aiuAİU"))
        if plain != word and plain in listed and len(word) >= 5:
            yield plain, word, "candidate" if word.endswith("î") or len(word) < 6 else "verified", "tdk; tesseract", ""


def czech(listed):
    for word in sorted(listed):
        if re.search("ismus|ismu$|ismem$|ismy$", word):
            other = word.replace("ism", "izm")
            if other in listed or len(word) > 6:
                yield other, word, "verified" if other in listed else "candidate", "pravidla-1993; tesseract", ""


def serbian(listed):
    for word in sorted(listed):
        for old in ("ије", "је"):
            if old in word and len(word) >= 5 and not word.startswith(("не", "пре", "при")):
                other = word.replace(old, "е", 1)
                if other in listed and len(other) >= 4:
                    yield word, other, "candidate", "pravopis-2010; tesseract", "sr-ijekavian>sr-ekavian"


def arabic(listed):
    """A word with hamza on its alif, and the same without; ya without dots at the end; ha for ta marbuta."""
    for word in sorted(listed):
        plain = word.translate(str.maketrans("أإآ", "ااا"))
        other = word.translate(str.maketrans("أإ", "إأ"))
        # Forms VII to X begin without a hamza; lists hold it all the same.
        derived = re.search("إ(.ت|ن|ست|ت|خ|ق)|[إأ].*[إأ]", word)
        if plain != word and plain in listed and other not in listed and not derived and len(word) >= 5:
            yield plain, word, "candidate", "hamza; tesseract", ""


def persian(listed):
    for word in sorted(listed):
        for old, new in (("ئی", "یی"), ("ئین", "یین"), ("ائی", "ایی")):
            other = word.replace(old, new)
            if other != word and other in listed:
                yield word, other, "verified" if len(word) >= 4 else "candidate", "farhangestan; tesseract", ""


def urdu(listed):
    for word in sorted(listed):
        if re.search("(لئے|کئے|دئے|جئے|چاہئے|دیجئے|کیجئے|لیجئے|پیجئے)$", word):
            right = word[:-2] + "یے"
            if right in listed or len(word) >= 4:
                yield word, right, "verified", "imla-1974; tesseract", ""
        for old, new in (("نہیں", "نھیں"), ("مہار", "مھار"), ("نہوں", "نھوں"), ("مہیں", "مھیں")):
            if old in word[1:] and word[0] + word[1:].replace(old, new) in listed:
                yield word[0] + word[1:].replace(old, new), word, "verified", "imla-1974; tesseract", ""


def indonesian(listed):
    for word in sorted(listed):
        if word[0].isupper() and "oe" in word:
            other = word.replace("oe", "u")
            if other in listed and len(word) >= 5:
                yield word, other, "candidate", "eyd-1972; tesseract", "id-1947>id-1972"


def japanese(listed):
    from variants import sudachi
    for word in sorted(listed):
        if word.endswith("ー") and len(word) >= 5 and word[:-1] in listed:
            yield word[:-1], word, "candidate", "kokuji-1991; tesseract", ""
        if "ヴ" in word and len(word) >= 4:
            other = word.replace("ヴァ", "バ").replace("ヴィ", "ビ").replace("ヴェ", "ベ").replace("ヴォ", "ボ").replace("ヴ", "ブ")
            if other in listed:
                yield word, other, "candidate", "kokuji-1991; tesseract", ""


def twins(tag, olds, source):
    """Words that differ by one alternation of letters, both listed: candidates."""
    def rule(listed):
        for word in sorted(listed):
            for old, new in olds:
                if old in word and len(word) >= 5:
                    other = word.replace(old, new)
                    if other in listed and other != word:
                        yield word, other, "candidate", source, ""
    return rule


RULES = {"ne": [nepali, lambda l: anusvara("ne", l)], "mr": [lambda l: anusvara("mr", l)], "te": [lambda l: anusvara("te", l)], "kn": [lambda l: anusvara("kn", l)],
         "gu": [lambda l: anusvara("gu", l)], "bn": [bengali, twins("bn", [("ঙ্ক", "ংক"), ("ঙ্গ", "ংগ")], "anusvara; tesseract")],
         "ta": [twins("ta", [("ஸ", "ச"), ("ஷ", "ச"), ("ஜ", "ச"), ("ஹ", "க")], "grantha; tesseract")],
         "pa": [twins("pa", [("ਖ਼", "ਖ"), ("ਗ਼", "ਗ"), ("ਜ਼", "ਜ"), ("ਫ਼", "ਫ"), ("ਸ਼", "ਸ")], "nukta; tesseract")],
         "ru": [russian], "uk": [ukrainian], "de": [german], "fr": [french], "pt": [portuguese], "tr": [turkish], "cs": [czech], "sr": [serbian],
         "ar": [arabic], "fa": [persian], "ur": [urdu], "id": [indonesian], "ja": [japanese],
         "ko": [twins("ko", [("컨텐", "콘텐"), ("메세", "메시"), ("쥬", "주"), ("챠", "차"), ("츄", "추"), ("져", "저"), ("죠", "조"), ("쵸", "초")], "pyogibeop-1986; tesseract")]}
