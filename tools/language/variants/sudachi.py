"""Japanese words written in two ways (異表記・表記ゆれ of Sudachi's dictionary of synonyms, Apache-2.0), in the same scripts."""
import re, unicodedata

import sources
from variants import closeness

RULES = [("ー", ""), ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"), ("イア", "イヤ"), ("ィ", "イ"), ("ェ", "エ"), ("ウェ", "ウエ"), ("ウォ", "ウオ"), ("・", ""), ("ッ", ""), ("ズ", "ス"), ("ヂ", "ジ"), ("ヅ", "ズ")]


def scripts(word):
    return frozenset("kana" if "ァ" <= c <= "ヿ" else "hira" if "ぁ" <= c <= "ゟ" else "han" if "一" <= c <= "鿿" or c == "々" else "other" for c in word)


def groups():
    """Lists of midashi that are one form of one word, the representative first."""
    found = {}
    for entry in sources.npm_json("sudachi-synonyms-dictionary", "18.0.0", "sudachi-synonyms-dictionary.json"):
        for item in entry["items"]:
            word = unicodedata.normalize("NFC", item["midashi"])
            form = (entry["id"], item["vocabularyNumber"], item["gokeiSyubetsu"], item["ryakusyou"])
            found.setdefault(form, []).append((0 if item["hyoukiYure"] == "代表表記" else 1 if item["hyoukiYure"] == "異表記・表記ゆれ" else 2, word))
    for form, items in found.items():
        words = [w for rank, w in sorted(items, key=lambda i: i[0]) if rank < 2 and not re.search(r"[\s,\"<>&;/]", w)]
        if len(words) > 1 and sum(rank == 0 for rank, _ in items) == 1:
            yield form[0], words


def by_rule(a, b):
    """The two differ by one of the alternations of the notice on loan words (外来語の表記, 1991), at one or more places."""
    for x, y in RULES:
        if a != b and a.replace(x, y) == b.replace(x, y):
            return True
    return False


def alike(a, b):
    """The same kanji with other kana around them, or kana that are close."""
    han = [[c for c in w if "一" <= c <= "鿿"] for w in (a, b)]
    return han[0] == han[1] and (bool(han[0]) or closeness.ratio(a, b) >= 0.6)
