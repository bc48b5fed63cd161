"""The popover controller: which popover belongs to which span, shown on hover, on a click or by key."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.actions.known_figures import KnownFigure, explained
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.figures.controller import FigureController
from desktop.views.popover import content as popover_content
from desktop.views.popover.popover import Popover, PopoverContent
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.text.figures.trace import Trace


LAYERS = ("figures", "terms", "damage", "annotations")
"""Layers whose spans have cards; at one place the first goes before the others."""


class PopoverController(QObject):
    """Shows cards for the spans of a reader.

    Signals:
        chosen: Layer and key of the span a card is shown for on a click or by key.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        figures: FigureController,
        popover: Popover,
    ) -> None:
        super().__init__()
        self._session = session
        self._document = document
        self._reader = reader
        self._figures = figures
        self.card = popover
        reader.span_hovered.connect(self._on_hovered)
        connect(reader.span_left, self, popover.hide_later)
        reader.span_activated.connect(self._on_activated)
        for gone in (reader.scrolled, reader.zoomed, reader.caret_moved):
            connect(gone, self, lambda *_: popover.dismiss())
        connect(reader.dismissed, self, popover.dismiss)
        connect(reader.menu_wanted, self, lambda *_: popover.dismiss())  # it would lie under the menu
        connect(document.opened, self, lambda _: popover.dismiss())
        reader.focus_left.connect(self._on_focus_left)
        figures.checking.reached.connect(self._on_reached)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "card",
                translate_noop("Commands", "Show deta&ils"),
                self.show_here,
                Place("view", 1, 9),
                keys=("I",),
                icon="info",
                scope="text",
                enabled_when="document",
            ),
        ]

    def _on_focus_left(self) -> None:
        """Take the card away once the user works elsewhere, also where the pointer happens to rest on it."""
        now = QApplication.focusWidget()
        if now is None or not self.card.isAncestorOf(now):
            self.card.dismiss()

    def show_here(self) -> None:
        """Show the card of what stands at the caret, by key."""
        found = self._at(self._reader.caret()) or self._at(min(self._reader.selection()))
        if found is None:
            self._session.messages.show_note(translate("Popover", "No details here"))
            return
        text = self.text_of(*found)
        if text is not None:
            self.chosen.emit(*found)
            self.card.show_at(text, self._place_of(*found), focus=self._reader)

    def _on_hovered(self, layer: str, key: str, where: QPoint) -> None:
        line = QFontMetrics(self._reader.font()).height() * 2
        place = QRect(where.x(), where.y() - line // 2, 1, line)
        self.card.show_later(lambda: self.text_of(layer, key), place)

    def _on_activated(self, layer: str, key: str) -> None:
        self.chosen.emit(layer, key)
        text = self.text_of(layer, key) if layer != "annotations" else None
        if text is not None:
            self.card.show_at(text, self._place_of(layer, key))

    def _on_reached(self, key: str) -> None:
        """Show what is known of a figure gone to for a check, without taking the focus from the text."""
        text = self.text_of("figures", key)
        self.chosen.emit("figures", key)
        if text is not None:
            self.card.show_at(text, self._place_of("figures", key))

    def _place_of(self, layer: str, key: str) -> QRect:
        """Return the place on the screen of a span, as far as it is in view, or else that of the caret."""
        ends = next((one[2:] for one in self._spans() if one[:2] == (layer, key)), None)
        rectangles = [self._reader.character_rect(one) for one in (ends[0], ends[1] - 1)] if ends else []
        seen = [one for one in rectangles if one.isValid()]
        caret = self._reader.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        rectangle = caret if isinstance(caret, QRect) else QRect()
        if seen:
            rectangle = seen[0].united(seen[-1])
        corner = self._reader.viewport().mapToGlobal(rectangle.topLeft())
        return QRect(corner, rectangle.size())

    def _at(self, caret: int) -> tuple[str, str] | None:
        touching = [span for span in self._spans() if span[2] <= caret <= span[3]]
        touching.sort(key=lambda span: (span[3] == caret, LAYERS.index(span[0])))
        return touching[0][:2] if touching else None

    def _spans(self) -> list[tuple[str, str, int, int]]:
        """Return what there is something to say of: layer, key, start and end in code points."""
        contents = self._document.contents
        if contents is None:
            return []
        spans: list[tuple[str, str, int, int]] = [
            ("figures", known.key, known.figure.start, known.figure.end)
            for known in contents.figures
            if not known.dismissed
        ]
        spans += [("terms", f"{one.start}-{one.end}", one.start, one.end) for one in contents.terms]
        spans += [("damage", f"{one.start}-{one.end}", one.start, one.end) for one in contents.damage]
        spans += [("annotations", row.id, row.start, row.end) for row in self._document.visible_annotations()]
        return spans

    def text_of(self, layer: str, key: str) -> PopoverContent | None:
        """Return what is said of a span of a layer; None where there is nothing to say."""
        contents = self._document.contents
        if contents is None:
            return None
        if layer == "figures":
            known = next((one for one in contents.figures if one.key == key), None)
            return self._of_figure(known) if known is not None else None
        if layer == "terms":
            term = next((one for one in contents.terms if f"{one.start}-{one.end}" == key), None)
            return popover_content.of_term(term) if term is not None else None
        if layer == "damage":
            return self._of_damage(key)
        if layer == "annotations":
            row = self._document.visible_annotation(key)
            if row is None:
                return None
            shown = self._document.visible_annotations()
            rows = [one for one in shown if one.start < row.end and row.start < one.end]
            return popover_content.of_annotations([row, *(one for one in rows if one is not row)])
        return None

    def _of_figure(self, known: KnownFigure) -> PopoverContent | None:
        contents = self._document.contents
        if contents is None:
            return None
        text = popover_content.of_figure(known, contents.figures, contents.text)
        return replace(
            text,
            handlers=(
                *self._confirm(known),
                (translate("Popover", "Annotate"), lambda: self._figures.annotate([known], ask=False)),
                (translate("Popover", "Correct…"), lambda: self._figures.correct(known)),
                (translate("Popover", "Not a figure"), lambda: self._figures.dismiss([known])),
                *self._why(known),
            ),
        )

    def _confirm(self, known: KnownFigure) -> list[tuple[str, Callable[[], object]]]:
        """Return the button that confirms a figure, while it is to be checked."""
        if not known.to_check:
            return []
        return [(translate("Popover", "Confirm"), lambda: self._figures.checking.confirm([known]))]

    def _why(self, known: KnownFigure) -> list[tuple[str, Callable[[], object]]]:
        """Return the button that asks for the rules of a figure, unless only a user saw the figure."""
        if known.recognized is None:
            return []
        return [(translate("Popover", "Why?"), lambda: self._explain(known))]

    def _explain(self, known: KnownFigure) -> None:
        """Find out in the background which rule gave each field of a figure, and show it on the card."""
        contents = self._document.contents
        if contents is None:
            return
        text, headings, year = contents.text, contents.headings, contents.row.year

        def show(trace: "Trace | None") -> None:
            now = self._document.contents
            original = self._of_figure(known) if now is contents and known in contents.figures else None
            if trace is None or original is None:
                return
            rules = popover_content.of_trace(known, trace)
            back = (translate("Popover", "Back"), lambda: self.card.show_next(original))
            self.card.show_next(replace(rules, handlers=(back,)))

        self._session.tasks.run(lambda: explained(text, headings, year, known), show, owner=self)

    def _of_damage(self, key: str) -> PopoverContent | None:
        contents = self._document.contents
        if contents is None:
            return None
        damage = next((one for one in contents.damage if f"{one.start}-{one.end}" == key), None)
        if damage is None:
            return None
        text = popover_content.of_damage(damage)
        words = translate("Popover", "Repair as: %1")
        handlers = [
            (
                words.replace("%1", popover_content.shown_reading(reading)),
                lambda reading=reading: self._figures.repair(damage.start, damage.end, reading),
            )
            for reading in damage.proposals[:3]
        ]
        return PopoverContent(text.heading, text.kind, text.fields, text.body, text.foot, handlers)
