#!/usr/bin/env python3
"""Builds data/language/: one pack a language.

  build.py [--rows] TAG…      these packs; `all` makes every one

Fetches the packages named in sources.py with apt-get, pip, npm and cargo into
$VARTANI_CACHE (by default ~/.cache/vartani-language); needs tesseract-ocr
(combine_tessdata, dawg2wordlist), dpkg, npm and cargo. Standard library only;
the same packages give the same bytes. With --rows only variants.csv is made.
"""
import argparse, csv, os, subprocess

import endings, functions, languages, readme, sources, words
from variants import table

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../..")
# Hindi has its rows in the top-level variants.csv; nothing tells Sanskrit and Bhojpuri names from Hindi ones.
NO_ROWS = {"hi", "sa", "bho"}


def fst(path, rows):
    """Writes an fst map; rows are (key, value)."""
    tool = os.path.join(sources.folder("fst-target"), "release/packs-fst")
    if not os.path.exists(tool):
        subprocess.run(["cargo", "build", "--release", "--locked", "-q"], cwd=f"{HERE}/fst", check=True,
                       env={**os.environ, "CARGO_TARGET_DIR": sources.folder("fst-target")})
    text = "".join(f"{k}\t{v}\n" for k, v in sorted(rows, key=lambda r: r[0].encode()))
    subprocess.run([tool, "write", path], input=text.encode(), check=True)
    return os.path.getsize(path)


def held(path):
    """The number of keys of an fst map."""
    return subprocess.run([os.path.join(sources.folder("fst-target"), "release/packs-fst"), "show", path], capture_output=True, check=True).stdout.count(b"\n")


def listed(tag):
    """word → band, of every word that the sources list."""
    if tag == "hi":
        lines = open(f"{ROOT}/data/lexicon/hi.tsv", encoding="utf8")
        return {w: int(b) for w, b in (l.rstrip("\n").split("\t") for l in lines if not l.startswith("#"))}
    if tag == "bho":
        return {}
    if tag == "en":
        raw, bands = {}, sources.scowl()
    else:
        raw, bands = {w: 1 for w in sources.tesseract(languages.MODEL[tag])}, sources.spacy_bands(tag)
    pattern, found = languages.word_pattern(tag), {}
    for word in set(raw) | (set(bands) if tag == "en" else set()):
        name = words.key(word, tag)
        if len(name) >= 2 and pattern.fullmatch(name) and not words.broken(name):
            found[name] = max(found.get(name, 0), bands.get(word, 1))
    if tag in languages.CASED and tag != "en":
        kept = words.mid_sentence(set(found))
        found = {w: b for w, b in found.items() if w in kept}
    return found


def capped(tag, bands, pairs, size):
    """The most useful words whose map is no larger than `size`; tried by halving."""
    rank = words.usefulness(bands, pairs)
    order = sorted(bands, key=rank.__getitem__)
    path = os.path.join(sources.folder("tmp"), f"{tag}.fst")
    low, high = 0, len(order)
    if fst(path, [(w, bands[w]) for w in order]) <= size:
        return order
    while high - low > 200:
        middle = (low + high) // 2
        if fst(path, [(w, bands[w]) for w in order[:middle]]) <= size:
            low = middle
        else:
            high = middle
    return order[:low]


def round_down(n):
    """Counts of stems need no more than one digit."""
    digits = 10 ** (len(str(n)) - 1)
    return n // digits * digits


def hindi_endings():
    lines = open(f"{ROOT}/data/lexicon/hi-endings.tsv", encoding="utf8")
    return {(a, b): int(n) for a, b, n in (l.rstrip("\n").split("\t") for l in lines if not l.startswith("#"))}


def pack(tag):
    out = f"{ROOT}/data/language/{tag}"
    os.makedirs(out, exist_ok=True)
    bands = listed(tag)
    pairs = hindi_endings() if tag == "hi" else endings.alternations(bands)
    closed = functions.write(tag, f"{out}/function-words.txt", bands)
    if tag != "hi":
        for word in closed:
            bands[word] = 9
    kept = list(bands) if tag == "hi" else capped(tag, bands, set(pairs), languages.cap(tag))
    fst(f"{out}/lexicon.fst", [(w, bands[w]) for w in kept])
    fst(f"{out}/endings.fst", [("\t".join(p), n if tag == "hi" else round_down(n)) for p, n in pairs.items()])
    forms = functions.forms(tag, f"{out}/forms.tsv")
    counts = {"words": len(kept), "of": len(bands), "endings": len(pairs), "functions": len(closed), "forms": forms}
    rows = table.write(tag, f"{out}/variants.csv", bands, set(pairs), closed) if tag not in NO_ROWS else {}
    counts.update(rows)
    readme.write(tag, out, counts)
    print(tag, *(f"{k} {v}" for k, v in counts.items()), "bytes", sum(os.path.getsize(f"{out}/{f}") for f in os.listdir(out)), flush=True)


def rows_alone(tag):
    """variants.csv alone, beside the lexicon and endings that are there."""
    bands = listed(tag)
    pairs = endings.alternations(bands)
    closed = {w for w in open(f"{ROOT}/data/language/{tag}/function-words.txt", encoding="utf8").read().splitlines() if not w.startswith("#")}
    out = f"{ROOT}/data/language/{tag}"
    counts = {"words": held(f"{out}/lexicon.fst"), "of": len(bands), "endings": len(pairs), "functions": len(closed),
              "forms": len(open(f"{out}/forms.tsv", encoding="utf8").read().splitlines()) - 1}
    counts.update(table.write(tag, f"{out}/variants.csv", bands, set(pairs), closed))
    readme.write(tag, out, counts)
    print(tag, *(f"{k} {v}" for k, v in counts.items()), "bytes", sum(os.path.getsize(f"{out}/{f}") for f in os.listdir(out)), flush=True)


def index():
    """variants.fst of every pack: where the lines of each spelling are."""
    subprocess.run(["cargo", "run", "-q", "--locked", "--example", "index_rows"], cwd=ROOT, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tags", nargs="+", metavar="TAG", choices=[*languages.TAGS, "all"])
    parser.add_argument("--rows", action="store_true", help="write variants.csv only")
    args = parser.parse_args()
    for tag in languages.TAGS if "all" in args.tags else args.tags:
        if not args.rows:
            pack(tag)
        elif tag not in NO_ROWS:
            rows_alone(tag)
    index()


main()
