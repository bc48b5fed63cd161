"""Clauses: where sentences and clauses end, so that a figure's context can be read around it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from desktop.text.figures.scan.token import Token

LINE: Final = 8
"""Characters of a line from which its end, without a stop, can be a newspaper's break."""

LIKE: Final = 0.5
"""A broken line is at least this share of the line after it; a heading is much shorter."""

AHEAD: Final = 60
"""Code points behind a figure in which its paragraph's end is of interest."""

_STOP: Final = re.compile("[。！？；;!?]")
_LAST_STOP: Final = re.compile(f"(?s:.*){_STOP.pattern}")
_LAST_COMMA: Final = re.compile(
    "(?s:.*)[，：:,—](?:(?<=[，：:])|(?<=,)(?:(?<![0-9],)|(?![0-9]))|(?<=—)(?<!——)—(?:——)*)"
)
"""The last comma or colon, or row of dashes in pairs; one set of characters is gone back over fastest."""

_DASHES: Final = 40
"""A row of dashes is paired from its beginning, which may stand this far before what is looked at."""
_OPEN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9%、，](?:[ \u3000*]|\n)*\Z")
_TITLE: Final = re.compile(r"\s*[一二三四五六七八九十]{1,3}、[^，。；：\n]{2,36}\n")
_SUBTITLE: Final = re.compile(
    r"\s*[（(][一二三四五六七八九十]{1,3}[）)][^，。；：\n]{2,28}\n(?=\s*(?:(?:19|20)\d\d年|全年|今年|去年|截至|\u3000))"
)
"""A short numbered line, before one that opens a paragraph: （一）公共财政收支情况⏎2019年…."""

_ALONE: Final = re.compile(
    r"\s*(?:[（(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]?|(?:19|20)\d\d年[^，。；：\n]{0,30}(?:回顾|总结|安排|目标|任务|部署|报告|公报))\s*\n"
)
"""A line that holds nothing but a date, or a heading of a year's review or plan."""

_SOURCE: Final = re.compile(
    r"据(?:[^，。；\n]{2,20}(?:统计|介绍|测算|消息|报道|了解|悉)|悉|了解|介绍)|本报|新华社|记者[^，。；\n]{2,8}[报从在]|原标题"
)
_BEFORE_SOURCE: Final = frozenset("根证数论占依凭收票单为照")
"""How a text begins below its title, and with what ends a line that goes on with 据: 根⏎据统计."""

_GOES_ON: Final = frozenset("、，,；。%％")
"""What begins no line: what does is a piece of the line before, where a page puts each number in a line."""

_DIGIT_LINE: Final = re.compile(r"\d(?:\.\d)?\n")
_LOWERED: Final = re.compile(r"[A-Za-z]\n\d(?:\.\d)?\n")
_NEW: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[#*—])"
)
_AWAITED: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])\n[\n \u3000]{0,4}[0-9][0-9,.]*+[ ]?[余多]?"
    r"(?:[%‰万亿千百元吨亩人户家斤件]|个(?!方面)|公[里顷斤]|平方)"
)
"""A number with a unit that begins a line is what the line before speaks of: 人口出生率⏎12.62‰."""

_ROW: Final = re.compile(
    r"[ \t\u3000]*[\u4e00-\u9fff（）()]{1,14}\.?[ \t\u3000]+-?\d[\d.,]*[\u4e00-\u9fff%‰]{0,6}\.?"
    r"[ \t\u3000]+-?\d[\d.,]*[%‰]?"
)
"""A row of a table: what is measured, how much, and a second number: 原盐 2809万吨 16.4."""

_NEXT_ROW: Final = re.compile(r"[ \t\u3000]*[\u4e00-\u9fff（）()]{1,14}\.?[ \t\u3000]+-?\d")


