"""Open every window, page and dialog on screens of several sizes, and print what does not fit, as JSON lines.

    python -m tests.helpers.fit_walk LIBRARY FOLDER

The last line says how many things were opened, on how many screens and in how many languages.

The screens are those of the offscreen platform, which `screen_platform` puts into the environment. One
process moves from one to the next. What showed nothing new on the first is not tried on the others.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop import app
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from desktop.views.settings.controller import ORDER
from tests.helpers.message_recorder import Recorder

LANGUAGES = ("zh", "en")

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView)
"""What a user must be able to reach."""

LEFT_OUT = {"quit", "full-screen", "print", "export-pdf"}
"""Commands that end the program, change the size, or open a dialog of Qt's own, which scrolls by itself."""

SETTINGS = {"settings", "annotator", "keys", "folders", "backups"}
"""Commands that open a page of the settings, all of which are opened one by one."""

ELIDED_ON_PURPOSE = {
    "status-section",
    "status-annotations",
    "backups-place",
    "note-of",
    "beside-choice",
}
"""What shows places, paths, titles and quotes, which are as long as what they name."""


def screen_platform(folder: Path, sizes: Sequence[tuple[int, int]]) -> str:
    """Return the platform with a screen of each size, in logical pixels, for QT_QPA_PLATFORM."""
    path = folder / "screens.json"
    screens = []
    left = 0
    for width, height in sizes:
        name = f"{width}x{height}"
        screens.append({"name": name, "x": left, "y": 0, "width": width, "height": height, "dpr": 1})
        left += width
    path.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={path}"


def problems_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a window: what, and which widget."""
    room = window.screen().availableGeometry()
    if not room.contains(window.geometry()) and not isinstance(window, QMenu):
        yield "off the screen", f"{_named(window)} {window.geometry().getRect()}"
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.window() is not window:
            continue
        if isinstance(one, CONTROLS) and not _reachable(one, window):
            yield "out of reach", f"{_named(one)} {one.geometry().getRect()}"
        if _cut(one):
            yield "cut short", f"{_named(one)} {one.property('text')!r} {one.size().toTuple()}"


def _reachable(one: QWidget, window: QWidget) -> bool:
    """Return whether all of a control is seen, or can be scrolled to."""
    seen = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    for above in _ancestors(one):
        if isinstance(above, QAbstractScrollArea) and above.viewport().isAncestorOf(one):
            return True
        if above is window:
            break
    return window.rect().adjusted(-1, -1, 1, 1).contains(seen)


def _ancestors(one: QWidget) -> Iterator[QWidget]:
    above = one.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _cut(one: QWidget) -> bool:
    """Return whether a label, button, choice or hint in a field has less room than its words need."""
    if one.objectName() in ELIDED_ON_PURPOSE:
        return False
    if isinstance(one, QLabel):
        if not one.text() or not one.pixmap().isNull():
            return False
        if one.wordWrap():
            return one.heightForWidth(one.width()) > one.height() + 1
        return one.sizeHint().width() > one.width() + 1
    if isinstance(one, QPushButton | QCheckBox | QRadioButton | QToolButton):
        return bool(one.text()) and one.sizeHint().width() > one.width() + 1
    if isinstance(one, QComboBox):
        option = QStyleOptionComboBox()
        one.initStyleOption(option)
        style, field = one.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, one)
        words = one.currentText() or one.placeholderText()
        return one.fontMetrics().horizontalAdvance(words) > room.width() + 1
    if isinstance(one, QLineEdit) and not one.text():
        line = QStyleOptionFrame()
        one.initStyleOption(line)
        room = one.style().subElementRect(QStyle.SubElement.SE_LineEditContents, line, one)
        return one.fontMetrics().horizontalAdvance(one.placeholderText()) > room.width() + 1
    return False


def _named(one: QWidget) -> str:
    names = [part.objectName() or type(part).__name__ for part in (one, *_ancestors(one))]
    return " < ".join(names[:4])


def walk(window: MainWindow, messages: Recorder, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield everything that opens something, with its name."""
    for command in window.commands.all():
        if command.id not in LEFT_OUT | SETTINGS:
            yield command.id, window.commands[command.id].trigger
    for page in ORDER:
        yield f"settings/{page}", partial(window.settings_window.open, page)
    path = folder / "看.txt"
    path.write_text("二〇二四年政府工作报告\n各位代表：\n生产总值增长百分之六。\n", encoding="utf-8")

    def preview() -> None:
        messages.answer("choose_files", [path])
        window.commands["import-look"].trigger()

    yield "import preview", preview
    figures = window.annotations_panel.figures.shown_figures()
    if figures:
        yield "correct a figure", lambda: window.figure_controller.correct(figures[0])
    yield from _on_a_selection(window)
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.objectName(), partial(_pop_up, menu, window)


def _on_a_selection(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what opens beside a selection, or for what is chosen in a list."""

    def select() -> None:
        window.commands["go-text"].trigger()
        start = window.reader.position() + 60
        window.reader.select(start, start + 8)

    def on_selection(name: str) -> None:
        select()
        window.commands[name].trigger()

    def reader_menu() -> None:
        select()
        window.reader.controller.request_menu()

    def document_menu() -> None:
        menu = window.documents.context_menu(window.documents.selected())
        _pop_up(menu, window)

    for name in ("mini-bar", "palette", "in-vivo", "note"):
        yield f"{name} on a selection", partial(on_selection, name)
    yield "menu of the text", reader_menu
    yield "menu of a document", document_menu


def _pop_up(menu: QMenu, window: MainWindow) -> None:
    menu.popup(window.mapToGlobal(QPoint(0, 40)))


def main(library: Path, folder: Path) -> None:
    """Print what does not fit."""
    settings = Settings()
    settings.language = LANGUAGES[0]
    messages = Recorder()
    window = app.build(settings, messages)
    window.open_library(library)
    window.show()
    _settle(window)
    checked = {command.id: window.commands[command.id].isChecked() for command in window.commands.all()}
    opening: set[str] = set()
    seen = _visible()
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    for language in LANGUAGES:
        window.choices.languages[language].trigger()
        for room in rooms:
            window.setGeometry(room.adjusted(2, 2, -2, -2))
            for name, state in checked.items():
                window.commands[name].setChecked(state)
            _settle(window)
            everything = not opening
            for name, open_it in walk(window, messages, folder):
                if not everything and name not in opening:
                    continue
                open_it()
                _settle(window)
                if everything and not seen.issuperset(_visible()):
                    seen |= _visible()
                    opening.add(name)
                _print_problems(window, f"{name}, {language}, {room.width()}x{room.height()}")
                _close_others(window)
    walked = {"opened": len(opening), "screens": len(rooms), "languages": len(LANGUAGES)}
    sys.stdout.write(json.dumps(walked) + "\n")
    window.close()


def _visible() -> set[str]:
    """Return the names of what is visible."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    parts = (part for one in windows for part in one.findChildren(QWidget) if part.isVisible())
    return {_named(one) for one in (*windows, *parts)}


def _print_problems(window: MainWindow, at: str) -> None:
    """Print what is wrong in what was opened, or in the window where nothing was."""
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    for one in others or [window]:
        for what, where in problems_of(one):
            line = {"at": at, "what": what, "where": where}
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _settle(window: MainWindow) -> None:
    for _ in range(2):
        QTest.qWait(1)
        window.session.tasks.wait()
    QApplication.processEvents()


def _close_others(window: MainWindow) -> None:
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.commands["go-text"].trigger()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
