"""The reviewed year: which year a text reports on, where that is not the year before its own.

Most reports are given early in a year, review the one before and plan their own. But a summary, a yearbook or
a report on half a year tells of the year it is dated in, and so does a report that is given in December.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from desktop.text.figures.grammar import compiled
from desktop.text.figures.time.expressions import EARLY_PLANS, PLAN_YEARS, PLANS, Span
from desktop.text.heading_patterns import BOTH, REVIEW
from desktop.text.literal_search import matches_from
from desktop.text.outline import Heading
from desktop.text.report_header import ReportHeader, closing_date, date_of, read_report_header
from desktop.text.year_inference import is_chronicle

_HEAD: Final = 400
"""Code points within which the lines of a title stand."""

_LONGEST_TITLE: Final = 60
_LONGEST_OPENING: Final = 120
"""Code points of the first sentence of a circular that says in it what it is on."""

_LATE: Final = 11
"""The month from which on a report reviews the year that is nearly over."""

_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年")
_SEVERAL: Final = re.compile(
    r"[0-9]{2}\s?年?\s?[-—–~～至到]{1,2}\s?(?:19|20)?[0-9]{2}\s?年|以来|[二两三四五六七八九]年(?!级)|规划"
)
"""That a title names more than one year as a whole."""

_PART_OF_YEAR: Final = r"(?:上半年|[前第]?[一二三]个?季度|1\s?[-—–~～至到]{1,2}\s?[0-9]{1,2}\s?月)"
_OF_RESULTS: Final = compiled(
    r"((?:19|20)[0-9]{2})\s?年(?!\s?[0-9]{1,2}\s?月)[^，。；\n]{0,40}?(?:<<titles-of-results>>)"
)
"""The title of a text that tells of the results of a year: 2012年工作|总结."""

_OF_PART: Final = compiled(
    rf"(?:((?:19|20)[0-9]{{2}})\s?年|今年|^)[^，。；\n去上]{{0,6}}{_PART_OF_YEAR}[^，。；\n]{{0,30}}(?:<<titles-of-results>>|报告|情况(?:$|[（(]))"
)
"""The title of a text on a part of a year that is over in its course: 2023年上半年…情况的报告."""

_RESULT_TITLE: Final = compiled(r"(?:<<titles-of-results>>)|计划执行")
_PLAN_TITLE: Final = re.compile(
    r"(?:规划(?:纲要)?|纲要|计划|要点|安排|打算|思路|(?:实施|工作|行动)方案|任务清单|责任清单|建议)"
    r"(?:[（(《][^（）()《》]{1,12}[）)》])?\s*(?:的通知)?$"
)
_FIVE_YEAR_PLAN: Final = re.compile(
    r"(?:“?(十?[一二三四五六七八九十]五)”?|第(十?[一二三四五六七八九十])个五年)(?:规划|计划)"
    r"(?:和[^，。；\n]{0,16})?(?:远景目标)?的?(?:纲要|报告|建议|草案|说明|[（(]|$)"
)
_TITLE_LINES: Final = 4
_BULLETIN: Final = re.compile("统计公报|执行结果的?公报")
_SECOND_HALF: Final = ("07", "08", "09", "10")
_RECKONED: Final = re.compile("(?:((?:19|20)[0-9]{2})|今|全)年[^，。；\n]{0,4}预计|预计[今全]年")
"""What a report says of the year that is not over: 2016年预计."""

_UNTIL: Final = re.compile(r"(?<!年)(?:截至|截止)(?:到|今年)?\s?([0-9]{1,2})月[底末]")
"""The month until which a text tells of its year: 截至|7|月底."""

_COURSE: Final = re.compile(
    r"(?<![年0-9])(?:(?P<part>前三季度|上半年)|1\s?[-—–~～至到]{1,2}\s?(?P<last>[0-9]{1,2})月)"
    r"[^，。；\n]{0,24}?(?:[0-9]|同比|比(?:上年|去年)同期|达|完成|实现)"
)
_QUARTERS: Final = {"上半年": 6, "前三季度": 9}
"""A part of a year, named without it, of which results are told; and the last month of it."""

_COURSE_OF: Final = re.compile(
    rf"((?:19|20)[0-9]{{2}})\s?年{_PART_OF_YEAR}(?!计划|工作(?:安排|计划|打算|要点))"
)
"""A part of its year with which a text opens: 2004年上半年，."""

_BEFORE_POSTING: Final = 4
"""Months before the day of a text at most in which that month lies."""

_OFTEN: Final = 3
"""Times that a text says 明年 at least which plans it."""

_SO_FAR: Final = re.compile(
    r"今年的?(?:[1一]月?[至到—–~～-](?:[7-9]|1[01]|[七八九十])月|(?:前|第)三个?季度|(?:头|前)[6-9六七八九十]个月)"
)

_SO_FAR_OPENS: Final = re.compile(
    r"[ \u3000]*(?:今年(?:以来|1\s?[-—–~～至到]{1,2}\s?[0-9]{1,2}月份?)|(?:今年)?(?:上半年|前三季度))[，,]"
)
"""How a text opens that is written in the course of the year of which it tells."""

_ACCOUNT: Final = re.compile("决算|(?:收支|财政|运行|完成)[^，。；]{0,6}情况")
"""What a heading says of the accounts of its year."""

_OVER: Final = re.compile("过去的?一年|刚刚过去|走过的?一年")
"""What a text says of the year it reviews that is written when that is over."""

_JUST_OVER: Final = re.compile(r"(?:刚刚|刚|已经?)过去的((?:19|20)[0-9]{2})\s?年")


def opened_as(plain: str) -> str:
    """Return the part that the title of a text opens: ``plan``, ``review``, or nothing."""
    for line in plain[:_HEAD].split("\n"):
        if len(line) > _LONGEST_TITLE:
            break
        results, plans = _RESULT_TITLE.search(line), _PLAN_TITLE.search(line)
        if plans and not results:
            return "plan"
        if results and not plans and "政府工作报告" not in line:
            return "review"
    return ""


def planned_years(plain: str) -> Span | None:
    """Return the five years of the plan that a text is, or presents, or None."""
    for line in plain[:_HEAD].split("\n")[:_TITLE_LINES]:
        found = _FIVE_YEAR_PLAN.search(line) if len(line) <= _LONGEST_TITLE else None
        if found and not _RESULT_TITLE.search(line):
            first = (EARLY_PLANS | PLANS).get(found[1] or f"{found[2]}五")
            return None if first is None else Span(first, first + PLAN_YEARS - 1)
    return None


class Frame(NamedTuple):
    """The years that the parts of a text speak of.

    Attributes:
        year: The year of its plan; its review speaks of the one before.
        early: Whether the text was written in the year it reviews, which it calls 今年.
    """

    year: int
    early: bool


class Frames:
    """The frame of each place of a text: what its headings say of their own sections, else its title.

    Attributes:
        whole: The frame where no heading names another year.
    """

    def __init__(self, plain: str, year: int, headings: Sequence[Heading]) -> None:
        """Read the frames of a text of a year; it is simplified and has narrow digits."""
        header = read_report_header(plain)
        told = [(heading, one) for heading in headings if (one := _told(heading, year)) is not None]
        named = [one for heading, one in told if heading.part == "review"]
        if not named and any(heading.part == "review" for heading in headings):
            named = [one for _, one in told]  # the year before that of the plan
        reviewed = next(iter([*named, *_titled(plain, year)]), None)
        if reviewed is None and _opens_so_far(plain):
            reviewed = year
        late = (
            _is_late(header, year)
            or _is_running(plain, year)
            or _is_nearly_over(plain, header)
            or _is_signed_late(plain, year)
        )
        plans = bool(headings) and all(heading.part == "plan" for heading in headings)
        if reviewed is None and (
            late or (not plans and _is_chronicle(plain, year, header)) or _is_just_over(plain, year)
        ):
            reviewed = year
        opened_late = _is_late(header, year - 1)
        begun = header.date.startswith(f"{year}-0") and header.date[5:7] < _SECOND_HALF[0]
        self._early = late or not (begun or _is_over(plain))
        if reviewed is None or reviewed == year - 1:
            self.whole = Frame(year, opened_late)
        else:
            self.whole = Frame(reviewed + 1, self._early)
        self._starts, self._frames = [-1], [self.whole]
        for heading, one in told:
            frame = Frame(one + 1, self._early if one == year else opened_late)
            if frame != self._frames[-1]:
                self._starts.append(heading.start)
                self._frames.append(frame)

    @property
    def turns(self) -> Sequence[int]:
        """Where one frame gives way to another; the first has no beginning."""
        return self._starts[1:]

    def at(self, position: int) -> Frame:
        """Return the frame of a place."""
        return self._frames[bisect_right(self._starts, position) - 1]


def _told(heading: Heading, year: int) -> int | None:
    """Return the year that a heading says is reviewed, if that is a text's own or the one before."""
    title = heading.title
    if ("20" not in title and "19" not in title) or _SEVERAL.search(title):
        return None
    if heading.part == "other" and (_ACCOUNT.search(title) is None or BOTH.search(title)):
        return None
    named = _YEAR.findall(title)
    if not named or (heading.part == "review" and not REVIEW.search(title)):
        return None
    told = max(map(int, named)) - (heading.part == "plan")
    return told if told in (year - 1, year) else None


