"""Dictionaries (词典): themes with the words that are counted for them across documents.

A word counts as an exact string, traditional and simplified alike. Of words that overlap the leftmost
counts, of those that begin together the longest: 总值 does not count in 生产总值 where both are words. An
exception is a longer string in which its word does not count.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.index_form import folded
from desktop.text.text_search import find_all


class DictionaryWord(NamedTuple):
    """A word of a dictionary.

    Attributes:
        theme: What it is counted for.
        word: The string.
        exceptions: Longer strings in which it does not count.
        level: A step within the theme, such as how strong a word of degree is; empty for none.
        note: Why it is there.
    """

    theme: str
    word: str
    exceptions: tuple[str, ...] = ()
    level: str = ""
    note: str = ""


class Occurrence(NamedTuple):
    """Where a word of a dictionary stands.

    Attributes:
        start: First code point.
        end: Code point after the last.
        words: Numbers of the dictionary's words that it is: more than one where themes share a word.
    """

    start: int
    end: int
    words: tuple[int, ...]


class WordStanding(NamedTuple):
    """Where a word of a dictionary stands, whether it counts there or not.

    Attributes:
        start: First code point.
        end: Code point after the last.
        word: Number of the word.
        state: ``counted``; ``nested`` where a word that began before or is longer counts instead;
            ``excepted`` where it is part of one of its exceptions.
        within: The word that counts instead, folded; empty for any other state.
    """

    start: int
    end: int
    word: int
    state: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Themes with their words.

    Attributes:
        name: What it is called.
        words: The words of all themes, in order.
        note: What it is for.
    """

    name: str
    words: tuple[DictionaryWord, ...]
    note: str = ""

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, in the order of their first words."""
        return tuple(dict.fromkeys(word.theme for word in self.words))


class WordCounter:
    """Finds the words of a dictionary in texts.

    Attributes:
        dictionary: The dictionary.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self._numbers: dict[str, list[int]] = {}
        for number, word in enumerate(dictionary.words):
            if word.word:
                self._numbers.setdefault(folded(word.word), []).append(number)
        self._strings = list(self._numbers)
        self._within = [_places_within(dictionary.words, numbers) for numbers in self._numbers.values()]
        self._always = [
            None if any(places) else tuple(numbers)
            for numbers, places in zip(self._numbers.values(), self._within, strict=True)
        ]
        self._automaton = AhoCorasick(self._strings, matchkind=MatchKind.Standard)

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Yield where words stand that count, from left to right."""
        if len(self._strings) == 1 and self._always[0] is not None:
            for start, end in find_all(text, self._strings[0]):
                yield Occurrence(start, end, self._always[0])
            return
        form = folded(text)
        free_from = 0
        for start, end, which in self._candidates(form):
            if start < free_from:
                continue
            counted = self._counted(form, start, which)
            if counted:
                free_from = end
                yield Occurrence(start, end, counted)

    def standings(self, text: str) -> Iterator[WordStanding]:
        """Yield where words stand, those that do not count there, too, from left to right."""
        form = folded(text)
        free_from, counting = 0, ""
        for start, end, which in self._candidates(form):
            numbers = self._numbers[self._strings[which]]
            if start < free_from:
                yield from (WordStanding(start, end, number, "nested", counting) for number in numbers)
                continue
            counted = self._counted(form, start, which)
            if counted:
                free_from, counting = end, self._strings[which]
            for number in numbers:
                yield WordStanding(start, end, number, "counted" if number in counted else "excepted")

    def counts(self, text: str) -> Counter[str]:
        """Count the words of each theme."""
        found: Counter[str] = Counter()
        words = self.dictionary.words
        for one in self.occurrences(text):
            found.update(words[number].theme for number in one.words)
        return found

    def _candidates(self, form: str) -> list[tuple[int, int, int]]:
        """Return start, end and number of all strings, leftmost first, of those the longest first."""
        if not self._strings:
            return []
        found = self._automaton.find_matches_as_indexes(form, overlapping=True)
        return sorted(((start, end, which) for which, start, end in found), key=lambda one: (one[0], -one[1]))

    def _counted(self, form: str, start: int, which: int) -> tuple[int, ...]:
        """Return the numbers of the words that a string is, without those that have it as an exception."""
        always = self._always[which]
        if always is not None:
            return always
        return tuple(
            number
            for number, places in zip(self._numbers[self._strings[which]], self._within[which], strict=True)
            if not any(form.startswith(whole, start - at) for whole, at in places if at <= start)
        )


def are_apart(words: Sequence[DictionaryWord], others: Sequence[DictionaryWord]) -> bool:
    """Return whether no place of some words can overlap one of the others: each then counts as if alone."""
    known = {folded(other.word) for other in others}
    return not any(_may_overlap(folded(word.word), other) for word in words for other in known)


def _may_overlap(one: str, other: str) -> bool:
    return (
        one in other
        or other in one
        or any(
            one.endswith(other[:length]) or other.endswith(one[:length])
            for length in range(1, min(len(one), len(other)))
        )
    )


@lru_cache(maxsize=8)
def counter_of(dictionary: Dictionary) -> WordCounter:
    """Return what counts the words of a dictionary, made once."""
    return WordCounter(dictionary)


def _places_within(words: Sequence[DictionaryWord], numbers: Sequence[int]) -> list[list[tuple[str, int]]]:
    """Return for each word the strings in which it does not count, and where it stands in each."""
    return [list(_exceptions(words[number])) for number in numbers]


def _exceptions(word: DictionaryWord) -> Iterator[tuple[str, int]]:
    wanted = folded(word.word)
    for exception in map(folded, word.exceptions):
        at = exception.find(wanted)
        while at >= 0:
            yield exception, at
            at = exception.find(wanted, at + 1)
