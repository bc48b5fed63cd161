"""The needed version: which Piyue a library asks for, written into it for programs too old to read the rest.

The row is written with the schema; an older program finds it by its name, whatever else the file holds. It
is read past SQLAlchemy, by SQL of its own: whoever reads it does not know the schema of the file.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from db.errors import NewerLibrary
from db.reading import ReadableFile
from db.schema import NEEDED_VERSION, library_setting

KEY = "needed-version"
"""The key of the row in ``library_setting``; never changed, since programs of all times look for it."""

_LONGEST = 40  # characters; a version is no longer


def write_needed_version(connection: Connection) -> None:
    """Write which version of Piyue reads a library of the present schema."""
    row = insert(library_setting).values(key=KEY, value=NEEDED_VERSION)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": NEEDED_VERSION}))


def needed_version(path: Path) -> str:
    """Return which version a library asks for; nothing where it does not say, or cannot be asked."""
    query = "SELECT value FROM library_setting WHERE key = ?"
    with suppress(sqlite3.Error, OSError):
        file = ReadableFile(path)
        try:
            with closing(sqlite3.connect(file.address, uri=True)) as connection:
                found = connection.execute(query, (KEY,)).fetchone()
        finally:
            file.close()
        if found and isinstance(found[0], str) and found[0].isprintable():
            return found[0][:_LONGEST]
    return ""


def with_needed_version(error: NewerLibrary) -> NewerLibrary:
    """Return an error about a newer library that tells, as ``version``, which version reads it."""
    return NewerLibrary(error.path, error.reason, **{**error.details, "version": needed_version(error.path)})
