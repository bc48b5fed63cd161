"""The table of many figures: listed in turns once it is seen, sorted and filtered as a few are."""

import pytest
from PySide6.QtCore import Qt

from desktop.actions.known_figures import KnownFigure, known_figures
from desktop.views.figures import panel as figures_panel
from desktop.views.figures.columns import COLUMNS
from desktop.views.figures.panel import FiguresPanel
from desktop.views.main_window import MainWindow
from desktop.views.operations import turns
from desktop.views.widgets import table_model
from tests.views.conftest import settle

TEXT = "".join(
    f"{place}完成地区生产总值{number}亿元，增长{number % 7 + 1}.5%；"
    f"新建学校{number % 5 + 2}所，招商{number}个项目。\n"
    for number, place in enumerate(("东乡", "西乡", "南乡", "北乡") * 8, start=3)
)


@pytest.fixture
def many(two: MainWindow, monkeypatch: pytest.MonkeyPatch) -> FiguresPanel:
    """The panel of a window, for which a handful of figures are many."""
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    for module in (table_model, figures_panel):
        monkeypatch.setattr(module, "MANY_ROWS", 10)
        monkeypatch.setattr(module, "STEP_ROWS", 7)
    return two.annotations_panel.figures


def figures() -> list[KnownFigure]:
    return known_figures(TEXT, [], 2024, [])


def in_rows(many: FiguresPanel) -> list[str]:
    return [one.key for one in many.model.shown_rows()]


def listed_at_once(two: MainWindow, column: int = -1, order: Qt.SortOrder | None = None) -> list[str]:
    """Return the keys of the figures that have a row, listed by a table that knows no turns."""
    panel = FiguresPanel(two.session)
    panel.set_rows(figures())
    panel.model.sort(column, order or Qt.SortOrder.AscendingOrder)
    panel.list_now()
    keys = in_rows(panel)
    panel.deleteLater()
    return keys


def test_they_are_listed_once_the_table_is_seen(two: MainWindow, many: FiguresPanel) -> None:
    two.annotations_panel.show_annotations()
    before = in_rows(many)
    many.set_rows(figures())
    settle(two)
    assert in_rows(many) == before, "nobody sees it"
    two.annotations_panel.show_figures()
    settle(two)
    assert in_rows(many) == listed_at_once(two)
    assert len(in_rows(many)) > 90


def test_whoever_asks_for_them_meanwhile_has_them(two: MainWindow, many: FiguresPanel) -> None:
    two.annotations_panel.show_annotations()
    many.set_rows(figures())
    assert [one.key for one in many.shown_figures()] == [one.key for one in figures()]


@pytest.mark.parametrize("column", range(len(COLUMNS)))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_sorted_in_turns_they_stand_as_values_say(
    two: MainWindow, many: FiguresPanel, column: int, order: Qt.SortOrder
) -> None:
    two.annotations_panel.show_figures()
    many.set_rows(figures())
    settle(two)
    rows = many.model.shown_rows()
    many.table.sortByColumn(column, order)
    settle(two)
    key = COLUMNS[column].order
    valued = [row for row in rows if key(row) is not None]
    valued.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
    assert in_rows(many) == [row.key for row in valued] + [row.key for row in rows if key(row) is None]


def test_filtered_in_turns_the_same_are_found(two: MainWindow, many: FiguresPanel) -> None:
    two.annotations_panel.show_figures()
    many.set_rows(figures())
    settle(two)
    listed = listed_at_once(two)
    for words, holds in (("学校", "所"), ("15亿元", "15亿元"), ("", "")):
        many.words.setText(words)
        settle(two)
        found = [one.figure.text for one in many.model.shown_rows()]
        wanted = [one for one in figures() if holds in one.figure.text and one.key in listed]
        assert found == [one.figure.text for one in wanted]


def test_the_current_row_stays_when_they_are_listed_again(two: MainWindow, many: FiguresPanel) -> None:
    two.annotations_panel.show_figures()
    many.set_rows(figures())
    settle(two)
    many.table.select_row(many.model.index(40, 0))
    current = many.model.row_at(many.table.currentIndex())
    many.set_rows(figures())
    settle(two)
    assert current is not None and many.model.row_at(many.table.currentIndex()) == current
    assert [one.key for one in many.selected()] == [current.key]


def test_another_document_leaves_nothing_of_the_one_before(two: MainWindow, many: FiguresPanel) -> None:
    two.annotations_panel.show_figures()
    many.set_rows(figures())
    many.set_rows([])
    settle(two)
    assert in_rows(many) == []
