"""Queries on documents (文档), their versions and files."""

import zlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Subquery, bindparam, func, select, update

from db.errors import NotFound
from db.json_columns import load_json
from db.prepared import Prepared
from db.queries import id_prefixes
from db.queries.driver_rows import AnyRow, all_rows
from db.queries.hidden_annotators import visible_condition
from db.row_types import DocumentRow, OriginalRow, VersionRow
from db.schema import annotation, document, document_version, source_file

_COUNTS = select(annotation.c.document_id, func.count().label("annotations")).group_by(
    annotation.c.document_id
)
_METADATA = (
    "id",
    "title",
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "session",
    "speaker",
    "script",
)


def _listing(counts: Any) -> Select[Any]:
    return (
        select(
            *(document.c[name] for name in _METADATA),
            document_version.c.characters,
            counts,
            document_version.c.damage,
            source_file.c.name,
            document.c.version_id,
            document.c.inferred,
            document.c.added,
            document.c.source_url,
            document.c.opened_at.is_not(None),
        )
        .join(document_version, document_version.c.id == document.c.version_id)
        .join(source_file, source_file.c.id == document_version.c.source_file_id)
        .where(document.c.removed.is_(None))
    )


def _all(counts: Subquery) -> Select[Any]:
    return (
        _listing(func.coalesce(counts.c.annotations, 0))
        .outerjoin(counts, counts.c.document_id == document.c.id)
        .order_by(document.c.number)
    )


_ALL = _all(_COUNTS.subquery("counts"))
_COUNT = select(func.count()).where(annotation.c.document_id == document.c.id)
_ONE = _listing(_COUNT.scalar_subquery()).where(document.c.id == bindparam("key"))
_SOME = _listing(_COUNT.scalar_subquery()).where(document.c.id.in_(bindparam("keys", expanding=True)))
_CURRENT = select(document.c.version_id).where(
    document.c.id == bindparam("key"), document.c.removed.is_(None)
)
_VERSIONS = (
    select(
        *(
            document_version.c[name]
            for name in ("id", "document_id", "number", "sha256", "characters", "damage")
        ),
        source_file.c.name,
        source_file.c.path,
        *(
            document_version.c[name]
            for name in ("source_start", "source_end", "encoding", "created", "reason")
        ),
    )
    .join(source_file, source_file.c.id == document_version.c.source_file_id)
    .where(document_version.c.document_id == bindparam("key"))
    .order_by(document_version.c.number)
)
_TEXTS = (
    select(document.c.id, document_version.c.text, document_version.c.sha256)
    .join(document_version, document_version.c.id == document.c.version_id)
    .where(document.c.id.in_(bindparam("keys", expanding=True)))
)
_HEADINGS = select(document_version.c.headings).where(document_version.c.id == bindparam("key"))
_REMOVALS = select(document_version.c.removals).where(document_version.c.id == bindparam("key"))
_BY_TEXT = (
    select(document.c.id, document.c.title, document.c.removed)
    .join(document_version, document_version.c.document_id == document.c.id)
    .order_by(
        document.c.removed.is_not(None), document_version.c.id != document.c.version_id, document.c.number
    )
)
_WITH_TEXT = Prepared(_BY_TEXT.where(document_version.c.sha256 == bindparam("digest")).limit(1))
_FROM_PATH = (
    select(document.c.id, document.c.title, document.c.removed)
    .join(document_version, document_version.c.id == document.c.version_id)
    .join(source_file, source_file.c.id == document_version.c.source_file_id)
    .where(document.c.removed.is_(None), source_file.c.path == bindparam("file_path"))
    .order_by(document_version.c.source_start, document.c.number)
)
_FROM_ANY = Prepared(_FROM_PATH)
_FROM_FILE = Prepared(_FROM_PATH.where(source_file.c.sha256 == bindparam("digest")))
_SOURCE_WITH = Prepared(select(source_file.c.id).where(source_file.c.sha256 == bindparam("digest")))
_HOW_MANY = Prepared(select(func.count()).where(document.c.removed.is_(None)))
_LAST_NUMBER = Prepared(select(func.max(document.c.number)))


class KnownDocument(NamedTuple):
    """A document that the library has already.

    Attributes:
        id: Its id.
        title: Its title.
        removed: When it was taken away; None where it was not.
    """

    id: str
    title: str
    removed: str | None


def _row(row: AnyRow | tuple[Any, ...]) -> DocumentRow:
    *values, inferred, added, source_url, opened = row
    names = tuple(load_json(inferred, list)) if inferred != "[]" else ()
    return DocumentRow._make((*values, names, added, source_url, bool(opened)))


def list_documents(connection: Connection, without: Collection[str] = ()) -> list[DocumentRow]:
    """Return all documents that are not removed, in the order they came in.

    Args:
        connection: Where to read.
        without: Names of annotators whose annotations are not counted.
    """
    query = _all(_COUNTS.where(visible_condition(without)).subquery("counts")) if without else _ALL
    return [_row(row) for row in all_rows(connection, query)]


def count(connection: Connection) -> int:
    """Return how many documents there are."""
    return int(_HOW_MANY.scalar(connection) or 0)


def some(connection: Connection, document_ids: Sequence[str]) -> list[DocumentRow]:
    """Return those of some documents that are not removed; as many ids as one statement takes."""
    return [_row(row) for row in all_rows(connection, _SOME, {"keys": list(document_ids)})]


