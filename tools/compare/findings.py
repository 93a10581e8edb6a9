#!/usr/bin/env python3
"""Says what two builds of vartani find, fix, cluster and score differently.

    python3 tools/compare/findings.py OLD NEW PATH... [--pairs FILE]...

OLD and NEW are vartani binaries. PATH is a text, a list of names or a folder, of which
each file is a text. A plain text in which form feeds separate documents is split at them
(`--whole` leaves it as it is). Each text is copied into a temporary folder; nothing is
written beside it. Both builds then run on it:

    check    check --isolated --format json --tier possible
    across   the same with --scope all: all documents of a text together
    plan     fix --isolated --dry-run --format json --tier likely
    written  fix --isolated --diff, and with --tier likely
    cluster  cluster --isolated --format json

FILE is a list of pairs, `A<TAB>B` first in each line (more columns are left out, and so
are lines with `#` first or without a tab); both builds run `score` on it.

Lines of the report: `-` only OLD has it, `+` only NEW has it, `~` both have it with other
values. Words of explanation (`message`, `reason`) and examples are not compared, nor are
fields that only NEW writes; these are named. A field that NEW no longer writes, and another
exit code, are differences.

Exit code: 0 the same, 1 something differs, 2 usage.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

WORDS = {"message", "reason", "example"}
# The name of a run, its arguments, how its output is read.
RUNS = [
    ("check", ["check", "--isolated", "--format", "json", "--tier", "possible"], "json"),
    ("across", ["check", "--isolated", "--format", "json", "--tier", "possible",
                "--scope", "all"], "json"),
    ("plan", ["fix", "--isolated", "--dry-run", "--format", "json", "--tier", "likely"], "json"),
    ("written", ["fix", "--isolated", "--diff"], "diff"),
    ("written --tier likely", ["fix", "--isolated", "--diff", "--tier", "likely"], "diff"),
    ("cluster", ["cluster", "--isolated", "--format", "json"], "json"),
]
# What names a record; the other fields are its values.
NAMES = [
    ("path", "byte_start", "byte_end", "word"),
    ("canonical", "rule", "words"),
    ("canonical", "variants"),
    ("a", "b", "row"),
    ("path", "line", "number"),
]


def texts(paths):
    """Each file that is named or stands in a folder that is named, by the name shown."""
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            yield from ((str(file), file) for file in sorted(path.rglob("*")) if file.is_file())
        else:
            yield str(path), path


def lay_out(file, folder, whole):
    """Copies a text into a folder, a document a file; says how many there are."""
    text = file.read_bytes()
    parts = text.split(b"\f") if file.suffix == ".txt" and not whole else [text]
    if len(parts) == 1:
        (folder / file.name).write_bytes(text)
        return 1
    parts = [part for part in parts if part.strip()]
    for number, part in enumerate(parts, 1):
        (folder / f"{file.stem}.{number:05}{file.suffix}").write_bytes(part)
    return len(parts)


def output(binary, arguments, folder, given=b""):
    """What a build prints, its exit code and its first error."""
    command = [binary, *arguments]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)
    errors = done.stderr.decode("utf-8", "replace").splitlines() or [""]
    return done.stdout.decode("utf-8", "replace"), done.returncode, errors[0]


def records_of_json(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def records_of_diff(text):
    """The lines that a diff takes out and puts in, numbered where one stands twice."""
    path, seen, records = "", collections.Counter(), []
    for line in text.splitlines():
        if line.startswith("--- ") or line.startswith("+++ "):
            path = line[4:]
        elif line[:1] in "-+" and line[:1]:
            seen[path, line] += 1
            records.append({"path": path, "line": line, "number": seen[path, line]})
    return records


def records_of_score(text):
    records = []
    for row, line in enumerate(text.splitlines(), 1):
        cells = (line.split("\t") + [""] * 5)[:5]
        names = ("a", "b", "log_odds", "probability", "verdict")
        records.append({"row": row, **dict(zip(names, cells))})
    return records


READ = {"json": records_of_json, "diff": records_of_diff, "score": records_of_score}


def fields(records):
    return set().union(*(record.keys() for record in records)) - WORDS


def name_of(record, common):
    """The fields that say which record it is, as text."""
    for names in NAMES:
        if all(name in record for name in names):
            record = {name: record[name] for name in names if name in common}
            break
    # Of the words of a set only which they are; their numbers are values.
    for key in ("variants", "words"):
        if isinstance(record.get(key), list):
            record[key] = sorted(f"{it['word']} → {it['suggestion']}" if it.get("suggestion")
                                 else it["word"] for it in record[key])
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def by_name(records, common):
    named = collections.defaultdict(list)
    for record in records:
        value = {key: record[key] for key in sorted(common) if key in record}
        named[name_of(record, common)].append(json.dumps(value, ensure_ascii=False))
    return {name: sorted(values) for name, values in named.items()}


def differences(old, new):
    """Lines that say what differs between two lists of records, and notes."""
    lines, notes, common = [], [], fields(old) | fields(new)
    if old and new:
        common = fields(old) & fields(new)
        lines += [f"- field {name}" for name in sorted(fields(old) - common)]
        notes += [f"fields that only NEW writes: {', '.join(sorted(fields(new) - common))}"
                  ] if fields(new) - common else []
    olds, news = by_name(old, common), by_name(new, common)
    for name in sorted(olds.keys() | news.keys()):
        before, after = olds.get(name), news.get(name)
        if before == after:
            continue
        if before is None or after is None:
            sign, values = ("+", after) if before is None else ("-", before)
            lines += [f"{sign} {value}" for value in values]
        else:
            lines.append(f"~ {' '.join(before)}\n    → {' '.join(after)}")
    return lines, notes


def compare(builds, run, folder, given=b""):
    """The differences of one run of both builds, the notes and the number of records."""
    _, arguments, kind = run
    with ThreadPoolExecutor() as pool:
        both = pool.map(lambda build: output(build, arguments, folder, given), builds)
    (old, old_code, error), (new, new_code, _) = both
    old, new = READ[kind](old), READ[kind](new)
    lines, notes = differences(old, new)
    if old_code != new_code:
        lines.insert(0, f"~ exit code {old_code}\n    → {new_code}")
    elif old_code not in (0, 1) and not old and not new:
        notes.append(f"both builds end with exit code {old_code} and find nothing: {error}")
    return lines, notes, len(old)


def pairs(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t")[:2] for line in lines if "\t" in line and not line.startswith("#")]
    return "".join(f"{a}\t{b}\n" for a, b in kept).encode()


class Report:
    """Prints what differs, and keeps the sums."""

    def __init__(self, most):
        self.most, self.notes = most, set()
        self.sums = collections.defaultdict(collections.Counter)

    def add(self, text, run, lines, notes, records):
        self.notes.update(f"{run}: {note}" for note in notes)
        self.sums[run]["records"] += records
        for line in lines:
            self.sums[run][line[0]] += 1
        if lines:
            print(f"{text}: {run}")
            print("".join(f"  {line}\n" for line in lines[: self.most]), end="")
            if len(lines) > self.most:
                print(f"  … {len(lines) - self.most} more (--most N shows more)")
            sys.stdout.flush()

    def finish(self):
        """Prints the sums; True where something differs."""
        print("run\trecords of OLD\t-\t+\t~")
        for run, sums in self.sums.items():
            print("\t".join([run, *(str(sums[key]) for key in ("records", "-", "+", "~"))]))
        print("".join(f"{note}\n" for note in sorted(self.notes)), end="")
        return any(sums[sign] for sums in self.sums.values() for sign in "-+~")


def arguments():
    summary, _, rest = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("paths", metavar="PATH", nargs="*")
    parser.add_argument("--pairs", metavar="FILE", action="append", default=[])
    parser.add_argument("--whole", action="store_true", help="do not split at form feeds")
    parser.add_argument("--most", metavar="N", type=int, default=20,
                        help="differences shown of one run on one text (default 20)")
    given = parser.parse_args()
    for path in [given.old, given.new, *given.paths, *given.pairs]:
        if not pathlib.Path(path).exists():
            parser.error(f"{path}: no such file; check the path")
    if not given.paths and not given.pairs:
        parser.error("no text; name a PATH or --pairs FILE")
    return given


def main():
    given = arguments()
    builds = [str(pathlib.Path(build).resolve()) for build in (given.old, given.new)]
    report = Report(given.most)
    for name, file in texts(given.paths):
        with tempfile.TemporaryDirectory() as folder:
            lay_out(file, pathlib.Path(folder), given.whole)
            for run in RUNS:
                command = (run[0], [*run[1], "."], run[2])
                report.add(name, run[0], *compare(builds, command, folder))
    for path in given.pairs:
        score = ("score", ["score"], "score")
        report.add(path, "score", *compare(builds, score, ".", pairs(path)))
    return int(report.finish())


if __name__ == "__main__":
    sys.exit(main())
