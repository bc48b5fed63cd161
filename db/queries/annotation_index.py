"""Queries on annotations by the hundred thousand, read as plain tuples past all that makes larger rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from db.row_types import AnnotationSummary, DocumentSummary

_COLUMNS = """a.id, a.document_id, a.tag_id, a.annotator_id, p.start, p."end", p.quote, a.note, a.state,
a.reviewed, a.created, a.modified"""
_ALL = f"""SELECT {_COLUMNS} FROM annotation AS a JOIN passage AS p ON p.id = a.passage_id
WHERE a.document_id NOT IN (SELECT id FROM document WHERE removed IS NOT NULL)"""
_FIRST = """SELECT DISTINCT document_id FROM (SELECT a.document_id FROM document AS d
CROSS JOIN annotation AS a ON a.document_id = d.id WHERE d.removed IS NULL ORDER BY d.number LIMIT ?)"""
_IN_ORDER = "SELECT id FROM document WHERE removed IS NULL ORDER BY number"
_COUNT = """SELECT count(*) FROM annotation
WHERE document_id NOT IN (SELECT id FROM document WHERE removed IS NOT NULL)"""
_HEADINGS = """SELECT v.document_id, v.headings FROM document_version AS v
JOIN document AS d ON d.version_id = v.id"""
_TEXTS = "SELECT d.id, v.text FROM document AS d JOIN document_version AS v ON v.id = d.version_id"
_DOCUMENTS = """SELECT id, title, kind, region, province, city, county, level, year, date FROM document
WHERE removed IS NULL ORDER BY number"""
SQL_PARAMETER_CHUNK = 500
_PLACE = attrgetter("start", "end", "created", "id")


def _cursor(connection: Connection, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
    connection.exec_driver_sql("SELECT 1")  # begins the transaction whose one moment all is read from
    raw: Any = connection.connection.dbapi_connection
    rows: Iterator[tuple[Any, ...]] = raw.execute(query, tuple(values))
    return rows


def _rows(connection: Connection, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    return list(_cursor(connection, query, values))


def _summaries(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> list[AnnotationSummary]:
    """Return rows by document and place; many small lists are sorted faster than a long one."""
    made: dict[str, list[AnnotationSummary]] = {key: [] for (key,) in _cursor(connection, _IN_ORDER)}
    for row in map(AnnotationSummary._make, rows):
        made[row.document_id].append(row)
    for group in made.values():
        group.sort(key=_PLACE)
    return list(chain.from_iterable(made.values()))


def all_annotations(connection: Connection) -> list[AnnotationSummary]:
    """Return all annotations of documents that are not removed, by document and place."""
    return _summaries(connection, _cursor(connection, _ALL))


def first_annotations(connection: Connection, limit: int) -> list[AnnotationSummary]:
    """Return all annotations of the first documents, at least so many, by document and place."""
    wanted = [row[0] for row in _rows(connection, _FIRST, (limit,))]
    query = f"{_ALL} AND a.document_id IN ({_placeholders(wanted)})"
    return _summaries(connection, _cursor(connection, query, wanted))


def annotations_by_id(connection: Connection, ids: Sequence[str]) -> list[AnnotationSummary]:
    """Return those of some annotations that there are, by document and place."""
    found: list[tuple[Any, ...]] = []
    for begun in range(0, len(ids), SQL_PARAMETER_CHUNK):
        wanted = ids[begun : begun + SQL_PARAMETER_CHUNK]
        query = f"{_ALL} AND a.id IN ({_placeholders(wanted)})"
        found += _rows(connection, query, wanted)
    return _summaries(connection, found)


def annotations_with_tag(connection: Connection, tag_id: str) -> list[AnnotationSummary]:
    """Return all annotations that bear a tag, by document and place."""
    return _summaries(connection, _cursor(connection, f"{_ALL} AND a.tag_id = ?", (tag_id,)))


def contexts_with_tag(connection: Connection, tag_id: str) -> dict[str, tuple[str, str]]:
    """Return what stands before and after the passages that bear a tag, by the annotation's id."""
    query = """SELECT a.id, p.prefix, p.suffix FROM annotation AS a
    JOIN passage AS p ON p.id = a.passage_id WHERE a.tag_id = ?"""
    return {row[0]: (row[1], row[2]) for row in _cursor(connection, query, (tag_id,))}


def count(connection: Connection) -> int:
    """Count the annotations of documents that are not removed."""
    return int(_rows(connection, _COUNT)[0][0])


def documents(connection: Connection) -> list[DocumentSummary]:
    """Return all documents that are not removed, in the order they came in."""
    return [DocumentSummary._make(row) for row in _rows(connection, _DOCUMENTS)]


def annotators(connection: Connection) -> dict[str, str]:
    """Return the annotators' names by id."""
    return dict(_rows(connection, "SELECT id, name FROM annotator"))


def headings(connection: Connection, document_ids: Sequence[str] | None) -> dict[str, str]:
    """Return the headings, JSON, of documents as they are now, by the document's id; of all for None."""
    if document_ids is None:
        return dict(_rows(connection, _HEADINGS))
    found: dict[str, str] = {}
    for begun in range(0, len(document_ids), SQL_PARAMETER_CHUNK):
        wanted = document_ids[begun : begun + SQL_PARAMETER_CHUNK]
        found.update(_rows(connection, f"{_HEADINGS} WHERE d.id IN ({_placeholders(wanted)})", wanted))
    return found


def texts(connection: Connection, document_ids: Sequence[str]) -> dict[str, str]:
    """Return the current texts of documents by their ids, past the memory of texts."""
    return dict(_rows(connection, f"{_TEXTS} WHERE d.id IN ({_placeholders(document_ids)})", document_ids))


def all_texts(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Return ids and current texts of all documents that are not removed, as they came in, one by one."""
    return _cursor(connection, f"{_TEXTS} WHERE d.removed IS NULL ORDER BY d.number")


def _placeholders(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
