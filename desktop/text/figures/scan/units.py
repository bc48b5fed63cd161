"""Units: the written units behind a number, and what they are in base units."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from desktop.text.figures.grammar import Unit, alternatives, any_of, mapping, units
from desktop.text.figures.scan.token import Measure

GAP: Final = r"[ \t\u3000\u00a0\u200b\ufeff]{0,3}(?:\n(?:\u200b\n|[ \t\u3000\u00a0]{0,3})|)"
"""What may stand inside a figure: spaces that OCR left, and one line break that a newspaper made.

Here and below `(?:…|)` stands for `(?:…)?`: it says the same and is passed over in half the time.
"""

MULTIPLIERS: Final = {"": 1} | {
    word: int(factor) for word, factor in mapping("multipliers", "multiplier", "factor").items()
}
"""What each multiplier before a unit multiplies by; none is 1."""

_COMMON: Final = "元个%人户亩公家年吨米项条"
"""How the units of most numbers begin: what is tried first is found soonest."""

_LATIN: Final = re.compile(r"[A-Za-z0-9]\Z", re.ASCII)
_SPACE: Final = re.compile(r"\s+")


@cache
def _by_name() -> dict[str, Unit]:
    return {name: unit for unit in units() for name in (unit.name, *unit.aliases)}


@cache
def unit_names() -> frozenset[str]:
    """Return every name of a unit, its aliases among them."""
    return frozenset(_by_name())


@cache
def measure(multiplier: str, unit: str, per: str = "") -> Measure:
    """Return the measure of a multiplier, a unit's written form and a denominator, all without spaces."""
    known = _by_name().get(unit + per if per else unit)
    if known is None and per:
        known = _by_name()[unit]
        factor = None if known.factor is None else known.factor * MULTIPLIERS[multiplier]
        return Measure(multiplier + unit + per, known.base + per, factor, known.dimension, known.chinese)
    if known is None:
        return Measure(multiplier + unit, unit, Decimal(MULTIPLIERS[multiplier]), "count")
    factor = None if known.factor is None else known.factor * MULTIPLIERS[multiplier]
    written, base = multiplier + unit + per, known.base
    is_base = factor == 1 and known.dimension != "doubling"
    return Measure(written, base, factor, known.dimension, known.chinese, known.only_after, is_base)


def over(unit: Measure, denominator: str) -> Measure:
    """Return a measure over a denominator that was written before the number: 微克, 立方米 → 微克/立方米."""
    written = f"{unit.written}/{denominator}"
    if written in _by_name():
        return measure("", unit.written, "/" + denominator)
    return replace(unit, written=written, base=f"{unit.base}/{denominator}")


def _unit_pattern() -> str:
    parts: dict[str, list[tuple[str, str]]] = {}
    for name, unit in _by_name().items():
        guard = r"(?![A-Za-z0-9])" if _LATIN.search(name) else ""
        if unit.not_before:
            guard += f"(?!{alternatives(unit.not_before)})"
        parts.setdefault(name[0], []).append((name[1:], guard))
    branches = []
    for first, rests in sorted(parts.items(), key=lambda part: (_COMMON + part[0]).index(part[0])):
        rests.sort(key=lambda rest: -len(rest[0]))
        branches.append(
            re.escape(first) + "(?:" + "|".join(re.escape(name) + guard for name, guard in rests) + ")"
        )
    return f"(?=[{re.escape(''.join(parts))}])(?:{'|'.join(branches)})"


def _multiplier_pattern() -> str:
    words = "|".join(sorted((m for m in MULTIPLIERS if m not in ("", "百", "千")), key=len, reverse=True))
    return rf"(?:{words}|千(?![瓦克米伏卡帕安焦赫])|百(?!分))"


INNER: Final = r"(?:余|多(?!元化|样|种[植养经]|媒)|来(?![自访往宾]))"
MULTIPLIER: Final = _multiplier_pattern()
UNIT: Final = _unit_pattern()
PER: Final = f"{GAP}[/／]{GAP}(?:{any_of('denominators')})"
_LOOSE_BEGINS: Final = rf"[\s\u200b\ufeff余多来{''.join(sorted({word[0] for word in MULTIPLIERS if word}))}]"
LOOSE_TAIL: Final = (
    f"(?:(?={_LOOSE_BEGINS})"
    f"(?:{GAP}(?P<in1>{INNER})|)(?:{GAP}(?P<mult>{MULTIPLIER})|)(?:{GAP}(?P<in2>{INNER})|)|)"
)
"""A multiplier, 余 or 多 behind a number that has no unit; most numbers show at once that they have none."""

TAIL: Final = f"{LOOSE_TAIL}{GAP}(?P<unit>{UNIT})(?:(?P<per>{PER})|)"
"""What stands between a number and the end of its unit."""


def close(text: str | None) -> str:
    """Return the text without the spaces and line breaks in it."""
    if not text:
        return ""
    return text if len(text) == 1 else _SPACE.sub("", text)
