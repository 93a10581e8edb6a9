"""Pairs of endings that alternate on the same stems."""
import collections

LONGEST, SHORTEST_STEM, FEWEST, MOST_ENDINGS, MOST_PAIRS = 4, 3, 3, 600, 3000


def alternations(words, letters_of_stem=SHORTEST_STEM):
    """(a, b) → number of stems with both; pairs by chance (final letters of short words) go."""
    stems, of_ending = collections.defaultdict(set), collections.Counter()
    for word in words:
        for cut in range(0, LONGEST + 1):
            if len(word) - cut >= letters_of_stem:
                of_ending[word[len(word) - cut:]] += 1
    common = {e for e, _ in sorted(of_ending.items(), key=lambda x: (-x[1], x[0]))[:MOST_ENDINGS]}
    for word in words:
        for cut in range(0, LONGEST + 1):
            if len(word) - cut >= letters_of_stem and word[len(word) - cut:] in common:
                stems[word[:len(word) - cut]].add(word[len(word) - cut:])
    shown, counts = collections.Counter(), collections.Counter()
    for found in stems.values():
        if len(found) < 2:
            continue
        found = sorted(found)
        shown.update(found)
        for i, a in enumerate(found):
            for b in found[i + 1:]:
                if not a or a[0] != b[0]:
                    counts[a, b] += 1
    kept = {p: n for p, n in counts.items() if n >= FEWEST and n >= 0.03 * min(shown[p[0]], shown[p[1]])}
    best = sorted(kept.items(), key=lambda x: (-x[1], x[0]))[:MOST_PAIRS]
    return {tuple(sorted((a or "-", b or "-"), key=str.encode)): n for (a, b), n in best}
