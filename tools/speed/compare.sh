#!/usr/bin/env bash
# Times whole commands beside public rivals on the same bytes.
#   tools/speed/compare.sh FOLDER-OF-HINDI-TEXTS [BEFORE]
# With another binary of vartani as BEFORE, each of its figures is taken in turn with ours.
# Needs ripgrep, coreutils, sed, python3, cargo and a release build; analiticcl
# (`cargo install analiticcl`) is measured where it is installed.
set -euo pipefail
corpus=$1
before=${2:+$(realpath "$2")}
bin=$(cd "$(dirname "$0")/../.." && pwd)/target/release/vartani
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
export LC_ALL=C.UTF-8
command -v rg > /dev/null || { echo "ripgrep is not installed" >&2; exit 1; }
python3 - "$corpus" "$work" <<'PY'
import glob, random, sys
text = b"".join(open(p, "rb").read().replace(b"\f", b"\n") for p in sorted(glob.glob(sys.argv[1] + "/*.txt")))
whole = (text * (100_000_000 // len(text) + 1))[:100_000_000].rsplit(b"\n", 1)[0] + b"\n"
open(sys.argv[2] + "/100mb.txt", "wb").write(whole)
open(sys.argv[2] + "/10kb.txt", "wb").write(text[:10_000].rsplit(b"\n", 1)[0] + b"\n")
random.seed(1)
letters, signs = "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह", ["", "ा", "ि", "ी", "ु", "ू", "े", "ो"]
words = set()
while len(words) < 50_000:
    words.add("".join(random.choice(letters) + random.choice(signs) for _ in range(6)))
words = sorted(words)
open(sys.argv[2] + "/words.txt", "w").write("\n".join(words) + "\n")
rows = "".join(f"{w},{w}वक,variant,,verified,bench,\n" for w in words)
open(sys.argv[2] + "/table.csv", "w").write("variant,canonical,relation,lang,status,source,note\n" + rows)
PY
here=$(cd "$(dirname "$0")/../.." && pwd)
(cd "$here" && for n in 100000 1000000; do python3 tools/speed/words.py $n > "$work/$n.txt"; done)
cd "$work"
timed() {
  local name=$1; shift
  local best=999999
  for _ in $(seq "${times:-3}"); do
    local start end
    # 1 is "something found" or "nothing found"; anything above did not run.
    start=$(date +%s%N); "$@" > /dev/null 2>&1 || (( $? == 1 )) || { echo "failed: $*" >&2; exit 1; }; end=$(date +%s%N)
    local took=$(( (end - start) / 1000000 ))
    (( took < best )) && best=$took
  done
  printf '%-58s %6d ms\n' "$name" "$best"
}
# A command of vartani: ours, and that of BEFORE in turn with it.
ours() {
  local name=$1; shift
  if [ -z "$before" ]; then
    timed "vartani $name" "$bin" "$@"
    return
  fi
  local new=999999 old=999999 took
  for _ in $(seq "${times:-3}"); do
    for binary in "$bin" "$before"; do
      local start end
      start=$(date +%s%N); "$binary" "$@" > /dev/null 2>&1 || (( $? == 1 )) || { echo "failed: $binary $*" >&2; exit 1; }; end=$(date +%s%N)
      took=$(( (end - start) / 1000000 ))
      if [ "$binary" = "$bin" ]; then (( took < new )) && new=$took; else (( took < old )) && old=$took; fi
    done
  done
  printf '%-58s %6d ms, before %6d ms, %d %%\n' "vartani $name" "$new" "$old" $(( 100 * new / (old > 0 ? old : 1) ))
}
timed 'cat, 100 MB' cat 100mb.txt
timed 'wc -w, 100 MB' wc -w 100mb.txt
ours 'check --scope all, 100 MB' check --isolated --scope all --format brief 100mb.txt
ours 'fix --dry-run (certain), 100 MB' fix --isolated --dry-run 100mb.txt
ours 'fix --dry-run, 50,000 rows, 100 MB' fix --isolated --no-builtin --table table.csv --dry-run 100mb.txt
timed 'rg -c -w -F -f, the same 50,000 spellings, 100 MB' rg -c -w -F -f words.txt 100mb.txt
head -c 1000000 100mb.txt > 1mb.txt
head -1000 words.txt | sed 's|.*|s/&/&वक/g|' > words.sed
head -1001 table.csv > table1000.csv
ours 'fix --dry-run, 1,000 rows, 1 MB' fix --isolated --no-builtin --table table1000.csv --dry-run 1mb.txt
timed 'sed, the same 1,000 substitutions, 1 MB' sed -f words.sed 1mb.txt
ours 'check, 10 kB' check --isolated --format brief 10kb.txt
timed 'rg -c, 10 kB' rg -c टोकायव 10kb.txt
ours 'profile build, 100 MB' profile build --isolated 100mb.txt --out p
ours 'check --profile (of 100 MB), 10 kB' check --isolated --profile p 10kb.txt
ours 'cluster, 100,000 distinct spellings' cluster --isolated --no-builtin --format csv 100000.txt
ours 'cluster, 1,000,000 distinct spellings' cluster --isolated --no-builtin --format csv 1000000.txt
(cd "$here/tools/speed/rivals" && cargo build --release -q)
rivals=$here/tools/speed/rivals/target/release/rivals
timed 'symspell crate, one edit, 100,000 distinct spellings' "$rivals" 100000.txt
times=1 timed 'symspell crate, one edit, 1,000,000 distinct spellings' "$rivals" 1000000.txt
if command -v analiticcl > /dev/null; then
  python3 -c 'import sys
text = open("100000.txt", encoding="utf8").read()
open("letters.tsv", "w").write("\n".join(sorted(set(text) - set("\n "))) + "\n")
open("lexicon.tsv", "w").write("".join(f"{word}\t1\n" for word in text.split()))'
  times=1 timed 'analiticcl, one edit, 100,000 distinct spellings' analiticcl query --lexicon lexicon.tsv --alphabet letters.tsv --max-edit-distance 1 --max-anagram-distance 2 --max-matches 0 100000.txt
fi
peak() { python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MB")' "$@"; }
echo "peak memory, check --scope all, 100 MB: $(peak "$bin" check --isolated --scope all --format brief 100mb.txt)"
for i in $(seq 10); do cat 100mb.txt; done > 1gb.txt
echo "peak memory, fix, 1 GB: $(peak "$bin" fix --isolated 1gb.txt)"
echo "peak memory, symspell crate, 1,000,000 spellings: $(peak "$rivals" 1000000.txt)"
echo "peak memory, cluster, 1,000,000 spellings: $(peak "$bin" cluster --isolated --no-builtin --format csv 1000000.txt)"
