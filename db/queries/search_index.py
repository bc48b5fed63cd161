"""Queries on the index of characters: texts taken in, texts that are missing, and where a string may be."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select

from db import bulk, character_index
from db.character_index import MATCHES, text_index
from db.prepared import Prepared
from db.queries.driver_rows import each_row
from db.schema import document, document_version, text_index_entry

_LAST = Prepared(select(func.max(text_index_entry.c.number)))
_MISSING = (
    select(document_version.c.id, document_version.c.text)
    .outerjoin(text_index_entry, text_index_entry.c.version_id == document_version.c.id)
    .where(text_index_entry.c.number.is_(None))
)
_CURRENT = (
    select(document.c.id)
    .outerjoin(text_index_entry, text_index_entry.c.version_id == document.c.version_id)
    .where(document.c.removed.is_(None))
)
_MATCHING: Select[tuple[int]] = select(literal_column("rowid")).select_from(text_index).where(MATCHES)
_CANDIDATES = _CURRENT.where(
    text_index_entry.c.number.is_(None) | text_index_entry.c.number.in_(_MATCHING)
).order_by(document.c.number)
_EVERY = select(document.c.id).where(document.c.removed.is_(None)).order_by(document.c.number)
_VERSIONS_WITH = (
    select(document_version.c.id)
    .outerjoin(text_index_entry, text_index_entry.c.version_id == document_version.c.id)
    .where(text_index_entry.c.number.is_(None) | text_index_entry.c.number.in_(_MATCHING))
)

_TEXTS = (
    select(document.c.id, document_version.c.text, document_version.c.headings)
    .join(document_version, document_version.c.id == document.c.version_id)
    .where(document.c.removed.is_(None), document.c.id.in_(bindparam("keys", expanding=True)))
)

TEXTS_AT_ONCE = 50
"""Documents whose texts are asked for in one statement: few, so that the first ones come soon."""


def add_texts(connection: Connection, forms: Sequence[tuple[str, str]]) -> None:
    """Take versions into the index, in the caller's transaction.

    Args:
        connection: The open transaction.
        forms: Id and index form of each version.
    """
    if not forms:
        return
    first = int(_LAST.scalar(connection) or 0) + 1
    entries = [{"number": number, "version_id": key} for number, (key, _) in enumerate(forms, first)]
    bulk.insert_rows(connection, "text_index_entry", entries)
    character_index.add(connection, [(number, form) for number, (_, form) in enumerate(forms, first)])


def missing_texts(connection: Connection, limit: int) -> list[tuple[str, str]]:
    """Return id and text of versions that the index does not have yet, some at most."""
    return [(key, text) for key, text in connection.execute(_MISSING.limit(limit))]


def missing_count(connection: Connection) -> int:
    """Count the versions that the index does not have yet."""
    counted: Select[tuple[int]] = _MISSING.with_only_columns(func.count())
    return int(connection.scalar(counted) or 0)


def candidates(connection: Connection, expression: str | None) -> list[str]:
    """Return the ids of the documents whose current text may hold what an FTS5 expression asks for.

    They come as they came in. A text that the index does not have yet may hold anything. Documents taken away
    are left out.

    Args:
        connection: Where to read.
        expression: The expression; None for all documents.
    """
    if expression is None:
        return list(connection.scalars(_EVERY))
    return list(connection.scalars(_CANDIDATES, {"expression": expression}))


def current_texts(connection: Connection, document_ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Stream id, text and headings (JSON) of documents that are not taken away, in the order of their ids.

    Args:
        connection: Where to read.
        document_ids: The documents.
    """
    for begun in range(0, len(document_ids), TEXTS_AT_ONCE):
        some = document_ids[begun : begun + TEXTS_AT_ONCE]
        # Put in order here: SQLite would write all the texts once more to sort them.
        rows = {row[0]: row for row in each_row(connection, _TEXTS, {"keys": some})}
        yield from (rows[key] for key in some if key in rows)


def versions_with(connection: Connection, expression: str) -> set[str]:
    """Return the ids of the versions that may hold what an FTS5 expression asks for."""
    return set(connection.scalars(_VERSIONS_WITH, {"expression": expression}))
