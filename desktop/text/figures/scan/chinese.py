"""Numbers that begin with a numeral in Chinese characters."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import compiled, units, word_list
from desktop.text.figures.scan.dates import DATE_SIGNS, chinese_date
from desktop.text.figures.scan.implicit_units import implied_unit
from desktop.text.figures.scan.ranges import (
    DASH,
    DASHES,
    LOOSE_PATTERN,
    TAIL_PATTERN,
    dates,
    inner_of,
    measure_of,
    placed,
    plain,
    ranged,
    read_as,
)
from desktop.text.figures.scan.token import Measure, Token
from desktop.text.figures.scan.units import GAP, MULTIPLIERS, TAIL, close, measure
from desktop.text.numerals import chinese

CHARACTERS: Final = "一二三四五六七八九十百千万亿两零〇"
_RUN: Final = re.compile(rf"[{CHARACTERS}]++(?:点[零〇一二三四五六七八九]++)?(?:{GAP}[万亿]++)?")
_SECOND: Final = re.compile(rf"{GAP}(?P<dash>{DASH}){GAP}(?P<number>[{CHARACTERS}]{{1,8}}){TAIL}")
_PARTS: Final = re.compile(
    rf"(?P<of>[百千万])分之{GAP}(?P<number>[{CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?|[0-9]+(?:\.[0-9]+)?)"
)
_PERCENT_RANGE: Final = re.compile(
    rf"百分之{GAP}(?P<first>[{CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?|[0-9]+(?:\.[0-9]+)?)"
    rf"{GAP}(?:{DASH}{GAP}(?:百分之{GAP})?|(?P<mark>、))"
    rf"(?P<second>[{CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?|[0-9]+(?:\.[0-9]+)?)(?![{CHARACTERS}、个项年月])"
)
"""Two shares of which the second need not say again that it is one: 百分之八至九."""

_FRACTION: Final = re.compile(r"(?P<under>[二三四五六七八九十]+)分之(?P<over>[一二三四五六七八九两]+)")
_ADJACENT: Final = re.compile(
    r"(?P<first>[一两二三四五六七八])、(?P<second>[两二三四五六七八九])(?P<small>[十百千]?)"
)
_NUMBERED: Final = frozenset("第、一二三四五六七八九十")
"""What stands before a numeral that numbers: 第|三、四季度."""

_DIGITS: Final = re.compile(r"[一二三四五六七八九两]{2,}")
_SLOGAN: Final = re.compile(
    r"[一二三四五六七八九十两]+(?:大|个(?=\d+%|[一百千万亿“”\"没更必毫勿真]|不(?!发达|同|良|动产|锈)|无(?!人|线|障碍|公害|烟|菌|纸|害)|要(?!素|塞|道)|走(?!廊)|再(?!生|制造|就业)|最(?!美|大|小)|有(?!色|机|线|限|效|关|志|毒|害)|坚持|努力|确保|转变|聚焦|强化|提升|统筹|注重|突出|深化|全面|全力))"
)
_NEW: Final = compiled(r"(?:<<new-verbs>>)\Z")
_ALLOWED: Final = re.compile(
    r"(?:(?<![附邻])近|超过?|逾|突破|达到?|(?<![通经])过|(?<![签合条预])约|(?<!圆)满|破|有|到|[稳保控]\w在)\Z"
)
_HIRED: Final = compiled(r"(?:<<hiring-verbs>>)\Z")
_MARK: Final = re.compile(r"大关|台阶|以上|左右|上下|[，。、；]")
_ABOUT: Final = re.compile(r"[，。、；]|以上|以下|左右|上下")
_OWNER: Final = 12
"""Code points before a numeral in which the noun stands that it counts: 人口|一百二十万."""

_PEOPLE: Final = word_list("people-heads")
_ORDER: Final = re.compile(r"[、是要来则]")
_BEGINS: Final = frozenset("，。；：！？、（(\n 　*#“；;:,—")
_AND_A_HALF: Final = re.compile("半(?![载数年个])")
"""What makes a duration of 一年."""

_TIME: Final = frozenset({"年", "个月", "天", "周"})
_ONES: Final = frozenset({"ratio", "multiple", "doubling", "ratio-difference", "rank"})
_SMALLER: Final = frozenset({"万", "百万", "千万"})
_GENERIC: Final = frozenset(word_list("generic-measure-words"))
GOES_ON: Final = frozenset(name[0] for unit in units() for name in (unit.name, *unit.aliases)) | frozenset(
    "余多来点分大、是要则年月日季纪 \u3000\n—-–~～至到"
)
"""What may follow the numeral of anything but a word."""

_WHOLE: Final = Measure("", "%", Decimal(100), "ratio")


def read_chinese(text: str, start: int) -> list[Token]:
    """Read the tokens that begin with the Chinese numeral at a position; empty where it is part of a word."""
    run = _RUN.match(text, start)
    assert run is not None
    after = text[run.end() : run.end() + 1]
    if after not in GOES_ON and run[0][-1] not in "万亿":
        return []
    if after in DATE_SIGNS and (date := chinese_date(text, start)) is not None:
        return [Token(start, date, "date")]
    if start and (text[start - 1] == "每" or (text[start - 1] in "数几" and run[0][0] in "十百千万亿")):
        return []
    if after == "、" and (near := _adjacent(text, start)):
        return near
    if _is_ordinal(text, start, run.end()):
        return [Token(start, run.end(), "ordinal-list")]
    return (
        (_parts(text, start) if after == "分" else [])
        or _slogan(text, start, run[0])
        or _measured(text, start, run)
    )


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Return whether a numeral orders the items of a list: 一是, 二要, 三、 at the beginning of a clause."""
    return (
        (start == 0 or text[start - 1] in _BEGINS)
        and _ORDER.match(text, end) is not None
        and end - start <= 3
    )


