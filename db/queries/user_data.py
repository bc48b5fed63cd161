"""Queries on own words, corrected figures, bookmarks, reading places and settings."""

from sqlalchemy import Connection, select

from db.json_columns import load_json
from db.row_types import BookmarkRow, CorrectionRow
from db.schema import bookmark, figure_correction, library_setting, own_word, passage, reading_place


def words(connection: Connection) -> list[tuple[str, list[str]]]:
    """Return kind (``word`` or ``split``) and parts of each own word, the oldest first."""
    query = select(own_word.c.kind, own_word.c.parts).order_by(own_word.c.created, own_word.c.id)
    return [(kind, load_json(parts, list)) for kind, parts in connection.execute(query)]


def with_word(connection: Connection, word: str) -> list[str]:
    """Return the ids of what was taught of some characters."""
    return list(connection.scalars(select(own_word.c.id).where(own_word.c.word == word)))


def corrections(connection: Connection, document_id: str) -> list[CorrectionRow]:
    """Return the corrected figures of a document by place."""
    query = (
        select(
            figure_correction.c.id,
            figure_correction.c.document_id,
            passage.c.start,
            passage.c.end,
            passage.c.quote,
            figure_correction.c.fields,
            figure_correction.c.state,
        )
        .join(passage, passage.c.id == figure_correction.c.passage_id)
        .where(figure_correction.c.document_id == document_id)
        .order_by(passage.c.start, passage.c.end)
    )
    rows = connection.execute(query)
    return [
        CorrectionRow(*row[:5], None if row[5] is None else load_json(row[5], dict), row[6]) for row in rows
    ]


def correction_at(connection: Connection, passage_id: str) -> str | None:
    """Return the id of the correction on a passage, or None."""
    return connection.scalar(
        select(figure_correction.c.id).where(figure_correction.c.passage_id == passage_id)
    )


def bookmarks(connection: Connection, document_id: str) -> list[BookmarkRow]:
    """Return the bookmarks of a document by position."""
    columns = (bookmark.c.id, bookmark.c.document_id, bookmark.c.position, bookmark.c.label)
    query = select(*columns).where(bookmark.c.document_id == document_id).order_by(bookmark.c.position)
    return [BookmarkRow(*row) for row in connection.execute(query)]


def place(connection: Connection, document_id: str) -> int | None:
    """Return the code point that was read at last, or None."""
    return connection.scalar(
        select(reading_place.c.position).where(reading_place.c.document_id == document_id)
    )


def setting(connection: Connection, key: str) -> str | None:
    """Return a setting of the library, or None."""
    return connection.scalar(select(library_setting.c.value).where(library_setting.c.key == key))
