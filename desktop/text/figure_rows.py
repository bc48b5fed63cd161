"""Figure rows: figures as they were stored, made fast into figures again."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from desktop.text.figures.model import FIELDS, Figure
from desktop.text.row_factory import ordinary
from desktop.text.text_analysis import FIGURE_COLUMNS

assert FIELDS == FIGURE_COLUMNS

_Ordinary: Final = ordinary(Figure)
_REST: Final = len(FIELDS) - FIELDS.index("norm_unit")
_decode: Final = json.JSONDecoder().raw_decode


def figures_of_rows(rows: Iterable[Sequence[Any]]) -> list[Figure]:
    """Return figures from their rows, each of which begins with its document's id.

    Raises:
        ValueError: A row is damaged.
    """
    figures = []
    for _, start, end, text, kind, value, unit, norm_value, *rest in rows:
        figure: Any = _Ordinary(
            start, end, text, kind, number_of(value), unit, number_of(norm_value), *rest[:_REST], None
        )
        figure.__class__ = Figure
        figures.append(figure)
    return figures


def number_of(held: str | None) -> Any:
    """Return the number or the list of numbers that a row has as JSON; faster than `json.loads`.

    Raises:
        ValueError: It is damaged.
    """
    if held is None:
        return None
    value, end = _decode(held)
    if end != len(held):
        raise ValueError(held)
    return value
