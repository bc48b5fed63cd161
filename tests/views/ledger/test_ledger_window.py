"""The page Ledger: a ledger made, its cells decided by keys, gone away from and come back to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop.actions.documents import ImportFile
from desktop.actions.ledgers import Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes, read_file
from desktop.files.indicator_lists import read_indicators
from desktop.views.ledger.cell_editor import CellEditor
from desktop.views.ledger.cell_text import cell_text
from desktop.views.ledger.grid_model import LEAD
from desktop.views.ledger.grid_view import LedgerGridView
from desktop.views.ledger.ledger_dialog import LedgerDialog
from desktop.views.ledger.page import LedgerPage
from desktop.views.main_window import MainWindow
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.commands import piyue
from tests.helpers.message_recorder import Recorder
from tests.text.ledger.reports import COUNTY, COUNTY_CELLS, PROVINCE, PROVINCE_CELLS
from tests.views.conftest import child, settle, write

D = TypeVar("D", bound=QDialog)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        for name, text in (("石泉县", COUNTY), ("临江省", PROVINCE)):
            library.perform(ImportFile(read_bytes(text.encode(), f"{name}.txt")))
    return tmp_path / "l.piyue"


@pytest.fixture
def window(make_window: Callable[..., MainWindow], path: Path) -> MainWindow:
    with Library.open(path) as library:
        library.perform(SaveLedger(Ledger("台账", template_indicators("headline"))))
    return make_window(path)


@pytest.fixture
def page(window: MainWindow) -> LedgerPage:
    return _open(window)


@pytest.fixture
def grid(page: LedgerPage) -> LedgerGridView:
    return page.grid


def _open(window: MainWindow) -> LedgerPage:
    press(window, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    page = window.workspaces.page("ledger")
    assert isinstance(page, LedgerPage)
    if page.chooser.count():
        back(window, page.grid)
    return page


def back(window: MainWindow, grid: LedgerGridView) -> None:
    """Wait until a dialog has gone, the window has the keys again, and each cell has its proposal."""
    window.activateWindow()
    for _ in range(100):
        settle(window)
        shown = grid.loader.grid
        is_ready = shown is not None and len(grid.model.summaries) == len(shown.contents.rows)
        if is_ready and not grid.loader.is_filling and QApplication.activeWindow() is window:
            return


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)


def active(parent: QWidget, kind: type[D], name: str) -> D:
    """Return a dialog that has just opened and gets the keys now."""
    dialog = child(parent, kind, name)
    dialog.activateWindow()
    for _ in range(100):
        if QApplication.activeWindow() is dialog:
            break
        QTest.qWait(20)
    return dialog


def accept(field: QLineEdit) -> None:
    """Press Enter in a field of a dialog."""
    QTest.keyClick(field, Qt.Key.Key_Return)


def said(grid: LedgerGridView) -> str:
    """Return what the current cell says."""
    cell = grid.current_cell()
    return "" if cell is None else cell_text(cell)


def at(grid: LedgerGridView) -> tuple[int, int]:
    """Return row and column of the current cell, those before the cells not counted."""
    index = grid.table.current()
    return index.row(), index.column() - len(LEAD)


def go_to(grid: LedgerGridView, place: str, indicator: str, status: str) -> None:
    """Make a cell the current one."""
    row = next(n for n, one in enumerate(grid.model.rows()) if one.region == place)
    column = grid.model.columns().index((indicator, status))
    grid.table.go_to(grid.model.index(row, column + len(LEAD)))


def test_a_ledger_is_made_by_keys(make_window: Callable[..., MainWindow], path: Path) -> None:
    window = make_window(path)
    page = _open(window)
    press(window, Qt.Key.Key_Return)
    dialog = active(page, LedgerDialog, "ledger-dialog")
    name = child(dialog, QLineEdit, "ledger-name")
    name.selectAll()
    write(name, "目标台账")
    years = child(dialog, QLineEdit, "ledger-years")
    write(years, "2024")
    assert dialog.filters().years == ((2024, 2024),)
    accept(years)
    back(window, page.grid)
    assert [row.region for row in page.grid.model.rows()] == ["石泉县"]
    assert page.chooser.currentText() == "目标台账"
    assert page.grid.table.has_focus()
    assert said(page.grid) == "○ 6% 左右"


def test_a_second_enter_opens_no_second_dialog(make_window: Callable[..., MainWindow], path: Path) -> None:
    window = make_window(path)
    page = _open(window)
    QTest.mouseClick(page.first_button, Qt.MouseButton.LeftButton)
    page.first_button.click()  # of a press that came before the dialog was there
    assert len(page.findChildren(LedgerDialog)) == 1
    press(window, Qt.Key.Key_Escape)
    settle(window)
    page.first_button.click()
    assert len(page.findChildren(LedgerDialog)) == 1, "closed, it is asked for again"
    press(window, Qt.Key.Key_Escape)
    settle(window)


def test_from_nothing_to_a_workbook_by_keys(
    make_window: Callable[..., MainWindow], path: Path, recorder: Recorder, tmp_path: Path
) -> None:
    window = make_window(path)
    page = _open(window)
    press(window, Qt.Key.Key_Return)
    accept(active(page, LedgerDialog, "ledger-dialog").name)
    back(window, page.grid)
    grid, total = page.grid, 52
    for _ in range(total):
        cell = grid.current_cell()
        assert cell is not None
        assert not cell.confirmed_by
        press(window, Qt.Key.Key_1 if cell.state == "conflict" else Qt.Key.Key_Return)
    settle(window)
    assert grid.model.totals == (total, 0)
    out = tmp_path / "台账.xlsx"
    recorder.answer("choose_new_file", out)
    press(window, Qt.Key.Key_X)
    settle(window)
    assert window.toast.folder_button.isVisible(), "the folder of the file can be opened"
    sheet = openpyxl.load_workbook(out).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == total
    assert all(row["confirmed_at"] for row in rows)
    told = {(row["region"], row["indicator"], row["status"]): row for row in rows}
    read_by_hand: list[tuple[str, Any]] = [("石泉县", COUNTY_CELLS), ("临江省", PROVINCE_CELLS)]
    for place, cells in read_by_hand:
        for status, expected in cells.items():
            for indicator, (value, high, unit, qualifier) in expected.items():
                row = told[place, indicator, status]
                assert (row["value"], row["value_high"]) == (value, high)
                assert (row["unit"], row["qualifier"]) == (unit, qualifier)
    plain = piyue("ledger", tmp_path / "plain.csv", "--library", path)
    assert plain.status == 0, plain.err
    recorder.answer("choose_new_file", tmp_path / "window.csv")
    press(window, Qt.Key.Key_X)
    settle(window)
    assert (tmp_path / "window.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()


def test_real_reports_by_keys_from_nothing_to_a_workbook(
    make_window: Callable[..., MainWindow], reports: Path, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "real.piyue"
    with Library.create(path, "甲") as library:
        for file in sorted(reports.glob("*.txt")):
            library.perform(ImportFile(read_file(file)))
    window = make_window(path)
    page = _open(window)
    press(window, Qt.Key.Key_Return)
    accept(active(page, LedgerDialog, "ledger-dialog").name)
    back(window, page.grid)
    grid = page.grid
    total = grid.model.rowCount() * len(grid.model.columns())
    assert total >= 5 * 26
    for _ in range(total):
        cell = grid.current_cell()
        assert cell is not None
        press(window, Qt.Key.Key_1 if cell.state == "conflict" else Qt.Key.Key_Return)
    settle(window)
    assert grid.model.totals == (total, 0)
    out = tmp_path / "台账.xlsx"
    recorder.answer("choose_new_file", out)
    press(window, Qt.Key.Key_X)
    settle(window)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == total
    assert all(row["confirmed_by"] for row in rows)
    told = {(row["region"], row["indicator"], row["status"]): row["value"] for row in rows}
    assert told["长治市", "地区生产总值", "achieved"] == 2806.2
    assert told["武乡县", "城镇新增就业", "target"] == 1900


def test_readings(window: MainWindow, page: LedgerPage, recorder: Recorder, tmp_path: Path) -> None:
    press(window, Qt.Key.Key_R)
    settle(window)
    view = page.readings
    assert view.table.hasFocus()
    yearbook = tmp_path / "年鉴.csv"
    yearbook.write_text("地区,年份,地区生产总值增速(%)\n临江省,2025,5.5\n", "utf-8")
    recorder.answer("choose_file", yearbook)
    view.realized_button.click()
    for place in range(view.chooser.count()):
        view.chooser.setCurrentIndex(place)
        settle(window)
        name = view.chooser.currentData()
        assert bool(view.model.rows()) == (name not in ("changes", "levels")), name
        recorder.answer("choose_new_file", tmp_path / f"{name}.docx")
        view.export_button.click()
        settle(window)
        assert (tmp_path / f"{name}.docx").is_file()
    assert view.chooser.currentData() == "realized"
    assert "5.3%" in view.sentences.toPlainText()
    view.table.setFocus()
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    view.table.setCurrentIndex(view.model.index(0, 0))
    press(window, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.current == "read"
    assert window.reader.selected_text() == "5.3%"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert view.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert page.grid.table.has_focus()
    go_to(page.grid, "临江省", "地区生产总值增速", "achieved")
    assert "≠ Realized value differs: 5.5%" in page.grid.panel.text.toPlainText()
    recorder.answer("choose", "remove")
    view.realized_button.click()
    go_to(page.grid, "临江省", "地区生产总值增速", "target")
    go_to(page.grid, "临江省", "地区生产总值增速", "achieved")
    assert "Realized" not in page.grid.panel.text.toPlainText()
    yearbook.write_text("地区,年份\n", "utf-8")
    recorder.answer("choose_file", yearbook)
    view.realized_button.click()
    assert "年鉴.csv" in recorder.said[-1][1]


def test_a_reading_that_is_made_again_keeps_its_row(window: MainWindow, page: LedgerPage) -> None:
    press(window, Qt.Key.Key_R)
    settle(window)
    view = page.readings
    view.chooser.setCurrentIndex(view.chooser.findData("rank"))
    settle(window)
    for _ in range(3):
        press(window, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 3
    told = view.sentences.toPlainText()
    view.renew()
    settle(window)
    assert view.table.currentIndex().row() == 3
    assert view.sentences.toPlainText() == told
    view.chooser.setCurrentIndex(view.chooser.findData("changes"))
    settle(window)
    assert view.table.currentIndex().row() <= 0


def test_a_plot_of_readings(window: MainWindow, page: LedgerPage, recorder: Recorder, tmp_path: Path) -> None:
    press(window, Qt.Key.Key_R)
    settle(window)
    view = page.readings
    view.chooser.setCurrentIndex(view.chooser.findData("rank"))
    settle(window)
    press(window, Qt.Key.Key_P)
    settle(window)
    assert view.plot_button.isChecked()
    assert view.plot.chart.canvas.hasFocus()
    assert view.plot.series.isVisible()
    wanted = "地区生产总值增速 · Achieved · Province"
    place = next(n for n in range(view.plot.series.count()) if wanted in view.plot.series.itemText(n))
    view.plot.series.setCurrentIndex(place)
    settle(window)
    chart = view.plot.chart.chart
    assert chart is not None
    assert (chart.kind, chart.values) == ("bars", ((5.3,),))
    assert "临江省" in chart.columns
    assert view.plot.chart.canvas.marks
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)
    assert "5.3%" in view.sentences.toPlainText()
    recorder.answer("choose_new_file", tmp_path / "图.svg")
    view.export_button.click()
    settle(window)
    assert (tmp_path / "图.svg").read_bytes().startswith(b"<?xml")
    press(window, Qt.Key.Key_O)
    settle(window)
    assert window.reader.selected_text() == "5.3%"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    press(window, Qt.Key.Key_P)
    assert view.table.hasFocus()
    view.chooser.setCurrentIndex(view.chooser.findData("changes"))
    settle(window)
    press(window, Qt.Key.Key_P)
    assert not view.plot.chart.isVisible(), "nothing to be drawn"
    assert child(view, EmptyState, "no-plot").accessibleName() == "Nothing to plot"
    assert "no rows" in child(view, EmptyState, "no-plot").accessibleDescription()
    assert not view.plot.series.isVisible(), "there is nothing to choose"
    view.chooser.setCurrentIndex(view.chooser.findData("kept"))
    settle(window)
    assert view.plot.series.isVisible()
    assert view.plot.series.currentText() == "地区生产总值增速 · Target"
    assert view.plot.chart.chart is not None and view.plot.chart.chart.values == ((None, 5.0), (6.0, None))
    press(window, Qt.Key.Key_P)
    assert view.table.hasFocus(), "the key works where nothing is drawn, too"


def test_a_ledger_is_renamed(window: MainWindow, page: LedgerPage, recorder: Recorder) -> None:
    press(window, Qt.Key.Key_Return)
    settle(window)
    page.edit_button.click()
    dialog = active(page, LedgerDialog, "ledger-dialog")
    dialog.name.setText("目标账")
    accept(dialog.name)
    settle(window)
    assert page.chooser.currentText() == "目标账"
    assert page.chooser.count() == 1
    assert page.grid.model.totals[0] == 1
    page.new_button.click()
    dialog = active(page, LedgerDialog, "ledger-dialog")
    dialog.name.setText("目标账")
    accept(dialog.name)
    assert "already" in recorder.said[-1][1]
    dialog.reject()
    window.session.undo()
    settle(window)
    assert page.chooser.currentText() == "台账"


def test_a_name_is_taken_once(window: MainWindow, page: LedgerPage, recorder: Recorder) -> None:
    page.new_button.click()
    dialog = active(page, LedgerDialog, "ledger-dialog")
    dialog.name.setText("台账")
    accept(dialog.name)
    assert "already" in recorder.said[-1][1]
    dialog.name.setText(" ")
    accept(dialog.name)
    assert dialog.isVisible()
    dialog.reject()


def test_enter_confirms_and_goes_on_and_u_takes_it_back(window: MainWindow, grid: LedgerGridView) -> None:
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    press(window, Qt.Key.Key_Return)
    assert at(grid)[1] == 1
    press(window, Qt.Key.Key_Return)
    settle(window)
    assert grid.model.totals[0] == 2
    assert "2 of 52" in grid.state.text()
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    assert said(grid) == "✓ 6% 左右"
    press(window, Qt.Key.Key_Return)  # decided already: only passed
    assert at(grid)[1] == 2
    press(window, Qt.Key.Key_U)
    press(window, Qt.Key.Key_U)
    settle(window)
    assert grid.model.totals[0] == 0
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    assert said(grid) == "○ 6% 左右"


def test_arrows_and_pages_move(window: MainWindow, grid: LedgerGridView) -> None:
    grid.table.take_focus()
    start = at(grid)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Down)
    assert at(grid) == (start[0] + 1, start[1] + 1)
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Up)
    assert at(grid) == start
    press(window, Qt.Key.Key_End)
    assert at(grid)[1] == len(grid.model.columns()) - 1
    press(window, Qt.Key.Key_End, CTRL)
    assert at(grid) == (1, len(grid.model.columns()) - 1)
    press(window, Qt.Key.Key_Home, CTRL)
    assert at(grid) == (0, 0)
    press(window, Qt.Key.Key_PageDown)
    assert at(grid) == (1, 0)


def test_the_sentence_stands_beside_it(window: MainWindow, grid: LedgerGridView) -> None:
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    assert "全县地区生产总值增长6%左右" in grid.panel.text.toPlainText()
    assert "background-color" in grid.panel.text.toHtml()
    go_to(grid, "石泉县", "居民消费价格涨幅", "target")
    assert said(grid) == "○ —"
    assert "Not mentioned" in grid.panel.text.toPlainText()
    assert "主要预期目标" in grid.panel.text.toPlainText()


def test_a_low_window_keeps_room_for_the_sentence(window: MainWindow, grid: LedgerGridView) -> None:
    keys = next(one for one in grid.panel.findChildren(QLabel) if "Ctrl+Enter" in one.text())
    window.resize(1280, 900)
    settle(window)
    assert keys.isVisible()
    window.resize(910, 480)
    settle(window)
    assert not keys.isVisible()
    assert "Ctrl+Enter: confirm column" in grid.panel.toolTip()
    assert grid.panel.text.height() > 100


def test_another_candidate_absent_note_and_reopened(
    window: MainWindow, grid: LedgerGridView, recorder: Recorder
) -> None:
    go_to(
        grid, "石泉县", "社会消费品零售总额增速", "achieved"
    )  # only of a part of the year: none is proposed
    assert said(grid) == "○ —"
    press(window, Qt.Key.Key_1)
    settle(window)
    go_to(grid, "石泉县", "社会消费品零售总额增速", "achieved")
    assert said(grid) == "✎ 6.6%"
    recorder.answer("ask_text", "前三季度")
    press(window, Qt.Key.Key_N)
    assert said(grid) == "✎ 6.6% ※"
    press(window, Qt.Key.Key_Delete)
    assert said(grid) == "○ —"
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    press(window, Qt.Key.Key_A)
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    assert said(grid) == "✓ —"
    go_to(grid, "石泉县", "固定资产投资增速", "target")
    recorder.answer("ask_text", "只是备注")
    press(window, Qt.Key.Key_N)
    cell = grid.current_cell()
    assert cell is not None
    assert (cell.note, cell.confirmed_by) == ("只是备注", "")


def test_a_value_is_typed(window: MainWindow, grid: LedgerGridView) -> None:
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    press(window, Qt.Key.Key_E)
    editor = active(grid, CellEditor, "ledger-cell-editor")
    editor.number.selectAll()
    write(editor.number, "六")
    accept(editor.number)
    assert editor.isVisible()
    editor.number.selectAll()
    write(editor.number, "6.2")
    accept(editor.number)
    settle(window)
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    assert said(grid) == "✎ 6.2% 左右"


def test_a_value_that_the_report_does_not_say_has_the_usual_unit(
    window: MainWindow, grid: LedgerGridView
) -> None:
    go_to(grid, "石泉县", "居民消费价格涨幅", "target")
    assert said(grid) == "○ —"
    press(window, Qt.Key.Key_E)
    editor = active(grid, CellEditor, "ledger-cell-editor")
    write(editor.number, "3")
    accept(editor.number)
    settle(window)
    go_to(grid, "石泉县", "居民消费价格涨幅", "target")
    assert said(grid) == "✎ 3%"


def test_o_opens_the_report_and_alt_left_comes_back(window: MainWindow, grid: LedgerGridView) -> None:
    go_to(grid, "临江省", "城镇新增就业", "target")
    press(window, Qt.Key.Key_O)
    settle(window)
    assert window.workspaces.current == "read"
    assert window.reader.selected_text() == "55万人"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert window.workspaces.current == "ledger"
    assert said(grid) == "○ 55万人 以上"


def test_a_column_is_confirmed_after_a_look_at_each(
    window: MainWindow, grid: LedgerGridView, recorder: Recorder
) -> None:
    go_to(grid, "石泉县", "一般公共预算收入增速", "target")
    press(window, Qt.Key.Key_Return, CTRL)
    assert grid.model.totals[0] == 0  # the other one was not looked at: it is gone to
    assert said(grid) == "○ 2%"
    press(window, Qt.Key.Key_Return, CTRL)
    settle(window)
    assert grid.model.totals[0] == 2
    assert len(window.session.library.queries.history()) >= 1
    press(window, Qt.Key.Key_U)
    settle(window)
    assert grid.model.totals[0] == 0


def test_conflicts_ask_for_a_choice(window: MainWindow, grid: LedgerGridView, path: Path) -> None:
    text = COUNTY.replace("石泉县", "清溪县").replace("增长8%，", "增长8%，固定资产投资增长9%，")
    window.session.perform(ImportFile(read_bytes(text.encode(), "清溪县.txt")))
    QTest.qWait(400)  # the ledger is read again a moment after a change
    back(window, grid)
    go_to(grid, "清溪县", "固定资产投资增速", "target")
    assert said(grid) == "≠ 8%"
    here = at(grid)
    press(window, Qt.Key.Key_Return)
    assert at(grid) == here
    press(window, Qt.Key.Key_2)
    settle(window)
    go_to(grid, "清溪县", "固定资产投资增速", "target")
    assert said(grid) == "✎ 9%"


def test_sorted_filtered_pinned(window: MainWindow, grid: LedgerGridView) -> None:
    go_to(grid, "石泉县", "地区生产总值增速", "target")
    column = grid.table.current().column()
    header = grid.table.cells.horizontalHeader()
    middle = header.sectionViewportPosition(column) + 10
    for expected in (["临江省", "石泉县"], ["石泉县", "临江省"]):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            header.rect().topLeft() + header.rect().topLeft().__class__(middle, 5),
        )
        assert [row.region for row in grid.model.rows()] == expected
    press(window, Qt.Key.Key_F, CTRL)
    write(grid.filters.words, "石泉")
    assert [row.region for row in grid.model.rows()] == ["石泉县"]
    press(grid.filters.words, Qt.Key.Key_Escape)
    assert len(grid.model.rows()) == 2
    grid.filters.status.setCurrentIndex(1)
    assert len(grid.table.shown_columns()) == 13
    grid.filters.indicator.setCurrentIndex(3)
    assert len(grid.table.shown_columns()) == 1
    grid.filters.indicator.setCurrentIndex(0)
    grid.table.take_focus()
    press(window, Qt.Key.Key_P)
    assert grid.table.is_pinned(grid.table.current().column())
    assert not grid.table.frozen.isColumnHidden(grid.table.current().column())
    assert grid.table.has_focus()
    press(window, Qt.Key.Key_P)
    assert not grid.table.is_pinned(grid.table.current().column())
    for number in range(grid.filters.state.count()):
        grid.filters.state.setCurrentIndex(number)
        assert len(grid.model.rows()) == (
            0 if grid.filters.state.currentData() in ("conflict", "done") else 2
        )


def test_a_deleted_ledger_comes_back(window: MainWindow, page: LedgerPage, recorder: Recorder) -> None:
    press(window, Qt.Key.Key_Return)
    settle(window)
    recorder.answer("choose", "yes")
    page.delete_button.click()
    assert "1 decided" in recorder.said[-1][1]
    settle(window)
    assert not page.grid.model.rows()
    window.session.undo()
    settle(window)
    assert page.grid.model.totals[0] == 1


def test_a_list_of_ones_own(window: MainWindow, page: LedgerPage, recorder: Recorder, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("指标,单位,类型\n旅游收入,亿元,quantity\n粮食产量,万吨,bad\n", "utf-8")
    recorder.answer("choose_file", own)
    page.edit_button.click()
    dialog = active(page, LedgerDialog, "ledger-dialog")
    dialog.lists.setCurrentIndex(dialog.lists.count() - 1)
    dialog.lists.activated.emit(dialog.lists.currentIndex())
    assert "bad" in recorder.said[-1][1]
    own.write_text("指标,单位\n粮食产量,万吨|亿斤\n", "utf-8")
    recorder.answer("choose_file", own)
    dialog.lists.setCurrentIndex(dialog.lists.count() - 1)
    dialog.lists.activated.emit(dialog.lists.currentIndex())
    saved = tmp_path / "saved.csv"
    recorder.answer("choose_new_file", saved)
    dialog.save_list_button.click()
    assert read_indicators(saved) == read_indicators(own)
    accept(dialog.name)
    back(window, page.grid)
    assert [one.indicator for one in page.grid.model.columns()] == ["粮食产量", "粮食产量"]
    assert child(page, QPushButton, "ledger-edit").isVisible()
