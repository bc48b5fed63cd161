"""Check: whether everything in a library is as it must be, told finding by finding."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db import posix_locks
from db.errors import NewerLibrary, classified
from db.file_type import identify_copy
from db.queries.tags import DEEPEST, LONGEST_NAME, in_order
from db.reading import open_to_read
from db.row_changes import decode
from db.schema import RECORDED, REVISION, metadata

_CONTEXT = 32

ProgressCallback = Callable[[str], None]
"""Is told the name of each part of the check as it begins; may raise to stop it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be.

    Attributes:
        kind: What, by name: ``integrity``, ``foreign-key``, ``hash``, ``version``, ``quote``, ``state``,
            ``tree``, ``deep``, ``name``, ``step``, ``history``; the views word it.
        remedy: What can be done, by name: ``restore`` a backup, ``import`` the file again, ``review`` the
            annotation, ``move`` or ``rename`` the tag, ``thin`` the history.
        table: Where.
        id: Which row.
        detail: What was found, for those who want to know.
    """

    kind: str
    remedy: str
    table: str = ""
    id: str = ""
    detail: str = ""


def check(path: Path, on_progress: ProgressCallback = lambda part: None) -> list[Finding]:
    """Check a library, which may be open and in use; nothing is written.

    Args:
        path: Its file.
        on_progress: Is told what is being checked.

    Raises:
        LibraryError: When the file can't be read at all, or is no library.
    """
    identify_copy(path)
    with classified(path), posix_locks.held(path), closing(open_to_read(path)) as connection:
        connection.execute("BEGIN")
        _refuse_newer(connection, path)
        return list(_all(connection, on_progress))


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what a newer program wrote, also where that still stands in the log alone."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > REVISION:
        raise NewerLibrary(path, "newer", found=found, known=REVISION)


def _all(connection: sqlite3.Connection, on_progress: ProgressCallback) -> Iterator[Finding]:
    for part in (_integrity, _columns, _foreign_keys, _sources, _versions, _quotes, _states, _tree, _history):
        on_progress(part.__name__.lstrip("_").replace("_", "-"))
        try:
            yield from part(connection)
        except sqlite3.DatabaseError as error:  # a damaged page: the other parts may still be readable
            if not _is_damage(error):
                raise
            yield Finding("integrity", "restore", detail=f"{part.__name__.lstrip('_')}: {error}")
        except (
            TypeError,
            AttributeError,
            ValueError,
            RecursionError,
        ) as error:  # a value is not of the kind its column holds
            yield Finding("integrity", "restore", detail=f"{part.__name__.lstrip('_')}: {error}")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether an error concerns the file's contents, not a failing disk or a locked file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("integrity", "restore", detail=said)


def _columns(connection: sqlite3.Connection) -> Iterator[Finding]:
    """A changed byte in the schema gives a column or a table another name, which SQLite takes for its own."""
    for table in metadata.tables.values():
        found = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
        for column in table.columns:
            if column.name not in found:
                yield Finding("integrity", "restore", table.name, "", f"has no column {column.name}")


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("foreign-key", "restore", table, str(row), f"points to no row of {target}")


def _sources(connection: sqlite3.Connection) -> Iterator[Finding]:
    for key, digest, data in connection.execute("SELECT id, sha256, data FROM source_file"):
        try:
            found = hashlib.sha256(zlib.decompress(data)).hexdigest()
        except zlib.error as error:
            found = str(error)
        if found != digest:
            yield Finding("hash", "import", "source_file", key, found)


def _versions(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = "SELECT id, sha256, characters, headings, removals, text FROM document_version"
    for key, digest, characters, headings, removals, text in connection.execute(query):
        if hashlib.sha256(text.encode()).hexdigest() != digest or len(text) != characters:
            yield Finding(
                "hash", "import", "document_version", key, "the text is not the one that was imported"
            )
        for name, held in (("headings", headings), ("removals", removals)):
            if not _is_list(held):
                yield Finding("version", "import", "document_version", key, f"{name} can't be read")
    query = (
        "SELECT document.id FROM document JOIN document_version ON document_version.id = version_id "
        "WHERE document_version.document_id != document.id"
    )
    for (key,) in connection.execute(query):
        yield Finding("version", "restore", "document", key, "its text is another document's")


def _is_list(held: str) -> bool:
    try:
        return isinstance(json.loads(held), list)
    except (ValueError, RecursionError):
        return False


def _quotes(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = 'SELECT version_id, id, start, "end", quote, prefix, suffix FROM passage ORDER BY version_id'
    of, text = "", ""
    for version_id, key, start, end, quote, prefix, suffix in connection.execute(query):
        if version_id != of:
            row = connection.execute(
                "SELECT text FROM document_version WHERE id = ?", (version_id,)
            ).fetchone()
            of, text = version_id, row[0] if row else ""
        held = (prefix, quote, suffix)
        if held != (text[max(0, start - _CONTEXT) : start], text[start:end], text[end : end + _CONTEXT]):
            yield Finding("quote", "review", "passage", key, f"{start}–{end} is not {quote[:20]!r}")


def _states(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Placed means: on a passage of the document's current version."""
    for table in ("annotation", "figure_correction"):
        query = (
            f"SELECT one.id, one.state FROM {table} AS one JOIN passage ON passage.id = passage_id "
            "JOIN document ON document.id = one.document_id "
            "WHERE (one.state = 'placed') != (passage.version_id = document.version_id)"
        )
        for key, state in connection.execute(query):
            yield Finding("state", "review", table, key, f"{state}, but on another version")


