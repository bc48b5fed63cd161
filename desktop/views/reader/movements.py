"""Movements: what each command of the key table does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.text.text_units import first_ink, last_ink, next_start, previous_start, wider
from desktop.views.reader.reader_model import ReaderModel

if TYPE_CHECKING:
    from desktop.views.reader.reader_widget import ReaderWidget

LAYER_OF = {
    "annotation": "annotations",
    "figure": "figures",
    "term": "terms",
    "damage": "damage",
    "hit": "hits",
}
"""The layer that a command's word stands for."""

UNIT_MOVES = ("character", "word", "clause", "sentence", "paragraph")


class ReaderCommands:
    """The commands of a pane, by name."""

    def __init__(self, reader: "ReaderWidget", state: ReaderModel):
        """Make the commands for a pane."""
        self._reader = reader
        self._state = state
        self._across: float | None = None  # where going up and down keeps to, from the column's left edge
        self._widened: list[tuple[int, int]] = []
        self._table: dict[str, Callable[[], object]] = {
            "select-all": lambda: reader.select(0, len(state.text)),
            "widen": self._widen,
            "narrow": self._narrow,
            "swap-ends": self._swap,
            "clear": reader.clear_selection,
            "copy": reader.copy,
            "walk": reader.walk_spans,
            "activate": self._activate,
            "adjust": self._adjust,
            "back": reader.go_back,
            "forward": reader.go_forward,
            "screen-down": lambda: self._move_page(1),
            "screen-up": lambda: self._move_page(-1),
            "zoom-in": lambda: reader.zoom(1),
            "zoom-out": lambda: reader.zoom(-1),
            "zoom-reset": lambda: reader.zoom(0),
            "menu": reader.request_menu,
        }
        for word, layer in LAYER_OF.items():
            self._table[f"next-{word}"] = lambda layer=layer: reader.next_span(layer)  # type: ignore[misc]
            self._table[f"previous-{word}"] = lambda layer=layer: reader.previous_span(layer)  # type: ignore[misc]

    def run(self, command: str) -> None:
        """Do what a command says.

        Raises:
            KeyError: There is no such command.
        """
        if command in self._table:
            self._table[command]()
        else:
            self._move(command.removeprefix("select-"), extend=command.startswith("select-"))
        if command not in ("widen", "narrow"):
            self._widened.clear()

    def _move(self, movement: str, *, extend: bool) -> None:
        """Move the caret, with the selection's end or leaving the selection.

        While a span is adjusted every movement moves one of its ends.
        """
        extend = extend or self._state.adjusting is not None
        selection = self._state.selection
        vertical = movement in ("previous-line", "next-line", "page-up", "page-down")
        if not vertical:
            self._across = None
        at_line_end = movement == "line-end"
        if selection and not extend and movement in ("previous-character", "next-character"):
            target = selection.start if movement == "previous-character" else selection.end
        else:
            target = self._target(movement)
        if extend:
            self._extend(movement, target, at_line_end)
        else:
            selection.place(target, at_line_end=at_line_end)
        self._reader.selection_moved(final=True)
        self._reader.follow_caret()

    def _extend(self, movement: str, target: int, at_line_end: bool) -> None:
        """Select from where selecting began to where a movement leads, whole units without space around."""
        state, selection = self._state, self._state.selection
        direction, _, unit = movement.partition("-")
        whole, ahead = unit in UNIT_MOVES[1:], direction == "next"
        if not selection:
            start = first_ink(state.text, selection.caret) if whole and ahead else selection.caret
            if start > selection.caret:
                target = next_start(state.text, start, unit, state.words)
            selection.set_anchor(start)
        if whole and target > selection.anchor[1]:
            end = last_ink(state.text, target, selection.anchor[1])
            while ahead and end <= selection.caret and target < len(state.text):
                target = next_start(state.text, target, unit, state.words)  # at a line's end: the next one
                end = last_ink(state.text, target, selection.anchor[1])
            target = end
        selection.extend(target, at_line_end=at_line_end)

    def _target(self, movement: str) -> int:
        """Return where a movement leads from the caret."""
        state, caret = self._state, self._state.selection.caret
        direction, _, unit = movement.partition("-")
        if unit in UNIT_MOVES and direction in ("next", "previous"):
            step = next_start if direction == "next" else previous_start
            return step(state.text, caret, unit, state.words)
        line = state.view.line_ends(caret, at_end=state.selection.at_line_end)
        simple = {
            "line-start": line[0],
            "line-end": line[1],
            "text-start": 0,
            "text-end": len(state.text),
        }
        if movement in simple:
            return simple[movement]
        return self._vertical(movement)

    def _vertical(self, movement: str) -> int:
        """Return where a movement up or down leads, keeping to the same place across."""
        state, selection = self._state, self._state.selection
        view = state.view
        if self._across is None:
            rect = self._caret_rect()
            self._across = rect - view.left
        page = max(int(view.height / state.page.measures.style(0).line) - 2, 1)
        lines = {"previous-line": -1, "next-line": 1, "page-up": -page, "page-down": page}[movement]
        return view.line_step(selection.caret, self._across, lines, at_end=selection.at_line_end)

    def _caret_rect(self) -> float:
        """Return how far across the caret stands, scrolling to it if need be."""
        selection = self._state.selection
        rect = self._state.view.caret_rect(selection.caret, at_end=selection.at_line_end)
        if rect is None:
            self._reader.follow_caret()
            rect = self._state.view.caret_rect(selection.caret, at_end=selection.at_line_end)
        return rect.left() if rect is not None else self._state.view.left

    def _move_page(self, direction: int) -> None:
        """Read on by a screen: two lines stay in view. The caret is left where it is."""
        line = self._state.page.measures.style(0).line
        self._reader.scroll_pixels(direction * max(self._state.view.height - 2 * line, line))

    def _widen(self) -> None:
        """Select the next larger unit round the selection."""
        selection = self._state.selection
        self._widened.append(selection.range)
        selection.select(*wider(self._state.text, *selection.range, self._state.words))
        self._reader.selection_moved(final=True)

    def _narrow(self) -> None:
        """Go back to what was selected before widening."""
        if self._widened:
            self._state.selection.select(*self._widened.pop())
            self._reader.selection_moved(final=True)

    def _swap(self) -> None:
        self._state.selection.swap()
        self._reader.selection_moved(final=False)
        self._reader.follow_caret()

    def _activate(self) -> None:
        """End adjusting with what is selected, or open the span one has walked to or that is at the caret."""
        if self._state.adjusting is not None:
            self._reader.finish_adjusting()
            return
        marks = self._state.marks
        if marks.highlighted_span is not None:
            self._reader.span_activated.emit(*marks.highlighted_span)
        else:
            for span in marks.at(self._state.selection.caret)[:1]:
                self._reader.span_activated.emit(span.layer, span.key)

    def _adjust(self) -> None:
        """Adjust the annotation one has walked to, or the shortest at the caret."""
        marks = self._state.marks
        if marks.highlighted_span is not None and marks.highlighted_span[0] == "annotations":
            self._reader.adjust(*marks.highlighted_span)
            return
        for span in marks.at(self._state.selection.caret):
            if span.layer == "annotations":
                self._reader.adjust(span.layer, span.key)
                return
