#!/usr/bin/env python3
"""Builds variants.csv.

  build.py                               keeps the rows of CLDR that variants.csv has
  build.py --cldr DIR --vartani BINARY   makes these anew

DIR/VERSION/main/LANG/*.json holds the npm packages cldr-localenames-full,
cldr-dates-full and cldr-numbers-full of several versions (Unicode-3.0), fetched
with `npm pack NAME@VERSION`. BINARY tells changed spellings from changed names.
Words come from data/lexicon/hi.tsv; reviewed rows from tools/table/
editorial.csv, slips.csv, minimal_pairs.csv and geonames.csv.
Standard library only; the same inputs give the same bytes.
"""
import argparse, csv, glob, itertools, json, os, re, subprocess, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../..")
COLUMNS = ["variant", "canonical", "relation", "lang", "status", "source", "note"]
CLASSES = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}
NASAL = {stop: nasal for nasal, stops in CLASSES.items() for stop in stops}
DEVANAGARI = re.compile(r"^[\u0900-\u0963\u0971-\u097f]+$")
nfc = lambda text: unicodedata.normalize("NFC", text.replace("\u200c", "").replace("\u200d", ""))


def lexicon():
    lines = open(f"{ROOT}/data/lexicon/hi.tsv", encoding="utf8")
    return {w: int(b) for w, b in (l.rstrip("\n").split("\t") for l in lines if not l.startswith("#"))}


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, str):
        yield path, nfc(node)


def cldr(folder, lang):
    """(version, key) → name, for the lists of names only."""
    wanted = ("territories", "languages", "scripts", "exemplarCity", "displayName", "wide")
    names = {}
    for version in sorted(os.listdir(folder)):
        for path in sorted(glob.glob(f"{folder}/{version}/main/{lang}/*.json")):
            for key, name in leaves(json.load(open(path, encoding="utf8"))["main"][lang]):
                if any(k in wanted for k in key) and "_" not in key[-1]:
                    names[version, (os.path.basename(path),) + key] = re.sub(r"\s*\(.*?\)", "", name)
    return names


def alike(binary, pairs):
    """Those pairs that differ in spelling, not in name."""
    pairs = sorted(pairs)
    text = "".join(f"{a}\t{b}\n" for a, b in pairs)
    out = subprocess.run([binary, "score"], input=text, capture_output=True, text=True, check=True).stdout
    return {p for p, line in zip(pairs, out.splitlines()) if line.endswith("\tvariant")}


def cldr_rows(folder, binary, words):
    names = cldr(folder, "hi")
    newest = max(version for version, _ in names)
    current = {key: name for (version, key), name in names.items() if version == newest}
    proposed, declared = {}, set()
    for (version, key), old in names.items():
        new = current.get(key)
        if not new:
            continue
        a, b = re.split(r"[\s\-]+", old), re.split(r"[\s\-]+", new)
        if len(b) == 1 and len(new) >= 5 and DEVANAGARI.match(new) and words.get(new, 0) < 2:
            declared.add(new)
        if len(a) == len(b):
            for x, y in zip(a, b):
                if x != y and len(x) > 3 and len(y) > 3 and DEVANAGARI.match(x) and DEVANAGARI.match(y):
                    proposed.setdefault((x, y), f"cldr {version}→{newest}")
    kept = alike(binary, proposed)
    for (x, y), source in sorted(proposed.items()):
        if (x, y) in kept and words.get(x, 0) < 3:
            yield x, y, "variant", "hi", "verified", source, ""
    for name in sorted(declared):
        yield name, name, "variant", "hi", "verified", f"cldr {newest}", "declared"


def cldr_rows_at_hand():
    """The rows of CLDR that variants.csv has."""
    for row in csv.DictReader(open(f"{ROOT}/variants.csv", encoding="utf8")):
        if row["source"].startswith("cldr "):
            yield tuple(row[c] for c in COLUMNS)


def with_consonant(word):
    """All ways to write some of a word's anusvaras as the nasal of the class."""
    places = [i for i, c in enumerate(word) if c == "ं" and i + 1 < len(word) and word[i + 1] in NASAL]
    for chosen in itertools.product((False, True), repeat=len(places)):
        if any(chosen):
            out = list(word)
            for place, use in zip(places, chosen):
                if use:
                    out[place] = NASAL[word[place + 1]] + "्"
            yield "".join(out)


