"""Numbers that begin with a numeral in Chinese characters."""

import re
from fractions import Fraction
from typing import Final

from desktop.text.figures.dates import chinese_date
from desktop.text.figures.implied import implied_unit
from desktop.text.figures.joints import (
    DASH,
    LOOSE_PATTERN,
    TAIL_PATTERN,
    inner_of,
    kind_of,
    measure_of,
    plain,
    ranged,
)
from desktop.text.figures.measures import GAP, INNER, TAIL, Measure, close, measure
from desktop.text.figures.token import Token
from desktop.text.numerals import chinese

CHARACTERS: Final = "一二三四五六七八九十百千万亿两零〇"
_RUN: Final = re.compile(rf"[{CHARACTERS}]++(?:点[零〇一二三四五六七八九]++)?")
_CORE: Final = re.compile(r"(?P<core>[^万亿]*(?:[万亿].*[^万亿])?)(?P<mult>万亿|亿|万)?\Z")
_SECOND: Final = re.compile(rf"{GAP}(?P<dash>{DASH}){GAP}(?P<number>[{CHARACTERS}]{{1,8}}){TAIL}")
_PARTS: Final = re.compile(
    rf"(?P<of>[百千万])分之{GAP}(?P<number>[{CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
)
_FRACTION: Final = re.compile(r"(?P<under>[二三四五六七八九十]+)分之(?P<over>[一二三四五六七八九两]+)")
_APPROXIMATE: Final = re.compile(r"[一二三四五六七八九两]{2}")
_SLOGAN: Final = re.compile(r"[一二三四五六七八九十两]+(?:大|个[不没无更要])")
_NEW: Final = re.compile(r"(?:新[增建设办开上获添]|增设|增加|减少|建成|新建成|新设立|新培育|新引进|新组建)\Z")
_ORDER: Final = re.compile(r"[、是要来则]")
_BEGINS: Final = frozenset("，。；：！？、（(\n 　*#“；;:,")
_ERA: Final = frozenset("前近这后每头")
_ERAS: Final = frozenset({"过去", "今后", "未来", "最近", "上个", "此前", "往后", "第一"})
_TIME: Final = frozenset({"年", "个月", "天", "周"})
_ALONE: Final = frozenset("百千万亿")


def read_chinese(text: str, start: int) -> list[Token]:
    """Read the tokens that begin with the Chinese numeral at a position; empty where it is part of a word."""
    if (end := chinese_date(text, start)) is not None:
        return [Token(start, end, "date")]
    run = _RUN.match(text, start)
    assert run is not None
    if _is_ordinal(text, start, run.end()):
        return [Token(start, run.end(), "ordinal-list")]
    return _parts(text, start) or _measured(text, start, run) or _slogan(text, start, run)


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Tell 一是, 二要, 三、 at the beginning of a clause."""
    return (
        (start == 0 or text[start - 1] in _BEGINS)
        and _ORDER.match(text, end) is not None
        and end - start <= 3
    )


def _parts(text: str, start: int) -> list[Token]:
    """Read 百分之五, 千分之三 and 三分之一."""
    if match := _PARTS.match(text, start):
        number = match["number"]
        value = Fraction(number) if number[0].isdigit() and number.isascii() else chinese(number)
        unit = {"百": "%", "千": "‰"}.get(match["of"])
        return (
            []
            if value is None or unit is None
            else [Token(start, match.end(), "percent", (value,), measure("", unit))]
        )
    if match := _FRACTION.match(text, start):
        over, under = chinese(match["over"]), chinese(match["under"])
        return [] if over is None or under is None else [Token(start, match.end(), "ratio", (over, under))]
    return []


def _value(run: str) -> tuple[Fraction, str] | None:
    """Split a numeral into its value as written and the multiplier that belongs to the unit: 三万 → 3, 万."""
    match = _CORE.match(run)
    multiplier = (match["mult"] or "") if match else ""
    core = run[: len(run) - len(multiplier)]
    value = Fraction(1) if multiplier and not core else chinese(core)
    return None if value is None else (value, multiplier)


def _measured(text: str, start: int, run: re.Match[str]) -> list[Token]:
    split = _value(run[0])
    if split is None:
        return []
    value, multiplier = split
    tail = TAIL_PATTERN.match(text, run.end())
    if second := _SECOND.match(text, tail.end() if tail else run.end()):
        last = chinese(second["number"])
        if last is not None and not multiplier and last > value:
            token = ranged(text, start, value, measure_of(tail) if tail else None, second, last)
            if token and token.measure and token.measure.chinese:
                return [token]
    if tail is None:
        return _loose(text, start, run.end(), value, multiplier)
    unit = _unit(tail, multiplier)
    if not unit.chinese or not _counts(text, start, run[0], tail, unit):
        return _era(text, start, tail, unit)
    if _APPROXIMATE.fullmatch(run[0]) and (pair := _pair(start, run[0], tail, unit)):
        return [pair]
    return [Token(start, tail.end(), kind_of(unit), (value,), unit, inner_of(tail))]


def _unit(tail: re.Match[str], multiplier: str) -> Measure:
    if not multiplier:
        return measure_of(tail)
    return measure(
        multiplier + close(tail["mult"]) if not tail["mult"] else multiplier,
        close(tail["unit"]),
        close(tail["per"]),
    )


def _counts(text: str, start: int, run: str, tail: re.Match[str], unit: Measure) -> bool:
    """Tell a number that counts from a generic 一个 and a span of time that dates (近三年)."""
    before = text[max(0, start - 2) : start]
    if before[-1:] == "每" or (run[0] in _ALONE and unit.dimension == "count" and before[-1:] in "成上数几"):
        return False
    if unit.written in _TIME and (
        before in _ERAS or before[-1:] in _ERA or text[tail.end() : tail.end() + 1] == "来"
    ):
        return False
    if run == "一":
        return unit.dimension in ("ratio", "multiple", "doubling", "ratio-difference", "rank") or (
            unit.dimension == "count"
            and unit.written not in ("个", "批", "次")
            and bool(_NEW.search(text, max(0, start - 4), start))
        )
    return True


def _era(text: str, start: int, tail: re.Match[str], unit: Measure) -> list[Token]:
    return [Token(start, tail.end(), "date")] if unit.dimension == "time" and unit.written == "年" else []


def _pair(start: int, run: str, tail: re.Match[str], unit: Measure) -> Token | None:
    """Give the range of two neighbouring digits: 两三家, 五六个."""
    first, second = chinese(run[0]), chinese(run[1])
    if first is None or second is None or second - first != 1:
        return None
    return Token(start, tail.end(), "range", (first, second), unit)


def _loose(text: str, start: int, end: int, value: Fraction, multiplier: str) -> list[Token]:
    """Read 三万余群众: a noun implies the unit."""
    loose = LOOSE_PATTERN.match(text, end)
    inner = inner_of(loose) if loose else None
    if inner is None and not multiplier:
        return []
    after = loose.end() if loose else end
    unit = implied_unit(text, after, multiplier, True)
    return [Token(start, after, "quantity", (value,), unit, inner)] if unit and unit.base else []


def _slogan(text: str, start: int, run: re.Match[str]) -> list[Token]:
    match = _SLOGAN.match(text, start)
    return [Token(start, match.end(), "code-like")] if match and run[0] != "一" else []


_ = INNER, plain
