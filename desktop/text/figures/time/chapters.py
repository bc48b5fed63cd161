"""Chapters of several years: where a report speaks of five years, without saying so in every sentence.

Such a chapter begins with a heading (过去五年工作回顾) or with a sentence that opens with the years
(五年来，…). It ends with the next heading that is no part of it, or where one year follows (过去一年，…).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from desktop.text.figures.grammar import alternatives, compiled
from desktop.text.figures.time.expressions import (
    EARLY_PLANS,
    NUMERALS,
    PERIOD,
    PLANS,
    YEAR,
    N,
    Reading,
    Span,
    named_span,
    past,
)
from desktop.text.figures.time.reviewed_year import planned_years
from desktop.text.literal_search import matches_from
from desktop.text.outline import Heading

_SIGN: Final = re.compile("年(?<=[两二三四五六七八九十2-9]年)|五(?:”|时期|期间)")
"""What the opening of several years holds: looked for first, for most texts have few."""

_REACH: Final = 70
"""Code points from the beginning of a sentence in which the years stand that it opens with."""

_LONG: Final = 4
"""Years of which a paragraph that opens with them may speak for more than itself."""

_SHORT: Final = 1500
"""Code points for which years hold that no paragraph begins with, however long it is."""

_NUMBER: Final = r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[-—]{1,2})?+"
_NUMERALS: Final = "第一二三四五六七八九十"
_GREETING: Final = (
    r"(?:(?:各位代表|同志们)[！!：:，,]|(?=[^。；\n]{0,40}[到悉出说为调][，,：:])(?P<told>(?:[^，。；：\n]{0,24}[，,])?[^，。；：\n]{0,12}(?:看到|获悉|了解到)[，,]|[^，。；：\n]{0,10}(?:报告|会议|[他她]|[省市县区州旗镇乡]长)"
    r"[^，。；：\n]{0,6}(?:指出|说|提到|认为|强调)[，,：:]))?"
)
"""What a speaker or a newspaper says first: 各位代表！, 报告指出，.

