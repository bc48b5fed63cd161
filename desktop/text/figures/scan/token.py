"""Token: a number that was found in the text, and the measure that its unit is."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from desktop.text.figures.model import OTHER_KINDS
from desktop.text.numerals import Number, exact, product


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of one figure.

    Attributes:
        written: As written with its multiplier, in simplified characters, without spaces, 余 and 多.
        base: The base unit.
        factor: Base units in one written unit; None where it cannot be converted.
        dimension: What is measured.
        chinese: Whether a Chinese numeral may stand before it.
        only_after: Words of which one must stand before the number; empty where none need.
        is_base: Whether it is the base unit itself, so that no value need be converted.
    """

    written: str
    base: str
    factor: Decimal | Fraction | None
    dimension: str
    chinese: bool = True
    only_after: tuple[str, ...] = ()
    is_base: bool = False

    def norm(self, value: Decimal) -> Number | None:
        """Return a value of this unit in the base unit."""
        if self.dimension == "doubling":
            return exact(2**value) if value == int(value) and 0 < value < 64 else None
        if self.factor is None:
            return None
        return product(value, self.factor)


@dataclass(slots=True)
class Token:
    """A number in the text, before its context is read.

    Attributes:
        start: First code point.
        end: Code point after the last.
        kind: One of FIGURE_KINDS, or of OTHER_KINDS.
        values: The numbers as written; more than one for a range or a ratio.
        measure: The unit, or None.
        inner: 余 or 多 inside the span, or None.
        first: Measure of a range's first number, where it differs from the second's.
        chained: Whether it shares the unit that is written after a later number (6.8和22.5个百分点).
        reading: Name of the reading rule that found it.
    """

    start: int
    end: int
    kind: str
    values: tuple[Decimal, ...] = ()
    measure: Measure | None = None
    inner: str | None = None
    first: Measure | None = None
    chained: bool = False
    reading: str = "digits-with-unit"

    @property
    def counts(self) -> bool:
        """Return whether it is a figure and not one of OTHER_KINDS."""
        return self.kind not in OTHER_KINDS


_new: Final[Callable[[type[Token]], Token]] = object.__new__


def counted(start: int, end: int, kind: str, value: Decimal, unit: Measure, inner: str | None) -> Token:
    """Return the token of one number with its unit, as most are, made field by field: that is fastest."""
    token = _new(Token)
    token.start = start
    token.end = end
    token.kind = kind
    token.values = (value,)
    token.measure = unit
    token.inner = inner
    token.first = None
    token.chained = False
    token.reading = "digits-with-unit"
    return token
