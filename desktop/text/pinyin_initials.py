"""Pinyin as typed: finding Chinese words by initials or in full, 招商引资 by ``zsyz`` or ``zhaoshang``."""

import re
import threading
from collections.abc import Collection

from desktop.text.pinyin import readings

ASCII_WORD = re.compile(r"[a-z]+")

_LONGEST_SYLLABLE = len("zhuang")

_MOST_SPELLINGS = 32
"""Ways to cut a query into syllables (xian is one or two) beyond which none is tried."""


class PinyinInitials:
    """Which characters may be meant by a letter, and by a syllable.

    Characters are learned once; a query then is one regular expression over any number of titles. A character
    with several readings answers to each of them (长 to c and z).
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_letter: dict[str, set[str]] = {}
        self._by_syllable: dict[str, set[str]] = {}
        self._lock = threading.Lock()

    def learn(self, text: str) -> None:
        """Learn the characters of a text."""
        new = {character for character in set(text) if character >= "\u3400"} - self._known
        with self._lock:
            for character in new:
                for reading in readings(character):
                    self._by_letter.setdefault(reading[0], set()).add(character)
                    self._by_syllable.setdefault(reading, set()).add(character)
            self._known |= new

    def pattern(self, query: str) -> re.Pattern[str] | None:
        """Return what finds a query of letters; None when the query is not letters alone.

        The letters are the initials of characters, or their pinyin in full, of which the last syllable may
        not be typed to its end. The pattern is meant for case-folded text; a letter also stands for itself.
        """
        folded = query.casefold()
        if not ASCII_WORD.fullmatch(folded):
            return None
        with self._lock:
            initials = [_one_of(letter, self._by_letter.get(letter, ())) for letter in folded]
            spelled = self._spelled(folded)
        return re.compile("|".join(["".join(initials), *spelled]))

    def _spelled(self, letters: str) -> list[str]:
        """Return patterns of the characters whose pinyin letters are, one for each cut into syllables."""
        found: list[list[str]] = [[] for _ in letters]  # for what follows each letter, long syllables first
        for begun in reversed(range(len(letters))):
            rest = letters[begun:]
            last = [by for syllable, by in self._by_syllable.items() if syllable.startswith(rest)]
            if last:
                found[begun].append(_one_of("", set().union(*last)))
            for length in range(min(_LONGEST_SYLLABLE, len(rest) - 1), 0, -1):
                characters = self._by_syllable.get(rest[:length])
                if characters:
                    first = _one_of("", characters)
                    found[begun] += [first + further for further in found[begun + length]]
            del found[begun][_MOST_SPELLINGS:]
        return found[0]


def _one_of(letter: str, characters: Collection[str]) -> str:
    return f"[{letter}{''.join(characters)}]"
