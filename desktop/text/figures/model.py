"""Model: the value type of a figure: one number of a text with what it says."""

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.text.figures.trace import Trace  # the window starts without the rules

FIGURE_KINDS = ("quantity", "percent", "change", "rank", "ratio", "range")
"""The six kinds of figures."""

OTHER_KINDS = ("date", "ordinal-list", "doc-number", "footnote-ref", "code-like")
"""Kinds of numbers that are no figures; reported only when asked for all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text and what it means.

    Attributes:
        start: First code point in the text given.
        end: Code point after the last.
        text: The text between them, as it stands.
        kind: One of FIGURE_KINDS, or of OTHER_KINDS when all numbers were asked for.
        value: The number as written; a list for a range or a ratio; None for the other kinds.
        unit: The unit as written with its multiplier, in simplified characters.
        norm_value: The value in the base unit; a list where value is one.
        norm_unit: The base unit.
        qualifier: The words of degree, or None.
        direction: ``up``, ``down`` or ``improve`` for a change, else None.
        indicator: What is measured: its canonical name, or the noun that is counted.
        status: ``achieved``, ``target`` or ``other``.
        period: The year or span it speaks of, such as ``2023`` or ``2014–2018``, or None.
        doubt: Why the reading is not certain, in a word or two, or None.
        trace: Which rule gave each field, where that was asked for; no part of the figure itself.
    """

    start: int
    end: int
    text: str
    kind: str
    value: float | int | list[float | int] | None = None
    unit: str | None = None
    norm_value: float | int | list[float | int] | None = None
    norm_unit: str | None = None
    qualifier: str | None = None
    direction: str | None = None
    indicator: str | None = None
    status: str = "other"
    period: str | None = None
    doubt: str | None = None
    trace: "Trace | None" = field(default=None, compare=False, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name, in the order of the attributes and without the trace, ready for JSON."""
        return {name: _copied(getattr(self, name)) for name in FIELDS}


FIELDS = tuple(one.name for one in fields(Figure) if one.name != "trace")
"""The names of a figure's fields, in order."""


def _copied(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value
