"""Queries on the index of characters: texts taken in, texts that are missing, and where a string may be."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnClause, Connection, Select, bindparam, delete, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db import bulk, character_index
from db.character_index import MATCHES, text_index
from db.prepared import Prepared
from db.schema import document, document_version, library_setting, text_index_entry

STAMP_KEY = "text-index-form"
"""The key of the row in ``library_setting`` that tells in which form the index has its texts."""

_STAMP = Prepared(select(library_setting.c.value).where(library_setting.c.key == STAMP_KEY))
_LAST = Prepared(select(func.max(text_index_entry.c.number)))
_MISSING = (
    select(document_version.c.id)
    .outerjoin(text_index_entry, text_index_entry.c.version_id == document_version.c.id)
    .where(text_index_entry.c.number.is_(None))
)
_AS_THEY_CAME: ColumnClause[int] = literal_column("document_version.rowid")
_MISSING_TEXTS = _MISSING.add_columns(document_version.c.text).order_by(_AS_THEY_CAME)
_MISSING_AMONG = _MISSING_TEXTS.where(document_version.c.id.in_(bindparam("keys", expanding=True)))
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

_TEXT = Prepared(
    select(document_version.c.text, document_version.c.headings)
    .join(document, document.c.version_id == document_version.c.id)
    .where(document.c.id == bindparam("key"), document.c.removed.is_(None))
)
_HEADINGS = Prepared(select(document_version.c.headings).where(document_version.c.id == bindparam("key")))
_VERSION_TEXT = Prepared(select(document_version.c.text).where(document_version.c.id == bindparam("key")))
_NUMBERS = Prepared(select(text_index_entry.c.version_id, text_index_entry.c.number))


def is_usable(connection: Connection, stamp: str) -> bool:
    """Return whether the index has its texts in a form; one that holds nothing yet takes any.

    Args:
        connection: Where to read.
        stamp: The form in which texts are written now.
    """
    held = _STAMP.scalar(connection)
    return bool(held == stamp) if held is not None else _LAST.scalar(connection) is None


def begin_again(connection: Connection, stamp: str) -> None:
    """Empty the index, to be filled with texts in another form, in the caller's transaction."""
    connection.execute(delete(text_index_entry))
    character_index.clear(connection)
    _set_stamp(connection, stamp)


def _set_stamp(connection: Connection, stamp: str) -> None:
    statement = upsert(library_setting).values(key=STAMP_KEY, value=stamp)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": stamp}))


def add_texts(connection: Connection, forms: Sequence[tuple[str, str]], stamp: str) -> None:
    """Take versions into the index, in the caller's transaction.

    An index in another form is left as it is: the texts are missing there until it is made again.

    Args:
        connection: The open transaction.
        forms: Id and index form of each version.
        stamp: The form.
    """
    if not forms:
        return
    last = _LAST.scalar(connection)
    if _STAMP.scalar(connection) != stamp:
        if last is not None:
            return
        _set_stamp(connection, stamp)
    first = int(last or 0) + 1
    entries = [{"number": number, "version_id": key} for number, (key, _) in enumerate(forms, first)]
    bulk.insert_by_driver(connection, "text_index_entry", entries)
    character_index.add(connection, [(number, form) for number, (_, form) in enumerate(forms, first)])


def missing_versions(connection: Connection, most: int | None = None) -> list[str]:
    """Return the ids of the versions that the index does not have yet, as they came in.

    Args:
        connection: Where to read.
        most: How many at most; None for all.
    """
    return list(connection.scalars(_MISSING.order_by(_AS_THEY_CAME).limit(most)))


def missing_texts(connection: Connection, version_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return id and text of those of some versions that the index does not have yet, as they came in."""
    return [(key, text) for key, text in connection.execute(_MISSING_AMONG, {"keys": version_ids})]


def candidates(connection: Connection, expression: str | None, stamp: str) -> list[str]:
    """Return the ids of the documents whose current text may hold what an FTS5 expression asks for.

    They come as they came in. A text that the index does not have yet may hold anything. Documents taken away
    are left out.

    Args:
        connection: Where to read.
        expression: The expression; None for all documents.
        stamp: The form in which it is written.
    """
    if expression is None or not is_usable(connection, stamp):
        return list(connection.scalars(_EVERY))
    return list(connection.scalars(_CANDIDATES, {"expression": expression}))


def first_documents(connection: Connection, count: int) -> list[str]:
    """Return the ids of the documents that came in first, those taken away left out."""
    return list(connection.scalars(_EVERY.limit(count)))


def current_texts(connection: Connection, document_ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Stream id, text and headings (JSON) of documents that are not taken away, in the order of their ids."""
    for key in document_ids:
        # One by one: to ask for many takes longer, and to sort them SQLite writes all texts once more.
        for text, headings in _TEXT.run(connection, key=key):
            yield key, text, headings


def version_headings(connection: Connection, version_id: str) -> str:
    """Return the headings (JSON) of a version."""
    return str(_HEADINGS.scalar(connection, key=version_id))


def version_text(connection: Connection, version_id: str) -> str:
    """Return the text of a version."""
    return str(_VERSION_TEXT.scalar(connection, key=version_id))


def numbers(connection: Connection) -> dict[str, int]:
    """Return the versions that the index has, each with its number there."""
    return dict(_NUMBERS.all(connection))


def versions_with(connection: Connection, expression: str, stamp: str) -> set[str] | None:
    """Return the ids of the versions that may hold what an FTS5 expression asks for; None for all of them.

    Arguments as for ``candidates``.
    """
    if not is_usable(connection, stamp):
        return None
    return set(connection.scalars(_VERSIONS_WITH, {"expression": expression}))
