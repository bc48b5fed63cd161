"""Section cues: words that tell a review from a plan where no heading does."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, repeat
from sys import maxsize
from typing import Final, NamedTuple

from ahocorasick_rs import Implementation

from desktop.text.figures.grammar import alternatives, compiled, rows, word_list
from desktop.text.figures.time.expressions import PLAN_YEARS, PLANS
from desktop.text.figures.time.reviewed_year import opened_as
from desktop.text.literal_search import find_each, matches_from
from desktop.text.string_automaton import StringAutomaton

WINDOW: Final = 1200
"""Code points of a paragraph beyond which its beginning says nothing of its end."""

LEAN: Final = 1.0
"""How much the words of a paragraph must lean to the future for it to be a plan."""

_LONG_SECTION: Final = 1500
"""Code points from which on all the words of a section tell what it is."""

_DENSITY: Final = 0.02
"""How much the words of a section lean per code point where there is no doubt of it."""

_CONTRARY: Final = 8.0
"""How much the words of a paragraph must lean to be of another part than such a section."""

_BY_YEAR: Final = re.compile(r"到(?<![加高升降少展大长小调整达]到)((?:19|20)[0-9]{2})年")
_MET: Final = compiled(
    r"(?:<<reaching-verbs>>)(?:[^，。；\n]{0,14}|了[^，。；\n]{0,34})\Z|(?:控制|保持|稳定)在(?:年初|年度|全年)[^，。；\n]{0,12}\Z"
)
"""What stands before a target that was met."""

_MET_BEHIND: Final = re.compile(
    "[^，。；\n]{2,10}?(?:提前|圆满|胜利|如期|超额|顺利)[^，。；\n]{0,4}(?:实现|完成)"
)
"""What stands behind one: 预期目标|提前一年实现."""

_AFTER_ANCHOR: Final = 4.0
"""How much a paragraph must lean to be of another part than the last that opened with its year."""

_OPENINGS: Final = ("19", "20", "去年", "今年", "过去", "“十", "十")
_OPENS: Final = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<word>去年|今年|过去的?一年)"
    rf"|“?(?P<plan>{alternatives(PLANS)})”?(?:时期|期间)?)"
    r"(?:，|,|全|是|的?(?:[^，。；：\n]{0,10}目标))"
)
"""What a paragraph, or a sentence, says that opens with a year: 2019年，全市…."""

_LINE_START: Final = re.compile(r"(?:^|\n)[\s\u3000*#]*\Z")
_SENTENCE_START: Final = re.compile(r"[。！？][ \u3000]*\Z")
_INDENT: Final = 8
"""Code points that may stand before the first word of a line."""

_TITLE_BEFORE: Final = compiled(
    r"(?:^|[。！？；：:\s）)])(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]部分)?"
    r"(?:[\s*#“”\"?]|[12][09][0-9xX]{2}|(?:<<words-of-part-titles>>))*\Z"
)
"""What may stand before 工作回顾 and its like where they are a title: 一、2018年|工作回顾."""

_TITLE_REACH: Final = 40
"""Code points before such words that are looked at, and of a line that is a title whatever it says."""

_SENTENCE_MARK: Final = re.compile("[，。；,;]")
_PLAN_TOO: Final = re.compile(
    "[和与及、暨；;][^，。！？\n]{0,40}(?:安排|部署|打算|计划|规划|思路|目标|任务|要点)"
)
_REVIEW_TOO: Final = re.compile(
    "(?:回[顾忆]|总结|小结|(?:执行|完成|落实|工作)情况|成[就绩效])"
    "[^，。！？；;\n]{0,8}[和与及、暨；;][^，。！？\n]{0,40}\\Z"
)
"""That a line names the plan behind the review, or the review before the plan: it is the title of both."""

_BOTH_REACH: Final = 60
"""Code points within which it does."""

_WORK_AHEAD: Final = re.compile(
    r"年，?(?:我们|[全我][国省市县区州旗盟乡镇])?(?:的)?(?:政府|各项|经济)?工作的?"
    r"(?:主要|总体?|基本|重点)?的?(?:要求|思路|任务|目标|重点)?(?:主要)?(?:是|围绕|要(?!求)|为：)"
    r"|年[^。；：\n去]{0,24}(?:民生实事|民生事项|为民办实事|实事项目|办实事|(?:预算|计划)(?:[（(]?草案[)）]?|案)(?=[，,：:][^。；\n]{2,24}[0-9]))"
    r"(?![^。；\n]{0,12}(?:完成|进展|落实|情况|[了过]|办结|兑现))"
)
"""What opens the plan where no heading does: 2026年政府工作主要是围绕…, 2023年为民办实事项目包括."""

_DRAFTED: Final = ("案", "案）", "案)")
_COMING_YEAR: Final = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2})|[今明]|新的?一)\Z")
"""What stands before 年 in it."""

_LEAD: Final = 400
"""Code points of a piece of news in which it says, within a paragraph, of which year it tells."""

_RULE_SIGNS: Final = "-—=*_"
_RULE: Final = re.compile(rf"^[{_RULE_SIGNS}]{{1,8}}[ ]*$", re.MULTILINE)
_LINE: Final = re.compile(r"\n")
_CHANGES: Final = ("增长", "下降", "提高")
_EXACT: Final = re.compile(rf"(?:{alternatives(_CHANGES)})[0-9]+\.(?:[0-9]{{2}}|[1-46-9])")
_SENTENCE: Final = re.compile(r"[。！？\n]")


class _Cue(NamedTuple):
    scope: str
    part: str
    weight: float
    lean: float
    """The weight of a plan above zero, of a review below it, else zero."""
    holds: bool
    """Whether it says what it says wherever it stands, but behind 两个."""

    @classmethod
    def of(cls, scope: str, part: str, weight: float) -> "_Cue":
        """Return a cue."""
        lean = weight if part == "plan" else -weight if part == "review" else 0
        return cls(scope, part, weight, lean, scope in ("weight", "sentence", "line"))


class _Stretch(NamedTuple):
    """Places of one line for which the same is said before them.

    Attributes:
        begin: The first of them.
        end: The code point after the last.
        since: Where what counts for them begins.
        line: Where their line begins.
        line_end: Where the line behind it begins.
        section: The part that was opened for them, or nothing.
        lean: How much their line leans to the future, where all of it counts for each.
    """

    begin: int
    end: int
    since: int
    line: int
    line_end: int
    section: str
    lean: float | None


_AIMS: Final = word_list("aims")

_RESULT: Final = -1.5
"""How much a text leans by growth that is exact, for aims are round, and by the number of the year that is
over: 2017年|清理事项12项."""

_DONE: Final = _Cue.of("weight", "review", 1.5)
"""What a word of a plan says with 了 behind it: 重点抓好|了, 加大|了."""

_NO_PAST: Final = re.compile(r"(?:[除比较于在从由自按以占]|[底末高低]于|[高低快超]过)\s?\Z")
_NO_PAST_BEHIND: Final = re.compile(
    r"\s?年(?:度|的?基[础数]|不变价|可比价|[底末]?(?:以)?前|结转|以来|起|[底末]|[-—–~～至到]|同期|版)"
)
"""What stands around such a year that is a base, or dates what is gone on with."""

_IF_REACH: Final = 40
"""Code points before it in which 只要 says that it is no more than a condition."""


@cache
def _table() -> tuple[StringAutomaton, tuple[_Cue, ...]]:
    table = {
        row["word"]: _Cue.of(row["scope"], row["part"], float(row["weight"]))
        for row in rows("grammar", "cues.tsv")
    }
    # Twice as fast as what is chosen by default, and so few words are soon compiled.
    words = StringAutomaton(table, longest=True, implementation=Implementation.DFA)
    return words, tuple(table.values())


class SectionCues:
    """Where a simplified text without surrogates speaks of the past and where of the future.

    Args:
        text: The text.
        year: The report's own year, if known.
        sure: Whether it is said, and not only guessed from the years that the text names.
        early: Whether the text was written in the year it reviews: 今年 tells no plan then, but 明年 does.
    """

    def __init__(self, text: str, year: int | None, *, sure: bool, early: bool = False) -> None:
        self._text = text
        telling = self._read(year, early)
        sections = [
            (start, cue.part)
            for start, cue in telling
            if cue.scope == "section" or (cue.scope in ("paragraph", "line") and _announces(text, start))
        ]
        rules = ((match.start(), "") for match in matches_from(_RULE_SIGNS, _RULE, text))
        self._sections = sorted([*sections, *_work_ahead(text, year, early), *rules])
        self._paragraphs = [(start, cue.part) for start, cue in telling if cue.scope == "paragraph"]
        sentences = [start for start, cue in telling if cue.scope == "sentence"]
        self._sentences = sorted([*sentences, *_ahead(text, year)])
        self._anchors = list(_opening_years(text, year, early)) if sure and year is not None else []
        if opened := opened_as(text):
            self._anchors.insert(0, (0, opened))
        self._lines = [0, *(match.end() for match in _LINE.finditer(text)), len(text) + 1]
        self._here = _Stretch(0, 0, 0, 0, 0, "", None)
        self._section, self._section_lean = (0, 0), 0.0

    def _read(self, year: int | None, early: bool) -> list[tuple[int, _Cue]]:
        """Keep where words lean to a side, and the sums of that; return what tells more than that."""
        text = self._text
        automaton, cues = _table()
        both = frozenset(place + 2 for place in find_each(text, ("两个",)))
        results = [*_results(text, year), maxsize]
        starts: list[int] = []
        leans: list[float] = []
        telling: list[tuple[int, _Cue]] = []
        told = 0
        for which, start, end in automaton.find(text):
            cue = cues[which]
            if not ((cue.holds and start not in both) or _holds(text, start, end, cue)):
                continue
            if text.startswith("了", end) and _is_done(text, start, cue):
                cue = _DONE
            if early and cue.part == "plan" and text.startswith("今年", start):
                continue
            while results[told] < start:
                starts.append(results[told])
                leans.append(_RESULT)
                told += 1
            starts.append(start)
            leans.append(cue.lean)
            if cue.scope != "weight":
                telling.append((start, cue))
        behind = results[told:-1]
        self._starts = [*starts, *behind]
        self._sums = [*accumulate((*leans, *repeat(_RESULT, len(behind))), initial=0.0)]
        return telling

    def part(self, position: int, section_span: tuple[int, int] | None = None, *, mixed: bool = False) -> str:
        """Return ``review``, ``plan`` or ``notes`` for a position.

        Args:
            position: A code point.
            section_span: First code point and end of the section that it stands in, if known.
            mixed: Whether the title of the section opens the review and the plan: what stands before it tells
                nothing of it then, and all its words nothing of one paragraph.
        """
        since = section_span[0] if section_span and mixed else 0
        if mixed:
            section_span = None
        if not (self._here.begin <= position < self._here.end and self._here.since == since):
            self._here = self._stretch(position, since)
        section = self._here.section
        if section == "notes":
            return "notes"
        if section != "plan" and self._promised(position):
            return "plan"
        if section:
            return section
        line, end = self._here.line, self._here.line_end
        lean = self._here.lean
        if lean is None:
            lean = self._lean(max(line, position - WINDOW), min(end, position + WINDOW))
        return "plan" if lean > self._threshold(position, section_span) else "review"

    def _stretch(self, position: int, since: int) -> _Stretch:
        """Return the stretch from a position on in which nothing opens another part."""
        index = bisect_right(self._lines, position)
        line = self._lines[index - 1]
        line_end = self._lines[index] if index < len(self._lines) else len(self._text)
        section = max(_last(self._paragraphs, line, position), _last(self._sections, since, position))[1]
        end = min(line_end, _next(self._paragraphs, position), _next(self._sections, position))
        lean = self._lean(line, line_end) if line_end - line <= WINDOW and not section else None
        return _Stretch(position, end, since, line, line_end, section, lean)

    def _promised(self, position: int) -> bool:
        """Return whether 力争, 确保 and their like stand before a position in its sentence."""
        index = bisect_right(self._sentences, position) - 1
        if index < 0 or position - self._sentences[index] > 400:
            return False
        return _SENTENCE.search(self._text, self._sentences[index], position) is None

    def _threshold(self, position: int, section: tuple[int, int] | None) -> float:
        """Return how much a paragraph must lean to the future, by the section that it stands in."""
        if section is None:
            return self._anchored(position)
        if section[1] - section[0] < _LONG_SECTION:
            return self._anchored(position, _LONG_SECTION)
        if section != self._section:
            self._section, self._section_lean = section, self._lean(*section)
        density = self._section_lean / (section[1] - section[0])
        if abs(density) < _DENSITY:
            return self._anchored(position, _LONG_SECTION)
        return _CONTRARY if density < 0 else -_CONTRARY

    def _anchored(self, position: int, reach: int = maxsize) -> float:
        """Return how much a paragraph must lean by the year that the last paragraph with one opened with.

        Args:
            position: A code point of it.
            reach: Code points within which that counts.
        """
        index = bisect_right(self._anchors, (position, "~")) - 1
        if index < 0 or position - self._anchors[index][0] > reach:
            return LEAN
        return -_AFTER_ANCHOR if self._anchors[index][1] == "plan" else _AFTER_ANCHOR

    def _lean(self, begin: int, end: int) -> float:
        """Return how much the words of a part of the text lean to the future, less than zero to the past."""
        first, last = bisect_right(self._starts, begin - 1), bisect_right(self._starts, end - 1)
        return self._sums[last] - self._sums[first]


def _results(text: str, year: int | None) -> list[int]:
    """Return where a text tells of a result: exact growth, or the year before its own."""
    found = [match.start() for match in matches_from(_CHANGES, _EXACT, text)]
    return found if year is None else sorted([*found, *_past_years(text, year - 1)])


def _past_years(text: str, past: int) -> Iterator[int]:
    """Yield where a text names the year that is over as the time of what it tells, and as no base."""
    name = str(past)
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        named = text.startswith(("年", " 年"), end) and not text[max(0, start - 1) : start].isdigit()
        based = named and _NO_PAST.search(text, max(0, start - 3), start) is not None
        if named and not based and not _NO_PAST_BEHIND.match(text, end):
            yield start
        start = text.find(name, end)


def _opening_years(text: str, year: int, early: bool) -> Iterator[tuple[int, str]]:
    """Yield where a paragraph opens with the report's year or the one before, and the part that tells."""
    for match in matches_from(_OPENINGS, _OPENS, text):
        start = match.start()
        begin = max(0, start - _INDENT)
        whole = _LINE_START.search(text, begin, start) is not None
        if not whole and (match["plan"] or _SENTENCE_START.search(text, begin, start) is None):
            continue
        if match["plan"]:
            first = PLANS[match["plan"]]
            if first >= year or first + PLAN_YEARS <= year:
                yield start, "plan" if first >= year else "review"
            continue
        opened = int(match["year"]) if match["year"] else year - (early or match["word"] != "今年")
        if opened == year - 1 or (opened == year and (whole or start < _LEAD)):
            yield start, "plan" if opened == year else "review"


