"""The command palette: one field that finds every command, document, tag and section."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.annotations.delegates import ListDelegate
from desktop.views.commands.palette_entries import PaletteEntry, PaletteSearch
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.text_metrics import LEFT, RIGHT, line_height, smaller_font

WIDTH_PX = 620
"""Width of the palette where the window has room for it."""

MAX_LINES = 12
"""Lines that are seen at once."""


def kind_words(kind: str) -> str:
    """Return the text for what an entry is."""
    return {
        "command": translate("CommandPalette", "Command"),
        "document": translate("CommandPalette", "Document"),
        "tag": translate("CommandPalette", "Tag"),
        "section": translate("CommandPalette", "Section"),
    }[kind]


class PaletteModel(QAbstractListModel):
    """The entries that were found."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[PaletteEntry] = []

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entries(self) -> list[PaletteEntry]:
        """Return the entries that are shown."""
        return list(self._entries)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return an entry, or its words."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ROW_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(part for part in (entry.title, kind_words(entry.kind), entry.detail) if part)
        return None


class PaletteDelegate(ListDelegate):
    """Paints an entry: what it is, its title, and its keys or where it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(80, line_height(option.font) + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the entry."""
        entry = index.data(ROW_ROLE)
        if entry is None:
            return
        painter.save()
        self.paint_background(painter, option, line=False)
        rect = option.rect.adjusted(10, 0, -10, 0)
        small = QFontMetrics(smaller_font(option.font))
        kinds = max(
            small.horizontalAdvance(kind_words(one)) for one in ("command", "document", "tag", "section")
        )
        painter.setFont(smaller_font(option.font))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRect(rect.left(), rect.top(), kinds, rect.height()), LEFT, kind_words(entry.kind))
        left, room = rect.left() + kinds + 12, rect.width() - kinds - 12
        detail = small.elidedText(entry.detail, Qt.TextElideMode.ElideMiddle, room // 2)
        painter.drawText(rect, RIGHT, detail)
        room -= small.horizontalAdvance(detail) + 12
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        title = QFontMetrics(option.font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), LEFT, title)
        painter.restore()


class CommandPalette(QFrame):
    """A field over the window, and what it finds.

    Enter runs the entry that is current; Esc, or a click elsewhere, leaves.

    Signals:
        chosen: The entry (`PaletteEntry`) is to be run.
        left: The palette was left without choosing.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("command-palette")
        self._search = PaletteSearch()
        self._recent: Sequence[str] = ()
        self.field = QLineEdit()
        self.field.setObjectName("command-palette-field")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.model = PaletteModel()
        self.list = QListView()
        self.list.setObjectName("palette-list")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = PaletteDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self._empty = QLabel()
        self._empty.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        for widget in (self.field, self.list, self._empty):
            column.addWidget(widget)
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_some)
        self.field.textChanged.connect(lambda _: self._show_found())
        self.list.clicked.connect(lambda _: self._choose())
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colors."""
        self._delegate.theme = theme

    def open(self, entries: Iterable[PaletteEntry], recent: Sequence[str]) -> None:
        """Open at the top of the window.

        Args:
            entries: What can be found; read while the palette is open already.
            recent: Keys with kinds of what was chosen lately, the last one first.
        """
        self._recent = recent
        self._search.set_entries(entries)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        if self._search.read_some():
            self._reading.start()
        self._show_found()
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Move to the middle of the window's upper part, no wider than the window."""
        room = self._over.rect()
        self.setFixedWidth(min(WIDTH_PX, room.width() - 32))
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, min(72, max(8, room.height() - self.height() - 8)))

    def close_palette(self) -> None:
        """Close without running anything."""
        if self.isVisible():
            self._end()
            self.left.emit()

    def _end(self) -> None:
        self._reading.stop()
        self.hide()

    def _read_some(self) -> None:
        if not self._search.read_some():
            self._reading.stop()
        self._show_found()

    def _show_found(self) -> None:
        current = self.current()
        found = self._search.find(self.field.text().strip(), self._recent)
        self.model.set_entries(found)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        place = found.index(current) if current in found and self._reading.isActive() else 0
        self.list.setCurrentIndex(self.model.index(place))
        self.fit()

    def fit(self) -> None:
        """Take as many lines as there are and the window has room for, and stay in its middle."""
        room = max(120, self._over.height() - 150) // max(1, self.list.sizeHintForRow(0))
        lines = min(self.model.rowCount(), MAX_LINES, room)
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 4)
        if self.isVisible():
            self.place()

    def current(self) -> PaletteEntry | None:
        """Return the entry that is current."""
        row, entries = self.list.currentIndex().row(), self.model.entries()
        return entries[row] if 0 <= row < len(entries) else None

    def _choose(self) -> None:
        entry = self.current()
        if entry is not None:
            self._end()
            self.chosen.emit(entry)

    def _step(self, step: int) -> None:
        count = self.model.rowCount()
        if count:
            row = self.list.currentIndex().row() + step
            row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def retranslate(self) -> None:
        """Show everything in the present language."""
        words = translate("CommandPalette", "Find a command, document, tag or section")
        self.setAccessibleName(translate("CommandPalette", "Command palette"))
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(translate("CommandPalette", "Found"))
        self._empty.setText(translate("CommandPalette", "Nothing found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are not for writing."""
        if watched is not self.field:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_palette()
        return False

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MAX_LINES,
            Qt.Key.Key_PageUp: -MAX_LINES,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in steps:
            self._step(steps[key])
        else:
            return key == Qt.Key.Key_Tab
        return True
