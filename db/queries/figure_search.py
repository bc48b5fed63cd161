"""Figures that fulfill conditions, decided by SQLite alone.

Where an index says that few figures can fulfill them, these are read and sorted. Otherwise the figures are
read document by document, in the order in which they are wanted, so that the first are there at once.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
    union_all,
)

from db.queries.derived import FIGURE_COLUMNS
from db.queries.driver_rows import SQL_PARAMETER_CHUNK, all_rows, each_row
from db.rare_figures import FREQUENT_IN_FIGURES, SEVERAL_VALUES, UNIT_OF_ITS_OWN, rare_in_figures
from db.schema import document, figure

PLACE_SHIFT = 32
"""Where figures are numbers, each is its first code point shifted left by so many bits, and its row."""

_MOST_SORTED = 150_000
"""Figures up to which they are looked for through an index, and sorted, which takes less than half a second.

The first 20,000 of more than these are found in the same time by going through the documents.
"""

_MOST_NAMES = 400
"""Different indicators up to which a pattern is taken as the names that it matches.

For each document the index is asked for each of them; above that it takes as long as to look at all figures.
"""

_DOCUMENTS_TOGETHER = SQL_PARAMETER_CHUNK
"""Documents that are gone through at a time, in a fifth of a second at most; then it may be stopped."""

_TOLD_BY_INDICATOR = {
    "indicator",
    "document_id",
    "norm_unit",
    "highest",
    "lowest",
    "start",
    "status",
    "qualifier",
}
"""What the index by indicators tells of a figure."""

_SOUGHT_BY_INDICATOR = {"indicator", "norm_unit", "highest", "lowest"}
"""Columns that may be looked for in it."""

_FIGURES = select(*(figure.c[name] for name in FIGURE_COLUMNS))

# One row a document: to make a row for each figure takes longer than to find it.
_PLACES = select(
    document.c.id, func.group_concat(figure.c.start.bitwise_lshift(PLACE_SHIFT).bitwise_or(figure.c.number))
).group_by(document.c.number)
_FIGURES_NUMBERED = select(*(figure.c[name] for name in FIGURE_COLUMNS), figure.c.number).where(
    figure.c.number.in_(bindparam("numbers", expanding=True))
)
_DOCUMENTS = (
    select(document.c.id, document.c.number).where(document.c.removed.is_(None)).order_by(document.c.number)
)


class TextCondition(NamedTuple):
    """What the texts of a column have to be; nothing fulfills it where there is no text.

    Attributes:
        columns: The columns of which one has to be so.
        values: What it may be.
        patterns: GLOB patterns of which it may match one.
        parts: What it may contain.
        negated: Whether it has to be nothing of these, or no text.
    """

    columns: tuple[str, ...]
    values: Collection[str] = ()
    patterns: Collection[str] = ()
    parts: Collection[str] = ()
    negated: bool = False


class NumberCondition(NamedTuple):
    """What one of a figure's values has to be, in the base unit, or as written where there is none.

    Attributes:
        operator: ``>=``, ``>``, ``<=``, ``<``, ``=`` or ``!=``; by ``!=`` none of them is the number.
        number: What they are compared with.
        tolerance: By ``=`` and ``!=``, how far they may be away, as a part of the greater of the two.
    """

    operator: str
    number: float
    tolerance: float = 0.0


class FigureConditions(NamedTuple):
    """What figures are asked for; each condition that is there has to hold.

    Attributes:
        texts: What texts have to be.
        numbers: What the values have to be.
        years: Spans of years; the document's is in one of each.
    """

    texts: Sequence[TextCondition] = ()
    numbers: Sequence[NumberCondition] = ()
    years: Sequence[Sequence[tuple[int, int]]] = ()


_Columns = Mapping[str, ColumnElement[Any]]

_INDEXED: _Columns = dict(figure.c)
_UNINDEXED: _Columns = {
    # The sign keeps SQLite from taking an index for them, which it would go through again for each document.
    name: literal_column(f"+figure.{name}")
    for name in figure.c.keys()  # noqa: SIM118 - no mapping
}
_BY_INDICATOR: _Columns = {
    name: (_INDEXED if name in _SOUGHT_BY_INDICATOR else _UNINDEXED)[name] for name in _INDEXED
}


def figures_where(
    connection: Connection,
    wanted: FigureConditions,
    documents: Collection[str] | None = None,
    check_canceled: Callable[[], object] = lambda: None,
) -> Iterator[tuple[Any, ...]]:
    """Stream figures, documents as they came in, those of each in any order; columns as FIGURE_COLUMNS.

    Args:
        connection: Where to read.
        wanted: What they have to fulfill.
        documents: Only in these; None for all.
        check_canceled: Is called every now and then, whether any are found or not; may raise to stop.
    """
    return _fulfilling(connection, _FIGURES, wanted, documents, check_canceled)


def figure_places_where(
    connection: Connection,
    wanted: FigureConditions,
    documents: Collection[str] | None = None,
    check_canceled: Callable[[], object] = lambda: None,
) -> Iterator[tuple[str, list[int]]]:
    """Stream each document that has such figures with these, sorted by place, as PLACE_SHIFT says.

    Where an indicator is asked for, the index by indicators may tell all of it. Arguments and order of
    documents as for ``figures_where``.
    """
    for key, places in _fulfilling(connection, _PLACES, wanted, documents, check_canceled):
        yield key, sorted(map(int, places.split(",")))


def figures_numbered(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Return figures by their numbers, those that are there, columns as FIGURE_COLUMNS and the number.

    Args:
        connection: Where to read.
        numbers: Which ones, as many as one statement takes.
    """
    return {row[-1]: row for row in each_row(connection, _FIGURES_NUMBERED, {"numbers": list(numbers)})}