def _tree(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Tags under themselves, trees that are too deep (told by their first tag that is) and long names."""
    rows = {row[0]: row[1:] for row in connection.execute("SELECT id, parent_id, name FROM tag")}
    parents: dict[str, str | None] = {key: above for key, (above, _) in rows.items()}
    levels: dict[str, int] = {}
    lost: set[str] = set()
    for key, above in in_order(parents).items():
        levels[key] = levels[above] + 1 if above is not None else 1
        if above in lost or (above is None and parents[key] in parents):
            lost.add(key)
    deepest = max(levels.values(), default=0)
    for key, (_, name) in rows.items():
        if key in lost:
            yield Finding("tree", "restore", "tag", key, "is under itself")
        if levels[key] == DEEPEST + 1:
            detail = f"level {DEEPEST + 1}; the deepest tag is on level {deepest}"
            yield Finding("deep", "move", "tag", key, detail)
        if len(name) > LONGEST_NAME:
            yield Finding("name", "rename", "tag", key, f"{len(name)} characters")


@dataclass(slots=True)
class _Replay:
    """The rows as the history says they are.

    Attributes:
        rows: Columns by table and key; None for a row that was deleted.
        last: Number of the step that spoke of a row last.
    """

    rows: dict[tuple[str, str], dict[str, Any] | None] = field(default_factory=dict)
    last: dict[tuple[str, str], int] = field(default_factory=dict)

    def apply_step(self, number: int, held: bytes) -> None:
        """Go on by one step."""
        for image in decode(held):
            at = image.table, image.key
            self.last[at] = number
            self.rows[at] = None if image.after is None else {**(self.rows.get(at) or {}), **image.after}


def _history(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whoever replays all steps that are done must find the rows as they are."""
    replay = _Replay()
    for number, state, held in connection.execute("SELECT number, state, images FROM action ORDER BY number"):
        try:
            if state == "done":
                replay.apply_step(number, held)
            else:
                decode(held)
        except ValueError as error:
            yield Finding("step", "thin", "action", str(number), str(error))
    for table in sorted(RECORDED):
        yield from _replayed(connection, table, replay)


def _replayed(connection: sqlite3.Connection, table: str, replay: _Replay) -> Iterator[Finding]:
    wanted = {key: row for (of, key), row in replay.rows.items() if of == table}
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        should = wanted.pop(row["id"], row)
        if should is None or any(row.get(name) != value for name, value in should.items()):
            number = replay.last[table, row["id"]]
            yield Finding("history", "restore", table, row["id"], f"is not as step {number} left it")
    for key, row_or_none in wanted.items():
        if row_or_none is not None:
            number = replay.last[table, key]
            yield Finding("history", "restore", table, key, f"is gone, though step {number} left it")
