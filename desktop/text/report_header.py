"""The report header: when, where and by whom a report was given, as the lines before its salutation state."""

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.text.metadata import NATION
from desktop.text.spaced_digits import CHAIN

HEAD = 1200
"""Code points within which the occasion of a report is looked for."""

_NUMERALS = "一二三四五六七八九十百零〇○\\d"
_YEAR = r"(?:19|20)\d\d|[一二][〇○零Ｏ0О九][〇○零Ｏ0О一二三四五六七八九]{2}"
_DAY = r"\d{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_DATE = re.compile(
    rf"(?P<year>{_YEAR})\s?(?:年\s?(?P<month>{_DAY})\s?月(?:\s?(?P<day>{_DAY})\s?[日号])?"
    r"|[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})(?!\d))"
)
_LONGEST_DATE = 48
"""Code points that a date and the name of a place behind it have at most."""

_HELD_AT = re.compile(r"\s?在?[\u4e00-\u9fff]{0,20}\s?")

_DATE_LINE = re.compile(
    rf"(?m:^)[（(]?(?:(?:发布|更新|发表|成文|印发)?(?:时间|日期)[:：]\s*)?(?P<date>{_DATE.pattern})"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[)）]?(?m:$)"
)
_COUNT = rf"第?\s?[{_NUMERALS}]{{1,4}}\s?"
_BEFORE_MEETING = r"(?:[在向]|(?:(?m:^)|[—\-\s，,（(：:日])[在向]?)"
_MEETING = re.compile(
    rf"{_BEFORE_MEETING}(?P<region>(?!{_COUNT}届)[\u4e00-\u9fff]{{2,24}}?)?\s*"
    rf"(?P<session>{_COUNT}届\s*(?P<nation>全国)?\s*(?:人民代表大会|人大|人民代表会议)\s*(?:常务委员会|常委会)?\s*"
    rf"{_COUNT}次\s*(?:全体)?(?:代表)?\s*会议)"
)
_PARTY_MEETING = re.compile(
    rf"{_BEFORE_MEETING}?(?:中国共产党|中共)(?P<region>(?!{_COUNT}[次届])[\u4e00-\u9fff]{{2,20}}?)?\s*"
    rf"(?P<session>{_COUNT}次(?P<nation>全国)?\s*(?:党员)?代表大会"
    rf"|{_COUNT}届\s*(?P<centre>中央)?委员会\s*{_COUNT}次\s*全体\s*会议)"
)
_SALUTATION = re.compile(r"(?:尊敬的)?(?:各位|全体)代表|同志们[:：!！]")
_OFFICE = re.compile(
    r"(?P<area>自治[区州县])?(?:人民政府|行政公署|行署|管委会)?(?P<office>(?:代理|代|常务副|副)?"
    r"(?:[省市县区州盟旗镇乡]\s?长|总\s?理|主\s?席|专\s?员|行政长官|管委会主任))\s*[:：]?\s*(?P<rest>[^\n]{2,40})"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_LONG_NAME = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•・.．‧][\u3400-\u9fff]{1,10})+")
