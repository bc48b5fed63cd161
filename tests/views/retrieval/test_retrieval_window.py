"""The page of all annotations: listed, filtered, asked, changed many at once."""

import csv
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath, MoveTag
from desktop.actions.documents import DeleteDocuments
from desktop.actions.saved_queries import Query, query_from_json
from desktop.messages import Messages
from desktop.tasks import LIBRARY
from desktop.theme import DARK, LIGHT
from desktop.views.main_window import MainWindow
from desktop.views.retrieval.annotation_table_model import COLUMNS
from desktop.views.retrieval.context_view import context_range
from desktop.views.retrieval.filter_bar import years_of
from desktop.views.retrieval.tag_picker import TagPicker
from desktop.views.retrieval.view import RetrievalView
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle, write


@pytest.fixture
def listed(two: MainWindow) -> Iterator[RetrievalView]:
    """The list over a library of two documents with six annotations of three tags."""
    tags = []
    for path in ("产业/煤炭", "产业/钢铁", "民生"):
        action = AddTagPath(path)
        action_done = two.session.perform(action)
        assert action_done is not None
        action_result = action_done.value
        tags.append(action_result[-1])
    documents = [row.id for row in two.documents.model.rows()]
    for document, start, end, tag in (
        (0, 20, 40, 0),
        (0, 24, 30, 1),
        (0, 150, 156, 2),
        (1, 5, 9, 0),
        (1, 30, 36, 1),
        (1, 70, 74, 2),
    ):
        two.session.perform(AddAnnotation(documents[document], start, end, tags[tag]))
    shown = two.retrieval.show()
    assert shown is not None
    settle(two)
    yield shown
    settle(two)


def tags(listed: RetrievalView) -> list[str]:
    return [listed.listing.marks.tags[row.tag_id].name for row in listed.model.rows()]


def choose(box: object, words: str) -> None:
    """Choose what bears these words; of a query's tags, several between commas."""
    if isinstance(box, TagPicker):
        box.select_tags([key for key, path in box.paths.items() if path in words.split(",")])
        return
    box.setCurrentIndex(box.findText(words))  # type: ignore[attr-defined]


def test_everything_is_listed_by_document_and_place(listed: RetrievalView) -> None:
    assert tags(listed) == ["煤炭", "钢铁", "民生"] * 2
    assert listed.current() is not None
    assert "煤炭" in listed.passage.toPlainText()


def test_filters(two: MainWindow, listed: RetrievalView) -> None:
    choose(listed.filters.tag, "产业")
    settle(two)
    assert tags(listed) == ["煤炭", "钢铁"] * 2
    listed.filters.below.click()
    settle(two)
    assert tags(listed) == []
    listed.filters.tag.setCurrentIndex(0)
    write(child(listed, QLineEdit, "list-years"), "2024")
    settle(two)
    assert len(tags(listed)) == 3
    choose(listed.filters.scope, "This document")
    settle(two)
    assert {row.document_id for row in listed.model.rows()} == {two.document.id}
    child(listed, QLineEdit, "list-years").clear()
    choose(listed.filters.scope, "All documents")
    write(child(listed, QLineEdit, "list-section"), "工作回顾")
    settle(two)
    assert 0 < len(tags(listed)) < 6


def test_any_column_sorts(two: MainWindow, listed: RetrievalView) -> None:
    for place, column in enumerate(COLUMNS):
        listed.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
        settle(two)
        assert sorted(tags(listed)) == sorted(["煤炭", "钢铁", "民生"] * 2), column.name
    listed.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    settle(two)
    assert tags(listed)[:2] == tags(listed)[:1] * 2


@pytest.mark.parametrize("places", [(0, 2, 3, 5), (1, 4), (0, 1, 2, 3, 4, 5)])
def test_what_is_selected_stays_selected_in_another_order(
    two: MainWindow, listed: RetrievalView, places: tuple[int, ...]
) -> None:
    def click(place: int, held: Qt.KeyboardModifier) -> None:
        at = listed.table.visualRect(listed.model.index(place, 0)).center()
        QTest.mouseClick(listed.table.viewport(), Qt.MouseButton.LeftButton, held, at)

    click(places[0], Qt.KeyboardModifier.NoModifier)
    for place in places[1:]:
        click(place, Qt.KeyboardModifier.ControlModifier)
    before = {row.id for row in listed.selected()}
    assert before == {listed.model.rows()[place].id for place in places}
    current = listed.current()
    tag_column = [column.name for column in COLUMNS].index("tag")
    listed.table.sortByColumn(tag_column, Qt.SortOrder.DescendingOrder)
    settle(two)
    assert tags(listed) == ["民生"] * 2 + ["钢铁"] * 2 + ["煤炭"] * 2
    assert {row.id for row in listed.selected()} == before
    assert listed.current() == current
    whole = listed.table.selectionModel()
    assert all(whole.isRowSelected(listed.model.index_of(one).row()) for one in before)


