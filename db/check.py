"""Check: whether everything in a library is as it must be, told finding by finding."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError

from db import posix_locks
from db.backup import copy_library
from db.connections import broken_references, column_names, integrity_errors, user_version
from db.errors import CorruptLibrary, NewerLibrary, classified
from db.file_type import identify_copy
from db.migration import migrate
from db.queries.tags import DEEPEST, LONGEST_NAME, in_order
from db.reading import reading_connection
from db.row_changes import RECORDED, decode
from db.schema import (
    REVISION,
    action,
    annotation,
    document,
    document_version,
    figure_correction,
    metadata,
    passage,
    source_file,
    tag,
)

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

    One of an older schema is checked as it would be after its upgrade, in a copy.

    Args:
        path: Its file.
        on_progress: Is told what is being checked.

    Raises:
        LibraryError: When the file can't be read at all, or is no library.
    """
    identify_copy(path)
    with classified(path), posix_locks.held(path):
        with reading_connection(path) as connection:
            found = user_version(connection)
            if found > REVISION:  # also where that still stands in the log alone
                raise NewerLibrary(path, "newer", found=found, known=REVISION)
            findings = list(_run(_PARTS if found == REVISION else _RAW_PARTS, connection, on_progress))
        if found == REVISION or findings:
            return findings
        return _check_upgraded(path, on_progress)


def _check_upgraded(path: Path, on_progress: ProgressCallback) -> list[Finding]:
    """Check a copy of an older library, brought up to date."""
    with TemporaryDirectory(prefix="piyue-", ignore_cleanup_errors=True) as folder:  # readable by nobody else
        copy = Path(folder) / "copy.piyue"
        copy_library(path, copy)
        try:
            migrate(copy, 1.0)
        except (CorruptLibrary, DBAPIError) as error:
            if isinstance(error, DBAPIError) and not _is_damage(error):
                raise
            return [Finding("integrity", "restore", detail=str(error))]
        with reading_connection(copy) as connection:
            return list(_run(_PARTS, connection, on_progress))


def _run(
    parts: Iterable[Callable[[Connection], Iterator[Finding]]],
    connection: Connection,
    on_progress: ProgressCallback,
) -> Iterator[Finding]:
    for part in parts:
        on_progress(part.__name__.lstrip("_").replace("_", "-"))
        try:
            yield from part(connection)
        except DBAPIError as error:  # a damaged page: the other parts may still be readable
            if not _is_damage(error):
                raise
            yield Finding("integrity", "restore", detail=f"{part.__name__.lstrip('_')}: {error.orig}")
        except (
            TypeError,
            AttributeError,
            ValueError,
            RecursionError,
        ) as error:  # a value is not of the kind its column holds
            yield Finding("integrity", "restore", detail=f"{part.__name__.lstrip('_')}: {error}")


def _is_damage(error: DBAPIError) -> bool:
    """Return whether an error concerns the file's contents, not a failing disk or a locked file."""
    code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _integrity(connection: Connection) -> Iterator[Finding]:
    for said in integrity_errors(connection):
        yield Finding("integrity", "restore", detail=said)


def _columns(connection: Connection) -> Iterator[Finding]:
    """A changed byte in the schema gives a column or a table another name, which SQLite takes for its own."""
    for table in metadata.tables.values():
        found = column_names(connection, table.name)
        for column in table.columns:
            if column.name not in found:
                yield Finding("integrity", "restore", table.name, "", f"has no column {column.name}")


def _foreign_keys(connection: Connection) -> Iterator[Finding]:
    for table, row, target in broken_references(connection):
        yield Finding("foreign-key", "restore", table, str(row), f"points to no row of {target}")


def _sources(connection: Connection) -> Iterator[Finding]:
    columns = source_file.c.id, source_file.c.sha256, source_file.c.data
    for key, digest, data in connection.execute(select(*columns)):
        try:
            found = hashlib.sha256(zlib.decompress(data)).hexdigest()
        except zlib.error as error:
            found = str(error)
        if found != digest:
            yield Finding("hash", "import", "source_file", key, found)


