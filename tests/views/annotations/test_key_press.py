"""What one key press costs the window: everything is shown once, and nothing is asked out of a signal."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[str]:
    """Note how often a method of an object is called."""
    calls: list[str] = []
    method: Callable[..., object] = getattr(owner, name)

    def call(*arguments: object) -> object:
        calls.append(name)
        return method(*arguments)

    monkeypatch.setattr(owner, name, call)
    return calls


def test_a_tag_key_has_everything_shown_once(two: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    two.session.settings.annotator = "王"
    two.session.perform(AddTag("甲", shortcut="1"))
    two.reader.select(10, 14)
    settle(two)
    changes: list[object] = []
    two.session.changed.connect(changes.append)
    codebook, marks = two.annotations_panel.codebook, two.annotations_panel.annotation_list
    calls = [
        counted(monkeypatch, two.status_bar, "show_place"),
        counted(monkeypatch, codebook, "set_document_counts"),
        counted(monkeypatch, marks, "patch"),
        counted(monkeypatch, marks, "set_rows"),
    ]
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    settle(two)
    assert [row.tag for row in two.document.visible_annotations()] == ["甲"]
    assert [len(one) for one in calls] == [1, 1, 1, 0], "one line comes; the list is not filled again"
    assert len(changes) == 1


def test_the_tag_is_painted_before_anything_else_hears_of_it(two: MainWindow) -> None:
    two.session.settings.annotator = "王"
    two.session.perform(AddTag("甲", shortcut="1"))
    two.reader.select(10, 14)
    settle(two)
    order: list[str] = []

    class Paintings(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                order.append("painted")
            return False

    paintings = Paintings(two)
    two.reader.viewport().installEventFilter(paintings)
    two.document.annotations_changed.connect(lambda: order.append("told"))
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    assert order[:2] == ["painted", "told"]
    assert [span.label for span in two.reader.touching_spans("annotations", 10, 14)] == ["甲"]


def test_moving_the_caret_counts_no_tags(two: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = counted(monkeypatch, two.annotations_panel.codebook, "set_document_counts")
    places = counted(monkeypatch, two.status_bar, "show_place")
    two.reader.select(3, 5)
    settle(two)
    assert (len(places), len(counts)) == (1, 0)
