"""Queries on what is derived from texts: figures, counts of words, and where they are missing or outdated."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from db import bulk
from db.queries.driver_rows import SQL_PARAMETER_CHUNK, each_row
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

PLACE_SHIFT = 32
"""Where figures are numbers, each is its first code point shifted left by so many bits, and its row."""

_MOST_SORTED = 20_000
"""Figures up to which they are looked for by value or period, and sorted."""

_LAST_CHARACTER = "\U0010ffff"

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


def _by_document(figures: Select[Any]) -> Select[Any]:
    """Return a query for figures in the order in which their documents came in."""
    return (
        # The sign keeps SQLite from beginning with the figures: to sort those of a common indicator takes
        # seconds, and there are indexes for the figures of one document.
        figures.select_from(document)
        .join(figure, literal_column("+document.id") == figure.c.document_id)
        .where(document.c.removed.is_(None))
        .order_by(document.c.number)
    )


def _few_by_document(figures: Select[Any]) -> Select[Any]:
    """Return the same query where the figures are few: they are found first, and then sorted."""
    return (
        figures.select_from(figure)
        .join(document, document.c.id == figure.c.document_id)
        .where(document.c.removed.is_(None))
        .order_by(document.c.number)
    )


# One row a document: to make a row for each figure takes longer than to find it.
_PLACES = select(
    document.c.id, func.group_concat(figure.c.start.bitwise_lshift(PLACE_SHIFT).bitwise_or(figure.c.number))
).group_by(document.c.number)
_FIGURES_NUMBERED = select(*(figure.c[name] for name in FIGURE_COLUMNS), figure.c.number).where(
    figure.c.number.in_(bindparam("numbers", expanding=True))
)
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


class FigureConditions(NamedTuple):
    """What figures are asked for; each condition that is there has to hold.

    Attributes:
        equal: By column, the values of which it has one.
        like: By column, GLOB patterns of which it matches one.
        containing: By column, texts of which it holds one.
        periods: Spans of years; its period begins in one of each.
        units: The unit as written or the base unit is one of these; any where it is empty.
        base_units: The base unit is each of these.
        reaches: Comparisons (``>=``, ``>``, ``<=`` or ``<``) with a number that one of its values fulfills.
        years: Spans of years; the document's is in one of each.
    """

    equal: Mapping[str, Collection[str]]
    like: Mapping[str, Collection[str]]
    units: Collection[str] = ()
    base_units: Collection[str] = ()
    reaches: Sequence[tuple[str, float]] = ()
    years: Sequence[Sequence[tuple[int, int]]] = ()
    containing: Sequence[tuple[str, Collection[str]]] = ()
    periods: Sequence[Sequence[tuple[int, int]]] = ()


_Columns = Mapping[str, ColumnElement[Any]]

_INDEXED: _Columns = dict(figure.c)
_UNINDEXED: _Columns = {
    # The sign keeps SQLite from taking an index for them, which it would go through again for each document.
    name: literal_column(f"+figure.{name}")
    for name in ("norm_unit", "highest", "lowest", "period")
}

_REACHES: Mapping[str, Callable[[_Columns, float], ColumnElement[bool]]] = {
    ">=": lambda columns, number: columns["highest"] >= number,
    ">": lambda columns, number: columns["highest"] > number,
    "<=": lambda columns, number: columns["lowest"] <= number,
    "<": lambda columns, number: columns["lowest"] < number,
}


def figures_where(
    connection: Connection, wanted: FigureConditions, documents: Collection[str] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Stream figures, documents as they came in, those of each in any order; columns as FIGURE_COLUMNS.

    Args:
        connection: Where to read.
        wanted: What they have to fulfill.
        documents: Only in these; None for all.
    """
    return _fulfilling(connection, _FIGURES, wanted, documents)


