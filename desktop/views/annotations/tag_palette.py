"""The tag palette: finds tags by characters, pinyin or initials, and applies them to the selection."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.actions.row_types import TagRow
from desktop.i18n import translate
from desktop.text.name_search import NameSearch, SearchName
from desktop.theme import Theme
from desktop.views.annotations.tag_palette_delegate import TagPaletteDelegate
from desktop.views.widgets.table_model import ROW_ROLE

WIDTH = 430
MAX_MATCHES = 9
"""Lines that are seen at once."""


@dataclass(frozen=True, slots=True)
class TagMatch:
    """A line of the palette.

    Attributes:
        tag: The tag, or None for a new one.
        path: Its path.
        taken: Whether it is among those to be put.
    """

    tag: TagRow | None
    path: str
    taken: bool = False


class TagMatchModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: list[TagMatch] = []

    def set_hits(self, hits: Sequence[TagMatch]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hits(self) -> list[TagMatch]:
        """Return the lines."""
        return list(self._hits)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return a line, or its words."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == ROW_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.path if hit.tag else translate("Palette", "New tag “%1”").replace("%1", hit.path)
        return None


class TagPalette(QFrame):
    """A field and what it finds.

    Return puts the tag that is current with those taken before; Tab takes it and goes on; Ctrl+Return makes a
    tag of what is typed; Esc leaves.

    Signals:
        chosen: Ids of tags and paths of new tags that are to be put (list, list).
        left: The palette was left without choosing.
    """

    chosen = Signal(list, list)
    left = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("card")
        self._tags: dict[str, TagRow] = {}
        self._names = NameSearch(())
        self._recent: Sequence[str] = ()
        self._taken: list[TagMatch] = []
        self._paths: tuple[tuple[str, str, int], ...] = ()
        self.field = QLineEdit()
        self.field.setObjectName("palette-field")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.model = TagMatchModel()
        self.list = QListView()
        self.list.setObjectName("palette-list")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMouseTracking(True)
        self._delegate = TagPaletteDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self._chips = QLabel()
        self._hint = QLabel()
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._update_matches())
        self.list.clicked.connect(lambda _: self.apply_tags())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_hint())
        self.hide()

    def _lay_out(self) -> None:
        for label in (self._chips, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("look", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for widget in (self._chips, self.field, self.list, self._hint):
            layout.addWidget(widget)
        self.setFixedWidth(WIDTH)

    def set_theme(self, theme: Theme) -> None:
        """Take other colors."""
        self._delegate.theme = theme

    # Opening and leaving.

    def open_at(self, place: QRect, tags: Sequence[TagRow], recent: Sequence[str]) -> None:
        """Open beside a place.

        Args:
            place: The caret or selection, in the coordinates of the widget it lies over.
            tags: The codebook.
            recent: Ids of the tags used last, the last one first.
        """
        self.set_tags(tags, recent)
        self._taken.clear()
        self.field.clear()
        self._update_matches()
        self._announce_current()
        self.adjustSize()
        self.move_to(place)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_tags(self, tags: Sequence[TagRow], recent: Sequence[str]) -> None:
        """Say which tags there are; names that are known already are not read again."""
        self._tags = {tag.id: tag for tag in tags}
        self._recent = recent
        paths = tuple((tag.id, tag.path, tag.count) for tag in tags)
        if paths != self._paths:
            self._paths = paths
            self._names = NameSearch(SearchName(*one) for one in paths)

    def move_to(self, place: QRect) -> None:
        """Stand beside a place, within what it lies over."""
        room = self._over.rect().adjusted(8, 8, -8, -8)
        left = min(max(place.left(), room.left()), room.right() - self.width())
        below = place.bottom() + 8
        above = place.top() - 8 - self.height()
        top = below if below + self.height() <= room.bottom() or above < room.top() else above
        self.move(left, max(room.top(), min(top, room.bottom() - self.height())))

    def close_palette(self) -> None:
        """Close without putting anything."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    # Finding.

    def _update_matches(self) -> None:
        typed = self.field.text().strip()
        taken = {hit.path for hit in self._taken}
        found = self._names.find(typed, self._recent)
        hits = [TagMatch(self._tags[name.key], name.path, name.path in taken) for name in found]
        if typed and self.new_tag_path() not in {tag.path for tag in self._tags.values()}:
            hits.append(TagMatch(None, self.new_tag_path(), self.new_tag_path() in taken))
        self.model.set_hits(hits)
        lines = min(max(len(hits), 1), MAX_MATCHES)
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 4 if hits else 4)
        self.list.setCurrentIndex(self.model.index(0))
        self._show_hint()
        self.adjustSize()

    def new_tag_path(self) -> str:
        """Return the path of the tag that what is typed would make."""
        names = [" ".join(name.split()) for name in self.field.text().split("/")]
        return "/".join(name for name in names if name)

    def current(self) -> TagMatch | None:
        """Return the line that is current."""
        row, hits = self.list.currentIndex().row(), self.model.hits()
        return hits[row] if 0 <= row < len(hits) else None

    def taken_paths(self) -> list[str]:
        """Return the paths of the tags taken so far."""
        return [hit.path for hit in self._taken]

    # Choosing.

    def apply_tags(self) -> None:
        """Put the tags taken, or the current one where none is or something is typed."""
        hit = self.current()
        hits = list(self._taken)
        if hit is not None and hit.path not in self.taken_paths() and (self.field.text().strip() or not hits):
            hits.append(hit)
        self._apply_matches(hits)

    def _apply_new_tag(self) -> None:
        """Put a tag with what is typed as its name, whatever else was found."""
        path = self.new_tag_path()
        known = next((tag for tag in self._tags.values() if tag.path == path), None)
        if path:
            self._apply_matches([*self._taken, TagMatch(known, path)])

    def _apply_matches(self, hits: Sequence[TagMatch]) -> None:
        self.hide()
        if not hits:
            self.left.emit()
            return
        ids = [hit.tag.id for hit in hits if hit.tag is not None]
        self.chosen.emit(ids, [hit.path for hit in hits if hit.tag is None])

    def _toggle_current(self) -> None:
        """Take the current tag, or let it go, and go on looking."""
        hit = self.current()
        if hit is None:
            return
        if hit.path in self.taken_paths():
            self._taken = [one for one in self._taken if one.path != hit.path]
        else:
            self._taken.append(hit)
        self.field.clear()
        self._update_matches()
        self._announce_current()

    def _step(self, step: int) -> None:
        count = self.model.rowCount()
        if count:
            row = min(max(self.list.currentIndex().row() + step, 0), count - 1)
            if abs(step) == 1:
                row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    # Saying.

    def _announce_current(self) -> None:
        names = [path.rpartition("/")[2] for path in self.taken_paths()]
        self._chips.setText("  ".join(f"✓ {name}" for name in names))
        self._chips.setVisible(bool(names))
        self.adjustSize()

    def _show_hint(self) -> None:
        hit = self.current()
        tag = hit.tag if hit is not None else None
        words = (tag.use_when or tag.description) if tag is not None else ""
        keys = translate("Palette", "Enter: apply · Tab: select several · Ctrl+Enter: new tag")
        self._hint.setText(words.split("\n")[0] or keys)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Palette", "Tag palette"))
        self.field.setPlaceholderText(translate("Palette", "Find tag: characters, pinyin or initials"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(translate("Palette", "Matching tags"))
        self._show_hint()

    # Keys.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are not for writing."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_palette()
        return False

    def _handle_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MAX_MATCHES,
            Qt.Key.Key_PageUp: -MAX_MATCHES,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply_new_tag() if control else self.apply_tags()
        elif key == Qt.Key.Key_Tab or (key == Qt.Key.Key_Space and control):
            self._toggle_current()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in steps:
            self._step(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace and not self.field.text() and self._taken:
            self._taken.pop()
            self._update_matches()
            self._announce_current()
        else:
            return False
        return True
