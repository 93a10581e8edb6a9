#!/usr/bin/env python3
"""Builds data/lexicon/hi.tsv and hi-endings.tsv.

  build.py SENTENCES

Words: the word list inside tesseract's Hindi model (Debian package
tesseract-ocr-hin, Apache-2.0), taken out with tesseract's own combine_tessdata
and dawg2wordlist. Frequencies: SENTENCES, the Hindi sentences of Common Voice
(CC0), one text file. Deterministic.
"""
import collections, glob, math, os, re, subprocess, sys, tempfile, unicodedata

WORD = re.compile(r"[ऀ-ःऄ-ह़-ॏॐॕ-ॗॠ-ॣॱ-ॿ]+")
BROKEN = re.compile(r"^[ऀ-ः़-ॏ]|्[ा-ौ]|[ा-ौ][ा-ौ]|(.)\1\1|््|[ंँः][ा-्]")
LONGEST_ENDING, FEWEST_STEMS = 4, 8


def clean(word):
    return unicodedata.normalize("NFC", word.replace("\u200c", "").replace("\u200d", ""))


def model_words():
    data = sorted(glob.glob("/usr/share/tesseract-ocr/*/tessdata/hin.traineddata"))[-1]
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "hin.")
        subprocess.run(["combine_tessdata", "-u", data, prefix], check=True, capture_output=True)
        out = os.path.join(folder, "words")
        subprocess.run(["dawg2wordlist", prefix + "lstm-unicharset", prefix + "lstm-word-dawg", out], check=True, capture_output=True)
        return [clean(line.strip()) for line in open(out, encoding="utf8")]


def band(count):
    """1 for a word of the list alone; then a step for each doubling of its count."""
    return 1 if count == 0 else min(9, 2 + int(math.log2(count)))


def good(word):
    return len(word) >= 2 and WORD.fullmatch(word) and not BROKEN.search(word)


def endings(words):
    stems = collections.defaultdict(set)
    for word in words:
        for cut in range(0, LONGEST_ENDING + 1):
            if len(word) - cut >= 2:
                stems[word[:len(word) - cut]].add(word[len(word) - cut:])
    counts = collections.Counter()
    for found in stems.values():
        found = sorted(found)
        for i, a in enumerate(found):
            for b in found[i + 1:]:
                if not a or not b or a[0] != b[0]:
                    counts[a, b] += 1
    return counts


def main():
    counts = collections.Counter(clean(w) for w in WORD.findall(open(sys.argv[1], encoding="utf8").read()))
    words = {w for w in model_words() if good(w)}
    frequent = {w for w, n in counts.items() if n >= 2 and good(w)}
    folder = os.path.join(os.path.dirname(__file__), "../../data/lexicon")
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/hi.tsv", "w", encoding="utf8") as f:
        f.write("# word<TAB>band 1-9; tesseract-ocr-hin word list (Apache-2.0), Common Voice frequencies (CC0); tools/lexicon/build.py\n")
        for word in sorted(words | frequent, key=lambda w: w.encode()):
            f.write(f"{word}\t{band(counts[word])}\n")
    rows = []
    for (a, b), n in endings(words | frequent).items():
        if n >= FEWEST_STEMS:
            a, b = sorted((a or "-", b or "-"), key=str.encode)
            rows.append((a, b, n))
    with open(f"{folder}/hi-endings.tsv", "w", encoding="utf8") as f:
        f.write("# ending<TAB>ending<TAB>stems that show both in hi.tsv; tools/lexicon/build.py\n")
        for a, b, n in sorted(rows, key=lambda r: (r[0].encode(), r[1].encode())):
            f.write(f"{a}\t{b}\t{n}\n")


main()
