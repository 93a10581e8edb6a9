"""Writes the README of a pack."""
import csv, os

import functions, languages, sources


def used(tag):
    """(package, version, licence, what) of a pack."""
    if tag == "hi":
        yield "tesseract-ocr-hin", "(see data/lexicon)", "Apache-2.0", "words and endings, the same as data/lexicon/hi.tsv and hi-endings.tsv; bands from Common Voice (CC0)"
    elif tag == "en":
        yield "scowl (Debian)", sources.debian_version("scowl"), "SCOWL's own (like MIT)", "words and bands"
    elif tag in languages.MODEL:
        package = f"tesseract-ocr-{languages.MODEL[tag]}"
        yield f"{package} (Debian)", sources.debian_version(package), "Apache-2.0", "words and endings"
    if sources.spacy_bands(tag) and tag != "en":
        yield "spacy-lookups-data (PyPI)", sources.PYPI["spacy-lookups-data"], "MIT", "bands"
    yield "cldr-dates-full, cldr-rbnf (npm)", "48.2.0", "Unicode-3.0", "days, months, numerals of function-words.txt"
    if tag in functions.WITH_STOP_WORDS:
        yield "spacy (PyPI)", sources.PYPI["spacy"], "MIT", "stop words of function-words.txt"
    yield "vartani", "", "MIT OR Apache-2.0", "the other function words and forms.tsv, written from the grammars named there"


def variants(out):
    path = f"{out}/variants.csv"
    counts = {}
    if os.path.exists(path):
        for row in csv.DictReader(open(path, encoding="utf8")):
            counts[row["status"]] = counts.get(row["status"], 0) + 1
    return counts


def write(tag, out, counts):
    rows = variants(out)
    lines = [f"# {languages.NAMES[tag]} (`{tag}`)", "", "Made by `python3 tools/language/build.py`; do not edit by hand. The format is told in `../README.md`.", "",
             "| part | count |", "| --- | --- |",
             f"| `lexicon.fst` | {counts['words']} words of {counts['of']} |", f"| `endings.fst` | {counts['endings']} pairs |",
             f"| `function-words.txt` | {counts['functions']} words |", f"| `forms.tsv` | {counts['forms']} forms |"]
    lines += [f"| `variants.csv` | {', '.join(f'{n} {status}' for status, n in sorted(rows.items()))} |"] if rows else []
    lines += ["", "| source | version | licence | what |", "| --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(row)} |" for row in used(tag)]
    if rows:
        lines += ["", "Sources of `variants.csv` stand in its column `source`; credits and licences: `../README.md`."]
    open(f"{out}/README.md", "w", encoding="utf8").write("\n".join(lines) + "\n")
