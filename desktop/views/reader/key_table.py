"""The key table: what the reading pane does at which key; the shortcuts dialog reads it too."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

CONTEXT = "ReaderKeys"


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for lupdate, which looks for this name; PySide's own is typed as giving any object."""
    return words


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
        return QCoreApplication.translate(CONTEXT, self.group), QCoreApplication.translate(CONTEXT, self.text)


_MOVE = QT_TRANSLATE_NOOP("ReaderKeys", "Move")
_SELECT = QT_TRANSLATE_NOOP("ReaderKeys", "Select")
_MARKS = QT_TRANSLATE_NOOP("ReaderKeys", "Go through marks")
_PAGE = QT_TRANSLATE_NOOP("ReaderKeys", "Page")


def _moves() -> list[ReaderBinding]:
    """Return the movements and, with Shift, the same ones extending the selection."""
    table = (
        ("previous-character", "Left", "Shift+Left", QT_TRANSLATE_NOOP("ReaderKeys", "Character before")),
        ("next-character", "Right", "Shift+Right", QT_TRANSLATE_NOOP("ReaderKeys", "Character after")),
        ("previous-word", "Ctrl+Left", "Ctrl+Shift+Left", QT_TRANSLATE_NOOP("ReaderKeys", "Word before")),
        ("next-word", "Ctrl+Right", "Ctrl+Shift+Right", QT_TRANSLATE_NOOP("ReaderKeys", "Word after")),
        ("previous-clause", "[", "{", QT_TRANSLATE_NOOP("ReaderKeys", "Clause before")),
        ("next-clause", "]", "}", QT_TRANSLATE_NOOP("ReaderKeys", "Clause after")),
        ("previous-sentence", "Alt+Up", "Alt+Shift+Up", QT_TRANSLATE_NOOP("ReaderKeys", "Sentence before")),
        ("next-sentence", "Alt+Down", "Alt+Shift+Down", QT_TRANSLATE_NOOP("ReaderKeys", "Sentence after")),
        (
            "previous-paragraph",
            "Ctrl+Up",
            "Ctrl+Shift+Up",
            QT_TRANSLATE_NOOP("ReaderKeys", "Paragraph before"),
        ),
        (
            "next-paragraph",
            "Ctrl+Down",
            "Ctrl+Shift+Down",
            QT_TRANSLATE_NOOP("ReaderKeys", "Paragraph after"),
        ),
        ("previous-line", "Up", "Shift+Up", QT_TRANSLATE_NOOP("ReaderKeys", "Line above")),
        ("next-line", "Down", "Shift+Down", QT_TRANSLATE_NOOP("ReaderKeys", "Line below")),
        ("line-start", "Home", "Shift+Home", QT_TRANSLATE_NOOP("ReaderKeys", "Start of the line")),
        ("line-end", "End", "Shift+End", QT_TRANSLATE_NOOP("ReaderKeys", "End of the line")),
        ("page-up", "PgUp", "Shift+PgUp", QT_TRANSLATE_NOOP("ReaderKeys", "Page up")),
        ("page-down", "PgDown", "Shift+PgDown", QT_TRANSLATE_NOOP("ReaderKeys", "Page down")),
        ("text-start", "Ctrl+Home", "Ctrl+Shift+Home", QT_TRANSLATE_NOOP("ReaderKeys", "Start of the text")),
        ("text-end", "Ctrl+End", "Ctrl+Shift+End", QT_TRANSLATE_NOOP("ReaderKeys", "End of the text")),
    )
    moves = [ReaderBinding(name, (key,), _MOVE, words) for name, key, _, words in table]
    return moves + [ReaderBinding(f"select-{name}", (key,), _SELECT, words) for name, _, key, words in table]


BINDINGS: tuple[ReaderBinding, ...] = (
    *_moves(),
    ReaderBinding("select-all", ("Ctrl+A",), _SELECT, QT_TRANSLATE_NOOP("ReaderKeys", "Everything")),
    ReaderBinding(
        "widen",
        ("Alt+Shift+Right",),
        _SELECT,
        QT_TRANSLATE_NOOP("ReaderKeys", "Widen: word, clause, sentence, paragraph"),
    ),
    ReaderBinding("narrow", ("Alt+Shift+Left",), _SELECT, QT_TRANSLATE_NOOP("ReaderKeys", "Narrow again")),
    ReaderBinding(
        "swap-ends",
        ("X",),
        _SELECT,
        QT_TRANSLATE_NOOP("ReaderKeys", "Go to the selection's other end"),
    ),
    ReaderBinding(
        "clear", ("Esc",), _SELECT, QT_TRANSLATE_NOOP("ReaderKeys", "Select nothing, or leave off adjusting")
    ),
    ReaderBinding("copy", ("Ctrl+C", "Ctrl+Ins"), _SELECT, QT_TRANSLATE_NOOP("ReaderKeys", "Copy")),
    ReaderBinding("next-annotation", ("F8",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Next annotation")),
    ReaderBinding(
        "previous-annotation", ("Shift+F8",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Previous annotation")
    ),
    ReaderBinding("next-figure", ("F",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Next figure")),
    ReaderBinding(
        "previous-figure", ("Shift+F",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Previous figure")
    ),
    ReaderBinding("next-term", ("Ctrl+F7",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Next term")),
    ReaderBinding(
        "previous-term", ("Ctrl+Shift+F7",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Previous term")
    ),
    ReaderBinding("next-damage", ("Ctrl+F8",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Next damage")),
    ReaderBinding(
        "previous-damage", ("Ctrl+Shift+F8",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Previous damage")
    ),
    ReaderBinding("next-hit", ("F3",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Next search hit")),
    ReaderBinding(
        "previous-hit", ("Shift+F3",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Previous search hit")
    ),
    ReaderBinding(
        "walk", ("`",), _MARKS, QT_TRANSLATE_NOOP("ReaderKeys", "Walk through the marks at the caret")
    ),
    ReaderBinding(
        "activate",
        ("Return", "Enter"),
        _MARKS,
        QT_TRANSLATE_NOOP("ReaderKeys", "Open the mark at the caret; end adjusting"),
    ),
    ReaderBinding(
        "adjust",
        ("F4",),
        _MARKS,
        QT_TRANSLATE_NOOP("ReaderKeys", "Adjust the ends of the annotation at the caret"),
    ),
    ReaderBinding("back", ("Alt+Left",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Back to the place before")),
    ReaderBinding("forward", ("Alt+Right",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Forward again")),
    ReaderBinding("screen-down", ("Space",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Read on by a screen")),
    ReaderBinding("screen-up", ("Shift+Space",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Back by a screen")),
    ReaderBinding("zoom-in", ("Ctrl++", "Ctrl+="), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Larger text")),
    ReaderBinding("zoom-out", ("Ctrl+-",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Smaller text")),
    ReaderBinding("zoom-reset", ("Ctrl+0",), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Usual size")),
    ReaderBinding("menu", ("Menu", "Shift+F10"), _PAGE, QT_TRANSLATE_NOOP("ReaderKeys", "Context menu")),
)
"""Every command of the reading pane with its default keys."""


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
        found = self._commands.get(_spelt(QKeyCombination(modifiers, combination.key())))
        if found is None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
            if combination.key() in _SIGNS:
                found = self._commands.get(_spelt(QKeyCombination(modifiers, combination.key())))
        return found


_SIGNS = frozenset(Qt.Key(ord(sign)) for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _spelt(combination: QKeyCombination) -> str:
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def _canonical(key: str) -> str:
    """Return a key in the spelling that a key press will have."""
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence(key, portable).toString(portable)