def periods(connection: Connection) -> list[str]:
    """Return the periods that occur, sorted."""
    names = _occurring("period")
    return list(connection.scalars(select(names.c.name).where(names.c.name.is_not(None))))


def _fulfilling(
    connection: Connection,
    figures: Select[Any],
    wanted: FigureConditions,
    documents: Collection[str] | None,
    check_canceled: Callable[[], object],
) -> Iterator[tuple[Any, ...]]:
    """Stream what a query gives of the figures that fulfill conditions, documents as they came in."""
    wanted = wanted._replace(texts=[_named(connection, one) for one in wanted.texts])
    by_indicator = any(_is_of_indicators(one) for one in wanted.texts)
    check_canceled()
    few = _few(connection, wanted, by_indicator=by_indicator, check_canceled=check_canceled)
    if few is not None:
        query = _few_by_document(figures).where(figure.c.number.in_(few), *_conditions(_UNINDEXED, wanted))
        if documents is not None and len(documents) <= SQL_PARAMETER_CHUNK:
            yield from each_row(connection, query.where(document.c.id.in_(documents)))
            return
        chosen = None if documents is None else set(documents)
        yield from (row for row in each_row(connection, query) if chosen is None or row[0] in chosen)
        return
    columns = _BY_INDICATOR if by_indicator else _UNINDEXED
    query = _by_document(figures).where(*_conditions(columns, wanted))
    for some, values in _some_documents(connection, documents):
        yield from each_row(connection, query.where(*some), values)
        check_canceled()


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


def _some_documents(
    connection: Connection, documents: Collection[str] | None
) -> Iterator[tuple[Sequence[ColumnElement[bool]], dict[str, Any]]]:
    """Yield conditions for some documents at a time, as they came in, each with its values."""
    query, chosen = _DOCUMENTS, None
    if documents is not None:
        chosen = set(documents)
        if len(chosen) <= SQL_PARAMETER_CHUNK:
            query = query.where(document.c.id.in_(chosen))
    every = [row for row in all_rows(connection, query) if chosen is None or row[0] in chosen]
    conditions: list[ColumnElement[bool]] = [document.c.number.between(bindparam("first"), bindparam("last"))]
    if chosen is not None:
        # The sign keeps SQLite from looking for them by their ids, and sorting all figures then.
        conditions.append(literal_column("+document.id").in_(bindparam("keys", expanding=True)))
    for begun in range(0, len(every), _DOCUMENTS_TOGETHER):
        some = every[begun : begun + _DOCUMENTS_TOGETHER]
        values: dict[str, Any] = {"first": some[0][1], "last": some[-1][1]}
        yield conditions, values if chosen is None else {**values, "keys": [key for key, _ in some]}


