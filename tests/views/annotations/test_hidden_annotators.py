"""Annotations of hidden annotators are left out wherever annotations are shown and counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QToolButton

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.saved_queries import Query
from desktop.views.main_window import MainWindow
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle


@pytest.fixture
def shared(two: MainWindow) -> Iterator[MainWindow]:
    """A library of two people who have tagged the same words; one has tagged some around them, too."""
    two.session.settings.annotator = two.session.library.annotator = "王"
    mine, theirs = AddTag("甲"), AddTag("乙")
    contents = two.document.contents
    assert contents is not None
    start = contents.text.index("招商引资")
    for action in (
        mine,
        theirs,
        AddAnnotation(two.document.id, start, start + 4, mine.id),
        AddAnnotation(two.document.id, start, start + 4, theirs.id, annotator="李"),
        AddAnnotation(two.document.id, start - 2, start + 8, mine.id, annotator="李"),
    ):
        two.session.perform(action)
    settle(two)
    yield two
    settle(two)


def tag(window: MainWindow, name: str) -> str:
    return next(one.id for one in window.annotations_panel.codebook.tags() if one.name == name)


def outlined(window: MainWindow) -> int:
    tree = window.outline.panel.tree
    found = []
    waiting = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    while waiting:
        item = waiting.pop()
        if item is not None:
            found += [int(part) for part in item.text(1).split() if part.isdecimal()]
            waiting += [item.child(place) for place in range(item.childCount())]
    return sum(found)


def counts(window: MainWindow) -> tuple[int, int, int, int, int]:
    """Count what is seen: in the text, in the panel, by tag, by document, in the outline."""
    return (
        len(window.document.visible_annotations()),
        len(window.annotations_panel.annotation_list.model.shown_rows()),
        sum(one.count for one in window.annotations_panel.codebook.tags()),
        sum(row.annotations for row in window.documents.model.rows()),
        outlined(window),
    )


def test_numbers_leave_hidden_marks_out_everywhere(shared: MainWindow) -> None:
    said = child(shared, QToolButton, "status-hidden")
    before = counts(shared)
    assert before[:4] == (3, 3, 3, 3)
    assert said.isHidden()
    shared.annotators.hide(frozenset(["李"]))
    assert counts(shared) == (1, 1, 1, 1, before[4] - 2)
    assert said.text() == "Annotations by 1 annotator hidden"
    assert any(
        "2 hidden" in label.text() for label in shared.annotations_panel.annotation_list.findChildren(QLabel)
    )
    shared.annotators.hide(frozenset(["李", "王"]))
    assert "are hidden" in child(shared, EmptyState, "no-annotations").accessibleName()
    shared.annotators.hide(frozenset(["李"]))
    shared.session.perform(AddAnnotation(shared.document.id, 3, 5, tag(shared, "甲")))
    assert counts(shared)[:4] == (2, 2, 2, 2)
    QTest.mouseClick(said, Qt.MouseButton.LeftButton)
    child(shared, QDialog, "annotators").close()
    shared.annotators.hide(frozenset())
    assert counts(shared)[:4] == (4, 4, 4, 4)
    assert said.isHidden()


def test_who_annotates_sees_it(shared: MainWindow, recorder: Recorder) -> None:
    shared.annotators.hide(frozenset(["李", "王"]))
    shared.session.perform(AddAnnotation(shared.document.id, 3, 5, tag(shared, "甲")))
    assert shared.session.hidden_annotators == {"李"}
    assert len(shared.document.visible_annotations()) == 2
    assert recorder.heard("note")[-1] == "Your own annotations are visible again"


def test_neither_paper_nor_the_card_shows_them(shared: MainWindow) -> None:
    contents = shared.document.contents
    assert contents is not None
    theirs = next(row for row in contents.annotations.rows if row.annotator == "李")
    printing = shared.printing
    for hidden, count in ((frozenset[str](), 3), (frozenset(["李"]), 1)):
        shared.annotators.hide(hidden)
        matter = printing.print_content()
        assert matter is not None
        assert len(matter.layers["annotations"]) == len(matter.notes) == count
        assert (shared.popover.text_of("annotations", theirs.id) is None) == bool(hidden)


def test_who_is_hidden_and_has_no_marks_is_not_spoken_of(shared: MainWindow) -> None:
    shared.annotators.hide(frozenset(["张"]))
    assert child(shared, QToolButton, "status-hidden").isHidden()


def test_the_list_and_its_queries_leave_them_out_and_say_so(shared: MainWindow) -> None:
    listed = shared.retrieval.show()
    assert listed is not None
    settle(shared)
    query = Query((tag(shared, "甲"),), "overlap", (tag(shared, "乙"),))
    listed.run_query(query)
    settle(shared)
    assert len(listed.model.rows()) == 2
    shared.annotators.hide(frozenset(["李"]))
    settle(shared)
    assert listed.model.rows() == [], "the question is asked again without the hidden B"
    listed.filters.scope.setCurrentIndex(0)
    settle(shared)
    assert len(listed.model.rows()) == 1
    assert any(
        label.text().endswith("Annotations by 1 annotator hidden") for label in listed.findChildren(QLabel)
    )
    listed.filters.annotator.setCurrentIndex(listed.filters.annotator.findText("李"))
    settle(shared)
    assert len(listed.model.rows()) == 2, "they are listed where a person asks for them"
    assert not any("hidden" in label.text() for label in listed.findChildren(QLabel))


def test_what_a_hidden_colleague_tagged_suggests_nothing(shared: MainWindow) -> None:
    queue = shared.suggestions.show()
    assert queue is not None
    queue.fields.kind.setCurrentIndex(queue.fields.kind.findData("colleagues"))
    queue.fields.tag.setCurrentIndex(queue.fields.tag.findText("乙"))
    queue.fields.look.click()
    settle(shared)
    assert len(queue.pending()) == 3
    shared.annotators.hide(frozenset(["李"]))
    settle(shared)
    assert queue.pending() == []
    assert any("Annotations by 1 annotator hidden" in label.text() for label in queue.findChildren(QLabel))


def test_a_hidden_mark_does_not_keep_a_passage_from_being_suggested(shared: MainWindow) -> None:
    shared.annotators.hide(frozenset(["李"]))
    queue = shared.suggestions.show()
    assert queue is not None
    queue.fields.kind.setCurrentIndex(queue.fields.kind.findData("search"))
    queue.fields.tag.setCurrentIndex(queue.fields.tag.findText("乙"))
    queue.fields.words.setText("招商引资")
    queue.fields.look.click()
    settle(shared)
    assert len(queue.pending()) == 4
    QTest.keyClick(queue.list, Qt.Key.Key_Y)
    assert len(queue.pending()) == 3
    assert counts(shared)[0] == 2
