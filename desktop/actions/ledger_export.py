"""Readings of a ledger written to files: the same bytes from the window and from the command line."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_readings import COLUMNS, ReadingColumn, Row, cell_id, sentences_of
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.files.atomic_write import atomic_write
from desktop.files.reading_tables import (
    flat_columns,
    write_codebook_csv,
    write_reading_csv,
    write_reading_docx,
    write_reading_xlsx,
)
from desktop.files.realized_values import RealizedValue, as_plain

READING_FORMATS = (".csv", ".xlsx", ".docx")
"""Endings of the files that a reading can be written to."""

Wording = Callable[[str, Any], str]
"""Returns what a table for Word shows of a column's value, and, for no value, the column's heading."""


def write_reading(
    queries: LibraryQueries, name: str, rows: Sequence[Row], path: Path, wording: Wording, heading: str = ""
) -> int:
    """Write a reading, whole or not at all; a CSV has the codebook of its columns beside it.

    Args:
        queries: The queries of the library, for the sentences.
        name: The reading.
        rows: Its rows.
        path: The file; its ending, one of READING_FORMATS, says the format.
        wording: Words a table for Word.
        heading: The heading of such a table.

    Returns:
        How many rows were written.

    Raises:
        OSError: When a file can't be written.
    """
    columns, sentences = COLUMNS[name], sentences_of(queries, rows)
    pairs = [(one.name, one.kind) for one in columns]
    if path.suffix.lower() == ".docx":
        with atomic_write(path) as out:
            return _write_docx(columns, rows, sentences, wording, heading or name, out)
    flat = (flat_row(row, columns, sentences) for row in rows)
    if path.suffix.lower() == ".xlsx":
        with atomic_write(path) as out:
            return write_reading_xlsx(name, pairs, flat, out)
    with atomic_write(path) as out:
        count = write_reading_csv(flat_columns(pairs), flat, out)
    with atomic_write(codebook_path(path)) as out:
        write_codebook_csv(pairs, out)
    return count


def codebook_path(path: Path) -> Path:
    """Return the file that the codebook of a CSV's columns is written to."""
    return path.with_name(f"{path.stem}-columns.csv")


def flat_row(row: Row, columns: Sequence[ReadingColumn], sentences: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of a file: of each cell its parts."""
    flat: dict[str, Any] = {}
    for column in columns:
        value = row.get(column.name)
        if isinstance(value, LedgerCell):
            held = value.value
            parts = {
                "value": held.value,
                "high": held.value_high,
                "unit": held.unit,
                "qualifier": held.qualifier,
                "state": value.state,
                "confirmed_by": value.confirmed_by,
                "document": value.document.title,
                "sentence": sentences.get(cell_id(value), ""),
            }
            flat |= {f"{column.name}_{part}": one for part, one in parts.items()}
        else:
            flat[column.name] = value
    return flat


def _write_docx(
    columns: Sequence[ReadingColumn],
    rows: Sequence[Row],
    sentences: Mapping[str, str],
    wording: Wording,
    heading: str,
    out: BinaryIO,
) -> int:
    titles = ["", *(wording(one.name, None) for one in columns)]
    cells = [
        [
            str(number),
            *("" if row.get(one.name) is None else wording(one.name, row[one.name]) for one in columns),
        ]
        for number, row in enumerate(rows, start=1)
    ]
    return write_reading_docx(heading, titles, cells, list(_notes(columns, rows, sentences)), out)


def _notes(
    columns: Sequence[ReadingColumn], rows: Sequence[Row], sentences: Mapping[str, str]
) -> Iterator[str]:
    """Yield the sentences of each row under its number."""
    for number, row in enumerate(rows, start=1):
        for column in columns:
            cell = row.get(column.name)
            if isinstance(cell, LedgerCell) and cell.value.value is not None:
                yield f"[{number}] {cell.document.title}: {sentences.get(cell_id(cell), '')}"


# Values from elsewhere, kept with the library.


def _setting(ledger_id: str) -> str:
    return f"ledger-realized/{ledger_id}"


def save_realized(library: Library, ledger_id: str, values: Sequence[RealizedValue]) -> None:
    """Keep the values that are laid beside a ledger; none forgets them. No step of the history."""
    library.set_setting(_setting(ledger_id), json.dumps(as_plain(values), ensure_ascii=False))


def realized_values(queries: LibraryQueries, ledger_id: str) -> tuple[RealizedValue, ...]:
    """Return the values that are laid beside a ledger; none where what is kept can't be read."""
    held = queries.setting(_setting(ledger_id))
    try:
        return tuple(RealizedValue(**one) for one in json.loads(held or "[]"))
    except (ValueError, TypeError):
        return ()
