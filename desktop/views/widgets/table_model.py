"""The table model for everything that is listed, sorted and filtered: documents, annotations, figures.

Sorting and filtering are done on plain lists, not by a proxy that asks row by row: ten thousand rows take
milliseconds. Tens of thousands are arranged in steps, so that the window is not held meanwhile.
"""

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.views.widgets.tooltip import plain_tooltip as plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The row itself, whatever the column."""

ORDER_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""What a column is sorted by."""

_ROLES = frozenset(
    (
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
        ROW_ROLE,
        ORDER_ROLE,
    )
)
"""What `RowTableModel.cell` has something for."""

MANY_ROWS = 1000
"""More rows than so many are arranged in steps, where somebody takes these."""

STEP_ROWS = 500
"""So many rows are looked at in one step."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a list.

    Attributes:
        name: Its name, which never changes with the language.
        title: Gives its heading in the user's language.
        text: Gives what is shown of a row.
        order: Gives what rows are sorted by; None sorts last.
        numeric: Whether it is set to the right.
        tip: Gives what is shown on resting, or None for the text itself.
        plain: Gives what is copied to a spreadsheet, or None for the text itself.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[Row], str]
    order: Callable[[Row], Any]
    numeric: bool = False
    tip: Callable[[Row], str] | None = None
    plain: Callable[[Row], str] | None = None


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Rows in columns, sorted by one of them, of which those are shown that a test lets pass.

    Args:
        columns: The columns, first to last.
        key: Gives what a row is known by when rows are read again.
        place: Gives what rows come sorted by, unlike for any two of them; needed where `patch` is used.
        in_turns: Takes the steps in which many rows are arranged, one after the other; what was shown stays
            until the last of them. Without it any number of rows is arranged at once.

    Signals:
        arranged: Other rows are shown, or rows in another order, and all views know.
    """

    arranged = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], str],
        parent: QObject | None = None,
        *,
        place: Callable[[Row], Any] | None = None,
        in_turns: Callable[[Generator[None, None, None]], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._place = place
        self._in_turns = in_turns
        self._steps: Generator[None, None, None] | None = None
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._rows_by_key: dict[str, Row] | None = {}
        self._places: dict[str, int] | None = {}
        self._test: Callable[[Row], bool] | None = None
        self._sort: tuple[int, Qt.SortOrder] | None = None

    @property
    def _by_key(self) -> dict[str, Row]:
        """All rows by their keys, sorted out when they are first asked for."""
        if self._rows_by_key is None:
            self._rows_by_key = {self._key(row): row for row in self._rows}
        return self._rows_by_key

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        if self._sort is not None and self._sort[0] >= len(self.columns):
            self._sort = None
        self.endResetModel()

    def set_rows(
        self, rows: Iterable[Row], make_test: Callable[[], Callable[[Row], bool] | None] | None = None
    ) -> None:
        """Put other rows in place of all.

        Args:
            rows: The rows.
            make_test: Returns the test that rows have to pass from now on, and may ask `row_of` for it.
        """
        self._rows = list(rows)
        self._rows_by_key = None
        if make_test is not None:
            self._test = make_test()
        self._sort_and_filter()

    def patch(self, removed: Iterable[str], changed: Iterable[Row]) -> None:
        """Take rows away by their keys, and put others in where they belong, or in place of those like them.

        What is selected stays so; nothing is arranged again while rows stand as they came.
        """
        self.arrange_now()
        for key in removed:
            self._take_away(key)
        for row in changed:
            before = self._by_key.get(self._key(row))
            if before is not None and self._place_of(before) == self._place_of(row):
                self._put_in_place(before, row)
            else:
                self._take_away(self._key(row))
                self._put_in(row)
        if self._sort is not None:
            self._sort_and_filter()

    def _place_of(self, row: Row) -> Any:
        assert self._place is not None, "the model was made without a place"
        return self._place(row)

    def _index_in(self, rows: list[Row], row: Row) -> int:
        return bisect_left(rows, self._place_of(row), key=self._place)

    def _shown_at(self, row: Row) -> int | None:
        """Return where a row is shown; None where it is not."""
        if self._sort is not None:
            return self._place_by_key(self._key(row))
        at = self._index_in(self._shown, row)
        there = self._shown[at] if at < len(self._shown) else None
        return at if there is not None and self._key(there) == self._key(row) else None

    def _take_away(self, key: str) -> None:
        row = self._by_key.pop(key, None)
        if row is None:
            return
        del self._rows[self._index_in(self._rows, row)]
        at = self._shown_at(row)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at]
            self._places = None
            self.endRemoveRows()

    def _put_in(self, row: Row) -> None:
        self._by_key[self._key(row)] = row
        self._rows.insert(self._index_in(self._rows, row), row)
        if self._test is None or self._test(row):
            at = len(self._shown) if self._sort is not None else self._index_in(self._shown, row)
            self.beginInsertRows(QModelIndex(), at, at)
            self._shown.insert(at, row)
            self._places = None
            self.endInsertRows()

    def _put_in_place(self, before: Row, row: Row) -> None:
        at = self._shown_at(before)
        if at is None or not (self._test is None or self._test(row)):
            self._take_away(self._key(row))
            self._put_in(row)
            return
        self._by_key[self._key(row)] = row
        self._rows[self._index_in(self._rows, row)] = row
        self._shown[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def set_test(self, test: Callable[[Row], bool] | None) -> None:
        """Show only rows that pass a test, or all."""
        self._test = test
        self._sort_and_filter()

    def rows(self) -> list[Row]:
        """Return all rows, shown or not, in the order they came."""
        return list(self._rows)

    def row_total(self) -> int:
        """Return how many rows there are, shown or not."""
        return len(self._rows)

    def row_of(self, key: str) -> Row | None:
        """Return the row with a key, shown or not; None where there is none."""
        return self._by_key.get(key)

    def shown_rows(self) -> list[Row]:
        """Return the rows that are shown, in the order they are shown in."""
        return list(self._shown)

    def row_at(self, index: Index) -> Row | None:
        """Return the row of an index."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._shown[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of the row with a key; an invalid one where it is not shown."""
        if self._place is not None and self._sort is None:
            row = self._by_key.get(key)
            place = self._shown_at(row) if row is not None else None
        else:
            place = self._place_by_key(key)
        return QModelIndex() if place is None else self.index(place, 0)

    def _place_by_key(self, key: str) -> int | None:
        if self._places is None:
            self._places = {self._key(row): place for place, row in enumerate(self._shown)}
        return self._places.get(key)

    def replace(self, rows: Iterable[Row]) -> None:
        """Put rows in place of those with the same key, without arranging again."""
        self.arrange_now()
        new = {self._key(row): row for row in rows}
        if len(new) == 1:  # as when a document is opened: no other row is asked for its key
            for key, row in new.items():
                if (before := self._by_key.get(key)) is not None:
                    self._rows[self._rows.index(before)] = row
        else:
            self._rows = [new.get(self._key(row), row) for row in self._rows]
        for key, row in new.items():
            place = self._place_by_key(key)
            if key in self._by_key:
                self._by_key[key] = row
            if place is not None:
                self._shown[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Return the column that rows are sorted by, and which way; None while they stand as they came."""
        return self._sort

    @property
    def is_arranging(self) -> bool:
        """Whether other rows, or rows in another order, are about to be shown."""
        return self._steps is not None

    def arrange_now(self) -> None:
        """Take the steps that are left at once, where rows are being arranged."""
        for _ in self._steps or ():
            pass

    def _sort_and_filter(self) -> None:
        if self._steps is not None:
            self._steps.close()
        self._steps = self._arranging()
        as_they_came = self._test is None and self._sort is None
        if self._in_turns is not None and len(self._rows) > MANY_ROWS and not as_they_came:
            self._in_turns(self._steps)
        else:
            self.arrange_now()

    def _arranging(self) -> Generator[None, None, None]:
        """Find out which rows are shown and in which order; show them in the last step."""
        shown, test = self._rows, self._test
        sorting = None if self._sort is None else (self.columns[self._sort[0]].order, self._sort[1])
        if test is not None:
            passed: list[Row] = []
            for first in range(0, len(shown), STEP_ROWS):
                passed += filter(test, shown[first : first + STEP_ROWS])
                yield
            shown = passed
        if sorting is not None:
            keys: list[Any] = []
            for first in range(0, len(shown), STEP_ROWS):
                keys += map(sorting[0], shown[first : first + STEP_ROWS])
                yield
            places = sorted_places(keys, descending=sorting[1] == Qt.SortOrder.DescendingOrder)
            yield
            shown = [shown[place] for place in places]
        self._steps = None
        self.beginResetModel()
        self._shown = list(shown)
        self._places = None
        self.endResetModel()
        self.arranged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a role of Qt or one of ours holds for a cell."""
        if role not in _ROLES:  # most that a view asks for: fonts, colors, icons, checks
            return None
        row = self.row_at(index)
        return None if row is None else self.cell(row, index.column(), role)

    def cell(self, row: Row, number: int, role: int) -> Any:
        """Return what a role holds for a column of a row."""
        column = self.columns[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == ORDER_ROLE:
            return column.order(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip(row) if column.tip else column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, /, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below 0 puts the rows back as they came."""
        self._sort = (column, order) if 0 <= column < len(self.columns) else None
        self._sort_and_filter()


def sorted_places(keys: Sequence[Any], *, descending: bool = False) -> list[int]:
    """Return the places of sorted keys, steadily; those of None come last either way.

    Example: of 5, None, 3, 5 they are 2, 0, 3, 1, and 0, 3, 2, 1 where the greatest come first.
    """
    places = [place for place, key in enumerate(keys) if key is not None]
    places.sort(key=keys.__getitem__, reverse=descending)
    return places + [place for place, key in enumerate(keys) if key is None]
