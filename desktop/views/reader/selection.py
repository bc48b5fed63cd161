"""The selection and the caret, as clicks and movements change them. No Qt.

A *selection* is a range of code points, its end exclusive. The *caret* stands at one of its two ends, or
alone where nothing is selected. The *anchor* is what extending keeps selected: a place, or a unit taken
whole.

Example: in “全县建成小学” a double click takes the word 建成: the selection is (2, 4), the caret 4, the
anchor (2, 4). Extending to 6 selects (2, 6) with the caret at 6; extending to 0 then selects (0, 4) with the
caret at 0, for the anchor stays selected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.text.text_units import unit_at, widened_to_words


class SelectionLook(NamedTuple):
    """What is seen of a selection: its range, its caret, and on which side of a line's break that stands."""

    start: int
    end: int
    caret: int
    at_line_end: bool

    def difference(self, other: "SelectionLook") -> tuple[int, int] | None:
        """Return the range in which two selections look different; None where they look the same.

        Example: (3, 9) with the caret at 9 and (3, 12) with the caret at 12 differ in (9, 12).
        """
        if self == other:
            return None
        places = {self.caret, other.caret}
        for one, another in ((self.start, other.start), (self.end, other.end)):
            if one != another:
                places |= {one, another}
        return min(places), max(places)


@dataclass(slots=True)
class Selection:
    """A selected range of a text with a caret at one of its ends.

    Attributes:
        start: First selected code point.
        end: Code point after the last; the same as ``start`` where nothing is selected.
        caret: Where the caret stands.
        anchor: The range that extending keeps selected: a place, or a unit that was taken whole.
        at_line_end: Whether the caret stands at the end of a line that wraps, not at the next line's start.
    """

    start: int = 0
    end: int = 0
    caret: int = 0
    anchor: tuple[int, int] = (0, 0)
    at_line_end: bool = False

    def __bool__(self) -> bool:
        return self.start < self.end

    @property
    def range(self) -> tuple[int, int]:
        """The selected range."""
        return self.start, self.end

    @property
    def look(self) -> SelectionLook:
        """What is seen of it."""
        return SelectionLook(self.start, self.end, self.caret, self.at_line_end)

    def place(self, code_point: int, *, at_line_end: bool = False) -> None:
        """Put the caret somewhere and select nothing."""
        self.start = self.end = self.caret = code_point
        self.anchor = (code_point, code_point)
        self.at_line_end = at_line_end

    def select(self, start: int, end: int, *, caret_at_start: bool = False) -> None:
        """Select a range, from which it will be extended."""
        self.start, self.end, self.anchor = start, end, (start, end)
        self.caret = start if caret_at_start else end
        self.at_line_end = not caret_at_start

    def set_anchor(self, code_point: int) -> None:
        """Let extending go on from one end of the selection: the other end moves."""
        self.anchor = (code_point, code_point)

    def extend(self, code_point: int, *, at_line_end: bool = False) -> None:
        """Select from the anchor to a code point."""
        self.start, self.end = min(self.anchor[0], code_point), max(self.anchor[1], code_point)
        self.caret = self.start if code_point < self.anchor[1] else self.end
        self.at_line_end = at_line_end

    def extend_by(self, text: str, code_point: int, unit: str, boundaries: Sequence[int]) -> None:
        """Select from the anchor to a code point and on to the end of its unit, as in dragging.

        Arguments:
            text: The text.
            code_point: The place pointed at.
            unit: One of text_units.UNITS; ``character`` for exactly to the place.
            boundaries: Boundaries of the words, sorted.
        """
        self.extend(code_point, at_line_end=True)
        if unit == "character":
            return
        forward = self.caret == self.end
        if unit == "word" and self.anchor[0] == self.anchor[1]:
            self.start, self.end = widened_to_words(self.start, self.end, boundaries)
        else:
            low, high = unit_at(text, code_point, unit, boundaries)
            self.start, self.end = min(self.start, low), max(self.end, high if code_point > low else 0)
        self.caret = self.end if forward else self.start

    def swap(self) -> None:
        """Put the caret at the other end."""
        if self:
            other = self.start if self.caret == self.end else self.end
            self.anchor = (self.caret, self.caret)
            self.caret = other
            self.at_line_end = other == self.end
