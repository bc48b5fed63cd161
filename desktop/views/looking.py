"""Looking at a file before it is imported: what it would become, and which of its columns is which."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.files.readers.rows import Mapper

REMEMBERED = 40
"""How many kinds of tables are remembered."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is made of, as far as is known before it is imported.

    Attributes:
        path: The file's path.
        data: Its bytes.
        encoding: How it is decoded: what a person chose, else empty.
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


def look_at(
    path: str,
    data: bytes,
    encoding: str = "",
    mapping: Mapping[str, str] | None = None,
    mapper: "Mapper | None" = None,
) -> Look:
    """Look at a file, on a worker.

    Args:
        path: Its path.
        data: Its bytes.
        encoding: The codec a person chose, or empty.
        mapping: Which column is which field, if a person said so.
        mapper: Knows the columns of tables that were imported before.
    """
    from desktop.files.reading import head_of_table, read_bytes

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
        return Look(path, data, encoding, None, error.reason, columns, mapping)
    return Look(path, data, encoding, source, "", columns, mapping)


def known_columns(settings: Settings) -> dict[tuple[str, ...], dict[str, str]]:
    """Give what a person said of the columns of tables: which is which field, by the columns' names."""
    try:
        kept = json.loads(settings.text("columns", "[]"))
        return {tuple(columns): dict(mapping) for columns, mapping in kept}
    except (ValueError, TypeError, RecursionError):
        return {}  # what somebody else wrote counts as nothing


def remember_columns(settings: Settings, look: Look) -> None:
    """Remember which column is which, for the next table with the same columns."""
    if not look.columns or not look.mapping:
        return
    columns = tuple(name for name, _ in look.columns)
    known = known_columns(settings)
    known.pop(columns, None)
    known[columns] = dict(look.mapping)
    kept = list(known.items())[-REMEMBERED:]
    settings.set_text("columns", json.dumps(kept, ensure_ascii=False))
