"""Puts the rows of all sources of a language together, under the laws of the table."""
import csv, os, unicodedata

import languages, sources, words
from variants import cldr, closeness, geonames, persons, rules, sudachi, varcon

COLUMNS = ["variant", "canonical", "relation", "lang", "status", "source", "note", "style"]
ROMANISED = set("CN TW HK IN PK BD NP LK RU UA BY KZ UZ KG TJ TM MN GE AM AZ JP KR KP IR IQ SA AE KW QA OM YE SY LB JO PS IL EG LY TN DZ MA SD AF MM TH KH LA GR BG RS MK ET".split())
HERE = os.path.dirname(os.path.abspath(__file__))


def written(tag):
    """Rows that a person wrote: written/variants.csv."""
    for row in csv.DictReader(open(f"{HERE}/../written/variants.csv", encoding="utf8")):
        if row["lang"] == tag:
            yield row["variant"], row["canonical"], row["status"], row["source"], row["note"], row["style"]


def doublets(listed):
    sizes = sources.scowl_dialects()
    for plain, found in varcon.entries():
        first = {w: [s for s, tag in styles.items() if tag in ("first", "Eq")] for w, styles, _ in found}
        american = [w for w in first if "A" in first[w]]
        for word, styles, _ in found:
            if american and word != american[0] and "'" not in word and "." not in word and "'" not in american[0]:
                right = american[0]
                both = word in listed and right in listed
                sure = plain and varcon.by_rule(word, right) and both and "A" not in first[word]
                if both or max(listed.get(word, 0), listed.get(right, 0)) >= 2:
                    style = f"{''.join(sorted(first[word]))}>{''.join(sorted(first[right]))}"
                    sure = sure and (style == "BD>ACZ" or not first[word] or varcon.is_of_dialects(word, right, sizes))
                    yield word, right, "verified" if sure else "candidate", "varcon; scowl" if sure else "varcon", "", style


def of_cldr(tag, listed, pairs):
    current = cldr.current(tag)
    for (old, new), source in cldr.pairs(tag).items():
        if tag in languages.CASED and old.lower() == new.lower():
            continue
        if tag in languages.CASED and not (old[0].isupper() and new[0].isupper()):
            continue
        n, ends = words.parted(old, new)
        form = ends in pairs and n >= 2
        status = "verified" if closeness.same(tag, old, new) and closeness.sure(tag, old, new) and len(old) >= 4 else "candidate"
        if old in listed and len(old) < 6:
            status = "candidate"  # a short word of the list may be another word
        if tag == "uk" and "ґ" in new.lower():
            status = "candidate"  # CLDR writes ґ where the orthography of 2019 has г.
        if not form and old not in current:
            yield old, new, status, source, "", ""


def of_groups(tag, listed, pairs, named, found, name, limit):
    """Rows of groups of names; the canonical is CLDR's, or else the only one that the lexicon lists."""
    number = 0
    for source, main, names, large in found:
        best = [n for n in names if n in named] or [n for n in names if n in listed]
        if tag == "en" and not best and main in names:
            best = [main]
        if len(best) > 1:
            best = [max(best, key=lambda n: (listed.get(n, 0), sum(closeness.same(tag, n, m) for m in names), -names.index(n)))]
        for variant in names if best else ():
            right = best[0]
            n, ends = words.parted(variant, right)
            if variant != right and len(variant) >= 4 and closeness.same(tag, variant, right) and not (ends in pairs and n >= 2) and plain_form(tag, variant, right):
                attested = (right in named or right in listed) and name == "geonames"
                known = large and tag != "en" and variant in listed and len(variant) >= 6 or variant not in listed and tag in geonames.ALONE
                status = "verified" if attested and known and variant not in named and closeness.sure(tag, variant, right) else "candidate"
                yield variant, right, status, f"{name} {source}", "", ""
                number += 1
                if number >= limit:
                    return


