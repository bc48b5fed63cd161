"""Lexicon: policy terms by theme with short glosses of our own, and the automaton that finds them in a text.

The tables ``resources/lexicon/*.tsv`` are for a person to read and extend; the file's name is the theme.
Columns: ``term``, ``aliases`` (separated by ``|``), ``gloss``, ``unless`` (what the term must not stand
beside, separated by ``|``: ``降~`` rejects it after 降, ``~障`` before 障).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.script import simplified

_LATIN = re.compile("[A-Za-z0-9]")
_NUMERALS = "一二三四五六七八九十百千万两第"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A policy term.

    Attributes:
        term: Its usual name.
        aliases: Other names.
        gloss: What it means, in one sentence.
        theme: What it belongs to: the name of its table.
        unless: What it must not stand beside: ``降~`` before it, ``~障`` after it.
    """

    term: str
    aliases: tuple[str, ...]
    gloss: str
    theme: str
    unless: tuple[str, ...] = ()


class Found(NamedTuple):
    """A term of the lexicon at one place of a text, offsets in code points."""

    start: int
    end: int
    word: Word


class Lexicon:
    """A set of policy terms that can be looked up and found; simplified and traditional writing are alike."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._by_name: dict[str, Word] = {}
        for word in words:
            for name in (word.term, *word.aliases):
                self._by_name.setdefault(simplified(name), word)
        self._names = [name for name in self._by_name if not self._is_list(name)]
        self._words = [self._by_name[name] for name in self._names]
        self._doubtful = [
            bool(word.unless) or name[0] in _NUMERALS or _LATIN.search(name[0] + name[-1]) is not None
            for name, word in zip(self._names, self._words, strict=True)
        ]
        self._automaton = (
            AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest) if self._names else None
        )

    def _is_list(self, name: str) -> bool:
        """Tell whether a name is two others that stand one by one in a text (碳达峰、碳中和)."""
        parts = name.split("、")
        return len(parts) > 1 and all(part in self._by_name for part in parts)

    def __len__(self) -> int:
        return len({word.term for word in self._by_name.values()})

    def __iter__(self) -> Iterator[Word]:
        return iter(dict.fromkeys(self._by_name.values()))

    def names(self) -> list[str]:
        """Give every name and alias, simplified."""
        return list(self._names)

    def get(self, name: str) -> Word | None:
        """Look a name or alias up, written in simplified characters."""
        return self._by_name.get(name)

    def find(self, text: str, *, folded: str | None = None) -> list[Found]:
        """Find the terms in a text: the longest at each place, in order, not overlapping.

        Args:
            text: Any string.
            folded: The same in simplified characters, where the caller has it already.
        """
        if self._automaton is None:
            return []
        folded = simplified(text) if folded is None else folded
        words, doubtful = self._words, self._doubtful
        return [
            Found(start, end, words[index])
            for index, start, end in self._automaton.find_matches_as_indexes(searchable(folded))
            if not doubtful[index] or self._stands(folded, start, end, words[index])
        ]

    @staticmethod
    def _stands(folded: str, start: int, end: int, word: Word) -> bool:
        return not joined(folded, start, end) and not _beside(word.unless, folded, start, end)


def searchable(text: str) -> str:
    """Give the text with lone surrogates, which no automaton takes, replaced one for one."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def joined(text: str, start: int, end: int) -> bool:
    """Tell whether what was found is part of a longer Latin word (5G in 15GW) or number (三农 in 十三农)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (_LATIN.match(text, start) and _LATIN.match(before)) or (
        _LATIN.match(text, end - 1) and _LATIN.match(after)
    ):
        return True
    return text[start] in _NUMERALS and before in _NUMERALS and before != ""


def _beside(unless: tuple[str, ...], text: str, start: int, end: int) -> bool:
    return any(
        text.endswith(rule[:-1], 0, start) if rule.endswith("~") else text.startswith(rule[1:], end)
        for rule in unless
    )


@cache
def policy_lexicon() -> Lexicon:
    """Give our own lexicon; the tables are read by the first call."""
    return Lexicon(word for table in _tables() for word in table)


def _tables() -> Iterator[list[Word]]:
    folder = files("resources") / "lexicon"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv"):
            yield list(_read(file.read_text(encoding="utf-8"), file.name.removesuffix(".tsv")))


def _read(table: str, theme: str) -> Iterator[Word]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        aliases, unless = (
            tuple(filter(None, (row.get(column) or "").split("|"))) for column in ("aliases", "unless")
        )
        yield Word(row["term"], aliases, row["gloss"], theme, unless)
