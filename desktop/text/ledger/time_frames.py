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


def time_frames(text: str, headings: Sequence[Heading]) -> TimeFrames:
    """Return the time frames of a report.

    Within a chapter that plans one year, words of several years hold for their own paragraph or sentence.

    Args:
        text: Its text, simplified.
        headings: Its outline.
    """
    starts: list[int] = []
    frames: list[str] = []
    chapter, plans = ONE_YEAR, False
    until = -1
    events = sorted(
        [*_from_headings(headings), *_from_sentences(text)], key=lambda one: (one[0], one[3] is None)
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


def _from_sentences(text: str) -> Iterator[_Event]:
    at = 0
    for line in text.splitlines(keepends=True):
        ends = [at + match.end() for match in SENTENCE_END.finditer(line)] or [at + len(line)]
        frame = _named(line[: min(_HEAD, ends[0] - at)])
        if frame is not None:
            yield at, frame, at + len(line) if len(line) <= _SHORT else ends[0], None
        for number, end in enumerate(ends):
            last = ends[number + 1] if number + 1 < len(ends) else at + len(line)
            rest = _GREETING.sub("", text[end : min(end + 40, last)], count=1)
            frame = _named(rest[:_START])
            if frame is not None:
                yield end, frame, last, None
        at += len(line)


def _named(text: str, *, chapter: bool = False) -> str | None:
    """Return the time that is named last in a text; None where none is."""
    if not _TIME.search(text):
        return None
    plain = unquoted(text)
    spans = [*pattern("years").finditer(plain), *(pattern("chapter").finditer(plain) if chapter else ())]
    ends = (match.end() for match in spans if not _A_YEAR_OF.match(plain, match.end()))
    several = max(ends, default=-1)
    years = (*pattern("year").finditer(plain), *_NAMED_YEAR.finditer(plain))
    one = max((match.end() for match in years), default=-1)
    if several == one:
        return None
    return SEVERAL_YEARS if several > one else ONE_YEAR
