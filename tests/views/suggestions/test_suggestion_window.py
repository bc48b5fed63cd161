"""The queue of suggestions: found by a rule, accepted or refused by one key, taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTabBar, QWidget
from shiboken6 import isValid

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.versions import NewVersion
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from desktop.views.suggestions.view import SuggestionView
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle, write

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def queue(two: MainWindow) -> Iterator[SuggestionView]:
    two.session.settings.annotator = two.session.library.annotator = "王"
    two.session.perform(AddTag("招商"))
    shown = two.suggestions.show()
    assert shown is not None
    yield shown
    settle(two)


def run(window: MainWindow, queue: SuggestionView, kind: str, words: str = "", unit: str = "hit") -> int:
    """Look for suggestions and give how many wait."""
    queue.fields.kind.setCurrentIndex(queue.fields.kind.findData(kind))
    queue.fields.tag.setCurrentIndex(queue.fields.tag.findText("招商"))
    queue.fields.unit.setCurrentIndex(queue.fields.unit.findData(unit))
    queue.fields.words.clear()
    if words:
        write(queue.fields.words, words)
    queue.fields.look.click()
    settle(window)
    return len(queue.pending())


def count(window: MainWindow) -> int:
    return len(window.session.library.queries.annotations())


def rate(queue: SuggestionView) -> str:
    (said,) = (label.text() for label in queue.findChildren(QLabel) if "Acceptance rate" in label.text())
    return said


def test_one_key_accepts_and_one_refuses(two: MainWindow, queue: SuggestionView) -> None:
    assert run(two, queue, "search", "招商引资") == 4
    assert count(two) == 0, "suggestions are no annotations"
    assert all(tag.count == 0 for tag in two.annotations_panel.codebook.tags())
    QTest.keyClick(queue.list, Qt.Key.Key_Y)
    assert "Accept 1 suggestion for “招商”" in two.commands["undo"].text()
    QTest.keyClick(queue.list, Qt.Key.Key_X)
    QTest.keyClick(queue.list, Qt.Key.Key_Return)
    assert (len(queue.pending()), count(two)) == (1, 2)
    assert rate(queue) == "Acceptance rate of this rule: 2 of 3 accepted (67 %)"
    assert run(two, queue, "search", "招商引资") == 1


def why_empty(queue: SuggestionView) -> tuple[str, str]:
    empty = child(queue, EmptyState, "no-suggestions")
    assert empty.isVisible()
    return empty.accessibleName(), empty.accessibleDescription()


@pytest.mark.parametrize("kind", ["search", "figures", "colleagues"])
def test_words_that_match_nothing_are_not_said_to_be_tagged(
    two: MainWindow, queue: SuggestionView, kind: str
) -> None:
    assert run(two, queue, kind, "没有的词") == 0
    assert why_empty(queue) == ("Nothing matches", "Nothing in the documents searched matches “没有的词”.")


def test_what_is_tagged_already_is_said_to_be(two: MainWindow, queue: SuggestionView) -> None:
    assert run(two, queue, "search", "招商引资") == 4
    for _ in range(4):
        QTest.keyClick(queue.list, Qt.Key.Key_Y)
    assert "already tagged" in why_empty(queue)[1]
    assert run(two, queue, "search", "招商引资") == 0
    assert "already tagged" in why_empty(queue)[1]


def test_taking_back_lets_it_wait_again_in_its_place(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    QTest.keyClick(queue.list, Qt.Key.Key_Space)
    QTest.keyClick(queue.list, Qt.Key.Key_X)
    QTest.keyClick(queue.list, Qt.Key.Key_Y)
    assert (len(queue.pending()), count(two)) == (2, 1)
    QTest.keyClick(queue, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(queue, Qt.Key.Key_Z, CONTROL)
    assert (len(queue.pending()), count(two)) == (4, 0)
    assert queue.current() == queue.pending()[1], "what waits again is current"
    QTest.keyClick(queue, Qt.Key.Key_Y, CONTROL)
    assert len(queue.pending()) == 3
    assert rate(queue) == "Acceptance rate of this rule: 0 of 1 accepted (0 %)"


def test_the_keys_stay_with_the_list_after_a_click(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    QTest.mouseClick(child(queue, QPushButton, "queue-refuse"), Qt.MouseButton.LeftButton)
    assert queue.list.hasFocus()
    QTest.keyClick(queue.focusWidget(), Qt.Key.Key_Y)
    assert (len(queue.pending()), count(two)) == (2, 1)


def test_what_is_tagged_by_hand_meanwhile_waits_no_longer(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    one = next(one for one in queue.pending() if one.document_id == two.document.id)
    two.commands["go-text"].trigger()
    two.reader.select(one.start - 1, one.end + 3)
    two.cursor_annotations.apply_tag(one.tag_id)
    (mine,) = two.session.library.queries.annotations()
    two.commands["suggestions"].trigger()
    assert one not in queue.pending()
    assert len(queue.pending()) == 3
    for _ in range(3):
        QTest.keyClick(queue.list, Qt.Key.Key_Y)
    assert queue.pending() == []
    assert run(two, queue, "search", "招商引资") == 0
    assert mine in two.session.library.queries.annotations(), "a re-run never touches manual work"
    QTest.keyClick(two.reader, Qt.Key.Key_Z, CONTROL)


def test_what_waits_follows_the_text(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    contents = two.document.contents
    assert contents is not None
    longer = contents.text.replace("招商引资", "大招商引资", 1)
    two.session.perform(NewVersion(two.document.id, read_bytes(longer.encode(), "longer.txt")))
    settle(two)
    assert len(queue.pending()) == 4
    for one in queue.pending():
        assert two.session.library.queries.text(one.document_id)[one.start : one.end] == "招商引资"


def test_tags_made_meanwhile_are_offered(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    two.session.perform(AddTag("后来"))
    assert queue.fields.tag.findText("后来") > 0
    assert queue.fields.tag.currentText() == "招商"


def test_it_speaks_the_language_chosen_meanwhile(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    two.choices.languages["zh"].trigger()
    settle(two)
    assert child(queue, QPushButton, "queue-accept").text() == "接受 (Y)"
    assert queue.fields.kind.currentText() == "指定字词"
    assert len(queue.pending()) == 4
    two.choices.languages["en"].trigger()
    settle(two)


def test_later_goes_to_the_next_and_round(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    first = queue.current()
    for _ in range(4):
        QTest.keyClick(queue.list, Qt.Key.Key_Space)
    assert queue.current() == first
    QTest.keyClick(queue.list, Qt.Key.Key_G)
    assert two.reader.selected_text() == "招商引资"


def test_all_at_once_after_a_query(two: MainWindow, queue: SuggestionView, recorder: Recorder) -> None:
    run(two, queue, "search", "招商引资", "sentence")
    waiting = len(queue.pending())
    button = child(queue, QPushButton, "queue-all")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert count(two) == 0
    recorder.answer("choose", "yes")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(two)
    assert count(two) == waiting
    assert queue.pending() == []
    two.commands["undo"].trigger()
    assert count(two) == 0


def test_what_was_tagged_before_is_suggested_elsewhere(two: MainWindow, queue: SuggestionView) -> None:
    contents = two.document.contents
    assert contents is not None
    start = contents.text.index("招商引资")
    tag = two.annotations_panel.codebook.tags()[0]
    two.session.perform(AddAnnotation(two.document.id, start, start + 4, tag.id))
    assert run(two, queue, "colleagues") == 3
    assert "王 tagged “招商引资” this way" in queue.text.toPlainText()


def test_lexicon_figures_and_what_is_missing(two: MainWindow, queue: SuggestionView) -> None:
    assert run(two, queue, "search") == 0
    assert run(two, queue, "figures", "生产总值") > 0
    queue.fields.scope.setCurrentIndex(1)
    assert run(two, queue, "figures", "生产总值") > 0
    assert {one.document_id for one in queue.pending()} == {two.document.id}
    run(two, queue, "lexicon")
    assert queue.fields.theme.count() > 5


def test_the_library_may_change_while_it_is_asked_whether_to_accept_all(
    two: MainWindow, queue: SuggestionView, recorder: Recorder
) -> None:
    assert run(two, queue, "search", "招商引资") == 4

    def changed_meanwhile() -> object:
        two.session.library_changed.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(queue)
        return "yes"

    recorder.answer("choose", changed_meanwhile)
    queue.accept_all()
    settle(two)
    assert count(two) == 0


def test_suggestions_are_a_tab_of_the_annotations(two: MainWindow, queue: SuggestionView) -> None:
    run(two, queue, "search", "招商引资")
    page = child(two, QWidget, "annotations-page")
    bar = child(page, QTabBar, "annotations-tabs")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    settle(two)
    assert not queue.isVisible()
    two.commands["suggestions"].trigger()
    assert queue.isVisible()
    assert queue.list.hasFocus()
    assert len(queue.pending()) == 4
