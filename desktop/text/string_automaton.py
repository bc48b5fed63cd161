"""String automaton: where any of many strings stand in a text, found in one pass.

A text is looked through in UTF-16, in which a Chinese character is two steps of an automaton; in UTF-8 it is
three, and bytes must be counted to tell places.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

StringMatch = tuple[int, int, int]
"""Which string, its first code point and the code point after its last."""

_CODING: Final = "utf-16-le"
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
"""What takes four bytes; a few rare characters must not have a whole text looked through more slowly."""

_OTHER: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for it where no string holds such a character or this one."""


class StringAutomaton:
    """Finds strings in texts: all of them, or at each place the longest that begins there, none overlapping.

    Args:
        strings: The strings, at least one, none empty and none with a lone surrogate.
        longest: Whether the longest at each place are wanted, else all.
        implementation: How it is compiled; what is chosen by default is small and soon made.
    """

    def __init__(
        self,
        strings: Iterable[str],
        *,
        longest: bool = False,
        implementation: Implementation | None = Implementation.ContiguousNFA,
    ) -> None:
        self._strings = tuple(strings)
        self._plain = max(map(max, self._strings)) < _OTHER
        self._longest = longest
        self._implementation = implementation
        self._automaton = BytesAhoCorasick(
            [one.encode(_CODING) for one in self._strings], self._kind, implementation
        )

    @property
    def _kind(self) -> MatchKind:
        return MatchKind.LeftmostLongest if self._longest else MatchKind.Standard

    @cached_property
    def _of_code_points(self) -> AhoCorasick:
        """The same for texts whose code points count, since not all are of two bytes or one hides another."""
        return AhoCorasick(self._strings, self._kind, implementation=self._implementation)

    def find(self, text: str) -> list[StringMatch]:
        """Return where the strings stand in a text, in order of their ends.

        Args:
            text: A text without lone surrogates.
        """
        coded = text.encode(_CODING)
        if self._plain and len(coded) > 2 * len(text):
            text = _BEYOND.sub(_OTHER, text)
            coded = text.encode(_CODING)
        if len(coded) == 2 * len(text):
            found = self._automaton.find_matches_as_indexes(coded, overlapping=not self._longest)
            # What begins within a character is no match; of the longest it may have hidden one.
            places = [(which, start >> 1, end >> 1) for which, start, end in found if not start & 1]
            if len(places) == len(found) or not self._longest:
                return places
        return self._of_code_points.find_matches_as_indexes(text, overlapping=not self._longest)
