#!/usr/bin/env python3
"""Prints candidates for tools/table/minimal_pairs.csv, to be read by a person.

  minimal_pairs.py [--least BAND] [--lexicon FILE]

Two words of data/lexicon/hi.tsv are a candidate when one cheap edit of sound
makes one of the other: a nukta, the length of a vowel, a dental for a
retroflex, breath, voice, a sibilant, a nasal, a doubled consonant, an inner
vowel, a virama. Left out: pairs that differ in an ending only, two ways to
write one sound (हिन्दी, हिंदी; गये, गए), and pairs that a file of this folder
lists already. Columns: the edit, word, band, word, band; the more frequent
pairs first. FILE has lines word<TAB>band. Standard library only.
"""
import argparse, collections, csv, glob, os, re, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = f"{HERE}/../../data/lexicon/hi.tsv"
NUKTA, VIRAMA = "\u093c", "\u094d"
# Letters that stand for one another at a small cost, by the kind of the edit.
SWAPS = {
    "length": ["िी", "ुू", "इई", "उऊ", "अआ", "एऐ", "ओऔ", "ेै", "ोौ", "ेि", "ोु", "एइ", "ओउ", "ैा", "ौा"],
    "candra": ["ाॉ", "आऑ", "ोॉ", "औऑ", "ौॉ"],
    "retroflex": ["तट", "थठ", "दड", "धढ", "नण", "रड", "रल"],
    "breath": ["कख", "गघ", "चछ", "जझ", "टठ", "डढ", "तथ", "दध", "पफ", "बभ"],
    "voice": ["कग", "खघ", "चज", "छझ", "टड", "तद", "थध", "पब", "फभ"],
    "sibilant": ["शस", "षस", "शष", "चश", "चस", "छश", "जस"],
    "labial": ["बव", "वप", "मव", "मन", "भव"],
    "vocalic": ["ृि", "ृु", "ृे"],
}
# Letters whose presence alone is the edit.
EXTRA = {"nukta": NUKTA, "nasal": "ंँ", "vowel": "ािीुूेैोौ", "virama": VIRAMA, "breath": "ह", "visarga": "ः"}


def letters(word):
    return unicodedata.normalize("NFC", word)


def edits(word):
    """(kind, other word) for each cheap edit that lengthens or swaps; the shorter side is found from the longer."""
    for i, c in enumerate(word):
        for kind, sets in SWAPS.items():
            for pair in sets:
                if c in pair:
                    yield kind, word[:i] + pair[1 - pair.index(c)] + word[i + 1 :]
        for kind, extra in EXTRA.items():
            if c in extra:
                yield kind, word[:i] + word[i + 1 :]
        if c == "ा" and i + 1 < len(word):  # the long vowel on the other consonant: राम, रमा
            yield "place", word[:i] + word[i + 1] + "ा" + word[i + 2 :]
        if c == VIRAMA and i and i + 1 < len(word):
            yield "cluster", word[: i - 1] + word[i + 1 :]  # लक्ष्य, लक्ष
            yield "cluster", word[:i] + word[i + 2 :]
            yield "place", word[: i - 1] + word[i + 1] + VIRAMA + word[i - 1] + word[i + 2 :]  # कर्म, क्रम


def one_word(a, b):
    """Two ways to write one sound, or two endings of one stem."""
    glide = lambda w: re.sub("ं(?=[क-म])", "N", re.sub("[ङञणनम]्(?=[क-म])", "N", w.replace("ँ", "ं").replace("ये", "ए").replace("यी", "ई").replace("यीं", "ईं")))
    if glide(a) == glide(b):
        return True
    stem = os.path.commonprefix([a, b])
    x, y = a[len(stem) :], b[len(stem) :]
    endings = {"", "ा", "े", "ी", "ो", "ों", "ें", "ीं", "ं", "ँ", "आ", "ए", "ई", "ओ", "ाँ", "ां", "ियाँ", "ियां", "ियों", "ू", "ूँ", "ूं", "ता", "ते", "ती", "ना", "ने", "नी", "कर", "एँ", "एं"}
    return x in endings and y in endings


def listed():
    pairs = set()
    for path in glob.glob(f"{HERE}/*.csv"):
        for row in csv.DictReader(open(path, encoding="utf8")):
            pairs.add(frozenset((letters(row["variant"]), letters(row["canonical"]))))
    return pairs


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--least", type=int, default=1, help="both words of this band at least")
    options.add_argument("--lexicon", default=LEXICON)
    options.add_argument("--all", action="store_true", help="listed pairs too")
    args = options.parse_args()
    words = {}
    for line in open(args.lexicon, encoding="utf8"):
        if not line.startswith("#"):
            word, band = line.rstrip("\n").split("\t")
            words[letters(word)] = int(band)
    known = set() if args.all else listed()
    found = collections.OrderedDict()
    for word in sorted(words):
        for kind, other in edits(word):
            pair = tuple(sorted((word, other)))
            if other != word and words.get(other, 0) >= args.least <= words[word] and pair not in found:
                if frozenset(pair) not in known and not one_word(*pair):
                    found[pair] = kind
    for (a, b), kind in sorted(found.items(), key=lambda f: (-min(words[f[0][0]], words[f[0][1]]), f[1], f[0])):
        print(kind, a, words[a], b, words[b], sep="\t")


main()
