"""Function words and forms: what a person wrote (written/TAG.txt), and days, months and numerals of CLDR."""
import os, re, unicodedata

import languages, sources, words

HERE = os.path.dirname(os.path.abspath(__file__))
NEWEST = "48.2.0"


def sections(tag):
    """section → (source, lines) of written/TAG.txt: `## NAME | SOURCE`, then words separated by spaces."""
    path = f"{HERE}/written/{tag}.txt"
    found, name = {}, None
    if os.path.exists(path):
        for line in open(path, encoding="utf8"):
            line = line.strip()
            if line.startswith("## "):
                name, _, source = line[3:].partition(" | ")
                found[name] = (source, [])
            elif line and not line.startswith("#"):
                found[name][1].extend(line.split())
    return found


def leaves(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, str):
        yield node


def dates(tag):
    """Names of days and months, full and short."""
    data = sources.npm_json("cldr-dates-full", NEWEST, f"main/{tag}/ca-gregorian.json")
    if data:
        gregorian = data["main"][tag]["dates"]["calendars"]["gregorian"]
        for part in ("months", "days"):
            for form in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    yield from gregorian[part][form][width].values()


def numerals(tag):
    """Numerals from the rules of spelling out."""
    data = sources.npm_json("cldr-rbnf", NEWEST, f"rbnf/{tag}.json")
    if data:
        for name, rules in data["rbnf"]["rbnf"].get("SpelloutRules", {}).items():
            for base, text in rules if name.startswith("%spellout") else ():
                if base.isdigit() and int(base) <= 1000000:
                    yield from re.split(r"[^\w'’\u200c\u200d\u0900-\u0dff]+", re.sub(r"\[.*?\]|[<>=→←].*?[<>=→←]|\$\(.*?\)\$|[→←<>=#%;].*", " ", text))


# The lists of these languages hold closed classes in the main; others hold names of things or broken letters.
WITH_STOP_WORDS = {"bg", "cs", "el", "he", "it", "nl", "pl", "pt", "sr", "tr"}


def stop_words(tag):
    """spaCy's stop words in lower case."""
    if tag not in WITH_STOP_WORDS:
        return []
    text = sources.wheel("spacy").read(f"spacy/lang/{tag}/stop_words.py").decode()
    return sorted(w for block in re.findall(r'"""(.*?)"""', text, re.S) for w in block.split() if w == w.lower())


def clean(tag, found, seen, shortest=1):
    pattern, out = languages.word_pattern(tag), []
    if tag == "ja":
        pattern = re.compile("[ぁ-ヺー一-鿿]+")
    for word in found:
        word = words.key(unicodedata.normalize("NFC", word.strip(".،, ")), tag)
        if word and len(word) >= shortest and pattern.fullmatch(word) and word not in seen:
            seen.add(word)
            out.append(word)
    return out


def write(tag, path, bands):
    """Writes function-words.txt; gives the words."""
    seen, lines = set(), [f"# Closed classes of {languages.NAMES[tag]}: never discovered as names. Made by tools/language/build.py."]
    for name, (source, written) in sections(tag).items():
        if name.split(":")[0] not in ("prefix", "suffix", "derivation"):
            found = clean(tag, written, seen)
            if found:
                lines += [f"# {name}: {source}"] + found
    spelt = {w for w in numerals(tag) if words.key(w, tag) in bands and len(w) > 2}
    spacy = [w for w in stop_words(tag) if words.key(w, tag) in bands]
    for name, found in ((f"stop words: spaCy {sources.PYPI['spacy']}, MIT", spacy), ("days and months: CLDR 48.2.0, Unicode-3.0", dates(tag)), ("numerals: CLDR 48.2.0 (spell-out rules), Unicode-3.0", spelt)):
        found = clean(tag, sorted(set(found)), seen, 2)
        if found:
            lines += [f"# {name}"] + found
    open(path, "w", encoding="utf8").write("\n".join(lines) + "\n")
    return seen


def forms(tag, path):
    """Writes forms.tsv; gives their number."""
    rows = []
    for name, (source, written) in sections(tag).items():
        kind = name.split(":")[0]
        if kind in ("prefix", "suffix", "derivation"):
            rows += [(kind, unicodedata.normalize("NFC", form).replace("_", " "), source) for form in written]
    rows = sorted({r[:2]: r for r in reversed(rows)}.values(), key=lambda r: (r[0], r[1].encode()))
    with open(path, "w", encoding="utf8") as f:
        f.write("# kind<TAB>form<TAB>source; tools/language/build.py\n")
        f.writelines("\t".join(row) + "\n" for row in rows)
    return len(rows)
