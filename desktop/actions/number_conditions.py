"""Number conditions: what of a number query the database decides, and what is left to be looked at."""

from collections.abc import Callable, Sequence

from db.queries.figure_search import FigureConditions, NumberCondition, TextCondition
from desktop.text.number_query import (
    CLOSE,
    Condition,
    FieldCondition,
    NumberQuery,
    ValueCondition,
    YearCondition,
    is_in_years,
)

_EARLIEST, _LATEST = 0, 9999

_MOST_VALUES = 300
"""Values that are looked for in one statement: SQLite allows 999 parameters where it is old."""

_LONGEST_VALUE = 1000
"""Code points of a value that the database is asked for; it refuses very long patterns."""

_CONTAINED = ("qualifier", "doubt")
"""Fields of which a value may be a part."""


def database_conditions(
    query: NumberQuery, periods: Callable[[], Sequence[str]]
) -> tuple[FigureConditions, NumberQuery]:
    """Return what the database is asked, and the conditions that it does not decide.

    Every figure that fulfills the query fulfills what the database is asked.

    Args:
        query: The query.
        periods: Returns the periods that occur in the rows of figures.
    """
    texts: list[TextCondition] = []
    numbers: list[NumberCondition] = []
    years: list[list[tuple[int, int]]] = []
    rest: list[Condition] = []
    for one in query.conditions:
        if isinstance(one, ValueCondition):
            if one.base is not None:
                texts.append(TextCondition(("norm_unit",), (one.base,)))
            if one.unit is not None:  # as written, which the database does not compare
                texts.append(TextCondition(("unit",), (one.unit,)))
                rest.append(one)
            else:
                numbers.append(_number(one))
        elif isinstance(one, YearCondition) and one.field == "year":
            years.append(_spans(one))
        else:
            text = _period(one, periods()) if isinstance(one, YearCondition) else _text(one)
            if text is None:
                rest.append(one)
            else:
                texts.append(text)
    return FigureConditions(texts, numbers, years), NumberQuery(tuple(rest))


def _number(condition: ValueCondition) -> NumberCondition:
    """Return with what the values of a figure are compared, as `fulfills` does it."""
    if condition.operator in ("=", "!="):
        return NumberCondition(condition.operator, condition.value, CLOSE)
    room = CLOSE * abs(condition.value)
    beyond = {">=": -room, "<=": room}.get(condition.operator, 0.0)
    return NumberCondition(condition.operator, condition.value + beyond)


def _period(condition: YearCondition, periods: Sequence[str]) -> TextCondition | None:
    """Return the periods that are in the years wanted; None where they are too many for a statement."""
    values = [one for one in periods if is_in_years(condition, one)]
    return TextCondition(("period",), values) if len(values) <= _MOST_VALUES else None


def _text(condition: FieldCondition) -> TextCondition | None:
    """Return what the text of a field has to be; None where a statement would be too long."""
    values, field = condition.values, condition.field
    if len(values) > _MOST_VALUES or max(map(len, values)) > _LONGEST_VALUE:
        return None
    if field == "unit":
        return TextCondition(("unit", "norm_unit"), values, negated=condition.negated)
    patterns = [one.replace("[", "[[]").replace("?", "[?]") for one in values if "*" in one]
    if field in _CONTAINED:
        return TextCondition((field,), (), patterns, values, condition.negated)
    plain = [one for one in values if "*" not in one]
    return TextCondition((field,), plain, patterns, negated=condition.negated)


def _spans(condition: YearCondition) -> list[tuple[int, int]]:
    """Return the spans of which a document's year has to be in one."""
    first, last = condition.first, condition.last
    spans = {
        "=": [(first, last), *condition.others],
        ">=": [(first, _LATEST)],
        ">": [(last + 1, _LATEST)],
        "<=": [(_EARLIEST, last)],
        "<": [(_EARLIEST, first - 1)],
    }.get(condition.operator)
    if spans is not None:
        return spans
    spans, begin = [], _EARLIEST
    for first, last in sorted([(condition.first, condition.last), *condition.others]):
        spans.append((begin, first - 1))
        begin = max(begin, last + 1)
    return [*spans, (begin, _LATEST)]
