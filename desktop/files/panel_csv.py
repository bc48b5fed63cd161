"""Panels as tables: long, a row for each theme and group, or wide, with a column for each theme."""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, NamedTuple

from desktop.files.csv_table import write_rows
from desktop.files.table_files import write_table_file

SIZES = ("characters", "words", "documents")
"""What a group is made of, after the count."""

Cell = tuple[str, tuple[str, ...], int, int, int, int] | tuple[str, tuple[str, ...], int, int, int, int, int]
"""Theme, values of the keys, count, characters, words, documents, and what is not written."""


class PanelTable(NamedTuple):
    """A panel as a table.

    Attributes:
        columns: Names of the columns.
        rows: The rows.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def long_table(by: Sequence[str], cells: Iterable[Cell]) -> PanelTable:
    """Return a panel with a row for each cell.

    Args:
        by: The keys that it was made by.
        cells: Its cells.
    """
    columns = ("theme", *by, "count", *SIZES)
    return PanelTable(columns, [(cell[0], *cell[1], *cell[2:6]) for cell in cells])


def wide_table(by: Sequence[str], cells: Iterable[Cell]) -> PanelTable:
    """Return a panel with a row for each group and a column for each theme; arguments as for the long one."""
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    sizes: dict[tuple[str, ...], tuple[int, ...]] = {}
    themes: dict[str, None] = {}
    for cell in cells:
        theme, keys = cell[0], cell[1]
        themes[theme] = None
        groups.setdefault(keys, {})[theme] = cell[2]
        sizes[keys] = cell[3:6]
    rows = [(*keys, *(counts[theme] for theme in themes), *sizes[keys]) for keys, counts in groups.items()]
    return PanelTable((*by, *themes, *SIZES), rows)


def write_panel(by: Sequence[str], cells: Iterable[Cell], out: BinaryIO) -> int:
    """Write a panel as CSV, a row for each cell; return their number.

    Args:
        by: The keys that it was made by.
        cells: Its cells.
        out: A file open for writing bytes.
    """
    table = long_table(by, cells)
    return write_rows(table.columns, table.rows, out)


def write_wide_panel(by: Sequence[str], cells: Iterable[Cell], out: BinaryIO) -> int:
    """Write a panel as CSV, a row for each group and a column for each theme; as for ``write_panel``."""
    table = wide_table(by, cells)
    return write_rows(table.columns, table.rows, out)


def write_panel_file(
    suffix: str, by: Sequence[str], cells: Iterable[Cell], out: BinaryIO, *, wide: bool = False
) -> int:
    """Write a panel as CSV, or as a workbook in which years and counts are numbers; return its rows.

    Args:
        suffix: One of ``TABLE_SUFFIXES``; anything else is CSV.
        by: The keys that it was made by.
        cells: Its cells.
        out: A file open for writing bytes.
        wide: Whether it has a column for each theme.
    """
    table = wide_table(by, cells) if wide else long_table(by, cells)
    return write_table_file(suffix, "panel", table.columns, table.rows, out, whole_numbers=("year",))
