"""Prefixes: finding the one id that begins as a user typed it."""

from pathlib import Path

from sqlalchemy import Column, Connection, Select

from db.errors import NotFound

MIN_PREFIX_LENGTH = 4
"""Characters of an id that must be given."""


def find(
    connection: Connection,
    path: Path,
    column: "Column[str]",
    rows: Select[tuple[str]],
    what: str,
    beginning: str,
) -> str:
    """Return the one id that begins so.

    Args:
        connection: Where to read.
        path: The library's file, for the error.
        column: The id's column.
        rows: The ids to choose among.
        what: What is looked for, for the error.
        beginning: At least LEAST characters, or the whole id.

    Raises:
        NotFound: With the reason ``unknown`` or ``ambiguous``.
    """
    wanted = beginning.strip().lower()
    if len(wanted) < MIN_PREFIX_LENGTH:
        raise NotFound(path, "unknown", what=what, id=beginning)
    query = rows.where(column >= wanted, column < wanted + "\U0010ffff").limit(2)
    found = list(connection.scalars(query))
    if not found:
        raise NotFound(path, "unknown", what=what, id=beginning)
    if len(found) > 1:
        raise NotFound(path, "ambiguous", what=what, id=beginning)
    return str(found[0])
