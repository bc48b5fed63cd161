"""Period: the year or the span of years that a figure speaks of.

The year that is named for a figure counts, see ``naming``; without one, the chapter of several years, or the
part of the report, decides.
"""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled
from desktop.text.figures.time.chapters import Chapters
from desktop.text.figures.time.expressions import AssumedSpan, Span
from desktop.text.figures.time.moment import NEAR, Moment
from desktop.text.figures.time.naming import Naming
from desktop.text.figures.time.period_rules import (
    AIMED,
    AVERAGE,
    BEFORE_NAMES,
    COMPARED,
    DONE,
    EACH,
    FROM,
    GAP,
    LISTED,
    MULTIPLE,
    NOTHING,
    RUNNING,
    SEVERAL,
    SUMMED,
    WITHOUT_NAMES,
)
from desktop.text.figures.trace import StepLog

_NEXT_GAP: Final = 24
"""Code points from an average to how far it is from a benchmark."""

_OF_SEVERAL: Final = re.compile(
    r"(?:是|为|相当于|等于|比)[^，。；]{0,24}?(?:五(?:计划)?”?(?:时期|期间|五年|累计|的)|前[两二三四五六七八九十]?[一二三四五六七八九十]年"
    r"|(?:上|前)一?个五年|(?:19|20)[0-9]{2}年?[-—–~～至到]{1,2}(?:19|20)[0-9]{2}年|[总之]和)[^，。；0-9末底]{0,8}"
    r"(?:[0-9.]+倍[、和与])*\Z"
)
"""What stands before a multiple of what several years were together: 是“十五”期间的|4.9倍."""

_GOING_ON: Final = ("、", "和", "及", "与")
_ANEW: Final = compiled(r"<<levels-reached>>|<<totals-of-years>>|<<doing-verbs>>|[占由从比较均]")
"""What says that a number in a list is of another sort than the one before it."""

_LATER_YEAR: Final = re.compile(r"(?:均|每年)[^，。；]*、到?(?:19|20)[0-9]{2}年[^、，。；]{0,12}\Z")
"""What stands before a number of a single year, behind an average of several: 年均增长12%、2016年达到|."""

_AVERAGE: Final = compiled(r"(?<!全)(?:<<yearly-averages>>)(?![浓值气降]|每[人户亩个]|发电|汇率|工资|薪)")


