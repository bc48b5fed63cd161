"""Naming: the year or the span of years that is named for a figure.

The nearest year named before a figure in its sentence counts, unless it is only compared with; without one,
what opened the sentence.
"""

import re
from typing import Final, NamedTuple

from desktop.text.figures.scan.token import Token
from desktop.text.figures.time.chapters import Chapters
from desktop.text.figures.time.compared_years import (
    is_aside,
    is_base,
    is_benchmark,
    is_compared,
    is_of_a_project,
)
from desktop.text.figures.time.expressions import (
    BY_GROUP,
    SAYS_WHICH_YEAR,
    ExpressionRule,
    Reading,
    Span,
    find_periods,
)
from desktop.text.figures.time.period_rules import REACH

_LONGEST: Final = 16
"""Code points that the name of a year or span may have."""

_YEAR_BEFORE: Final = ("上年", "上一年")
_FROM: Final = ("由", "从")
_WHEN: Final = re.compile(
    r"(?:^|[，,：:])[\s\u3000]*(?:[一二三四五六七八九十]是)?(?:力争|预计|确保)?(?:到|截至|从|自)?\Z"
)
_SAID_OF_ALL: Final = re.compile(r"(?:期间|时期|以来|[底末前]|计划|规划|[^，。；\d]{0,6})[，,]")
_OPENING: Final = 40
"""Code points from the beginning of a sentence within which a year is said of all of it."""

_JOINED_YEARS: Final = re.compile("[、和与及]")
_SO_FAR: Final = re.compile("上半年|第?[一二三]季度|前[一二三]个?季度|1[-—–至到](?:[2-9]|1[01])月")

_PLANS: Final = frozenset({"plan", "early", "numbered"})
"""Expressions that name a five-year plan."""

_AS_TIME: Final = ("期间", "时期", "五年", "，", ",")
_PART_OF_IT: Final = re.compile(
    "其中(?:[，,]|(?=[\u4e00-\u9fff]))|(?:全国|中央|地方|全[省市县区州])?(?:一般公共预算|公共财政|财政)支出"
)
"""How a sentence begins that tells a part of what the one before told, or the other side of its budget."""

_PART_STARTS: Final = frozenset("其全中地一公财")

_BEFORE_YEAR: Final = re.compile(r"(?:[^。；\n]{0,60}[，,])?[\s\u3000]*(?:预计|根据[^，。；]{2,20}，)?")


class Naming(NamedTuple):
    """The year or span that is named for a figure.

    Attributes:
        span: It.
        expression: The rule that resolved it.
        own: Whether a change began from that year: 由2014年的|30.9%.
        so_far: Whether only a part of it is named that is over in the middle of the year: 2023年上半年.
        itself: Whether a plan is named as a time, and not as what something belongs to: “十四五”期间.
        opens: Whether it opens its sentence: 2022年，….
    """

    span: Span
    expression: ExpressionRule
    own: bool
    so_far: bool = False
    itself: bool = False
    opens: bool = False

    def ahead(self, year: int | None) -> bool:
        """Return whether it is written out and not past in a report of a year."""
        if year is None or self.span.first < year or self.so_far:
            return False
        group = self.expression.group
        return group in ("year", "to", "century") or (group in _PLANS and self.span.years > 1)

    def over(self, year: int | None) -> bool:
        """Return whether a span named by itself, or a year that opens a sentence, is over for a report."""
        if year is None or self.span.last >= year:
            return False
        if self.expression.group == "year":
            return self.opens
        return self.expression.group == "to" or (self.itself and self.span.years > 1)


