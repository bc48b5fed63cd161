"""A window with a library of its own, and real events on it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import app
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder

W = TypeVar("W", bound=QWidget)

HOUR_MS = 3_600_000

SETTLE_MS = 135
"""So long what is put off by a timer is waited for, in milliseconds."""

REPORT = """{title}
（{year}年1月8日在{region}第十七届人民代表大会第三次会议上）
{region}人民政府县长 李新民

各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、{last}年工作回顾
{last}年，全县地区生产总值完成125.6亿元，增长5.5%；招商引资签约项目32个，总投资86亿元。
新建“标准地”3块，城镇新增就业4200人。
二、{year}年工作安排
{year}年，地区生产总值增长6%左右，招商引资到位资金力争达到90亿元。
"""


def report(region: str = "云岭县", year: int = 2024) -> str:
    """Return the text of a small report."""
    title = f"{year}年{region}政府工作报告"
    return REPORT.format(title=title, region=region, year=year, last=year - 1)


@pytest.fixture
def recorder() -> Recorder:
    """What is said and asked."""
    return Recorder()


@pytest.fixture
def make_window(qtbot: QtBot, recorder: Recorder) -> Iterator[Callable[..., MainWindow]]:
    """Make windows as the program does; each is closed at the end."""
    made: list[MainWindow] = []

    def make(library: Path | None = None, *, language: str = "en", theme: str = "light") -> MainWindow:
        settings = Settings()
        settings.language, settings.theme = language, theme
        window = app.build(settings, recorder)
        window.resize(1280, 800)
        window.library_search.updater.timer.setInterval(HOUR_MS)  # begins when a test says so
        made.append(window)
        window.open_library(library)
        with qtbot.waitExposed(window):
            window.show()
        settle(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(window: MainWindow) -> None:
    """Let happen all that is under way: every task, and every timer that is to go off within `SETTLE_MS`.

    Nobody sits out the time until a timer goes off: it goes off at once, unless it is one that repeats.
    """
    left = SETTLE_MS - 10
    QTest.qWait(10)  # the pane lays out and paints in steps of its own, which are no QTimer
    _finish_tasks(window)
    while due := timers_within(window, left):
        for pause, timer in due:
            if not isValid(timer) or not timer.isActive() or timer.remainingTime() > pause:
                continue  # it is gone, has gone off, or was set again
            if timer.isSingleShot():
                timer.stop()
                timer.timeout.emit()
            else:
                QTest.qWait(pause + 1)
            _finish_tasks(window)
        left -= due[-1][0] + 1  # what is set meanwhile has so much less time
        QApplication.processEvents()  # what is to be done in the next turn may set timers
    QApplication.processEvents()


def _finish_tasks(window: MainWindow) -> None:
    """Wait until no task is left."""
    while True:
        window.session.tasks.wait()
        QTest.qWait(1)  # what came with the result, and what it deleted
        if window.session.tasks.idle():
            return


def timers_within(window: MainWindow, milliseconds: int) -> list[tuple[int, QTimer]]:
    """Return the timers that go off so soon, the first first, each with how soon, in milliseconds."""
    owners = (window.session, *QApplication.topLevelWidgets())
    timers = (one for owner in owners for one in owner.findChildren(QTimer) if one.isActive())
    soon = [(max(one.remainingTime(), 0), one) for one in timers]
    return sorted((one for one in soon if one[0] < milliseconds), key=itemgetter(0))


@pytest.fixture(scope="session")
def library_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two reports, which is copied and never opened."""
    from desktop.actions.documents import ImportFile
    from desktop.actions.library import Library
    from desktop.files.file_input import read_bytes

    path = tmp_path_factory.mktemp("two") / "two.piyue"
    with Library.create(path) as library:
        for region, year in (("云岭县", 2024), ("长治市", 2023)):
            library.perform(ImportFile(read_bytes(report(region, year).encode(), f"{region}.txt")))
    return path


@pytest.fixture
def two(make_window: Callable[..., MainWindow], library_of_two: Path, tmp_path: Path) -> MainWindow:
    """A window with a library of two reports, the first of which is open."""
    path = tmp_path / "two.piyue"
    shutil.copy(library_of_two, path)
    return make_window(path)


def click_row(view: QAbstractItemView, row: int, parent_row: int = -1) -> None:
    """Click a row of a list or tree with the mouse, having clicked the tab it is in."""
    show_tab_of(view)
    model = view.model()
    parent = model.index(parent_row, 0) if parent_row >= 0 else model.index(-1, -1)
    index = model.index(row, 0, parent)
    view.scrollTo(index)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualRect(index).center(),
    )


def show_tab_of(widget: QWidget) -> None:
    """Click the tab that a widget is in, where it is in one."""
    page: QWidget | None = widget
    while page is not None:
        above = page.parentWidget()
        tabs = above.parentWidget() if isinstance(above, QStackedWidget) else None
        if isinstance(tabs, QTabWidget):
            where = tabs.tabBar().tabRect(tabs.indexOf(page)).center()
            QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        page = above


def write(field: QWidget, words: str) -> None:
    """Write words as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def child(parent: QWidget, kind: type[W], name: str) -> W:
    """Return the widget with an object name."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def dragged(paths: Sequence[Path]) -> QMimeData:
    """Return files and folders as they are dragged from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_over(window: QWidget, data: QMimeData) -> bool:
    """Drag something over a window and away again; return whether it might have been dropped there."""
    accepted = _drag_in(window, data)
    QApplication.sendEvent(window, QDragLeaveEvent())  # else Qt keeps a pointer to the window when it is gone
    return accepted


def drop(window: QWidget, data: QMimeData) -> bool:
    """Drag something over a window and drop it there; return whether it might be dropped."""
    accepted = _drag_in(window, data)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))
    return accepted


def _drag_in(window: QWidget, data: QMimeData) -> bool:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    return enter.isAccepted()