def plain_form(tag, a, b):
    """Case endings of other languages (Киншасе) and other languages' marks are no variants of the language."""
    return not (tag in ("ru", "uk", "bg", "sr") and (a[:-1] == b[:-1] or a.endswith(("ький", "ськ", "цьк"))))


def everything(tag, listed, pairs):
    named = cldr.current(tag)
    yield from written(tag)
    if tag == "en":
        yield from doublets(listed)
    if tag == "ja":
        for number, found in sudachi.groups():
            for word in found[1:]:
                if sudachi.alike(word, found[0]) and sudachi.scripts(word) == sudachi.scripts(found[0]) and sudachi.scripts(word) <= {"kana", "hira", "han"}:
                    rule = sudachi.by_rule(word, found[0]) and min(len(word), len(found[0])) >= 3
                    yield word, found[0], "verified" if rule else "candidate", f"sudachi {number}" + ("; kokuji-1991" if rule else ""), "", ""
    yield from of_cldr(tag, listed, pairs)
    for rule in rules.RULES.get(tag, ()):
        for variant, right, status, source, style in rule(listed):
            yield variant, right, status, source, "", style
    cities = ((n, m, names, people >= 300000) for n, m, names, country, people in geonames.groups(tag) if tag != "en" or country in ROMANISED)
    if tag not in ("hi", "de", "fr", "es", "it", "pt", "nl", "tr", "pl", "cs", "id"):
        yield from of_groups(tag, listed, pairs, named, cities, "geonames", 4500)
    if tag in ("en", "ru", "uk", "ar", "fa", "he", "ja", "ko", "el"):
        yield from of_groups(tag, listed, pairs, set(), ((q, "", names, False) for q, names in persons.names(tag)), "wikidata", 6000)


def doubtful(tag):
    """(variant, canonical) → why a row that a source has is no more than a candidate: written/doubtful.csv."""
    rows = csv.DictReader(open(f"{HERE}/../written/doubtful.csv", encoding="utf8"))
    return {(row["variant"], row["canonical"]): row["note"] for row in rows if row["lang"] == tag}


def settle(tag, rows, closed):
    """Earlier and verified rows win; two sources make a near pair verified; no chain, nothing twice."""
    doubts = doubtful(tag)
    rows = [(v, c, "candidate", source, doubts[v, c], style) if (v, c) in doubts else (v, c, status, source, note, style)
            for v, c, status, source, note, style in rows]
    seen = {}
    for variant, right, status, source, note, style in rows:
        seen.setdefault((variant, right), set()).add(source.split(" ")[0])
    taken, rights, out = set(), set(), []
    for row in sorted(rows, key=lambda r: (r[2] != "verified")):
        variant, right, status, source, note, style = row
        # The laws hold without regard to case and joiners.
        low, high = words.key(variant, tag).lower(), words.key(right, tag).lower()
        bad = any(c in variant + right for c in "<>&\"\t,;()[]{}|") or variant != variant.strip() or right != right.strip() or not variant or not right
        if bad or low == high or low in taken or low in rights or high in taken or low in closed and not style:
            continue
        if any(unicodedata.normalize("NFC", w) != w for w in (variant, right)):
            continue
        taken.add(low)
        rights.add(high)
        if status == "candidate" and (variant, right) not in doubts and len(seen[variant, right] & {"cldr", "geonames", "sudachi"}) > 1:
            status, source = "verified", source + "; " + " and ".join(sorted(seen[variant, right]))
        out.append((variant, right, "variant", status, source, note, style))
    return out


def write(tag, path, listed, pairs, closed):
    rows = settle(tag, everything(tag, listed, pairs), closed)
    rows = sorted(((v, c, r, tag, s, source, note, style) for v, c, r, s, source, note, style in rows), key=lambda r: [c.encode() for c in r])
    if rows:
        with open(path, "w", encoding="utf8", newline="") as f:
            writer = csv.writer(f, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)
    return {s: sum(r[4] == s for r in rows) for s in ("verified", "candidate")}