def _is_done(text: str, start: int, cue: _Cue) -> bool:
    """Return whether a word with 了 behind it says what was done: 重点抓好|了; but not 只要抓好|了."""
    if cue.part != "plan":
        return False
    return not any(text.find(word, max(0, start - _IF_REACH), start) >= 0 for word in ("只要", "如果"))


def _holds(text: str, start: int, end: int, cue: _Cue) -> bool:
    """Return whether a cue says what it says elsewhere, and is no aim that was met and no word in passing."""
    if cue.scope == "paragraph":
        return not _met(text, start)
    if cue.part == "notes" or text.startswith("如下", end - 2):
        return True
    return _is_title(text, start, end) and not _of_both(text, start, end, cue.part)


def _is_title(text: str, start: int, end: int) -> bool:
    """Return whether words are a title, and not only named: 按照区委|工作部署, 推动|工作部署|和…."""
    if _TITLE_BEFORE.search(text, max(0, start - _TITLE_REACH), start):
        return not text.startswith("会", end)
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = stop if stop >= 0 else len(text)
    return stop - line <= _TITLE_REACH and _SENTENCE_MARK.search(text, line, stop) is None


def _of_both(text: str, start: int, end: int, part: str) -> bool:
    """Return whether a line names the review and the plan: a title, or a list of the parts."""
    if part == "review":
        return _PLAN_TOO.match(text, end, end + _BOTH_REACH) is not None
    return _REVIEW_TOO.search(text, max(0, start - _BOTH_REACH), start) is not None


