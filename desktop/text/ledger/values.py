"""Values of a cell: what a figure says, as a ledger holds it."""

from dataclasses import dataclass

from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import unit_in_base

FALL = "下降"
"""The word that a qualifier has for a change downward: the value itself is the number as written."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell of a ledger says.

    Attributes:
        value: The number as written, or the first of a range.
        value_high: The other end of a range.
        unit: The unit as written, in simplified characters.
        qualifier: The words of degree; FALL among them for a change downward; None for none.
        start: First code point of the figure.
        end: Code point after the last.
        quote: The figure as it stands.
    """

    value: float | None
    value_high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""

    @property
    def signed(self) -> float | None:
        """The value, negative for a change downward."""
        return -self.value if self.value is not None and FALL in (self.qualifier or "") else self.value

    @property
    def in_base(self) -> float | None:
        """The signed value in the base unit, by which values of one indicator are sorted."""
        return None if self.signed is None else self.signed * unit_in_base(self.unit or "")[0]


def value_of(figure: Figure, text: str, *, says_fall: bool) -> CellValue:
    """Return what a figure says.

    Args:
        figure: The figure.
        text: The text that it stands in.
        says_fall: Whether the indicator's own name says that it falls (…降幅).
    """
    held = figure.value if isinstance(figure.value, list) else [figure.value]
    numbers = [float(one) for one in held if one is not None]
    qualifier = figure.qualifier
    if figure.direction == "down" and not says_fall:
        qualifier = f"{FALL}、{qualifier}" if qualifier else FALL
    return CellValue(
        numbers[0] if numbers else None,
        numbers[1] if len(numbers) > 1 else None,
        figure.unit,
        qualifier,
        figure.start,
        figure.end,
        text[figure.start : figure.end],
    )


def is_same(one: Figure, other: Figure) -> bool:
    """Return whether two figures say the same, one of them perhaps rounded: 5.67万亿元 and 56709亿元."""
    if one.direction != other.direction and "down" in (one.direction, other.direction):
        return False
    first, second = _numbers(one), _numbers(other)
    if len(first) != len(second):
        return False
    step = max(_step(one), _step(other)) * 0.505
    return all(abs(a - b) <= max(step, 1e-9 * abs(a)) for a, b in zip(first, second, strict=True))


def single_value(figure: Figure) -> float | None:
    """Return the one number of a figure in its base unit; None for a range."""
    held = _numbers(figure)
    return held[0] if len(held) == 1 else None


def _numbers(figure: Figure) -> list[float]:
    held = figure.norm_value if figure.norm_value is not None else figure.value
    return [float(number) for number in (held if isinstance(held, list) else [held]) if number is not None]


def _step(figure: Figure) -> float:
    """Return the least difference that a figure as written can tell, in the base unit.

    0 for a whole number that is written without a multiplier.
    """
    held = figure.value[0] if isinstance(figure.value, list) else figure.value
    norm = _numbers(figure)
    if not held or not norm:
        return 0.0
    factor = abs(norm[0] / held)
    decimals = len(str(held).partition(".")[2].rstrip("0"))
    return float(factor * 10.0**-decimals) if decimals or factor > 1 else 0.0
