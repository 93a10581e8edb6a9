#!/usr/bin/env bash
# Loads an HTML report of a text in headless Chromium at the width of a phone and
# prints what its console says; fails where that is anything, or where a page with
# an error says nothing. Needs chromium and a release build.
#   tools/screenshots/console.sh TEXT
set -euo pipefail
bin=$(cd "$(dirname "$0")/../.." && pwd)/target/release/vartani
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
said() {
  chromium --headless --no-sandbox --enable-logging=stderr --v=0 --virtual-time-budget=5000 \
    --window-size=400,800 --screenshot="$work/page.png" "file://$1" 2>&1 | grep CONSOLE || true
}
echo '<script>throw new Error("control")</script>' > "$work/control.html"
[ -n "$(said "$work/control.html")" ] || { echo 'the control says nothing: no verdict'; exit 2; }
"$bin" check --isolated --exit-zero --format html "$1" > "$work/report.html"
grep -o '[0-9]* findings in [0-9]* sets' "$work/report.html" | head -1
out=$(said "$work/report.html")
[ -z "$out" ] && echo 'nothing on the console' || { echo "$out"; exit 1; }
