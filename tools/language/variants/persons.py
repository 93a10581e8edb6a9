"""Personal names that Wikidata gives as one (CC0), by way of rigour 1.3.0 (MIT); always candidates."""
import functools

import languages, sources


@functools.cache
def groups():
    lines = sources.wheel("rigour").read("rigour/data/names/persons.txt").decode().splitlines()
    return [([n.strip() for n in line.split("=>")[0].split(",")], line.split("=>")[1].strip()) for line in lines if "=>" in line]


def names(tag):
    pattern = languages.word_pattern(tag)
    for group, number in groups():
        found = [n for n in group if len(n) >= 4 and pattern.fullmatch(n)]
        if tag in languages.CASED:
            found = [n[0].upper() + n[1:] for n in found]
        if len(found) > 1:
            yield number, found
