"""The viewport: which part of a page is visible, and how it stays in place while heights change.

The place looked at is a row and a distance from its top, never a distance from the top of the text: heights
that are corrected above it move nothing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from desktop.views.reader.layout.page import Page
from desktop.views.reader.layout.row_layout import RowLayout

MIN_VISIBLE_PX = 28
"""Pixels left of the column that names in the margin do not take, where there are as many."""


class VisibleRow(NamedTuple):
    """A row in the window.

    Attributes:
        row: Its number.
        layout: Its layout.
        top: Pixels from the window's top to the layout's top; negative for a row that begins above.
    """

    row: int
    layout: RowLayout
    top: int


class ScrollAnchor(NamedTuple):
    """A code point whose line is to stay at a height in the window."""

    code_point: int
    y: int


class Viewport:
    """A window onto a page.

    Attributes:
        page: The page.
        width: Width of the window in pixels.
        height: Height of the window in pixels.
    """

    def __init__(self, page: Page):
        """Look at the beginning of a page."""
        self.page = page
        self.width, self.height = 800, 600
        self._row = 0
        self._y = 0  # pixels of the row that are above the window
        self._hold: ScrollAnchor | None = None
        self._seen: tuple[VisibleRow, ...] = ()
        self._seen_at = (-1, 0, 0, 0)

    @property
    def left(self) -> int:
        """The left edge of the column: in the middle of the window, or further left for names beside it."""
        spare = self.width - self.page.width
        beside = self.page.overhang + self.page.measures.margin
        return max(min(round(spare / 2), round(max(spare - beside, MIN_VISIBLE_PX))), 0)

    # Where the window is

    def top(self) -> int:
        """Return the pixels above the window, as far as heights are known."""
        return self.page.heights.top(self._row) + self._y

    def furthest(self) -> int:
        """Return the greatest value of ``top``, as far as heights are known."""
        return max(self.page.heights.total - self.height, 0)

    def rows(self) -> Sequence[VisibleRow]:
        """Return the rows in the window from the top, laid out; they are asked for many times in a frame."""
        if self._seen_at != (self.page.revision, self._row, self._y, self.height):
            self._seen = tuple(self._rows_in_window())
            self._seen_at = (self.page.revision, self._row, self._y, self.height)
        return self._seen

    def _rows_in_window(self) -> Iterator[VisibleRow]:
        row, y = self._row, -self._y
        while row < len(self.page.rows) and y < self.height:
            layout = self.page.layout(row)
            yield VisibleRow(row, layout, y + self.page.before(row))
            y += self.page.heights[row]
            row += 1

    def go_to_start(self) -> None:
        """Stand at the beginning: the page holds another text, and no place in the former one counts."""
        self._row = self._y = 0
        self._hold = None

    def scroll_to(self, top: int) -> None:
        """Bring a distance from the top of the text to the window's top."""
        top = min(max(top, 0), self.furthest())
        self._row = self.page.heights.row_at(top)
        self._y = top - self.page.heights.top(self._row)
        self._correct_heights()

    def scroll_by(self, pixels: int) -> int:
        """Move the window down (or up) by pixels, exactly, whatever was only estimated.

        Returns:
            By how many pixels it moved; fewer at the ends of the text.
        """
        self._y += pixels
        return pixels + self._correct_heights()

    def _correct_heights(self) -> int:
        """Lay out what is in the window and put the place into its row; never beyond either end.

        Returns:
            By how many pixels the window had to be moved down, negative for up.
        """
        self._hold = None
        page = self.page
        page.layout(self._row)
        while self._y < 0 and self._row > 0:
            self._row -= 1
            page.layout(self._row)
            self._y += page.heights[self._row]
        while self._row < len(page.rows) - 1 and self._y >= page.heights[self._row]:
            self._y -= page.heights[self._row]
            self._row += 1
            page.layout(self._row)
        moved = max(-self._y, 0)
        self._y += moved
        missing = self._missing_below()
        if missing > 0 and (self._row > 0 or self._y > 0):
            moved -= self._extend_up(missing)
        return moved

    def _missing_below(self) -> int:
        """Return by how many pixels the text ends above the window's bottom; 0 or less when it does not."""
        left, row = self.height + self._y, self._row
        while left > 0 and row < len(self.page.rows):
            self.page.layout(row)
            left -= self.page.heights[row]
            row += 1
        return left if row == len(self.page.rows) else 0

    def _extend_up(self, pixels: int) -> int:
        """Move up, no further than the text's beginning; return by how many pixels."""
        self._y -= pixels
        while self._y < 0 and self._row > 0:
            self._row -= 1
            self.page.layout(self._row)
            self._y += self.page.heights[self._row]
        beyond = max(-self._y, 0)
        self._y += beyond
        return pixels - beyond

    # Staying where one is

    def first_code_point(self) -> int:
        """Return the first code point of the first line that is wholly in the window."""
        for seen in self.rows():
            for line in seen.layout.lines:
                if seen.top + line.glyph_top >= 0:
                    return line.start
        return self.page.rows.starts[self._row]

    def anchor(self, code_point: int | None = None) -> None:
        """Remember what is looked at, before widths, fonts or words change.

        Arguments:
            code_point: What to keep in its place if it is in the window; else the first line is kept.
        """
        if self._hold is not None:
            return  # several changes in a row must not add up to a drift
        if code_point is not None:
            rect = self.caret_rect(code_point)
            if rect is not None and 0 <= rect.top() < self.height - rect.height():
                self._hold = ScrollAnchor(code_point, round(rect.top()))
                return
        code_point = self.first_code_point()
        rect = self.caret_rect(code_point)
        self._hold = ScrollAnchor(code_point, round(rect.top()) if rect is not None else 0)

    def restore_anchor(self) -> None:
        """Bring what is remembered back to where it was in the window."""
        hold = self._hold
        if hold is not None:
            self.scroll_into_view(hold.code_point, hold.y)
            self._hold = hold

    def scroll_into_view(self, code_point: int, y: int) -> None:
        """Bring the line of a code point to a height in the window, as far as the ends of the text allow."""
        self._row, layout = self.page.layout_at(code_point)
        line = layout.lines[layout.line_of(code_point)]
        self._y = round(line.glyph_top) + self.page.before(self._row) - y
        self._correct_heights()

    def scroll_to_top(self, code_point: int) -> None:
        """Bring the line of a code point to the window's top, the first line with the margin above it."""
        layout = self.page.layout(0)
        if code_point < layout.lines[0].end:
            self.scroll_to(0)
        else:
            y = round(self.page.measures.em * 0.35)
            self.scroll_into_view(code_point, y)
            # Other widths may break the lines elsewhere: it is held, and not what then begins the first line.
            self._hold = ScrollAnchor(code_point, y)

    def reveal(self, start: int, end: int) -> bool:
        """Bring a range into the window if it is not wholly in it; return whether the window moved."""
        first, last = self.caret_rect(start), self.caret_rect(end, at_end=True)
        padding = self.page.measures.em
        if first is not None and last is not None:
            above, below = first.top() - padding * 0.5, last.bottom() + padding - self.height
            if above >= 0 >= below:
                return False
            if above < 0 and above > -2.5 * padding:
                self.scroll_by(int(above))
                return True
            if 0 < below < 2.5 * padding and above - below >= 0:
                self.scroll_by(int(below) + 1)
                return True
        self.scroll_into_view(start, round(self.height * 0.3))
        return True

    # Between the window and the text

    def caret_rect(self, code_point: int, *, at_end: bool = False) -> QRectF | None:
        """Return where a caret before a code point stands in the window; None when its row is not in it.

        Arguments:
            code_point: The code point.
            at_end: Whether at a line's break the end of the line above is meant, not the start of the next.
        """
        rows = self.rows()
        number = self.page.rows.at(code_point)
        for seen in rows:
            if seen.row == number:
                line = seen.layout.lines[self._caret_line(seen.layout, code_point, at_end)]
                x = seen.layout.x_of(code_point, line, end=at_end and code_point > line.start)
                height = line.glyph_bottom - line.glyph_top
                return QRectF(self.left + x, seen.top + line.glyph_top, 1.0, height)
        return None

    @staticmethod
    def _caret_line(layout: RowLayout, code_point: int, at_end: bool) -> int:
        number = layout.line_of(code_point)
        return number - 1 if at_end and number > 0 and code_point == layout.lines[number].start else number

    def row_at(self, y: float) -> VisibleRow:
        """Return the row at a height in the window, the nearest for what is beyond."""
        last = None
        for seen in self.rows():
            last = seen
            if y < seen.top + seen.layout.height:
                break
        if last is None:
            last = VisibleRow(self._row, self.page.layout(self._row), -self._y)
        return last

    def code_point_at(self, point: QPointF, *, between: bool = True) -> int:
        """Return the code point at a place in the window (see RowLayout.code_point_at)."""
        seen = self.row_at(point.y())
        return seen.layout.code_point_at(point.x() - self.left, point.y() - seen.top, between=between)

    def line_step(self, code_point: int, x: float, lines: int, *, at_end: bool = False) -> int:
        """Return the code point that is so many lines further down, at a place across.

        Arguments:
            code_point: Where to start.
            x: Pixels from the column's left edge.
            lines: How many lines; negative for up.
            at_end: See ``caret_rect``.
        """
        row, layout = self.page.layout_at(code_point)
        number = self._caret_line(layout, code_point, at_end) + lines
        while number < 0 and row > 0:
            row -= 1
            layout = self.page.layout(row)
            number += len(layout.lines)
        while number >= len(layout.lines) and row < len(self.page.rows) - 1:
            number -= len(layout.lines)
            row += 1
            layout = self.page.layout(row)
        if number < 0:
            return 0
        if number >= len(layout.lines):
            return len(self.page.text)
        line = layout.lines[number]
        found = layout.code_point_at(x, (line.top + line.bottom) / 2)
        return min(found, line.end - 1) if found == line.end and number < len(layout.lines) - 1 else found

    def caret_x(self, code_point: int, *, at_end: bool = False) -> float:
        """Return how many pixels from the column's left edge a caret stands, whether or not it is in view.

        Arguments:
            code_point: The code point.
            at_end: See ``caret_rect``.
        """
        _, layout = self.page.layout_at(code_point)
        line = layout.lines[self._caret_line(layout, code_point, at_end)]
        return layout.x_of(code_point, line, end=at_end and code_point > line.start)

    def lines_per_page(self) -> int:
        """Return how many lines a page up or down passes over: two stay in view, where there are more."""
        return max(int(self.height / self.page.measures.style(0).line) - 2, 1)

    def line_ends(self, code_point: int, *, at_end: bool = False) -> tuple[int, int]:
        """Return the start and the end of the line of a code point."""
        _, layout = self.page.layout_at(code_point)
        line = layout.lines[self._caret_line(layout, code_point, at_end)]
        return line.start, line.end