def test_a_query_is_asked_saved_and_asked_again(
    two: MainWindow, listed: RetrievalView, recorder: Recorder
) -> None:
    choose(listed.asking.ones, "产业/钢铁")
    choose(listed.asking.relation, "inside")
    choose(listed.asking.others, "产业/煤炭")
    listed.asking.ask.click()
    settle(two)
    assert tags(listed) == ["钢铁"]
    recorder.answer("ask_line", "钢在煤中")
    listed.asking.save.click()
    listed.asking.relation.setCurrentIndex(0)
    assert two.commands["undo"].isEnabled()
    choose(listed.asking.saved, "钢在煤中")
    listed.asking.saved.activated.emit(listed.asking.saved.currentIndex())
    settle(two)
    assert listed.asking.query().relation == "inside"
    assert tags(listed) == ["钢铁"]
    listed.asking.delete.click()
    assert two.session.library.queries.saved_queries() == []


def test_a_query_that_is_stopped_ends_without_a_word(
    two: MainWindow, listed: RetrievalView, recorder: Recorder
) -> None:
    choose(listed.asking.ones, "产业/钢铁")
    choose(listed.asking.others, "产业/煤炭")
    go_on = Event()
    two.session.tasks.run(
        lambda: go_on.wait(20), lambda _: None, owner=two, executor_name=LIBRARY
    )  # what is asked waits behind it
    before = tags(listed)
    listed.asking.ask.click()
    under_way = listed.listing.querying
    assert under_way
    QTest.keyClick(listed.table, Qt.Key.Key_Escape)
    go_on.set()
    settle(two)
    assert listed.isVisible()  # the key stopped the query alone
    assert not listed.listing.querying
    assert tags(listed) == before
    assert not recorder.heard("warn")


def test_a_query_takes_any_of_several_tags_on_each_side(
    two: MainWindow, listed: RetrievalView, recorder: Recorder
) -> None:
    """Ticked with keys alone in the list that the box opens."""
    asking = listed.asking
    listed.query_button.click()
    asking.ones.setFocus()
    QTest.keyClick(asking.ones, Qt.Key.Key_Space)
    popup = asking.ones.popup
    assert popup.isVisible()
    for typed in ("gangtie", "ms"):
        QTest.keyClicks(popup.field, typed)
        QTest.keyClick(popup.field, Qt.Key.Key_Return)
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert asking.ones.currentText() == "钢铁 or 民生"
    asking.ask.click()
    settle(two)
    assert tags(listed) == ["钢铁", "民生"] * 2
    choose(asking.relation, "in documents with")
    choose(asking.others, "产业,民生")
    asking.ask.click()
    settle(two)
    assert len(tags(listed)) == 4
    QTest.mouseClick(asking.below, Qt.MouseButton.LeftButton)
    choose(asking.others, "产业")
    asking.ask.click()
    settle(two)
    assert tags(listed) == [], "the tags below do not count any more"
    recorder.answer("ask_line", "几个标签")
    asking.save.click()
    asked = asking.query()
    asking.set_query(Query())
    choose(asking.saved, "几个标签")
    asking.saved.activated.emit(asking.saved.currentIndex())
    assert asking.query() == asked
    assert len(asked.ones) == 2
    assert not asked.below


def test_tags_are_offered_in_the_order_of_the_codebook(two: MainWindow, listed: RetrievalView) -> None:
    tag = next(one for one in two.annotations_panel.codebook.tags() if one.name == "民生")
    two.session.perform(MoveTag(tag.id, None, 0))
    settle(two)
    paths = ["民生", "产业", "产业/煤炭", "产业/钢铁"]
    box = listed.filters.tag
    assert [box.itemText(place) for place in range(1, box.count())] == paths
    listed.query_button.click()
    listed.asking.ones.showPopup()
    rows = listed.asking.ones.popup.list
    assert [rows.item(place).text() for place in range(rows.count())] == paths
    listed.asking.ones.hidePopup()


