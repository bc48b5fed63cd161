"""The choice picker: a box that opens a tree in which any number of entries can be ticked."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.filter_choices import FilterChoice
from desktop.i18n import translate

VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

WIDTH_PX, HEIGHT_PX = 300, 360
"""Size of the tree in pixels; it is wider where the box is."""


class ChoicePopup(QFrame):
    """A field and the entries it finds, to be ticked: Enter or a click ticks, Esc closes.

    Signals:
        ticked: What is ticked changed.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setObjectName("choice-popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setObjectName("choice-field")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.tree = QTreeWidget()
        self.tree.setObjectName("choice-tree")
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.setUniformRowHeights(True)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.tree)
        self.field.textChanged.connect(self._filter)
        self.tree.itemChanged.connect(lambda *_: self.ticked.emit())
        self.tree.itemClicked.connect(lambda item, _column: self._toggle(item))

    def fill(self, choices: Sequence[FilterChoice], chosen: Sequence[str]) -> None:
        """Offer choices; those above come before those within them."""
        self.tree.blockSignals(True)
        self.tree.clear()
        made: dict[str, QTreeWidgetItem] = {}
        parents = {one.parent for one in choices}
        for one in choices:
            item = QTreeWidgetItem(made.get(one.parent) or self.tree.invisibleRootItem())
            item.setText(0, one.name if one.count is None else f"{one.name}  ({one.count})")
            item.setData(0, VALUE_ROLE, one.value)
            made[one.value] = item
            if one.selectable:
                on = one.value in chosen
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            # Not checkable for Qt, which would tick at a click on the box and not at one on the name.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.tree.setRootIsDecorated(bool(parents - {""}))
        if len(choices) < 40:
            self.tree.expandAll()
        self.tree.blockSignals(False)

    def chosen(self) -> list[str]:
        """Return the values that are ticked, in the order of the tree."""
        checked = Qt.CheckState.Checked
        return [str(one.data(0, VALUE_ROLE)) for one in self._items() if one.checkState(0) == checked]

    def _items(self) -> Iterator[QTreeWidgetItem]:
        at = QTreeWidgetItemIterator(self.tree)
        while (item := at.value()) is not None:
            yield item
            at += 1

    def _toggle(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, Qt.ItemDataRole.CheckStateRole) is not None:
            on = item.checkState(0) == Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _filter(self, words: str) -> None:
        """Show the entries whose names hold the words, and those they lie within."""
        wanted = words.strip().casefold()
        shown: list[QTreeWidgetItem] = []
        for item in self._items():
            item.setHidden(bool(wanted))
            if wanted and wanted in item.text(0).casefold():
                shown.append(item)
        for item in shown:
            above: QTreeWidgetItem | None = item
            while above is not None:
                above.setHidden(False)
                above.setExpanded(True)
                above = above.parent()
        if shown:
            self.tree.setCurrentItem(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are not for writing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, here = event.key(), self.tree.currentItem()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(here)
            self.field.selectAll()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = self.tree.itemBelow if key == Qt.Key.Key_Down else self.tree.itemAbove
            there = next(self._items(), None) if here is None else step(here)
            if there is not None:
                self.tree.setCurrentItem(there)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and here is not None and not self.field.text():
            here.setExpanded(key == Qt.Key.Key_Right)
        else:
            return False
        return True

    def open_under(self, box: QWidget) -> None:
        """Open under a box."""
        if self.parentWidget() is not box.window():
            self.setParent(box.window(), Qt.WindowType.Popup)
        words = translate("LibrarySearch", "Filter the list")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.tree.setAccessibleName(box.accessibleName())
        self.field.clear()
        self.resize(max(WIDTH_PX, box.width()), HEIGHT_PX)
        below = box.mapToGlobal(QPoint(0, box.height() + 2))
        room = box.screen().availableGeometry()
        left = max(room.left(), min(below.x(), room.right() - self.width()))
        self.move(left, max(room.top(), min(below.y(), room.bottom() - self.height())))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)


class ChoicePicker(QComboBox):
    """The values of one filter: any of those that are ticked.

    Signals:
        changed: Other values are chosen.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumWidth(110)
        self.setMaximumWidth(260)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choices: Sequence[FilterChoice] = ()
        self._chosen: tuple[str, ...] = ()
        self._popup: ChoicePopup | None = None
        self.addItem("")
        self._show_chosen()

    @property
    def popup(self) -> ChoicePopup:
        """What is ticked; made when it is first wanted, for a page has many and few are opened."""
        if self._popup is None:
            popup = self._popup = ChoicePopup()
            self.destroyed.connect(popup.deleteLater)
            popup.ticked.connect(self._take)
            popup.fill(self._choices, self._chosen)
        return self._popup

    def chosen(self) -> tuple[str, ...]:
        """Return the values that are chosen."""
        return self._chosen

    def choose(self, values: Sequence[str]) -> None:
        """Choose values; one that is not offered (any more) stays chosen, for it was asked for."""
        self._chosen = tuple(dict.fromkeys(values))
        self._fill()
        self._show_chosen()

    def set_choices(self, choices: Sequence[FilterChoice]) -> None:
        """Say what can be chosen."""
        if list(choices) != list(self._choices):
            self._choices = choices
            self._fill()
        self._show_chosen()

    def _fill(self) -> None:
        if self._popup is not None:
            self._popup.fill(self._choices, self._chosen)

    def _take(self) -> None:
        offered = {one.value for one in self._choices}
        gone = [one for one in self._chosen if one not in offered]
        self._chosen = (*gone, *self.popup.chosen())
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        names = {one.value: one.name for one in self._choices}
        shown = [names.get(one, one.rpartition("/")[2]) for one in self._chosen]
        joint = translate("LibrarySearch", " or ")
        self.setItemText(0, joint.join(shown) or translate("LibrarySearch", "Choose…"))
        self.setToolTip("\n".join(self._chosen))

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self._show_chosen()

    def showPopup(self) -> None:
        """Show the tree instead of the entries of a box."""
        self.popup.open_under(self)

    def hidePopup(self) -> None:
        """Hide it."""
        if self._popup is not None:
            self._popup.close()
        super().hidePopup()
