"""Queries on annotations (批注) and annotators (批注者)."""

from collections.abc import Callable, Collection, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select

from db.errors import NotFound
from db.queries import id_prefixes, tags
from db.queries.driver_rows import SQL_PARAMETER_CHUNK, all_rows, chunks
from db.row_types import AnnotationRow, AnnotatorRow
from db.schema import annotation, annotator, document, document_version, passage, source_file

Sections = Callable[[str, str, int], tuple[str, str]]
"""Tells section and part of a place, from a version's id, its headings (JSON) and a code point."""

_SORTED = 2000
"""Annotations that are sorted at a time, or those of one document where it has more."""

# What an annotation has for itself; what many share (documents, versions, names) is read once and put beside
# it: joined to every row it would be carried through the sorting a thousand times.
_OWN: Select[Any] = select(
    annotation.c.id,
    annotation.c.document_id,
    passage.c.version_id,
    annotation.c.passage_id,
    annotation.c.tag_id,
    passage.c.quote,
    annotation.c.note,
    annotation.c.annotator_id,
    passage.c.start,
    passage.c.end,
    passage.c.prefix,
    passage.c.suffix,
    annotation.c.created,
    annotation.c.modified,
    annotation.c.state,
    annotation.c.reviewed,
).join(passage, passage.c.id == annotation.c.passage_id)
# By the number under which SQLite keeps them: passages and annotations that were made together lie together.
_OF_DOCUMENTS = _OWN.where(
    literal_column("annotation.rowid").in_(
        select(literal_column("rowid"))
        .select_from(annotation)
        .where(annotation.c.document_id.in_(bindparam("documents", expanding=True)))
    )
)
_OF_IDS = _OWN.where(annotation.c.id.in_(bindparam("keys", expanding=True)))
_OF_ID = _OWN.where(annotation.c.id == bindparam("key"))
_DOCUMENTS = select(
    document.c.id,
    document.c.number,
    document.c.title,
    document.c.kind,
    document.c.region,
    document.c.province,
    document.c.city,
    document.c.county,
    document.c.level,
    document.c.year,
    document.c.date,
).where(document.c.id.in_(bindparam("documents", expanding=True)), document.c.removed.is_(None))
_VERSIONS = (
    select(
        document_version.c.id,
        document_version.c.number,
        document_version.c.sha256,
        source_file.c.name,
        document_version.c.headings,
    )
    .join(source_file, source_file.c.id == document_version.c.source_file_id)
    .where(document_version.c.document_id.in_(bindparam("documents", expanding=True)))
)
_NO_TAG = ("", "", "", "")
"""Name, path, color and pattern where an annotation has no tag."""

_NAMES = select(annotator.c.id, annotator.c.name)
_COUNTED = (
    select(document.c.id, func.count(), document.c.number)
    .join(annotation, annotation.c.document_id == document.c.id)
    .where(document.c.removed.is_(None))
    .group_by(document.c.id)
    .order_by(document.c.number)
)
_COUNTED_OF = _COUNTED.where(document.c.id.in_(bindparam("documents", expanding=True)))


def stream(
    connection: Connection, document_ids: Collection[str] | None, section: Sections
) -> Iterator[AnnotationRow]:
    """Stream annotations: documents as they came in, then by place; those without a place come last.

    Args:
        connection: Where to read; busy as long as the stream runs.
        document_ids: Only these documents; None for all.
        section: Tells the section and the part of a place.
    """
    return map(AnnotationRow._make, values(connection, document_ids, section))


def values(
    connection: Connection, document_ids: Collection[str] | None, section: Sections
) -> Iterator[tuple[Any, ...]]:
    """Stream the same as plain values, in the order of the fields of AnnotationRow, which is faster."""
    beside = _RelatedRows(connection, section)
    for some in _groups(connection, document_ids):
        beside.read(some)
        rows = all_rows(connection, _OF_DOCUMENTS, {"documents": some})
        rows.sort(key=beside.place)
        yield from map(beside.joined, rows)


def _groups(connection: Connection, document_ids: Collection[str] | None) -> Iterator[list[str]]:
    """Yield documents that have annotations, as they came in, some at a time, for what is sorted is held."""
    some: list[str] = []
    held = 0
    for document_id, count in _counted(connection, document_ids):
        some.append(document_id)
        held += count
        if held >= _SORTED or len(some) >= SQL_PARAMETER_CHUNK:
            yield some
            some, held = [], 0
    if some:
        yield some


