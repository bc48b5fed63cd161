"""The sheet of keys, which can be searched, and in which each key can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
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

from desktop.lifetime import connect
from desktop.views.commands.registry import Command, shown_key
from desktop.views.dialogs.parts import Sheet
from desktop.views.own_keys import NUMBERS, Entry, Own, canonical, changed, entries, taken

translate = QCoreApplication.translate

NAME = Qt.ItemDataRole.UserRole


class Keys(Sheet):
    """All keys by group, filtered as one types; the one chosen can be changed below.

    Signals:
        changed: The keys a person gave are these now (mapping of names to keys).
    """

    changed = Signal(object)

    def __init__(self, commands: Sequence[Command], own: Own, over: QWidget) -> None:
        """Show the keys.

        Args:
            commands: All commands of the window.
            own: The keys a person gave, by name.
            over: The window.
        """
        super().__init__(over, "keys")
        self.setWindowTitle(translate("Keys", "Keys"))
        self._commands = list(commands)
        self._own = dict(own)
        self._entries: dict[str, Entry] = {}
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
        self._say()
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

    def _say(self) -> None:
        """Name everything."""
        for widget, said in (
            (self.field, translate("Keys", "Search a key or what it does")),
            (self.list, translate("Keys", "Keys; Return changes the one chosen")),
            (self.key, translate("Keys", "Press the new key here")),
        ):
            widget.setAccessibleName(said)
            widget.setToolTip(said)
        self.field.setPlaceholderText(self.field.toolTip())
        for button, name, said in (
            (self.use, "keys-use", translate("Keys", "&Use this key")),
            (self.add, "keys-add", translate("Keys", "Use it, &too")),
            (self.usual, "keys-usual", translate("Keys", "Usual &key")),
            (self.all_usual, "keys-all-usual", translate("Keys", "&All as at the beginning")),
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
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.list.itemActivated.connect(lambda *_: self.key.setFocus())
        self.key.keySequenceChanged.connect(lambda _: self._look())
        connect(self.use.clicked, self, lambda: self._give((self._pressed(),)))
        self.add.clicked.connect(self._give_too)
        self.usual.clicked.connect(self._give_usual)
        connect(self.all_usual.clicked, self, lambda: self._take({}))

    # The list

    def _fill(self) -> None:
        """List what the search leaves."""
        chosen = self._chosen()
        wanted = self.field.text().casefold().split()
        self._entries = {one.name: one for one in entries(self._commands, self._own)}
        self.list.clear()
        self._items = {}
        heads: dict[str, QTreeWidgetItem] = {}
        number = translate("Keys", "Put the tag with this number")
        rows = [("", translate("Keys", "Annotate"), number, "1 … 9, 0", True)]
        for one in self._entries.values():
            keys = ", ".join(shown_key(key) for key in one.keys)
            rows.append((one.name, one.group, one.words, keys, one.keys == one.usual))
        for name, group, said, keys, usual in rows:
            if all(word in f"{group} {said} {keys}".casefold() for word in wanted):
                if group not in heads:
                    heads[group] = self._head(group)
                self._row(heads[group], name, said, keys, usual=usual, chosen=name == chosen)
        self.list.expandAll()
        self._choose()

    def _head(self, group: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.list, [group])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        return head

    def _row(
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
            item.setToolTip(1, translate("Keys", "Your own key"))
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

    def _choose(self) -> None:
        """Show what is chosen, ready for another key."""
        entry = self._entries.get(self._chosen())
        self.what.setText(entry.words if entry else translate("Keys", "Choose a line to change its key"))
        for widget in (self.key, self.usual):
            widget.setEnabled(entry is not None)
        self.usual.setEnabled(entry is not None and entry.keys != entry.usual)
        self.key.clear()
        self._look()

    def _pressed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _look(self) -> None:
        """Say whether the key is free."""
        key, entry = self._pressed(), self._entries.get(self._chosen())
        number = key in NUMBERS
        for button in (self.use, self.add):
            button.setEnabled(bool(key) and entry is not None and not number)
        self.said.setText("")
        if entry is None or not key:
            return
        others = taken(list(self._entries.values()), key, entry.name)
        if number:
            self.said.setText(translate("Keys", "Numbers put tags; give them in the codebook."))
        elif others:
            words = translate("Keys", "%1 is the key of “%2” now; it would be taken from there.")
            names = "”, “".join(one.words for one in others)
            self.said.setText(words.replace("%1", shown_key(key)).replace("%2", names))

    def _give(self, keys: tuple[str, ...]) -> None:
        name = self._chosen()
        if name in self._entries:
            self._take(changed(self._own, list(self._entries.values()), name, keys))

    def _give_too(self) -> None:
        entry = self._entries.get(self._chosen())
        if entry is not None:
            rest = [key for key in entry.keys if canonical(key) != self._pressed()]
            self._give((*rest, self._pressed()))

    def _give_usual(self) -> None:
        entry = self._entries.get(self._chosen())
        if entry is not None:
            self._give(entry.usual)

    def _take(self, own: Own) -> None:
        self._own = own
        self._fill()
        self.changed.emit(dict(own))
