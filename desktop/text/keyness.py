"""Keyness: which strings set one collection of texts apart from another, by log-likelihood and Log Ratio.

The log-likelihood G² (Dunning 1993, as Rayson and Garside 2000 use it for two corpora) says how sure a
difference is, Log Ratio (Hardie 2014) how large: 1 is twice as often, 2 four times. 100 and 50 times in
10,000 characters each give 16.99 and 1.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from math import log, log2
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

LONGEST_WORDS = 6
"""Words of an n-gram at most."""

LONGEST_CHARACTERS = 20
"""Characters of one at most."""

SHORTEST_CHARACTERS = 2

_PART_OF_A_LONGER = 0.9
"""Share of a string's occurrences within one longer string from which on it is left out for that."""

_UNSEEN = 0.5
"""What stands for no occurrence where a ratio is taken, as Hardie does."""


class StringCounts(NamedTuple):
    """How often strings stand in a collection of texts.

    Attributes:
        counts: Occurrences by string.
        ranges: Texts in which each stands.
        characters: Code points of all texts.
    """

    counts: Counter[str]
    ranges: Counter[str]
    characters: int


class Keyness(NamedTuple):
    """A string compared in two collections.

    Attributes:
        text: The string, folded.
        count_a: Occurrences in A.
        count_b: Occurrences in B.
        g2: The log-likelihood.
        log_ratio: Positive where it is more frequent in A.
        range_a: Texts of A in which it stands.
        range_b: Texts of B in which it stands.
    """

    text: str
    count_a: int
    count_b: int
    g2: float
    log_ratio: float
    range_a: int
    range_b: int


def log_likelihood(count_a: int, count_b: int, size_a: int, size_b: int) -> float:
    """Return G² of a count in each of two collections of so many characters; 0 where one is empty."""
    if not size_a or not size_b or not count_a + count_b:
        return 0.0
    share = (count_a + count_b) / (size_a + size_b)
    return 2 * sum(
        count * log(count / (size * share)) for count, size in ((count_a, size_a), (count_b, size_b)) if count
    )


def log_ratio(count_a: int, count_b: int, size_a: int, size_b: int) -> float:
    """Return the binary logarithm of the ratio of two frequencies; 0 where one collection is empty."""
    if not size_a or not size_b:
        return 0.0
    return log2(((count_a or _UNSEEN) / size_a) / ((count_b or _UNSEEN) / size_b))


def word_ngrams(form: str, boundaries: Sequence[int]) -> Iterator[str]:
    """Yield the strings of one to LONGEST_WORDS whole words of a text, without signs and numbers in them.

    Args:
        form: The folded text.
        boundaries: The boundaries of its words.
    """
    run: list[tuple[int, int]] = []
    for start, end in pairwise(boundaries):
        if not form[start:end].isalpha():
            run.clear()
            continue
        run.append((start, end))
        for first, _ in reversed(run[-LONGEST_WORDS:]):
            if SHORTEST_CHARACTERS <= end - first <= LONGEST_CHARACTERS:
                yield form[first:end]


def count_strings(strings: Collection[str], forms: Iterable[str]) -> StringCounts:
    """Count strings in folded texts; occurrences of one string do not overlap, the leftmost first."""
    counts: Counter[str] = Counter()
    ranges: Counter[str] = Counter()
    wanted, characters = list(strings), 0
    automaton = AhoCorasick(wanted, matchkind=MatchKind.Standard) if wanted else None
    for form in forms:
        characters += len(form)
        if automaton is None:
            continue
        free_from: dict[int, int] = {}
        here: Counter[int] = Counter()
        for which, start, end in automaton.find_matches_as_indexes(form, overlapping=True):
            if start >= free_from.get(which, 0):
                free_from[which] = end
                here[which] += 1
        for which, count in here.items():
            counts[wanted[which]] += count
            ranges[wanted[which]] += 1
    return StringCounts(counts, ranges, characters)


def without_parts(counts: Counter[str], kept: Collection[str]) -> set[str]:
    """Return strings without those that nearly always stand within one and the same longer string.

    Args:
        counts: How often each string stands in all texts.
        kept: Strings that stay in any case.
    """
    left = set(counts)
    for longer, count in counts.items():
        for start in range(len(longer)):
            for end in range(start + SHORTEST_CHARACTERS, len(longer) + 1):
                part = longer[start:end]
                is_part = part in left and part != longer and part not in kept
                if is_part and count >= _PART_OF_A_LONGER * counts[part]:
                    left.discard(part)
    return left


def compared(a: StringCounts, b: StringCounts, strings: Iterable[str]) -> list[Keyness]:
    """Return strings compared in two collections, what sets them apart most first."""
    sizes = a.characters, b.characters
    rows = []
    for one in strings:
        pair = a.counts[one], b.counts[one]
        g2, ratio = log_likelihood(*pair, *sizes), log_ratio(*pair, *sizes)
        rows.append(Keyness(one, *pair, g2, ratio, a.ranges[one], b.ranges[one]))
    return sorted(rows, key=lambda row: (-row.g2, -len(row.text), row.text))
