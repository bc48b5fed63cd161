"""Names: finding a Chinese name among many by its characters, its pinyin or its initials.

A query is read along a name from left to right, each character of which answers to itself or to any
beginning of one of its readings: 招商引资 to 招商, ``zsyz``, ``zhaoshang`` and ``zhaosyz``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.text.pinyin import readings

EXACT, BEGINNING, INSIDE, PINYIN, PINYIN_INSIDE, ABOVE, SCATTERED = range(7)
"""How well a query fits a name, from best to worst; ABOVE: it fits a name further up the path."""

JOINT = "/"


@dataclass(frozen=True, slots=True)
class SearchName:
    """Something with a name and a path.

    Attributes:
        key: What it is known by.
        path: Names from the root down, joined with ``/``; the last one is its own.
        uses: How often it is used.
    """

    key: str
    path: str
    uses: int = 0


class NameSearch:
    """Names that can be searched; made once, asked at every key.

    All words of all paths stand in one text. Where each beginning of a reading may stand in it is known, so
    that a query is followed along all names at once.
    """

    def __init__(self, names: Iterable[SearchName]) -> None:
        self._names = [(name, tuple(name.path.casefold().split(JOINT))) for name in names]
        words = dict.fromkeys(word for _, path in self._names for word in path)
        self._starts: list[int] = []
        self._words = list(words)
        self._places: dict[str, list[int]] = {}
        self._signs: dict[str, set[str]] = {}
        length = 0
        for word in self._words:
            self._starts.append(length)
            self._learn(word, length)
            length += len(word) + 1
        self._text = "\n".join(self._words)

    def _learn(self, word: str, start: int) -> None:
        for place, character in enumerate(word, start):
            beginnings = {one[:length] for one in spellings(character) for length in range(1, len(one) + 1)}
            for beginning in beginnings:
                self._places.setdefault(beginning, []).append(place)
                if len(beginning) == 1:
                    self._signs.setdefault(beginning, set()).add(character)

    def find(self, query: str, recent: Sequence[str] = (), limit: int = 50) -> list[SearchName]:
        """Return the names that fit, the best first; among equals those used lately, then those used often.

        Args:
            query: Words that must all fit, and ``/`` between names of a path; all names fit nothing typed.
            recent: Keys of names used lately, the last one first.
            limit: How many at most.
        """
        return [name for _, name in self.ranked(query, recent)[:limit]]

    def ranked(self, query: str, recent: Sequence[str] = ()) -> list[tuple[int, SearchName]]:
        """Return all names that fit as `find` does, each with how well it fits: `EXACT` to `SCATTERED`."""
        fits = [self._fits(token) for token in query.casefold().replace(JOINT, " ").split()]
        lately = {key: place for place, key in enumerate(recent)}
        found = []
        for place, (name, path) in enumerate(self._names):
            fit = _joined(path, fits)
            if fit is not None:
                found.append((fit, lately.get(name.key, len(lately)), -name.uses, place, name))
        found.sort(key=lambda one: one[:4])
        return [(one[0], one[4]) for one in found]

    def _fits(self, token: str) -> dict[str, int]:
        """Return how well a word of a query fits each word that it fits."""
        found: dict[str, int] = {}
        for start in self._spelt(token).values():
            number = bisect_right(self._starts, start) - 1
            word = self._words[number]
            fit = _fit(token, word, at_start=start == self._starts[number])
            found[word] = min(fit, found.get(word, fit))
        if len(token) > 1:
            for word in self._scattered(token):
                found.setdefault(word, SCATTERED)
        return found

    def _spelt(self, token: str) -> dict[int, int]:
        """Return where a query read along the text ends, and where it began."""
        reached: list[dict[int, int]] = [{} for _ in range(len(token) + 1)]
        for begun in range(len(token)):
            for ended in range(begun + 1, len(token) + 1):
                places = self._places.get(token[begun:ended])
                if places is None:
                    break
                here, there = reached[begun], reached[ended]
                if not begun:
                    there.update((place + 1, place) for place in places)
                elif here:
                    for place in places:
                        if place in here:
                            there[place + 1] = min(here[place], there.get(place + 1, place))
        return reached[-1]

    def _scattered(self, token: str) -> Iterator[str]:
        """Yield the words that contain the characters of a query in order, with others between them."""
        classes = ["".join(self._signs.get(sign, ())) for sign in token]
        if all(classes):
            pattern = "[^\\n]*".join(f"[{re.escape(one)}]" for one in classes)
            for match in re.finditer(pattern, self._text):
                yield self._words[bisect_right(self._starts, match.start()) - 1]


def _fit(token: str, word: str, *, at_start: bool) -> int:
    if token == word:
        return EXACT
    place = word.find(token)
    if place >= 0:
        return INSIDE if place else BEGINNING
    return PINYIN if at_start else PINYIN_INSIDE


def _joined(path: tuple[str, ...], fits: Sequence[dict[str, int]]) -> int | None:
    """Return how well all the words of a query fit a path; the last one is meant for its own name first."""
    worst = EXACT
    for number, one in enumerate(fits):
        fit = one.get(path[-1])
        if fit is None or fit == SCATTERED:
            above = any(one.get(word, SCATTERED) < SCATTERED for word in path[:-1])
            fit = ABOVE if above else fit
        if fit is None:
            return None
        if fit >= ABOVE or number == len(fits) - 1:
            worst = max(worst, fit)
    return worst


def spellings(character: str) -> tuple[str, ...]:
    """Return what a character answers to: itself, and its readings in letters without tones."""
    return (character, *readings(character))
