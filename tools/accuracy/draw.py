#!/usr/bin/env python3
"""Draws findings of the Hindi texts of the labelled data, to be read.

  draw.py GOLD VARTANI NUMBER SEED [READ ...]

Each document is checked for itself; one finding stands for its set, rule and
document. READ are files that this made before: what is in them is not drawn
again. Standard library only.
"""
import collections, glob, json, os, random, re, subprocess, sys, tempfile

gold, binary, number, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
HEAD = re.compile(r"^#\d+ (\S+) (\S+) (.*)$")
read = {m.groups() for path in sys.argv[5:] for m in map(HEAD.match, open(path, encoding="utf8")) if m}


def around(raw, start, end):
    cut = lambda part: part.decode("utf8", "ignore").replace("\n", " ")
    return f"{cut(raw[max(0, start - 110):start])}【{cut(raw[start:end])}】{cut(raw[end:end + 110])}"


with tempfile.TemporaryDirectory() as folder:
    names = []
    for path in sorted(glob.glob(f"{gold}/texts/hi-*.txt")):
        documents = [d for d in open(path, encoding="utf8").read().split("\f") if d.strip()]
        for at, document in enumerate(documents):
            names.append(f"{folder}/{os.path.basename(path)[:-4]}-{at:05}.txt")
            open(names[-1], "w", encoding="utf8").write(document)
    open(f"{folder}/list", "w").write("\n".join(names) + "\n")
    command = [binary, "check", "--isolated", "--format", "json", "--files-from", f"{folder}/list"]
    out = subprocess.run(command, capture_output=True, text=True).stdout
    sets = collections.defaultdict(list)
    for finding in map(json.loads, out.splitlines()):
        document = os.path.basename(finding["path"])[:-4]
        sets[finding["rule"], document, finding["cluster"]].append(finding)
    left = sorted(set(sets) - read)
    for count, key in enumerate(random.Random(seed).sample(left, min(number, len(left))), 1):
        print(f"#{count} {key[0]} {key[1]} {key[2]}")
        for message in sorted({finding["message"] for finding in sets[key]}):
            print("   says:", message)
        shown = {finding["word"]: finding for finding in reversed(sets[key])}
        for finding in shown.values():
            raw = open(finding["path"], "rb").read()
            print("   …", around(raw, finding["byte_start"], finding["byte_end"]))