def _conditions(columns: _Columns, wanted: FigureConditions) -> list[ColumnElement[bool]]:
    conditions = [_has_text(columns, one) for one in wanted.texts]
    conditions += [_has_number(columns, one) for one in wanted.numbers]
    for spans in wanted.years:
        conditions.append(or_(*(document.c.year.between(first, last) for first, last in spans)))
    return conditions


def _has_text(columns: _Columns, wanted: TextCondition) -> ColumnElement[bool]:
    found = [_is_text(columns[name], wanted) for name in wanted.columns]
    held = found[0] if len(found) == 1 else or_(*found)
    return not_(func.coalesce(held, False)) if wanted.negated else held


def _is_text(column: ColumnElement[Any], wanted: TextCondition) -> ColumnElement[bool]:
    """Return the condition that a column's text is what is wanted, whether that is negated or not."""
    ways: list[ColumnElement[bool]] = []
    if wanted.values or not (wanted.patterns or wanted.parts):
        ways.append(column.in_(wanted.values))
    ways += [column.op("GLOB", is_comparison=True)(one) for one in wanted.patterns]
    ways += [func.instr(column, one) > 0 for one in wanted.parts]
    return ways[0] if len(ways) == 1 else or_(*ways)


def _has_number(columns: _Columns, wanted: NumberCondition) -> ColumnElement[bool]:
    lowest, highest, number = columns["lowest"], columns["highest"], wanted.number
    if wanted.operator not in ("=", "!="):
        return and_(*_reaches(columns, wanted))
    is_same = partial(_is_same, wanted)
    # Of a ratio of three, as 2:3:5, the one between is in the list alone.
    held = func.json_each(func.coalesce(figure.c.norm_value, figure.c.value)).table_valued("value")
    between = and_(
        lowest < number, highest > number, select(held.c.value).where(is_same(held.c.value)).exists()
    )
    if wanted.operator == "!=":
        return and_(lowest.is_not(None), not_(or_(is_same(lowest), is_same(highest), between)))
    within = and_(lowest <= number, highest >= number, columns["kind"] == "range")
    # What narrows it down comes first: the rest is worked out for few.
    return and_(*_reaches(columns, wanted), or_(is_same(lowest), is_same(highest), within, between))


def _reaches(columns: _Columns, wanted: NumberCondition) -> list[ColumnElement[bool]]:
    """Return comparisons that hold for every figure with a value that is wanted."""
    if wanted.operator != "=":
        return [_REACHES[wanted.operator](columns, wanted.number)]
    room = 2 * wanted.tolerance * abs(wanted.number)
    return [columns["highest"] >= wanted.number - room, columns["lowest"] <= wanted.number + room]


_REACHES: Mapping[str, Callable[[_Columns, float], ColumnElement[bool]]] = {
    ">=": lambda columns, number: columns["highest"] >= number,
    ">": lambda columns, number: columns["highest"] > number,
    "<=": lambda columns, number: columns["lowest"] <= number,
    "<": lambda columns, number: columns["lowest"] < number,
}


def _is_same(wanted: NumberCondition, column: ColumnElement[Any]) -> ColumnElement[bool]:
    apart, greater = func.abs(column - wanted.number), func.max(func.abs(column), abs(wanted.number))
    return apart <= wanted.tolerance * greater


def _occurring(name: str) -> CTE:
    """Return the texts of a column that has an index of them, sorted; the last may be null.

    Each is looked for behind the one before: there are far fewer than figures.
    """
    column = figure.c[name]
    names = select(func.min(column).label("name")).where(column.is_not(None)).cte(f"{name}s", recursive=True)
    behind = select(func.min(column)).where(column > names.c.name).scalar_subquery()
    return names.union_all(select(behind).where(names.c.name.is_not(None)))


def _is_of_indicators(wanted: TextCondition) -> bool:
    """Return whether a condition names the indicators that it wants."""
    return wanted.columns == ("indicator",) and not (wanted.negated or wanted.patterns or wanted.parts)