def test_the_passages_of_a_tag_are_read_from_the_codebook(two: MainWindow, listed: RetrievalView) -> None:
    write(child(listed, QLineEdit, "list-years"), "2024")
    settle(two)
    codebook = two.annotations_panel.codebook
    tag = next(one for one in codebook.tags() if one.name == "产业")
    menu = codebook.context_menu(tag)
    next(one for one in menu.actions() if one.text() == "Show tagged passages…").trigger()
    settle(two)
    assert tags(listed) == ["煤炭", "钢铁"] * 2


def test_a_question_to_the_user_stands_over_the_window_they_work_in(
    two: MainWindow, listed: RetrievalView
) -> None:
    messages = Messages(two)
    seen: list[QWidget | None] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        seen.append(box.parentWidget() if box is not None else None)
        if box is not None:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    other = QWidget(two, Qt.WindowType.Window)
    other.show()
    for window in (other, two):
        window.activateWindow()
        settle(two)
        QTimer.singleShot(100, two, answer)
        assert not messages.ask("Sure?", "", "Yes")
    assert seen == [other, two]
    other.close()


def test_the_list_is_opened_for_the_passages_of_a_tag(two: MainWindow) -> None:
    wanted, other = AddTagPath("民生"), AddTagPath("产业")
    ids = []
    for action in (wanted, other):
        done = two.session.perform(action)
        assert done is not None
        ids.append(done.value[-1])
        two.session.perform(AddAnnotation(two.document.id, 5, 9, ids[-1]))
    two.retrieval.show_passages(ids[0])
    opened = next(one for one in two.findChildren(RetrievalView) if one.isVisible())
    settle(two)
    assert tags(opened) == ["民生"]
    chip = child(opened, QFrame, "chip-tag")
    assert chip.isVisible()
    QTest.mouseClick(child(chip, QToolButton, "remove-tag"), Qt.MouseButton.LeftButton)
    settle(two)
    assert not chip.isVisible()
    assert sorted(tags(opened)) == ["产业", "民生"]


def test_ticks_are_taken_away_by_mouse(two: MainWindow, listed: RetrievalView) -> None:
    box = listed.asking.ones
    listed.query_button.click()
    choose(box, "产业/煤炭,民生")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    rows = box.popup.list
    QTest.mouseClick(
        rows.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        rows.visualItemRect(rows.item(1)).center(),
    )
    assert box.currentText() == "民生"
    QTest.mouseClick(box.popup.clear, Qt.MouseButton.LeftButton)
    assert box.currentText() == "Any tag"
    assert box.selected_tags() == ()
    box.hidePopup()


def test_a_query_of_a_tag_that_is_gone_stays_what_it_was(two: MainWindow, listed: RetrievalView) -> None:
    listed.asking.set_query(Query(("gone",), "overlap", ()))
    assert listed.asking.ones.currentText() == "(deleted tag)"
    listed.asking.ask.click()
    settle(two)
    assert tags(listed) == []


def test_a_query_saved_by_an_older_program_is_read() -> None:
    assert query_from_json('{"ones": ["a"], "relation": "near", "others": [], "distance": 5}') == Query(
        ("a",), "near", (), 5
    )


def test_marks_of_hidden_annotators_are_listed_only_when_asked_for(
    two: MainWindow, listed: RetrievalView
) -> None:
    other = listed.model.rows()[0]
    two.annotators.annotate_as("李")
    two.session.perform(AddAnnotation(other.document_id, 3, 5, other.tag_id))
    settle(two)
    assert len(tags(listed)) == 7
    two.commands["annotator"].trigger()
    dialog = child(two, QDialog, "annotators")
    QTest.mouseClick(child(dialog, QCheckBox, "marks-李"), Qt.MouseButton.LeftButton)
    settle(two)
    assert len(tags(listed)) == 6
    choose(listed.filters.annotator, "李")
    settle(two)
    assert len(tags(listed)) == 1
    choose(listed.filters.annotator, "All annotators")
    QTest.mouseClick(child(dialog, QCheckBox, "marks-李"), Qt.MouseButton.LeftButton)
    settle(two)
    assert len(tags(listed)) == 7
    dialog.close()


def test_an_empty_list_says_what_to_do(two: MainWindow, listed: RetrievalView) -> None:
    empty = child(listed, EmptyState, "no-marks")
    assert not empty.isVisible()
    choose(listed.asking.ones, "民生")
    choose(listed.asking.relation, "overlapping")
    choose(listed.asking.others, "产业")
    QTest.mouseClick(listed.asking.ask, Qt.MouseButton.LeftButton)
    settle(two)
    assert empty.isVisible()
    assert "another query" in empty.accessibleDescription()
    choose(listed.filters.scope, "All documents")
    settle(two)
    assert not empty.isVisible()


