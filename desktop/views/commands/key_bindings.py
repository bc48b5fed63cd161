"""Key bindings: everything that has a key, the user's own keys, and conflicts among them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from desktop.i18n import translate
from desktop.settings import Settings
from desktop.views import display_names
from desktop.views.commands.menu_titles import top_menu
from desktop.views.commands.registry import Command, plain_text
from desktop.views.reader import BINDINGS

PANE = "pane:"
WINDOW = "window:"

INFORMATION_ONLY = {"copy": "copy", "adjust": "move-ends"}
"""Commands of the pane that the window's menus only tell of: the window's names for them."""

TAKEN_OVER = ("zoom-in", "zoom-out", "zoom-reset", "back", "forward")
"""Commands of the pane whose keys the window has, under names of its own."""

NUMBERS = tuple("1234567890")
"""Keys that put a tag; they are given in the codebook."""

RENAMED = {
    "pane:back": "window:back",
    "pane:forward": "window:forward",
    "window:reading-settings": "window:settings",
}
"""Names under which older versions kept the keys of a command that has another name now."""

UserKeys = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """Something that can have keys.

    Attributes:
        name: ``window:`` or ``pane:`` with the command's name; what is kept is kept under it.
        group: The heading it stands under.
        text: What it does.
        keys: Its keys in Qt's portable notation.
        default_keys: Its keys as they come.
        scope: ``window``: everywhere; ``text``: while the text has the focus.
    """

    name: str
    group: str
    text: str
    keys: tuple[str, ...]
    default_keys: tuple[str, ...]
    scope: str


def load(settings: Settings) -> UserKeys:
    """Return the keys a user gave, by name; what is damaged counts as absent."""
    try:
        held = json.loads(settings.text("keys", "{}"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    kept = {
        str(name): tuple(str(key) for key in keys) for name, keys in held.items() if isinstance(keys, list)
    }
    for before, now in RENAMED.items():
        if before in kept:
            kept.setdefault(now, kept.pop(before))
    return kept


def save(settings: Settings, own: Mapping[str, Sequence[str]]) -> None:
    """Keep the keys a user gave."""
    settings.set_text("keys", json.dumps({name: list(keys) for name, keys in own.items()}))


def bindings(commands: Sequence[Command], own: Mapping[str, Sequence[str]]) -> list[KeyBinding]:
    """Return everything that can have keys, with the keys it has now."""
    groups = _groups()
    listed = [
        _binding(
            WINDOW + command.id,
            groups[top_menu(command.menu())],
            _description(command),
            command.keys,
            command.scope,
            own,
        )
        for command in commands
        if command.scope != "widget"
    ]
    listed += [
        _binding(PANE + binding.command, *binding.translated(), binding.keys, "text", own)
        for binding in BINDINGS
        if binding.command not in TAKEN_OVER
    ]
    return listed


def _binding(
    name: str,
    group: str,
    words: str,
    usual: tuple[str, ...],
    where: str,
    own: Mapping[str, Sequence[str]],
) -> KeyBinding:
    return KeyBinding(name, group, words, tuple(own.get(name, usual)), usual, where)


def reader_keys(own: Mapping[str, Sequence[str]]) -> UserKeys:
    """Return the keys of the pane's commands that a user gave, by the pane's names."""
    return {name.removeprefix(PANE): tuple(keys) for name, keys in own.items() if name.startswith(PANE)}


def window_keys(own: Mapping[str, Sequence[str]]) -> UserKeys:
    """Return the keys of the window's commands that a user gave; those it only tells of among them."""
    given = {name.removeprefix(WINDOW): tuple(keys) for name, keys in own.items() if name.startswith(WINDOW)}
    for pane, window in INFORMATION_ONLY.items():
        if PANE + pane in own:
            given[window] = tuple(own[PANE + pane])
    return given


def conflicting(listed: Sequence[KeyBinding], key: str, name: str) -> list[KeyBinding]:
    """Return what else has a key.

    Args:
        listed: Everything that can have keys.
        key: The key in Qt's portable notation.
        name: What it is wanted for.
    """
    wanted = canonical(key)
    return [one for one in listed if one.name != name and wanted in map(canonical, one.keys)]


def with_keys(own: UserKeys, listed: Sequence[KeyBinding], name: str, keys: Sequence[str]) -> UserKeys:
    """Return the keys a user gave after something got other ones; these are taken from whatever had them."""
    result = dict(own)
    wanted = {canonical(key) for key in keys}
    for one in listed:
        left = tuple(keys) if one.name == name else tuple(k for k in one.keys if canonical(k) not in wanted)
        if left == one.default_keys:
            result.pop(one.name, None)
        elif left != one.keys or one.name in result:
            result[one.name] = left
    return result


def canonical(key: str) -> str:
    """Return a key in one spelling."""
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence(key, portable).toString(portable)


def _description(command: Command) -> str:
    """Return a text that says what a command does outside the menu that it stands in."""
    text = plain_text(translate("Commands", command.title))
    if command.menu().startswith("export"):
        return display_names.labeled(translate("Keys", "Export annotations"), text)
    return text


def _groups() -> dict[str, str]:
    return {
        "file": translate("Keys", "File"),
        "edit": translate("Keys", "Edit"),
        "view": translate("Keys", "View"),
        "go": translate("Keys", "Go"),
        "annotate": translate("Keys", "Annotate"),
        "analyze": translate("Keys", "Analyze"),
        "help": translate("Keys", "Help"),
    }
