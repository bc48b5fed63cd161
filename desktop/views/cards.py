"""Which card belongs to which span, and when it comes: on resting, on a click, by key."""

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.actions.figures import KnownFigure
from desktop.lifetime import connect
from desktop.views import card_texts
from desktop.views.card import Card, CardText
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.figures.controller import FigureController
from desktop.views.reader import Reader

translate = QCoreApplication.translate

LAYERS = ("figures", "terms", "damage", "annotations")
"""Layers whose spans have cards; at one place the first goes before the others."""


class Cards(QObject):
    """Shows cards for the spans of a reader.

    Signals:
        chosen: Layer and key of the span a card is shown for on a click or by key.
    """

    chosen = Signal(str, str)

    def __init__(
        self, desk: Desk, document: OpenDocument, reader: Reader, figures: FigureController, card: Card
    ) -> None:
        super().__init__()
        self._desk = desk
        self._document = document
        self._reader = reader
        self._figures = figures
        self.card = card
        reader.span_hovered.connect(self._hovered)
        connect(reader.span_left, self, card.withdraw)
        reader.span_activated.connect(self._activated)
        for gone in (reader.scrolled, reader.zoomed, reader.caret_moved):
            connect(gone, self, lambda *_: card.dismiss())
        connect(reader.dismissed, self, card.dismiss)
        connect(document.opened, self, lambda _: card.dismiss())
        reader.focus_left.connect(self._focus_left)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "card",
                QT_TRANSLATE_NOOP("Commands", "&Explain what is here"),
                self.show_here,
                Place("annotate", 4, 2),
                keys=("I",),
                icon="info",
                scope="text",
                enabled_when="document",
            ),
        ]

    def _focus_left(self) -> None:
        """Take the card away once one works elsewhere, also where the pointer happens to rest upon it."""
        now = QApplication.focusWidget()
        if now is None or not self.card.isAncestorOf(now):
            self.card.dismiss()

    def show_here(self) -> None:
        """Show the card of what stands at the caret, by key."""
        found = self._at(self._reader.caret()) or self._at(min(self._reader.selection()))
        if found is None:
            self._desk.messages.note(translate("Cards", "Nothing to explain here"))
            return
        text = self._text(*found)
        if text is not None:
            self.chosen.emit(*found)
            self.card.show_at(text, self._caret_place(), focus=self._reader)

    def _hovered(self, layer: str, key: str, where: QPoint) -> None:
        line = QFontMetrics(self._reader.font()).height() * 2
        place = QRect(where.x(), where.y() - line // 2, 1, line)
        self.card.offer(lambda: self._text(layer, key), place)

    def _activated(self, layer: str, key: str) -> None:
        self.chosen.emit(layer, key)
        text = self._text(layer, key) if layer != "annotations" else None
        if text is not None:
            self.card.show_at(text, self._caret_place())

    def _caret_place(self) -> QRect:
        """Give the caret's place on the screen."""
        caret = self._reader.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        rectangle = caret if isinstance(caret, QRect) else QRect()
        corner = self._reader.viewport().mapToGlobal(rectangle.topLeft())
        return QRect(corner, rectangle.size())

    def _at(self, caret: int) -> tuple[str, str] | None:
        contents = self._document.contents
        if contents is None:
            return None
        spans: list[tuple[str, str, int, int]] = [
            ("figures", known.key, known.figure.start, known.figure.end)
            for known in contents.figures
            if not known.dismissed
        ]
        spans += [("terms", f"{one.start}-{one.end}", one.start, one.end) for one in contents.terms]
        spans += [("damage", f"{one.start}-{one.end}", one.start, one.end) for one in contents.damage]
        spans += [("annotations", row.id, row.start, row.end) for row in self._document.shown()]
        touching = [span for span in spans if span[2] <= caret <= span[3]]
        touching.sort(key=lambda span: (span[3] == caret, LAYERS.index(span[0])))
        return touching[0][:2] if touching else None

    def _text(self, layer: str, key: str) -> CardText | None:
        contents = self._document.contents
        if contents is None:
            return None
        if layer == "figures":
            known = next((one for one in contents.figures if one.key == key), None)
            return self._of_figure(known) if known is not None else None
        if layer == "terms":
            term = next((one for one in contents.terms if f"{one.start}-{one.end}" == key), None)
            return card_texts.of_term(term) if term is not None else None
        if layer == "damage":
            return self._of_damage(key)
        if layer == "annotations":
            shown = self._document.shown()
            row = next((one for one in shown if one.id == key), None)
            if row is None:
                return None
            rows = [one for one in shown if one.start < row.end and row.start < one.end]
            return card_texts.of_annotations([row, *(one for one in rows if one is not row)])
        return None

    def _of_figure(self, known: KnownFigure) -> CardText | None:
        contents = self._document.contents
        if contents is None:
            return None
        text = card_texts.of_figure(known, contents.figures, contents.text)
        return CardText(
            text.heading,
            text.kind,
            text.fields,
            text.body,
            text.foot,
            (
                (translate("Cards", "Annotate"), lambda: self._figures.annotate([known], ask=False)),
                (translate("Cards", "Correct…"), lambda: self._figures.correct(known)),
                (translate("Cards", "Not a figure"), lambda: self._figures.dismiss([known])),
            ),
        )

    def _of_damage(self, key: str) -> CardText | None:
        contents = self._document.contents
        if contents is None:
            return None
        damage = next((one for one in contents.damage if f"{one.start}-{one.end}" == key), None)
        if damage is None:
            return None
        text = card_texts.of_damage(damage)
        words = translate("Cards", "Repair: %1")
        deeds = [
            (
                words.replace("%1", card_texts.shown(reading)),
                lambda reading=reading: self._figures.repair(damage.start, damage.end, reading),
            )
            for reading in damage.proposals[:3]
        ]
        return CardText(text.heading, text.kind, text.fields, text.body, text.foot, deeds)