What introduces a report ends with one of a few characters and a comma or colon. They are looked for first,
because the rest is tried at many places.
"""
_OPENING: Final = compiled(
    rf"[\s\u3000*#]*+{_NUMBER}\s?{_GREETING}\s?(?:<<looking-back>>)?(?:刚刚)?(?:从{YEAR}年到{YEAR}年的)?"
    rf"(?P<years>(?:过去的?|这|前|最近|今后|未来)(?:{N})年|(?:{N})年(?:来|间)"
    rf"|“?(?:{alternatives(PLANS)})”?(?:时期|期间|以来)|“?(?:{alternatives(EARLY_PLANS)})”?(?:时期|期间)"
    rf"|“?(?:{alternatives(PLANS)})”?(?=(?:全[省市县区州旗盟])?(?:国民)?(?:经济(?:和|与)?社会)?(?:发展)?的?(?:主要|奋斗|总体|预期)目标)"
    rf"|{YEAR}年?[-—–~～至到]{{1,2}}{YEAR}年(?:期间|间)?(?=[，,])"
    rf"|第[一二三四五六七八九十]{{1,2}}个五年计划(?:时期|期间)"
    rf"|(?:[^。；，\n]{{2,30}}(?:会议|大会)以来|本届政府任期)的?(?P<term>{N})年)"
    r"(?!行动|规划|计划|目标)"
)
_PRELUDE: Final = compiled(
    rf"[\s\u3000*#]*+{_GREETING}\s?(?:{YEAR}|去|今|过去的?一)年是[^。；\n]{{2,40}}[。，]\Z"
)
"""What may stand before the years that open a chapter: 2025年是“十四五”收官之年。|五年来，…."""

_ANNOUNCING: Final = re.compile(
    r"[^。；\n]{0,80}[。：:]?\n[\s\u3000*#]*(?:[-—]{1,2}|(?:一|1)(?:是|、|[.．])|[（(](?:一|1)[）)])"
)
"""What follows the years where their sentence ends a paragraph and announces a list: …十个任务。|一是…."""

_MOVED: Final = re.compile(
    rf"[由从](?P<base>{YEAR})年[^。；\n]{{0,48}}?到(?P<last>{YEAR})年(?!的?(?:第[一二三四五六七八九十]+个五年|“?十?[一二三四五六七八九]五”?))"
)
_ADDED: Final = re.compile("年(?:累计|合计|共计|总计|间，|共(?![同建享治和]))")
_SUM: Final = re.compile(r"(?<![第前续每用时经近\d])[四五45]")
"""What says within a paragraph that its rest speaks of several years: 由2002年的…增加到2007年的, 五年累计."""

_SENTENCE: Final = re.compile(r"[。！？；;!?\n][^。！？；;!?\n]*\Z")
"""The end of a sentence and all that stands behind it: where the last sentence begins."""

_TURN: Final = compiled(
    rf"\n(?=[\s\u3000*#]*+{_NUMBER}\s?{_GREETING}\s?(?:(?:<<looking-back>>)?(?:刚刚)?(?:过去的?(?:一年|{YEAR}年)|一年来)"
    rf"|(?:去年|今年|{YEAR}年)(?:是|，\s?(?:<<setting-out>>)|(?:<<part-titles>>|政府工作|重点工作|主要工作|工作))"
    rf"|{YEAR}年[^，。；：:\n]{{0,16}}(?:要求|取向|目标|任务|安排)[：:][ \u3000]*(?=\n)"
    rf"|(?:做好|完成好?)(?:今年|{YEAR}年)|(?:去年|今年)(?:以来)?，))"
)
_SINGLE: Final = re.compile(
    rf"[。；！\n][\s\u3000]*+(?=(?:特别是)?(?:刚刚|刚)?(?:过去的?)?(?:{YEAR}年|去年|今年|过去的?一年|一年来)(?:[，,的要]|全|经济|主要|预期|力争|我们))"
)
"""A sentence that opens with one year, of which the rest of its paragraph speaks as well."""

_JUST_OVER: Final = re.compile(rf"刚刚过去的{YEAR}年[，,]?是")
"""Such a sentence that ends the chapter: 刚刚过去的1988年，是…."""

_AGAINST_BASE: Final = re.compile(r"[^。；\n]{4,64}(?:是|比|较|为)(?:19|20)[0-9]{2}年")
"""What such a sentence holds that tells the end of several years against the base: 2016年，…是2011年的."""

_ALL: Final = -1
"""The level of what the whole text is."""

_WITHIN: Final = 98
"""The level of the rest of a paragraph."""

_WITHIN_ALL: Final = 99
"""The level of what ends no chapter: deeper than any heading."""

_ONE_YEAR: Final = re.compile(rf"{YEAR}年|今年|去年|一年|下一步|全年")


class _Turn(NamedTuple):
    """Where a chapter of several years begins, or where one ends.

    Attributes:
        start: First code point.
        end: Code point behind the last for which it holds.
        span: The years, or None where one ends.
        level: The level of the heading it stands in or under.
    """

    start: int
    end: int
    span: Span | None
    level: int


_start: Final = attrgetter("start")


class Chapters:
    """Which several years each place of a report speaks of where its sentence names none.

    Attributes:
        any: Whether there is a chapter of several years.
    """

    def __init__(
        self, text: str, year: int | None, headings: Sequence[Heading], *, early: bool = False
    ) -> None:
        self._text = text
        self._year = year
        self._early = early
        self._headings = headings
        self._starts = [heading.start for heading in headings]
        openings = [*self._whole(), *self._titles(), *self._openings(), *self._inner()]
        self._turns = sorted(self._nested(openings), key=_start) if openings else []
        self._at = [turn.start for turn in self._turns]
        self.any = bool(self._turns)

    def span(self, position: int, part: str) -> Span | None:
        """Return the years of the chapter that a position stands in, or None where it is none of several.

        Args:
            position: A code point.
            part: The part of the report: in a plan the years to come count, else those that are past.
        """
        index = bisect_right(self._at, position) - 1
        if index < 0:
            return None
        turn = self._turns[index]
        if turn.span is None or turn.end <= position:
            return None
        if self._year is not None and (turn.span.last >= self._year) != (part == "plan"):
            return None
        return turn.span

    def _whole(self) -> Iterator[_Turn]:
        """Return the years of the plan that the whole text is."""
        span = planned_years(self._text)
        if span is not None and (self._year is None or span.last >= self._year):
            yield _Turn(0, len(self._text), span, _ALL)

    def _titles(self) -> Iterator[_Turn]:
        """Return the chapters that headings open: 过去五年工作回顾."""
        for heading in self._headings:
            span = self._of_title(heading)
            if span is not None:
                yield _Turn(heading.start, len(self._text), span, _rank(heading))

    def _of_title(self, heading: Heading) -> Span | None:
        title = heading.title
        if _SIGN.search(title) is None:
            return None
        spans = [span for match in PERIOD.finditer(title) if (span := self._read(match, heading.part))]
        several = [span for span in spans if span.years > 1]
        alone = len(several) == len(spans) == 1
        return self._until_now(several[0], heading.part) if alone else None

    def _openings(self) -> Iterator[_Turn]:
        """Return the chapters that sentences open: 五年来，…; within a paragraph they end with it."""
        text, seen = self._text, -1
        for sign in matches_from("年五", _SIGN, text):
            place = sign.start()
            begin = max(0, place - _REACH)
            stop = _SENTENCE.search(text, begin, place)
            start = stop.start() + 1 if stop else begin
            if start == seen or (start == begin > 0 and text[begin - 1] not in "。！？；\n"):
                continue
            seen = start
            opening = _OPENING.match(text, start)
            span = self._of_opening(opening) if opening else None
            if span is None:
                continue
            whole = span.years >= _LONG and (
                (opening is not None and opening["told"] is not None)
                or self._opens(start, opening.end() if opening else start)
            )
            line = text.find("\n", place)
            end = len(text) if whole else min(line if line >= 0 else len(text), start + _SHORT)
            yield _Turn(start, end, span, self._level(start) if whole else _WITHIN)

    def _opens(self, start: int, end: int) -> bool:
        """Return whether years open a chapter: they begin a paragraph, or announce the next ones."""
        text = self._text
        line = text.rfind("\n", 0, start) + 1
        return (
            line == start
            or _PRELUDE.match(text, line, start) is not None
            or _ANNOUNCING.match(text, end) is not None
        )

    def _inner(self) -> Iterator[_Turn]:
        """Return the rests of paragraphs of which a change or a total over years is said: 五年累计."""
        text, year = self._text, self._year
        if year is None:
            return
        moved = (
            (one, Span(int(one["base"]) + 1, int(one["last"]))) for one in matches_from("由从", _MOVED, text)
        )
        added = (
            (one, Span(year - NUMERALS[text[one.start() - 1]], year - 1))
            for one in _ADDED.finditer(text)
            if _SUM.match(text, max(0, one.start() - 1))
        )
        done = -1
        for match, span in sorted((*moved, *added), key=lambda found: found[0].start()):
            if match.start() < done or span.last != year - 1 or span.years < _LONG:
                continue
            line = text.find("\n", match.end())
            done = min(line if line >= 0 else len(text), match.end() + _SHORT)
            yield _Turn(match.end(), done, span, _WITHIN)

    def _of_opening(self, opening: re.Match[str]) -> Span | None:
        if opening["term"]:
            return past(NUMERALS[opening["term"]], self._year)
        match = PERIOD.match(opening["years"])
        span = self._read(match, "other") if match else None
        return self._until_now(span, "other") if span is not None and span.years > 1 else None

    def _read(self, match: re.Match[str], part: str) -> Span | None:
        return named_span(Reading(match, self._year, part, self._early))

    def _until_now(self, span: Span, part: str) -> Span | None:
        """Return the years of a span that a review or a plan can speak of."""
        if self._year is None:
            return span
        if part != "plan" and span.first < self._year <= span.last:
            return Span(span.first, self._year - 1) if span.first < self._year - 1 else None
        return span

    def _level(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        return _rank(self._headings[index]) if index >= 0 else 1

    def _nested(self, openings: Sequence[_Turn]) -> Iterator[_Turn]:
        """Return the openings and where they end; a chapter goes on behind a shorter one within it."""
        stack: list[_Turn] = []
        for turn in sorted([*openings, *self._ends(openings)], key=_start):
            while stack and (stack[-1].level >= turn.level or stack[-1].end <= turn.start):
                stack.pop()
            if turn.span is not None:
                stack.append(turn)
                yield turn
                if turn.end < len(self._text):
                    outer = next((one for one in reversed(stack[:-1]) if one.end > turn.end), None)
                    if outer is not None:
                        yield outer._replace(start=turn.end)
            elif turn.end < len(self._text):
                yield turn
                if stack:
                    yield stack[-1]._replace(start=turn.end)
            else:
                yield stack[-1]._replace(start=turn.start) if stack else turn

    def _ends(self, openings: Sequence[_Turn]) -> Iterator[_Turn]:
        """Return where chapters end: at headings that are no part of them, and where one year follows."""
        text, first = self._text, min(turn.start for turn in openings)
        starts = {turn.start for turn in openings}
        for turn in _TURN.finditer(text, first):
            if turn.end() not in starts and not _AGAINST_BASE.match(text, turn.end()):
                yield _Turn(turn.end(), len(text), None, 0)
        for sentence in _SINGLE.finditer(text, max(0, first - 1)):
            if _AGAINST_BASE.match(text, sentence.end()):
                continue
            if _JUST_OVER.match(text, sentence.end()):
                yield _Turn(sentence.end(), len(text), None, 0)
                continue
            line = text.find("\n", sentence.end())
            yield _Turn(sentence.end(), len(text) - 1 if line < 0 else line, None, _WITHIN_ALL)
        for heading in self._headings:
            if heading.start > first and heading.start not in starts:
                level = 0 if _ONE_YEAR.search(heading.title) else _rank(heading)
                yield _Turn(heading.start, len(text), None, level)


def _rank(heading: Heading) -> int:
    """Return the level of a heading, where a line without a number stands above 一、."""
    return 0 if heading.level == 1 and heading.title[:1] not in _NUMERALS else heading.level