def test_a_library_without_annotations_says_so(two: MainWindow) -> None:
    shown = two.retrieval.show()
    assert shown is not None
    settle(two)
    (empty,) = shown.findChildren(EmptyState)
    assert empty.isVisible()
    assert empty.accessibleName() == "No annotations yet"
    assert not shown.passage.isVisible(), "no empty box for a passage that there is not"
    assert not child(shown, QPushButton, "retrieval-export").isEnabled()


def test_it_speaks_the_language_chosen_meanwhile(two: MainWindow, listed: RetrievalView) -> None:
    choose(listed.filters.tag, "民生")
    two.choices.languages["zh"].trigger()
    settle(two)
    assert child(listed, QPushButton, "retrieval-delete").text() == "删除"
    assert tags(listed) == ["民生"] * 2
    two.choices.languages["en"].trigger()
    settle(two)


def test_what_stands_below_the_list_follows_language_and_theme(
    two: MainWindow, listed: RetrievalView
) -> None:
    assert listed._state.text() == "6 of 6 annotations, in 2 documents"
    two.choices.themes["light"].trigger()
    two.choices.languages["zh"].trigger()
    two.choices.themes["dark"].trigger()
    settle(two)
    assert listed._state.text() == "6 条批注（共 6 条），涉及 2 篇文档"
    html = listed.passage.toHtml()
    assert DARK.text in html and LIGHT.text not in html
    two.choices.languages["en"].trigger()
    two.choices.themes["light"].trigger()
    settle(two)
    assert LIGHT.text in listed.passage.toHtml()


def test_many_are_changed_at_once_and_undone_in_one_step(
    two: MainWindow, listed: RetrievalView, recorder: Recorder
) -> None:
    choose(listed.filters.tag, "民生")
    settle(two)
    listed.table.selectAll()
    recorder.answer("ask_text", "两处")
    QTest.keyClick(listed.table, Qt.Key.Key_N)
    QTest.keyClick(listed.table, Qt.Key.Key_R)
    settle(two)
    assert [(row.note, row.reviewed) for row in listed.model.rows()] == [("两处", 1)] * 2
    listed.table.selectAll()
    recorder.answer("choose_item", 1)
    listed.handlers.change_tag()
    settle(two)
    assert tags(listed) == []
    two.commands["undo"].trigger()
    settle(two)
    assert tags(listed) == ["民生"] * 2
    listed.table.selectAll()
    QTest.keyClick(listed.table, Qt.Key.Key_Delete)
    settle(two)
    assert tags(listed) == []
    two.commands["undo"].trigger()
    settle(two)
    assert len(tags(listed)) == 2