def _named(connection: Connection, wanted: TextCondition) -> TextCondition:
    """Return a condition with patterns for indicators as one that names these, if they are not too many."""
    if wanted.columns != ("indicator",) or not wanted.patterns or wanted.negated:
        return wanted
    occurring = _occurring("indicator").c.name
    names = connection.scalars(select(occurring).where(_is_text(occurring, wanted)).limit(_MOST_NAMES + 1))
    values = list(names)
    return wanted if len(values) > _MOST_NAMES else TextCondition(wanted.columns, values)


def _few(
    connection: Connection,
    wanted: FigureConditions,
    *,
    by_indicator: bool,
    check_canceled: Callable[[], object],
) -> Select[Any] | None:
    """Return a query for the numbers of figures among which all are that fulfill conditions, if it finds few.

    An index tells how many figures may fulfill one of them. Where they are many, it takes less time to go
    through the documents than to sort them; that they are too many is known after so many.

    Args:
        connection: Where to read.
        wanted: The conditions.
        by_indicator: Whether indicators are named: then only what their index does not tell is looked for,
            and has to be rarer than they are.
        check_canceled: Is called after each index; may raise to stop.
    """
    ways = [way for one in wanted.texts for way in _indexed_by_text(one, by_indicator=by_indicator)]
    if not by_indicator:
        ways += _indexed_by_value(wanted)
    limit, few = _MOST_SORTED, None
    if ways and by_indicator:
        named = next(one.values for one in wanted.texts if _is_of_indicators(one))
        of_these = select(figure.c.number).where(figure.c.indicator.in_(named))
        limit = min(limit, _count(connection, of_these, 2 * limit) // 2)
    for numbers in ways:
        count = _count(connection, numbers, limit)
        check_canceled()
        if count <= limit:
            limit, few = count, numbers
    return None if few is None else select(few.subquery().c.number)


_Numbers = Select[Any] | CompoundSelect[Any]


def _count(connection: Connection, numbers: _Numbers, limit: int) -> int:
    """Return how many figures a query finds, or one more than a limit where they are more."""
    counted = select(func.count()).select_from(numbers.limit(limit + 1).subquery())
    return int(connection.scalar(counted) or 0)


def _indexed_by_text(wanted: TextCondition, *, by_indicator: bool) -> Iterator[_Numbers]:
    """Yield queries for the numbers of the figures that fulfill a condition, where an index finds them."""
    name, numbers = wanted.columns[0], select(figure.c.number)
    if wanted.negated or (by_indicator and name in _TOLD_BY_INDICATOR):
        return
    if name in FREQUENT_IN_FIGURES:
        frequent = FREQUENT_IN_FIGURES[name]
        if not (wanted.patterns or wanted.parts or set(frequent).intersection(wanted.values)):
            yield numbers.where(figure.c[name].in_(wanted.values), text(rare_in_figures(name)))
    elif name == "unit":
        yield union_all(
            numbers.where(figure.c.norm_unit.in_(wanted.values)),
            numbers.where(figure.c.unit.in_(wanted.values), text(UNIT_OF_ITS_OWN)),
        )
    elif name in ("period", "qualifier", "doubt", "indicator"):
        if wanted.patterns or wanted.parts:
            occurring = _occurring(name).c.name
            yield numbers.where(figure.c[name].in_(select(occurring).where(_is_text(occurring, wanted))))
        else:
            yield numbers.where(figure.c[name].in_(wanted.values))


def _indexed_by_value(wanted: FigureConditions) -> Iterator[_Numbers]:
    """Yield a query for the numbers of the figures of a unit with values that may be those wanted."""
    units = [one for one in wanted.texts if one.columns == ("norm_unit",) and not one.negated]
    values = [one for one in wanted.numbers if one.operator != "!="]
    if not units or not values:
        return
    indexed, unindexed = (
        [
            *(_has_text(columns, one) for one in units),
            *(one for two in values for one in _reaches(columns, two)),
        ]
        for columns in (_INDEXED, _UNINDEXED)
    )
    numbers = select(figure.c.number)
    equal = next((one for one in values if one.operator == "="), None)
    if equal is None:
        yield numbers.where(*indexed)
        return
    # Of a figure of one value that is the highest as well; the others have an index of their own.
    most = equal.number + 2 * equal.tolerance * abs(equal.number)
    yield union_all(
        numbers.where(*indexed, figure.c.highest <= most),
        numbers.where(figure.c.lowest <= most, text(SEVERAL_VALUES), *unindexed),
    )