def _titled(plain: str, year: int) -> Iterator[int]:
    """Yield the years that the lines of the title say are reviewed."""
    lines = plain[:_HEAD].split("\n")
    opening = lines[0].partition("。")[0]
    if _LONGEST_TITLE < len(opening) <= _LONGEST_OPENING and (found := _OF_PART.search(opening)) and found[1]:
        yield int(found[1])
    for line in lines:
        if line.startswith("|"):
            continue
        if len(line) > _LONGEST_TITLE:
            break
        found = _OF_PART.search(line) or _OF_RESULTS.search(line)
        if found and not _SEVERAL.search(found[0]):
            told = int(found[1]) if found[1] else year
            if told in (year - 1, year) or (told < year and _BULLETIN.search(line)):
                yield told  # a bulletin may have been published again years later


def _is_late(header: ReportHeader, year: int) -> bool:
    """Return whether a header tells a day at the end of a year."""
    date = header.date
    return date.startswith(str(year)) and date[5:7].isdigit() and int(date[5:7]) >= _LATE


def _is_running(plain: str, year: int) -> bool:
    """Return whether a text is of the second half of a year and tells what that has brought until then.

    It reckons its results, 2016年预计完成, or tells them until a month shortly before: 截至7月底.
    """
    if any(int(one[1]) == year for one in matches_from(("19", "20"), _COURSE_OF, plain[:_HEAD])):
        return True
    date = date_of(plain[:_HEAD])
    if not date.startswith(str(year)) or date[5:7] not in _SECOND_HALF:
        return False
    found = _RECKONED.search(plain)
    if found is not None and (found[1] is None or int(found[1]) == year):
        return True
    if any(_just_ended(int(date[5:7]), one) for one in _COURSE.finditer(plain)):
        return not _is_over(plain)
    until = (int(one[1]) for one in matches_from("截", _UNTIL, plain))
    return any(0 < int(date[5:7]) - month <= _BEFORE_POSTING for month in until)