_WIDE = re.compile("[０-９]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SET_APART = re.compile(r"[0-9][ \u3000][0-9]")
"""What is in every number whose digits are set apart: looked for first, for few texts have one."""
_VALUES = {one: str(value) for value, one in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○ＯО", "0")


class ReportHeader(NamedTuple):
    """What the beginning of a report tells; what it does not tell is empty.

    Attributes:
        region: The name before the session: 武乡县; 全国 for a meeting of the whole country.
        date: ISO 8601, or as much of it as is known.
        session: 第…届…第…次会议, or 第…次代表大会 of the party.
        speaker: Office and name: 县长 阎新平.
        of_party: Whether it was a meeting of the party.
    """

    region: str = ""
    date: str = ""
    session: str = ""
    speaker: str = ""
    of_party: bool = False


def joined_digits(text: str) -> str:
    """Return a text with digits that are set apart one by one put together: 2 0 2 4年."""
    return CHAIN.sub(_joined, text) if _SET_APART.search(text) else text


def _joined(found: re.Match[str]) -> str:
    together = "".join(found.group().split())
    return together if together.isdecimal() else found.group()


def _narrow(text: str) -> str:
    return text.translate(_DIGITS) if _WIDE.search(text) else text


def read_report_header(text: str) -> ReportHeader:
    """Read the occasion from the beginning of a simplified text."""
    return _read(text[:HEAD])


@lru_cache(maxsize=4)
def _read(opening: str) -> ReportHeader:
    """Return what the beginning of a text tells.

    That of the last is kept, for several ask for it in turn, and lines of it are asked for in between.
    """
    head = joined_digits(_narrow(opening))
    salutation = _SALUTATION.search(head)
    preamble = head[: salutation.start()] if salutation else _short_lines(head)
    counted = "次" in preamble
    meeting = _MEETING.search(preamble) if counted and "届" in preamble else None
    if meeting is None and "会议上" in head:
        meeting = next((one for one in _MEETING.finditer(head) if _is_dated(head, one)), None)
        preamble = head[: meeting.end()] if meeting else preamble
    party = _PARTY_MEETING.search(preamble) if counted and not meeting else None
    meeting = meeting or party
    found = None
    after = meeting.end() if meeting else 0
    if meeting:
        # The date of the meeting stands right before it, or in brackets near it.
        dates = list(_DATE.finditer(preamble))
        found = next((one for one in reversed(dates) if one.start() < meeting.end("session")), None)
    found = found or _DATE.search(preamble)
    return ReportHeader(
        _region(meeting) if meeting else "",
        _iso(found) if found else "",
        re.sub(r"\s", "", meeting.group("session")) if meeting else "",
        _speaker(preamble[after:]) or _speaker(preamble) or (_bare_name(preamble[after:]) if meeting else ""),
        party is not None,
    )


def _is_dated(head: str, meeting: re.Match[str]) -> bool:
    """Return whether a text says in passing when it was given: 2013年1月18日|在…会议|上."""
    if not head.startswith("上", meeting.end()):
        return False
    begin = meeting.start("session")
    dates = _DATE.finditer(head, max(0, begin - _LONGEST_DATE), begin)
    return any(_HELD_AT.fullmatch(head, date.end(), begin) for date in dates)


def _region(meeting: re.Match[str]) -> str:
    """Return whose meeting it was: 全国 where it says so, else the name before it."""
    if any(meeting.groupdict().get(one) for one in ("nation", "centre")):
        return NATION
    return (meeting["region"] or "").rpartition("在")[2]


def closing_date(text: str) -> str:
    """Return the date that stands on a line of its own among the first or the last lines of a text."""
    head, tail = _narrow(text[:400]), _narrow(text[-200:])
    found = list(_DATE_LINE.finditer(tail))
    one = found[-1] if found else _DATE_LINE.search(head)
    return _iso(one) if one else ""


def date_of(text: str) -> str:
    """Return the first date in a text in ISO 8601, or nothing."""
    found = _DATE.search(_narrow(text))
    return _iso(found) if found else ""


def _iso(found: re.Match[str]) -> str:
    """Return the date that was found in ISO 8601, without what is not known or cannot be."""
    year = "".join(_VALUES.get(one, one) for one in found["year"])
    month, day = _number(found["month"] or found["month2"]), _number(found["day"] or found["day2"])
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def _number(numeral: str | None) -> int:
    """Read a month or a day: 3, 十二, 二十六, 廿六; 0 for nothing."""
    if not numeral:
        return 0
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.replace("廿", "二十").replace("卅", "三十").partition("十")
    if not ten:
        return int("".join(_VALUES.get(one, "0") for one in numeral))
    return int(_VALUES.get(tens, "1")) * 10 + int(_VALUES.get(ones, "0"))


def _short_lines(head: str) -> str:
    """Return the short lines that a text without a salutation begins with."""
    kept = []
    for line in head.split("\n")[:8]:
        if len(line) > 80 or line.endswith(("。", "，", "；")):
            break
        kept.append(line)
    return "\n".join(kept)


def _speaker(preamble: str) -> str:
    for found in _OFFICE.finditer(preamble):
        office = re.sub(r"\s", "", (found["area"] or "") + found["office"])
        rest = re.sub(r"[\s?？　（()）*]", "", found["rest"])
        long = _LONG_NAME.match(rest)
        if long:
            return f"{office} {long.group()}"
        if _HAN_NAME.fullmatch(rest):
            return f"{office} {rest}"
    return ""


def _bare_name(lines: str) -> str:
    """Return the name that stands alone on a line after the meeting, where no office is named."""
    for line in lines.split("\n")[:3]:
        name = re.sub(r"[\s?？　*]", "", line)
        if _HAN_NAME.fullmatch(name) and (len(name) < 4 or "·" in name):
            return name
    return ""
