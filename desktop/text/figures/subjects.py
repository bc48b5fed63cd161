"""Subjects: what each figure measures: an indicator, a noun counted, or what the figure before measured."""

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.figures.clauses import Clauses
from desktop.text.figures.lists import distribute
from desktop.text.figures.nouns import canonical_names, clean, left_noun, measuring, named, right_noun
from desktop.text.figures.token import Token

_COUNTS: Final = frozenset({"count"})
_SHARE_OF: Final = re.compile(
    r"^(?:其?占比|占|比重|比例|占总数|占全[省市县区]|其中|总量|总数|数量|规模|总额)"
)
_GROWTH: Final = frozenset({"增速", "增幅", "涨幅", "降幅", "增长率", "改善率"})
_SUM: Final = frozenset(
    {"总量", "总数", "数量", "规模", "总额", "总规模", "合计", "总计", "其中", "产量", "产值", "金额", "面积"}
)
_APART: Final = re.compile(r"分别")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = canonical_names()
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), tuple(names.values())


class Subjects:
    """Finds the indicator of each figure; the figures must be asked for in order."""

    def __init__(self, text: str, clauses: Clauses) -> None:
        self._text = text
        self._clauses = clauses
        automaton, names = _automaton()
        hits = automaton.find_matches_as_indexes(text)
        self._ends = [end for _, _, end in hits]
        self._hits = [(start, end, names[which]) for which, start, end in hits]
        self._sentence = -1
        self._carried: str | None = None
        self._before = 0
        self._apart: list[str | None] = []
        self._said: list[str | None] = []

    def of(self, token: Token, group: int) -> str | None:
        """Give the indicator of a figure.

        Args:
            token: The figure's token.
            group: How many figures, this one included, a list joins from here (1 where there is none).
        """
        sentence = self._clauses.sentence(token.start)
        if sentence != self._sentence:
            self._sentence, self._carried, self._before, self._apart, self._said = (
                sentence,
                None,
                sentence,
                [],
                [],
            )
        left = max(self._clauses.clause(token.start), self._before)
        indicator = self._apart.pop(0) if self._apart else None
        if indicator is None:
            indicator = self._found(token, left, group)
        self._before = token.end
        if indicator is not None and token.kind != "rank":
            self._carried = indicator
        self._said.append(indicator)
        return indicator

    def _found(self, token: Token, left: int, group: int) -> str | None:
        segment = self._text[left : token.start]
        if group > 1 and "分别" in segment:
            subject, _, _ = segment.rpartition("分别")
            shares = distribute(clean(subject), group, self._said)
            if shares:
                self._apart = shares[1:]
                return shares[0]
            segment = subject
        if (counted := self._counted(token)) is not None:
            return counted
        alias = self._alias(left, token.start)
        noun = left_noun(segment)
        return self._chosen(noun, alias) or self._carried or self._earlier(left)

    def _counted(self, token: Token) -> str | None:
        unit = token.measure
        if unit is None or unit.dimension not in _COUNTS or token.kind == "rank":
            return None
        return named(right_noun(self._text, token.end))

    def _chosen(self, noun: str | None, alias: str | None) -> str | None:
        if noun is None:
            return alias
        if noun in _GROWTH or (noun in _SUM and self._carried):
            return self._carried or noun
        if _SHARE_OF.match(noun) and self._carried:
            return self._carried + "占比" if noun in ("占比", "其占比", "比重", "比例") else self._carried
        name = named(noun)
        if alias is not None and name == noun and not measuring(noun):
            return alias
        return name

    def _alias(self, left: int, right: int) -> str | None:
        index = bisect_left(self._ends, right + 1) - 1
        if index < 0 or self._hits[index][0] < left:
            return None
        return self._hits[index][2]

    def _earlier(self, left: int) -> str | None:
        """Give the subject of the clause before, where this one says nothing but verbs."""
        sentence = self._clauses.sentence(left)
        if left <= sentence:
            return None
        begin = max(self._clauses.clause(left - 1) if left else 0, sentence)
        return self._chosen(left_noun(self._text[begin:left].rstrip("，,：: ")), self._alias(begin, left))
