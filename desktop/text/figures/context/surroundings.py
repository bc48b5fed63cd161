"""Surroundings: the words around a figure, whatever was said before them: the first half of its context.

They are read for a whole batch of figures, before ``discourse`` adds what the sentence has said.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import subject
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.trimming import clean
from desktop.text.figures.scan.token import Token
from desktop.text.row_factory import ordinary

REACH: Final = 80
"""Code points before a figure in which its subject is looked for."""

PEOPLE: Final = frozenset({"人", "户"})
"""Base units of numbers that count people."""

PEOPLE_CATEGORY: Final = "people"
RANK: Final = "rank"
BARE: Final = "bare"
"""Categories of figures that are no dimension of a unit."""

_CLOSED: Final = re.compile(r".*[）)](?!\Z)")
"""What a bracket closes that was opened before the clause: 3200亿元（预计数，|下同）|、增长6%."""
_OF_BRACKET: Final = re.compile("包括|不包括|包含|含|不含|其中|指|按|即")
"""How a bracket begins that says what a name holds: 总人口（|包括…，不包括…）."""

_SPAN_ENDS: Final = re.compile("^多?(?:以来|来|以内|之内|内|间|中(?![央国东西部小学等])|的?时间[内里]?)")
"""What goes on a span of time and belongs to no noun: 五年|内|扩大养殖面积20万亩."""

_WITHIN: Final = re.compile("^(?:以内|之内|内|范围内)的?(?!陆|需|地|部|蒙|外|河|容)")
"""What goes on a distance: 50米|内|换乘比例."""

_ITEM: Final = re.compile("[ \u3000]*[0-9]{1,2}[ \u3000]+(?=[\u4e00-\u9fff])")
"""The number of an item that a line begins with: 21 |居民医保补助标准."""

UNREAD: Final = "\0"
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
        following: The noun phrase behind its measure word, or None; UNREAD where it was not read beforehand.
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
    following: str | None = UNREAD
    noun: str | None = UNREAD

    @property
    def subject(self) -> str:
        """Return the segment without comparison, rank, basis and whole."""
        return subject(self.token, self.segment)

    def read_noun(self) -> str | None:
        """Read the noun phrase that ends the words before the figure, unless it has been read, and return it.

        In 全市42%的税收、56%的利润 what stands between the two shares is the first one's.
        """
        noun = self.noun
        if noun == UNREAD:
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


class Surroundings:
    """Reads the words around figures, which must be asked for in order of position."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._before = 0
        self._dimension = self._base = ""

    def read(
        self, tokens: Sequence[Token], starts: Sequence[tuple[int, int]], lengths: Sequence[int]
    ) -> list[Any]:
        """Return the contexts of figures, which ``Discourse.complete`` is to complete.

        Args:
            tokens: The figures.
            starts: Where the sentence and the clause of each begin.
            lengths: How many figures, each included, a list joins from it on (1 where there is none).
        """
        text, contexts = self._text, []
        for token, (sentence, clause), length in zip(tokens, starts, lengths, strict=True):
            context = _new(_Ordinary)
            context.text = text
            context.token = token
            context.sentence = sentence
            context.clause = clause
            context.length = length
            if sentence != self._sentence:
                self._sentence = self._before = sentence
                self._dimension = self._base = ""
            context.following = context.noun = UNREAD
            context.after_age = self._base == "岁"
            self._read_words(context, token, sentence, clause)
            self._read_unit(context, token)
            self._before = token.end
            contexts.append(context)
        return contexts

    def _read_unit(self, context: Any, token: Token) -> None:
        """Read of which sort a figure is."""
        measure = token.measure
        dimension, base = (measure.dimension, measure.base) if measure else ("", "")
        category = PEOPLE_CATEGORY if base in PEOPLE else dimension if measure else BARE
        if token.kind == "rank":
            dimension, category = "", RANK
        context.dimension = self._dimension = dimension
        context.base = self._base = base
        context.category = category

    def _read_words(self, context: Any, token: Token, sentence: int, clause: int) -> None:
        """Read the words before a figure that may name what it measures."""
        text, before, start = self._text, self._before, token.start
        left = clause if clause > before else before
        if left < start - REACH:
            left = start - REACH
        if left == sentence and (item := _ITEM.match(text, left, start)):
            left = item.end()
        segment = clean(text[left:start])
        if ("）" in segment or ")" in segment) and "（" not in segment and "(" not in segment:
            segment = self._with_words_before_bracket(segment, token, sentence, before)
        if left == before and segment:
            if self._dimension == "time":
                segment = _SPAN_ENDS.sub("", segment)
            elif self._dimension == "length":
                segment = _WITHIN.sub("", segment)
        context.left = left
        context.segment = segment
        context.before = before

    def _with_words_before_bracket(self, segment: str, token: Token, sentence: int, before: int) -> str:
        """Return a segment in which a bracket closes, with the words before that bracket.

        拖拉机（…，下同）|增加了. Where it says what a name holds and is closed right before the figure,
        nothing of it belongs to the name: 总人口（包括31个市、县的人口，不包括…）|612万人.
        """
        if segment.index(segment[-1]) == len(segment) - 1 and segment[-1] in "）)":
            reach = max(sentence, token.start - 2 * REACH)
            opened = self._opened_bracket(reach, token)
            if opened > reach and _OF_BRACKET.match(self._text, opened + 1):
                return self._words_before(opened, reach) or segment
        reach = max(before, sentence, token.start - REACH)
        opened = self._opened_bracket(reach, token)
        front = self._words_before(opened, reach) if opened > reach else ""
        return front + _CLOSED.sub("", segment)

    def _opened_bracket(self, reach: int, token: Token) -> int:
        """Return where the last bracket before a figure opens, from `reach` on, or -1."""
        return max(self._text.rfind("（", reach, token.start), self._text.rfind("(", reach, token.start))

    def _words_before(self, position: int, reach: int) -> str:
        """Return the words of a clause before a position, from `reach` on."""
        return clean(self._text[clause_before(self._text, reach, position) : position])
