"""Discourse: what the figures before a figure have said, which its indicator may refer to.

``Discourse`` alone builds and changes this; a rule reads a ``Context``, which never changes.
"""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import subject
from desktop.text.figures.context.coordination import LONGEST_LIST
from desktop.text.figures.doubt import Guess, is_known, is_sure
from desktop.text.figures.grammar import column, compiled, cut, lead
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.trimming import clean
from desktop.text.figures.scan.token import Token
from desktop.text.literal_search import find_each
from desktop.text.row_factory import ordinary

REACH: Final = 80
"""Code points before a figure in which its subject is looked for."""

PEOPLE: Final = frozenset({"人", "户"})
"""Base units of numbers that count people."""

PEOPLE_CATEGORY: Final = "people"
WENT_ON: Final = "连续年数"
"""What the years measure of which nothing says what went on; no other figure measures that."""

RANK: Final = "rank"
BARE: Final = "bare"
"""Categories of figures that are no dimension of a unit."""

_SAID: Final = 3 * LONGEST_LIST
"""Indicators of a sentence that are remembered."""

_BRACKETS: Final = "（）()"
_CLOSED: Final = re.compile(r".*[）)](?!\Z)")
"""What a bracket closes that was opened before the clause: 3200亿元（预计数，|下同）|、增长6%."""
_OF_BRACKET: Final = re.compile("包括|不包括|包含|含|不含|其中|指|按|即")
"""How a bracket begins that says what a name holds: 总人口（|包括…，不包括…）."""

_SPAN_ENDS: Final = re.compile("^多?(?:以来|来|以内|之内|内|间|中(?![央国东西部小学等])|的?时间[内里]?)")
"""What goes on a span of time and belongs to no noun: 五年|内|扩大养殖面积20万亩."""

_WITHIN: Final = re.compile("^(?:以内|之内|内|范围内)的?(?!陆|需|地|部|蒙|外|河|容)")
"""What goes on a distance: 50米|内|换乘比例."""

_OWN_MEASURE: Final = compiled(
    r"(?:累计|共|已|年度|当年|全年|预计)*(?:完成|实现)(?:<<heads-of-works>>)(?:约|近|超过?|突破|达到?)?\Z"
)
"""What things that were counted came to: 78个|重点旅游项目|完成投资."""

_ITEM: Final = re.compile("[ \u3000]*[0-9]{1,2}[ \u3000]+(?=[\u4e00-\u9fff])")
"""The number of an item that a line begins with: 21 |居民医保补助标准."""

_GOES_ON: Final = re.compile(
    "(?:其中[，,]?|分季度[来]?看[，,]?|从季度看[，,]?){1,2}第?[一二三四1-4]季度"
    "|其中[，,：:]|[分按从][^，。；、0-9]{2,10}(?:来?看|分)[，,：:]"
)
"""How a sentence begins that tells the parts of the one before: 分季度看，一季度增长; 分类型看，国企."""

_AMONG: Final = re.compile("[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,6}[）)])?中(?:排|位[居列]|名列|居|列)")
"""What stands behind a number of things among which a place is held: 217个|国家（地区）中排名."""

