"""Queries on passages (选段)."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, exists, select, union

from db.prepared import Prepared
from db.queries.driver_rows import AnyRow, chunks
from db.schema import annotation, bookmark, document_version, figure_correction, passage

_NEXT = passage.alias()
_AT = select(passage.c.id).where(
    passage.c.version_id == bindparam("version_id"),
    passage.c.start == bindparam("start_"),
    passage.c.end == bindparam("end_"),
)
_UNUSED = select(passage.c.id).where(
    passage.c.id.in_(bindparam("keys", expanding=True)),
    ~exists().where(annotation.c.passage_id == passage.c.id),
    ~exists().where(figure_correction.c.passage_id == passage.c.id),
    ~exists().where(_NEXT.c.moved_from == passage.c.id),
)
_FEW_RANGES = 16
"""So many ranges are looked up one by one; for more, all passages of the version are read at once."""

_BY_PLACE = select(passage.c.id, passage.c.start, passage.c.end).where(
    passage.c.version_id == bindparam("version_id")
)
_OF_DOCUMENT = Prepared(
    select(passage.c.id, passage.c.version_id, passage.c.start, passage.c.end)
    .join(document_version, document_version.c.id == passage.c.version_id)
    .where(document_version.c.document_id == bindparam("key"))
)
_ANNOTATIONS_ON = Prepared(
    select(
        annotation.c.id,
        passage.c.version_id,
        passage.c.start,
        passage.c.end,
        annotation.c.tag_id,
        annotation.c.annotator_id,
        annotation.c.note,
    )
    .join(passage, passage.c.id == annotation.c.passage_id)
    .where(annotation.c.document_id == bindparam("key"))
)
_STANDING = {"annotation": annotation, "figure_correction": figure_correction}


def passage_id_at(connection: Connection, version_id: str, start: int, end: int) -> str | None:
    """Return the id of the passage of a range, or None."""
    values = {"version_id": version_id, "start_": start, "end_": end}
    return connection.scalar(_AT, values)


def ids_by_range(
    connection: Connection, version_id: str, ranges: Collection[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """Return the ids of the passages of a version by their range: of these ranges at least, as far as any."""
    if len(ranges) <= _FEW_RANGES:
        found = {one: passage_id_at(connection, version_id, *one) for one in ranges}
        return {one: passage_id for one, passage_id in found.items() if passage_id is not None}
    rows = connection.execute(_BY_PLACE, {"version_id": version_id})
    return {(row.start, row.end): row.id for row in rows}


def movable(connection: Connection, document_id: str) -> list[AnyRow]:
    """Return the passages of a document that carry what is placed or waits to be."""
    carried = [
        select(table.c.passage_id).where(table.c.document_id == document_id, table.c.state != "lost")
        for table in _STANDING.values()
    ]
    query = select(passage).where(passage.c.id.in_(union(*carried)))
    return list(connection.execute(query.order_by(passage.c.start, passage.c.end)))


def referencing(connection: Connection, table: str, document_id: str) -> list[AnyRow]:
    """Return id and passage of a document's annotations or corrections that are placed or wait to be."""
    one = _STANDING[table]
    query = select(one.c.id, one.c.passage_id).where(one.c.document_id == document_id, one.c.state != "lost")
    return list(connection.execute(query))


def bookmarks_of(connection: Connection, document_id: str) -> list[AnyRow]:
    """Return id and position of a document's bookmarks."""
    query = select(bookmark.c.id, bookmark.c.position).where(bookmark.c.document_id == document_id)
    return list(connection.execute(query))


def unused(connection: Connection, passage_ids: Sequence[str]) -> list[str]:
    """Return those of some passages that nothing stands on and nothing continues."""
    found: list[str] = []
    for some in chunks(passage_ids):
        found.extend(connection.scalars(_UNUSED, {"keys": some}))
    return found


def tagged(
    connection: Connection, passage_ids: Sequence[str], annotator_id: str
) -> dict[tuple[str, str | None], str]:
    """Return ids of the placed annotations of an annotator on some passages, by passage and tag (or None).

    Whose they are and whether they are placed is looked at here: asked for both, SQLite, which does not know
    how the rows are spread, reads all annotations of the annotator instead of the few on the passages.
    """
    found: dict[tuple[str, str | None], str] = {}
    for some in chunks(passage_ids):
        query = select(annotation).where(annotation.c.passage_id.in_(some))
        found.update(
            ((row.passage_id, row.tag_id), row.id)
            for row in connection.execute(query)
            if (row.annotator_id, row.state) == (annotator_id, "placed")
        )
    return found


def of_document(connection: Connection, document_id: str) -> list[tuple[Any, ...]]:
    """Return the passages of all versions of a document: id, version, start and end."""
    return _OF_DOCUMENT.all(connection, key=document_id)


def annotations_on(connection: Connection, document_id: str) -> list[tuple[Any, ...]]:
    """Return a document's annotations in whatever state: id, version, start, end, tag, annotator, note."""
    return _ANNOTATIONS_ON.all(connection, key=document_id)
