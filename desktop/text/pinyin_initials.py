"""Initials: finding Chinese words by the first letters of their pinyin, 招商引资 by ``zsyz``."""

import re
import threading

from desktop.text.pinyin import readings

ASCII_WORD = re.compile(r"[a-z]+")


class PinyinInitials:
    """Which characters may be meant by a letter.

    Characters are learned once; a query then is one regular expression over any number of titles. A character
    with several readings answers to each of them (长 to c and z).
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_letter: dict[str, set[str]] = {}
        self._lock = threading.Lock()

    def learn(self, text: str) -> None:
        """Learn the characters of a text."""
        new = {character for character in set(text) if character >= "\u3400"} - self._known
        with self._lock:
            for character in new:
                for letter in {reading[0] for reading in readings(character)}:
                    self._by_letter.setdefault(letter, set()).add(character)
            self._known |= new

    def pattern(self, query: str) -> re.Pattern[str] | None:
        """Return what finds a query of letters; None when the query is not letters alone.

        The pattern is meant for case-folded text; a letter also stands for itself.
        """
        folded = query.casefold()
        if not ASCII_WORD.fullmatch(folded):
            return None
        with self._lock:
            classes = [f"[{letter}{''.join(self._by_letter.get(letter, ()))}]" for letter in folded]
        return re.compile("".join(classes))
