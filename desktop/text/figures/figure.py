"""The value type of a figure: one number of a text with what it says."""

from dataclasses import asdict, dataclass
from typing import Any

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

    def as_dict(self) -> dict[str, Any]:
        """Give the fields by name, in the order of the attributes, ready for JSON."""
        return asdict(self)
