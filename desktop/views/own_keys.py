"""Own keys: everything that has a key, the keys a person gave it, and which keys are taken already."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop.settings import Settings
from desktop.views.commands.registry import Command, plain
from desktop.views.reader import BINDINGS

translate = QCoreApplication.translate

PANE = "pane:"
WINDOW = "window:"

TOLD = {"copy": "copy", "back": "back", "forward": "forward", "adjust": "move-ends"}
"""Commands of the pane that the window's menus only tell of: the window's names for them."""

TAKEN_OVER = ("zoom-in", "zoom-out", "zoom-reset")
"""Commands of the pane whose keys the window has, under names of its own."""

NUMBERS = tuple("1234567890")
"""Keys that put a tag; they are given in the codebook."""

Own = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can have keys.

    Attributes:
        name: ``window:`` or ``pane:`` with the command's name; what is kept is kept under it.
        group: The heading it stands under.
        words: What it does.
        keys: Its keys in Qt's portable notation.
        usual: Its keys as they come.
        where: ``window``: everywhere; ``text``: while the text has the focus.
    """

    name: str
    group: str
    words: str
    keys: tuple[str, ...]
    usual: tuple[str, ...]
    where: str


def kept(settings: Settings) -> Own:
    """Give the keys a person gave, by name; what is damaged counts as absent."""
    try:
        held = json.loads(settings.text("keys", "{}"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {
        str(name): tuple(str(key) for key in keys) for name, keys in held.items() if isinstance(keys, list)
    }


def keep(settings: Settings, own: Mapping[str, Sequence[str]]) -> None:
    """Keep the keys a person gave."""
    settings.set_text("keys", json.dumps({name: list(keys) for name, keys in own.items()}))


def entries(commands: Sequence[Command], own: Mapping[str, Sequence[str]]) -> list[Entry]:
    """Return everything that can have keys, with the keys it has now."""
    groups = _groups()
    listed = [
        _entry(
            WINDOW + command.id,
            groups[_top(command.menu())],
            _said(command),
            command.keys,
            command.scope,
            own,
        )
        for command in commands
        if command.scope != "widget"
    ]
    listed += [
        _entry(PANE + binding.command, *binding.translated(), binding.keys, "text", own)
        for binding in BINDINGS
        if binding.command not in TAKEN_OVER
    ]
    return listed


def _entry(
    name: str,
    group: str,
    words: str,
    usual: tuple[str, ...],
    where: str,
    own: Mapping[str, Sequence[str]],
) -> Entry:
    return Entry(name, group, words, tuple(own.get(name, usual)), usual, where)


def of_pane(own: Mapping[str, Sequence[str]]) -> Own:
    """Give the keys of the pane's commands that a person gave, by the pane's names."""
    return {name.removeprefix(PANE): tuple(keys) for name, keys in own.items() if name.startswith(PANE)}


def of_window(own: Mapping[str, Sequence[str]]) -> Own:
    """Give the keys of the window's commands that a person gave; those it only tells of among them."""
    given = {name.removeprefix(WINDOW): tuple(keys) for name, keys in own.items() if name.startswith(WINDOW)}
    for pane, window in TOLD.items():
        if PANE + pane in own:
            given[window] = tuple(own[PANE + pane])
    return given


def taken(listed: Sequence[Entry], key: str, name: str) -> list[Entry]:
    """Give what else has a key.

    Args:
        listed: Everything that can have keys.
        key: The key in Qt's portable notation.
        name: What it is wanted for.
    """
    wanted = canonical(key)
    return [one for one in listed if one.name != name and wanted in map(canonical, one.keys)]


def changed(own: Own, listed: Sequence[Entry], name: str, keys: Sequence[str]) -> Own:
    """Give the keys a person gave after something got other ones; these are taken from whatever had them."""
    result = dict(own)
    wanted = {canonical(key) for key in keys}
    for one in listed:
        left = tuple(keys) if one.name == name else tuple(k for k in one.keys if canonical(k) not in wanted)
        if left == one.usual:
            result.pop(one.name, None)
        elif left != one.keys or one.name in result:
            result[one.name] = left
    return result


def canonical(key: str) -> str:
    """Give a key in one spelling."""
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence(key, portable).toString(portable)


def _said(command: Command) -> str:
    """Say what a command does outside the menu that it stands in."""
    text = plain(translate("Commands", command.title))
    if command.menu().startswith("export"):
        return f"{translate('Keys', 'Export annotations')}: {text}"
    return text


def _top(menu: str) -> str:
    """Return the menu of the menu bar that a menu belongs to; what is in none is about annotating."""
    return {"export": "file", "export-figures": "file", "go": "annotate", "": "annotate"}.get(menu, menu)


def _groups() -> dict[str, str]:
    return {
        "file": translate("Keys", "Files"),
        "edit": translate("Keys", "Edit"),
        "view": translate("Keys", "View"),
        "document": translate("Keys", "Document"),
        "annotate": translate("Keys", "Annotate"),
        "help": translate("Keys", "Help"),
    }
