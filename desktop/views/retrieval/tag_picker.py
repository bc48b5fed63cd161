"""The tag picker: a box that opens a list in which any number of tags can be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import translate
from desktop.text.name_search import NameSearch, SearchName
from desktop.views import display_names

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1

WIDTH, HEIGHT = 300, 380
"""Pixels of the list; it is wider where the box is."""

SEARCH_FIELD_COUNT = 1000
"""So many tags are listed at most."""


class TagPickerPopup(QFrame):
    """A field and the tags it finds, to be ticked.

    Return or a click ticks the current one, or takes the tick away; Esc closes.

    Signals:
        ticked: Id of the tag that was ticked, or no longer is.
        cleared: All ticks are to be taken away.
    """

    ticked = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setObjectName("tag-popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._names = NameSearch(())
        self._chosen: Sequence[str] = ()
        self.field = QLineEdit()
        self.field.setObjectName("tag-popup-field")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("tag-popup-list")
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear = QPushButton()
        self.clear.setObjectName("tag-popup-clear")
        self.clear.setAutoDefault(False)
        self._hint = QLabel()
        self._hint.setProperty("look", "muted")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.field, self.list, self.clear, self._hint):
            layout.addWidget(widget)
        self.field.textChanged.connect(lambda _: self._filter())
        self.list.itemClicked.connect(self._tick)
        self.clear.clicked.connect(self.cleared)

    def open_under(self, box: QWidget, paths: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Open under a box.

        Args:
            box: The box.
            paths: Ids and paths of the tags there are, in their order.
            chosen: Ids of those that are ticked.
        """
        if self.parentWidget() is not box.window():  # not the box: its list would look like that of a box
            self.setParent(box.window(), Qt.WindowType.Popup)
        self._names = NameSearch(SearchName(key, path, 0) for key, path in paths)
        self._retranslate()
        self.field.clear()
        self.show_ticks(chosen)
        self.resize(max(WIDTH, box.width()), HEIGHT)
        self.move(self._place(box))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, box: QWidget) -> QPoint:
        below = box.mapToGlobal(QPoint(0, box.height() + 2))
        room = box.screen().availableGeometry()
        left = max(room.left(), min(below.x(), room.right() - self.width()))
        if below.y() + self.height() > room.bottom():
            above = box.mapToGlobal(QPoint(0, -2)).y() - self.height()
            return QPoint(left, max(room.top(), above))
        return QPoint(left, below.y())

    def show_ticks(self, chosen: Sequence[str]) -> None:
        """Show which tags are ticked."""
        self._chosen = chosen
        self.clear.setEnabled(bool(chosen))
        if self.list.count():
            for place in range(self.list.count()):
                self._show_tick(self.list.item(place))
        else:
            self._filter()

    def _filter(self) -> None:
        self.list.clear()
        for name in self._names.find(self.field.text(), limit=SEARCH_FIELD_COUNT):
            item = QListWidgetItem(display_names.tag_path(name.path))
            item.setToolTip("")
            item.setData(ID_ROLE, name.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setSizeHint(QSize(100, self.list.fontMetrics().height() + 10))
            self._show_tick(item)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _show_tick(self, item: QListWidgetItem) -> None:
        on = item.data(ID_ROLE) in self._chosen
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _tick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.ticked.emit(str(item.data(ID_ROLE)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are not for writing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 9, Qt.Key.Key_PageUp: -9}
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tick(self.list.currentItem())
            self.field.selectAll()
        elif key in steps:
            row = self.list.currentRow() + steps[Qt.Key(key)]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(translate("Queries", "Find tag: characters, pinyin or initials"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(translate("Queries", "Tags (select any number)"))
        self.clear.setText(translate("Queries", "Any tag"))
        self._hint.setText(translate("Queries", "Enter: select · Esc: close"))


class TagPicker(QComboBox):
    """The tags of one side of a query: any of those that are ticked, or any at all.

    Signals:
        changed: Other tags are chosen.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(90)
        self.paths: dict[str, str] = {}
        self._chosen: list[str] = []
        self._words = ""
        self._popup: TagPickerPopup | None = None
        self.addItem("")

    @property
    def popup(self) -> TagPickerPopup:
        """What is ticked; made when it is first wanted."""
        if self._popup is None:
            popup = self._popup = TagPickerPopup()  # no parent: a list in a combo box has a style of its own
            self.destroyed.connect(popup.deleteLater)
            popup.ticked.connect(self._toggle)
            popup.cleared.connect(lambda: self.select_tags(()))
            popup.show_ticks(self._chosen)
        return self._popup

    def selected_tags(self) -> tuple[str, ...]:
        """Return the ids of the tags that are chosen, as they stand in the codebook; none for any tag."""
        return tuple(self._chosen)

    def select_tags(self, tag_ids: Sequence[str]) -> None:
        """Choose tags; one that has gone stays chosen, for without it this is another query."""
        order = {key: place for place, key in enumerate(self.paths)}
        self._chosen = sorted(dict.fromkeys(tag_ids), key=lambda key: order.get(key, len(order)))
        if self._popup is not None:
            self._popup.show_ticks(self._chosen)
        self._update_label()
        self.changed.emit()

    def set_tags(self, paths: dict[str, str]) -> None:
        """Say which tags there are: paths by id, in their order."""
        if list(paths.items()) != list(self.paths.items()):
            self.paths = paths
            self.select_tags(self._chosen)

    def _toggle(self, tag_id: str) -> None:
        rest = [one for one in self._chosen if one != tag_id]
        self.select_tags(rest if tag_id in self._chosen else [*rest, tag_id])

    def showPopup(self) -> None:
        """Show the tags instead of the entries of a box."""
        self.popup.open_under(self, list(self.paths.items()), self._chosen)

    def hidePopup(self) -> None:
        """Hide them."""
        if self._popup is not None:
            self._popup.close()
        super().hidePopup()

    def set_label(self, words: str) -> None:
        """Show what is chosen here."""
        self._words = words
        self.setAccessibleName(words)
        self._update_label()

    def _update_label(self) -> None:
        gone = translate("Queries", "(deleted tag)")
        paths = [self.paths.get(one, gone) for one in self._chosen]
        names = paths if len(paths) < 2 else [path.rpartition("/")[2] for path in paths]
        joint = translate("Queries", " or ")
        self.setItemText(0, joint.join(names) if names else translate("Queries", "Any tag"))
        self.setToolTip("\n".join([self._words, *paths]))
