"""Taguette projects (SQLite, version 1.0 to 1.5), read.

The tables are another program's, of several versions, and what a file holds under their names is not to be
trusted: they are read by SQLite itself, without our schema, within limits.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

HEAD = b"SQLite format 3\x00"
"""What a SQLite database begins with."""

_TABLES = frozenset(("projects", "documents", "tags", "highlights", "highlight_tags", "commands"))
_MOST_SECONDS = 60.0
"""How long all queries together may take: a file may hold anything under these names."""

_STEPS = 100_000


class NotTaguette(Exception):
    """The file is a database of another program, or none that can be read."""


class TaguetteDocument(NamedTuple):
    """A document; ``contents`` is HTML, ``created`` UTC without a zone."""

    id: int
    project_id: int
    name: str
    description: str
    created: str
    contents: str


class TaguetteHighlight(NamedTuple):
    """A highlight; ``start`` and ``end`` count bytes of UTF-8 in the text nodes of its document.

    ``tags`` are paths; ``user`` and ``created`` are those of the command that made it, or empty.
    """

    id: int
    document_id: int
    start: int
    end: int
    tags: tuple[str, ...]
    user: str
    created: str


@dataclass(frozen=True, slots=True)
class TaguetteRows:
    """All projects of a file.

    Attributes:
        projects: Name and moment of creation of each by its id.
        documents: All documents.
        tags: Project, path and description of each tag.
        highlights: All highlights, in the order of their places.
    """

    projects: dict[int, tuple[str, str]]
    documents: list[TaguetteDocument]
    tags: list[tuple[int, str, str]]
    highlights: list[TaguetteHighlight]


def read(path: Path) -> TaguetteRows:
    """Read a file that is open for nobody to write.

    Raises:
        NotTaguette: When it is another program's, or damaged.
    """
    try:
        with _connection(path) as connection:
            return _read(connection)
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise NotTaguette(str(error)) from error


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file for reading alone; no view or trigger of it is believed, no query goes on for ever."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        end = time.monotonic() + _MOST_SECONDS
        connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
        yield connection


def _read(connection: sqlite3.Connection) -> TaguetteRows:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= _TABLES:
        raise NotTaguette("no project of Taguette")
    projects = {
        int(own): (_text(name), _text(created))
        for own, name, created in connection.execute("SELECT id, name, created FROM projects ORDER BY id")
    }
    documents = [
        TaguetteDocument(int(own), int(project), *map(_text, rest))
        for own, project, *rest in connection.execute(
            "SELECT id, project_id, name, description, created, contents FROM documents ORDER BY id"
        )
    ]
    tags = [
        (int(project), _text(tag), _text(description))
        for project, tag, description in connection.execute(
            "SELECT project_id, path, description FROM tags ORDER BY path"
        )
    ]
    return TaguetteRows(projects, documents, tags, list(_highlights(connection)))


def _highlights(connection: sqlite3.Connection) -> Iterator[TaguetteHighlight]:
    tagged: dict[int, list[str]] = {}
    for highlight, tag in connection.execute(
        "SELECT highlight_id, path FROM highlight_tags JOIN tags ON tags.id = tag_id ORDER BY path"
    ):
        tagged.setdefault(int(highlight), []).append(_text(tag))
    made = _made(connection)
    for own, document, start, end in connection.execute(
        "SELECT id, document_id, start_offset, end_offset FROM highlights"
        " ORDER BY document_id, start_offset, end_offset, id"
    ):
        place = (int(own), int(document), int(start), int(end))
        yield TaguetteHighlight(*place, tuple(tagged.get(int(own), ())), *made.get(int(own), ("", "")))


def _made(connection: sqlite3.Connection) -> dict[int, tuple[str, str]]:
    """Return who made each highlight, and when, as the log of commands has it."""
    made: dict[int, tuple[str, str]] = {}
    query = "SELECT user_login, date, payload FROM commands WHERE payload LIKE '%highlight_add%' ORDER BY id"
    for user, when, payload in connection.execute(query):
        try:
            told = json.loads(payload)
        except (ValueError, TypeError, RecursionError):
            continue
        highlight = told.get("highlight_id") if isinstance(told, dict) else None
        if isinstance(highlight, int):  # changing a highlight is told as adding it again
            made.setdefault(highlight, (_text(user), _text(when)))
    return made


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
