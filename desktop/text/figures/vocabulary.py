"""Vocabulary: the words of the grammar's tables that bound a noun phrase, compiled once."""

import re
from functools import cache

from desktop.text.figures.measures import alternatives
from desktop.text.figures.tables import column, indicators, rows


@cache
def canonical_names() -> dict[str, str]:
    """Give the canonical name of every indicator's name and alias."""
    names = {alias: row.name for row in indicators() for alias in row.aliases}
    return names | {row.name: row.name for row in indicators()}


@cache
def name_ends() -> frozenset[str]:
    """Give the last two characters of every name."""
    return frozenset(name[-2:] for name in canonical_names())


@cache
def around(role: str) -> frozenset[str]:
    """Give the words around a noun: ``lead`` before it, ``trail`` between it and its number."""
    return frozenset(row["word"] for row in rows("grammar", "verbs.tsv") if row["role"] in (role, "both"))


@cache
def lead() -> re.Pattern[str]:
    """Match a word that stands before a noun."""
    return re.compile(f"(?:{alternatives(around('lead'))})")


@cache
def trail() -> frozenset[str]:
    """Give the words that may stand between a noun and its number, those of growth and fall among them."""
    return around("trail") | {word for word in column("directions", "word") if len(word) > 1}


@cache
def trail_ends() -> frozenset[str]:
    """Give the last characters of the trailing words."""
    return frozenset(word[-1] for word in trail())


@cache
def longest_trail() -> int:
    """Give the length of the longest trailing word."""
    return max(map(len, trail()))


@cache
def inner() -> re.Pattern[str]:
    """Match a verb within a noun phrase."""
    return re.compile(alternatives(word for word in column("inner", "word") if len(word) > 1))


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
    return re.compile(alternatives((*column("cuts", "word", "where", "inside"), *column("inner", "word"))))


@cache
def end_cuts() -> re.Pattern[str]:
    """Match a noun phrase of two characters or more before a word that ends it."""
    return re.compile(f"(?P<noun>.{{2,}}?)(?:{alternatives(column('cuts', 'word'))})\\Z", re.DOTALL)


@cache
def end_words() -> re.Pattern[str]:
    """Match a word that ends a noun phrase as its last word."""
    return re.compile(alternatives(column("cuts", "word")))
