"""The reader model: the state of the pane without the widget, for mouse, keys and painting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QPointF

from desktop.text.script import doubts, script_of, simplified, traditional
from desktop.text.spans import Span
from desktop.views.reader.key_table import KeyTable
from desktop.views.reader.layout.page import Page
from desktop.views.reader.layout.viewport import Viewport
from desktop.views.reader.paint.layers import lane_y
from desktop.views.reader.paint.margin import brackets, label_edges
from desktop.views.reader.selection import JumpList, Selection
from desktop.views.reader.span_layers import SpanLayers
from desktop.views.reader.theme import PAGE, ReaderTheme
from desktop.views.reader.typography import TypographyMetrics


@dataclass(slots=True)
class ReaderModel:
    """What the pane knows.

    Attributes:
        page: The text as it is set.
        view: The window onto it.
        marks: The spans.
        selection: The selected range and the caret.
        trail: The places visited.
        keys: The keys' commands.
        theme: The colors.
        word_marks: One of scene.WORD_MARKS.
        snapping: Whether dragging takes whole words.
        own_script: The script that the text is written in, where the caller knew it; empty otherwise.
        script: In which script the text is shown: ``hans``, ``hant``, or empty for its own.
        copies_shown: Whether what is shown is copied, not the text itself.
        adjusting: Layer and key of the span whose ends are being moved, or None.
        bookmarks: Code points of lines that bear a ribbon, sorted.
    """

    page: Page = field(default_factory=Page)
    view: Viewport = field(init=False)
    marks: SpanLayers = field(default_factory=SpanLayers)
    selection: Selection = field(default_factory=Selection)
    trail: JumpList = field(default_factory=JumpList)
    keys: KeyTable = field(default_factory=KeyTable)
    theme: ReaderTheme = PAGE
    word_marks: str = "off"
    snapping: bool = True
    own_script: str = ""
    script: str = ""
    copies_shown: bool = False
    adjusting: tuple[str, str] | None = None
    bookmarks: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.view = Viewport(self.page)
        self.page.depth = self.marks.depth

    @property
    def text(self) -> str:
        """The text shown."""
        return self.page.text

    @property
    def words(self) -> Sequence[int]:
        """The boundaries of its words."""
        return self.page.words

    def show_script(self) -> None:
        """Set the page in the script wanted, with a face for it."""
        own = self.own_script or script_of(self.text)
        convert = {"hans": simplified, "hant": traditional}.get(self.script) if self.script != own else None
        shown = self.script or own
        if self.page.measures.script != shown:
            self.page.set_measures(TypographyMetrics(self.page.measures.typography, shown))
        self.page.set_conversion(convert)
        self.page.set_doubts(partial(_doubts_in, shown) if convert is not None else None)

    def doubt_at(self, code_point: int) -> tuple[str, ...]:
        """Return the readings of a character that is converted in doubt, none for others."""
        _, layout = self.page.layout_at(code_point)
        return dict(layout.doubts).get(code_point, ())

    def selected_text(self) -> str:
        """Return the selected characters as they are in the text."""
        return self.text[slice(*self.selection.range)]

    def copied_text(self) -> str:
        """Return the selected characters as they are to be copied."""
        chosen = self.selected_text()
        if not self.copies_shown or not self.script:
            return chosen
        return simplified(chosen) if self.script == "hans" else traditional(chosen)

    def span_at(self, point: QPointF) -> Span | None:
        """Return the span at a place in the window: in the text, in its lanes or in the margin."""
        edge = self.view.left + self.page.width
        if point.x() > edge + 4:
            return self._span_in_margin(point)
        if point.x() < self.view.left - 4:
            return None
        seen = self.view.row_at(point.y())
        y = point.y() - seen.top
        line = seen.layout.lines[seen.layout.line_at(y)]
        code_point = self.view.code_point_at(point, between=False)
        left = seen.layout.x_of(line.start, line)
        right = seen.layout.x_of(line.end, line, end=True)
        if not (line.top <= y <= line.bottom and left <= point.x() - self.view.left <= right):
            return None
        code_point = min(code_point, max(line.end - 1, line.start))
        found = self.marks.at(code_point)
        if y > line.glyph_bottom + 2:
            lane = round((y - lane_y(line, 0, seen.layout.style)) / seen.layout.style.lane)
            return next(
                (one for one in found if one.layer == "annotations" and self.marks.lane(one.key) == lane),
                None,
            )
        return min(found, key=lambda one: one.end - one.start, default=None)

    def _span_in_margin(self, point: QPointF) -> Span | None:
        """Return the annotation whose bracket or name is at a place."""
        found = brackets(self.view, self.marks)
        for bracket, box in label_edges(self.view, self.marks, found):
            if box.contains(point):
                return bracket.span
        return None


def _doubts_in(script: str, text: str, words: Sequence[int]) -> list[tuple[int, tuple[str, ...]]]:
    return doubts(text, script, words)
