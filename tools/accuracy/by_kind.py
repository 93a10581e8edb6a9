#!/usr/bin/env python3
"""Prints how true pairs of names fare by the kind of their difference.

  by_kind.py GOLD HELD BINARY [PREFIX]

GOLD is the folder with measure.py; HELD has the sets and negatives to be judged.
A pair is of a kind where that kind of difference, taken away from both spellings,
makes them one; of several kinds where it takes more than one. Standard library only.
"""
import collections, random, re, sys, unicodedata

gold, held, binary = sys.argv[1:4]
prefix = [sys.argv[4] if len(sys.argv) > 4 else "hi:"]
sys.path.insert(0, gold)
import measure

STOPS = "कखगघचछजझटठडढतथदधपफबभ"
CHANGES = [
    ("nukta", lambda w: w.replace("\u093c", "")),
    ("nasal", lambda w: re.sub("[ँं]", "ं", re.sub(f"[ङञणनम]्(?=[{STOPS}])", "ं", w))),
    ("vowel length i, u", lambda w: w.translate(str.maketrans("ीूईऊ", "िुइउ"))),
    ("open vowel ऑ, ऍ", lambda w: w.translate(str.maketrans("ॉऑॅऍ", "ाआेए"))),
    ("e and ai, o and au", lambda w: w.translate(str.maketrans("ैौऐऔ", "ेोएओ"))),
    ("inherent vowel, virama", lambda w: w.replace("्", "")),
    ("a and ā", lambda w: re.sub("(?<!^)ा", "", w)),
    ("dental and retroflex", lambda w: w.translate(str.maketrans("टठडढण", "तथदधन"))),
    ("breath", lambda w: w.translate(str.maketrans("खघछझठढथधफभ", "कगचजटडतदपब"))),
    ("glide", lambda w: re.sub("[इईयिी]+(?=[ेएाआ])|य(?=े)", "", w).translate(str.maketrans("एआइई", "ेािी")).replace("य", "")),
    ("doubled consonant", lambda w: re.sub(r"(.)्\1", r"\1", w)),
    ("sibilants", lambda w: w.translate(str.maketrans("शष", "सस"))),
    ("b and v", lambda w: w.replace("व", "ब")),
]


def kind(a, b):
    a, b = (unicodedata.normalize("NFD", w) for w in (a, b))
    for name, change in CHANGES:
        if change(a) == change(b):
            return name
    for name, change in CHANGES:
        a, b = change(a), change(b)
    return "several of these" if a == b else "others"


sets = measure.sets_of(held, "devanagari", prefix)
true = sorted({(a, b) for _, _, names in sets for i, a in enumerate(names) for b in names[i + 1:]})
inside = set(true) | {(b, a) for a, b in true}
true = random.Random(11).sample(true, min(len(true), 4000))
false = [tuple(line.rstrip("\n").split("\t")[1:3]) for line in list(open(f"{held}/negatives.tsv", encoding="utf8"))[1:]]
false += [pair for pair in measure.cross_pairs(sets, 4000) if pair not in inside]
table = collections.defaultdict(lambda: [0, 0, 0, 0])
for wanted, pairs in ((0, true), (2, false)):
    for pair, (_, verdict) in zip(pairs, measure.score(binary, pairs)):
        row = table[kind(*pair)]
        row[wanted] += 1
        row[wanted + 1] += verdict == "variant"
print("| difference | true pairs | found | other pairs | taken for one |\n| --- | --- | --- | --- | --- |")
for name in [name for name, _ in CHANGES] + ["several of these", "others"]:
    pairs, found, others, wrong = table[name]
    print(f"| {name} | {pairs} | {100 * found / pairs:.0f} % | {others} | {wrong} |" if pairs else f"| {name} | 0 | – | {others} | {wrong} |")
