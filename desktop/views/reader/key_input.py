"""Key input: the reading pane's commands, their default keys, and what each does.

The shortcuts dialog and the key editor read BINDINGS too.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop.i18n import translate, translate_noop
from desktop.views.reader.controller import ReaderController
from desktop.views.reader.movements import MOVEMENTS

CONTEXT = "ReaderKeys"


class ReaderBinding(NamedTuple):
    """What a key does.

    Attributes:
        command: The name of the command, the same for ever (settings are stored under it).
        keys: The default keys, in Qt's portable notation.
        group: Heading under which a sheet of keys lists it, untranslated.
        text: What it does, untranslated.
    """

    command: str
    keys: tuple[str, ...]
    group: str
    text: str

    def translated(self) -> tuple[str, str]:
        """Return group and words in the language of the user interface."""
        return translate(CONTEXT, self.group), translate(CONTEXT, self.text)


_MOVE = translate_noop("ReaderKeys", "Move")
_SELECT = translate_noop("ReaderKeys", "Select")
_MARKS = translate_noop("ReaderKeys", "Step through highlights")
_PAGE = translate_noop("ReaderKeys", "Page")


def _moves() -> list[ReaderBinding]:
    """Return the bindings of the movements and, with Shift, of the same ones extending the selection."""
    table = (
        ("previous-character", "Left", "Shift+Left", translate_noop("ReaderKeys", "Previous character")),
        ("next-character", "Right", "Shift+Right", translate_noop("ReaderKeys", "Next character")),
        ("previous-word", "Ctrl+Left", "Ctrl+Shift+Left", translate_noop("ReaderKeys", "Previous word")),
        ("next-word", "Ctrl+Right", "Ctrl+Shift+Right", translate_noop("ReaderKeys", "Next word")),
        ("previous-clause", "[", "{", translate_noop("ReaderKeys", "Previous clause")),
        ("next-clause", "]", "}", translate_noop("ReaderKeys", "Next clause")),
        ("previous-sentence", "Alt+Up", "Alt+Shift+Up", translate_noop("ReaderKeys", "Previous sentence")),
        ("next-sentence", "Alt+Down", "Alt+Shift+Down", translate_noop("ReaderKeys", "Next sentence")),
        (
            "previous-paragraph",
            "Ctrl+Up",
            "Ctrl+Shift+Up",
            translate_noop("ReaderKeys", "Previous paragraph"),
        ),
        (
            "next-paragraph",
            "Ctrl+Down",
            "Ctrl+Shift+Down",
            translate_noop("ReaderKeys", "Next paragraph"),
        ),
        ("previous-line", "Up", "Shift+Up", translate_noop("ReaderKeys", "Previous line")),
        ("next-line", "Down", "Shift+Down", translate_noop("ReaderKeys", "Next line")),
        ("line-start", "Home", "Shift+Home", translate_noop("ReaderKeys", "Start of line")),
        ("line-end", "End", "Shift+End", translate_noop("ReaderKeys", "End of line")),
        ("page-up", "PgUp", "Shift+PgUp", translate_noop("ReaderKeys", "Page up")),
        ("page-down", "PgDown", "Shift+PgDown", translate_noop("ReaderKeys", "Page down")),
        ("text-start", "Ctrl+Home", "Ctrl+Shift+Home", translate_noop("ReaderKeys", "Start of text")),
        ("text-end", "Ctrl+End", "Ctrl+Shift+End", translate_noop("ReaderKeys", "End of text")),
    )
    moves = [ReaderBinding(name, (key,), _MOVE, words) for name, key, _, words in table]
    return moves + [ReaderBinding(f"select-{name}", (key,), _SELECT, words) for name, _, key, words in table]


BINDINGS: tuple[ReaderBinding, ...] = (
    *_moves(),
    ReaderBinding("select-all", ("Ctrl+A",), _SELECT, translate_noop("ReaderKeys", "Select all")),
    ReaderBinding(
        "widen",
        ("Alt+Shift+Right",),
        _SELECT,
        translate_noop("ReaderKeys", "Expand selection: word, clause, sentence, paragraph"),
    ),
    ReaderBinding("narrow", ("Alt+Shift+Left",), _SELECT, translate_noop("ReaderKeys", "Narrow selection")),
    ReaderBinding(
        "swap-ends",
        ("X",),
        _SELECT,
        translate_noop("ReaderKeys", "Go to the other end of the selection"),
    ),
    ReaderBinding(
        "clear", ("Esc",), _SELECT, translate_noop("ReaderKeys", "Clear selection, or cancel adjusting")
    ),
    ReaderBinding("copy", ("Ctrl+C", "Ctrl+Ins"), _SELECT, translate_noop("ReaderKeys", "Copy")),
    ReaderBinding("next-annotation", ("F8",), _MARKS, translate_noop("ReaderKeys", "Next annotation")),
    ReaderBinding(
        "previous-annotation", ("Shift+F8",), _MARKS, translate_noop("ReaderKeys", "Previous annotation")
    ),
    ReaderBinding("next-figure", ("F",), _MARKS, translate_noop("ReaderKeys", "Next figure")),
    ReaderBinding("previous-figure", ("Shift+F",), _MARKS, translate_noop("ReaderKeys", "Previous figure")),
    ReaderBinding("next-term", ("Ctrl+F7",), _MARKS, translate_noop("ReaderKeys", "Next term")),
    ReaderBinding("previous-term", ("Ctrl+Shift+F7",), _MARKS, translate_noop("ReaderKeys", "Previous term")),
    ReaderBinding("next-damage", ("Ctrl+F8",), _MARKS, translate_noop("ReaderKeys", "Next corrupted text")),
    ReaderBinding(
        "previous-damage", ("Ctrl+Shift+F8",), _MARKS, translate_noop("ReaderKeys", "Previous corrupted text")
    ),
    ReaderBinding("next-hit", ("F3",), _MARKS, translate_noop("ReaderKeys", "Next search hit")),
    ReaderBinding("previous-hit", ("Shift+F3",), _MARKS, translate_noop("ReaderKeys", "Previous search hit")),
    ReaderBinding(
        "walk", ("`",), _MARKS, translate_noop("ReaderKeys", "Cycle through highlights at the cursor")
    ),
    ReaderBinding(
        "activate",
        ("Return", "Enter"),
        _MARKS,
        translate_noop("ReaderKeys", "Open the highlight at the cursor; finish adjusting"),
    ),
    ReaderBinding(
        "adjust",
        ("F4",),
        _MARKS,
        translate_noop("ReaderKeys", "Adjust range of the annotation at the cursor"),
    ),
    ReaderBinding("back", ("Alt+Left",), _PAGE, translate_noop("ReaderKeys", "Back")),
    ReaderBinding("forward", ("Alt+Right",), _PAGE, translate_noop("ReaderKeys", "Forward")),
    ReaderBinding("screen-down", ("Space",), _PAGE, translate_noop("ReaderKeys", "Scroll down one screen")),
    ReaderBinding("screen-up", ("Shift+Space",), _PAGE, translate_noop("ReaderKeys", "Scroll up one screen")),
    ReaderBinding("zoom-in", ("Ctrl++", "Ctrl+="), _PAGE, translate_noop("ReaderKeys", "Zoom in")),
    ReaderBinding("zoom-out", ("Ctrl+-",), _PAGE, translate_noop("ReaderKeys", "Zoom out")),
    ReaderBinding("zoom-reset", ("Ctrl+0",), _PAGE, translate_noop("ReaderKeys", "Reset zoom")),
    ReaderBinding("menu", ("Menu", "Shift+F10"), _PAGE, translate_noop("ReaderKeys", "Context menu")),
)
"""Every command of the reading pane with its default keys."""


LAYER_OF_WORD = {
    "annotation": "annotations",
    "figure": "figures",
    "term": "terms",
    "damage": "damage",
    "hit": "hits",
}
"""The layer that ``next-…`` and ``previous-…`` of a word go through."""


class KeyTable:
    """Which command a key stands for, with a user's own choices over the defaults."""

    def __init__(self, own: Mapping[str, Sequence[str]] | None = None):
        """Make the table.

        Arguments:
            own: Keys by command, in Qt's portable notation; a command that is not named keeps its defaults.
        """
        own = own or {}
        self._keys = {binding.command: tuple(own.get(binding.command, binding.keys)) for binding in BINDINGS}
        self._commands: dict[str, str] = {}
        for command, keys in self._keys.items():
            for key in keys:
                self._commands.setdefault(_canonical(key), command)

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command.

        Raises:
            KeyError: There is no such command.
        """
        return self._keys[command]

    def command(self, combination: QKeyCombination) -> str | None:
        """Return the command that a key press stands for, or None.

        A sign that is typed with Shift ({, +) is also found under the sign alone.
        """
        modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = self._commands.get(_portable(QKeyCombination(modifiers, combination.key())))
        if found is None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
            if combination.key() in _SIGNS:
                found = self._commands.get(_portable(QKeyCombination(modifiers, combination.key())))
        return found


class KeyInput:
    """The keys of one pane: runs the command that a key stands for."""

    def __init__(self, controller: ReaderController):
        """Run commands on a controller, at their default keys."""
        self._controller = controller
        self._keys = KeyTable()
        self._commands = _commands(controller)

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Take a user's own keys, by command; what is not named keeps its defaults."""
        self._keys = KeyTable(own)

    def press(self, combination: QKeyCombination) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        command = self._keys.command(combination)
        if command is not None:
            self.run(command)
        return command is not None

    def run(self, command: str) -> None:
        """Do what a command of BINDINGS does.

        Raises:
            KeyError: There is no such command.
        """
        self._commands[command]()


def _commands(controller: ReaderController) -> dict[str, Callable[[], object]]:
    """Return what each command does, by its name."""
    commands: dict[str, Callable[[], object]] = {
        "select-all": controller.select_all,
        "widen": controller.widen,
        "narrow": controller.narrow,
        "swap-ends": controller.swap_ends,
        "clear": controller.clear_selection,
        "copy": controller.copy,
        "walk": controller.walk_spans,
        "activate": controller.activate,
        "adjust": controller.adjuster.adjust_at_caret,
        "back": controller.go_back,
        "forward": controller.go_forward,
        "screen-down": partial(controller.scroll_page, 1),
        "screen-up": partial(controller.scroll_page, -1),
        "zoom-in": partial(controller.zoom_wanted.emit, 1),
        "zoom-out": partial(controller.zoom_wanted.emit, -1),
        "zoom-reset": partial(controller.zoom_wanted.emit, 0),
        "menu": controller.request_menu,
    }
    for movement in MOVEMENTS:
        commands[movement] = partial(controller.move, movement)
        commands[f"select-{movement}"] = partial(controller.move, movement, extend=True)
    for word, layer in LAYER_OF_WORD.items():
        commands[f"next-{word}"] = partial(controller.next_span, layer)
        commands[f"previous-{word}"] = partial(controller.previous_span, layer)
    return commands


_SIGNS = frozenset(Qt.Key(ord(sign)) for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _portable(combination: QKeyCombination) -> str:
    """Return a key press in Qt's portable notation."""
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def _canonical(key: str) -> str:
    """Return a key in the spelling that a key press will have."""
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence(key, portable).toString(portable)