def _slogan(text: str, start: int, run: str) -> list[Token]:
    """Read 五大, 三个不放松: names and slogans, no counts."""
    if text.startswith("个百分点", start + len(run)):
        return []
    match = _SLOGAN.match(text, start)
    return [Token(start, match.end(), "code-like")] if match and run[0] != "一" else []


def _parts(text: str, start: int) -> list[Token]:
    """Read 百分之五, 千分之三 and 三分之一."""
    if token := _percent_range(text, start):
        return [token]
    if match := _PARTS.match(text, start):
        value = _value(match["number"])
        unit = {"百": "%", "千": "‰"}.get(match["of"])
        if value is None or unit is None:
            return []
        return [
            Token(start, match.end(), "percent", (value,), measure("", unit), reading="fraction-in-words")
        ]
    if match := _FRACTION.match(text, start):
        over, under = chinese(match["over"]), chinese(match["under"])
        if over is not None and under:
            values = (over / under,)
            return [Token(start, match.end(), "percent", values, _WHOLE, reading="fraction-in-words")]
    return []


def _percent_range(text: str, start: int) -> Token | None:
    """Read 百分之八至九, unless it says from … to … as a change (由百分之八到百分之九)."""
    found = _PERCENT_RANGE.match(text, start)
    if found is None or (start and text[start - 1] in "由从自"):
        return None
    first, second = _value(found["first"]), _value(found["second"])
    if first is None or second is None or second <= first or (found["mark"] and second != first + 1):
        return None
    return Token(start, found.end(), "range", (first, second), measure("", "%"), reading="range")


def _value(number: str) -> Decimal | None:
    return Decimal(number) if number[0].isascii() else chinese(number)


@lru_cache(maxsize=4096)
def split_value(run: str) -> tuple[Decimal, str] | None:
    """Split a numeral into its value and the unit's multiplier: 三万 → 3, 万; 一万二 → 12000."""
    run = close(run)
    multiplier = next((m for m in ("万亿", "亿", "万") if run.endswith(m)), "")
    if "亿" in run[: len(run) - len(multiplier)]:
        value = chinese(run)
        return None if value is None else (value / MULTIPLIERS["亿"], "亿")
    core = run[: len(run) - len(multiplier)]
    value = Decimal(1) if multiplier and not core else chinese(core)
    return None if value is None else (value, multiplier)


def _adjacent(text: str, start: int) -> list[Token]:
    """Read 四、五十亿元: two neighboring digits with a mark between them are a range."""
    near = _ADJACENT.match(text, start)
    tail = TAIL_PATTERN.match(text, near.end()) if near and start and text[start - 1] not in _BEGINS else None
    if near is None or tail is None or text[start - 1] in _NUMBERED:
        return []
    first, second = chinese(near["first"] + near["small"]), chinese(near["second"] + near["small"])
    if first is None or second is None or chinese(near["second"]) != (chinese(near["first"]) or 0) + 1:
        return []
    unit = measure_of(tail)
    return [Token(start, tail.end(), "range", (first, second), unit, reading="neighboring-digits")]


