#!/usr/bin/env python3
"""Opens fixed containers with independent programs.

  read_back.py VARTANI FOLDER

Copies every .docx, .odt and .epub of FOLDER, fixes the copy with
`VARTANI fix --tier likely`, compares the zip members, and reads both with
python-docx, odfpy or ebooklib and with LibreOffice or pandoc. Prints a table.
"""
import glob, os, re, shutil, subprocess, sys, tempfile, zipfile

FIXES = [("टोकायव", "टोकायेव"), ("मास्को", "मॉस्को"), ("महत्वपूर्ण", "महत्त्वपूर्ण")]


def by_library(path):
    if path.endswith(".docx"):
        import docx
        document = docx.Document(path)
        cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
        return "python-docx", "\n".join([p.text for p in document.paragraphs] + cells)
    if path.endswith(".odt"):
        from odf import teletype, text
        from odf.opendocument import load
        document = load(path)
        kinds = document.getElementsByType(text.H) + document.getElementsByType(text.P)
        return "odfpy", "\n".join(teletype.extractText(p) for p in kinds)
    from ebooklib import ITEM_DOCUMENT, epub
    book = epub.read_epub(path)
    pages = [item.get_content().decode() for item in book.get_items_of_type(ITEM_DOCUMENT)]
    return "ebooklib", re.sub(r"<head>.*?</head>|<[^>]*>", "", "".join(pages), flags=re.S)


def by_application(path, folder):
    if path.endswith(".epub"):
        run = subprocess.run(["pandoc", "-t", "plain", path], capture_output=True, text=True, check=True)
        return "pandoc", run.stdout.replace("_", "")  # emphasis inside a word
    subprocess.run(["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, path],
                   capture_output=True, check=True)
    return "LibreOffice", open(os.path.join(folder, re.sub(r"\.\w+$", ".txt", os.path.basename(path))), encoding="utf-8-sig").read()


def same(text):
    for wrong, right in FIXES:
        text = text.replace(wrong, right)
    return re.sub(r"[-\s]+", " ", text)  # a table drawn with letters has other widths


def members(path):
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        return [(i.filename, i.CRC, i.compress_type, i.date_time, i.external_attr) for i in z.infolist()]


def main():
    binary, folder = sys.argv[1:]
    work = tempfile.mkdtemp()
    print("| file | words fixed | parts | parts that differ | opened by |\n| --- | --- | --- | --- | --- |")
    for path in sorted(sum((glob.glob(f"{folder}/*.{e}") for e in ("docx", "odt", "epub")), [])):
        copy = shutil.copy(path, work)
        before = [by_library(copy)[1], by_application(copy, work)[1]]
        run = subprocess.run([binary, "fix", "--isolated", "--tier", "likely", copy], capture_output=True, text=True)
        assert run.returncode == 1, run.stderr
        after, readers = [], []
        for name, text in (by_library(copy), by_application(copy, work)):
            readers.append(name)
            after.append(re.sub(r"[-\s]+", " ", text))
        assert after == [same(text) for text in before] and after != before, path
        old, new = members(path), members(copy)
        assert [m[0] for m in old] == [m[0] for m in new]
        assert all((a[2:], a[0]) == (b[2:], b[0]) for a, b in zip(old, new)), path
        differ = [a[0] for a, b in zip(old, new) if a[1] != b[1]]
        print(f"| {os.path.basename(path)} | {run.stderr.split()[0]} | {len(old)} | {', '.join(differ)} | {', '.join(readers)} |")
    shutil.rmtree(work)


main()
