#!/usr/bin/env bash
# Tries the hooks with the real pre-commit (PyPI) in a git repository of 500 Markdown
# files. Installs this project's last commit through pre-commit, as a user would:
# needs git, python3, cargo, and pre-commit on the path. Prints times and what is compared.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/news" && cd "$work/news"
git init -q . && git config user.email a@b && git config user.name a
python3 - <<'PY'
import random
random.seed(1)
words = "राष्ट्रपति सरकार बैठक दिल्ली में के ने कहा कि यह समझौता अर्थव्यवस्था विकास के लिए ज़रूरी है".split()
for n in range(500):
    body = "\n\n".join(" ".join(random.choices(words, k=60)) + "।" for _ in range(12))
    extra = " टोकायव और टोकायेव मास्को और मॉस्को गए।" if n % 50 == 0 else ""
    open(f"{n:03}.md", "w", encoding="utf8").write(f"# लेख {n}\n\n{body}\n\n{extra}\n")
# What the hooks are not for, and a document that is no text.
open("tool.py", "w", encoding="utf8").write('CITY = {"मास्को": 1, "मॉस्को": 2}\n')
open("package.json", "w", encoding="utf8").write('{"मास्को": "मॉस्को"}\n')
import zipfile
with zipfile.ZipFile("letter.docx", "w") as docx:
    docx.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
    docx.writestr("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>टोकायव टोकायेव</w:t></w:r></w:p></w:body></w:document>')
PY
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $project
    rev: $(git -C "$project" rev-parse HEAD)
    hooks: [{id: vartani}, {id: vartani-fix, stages: [manual]}, {id: vartani-across}]
YAML
git add . && git commit -qm one --no-verify
pre-commit install-hooks > /dev/null
now() { date +%s%N; }
timed() { local start; start=$(now); "$@" > "$work/out" 2>&1 || true; echo "$(( ($(now) - start) / 1000000 )) ms"; }
echo "vartani on all 500 files, pre-commit included: $(timed pre-commit run vartani --all-files)"
grep -c 'टोकायेव' "$work/out" | sed 's/^/lines that name the president: /'
echo "vartani-across, pre-commit included: $(timed pre-commit run vartani-across)"
echo " टोकायव टोकायेव" >> 007.md && git add 007.md
echo "vartani on one changed file, pre-commit included: $(timed pre-commit run vartani)"
bin=$(find "${PRE_COMMIT_HOME:-$HOME/.cache/pre-commit}" -path '*bin/vartani' -newer .pre-commit-config.yaml | head -1)
echo "the hook itself, one file: $(timed "$bin" check --color never 007.md)"
echo "the hook itself, all files: $(timed "$bin" check --color never ./*.md)"
for size in 1 7 100; do
  ls ./*.md | xargs -n $size "$bin" check --format brief > "$work/by$size" 2> /dev/null || true
done
cmp "$work/by1" "$work/by7" && cmp "$work/by7" "$work/by100" && echo "the same $(wc -l < "$work/by1") findings in batches of 1, 7 and 100"
git checkout -q . && git add . 
echo "vartani-fix: $(timed pre-commit run vartani-fix --hook-stage manual --all-files), $(git diff --name-only | wc -l) files changed"
git add . && echo "and again: $(timed pre-commit run vartani-fix --hook-stage manual --all-files), $(git diff --name-only | wc -l) files changed"
git diff --quiet HEAD -- tool.py package.json && echo "program code and settings as they were"
git diff --quiet HEAD -- letter.docx || echo "the Word document was fixed"