def _versions(connection: Connection) -> Iterator[Finding]:
    version = document_version.c
    columns = version.id, version.sha256, version.characters, version.headings, version.removals, version.text
    for key, digest, characters, headings, removals, text in connection.execute(select(*columns)):
        if hashlib.sha256(text.encode()).hexdigest() != digest or len(text) != characters:
            yield Finding(
                "hash", "import", "document_version", key, "the text is not the one that was imported"
            )
        for name, held in (("headings", headings), ("removals", removals)):
            if not _is_list(held):
                yield Finding("version", "import", "document_version", key, f"{name} can't be read")
    query = (
        select(document.c.id)
        .join(document_version, version.id == document.c.version_id)
        .where(version.document_id != document.c.id)
    )
    for key in connection.scalars(query):
        yield Finding("version", "restore", "document", key, "its text is another document's")


def _is_list(held: str) -> bool:
    try:
        return isinstance(json.loads(held), list)
    except (ValueError, RecursionError):
        return False


def _quotes(connection: Connection) -> Iterator[Finding]:
    query = select(
        passage.c.version_id,
        passage.c.id,
        passage.c.start,
        passage.c.end,
        passage.c.quote,
        passage.c.prefix,
        passage.c.suffix,
    ).order_by(passage.c.version_id)
    text_of = select(document_version.c.text).where(document_version.c.id == bindparam("key"))
    of, text = "", ""
    for version_id, key, start, end, quote, prefix, suffix in connection.execute(query):
        if version_id != of:
            of, text = version_id, connection.scalar(text_of, {"key": version_id}) or ""
        held = (prefix, quote, suffix)
        if held != (text[max(0, start - _CONTEXT) : start], text[start:end], text[end : end + _CONTEXT]):
            yield Finding("quote", "review", "passage", key, f"{start}–{end} is not {quote[:20]!r}")


def _states(connection: Connection) -> Iterator[Finding]:
    """Placed means: on a passage of the document's current version."""
    for table in (annotation, figure_correction):
        query = (
            select(table.c.id, table.c.state)
            .join(passage, passage.c.id == table.c.passage_id)
            .join(document, document.c.id == table.c.document_id)
            .where((table.c.state == "placed") != (passage.c.version_id == document.c.version_id))
        )
        for key, state in connection.execute(query):
            yield Finding("state", "review", table.name, key, f"{state}, but on another version")


def _tree(connection: Connection) -> Iterator[Finding]:
    """Tags under themselves, trees that are too deep (told by their first tag that is) and long names."""
    rows = {row[0]: row[1:] for row in connection.execute(select(tag.c.id, tag.c.parent_id, tag.c.name))}
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


def _history(connection: Connection) -> Iterator[Finding]:
    """Whoever replays all steps that are done must find the rows as they are."""
    replay = _Replay()
    steps = select(action.c.number, action.c.state, action.c.row_changes).order_by(action.c.number)
    for number, state, held in connection.execute(steps):
        try:
            if state == "done":
                replay.apply_step(number, held)
            else:
                decode(held)
        except ValueError as error:
            yield Finding("step", "thin", "action", str(number), str(error))
    for table in sorted(RECORDED):
        yield from _replayed(connection, table, replay)


def _replayed(connection: Connection, table: str, replay: _Replay) -> Iterator[Finding]:
    wanted = {key: row for (of, key), row in replay.rows.items() if of == table}
    names = metadata.tables[table].c.keys()
    for values in connection.execute(select(metadata.tables[table])):
        row = dict(zip(names, values, strict=True))
        should = wanted.pop(row["id"], row)
        if should is None or any(row.get(name) != value for name, value in should.items()):
            number = replay.last[table, row["id"]]
            yield Finding("history", "restore", table, row["id"], f"is not as step {number} left it")
    for key, row_or_none in wanted.items():
        if row_or_none is not None:
            number = replay.last[table, key]
            yield Finding("history", "restore", table, key, f"is gone, though step {number} left it")


_RAW_PARTS = (_integrity, _foreign_keys)
"""What can be asked of a library of any schema."""

_PARTS = (_integrity, _columns, _foreign_keys, _sources, _versions, _quotes, _states, _tree, _history)
"""All parts of a check, in order."""
