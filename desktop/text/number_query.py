"""Number queries: figures asked for by their fields, ``指标=地区生产总值 值≥5 单位=%``, and by words.

Fields bear their Chinese or English names; ``|`` or a comma parts alternatives, ``*`` stands for anything.
Values are compared in the base unit: 值≥1 单位=亿元 finds 12000万元. Whatever else is written are words as in
a search, which have to be in the figure's sentence where nothing else is said.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import translate
from functools import lru_cache
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from desktop.text.figures.model import FIGURE_KINDS
from desktop.text.numerals import LARGE_MULTIPLIERS, SMALL_MULTIPLIERS, chinese
from desktop.text.script import simplified
from desktop.text.search_query import InvalidQuery, SearchQuery, parse_query

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "indicator": ("指标", "指標", "indicator"),
    "value": ("值", "数值", "value"),
    "unit": ("单位", "單位", "unit"),
    "qualifier": ("限定词", "限定詞", "qualifier"),
    "status": ("状态", "狀態", "status"),
    "direction": ("增减", "方向", "direction"),
    "kind": ("种类", "类型", "kind"),
    "year": ("年份", "year"),
    "period": ("时期", "時期", "period"),
    "doubt": ("存疑", "doubt"),
}
"""The names under which each field may be written; ``year`` is the document's, ``period`` the figure's."""

CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": {
        "已完成": "achieved",
        "完成": "achieved",
        "实现": "achieved",
        "目标": "target",
        "其他": "other",
        "achieved": "achieved",
        "target": "target",
        "other": "other",
    },
    "direction": {
        "增长": "up",
        "上升": "up",
        "增": "up",
        "增加": "up",
        "提高": "up",
        "下降": "down",
        "减少": "down",
        "减": "down",
        "降低": "down",
        "改善": "improve",
        "up": "up",
        "down": "down",
        "improve": "improve",
    },
    "kind": {
        "数量": "quantity",
        "百分比": "percent",
        "增减": "change",
        "位次": "rank",
        "比例": "ratio",
        "范围": "range",
        **{one: one for one in FIGURE_KINDS},
    },
}
"""What some fields may be, as it may be written."""

_BY_NAME = {name: field for field, names in FIELD_NAMES.items() for name in names}
_OPERATORS = {"≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "≠": "!=", "＝": "="}
_FIELD = rf"(?:{'|'.join(sorted(_BY_NAME, key=len, reverse=True))})"
_COMPARED = r"(?:[≥≧⩾≤≦⩽≠]|[>＞<＜!！=＝][=＝]|[>＞<＜=＝])"
_CONDITION = re.compile(
    rf"(?<![^\s(])({_FIELD})\s*({_COMPARED})\s*(?!{_FIELD}\s*{_COMPARED})(\"[^\"]*\"|[^\s]+)", re.IGNORECASE
)
_LIKE_CONDITION = re.compile(rf'"[^"]*"|/(?:[^/\\]|\\.)+/|(?P<name>[^\s"]*?)\s*{_COMPARED}(?P<value>[^\s]*)')
_KNOWN_FIELD = re.compile(_FIELD, re.IGNORECASE)
_WIDE = str.maketrans("０１２３４５６７８９．，＋－−％", "0123456789.,+--%")
_SEPARATOR = re.compile("[|｜,，、]")
_NUMBER = re.compile(
    r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2}(?![0-9]))?)((?![0-9,.–—～~至到-]).*)"
)
_SPAN = re.compile(r"(.+?)(?:–|—|～|~|\.\.|至|到|(?<=[0-9%])-)(.+)")
_YEARS = re.compile(r"([0-9]{4})年?(?:\s*[-–—－~～至到]\s*([0-9]{4})年?)?")
_COMPARISONS = {">=": ge, "<=": le, ">": gt, "<": lt}
MULTIPLIERS = frozenset((*SMALL_MULTIPLIERS, *LARGE_MULTIPLIERS))
CLOSE = 1e-9
"""Relative difference below which two values are the same: 4.10亿元 and 41000万元."""


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """A field that has one of some values, or has none of them.

    Attributes:
        field: Its name, as in a figure.
        values: The values; of an indicator canonical names, perhaps with ``*``.
        negated: Whether it must have none of them.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ValueCondition:
    """A comparison of a figure's value.

    Attributes:
        operator: ``=``, ``!=``, ``>=``, ``<=``, ``>`` or ``<``.
        value: What it is compared to, in the base unit where there is one.
        base: The base unit that the figure has to have; None for any.
        unit: The unit as written that it has to have where no base unit is known; None for any.
    """

    operator: str
    value: float
    base: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class YearCondition:
    """A comparison of a year or a span of years.

    Attributes:
        field: ``year`` or ``period``.
        operator: As for a value.
        first: First year.
        last: Last year.
        others: First and last years of further spans of which it may be in one; for ``=`` and ``!=``.
    """

    field: str
    operator: str
    first: int
    last: int
    others: tuple[tuple[int, int], ...] = ()


Condition = FieldCondition | ValueCondition | YearCondition


