"""Queries on what is derived from texts: figures, counts of words, and where they are missing or outdated."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db import bulk
from db.queries.driver_rows import each_row
from db.schema import (
    document,
    document_version,
    figure,
    figure_correction,
    figure_run,
    text_layers,
    text_statistics,
)

FIGURE_COLUMNS = tuple(name for name in figure.c.keys() if name != "number")  # noqa: SIM118 - no mapping
"""The columns of a figure, the document's id first."""

_RUNS = (
    select(document.c.id, document.c.version_id)
    # Equalities alone, which its index `figure_run_current` answers.
    .outerjoin(
        figure_run,
        and_(
            figure_run.c.document_id == document.c.id,
            figure_run.c.version_id == document.c.version_id,
            figure_run.c.year.is_not_distinct_from(document.c.year),
            figure_run.c.recognizer == bindparam("stamp"),
        ),
    )
    .where(document.c.removed.is_(None), figure_run.c.document_id.is_(None))
    .order_by(document.c.number)
)
_UNCOUNTED = (
    select(document.c.id, document.c.version_id)
    .outerjoin(text_statistics, text_statistics.c.version_id == document.c.version_id)
    .where(
        document.c.removed.is_(None),
        or_(text_statistics.c.version_id.is_(None), text_statistics.c.segmenter != bindparam("stamp")),
    )
    .order_by(document.c.number)
)
_TASKS = (
    select(
        document.c.id,
        document.c.version_id,
        document.c.year,
        document_version.c.headings,
        document_version.c.text,
    )
    .join(document_version, document_version.c.id == document.c.version_id)
    .where(document.c.id.in_(bindparam("keys", expanding=True)))
    .order_by(document.c.number)
)
_FORGET = delete(figure).where(figure.c.document_id.in_(bindparam("keys", expanding=True)))
_FIGURES = select(*(figure.c[name] for name in FIGURE_COLUMNS))
_FIGURES_OF = _FIGURES.where(figure.c.document_id == bindparam("key")).order_by(figure.c.start)
_RUN = select(figure_run.c.document_id).where(
    figure_run.c.document_id == bindparam("document"),
    figure_run.c.version_id == bindparam("version"),
    figure_run.c.year.is_not_distinct_from(bindparam("year")),
    figure_run.c.recognizer == bindparam("stamp"),
)
_PACKED = _RUN.with_only_columns(figure_run.c.packed)
_LAYERS = select(text_layers.c.words, text_layers.c.terms).where(
    text_layers.c.version_id == bindparam("version"), text_layers.c.stamp == bindparam("stamp")
)
_CORRECTED = select(figure_correction.c.document_id).where(figure_correction.c.state == "placed").distinct()
_INDICATORS = (
    select(figure.c.indicator, func.count())
    .where(figure.c.indicator.is_not(None))
    .group_by(figure.c.indicator)
    .order_by(func.count().desc(), figure.c.indicator)
)


def without_figures(connection: Connection, stamp: str) -> list[str]:
    """Return the ids of the documents whose figures are missing or outdated, as they came in.

    Args:
        connection: Where to read.
        stamp: The stamp of the present recognizer.
    """
    return [row[0] for row in connection.execute(_RUNS, {"stamp": stamp})]


def without_word_counts(connection: Connection, stamp: str) -> list[str]:
    """Return the ids of the documents whose words are not counted yet, or by another segmenter."""
    return [row[0] for row in connection.execute(_UNCOUNTED, {"stamp": stamp})]


def texts_to_analyze(connection: Connection, document_ids: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return id, version, year, headings (JSON) and text of some documents."""
    return [tuple(row) for row in connection.execute(_TASKS, {"keys": list(document_ids)})]


def store_figures(
    connection: Connection, rows: Sequence[tuple[Any, ...]], runs: Sequence[dict[str, Any]]
) -> None:
    """Put the figures of documents in the place of those that they had.

    Args:
        connection: The open transaction.
        rows: The figures, each a tuple in the order of FIGURE_COLUMNS.
        runs: What they were recognized from, a row for each document.
    """
    connection.execute(_FORGET, {"keys": [run["document_id"] for run in runs]})
    if rows:
        bulk.insert_tuples(connection, "figure", FIGURE_COLUMNS, rows)
    for run in runs:
        row = {"packed": None, **run}  # what is packed of other figures must not stay
        statement = upsert(figure_run).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["document_id"], set_=row))


def store_word_counts(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keep how many words the parts of texts have."""
    for row in rows:
        statement = upsert(text_statistics).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["version_id"], set_=row))


def word_counts(connection: Connection, stamp: str) -> dict[str, tuple[int, int, int]]:
    """Return the words of review, plan and the rest of the texts that are counted, by version."""
    table = text_statistics.c
    query = select(table.version_id, table.review, table.plan, table.other).where(table.segmenter == stamp)
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def corrected_documents(connection: Connection) -> set[str]:
    """Return the ids of the documents in which a user corrected a figure."""
    return set(connection.scalars(_CORRECTED))


def figures_of(connection: Connection, document_id: str) -> Iterator[tuple[Any, ...]]:
    """Stream the figures recognized in a document by place, in the order of FIGURE_COLUMNS."""
    return each_row(connection, _FIGURES_OF, {"key": document_id})


def has_figures(
    connection: Connection, document_id: str, version_id: str, year: int | None, stamp: str
) -> bool:
    """Return whether the rows of a document's figures are those of a text, a year and a recognizer."""
    values = {"document": document_id, "version": version_id, "year": year, "stamp": stamp}
    return connection.execute(_RUN, values).first() is not None


def packed_figures(
    connection: Connection, document_id: str, version_id: str, year: int | None, stamp: str
) -> bytes | None:
    """Return the same figures in one piece, or None where they are kept as rows alone, or are outdated."""
    values = {"document": document_id, "version": version_id, "year": year, "stamp": stamp}
    packed: bytes | None = connection.execute(_PACKED, values).scalar()
    return packed


def layers_of(connection: Connection, version_id: str, stamp: str) -> tuple[bytes, bytes] | None:
    """Return the words and terms of a text as they are packed, or None where none of this stamp are kept."""
    found = connection.execute(_LAYERS, {"version": version_id, "stamp": stamp}).first()
    return None if found is None else (found[0], found[1])


def store_layers(connection: Connection, version_id: str, stamp: str, words: bytes, terms: bytes) -> None:
    """Keep the words and terms of a text, in place of those that are kept."""
    row = {"version_id": version_id, "stamp": stamp, "words": words, "terms": terms}
    statement = upsert(text_layers).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=["version_id"], set_=row))


def indicators(connection: Connection) -> list[tuple[str, int]]:
    """Return the indicators that occur, with how many figures have each, the most frequent first."""
    return [(name, count) for name, count in connection.execute(_INDICATORS)]
