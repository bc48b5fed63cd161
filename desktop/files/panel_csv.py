"""Panels as CSV: long, a row for each theme and group, or wide, with a column for each theme."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from desktop.files.csv_table import write_rows

SIZES = ("characters", "words", "documents")
"""What a group is made of, after the count."""

Cell = tuple[str, tuple[str, ...], int, int, int, int]
"""Theme, values of the keys, count, characters, words, documents."""


def write_panel(by: Sequence[str], cells: Iterable[Cell], out: BinaryIO) -> int:
    """Write a panel, a row for each cell; return their number.

    Args:
        by: The keys that it was made by.
        cells: Its cells.
        out: A file open for writing bytes.
    """
    rows = ((theme, *keys, *numbers) for theme, keys, *numbers in cells)
    return write_rows(("theme", *by, "count", *SIZES), rows, out)


def write_wide_panel(by: Sequence[str], cells: Iterable[Cell], out: BinaryIO) -> int:
    """Write a panel, a row for each group and a column for each theme; arguments as for ``write_panel``."""
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    sizes: dict[tuple[str, ...], tuple[int, ...]] = {}
    themes: dict[str, None] = {}
    for theme, keys, count, *others in cells:
        themes[theme] = None
        groups.setdefault(keys, {})[theme] = count
        sizes[keys] = tuple(others)
    rows = ((*keys, *(counts[theme] for theme in themes), *sizes[keys]) for keys, counts in groups.items())
    return write_rows((*by, *themes, *SIZES), rows, out)
