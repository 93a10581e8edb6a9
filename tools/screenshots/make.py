#!/usr/bin/env python3
"""Makes docs/images: what a person sees of the sample, in a terminal and in a browser.

  make.py VARTANI

Needs chromium and a font with Devanagari. Standard library only.
"""
import html, re, subprocess, sys, tempfile

STYLES = {"1": "font-weight:bold", "2": "opacity:.6", "4": "text-decoration:underline", "31": "color:#ff7b72",
          "32": "color:#7ee787", "33": "color:#e3b341", "34": "color:#79c0ff", "35": "color:#d2a8ff", "36": "color:#76e3ea"}
PAGE = """<!doctype html><meta charset=utf-8><style>body{{margin:0;background:#0d1117;color:#e6edf3}}
pre{{margin:18px;font:15px/1.55 'DejaVu Sans Mono','Noto Sans Devanagari',monospace;white-space:pre-wrap}}</style><pre>{}</pre>"""


def coloured(text):
    """ANSI colours as spans; a reset closes all that are open."""
    out, open_spans = [], 0
    for part in re.split(r"(\x1b\[[\d;]*m)", text):
        code = re.fullmatch(r"\x1b\[([\d;]*)m", part)
        if not code:
            out.append(html.escape(part))
        elif code[1] in ("", "0"):
            out.append("</span>" * open_spans)
            open_spans = 0
        else:
            style = ";".join(STYLES.get(c, "") for c in code[1].split(";"))
            out.append(f'<span style="{style}">')
            open_spans += 1
    return "".join(out)


def shot(url, name, width, height):
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={width},{height}",
                    f"--screenshot=docs/images/{name}", url], check=True, capture_output=True)


def run(*arguments):
    command = [sys.argv[1], *arguments, "--isolated", "--color", "always", "tests/cases/article.txt"]
    return subprocess.run(command, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    pages = {
        "check": ("$ vartani check article.txt\n" + run("check"), 900, 860),
        "diff": ("$ vartani fix --diff --tier likely article.txt\n" + run("fix", "--diff", "--tier", "likely"), 900, 420),
    }
    for name, (text, width, height) in pages.items():
        path = f"{folder}/{name}.html"
        open(path, "w", encoding="utf8").write(PAGE.format(coloured(text.replace("tests/cases/", ""))))
        shot(f"file://{path}", f"{name}.png", width, height)
    report = f"{folder}/report.html"
    open(report, "w", encoding="utf8").write(run("check", "--format", "html").replace("tests/cases/", ""))
    shot(f"file://{report}", "report.png", 1000, 760)
