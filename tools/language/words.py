"""The words of a language: read, brought to the form of a key, cleaned, chosen under a cap."""
import collections, unicodedata

ARABIC_MARKS = dict.fromkeys(list(range(0x64B, 0x660)) + [0x670, 0x640] + list(range(0x610, 0x61B)) + list(range(0x6D6, 0x6ED)))
LETTER_OF = {"fa": str.maketrans("يىكةہ", "ییکهه"), "ur": str.maketrans("يىكهة", "ییکہہ")}
CHILLU = {"ണ്\u200d": "ൺ", "ന്\u200d": "ൻ", "ര്\u200d": "ർ", "ല്\u200d": "ൽ", "ള്\u200d": "ൾ", "ക്\u200d": "ൿ"}


def key(word, tag):
    """The word as it stands in a lexicon: NFC, no joiners, the plain apostrophe, no vowel marks of Arabic and Hebrew."""
    word = unicodedata.normalize("NFC", word)
    if tag == "ml":
        for old, new in CHILLU.items():
            word = word.replace(old, new)
    word = "".join(c for c in word if unicodedata.category(c) != "Cf").replace("’", "'").replace("ʼ", "'")
    if tag in ("ar", "fa", "ur"):
        word = word.translate(ARABIC_MARKS).translate(LETTER_OF.get(tag, {}))
    if tag == "he":
        word = "".join(c for c in word if not "\u0591" <= c <= "\u05c7")
    return unicodedata.normalize("NFC", word)


def broken(word):
    """No word begins with a mark, has two vowel signs in a row, or one letter three times."""
    marks = [unicodedata.category(c) in ("Mn", "Mc") for c in word]
    names = [unicodedata.name(c, "") for c in word]
    if marks[0] or any(a == b == c for a, b, c in zip(word, word[1:], word[2:])):
        return True
    for a, b in zip(names, names[1:]):
        if "VOWEL SIGN" in b and ("VOWEL SIGN" in a or "VIRAMA" in a or "AL-LAKUNA" in a):
            return True
    return word[0] in "'-" or word[-1] in "'-" or word.count("'") > 1


def mid_sentence(words):
    """A capitalised word goes where its lower-case form is listed; words in capitals alone go."""
    kept = set()
    for word in words:
        lower = word.lower()
        if word == lower or (word[1:] == word[1:].lower() and lower not in words):
            kept.add(word)
    return kept


def neighbours(words):
    """Pairs of words that are one letter apart: dropped, added, another, or two swapped."""
    holes = collections.defaultdict(list)
    for word in words:
        for i in range(len(word)):
            holes[word[:i] + word[i + 1:]].append(word)
    for hole, near in holes.items():
        if hole in words:
            for word in near:
                yield hole, word
        if 1 < len(near) <= 12:
            for i, a in enumerate(near):
                for b in near[i + 1:]:
                    if a != b and abs(len(a) - len(b)) == 0:
                        yield a, b


def parted(a, b):
    """The two endings behind the common stem."""
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n, tuple(sorted((a[n:] or "-", b[n:] or "-"), key=str.encode))


def usefulness(bands, pairs):
    """word → rank, the smaller the sooner kept: common, a neighbour that no endings explain, short."""
    alone = set(bands)
    near = set()
    for a, b in neighbours(alone):
        stem, ends = parted(a, b)
        if stem < 2 or ends not in pairs:
            near.add(a)
            near.add(b)
    return {w: (-band, 0 if w in near else 1, len(w), w.encode()) for w, band in bands.items()}
