"""Report parts: the report's own year, and which part of it (review, plan, other) a position stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from desktop.text.figures.grammar import alternatives, compiled
from desktop.text.figures.time.expressions import (
    EARLY_PLANS,
    PERIOD,
    PLANS,
    YEAR,
    N,
    Reading,
    named_span,
)
from desktop.text.figures.time.reviewed_year import Frames, opened_as
from desktop.text.figures.time.section_cues import SectionCues
from desktop.text.heading_finder import find_headings
from desktop.text.heading_patterns import BOTH
from desktop.text.literal_search import matches_from
from desktop.text.metadata_extractor import find_year
from desktop.text.outline import Heading
from desktop.text.year_inference import told_year

HEAD: Final = 3000
"""Code points in which nearly every report tells its year."""

_YEARS: Final = compiled(r"((?:19|20)[0-9]{2})年(工作(?:<<part-titles>>)|[\u4e00-\u9fff]{0,8}政府工作报告)")
_TOLD: Final = compiled(
    r"(?:19|20)[0-9]{2}\s?年(?:[0-9]{1,2}月[0-9]{1,2}日|是[^。；\n]{2,60}之年"
    r"|(?:度)?[^，。；\n]{0,20}(?:<<report-titles>>))|过去的(?:19|20)[0-9]{2}\s?年"
)
"""What tells a report's year, and not only some year."""

_FIRST_TOPIC: Final = re.compile(
    r"(?:预计|初步核算|据统计|初步统计|其中|截至|[^，。；\n]{0,6}表示)?[，：]?\s?(20[0-9]{2})年(?!来)"
)
_TOPIC: Final = re.compile(rf"[\n。；：—]{_FIRST_TOPIC.pattern}")
"""A year that a sentence or a line opens with; the text's own beginning is looked at apart."""

_BULLETIN: Final = re.compile(
    r"((?:19|20)[0-9]{2})\s?年(?:度)?[^，。；]{0,12}国民经济和社会发展(?:主要指标)?统计公报"
)
"""The title of a bulletin, which tells of its year as a report's review does."""

_LOOKS_BACK: Final = compiled(
    rf"(?:^|\n|(?P<within>[。！？；]))[^\S\n]*(?:<<looking-back>>)?"
    rf"(?P<years>(?:过去的?|近|最近)(?:{N})年|(?:{N})年(?:来|间)|“?(?:{alternatives(PLANS)})”?(?:时期|期间)"
    rf"|“?(?:{alternatives(EARLY_PLANS)})”?(?:时期|期间)|{YEAR}年?[-—–~～至到]{{1,2}}{YEAR}年(?:期间|间)?)\Z"
)
"""A sentence of a plan that looks back: 五年来，…."""

_OF_YEARS: Final = re.compile(r"[年来间期][，,](?![^，。；]{0,6}(?:要|将|力争|计划))")
"""How the years end that such a sentence opens with, by which most places are passed over."""

_YEARS_REACH: Final = 24
"""Code points before it within which they stand."""

_AHEAD: Final = r"[，。！？；](?:今年(?!以来)|明年|今后|未来|下一步|到(?:19|20)[0-9]{2}年)|\n"
_LOOKS_AHEAD: Final = re.compile(rf"{_AHEAD}|[。！？；](?:新的?一年|要|必须|应当|我们[要将])")
"""What ends a paragraph that opened so."""

_SENTENCE_END: Final = re.compile(rf"{_AHEAD}|[。！？]")
_YEAR_OF_TITLE: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年")
_INTENDED: Final = re.compile("安排|计划|目标|任务|要求|打算|思路|部署|重点|建议|措施|举措|规划")
"""What a heading says that opens a plan, whatever year it names."""

_ASIDE: Final = re.compile("名[词詞]|注[释釋]|附[件录錄]|其他")


class _Under(NamedTuple):
    """What holds of all places under a heading that tells no part.

    Attributes:
        aside: Whether they are an aside.
        section: Where the outermost section that they stand in begins and ends, or None.
        mixed: Whether its title opens the review and the plan.
    """

    aside: bool
    section: tuple[int, int] | None
    mixed: bool


_Frame = tuple[int, int, int | None, bool]
"""From where to where a text has a year, it, and whether it was written in the year that it reviews."""


def _year(plain: str, headings: Sequence[Heading]) -> tuple[int | None, bool]:
    """Return the year that a report's head tells, else what the whole of it tells, and whether it is sure."""
    if bulletin := _BULLETIN.search(plain, 0, HEAD):
        return int(bulletin[1]) + 1, True
    year = None
    if len(plain) > HEAD:
        head = [heading for heading in headings if heading.start < HEAD]
        year, _ = find_year(plain[:HEAD], head, stated_only=True)
    if year is None:
        year, _ = find_year(plain, headings)
    if year is None:
        year = told_year(plain)
    return year, year is not None


def _topics(plain: str) -> Iterator[re.Match[str]]:
    first = _FIRST_TOPIC.match(plain)
    if first is not None:
        yield first
    yield from _TOPIC.finditer(plain, first.end() if first else 0)


