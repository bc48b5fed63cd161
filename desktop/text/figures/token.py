"""The value type of a token: a number that was found, before its context is read."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.text.figures.figure import OTHER_KINDS
from desktop.text.figures.measures import Measure


@dataclass(slots=True)
class Token:
    """A number in the text.

    Attributes:
        start: First code point.
        end: Code point after the last.
        kind: ``quantity``, ``percent``, ``change``, ``rank``, ``ratio``, ``range``, or one of OTHER_KINDS.
        values: The numbers as written; more than one for a range or a ratio.
        measure: The unit, or None.
        inner: 余 or 多 inside the span, or None.
        first: Measure of a range's first number, where it differs from the second's.
        chained: Whether it shares the unit that is written after a later number (6.8和22.5个百分点).
    """

    start: int
    end: int
    kind: str
    values: tuple[Decimal, ...] = ()
    measure: Measure | None = None
    inner: str | None = None
    first: Measure | None = None
    chained: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a figure and not one of OTHER_KINDS."""
        return self.kind not in OTHER_KINDS
