"""Gestures: one random thing that a hand does at a window, with real events, whatever stands open."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from desktop.views.main_window import MainWindow
from desktop.views.reader import BINDINGS

W = TypeVar("W", bound=QWidget)

ENDS = ("quit",)
"""Commands that end the program; the monkey's time ends it."""

NO = Qt.KeyboardModifier.NoModifier
MODIFIERS = (
    NO,
    NO,
    NO,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
WORDS = (
    "招商引资",
    "增长",
    "年",
    "%",
    "标签/甲/乙",
    "𠮷祥👨‍👩‍👧",
    "(a+)+$",
    "[",
    "a" * 300,
    "\u202e倒",
    "0",
    "-1",
    "2024",
    "zsyz",
    "<b>粗</b>",
    "=1+1",
    "\t",
)
"""What is typed: words of the reports, and what a field may stumble over."""

PLAIN_KEYS = (
    *"abcdefghijklmnopqrstuvwxyz0123456789[]",
    *("Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End", "Tab", "Shift+Tab", "Space", "Return"),
    *("Esc", "Esc", "Del", "Backspace", "F2", "Menu", "Shift+Left", "Shift+Right", "Shift+Down", "Ctrl+A"),
    *("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Alt+Up", "Alt+Down", "Alt+F", "Alt+E", "F10"),
)


def keys_of(window: MainWindow) -> tuple[str, ...]:
    """Return every key that does something in the program, and those that every program has."""
    commands = [one for one in window.commands.all() if one.id not in ENDS]
    known = [one.keys for one in commands] + [one.keys for one in BINDINGS]
    return tuple(dict.fromkeys((*PLAIN_KEYS, *(key for keys in known for key in keys))))


LARGEST = 500_000
"""Bytes of the files that are chosen: the monkey imports what it exported, and memory grows with a text."""

DEPTH = 3
"""So many dialogs and menus within each other; then they are left again."""


@dataclass
class Gesture:
    """Something to do.

    Attributes:
        act: Does it.
        name: What is written down of it.
        kept: What stands in front meanwhile: PySide forgets the parts of a dialog with the dialog's wrapper.
    """

    act: Callable[[], object]
    name: str
    kept: tuple[QWidget | None, ...] = ()


class Hand:
    """A hand at a window.

    Args:
        window: The window.
        rng: Where chance comes from.
        folder: Where files may be read and written; nothing outside it is touched.
        libraries: Libraries to change to.
    """

    def __init__(self, window: MainWindow, rng: random.Random, folder: Path, libraries: list[Path]) -> None:
        self._window = window
        self._rng = rng
        self._folder = folder
        self._libraries = libraries
        self.depth = 0
        self._keys = keys_of(window)
        self._unseen = [one.id for one in window.commands.all() if one.id not in ENDS]
        self._unseen += ["next-document"] * len(window.session.library.queries.documents())

    @property
    def warm(self) -> bool:
        """Whether each command has been given once."""
        return not self._unseen

    def choose(self) -> Gesture:
        """Choose something to do."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        gesture = self._first(popup or modal) if self._unseen else self._in_front_of(popup, modal)
        gesture.kept = (popup, modal)
        return gesture

    def _first(self, front: QWidget | None) -> Gesture:
        """Before chance begins, give each command once and leave what it opens: then all is loaded."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        front = front or next((one for one in tops if one is not self._window), None)
        if front is not None:
            return _named(front.close, f"close {_name(front)}")
        action = self._window.commands[self._unseen.pop()]
        return _named(action.trigger, f"first command {action.objectName()}")

    def _in_front_of(self, popup: QWidget | None, modal: QWidget | None) -> Gesture:
        if popup is not None:
            return self._at_popup(popup)
        if isinstance(modal, QFileDialog):
            return self._at_files(modal)
        if isinstance(modal, QPrintDialog | QPageSetupDialog):  # it would print, or write a file somewhere
            return self._leave(modal)
        if modal is not None:
            return self._leave(modal) if self.depth > DEPTH else self._at_dialog(modal)
        return self._at_windows()

    # What stands in front.

    def _at_popup(self, popup: QWidget) -> Gesture:
        chance = self._rng.random()
        if not isinstance(popup, QMenu) or self.depth > DEPTH or chance < 0.2:
            return self._key(popup, self._rng.choice(("Esc", "Down", "Return", "Esc")))
        if chance < 0.5:
            return self._key(popup, self._rng.choice(("Up", "Down", "Left", "Right", "Return")))
        ends = [self._window.commands[name] for name in ENDS]
        actions = [one for one in popup.actions() if one.isEnabled() and one.isVisible() and one not in ends]
        if not actions:
            return self._key(popup, "Esc")
        return self._entry(popup, self._rng.choice(actions))

    def _files(self) -> list[Path]:
        """Return what may be chosen."""
        libraries = (*self._libraries, *(Path(f"{one}-wal") for one in self._libraries))
        found = sorted(self._folder.iterdir())
        return [one for one in found if one in libraries or one.stat().st_size <= LARGEST]

    def _at_files(self, dialog: QFileDialog) -> Gesture:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or not isValid(field) or self._rng.random() < 0.35:
            return self._leave(dialog)
        names = [path.name for path in self._files()]
        new = f"{self._rng.randrange(20)}{self._rng.choice(('', '.csv', '.piyue', '.pdf', '.jsonl'))}"
        name = self._folder / self._rng.choice([*names, new, new])

        def choose_file() -> None:
            field.setText(str(name))
            QTest.keyClick(field, Qt.Key.Key_Return)

        return _named(choose_file, f"choose the file {name.name}")

    def _at_dialog(self, dialog: QWidget) -> Gesture:
        handlers = (self._key_somewhere, self._click, self._button, self._type)
        choose = self._rng.choices(
            (*handlers, self._leave, self._choose, self._wheel), (4, 3, 3, 3, 2, 2, 1)
        )[0]
        return choose(dialog)

    def _at_windows(self) -> Gesture:
        tops = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
        ]
        others = [one for one in tops if one is not self._window]
        active = QApplication.activeWindow()
        stays = active in tops and self._rng.random() < 0.9
        window = active if active is not None and stays else self._rng.choice([*tops, self._window])
        if others and (len(others) > DEPTH or self._rng.random() < 0.04):
            return self._leave(self._rng.choice(others))
        if window is not active:
            return _named(window.activateWindow, f"go to {_name(window)}")
        if window is not self._window:
            return self._at_dialog(window)
        choose = self._rng.choices(
            (
                self._key_somewhere,
                self._command,
                self._click,
                self._drag,
                self._type,
                self._button,
                self._choose,
                self._context,
                self._wheel,
                self._menu,
                self._look,
                self._rare,
                self._step,
            ),
            (30, 16, 14, 10, 5, 5, 5, 5, 5, 4, 3, 2, 6),
        )[0]
        return choose(window)

    # Keys.

    def _key(self, widget: QWidget, key: str) -> Gesture:
        combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]

        def press() -> None:
            QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

        return _named(press, f"{key} at {_name(widget)}")

    def _key_somewhere(self, window: QWidget) -> Gesture:
        return self._key(self._focused(window), self._rng.choice(self._keys))

    def _focused(self, window: QWidget) -> QWidget:
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is window else window

    def _type(self, window: QWidget) -> Gesture:
        fields = [one for one in self._children(window, QLineEdit) if not one.isReadOnly()]
        target = self._rng.choice(fields) if fields and self._rng.random() < 0.6 else self._focused(window)
        words = self._rng.choice(WORDS)

        def write() -> None:
            target.setFocus()
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(target, event)

        return _named(write, f"write {words[:12]!r} at {_name(target)}")

    def _step(self, window: QWidget) -> Gesture:
        return self._key(window, self._rng.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y")))

    def _leave(self, window: QWidget) -> Gesture:
        if self._rng.random() < 0.7:
            return self._key(self._focused(window), "Esc")
        return _named(window.close, f"close {_name(window)}")

    # The mouse.

    def _children(self, window: QWidget, kind: type[W]) -> list[W]:
        found = [one for one in window.findChildren(kind) if one.isVisible() and one.isEnabled()]
        return [one for one in found if one.window() is window and not _seen(one).isEmpty()]

    def _spot(self, widget: QWidget) -> QPoint:
        seen = _seen(widget)
        return QPoint(
            self._rng.randint(seen.left(), seen.right()), self._rng.randint(seen.top(), seen.bottom())
        )

    def _click(self, window: QWidget) -> Gesture:
        spot = self._spot(window)
        target = window.childAt(spot) or window
        at = target.mapFrom(window, spot)
        button = LEFT if self._rng.random() < 0.85 else RIGHT
        modifier = self._rng.choice(MODIFIERS)
        twice = self._rng.random() < 0.2

        def click() -> None:
            (QTest.mouseDClick if twice else QTest.mouseClick)(target, button, modifier, at)

        words = f"{'double ' if twice else ''}click {button.name}"
        return _named(click, f"{words} at {_name(target)} {at.toTuple()}")

    def _button(self, window: QWidget) -> Gesture:
        buttons = self._children(window, QAbstractButton)
        return self._press(self._rng.choice(buttons)) if buttons else self._click(window)

    def _press(self, button: QWidget) -> Gesture:
        at = self._spot(button)
        return _named(lambda: QTest.mouseClick(button, LEFT, NO, at), f"press {_name(button)}")

    def _choose(self, window: QWidget) -> Gesture:
        """Choose a line of a list, an entry of a box or a tab."""
        kinds: tuple[type[QWidget], ...] = (QAbstractItemView, QAbstractItemView, QComboBox, QTabBar)
        kind = self._rng.choice(kinds)
        targets = self._children(window, kind)
        if not targets:
            return self._click(window)
        target = self._rng.choice(targets)
        if isinstance(target, QComboBox):
            return self._press(target)
        if isinstance(target, QTabBar):
            place = self._rng.randrange(max(1, target.count()))
            at = target.tabRect(place).center()
            return _named(lambda: QTest.mouseClick(target, LEFT, NO, at), f"tab {place}")
        assert isinstance(target, QAbstractItemView)
        port = target.viewport()
        at, modifier = self._spot(port), self._rng.choice(MODIFIERS)
        return _named(lambda: QTest.mouseClick(port, LEFT, modifier, at), f"choose in {_name(target)}")

    def _drag(self, window: QWidget) -> Gesture:
        """Cover words with the mouse; then often apply a tag to them."""
        port = self._window.reader.viewport()
        if _seen(port).isEmpty():
            return self._click(window)
        start, end = self._spot(port), self._spot(port)
        key = self._rng.choice(("1", "2", "3", "T", "M", "", ""))

        def drag() -> None:
            QTest.mousePress(port, LEFT, NO, start)
            for share in (0.3, 0.6, 1.0):
                QTest.mouseMove(port, (QPointF(start) + QPointF(end - start) * share).toPoint())
            QTest.mouseRelease(port, LEFT, NO, end)
            if key and QApplication.activeModalWidget() is None:
                self._key(self._window.reader, key).act()

        return _named(drag, f"drag over the text {start.toTuple()} {end.toTuple()}, {key}")

    def _context(self, window: QWidget) -> Gesture:
        spot = self._spot(window)
        target = window.childAt(spot) or window
        at = target.mapFrom(window, spot)

        def ask() -> None:
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at), NO)
            QApplication.sendEvent(target, event)

        return _named(ask, f"context menu at {_name(target)}")

    def _wheel(self, window: QWidget) -> Gesture:
        spot = self._spot(window)
        target = window.childAt(spot) or window
        at = QPointF(target.mapFrom(window, spot))
        modifier = self._rng.choice((NO, NO, Qt.KeyboardModifier.ControlModifier))
        by = QPoint(0, self._rng.choice((-960, -120, 120, 960)))

        def turn() -> None:
            event = QWheelEvent(
                at,
                QPointF(target.mapToGlobal(at)),
                QPoint(),
                by,
                Qt.MouseButton.NoButton,
                modifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(target, event)

        return _named(turn, f"wheel {by.y()} at {_name(target)}")

    # Menus and commands.

    def _menu(self, window: QWidget) -> Gesture:
        bar = self._window.menuBar()
        return self._entry(bar, self._rng.choice(bar.actions()))

    def _entry(self, menu: QWidget, action: QAction) -> Gesture:
        rect: QRect = menu.actionGeometry(action)  # type: ignore[attr-defined]
        at = rect.center()

        def choose_entry() -> None:
            QTest.mouseMove(menu, at)
            if isValid(menu):
                QTest.mouseClick(menu, LEFT, NO, at)

        if rect.isEmpty() or not menu.rect().contains(at):
            return self._key(menu, "Esc")
        return _named(choose_entry, f"menu entry {action.text()[:30]!r}")

    def _command(self, window: QWidget) -> Gesture:
        names = [one.id for one in self._window.commands.all() if one.id not in ENDS]
        action = self._window.commands[self._rng.choice(names)]
        return _named(action.trigger, f"command {action.objectName()}")

    def _look(self, window: QWidget) -> Gesture:
        choices = self._window.choices
        name, action = self._rng.choice(
            [*choices.themes.items(), *choices.languages.items(), *choices.word_marks.items()]
        )
        return _named(action.trigger, f"look {name}")

    def _rare(self, window: QWidget) -> Gesture:
        """Change the library, drop files, resize."""
        main, chance = self._window, self._rng.random()
        if chance < 0.4:
            path = self._rng.choice(self._libraries)
            return _named(lambda: main.libraries.open(path), f"open the library {path.name}")
        if chance < 0.7:
            width, height = self._rng.randrange(400, 1600), self._rng.randrange(300, 1000)
            return _named(lambda: main.resize(width, height), f"resize {width} {height}")
        path = self._rng.choice([one for one in self._files() if one.is_file()])

        def drop() -> None:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path))])
            at = QPointF(main.rect().center())
            event = QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, NO, QEvent.Type.Drop)
            QApplication.sendEvent(main, event)

        return _named(drop, f"drop {path.name}")


def _seen(widget: QWidget) -> QRect:
    """Return the part of a widget that can be clicked; of a window all, even where its parts cover it."""
    if widget.isWindow():
        return widget.rect()
    return widget.visibleRegion().boundingRect() & widget.rect()


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__}#{widget.objectName()}"


def _named(act: Callable[[], object], name: str) -> Gesture:
    return Gesture(act, name)