class Clauses:
    """Where the sentences and clauses of a simplified text begin that hold figures.

    Only what stands between two figures is looked at, from behind: most of a text holds none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._begin = self._end = self._sentence = self._clause = 0

    def starts(self, tokens: Iterable[Token]) -> Iterator[tuple[int, int]]:
        """Return where the sentence and the clause of each figure begin.

        。！？； and a paragraph's end end a sentence, but not within a figure that a line break cut; commas
        and colons end a clause as well.

        Args:
            tokens: Figures in order of position, behind those of the call before.
        """
        text = self._text
        for token in tokens:
            start = token.start
            if _STOP.search(text, self._end, start) and (stop := _LAST_STOP.match(text, self._end, start)):
                self._sentence = stop.end()
            self._sentence = max(self._sentence, _last_end_of_paragraph(text, self._end, start))
            # The digit that follows tells whether a comma stands inside a number.
            if comma := _LAST_COMMA.match(text, self._begin, start + 1):
                self._clause = comma.end()
            self._begin, self._end = start, token.end
            if self._clause < self._sentence:
                self._clause = self._sentence
            yield self._sentence, self._clause


def clause_before(text: str, begin: int, position: int) -> int:
    """Return where the clause begins that ends at a position, no earlier than at another one."""
    comma = _LAST_COMMA.match(text, max(0, begin - _DASHES), position - 1)
    return max(begin, comma.end()) if comma else begin


def paragraph_end(text: str, position: int) -> int:
    """Return where the paragraph that goes on at a position ends, if that is near; else the text's length.

    Args:
        text: The text, simplified.
        position: The end of a figure.
    """
    line = text.find("\n", position, position + AHEAD)
    while line >= 0:
        begin = text.rfind("\n", 0, line) + 1
        if begin < line and not _broken(text, begin, line + 1):
            return line + 1
        line = text.find("\n", line + 1, position + AHEAD)
    return len(text)


def _last_end_of_paragraph(text: str, begin: int, end: int) -> int:
    """Return the last end of a paragraph behind one place and not behind another; 0 where there is none.

    The end of a line is one unless it is a newspaper's break; a blank line is as the line before it.
    """
    place = text.rfind("\n", begin, end) + 1
    while place:
        line, last = text.rfind("\n", 0, place - 1) + 1, place
        while 0 < line == last - 1:
            line, last = text.rfind("\n", 0, line - 1) + 1, line
        if line == last - 1 or not _broken(text, line, last):
            return place
        place = text.rfind("\n", begin, last - 1) + 1
    return 0


def _is_lowered(text: str, begin: int, end: int) -> bool:
    """Return whether a line ends before or behind a lowered digit that a page set in a line: M⏎2⏎增长."""
    if text[end - 2].isascii() and text[end - 2].isalpha():
        return _DIGIT_LINE.match(text, end) is not None
    return (
        begin > 1
        and text[begin - 2 : begin - 1].isascii()
        and _LOWERED.match(text, begin - 2, end) is not None
    )


def _broken(text: str, begin: int, end: int) -> bool:
    """Return whether a line's end is a newspaper's break in the middle of a sentence."""
    length = end - 1 - begin
    if length > 0 and (text[end : end + 1] in _GOES_ON or _is_lowered(text, begin, end)):
        return True
    if length > 1 and _AWAITED.match(text, end - 1) and not _TITLE.match(text, begin, end):
        return True
    if text[end - 2].isdigit() and _ROW.fullmatch(text, begin, end - 1) and _NEXT_ROW.match(text, end):
        return False
    if length < LINE or not _OPEN.search(text, max(begin, end - 6), end):
        return False
    after = end
    while after < len(text) and text[after] in "\n \u3000" and after - end < 4:
        after += 1
    if _TITLE.match(text, begin, end) or _SUBTITLE.match(text, begin) or _ALONE.match(text, begin, end):
        return False
    if _SOURCE.match(text, after) and text[end - 2] not in _BEFORE_SOURCE:
        return False
    following = text.find("\n", after, after + int(length / LIKE) + 1)
    if _NEW.match(text, end):
        return False
    return following >= 0 or len(text) - after <= length / LIKE or length >= 2 * LINE
