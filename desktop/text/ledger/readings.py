"""Readings of a ledger: what was promised beside what was achieved, and how targets changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.text.ledger.indicators import unit_in_base
from desktop.text.ledger.values import FALL, CellValue

AT_LEAST = ("以上", "不低于", "不少于", "不小于", "超过", "超", "突破", "高于", "至少", "余", "多")
AT_MOST = ("以内", "以下", "不超过", "不高于", "不大于", "低于", "至多", "控制在")
AROUND = ("左右", "约", "上下", "大约", "大体")
STRIVEN = ("力争", "争取", "努力", "冲刺")
"""Words of degree by what they ask for."""

_COUNTED = frozenset(("人", "个"))
"""Units that jobs are counted in: 新增就业5万人 and 新增就业岗位5万个."""

_SLACK = 1e-9
_AROUND_SHARE = 0.05
"""Share of a target by which 左右 may be missed and still be kept (a convention, told with the reading)."""

_WORD = re.compile("[、，, ]+")


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of a year, or a result, of one place and indicator.

    Attributes:
        place: The place.
        indicator: The indicator.
        year: The year that it speaks of.
        value: What is said; without a number, that nothing is.
    """

    place: str
    indicator: str
    year: int
    value: CellValue


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A target beside the result that the next report tells.

    Attributes:
        promise: The target.
        result: What was achieved; None where no report of the next year is there.
        verdict: ``kept``, ``missed`` or ``not-said``.
        difference: Result less target, in the target's unit; None where one of them is not said.
    """

    promise: Promise
    result: Promise | None
    verdict: str
    difference: float | None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target beside the one of the year before.

    Attributes:
        former: The target of the year before.
        promise: The target.
        number: ``raised``, ``lowered``, ``same``, ``dropped``, ``new``, or ``none`` without any number.
        wording: ``strengthened``, ``weakened``, ``same`` or ``changed``, by the qualifier alone.
        difference: Target less the former one, in the former's unit; None where one has no number.
    """

    former: Promise
    promise: Promise
    number: str
    wording: str
    difference: float | None


def fulfilments(
    targets: Iterable[Promise], results: Iterable[Promise], better: str = "more"
) -> Iterator[Fulfilment]:
    """Yield each target with a number, and what the report of the next year says of it.

    Args:
        targets: The targets; ``year`` is the year they are for.
        results: What was achieved; ``year`` is the year it was achieved in.
        better: What is better of their indicator: one of BETTER.
    """
    told = {(one.place, one.indicator, one.year): one for one in results}
    for promise in targets:
        if promise.value.value is None:
            continue
        result = told.get((promise.place, promise.indicator, promise.year))
        difference = None if result is None else difference_of(promise.value, result.value)
        yield Fulfilment(promise, result, _verdict(promise.value, difference, better), difference)


def difference_of(target: CellValue, result: CellValue) -> float | None:
    """Return a result less a target, in the target's unit; less the end of a range that it lies beyond.

    None where one of them is not said, or their units do not go together.
    """
    low, high = _ends(target)
    reached = value_in_unit(result, target.unit)
    if low is None or high is None or reached is None:
        return None
    if reached < low:
        return _rounded(reached - low)
    return _rounded(reached - high) if reached > high else 0.0


def _verdict(target: CellValue, difference: float | None, better: str) -> str:
    if difference is None:
        return "not-said"
    kind = degree(target.qualifier)
    wants_less = kind == "at-most" or (kind != "at-least" and better in ("less", "band"))
    short = difference if wants_less else -difference
    allowed = _AROUND_SHARE * abs(target.value or 0) if kind == "around" else 0.0
    return "kept" if short <= allowed + _SLACK else "missed"


def degree(qualifier: str | None) -> str:
    """Return what words of degree ask for.

    ``at-least``, ``at-most``, ``around``, ``striven`` (力争) or ``exact``.
    """
    words = set(_WORD.split(qualifier or ""))
    known_words = (("at-most", AT_MOST), ("at-least", AT_LEAST), ("around", AROUND), ("striven", STRIVEN))
    for name, known in known_words:
        if words & set(known):
            return name
    return "exact"


_STRENGTH = {"around": 0, "striven": 0, "exact": 1, "at-least": 2, "at-most": 2}


def target_changes(targets: Iterable[Promise]) -> Iterator[TargetChange]:
    """Yield each target of which the year before is there, too: how number and wording changed."""
    held = {(one.place, one.indicator, one.year): one for one in targets}
    for (place, indicator, year), promise in sorted(held.items()):
        former = held.get((place, indicator, year - 1))
        if former is not None:
            number, difference = _number_change(former.value, promise.value)
            wording = _wording_change(former.value, promise.value)
            yield TargetChange(former, promise, number, wording, difference)


def _number_change(former: CellValue, value: CellValue) -> tuple[str, float | None]:
    if former.value is None or value.value is None:
        if former.value is None and value.value is None:
            return "none", None
        return ("new" if former.value is None else "dropped"), None
    difference = 0.0
    for before, after in zip(_ends(former), _ends(value), strict=True):
        moved = None if before is None or after is None else _moved(former, value, before, after)
        if moved is None:
            return "new", None  # given in another unit: not to be compared
        if abs(moved) > _SLACK:
            difference = moved
            break  # the upper ends of ranges count where the lower ones are the same: 5%—5.5% after 5%
    if not difference:
        return "same", 0.0
    return ("raised" if difference > 0 else "lowered"), difference


def _moved(former: CellValue, value: CellValue, before: float, after: float) -> float | None:
    own = _in_unit(after, value.unit, former.unit)
    return None if own is None else _rounded(own - before)


def _wording_change(former: CellValue, value: CellValue) -> str:
    if former.value is None or value.value is None:
        return "same" if former.qualifier == value.qualifier else "changed"
    before, after = degree(former.qualifier), degree(value.qualifier)
    if (former.value_high is None) != (value.value_high is None):
        return "changed"  # a range after one number, or one number after a range
    if _STRENGTH[before] != _STRENGTH[after]:
        return "strengthened" if _STRENGTH[after] > _STRENGTH[before] else "weakened"
    return "same" if before == after else "changed"


def _ends(value: CellValue) -> tuple[float | None, float | None]:
    """Return the lower and the upper end of what a target says, negative for a fall."""
    if value.value is None:
        return None, None
    sign = -1 if FALL in (value.qualifier or "") else 1
    ends = sorted(sign * one for one in (value.value, value.value_high) if one is not None)
    return ends[0], ends[-1]


def value_in_unit(value: CellValue, unit: str | None) -> float | None:
    """Return a value in another unit, negative for a fall; None where the units do not go together."""
    return None if value.signed is None else _in_unit(value.signed, value.unit, unit)


def _in_unit(number: float, unit: str | None, other: str | None) -> float | None:
    if unit == other:
        return number
    own, base = unit_in_base(unit or "")
    wanted, wanted_base = unit_in_base(other or "")
    is_same = base == wanted_base or {base, wanted_base} <= _COUNTED
    return number * own / wanted if is_same else None


def _rounded(number: float) -> float:
    """Return a difference without the noise of floating point."""
    return round(number, 9)
