"""The shortcuts dialog: all keys, searchable, each of which can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.commands.key_bindings import (
    NUMBERS,
    KeyBinding,
    UserKeys,
    bindings,
    canonical,
    conflicting,
    with_keys,
)
from desktop.views.commands.registry import Command, display_key
from desktop.views.widgets.base_dialog import BaseDialog

NAME = Qt.ItemDataRole.UserRole


class ShortcutsDialog(BaseDialog):
    """All keys by group, filtered while the user types; the one chosen can be changed below.

    Signals:
        changed: The keys a user gave are these now (mapping of names to keys).
    """

    changed = Signal(object)

    def __init__(self, commands: Sequence[Command], own: UserKeys, over: QWidget) -> None:
        """Show the keys.

        Args:
            commands: All commands of the window.
            own: The keys a user gave, by name.
            over: The window.
        """
        super().__init__(over, "keys")
        self.setWindowTitle(translate("Keys", "Keyboard shortcuts"))
        self._commands = list(commands)
        self._own = dict(own)
        self._entries: dict[str, KeyBinding] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self.field = QLineEdit()
        self.field.setObjectName("keys-filter")
        self.field.setClearButtonEnabled(True)
        self.list = self._make_list()
        self.what = QLabel()
        self.what.setProperty("look", "heading")
        self.key = QKeySequenceEdit()
        self.key.setObjectName("keys-key")
        self.key.setMaximumSequenceLength(1)
        self.use, self.add, self.usual, self.all_usual = (QPushButton() for _ in range(4))
        self.said = QLabel()
        self.said.setObjectName("keys-said")
        self.said.setProperty("look", "warning")
        self.said.setWordWrap(True)
        self._set_texts()
        self._lay_out()
        self._connect()
        self._fill()
        self.resize(820, 680)

    @staticmethod
    def _make_list() -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys-list")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _set_texts(self) -> None:
        """Name everything."""
        for widget, said in (
            (self.field, translate("Keys", "Search by shortcut or command")),
            (self.list, translate("Keys", "Shortcuts; press Enter to change the selected one")),
            (self.key, translate("Keys", "Press the new shortcut here")),
        ):
            widget.setAccessibleName(said)
            widget.setToolTip(said)
        self.field.setPlaceholderText(self.field.toolTip())
        for button, name, said in (
            (self.use, "keys-use", translate("Keys", "Re&place")),
            (self.add, "keys-add", translate("Keys", "A&dd")),
            (self.usual, "keys-usual", translate("Keys", "&Reset shortcut")),
            (self.all_usual, "keys-all-usual", translate("Keys", "Reset &all")),
        ):
            button.setObjectName(name)
            button.setText(said)
            button.setToolTip(said.replace("&", ""))
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        change = QVBoxLayout()
        change.setSpacing(6)
        change.addWidget(self.what)
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        for button in (self.use, self.add, self.usual):
            row.addWidget(button)
        change.addLayout(row)
        change.addWidget(self.said)
        self.column.addLayout(change)
        buttons = self.add_buttons()
        buttons.addButton(self.all_usual, buttons.ButtonRole.ResetRole)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._show_selected())
        self.list.itemActivated.connect(lambda *_: self.key.setFocus())
        self.key.keySequenceChanged.connect(lambda _: self._check_conflict())
        connect(self.use.clicked, self, lambda: self._assign((self._key_pressed(),)))
        self.add.clicked.connect(self._assign_additional)
        self.usual.clicked.connect(self._reset_to_default)
        connect(self.all_usual.clicked, self, lambda: self._apply({}))

    # The list

    def _fill(self) -> None:
        """List what the search leaves."""
        chosen = self._chosen()
        wanted = self.field.text().casefold().split()
        self._entries = {one.name: one for one in bindings(self._commands, self._own)}
        self.list.clear()
        self._items = {}
        heads: dict[str, QTreeWidgetItem] = {}
        number = translate("Keys", "Apply tag with this number")
        rows = [("", translate("Keys", "Annotate"), number, "1 … 9, 0", True)]
        for one in self._entries.values():
            keys = ", ".join(dict.fromkeys(display_key(key) for key in one.keys))
            rows.append((one.name, one.group, one.text, keys, one.keys == one.default_keys))
        for name, group, said, keys, usual in rows:
            if all(word in f"{group} {said} {keys}".casefold() for word in wanted):
                if group not in heads:
                    heads[group] = self._add_group(group)
                self._add_row(heads[group], name, said, keys, usual=usual, chosen=name == chosen)
        self.list.expandAll()
        self._show_selected()

    def _add_group(self, group: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.list, [group])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        return head

    def _add_row(
        self, head: QTreeWidgetItem, name: str, said: str, keys: str, *, usual: bool, chosen: bool
    ) -> None:
        item = QTreeWidgetItem(head, [said, keys])
        item.setData(0, NAME, name)
        self._items[name] = item
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if not usual:
            font = item.font(1)
            font.setBold(True)
            item.setFont(1, font)
            item.setToolTip(1, translate("Keys", "Custom shortcut"))
        if chosen and name:
            self.list.setCurrentItem(item)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, NAME) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose something by its name, ``window:undo``."""
        item = self._items.get(name)
        if item is not None:
            self.list.setCurrentItem(item)

    # Changing

    def _show_selected(self) -> None:
        """Show what is chosen, ready for another key."""
        entry = self._entries.get(self._chosen())
        self.what.setText(
            entry.text if entry else translate("Keys", "Select a command to change its shortcut")
        )
        for widget in (self.key, self.usual):
            widget.setEnabled(entry is not None)
        self.usual.setEnabled(entry is not None and entry.keys != entry.default_keys)
        self.key.clear()
        self._check_conflict()

    def _key_pressed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _check_conflict(self) -> None:
        """Say whether the key is free."""
        key, entry = self._key_pressed(), self._entries.get(self._chosen())
        number = key in NUMBERS
        for button in (self.use, self.add):
            button.setEnabled(bool(key) and entry is not None and not number)
        self.said.setText("")
        if entry is None or not key:
            return
        others = conflicting(list(self._entries.values()), key, entry.name)
        if number:
            self.said.setText(translate("Keys", "Number keys apply tags; set them in the codebook."))
        elif others:
            words = translate("Keys", "%1 is already used for “%2” and would be removed from it.")
            names = "”, “".join(one.text for one in others)
            self.said.setText(words.replace("%1", display_key(key)).replace("%2", names))

    def _assign(self, keys: tuple[str, ...]) -> None:
        name = self._chosen()
        if name in self._entries:
            self._apply(with_keys(self._own, list(self._entries.values()), name, keys))

    def _assign_additional(self) -> None:
        entry = self._entries.get(self._chosen())
        if entry is not None:
            rest = [key for key in entry.keys if canonical(key) != self._key_pressed()]
            self._assign((*rest, self._key_pressed()))

    def _reset_to_default(self) -> None:
        entry = self._entries.get(self._chosen())
        if entry is not None:
            self._assign(entry.default_keys)

    def _apply(self, own: UserKeys) -> None:
        self._own = own
        self._fill()
        self.changed.emit(dict(own))
