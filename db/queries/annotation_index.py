"""Queries on annotations by the hundred thousand, read as plain tuples past all that makes larger rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from db.queries.driver_rows import all_rows, chunks, each_row
from db.row_types import AnnotationSummary, DocumentSummary
from db.schema import annotation, annotator, document, document_version, passage

_REMOVED = select(document.c.id).where(document.c.removed.is_not(None))
_IS_KEPT = annotation.c.document_id.not_in(_REMOVED)
_ALL: Select[Any] = (
    select(
        annotation.c.id,
        annotation.c.document_id,
        func.coalesce(annotation.c.tag_id, ""),
        annotation.c.annotator_id,
        passage.c.start,
        passage.c.end,
        passage.c.quote,
        annotation.c.note,
        annotation.c.state,
        annotation.c.reviewed,
        annotation.c.created,
        annotation.c.modified,
    )
    .join(passage, passage.c.id == annotation.c.passage_id)
    .where(_IS_KEPT)
)
_OF_DOCUMENTS = _ALL.where(annotation.c.document_id.in_(bindparam("wanted", expanding=True)))
_OF_IDS = _ALL.where(annotation.c.id.in_(bindparam("wanted", expanding=True)))
_OF_TAG = _ALL.where(annotation.c.tag_id == bindparam("tag"))
_CONTEXTS = (
    select(annotation.c.id, passage.c.prefix, passage.c.suffix)
    .join(passage, passage.c.id == annotation.c.passage_id)
    .where(annotation.c.tag_id == bindparam("tag"))
)
_KEPT = document.c.removed.is_(None)
_IN_ORDER = select(document.c.id).where(_KEPT).order_by(document.c.number)
_OWN_COUNT = select(func.count()).where(annotation.c.document_id == document.c.id).scalar_subquery()
_COUNTED_IN_ORDER = select(document.c.id, _OWN_COUNT).where(_KEPT).order_by(document.c.number)
_COUNT = select(func.count()).select_from(annotation).where(_IS_KEPT)
_HEADINGS = select(document_version.c.document_id, document_version.c.headings).join(
    document, document.c.version_id == document_version.c.id
)
_HEADINGS_OF = _HEADINGS.where(document.c.id.in_(bindparam("wanted", expanding=True)))
_TEXTS = select(document.c.id, document_version.c.text).join(
    document_version, document_version.c.id == document.c.version_id
)
_TEXTS_OF = _TEXTS.where(document.c.id.in_(bindparam("wanted", expanding=True)))
_ALL_TEXTS = _TEXTS.where(_KEPT).order_by(document.c.number)
_DOCUMENTS = (
    select(*(document.c[name] for name in DocumentSummary._fields)).where(_KEPT).order_by(document.c.number)
)
_NAMES = select(annotator.c.id, annotator.c.name)
_PLACE = attrgetter("start", "end", "created", "id")


def _summaries(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> list[AnnotationSummary]:
    """Return rows by document and place; many small lists are sorted faster than a long one."""
    made: dict[str, list[AnnotationSummary]] = {key: [] for (key,) in all_rows(connection, _IN_ORDER)}
    for row in map(AnnotationSummary._make, rows):
        made[row.document_id].append(row)
    for group in made.values():
        group.sort(key=_PLACE)
    return list(chain.from_iterable(made.values()))


def all_annotations(connection: Connection) -> list[AnnotationSummary]:
    """Return all annotations of documents that are not removed, by document and place."""
    return _summaries(connection, each_row(connection, _ALL))


def first_annotations(connection: Connection, limit: int) -> list[AnnotationSummary]:
    """Return all annotations of the first documents, at least so many, by document and place."""
    wanted: list[str] = []
    held = 0
    for document_id, own_count in each_row(connection, _COUNTED_IN_ORDER):
        if held >= limit:
            break
        if own_count:
            wanted.append(document_id)
            held += own_count
    return _summaries(connection, _in_chunks(connection, _OF_DOCUMENTS, wanted))


def annotations_by_id(connection: Connection, ids: Sequence[str]) -> list[AnnotationSummary]:
    """Return those of some annotations that there are, by document and place."""
    return _summaries(connection, _in_chunks(connection, _OF_IDS, ids))


def annotations_with_tag(connection: Connection, tag_id: str) -> list[AnnotationSummary]:
    """Return all annotations that bear a tag, by document and place."""
    return _summaries(connection, each_row(connection, _OF_TAG, {"tag": tag_id}))


def contexts_with_tag(connection: Connection, tag_id: str) -> dict[str, tuple[str, str]]:
    """Return what stands before and after the passages that bear a tag, by the annotation's id."""
    rows = all_rows(connection, _CONTEXTS, {"tag": tag_id})
    return {row[0]: (row[1], row[2]) for row in rows}


def count(connection: Connection) -> int:
    """Count the annotations of documents that are not removed."""
    return int(all_rows(connection, _COUNT)[0][0])


def documents(connection: Connection) -> list[DocumentSummary]:
    """Return all documents that are not removed, in the order they came in."""
    return [DocumentSummary._make(row) for row in all_rows(connection, _DOCUMENTS)]


def annotators(connection: Connection) -> dict[str, str]:
    """Return the annotators' names by id."""
    return dict(all_rows(connection, _NAMES))


def headings(connection: Connection, document_ids: Sequence[str] | None) -> dict[str, str]:
    """Return the headings, JSON, of documents as they are now, by the document's id; of all for None."""
    if document_ids is None:
        return dict(all_rows(connection, _HEADINGS))
    return dict(_in_chunks(connection, _HEADINGS_OF, document_ids))


def texts(connection: Connection, document_ids: Sequence[str]) -> dict[str, str]:
    """Return the current texts of documents by their ids, past the memory of texts."""
    return dict(_in_chunks(connection, _TEXTS_OF, document_ids))


def all_texts(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Return ids and current texts of all documents that are not removed, as they came in, one by one."""
    return each_row(connection, _ALL_TEXTS)


def _in_chunks(connection: Connection, query: Select[Any], wanted: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the rows of a query for ids, which it calls ``wanted``, some hundreds at a time."""
    found: list[tuple[Any, ...]] = []
    for some in chunks(wanted):
        found += all_rows(connection, query, {"wanted": some})
    return found
