"""Lists of cards of unlike height, and rows that come and go one by one."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.views.widgets.card_list import CardList
from desktop.views.widgets.table_model import Column, RowTableModel

Row = tuple[int, str, str]
"""Place, key and words of a row."""

COLUMNS: tuple[Column[Row], ...] = (Column("words", lambda: "", lambda row: row[2], lambda row: row[2]),)
COUNT = 5000


def make_model() -> RowTableModel[Row]:
    return RowTableModel(COLUMNS, lambda row: row[1], place=lambda row: row[:2])


class HeightDelegate(QStyledItemDelegate):
    """Wants rows as high as their words are long, and counts how often it is asked."""

    asked = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.asked += 1
        return QSize(50, 30 + 20 * (len(index.data()) % 4))


@pytest.fixture
def cards(qtbot: QtBot) -> Iterator[CardList]:
    """A list of many rows, shown."""
    view, model = CardList(), make_model()
    model.set_rows((10 * number, f"{number:05}", "字" * (number % 7)) for number in range(COUNT))
    view.setModel(model)
    view.setItemDelegate(HeightDelegate(view))
    view.resize(300, 400)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    yield view


def rows(view: CardList) -> RowTableModel[Row]:
    model = view.model()
    assert isinstance(model, RowTableModel)
    return model


def assert_measured(view: CardList) -> None:
    """Hold that every row in view is as high as its words want it to be."""
    row = view.rowAt(0)
    assert row >= 0
    while 0 <= row < rows(view).rowCount() and view.rowViewportPosition(row) < view.viewport().height():
        assert view.rowHeight(row) == 30 + 20 * (len(rows(view).index(row, 0).data()) % 4), row
        row += 1


def asked(view: CardList) -> int:
    delegate = view.itemDelegate()
    assert isinstance(delegate, HeightDelegate)
    return delegate.asked


def test_only_rows_in_view_are_measured(cards: CardList) -> None:
    assert_measured(cards)
    for value in (0, 1000, cards.verticalScrollBar().maximum() // 2, cards.verticalScrollBar().maximum()):
        cards.verticalScrollBar().setValue(value)
        QApplication.processEvents()
        assert_measured(cards)
    assert asked(cards) < COUNT / 5
    cards.resize(300, 700)
    QApplication.processEvents()
    assert_measured(cards)


def test_a_row_that_comes_or_goes_moves_no_other(cards: CardList) -> None:
    cards.scrollTo(rows(cards).index(2500, 0))
    QApplication.processEvents()
    before, value = asked(cards), cards.verticalScrollBar().value()
    cards.selectRow(2500)
    rows(cards).patch([], [(1, "later", "一二三")])
    QApplication.processEvents()
    assert [index.data() for index in cards.selectedIndexes()] == [rows(cards).index(2501, 0).data()]
    assert asked(cards) - before < 200
    assert cards.verticalScrollBar().value() == value
    rows(cards).patch(["later"], [])
    assert cards.currentIndex().row() == 2500
    assert_measured(cards)


def test_keys_go_to_both_ends(cards: CardList) -> None:
    cards.setFocus()
    cards.selectRow(10)
    QTest.keyClick(cards, Qt.Key.Key_End)
    assert cards.currentIndex().row() == COUNT - 1
    assert cards.visualRect(cards.currentIndex()).bottom() <= cards.viewport().height()
    assert_measured(cards)
    QTest.keyClick(cards, Qt.Key.Key_Home)
    assert cards.currentIndex().row() == 0
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert cards.currentIndex().row() == 1


KEYS = st.sampled_from("abcdef")
ROWS = st.lists(
    st.tuples(st.integers(0, 4), KEYS, st.sampled_from(["", "x", "y"])), unique_by=lambda row: row[1]
)


@pytest.mark.parametrize("way", ["plain", "filtered", "sorted"])
@given(before=ROWS, after=ROWS)
def test_patched_rows_are_those_that_setting_them_gives(
    way: str, before: list[Row], after: list[Row]
) -> None:
    patched, fresh = make_model(), make_model()
    for model in (patched, fresh):
        if way == "filtered":
            model.set_test(lambda row: row[2] != "x")
        if way == "sorted":
            model.sort(0)
    patched.set_rows(sorted(before))
    seen = [row[1] for row in patched.shown_rows()]
    patched.rowsAboutToBeRemoved.connect(lambda _, first, _last: seen.pop(first))
    patched.rowsInserted.connect(lambda _, first, _last: seen.insert(first, patched.shown_rows()[first][1]))
    gone = {row[1] for row in before} - {row[1] for row in after}
    patched.patch(gone, [row for row in after if row not in before])
    fresh.set_rows(sorted(after))
    assert patched.rows() == fresh.rows()
    assert patched.row_total() == len(after)
    if way == "sorted":
        assert sorted(patched.shown_rows()) == sorted(fresh.shown_rows())
        assert [row[2] for row in patched.shown_rows()] == [row[2] for row in fresh.shown_rows()]
    else:
        assert patched.shown_rows() == fresh.shown_rows()
        assert seen == [row[1] for row in fresh.shown_rows()], "as a view was told"
    for row in fresh.shown_rows():
        assert patched.row_at(patched.index_of(row[1])) == row
        assert patched.row_of(row[1]) == row
    assert not any(patched.index_of(key).isValid() for key in gone)
