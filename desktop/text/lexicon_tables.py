"""Tables of the lexicon: our policy words by theme, with short glosses of our own.

The tables ``resources/lexicon/*.tsv`` are for a user to read and extend; the file's name is the theme and
``README.md`` there says how they were made. Columns: ``term``, ``aliases`` (separated by ``|``), ``gloss``,
``level`` (one of `LEVELS`), ``years`` (when reports used it: ``1997–2025``), ``unless`` (what the term must
not stand beside, separated by ``|``: ``降~`` rejects it after 降, ``~障`` before 障).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.text.script import simplified

LEVELS = ("key", "all")
"""``key``: a word that a lay reader would look up; ``all``: also plain words that an analyst would count."""


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """A policy term.

    Attributes:
        term: Its usual name.
        aliases: Other names.
        gloss: What it means, in one sentence; empty where the name says it.
        theme: What it belongs to: the name of its table.
        unless: What it must not stand beside: ``降~`` before it, ``~障`` after it.
        level: One of `LEVELS`.
        years: The first and the last year of the reports in which it was found, ends included; None where
            it was in none of them.
    """

    term: str
    aliases: tuple[str, ...]
    gloss: str
    theme: str
    unless: tuple[str, ...] = ()
    level: str = "key"
    years: tuple[int, int] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its usual name and the others."""
        return (self.term, *self.aliases)


@cache
def policy_words() -> tuple[LexiconWord, ...]:
    """Return the words of our own tables, by theme; the tables are read by the first call."""
    return tuple(
        word
        for file in sorted((files("resources") / "lexicon").iterdir(), key=lambda f: f.name)
        if file.name.endswith(".tsv")
        for word in read_table(file.read_text(encoding="utf-8"), file.name.removesuffix(".tsv"))
    )


def years_of(name: str) -> tuple[int, int] | None:
    """Return the first and the last year of the reports in which a word was found, or None.

    Args:
        name: One of its names, simplified or traditional, as a text has it.
    """
    return _years_by_name().get(simplified("".join(name.split())))


@cache
def _years_by_name() -> dict[str, tuple[int, int]]:
    return {simplified(name): word.years for word in policy_words() if word.years for name in word.names}


def read_table(table: str, theme: str) -> Iterator[LexiconWord]:
    """Read the rows of a table.

    Args:
        table: Its text, header included.
        theme: What its words belong to.
    """
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        aliases, unless = (
            tuple(filter(None, (row.get(column) or "").split("|"))) for column in ("aliases", "unless")
        )
        yield LexiconWord(
            row["term"],
            aliases,
            row["gloss"],
            theme,
            unless,
            row.get("level") or LEVELS[0],
            _years(row.get("years") or ""),
        )


def _years(written: str) -> tuple[int, int] | None:
    """Read ``1997–2025`` or ``2026``."""
    if not written:
        return None
    first, _, last = written.partition("–")
    return int(first), int(last or first)
