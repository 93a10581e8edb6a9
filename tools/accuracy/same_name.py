#!/usr/bin/env python3
"""Clusters of a name list, where sets with like English keys are one name.

  same_name.py GOLD VARTANI HELD SCRIPT PREFIX

GOLD is the folder with measure.py, HELD the labelled sets. measure.py counts England
and angleterre as two names; here two sets are one where the first three consonants of
their English keys are the same. That is too kind, as measure.py is too strict.
Standard library only.
"""
import collections, importlib.util, json, re, subprocess, sys, tempfile, unicodedata

gold, binary, held, script, prefix = sys.argv[1:6]
spec = importlib.util.spec_from_file_location("measure", f"{gold}/measure.py")
measure = importlib.util.module_from_spec(spec)
spec.loader.exec_module(measure)


def consonants(english):
    letters = re.sub(r"[^a-zɑ-ʯ]", "", unicodedata.normalize("NFD", english).lower())
    letters = letters.translate(str.maketrans("ckqzjpfvbtd", "kkkjjppbbtt"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouhwy]", "", letters))[:3]


sets = measure.sets_of(held, script, [prefix])
owner = {}
for number, (_, _, names) in enumerate(sets):
    for name in names:
        if not re.search(r"[\s\-]", name):
            owner.setdefault(unicodedata.normalize("NFC", name), number)
with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as names:
    names.write("\n\n".join(sorted(owner)) + "\n")
    names.flush()
    command = [binary, "cluster", "--no-builtin", "--tier", "likely", "--format", "json", names.name]
    out = subprocess.run(command, capture_output=True, text=True).stdout
counts = collections.Counter()
for line in out.splitlines():
    words = [unicodedata.normalize("NFC", v["word"]) for v in json.loads(line)["variants"]]
    known = [owner[word] for word in words if word in owner]
    for at, a in enumerate(known):
        for b in known[at + 1:]:
            keys = consonants(sets[a][1]), consonants(sets[b][1])
            alike = keys[0] == keys[1] != ""
            counts["same set" if a == b else "like keys" if alike else "unlike keys"] += 1
total = max(1, sum(counts.values()))
print(f"{script} {prefix}: {len(owner)} names, {dict(counts)}")
print(f"  P by sets {counts['same set'] / total:.3f}, by keys {1 - counts['unlike keys'] / total:.3f}")
