"""Selected rows of a table, however many: Qt's own list of them takes seconds for a hundred thousand."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractItemView


def selected_rows(view: QAbstractItemView) -> list[int]:
    """Return the numbers of the rows that are selected, in order."""
    return sorted({row for top, bottom in _selected_stretches(view) for row in range(top, bottom + 1)})


def selected_count(view: QAbstractItemView) -> int:
    """Return how many rows are selected."""
    return sum(bottom - top + 1 for top, bottom in _selected_stretches(view))


def _selected_stretches(view: QAbstractItemView) -> set[tuple[int, int]]:
    """Return the first and last row of each stretch that is selected."""
    selection = view.selectionModel().selection()
    ranges = (selection.at(number) for number in range(selection.count()))
    return {(one.top(), one.bottom()) for one in ranges}


def stretches(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last row of each stretch of rows that stand together; numbers below 0 are none.

    Example: 7, 3, 4, -1 are the stretches (3, 4) and (7, 7).
    """
    found: list[tuple[int, int]] = []
    for row in sorted({row for row in rows if row >= 0}):
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
