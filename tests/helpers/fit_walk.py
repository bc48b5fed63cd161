"""Open every window, page and dialog on a screen of a given size, and print what does not fit, as JSON lines.

    python -m tests.helpers.fit_walk LIBRARY LANGUAGE FOLDER

The last line says how many things were opened.

The size is that of the offscreen screen, which `screen_platform` puts into the environment; a run is one
process, because Qt has its screens from the start.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
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
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop import app
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from desktop.views.settings.controller import ORDER
from tests.helpers.message_recorder import Recorder

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView)
"""What a user must be able to reach."""

LEFT_OUT = {"quit", "full-screen", "print", "export-pdf"}
"""Commands that end the program, change the size, or open a dialog of Qt's own, which scrolls by itself."""

ELIDED_ON_PURPOSE = {"status-section", "status-annotations", "backups-place", "note-of"}
"""Labels of places, paths and quotes, which are as long as what they name."""


def screen_platform(folder: Path, width: int, height: int) -> str:
    """Return the platform of a screen of a size in logical pixels, for QT_QPA_PLATFORM."""
    path = folder / f"screen-{width}x{height}.json"
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
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
    """Return whether a label or button has less room than its words need."""
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
    return False


def _named(one: QWidget) -> str:
    names = [part.objectName() or type(part).__name__ for part in (one, *_ancestors(one))]
    return " < ".join(names[:4])


def walk(window: MainWindow, messages: Recorder, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield everything that opens something, with its name."""
    for command in window.commands.all():
        if command.id not in LEFT_OUT:
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
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.objectName(), partial(menu.popup, QPoint(0, 40))


def main(library: Path, language: str, folder: Path) -> None:
    """Print what does not fit."""
    settings = Settings()
    settings.language = language
    messages = Recorder()
    window = app.build(settings, messages)
    window.open_library(library)
    window.setGeometry(window.screen().availableGeometry().adjusted(2, 2, -2, -2))
    window.show()
    _settle(window)
    found: dict[tuple[str, str], str] = {}
    walked = 0
    for name, open_it in walk(window, messages, folder):
        walked += 1
        open_it()
        _settle(window)
        for one in QApplication.topLevelWidgets():
            if one.isVisible():
                for what, where in problems_of(one):
                    found.setdefault((what, where), name)
        _close_others(window)
    for (what, where), name in found.items():
        sys.stdout.write(json.dumps({"at": name, "what": what, "where": where}, ensure_ascii=False) + "\n")
    sys.stdout.write(json.dumps({"walked": walked}) + "\n")
    window.close()


def _settle(window: MainWindow) -> None:
    for _ in range(2):
        QTest.qWait(10)
        window.session.tasks.wait()
    QApplication.processEvents()


def _close_others(window: MainWindow) -> None:
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.commands["go-text"].trigger()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
