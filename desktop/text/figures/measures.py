"""Measures: the written units behind a number, and what they are in base units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import Final

from desktop.text.figures.tables import Unit, units
from desktop.text.numerals import Number, exact

GAP: Final = r"[ \t\u3000\u00a0]{0,3}(?:\n[ \t\u3000\u00a0]{0,3})?"
"""What may stand inside a figure: spaces that OCR left, and one line break that a newspaper made."""

MULTIPLIERS: Final = {
    "": 1,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}

_LATIN: Final = re.compile(r"[A-Za-z0-9]\Z", re.ASCII)
_SPACE: Final = re.compile(r"\s+")
_PER: Final = (
    "年",
    "月",
    "日",
    "天",
    "小时",
    "时",
    "分钟",
    "秒",
    "人",
    "户",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "立方米",
)
_PER_MORE: Final = (
    "吨",
    "公斤",
    "千克",
    "斤",
    "件",
    "套",
    "台",
    "辆",
    "次",
    "个",
    "度",
    "千瓦时",
    "千瓦",
    "升",
    "万元",
    "万人",
)


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
    """

    written: str
    base: str
    factor: Decimal | Fraction | None
    dimension: str
    chinese: bool = True
    only_after: tuple[str, ...] = ()

    def norm(self, value: Decimal) -> Number | None:
        """Give a value of this unit in the base unit."""
        if self.dimension == "doubling":
            return exact(2**value) if value == int(value) and 0 < value < 64 else None
        if self.factor is None:
            return None
        return exact(
            value * self.factor if isinstance(self.factor, Decimal) else Fraction(value) * self.factor
        )


@cache
def _by_name() -> dict[str, Unit]:
    return {name: unit for unit in units() for name in (unit.name, *unit.aliases)}


@cache
def measure(multiplier: str, unit: str, per: str = "") -> Measure:
    """Give the measure of a multiplier, a unit's written form and a denominator, all without spaces."""
    known = _by_name().get(unit + per if per else unit)
    if known is None and per:
        known = _by_name()[unit]
        factor = None if known.factor is None else known.factor * MULTIPLIERS[multiplier]
        return Measure(multiplier + unit + per, known.base + per, factor, known.dimension, known.chinese)
    if known is None:
        return Measure(multiplier + unit, unit, Decimal(MULTIPLIERS[multiplier]), "count")
    factor = None if known.factor is None else known.factor * MULTIPLIERS[multiplier]
    written, base = multiplier + unit + per, known.base
    return Measure(written, base, factor, known.dimension, known.chinese, known.only_after)


def over(unit: Measure, denominator: str) -> Measure:
    """Give a measure over a denominator that was written before the number: 微克, 立方米 → 微克/立方米."""
    written = f"{unit.written}/{denominator}"
    if written in _by_name():
        return measure("", unit.written, "/" + denominator)
    return replace(unit, written=written, base=f"{unit.base}/{denominator}")


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words, grouped by first character for speed."""
    parts = []
    for first, group in groupby(sorted(set(words)), key=lambda word: word[0]):
        rests = sorted((word[1:] for word in group), key=len, reverse=True)
        tail = "|".join(map(re.escape, rests))
        parts.append(re.escape(first) + (f"(?:{tail})" if len(rests) > 1 else tail))
    return "|".join(parts)


def _unit_pattern() -> str:
    parts: dict[str, list[tuple[str, str]]] = {}
    for name, unit in _by_name().items():
        guard = r"(?![A-Za-z0-9])" if _LATIN.search(name) else ""
        if unit.not_before:
            guard += f"(?!{alternatives(unit.not_before)})"
        parts.setdefault(name[0], []).append((name[1:], guard))
    branches = []
    for first, rests in sorted(parts.items()):
        rests.sort(key=lambda rest: -len(rest[0]))
        branches.append(
            re.escape(first) + "(?:" + "|".join(re.escape(name) + guard for name, guard in rests) + ")"
        )
    return "|".join(branches)


def _multiplier_pattern() -> str:
    words = "|".join(sorted((m for m in MULTIPLIERS if m not in ("", "百", "千")), key=len, reverse=True))
    return rf"(?:{words}|千(?![瓦克米伏卡帕安焦赫])|百(?!分))"


INNER: Final = r"(?:余|多(?!元化|样|种[植养经]|媒)|来(?![自访往宾]))"
MULTIPLIER: Final = _multiplier_pattern()
UNIT: Final = f"(?:{_unit_pattern()})"
PER: Final = f"{GAP}[/／]{GAP}(?:{alternatives((*_PER, *_PER_MORE))})"
LOOSE_TAIL: Final = f"(?:{GAP}(?P<in1>{INNER}))?(?:{GAP}(?P<mult>{MULTIPLIER}))?(?:{GAP}(?P<in2>{INNER}))?"
"""A multiplier, 余 or 多 behind a number that has no unit."""

TAIL: Final = f"{LOOSE_TAIL}{GAP}(?P<unit>{UNIT})(?P<per>{PER})?"
"""What stands between a number and the end of its unit."""


def close(text: str | None) -> str:
    """Give the text without the spaces and line breaks in it."""
    if not text:
        return ""
    return text if len(text) == 1 else _SPACE.sub("", text)
