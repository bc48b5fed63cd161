"""The reading pane: a read-only view of one text with its marks."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.reader.theme import PAGE, ReaderTheme


class Reader(QAbstractScrollArea):
    """A view of one text. It shows spans and does not know where they come from; offsets are code points.

    Signals:
        selected(int, int): The selection came to be this range; an empty one means that nothing is selected.
        caret_moved(int): The caret stands before this code point.
        span_hovered(str, str, QPoint): Layer and key of the span under the pointer or walked to by key,
            and where on the screen.
        span_left(): No span is under the pointer any more.
        span_activated(str, str): Layer and key of the span that was clicked or opened with a key.
        span_resized(str, str, int, int): Layer and key of an adjusted span with the range wanted for it.
        menu_wanted(QPoint, int): Where on the screen a context menu is wanted, and for which code point.
        zoomed(float): The size of the text in points has changed.
        scrolled(): Another part of the text is in view.
    """

    selected = Signal(int, int)
    caret_moved = Signal(int)
    span_hovered = Signal(str, str, QPoint)
    span_left = Signal()
    span_activated = Signal(str, str)
    span_resized = Signal(str, str, int, int)
    menu_wanted = Signal(QPoint, int)
    zoomed = Signal(float)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = PAGE

    def show_text(self, text: str, headings: Sequence[Heading] = ()) -> None:
        """Show a text from its beginning, without words and spans."""

    def set_words(self, boundaries: Sequence[int]) -> None:
        """Take the boundaries of the words: sorted code points from 0 to the length of the text."""

    def set_spans(self, layer: str, spans: Iterable[Span]) -> None:
        """Replace the spans of a layer."""

    def add_span(self, span: Span) -> None:
        """Add a span, or replace the one of the same layer and key."""

    def remove_span(self, layer: str, key: str) -> None:
        """Take a span away; one that is not there is no error."""

    def set_layer_visible(self, layer: str, on: bool) -> None:
        """Show or hide a layer."""

    def set_word_marks(self, marks: str) -> None:
        """Mark words: ``off``, ``ticks``, ``spaces`` or ``tint``."""

    def set_snapping(self, on: bool) -> None:
        """Widen a selection made by dragging to whole words, or not (Alt does the other)."""

    def set_theme(self, theme: ReaderTheme) -> None:
        """Take the colours of a theme."""

    def set_font(self, family: str, point_size: float) -> None:
        """Set the text in a face and a size."""

    def zoom(self, step: int) -> None:
        """Enlarge the text by so many steps, make it smaller by negative ones; 0 is the usual size again."""

    def selection(self) -> tuple[int, int]:
        """Give the selected range; an empty one at the caret where nothing is selected."""
        return 0, 0

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a range into view, moving no more than is needed."""

    def caret(self) -> int:
        """Give the code point before which the caret stands."""
        return 0

    def position(self) -> int:
        """Give the first code point in view."""
        return 0

    def set_position(self, code_point: int) -> None:
        """Bring the line of a code point to the top of the pane."""

    def next_span(self, layer: str) -> bool:
        """Go to the next span of a layer; give whether there is one."""
        return False

    def previous_span(self, layer: str) -> bool:
        """Go to the span before in a layer; give whether there is one."""
        return False

    def adjust(self, layer: str, key: str) -> None:
        """Let the ends of a span be moved by handles and keys; ``span_resized`` tells the outcome."""
