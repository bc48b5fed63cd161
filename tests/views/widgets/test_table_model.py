"""The table model: the same order and the same rows, arranged at once or in steps."""

from collections.abc import Callable, Generator
from random import Random
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from desktop.views.widgets import table_model
from desktop.views.widgets.table_model import Column, RowTableModel, sorted_places

Steps = Generator[None, None, None]


class Item(NamedTuple):
    """A row: its key, and what it is sorted by."""

    key: str
    size: float | None
    group: str


COLUMNS: tuple[Column[Item], ...] = (
    Column("size", lambda: "Size", lambda one: str(one.size), lambda one: one.size),
    Column("both", lambda: "Both", lambda one: one.group, lambda one: (one.group, one.key)),
)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_model, "MANY_ROWS", 20)
    monkeypatch.setattr(table_model, "STEP_ROWS", 7)


def items(count: int, seed: int = 1) -> list[Item]:
    random = Random(seed)
    sizes = (None, 1.5, 2.0, 2.5, 30.0)
    return [Item(f"{number}", random.choice(sizes), random.choice("甲乙丙")) for number in range(count)]


def model(started: list[Steps] | None = None) -> RowTableModel[Item]:
    """Make a model; where a list is given, the steps it wants to have taken are put there."""
    in_turns = None if started is None else started.append
    return RowTableModel(COLUMNS, lambda one: one.key, in_turns=in_turns)


def take(steps: Steps) -> int:
    return sum(1 for _ in steps)


def is_even(one: Item) -> bool:
    return int(one.key) % 2 == 0


def test_the_places_of_keys_are_sorted_steadily_and_those_of_none_come_last() -> None:
    assert sorted_places([5, None, 3, 5]) == [2, 0, 3, 1]
    assert sorted_places([5, None, 3, 5], descending=True) == [0, 3, 2, 1]


@pytest.mark.parametrize("column", [-1, 0, 1])
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
@pytest.mark.parametrize("test", [None, is_even])
def test_in_steps_rows_come_out_as_they_do_at_once(
    column: int, order: Qt.SortOrder, test: Callable[[Item], bool] | None
) -> None:
    started: list[Steps] = []
    at_once, in_steps = model(), model(started)
    for one in (at_once, in_steps):
        one.set_rows(items(100), lambda: test)
        one.sort(column, order)
        one.arrange_now()
    assert bool(started) == (column >= 0 or test is not None), "rows as they came need no steps"
    assert in_steps.shown_rows() == at_once.shown_rows()
    assert len(at_once.shown_rows()) == (100 if test is None else 50)


def test_what_was_shown_stays_until_the_last_step() -> None:
    started: list[Steps] = []
    held = model(started)
    resets: list[None] = []
    held.modelReset.connect(lambda: resets.append(None))
    held.set_rows(items(100))
    held.arrange_now()
    before = held.shown_rows()
    held.sort(0, Qt.SortOrder.DescendingOrder)
    for _ in range(5):
        next(started[-1])
    assert held.is_arranging and held.shown_rows() == before and len(resets) == 1
    assert take(started[-1]) > 5
    assert held.shown_rows() != before and len(resets) == 2


def test_only_the_last_wish_counts() -> None:
    started: list[Steps] = []
    held = model(started)
    held.set_rows(items(100))
    held.sort(0)
    held.set_test(is_even)
    assert [take(steps) for steps in started[:-1]] == [0] * (len(started) - 1)
    take(started[-1])
    assert all(is_even(one) for one in held.shown_rows())
    sizes = [one.size for one in held.shown_rows() if one.size is not None]
    assert sizes == sorted(sizes)


def test_few_rows_are_arranged_at_once() -> None:
    started: list[Steps] = []
    held = model(started)
    held.set_rows(items(20))
    held.sort(1)
    assert not started and not held.is_arranging
    assert [one.group for one in held.shown_rows()] == sorted(one.group for one in items(20))


def test_rows_are_replaced_where_they_are_about_to_be() -> None:
    started: list[Steps] = []
    held = model(started)
    held.set_rows(items(100))
    held.sort(0, Qt.SortOrder.DescendingOrder)
    held.replace([Item("5", None, "丁")])
    assert not held.is_arranging
    assert held.data(held.index_of("5").siblingAtColumn(1)) == "丁"
