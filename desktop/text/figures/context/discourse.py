"""Discourse: what the figures before a figure have said, which its indicator may refer to.

``Discourse`` alone keeps this, and completes each ``Context`` with it. Rules read a ``Context`` and cannot
change it.
"""

import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from desktop.text.figures.context.coordination import LONGEST_LIST
from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.doubt import Guess, is_known, is_sure
from desktop.text.figures.grammar import column, compiled, cut, lead
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.scan.token import Token
from desktop.text.literal_search import find_each

WENT_ON: Final = "连续年数"
"""What the years measure of which nothing says what went on; no other figure measures that."""

_SAID: Final = 3 * LONGEST_LIST
"""Indicators of a sentence that are remembered."""

_BRACKETS: Final = "（）()"
_OWN_MEASURE: Final = compiled(
    r"(?:累计|共|已|年度|当年|全年|预计)*(?:完成|实现)(?:<<heads-of-works>>)(?:约|近|超过?|突破|达到?)?\Z"
)
"""What things that were counted came to: 78个|重点旅游项目|完成投资."""

_GOES_ON: Final = re.compile(
    "(?:其中[，,]?|分季度[来]?看[，,]?|从季度看[，,]?){1,2}第?[一二三四1-4]季度"
    "|其中[，,：:]|[分按从][^，。；、0-9]{2,10}(?:来?看|分)[，,：:]"
)
"""How a sentence begins that tells the parts of the one before: 分季度看，一季度增长; 分类型看，国企."""

_GOES_ON_STARTS: Final = frozenset("其分从按")

_AMONG: Final = re.compile("[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,6}[）)])?中(?:排|位[居列]|名列|居|列)")
"""What stands behind a number of things among which a place is held: 217个|国家（地区）中排名."""

_EACH: Final = frozenset({"人均", "户均", "平均", "占比", "品质", "面貌", "投资额", "销售收入"})


@cache
def _measured() -> frozenset[str]:
    """Return the nouns that measure although they end a noun phrase behind a number: 30家企业|产值."""
    return frozenset(column("heads", "head")) | _EACH


class Discourse:
    """What the sentence has said so far; contexts must be asked for in order of position."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._carried: str | None = None
        self._brackets = iter(find_each(text, _BRACKETS))
        self._bracket = next(self._brackets, sys.maxsize)
        self._begin(-1)

    def _begin(self, sentence: int) -> None:
        """Forget what the sentence before said, save what a semicolon carries over."""
        text = self._text
        goes_on = sentence > 0 and (
            text[sentence - 1] in "；;"
            or (text[sentence] in _GOES_ON_STARTS and _GOES_ON.match(text, sentence) is not None)
        )
        self._carried_over: str | None = self._carried if goes_on else None
        self._sentence = sentence
        self._carried = None
        self._counts: Mapping[str, str] = {}
        self._said: tuple[str, ...] = ()
        self._pending: tuple[str, ...] = ()
        self._clause = -1
        self._first: str | None = None
        self._ranked: str | None = None
        self._first_before: str | None = None
        self._length = self._list = 0
        self._listing = self._counted = False
        self._outside: str | None = None
        self._counts_outside: Mapping[str, str] = self._counts

    def complete(self, context: Any) -> Context:
        """Return the context of a figure, completed by what the sentence has said so far.

        Args:
            context: What ``Surroundings`` read of it.
        """
        token = context.token
        if context.sentence != self._sentence:
            self._begin(context.sentence)
        if context.clause != self._clause:
            self._clause, self._first_before, self._first = context.clause, self._first, None
            self._ranked = None
        if self._bracket < token.start:
            self._pass_brackets(token, context.before)
        if self._counted and token.kind == "quantity" and context.left == context.before:
            context.segment = self._behind_counted(context.segment)
        context.list_before = self._list
        context.pending = self._pending
        context.carried = self._carried
        context.carried_over = self._carried_over
        context.counts = self._counts
        context.said = self._said
        context.first = self._first
        context.first_before = self._first_before
        context.ranked = self._ranked
        context.__class__ = Context
        made: Context = context
        return made

    def _behind_counted(self, segment: str) -> str:
        """Return a segment without what the number before it counts, where a verb stands behind that.

        为38个|村|硬化道路|120公里: the roads are measured, and no 村硬化道路.
        """
        counted = self._carried
        if counted is None or not segment.startswith(counted) or _OWN_MEASURE.match(segment, len(counted)):
            return segment
        onward = lead().match(segment, len(counted)) or cut().match(segment, len(counted))
        acts = onward is not None and onward.end() - onward.start() > 1 and onward[0] not in _measured()
        noun = left_noun(segment[len(counted) :]) if acts else None
        return segment[len(counted) :] if noun is not None and is_known(noun) else segment

    def _pass_brackets(self, token: Token, before: int) -> None:
        """Go back to what was spoken of before a bracket that is closed: 收入5亿元（含退税3亿元）、增4%."""
        opened = closed = -1
        while self._bracket < token.start:
            if self._bracket >= before and self._text[self._bracket] in "（(":
                opened = self._bracket
            elif self._bracket >= before:
                closed = self._bracket
            self._bracket = next(self._brackets, sys.maxsize)
        if opened > closed:
            self._outside, self._counts_outside = self._carried, self._counts
        elif closed >= 0 and self._outside is not None:
            if opened < 0:
                self._carried, self._counts = self._outside, self._counts_outside
            self._outside = None

    def remember(self, context: Context, found: str | tuple[str, ...] | None) -> str | None:
        """Remember what was found for a figure, and return its indicator.

        Args:
            context: The figure's context.
            found: Its indicator; or its own and those of the figures behind it that a list joins.
        """
        token, base = context.token, context.base
        if isinstance(found, tuple):
            self._pending = found[1:]
            indicator: str | None = found[0]
        else:
            if self._pending:
                self._pending = self._pending[1:]
            indicator = found
        self._counted = context.dimension == "count"
        if context.length > 1 or self._listing:
            self._count_list(context.length)
        else:
            self._length = self._list = 1
        among = base == "个" and (
            self._text.startswith(("在", "居", "列"), token.start - 1)
            or _AMONG.match(self._text, token.end) is not None
        )
        if indicator is None or among:
            return indicator
        if token.kind == "rank":
            self._ranked = indicator
        elif base == "次" and (measured := self._before_deed(context, indicator)) is not None:
            self._carried, self._ranked = measured, None
        elif indicator != WENT_ON:
            self._carried, self._ranked = indicator, None
            if token.measure is not None and token.measure.dimension == "count":
                self._counts = {**self._counts, base: indicator}
        said = self._said
        self._said = (*said, indicator) if len(said) < _SAID else (*said[1:], indicator)
        self._first = self._first or indicator
        return indicator

    def doubt(self, indicator: str | None) -> None:
        """Hand an indicator that is in doubt on as a guess."""
        if indicator is not None and self._carried is indicator:
            self._carried = Guess(indicator)

    @staticmethod
    def _before_deed(context: Context, indicator: str) -> str | None:
        """Return what stands before a deed that was done so many times: 吞吐量|三次|跨越千万标箱, or None."""
        noun = None if indicator in context.segment else context.read_noun()
        return noun if noun is not None and is_sure(noun) else None

    def _count_list(self, length: int) -> None:
        """Count the figures of a list, which from one on joins so many."""
        self._length = self._length + 1 if self._listing else 1
        self._listing = length > 1
        if not self._listing:
            self._list = self._length
