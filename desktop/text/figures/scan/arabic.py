"""Numbers that begin with Arabic digits."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import compiled
from desktop.text.figures.scan.dates import DATE_SIGNS, arabic_date, bare_year
from desktop.text.figures.scan.implicit_units import implied_unit
from desktop.text.figures.scan.ranges import (
    DASH,
    DASHES,
    LOOSE_PATTERN,
    MORE_BEGINS,
    TAIL_PATTERN,
    climbs,
    dates,
    inner_of,
    kind_of,
    measure_of,
    placed,
    plain,
    ranged,
    read_as,
    read_tail,
)
from desktop.text.figures.scan.token import Measure, Token, counted
from desktop.text.figures.scan.units import GAP, MULTIPLIERS, close, measure
from desktop.text.numerals import arabic

NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]++(?:\.[0-9]++)?)"

_MEASURES: Final = frozenset({"GDP", "GNP", "GEP", "CPI", "PPI"})
"""Letters before a number that name what it measures: GDP|806亿元."""

_WIDE: Final = "\u3000"
"""Of the characters from here on only ＋ joins a number to a code before it."""

_DIGITS: Final = re.compile(r"\d++(?:[.,]\d++)*+")
_NUMBER: Final = re.compile(NUMBER)
_BROKEN: Final = re.compile(
    r"(?:\d{1,3}(?:[ \u3000]\d{3})+(?:\.\d+)?|\d{1,6}[ ]?\.(?:[ ]{1,2}|[ ]?\n[ ]?)\d{1,4}|\d{1,6}[ ]\.\d{1,4}"
    r"|\d{1,6}\n[ ]?\.\d{1,4}"
    r"|\d{1,6}\n[ ]?\d{1,4}(?:\.\d{1,4})?|\d{1,2}[ ]\d{1,2}(?:\.\d{1,3})?(?=[ ]?%)"
    r"|(?<=[\u4e00-\u9fff])(?:\d{1,4}[ ]\d{1,4}(?:\.\d{1,3})?|\d{1,6}\.\d[ ]\d)(?=[ ]?[\u4e00-\u9fff])"
    r")(?![\d.])"
)
_SECOND: Final = re.compile(rf"{GAP}(?P<dash>{DASH}){GAP}(?P<number>{NUMBER})")
_WHERE: Final = r"(?:(?:全[国省市县区州]|[东中西]部)(?:平均(?:水平)?)?)?"
_LIST: Final = re.compile(rf"(?:{GAP}(?:、|和|与|及|或){_WHERE}{GAP}{NUMBER}){{1,9}}")
_LIST_BEGINS: Final = frozenset("\n。；：！　(（")
_POINTS: Final = re.compile(
    rf"(?:{GAP}(?:、|和|与|及|或){_WHERE}{GAP}{NUMBER}个){{0,3}}(?<=个)"
    rf"{GAP}(?:、|和|与|及|或){_WHERE}{GAP}{NUMBER}个?百分点"
)
_MINUS: Final = frozenset("-－−")
_SIGNED_VERB: Final = re.compile("(?:完成|实现|达到?|为|是|增长|利润|利税)[-－−—–][ ]?\\Z")
"""A verb and a minus sign that a dash stands for, or that a space parts from its number: 完成|- 36万元."""

_SIGNS: Final = frozenset("—– ")
_CLOCK_PARTS: Final = 3
_DAY_BEFORE: Final = re.compile(r"(?:[-/.]\d{1,2}|日)[ \u3000]*\Z")
"""A day before a time of the clock: 2021-10-29 |10:53:12."""

_ITEM: Final = re.compile(r"(?:\A|\n)[ \u3000]*\d{1,2}[ \u3000]\Z")
"""The number of an item at the beginning of a line: 21 |居民医保补助标准."""

_SIGNED: Final = frozenset({"ratio", "ratio-difference", "temperature", "money"})
_RATIO: Final = re.compile(rf"{NUMBER}(?:{GAP}[:：∶]{GAP}{NUMBER})+")
_COMPARES: Final = re.compile(r"比例|比重|[产业收入员床供存均别]比|之比|结构|优化|调整|缩小|扩大|配比|配备")
_TIMES: Final = re.compile(rf"(?P<count>\d{{1,3}}){GAP}[×xX*✕]{GAP}(?P<number>{NUMBER})")
_STEPS: Final = re.compile(
    r"(?P<first>[0-9]++(?:\.[0-9]++)?)(?P<large>[亿万])"
    r"(?:(?P<second>[0-9]++)(?P<small>千(?![瓦克米伏卡帕安焦赫])|百(?!分)|))?"
)
"""A number in two steps, 2亿|3千, or one whose multipliers 多 parts, 4万|多亿; the unit follows."""

_GOES_ON: Final = frozenset("余多来\u200b\ufeff") | {word[0] for word in MULTIPLIERS if word}
_FOUR_DIGITS: Final = 4
_GAPS: Final = frozenset(" \u3000\n.")
_LARGE: Final = frozenset("万亿")
_SPECIAL: Final = frozenset("/:：∶×xX*✕分小 \u3000")
_SHARE: Final = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/年月.])")
_PARTLY: Final = re.compile(
    r"[1-9]/\d{1,2}(?:以上|左右|强|弱)?的[\u4e00-\u9fff]"
    r"|(?<=[\u4e00-\u9fff、])(?<!第)(?:1/[2-9]|2/[35]|3/[45]|4/5)(?![\d/.年月日号版页期季\-])"
)
"""A share that says what it is one of, or one that is no date and no place in a row: 减少|1/3行政审批事项."""

_OF: Final = frozenset("的占约近超过")
_CODE: Final = re.compile(
    r"\d++(?:\.\d++)?(?:\+[\dA-Za-z一-龥]\d*+)+"
    r"|\d++(?:\.\d++)?[×xX*]\d++(?:小时)?"
    r"|\d++(?:\.\d++)?(?:[/-]\d++)+"
    r"|\d++(?:\.\d++)?[A-Za-z#＃][A-Za-z\d.+\-]*"
    r"|\d++强(?![度化劲大])|\d++号(?:线|楼|机组|院|文件|公路|令)?|\d{1,3}[国省县乡]道"
    r"|\d++(?:\.\d++)?(?:级|版|型|系|等奖|线|路)(?!别)"
)
_CIRCLE: Final = re.compile(r"\d+(?:分钟|小时)[\u4e00-\u9fff]{0,10}圈")
_UNKNOWN: Final = re.compile(r"[\u4e00-\u9fff](?<![的了人民])次?(?=[，。；、,;）])(?<!左)(?<!以)")
_INDEX: Final = compiled(
    r"(?:<<index-nouns>>)"
    r"(?:为|达到?|是|不[低高]于|不超过|突破|超过|[由从]|[低高]于"
    r"|(?:<<index-verbs>>)[至到为在])?[ ]?\Z"
)
_INDEX_MOVED: Final = compiled(
    r"(?:<<index-nouns>>)[由从][ ]?[0-9.]+(?:<<change-verbs-to-a-level>>)[到至为][ ]?\Z"
)
"""What stands before the number to which an index moved: 死亡率由3.7|下降到."""

_LONGEST_MOVE: Final = 24
_MOVED: Final = compiled(r"(?:<<moving-verbs>>)(?:了|约)?[ ]?\Z")
_POINT: Final = re.compile(r"\d+\.\d+(?=[，。；、,;）)])")


_value: Final = lru_cache(maxsize=4096)(arabic)
"""The values of numbers, of which a report repeats many."""


def read_arabic(text: str, start: int) -> list[Token]:
    """Read the tokens that begin with the Arabic digits at a position; never empty."""
    number = _NUMBER.match(text, start)
    assert number is not None
    end = number.end()
    digits, after = number[0], text[end : end + 1]
    if after in DATE_SIGNS and (date := arabic_date(text, start)) and not _measured_year(text, start, date):
        return [Token(start, date, "date")]
    before = text[start - 1] if start else ""
    if (
        (before < _WIDE or before == "＋")
        and text[max(0, start - 3) : start] not in _MEASURES
        and _belongs_to_a_code(before, text[start - 2 : start - 1] if start > 1 else "")
    ):
        return [_code(text, start)]
    value = _value(digits)
    if value is None or (digits[0] == "0" and digits[1:2].isdigit()):
        return [_code(text, start)]
    return (
        (_in_steps(text, start) if after in _LARGE and _may_go_on(text[end + 1 : end + 2]) else [])
        or (_broken(text, start, before) if after in _GAPS else [])
        or (_special(text, start, before) if after in _SPECIAL else [])
        or _measured(text, start, end, value)
        or _listed(text, start, end)
        or [_bare(text, start, end, value)]
    )


def _measured_year(text: str, start: int, end: int) -> bool:
    """Return whether what looks like years is a range with a unit: 1900—2000人."""
    return text[end - 1].isdigit() and TAIL_PATTERN.match(text, end) is not None


def signed(text: str, token: Token) -> None:
    """Take a minus sign before a number that can be negative into it: 增速为-3.1%."""
    sign = token.start - 1
    if (
        sign < 1
        or text[sign] not in _MINUS
        or not ("\u4e00" <= text[sign - 1] <= "\u9fff" or text[sign - 1] == "、")
    ):
        return
    _negative(token, sign)


def _negative(token: Token, sign: int) -> None:
    """Take the sign at a position into a number that can be negative."""
    if token.measure is not None and token.measure.dimension in _SIGNED and token.kind != "range":
        token.start, token.values = sign, tuple(-value for value in token.values)


def _belongs_to_a_code(before: str, second: str) -> bool:
    if before.isascii() and before.isalpha():
        return True
    return (before != "" and before in "+＋") or (
        before != "" and before in "-—." and second.isascii() and second.isalnum()
    )


def _code(text: str, start: int) -> Token:
    match = _CODE.match(text, start) or _DIGITS.match(text, start)
    return Token(_begin_of_code(text, start), match.end() if match else start + 1, "code-like")


def _begin_of_code(text: str, start: int) -> int:
    """Return where the letters that belong to a code begin: PM2.5, at most eight."""
    begin = start
    while begin and start - begin < 8 and text[begin - 1].isascii() and text[begin - 1].isalpha():
        begin -= 1
    return begin


def _broken(text: str, start: int, before: str) -> list[Token]:
    """Read a number that a line break or spaces of the OCR cut: 1386.⏎5亿元, 4 500户, 2⏎1%."""
    if not before.isalpha() and not (before == " " and text[start - 2 : start - 1].isalpha()):
        return []
    match = _BROKEN.match(text, start)
    tail = _tail_of(text, match)
    if match is None or tail is None:
        return []
    value = arabic(match[0])
    return [] if value is None else [read_as("digits-set-apart", plain(text, start, value, tail))]


def _tail_of(text: str, number: re.Match[str] | None) -> re.Match[str] | None:
    """Return what TAIL matches behind a number.

    It is no part of the numbers' patterns: its hundreds of units would be compiled again with each.
    """
    return TAIL_PATTERN.match(text, number.end()) if number else None


def _may_go_on(behind: str) -> bool:
    """Return whether a number may go on behind 万 or 亿: with digits, 余, 多, another multiplier, a space."""
    return behind in _GOES_ON or behind.isdigit() or behind.isspace()


def _in_steps(text: str, start: int) -> list[Token]:
    """Read a number in two steps, 1万6千多户, 2亿3千多万, or with 多 between two multipliers, 4万多亿元."""
    number = _STEPS.match(text, start)
    if number is None:
        return []
    tail = TAIL_PATTERN.match(text, number.end())
    behind = tail or LOOSE_PATTERN.match(text, number.end())
    if behind is None:
        return []
    multiplier, inner, large = close(behind["mult"]), inner_of(behind), number["large"]
    above = MULTIPLIERS[multiplier] > MULTIPLIERS[large]
    value = Decimal(number["first"])
    if number["second"] is None:
        if tail is None or inner is None or not above:
            return []
    elif number["small"] or len(number["second"]) == _FOUR_DIGITS:
        step = Decimal(number["second"]) * MULTIPLIERS[number["small"]]
        value += step * (1 if above else MULTIPLIERS[multiplier]) / MULTIPLIERS[large]
    else:
        return []
    whole = large + multiplier if above else large
    if whole not in MULTIPLIERS:
        return []
    unit = (
        measure(whole, close(tail["unit"]), close(tail["per"]))
        if tail
        else implied_unit(text, behind.end(), whole, True)
    )
    if unit is None:
        return []
    return [Token(start, behind.end(), kind_of(unit), (value,), unit, inner, reading="number-in-steps")]


def _special(text: str, start: int, before: str) -> list[Token]:
    """Read 1/3, 5.8:49.1:45.1, 2×100万千瓦 and 15分钟便民圈."""
    if (before in _OF or _PARTLY.match(text, start)) and (share := _SHARE.match(text, start)):
        over, under = Decimal(int(share[1])), Decimal(int(share[2]))
        return [Token(start, share.end(), "ratio", (over, under), reading="fraction-with-stroke")]
    times = _TIMES.match(text, start)
    tail = _tail_of(text, times)
    if times and tail and tail["unit"] not in ("小时", "天"):
        value = arabic(times["number"])
        if value is None:
            return []
        return [read_as("product", plain(text, start, int(times["count"]) * value, tail))]
    if circle := _CIRCLE.match(text, start):
        return [Token(start, circle.end(), "code-like")]
    ratio = _RATIO.match(text, start)
    if ratio is None or not _compares(text, ratio):
        return []
    values = tuple(value for part in re.split("[:：∶]", ratio[0]) if (value := arabic(part)) is not None)
    return [Token(start, ratio.end(), "ratio", values, reading="proportion")]


def _compares(text: str, ratio: re.Match[str]) -> bool:
    """Return whether it is a proportion, and no time of day, score, scale or verse."""
    if text.startswith("年", ratio.end()):
        return False
    parts = _NUMBER.findall(ratio[0])
    if len(parts) == _CLOCK_PARTS and _DAY_BEFORE.search(text, max(0, ratio.start() - 6), ratio.start()):
        return False
    if len(parts) > 2 or any("." in part for part in parts):
        return True
    return _COMPARES.search(text, max(0, ratio.start() - 14), ratio.start()) is not None or text.startswith(
        "的比", ratio.end()
    )


def _measured(text: str, start: int, end: int, value: Decimal) -> list[Token]:
    """Read a number with a unit, or a range of two."""
    tail = TAIL_PATTERN.match(text, end)
    loose = None if tail else LOOSE_PATTERN.match(text, end)
    after = tail.end() if tail else loose.end() if loose else end
    behind = text[after : after + 1]
    if behind in DASHES and (token := _range(text, start, value, after, tail or loose)):
        return [token]
    if tail is None:
        return []
    unit, kind, inner, asks = read_tail(*tail.groups())
    if behind in MORE_BEGINS:
        token = plain(text, start, value, tail, unit)
    else:
        token = counted(start, after, kind, value, unit, inner)
    if asks:
        _read_further(text, start, token, unit)
    before = text[start - 1] if start else ""
    if before in _MINUS:
        signed(text, token)
    elif before in _SIGNS and (sign := _SIGNED_VERB.search(text, max(0, start - 5), start)):
        _negative(token, start - 1 - (before == " " and sign[0][-2] != before))
    return [token]


def _read_further(text: str, start: int, token: Token, unit: Measure) -> None:
    """Read what a unit says that is not what it seems: the first of several points, an order, a time."""
    if unit.written == "个" and _POINTS.match(text, token.end):
        unit = measure("", "个百分点")
        token.kind, token.measure, token.chained = "change", unit, True
        token.reading = "unit-of-the-last"
    if unit.only_after and not placed(text, start, unit):
        token.kind = "ordinal-list"
    if unit.written == "位" and climbs(text, start, token.end):
        token.kind, token.reading = "rank", "place-in-an-order"
    if dates(text, start, token.end, unit):
        token.kind = "date"


def _range(text: str, start: int, value: Decimal, after: int, behind: re.Match[str] | None) -> Token | None:
    """Return the token of a range, whose dash stands at ``after``; None where no second number follows.

    Args:
        text: The text.
        start: Where the first number begins.
        value: What it is.
        after: Where what belongs to it ends.
        behind: A match of TAIL or LOOSE_TAIL behind the first number.
    """
    match = _SECOND.match(text, after)
    second = _tail_of(text, match)
    last = arabic(match["number"]) if match else None
    if match is None or second is None or last is None:
        return None
    return ranged(text, start, value, _first(behind, second), match["dash"], last, second)


def _first(behind: re.Match[str] | None, second: re.Match[str]) -> Measure | None:
    """Return the measure of a range's first number: its own, or its own multiplier alone (3万—5万元)."""
    if behind is None:
        return None
    if "unit" in behind.groupdict():
        return measure_of(behind)
    return (
        measure(close(behind["mult"]), close(second["unit"]), close(second["per"]))
        if behind["mult"]
        else None
    )


