"""The queue of suggestions: found by a rule, accepted or refused by one key, taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.coding.queue import Queue
from desktop.views.window import Window
from tests.helpers.recorder import Recorder
from tests.views.conftest import settle, write


@pytest.fixture
def queue(two: Window) -> Iterator[Queue]:
    two.desk.settings.annotator = "王"
    two.desk.perform(AddTag("招商"))
    shown = two.coding.show_suggestions()
    assert shown is not None
    yield shown
    shown.close()
    settle(two)


def run(window: Window, queue: Queue, kind: str, words: str = "", unit: str = "hit") -> int:
    """Look for suggestions and give how many wait."""
    queue.kind.setCurrentIndex(queue.kind.findData(kind))
    queue.tag.setCurrentIndex(queue.tag.findText("招商"))
    queue.unit.setCurrentIndex(queue.unit.findData(unit))
    queue.words.clear()
    if words:
        write(queue.words, words)
    queue.look.click()
    settle(window)
    return len(queue.waiting())


def count(window: Window) -> int:
    return len(window.desk.library.reading.annotations())


def test_one_key_accepts_and_one_refuses(two: Window, queue: Queue) -> None:
    assert run(two, queue, "search", "招商引资") == 4
    assert count(two) == 0, "suggestions are no annotations"
    assert all(tag.count == 0 for tag in two.annotations.codebook.tags())
    QTest.keyClick(queue.list, Qt.Key.Key_Y)
    QTest.keyClick(queue.list, Qt.Key.Key_X)
    QTest.keyClick(queue.list, Qt.Key.Key_Return)
    assert (len(queue.waiting()), count(two)) == (1, 2)
    assert any("2 of 3 accepted (67 %)" in label.text() for label in queue.findChildren(QLabel))
    assert run(two, queue, "search", "招商引资") == 1


def test_taking_back_lets_it_wait_again(two: Window, queue: Queue) -> None:
    run(two, queue, "search", "招商引资")
    QTest.keyClick(queue.list, Qt.Key.Key_X)
    QTest.keyClick(queue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(two)
    assert len(queue.waiting()) == 4


def test_later_goes_to_the_next_and_round(two: Window, queue: Queue) -> None:
    run(two, queue, "search", "招商引资")
    first = queue.current()
    for _ in range(4):
        QTest.keyClick(queue.list, Qt.Key.Key_Space)
    assert queue.current() == first
    QTest.keyClick(queue.list, Qt.Key.Key_G)
    assert two.reader.selected_text() == "招商引资"


def test_all_at_once_after_a_question(two: Window, queue: Queue, recorder: Recorder) -> None:
    run(two, queue, "search", "招商引资", "sentence")
    waiting = len(queue.waiting())
    queue.accept_all()
    assert count(two) == 0
    recorder.answer("choose", "yes")
    queue.accept_all()
    assert count(two) == waiting
    two.commands["undo"].trigger()
    assert count(two) == 0


def test_what_was_tagged_before_is_suggested_elsewhere(two: Window, queue: Queue) -> None:
    contents = two.document.contents
    assert contents is not None
    start = contents.text.index("招商引资")
    tag = two.annotations.codebook.tags()[0]
    two.desk.perform(AddAnnotation(two.document.id, start, start + 4, tag.id))
    assert run(two, queue, "colleagues") == 3
    assert "招商引资" in queue.text.toPlainText()


def test_lexicon_figures_and_what_is_missing(two: Window, queue: Queue) -> None:
    assert run(two, queue, "search") == 0
    assert run(two, queue, "figures", "生产总值") > 0
    queue.scope.setCurrentIndex(1)
    assert run(two, queue, "figures", "生产总值") > 0
    assert {one.document_id for one in queue.waiting()} == {two.document.id}
    run(two, queue, "lexicon")
    assert queue.theme.count() > 5
