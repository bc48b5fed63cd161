"""Implicit units: 近3万困难群众 counts people although no measure word says so."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.grammar import alternatives, mapping, word_list
from desktop.text.figures.scan.token import Measure
from desktop.text.figures.scan.units import close, measure

_COMPANIES: Final = re.compile("企业|中小企业|民营企业")
"""What is not counted by the hundred million: in 过10亿企业 money is meant."""

_PEOPLE: Final = word_list("people-heads")
_MODIFIER: Final = r"[^\d，。；：、！？（）()“”《》,;:]{0,14}?"


_WINDOW: Final = 24
_UNITLESS: Final = frozenset("万亿余多千百0123456789")


_BOUND: Final = re.compile("^(?:及?以[上下内]|左右)?的?")
"""Words of degree behind a number, before the noun: 1亿|左右|农业转移人口."""


@cache
def _nouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    units = mapping("nouns", "noun", "unit")
    bare = mapping("nouns", "noun", "bare")
    directly = alternatives(noun for noun in units if bare[noun] != "no")
    return (
        re.compile(rf"{_MODIFIER}(?P<noun>{alternatives(units)})"),
        re.compile(rf"(?P<noun>{directly})"),
    )


def implied_noun(text: str, start: int, end: int) -> str | None:
    """Return the noun behind a number whose unit it implies: 740多万|游客; None where the unit is written.

    Args:
        text: The simplified text.
        start: Where the number begins.
        end: Where it ends, with 万, 亿, 余 and 多.
    """
    if text[end - 1] not in _UNITLESS or end - start < 2:
        return None
    far, near = _nouns()
    behind = close(text[end : end + _WINDOW])
    match = far.match(behind)
    if match is None:
        return None
    onward = near.match(behind, match.end())
    return _BOUND.sub("", match[0] + (onward[0] if onward else ""))


def of_people(unit: Measure, indicator: str) -> Measure:
    """Return a multiplier alone with people for its unit where the indicator counts them: 人口由|8000万."""
    return measure(unit.written, "人") if indicator.endswith(_PEOPLE) else unit


def implied_unit(text: str, position: int, multiplier: str, marked: bool) -> Measure | None:
    """Return the measure that the noun behind a number implies.

    Args:
        text: The simplified text.
        position: Where the number ends, with 万, 亿, 余 and 多.
        multiplier: The multiplier before the noun, or empty.
        marked: Whether a multiplier, 余 or 多 stands there; without, the noun must follow directly.

    Returns:
        The measure; one without a base for 万 and 亿 before anything else; None if it may be a name.
    """
    far, near = _nouns()
    behind = close(text[position : position + _WINDOW])
    match = (far if marked else near).match(behind)
    if match is not None and (onward := near.match(behind, match.end())) is not None:
        match = onward  # 2600多万国有|企业|职工: the last of two is counted
    if match is not None and not (multiplier.endswith("亿") and _COMPANIES.match(match["noun"])):
        return measure(multiplier, mapping("nouns", "noun", "unit")[match["noun"]])
    return (
        Measure(multiplier, "", measure(multiplier, "个").factor, "count")
        if multiplier[-1:] in ("万", "亿")
        else None
    )
