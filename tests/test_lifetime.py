"""Connections that end with their owner, and no connection in the program that would not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import desktop
from desktop.lifetime import alive, connect
from tests.helpers.connections import outliving

HERE = Path(desktop.__file__).parent
MODULES = sorted(path for path in HERE.rglob("*.py") if path.name != "__main__.py")
THE_PLACE = HERE / "lifetime.py"
"""The one module that connects for others."""


class Sender(QObject):
    moved = Signal(int, str)
    gone = Signal()


class Receiver(QObject):
    """Writes down what it is handed, after asking its Qt half something, as any slot does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[object] = []

    def hear(self, *what: object) -> None:
        self.objectName()
        self.heard.append(what)


@pytest.fixture
def sender(qtbot: QtBot) -> Sender:
    return Sender()


def test_a_slot_is_handed_what_it_takes(sender: Sender) -> None:
    receiver = Receiver()
    heard = receiver.heard
    connect(sender.moved, receiver, receiver.hear)
    connect(sender.moved, receiver, lambda number: heard.append(number))
    connect(sender.moved, receiver, lambda: heard.append("nothing"))
    connect(sender.moved, receiver, lambda number, _, more=5: heard.append((number, more)))
    connect(sender.gone, receiver, heard.clear)
    sender.moved.emit(1, "a")
    assert heard == [(1, "a"), 1, "nothing", (1, 5)]
    sender.gone.emit()
    assert heard == []


def test_a_connection_ends_with_its_owner(sender: Sender) -> None:
    first, second = Receiver(), Receiver()
    connect(sender.moved, first, lambda *what: first.hear(*what))
    connect(sender.moved, first, second.hear)
    delete(first)
    assert not alive(first)
    sender.moved.emit(1, "a")
    assert first.heard == second.heard == []


def test_a_connection_ends_when_its_owner_is_freed_later(sender: Sender) -> None:
    parent = QObject()
    receiver = Receiver(parent)
    connect(sender.moved, receiver, lambda *what: receiver.hear(*what))
    receiver.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sender.moved.emit(1, "a")
    assert receiver.heard == []


def test_what_is_told_while_the_owner_is_destroyed_is_not_heard(sender: Sender) -> None:
    receiver = Receiver()
    child = QObject(receiver)
    connect(child.destroyed, receiver, lambda: receiver.hear())
    delete(receiver)
    assert receiver.heard == []


def test_a_connection_can_be_ended_sooner(sender: Sender) -> None:
    receiver = Receiver()
    connection = connect(sender.moved, receiver, receiver.hear)
    connection.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sender.moved.emit(1, "a")
    assert receiver.heard == []


def test_a_connection_ends_with_the_sender_that_it_is_told() -> None:
    receiver, sender = Receiver(), Sender()
    connect(sender.moved, receiver, receiver.hear, sender=sender)
    sender.moved.emit(1, "a")
    assert receiver.heard == [(1, "a")]
    delete(sender)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert receiver.children() == []


def test_no_connection_outlives_what_it_serves() -> None:
    found = []
    for path in MODULES:
        parts = path.relative_to(HERE).with_suffix("").parts
        module = ".".join(("desktop", *parts)).removesuffix(".__init__")
        found += [f"{module}:{line}" for line in outliving(path, module) if path != THE_PLACE]
    assert found == []


SOURCE = """
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

class Plain:
    def __init__(self, desk):
        desk.changed.connect(self.follow)  # bad: no QObject

    def follow(self): ...

class View(QObject):
    told = Signal()

    def __init__(self, desk, window):
        super().__init__()
        self._desk = desk
        self.field = QLineEdit()
        self.made = {name: QLineEdit() for name in "ab"}
        desk.changed.connect(self.follow)
        desk.changed.connect(self.told)
        desk.changed.connect(lambda: self.follow())  # bad
        self._desk.changed.connect(window.follow)  # bad
        self.field.textChanged.connect(lambda _: self.follow())
        self.made["a"].textChanged.connect(lambda _: self.follow())
        self.told.connect(lambda: self.follow())
        application = QApplication.instance()
        application.focusChanged.connect(lambda *_: self.follow())  # bad
        for one in window.boxes:
            one.toggled.connect(lambda _: self.follow())  # bad
        for field in (QLineEdit(), self.field):
            field.textChanged.connect(lambda _: self.follow())
        QTimer.singleShot(0, self.follow)  # bad
        QTimer.singleShot(0, self, self.follow)
        desk.perform_many([], 1)
        desk.perform_many([], 1, lambda _: self.follow())  # bad
        desk.perform_beside([], lambda _: self.follow(), owner=self)

    def follow(self):
        menu = QMenu()
        menu.addAction("").triggered.connect(lambda: self.follow())
        progress = self._desk.start()
        progress.moved.connect(lambda *_: self.follow())  # bad
"""


def test_the_search_for_such_connections_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "outliving_sample.py"
    path.write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = [int(line.partition(":")[0]) for line in outliving(path, "outliving_sample")]
    lines = SOURCE.split("\n")
    assert sorted(found) == [number for number, line in enumerate(lines, 1) if "# bad" in line]