def test_passages_are_read_one_after_another_and_coded_in_place(
    two: MainWindow, listed: RetrievalView
) -> None:
    choose(listed.filters.tag, "民生")
    settle(two)
    first = listed.passage.toPlainText()
    QTest.keyClick(listed.table, Qt.Key.Key_Space)
    assert listed.passage.toPlainText() != first
    current = listed.current()
    assert current is not None
    QTest.keyClick(listed.table, Qt.Key.Key_T)
    field = child(listed, QLineEdit, "palette-field")
    QTest.keyClicks(field, "mt")
    QTest.keyClick(field, Qt.Key.Key_Return)
    placed = two.session.library.queries.annotations(current.document_id)
    assert [row.tag for row in placed if row.start == current.start] == ["民生", "煤炭"]
    QTest.keyClick(listed.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    settle(two)
    QTest.keyClick(listed.table, Qt.Key.Key_Period)
    assert len(two.session.library.queries.annotations()) == 8


def test_there_and_back(two: MainWindow, listed: RetrievalView) -> None:
    here = two.document.id
    click_row(listed.table, 5)
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    settle(two)
    assert two.document.id != here
    assert two.reader.selection() == (70, 74)
    assert not listed.isVisible()
    assert two.reader.hasFocus()
    QTest.keyClick(two.reader, Qt.Key.Key_B)
    settle(two)
    assert listed.table.hasFocus()
    assert two.document.id == here


def test_what_is_listed_goes_to_csv(
    two: MainWindow, listed: RetrievalView, recorder: Recorder, tmp_path: Path
) -> None:
    choose(listed.filters.tag, "民生")
    settle(two)
    path = tmp_path / "out.csv"
    recorder.answer("choose_new_file", path)
    listed.export()
    settle(two)
    assert two.toast.folder_button.isVisible(), "the folder of the file can be opened"
    with path.open(encoding="utf-8-sig", newline="") as source:
        assert [row["tag"] for row in csv.DictReader(source)] == ["民生"] * 2


@pytest.mark.parametrize("question", ["choose_new_file", "ask_line"])
def test_the_library_may_change_while_a_question_is_open(
    two: MainWindow, listed: RetrievalView, recorder: Recorder, tmp_path: Path, question: str
) -> None:
    path = tmp_path / "out.csv"

    def changed_meanwhile() -> object:
        two.session.library_changed.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(listed)
        return path if question == "choose_new_file" else "甲"

    recorder.answer(question, changed_meanwhile)
    if question == "choose_new_file":
        listed.export()
    else:
        listed.save_query()
    settle(two)
    assert path.exists() == (question == "choose_new_file"), "what was asked for is written all the same"


def test_filters_are_added_and_removed_as_chips(two: MainWindow, listed: RetrievalView) -> None:
    filters = listed.filters
    chips = [chip for chip in filters.chips.values() if chip.isVisible()]
    assert chips == []
    offered = {one.text(): one for one in filters.menu.actions()}
    offered["Year or range, e.g. 2020-2024"].trigger()
    years = child(listed, QLineEdit, "list-years")
    assert years.hasFocus()
    QTest.keyClicks(years, "2023")
    settle(two)
    assert len(tags(listed)) == 3
    filters.menu.aboutToShow.emit()
    assert not offered["Year or range, e.g. 2020-2024"].isVisible(), "it is in use already"
    QTest.mouseClick(filters.words, Qt.MouseButton.LeftButton)
    write(filters.words, "煤炭")
    settle(two)
    assert tags(listed) == ["煤炭"]
    QTest.keyClick(filters.words, Qt.Key.Key_Escape)
    settle(two)
    assert len(tags(listed)) == 3
    QTest.mouseClick(child(listed, QToolButton, "remove-years"), Qt.MouseButton.LeftButton)
    settle(two)
    assert len(tags(listed)) == 6
    assert filters.words.hasFocus()


def test_the_query_builder_is_folded_away(two: MainWindow, listed: RetrievalView) -> None:
    assert not listed.asking.isVisible()
    QTest.mouseClick(listed.query_button, Qt.MouseButton.LeftButton)
    assert listed.asking.isVisible()
    QTest.mouseClick(listed.query_button, Qt.MouseButton.LeftButton)
    assert not listed.asking.isVisible()


def test_what_changes_while_another_page_is_shown_is_listed_later(
    two: MainWindow, listed: RetrievalView
) -> None:
    two.commands["go-text"].trigger()
    assert not listed.isVisible()
    two.session.perform(DeleteDocuments([listed.model.rows()[0].document_id]))
    settle(two)
    assert len(tags(listed)) == 6
    two.commands["retrieval"].trigger()
    settle(two)
    assert len(tags(listed)) == 3


def test_the_list_follows_what_is_done_elsewhere(two: MainWindow, listed: RetrievalView) -> None:
    two.session.perform(DeleteDocuments([listed.model.rows()[0].document_id]))
    settle(two)
    assert len(tags(listed)) == 3
    two.commands["undo"].trigger()
    settle(two)
    assert len(tags(listed)) == 6


def test_columns_are_chosen_and_kept(two: MainWindow, listed: RetrievalView) -> None:
    menu = listed.columns.menu()
    action = next(one for one in menu.actions() if one.text() == "Section")
    assert not action.isChecked()
    action.trigger()
    place = next(number for number, one in enumerate(COLUMNS) if one.name == "section")
    assert not listed.table.isColumnHidden(place)
    assert "section" in two.session.settings.text("retrieval/columns")
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024", (2024, 2024)),
        ("2020-2024", (2020, 2024)),
        ("2024—2020", (2020, 2024)),
        ("20", None),
        ("", None),
    ],
)
def test_years_are_read(text: str, years: tuple[int, int] | None) -> None:
    assert years_of(text) == years


def test_a_passage_is_shown_in_its_paragraph() -> None:
    text = "一二三\n" + "四" * 100 + "五六" + "七" * 100 + "\n八"
    start = text.index("五")
    assert context_range(text, start, start + 2) == (4, len(text) - 2)
    assert context_range(text, start, start + 2, 10) == (start - 10, start + 12)
