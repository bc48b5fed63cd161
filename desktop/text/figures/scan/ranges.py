"""Ranges: how a number goes on behind its digits: its unit, the other end of a range, the rest of a list."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.scan.token import Measure, Token, counted
from desktop.text.figures.scan.units import LOOSE_TAIL, TAIL, close, measure
from desktop.text.numerals import CHINESE_DIGITS

DASHES: Final = frozenset("-—–―－﹣~～〜∼至到 \u3000\n")
"""What the joint of a range may begin with."""

DASH: Final = r"(?:[-—–―－﹣~～〜∼]{1,2}|至|到)"
TAIL_PATTERN: Final = re.compile(TAIL)
LOOSE_PATTERN: Final = re.compile(LOOSE_TAIL)
_FROM: Final = frozenset("由从自")
_HALVED: Final = frozenset({"ratio", "time", "multiple"})
_MORE_OF: Final = _HALVED | {"doubling"}
"""Dimensions of units behind which 多 may stand: 七成多, 翻一番多."""
_TIMES: Final = frozenset({"年", "个月", "天", "周"})
_ANNIVERSARY: Final = "周年"
"""What says when something began and counts nothing: 建国95周年."""

_READ_FURTHER: Final = _TIMES | {_ANNIVERSARY, "个", "位"}
"""Units that may say something other than how many: which point or place it is, or when something was."""

_ERA: Final = frozenset("前近这后每头")
_LASTING: Final = frozenset({"提前", "历时", "耗时", "历经", "用时", "仅用", "用了", "力争", "延长", "争取"})
"""Words before years that say how long something took or takes."""

_ERAS: Final = frozenset(word_list("era-words"))
_DATING: Final = compiled(
    r"来|间(?![隔断])|里(?![程面])|平均|工作|分别|累计|共|用于|以来|(?!时间)[\u4e00-\u9fff]{0,3}(?:<<plans-of-years>>)(?!生育)"
)
_CLAUSE_ENDS: Final = frozenset("，。；：、\n \u3000")
_DOING: Final = re.compile(r"[\u4e00-\u9fff](?<![以左之多半期制级的前后为不有达就内里])")
"""What is done in the years that open a clause: 五年|出版图书11万种."""

_ADDING: Final = re.compile(
    r"年均|完成|实现|新增|新建|建成|净增|[提增][高长加升](?=[\d一二三四五六七八九十近超约了])|下降(?=[\d近超约了])"
)
"""What was done or changed in the years before it: 五年|新增3万人."""

_MORE: Final = re.compile("[多余](?=[，。；、的,;]|\\Z)")
MORE_BEGINS: Final = frozenset("半多余一二三四五六七八九")
"""What a number may go on with behind its unit."""

_MANY: Final = "个多"
"""How 2个多百分点 begins behind its number."""

_TENTH: Final = re.compile("[一二三四五六七八九](?=以上|以下|左右|的|，|。|、|；)")
_HALF_WORDS: Final = word_list("words-with-half")
_KINDS: Final = {"ratio": "percent", "ratio-difference": "change", "doubling": "change", "multiple": "ratio"}

_RISES: Final = "(?:上升|提升|跃升|提高|前移|前进|进位|攀升|晋升|升|跃|下降|下滑|滑落|后移|降|退)"
_FROM_PLACE: Final = re.compile("[由从](?:(?:19|20)\\d\\d年)?[^，。；第\\d]{0,10}\\Z")
_TO_PLACE: Final = re.compile(f"{_RISES}[至到为]")
_CLIMBED: Final = re.compile(
    f"[由从](?:(?:19|20)\\d\\d年)?[^，。；第\\d]{{0,10}}\\d{{1,4}}位{_RISES}[至到为](?:(?:19|20)\\d\\d年的?)?[^，。；第\\d]{{0,6}}\\Z"
)
"""Places without 第 that something rose from and to: 由全省|38位|提升到|32位."""

Match = re.Match[str]


@lru_cache(maxsize=4096)
def read_tail(
    before: str | None, multiplier: str | None, after: str | None, name: str, per: str | None
) -> tuple[Measure, str, str | None, bool]:
    """Return what the groups of a match of TAIL say, which repeat from number to number.

    Args:
        before: 余 or 多 before the multiplier, or None.
        multiplier: The multiplier, or None.
        after: 余 or 多 behind it, or None.
        name: The unit.
        per: The denominator, or None.

    Returns:
        The measure, the kind of a number that has it, 余 or 多, and whether its unit may say something else
        than how many.
    """
    unit = _measure(multiplier, name, per)
    inner = close(before or after) or ("多" if name.startswith(_MANY) else None)
    return unit, kind_of(unit), inner, unit.written in _READ_FURTHER or bool(unit.only_after)


def measure_of(match: Match) -> Measure:
    """Return the measure that a match of TAIL holds."""
    return _measure(*match.group("mult", "unit", "per"))


@lru_cache(maxsize=4096)
def _measure(multiplier: str | None, unit: str, per: str | None) -> Measure:
    """Return the measure of what stands in the text, with the spaces and line breaks in it."""
    return measure(close(multiplier), close(unit).replace(_MANY, "个"), close(per))


def inner_of(match: Match) -> str | None:
    """Return the 余 or 多 that a match holds, or None."""
    one, other = match.group("in1", "in2")
    return close(one or other) if one or other else None


def kind_of(unit: Measure) -> str:
    """Return the kind a number has by its unit alone."""
    return _KINDS.get(unit.dimension, "quantity")


def plain(text: str, start: int, value: Decimal, match: Match, unit: Measure | None = None) -> Token:
    """Return the token of a number with a unit behind it; 七成半 is 7.5 成."""
    unit = unit or measure_of(match)
    end = match.end()
    if text[end : end + 1] not in MORE_BEGINS:
        inner = inner_of(match) or ("多" if match["unit"].startswith(_MANY) else None)
        return counted(start, end, kind_of(unit), value, unit, inner)
    if unit.dimension in _HALVED and text.startswith("半", end) and not text.startswith(_HALF_WORDS, end):
        value, end = value + Decimal("0.5"), end + 1
    elif unit.written == "成" and (tenth := _TENTH.match(text, end)):
        value, end = value + Decimal(CHINESE_DIGITS[tenth[0]]) / 10, end + 1
    inner = inner_of(match)
    if inner is None and unit.dimension in _MORE_OF and (more := _MORE.match(text, end)):
        inner, end = more[0], more.end()
    return counted(start, end, kind_of(unit), value, unit, inner)


def read_as(reading: str, token: Token) -> Token:
    """Return a token that names another reading than that of plain digits."""
    token.reading = reading
    return token


def placed(text: str, start: int, unit: Measure) -> bool:
    """Return whether the words before a number allow its unit (届 counts only after 连续, 举办 …)."""
    return not unit.only_after or text[max(0, start - 6) : start].endswith(unit.only_after)


def dates(text: str, start: int, end: int, unit: Measure) -> bool:
    """Return whether a span of time says when (近三年, 前5个月, 五年来) and does not count (连续七年)."""
    if unit.written == _ANNIVERSARY:
        return True
    if unit.written not in _TIMES:
        return False
    before = text[max(0, start - 2) : start]
    if before in _LASTING or before[-1:] == "用":
        return False
    if (
        before in _ERAS
        or text[max(0, start - 3) : start] in ("上一个", "下一个")
        or (before != "" and before[-1] in _ERA)
    ):
        return True
    if (
        before.endswith("的")
        and text[max(0, start - 4) : start - 3] not in _FROM
        and (text[end : end + 1] in "。；！\n—，、,;!" or text[max(0, start - 3) : start - 1] in _ERAS)
    ):
        return True
    if before == "连续":
        return False
    if before == "已经" and text.startswith("了", end):
        return True
    if unit.written == "年" and (not before or before[-1] in _CLAUSE_ENDS) and _DOING.match(text, end):
        return True
    return _DATING.match(text, end) is not None or (
        unit.written == "年" and _ADDING.match(text, end) is not None
    )


def climbs(text: str, start: int, end: int) -> bool:
    """Return whether a number of 位 without 第 is a place that changed: 由38位提升到32位."""
    if _FROM_PLACE.search(text, max(0, start - 12), start) and _TO_PLACE.match(text, end):
        return True
    return _CLIMBED.search(text, max(0, start - 30), start) is not None


def ranged(
    text: str, start: int, value: Decimal, first: Measure | None, dash: str, last: Decimal, second: Match
) -> Token | None:
    """Return the token of a range, unless it says from … to … as a change (由30%到20%).

    Args:
        text: The text.
        start: Where the range begins.
        value: Its first number.
        first: The measure of the first number, where that has one of its own.
        dash: What stands between the numbers.
        last: Its second number.
        second: A match of TAIL behind the second number.
    """
    if dash in "至到" and text[start - 1 : start] in _FROM and start:
        return None
    unit = measure_of(second)
    if first is not None and first.dimension != unit.dimension:
        return None
    return Token(start, second.end(), "range", (value, last), unit, inner_of(second), first, reading="range")
