"""The page: a text set on a column of a given width, laid out where it is asked for. It knows no window."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Sequence
from operator import sub

from desktop.text.outline import Heading
from desktop.views.reader.layout.height_map import HeightMap
from desktop.views.reader.layout.row_layout import RowLayout, RowText
from desktop.views.reader.layout.rows import cut_into_rows
from desktop.views.reader.typography import Typography, TypographyMetrics

LAYOUT_CACHE_ROWS = 160
"""Rows whose layouts are kept."""

LAYOUT_CACHE_CHARACTERS = 120_000
"""Code points whose layouts are kept, whatever the number of rows."""

MARGIN = 0.9
"""Space above the first row and below the last, in lines."""


Doubts = Callable[[str, Sequence[int]], list[tuple[int, tuple[str, ...]]]]
"""Tells which code points of a text with given boundaries of words are converted in doubt, with readings."""


class Page:
    """A text in rows, their layouts and heights.

    Attributes:
        text: The text.
        headings: Its headings.
        rows: Its rows.
        heights: How high each is: estimated until it is laid out.
        measures: Fonts and sizes.
        width: The width of the column in pixels.
        words: Boundaries of the words, sorted code points; empty while they are not known.
        revision: Grows whenever a layout or a height may have become another one.
    """

    def __init__(self, typography: Typography | None = None):
        """Make a page without a text."""
        self.text = ""
        self.headings: Sequence[Heading] = ()
        self.measures = TypographyMetrics(typography or Typography())
        self.words: Sequence[int] = ()
        self.depth: Callable[[int, int], int] | None = None
        self._spaced = False
        self._convert: Callable[[str], str] | None = None
        self._doubts: Doubts | None = None
        self._available = 600.0
        self.width = self.measures.column(self._available)
        self._kept: OrderedDict[int, RowLayout] = OrderedDict()
        self._kept_characters = 0
        self.revision = 0
        self.rows = cut_into_rows("")
        self.heights = HeightMap([1])
        self.measured: set[int] = set()
        self._estimate()

    @property
    def margin(self) -> int:
        """The space above the first row and below the last, in pixels."""
        return round(self.measures.em * 1.8 * MARGIN)

    @property
    def overhang(self) -> float:
        """How far signs may hang beyond the right edge of the column, in pixels."""
        return self.measures.em if self.measures.typography.hanging else 0.0

    def set_text(self, text: str, headings: Sequence[Heading]) -> None:
        """Take another text; words have to come again."""
        self.text, self.headings, self.words = text, headings, ()
        self.rows = cut_into_rows(text, headings)
        self.clear_layouts()

    def set_available(self, width: float) -> bool:
        """Tell how wide the column may be; return whether it changed."""
        self._available = width
        column = self.measures.column(width)
        if column == self.width:
            return False
        self.width = column
        self.clear_layouts()
        return True

    def set_measures(self, measures: TypographyMetrics) -> None:
        """Take other fonts and sizes."""
        self.measures = measures
        self.width = measures.column(self._available)
        self.clear_layouts()

    def set_words(self, boundaries: Sequence[int]) -> bool:
        """Take the boundaries of words; return whether rows have to be laid out again."""
        self.words = boundaries
        for layout in self._kept.values():
            layout.ticks.clear()
            layout.doubts = self._doubts_of(layout.start, layout.end)
        if self._spaced:
            self.clear_layouts()
        return self._spaced

    def set_spaced(self, on: bool) -> bool:
        """Set spaces between words or not; return whether rows have to be laid out again."""
        changed, self._spaced = on != self._spaced, on
        if changed:
            self.clear_layouts()
        return changed

    def set_conversion(self, convert: Callable[[str], str] | None) -> None:
        """Show each row through a function that keeps the number of code points; None for the text itself."""
        if convert is not self._convert:
            self._convert = convert
            self.clear_layouts()

    def set_doubts(self, doubts: Doubts | None) -> None:
        """Take what tells which characters of a row are converted in doubt; None for none."""
        self._doubts = doubts
        for layout in self._kept.values():
            layout.doubts = self._doubts_of(layout.start, layout.end)

    def doubts_at(self, code_point: int) -> tuple[str, ...]:
        """Return the readings of a character in doubt; where none can be, nothing is laid out."""
        if self._doubts is None or not self.words:
            return ()
        _, layout = self.layout_at(code_point)
        return dict(layout.doubts).get(code_point, ())

    def _doubts_of(self, start: int, end: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the code points of a row that are converted in doubt, with their readings."""
        if self._doubts is None or not self.words:
            return ()
        words = [start, *(at for at in self.boundaries(start + 1, end)), end]
        found = self._doubts(self.text[start:end], [at - start for at in words])
        return tuple((start + at, readings) for at, readings in found)

    def clear_layouts(self) -> None:
        """Forget all layouts and estimate all heights again."""
        self._kept.clear()
        self._kept_characters = 0
        self.revision += 1
        self._estimate()

    def lanes_changed(self, start: int, end: int) -> bool:
        """Forget the layouts in a range whose lines are, or have to be, higher for the lanes under them.

        Returns:
            Whether there is any.
        """
        first, last = self.rows.at(start), self.rows.at(max(end - 1, start))
        self.measured.difference_update(range(first, last + 1))
        kept = [row for row in self._kept if first <= row <= last]
        dropped = [row for row in kept if self._is_deep(self._kept[row])]
        self.measured.update(kept)
        for row in dropped:
            self._drop(row)
            self.measured.discard(row)
        return bool(dropped)

    def _is_deep(self, layout: RowLayout) -> bool:
        if layout.deep:
            return True
        return self.depth is not None and self.depth(layout.start, layout.end) > layout.style.free_lanes

    def _drop(self, row: int) -> None:
        layout = self._kept.pop(row, None)
        self.revision += 1
        if layout is not None:
            self._kept_characters -= layout.end - layout.start

    def _estimate(self) -> None:
        """Guess the height of each row from its number of characters."""
        self.measured.clear()
        self.rows.restore()
        body = self.measures.style(0)
        full = max(self.width / body.em, 1.0)
        if self._spaced and self.words:
            full *= 0.88
        indent, line, after = body.indent / body.em, body.line, body.after
        rows = self.rows
        lengths = map(sub, rows.ends, rows.starts)
        heights = [line * (int((length + indent) / full) + 1) + after for length in lengths]
        for row in rows.is_special():
            style = self.measures.style(rows.kinds[row])
            count = int((rows.ends[row] - rows.starts[row]) * style.em / (full * body.em)) + 1
            heights[row] = style.before + style.line * count + style.after
        heights[0] += self.margin
        heights[-1] += self.margin
        self.heights = HeightMap(heights)

    def before(self, row: int) -> int:
        """Return the space above a row that is not its own: the margin of the first."""
        return self.margin if row == 0 else 0

    def layout(self, row: int) -> RowLayout:
        """Return the layout of a row, made now if need be; its height is then known."""
        layout = self._kept.get(row)
        if layout is not None:
            self._kept.move_to_end(row)
            return layout
        layout = self._lay_out(row)
        self._kept[row] = layout
        self._kept_characters += layout.end - layout.start
        while len(self._kept) > LAYOUT_CACHE_ROWS or (
            self._kept_characters > LAYOUT_CACHE_CHARACTERS and len(self._kept) > 1
        ):
            self._drop(next(iter(self._kept)))
        return layout

    def layout_at(self, code_point: int) -> tuple[int, RowLayout]:
        """Return the row of a code point, laid out, and its layout."""
        row = self.rows.at(code_point)
        layout = self.layout(row)  # which may leave its last line to the next row
        now = self.rows.at(code_point)
        return (row, layout) if now == row else (now, self.layout(now))

    def measure(self, row: int) -> int:
        """Find out the height of a row without keeping its layout; return by how much it grew."""
        if row in self.measured:
            return 0
        before = self.heights[row]
        self._lay_out(row)
        return self.heights[row] - before

    def _lay_out(self, row: int) -> RowLayout:
        rows = self.rows
        flows = row in rows.cuts and (row in rows.flowed or row + 1 not in self.measured)
        layout = self._set(row, rows.cuts[row] if flows else rows.ends[row], flows=flows)
        if flows and row + 1 not in self.measured:
            rows.flow(row, layout.end)
        elif layout.end != rows.ends[row]:
            layout = self._set(row, rows.ends[row])
        layout.doubts = self._doubts_of(layout.start, layout.end)
        margin = self.before(row) + (self.margin if row == len(rows) - 1 else 0)
        self.heights.set(row, layout.height + margin)
        self.revision += 1
        self.measured.add(row)
        return layout

    def _set(self, row: int, end: int, *, flows: bool = False) -> RowLayout:
        """Set the code points of a row up to an end."""
        rows = self.rows
        return RowLayout(
            self._row_text(row, end),
            self.measures.style(rows.kinds[row]),
            self.width,
            continued=row in rows.continued,
            goes_on=row + 1 in rows.continued,
            flows=flows,
            justified=self.measures.typography.justified,
            hanging=self.measures.typography.hanging,
            depth=self.depth,
        )

    def _row_text(self, row: int, end: int) -> RowText:
        start = self.rows.starts[row]
        text = self.text[start:end]
        strong = [(a - start, b - start) for a, b in self.rows.strong.get(row, ())]
        gaps = self._gaps(text, start, end) if self._spaced else []
        if self._convert is not None:
            converted = self._convert(text)
            text = converted if len(converted) == len(text) else text
        return RowText(start, text, gaps, strong)

    def _gaps(self, text: str, start: int, end: int) -> list[int]:
        """Return where a space is set between two words; punctuation keeps words apart well enough."""
        found = []
        for at in self.boundaries(start + 1, end):
            before, after = text[at - start - 1], text[at - start]
            if before.isalnum() and after.isalnum():
                found.append(at - start)
        return found

    def boundaries(self, start: int, end: int) -> Sequence[int]:
        """Return the boundaries of words that are in a range, its end not included."""
        return self.words[bisect_left(self.words, start) : bisect_left(self.words, end)]
