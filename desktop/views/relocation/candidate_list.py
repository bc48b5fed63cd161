"""The candidate list: the places an annotation may belong to, each with its key and its context."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListWidget, QListWidgetItem

from desktop.actions.relocation import RelocationProposal
from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.relocation.context_markup import highlighted, plain_context

KEYS = "123456789"


class CandidateList(QListWidget):
    """The list of places.

    Signals:
        taken: The place that was chosen by key, Return or a double click (`RelocationProposal`).
        lost_wanted: The annotation is to be kept as lost.
        looked_at: The place that is current (`RelocationProposal`).
    """

    taken = Signal(object)
    lost_wanted = Signal()
    looked_at = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("candidates")
        self.setAccessibleName(translate("Relocation", "Places in the new text"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self._theme = theme
        self._places: list[RelocationProposal] = []
        self.itemDoubleClicked.connect(lambda item: self._take_candidate(self.row(item)))
        self.currentRowChanged.connect(self._emit_looked_at)

    def set_places(self, places: Sequence[RelocationProposal]) -> None:
        """Offer other places."""
        self.clear()
        self._places = list(places)
        for key, place in zip(KEYS, places, strict=False):
            item = QListWidgetItem(self)
            said = plain_context(place.before, place.quote, place.after)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{key}: {said}")
            self.setItemWidget(item, _label(key, place, self._theme))
        self._measure()
        if places:
            self.setCurrentRow(0)

    def places(self) -> list[RelocationProposal]:
        """Return the places that are offered."""
        return list(self._places)

    def current(self) -> RelocationProposal | None:
        """Return the place that is current."""
        row = self.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a place by its number or with Return; keep the annotation as lost with Del."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.text() and event.text() in KEYS:
            self._take_candidate(KEYS.index(event.text()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_candidate(self.currentRow())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.lost_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the height of each place to what its words need."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        width = self.viewport().width() - 4
        for row in range(self.count()):
            item = self.item(row)
            label = self.itemWidget(item)
            if label is not None:
                item.setSizeHint(QSize(width, label.heightForWidth(width)))

    def _take_candidate(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.taken.emit(self._places[row])

    def _emit_looked_at(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.looked_at.emit(self._places[row])


def _label(key: str, place: RelocationProposal, theme: Theme) -> QLabel:
    where = " › ".join(place.section[-2:])
    changed = "" if place.same else translate("Relocation", "text changed")
    foot = " · ".join(part for part in (where, changed) if part)
    label = QLabel(
        f"<p><b>{key}</b>&nbsp;&nbsp;{highlighted(place.before, place.quote, place.after, theme)}"
        + (f'<br><span style="color:{theme.muted}">{escape(foot)}</span></p>' if foot else "</p>")
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setMargin(6)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
