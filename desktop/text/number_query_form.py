"""A number query as a form: single conditions read from the written query, and written back into it.

What the form does not know of the query (words, alternatives, further conditions) stays as it was written.
"""

import re
from collections.abc import Mapping

from desktop.text.number_query import CHOICES, FIELD_NAMES, WrittenCondition, written_conditions
from desktop.text.search_query import InvalidQuery

OPERATORS = (">=", "<=", "=", ">", "<", "!=")
"""How a value can be compared."""

_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}
_NATIVE_CHOICES = {"achieved": "已完成", "target": "目标", "other": "其他"}


def sign_of(operator: str) -> str:
    """Return an operator as it is printed: ``≥`` for ``>=``."""
    return _SIGNS.get(operator, operator)


def form_of(query: str) -> Mapping[str, WrittenCondition]:
    """Return the first condition on each field of a query; none where it can't be understood yet."""
    try:
        written = written_conditions(query)
    except InvalidQuery:
        return {}
    found: dict[str, WrittenCondition] = {}
    for one in written:
        found.setdefault(one.field, one)
    return found


def status_of(written: str) -> str:
    """Return the status that is written, by name, or empty where it is none or several."""
    return CHOICES["status"].get(written.lower(), "")


def with_condition(query: str, field: str, operator: str, value: str, *, chinese: bool) -> str:
    """Return a query with its first condition on a field put in the place of the one it had.

    Example: 指标=生产总值 with value ≥ 5 becomes 指标=生产总值 值≥5; with an empty value it is as before.

    Args:
        query: The query.
        field: The field by its English name.
        operator: One of OPERATORS.
        value: What it is compared to; without any the condition goes. Of ``status`` its name.
        chinese: Whether the field and its choices are written in Chinese.
    """
    before = form_of(query).get(field)
    wanted = _written(field, operator, value.strip(), chinese=chinese)
    if before is None:
        return f"{query.rstrip()} {wanted}".strip() if wanted else query
    left, right = query[: before.start], query[before.end :]
    if wanted:
        return f"{left}{wanted}{right}"
    return re.sub(r"\s+", " ", f"{left.rstrip()} {right.lstrip()}").strip()


def _written(field: str, operator: str, value: str, *, chinese: bool) -> str:
    if not value:
        return ""
    names = FIELD_NAMES[field]
    if chinese and field == "status":
        value = _NATIVE_CHOICES.get(value, value)
    value = value.replace('"', "")
    if any(character.isspace() for character in value):
        value = f'"{value}"'
    return f"{names[0] if chinese else names[-1]}{sign_of(operator)}{value}"
