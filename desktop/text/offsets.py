"""Offsets: code points, which we count in, and UTF-16 units, which Qt counts in.

A *gap* is one unit of our own that the reading pane sets before a code point (the space between two words);
it belongs to the text shown, never to the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The way from the code points of a short text to the UTF-16 units shown for it, and back.

    It holds only the positions of wide characters (outside the Basic Multilingual Plane) and of gaps; for
    nearly every text of ours there are none and the two counts are the same.
    """

    def __init__(self, text: str, gaps: Sequence[int] = ()):
        """Look through a text.

        Arguments:
            text: The text, or one paragraph of it.
            gaps: Sorted code points, greater than 0, before which one unit is set that is not of the text.
        """
        self._length = len(text)
        wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        # A code point at or after a threshold is one unit further on.
        self._thresholds = sorted([*(at + 1 for at in wide), *gaps]) if gaps else [at + 1 for at in wide]
        self._wide = wide
        self._extras = self._extra_units(wide, gaps)

    @staticmethod
    def _extra_units(wide: Sequence[int], gaps: Sequence[int]) -> list[int]:
        """Return the units, sorted, after which the unit count is one more ahead of the code point count."""
        return [at + ahead for ahead, at in enumerate(sorted([*wide, *gaps]))]

    @property
    def plain(self) -> bool:
        """Whether both counts are the same."""
        return not self._extras

    @property
    def units(self) -> int:
        """The length of what is shown, in UTF-16 units."""
        return self._length + len(self._extras)

    def to_utf16(self, code_point: int) -> int:
        """Return the unit at which a code point begins (after a gap before it).

        Arguments:
            code_point: 0 to the length of the text; what is beyond counts as the nearest of these.
        """
        code_point = min(max(code_point, 0), self._length)
        return code_point + bisect_right(self._thresholds, code_point) if self._extras else code_point

    def end_to_utf16(self, code_point: int) -> int:
        """Return the unit at which the character before a code point ends (before a gap that follows it)."""
        if not self._extras or code_point <= 0:
            return self.to_utf16(code_point)
        last = min(code_point, self._length) - 1
        at = bisect_left(self._wide, last)
        is_wide = at < len(self._wide) and self._wide[at] == last
        return self.to_utf16(last) + (2 if is_wide else 1)

    def to_code_points(self, unit: int) -> int:
        """Return the code point that a unit belongs to; the second half of a pair counts as its first.

        Arguments:
            unit: 0 to ``units``; what is beyond counts as the nearest of these.
        """
        unit = min(max(unit, 0), self.units)
        return unit - bisect_left(self._extras, unit) if self._extras else unit