class Namings:
    """Finds the year or span that is named for each figure; the figures must be asked for in order.

    Attributes:
        named: What is named in the sentence, up to the figure that was asked for last; not all of it is named
            for that figure.
    """

    def __init__(self, text: str, chapters: Chapters) -> None:
        self._text = text
        self._early = False
        self._chapters = chapters
        self._sentence = -1
        self._read = 0
        self.named: list[re.Match[str]] = []
        self._aside: dict[int, bool] = {}
        self._opening: re.Match[str] | None = None
        self._last: re.Match[str] | None = None
        self._place = self._place_end = 0
        self._listed: list[re.Match[str]] = []

    def name(
        self, sentence: int, token: Token, year: int | None, part: str, *, early: bool = False
    ) -> Naming | None:
        """Return the year or span that is named for a figure, or None.

        Args:
            sentence: Where the figure's sentence begins.
            token: The figure's token.
            year: The report's own year, if known.
            part: The part of the report: review, plan or other.
            early: Whether the report was written in the year it reviews.
        """
        self._early = early
        if sentence != self._sentence:
            self._begin(sentence)
        self._read_on(token.start)
        text, start = self._text, token.start
        if not self.named and not self._listed:
            return self._resolve(self._opening, year, part, token) if self._opening is not None else None
        if (own := self._own_of_a_list(token)) is not None:
            return self._resolve(own, year, part, token)
        for one in reversed(self.named):
            place = one.start()
            if place < start - REACH:
                break
            aside = self._aside.get(place)
            if aside is None:
                aside = self._aside[place] = is_aside(text, sentence, one)
            compared = (
                aside
                or is_compared(text, sentence, one, token)
                or (part == "plan" and is_of_a_project(text, one, year))
            )
            if not compared or is_benchmark(text, one, token):
                if naming := self._resolve(one, year, part, token):
                    return naming
                if not compared:
                    return None
        return self._resolve(self._opening, year, part, token) if self._opening is not None else None

    def _own_of_a_list(self, token: Token) -> re.Match[str] | None:
        """Return the year of a list that a figure's place in its own list gives it: 2021年、2022年分别…."""
        named = self.named
        if named and named[-1] is not self._last:
            self._last, self._place, self._listed = named[-1], 0, []
            for one in reversed(named):
                if self._listed and not _JOINED_YEARS.fullmatch(
                    self._text, one.end(), self._listed[0].start()
                ):
                    break
                self._listed.insert(0, one)
            if len(self._listed) < 2:
                self._listed = []
        if not self._listed:
            return None
        place = self._place % len(self._listed)
        if place == 0:
            begin = named[-1].end() if named and not self._place else max(self._place_end, self._sentence)
            if self._text.find("分别", begin, token.start) < 0:
                return None
        self._place, self._place_end = self._place + 1, token.end
        return self._listed[place]

    def _resolve(self, match: re.Match[str], year: int | None, part: str, token: Token) -> Naming | None:
        expression = BY_GROUP[str(match.lastgroup)]
        span = expression.resolve(Reading(match, year, part, self._early))
        if span is None:
            return None
        if expression.group == "half" and (spoken := self._year_spoken_of(match, year, part)) is not None:
            span = spoken
        if expression.group in ("together", "since") and (whole := self._alike(match, span, year, part)):
            span = whole
        own = self._text[max(0, match.start() - 1) : match.start()] in _FROM
        if own and match.lastgroup == "relative" and match["relative"] in _YEAR_BEFORE:
            span = self._year_before(match, span, year, part)
        so_far = (
            year is not None and span.first >= year and _SO_FAR.match(self._text, match.end()) is not None
        )
        itself = expression.group in _PLANS and self._text.startswith(_AS_TIME, match.end())
        opens = match is self._opening or not self._text[self._sentence : match.start()].strip()
        return Naming(span, expression, own, so_far, itself, opens)

    def _year_spoken_of(self, match: re.Match[str], year: int | None, part: str) -> Span | None:
        """Return the single year that the sentence has named before a half: 1980年…，|上半年."""
        before = [one for one in self.named if one.start() < match.start()]
        for one in (*reversed(before), self._opening):
            if one is not None and one.lastgroup in ("year", "relative"):
                return BY_GROUP[one.lastgroup].resolve(Reading(one, year, part, self._early))
        return None

    def _year_before(self, match: re.Match[str], span: Span, year: int | None, part: str) -> Span:
        """Return the year before the one that the sentence speaks of: 2004年，…由上年的…."""
        index = self.named.index(match)
        spoken = (
            BY_GROUP[str(self.named[index - 1].lastgroup)].resolve(
                Reading(self.named[index - 1], year, part, self._early)
            )
            if index
            else None
        )
        last = spoken.last if spoken is not None else span.last + (part != "review")
        return Span(last - 1, last - 1)

    def _alike(self, match: re.Match[str], span: Span, year: int | None, part: str) -> Span | None:
        """Return the span of as many years that the sentence or the chapter has named: “七五”…，五年内."""
        for one in reversed(self.named):
            if one is match or is_base(self._text, 0, one):
                continue
            other = BY_GROUP[str(one.lastgroup)].resolve(Reading(one, year, part, self._early))
            if other is not None and other.years == span.years:
                return other
        chapter = self._chapters.span(match.start(), part)
        if chapter is not None and chapter.years == span.years:
            return chapter
        return self._up_to_the_last(match, span, year, part)

    def _up_to_the_last(self, match: re.Match[str], span: Span, year: int | None, part: str) -> Span | None:
        """Return as many years that end with the last one named: 2021年…，2022年…，两年平均."""
        before = [one for one in self.named if one.start() < match.start() and one.lastgroup == "year"]
        before = [one for one in before if not is_aside(self._text, self._sentence, one)]
        if not before:
            return None
        last = int(before[-1]["year"])
        return (
            None if year is not None and last > year - (part == "plan") else Span(last - span.years + 1, last)
        )

    def _begin(self, sentence: int) -> None:
        """Forget the years of the sentence before; but what opened it holds beyond a semicolon.

        So it does for what that sentence told a part of: 2010年支出8亿元。|其中，教育支出2亿元.
        """
        text, opening = self._text, None
        joined = sentence > 0 and text[sentence - 1] in "；;"
        if joined:
            opening = self._opening
            if self.named and self._opens(self.named[0]):
                opening = self.named[0]
        elif text[sentence] in _PART_STARTS and self._goes_on(sentence):
            opening = self.named[0] if self.named and self._begins(self.named[0]) else self._opening
        if opening is not None and (
            is_aside(self._text, 0, opening) or self._text.startswith(_FROM, max(0, opening.start() - 1))
        ):
            opening = None
        if not joined:
            self._listed = []
        self._place, self._last = 0, None
        self._sentence, self._read, self.named, self._opening = sentence, sentence, [], opening
        self._aside.clear()

    def _goes_on(self, sentence: int) -> bool:
        """Return whether a sentence tells a part of what the one before told."""
        text = self._text
        return text.startswith("。", sentence - 1) and _PART_OF_IT.match(text, sentence) is not None

    def _begins(self, match: re.Match[str]) -> bool:
        """Return whether a year that is named begins its sentence: 2010年省级财政总支出…."""
        front = _BEFORE_YEAR.fullmatch(self._text, self._sentence, match.start())
        return match.lastgroup == "year" and front is not None

    def _opens(self, match: re.Match[str]) -> bool:
        """Return whether a year that is named is said of the whole sentence: 到2025年，…."""
        front = self._text[self._sentence : match.start()]
        if len(front) > _OPENING or _WHEN.search(front) is None:
            return False
        return _SAID_OF_ALL.match(self._text, match.end()) is not None

    def _read_on(self, end: int) -> None:
        """Read the years named up to a place, going on where the last of them ended."""
        text, named = self._text, self.named
        begin = read = self._read
        if begin < end - REACH:
            begin = end - REACH
        if named and named[-1].end() > begin:
            begin = named[-1].end()
        if read < end - _LONGEST:
            self._read = end - _LONGEST
        if begin < end:
            words = text[begin:end]
            which = "年" in words and SAYS_WHICH_YEAR.search(words) is not None
            if which or "五" in words or "来" in words or "世纪" in words:
                named.extend(find_periods(text, begin, end))
