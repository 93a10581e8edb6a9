#!/usr/bin/env python3
"""A learned rival on the same pairs: logistic regression over letter n-grams.

  learned_rival.py GOLD TRAIN HELD [SCRIPT [PREFIX]]

GOLD is the folder with measure.py; TRAIN and HELD are its two parts. For each n-gram
of up to three letters, word limits included, the model sees how often both spellings
have it and how often only one has. It is trained on the sets of TRAIN and as many as
three other pairs to each true one (the negatives of GOLD that are not in HELD,
look-alikes, chance), and judged as measure.py judges.
Needs scikit-learn (measured with 1.9.1).
"""
import collections, random, sys, unicodedata

gold, train, held = sys.argv[1:4]
script = sys.argv[4] if len(sys.argv) > 4 else "devanagari"
prefix = [sys.argv[5] if len(sys.argv) > 5 else ("hi:" if script == "devanagari" else "")]
sys.path.insert(0, gold)
import measure
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import LogisticRegressionCV


def grams(word):
    word = "^" + unicodedata.normalize("NFD", word.lower()) + "$"
    return collections.Counter(word[i:i + n] for n in (1, 2, 3) for i in range(len(word) - n + 1))


def features(a, b):
    x, y = grams(a), grams(b)
    both, one = x & y, (x - y) + (y - x)
    seen = {f"both {g}": n for g, n in both.items()} | {f"one {g}": n for g, n in one.items()}
    total = sum(both.values()) + sum(one.values())
    return seen | {"length": (len(a) + len(b)) / 20, "share": 4 * sum(one.values()) / total}


def pairs(folder):
    sets = measure.sets_of(folder, script, prefix)
    true = sorted({(a, b) for _, _, names in sets for i, a in enumerate(names) for b in names[i + 1:]})
    inside = set(true) | {(b, a) for a, b in true}
    true = random.Random(11).sample(true, min(len(true), 4000))
    false = [p for p in measure.cross_pairs(sets, 4000) if p not in inside]
    return sets, true, false


sets, true, false = pairs(train)
names = sorted({name for _, _, names in sets for name in names})
dice = random.Random(5)
if script == "devanagari":
    taken = {tuple(l.rstrip("\n").split("\t")[1:3]) for l in list(open(f"{held}/negatives.tsv", encoding="utf8"))[1:]}
    known = [tuple(l.rstrip("\n").split("\t")[1:3]) for l in list(open(f"{gold}/negatives.tsv", encoding="utf8"))[1:]]
    false += [p for p in known if p not in taken]
while len(false) < 3 * len(true):
    false.append(tuple(dice.sample(names, 2)))
hasher = FeatureHasher(1 << 18, alternate_sign=False)
model = LogisticRegressionCV(Cs=[.01, .1, 1, 10], cv=4, class_weight="balanced", max_iter=2000, random_state=1)
model.fit(hasher.transform(features(a, b) for a, b in true + false), [1] * len(true) + [0] * len(false))
measure.score = lambda _, asked: [(s, "variant" if s > 0 else "other") for s in model.decision_function(hasher.transform(features(a, b) for a, b in asked))]
sys.argv = ["measure.py", "pairs", "learned", held, "--script", script] + (["--prefix", *prefix] if prefix != [""] else [])
measure.main()
