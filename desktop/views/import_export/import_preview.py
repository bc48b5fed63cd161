"""The import preview: what a file would become, and which of its columns is which field."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.files.column_mapping import Mapper

REMEMBERED_TABLES = 40
"""How many kinds of tables are remembered."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file is made of, as far as is known before it is imported.

    Attributes:
        path: The file's path.
        data: Its bytes.
        encoding: How it is decoded: what a user chose, else empty.
        source: The file as it was read, or None where it could not be.
        problem: Why it could not be read, by name, or empty.
        columns: The columns of a table with their first cells; empty where it is none.
        mapping: Which field each mapped column is.
    """

    path: str
    data: bytes
    encoding: str = ""
    source: SourceFile | None = None
    problem: str = ""
    columns: Sequence[tuple[str, str]] = ()
    mapping: Mapping[str, str] | None = None


def preview_file(
    path: str,
    data: bytes,
    encoding: str = "",
    mapping: Mapping[str, str] | None = None,
    mapper: "Mapper | None" = None,
) -> ImportPreview:
    """Look at a file, on a worker.

    Args:
        path: Its path.
        data: Its bytes.
        encoding: The codec a user chose, or empty.
        mapping: Which column is which field, if a user said so.
        mapper: Knows the columns of tables that were imported before.
    """
    from desktop.files.file_input import head_of_table, read_bytes

    if mapping is not None:
        chosen, mapper = mapping, lambda _: chosen
    columns: list[tuple[str, str]] = []
    try:
        head = head_of_table(data, path, encoding or None, mapper)
        if head is not None:
            mapping = head.mapping
            columns = [
                (name, next((row[name] for row in head.rows if row.get(name)), "")[:80])
                for name in head.columns
            ]
        source = read_bytes(data, path, encoding=encoding or None, mapper=mapper)
    except Unreadable as error:
        return ImportPreview(path, data, encoding, None, error.reason, columns, mapping)
    return ImportPreview(path, data, encoding, source, "", columns, mapping)


def known_columns(settings: Settings) -> dict[tuple[str, ...], dict[str, str]]:
    """Return what a user said of the columns of tables: which is which field, by the columns' names."""
    try:
        kept = json.loads(settings.text("columns", "[]"))
        return {tuple(columns): dict(mapping) for columns, mapping in kept}
    except (ValueError, TypeError, RecursionError):
        return {}  # what somebody else wrote counts as nothing


def remember_columns(settings: Settings, preview: ImportPreview) -> None:
    """Remember which column is which, for the next table with the same columns."""
    if not preview.columns or not preview.mapping:
        return
    columns = tuple(name for name, _ in preview.columns)
    known = known_columns(settings)
    known.pop(columns, None)
    known[columns] = dict(preview.mapping)
    kept = list(known.items())[-REMEMBERED_TABLES:]
    settings.set_text("columns", json.dumps(kept, ensure_ascii=False))
