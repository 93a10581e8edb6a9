#!/usr/bin/env bash
# Makes the files of tests/containers from article.html, with the real applications:
# LibreOffice (soffice) and pandoc. Run at the top of the project.
set -euo pipefail
here=tests/containers
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
soffice --headless --convert-to odt:writer8 --outdir "$work" "$here/article.html" > /dev/null
mv "$work/article.odt" "$here/writer.odt"
soffice --headless --convert-to docx:"MS Word 2007 XML" --outdir "$work" "$here/writer.odt" > /dev/null
mv "$work/writer.docx" "$here/writer.docx"
for kind in docx odt epub; do
  pandoc --metadata lang=hi -o "$here/pandoc.$kind" "$here/article.html"
done
