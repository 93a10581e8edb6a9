#!/usr/bin/env python3
"""Predicted against observed: how often a pair with probability p is a variant.

  reliability.py VARTANI GOLD [SCRIPT] [PREFIX]

GOLD is a folder with measure.py's data and, one level up or inside, measure.py
itself (set MEASURE to its folder otherwise). Positives and negatives are taken
as measure.py takes them, negatives weighted to three for each positive. The
last line is the expected calibration error: the mean distance of the two,
weighted by pairs.
"""
import argparse, os, sys

binary, gold = sys.argv[1:3]
script = sys.argv[3] if len(sys.argv) > 3 else "devanagari"
prefix = [sys.argv[4] if len(sys.argv) > 4 else ""]
sys.path.insert(0, os.environ.get("MEASURE", gold))
import measure  # noqa: E402


def main():
    sets = measure.sets_of(gold, script, prefix)
    positive = sorted({(a, b) for _, _, names in sets for i, a in enumerate(names) for b in names[i + 1:]})
    inside = set(positive) | {(b, a) for a, b in positive}
    negative = []
    if script == "devanagari":
        for line in list(open(f"{gold}/negatives.tsv", encoding="utf8"))[1:]:
            negative.append(tuple(line.rstrip("\n").split("\t")[1:3]))
    negative += [pair for pair in measure.cross_pairs(sets, 20000) if pair not in inside]
    weight = 3 * len(positive) / max(1, len(negative))
    scores = measure.score(binary, positive + negative)
    import math
    bins = [[0.0, 0.0, 0.0] for _ in range(10)]
    for n, (odds, _) in enumerate(scores):
        p = 1 / (1 + math.exp(-odds))
        w = 1.0 if n < len(positive) else weight
        cell = bins[min(9, int(p * 10))]
        cell[0] += w
        cell[1] += w * p
        cell[2] += w * (n < len(positive))
    total = sum(b[0] for b in bins)
    error = 0.0
    print("| predicted | pairs (weighted) | mean predicted | observed |\n| --- | --- | --- | --- |")
    for n, (count, predicted, observed) in enumerate(bins):
        if count:
            print(f"| {n / 10:.1f}–{n / 10 + .1:.1f} | {count:.0f} | {predicted / count:.3f} | {observed / count:.3f} |")
            error += abs(predicted - observed)
    print(f"\nexpected calibration error {error / total:.3f}")


if __name__ == "__main__":
    main()
