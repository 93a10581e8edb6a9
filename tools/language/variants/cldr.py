"""Names of places, languages, scripts, currencies and months whose spelling changed between CLDR versions, and alternative names."""
import collections, re

import sources
from variants import closeness

FILES = {"cldr-localenames-full": ("territories", "languages", "scripts"), "cldr-dates-full": ("timeZoneNames", "ca-gregorian"), "cldr-numbers-full": ("currencies",)}
LOCALE = {"sr": "sr"}


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, str):
        yield path, node


def names(tag, version):
    """path → name; only lists of names."""
    found = {}
    for package, files in FILES.items():
        if version not in sources.NPM[package]:
            continue
        for name in files:
            data = sources.npm_json(package, version, f"main/{LOCALE.get(tag, tag)}/{name}.json")
            for path, text in leaves(data["main"][LOCALE.get(tag, tag)]) if data else ():
                if {"territories", "languages", "scripts", "exemplarCity", "displayName", "months"} & set(path) and not ("months" in path and "wide" not in path):
                    found[(name,) + path] = re.sub(r"\s*[\(（].*?[\)）]", "", text)
    return found


def parts(name):
    return [p for p in re.split(r"[\s\-–,/·・=＝]+", name) if p]


def current(tag):
    """Words of the newest names."""
    return {p for name in names(tag, sources.NPM["cldr-dates-full"][-1]).values() for p in parts(name)}


def pairs(tag):
    """(old, new) → source: words at the same place of a name in two versions, or of a name and its alternative."""
    versions = sorted({v for p in FILES for v in sources.NPM[p]}, key=lambda v: [int(n) for n in v.split(".")])
    newest = names(tag, versions[-1])
    found = collections.OrderedDict()
    for version in reversed(versions[:-1]):
        for path, old in names(tag, version).items():
            new = newest.get(path)
            if new and new != old:
                aligned(tag, old, new, f"cldr {version}>{versions[-1]}", found)
    for path, old in newest.items():
        if "-alt-" in path[-1] and path[:-1] + (path[-1].split("-alt-")[0],) in newest:
            aligned(tag, old, newest[path[:-1] + (path[-1].split("-alt-")[0],)], f"cldr {versions[-1]}, {path[-1].split('-', 1)[1]}", found)
    return found


def aligned(tag, old, new, source, found):
    a, b = parts(old), parts(new)
    if len(a) == len(b):
        for x, y in zip(a, b):
            if x != y and min(len(x), len(y)) >= 3 and closeness.near(tag, x, y):
                found.setdefault((x, y), source)
