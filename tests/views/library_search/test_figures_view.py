"""The page Search for figures: form and text in step, a table that sorts, a plot that leads to a row."""

import csv
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.figure_listing import list_figures
from desktop.actions.saved_searches import saved_searches
from desktop.files.file_input import read_bytes
from desktop.views.library_search import figure_search
from desktop.views.library_search.figure_columns import COLUMNS
from desktop.views.library_search.figures_view import FiguresView
from desktop.views.main_window import MainWindow
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, report, settle, write


@pytest.fixture
def figures(two: MainWindow) -> Iterator[FiguresView]:
    """The page over a library of two reports, at its second tab, chosen with a click."""
    page = two.library_search.page()
    assert page is not None
    settle(two)
    QTest.mouseClick(
        page.bar,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        page.bar.tabRect(1).center(),
    )
    settle(two)
    yield child(two, FiguresView, "figures-view")
    settle(two)


def ask(window: MainWindow, figures: FiguresView, query: str) -> None:
    """Write a query as a user does, and wait for the answer."""
    figures.row.field.clear()
    write(figures.row.field, query)
    wait_for_answer(window, figures)


def wait_for_answer(window: MainWindow, figures: FiguresView) -> None:
    while figures.row.waiting:
        QTest.qWait(20)
    settle(window)


def texts(figures: FiguresView) -> list[str]:
    return [one.fields["text"] for one in figures.listed()]


def test_figures_are_found_by_their_fields(two: MainWindow, figures: FiguresView) -> None:
    ask(two, figures, "指标=地区生产总值 单位=亿元")
    assert texts(figures) == ["125.6亿元"] * 2
    assert figures.state.text() == "2 figures in 2 documents"
    row = {column.name: column.text(figures.listed()[0]) for column in COLUMNS}
    assert row["indicator"] == "地区生产总值"
    assert row["base"] == "12,560,000,000 元"
    assert row["sentence"].startswith("2023年，全县地区生产总值完成125.6亿元")
    assert "工作回顾" in figures.passage.toPlainText()
    ask(two, figures, "值=?")
    assert "“?” is not a value" in figures.row.problem.text()
    ask(two, figures, "招商引资 值>80 单位=亿元")
    assert texts(figures) == ["125.6亿元", "86亿元", "90亿元"] * 2
    figures.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert texts(figures) == ["86亿元", "86亿元", "90亿元", "90亿元", "125.6亿元", "125.6亿元"]


def test_it_says_that_it_searches_and_that_nothing_was_found(two: MainWindow, figures: FiguresView) -> None:
    empty = child(figures, EmptyState, "no-figures-found")
    assert empty.accessibleName() == "Search the figures of all documents"
    write(figures.row.field, "值≥6 单位=光年")
    while figures.row.waiting:
        QTest.qWait(5)
    assert figures.search.busy
    assert empty.accessibleName() == "Searching…"
    settle(two)
    assert empty.accessibleName() == "No figures found"
    assert figures.state.text() == ""


def test_form_and_text_say_the_same(two: MainWindow, figures: FiguresView) -> None:
    assert "地区生产总值" not in figures.row.query()
    ask(two, figures, "值≥6 单位=%")
    assert figures.form.value.text() == "6"
    assert figures.form.unit.currentText() == "%"
    assert texts(figures) == ["6%"] * 2
    figures.form.value.setFocus()
    figures.form.value.clear()
    QTest.keyClicks(figures.form.value, "5")
    wait_for_answer(two, figures)
    assert figures.row.query() == "value≥5 单位=%"
    assert sorted(texts(figures)) == ["5.5%", "5.5%", "6%", "6%"]
    figures.form.status.setFocus()
    QTest.keyClicks(figures.form.status, "Tar")
    figures.form.status.activated.emit(figures.form.status.currentIndex())
    wait_for_answer(two, figures)
    assert figures.row.query().endswith("status=target")
    assert texts(figures) == ["6%"] * 2


def test_indicators_that_occur_are_offered(two: MainWindow, figures: FiguresView) -> None:
    two.library_search.updater.start()
    settle(two)
    figures.search.read_indicators()
    settle(two)
    box = figures.form.indicator
    offered = [box.itemText(place) for place in range(box.count())]
    assert "地区生产总值" in offered
    assert "GDP" in offered, "its other names follow"
    field = box.lineEdit()
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "GDP")
    wait_for_answer(two, figures)
    assert {one.fields["indicator"] for one in figures.listed()} == {"地区生产总值"}