def _is_signed_late(plain: str, year: int) -> bool:
    """Return whether a summary, whose title names no year, is dated in the second half of one."""
    date = closing_date(plain)
    in_time = date.startswith(str(year)) and date[5:7] >= _SECOND_HALF[0]
    return in_time and opened_as(plain) == "review"


def _is_nearly_over(plain: str, header: ReportHeader) -> bool:
    """Return whether a text without a date tells what this year brought so far, or the next will."""
    if header.date or ("明年" not in plain and "今年以来" not in plain):
        return False
    planned = plain.count("明年") >= _OFTEN or "今年以来" in plain[:_HEAD]
    return planned and _SO_FAR.search(plain) is not None


def _just_ended(month: int, part: re.Match[str]) -> bool:
    """Return whether a part of a year had ended shortly before a month: 前三季度 before October."""
    last = int(part["last"]) if part["last"] else _QUARTERS[part["part"]]
    return 0 < month - last <= _BEFORE_POSTING


def _opens_so_far(plain: str) -> bool:
    """Return whether the first paragraph behind the title opens with the course of the year: 今年以来，."""
    for line in plain[:_HEAD].split("\n"):
        if len(line) > _LONGEST_TITLE:
            return _SO_FAR_OPENS.match(line) is not None
    return False


def _is_over(plain: str) -> bool:
    """Return whether a text says that the year it reviews is over: 过去的一年."""
    return next(matches_from("过刚走", _OVER, plain), None) is not None


def _is_just_over(plain: str, year: int) -> bool:
    """Return whether a text says of its year that it has just ended: 刚刚过去的1996年."""
    return any(int(found[1]) == year for found in matches_from("刚已", _JUST_OVER, plain))


def _is_chronicle(plain: str, year: int, header: ReportHeader) -> bool:
    """Return whether a text tells of the results of its own year, as a yearbook does, and plans nothing."""
    return not header.session and is_chronicle(plain, year)
