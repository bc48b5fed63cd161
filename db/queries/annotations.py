"""Queries on annotations (批注) and annotators (批注者)."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from db.errors import Unknown
from db.queries import prefixes, tags
from db.queries.any_row import AnyRow
from db.queries.making import maker
from db.rows import AnnotationRow, AnnotatorRow
from db.schema import annotation, annotator, document, document_version, passage, source_file

Sections = Callable[[str, int], tuple[str, str]]
"""Tells the section's path and the part of a place, from a version's id and a code point."""

_AT_ONCE = 500
"""Rows taken from the database at a time; also ids asked for in one query."""

_SORTED = 2000
"""Annotations that are sorted at a time, or those of one document where it has more."""

_ROWS: Select[Any] = (
    select(
        annotation.c.id,
        annotation.c.document_id,
        passage.c.version_id,
        annotation.c.passage_id,
        annotation.c.tag_id,
        passage.c.quote,
        annotation.c.note,
        annotator.c.name.label("annotator"),
        passage.c.start,
        passage.c.end,
        passage.c.prefix,
        passage.c.suffix,
        annotation.c.created,
        annotation.c.modified,
        document.c.title,
        document.c.kind,
        document.c.region,
        document.c.province,
        document.c.city,
        document.c.county,
        document.c.level,
        document.c.year,
        document.c.date,
        source_file.c.name.label("source"),
        annotation.c.state,
        document_version.c.number.label("version"),
        annotation.c.reviewed,
    )
    .join(document, document.c.id == annotation.c.document_id)
    .join(passage, passage.c.id == annotation.c.passage_id)
    .join(document_version, document_version.c.id == passage.c.version_id)
    .join(source_file, source_file.c.id == document_version.c.source_file_id)
    .join(annotator, annotator.c.id == annotation.c.annotator_id)
    .where(document.c.removed.is_(None))
)
_IN_ORDER = _ROWS.where(document.c.id.in_(bindparam("documents", expanding=True))).order_by(
    document.c.number,
    annotation.c.state != "placed",
    document_version.c.number,
    passage.c.start,
    passage.c.end,
    annotation.c.created,
    annotation.c.id,
)
_COUNTED = (
    select(document.c.id, func.count())
    .join(annotation, annotation.c.document_id == document.c.id)
    .where(document.c.removed.is_(None))
    .group_by(document.c.id)
    .order_by(document.c.number)
)


def streamed(
    connection: Connection, document_ids: Collection[str] | None, section: Sections
) -> Iterator[AnnotationRow]:
    """Stream annotations: documents as they came in, then by place; those without a place come last.

    Args:
        connection: Where to read; busy as long as the stream runs.
        document_ids: Only these documents; None for all.
        section: Tells the section and the part of a place.
    """
    paths = tags.paths(connection)
    for some in _groups(connection, document_ids):
        for row in connection.execute(_IN_ORDER, {"documents": some}):
            yield _row(row, paths, section)


def _groups(connection: Connection, document_ids: Collection[str] | None) -> Iterator[list[str]]:
    """Give documents that have annotations, as they came in, some at a time, for what is sorted is held."""
    wanted = None if document_ids is None else set(document_ids)
    some: list[str] = []
    held = 0
    for document_id, count in connection.execute(_COUNTED).all():
        if wanted is None or document_id in wanted:
            some.append(document_id)
            held += count
        if held >= _SORTED or len(some) >= _AT_ONCE:
            yield some
            some, held = [], 0
    if some:
        yield some


_make = maker(AnnotationRow)


def _row(row: AnyRow, paths: dict[str, tuple[str, str, str]], section: Sections) -> AnnotationRow:
    values = list(row)
    values[-1] = bool(values[-1])
    version_id, tag_id, start = values[2], values[4], values[8]
    values[14:14] = section(version_id, start)
    values[5:5] = paths[tag_id]
    return _make(*values)


def one(connection: Connection, path: Path, annotation_id: str, section: Sections) -> AnnotationRow:
    """Give one annotation; Unknown where there is none."""
    row = connection.execute(_ROWS.where(annotation.c.id == annotation_id)).one_or_none()
    if row is None:
        raise Unknown(path, "unknown", what="annotation", id=annotation_id)
    return _row(row, tags.paths(connection), section)


def find(connection: Connection, path: Path, beginning: str) -> str:
    """Give the id of the annotation that begins so."""
    rows = select(annotation.c.id).join(document, document.c.id == annotation.c.document_id)
    rows = rows.where(document.c.removed.is_(None))
    return prefixes.find(connection, path, annotation.c.id, rows, "annotation", beginning)


def annotators(connection: Connection) -> list[AnnotatorRow]:
    """Give all annotators by name, with the number of their annotations in documents that are not removed."""
    counts = (
        select(annotation.c.annotator_id, func.count().label("annotations"))
        .join(document, document.c.id == annotation.c.document_id)
        .where(document.c.removed.is_(None))
        .group_by(annotation.c.annotator_id)
        .subquery()
    )
    query = (
        select(annotator.c.id, annotator.c.name, func.coalesce(counts.c.annotations, 0))
        .outerjoin(counts, counts.c.annotator_id == annotator.c.id)
        .order_by(annotator.c.name)
    )
    return [AnnotatorRow(*row) for row in connection.execute(query)]