def _met(text: str, start: int) -> bool:
    """Return whether the text says that an aim was reached: 完成了增长6%以上的|预期目标."""
    if not text.startswith(_AIMS, start):
        return False
    if _MET_BEHIND.match(text, start):
        return True
    return _MET.search(text, max(0, start - _TITLE_REACH), start) is not None


def _announces(text: str, start: int) -> bool:
    """Return whether the paragraph of a place ends with a colon: what follows is what it speaks of."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    return end >= 0 and len(line) < 160 and line.endswith(("：", ":"))


def _work_ahead(text: str, year: int | None, early: bool) -> Iterator[tuple[int, str]]:
    """Yield where a text says what the work of the report's own year or a later one is to be."""
    for match in matches_from("年", _WORK_AHEAD, text):
        start = match.start()
        if match[0].endswith(_DRAFTED) and start > _LEAD:
            continue  # it is news that opens with what was drafted
        named = _COMING_YEAR.search(text, max(0, start - 4), start)
        if named is None or (early and named[0] == "今"):
            continue
        if named["year"] is None or (year is not None and int(named["year"]) >= year):
            yield named.start(), "plan"


def _ahead(text: str, year: int | None) -> Iterator[int]:
    """Return where the text looks ahead to the report's own year or a later one: 到2027年."""
    for match in _BY_YEAR.finditer(text):
        if year is not None and int(match[1]) >= year:
            yield match.start()


def _next(cues: list[tuple[int, str]], position: int) -> int:
    """Return where the next cue stands behind a position; beyond any text if there is none."""
    index = bisect_right(cues, (position, "~"))
    return cues[index][0] if index < len(cues) else maxsize


def _last(cues: list[tuple[int, str]], begin: int, position: int) -> tuple[int, str]:
    """Return the last cue between a beginning and a position; one without a part if there is none."""
    index = bisect_right(cues, (position, "~")) - 1
    return cues[index] if index >= 0 and cues[index][0] >= begin else (-1, "")
