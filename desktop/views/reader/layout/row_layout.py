"""Row layout: one row of the text set in lines, with the mapping between points and code points."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import NamedTuple, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.text.offsets import Utf16Map
from desktop.views.reader.typography import RowStyle

HANGING_PUNCTUATION = frozenset("，。、．,.")
"""Signs that may stand beyond the right edge; their ink is in the left half of their square."""

_OPENING, _CLOSING = "“‘（《〈「『【〔", "”’）》〉」』】〕，。、；：！？"
_CROWDED = re.compile(f"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]")
"""Full-width signs beside another whose blank half is left out, so that no holes come about (标点挤压)."""

DRAWN_LIMIT = 0.04
"""By how much of its width a character may be drawn apart from the next before one sees it in a number."""

NARROW_SPACE, HOLES = 14, 0.18
"""In a column of fewer characters, the share of one from which on the gaps between them tear a line apart."""

_KEPT_TOGETHER = re.compile(f"[^“‘\\s]{{1,12}}?(?<=[{_CLOSING},.;:!?)—…])(?=[“‘])")
"""What Qt will not part from the opening quotation mark after it, though a line may well end between them."""

_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%]")
_WIDE_RUN = re.compile("[^\x00-\xff]+")

_FOOTNOTE = re.compile(r"〔\d{1,3}〕|\[\d{1,3}\]|［\d{1,3}］|[①-⑳]")


class LineBox(NamedTuple):
    """A line of a row; heights are pixels from the row's top.

    Attributes:
        start: First code point, counted in the whole text.
        end: Code point after the last.
        top: Where the line's share of the row begins.
        bottom: Where it ends.
        glyph_top: Top of the characters' square.
        glyph_bottom: Bottom of the characters' square; lanes are below.
        line: Qt's line.
    """

    start: int
    end: int
    top: int
    bottom: int
    glyph_top: float
    glyph_bottom: float
    line: QTextLine


class LinePiece(NamedTuple):
    """The part of a range that is in one line.

    Attributes:
        left: Pixels from the column's left edge.
        right: The same, of its end.
        line: The line.
        begins: Whether the range begins here.
        ends: Whether it ends here.
    """

    left: float
    right: float
    line: LineBox
    begins: bool
    ends: bool

    @property
    def box(self) -> QRectF:
        """The characters' squares, with a little air above and below."""
        padding = max((self.line.glyph_bottom - self.line.glyph_top) * 0.12, 1.0)
        top, bottom = self.line.glyph_top - padding, self.line.glyph_bottom + padding
        return QRectF(self.left, top, self.right - self.left, bottom - top)


class RowText(NamedTuple):
    """What a row shows.

    Attributes:
        start: Its first code point in the whole text.
        text: Its code points as shown (perhaps in the other script).
        gaps: Code points of the row, counted from its start, before which a space is set.
        strong: Ranges of the row, counted from its start, that are set bold.
    """

    start: int
    text: str
    gaps: Sequence[int] = ()
    strong: Sequence[tuple[int, int]] = ()

    def shown(self) -> str:
        """Return the characters with the spaces between words."""
        if not self.gaps:
            return self.text
        cuts = [0, *self.gaps, len(self.text)]
        return " ".join(self.text[a:b] for a, b in pairwise(cuts))


def _half_width(font: QFont) -> QFont:
    """Return a font whose full-width signs are as wide as their ink, where the face knows how."""
    half = QFont(font)
    half.setFeature(QFont.Tag("halt"), 1)
    return half


def _is_latin_word(text: str) -> bool:
    """Return whether a text is mostly letters, whose words leave holes where short lines are justified."""
    return len(text.encode("ascii", "ignore")) * 3 > len(text) * 2


@lru_cache(maxsize=4)
def _options(centered: bool, justified: bool) -> tuple[QTextOption, QTextOption]:
    """Return how lines end where Qt finds their ends, and where they end after a number of characters."""
    align = Qt.AlignmentFlag
    held, anywhere = QTextOption(), QTextOption()
    for option in (held, anywhere):
        option.setAlignment(
            align.AlignHCenter if centered else align.AlignJustify if justified else align.AlignLeft
        )
    held.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    return held, anywhere


