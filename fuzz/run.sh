#!/usr/bin/env bash
# Searches for inputs that break a law: fuzz/run.sh [ROUNDS]. Needs a nightly toolchain,
# a C++ compiler and cargo-fuzz (cargo install cargo-fuzz). Appends a line to fuzz/log.tsv
# for each target and round: target, executions, seconds, inputs that broke a law so far.
# What broke a law stands in fuzz/artifacts; put it into tests/cases/fuzz/TARGET and fix it.
set -euo pipefail
cd "$(dirname "$0")"
(cd .. && cargo test --quiet --lib write_the_corpus -- --ignored)
cargo +nightly fuzz build --fuzz-dir . --sanitizer none
built=target/$(rustc -vV | sed -n 's/^host: //p')/release
search() {
  local target=$1 runs=$2 length=$3 began=$SECONDS
  mkdir -p "artifacts/$target"
  "$built/$target" "corpus/$target" -dict=dictionary -artifact_prefix="artifacts/$target/" \
    -runs="$runs" -max_len="$length" -timeout=60 -print_final_stats=1 2> "$target.log" || true
  local done
  done=$(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log")
  printf '%s\t%s\t%s\t%s\n' "$target" "$done" $((SECONDS - began)) \
    "$(find "artifacts/$target" -name 'crash-*' | wc -l)" >> log.tsv
}
for _ in $(seq "${1:-10}"); do
  search words 600000 64
  search tables 200000 160
  search configuration 100000 160
  search formats 60000 256
  search journals 30000 2048
  search containers 10000 12288
  search fixes 10000 160
done
awk -F'\t' '{ runs[$1] += $2; seconds[$1] += $3; crashes[$1] = $4 }
  END { for (it in runs) print it, runs[it], seconds[it], crashes[it] }' log.tsv