def _listed(text: str, start: int, end: int) -> list[Token]:
    """Read numbers that share the unit behind the last: 6.8和22.5个百分点, 高于全国0.2、全省0.9个百分点."""
    numbers = _LIST.match(text, end)
    listed = _tail_of(text, numbers)
    if (
        numbers is None
        or listed is None
        or (end - start <= 2 and (not start or text[start - 1] in _LIST_BEGINS))
    ):
        return []
    unit = measure_of(listed)
    spans = [(start, end)] + [m.span() for m in _NUMBER.finditer(text, end, numbers.end())]
    read = [(a, b, arabic(text[a:b])) for a, b in spans]
    tokens = [
        Token(a, b, kind_of(unit), (v,), unit, chained=True, reading="unit-of-the-last")
        for a, b, v in read
        if v is not None
    ]
    tokens[-1].end, tokens[-1].inner, tokens[-1].chained = listed.end(), inner_of(listed), False
    return tokens


def _bare(text: str, start: int, end: int, value: Decimal) -> Token:
    """Read a number without a unit: people implied, an index, a year, or a code."""
    loose = LOOSE_PATTERN.match(text, end)
    marked = loose is not None and loose.end() > end
    after = loose.end() if loose else end
    multiplier, inner = (close(loose["mult"]), inner_of(loose)) if loose else ("", None)
    if multiplier and (own := _UNKNOWN.match(text, after)):
        measured = Measure(multiplier + own[0], own[0], measure(multiplier, "个").factor, "count")
        return Token(start, own.end(), "quantity", (value,), measured, inner, reading="noun-as-unit")
    unit = (
        None
        if not marked and _ITEM.search(text, max(0, start - 4), after + 1)
        else implied_unit(text, after, multiplier, marked)
    )
    if unit is not None:
        return Token(start, after, "quantity", (value,), unit, inner, reading="implied-unit")
    if (year := bare_year(text, start)) is not None:
        return Token(start, year, "date")
    if not _CODE.match(text, start) and (
        _INDEX.search(text, max(0, start - 12), start)
        or _INDEX_MOVED.search(text, max(0, start - _LONGEST_MOVE), start)
    ):
        return Token(start, end, "quantity", (value,), reading="index-without-unit")
    if _POINT.match(text, start) and _MOVED.search(text, max(0, start - 5), start):
        return Token(start, end, "quantity", (value,), reading="difference-without-unit")
    return _code(text, start)
