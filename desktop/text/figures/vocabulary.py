"""Vocabulary: the words of the grammar's tables that bound a noun phrase, compiled once."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from desktop.text.figures.measures import alternatives
from desktop.text.figures.tables import column, indicators, rows, several


@cache
def canonical_names() -> dict[str, str]:
    """Give the canonical name of every indicator's name and alias."""
    names = {alias: row.name for row in indicators() for alias in row.aliases}
    return names | {row.name: row.name for row in indicators()}


@cache
def name_ends() -> dict[str, tuple[int, ...]]:
    """Give the last two characters of every name, each with the lengths of the names, the longest first."""
    return _lengths((name[-2:], len(name)) for name in canonical_names())


@cache
def name_beginnings() -> dict[str, tuple[int, ...]]:
    """Give the first two characters of every name, each with the lengths of the names, the longest first."""
    return _lengths((name[:2], len(name)) for name in canonical_names())


def _lengths(found: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Give for each key its lengths, the longest first."""
    several: dict[str, set[int]] = {}
    for key, length in found:
        several.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in several.items()}


_NOUNS: Final = "(?!率|量[^子化贩]|额[^度外]|业[^主务已])"
"""What makes a noun of the verb before it: 投放|量, 种植|业."""


def _guarded(found: Iterable[dict[str, str]], unless: str = _NOUNS) -> str:
    """Give a pattern of the words of rows, none of them before one of its words in the column ``unless``.

    Args:
        found: The rows.
        unless: What no word may stand before, as a lookahead.
    """
    by_first: dict[str, list[tuple[str, str]]] = {}
    for row in found:
        guard = f"(?!{alternatives(several(row['unless']))})" if row.get("unless") else ""
        by_first.setdefault(row["word"][0], []).append((row["word"][1:], guard))
    # What begins with one character stands behind it, so that most places are passed over by that character.
    branches = []
    for first, rests in by_first.items():
        rests.sort(key=lambda rest: len(rest[0]), reverse=True)
        tails = "|".join(re.escape(rest) + guard for rest, guard in rests)
        branches.append(f"{re.escape(first)}(?:{tails}){unless}")
    return "|".join(branches)


@cache
def around(role: str) -> frozenset[str]:
    """Give the words around a noun: ``lead`` before it, ``trail`` between it and its number."""
    return frozenset(row["word"] for row in rows("grammar", "verbs.tsv") if row["role"] in (role, "both"))


@cache
def lead() -> re.Pattern[str]:
    """Match a word that stands before a noun."""
    found = (row for row in rows("grammar", "verbs.tsv") if row["role"] in ("lead", "both"))
    return re.compile(f"(?:{_guarded(found)})")


@cache
def trail() -> frozenset[str]:
    """Give the words that may stand between a noun and its number, those of growth and fall among them."""
    return around("trail") | {word for word in column("directions", "word") if len(word) > 1}


@cache
def trail_ends() -> dict[str, tuple[int, ...]]:
    """Give the last characters of the trailing words, each with the words’ lengths, the longest first."""
    return _lengths((word[-1], len(word)) for word in trail())


@cache
def inner() -> re.Pattern[str]:
    """Match a verb within a noun phrase."""
    return re.compile(_guarded(row for row in rows("grammar", "inner.tsv") if len(row["word"]) > 1))


@cache
def bound() -> frozenset[str]:
    """Give the nouns that mean nothing without what stands before them."""
    return frozenset(column("heads", "head", "bound", "yes"))


@cache
def verbs() -> tuple[str, ...]:
    """Give the words that show, at the end of what stands before a name, that the name begins there."""
    return (
        *(word for word in (*around("lead"), *column("inner", "word")) if len(word) > 1),
        "保障",
        "稳定",
        "确保",
    )


@cache
def cut() -> re.Pattern[str]:
    """Match a word that ends a noun phrase to the right of a number."""
    inside = [row for row in rows("grammar", "cuts.tsv") if row["where"] == "inside"]
    known = {row["word"] for row in inside}
    others = (row for row in rows("grammar", "inner.tsv") if row["word"] not in known)
    return re.compile(_guarded([*inside, *others], ""))


@cache
def end_cuts() -> dict[str, tuple[int, ...]]:
    """Give the last characters of the words that end a noun phrase, with their lengths, the longest first."""
    return _lengths((word[-1], len(word)) for word in end_cut_words())


@cache
def end_cut_words() -> frozenset[str]:
    """Give the words that end a noun phrase as its last word."""
    return frozenset(column("cuts", "word"))


@cache
def end_words() -> re.Pattern[str]:
    """Match a word that ends a noun phrase as its last word."""
    return re.compile(alternatives(column("cuts", "word")))
