#!/usr/bin/env python3
"""The whole way of an editor in a real browser: 60 articles are reviewed, 30 sets decided by
the keyboard alone, saved and applied; a second check finds just what was left. Then 2,000
sets: time until the page is usable, time of a keystroke in the search, and no console error.

  journey.py VARTANI [CHROMIUM]

Needs `pip install playwright` and Chromium (Debian: apt-get install chromium).
"""
import csv, json, pathlib, subprocess, sys, tempfile, time, zipfile

from playwright.sync_api import sync_playwright

VARTANI = pathlib.Path(sys.argv[1]).resolve()
CHROMIUM = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
TABLE = pathlib.Path(__file__).resolve().parents[2] / "variants.csv"


def pairs(number):
    """Verified pairs of single words, of canonicals that differ."""
    found = {}
    for row in csv.DictReader(TABLE.open(encoding="utf8")):
        plain = row["relation"] == "variant" and row["status"] == "verified" and not {" ", "-"} & set(row["variant"] + row["canonical"])
        if plain and row["variant"] != row["canonical"] and len(row["variant"]) > 4:
            found.setdefault(row["canonical"], row["variant"])
    return [(variant, canonical) for canonical, variant in found.items()][:number]


def docx(path, paragraphs):
    """The smallest document that Word opens."""
    body = "".join(f"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>" for text in paragraphs)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def articles(folder, wanted, number=60):
    sentence = "कल {0} के बारे में एक नई बात सामने आई, और {1} पर भी बात हुई।"
    for at in range(number):
        mine = wanted[at::number] or [wanted[at % len(wanted)]]
        lines = [sentence.format(variant, canonical) for variant, canonical in mine]
        if at % 2:
            docx(folder / f"{at:02}.docx", lines)
        else:
            (folder / f"{at:02}.md").write_text("# लेख\n\n" + "\n\n".join(lines) + "\n", encoding="utf8")


def vartani(folder, *arguments):
    ran = subprocess.run([VARTANI, *arguments], cwd=folder, capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        sys.exit(f"{arguments}: {ran.stderr}")
    return ran.stdout


def sets(folder):
    lines = vartani(folder, "check", "--isolated", "--format", "json", ".").splitlines()
    return {json.loads(line)["cluster"] for line in lines}


def journey(browser, folder):
    articles(folder, pairs(80))
    before = sets(folder)
    vartani(folder, "review", "--isolated", ".")
    page = browser.new_page(accept_downloads=True)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"file://{folder}/vartani-review.html")
    page.keyboard.press("j")
    for _ in range(30):
        page.keyboard.press("1")
    with page.expect_download() as download:
        page.keyboard.press("e")
    download.value.save_as(folder / "decisions.json")
    decided = {row["canonical"] for row in json.loads((folder / "decisions.json").read_text())["rows"]}
    vartani(folder, "fix", "--isolated", "--decisions", "decisions.json", ".")
    after = sets(folder)
    page.reload()
    kept = page.locator("article.done").count()
    page.close()
    print(f"{len(before)} sets, {len(decided)} decided by the keyboard, {len(after)} left; kept after reloading: {kept}; console: {said}")
    return len(decided) == 30 and after == before - decided and kept > 0 and not said


def many(browser, folder):
    wanted = pairs(2000)
    (folder / "many.txt").write_text("".join(f"{a} और {b}।\n" for a, b in wanted), encoding="utf8")
    vartani(folder, "review", "--isolated", "--tier", "possible", "many.txt")
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    began = time.monotonic()
    page.goto(f"file://{folder}/vartani-review.html")
    page.wait_for_selector("article")
    loaded = time.monotonic() - began
    number = page.evaluate("data.sets.length")
    page.evaluate("for (const section of sections) { section.fill(); section.details.open = true; }")
    key = """async (text) => { const began = performance.now(); search.value = text;
      search.dispatchEvent(new Event('input')); await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - began; }"""
    times = sorted(page.evaluate(key, text) for text in ["क", "का", "कार", "कारो", "", "म", "मा"])
    page.close()
    print(f"{number} sets: usable after {loaded * 1000:.0f} ms, a keystroke {times[len(times) // 2]:.0f} ms (longest {times[-1]:.0f} ms); console: {said}")
    return loaded < 0.5 and times[len(times) // 2] < 50 and not said


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two, sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    went = [journey(browser, pathlib.Path(one)), many(browser, pathlib.Path(two))]
    browser.close()
sys.exit(0 if all(went) else 1)