def figure_places_where(
    connection: Connection, wanted: FigureConditions, documents: Collection[str] | None = None
) -> Iterator[tuple[str, list[int]]]:
    """Stream each document that has such figures with these, sorted by place, as PLACE_SHIFT says.

    Where an indicator is asked for, the index by indicators may tell all of it. Arguments and order of
    documents as for ``figures_where``.
    """
    for key, places in _fulfilling(connection, _PLACES, wanted, documents):
        yield key, sorted(map(int, places.split(",")))


def figures_numbered(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Return figures by their numbers, those that are there, columns as FIGURE_COLUMNS and the number.

    Args:
        connection: Where to read.
        numbers: Which ones, as many as one statement takes.
    """
    return {row[-1]: row for row in each_row(connection, _FIGURES_NUMBERED, {"numbers": list(numbers)})}


def _fulfilling(
    connection: Connection, figures: Select[Any], wanted: FigureConditions, documents: Collection[str] | None
) -> Iterator[tuple[Any, ...]]:
    """Stream what a query gives of the figures that fulfill conditions, documents as they came in."""
    few = None if "indicator" in wanted.equal else _few(connection, wanted)
    columns = _INDEXED if "indicator" in wanted.equal else _UNINDEXED
    query = (
        _by_document(figures) if few is None else _few_by_document(figures).where(figure.c.number.in_(few))
    )
    table = figure.c
    conditions: list[ColumnElement[bool]] = [table[name].in_(some) for name, some in wanted.equal.items()]
    for name, patterns in wanted.like.items():
        conditions.append(or_(*(table[name].op("GLOB")(pattern) for pattern in patterns)))
    for name, some in wanted.containing:
        conditions.append(or_(*(func.instr(table[name], one) > 0 for one in some)))
    if wanted.units:
        conditions.append(or_(table.unit.in_(wanted.units), columns["norm_unit"].in_(wanted.units)))
    conditions += [columns["norm_unit"] == one for one in wanted.base_units]
    conditions += [_REACHES[operator](columns, number) for operator, number in wanted.reaches]
    conditions += [_begins_in(_UNINDEXED, spans) for spans in wanted.periods]
    for spans in wanted.years:
        conditions.append(or_(*(document.c.year.between(first, last) for first, last in spans)))
    query = query.where(*conditions)
    if documents is None or len(documents) > SQL_PARAMETER_CHUNK:
        chosen = None if documents is None else set(documents)
        found = each_row(connection, query)
        return found if chosen is None else (row for row in found if row[0] in chosen)
    return each_row(connection, query.where(document.c.id.in_(documents)))


def _few(connection: Connection, wanted: FigureConditions) -> Select[Any] | None:
    """Return a query for the numbers of figures among which all are that fulfill conditions, if it finds few.

    An index tells how many figures of a unit have a value, or how many are of a period. Where they are many,
    it takes less time to go through the documents than to sort them.
    """
    some = []
    if wanted.base_units and wanted.reaches:
        units = [figure.c.norm_unit == one for one in wanted.base_units]
        some.append([*units, *(_REACHES[operator](_INDEXED, number) for operator, number in wanted.reaches)])
    some += [[_begins_in(_INDEXED, spans)] for spans in wanted.periods]
    for conditions in some:
        numbers = select(figure.c.number).where(*conditions)
        counted = select(func.count()).select_from(numbers.limit(_MOST_SORTED + 1).subquery())
        if int(connection.scalar(counted) or 0) <= _MOST_SORTED:
            return numbers
    return None


def _begins_in(columns: _Columns, spans: Sequence[tuple[int, int]]) -> ColumnElement[bool]:
    """Return the condition that a period begins with a year of one of some spans."""
    period = columns["period"]
    return or_(
        *(and_(period >= f"{first:04}", period <= f"{last:04}{_LAST_CHARACTER}") for first, last in spans)
    )


def indicators(connection: Connection) -> list[tuple[str, int]]:
    """Return the indicators that occur, with how many figures have each, the most frequent first."""
    return [(name, count) for name, count in connection.execute(_INDICATORS)]
