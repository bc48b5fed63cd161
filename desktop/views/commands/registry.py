"""The registry of commands: each is one value, exported by its feature; menus and keys are made of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.commands.menu_titles import MENUS
from desktop.views.widgets.icons import Icons


class Place(NamedTuple):
    """Where a command is in the menus.

    Attributes:
        menu: One of `MENUS`, or a menu within one.
        group: Number of its group; a line separates groups.
        position: Number within the group.
    """

    menu: str
    group: int
    position: int


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do.

    Attributes:
        id: Its name, which never changes: the keys a user chose are kept under it.
        title: What it is called, untranslated, with the mnemonic.
        handler: What it does; that of a switch is handed whether it is on.
        place: Where it is in the menus, or None.
        keys: Its keys in Qt's portable notation; the first is shown.
        icon: Its icon's name, or empty.
        checkable: Whether it is a switch.
        state_only: Whether the tick of a switch only shows a state: the handler is called without arguments
            when the command is chosen, and its feature sets the tick.
        scope: ``window``: its keys work everywhere; ``text``: only while the text has the focus (keys without
            a modifier); ``widget``: the focused widget handles the keys itself, they are only shown.
        enabled_when: ``always``, or ``document``: while a document is open.
        tool_bar: Its position in the tool bar, or None.
    """

    id: str
    title: str
    handler: Callable[..., object]
    place: Place | None = None
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    state_only: bool = False
    scope: str = "window"
    enabled_when: str = "always"
    tool_bar: int | None = None

    def menu(self) -> str:
        """Return the name of the menu that it is in, or empty."""
        return self.place.menu if self.place is not None else ""


class CommandRegistry(QObject):
    """The commands as Qt's actions, by id."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._user_keys: Mapping[str, Sequence[str]] = {}
        self._closed = False

    def close(self) -> None:
        """Do nothing any more: the window has closed, but a menu may still be about to give its command."""
        self._closed = True

    def add(self, commands: Iterable[Command]) -> None:
        """Take the commands of a feature.

        Raises:
            ValueError: When an id is there already.
        """
        for command in commands:
            if command.id in self._commands:
                raise ValueError(f"two commands are called {command.id}")
            self._commands[command.id] = command
            self._actions[command.id] = self._action(command)
            self._name(command)

    def _action(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(not command.checkable)  # a tick says there whether it is on
        if command.icon:
            self._icons.set_icon(action, command.icon)
        if command.scope != "widget":
            action.setShortcuts([QKeySequence(key) for key in self.keys(command)])
        if command.scope == "window":
            self._window.addAction(action)
        if command.checkable and not command.state_only:
            connect(action.toggled, action, lambda on: self._run(command, on))
        else:
            connect(action.triggered, action, lambda _=False: self._run(command))
        return action

    def _run(self, command: Command, *arguments: bool) -> None:
        if not self._closed:
            command.handler(*arguments)

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def all(self) -> list[Command]:
        """Return all commands, in the order of the menus."""

        def key(command: Command) -> tuple[Any, ...]:
            if command.place is None or command.place.menu not in MENUS:
                return (len(MENUS), command.menu(), command.place or (), command.id)
            return (MENUS.index(command.place.menu), "", command.place, command.id)

        return sorted(self._commands.values(), key=key)

    def in_menu(self, menu: str) -> list[Command]:
        """Return the commands of a menu, in its order."""
        placed = [one for one in self._commands.values() if one.menu() == menu]
        return sorted(placed, key=lambda one: one.place or ())

    def in_tool_bar(self) -> list[Command]:
        """Return the commands of the tool bar, in its order."""
        shown = [one for one in self._commands.values() if one.tool_bar is not None]
        return sorted(shown, key=lambda one: one.tool_bar or 0)

    def add_text_keys(self, widget: QWidget) -> None:
        """Let the keys without a modifier work while a widget has the focus."""
        for command in self._commands.values():
            if command.scope == "text":
                action = self._actions[command.id]
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                widget.addAction(action)

    def keys(self, command: Command) -> Sequence[str]:
        """Return the keys of a command, those a user chose before those it came with."""
        return self._user_keys.get(command.id, command.keys)

    def set_keys(self, user_keys: Mapping[str, Sequence[str]]) -> None:
        """Take the keys a user chose, by command; what is not named keeps those it came with."""
        self._user_keys = user_keys
        for command in self._commands.values():
            if command.scope != "widget":
                shortcuts = [QKeySequence(key) for key in self.keys(command)]
                self._actions[command.id].setShortcuts(shortcuts)
        self.retranslate()

    def set_document_open(self, is_open: bool) -> None:
        """Enable what needs a document, or disable it."""
        for command in self._commands.values():
            if command.enabled_when == "document":
                self._actions[command.id].setEnabled(is_open)

    def retranslate(self) -> None:
        """Show everything in the present language."""
        for command in self._commands.values():
            self._name(command)

    def _name(self, command: Command) -> None:
        action = self._actions[command.id]
        words = translate("Commands", command.title)
        plain = plain_text(words)
        keys = self.keys(command)
        key = display_key(keys[0]) if keys else ""
        action.setText(f"{words}\t{key}" if command.scope == "widget" and key else words)
        action.setToolTip(f"{plain} ({key})" if keys else plain)
        action.setIconText(plain)


def plain_text(words: str) -> str:
    """Return a command's words without mnemonic and dots."""
    stripped = words.replace("…", "")
    if stripped.endswith(")") and "(&" in stripped:  # Chinese puts the mnemonic behind: 撤销(&U)
        stripped = stripped[: stripped.rindex("(&")]
    return stripped.replace("&", "")


def display_key(key: str) -> str:
    """Return a key as this system writes it, but Return and Enter, which Qt translates, always as Enter."""
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    if "Return" not in key and "Enter" not in key:  # what Qt says of a key takes it some time
        return shown
    enter = QKeySequence("Return").toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace(enter, "Enter") if enter.isalpha() else shown