class Periods:
    """Finds the year or span that each figure speaks of; the figures must be asked for in order.

    Attributes:
        assumed: Whether nothing says the years that were given last.
    """

    def __init__(self, text: str, chapters: Chapters) -> None:
        self._text = text
        self._chapters = chapters
        self._years: list[Span] = []
        self.assumed = False
        self._averaged: Span | None = None
        self._before: Span | None = None
        self._before_sentence = -1
        self._before_kind = ""
        self._before_named: Span | None = None
        self._averaged_end = -1

    def of(
        self,
        context: Context,
        kind: str,
        indicator: str | None,
        naming: Naming | None,
        year: int | None,
        part: str,
        status: str,
        log: StepLog | None = None,
        *,
        compared: bool = False,
    ) -> str | None:
        """Return the year or span that a figure speaks of.

        Args:
            context: The figure's context.
            kind: Its kind.
            indicator: What it measures, if known.
            naming: What is named for it.
            year: The report's own year, if known.
            part: The part of the report: review, plan or other.
            status: Whether it was achieved.
            log: Where the rule is recorded that decided, or None.
            compared: Whether a year is named in its sentence, and none for it.
        """
        span = None
        if self._years or (naming is not None and context.length > 1):
            span = self._year_of_each(context, naming)
        if span is None:
            span = self._span(context, kind, indicator, naming, year, part, status, log, compared)
        self._before, self._before_sentence = span, context.sentence
        self._before_kind, self._before_named = kind, None if naming is None else naming.span
        return None if span is None else _written(span)

    def _year_of_each(self, context: Context, naming: Naming | None) -> Span | None:
        """Return the year of a figure of a list that has one for each year named: 2013—2017年…分别为."""
        if context.length > 1 and not self._years and naming is not None:
            span = naming.span
            if span.years == context.length and "分别" in context.segment and naming.expression.group == "to":
                self._years = [Span(one, one) for one in range(span.first, span.last + 1)]
        elif context.length == 1 and len(self._years) > 1:
            self._years = []
        return self._years.pop(0) if self._years else None

    def _span(
        self,
        context: Context,
        kind: str,
        indicator: str | None,
        naming: Naming | None,
        year: int | None,
        part: str,
        status: str,
        log: StepLog | None,
        compared: bool,
    ) -> Span | None:
        """Return the years that a figure speaks of; see `of`."""
        chapter = self._chapter(context, part) if self._chapters.any else None
        self.assumed = False
        averaged = None if self._averaged is None else self._just_averaged(context)
        flags = self._flags(context, naming, chapter) | (GAP if averaged else 0)
        flags |= COMPARED if compared else 0
        flags |= AIMED if status == "target" and part == "review" else 0
        if self._before_sentence == context.sentence and self._goes_on(context, kind, naming):
            flags |= LISTED
        if not flags and log is None:
            if naming is not None:
                return naming.span
            if part != "plan" or status != "achieved":
                return _by_part(year, part, status)
        named, own = (naming.span, naming.own) if naming is not None else (None, False)
        before = self._before if self._before_sentence == context.sentence else None
        moment = Moment(context, year, part, kind, indicator, named, own, chapter, averaged, before)
        if flags or log is not None:
            span = BEFORE_NAMES.decide(moment, part, flags, log)
            if span is not None:
                self.assumed = isinstance(span, AssumedSpan)
                if kind == "change":
                    self._averaged, self._averaged_end = span, context.token.end
                return span
        if naming is not None:
            if log is not None:
                log.decided("period", naming.expression)
            return naming.span
        if year is None and chapter is None:
            return None
        if status == "achieved" and part == "plan":
            flags |= DONE
        return WITHOUT_NAMES.decide(moment, part, flags, log)

    def _goes_on(self, context: Context, kind: str, naming: Naming | None) -> bool:
        """Return whether a figure goes on with the one before it in its sentence, and no year is named."""
        segment = context.segment
        if segment[:1] not in _GOING_ON and "其中" not in segment[:4]:
            return False
        if self._before_kind != kind:
            return False
        named = None if naming is None else naming.span
        return self._before is not None and named == self._before_named and _ANEW.search(segment) is None

    def _chapter(self, context: Context, part: str) -> Span | None:
        """Return the years of the chapter of several years of a figure that names none of its own."""
        start = context.token.start
        if self._text.find("全年", context.sentence, start) >= 0:
            return None
        return self._chapters.span(start, part)

    def _just_averaged(self, context: Context) -> Span | None:
        """Return the years of the average that stands just before a figure, and forget it."""
        start = context.token.start
        averaged, self._averaged = self._averaged, None
        if averaged is None or start - self._averaged_end > _NEXT_GAP:
            return None
        if context.token.kind == "percent" and self._text.startswith("的", context.token.end):
            self._averaged, self._averaged_end = averaged, context.token.end  # 高于12%|的目标13.8个百分点
        return averaged

    def _flags(self, context: Context, naming: Naming | None, chapter: Span | None) -> int:
        """Return what is known of a figure: see ``period_rules``."""
        text, start, segment = self._text, context.token.start, context.segment
        begin = context.clause if context.clause > start - NEAR else start - NEAR
        several = chapter is not None if naming is None else naming.span.first != naming.span.last
        flags = SEVERAL if several else 0
        if "由" in segment or "从" in segment or segment[:1] == "、":
            flags |= FROM
        before = text[begin:start]
        each = text.find("每", begin, context.token.end) >= 0
        if "均" in before or (each and "每年" in before):
            later = _LATER_YEAR.search(text, begin, start)
            flags |= AVERAGE if not later and _AVERAGE.search(text, begin, start) else 0
        if "连续" in before:
            flags |= RUNNING
        if "累计" in before:
            flags |= SUMMED
        if context.token.kind == "ratio" and _OF_SEVERAL.search(text, begin, start):
            flags |= MULTIPLE
        if each and naming is None:
            flags |= EACH
        return flags


@lru_cache(maxsize=1024)
def _written(span: Span) -> str | None:
    """Return a span as the field ``period`` holds it."""
    return None if span == NOTHING else str(span)


def _by_part(year: int | None, part: str, status: str) -> Span | None:
    """Return what the last of the rules say, where no other need be asked."""
    if year is None or part == "other":
        return None
    return _single(year - (part == "review" and status != "target"))


@lru_cache(maxsize=1024)
def _single(year: int) -> Span:
    """Return a year as a span."""
    return Span(year, year)