@dataclass(frozen=True, slots=True)
class NumberQuery:
    """A query for figures, understood.

    Attributes:
        conditions: What a figure has to fulfill, all of it.
        words: What has to stand near it; None for nothing.
    """

    conditions: tuple[Condition, ...]
    words: SearchQuery | None = None


def parse_number_query(query: str) -> NumberQuery:
    """Understand a query for figures.

    Raises:
        InvalidQuery: When it asks for nothing, or can't be understood; the reason may be ``value``,
            ``comparison`` or ``field`` as well.
    """
    written = written_conditions(query)
    # Spaces in the place of the conditions: what is said of the words then tells where they stand.
    rest = _CONDITION.sub(lambda match: " " * len(match[0]), query)
    _check_rest(rest)
    if not written and not rest.strip():
        raise InvalidQuery("empty")
    units = [one for one in written if one.field == "unit"]
    unit = (
        units[0].value
        if len(units) == 1 and units[0].operator == "=" and not _SEPARATOR.search(units[0].value)
        else ""
    )
    has_value = any(one.field == "value" for one in written)
    conditions: list[Condition] = []
    for one in written:
        if not (one.field == "unit" and unit and has_value):  # else the values speak of it
            conditions += _understood(one, unit)
    return NumberQuery(tuple(conditions), parse_query(rest, "sentence") if rest.strip() else None)


def _check_rest(rest: str) -> None:
    """Refuse what looks like a condition among the words: no text says 地区=山西."""
    for match in _LIKE_CONDITION.finditer(rest):
        name = match["name"]
        if name is None:
            continue  # a phrase or a pattern
        if _KNOWN_FIELD.fullmatch(name) and not match["value"]:
            raise InvalidQuery("operator", match[0].strip(), match.span())
        raise InvalidQuery("field", name or match[0], match.span())


class WrittenCondition(NamedTuple):
    """A condition as it stands in a query.

    Attributes:
        field: The field by its English name.
        operator: ``=``, ``!=``, ``>=``, ``<=``, ``>`` or ``<``.
        value: What it is compared to, as it was written.
        start: Where the condition begins in the query.
        end: Where it ends.
    """

    field: str
    operator: str
    value: str
    start: int
    end: int


def written_conditions(query: str) -> list[WrittenCondition]:
    """Return the conditions on fields that stand in a query, in order.

    Raises:
        InvalidQuery: When one has an operator that is none.
    """
    found = []
    for match in _CONDITION.finditer(query):
        try:
            operator = _operator(match[2])
        except InvalidQuery as error:
            raise InvalidQuery(error.reason, error.at, match.span()) from error
        field, value = _BY_NAME[_name(match[1])], match[3].strip('"')
        found.append(WrittenCondition(field, operator, value, *match.span()))
    return found


def _understood(written: WrittenCondition, unit: str) -> Sequence[Condition]:
    """Return what a condition asks for; ``unit`` is what values have that are written without one."""
    field, operator, value, start, end = written
    try:
        if field == "value":
            return _value_conditions(operator, value, unit)
        if field in ("year", "period"):
            return [_year_condition(field, operator, value)]
        return [_field_condition(field, operator, value)]
    except InvalidQuery as error:
        raise InvalidQuery(error.reason, error.at, (start, end)) from error


def _name(written: str) -> str:
    return written.lower() if written.isascii() else written


def _operator(written: str) -> str:
    plain = written.replace("＞", ">").replace("＜", "<").replace("＝", "=").replace("！", "!")
    plain = _OPERATORS.get(plain, plain)
    if plain == "==":
        return "="
    if plain not in ("=", "!=", *_COMPARISONS):
        raise InvalidQuery("comparison", written)
    return plain


def _value_conditions(operator: str, written: str, unit: str) -> list[ValueCondition]:
    written = written.translate(_WIDE)
    span = _SPAN.fullmatch(written)
    if span is None or operator != "=":
        return [_value_condition(operator, written, unit)]
    last = _NUMBER.fullmatch(span[2].strip())
    first = span[1].strip()
    if last is not None and last[2] and _NUMBER.fullmatch(first) and first[-1:].isdigit():
        first += last[2]  # 5–6亿元
    return [_value_condition(">=", first, unit), _value_condition("<=", span[2].strip(), unit)]


def _value_condition(operator: str, written: str, unit: str) -> ValueCondition:
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise InvalidQuery("value", written)
    number, measure = format(Decimal(match[1].replace(",", "")), "f"), simplified(match[2].strip())
    if measure and MULTIPLIERS.issuperset(measure) and (factor := chinese(measure)) is not None:
        # It belongs to the number and is no unit: 值≥1万 单位=亿元.
        number, measure = format(Decimal(number) * factor, "f"), ""
    own = measure or simplified(unit)
    if not own:
        return ValueCondition(operator, float(number))
    known = _in_base(number.lstrip("+-"), own)
    if known is None:
        return ValueCondition(operator, float(number), None, own)
    sign = -1 if number.startswith("-") else 1
    return ValueCondition(operator, sign * known[0], known[1])


