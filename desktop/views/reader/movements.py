"""Movements of the caret: where each leads, and what it selects on the way. No Qt.

A *movement* is named by a direction and a unit of the text, such as ``next-clause``, or by a place, such as
``line-end``. To *extend* is to move and select what lies between the anchor (see ``selection``) and the
caret.

Example: in “第一句。第二句，后半句。” with the caret before the second sentence, at 4,

    movement             leads to            extending selects
    next-character       5                   第
    next-clause          8, before 后半句      第二句，
    next-sentence        12, the end         第二句，后半句。
    previous-sentence    0                   第一句。

Extending takes whole units without the spaces and line ends around them. A movement up or down keeps to its
*goal*, the distance from the column's left edge at which the first of several such movements began, although
shorter lines on the way may hold the caret further left.
"""

from collections.abc import Sequence
from typing import Protocol

from desktop.text.text_units import UNITS, first_ink, last_ink, next_start, previous_start, wider
from desktop.views.reader.selection import Selection

VERTICAL_MOVEMENTS = ("previous-line", "next-line", "page-up", "page-down")
"""The movements that keep to their goal."""

MOVEMENTS = (
    *(f"{direction}-{unit}" for unit in UNITS for direction in ("previous", "next")),
    *VERTICAL_MOVEMENTS,
    "line-start",
    "line-end",
    "text-start",
    "text-end",
)
"""The names of all movements."""


class LineLayout(Protocol):
    """How the text is broken into lines; movements by units of the text never ask."""

    def line_ends(self, code_point: int, *, at_end: bool = False) -> tuple[int, int]:
        """Return the start and the end of the line of a code point.

        Arguments:
            code_point: The code point.
            at_end: Whether at a line's break the end of the line above is meant, not the start of the next.
        """

    def line_step(self, code_point: int, x: float, lines: int, *, at_end: bool = False) -> int:
        """Return the code point so many lines further down, ``x`` pixels from the column's left edge."""

    def caret_x(self, code_point: int, *, at_end: bool = False) -> float:
        """Return how many pixels from the column's left edge a caret stands."""

    def lines_per_page(self) -> int:
        """Return how many lines a page up or down passes over."""


class Movements:
    """The movements of one caret."""

    def __init__(self, selection: Selection, lines: LineLayout):
        """Move a caret.

        Arguments:
            selection: The selection that is changed.
            lines: How the text is broken into lines.
        """
        self._selection = selection
        self._lines = lines
        self._goal: tuple[int, float] | None = None  # where a vertical movement left the caret, its goal
        self._widened: list[tuple[tuple[int, int], tuple[int, int]]] = []  # (before, after) of each widening

    def forget(self) -> None:
        """Forget the goal and what was widened: they are those of another text."""
        self._goal = None
        self._widened.clear()

    def move(self, movement: str, text: str, words: Sequence[int] = (), *, extend: bool = False) -> None:
        """Move the caret, with the selection's end or leaving the selection.

        A selection that is left by one character collapses to its end on that side.

        Arguments:
            movement: One of MOVEMENTS.
            text: The text.
            words: The boundaries of its words, where they are known.
            extend: Whether to select from the anchor to where the movement leads.

        Raises:
            KeyError: There is no such movement.
        """
        if movement not in MOVEMENTS:
            raise KeyError(movement)
        selection, goal = self._selection, None
        if movement in VERTICAL_MOVEMENTS:
            goal = self._goal_x()
            target = self._vertical_target(movement, goal)
        elif selection and not extend and movement in ("previous-character", "next-character"):
            target = selection.start if movement == "previous-character" else selection.end
        else:
            target = self._target(movement, text, words)
        if extend:
            self._extend(movement, target, text, words)
        else:
            selection.place(target, at_line_end=movement == "line-end")
        self._goal = None if goal is None else (selection.caret, goal)

    def _target(self, movement: str, text: str, words: Sequence[int]) -> int:
        """Return where a movement that is not vertical leads from the caret."""
        caret = self._selection.caret
        direction, _, unit = movement.partition("-")
        if unit in UNITS:
            step = next_start if direction == "next" else previous_start
            return step(text, caret, unit, words)
        if movement in ("line-start", "line-end"):
            ends = self._lines.line_ends(caret, at_end=self._selection.at_line_end)
            return ends[0 if movement == "line-start" else 1]
        return 0 if movement == "text-start" else len(text)

    def _goal_x(self) -> float:
        """Return the goal in pixels: the last one, unless the caret has been put elsewhere since."""
        selection = self._selection
        if self._goal is not None and self._goal[0] == selection.caret:
            return self._goal[1]
        return self._lines.caret_x(selection.caret, at_end=selection.at_line_end)

    def _vertical_target(self, movement: str, x: float) -> int:
        """Return where a movement up or down leads from the caret."""
        step = 1 if movement in ("previous-line", "next-line") else self._lines.lines_per_page()
        lines = step if movement in ("next-line", "page-down") else -step
        return self._lines.line_step(self._selection.caret, x, lines, at_end=self._selection.at_line_end)

    def _extend(self, movement: str, target: int, text: str, words: Sequence[int]) -> None:
        """Select from where selecting began to where a movement leads, whole units without space around."""
        selection = self._selection
        direction, _, unit = movement.partition("-")
        whole, ahead = unit in UNITS[1:], direction == "next"
        if not selection:
            start = first_ink(text, selection.caret) if whole and ahead else selection.caret
            if start > selection.caret:
                target = next_start(text, start, unit, words)
            selection.set_anchor(start)
        if whole and target > selection.anchor[1]:
            end = last_ink(text, target, selection.anchor[1])
            while ahead and end <= selection.caret and target < len(text):
                target = next_start(text, target, unit, words)  # at a line's end: the next one
                end = last_ink(text, target, selection.anchor[1])
            target = end
        selection.extend(target, at_line_end=movement == "line-end")

    def widen(self, text: str, words: Sequence[int] = ()) -> None:
        """Select the next larger unit round the selection: word, clause, sentence, paragraph, the text."""
        before = self._selection.range
        if not self._widened or self._widened[-1][1] != before:
            self._widened.clear()
        self._selection.select(*wider(text, *before, words))
        self._widened.append((before, self._selection.range))

    def narrow(self) -> bool:
        """Go back to what was selected before widening; return whether anything was widened since."""
        if not self._widened or self._widened[-1][1] != self._selection.range:
            self._widened.clear()
            return False
        self._selection.select(*self._widened.pop()[0])
        return True
