#!/usr/bin/env python3
"""Prints N distinct pseudo-words that look like Hindi, from the pairs of syllables
that follow each other in data/lexicon/hi.tsv. The same N gives the same words.

  words.py N
"""
import collections, random, re, sys

random.seed(1)
lines = (line.split("\t")[0] for line in open("data/lexicon/hi.tsv", encoding="utf8") if not line.startswith("#"))
syllable = re.compile("(?:[\u0915-\u0939]\u093c?\u094d)*[\u0904-\u0939]\u093c?[\u093e-\u094c]?[\u0901-\u0903]?|.")
after = collections.defaultdict(list)
for word in lines:
    before = "^"
    for piece in syllable.findall(word) + ["$"]:
        after[before].append(piece)
        before = piece
words = set()
while len(words) < int(sys.argv[1]):
    word, piece = "", random.choice(after["^"])
    while piece != "$":
        word += piece
        piece = random.choice(after[piece])
    if 3 <= len(word) <= 18:
        words.add(word)
print("\n".join(sorted(words)))
