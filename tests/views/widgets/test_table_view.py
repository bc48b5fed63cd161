"""The table of rows: as quick for many rows as for few, and walked by the keys of a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from desktop.views.widgets.selected_rows import selected_count, selected_rows
from desktop.views.widgets.table_model import Column, Index, RowTableModel
from desktop.views.widgets.table_view import RowTableView


class _CountingModel(RowTableModel[str]):
    """Counts how often the view asks for anything of a row."""

    asked = 0

    def rowCount(self, parent: Index | None = None) -> int:
        self.asked += 1
        return super().rowCount(parent)


@pytest.fixture
def table(qtbot: QtBot) -> RowTableView:
    model = _CountingModel(
        [Column("row", lambda: "Row", str, str), Column("end", lambda: "End", str, str)], str
    )
    view = RowTableView()
    model.setParent(view)
    view.setModel(model)
    view.resize(300, 200)
    qtbot.addWidget(view)
    view.show()
    view.setFocus()
    return view


def _model(table: RowTableView) -> _CountingModel:
    model = table.model()
    assert isinstance(model, _CountingModel)
    return model


def test_many_rows_ask_for_no_more_than_few(table: RowTableView) -> None:
    asked = []
    for count in (50, 50, 20_000):
        model = _model(table)
        model.asked = 0
        model.set_rows(str(number) for number in range(count))
        table.setCurrentIndex(model.index(0, 0))
        QApplication.processEvents()
        asked.append(model.asked)
    assert 0 < asked[2] <= asked[1] + 10


def test_the_keys_of_a_list_walk_the_rows(table: RowTableView) -> None:
    model = _model(table)
    model.set_rows(f"{number:03}" for number in range(300))
    table.setCurrentIndex(model.index(5, 0))
    for key, row in ((Qt.Key.Key_Down, 6), (Qt.Key.Key_End, 299), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(table, key)
        assert table.currentIndex().row() == row
        assert [one.row() for one in table.selectionModel().selectedRows()] == [row]
        assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_an_empty_table_takes_keys(table: RowTableView) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert not table.currentIndex().isValid()


def test_the_current_row_has_a_frame_while_the_table_has_the_focus(table: RowTableView, qtbot: QtBot) -> None:
    model = _model(table)
    model.set_rows(["a", "b"])
    table.setCurrentIndex(model.index(1, 0))
    table.clearSelection()
    qtbot.waitUntil(table.hasFocus)
    focused = table.viewport().grab().toImage()
    table.clearFocus()
    without = table.viewport().grab().toImage()
    accent = table.palette().accent().color().rgb()
    row = table.visualRect(model.index(1, 0))
    places = [(x, y) for y in range(without.height()) for x in range(without.width())]
    framed = [at for at in places if focused.pixel(*at) == accent != without.pixel(*at)]
    assert framed
    assert {y for _, y in framed} <= set(range(row.top(), row.bottom() + 1))
    assert {x for x, _ in framed} >= {0, table.viewport().width() - 1}


def test_selecting_all_of_many_rows_asks_for_no_more_than_few(table: RowTableView) -> None:
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    asked = []
    for count in (50, 50, 20_000):
        model = _model(table)
        model.set_rows(str(number) for number in range(count))
        QApplication.processEvents()
        model.asked = 0
        table.selectAll()
        table.viewport().repaint()
        table.header().viewport().repaint()
        asked.append(model.asked)
        assert selected_count(table) == count
    assert asked[2] <= asked[1] + 10


def test_a_row_is_selected_alone_and_brought_into_view_though_its_first_column_is_hidden(
    table: RowTableView,
) -> None:
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    model = _model(table)
    model.set_rows(f"{number:03}" for number in range(300))
    table.setColumnHidden(0, True)
    table.selectAll()
    table.select_row(model.index(250, 0))
    assert selected_rows(table) == [250]
    assert table.visualRect(model.index(250, 1)).intersects(table.viewport().rect())


@pytest.mark.parametrize("width", [200, 440, 900])
def test_a_column_of_words_takes_the_room_that_the_others_leave(table: RowTableView, width: int) -> None:
    table.header().resizeSection(1, 90)
    table.fill_width(0, 150, 400)
    table.resize(width, 200)
    assert table.columnWidth(1) == 90
    assert table.columnWidth(0) == max(150, min(400, table.viewport().width() - 90))
