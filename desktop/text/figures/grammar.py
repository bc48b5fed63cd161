"""Grammar: the tables and word lists of ``resources`` from which the grammar of figures is built.

Every table is tab-separated UTF-8; a line that begins with ``#`` is a comment, the first other line names
the columns.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from importlib.resources import files
from itertools import groupby
from typing import Final


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or measure word.

    Attributes:
        name: The written form, simplified.
        base: The base unit that values are converted to.
        factor: How many base units one unit is; None where the unit cannot be converted.
        dimension: What is measured; ``count`` for measure words.
        aliases: Other written forms.
        chinese: Whether a numeral in Chinese characters may stand before it.
        not_before: Words that show, following the characters, that they are no unit.
        only_after: Words of which one must stand before the number; empty where none need.
    """

    name: str
    base: str
    factor: Decimal | Fraction | None
    dimension: str
    aliases: tuple[str, ...]
    chinese: bool
    not_before: tuple[str, ...]
    only_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that reports measure.

    Attributes:
        name: Its canonical name.
        aliases: True synonyms.
        units: Its usual units.
        group: Its theme.
        good: The direction that is good: ``up``, ``down``, ``target`` or ``none``.
    """

    name: str
    aliases: tuple[str, ...]
    units: tuple[str, ...]
    group: str
    good: str


def rows(*path: str) -> Iterator[dict[str, str]]:
    """Return the rows of a table in ``resources`` as dictionaries by column name.

    Raises:
        ValueError: A row has more cells than there are columns.
    """
    place = reduce(lambda folder, name: folder.joinpath(name), path, files("resources"))
    lines = (line for line in place.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    columns = next(lines).split("\t")
    for line in lines:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{'/'.join(path)}: too many cells in {line!r}")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, joined by ``|``."""
    return tuple(value for value in cell.split("|") if value)


@cache
def units() -> tuple[Unit, ...]:
    """Return every unit of ``units.tsv``."""
    return tuple(
        Unit(
            row["unit"],
            row["base"],
            _fraction(row["factor"]),
            row["dimension"],
            several(row["aliases"]),
            row["chinese"] != "no",
            several(row["not_before"]),
            several(row["only_after"]),
        )
        for row in rows("units.tsv")
    )


def _fraction(cell: str) -> Decimal | Fraction | None:
    if not cell:
        return None
    over, stroke, under = cell.partition("/")
    return Fraction(over) / Fraction(under) if stroke else Decimal(over)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return every indicator of ``indicators.tsv``."""
    return tuple(
        Indicator(row["indicator"], several(row["aliases"]), several(row["units"]), row["group"], row["good"])
        for row in rows("indicators.tsv")
    )


@cache
def column(table: str, name: str, where: str = "", value: str = "") -> tuple[str, ...]:
    """Return one column of ``grammar/<table>.tsv``, of the rows whose column ``where`` is ``value``."""
    return tuple(row[name] for row in rows("grammar", f"{table}.tsv") if not where or row[where] == value)


@cache
def mapping(table: str, key: str, value: str) -> dict[str, str]:
    """Return two columns of ``grammar/<table>.tsv`` as a dictionary."""
    return {row[key]: row[value] for row in rows("grammar", f"{table}.tsv")}


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words, grouped by first character for speed."""
    parts = []
    for first, group in groupby(sorted(set(words)), key=lambda word: word[0]):
        rests = sorted((word[1:] for word in group), key=len, reverse=True)
        tail = "|".join(map(re.escape, rests))
        parts.append(re.escape(first) + (f"(?:{tail})" if len(rests) > 1 else tail))
    return "|".join(parts)


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for row in rows("grammar", "lists.tsv"):
        lists.setdefault(row["list"], []).append(row["word"])
    return {name: tuple(words) for name, words in lists.items()}


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list in ``grammar/lists.tsv``, in the order of its rows.

    Raises:
        KeyError: There is no such list.
    """
    return _lists()[name]


def any_of(name: str) -> str:
    """Return a pattern that matches the longest word of a list in ``grammar/lists.tsv``."""
    return alternatives(word_list(name))


def compiled(template: str) -> re.Pattern[str]:
    r"""Return a compiled pattern; ``<<name>>`` in it stands for any word of the list of that name.

    ``compiled(r"(?:<<spending-verbs>>)\Z")`` matches 投入 at the end of a text.
    """
    return re.compile(_LIST.sub(lambda match: any_of(match[1]), template))


_LIST: Final = re.compile("<<([a-z-]+)>>")


@cache
def canonical_names() -> dict[str, str]:
    """Return the canonical name of every indicator's name and alias."""
    names = {alias: row.name for row in indicators() for alias in row.aliases}
    return names | {row.name: row.name for row in indicators()}


