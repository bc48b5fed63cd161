"""Small tables that a user brings: read whole, up to a size, with columns known by several names."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from desktop.files.csv_table import read_table
from desktop.files.errors import Unreadable
from desktop.files.guarded import is_library, opened

_DELIMITERS = "\t;；，"
"""What cells are parted by in tables that have no comma in their header."""

LARGEST_TABLE = 16 * 1024 * 1024
"""Bytes beyond which a file is none of these tables."""


def table_data(path: Path, largest: int = LARGEST_TABLE) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        largest: How many bytes it may have.

    Raises:
        Unreadable: ``is-library``, ``missing``, ``no-permission``, ``not-a-file`` or ``too-large``.
    """
    if is_library(path):
        raise Unreadable(path, "is-library")
    try:
        with opened(path) as file:
            data = file.read(largest + 1)
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    except IsADirectoryError as error:
        raise Unreadable(path, "not-a-file") from error
    if len(data) > largest:
        raise Unreadable(path, "too-large")
    return data


def read_small_table(data: bytes) -> tuple[list[str], Iterator[dict[str, str]]]:
    """Return the columns and rows of a CSV whose cells are parted by commas, tabs or semicolons."""
    columns, rows = read_table(BytesIO(data))
    if len(columns) == 1:
        other = next((one for one in _DELIMITERS if one in columns[0]), None)
        if other is not None:
            return read_table(BytesIO(data), other)
    return columns, rows


def named_rows(
    data: bytes, path: Path, names: Mapping[str, Sequence[str]], required: Sequence[str]
) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV by our names of its columns, cells trimmed; a missing column has empty cells.

    Args:
        data: The bytes of the file.
        path: The file, for what is said of it.
        names: What a column may be called, in small letters, by our name for it.
        required: Our names of the columns that must be there.

    Raises:
        Unreadable: With reason ``columns`` when one of these is missing, or as for any table.
    """
    columns, rows = read_small_table(data)
    known = {column.strip().lower(): column for column in columns}
    named = {name: next((known[one] for one in some if one in known), "") for name, some in names.items()}
    if not all(named[name] for name in required):
        raise Unreadable(path, "columns")
    for row in rows:
        yield {name: row.get(column, "").strip() for name, column in named.items()}