def _measured(text: str, start: int, run: re.Match[str]) -> list[Token]:
    split = split_value(run[0])
    if split is None:
        return []
    value, multiplier = split
    tail = TAIL_PATTERN.match(text, run.end())
    if token := _ranged(text, start, run.end(), value, multiplier, tail):
        return [token]
    if tail is None:
        return _loose(text, start, run.end(), value, multiplier)
    behind = close(tail["mult"])
    if multiplier == "亿" and behind in _SMALLER and (lower := value % 1):
        value += lower * (MULTIPLIERS[behind] - 1)  # 四亿零七百|多万吨
    unit = measure(multiplier or behind, close(tail["unit"]), close(tail["per"]))
    if (not unit.chinese and multiplier not in ("万", "亿")) or not _counts(text, start, run[0], tail, unit):
        return _other(start, tail, unit)
    if _DIGITS.fullmatch(run[0]):
        pair = _pair(start, run[0], tail, unit) if len(run[0]) == 2 else None
        return [pair] if pair else []
    return [read_as("numeral-with-unit", plain(text, start, value, tail, unit))]


def _ranged(
    text: str, start: int, end: int, value: Decimal, multiplier: str, tail: re.Match[str] | None
) -> Token | None:
    """Read 三到五个, 三至五年."""
    after = tail.end() if tail else end
    if multiplier or text[after : after + 1] not in DASHES:
        return None
    second = _SECOND.match(text, after)
    last = chinese(second["number"]) if second else None
    if second is None or last is None or last <= value:
        return None
    token = ranged(text, start, value, measure_of(tail) if tail else None, second["dash"], last, second)
    return token if token and token.measure and token.measure.chinese else None


def _counts(text: str, start: int, run: str, tail: re.Match[str], unit: Measure) -> bool:
    """Return whether a number counts, and is no article (一个), ordinal (二次) or date (近三年)."""
    before = text[max(0, start - 4) : start]
    if dates(text, start, tail.end(), unit):
        return False
    if not placed(text, start, unit) or before.endswith("届"):
        return False
    if all(c in "百千万亿" for c in run):
        hired = unit.dimension == "count" and _HIRED.search(before) is not None
        return hired or bool(_ALLOWED.search(before)) or tail["in1"] is not None or tail["in2"] is not None
    if run == "二":
        return unit.dimension in _ONES
    if run == "零":  # 零种植, 零距离
        return False
    if run == "一":
        if unit.dimension in _ONES or (unit.written == "年" and _AND_A_HALF.match(text, tail.end())):
            return True
        return unit.dimension == "count" and unit.written not in _GENERIC and bool(_NEW.search(before))
    return True


def _other(start: int, tail: re.Match[str], unit: Measure) -> list[Token]:
    """Return the date or the ordinal that a numeral is, if it is no figure."""
    if unit.written in _TIME:
        return [Token(start, tail.end(), "date")]
    return [Token(start, tail.end(), "ordinal-list")] if unit.only_after else []


def _pair(start: int, run: str, tail: re.Match[str], unit: Measure) -> Token | None:
    """Return the range of two neighboring digits, or of 三五: 两三家, 三五个."""
    first, second = chinese(run[0]), chinese(run[1])
    if first is None or second is None or (second - first != 1 and run != "三五"):
        return None
    return Token(start, tail.end(), "range", (first, second), unit, reading="neighboring-digits")


def _loose(text: str, start: int, end: int, value: Decimal, multiplier: str) -> list[Token]:
    """Read 三万余群众: a noun implies the unit."""
    loose = LOOSE_PATTERN.match(text, end)
    inner = inner_of(loose) if loose else None
    if inner is None and not multiplier:
        return []
    after = loose.end() if loose else end
    unit = implied_unit(text, after, multiplier, True)
    alone = inner is None and all(c in "百千万亿" for c in text[start:end])
    if unit is None or (alone and not _ALLOWED.search(text[max(0, start - 4) : start])):
        return []
    if not unit.base:
        before = text[max(0, start - _OWNER) : start]
        if before.endswith(_PEOPLE) and len(text[start:end]) > 1 and _ABOUT.match(text, after):
            unit = measure(multiplier, "人")
        elif not (_ALLOWED.search(before) and _MARK.match(text, after)):
            return []
    return [Token(start, after, "quantity", (value,), unit, inner, reading="implied-unit")]