def rule_rows(words):
    for word in sorted(words):
        if "ं" in word:
            for variant in with_consonant(word):
                if "ङ" not in variant and "ञ" not in variant or words[word] >= 3:
                    yield variant, word, "variant", "hi", "verified", "chd:anusvara, tesseract-ocr-hin", ""
        for bad, good in (("त्व", "त्त्व"),):
            if good in word and re.search("महत्त्व|(?<!स)तत्त्व", word):
                yield word.replace(good, bad), word, "variant", "hi", "verified", "chd:gemination, tesseract-ocr-hin", ""
        if re.search("महत्व", word) and not re.search("त्त्व", word):
            yield word, word.replace("महत्व", "महत्त्व"), "variant", "hi", "verified", "chd:gemination, tesseract-ocr-hin", ""
        for old, new, stem in (("ये", "ए", "या"), ("यी", "ई", "या"), ("यीं", "ईं", "या"), ("येगा", "एगा", "या"), ("येगी", "एगी", "या"), ("येंगे", "एंगे", "या")):
            if word.endswith(old) and word[: -len(old)] + new in words and word[: -len(old)] + stem in words and word not in ("रुपये",):
                yield word, word[: -len(old)] + new, "variant", "hi", "verified", "chd:glide, tesseract-ocr-hin", ""
        plain = word.replace("\u093c", "")
        if plain != word and plain in words and not re.search("[ड़ढ़]", unicodedata.normalize("NFC", word)):
            pair = sorted((word, plain), key=lambda w: -words[w])
            yield pair[1], pair[0], "variant", "hi", "candidate", "nukta, tesseract-ocr-hin", "two words or one: not read"


def curated():
    for path in ("editorial.csv", "slips.csv", "minimal_pairs.csv", "geonames.csv"):
        if os.path.exists(f"{HERE}/{path}"):
            for row in csv.DictReader(open(f"{HERE}/{path}", encoding="utf8")):
                yield tuple(nfc(row[c] or "") for c in COLUMNS)


def settle(rows):
    """Earlier rows win; no spelling twice, no chain, nothing both apart and together."""
    taken, apart, out = {}, set(), []
    for row in rows:
        variant, canonical, relation = row[:3]
        if re.search("[\u093e-\u094c]\u093c", variant):
            continue  # Encoding: the same spelling.
        if relation == "distinct":
            pair = tuple(sorted((variant, canonical)))
            if pair not in apart and variant != canonical:
                apart.add(pair)
                out.append(pair + row[2:])
            continue
        if variant in taken or (relation != "keep" and tuple(sorted((variant, canonical))) in apart):
            continue
        taken[variant] = canonical
        out.append(row)
    resolved = []
    for row in out:
        variant, canonical, relation = row[:3]
        seen = {variant}
        while relation not in ("distinct", "keep") and taken.get(canonical, canonical) != canonical and canonical not in seen:
            seen.add(canonical)
            canonical = taken[canonical]
        if relation in ("distinct", "keep") or variant != canonical or row[6] == "declared":
            if not (row[6] == "declared" and canonical != variant):
                resolved.append((variant, canonical) + row[2:])
    return resolved


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cldr")
    options.add_argument("--vartani", default=f"{ROOT}/target/release/vartani")
    args = options.parse_args()
    words = lexicon()
    of_cldr = list(cldr_rows(args.cldr, args.vartani, words) if args.cldr else cldr_rows_at_hand())
    rows = itertools.chain(curated(), rule_rows(words), of_cldr)
    rows = sorted(settle(rows), key=lambda r: [c.encode() for c in r])
    with open(f"{ROOT}/variants.csv", "w", encoding="utf8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    counts = {}
    for row in rows:
        key = (row[2], row[4], row[5].split(" ")[0].split(",")[0])
        counts[key] = counts.get(key, 0) + 1
    for key, count in sorted(counts.items()):
        print(count, *key)


main()
