"""The character index: in which texts a string may be, by FTS5 with one token for each character.

It keeps no text of its own. Of every version it has the characters as ``desktop.text.index_form`` writes
them, a space after each. A phrase of them is found in the texts that hold the string, and in few others,
which whoever searches then reads. SQLAlchemy's Core has no words for virtual tables; they stand here.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, column, table, text

from db.prepared import driver_of

_CREATE = (
    "CREATE VIRTUAL TABLE text_index USING fts5("
    "characters, content='', columnsize=0, detail=full, tokenize='ascii')"
)

_SETTINGS = {"automerge": 16, "crisismerge": 64}
"""A text is a segment of the index; as few of them as by default would be merged at nearly every import."""

_INSERT = "INSERT INTO text_index(rowid, characters) VALUES (?, ?)"
_CLEAR = "INSERT INTO text_index(text_index) VALUES ('delete-all')"
_SET = "INSERT INTO text_index(text_index, rank) VALUES (?, ?)"

text_index = table("text_index", column("rowid"), column("characters"))
"""The virtual table, for queries."""

MATCHES = text("text_index MATCH :expression").bindparams(bindparam("expression"))
"""The condition that a text may hold what an FTS5 expression asks for."""


def create(_target: Any, connection: Connection, **_: Any) -> None:
    """Make the empty index of a library, when its tables are made."""
    connection.exec_driver_sql(_CREATE)
    for name, value in _SETTINGS.items():
        connection.exec_driver_sql(_SET, (name, value))


def clear(connection: Connection) -> None:
    """Take all texts out of the index."""
    connection.exec_driver_sql(_CLEAR)


def add(connection: Connection, entries: Iterable[tuple[int, str]]) -> None:
    """Take texts into the index, each with its number and its characters with a space after each."""
    driver_of(connection).executemany(_INSERT, entries)