class RowLayout:
    """A row set in lines of a given width."""

    def __init__(
        self,
        row: RowText,
        style: RowStyle,
        width: float,
        *,
        continued: bool = False,
        goes_on: bool = False,
        flows: bool = False,
        justified: bool = True,
        hanging: bool = False,
        depth: Callable[[int, int], int] | None = None,
    ):
        """Lay the row out.

        Arguments:
            row: What it shows.
            style: How it is set.
            width: Width of the column in pixels.
            continued: Whether it continues a paragraph, so that it has no indent.
            goes_on: Whether the next row continues the paragraph.
            flows: Whether the last line, which is not full, is left to that row.
            justified: Whether both edges are straight.
            hanging: Whether a comma or full stop may stand beyond the right edge.
            depth: How many lanes of annotations are needed for a range of code points.
        """
        self.start = row.start
        self.end = row.start + len(row.text)
        self.style = style
        self.width = width
        self.map = Utf16Map(row.text, row.gaps)
        self._is_plain = self.map.plain
        self.doubts: tuple[tuple[int, tuple[str, ...]], ...] = ()  # likewise kept here
        self.ticks: dict[int, list[QLineF]] = {}  # by line, kept here by the painting of words
        self._layout = QTextLayout(row.shown(), style.font)
        self._layout.setCacheEnabled(True)
        justified = justified and not _is_latin_word(row.text)
        self._option, self._anywhere = _options(style.centered, justified)
        self._layout.setTextOption(self._option)
        formats = self._formats(row)
        self._layout.setFormats(formats)
        self._hangs = hanging and not style.centered
        # Offsets of lines are UTF-16 units; in rows with wide characters, which are rare, all is left to Qt.
        self._signs = row.shown() if max(row.text, default="") <= "\uffff" else ""
        indented = not continued and not row.text[:1].isspace()
        self._shorter = (0, 0.0)
        self.lines = self._break(style.indent if indented else 0.0, depth)
        if style.centered and len(self.lines) > 1:
            self._balance(depth)
        elif justified and not row.gaps and self._is_plain:
            indent, filled = style.indent if indented else 0.0, goes_on and not flows
            if filled:
                self._even_out(indent, depth)
            self._spread(row.text, formats, indent, depth, filled=filled)
        if flows and len(self.lines) > 1:
            self.end = self.lines.pop().start
        self.deep = any(line.bottom - line.top > style.line for line in self.lines)
        self._tops = [line.top for line in self.lines]
        self._starts = [line.start for line in self.lines]
        self.height = self.lines[-1].bottom + (0 if goes_on else style.after)

    def _formats(self, row: RowText) -> list[QTextLayout.FormatRange]:
        """Return the few ranges that are set differently: run-in headings and marks of footnotes."""
        bold, small, half = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        small.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        formats = [self._range(start, end, bold) for start, end in row.strong]
        formats += [self._range(*mark.span(), small) for mark in _FOOTNOTE.finditer(row.text)]
        crowded = [sign.span() for sign in _CROWDED.finditer(row.text)]
        if crowded:
            half.setFont(_half_width(self.style.font))
            formats += [self._range(start, end, half) for start, end in crowded]
        return formats

    def _range(self, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
        result = QTextLayout.FormatRange()
        result.start = self.map.to_utf16(start)
        result.length = self.map.end_to_utf16(end) - result.start
        result.format = form
        return result

    def _balance(self, depth: Callable[[int, int], int] | None) -> None:
        """Break a title into as many lines of about the same length; none has one character alone."""
        column, count = self.width, len(self.lines)
        narrow = sum(line.line.naturalTextWidth() for line in self.lines) / count
        while narrow < column:
            self.lines = self._break(0.0, depth, narrow)
            if len(self.lines) == count:
                return
            narrow += self.style.em / 2
        self.lines = self._break(0.0, depth)

    def _even_out(self, indent: float, depth: Callable[[int, int], int] | None) -> None:
        """Let lines be a little looser, so that the last one, after which a row goes on, is full too."""
        count, em = len(self.lines), self.style.em
        lacking = (self.width - self.lines[-1].line.naturalTextWidth()) / em
        if count < 3 or lacking < 1:
            return
        spare = ceil(lacking / (count - 1))
        for some in range(min(ceil(lacking / spare), count - 1), 0, -1):
            self._shorter = (some, spare * em)
            self.lines = self._break(indent, depth)
            if len(self.lines) == count:
                return
        self._shorter = (0, 0.0)
        self.lines = self._break(indent, depth)

    def _spread(
        self,
        text: str,
        formats: list[QTextLayout.FormatRange],
        indent: float,
        depth: Callable[[int, int], int] | None,
        *,
        filled: bool,
    ) -> None:
        """Fill lines that are much too short between Chinese characters alone: numbers are not drawn out.

        Qt justifies between all characters; this is for the few lines in which one would see that.
        """
        ragged = [self._is_too_loose(line.line) for line in self.lines[:-1]] + [False]
        known = [
            (one.line.textLength(), one.line.naturalTextWidth() + 0.2 if torn else one.line.width())
            for one, torn in zip(self.lines, ragged, strict=True)
        ]
        looser = [
            [] if torn else self._looser(one.line, text)
            for one, torn in zip(self.lines[:-1], ragged, strict=False)
        ]
        if filled:  # Qt leaves the last line ragged
            looser.append(self._looser(self.lines[-1].line, text, least=1.0))
        if not any(looser) and not any(ragged):
            return
        self._layout.setFormats(formats + [part for parts in looser for part in parts])
        self.lines = self._break(indent, depth, known=known)
        if [line.line.textLength() for line in self.lines] != [length for length, _ in known]:
            self._layout.setFormats(formats)
            self.lines = self._break(indent, depth)

    def _is_too_loose(self, line: QTextLine) -> bool:
        """Return whether a line of few characters would be full of holes, so that it had better be ragged."""
        if self.width >= NARROW_SPACE * self.style.em:
            return False
        return line.width() - line.naturalTextWidth() > line.textLength() * self.style.em * HOLES

    def _looser(self, line: QTextLine, text: str, least: float = 0.0) -> list[QTextLayout.FormatRange]:
        """Return the ranges of a line that take up what it lacks; none where Qt's way is good enough.

        Arguments:
            line: The line.
            text: The row's.
            least: What is lacking from which on it is taken up at any rate; 0 for Qt's way where that does.
        """
        lacking = line.width() - line.naturalTextWidth()
        start, end = line.textStart(), line.textStart() + line.textLength()
        unseen = min(self.style.em, (end - start) * self.style.em * DRAWN_LIMIT)
        if lacking < least or (not least and (lacking < unseen or not _NUMBER.search(text, start, end))):
            return []
        runs = [run.span() for run in _WIDE_RUN.finditer(text, start, end - 1)]
        wide = sum(last - first for first, last in runs)
        if wide < (end - start) / 3:
            return []
        form = QTextCharFormat()
        form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        form.setFontLetterSpacing(self.style.font.letterSpacing() + (lacking - 0.2) / wide)
        return [self._range(first, last, form) for first, last in runs]

    def _break(
        self,
        indent: float,
        depth: Callable[[int, int], int] | None,
        narrow: float = 0.0,
        known: Sequence[tuple[int, float]] = (),
    ) -> list[LineBox]:
        """Break into lines and give each its place; lines under which many annotations overlap are higher.

        Arguments:
            indent: Of the first line.
            depth: See the class.
            narrow: A width that lines are not to exceed, in the middle of the column; 0 for the column's own.
            known: How many characters each line is to have and how wide it is, where that is known.
        """
        width = narrow or self.width
        aside = (self.width - width) / 2
        em, height = self.style.em, self.style.line
        above, free = self.style.above, self.style.free_lanes
        lines: list[LineBox] = []
        top = self.style.before
        if known:
            self._layout.setTextOption(self._anywhere)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            if len(lines) < len(known):
                line.setNumColumns(*known[len(lines)])
            else:
                less = self._shorter[1] if len(lines) < self._shorter[0] else 0.0
                self._fill(line, max(width - indent, em), less)
            glyph_top = top + above
            line.setPosition(QPointF(aside + indent, round(glyph_top + em * 0.88 - line.ascent())))
            start = self.start + self.map.to_code_points(line.textStart())
            end = self.start + self.map.to_code_points(line.textStart() + line.textLength())
            extra = round(max(depth(start, end) - free, 0) * self.style.lane) if depth and end > start else 0
            lines.append(LineBox(start, end, top, top + height + extra, glyph_top, glyph_top + em, line))
            top += height + extra
            indent = 0.0
        self._layout.endLayout()
        if known:
            self._layout.setTextOption(self._option)
        return lines

    def _fill(self, line: QTextLine, width: float, less: float = 0.0) -> None:
        """Put as much into a line as may stand in it, or in so many pixels less."""
        if less:
            line.setLineWidth(width - less)
            self._end_after(line, line.textLength(), width)
            return
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
        if end + 1 >= len(self._signs):
            return
        if not (self._hangs and self._hang_punctuation(line, end, width)):
            held = _KEPT_TOGETHER.match(self._signs, end)
            if held is not None:
                self._release_break(line, held.end(), width)

    def _hang_punctuation(self, line: QTextLine, end: int, width: float) -> bool:
        """Let the sign that would take the last character down with it stand beyond the edge instead."""
        if self._signs[end + 1] not in HANGING_PUNCTUATION:
            return False
        wider = width + QFontMetricsF(self.style.font).horizontalAdvance(self._signs[end + 1])
        line.setLineWidth(wider)
        length = len(self._signs[line.textStart() : line.textStart() + line.textLength()].rstrip())
        if line.textStart() + length == end + 2 and line.naturalTextWidth() <= wider:
            return True
        line.setLineWidth(width)
        return False

    def _release_break(self, line: QTextLine, end: int, width: float) -> None:
        """End a line before an opening quotation mark, which Qt holds to what is before it."""
        sign, length = self._signs[end - 1], end - line.textStart()
        self._end_after(line, length, width)
        if self._hangs and sign in HANGING_PUNCTUATION and line.textLength() != length:
            wider = QFontMetricsF(_half_width(self.style.font)).horizontalAdvance(sign)
            self._end_after(line, length, width + wider)
        if line.textLength() != length:
            line.setLineWidth(width)

    def _end_after(self, line: QTextLine, length: int, width: float) -> None:
        """End a line after so many characters, whatever Qt holds of it."""
        self._layout.setTextOption(self._anywhere)
        line.setNumColumns(length, width)
        self._layout.setTextOption(self._option)

    def line_of(self, code_point: int) -> int:
        """Return the number of the line that a code point is in; the row's end is in the last."""
        return bisect_right(self._starts, code_point, 1) - 1

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height in the row; the nearest for what is beyond."""
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self.lines) - 1)

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return the upper and lower edge of the lines that a range is in, in pixels from the row's top."""
        first, last = self.line_of(start), self.line_of(max(min(end, self.end) - 1, self.start))
        return self.lines[first].top, self.lines[last].bottom

    def x_of(self, code_point: int, line: LineBox, *, end: bool = False) -> float:
        """Return where a code point begins in a line, or where the one before it ends.

        Arguments:
            code_point: Counted in the whole text.
            line: A line of this row.
            end: Whether the end of the character before is asked for.
        """
        unit = code_point - self.start
        if not self._is_plain:
            unit = self.map.end_to_utf16(unit) if end else self.map.to_utf16(unit)
        return cast("tuple[float, int]", line.line.cursorToX(unit))[0]

    def code_point_at(self, x: float, y: float, *, between: bool = True) -> int:
        """Return the code point at a place in the row.

        Arguments:
            x: Pixels from the column's left edge.
            y: Pixels from the row's top.
            between: Whether the nearest boundary between characters is asked for, else the character there.
        """
        line = self.lines[self.line_at(y)]
        position = QTextLine.CursorPosition
        kind = position.CursorBetweenCharacters if between else position.CursorOnCharacter
        found = self.start + self.map.to_code_points(line.line.xToCursor(x, kind))
        return min(max(found, line.start), line.end)

    def pieces(self, start: int, end: int, first: int = 0, last: int | None = None) -> Iterator[LinePiece]:
        """Yield the parts of a range, line by line.

        Arguments:
            start: First code point.
            end: Code point after the last.
            first: First line asked for.
            last: Last line asked for; None for the row's last.
        """
        low = bisect_right(self._starts, start, 1) - 1
        high = bisect_left(self._starts, end, 1) - 1
        if last is not None and last < high:
            high = last
        for line in self.lines[low if low > first else first : high + 1]:
            begins, ends = start >= line.start, end <= line.end
            left = self.x_of(start if begins else line.start, line)
            right = self.x_of(end if ends else line.end, line, end=True)
            if right > left:
                yield LinePiece(left, right, line, begins, ends)