@lru_cache(maxsize=64)
def _in_base(number: str, unit: str) -> tuple[float, str] | None:
    """Return a number with a unit in the base unit, or None where that is not known."""
    from desktop.text.figures import find_figures  # builds its grammar from tables: not before it is wanted

    written = f"{number}{unit.replace('％', '%')}"
    figures = [one for one in find_figures(written) if one.text == written]
    if (
        len(figures) != 1
        or figures[0].norm_unit is None
        or not isinstance(figures[0].norm_value, int | float)
    ):
        return None
    return float(figures[0].norm_value), figures[0].norm_unit


def _year_condition(field: str, operator: str, written: str) -> YearCondition:
    spans = [_years(one, written) for one in filter(None, _SEPARATOR.split(written.translate(_WIDE)))]
    if not spans or (len(spans) > 1 and operator not in ("=", "!=")):
        raise InvalidQuery("value", written)
    (first, last), *others = spans
    return YearCondition(field, operator, first, last, tuple(others))


def _years(one: str, written: str) -> tuple[int, int]:
    match = _YEARS.fullmatch(one.strip())
    if match is None:
        raise InvalidQuery("value", written)
    first, last = int(match[1]), int(match[2] or match[1])
    return min(first, last), max(first, last)


def _field_condition(field: str, operator: str, written: str) -> FieldCondition:
    if operator not in ("=", "!="):
        raise InvalidQuery("comparison", f"{field}{operator}")
    values = tuple(filter(None, map(str.strip, _SEPARATOR.split(simplified(written)))))
    if not values:
        raise InvalidQuery("value", written)
    if field in CHOICES:
        for one in values:
            if one.lower() not in CHOICES[field]:
                raise InvalidQuery("value", one)
        values = tuple(CHOICES[field][one.lower()] for one in values)
    elif field == "indicator":
        # A name may have a comma itself: 城镇、农村居民收入.
        names = values if re.search("[|｜]", written) else (*values, simplified(written).strip())
        values = tuple(dict.fromkeys(map(_canonical, names)))
    elif field == "unit":
        values = tuple(one.replace("％", "%") for one in values)
    return FieldCondition(field, values, operator == "!=")


def _canonical(name: str) -> str:
    from desktop.text.figures.grammar import canonical_names

    names = canonical_names()
    plain = unicodedata.normalize("NFKC", name)
    return next((names[one] for one in (name, plain, plain.upper()) if one in names), name)


def fulfills(query: NumberQuery, figure: Mapping[str, Any], year: int | None) -> bool:
    """Return whether a figure fulfills all conditions of a query; its words are another matter.

    Args:
        query: The query.
        figure: The figure's fields by name.
        year: The year of its document.
    """
    return all(_is_fulfilled(one, figure, year) for one in query.conditions)


def _is_fulfilled(condition: Condition, figure: Mapping[str, Any], year: int | None) -> bool:
    if isinstance(condition, ValueCondition):
        return _has_value(condition, figure)
    if isinstance(condition, YearCondition):
        return is_in_years(condition, figure.get("period") if condition.field == "period" else year)
    return _has_field(condition, figure) != condition.negated


def _has_field(condition: FieldCondition, figure: Mapping[str, Any]) -> bool:
    held = figure.get(condition.field)
    if condition.field == "unit":
        return not {held, figure.get("norm_unit")}.isdisjoint(condition.values)
    if held is None:
        return False
    if condition.field in ("qualifier", "doubt"):
        return any(one in held or ("*" in one and _glob(one).match(held)) for one in condition.values)
    return any(held == one or ("*" in one and _glob(one).match(held)) for one in condition.values)


@lru_cache(maxsize=64)
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(re.sub(r"([?\[])", r"[\1]", pattern)))


def _has_value(condition: ValueCondition, figure: Mapping[str, Any]) -> bool:
    if condition.base is not None and figure.get("norm_unit") != condition.base:
        return False
    if condition.unit is not None and figure.get("unit") != condition.unit:
        return False
    held = figure.get("value") if condition.unit is not None else figure.get("norm_value")
    held = figure.get("value") if held is None else held
    if held is None:
        return False
    values: Sequence[float] = held if isinstance(held, list) else [held]
    if condition.operator == "!=":
        return not any(_same(one, condition.value) for one in values)
    if condition.operator != "=":
        compare = _COMPARISONS[condition.operator]
        return any(
            compare(one, condition.value) or ("=" in condition.operator and _same(one, condition.value))
            for one in values
        )
    if figure.get("kind") == "range" and min(values) <= condition.value <= max(values):
        return True
    return any(_same(one, condition.value) for one in values)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def is_in_years(condition: YearCondition, held: object) -> bool:
    """Return whether a year, or a period as a figure has it, is in the years that are wanted."""
    match = None if held is None else _YEARS.fullmatch(str(held))
    if match is None:
        return False
    first, last = int(match[1]), int(match[2] or match[1])
    if condition.operator in ("=", "!="):
        spans = ((condition.first, condition.last), *condition.others)
        within = any(begin <= first and last <= end for begin, end in spans)
        return within == (condition.operator == "=")
    bound = condition.last if condition.operator in ("<=", ">") else condition.first
    compared = last if condition.operator in ("<=", "<") else first
    return bool(_COMPARISONS[condition.operator](compared, bound))
