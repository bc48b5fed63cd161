"""The page Search: words asked, hits counted and sorted, read in their text and come back to."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from desktop.actions import concordance
from desktop.actions.documents import DeleteDocuments
from desktop.views.library_search import hit_search, hits_view
from desktop.views.library_search.hit_search import LANE
from desktop.views.library_search.hit_table_model import COLUMNS
from desktop.views.library_search.hits_view import HitsView
from desktop.views.library_search.syntax_help import SyntaxHelp
from desktop.views.main_window import MainWindow
from desktop.views.workspaces.controller import READ
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle, write


@pytest.fixture
def hits(two: MainWindow) -> Iterator[HitsView]:
    """The page over a library of two reports, opened by its key."""
    QTest.keyClick(two, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(two)
    yield child(two, HitsView, "hits-view")
    settle(two)


def ask(window: MainWindow, hits: HitsView, query: str) -> None:
    """Write a query as a user does, and wait for the answer."""
    hits.row.field.setFocus()
    hits.row.field.clear()
    write(hits.row.field, query)
    wait_for_answer(window, hits)


def wait_for_answer(window: MainWindow, hits: HitsView) -> None:
    """Wait until nothing more is typed, and all has been found."""
    while hits.row.waiting:
        QTest.qWait(20)
    settle(window)


def on_page(window: MainWindow) -> str:
    return window.workspaces.current


def shown(hits: HitsView) -> list[tuple[str, str]]:
    return [(row.region, line.hit + line.right[:2]) for row, line in hits.table.listed()]


def test_words_are_searched_while_they_are_typed(two: MainWindow, hits: HitsView) -> None:
    assert QApplication.focusWidget() is hits.row.field
    ask(two, hits, "招商引資")
    assert shown(hits) == [
        ("云岭县", "招商引资签约"),
        ("云岭县", "招商引资到位"),
        ("长治市", "招商引资签约"),
        ("长治市", "招商引资到位"),
    ]
    assert hits.state.text() == "4 hits in 2 documents"
    assert "云岭县政府工作报告 · 一、2023年工作回顾" in hits.passage.toPlainText()
    ask(two, hits, "沒有的词")
    assert shown(hits) == []
    assert child(hits, QWidget, "no-hits").isVisible()
    ask(two, hits, "")
    assert hits.state.text() == ""


def test_what_is_wrong_with_a_query_is_said_with_its_place(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "产业 OR")
    assert hits.row.problem.isVisible()
    assert "Words are missing beside “OR”." in hits.row.problem.text()
    assert "underline" in hits.row.problem.text()
    ask(two, hits, "/[/")
    assert "regular expression is not valid" in hits.row.problem.text()
    ask(two, hits, "地区生产总值")
    assert not hits.row.problem.isVisible()
    assert len(shown(hits)) == 4


def test_hits_are_sorted_and_counted(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "招商引资")
    hits.order.box.setCurrentIndex(hits.order.box.findData("right"))
    assert [text for _, text in shown(hits)] == ["招商引资到位"] * 2 + ["招商引资签约"] * 2
    hits.order.by_word.click()
    settle(two)
    assert [text for _, text in shown(hits)] == ["招商引资到位"] * 2 + ["招商引资签约"] * 2
    hits.order.box.setCurrentIndex(hits.order.box.findData("year"))
    settle(two)
    assert [region for region, _ in shown(hits)] == ["长治市"] * 2 + ["云岭县"] * 2
    hits.counts.by.setCurrentIndex(1)
    years = [hits.counts.model.index(row, 0).data() for row in range(hits.counts.model.rowCount())]
    assert years == ["2023", "2024"]
    click_row(hits.counts.tree, 1)
    settle(two)
    assert [region for region, _ in shown(hits)] == ["云岭县"] * 2
    assert "2 listed" in hits.state.text()


def test_a_narrow_window_leaves_room_for_the_context(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "招商")
    for width, shown in ((1440, True), (910, False), (1440, True)):
        two.resize(width, 520)
        settle(two)
        place = next(n for n, one in enumerate(COLUMNS) if one.name == "place")
        assert hits.table.isColumnHidden(place) is not shown
        assert hits.table.columnWidth(0) > hits.table.viewport().width() * 0.45


def test_a_hit_is_shown_in_its_text_and_come_back_to(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "招商引资")
    QTest.keyClick(hits.row.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is hits.table
    for _ in range(3):
        QTest.keyClick(hits.table, Qt.Key.Key_Space)
    QTest.keyClick(hits.table, Qt.Key.Key_Return)
    settle(two)
    assert on_page(two) == READ
    assert two.reader.selected_text() == "招商引资"
    assert two.document.contents is not None
    assert two.document.contents.row.region == "长治市"
    QTest.keyClick(two.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(two)
    assert on_page(two) == "search"
    assert QApplication.focusWidget() is hits.table
    assert hits.table.currentIndex().row() == 3


def test_filters_narrow_the_search(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "招商引资")
    hits.row.filters.add_button.menu().aboutToShow.emit()
    hits.row.filters.chip("year").begin()
    write(hits.row.filters.years, "2023")
    wait_for_answer(two, hits)
    assert {region for region, _ in shown(hits)} == {"长治市"}
    hits.row.filters.chip("year").remove_button.click()
    picker = hits.row.filters.picker("part")
    hits.row.filters.chip("part").begin()
    QTest.keyClicks(picker.popup.field, "plan")
    QTest.keyClick(picker.popup.field, Qt.Key.Key_Return)
    QTest.keyClick(picker.popup.field, Qt.Key.Key_Escape)
    wait_for_answer(two, hits)
    assert picker.chosen() == ("plan",)
    assert [text for _, text in shown(hits)] == ["招商引资到位"] * 2


def test_the_answer_follows_the_library(two: MainWindow, hits: HitsView) -> None:
    ask(two, hits, "招商引资")
    hits.table.select_line(2)
    first = two.documents.model.rows()[0].id
    two.session.perform(DeleteDocuments([first]))
    settle(two)
    assert len(shown(hits)) == 2
    assert hits.table.currentIndex().row() == 0, "the same hit as before"
    two.session.undo()
    settle(two)
    assert len(shown(hits)) == 4


def test_the_field_in_the_tool_bar_opens_the_page(two: MainWindow) -> None:
    field = child(two.tools, QLineEdit, "library-field")
    field.setFocus()
    write(field, "招商引资")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(two)
    assert two.workspaces.current == "search"
    hits = child(two, HitsView, "hits-view")
    assert hits.row.query() == "招商引资"
    assert len(shown(hits)) == 4


def test_selected_words_are_looked_up_from_the_bar_beside_them(two: MainWindow) -> None:
    assert two.document.contents is not None
    start = two.document.contents.text.index("“标准地”")
    two.reader.setFocus()
    two.reader.select(start, start + 5)
    QTest.keyClick(two.reader, Qt.Key.Key_T)
    QTest.mouseClick(child(two, QToolButton, "mini-look-up"), Qt.MouseButton.LeftButton)
    settle(two)
    hits = child(two, HitsView, "hits-view")
    assert hits.row.query() == '"“标准地”"'
    assert len(shown(hits)) == 2


def test_hits_are_copied_as_cells(two: MainWindow, hits: HitsView, recorder: Recorder) -> None:
    ask(two, hits, "招商引资")
    hits.focus_found()
    hits.table.selectAll()
    assert hits.state.text().endswith("4 selected")
    QTest.keySequence(hits.table, QKeySequence("Ctrl+C"))
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert lines[0].split("\t")[4] == "招商引资"
    assert recorder.heard("note") == ["4 hits copied"]
    assert hits.table.context_menu().actions()[0].text().startswith("Show in text")


def test_help_shows_examples_that_are_asked(two: MainWindow, hits: HitsView) -> None:
    QTest.mouseClick(hits.row.help_button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    card = child(two, SyntaxHelp, "search-help")
    assert card.isVisible()
    card.label.linkActivated.emit("%E6%8B%9B%E5%95%86")
    settle(two)
    assert hits.row.query() == "招商"
    assert len(shown(hits)) == 4


def test_an_answer_that_is_no_longer_wanted_is_dropped(two: MainWindow, hits: HitsView) -> None:
    go_on = Event()
    two.session.tasks.run(lambda: go_on.wait(20), lambda _: None, owner=two, executor_name=LANE)
    for query in ("地区生产总值", "城镇新增就业"):
        hits.row.set_query(query)
    assert hits.search.busy
    go_on.set()
    settle(two)
    assert {line.hit for _, line in hits.table.listed()} == {"城镇新增就业"}
    assert hits.search.found.total == 2


def test_hits_that_are_only_counted_are_listed_where_their_count_is_clicked(
    two: MainWindow, hits: HitsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance, "MAX_LINES", 3)
    monkeypatch.setattr(hits_view, "MAX_LINES", 3)
    ask(two, hits, "招商引资")
    assert hits.state.text() == "4 hits in 2 documents · 3 listed"
    click_row(hits.counts.tree, 1)
    settle(two)
    assert [region for region, _ in shown(hits)] == ["长治市"] * 2
    where = hits.table.visualRect(hits.model.index(1, 0)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):  # as Qt tells of a double click
        click(hits.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    settle(two)
    assert two.reader.selected_text() == "招商引资"


def test_a_window_that_closes_does_not_wait_for_a_search(
    two: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = Event(), Event()

    def search(*arguments: Any) -> None:
        begun.set()
        told = arguments[4]
        try:
            while True:
                told(1, 2)
        finally:
            ended.set()

    monkeypatch.setattr(hit_search, "collect", search)
    two.library_search.search("招商引资")
    assert begun.wait(20)
    two.close()
    assert ended.is_set()


def test_the_header_knows_nothing_of_selected_rows(two: MainWindow, hits: HitsView) -> None:
    assert two.isVisible()
    header = hits.table.horizontalHeader()
    assert header.selectionModel() is not hits.table.selectionModel(), "to paint, it would look at every row"
