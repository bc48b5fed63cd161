"""The span adjuster: lets the ends of a span be moved with handles or keys, and tells the range wanted."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop.text.spans import Span
from desktop.views.reader.model import ReaderModel


class AdjustedPane(Protocol):
    """What the adjuster needs of the controller of a pane."""

    @property
    def span_resized(self) -> SignalInstance:
        """Tells layer and key of an adjusted span with the range wanted for it."""

    def select(self, start: int, end: int) -> None:
        """Select a range."""

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a range into view."""

    def spans_at_caret(self) -> list[Span]:
        """Return the visible spans that cover the caret."""

    def set_highlight(self, now: tuple[str, str] | None) -> tuple[str, str] | None:
        """Let one span stand out, or none."""

    def selection_changed(self, *, final: bool = True) -> None:
        """Have the selection painted as it is now."""

    def follow_caret(self) -> None:
        """Bring the caret into view."""


class SpanAdjuster:
    """Adjusts one span at a time; which one it is stands in the model."""

    def __init__(self, model: ReaderModel, pane: AdjustedPane) -> None:
        self._model = model
        self._pane = pane

    def adjusting(self) -> tuple[str, str] | None:
        """Return layer and key of the span whose ends are being moved, or None."""
        return self._model.adjusting

    def adjust(self, layer: str, key: str) -> None:
        """Let the ends of a span be moved by handles and keys; ``span_resized`` tells the outcome."""
        span = self._model.spans.index(layer).get(key)
        if span is not None:
            self._model.adjusting = (layer, key)
            self._pane.set_highlight((layer, key))
            self._pane.select(span.start, span.end)
            self._pane.reveal(span.start, span.end)

    def adjust_at_caret(self) -> None:
        """Adjust the annotation walked to, or the shortest at the caret."""
        highlighted = self._model.spans.highlighted_span
        places = [(span.layer, span.key) for span in self._pane.spans_at_caret()]
        for layer, key in [highlighted, *places] if highlighted is not None else places:
            if layer == "annotations":
                self.adjust(layer, key)
                return

    def choose_end(self, *, first: bool) -> None:
        """Let the movements move one end of the selection while a span is adjusted: its first or its last."""
        selection = self._model.selection
        if self._model.adjusting is not None and selection:
            start, end = selection.range
            selection.select(start, end, caret_at_start=first)
            selection.set_anchor(end if first else start)
            self._pane.selection_changed()
            self._pane.follow_caret()

    def finish(self, *, stay: bool = False) -> None:
        """Tell the range wanted for the span being adjusted; to stay is to go on adjusting it."""
        adjusting = self._model.adjusting
        if adjusting is not None:
            if not stay:
                self._model.adjusting = None
            if self._model.selection:
                self._pane.span_resized.emit(*adjusting, *self._model.selection.range)

    def end(self) -> None:
        """Leave off adjusting and tell nothing."""
        self._model.adjusting = None
