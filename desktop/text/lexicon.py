"""Lexicon: policy terms by theme with short glosses of our own, and the automaton that finds them in a text.

The tables ``resources/lexicon/*.tsv`` are for a user to read and extend; the file's name is the theme.
Columns: ``term``, ``aliases`` (separated by ``|``), ``gloss``, ``level`` (``key`` or ``all``; ``key`` where
there is none), ``unless`` (what the term must not stand beside, separated by ``|``: ``降~`` rejects it after
降, ``~障`` before 障).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_letters, digits
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.script import simplified

_LATIN = frozenset(ascii_letters + digits)
_NUMERALS = frozenset("一二三四五六七八九十百千万两第")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """A policy term.

    Attributes:
        term: Its usual name.
        aliases: Other names.
        gloss: What it means, in one sentence.
        theme: What it belongs to: the name of its table.
        unless: What it must not stand beside: ``降~`` before it, ``~障`` after it.
        level: ``key`` for a word that a lay reader would look up, ``all`` for one that is rather counted.
    """

    term: str
    aliases: tuple[str, ...]
    gloss: str
    theme: str
    unless: tuple[str, ...] = ()
    level: str = "key"


class LexiconHit(NamedTuple):
    """A term of the lexicon at one place of a text, offsets in code points."""

    start: int
    end: int
    word: LexiconWord


class Lexicon:
    """A set of policy terms that can be looked up and found; simplified and traditional writing are alike."""

    def __init__(self, words: Iterable[LexiconWord]) -> None:
        self._by_name: dict[str, LexiconWord] = {}
        for word in words:
            for name in (word.term, *word.aliases):
                self._by_name.setdefault(simplified(name), word)
        self._names = [name for name in self._by_name if not self._is_list(name)]
        self._words = [self._by_name[name] for name in self._names]
        self._beside = [_beside(word.unless) for word in self._words]
        self._doubtful = [
            bool(word.unless) or name[0] in _NUMERALS or name[0] in _LATIN or name[-1] in _LATIN
            for name, word in zip(self._names, self._words, strict=True)
        ]
        self._automaton = (
            AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest) if self._names else None
        )

    def _is_list(self, name: str) -> bool:
        """Return whether a name is two others that stand one by one in a text (碳达峰、碳中和)."""
        parts = name.split("、")
        return len(parts) > 1 and all(part in self._by_name for part in parts)

    def __len__(self) -> int:
        return len({word.term for word in self._by_name.values()})

    def __iter__(self) -> Iterator[LexiconWord]:
        return iter(dict.fromkeys(self._by_name.values()))

    def names(self) -> list[str]:
        """Return every name and alias, simplified."""
        return list(self._names)

    def get(self, name: str) -> LexiconWord | None:
        """Look a name or alias up, written in simplified characters."""
        return self._by_name.get(name)

    def find(self, text: str, *, folded: str | None = None) -> list[LexiconHit]:
        """Find the terms in a text: the longest at each place, in order, not overlapping.

        Args:
            text: Any string.
            folded: The same in simplified characters, where the caller has it already.
        """
        return [
            LexiconHit(start, end, self._by_name[name])
            for start, end, name in self.find_names(
                searchable(simplified(text) if folded is None else folded)
            )
        ]

    def find_names(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Find the terms as `find` does: each with its start, its end and the name that stands there.

        Args:
            folded: A text in simplified characters, as `searchable` gives it.
        """
        if self._automaton is None:
            return
        names, doubtful = self._names, self._doubtful
        for which, start, end in self._automaton.find_matches_as_indexes(folded):
            if not doubtful[which] or self._stands(folded, which, start, end):
                yield start, end, names[which]

    def _stands(self, folded: str, which: int, start: int, end: int) -> bool:
        before, after = self._beside[which]
        return not (
            joined(folded, start, end) or folded.endswith(before, 0, start) or folded.startswith(after, end)
        )


def searchable(text: str) -> str:
    """Return the text with lone surrogates, which no automaton takes, replaced one for one."""
    try:
        text.encode()  # much faster than looking for them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def joined(text: str, start: int, end: int) -> bool:
    """Return whether a hit is part of a longer Latin word (5G in 15GW) or number (三农 in 十三农)."""
    first, before = text[start], text[start - 1 : start]
    if (first in _NUMERALS and before in _NUMERALS) or (first in _LATIN and before in _LATIN):
        return True
    return text[end - 1] in _LATIN and text[end : end + 1] in _LATIN


def _beside(unless: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what must not stand before a word and what must not stand after it."""
    before = tuple(rule[:-1] for rule in unless if rule.endswith("~"))
    return before, tuple(rule[1:] for rule in unless if not rule.endswith("~"))


@cache
def policy_lexicon() -> Lexicon:
    """Return our own lexicon; the tables are read by the first call."""
    return Lexicon(word for table in _tables() for word in table)


def _tables() -> Iterator[list[LexiconWord]]:
    folder = files("resources") / "lexicon"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv"):
            yield list(_read(file.read_text(encoding="utf-8"), file.name.removesuffix(".tsv")))


def _read(table: str, theme: str) -> Iterator[LexiconWord]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        aliases, unless = (
            tuple(filter(None, (row.get(column) or "").split("|"))) for column in ("aliases", "unless")
        )
        yield LexiconWord(row["term"], aliases, row["gloss"], theme, unless, row.get("level") or "key")