def test_a_dot_of_the_plot_leads_to_its_row_and_enter_to_the_text(
    two: MainWindow, figures: FiguresView
) -> None:
    ask(two, figures, "单位=亿元")
    plot = figures.plot
    assert plot.isVisible()
    greatest = max(range(len(plot.places())), key=lambda number: plot.places()[number].x())
    QTest.mouseClick(
        plot,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        plot.places()[greatest].toPoint() + QPoint(1, 0),
    )
    current = figures.current()
    assert current is not None
    assert current.fields["text"] == "125.6亿元"
    assert QApplication.focusWidget() is figures.table
    assert not plot.grab().isNull()
    QTest.keyClick(figures.table, Qt.Key.Key_Return)
    settle(two)
    assert two.reader.selected_text() == "125.6亿元"


def test_figures_are_exported_and_annotated(
    two: MainWindow, figures: FiguresView, recorder: Recorder, tmp_path: Path
) -> None:
    two.session.perform(AddTag("经济"))
    settle(two)
    ask(two, figures, "单位=亿元 状态=已完成")
    count = len(figures.listed())
    for ending in ("csv", "xlsx"):
        recorder.answer("choose_new_file", tmp_path / f"found.{ending}")
        figures.export_button.wanted.emit(ending)
        settle(two)
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    assert rows[0]["part"] == "review"
    sheet = load_workbook(tmp_path / "found.xlsx").active
    assert sheet is not None
    assert sheet.max_row == count + 1
    figures.table.selectAll()
    recorder.answer("choose_item", 1)
    figures.annotate_button.click()
    settle(two)
    assert recorder.heard("choose_item") == [f"Annotate {count} passages"]
    assert {row.tag for row in two.session.library.queries.annotations()} == {"经济"}
    assert len(two.session.library.queries.annotations()) == count


def test_a_saved_search_is_run_again_and_what_is_new_is_marked(
    two: MainWindow, figures: FiguresView, recorder: Recorder
) -> None:
    ask(two, figures, "指标=地区生产总值 单位=亿元")
    recorder.answer("ask_line", "总值")
    figures.row.saved.save_wanted.emit()
    (saved,) = saved_searches(two.session.library.queries)
    two.session.perform(ImportFile(read_bytes(report("太原市", 2022).encode(), "太原市.txt")))
    settle(two)
    figures.row.saved.run_wanted.emit(saved)
    wait_for_answer(two, figures)
    assert figures.state.text().endswith("1 new since last time")
    document = [column.name for column in COLUMNS].index("document")
    titles = [str(figures.model.index(row, document).data()) for row in range(3)]
    assert [title for title in titles if title.startswith("● new")] == ["● new · 2022年太原市政府工作报告"]
    figures.table.selectAll()
    figures.copy()
    assert "●" not in QApplication.clipboard().text(), "a mark of the page is no part of a title"
    figures.row.saved.run_wanted.emit(saved)
    wait_for_answer(two, figures)
    assert figures.state.text().endswith("nothing new since last time")
    assert not any("●" in str(figures.model.index(row, document).data()) for row in range(3))


def test_the_first_figures_can_be_read_while_the_rest_is_searched_for(
    two: MainWindow, figures: FiguresView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()

    def slow(*arguments: Any, **named: Any) -> bool:
        complete = list_figures(*arguments, **named)
        assert free.wait(30)
        return complete

    monkeypatch.setattr(figure_search, "REPORT_EVERY", 3)
    monkeypatch.setattr(figure_search, "list_figures", slow)
    write(figures.row.field, "值≥0")
    try:
        qtbot.waitUntil(lambda: len(figures.listed()) >= 3)
        assert figures.search.busy and figures.table.isVisible()
        assert not figures.export_button.isEnabled()
        figures.select(figures.listed()[2].key)
        read = figures.passage.toPlainText()
    finally:
        free.set()
    wait_for_answer(two, figures)
    assert figures.table.currentIndex().row() == 2
    assert figures.passage.toPlainText() == read


def test_the_header_knows_nothing_of_selected_rows(two: MainWindow, figures: FiguresView) -> None:
    assert two.isVisible()
    header = figures.table.horizontalHeader()
    assert header.selectionModel() is not figures.table.selectionModel(), (
        "to paint, it would look at every row"
    )
