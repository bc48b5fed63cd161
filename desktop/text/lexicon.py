"""Lexicon: a set of policy terms that can be looked up, and the automaton that finds them in a text."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from string import ascii_letters, digits
from typing import NamedTuple

from desktop.text.lexicon_tables import LexiconWord, policy_words
from desktop.text.script import simplified
from desktop.text.string_automaton import StringAutomaton, StringMatch
from desktop.text.word_edges import CHANCE, is_torn

_LATIN = frozenset(ascii_letters + digits)
_NUMERALS = frozenset("一二三四五六七八九十百千万两第")
_SURROGATE = re.compile("[\ud800-\udfff]")

_BEHIND_ALL = (0, sys.maxsize, sys.maxsize)


class LexiconHit(NamedTuple):
    """A term of the lexicon at one place of a text, offsets in code points."""

    start: int
    end: int
    word: LexiconWord


class Lexicon:
    """A set of policy terms that can be looked up and found; simplified and traditional writing are alike.

    Attributes:
        told: What is told of each name where no document says more, kept once it was asked for: its type, its
            gloss, where that comes from, and its level.
    """

    def __init__(self, words: Iterable[LexiconWord]) -> None:
        self._by_name: dict[str, LexiconWord] = {}
        for word in words:
            for name in word.names:
                self._by_name.setdefault(simplified(name), word)
        self._names = [name for name in self._by_name if not self._is_list(name)]
        self.told: list[tuple[str, str | None, str | None, str | None] | None] = [None] * len(self._names)
        self._words = [self._by_name[name] for name in self._names]
        self._beside = [_beside(word.unless) for word in self._words]
        self._joinable = [
            name[0] in _NUMERALS or name[0] in _LATIN or name[-1] in _LATIN for name in self._names
        ]
        self._doubtful = [
            joinable or bool(word.unless) for joinable, word in zip(self._joinable, self._words, strict=True)
        ]
        self._certain = [
            not doubtful and len(name) > CHANCE
            for name, doubtful in zip(self._names, self._doubtful, strict=True)
        ]
        self._automaton = StringAutomaton(self._names) if self._names else None

    def _is_list(self, name: str) -> bool:
        """Return whether a name is two others that stand one by one in a text (碳达峰、碳中和)."""
        parts = name.split("、")
        return len(parts) > 1 and all(part in self._by_name for part in parts)

    def __len__(self) -> int:
        return len({word.term for word in self._by_name.values()})

    def __iter__(self) -> Iterator[LexiconWord]:
        return iter(dict.fromkeys(self._by_name.values()))

    def names(self) -> Sequence[str]:
        """Return every name and alias, simplified."""
        return self._names

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
            LexiconHit(start, end, self._words[which])
            for which, start, end in self.find_matches(
                searchable(simplified(text) if folded is None else folded)
            )
        ]

    def find_matches(self, folded: str) -> list[StringMatch]:
        """Find the terms as `find` does: which of `names` each is, its start and its end, in order.

        Args:
            folded: A text in simplified characters, as `searchable` gives it.
        """
        if self._automaton is None:
            return []
        matches = self._automaton.find(folded)
        matches.sort(key=itemgetter(1))
        found: list[StringMatch] = []
        cluster: list[StringMatch] = []  # those that overlap, directly or through others
        certain, doubtful, reach = self._certain, self._doubtful, 0
        for match, following in pairwise((*matches, _BEHIND_ALL)):
            which, start, end = match
            if end > reach:
                reach = end
            if following[1] < reach:
                cluster.append(match)
            elif cluster:
                cluster.append(match)
                found += self._chosen(folded, cluster, reach)
                cluster.clear()
            elif certain[which] or not (
                is_torn(folded, start, end)
                or (doubtful[which] and self._is_forbidden(folded, which, start, end))
            ):
                found.append(match)
        return found

    def _chosen(self, folded: str, cluster: list[StringMatch], reach: int) -> list[StringMatch]:
        """Choose among matches that overlap: one that covers them all, or as many characters as can be."""
        first = cluster[0][1]
        for match in reversed(cluster):
            if match[1] == first and match[2] == reach and self._stands(folded, *match):
                return [match]
        return _longest([match for match in cluster if self._stands(folded, *match)])

    def _stands(self, folded: str, which: int, start: int, end: int) -> bool:
        """Return whether a name is meant where it was found: nothing forbids it, no word is torn for it."""
        if self._certain[which]:
            return True
        forbidden = self._doubtful[which] and self._is_forbidden(folded, which, start, end)
        return not forbidden and not is_torn(folded, start, end)

    def _is_forbidden(self, folded: str, which: int, start: int, end: int) -> bool:
        """Return whether a name stands beside what it must not stand beside."""
        if self._joinable[which] and joined(folded, start, end):
            return True
        before, after = self._beside[which]
        return folded.endswith(before, 0, start) or folded.startswith(after, end)


def _longest(matches: list[StringMatch]) -> list[StringMatch]:
    """Choose matches that do not overlap: as many characters as can be, in as few names as can be.

    Args:
        matches: Any matches, in order of their starts.
    """
    if len(matches) == 2 and matches[1][1] < matches[0][2]:
        return [max(matches, key=_length)]
    best: list[tuple[int, int, list[StringMatch]]] = [
        (0, 0, [])
    ]  # characters, names (negative), what was chosen
    ends = [0]
    for match in sorted(matches, key=itemgetter(2)):
        _, start, end = match
        covered, few, chosen = next(
            kept for kept, reach in zip(reversed(best), reversed(ends), strict=True) if reach <= start
        )
        found = (covered + end - start, few - 1, [*chosen, match])
        if found[:2] > best[-1][:2]:
            best.append(found)
            ends.append(end)
    return best[-1][2]


def _length(match: StringMatch) -> int:
    return match[2] - match[1]


def searchable(text: str) -> str:
    """Return the text with lone surrogates, which no automaton takes, replaced one for one."""
    try:
        text.encode("utf-16-le")  # much faster than looking for them
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
    return Lexicon(policy_words())