def _counted(connection: Connection, document_ids: Collection[str] | None) -> list[tuple[str, int]]:
    """Return documents with their numbers of annotations, as they came in; those without any are left out."""
    if document_ids is None:
        rows = all_rows(connection, _COUNTED)
    else:
        wanted, rows = list(dict.fromkeys(document_ids)), []
        for some in chunks(wanted):
            rows += all_rows(connection, _COUNTED_OF, {"documents": some})
        rows.sort(key=itemgetter(2))
    return [(row[0], row[1]) for row in rows]


class _RelatedRows:
    """What annotations refer to: all tags and annotators, and some documents with their versions."""

    def __init__(self, connection: Connection, section: Sections) -> None:
        self._connection = connection
        self._section = section
        self._paths = tags.paths(connection)
        self._names = {row[0]: row[1] for row in connection.execute(_NAMES)}
        self._documents: dict[str, tuple[int, tuple[Any, ...]]] = {}
        self._versions: dict[str, tuple[int, str, str, str]] = {}

    def read(self, document_ids: Sequence[str]) -> None:
        """Read these documents and their versions, and let go of those before."""
        named = {"documents": list(document_ids)}
        self._documents = {
            row[0]: (row[1], tuple(row[2:])) for row in self._connection.execute(_DOCUMENTS, named)
        }
        self._versions = {
            row[0]: (row[1], row[2], row[3], row[4]) for row in self._connection.execute(_VERSIONS, named)
        }

    def knows(self, document_id: str) -> bool:
        """Return whether a document was read and is not removed."""
        return document_id in self._documents

    def place(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """Return what annotations are sorted by: document, whether placed, version, place, when made."""
        version, state = self._versions[row[2]][0], row[14]
        return self._documents[row[1]][0], state != "placed", version, row[8], row[9], row[12], row[0]

    def joined(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """Return the values of an AnnotationRow, in the order of its fields."""
        version_id, start = row[2], row[8]
        number, digest, source, headings = self._versions[version_id]
        tag = _NO_TAG if row[4] is None else self._paths[row[4]]
        return (
            *row[:4],
            row[4] or "",
            *tag[:3],
            *row[5:7],
            self._names[row[7]],
            *row[8:14],
            *self._section(version_id, headings, start),
            *self._documents[row[1]][1],
            source,
            row[14],
            number,
            bool(row[15]),
            digest,
            tag[3],
        )


def one(connection: Connection, path: Path, annotation_id: str, section: Sections) -> AnnotationRow:
    """Return one annotation; Unknown where there is none."""
    row = connection.execute(_OF_ID, {"key": annotation_id}).one_or_none()
    beside = _RelatedRows(connection, section)
    if row is not None:
        beside.read([row[1]])
    if row is None or not beside.knows(row[1]):
        raise NotFound(path, "unknown", what="annotation", id=annotation_id)
    return AnnotationRow._make(beside.joined(row))


def by_ids(connection: Connection, ids: Sequence[str], section: Sections) -> list[AnnotationRow]:
    """Return those of some annotations that there are, each document's by place."""
    rows = []
    for some in chunks(ids):
        rows += all_rows(connection, _OF_IDS, {"keys": some})
    beside = _RelatedRows(connection, section)
    beside.read(list(dict.fromkeys(row[1] for row in rows)))
    kept = sorted((row for row in rows if beside.knows(row[1])), key=beside.place)
    return [AnnotationRow._make(beside.joined(row)) for row in kept]


def find(connection: Connection, path: Path, beginning: str) -> str:
    """Return the id of the annotation that begins so."""
    rows = select(annotation.c.id).join(document, document.c.id == annotation.c.document_id)
    rows = rows.where(document.c.removed.is_(None))
    return id_prefixes.find(connection, path, annotation.c.id, rows, "annotation", beginning)


def coded_to(connection: Connection) -> dict[str, int]:
    """Return where the last placed annotation of each document ends, a code point of its current text."""
    ends = (
        select(annotation.c.document_id, func.max(passage.c.end))
        .join(passage, passage.c.id == annotation.c.passage_id)
        .where(annotation.c.state == "placed")
        .group_by(annotation.c.document_id)
    )
    return dict(all_rows(connection, ends))


def annotators(connection: Connection) -> list[AnnotatorRow]:
    """Return all annotators by name, with their number of annotations in documents that are not removed."""
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
