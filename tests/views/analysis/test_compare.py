"""The tabs Compare and Shared passages: two sets of documents, and two documents, beside each other."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabBar

from desktop.theme import LIGHT
from desktop.views.analysis.compare_view import CompareView
from desktop.views.analysis.shared_view import SharedView, passage_html
from desktop.views.main_window import MainWindow
from tests.helpers.commands import piyue
from tests.helpers.message_recorder import Recorder
from tests.views.analysis.conftest import analysis_page, empty_words
from tests.views.conftest import child, settle, write


def show_tab(window: MainWindow, place: int) -> None:
    """Click a tab of the page of analyses."""
    bar = child(analysis_page(window), QTabBar, "analysis-tabs")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
    settle(window)


@pytest.fixture
def compared(window: MainWindow) -> Iterator[CompareView]:
    """The tab Compare, with the last year beside the year before."""
    show_tab(window, 1)
    page = window.workspaces.page("analyze")
    assert page is not None
    view = child(page, CompareView, "compare")
    view.preset_menu.aboutToShow.emit()
    assert [view.preset_actions[name].isEnabled() for name in ("years", "province")] == [True, False]
    view.preset_actions["years"].trigger()
    settle(window)
    yield view
    settle(window)


@pytest.fixture
def shared(window: MainWindow) -> Iterator[SharedView]:
    """The tab Shared passages."""
    show_tab(window, 2)
    page = window.workspaces.page("analyze")
    assert page is not None
    yield child(page, SharedView, "shared")
    settle(window)


def test_this_year_is_compared_with_the_last(window: MainWindow, compared: CompareView) -> None:
    assert [child(compared, QLineEdit, f"compare-{side}-year-field").text() for side in "ab"] == [
        "2024",
        "2023",
    ]
    header = compared.table.header()
    for place in range(header.count()):
        assert header.sectionSize(place) >= header.sectionSizeHint(place), "headings are read whole"
    rows = {one.keyness.text: one.keyness for one in compared.model.rows()}
    assert (rows["低空经济"].count_a, rows["低空经济"].count_b, rows["低空经济"].range_a) == (8, 0, 2)
    place = next(n for n, one in enumerate(compared.model.rows()) if one.keyness.text == "低空经济")
    index = compared.model.index(place, 0)
    assert compared.model.index(place, 2).data() == "+ only in A"
    QTest.mouseClick(
        compared.table.viewport(), Qt.MouseButton.LeftButton, pos=compared.table.visualRect(index).center()
    )
    settle(window)
    assert compared.passages_a.model.row_total() == 8
    assert compared.passages_b.model.row_total() == 0
    compared.passages_a.table.setFocus()
    QTest.keyClick(compared.passages_a.table, Qt.Key.Key_Return)
    settle(window)
    assert window.reader.selected_text() == "低空经济"
    QTest.keyClick(window.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert compared.passages_a.table.hasFocus()


def test_from_the_comparison_to_a_passage_by_keys(window: MainWindow) -> None:
    """Enter opens the common comparisons, and from the strings goes on to their passages."""
    show_tab(window, 1)
    page = window.workspaces.page("analyze")
    assert page is not None
    view = child(page, CompareView, "compare")
    view.presets.setFocus()
    QTest.keyClick(view.presets, Qt.Key.Key_Return)
    assert view.preset_menu.isVisible()
    QTest.keyClick(view.preset_menu, Qt.Key.Key_Down)
    QTest.keyClick(view.preset_menu, Qt.Key.Key_Return)
    heading, _ = empty_words(view, "no-comparison")
    assert heading == "Comparing…"
    settle(window)
    assert window.focusWidget() is view.table
    assert view.table.currentIndex().row() == 0
    assert view.table.selectionModel().selectedRows()
    window.activateWindow()  # without a window manager no window has the focus after a menu
    settle(window)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    has_a = view.model.shown_rows()[0].keyness.count_a > 0
    assert window.focusWidget() is (view.passages_a if has_a else view.passages_b).table


def test_strings_are_filtered_and_written_as_the_command_tells_them(
    window: MainWindow, compared: CompareView, recorder: Recorder, tmp_path: Path
) -> None:
    out = tmp_path / "c.csv"
    recorder.answer("choose_new_file", out)
    compared.export_button.formats.actions()[0].trigger()
    settle(window)
    ours = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    told = piyue("compare", "year=2024", "year=2023", "--json", "--library", window.session.library.path)
    theirs = [json.loads(line) for line in told.out.splitlines()]
    assert [{name: str(value) for name, value in row.items()} for row in theirs] == ours
    compared.change.setFocus()
    while compared.change.currentData() != "came":
        QTest.keyClick(compared.change, Qt.Key.Key_Down)
    came = compared.model.shown_rows()
    assert came and all(one.keyness.count_b == 0 for one in came)
    write(child(compared, QLineEdit, "compare-words"), "低空")
    assert 0 < len(compared.model.shown_rows()) <= len(came)
    assert all("低空" in one.keyness.text for one in compared.model.shown_rows())


def test_the_same_set_is_not_compared_with_itself(window: MainWindow, compared: CompareView) -> None:
    field = child(compared, QLineEdit, "compare-b-year-field")
    field.clear()
    write(field, "2024")
    QTest.mouseClick(child(compared, QPushButton, "compare-run"), Qt.MouseButton.LeftButton)
    settle(window)
    assert any("same documents" in label.text() for label in compared.findChildren(type(compared._state)))


def test_a_report_shares_passages_with_that_of_last_year(
    window: MainWindow, shared: SharedView, recorder: Recorder, tmp_path: Path
) -> None:
    rows = {row.id: row for row in window.documents.model.rows()}
    (wanted,) = (key for key, one in rows.items() if (one.region, one.year) == ("云岭县", 2024))
    place = shared.a.findText(rows[wanted].title, Qt.MatchFlag.MatchStartsWith)
    shared.a.setCurrentIndex(place)
    assert shared.a.document_id == wanted
    settle(window)
    QTest.mouseClick(child(shared, QPushButton, "shared-last-year"), Qt.MouseButton.LeftButton)
    settle(window)
    assert (rows[shared.b.document_id].region, rows[shared.b.document_id].year) == ("云岭县", 2023)
    assert not child(shared, QPushButton, "shared-above").isEnabled()
    passages = shared.model.rows()
    assert passages
    for side in shared.texts:
        assert "地区生产总值" in side.toPlainText() or "人民代表大会" in side.toPlainText()
    out = tmp_path / "s.csv"
    recorder.answer("choose_new_file", out)
    shared.export_button.formats.actions()[0].trigger()
    settle(window)
    written = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert len(written) == len(passages)
    text = window.session.library.queries.text(written[0]["document_a"])
    assert text[int(written[0]["start_a"]) : int(written[0]["end_a"])] == written[0]["text"]
    shared.table.setFocus()
    QTest.keyClick(shared.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    assert window.document.id == shared.b.document_id
    QTest.keyClick(window.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert shared.table.hasFocus()


def test_a_document_is_found_by_part_of_its_title(window: MainWindow, shared: SharedView) -> None:
    before = shared.b.document_id
    line = shared.b.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    write(line, "安平")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert shared.b.document_id != before
    assert "安平县" in shared.b.currentText()
    line.selectAll()
    write(line, "nowhere")
    shared.table.setFocus()
    assert "安平县" in shared.b.currentText(), "what names no document is forgotten"


def test_formulas_are_bracketed_and_nothing_is_markup() -> None:
    html = passage_html("<甲>", "前<b>乙\n丙丁戊。\n", 1, 8, ((3, 4),), LIGHT)
    assert "&lt;甲&gt;" in html and "<b>" not in html
    assert "〔&gt;〕" not in html and "〔" in html and html.count("〔") == 1
