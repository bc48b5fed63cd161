"""Dates: years, months, days, quarters and times of day, which are no figures."""

import re
from typing import Final

from desktop.text.figures.scan.units import GAP

_YEAR: Final = r"(?:1[89]|20)\d{2}"
_DAY: Final = rf"\d{{1,2}}{GAP}(?:日(?![内均常产])|号(?![线楼机院文站线公路]))"
_MONTH: Final = rf"\d{{1,2}}{GAP}月(?:份)?"
_DASH: Final = r"(?:——|[-—–―－﹣~～〜∼至到、和])"
_PART: Final = r"(?:底|末|初|上半年|下半年|上旬|中旬|下旬)?"

_CN: Final = "[〇零一二三四五六七八九十]"
_ARABIC: Final = re.compile(
    rf"{_YEAR}{GAP}年?(?:{GAP}{_DASH}{GAP}{_YEAR}(?!\d)(?:{GAP}年)?)+(?:度)?"
    rf"|{_YEAR}{GAP}(?:学?年度?|年)(?:{GAP}{_MONTH}(?:{GAP}{_DAY})?|{_CN}{{1,2}}月(?:{_CN}{{1,3}}日)?)?{_PART}"
    rf"|{_YEAR}\d{{2,4}}日"
    rf"|\d{{2}}{GAP}年{GAP}{_MONTH}(?:{GAP}{_DAY})?{_PART}"
    rf"|{_YEAR}(?:[-./]\d{{1,2}}){{2}}(?![\d.])"
    rf"|{_MONTH}(?:{GAP}{_DAY})?(?:{GAP}{_DASH}{GAP}(?:{_MONTH}(?:{GAP}{_DAY})?|{_DAY}))?{_PART}"
    rf"|\d{{1,2}}{GAP}{_DASH}{GAP}{_MONTH}{_PART}"
    rf"|{_DAY}(?:{GAP}{_DASH}{GAP}{_DAY})?"
    rf"|\d{{2}}{GAP}世纪(?:{GAP}\d0{GAP}年代)?|\d0年代|\d{{2}}{GAP}年(?=不变价|可比价)"
    r"|\d{1,2}时(?![代段期间])(?:\d{1,2}分)?|\d{1,2}[:：]\d{2}(?=[，。、至到—\-]|前|后)(?!\.\d)"
)
DATE_SIGNS: Final = frozenset("年月日号世时学季纪0-—–―－﹣~～〜∼至到、和./:： \u3000\u00a0\n")
"""What may follow the first digits of a date."""

_CHINESE: Final = re.compile(
    rf"{_CN}{{1,2}}{GAP}月(?:份)?(?:{GAP}{_CN}{{1,3}}{GAP}[日 ])?{_PART}"
    rf"|[一二三四](?:、[一二三四]){{0,9}}季度|[一二三四]季(?=[，。、])|二十世纪"
)
_BARE_YEAR: Final = re.compile(rf"{_YEAR}(?![\d,]|\.\d)")


def arabic_date(text: str, start: int) -> int | None:
    """Return the end of a date that begins with the Arabic digits at a position, or None."""
    match = _ARABIC.match(text, start)
    return match.end() if match else None


def chinese_date(text: str, start: int) -> int | None:
    """Return the end of a date that begins with the Chinese numeral at a position, or None."""
    match = _CHINESE.match(text, start)
    return match.end() if match else None


def bare_year(text: str, start: int) -> int | None:
    """Return the end of four digits that can be a year, or None."""
    match = _BARE_YEAR.match(text, start)
    return match.end() if match else None
