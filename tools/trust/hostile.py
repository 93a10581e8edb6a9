#!/usr/bin/env python3
"""What hostile input costs: seconds at n and at 4n, and how often the one is in the other.

    tools/trust/hostile.py target/release/vartani

A straight line gives 4; a square 16. Time of the processor, of children only; the least of
three runs. Below two hundredths of a second n is made four times as large, so that what is
measured is the input and not the start. Standard library only.
"""
import os
import resource
import struct
import subprocess
import sys
import tempfile
import zlib

HINDI = "टोकायव आए। टोकायेव गए। "


def text(piece):
    """The piece again and again, n bytes of it."""
    encoded = piece.encode("utf-8", "surrogatepass")
    return lambda n: encoded * (n // len(encoded))


def around(before, piece, after=""):
    return lambda n: before.encode() + text(piece)(n) + after.encode()


def utf16(piece):
    return lambda n: b"\xff\xfe" + piece.encode("utf-16-le") * (n // (2 * len(piece)))


def words(n):
    """Words of eight letters, no two alike."""
    letters = "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह"
    out = []
    for number in range(n // 25):
        word = "".join(letters[(number * 7919 + number // 29 ** at) % 30] + "ा" for at in range(4))
        out.append(word)
    return " ".join(out).encode()


def picture(n):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"\x55" * n)


CHECK = ["check", "--isolated", "--format", "json", "FILE"]
CASES = [
    ("run of @", "a.txt", text("@"), CHECK),
    ("run of ://", "a.txt", text("://"), CHECK),
    ("run of www.", "a.txt", text("www."), CHECK),
    ("run of & in HTML", "a.html", around("<p>", "&"), CHECK),
    ("run of &amp in HTML", "a.html", around("<p>", "&amp"), CHECK),
    ("run of & in XML text", "a.xml", around("<a>", "&amp;", "</a>"), CHECK),
    ("run of < in HTML", "a.html", around("<p>", "<"), CHECK),
    ("run of < in subtitles", "a.srt", around("1\n00:00:01,000 --> 00:00:02,000\n", "<"), CHECK),
    ("run of {\\ in subtitles", "a.srt", around("1\n00:00:01,000 --> 00:00:02,000\n", "{\\"), CHECK),
    ("run of ‹", "a.txt", text("‹"), CHECK + ["--ignore-quotations"]),
    ("open quotations", "a.txt", text("“टोकायव "), CHECK + ["--ignore-quotations"]),
    ("ignore comments", "a.txt", text(HINDI + "vartani:ignore=क\n"), CHECK),
    ("run of [ in Markdown", "a.md", text("["), CHECK),
    ("run of ` in Markdown", "a.md", text("` `` "), CHECK),
    ("run of * in Markdown", "a.md", text("*क_ख "), CHECK),
    ("run of > in Markdown", "a.md", text("> "), CHECK),
    ("run of $ in LaTeX", "a.tex", text("$क"), CHECK),
    ("run of \\begin in LaTeX", "a.tex", text("\\begin{verbatim}"), CHECK),
    ("run of { in LaTeX", "a.tex", text("{"), CHECK),
    ("run of [ in JSON", "a.json", text("["), CHECK),
    ("nested objects in JSON", "a.json", text('{"a":"क",'[:-1] + ',"b":'), CHECK + ["--field", "a.b"]),
    ("run of , in CSV", "a.csv", text(","), CHECK),
    ("run of quotes in CSV", "a.csv", text('""'), CHECK),
    ("backslashes in PO", "a.po", around('msgid "a"\nmsgstr "', "\\"), CHECK),
    ("UTF-16, json", "a.txt", utf16(HINDI), CHECK),
    ("UTF-16, sarif", "a.txt", utf16(HINDI), ["check", "--isolated", "--format", "sarif", "FILE"]),
    ("one line, human", "a.txt", text(HINDI + "मास्को मॉस्को "), ["check", "--isolated", "FILE"]),
    ("one line, checkstyle", "a.txt", text(HINDI), ["check", "--isolated", "--format", "checkstyle", "FILE"]),
    ("one word, Latin", "a.txt", text("ACGT"), CHECK),
    ("one word, Devanagari", "a.txt", text("टोकायव"), CHECK),
    ("one word, Han", "a.txt", text("漢字"), CHECK),
    ("one word, Thai", "a.txt", text("คอมพิ"), CHECK),
    ("one word, Arabic", "a.txt", text("كتاب"), CHECK),
    ("one word, vowel signs", "a.txt", text("ाि"), CHECK),
    ("one word, marks", "a.txt", around("a", "\u0301\u0323"), CHECK),
    ("one word, joiners", "a.txt", around("क", "\u200d\u200c"), CHECK),
    ("two near words", "a.txt", lambda n: text("टोका")(n // 2) + b"\xe0\xa4\xaf " + text("टोका")(n // 2), CHECK),
    ("score of two near words", "a.txt", lambda n: text("टोका")(n // 2) + b"\xe0\xa4\xaf\t" + text("टोका")(n // 2) + b"\n", ["score"]),
    ("words, all different", "a.txt", words, CHECK),
    ("words over line ends", "a.txt", text("टोका-\nयव "), CHECK),
    ("short lines", "a.txt", text("क\n"), CHECK),
    ("invalid bytes", "a.txt", lambda n: b"\xe0\xa4\x95\xff" * (n // 4), CHECK),
    ("escape sequences", "a.txt", text("\x1b[2J टोकायव टोकायेव "), ["check", "--isolated", "FILE"]),
    ("a picture", "a.png", picture, CHECK),
    ("fix of a line", "a.txt", text(HINDI), ["fix", "--isolated", "--diff", "FILE"]),
    ("fix of CSV", "a.csv", text("टोकायव,टोकायेव\n"), ["fix", "--isolated", "--dry-run", "FILE"]),
]


def seconds(binary, folder, name, data, arguments):
    """The least of three runs, and None where one is stopped after two minutes."""
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    least = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, "rb") as given:
            command = [binary] + [path if part == "FILE" else part for part in arguments]
            try:
                ended = subprocess.run(
                    command, stdin=given, stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL, timeout=120, check=False)
            except subprocess.TimeoutExpired:
                return None
        if ended.returncode not in (0, 1, 2):
            return None
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = used if least is None else min(least, used)
        if least > 5:
            break
    return least


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    named = sys.argv[2:]
    worst = 0.0
    print("| input | n, bytes | seconds at n | at 4n | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for title, name, make, arguments in CASES:
        if named and not any(part in title for part in named):
            continue
        with tempfile.TemporaryDirectory() as folder:
            n = 100_000
            once = seconds(binary, folder, name, make(n), arguments)
            while once is not None and once < 0.05 and n < 6_000_000:
                n *= 4
                once = seconds(binary, folder, name, make(n), arguments)
            four = None if once is None else seconds(binary, folder, name, make(4 * n), arguments)
        if four is None:
            print(f"| {title} | {n:,} | stopped | | |", flush=True)
            worst = float("inf")
            continue
        ratio = four / max(once, 0.001)
        worst = max(worst, ratio)
        print(f"| {title} | {n:,} | {once:.2f} | {four:.2f} | {ratio:.1f} |", flush=True)
    sys.exit(0 if worst < 6 else f"the worst ratio is {worst:.1f}, wanted below 6")


if __name__ == "__main__":
    main()
