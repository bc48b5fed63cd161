"""The text view: the text with its spans and its appearance, without selection."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.reader.paint.scene import WORD_MARKS
from desktop.views.reader.scroll_area import PageScrollArea
from desktop.views.reader.theme import ReaderTheme
from desktop.views.reader.typography import SIZES, Typography, TypographyMetrics

ZOOM_STEP = 1.1
"""By how much one step of zooming enlarges the text."""

HANDLE_REACH_PX = 7
"""Pixels by which a handle may reach beyond its line's leading, in text of the usual size."""

MAX_ZOOM = 3.0
"""By how much zooming enlarges the text at most."""

MIN_LARGEST_POINTS = 42.0
"""Points up to which small text, too, can be enlarged."""


class TextView(PageScrollArea):
    """A text on a page with its spans.

    Signals:
        zoomed(float): The size of the text in points has changed.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._controller.lines_changed.connect(self._repaint_selection)
        self._usual_points = self._model.page.measures.typography.points
        self.set_theme(self._model.theme)

    # The text and its spans

    def show_text(self, text: str, headings: Sequence[Heading] = (), script: str = "") -> None:
        """Show a text from its beginning, without words and spans.

        Arguments:
            text: The text.
            headings: Its outline.
            script: The script that it is written in where that is known: ``hans`` or ``hant``; found out
                from the text where it is neither.
        """
        self._model.set_text(text, headings, script)
        self._update_margins()
        self._apply_size()
        self._model.viewport.scroll_to(0)
        self._minimap.spans_changed()
        self.layout_changed()
        self._controller.replace_text()

    def text(self) -> str:
        """Return the text shown."""
        return self._model.text

    def headings(self) -> Sequence[Heading]:
        """Return the headings of the text shown."""
        return self._model.page.headings

    def words(self) -> Sequence[int]:
        """Return the boundaries of the words; none while they are not known."""
        return self._model.words

    def set_bookmarks(self, places: Sequence[int]) -> None:
        """Mark lines with a ribbon beside them.

        Arguments:
            places: Code points in them, sorted.
        """
        self._model.bookmarks = tuple(places)
        self._minimap.update()
        self.repaint_soon()

    def set_words(self, boundaries: Sequence[int]) -> None:
        """Take the boundaries of the words: sorted code points from 0 to the length of the text."""
        self._model.viewport.anchor()
        if self._model.page.set_words(boundaries):
            self.layout_changed()
        self.repaint_soon()

    def set_spans(self, layer: str, spans: Iterable[Span]) -> None:
        """Replace the spans of a layer.

        Raises:
            ValueError: There is no such layer, or a span is of another one.
        """
        self._model.spans.set(layer, spans)
        self._spans_changed(layer)

    def touching_spans(self, layer: str, start: int, end: int) -> list[Span]:
        """Return the spans of a layer, shown or hidden, that have a code point in a range, by place.

        Raises:
            ValueError: There is no such layer.
        """
        return self._model.spans.index(layer).touching(start, end)

    def add_span(self, span: Span) -> None:
        """Add a span, or replace the one of the same layer and key."""
        for touched in self._model.spans.add(span):
            self._span_changed(touched, 1 if touched is span else -1)

    def remove_span(self, layer: str, key: str) -> None:
        """Take a span away; one that is not there is no error."""
        removed = self._model.spans.remove(layer, key)
        if removed is not None:
            self._span_changed(removed, -1)

    def set_layer_visible(self, layer: str, on: bool) -> None:
        """Show or hide a layer.

        Raises:
            ValueError: There is no such layer.
        """
        self._model.spans.set_visible(layer, on)
        self._spans_changed(layer)

    def layer_visible(self, layer: str) -> bool:
        """Return whether a layer is shown."""
        return self._model.spans.visible(layer)

    def _spans_changed(self, layer: str) -> None:
        """Paint again; annotations can also change how high lines are."""
        self._minimap.spans_changed(layer)
        if layer == "annotations":
            self._model.viewport.anchor()
            if self._model.page.lanes_changed(0, len(self._model.text)):
                self.layout_changed()
        self.repaint_soon()

    def _span_changed(self, span: Span, more: int) -> None:
        """Paint the rows of a span again, or all if one of them has become higher or lower."""
        self._measure_later()
        view = self._model.viewport
        self._minimap.span_changed(span, more)
        if span.layer == "annotations":
            view.anchor()
            if self._model.page.lanes_changed(span.start, span.end):
                self.layout_changed()
                return
        self._repaint_lines(span.start, span.end)
        self.update_margin()

    def repaint_spans(self, *places: tuple[str, str] | None) -> None:
        """Have the lines of some spans painted again, and the margin.

        Arguments:
            places: Layer and key of each; None and what is not there are passed over.
        """
        for place in places:
            span = self._model.spans.index(place[0]).get(place[1]) if place is not None else None
            if span is not None:
                self._repaint_lines(span.start, span.end)
        self.update_margin()

    def _repaint_selection(self, start: int, end: int) -> None:
        """Have the lines of a range painted again, with the carets and handles at its ends."""
        reach = round(HANDLE_REACH_PX * self._model.page.measures.scale)
        self._repaint_lines(max(start - 1, 0), end + 1, reach)

    def _repaint_lines(self, start: int, end: int, reach: int = 0) -> None:
        """Have the lines of a range painted again, with what reaches a little above and below them.

        Arguments:
            start: The first code point.
            end: The code point after the last.
            reach: By how many pixels more than usual something reaches above and below.
        """
        view, padding = self._model.viewport, round(self._model.page.measures.em * 0.25) + reach
        for seen in view.rows():
            if seen.layout.start < end and start <= seen.layout.end:
                top, bottom = seen.layout.extent(start, end)
                self.viewport().update(0, seen.top + top - padding, view.width, bottom - top + 2 * padding)

    def set_current_hit(self, key: str) -> None:
        """Make one search hit stand out; an empty key none."""
        self._model.spans.current_hit = key
        self.repaint_soon()

    # How it looks

    def set_word_marks(self, marks: str) -> None:
        """Mark words: ``off``, ``ticks``, ``spaces`` or ``tint``.

        Raises:
            ValueError: It is none of these.
        """
        if marks not in WORD_MARKS:
            raise ValueError(f"no word marks {marks!r}")
        self._model.word_marks = marks
        self._model.viewport.anchor()
        if self._model.page.set_spaced(marks == "spaces"):
            self.layout_changed()
        self.repaint_soon()

    def word_marks(self) -> str:
        """Return how words are marked."""
        return self._model.word_marks

    def set_snapping(self, on: bool) -> None:
        """Widen a selection made by dragging to whole words, or not (Alt does the other)."""
        self._model.snapping = on

    def set_script(self, script: str) -> None:
        """Show the text simplified (``hans``), traditional (``hant``) or, empty, as it is; offsets stay.

        Raises:
            ValueError: It is none of these.
        """
        if script not in ("", "hans", "hant"):
            raise ValueError(f"no script {script!r}")
        self._model.viewport.anchor()
        self._model.script = script
        self._model.show_script()
        self.layout_changed()

    def set_wide_punctuation(self, on: bool) -> None:
        """Show half-width signs in Chinese full-width, or as they are; the text itself stays."""
        if on != self._model.wide_punctuation:
            self._model.viewport.anchor()
            self._model.wide_punctuation = on
            self._model.show_script()
            self.layout_changed()

    def wide_punctuation(self) -> bool:
        """Return whether half-width signs in Chinese are shown full-width."""
        return self._model.wide_punctuation

    def script(self) -> str:
        """Return the script that is asked for, empty for the text's own."""
        return self._model.script

    def shown_script(self) -> str:
        """Return the script in which the text is seen, ``hans`` or ``hant``."""
        return self._model.shown_script()

    def conversion(self) -> Callable[[str], str] | None:
        """Return what each row is shown through, which keeps its length; None where it is shown as it is."""
        return self._model.conversion()

    def doubt_at(self, code_point: int) -> tuple[str, ...]:
        """Return the readings of a character that is converted in doubt, the one shown first."""
        return self._model.doubt_at(code_point)

    def set_copies_shown(self, on: bool) -> None:
        """Copy the characters in the script that is shown, or (the usual) as they are in the text."""
        self._model.copies_shown = on

    def set_theme(self, theme: ReaderTheme) -> None:
        """Take the colors of a theme."""
        self._model.theme = theme
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(theme.page))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        self.viewport().setPalette(palette)
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(f"QScrollBar:vertical {{ background: {theme.page}; }}")
        self._minimap.spans_changed()
        self._sticky_heading.update()
        self.repaint_soon()

    def theme(self) -> ReaderTheme:
        """Return the colors."""
        return self._model.theme

    def typography(self) -> Typography:
        """Return how the text is set."""
        return self._model.page.measures.typography

    def typography_font(self) -> QFont:
        """Return the font of the running text."""
        return self._model.page.measures.style(0).font

    def set_typography(self, typography: Typography) -> None:
        """Set the text in another way; what is looked at stays."""
        self._usual_points = typography.points
        self._set_typography(typography)

    def _set_typography(self, typography: Typography) -> None:
        self._model.viewport.anchor()
        self._model.page.set_measures(TypographyMetrics(typography, self._model.page.measures.script))
        self._update_margins()
        self._apply_size()
        self.layout_changed()

    def set_font(self, family: str, point_size: float) -> None:
        """Set the text in a face and a size; an empty face is the default one."""
        self.set_typography(replace(self.typography(), family=family, points=point_size))

    def zoom(self, step: int) -> None:
        """Enlarge the text by so many steps, make it smaller by negative ones; 0 is the usual size again."""
        points = self.typography().points * ZOOM_STEP**step if step else self._usual_points
        points = min(max(points, SIZES[0]), max(MAX_ZOOM * self._usual_points, MIN_LARGEST_POINTS))
        self._set_typography(replace(self.typography(), points=points))
        self.zoomed.emit(points)
