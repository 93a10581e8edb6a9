#!/usr/bin/env python3
"""Makes data/encoding/do-not-emit.tsv out of Unicode's DoNotEmit.txt.

  do_not_emit.py DoNotEmit.txt > data/encoding/do-not-emit.tsv

The file is part of the Unicode Character Database (16.0 or later), and is in
Debian's package unicode-data. Kept are the sequences that look the same as their
replacement. Left out are single characters for which another spelling is only
preferred (Deprecated, Discouraged, Preferred_Spelling: ŉ would become two words),
doubled Arabic vowel signs, and Tamil_Shrii, because nearly all Tamil text writes the
old form. Standard library only.
"""
import re, sys

KEPT = ("Indic_", "Bengali_Khanda_Ta", "Malayalam_Chillu", "Hamza_Form", "Dotless_Form", "Precomposed_Form")
LINE = re.compile(r"([0-9A-F ]+);([0-9A-F ]+); *(\w+)")

lines = open(sys.argv[1], encoding="utf8").read().split("\n")
print(f"# {lines[0].lstrip('# ').removesuffix('.txt')}, made by tools/encoding/do_not_emit.py")
print("# © Unicode, Inc., Unicode-3.0; sequence, what to write, kind")
for sequence, written, kind in (m.groups() for m in map(LINE.match, lines) if m):
    if kind.startswith(KEPT):
        print(sequence.strip(), written.strip(), kind, sep="\t")
