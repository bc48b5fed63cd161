"""Time frames: which stretches of a report speak of one year, and which of several (五年来, “十五五”时期)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.text.ledger.wording import pattern, unquoted
from desktop.text.outline import Heading
from desktop.text.text_units import SENTENCE_END

ONE_YEAR, SEVERAL_YEARS = "year", "years"

_HEAD = 90
"""Code points at the beginning of a paragraph's first sentence in which its time is named."""

_START = 24
"""Code points at the beginning of a sentence within a paragraph in which another time is named."""

_SHORT = 900
"""Code points that a paragraph may have to be taken for one by its writer, and no newspaper column."""

_NAMED_YEAR = re.compile(r"(?:刚刚过去的|过去的)?(?:19|20)\d\d年(?=[,，、是我全工度的发]|$)")
_RANGE = re.compile(r"(?:19|20)\d\d年?(?:[到至]|[—–~～-]{1,2})(?:19|20)\d\d年")
"""Several years by the first and the last: 2021—2025年."""

_OPENING_YEAR = re.compile(
    r"(?:回顾|回望|回首|刚刚|即将|过去|的|在)*(?P<year>(?:19|20)\d\d)年"
    r"(?![到至—–~～-]|底|末|初|以来|[之以]?[前后]|起|版|度?(?:计划|规划|目标|预期))"
)
"""A year that a sentence opens with and goes on to speak of: 2025年极不平凡."""

_TIME = re.compile("[年届五]")
"""What every word of time has: looked for first, for most sentences name no time."""

_A_YEAR_OF = re.compile(r"[^，。；：,;:、]{0,12}(?:之年|元年|[一二三四五末]年|年份|年度)")
"""What makes words of several years say which year one is: 今年是本届政府的起步之年."""

_GREETING = re.compile(
    r"^\s*(?:各位代表[！!,，。]?|同志们[！!,，。]?|——|[（(]?[一二三四五六七八九十]+[)）、是])*"
)


@dataclass(frozen=True, slots=True)
class TimeFrames:
    """The stretches of a report by the time that they speak of.

    Attributes:
        starts: Where each begins.
        frames: ONE_YEAR or SEVERAL_YEARS for each.
    """

    starts: list[int]
    frames: list[str]

    def at(self, position: int) -> str:
        """Return the time frame of a place."""
        which = bisect_right(self.starts, position)
        return self.frames[which - 1] if which else ONE_YEAR


def time_frames(text: str, headings: Sequence[Heading], year: int | None = None) -> TimeFrames:
    """Return the time frames of a report.

    Within a chapter that plans one year, words of several years hold for their own paragraph or sentence.

    Args:
        text: Its text, simplified.
        headings: Its outline.
        year: Its own year, if known: a sentence that opens with it, or with the one before, speaks of that.
    """
    starts: list[int] = []
    frames: list[str] = []
    chapter, plans = ONE_YEAR, False
    until = -1
    events = sorted(
        [*_from_headings(headings), *_from_sentences(text, year)], key=lambda one: (one[0], one[3] is None)
    )
    for start, frame, end, part in events:
        if 0 <= until <= start:
            starts.append(until)
            frames.append(chapter)
            until = -1
        if part is not None:
            chapter, plans, until = frame, part == "plan" and frame == ONE_YEAR, -1
        elif plans and frame == SEVERAL_YEARS:
            until = end
        starts.append(start)
        frames.append(frame)
    if until >= 0:
        starts.append(until)
        frames.append(chapter)
    return TimeFrames(starts, frames)


_Event = tuple[int, str, int, str | None]
"""Where a time begins, which, where its sentence or paragraph ends, and the part that a chapter opens."""


def _from_headings(headings: Sequence[Heading]) -> Iterator[_Event]:
    """Yield where a heading sets the time: any that names one, and each chapter."""
    for heading in headings:
        frame = _named(heading.title, chapter=True)
        if frame is not None or heading.level == 1:
            yield heading.start, frame or ONE_YEAR, heading.end, heading.part


def _from_sentences(text: str, year: int | None) -> Iterator[_Event]:
    at = 0
    for line in text.splitlines(keepends=True):
        ends = [at + match.end() for match in SENTENCE_END.finditer(line)] or [at + len(line)]
        frame = _named(line[: min(_HEAD, ends[0] - at)], year)
        if frame is not None:
            yield at, frame, at + len(line) if len(line) <= _SHORT else ends[0], None
        for number, end in enumerate(ends):
            last = ends[number + 1] if number + 1 < len(ends) else at + len(line)
            rest = _GREETING.sub("", text[end : min(end + 40, last)], count=1)
            frame = _named(rest[:_START], year)
            if frame is not None:
                yield end, frame, last, None
        at += len(line)


def _named(text: str, year: int | None = None, *, chapter: bool = False) -> str | None:
    """Return the time that is named last in a text; None where none is.

    Args:
        text: A heading, or how a sentence begins.
        year: The report's own year, if known and if the text is how a sentence begins.
        chapter: Whether the text is a heading.
    """
    if not _TIME.search(text):
        return None
    plain = unquoted(text)
    spans = [*pattern("years").finditer(plain), *(pattern("chapter").finditer(plain) if chapter else ())]
    ranges = {match.end() for match in _RANGE.finditer(plain)}
    ends = (match.end() for match in spans if not _A_YEAR_OF.match(plain, match.end()))
    several = max((*ends, *ranges), default=-1)
    years = (*pattern("year").finditer(plain), *_NAMED_YEAR.finditer(plain), *_opening_year(plain, year))
    one = max((match.end() for match in years if match.end() not in ranges), default=-1)
    if several == one:
        return None
    return SEVERAL_YEARS if several > one else ONE_YEAR


def _opening_year(plain: str, year: int | None) -> Iterator[re.Match[str]]:
    """Yield the report's own year or the one before where a sentence opens with it."""
    greeting = _GREETING.match(plain)
    found = _OPENING_YEAR.match(plain, greeting.end() if greeting else 0)
    if found and year is not None and int(found["year"]) in (year - 1, year):
        yield found