class ReportParts:
    """Where the parts of a report begin, and its year.

    Attributes:
        year: The year of its plan, the one after that which it reviews, or None where nothing tells it.
        early: Whether the report was written in the year it reviews, which it then calls 今年.
        sure: Whether the text tells that year and not only some year.
        headings: The text's outline.
    """

    def __init__(self, plain: str, year: int | None, headings: Sequence[Heading] | None) -> None:
        self.headings = find_headings(plain, plain) if headings is None else headings
        self.year, self.sure = (year, True) if year is not None else _year(plain, self.headings)
        self.early = False
        self._frames: Frames | None = None
        if self.year is not None and self.sure:
            self._frames = Frames(plain, self.year, self.headings)
            self.year, self.early = self._frames.whole
        self._plain = plain
        self._starts = [heading.start for heading in self.headings]
        told = () if year is not None else matches_from(("19", "20"), _YEARS, plain)
        self._years = [(m.start(), int(m[1]) + (m[2] in ("工作回顾", "工作总结"))) for m in told]
        topics = () if self.sure else _topics(plain)
        self._topics = [(match.start(1), int(match[1])) for match in topics]
        turns = {0, *(start for start, _ in (*self._years, *self._topics))}
        self._turns = sorted(turns.union(self._frames.turns if self._frames is not None else ()))
        self._frame: _Frame = (0, 0, None, False)
        self._settled = (0, 0, "")
        self._under: dict[int, _Under] = {}

    @cached_property
    def _cues(self) -> SectionCues:
        early = self.early or (self.year is None and opened_as(self._plain) == "review")
        return SectionCues(self._plain, self.year, sure=self.sure, early=early)

    def frame_at(self, position: int) -> tuple[int | None, bool]:
        """Return the year of the report at a position, and whether it was written in the year it reviews."""
        begin, end, year, early = self._frame
        if not begin <= position < end:
            index = bisect_right(self._turns, position)
            year, early = self.year_at(position), self.early_at(position)
            end = self._turns[index] if index < len(self._turns) else len(self._plain) + 1
            self._frame = (self._turns[index - 1], end, year, early)
        return year, early

    def year_at(self, position: int) -> int | None:
        """Return the year of the report that a position stands in: a text may hold several reports."""
        index = bisect_right(self._years, (position, 9999)) - 1
        if index >= 0:
            return self._years[index][1]
        if self._frames is not None:
            return self._frames.at(position).year
        topic = bisect_right(self._topics, (position, 9999)) - 1
        return self._topics[topic][1] + 1 if topic >= 0 else None

    @cached_property
    def _heading_parts(self) -> list[str]:
        """Return the part of each heading; one that names no more than a year which is over is a review."""
        parts, over = [], False
        for heading in self.headings:
            if heading.level == 1:
                named = _YEAR_OF_TITLE.findall(heading.title)
                past = self.year is not None and bool(named) and max(map(int, named)) < self.year
                over = past and heading.part == "plan" and _INTENDED.search(heading.title) is None
            parts.append("review" if over and heading.part == "plan" else heading.part)
        return parts

    def early_at(self, position: int) -> bool:
        """Return whether a place was written in the year that is reviewed there."""
        return self._frames is not None and self._frames.at(position).early

    def part(self, position: int) -> str:
        """Return the part that a position stands in, by its heading, else by the words around it."""
        begin, end, part = self._settled
        if begin <= position < end:
            return part
        index = bisect_right(self._starts, position) - 1
        part = self._heading_parts[index] if index >= 0 else "other"
        if part == "plan" and self._looks_back(position):
            return "review"
        if part != "other":
            if part != "plan" or not self._backward:  # so it is up to the next heading
                end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._plain) + 1
                self._settled = (self._starts[index], end, part)
            return part
        under = self._under.get(index)
        if under is None:
            under = self._under[index] = self._read_under(index)
        if under.aside:
            return "other"
        told = self._cues.part(position, under.section, mixed=under.mixed)
        return "other" if told == "notes" else told

    def _read_under(self, index: int) -> _Under:
        """Return what holds of all places under a heading, or before the first."""
        aside = index >= 0 and _ASIDE.search(self.headings[index].title) is not None
        section = self._section(index)
        return _Under(aside, section, section is not None and section[0] in self._mixed)

    def _looks_back(self, position: int) -> bool:
        """Return whether a place of a plan speaks of years that are over, as its sentence opens."""
        index = bisect_right(self._backward, (position, -1)) - 1
        return index >= 0 and position < self._backward[index][1]

    @cached_property
    def _backward(self) -> list[tuple[int, int]]:
        """Return where sentences and paragraphs look back on several years, and where that ends."""
        found, text = [], self._plain
        for sign in _OF_YEARS.finditer(text):
            stop = sign.start() + 1
            match = _LOOKS_BACK.search(text, max(0, stop - _YEARS_REACH), stop)
            named = PERIOD.search(match["years"]) if match else None
            span = named_span(Reading(named, self.year, "review", self.early)) if named else None
            if match is None or span is None or self.year is None or span.last >= self.year:
                continue
            end = (_SENTENCE_END if match["within"] else _LOOKS_AHEAD).search(text, stop)
            found.append((match.start("years"), end.start() if end else len(text)))
        return found

    def _section(self, index: int) -> tuple[int, int] | None:
        """Return where the outermost section of a heading begins and ends, or None where there is none."""
        if index < 0:
            return None
        top = self._top_level
        begin = next((at for at in range(index, -1, -1) if self.headings[at].level == top), None)
        if begin is None:
            return None
        after = (one.start for one in self.headings[index + 1 :] if one.level == top)
        return self._starts[begin], next(after, len(self._plain))

    @cached_property
    def _mixed(self) -> frozenset[int]:
        """Return where headings begin that open the review and the plan."""
        return frozenset(heading.start for heading in self.headings if BOTH.search(heading.title))

    @cached_property
    def _top_level(self) -> int:
        return min((heading.level for heading in self.headings), default=1)
