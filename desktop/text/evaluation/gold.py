"""Gold: what marked passages hold: passages, and what a careful reader finds in each.

A field of a figure that holds ``ANY`` is not scored, because FIGURES.md leaves it open; a field that holds
an ``OneOf`` may be any of the alternatives.
"""

from dataclasses import dataclass, field
from typing import Any

KINDS = ("quantity", "percent", "change", "rank", "ratio", "range")
OTHERS = ("date", "ordinal-list", "doc-number", "footnote-ref", "code-like", "nothing")
TERM_TYPES = ("title", "glossary", "numeral-abbrev", "quoted", "lexicon")
FIELDS = (
    "value", "unit", "norm_value", "norm_unit", "qualifier", "direction", "indicator", "status", "period",
)  # fmt: skip


class _Any:
    def __repr__(self) -> str:
        return "ANY"


ANY = _Any()
"""Stands in a field that is not scored."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Several answers a careful reader would take, the best first."""

    answers: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage: offsets are code points into the passage, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldFigure(Mark):
    """A figure; ``kind`` is one of KINDS, or several with ``/`` between; ``fields`` holds those of FIELDS."""

    kind: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldTerm(Mark):
    """A term of one of TERM_TYPES; ``gloss`` is a piece that its gloss must contain, if the text has one."""

    type: str
    gloss: str | None = None


@dataclass(frozen=True, slots=True)
class NonFigure(Mark):
    """A number, or what looks like one, that is no figure; of one of OTHERS."""

    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with everything found in it.

    Attributes:
        name: Short and unique.
        about: Place, level and year whose manner it follows.
        text: The piece itself.
        year: The report's own year.
        part: The part of the report it stands in: review, plan, other.
        figures: In order, without overlap.
        nonfigures: In order; they overlap no figure.
        ignored: Where readers differ: what a recognizer says here counts neither way.
        terms: In order, without overlap.
        period: What its figures speak of if not the year reviewed or planned; ``?`` where it is open.
        with_terms: Whether the terms have been marked.
        bare: Whether the recognizer is given the text alone, with neither year nor part.
        source: File, start and end of a piece of the shared reports, or None.
    """

    name: str
    about: str
    text: str
    year: int
    part: str
    figures: list[GoldFigure] = field(default_factory=list)
    nonfigures: list[NonFigure] = field(default_factory=list)
    ignored: list[Mark] = field(default_factory=list)
    terms: list[GoldTerm] = field(default_factory=list)
    period: str | None = None
    with_terms: bool = True
    bare: bool = False
    source: tuple[str, int, int] | None = None
