"""The reader controller: the caret, the selection, places and spans of a pane, moved and walked through.

It changes a ``ReaderModel`` and tells by signals what happened. It knows no widget: the widget, the mouse,
the keys and accessibility call it and listen to it. Offsets are code points, points are pixels of the window.

Example: ``move("next-clause", extend=True)`` selects the clause after the caret. It emits ``repaint_wanted``,
``selected`` and ``caret_moved``, and ``jumped`` if the caret was out of view.
"""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QGuiApplication

from desktop.text.spans import Span
from desktop.text.text_units import unit_at
from desktop.views.reader.model import ReaderModel
from desktop.views.reader.movements import Movements
from desktop.views.reader.paint.hit_test import HitTest
from desktop.views.reader.span_adjuster import SpanAdjuster


class ReaderController(QObject):
    """The caret, the selection, the places and the spans of one pane.

    Attributes:
        hit_test: Tells what is where in the window.
        adjuster: Lets the ends of a span be moved.

    Signals:
        selected(int, int): The selection came to be this range; an empty one means that nothing is selected.
        caret_moved(int): The caret stands before this code point.
        text_replaced(): Another text is shown.
        span_hovered(str, str, QPointF): Layer and key of the span under the pointer or walked to by key,
            and where in the window.
        span_walked(str, str): Layer and key of the span walked to by key.
        no_more_spans(str): There is no further span of this layer in the way that was asked for.
        span_left(): No span is under the pointer any more.
        dismissed(): Nothing is to stand out any more: the user pressed Esc.
        span_activated(str, str): Layer and key of the span that was clicked or opened with a key.
        span_resized(str, str, int, int): Layer and key of an adjusted span with the range wanted for it.
        menu_wanted(QPointF, int): Where in the window a context menu is wanted, and for which code point.
        zoom_wanted(int): The text is to be enlarged by so many steps; 0 for its usual size.
        repaint_wanted(): What is in the window looks different.
        lines_changed(int, int): The lines of this range look different.
        highlight_moved(object, object): Another span stands out: layer and key of the former one and of the
            present one, each a tuple or None.
        jumped(): Another part of the text is in view.
        scrolled_by(int): The window moved down by so many pixels, up for negative ones.
    """

    selected = Signal(int, int)
    caret_moved = Signal(int)
    text_replaced = Signal()
    span_hovered = Signal(str, str, QPointF)
    span_walked = Signal(str, str)
    no_more_spans = Signal(str)
    span_left = Signal()
    dismissed = Signal()
    span_activated = Signal(str, str)
    span_resized = Signal(str, str, int, int)
    menu_wanted = Signal(QPointF, int)
    zoom_wanted = Signal(int)
    repaint_wanted = Signal()
    lines_changed = Signal(int, int)
    highlight_moved = Signal(object, object)
    jumped = Signal()
    scrolled_by = Signal(int)

    def __init__(self, model: ReaderModel, parent: QObject | None = None):
        """Control what a model shows."""
        super().__init__(parent)
        self._model = model
        self._selection = model.selection
        self._movements = Movements(model.selection, model.viewport)
        self.adjuster = SpanAdjuster(model, self)
        self.hit_test = HitTest(model.viewport, model.spans, model.selection)
        self._shown = self._signaled = model.selection.look  # what is painted, and what listeners know of

    def replace_text(self) -> None:
        """Forget what belongs to the former text, and tell that the model holds another one."""
        self._movements.forget()
        self._shown = self._selection.look
        self._signal_selection()
        self.text_replaced.emit()

    def text(self) -> str:
        """Return the text."""
        return self._model.text

    # The caret and the selection

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self._selection.caret

    def selection(self) -> tuple[int, int]:
        """Return the selected range; an empty one at the caret where nothing is selected."""
        return self._selection.range

    def selected_text(self) -> str:
        """Return the selected characters, exactly as they are in the text."""
        return self._model.selected_text()

    def move(self, movement: str, *, extend: bool = False) -> None:
        """Move the caret and bring it into view; while a span is adjusted its end moves with the caret.

        Arguments:
            movement: One of movements.MOVEMENTS.
            extend: Whether to select what lies between.

        Raises:
            KeyError: There is no such movement.
        """
        model = self._model
        extend = extend or model.adjusting is not None
        self._movements.move(movement, model.text, model.words, extend=extend)
        self.selection_changed()
        self.follow_caret()

    def set_caret(self, code_point: int) -> None:
        """Put the caret somewhere, select nothing, and bring it into view."""
        self._selection.place(self._within(code_point))
        self.selection_changed()
        self.follow_caret()

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        self._selection.select(*sorted((self._within(start), self._within(end))))
        self.selection_changed()

    def select_all(self) -> None:
        """Select the whole text."""
        self.select(0, len(self._model.text))

    def clear_selection(self) -> None:
        """Select nothing, and leave off adjusting and standing out; the caret stays."""
        self.adjuster.end()
        self.dismissed.emit()
        if self.set_highlight(None) is not None:
            self.span_left.emit()
        self._selection.place(self._selection.caret)
        self.selection_changed()

    def widen(self) -> None:
        """Select the next larger unit round the selection."""
        self._movements.widen(self._model.text, self._model.words)
        self.selection_changed()

    def narrow(self) -> None:
        """Go back to what was selected before widening."""
        if self._movements.narrow():
            self.selection_changed()

    def swap_ends(self) -> None:
        """Put the caret at the selection's other end."""
        self._selection.swap()
        self.selection_changed(final=False)
        self.follow_caret()

    def copy(self) -> None:
        """Copy the selected characters as they are in the text or, if the model says so, as shown."""
        if self._selection:
            QGuiApplication.clipboard().setText(self._model.copied_text())

    def _within(self, code_point: int) -> int:
        """Return the code point of the text that is nearest to one."""
        return min(max(code_point, 0), len(self._model.text))

    def selection_changed(self, *, final: bool = True) -> None:
        """Have the selection painted as it is now; tell of it if it is final: the mouse no longer drags."""
        before, self._shown = self._shown, self._selection.look
        changed = before.difference(self._shown)
        if changed is not None:
            self.lines_changed.emit(*changed)
        if final:
            self._signal_selection()

    def _signal_selection(self) -> None:
        """Tell of the selection and the caret where they are not what was told last."""
        before, now = self._signaled, self._selection.look
        self._signaled = now
        if before[:2] != now[:2] and (now.start < now.end or before.start < before.end):
            self.selected.emit(now.start, now.end)
        if before.caret != now.caret:
            self.caret_moved.emit(now.caret)

    # Selecting with the pointer

    def start_selection(self, point: QPointF, unit: str) -> None:
        """Begin selecting at a place: with the whole unit there, or with the caret for ``character``."""
        if unit == "character":
            self.adjuster.end()
            self._selection.place(self._model.viewport.code_point_at(point), at_line_end=True)
        else:
            code_point = self.hit_test.code_point_at(point)
            self._selection.select(*unit_at(self._model.text, code_point, unit, self._model.words))
        self.selection_changed(final=False)

    def in_selection(self, point: QPointF) -> bool:
        """Return whether a place is on what is selected."""
        start, end = self.selection()
        if start >= end or not self.hit_test.in_column(point):
            return False
        code_point = self.hit_test.code_point_at(point)
        return start <= code_point < end and QRectF(self.hit_test.character_rect(code_point)).contains(point)

    def grab_handle(self, point: QPointF) -> bool:
        """Let dragging move the end whose handle is at a place; return whether there is a handle."""
        at_start = self.hit_test.handle_at(point)
        if at_start is None:
            return False
        self._selection.set_anchor(self._selection.end if at_start else self._selection.start)
        return True

    def drag_selection(self, point: QPointF, unit: str, *, turn_snapping: bool = False) -> None:
        """Select from the anchor to a place in the window.

        Arguments:
            point: The place.
            unit: One of text_units.UNITS, what is taken whole.
            turn_snapping: Whether to take characters where words would be taken, and the other way round.
        """
        model = self._model
        if unit == "character" and model.snapping != turn_snapping:
            unit = "word"
        between = unit in ("character", "word")
        code_point = model.viewport.code_point_at(point, between=between)
        self._selection.extend_by(model.text, code_point, unit, model.words)
        self.selection_changed(final=False)

    # Places

    def position(self) -> int:
        """Return the first code point in view."""
        return self._model.viewport.first_code_point()

    def set_position(self, code_point: int) -> None:
        """Bring the line of a code point to the top of the window."""
        self._model.viewport.scroll_to_top(self._within(code_point))
        self.jumped.emit()

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a range into view, moving no more than is needed, and remember the place one comes from."""
        before = self.position()
        if self._model.viewport.reveal(start, start if end is None else end):
            self._model.jump_list.push(before)
            self.jumped.emit()

    def go_to(self, code_point: int) -> None:
        """Bring a place to the top and remember the place one comes from."""
        self._model.jump_list.push(self.position())
        self.set_position(code_point)

    def follow_caret(self) -> None:
        """Bring the caret into view."""
        if self._model.viewport.reveal(self._selection.caret, self._selection.caret):
            self.jumped.emit()

    def jump_count(self) -> int:
        """Return how many jumps can be gone back on."""
        return self._model.jump_list.count()

    def go_back(self) -> bool:
        """Go back to the place before the last jump; return whether there is one."""
        return self._go(self._model.jump_list.back(self.position()))

    def go_forward(self) -> bool:
        """Go forward again; return whether there is where to."""
        return self._go(self._model.jump_list.forward())

    def _go(self, place: int | None) -> bool:
        if place is not None:
            self.set_position(place)
        return place is not None

    def scroll_to(self, top: int) -> None:
        """Bring what is so many pixels below the text's beginning to the top of the window."""
        self._model.viewport.scroll_to(top)
        self.jumped.emit()

    def scroll_pixels(self, pixels: int) -> None:
        """Move the window down by pixels, up by negative ones."""
        self.scrolled_by.emit(self._model.viewport.scroll_by(pixels))

    def scroll_page(self, direction: int) -> None:
        """Read on by a screen, or back for -1: two lines stay in view. The caret is left where it is."""
        line = self._model.page.measures.style(0).line
        self.scroll_pixels(direction * max(self._model.viewport.height - 2 * line, line))

    # Walking through spans

    def next_span(self, layer: str) -> bool:
        """Go to the next span of a layer; return whether there is one."""
        return self._step(layer, forward=True)

    def previous_span(self, layer: str) -> bool:
        """Go to the span before in a layer; return whether there is one."""
        return self._step(layer, forward=False)

    def _step(self, layer: str, *, forward: bool) -> bool:
        highlighted = self._model.spans.highlighted_span
        key = highlighted[1] if highlighted is not None and highlighted[0] == layer else ""
        span = self._model.spans.step(layer, self.caret(), key, forward=forward)
        if span is None:
            self.no_more_spans.emit(layer)
            return False
        self._selection.place(span.start)
        self.reveal(span.start, span.end)
        self.selection_changed()
        self._highlight(span)
        return True

    def spans_at_caret(self) -> list[Span]:
        """Return the visible spans that cover the caret, annotations first."""
        return self._model.spans.at(self.caret())

    def walk_spans(self) -> None:
        """Let the next of the spans at the caret stand out, after the last one the first again."""
        spans = self.spans_at_caret()
        if spans:
            places = [(span.layer, span.key) for span in spans]
            highlighted = self._model.spans.highlighted_span
            at = places.index(highlighted) + 1 if highlighted in places else 0
            self._highlight(spans[at % len(spans)])

    def _highlight(self, span: Span) -> None:
        """Let a span stand out, and tell of it."""
        self._model.spans.highlighted_span = (span.layer, span.key)
        if span.layer == "hits":
            self._model.spans.current_hit = span.key
        where = self.hit_test.window_point(max(span.start, self.caret()))
        self.span_hovered.emit(span.layer, span.key, where)
        self.span_walked.emit(span.layer, span.key)
        self.repaint_wanted.emit()

    def activate(self) -> None:
        """End adjusting with what is selected, or open the span walked to, or the first at the caret."""
        highlighted = self._model.spans.highlighted_span
        if self._model.adjusting is not None:
            self.adjuster.finish()
        elif highlighted is not None:
            self.span_activated.emit(*highlighted)
        else:
            for span in self.spans_at_caret()[:1]:
                self.span_activated.emit(span.layer, span.key)

    # Pointing

    def point_at(self, point: QPointF | None) -> None:
        """Let the span at a place in the window stand out, and tell of it; None when the pointer has left."""
        span = self.hit_test.span_at(point) if point is not None else None
        now = (span.layer, span.key) if span is not None else None
        if self.set_highlight(now) == now:
            return
        if now is None or point is None:
            self.span_left.emit()
        else:
            self.span_hovered.emit(*now, point)

    def set_highlight(self, now: tuple[str, str] | None) -> tuple[str, str] | None:
        """Let one span stand out, or none; return layer and key of the former one."""
        before, self._model.spans.highlighted_span = self._model.spans.highlighted_span, now
        if before != now:
            self.highlight_moved.emit(before, now)
        return before

    def activate_at(self, point: QPointF) -> None:
        """Open the span at a place in the window."""
        span = self.hit_test.span_at(point)
        if span is not None:
            self.span_activated.emit(span.layer, span.key)

    def request_menu(self, point: QPointF | None = None) -> None:
        """Ask for a context menu at a place in the window, or at the caret.

        Outside the selection the caret goes to the place first.
        """
        if point is None:
            self.menu_wanted.emit(self.hit_test.window_point(self.caret()), self.caret())
            return
        code_point = self.hit_test.code_point_at(point)
        if not self._selection.start <= code_point < self._selection.end:
            self._selection.place(code_point)
            self.selection_changed()
        self.menu_wanted.emit(point, code_point)