_EACH: Final = frozenset({"人均", "户均", "平均", "占比", "品质", "面貌", "投资额", "销售收入"})
_UNREAD: Final = "\0"
"""What no noun phrase is: it has not been read yet."""


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What the rules of the indicator read of one figure.

    Attributes:
        text: The simplified text.
        token: The figure's token.
        sentence: Where its sentence begins.
        clause: Where its clause begins.
        left: Where the words before it begin that may name what it measures.
        segment: Those words, without spaces.
        before: Where the figure before it in the sentence ends, else where the sentence begins.
        length: How many figures, this one included, a list joins from here on; 1 where there is none.
        list_before: How many figures the last list of the sentence held.
        pending: Indicators that an earlier figure's list has for this figure and those behind it.
        carried: The indicator of the figure before it in the sentence: the antecedent of what has no subject.
        carried_over: What was carried at the end of the clause before a semicolon.
        counts: The last indicator of the sentence for each measure word.
        said: The indicators of the sentence's figures, in order.
        first: The first indicator of the clause.
        first_before: The first indicator of the clause before.
        ranked: What the place just before it was a place in.
        after_age: Whether the figure before it is an age.
        dimension: The dimension of its unit; empty for a place and for a number without a unit.
        base: Its base unit, or an empty text.
        category: By which its rules are chosen: ``rank``, ``bare`` (no unit), ``people``, or the dimension.
        noun: The noun phrase that ends the words before it, or None; to be read by ``read_noun`` first.
    """

    text: str
    token: Token
    sentence: int
    clause: int
    left: int
    segment: str
    before: int
    length: int
    list_before: int
    pending: tuple[str, ...]
    carried: str | None
    carried_over: str | None
    counts: Mapping[str, str]
    said: tuple[str, ...]
    first: str | None
    first_before: str | None
    ranked: str | None
    after_age: bool
    dimension: str
    base: str
    category: str
    noun: str | None = _UNREAD

    @property
    def subject(self) -> str:
        """Return the segment without comparison, rank, basis and whole."""
        return subject(self.token, self.segment)

    def read_noun(self) -> str | None:
        """Read the noun phrase that ends the words before the figure, unless it has been read, and return it.

        In 全市42%的税收、56%的利润 what stands between the two shares is the first one's.
        """
        noun = self.noun
        if noun == _UNREAD:
            if self.dimension == "ratio" and self.segment.startswith("的") and self.behind("的"):
                noun = None
            else:
                noun = left_noun(subject(self.token, self.segment))
            object.__setattr__(self, "noun", noun)
        return noun

    def behind(self, words: str) -> bool:
        """Return whether certain words stand directly behind the figure."""
        return self.text.startswith(words, self.token.end)


_Ordinary: Final = ordinary(Context)
_new: Final[Callable[[type], Any]] = object.__new__


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
        goes_on = sentence > 0 and (
            self._text[sentence - 1] in "；;" or _GOES_ON.match(self._text, sentence) is not None
        )
        self._carried_over: str | None = self._carried if goes_on else None
        self._sentence = sentence
        self._before = sentence
        self._carried = None
        self._counts: Mapping[str, str] = {}
        self._said: tuple[str, ...] = ()
        self._pending: tuple[str, ...] = ()
        self._clause = -1
        self._first: str | None = None
        self._ranked: str | None = None
        self._first_before: str | None = None
        self._length = self._list = 0
        self._listing = self._after_age = self._after_time = self._counted = self._after_length = False
        self._outside: str | None = None
        self._counts_outside: Mapping[str, str] = self._counts

    def context(self, token: Token, sentence: int, clause: int, length: int) -> Context:
        """Return what the rules of the indicator read of a figure.

        Args:
            token: The figure's token.
            sentence: Where its sentence begins.
            clause: Where its clause begins.
            length: How many figures, this one included, a list joins from here (1 where there is none).
        """
        if sentence != self._sentence:
            self._begin(sentence)
        if clause != self._clause:
            self._clause, self._first_before, self._first = clause, self._first, None
            self._ranked = None
        if self._bracket < token.start:
            self._pass_brackets(token)
        left = clause if clause > self._before else self._before
        if left < token.start - REACH:
            left = token.start - REACH
        measure = token.measure
        dimension, base = (measure.dimension, measure.base) if measure else ("", "")
        category = PEOPLE_CATEGORY if base in PEOPLE else dimension if measure else BARE
        if token.kind == "rank":
            dimension, category = "", RANK
        if left == sentence and (item := _ITEM.match(self._text, left, token.start)):
            left = item.end()
        segment = clean(self._text[left : token.start])
        if ("）" in segment or ")" in segment) and "（" not in segment and "(" not in segment:
            segment = self._with_words_before_bracket(segment, token, sentence)
        if left == self._before and segment:
            segment = _SPAN_ENDS.sub("", segment) if self._after_time else segment
            segment = _WITHIN.sub("", segment) if self._after_length else segment
            if self._counted and token.kind == "quantity":
                segment = self._behind_counted(segment)
        context = _new(_Ordinary)
        context.text = self._text
        context.token = token
        context.sentence = sentence
        context.clause = clause
        context.left = left
        context.segment = segment
        context.before = self._before
        context.length = length
        context.list_before = self._list
        context.pending = self._pending
        context.carried = self._carried
        context.carried_over = self._carried_over
        context.counts = self._counts
        context.said = self._said
        context.first = self._first
        context.first_before = self._first_before
        context.ranked = self._ranked
        context.after_age = self._after_age
        context.dimension = dimension
        context.base = base
        context.category = category
        context.noun = _UNREAD
        context.__class__ = Context
        made: Context = context
        return made

    def _with_words_before_bracket(self, segment: str, token: Token, sentence: int) -> str:
        """Return a segment in which a bracket closes, with the words before that bracket.

        拖拉机（…，下同）|增加了. Where it says what a name holds and is closed right before the figure,
        nothing of it belongs to the name: 总人口（包括31个市、县的人口，不包括…）|612万人.
        """
        if segment.index(segment[-1]) == len(segment) - 1 and segment[-1] in "）)":
            reach = max(sentence, token.start - 2 * REACH)
            opened = self._opened_bracket(reach, token)
            if opened > reach and _OF_BRACKET.match(self._text, opened + 1):
                return self._words_before(opened, reach) or segment
        reach = max(self._before, sentence, token.start - REACH)
        opened = self._opened_bracket(reach, token)
        before = self._words_before(opened, reach) if opened > reach else ""
        return before + _CLOSED.sub("", segment)

    def _opened_bracket(self, reach: int, token: Token) -> int:
        """Return where the last bracket before a figure opens, from `reach` on, or -1."""
        return max(self._text.rfind("（", reach, token.start), self._text.rfind("(", reach, token.start))

    def _words_before(self, position: int, reach: int) -> str:
        """Return the words of a clause before a position, from `reach` on."""
        return clean(self._text[clause_before(self._text, reach, position) : position])

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

    def _pass_brackets(self, token: Token) -> None:
        """Go back to what was spoken of before a bracket that is closed: 收入5亿元（含退税3亿元）、增4%."""
        opened = closed = -1
        while self._bracket < token.start:
            if self._bracket >= self._before and self._text[self._bracket] in "（(":
                opened = self._bracket
            elif self._bracket >= self._before:
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
        self._before = token.end
        self._after_age = base == "岁"
        self._after_time = context.dimension == "time"
        self._counted = context.dimension == "count"
        self._after_length = context.dimension == "length"
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