@cache
def name_ends() -> dict[str, tuple[int, ...]]:
    """Return the last two characters of every name, with the lengths of the names, the longest first."""
    return _lengths((name[-2:], len(name)) for name in canonical_names())


@cache
def name_beginnings() -> dict[str, tuple[int, ...]]:
    """Return the first two characters of every name, with the lengths of the names, the longest first."""
    return _lengths((name[:2], len(name)) for name in canonical_names())


def _lengths(found: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return for each key its lengths, the longest first."""
    several: dict[str, set[int]] = {}
    for key, length in found:
        several.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in several.items()}


def word_ends(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the last characters of words, each with the lengths of its words, the longest first."""
    return _lengths((word[-1], len(word)) for word in words)


_NOUNS: Final = "(?!率|量[^子化贩]|额[^度外]|业[^主务已])"
"""What makes a noun of the verb before it: 投放|量, 种植|业."""


def _guarded(found: Iterable[dict[str, str]], unless: str = _NOUNS) -> str:
    """Return a pattern of the words of rows, none of them before one of its words in the column ``unless``.

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
        branches.append(f"{re.escape(first)}(?:{tails})")
    return f"(?:{'|'.join(branches)}){unless}"


@cache
def around(role: str) -> frozenset[str]:
    """Return the words around a noun: ``lead`` before it, ``trail`` between it and its number."""
    return frozenset(row["word"] for row in rows("grammar", "verbs.tsv") if row["role"] in (role, "both"))


@cache
def lead() -> re.Pattern[str]:
    """Match a word that stands before a noun."""
    found = (row for row in rows("grammar", "verbs.tsv") if row["role"] in ("lead", "both"))
    return re.compile(f"(?:{_guarded(found)})")


@cache
def trail() -> frozenset[str]:
    """Return the words that may stand between a noun and its number, those of growth and fall among them."""
    return around("trail") | {word for word in column("directions", "word") if len(word) > 1}


@cache
def trail_ends() -> dict[str, tuple[int, ...]]:
    """Return the last characters of the trailing words, each with the words’ lengths, the longest first."""
    return word_ends(trail())


@cache
def inner() -> re.Pattern[str]:
    """Match a verb within a noun phrase."""
    return re.compile(_guarded(row for row in rows("grammar", "inner.tsv") if len(row["word"]) > 1))


@cache
def bound() -> frozenset[str]:
    """Return the nouns that mean nothing without what stands before them."""
    return frozenset(column("heads", "head", "bound", "yes"))


_NOUNS_TOO: Final = frozenset({"生产"})
"""Verbs that are an attribute as often: 粮食生产|经营主体."""


@cache
def verbs() -> tuple[str, ...]:
    """Return the words that show, at the end of what stands before a name, that the name begins there."""
    return (
        *(
            word
            for word in (*around("lead"), *column("inner", "word"))
            if len(word) > 1 and word not in _NOUNS_TOO
        ),
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
    """Return the last characters of words that end a noun phrase, with their lengths, the longest first."""
    return _lengths((word[-1], len(word)) for word in end_cut_words())


@cache
def end_cut_words() -> frozenset[str]:
    """Return the words that end a noun phrase as its last word."""
    return frozenset(column("cuts", "word"))


@cache
def end_words() -> re.Pattern[str]:
    """Match a word that ends a noun phrase as its last word."""
    return re.compile(alternatives(column("cuts", "word")))