def one(connection: Connection, path: Path, document_id: str, without: Collection[str] = ()) -> DocumentRow:
    """Return one document; Unknown where there is none or it was taken away.

    ``without`` as for ``list_documents``.
    """
    query = _ONE
    if without:
        query = _listing(_COUNT.where(visible_condition(without)).scalar_subquery())
        query = query.where(document.c.id == bindparam("key"))
    row = connection.execute(query, {"key": document_id}).one_or_none()
    if row is None:
        raise NotFound(path, "unknown", what="document", id=document_id)
    return _row(row)


def current_version(connection: Connection, path: Path, document_id: str) -> str:
    """Return the id of a document's current version; Unknown where there is none or it was taken away."""
    version_id = connection.scalar(_CURRENT, {"key": document_id})
    if version_id is None:
        raise NotFound(path, "unknown", what="document", id=document_id)
    return str(version_id)


def find(connection: Connection, path: Path, beginning: str) -> str:
    """Return the id of the document that begins so."""
    rows = select(document.c.id).where(document.c.removed.is_(None))
    return id_prefixes.find(connection, path, document.c.id, rows, "document", beginning)


def versions(connection: Connection, document_id: str) -> list[VersionRow]:
    """Return the versions of a document, the first one first."""
    return [VersionRow(*list(row)) for row in connection.execute(_VERSIONS, {"key": document_id})]


def texts(connection: Connection, document_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the current text of some documents, and its hash, by the document."""
    rows = connection.execute(_TEXTS, {"keys": list(document_ids)})
    return {row[0]: (row[1], row[2]) for row in rows}


def headings(connection: Connection, version_id: str) -> str:
    """Return the headings of a version, JSON."""
    return str(connection.scalar(_HEADINGS, {"key": version_id}) or "[]")


def removals(connection: Connection, version_id: str) -> str:
    """Return what cleaning removed to make a version, JSON."""
    return str(connection.scalar(_REMOVALS, {"key": version_id}) or "[]")


def original(connection: Connection, version_id: str) -> OriginalRow:
    """Return the file a version was read from."""
    query = (
        select(
            source_file.c.name,
            source_file.c.path,
            document_version.c.encoding,
            source_file.c.sha256,
            source_file.c.data,
        )
        .join(document_version, document_version.c.source_file_id == source_file.c.id)
        .where(document_version.c.id == version_id)
    )
    name, path, encoding, digest, data = connection.execute(query).one()
    return OriginalRow(name, path, encoding, digest, zlib.decompress(data))


def with_text(connection: Connection, digest: str) -> KnownDocument | None:
    """Return a document with a text of this hash; one that is not removed first."""
    rows = _WITH_TEXT.all(connection, digest=digest)
    return KnownDocument(*rows[0]) if rows else None


def documents_with_words_at(connection: Connection, start: int, words: str) -> list[str]:
    """Return the ids of the documents whose current text has these words from this code point on."""
    at = func.substr(document_version.c.text, start + 1, len(words))
    query = (
        select(document.c.id)
        .join(document_version, document_version.c.id == document.c.version_id)
        .where(document.c.removed.is_(None), document_version.c.characters >= start + len(words), at == words)
    )
    return list(connection.scalars(query))


def mark_opened(connection: Connection, document_id: str, at: str) -> bool:
    """Note when a document was opened first; return whether that is now. No step of the history."""
    query = update(document).where(document.c.id == document_id, document.c.opened_at.is_(None))
    return connection.execute(query.values(opened_at=at)).rowcount > 0


def next_number(connection: Connection) -> int:
    """Return the place in the list for a document that comes in."""
    return int(_LAST_NUMBER.scalar(connection) or 0) + 1


def version_row(connection: Connection, version_id: str) -> AnyRow:
    """Return all of a version but its text."""
    columns = [column for column in document_version.c if column.name != "text"]
    return connection.execute(select(*columns).where(document_version.c.id == version_id)).one()


def version_with(connection: Connection, document_id: str, digest: str) -> str | None:
    """Return the id of the version of a document whose text has this hash, or None."""
    query = select(document_version.c.id).where(document_version.c.document_id == document_id)
    return connection.scalar(query.where(document_version.c.sha256 == digest).limit(1))


def next_version(connection: Connection, document_id: str) -> int:
    """Return the number for another version of a document."""
    query = select(func.max(document_version.c.number)).where(document_version.c.document_id == document_id)
    return int(connection.scalar(query) or 0) + 1


def from_path(connection: Connection, path: str) -> list[str]:
    """Return the ids of the documents whose current version was read from a file, in the file's order."""
    return [row[0] for row in _FROM_ANY.all(connection, file_path=path)]


def from_file(connection: Connection, path: str, digest: str) -> list[KnownDocument]:
    """Return the documents that `from_path` gives, as far as the bytes of the file have this hash."""
    rows = _FROM_FILE.all(connection, file_path=path, digest=digest)
    return [KnownDocument(*row) for row in rows]


def source_with(connection: Connection, digest: str) -> str | None:
    """Return the id of the file whose bytes have this hash, or None."""
    found: str | None = _SOURCE_WITH.scalar(connection, digest=digest)
    return found
