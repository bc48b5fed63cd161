"""Line reflow: which lines belong to the report, and which were one sentence across a page break."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from desktop.files.edit_log import Edit
from desktop.text.heading_patterns import CLOSERS, LEVELS, NUMBERED, STOPS, UNNUMBERED, opens_neither

_BLOCK = re.compile(r"[ \t\u3000]*(?:(#{1,6})[ \t\u3000]+|(#{2,6})(?=\S)|(>)[ \t]?|([-*+])[ \t]+(?=\S))")
_MARKS = " \t-—–―─━═=*_~#>|\\`+"
_WALLS = "| \t"
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_DASH = r"—–―─－~·・•\-"
_PAGE = re.compile(
    rf"[{_DASH}\s]*(?:"
    rf"[{_DASH}]\s*\d{{1,4}}\s*[{_DASH}]"
    r"|第\s*[\d一二三四五六七八九十百]{1,5}\s*[页頁](?:\s*[,，/／]?\s*共\s*[\d一二三四五六七八九十百]{1,5}\s*[页頁])?"
    r"|(?:[Pp]age|PAGE|P\.?|p\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*[/／]\s*\d{1,4}\s*[页頁]?"
    rf")[{_DASH}\s]*$"
)
_PAGE_BEGINNINGS = frozenset("—–―─－~·・•-第Pp:")
"""What a line of a page begins with, a number apart, and the rule of a table."""
_SALUTATION = re.compile(
    r"(?:尊敬的)?各位(?:代表|委员|领导|来宾|同志)[^。]{0,12}[:：!！,，]?$|同志们[:：!！,，]?$"
)
DATE_LINE = re.compile(
    r"[（(]?(?:(?:发布|更新|发表)?(?:时间|日期)[:：]\s*)?(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[)）]?$"
)
"""A line that is a date and nothing else."""
_TITLE = re.compile(r".{0,40}(?:报告|公报|纲要|通知|公告|讲话)(?:[（(【].{1,20}[)）】])?$")
_MEETING_OPEN = re.compile(
    r"[—－\-（(\s]*(?:(?:(?:19|20)\d\d|[一二][〇○零]).{2,16}(?:在|日$)|在)[^。]{0,40}$"
)
_MEETING_REST = re.compile(r"[^。，\d]{0,40}(?:会议|大会|会)(?:上|通过)?[)）]?$")
_MEETING_LINE = re.compile(r"[—－\-（(\s]*(?:(?:19|20)\d\d|[一二][〇○零]).{2,16}在.{4,40}会议?上?[)）]?$")
_LABEL = re.compile(r"(?:发布|更新|来源|作者|编辑|责任编辑|时间|日期|字[体号]|浏览)[^。]{0,8}[:：]")
_SPEAKER = re.compile(
    r".{0,24}(?:[省市县区州盟旗]长|主席|主任|专员)[ \t\u3000]?\S{1,4}(?:[ \t\u3000]?\S{1,6})?$"
)
_NOTE = re.compile(r"[\[〔【（(]?(?:注)?\s*\d{1,3}\s*[\]〕】）)]|[①-⑳]|注\s*\d")
_ENTRY = re.compile(r"[\u4e00-\u9fff]{2,12}[:：](?=.)")
"""A line that says what it tells, as in a list of such lines: 改造目标：…."""
_ROW = re.compile(
    r"[\u4e00-\u9fff（）().]{1,14}[ \t\u3000]+-?\d[\d.,]*[\u4e00-\u9fff%‰℃]{0,6}\.?"
    r"(?:[ \t\u3000]+-?\d[\d.,]*[%‰]?)*\Z"
)
"""A row of a table: what is measured and its numbers, 原盐 2809万吨 16.4."""
_NUMBER = re.compile("|".join(f"(?:{shape.pattern})" for _, shape in LEVELS))
"""What a numbered heading begins with, of any level."""
_SPACES = " \t\u3000"
_SENTENCE_ENDS = f"{STOPS}:：."
_PAGE_DIGITS = 4
_TITLE_LENGTH = 80
_SHORT = 28
_HEADING = 46
_LONG = 60
_STOP_MARKS = frozenset(STOPS)
_MARKS_BEFORE_PARAGRAPH = frozenset("，,。；;")
_MARKS_WITHIN = _MARKS_BEFORE_PARAGRAPH | set("：:")
"""What a line holds that is a part of a sentence."""
_RAGGED = 8
"""Characters by which a line goes beyond the width of its column at most."""
_MOST_BEYOND = 0.15
"""The share of lines beyond the width from which there is no column."""


class ReflowLine(NamedTuple):
    """A line that has words of the report.

    Attributes:
        start: First code point of its words.
        end: Code point after the last of them.
        words: The words, simplified.
        block: Whether a Markdown mark opens it: it begins something new.
        indented: Whether it is set in by two spaces or more.
        lost: Why something between the line before and this one was taken out, or empty.
    """

    start: int
    end: int
    words: str
    block: bool
    indented: bool
    lost: str


def whole_lines(text: str, simple: str, *, markdown: bool) -> list[Edit]:
    """Return the edits that leave one paragraph a line.

    Args:
        text: Text with LF line ends, its inline marks gone.
        simple: The same in simplified characters.
        markdown: Whether the file is known to be Markdown, so that a bullet is a mark, too.
    """
    lines = _kept(text, simple, markdown)
    width = _column(lines)
    set_in = width > 0 and sum(line.indented for line in lines) > 2
    edits = []
    done = 0
    before: ReflowLine | None = None
    for line in lines:
        first = before is None or before is lines[0]
        # Most lines end as a sentence does, and so the next goes on with none.
        ended = not first and not set_in and before is not None and before.words[-1] in _SENTENCE_ENDS
        joined = (
            before is not None
            and not ended
            and (
                _continues(before, line, width, first=first)
                or (
                    set_in
                    and not line.indented
                    and _fills(before, width)
                    and not _starts_paragraph(line.words)
                )
            )
        )
        between = "" if before is None else _seam(text, before, line) if joined else "\n"
        if text[done : line.start] != between:
            blank = "blank-line" if text.count("\n", done, line.start) > 1 else "blank"
            reason = line.lost or ("broken-line" if joined else blank)
            edits += [Edit(done, line.start, between, reason)]
        if markdown or line.block:
            edits += _column_walls(text, line)
        done, before = line.end, line
    if done < len(text):
        edits.append(Edit(done, len(text), "", "blank"))
    return edits


def _kept(text: str, simple: str, markdown: bool) -> list[ReflowLine]:
    result = []
    lost = ""
    raws = text.split("\n")
    numbers = _page_numbers(raws)
    at = 0
    for raw in raws:
        start, at = at, at + len(raw) + 1
        if raw and _is_plain(raw):  # as most lines are
            end = start + len(raw.rstrip())
            result.append(ReflowLine(start, end, simple[start:end], False, False, lost))
            lost = ""
            continue
        if not raw:
            continue
        why = _dropped(raw, start in numbers)
        if why or not raw.strip():
            lost = why or lost
            continue
        opening = _BLOCK.match(raw)
        bullet = opening is not None and opening.group(4) is not None
        if opening and (markdown or not bullet):
            start += opening.end()
            lost = "markdown"
        words = text[start : at - 1]
        spaces = len(words) - len(words.lstrip())
        start += spaces
        end = start + len(words.strip())
        if start < end:
            result.append(ReflowLine(start, end, simple[start:end], opening is not None, spaces > 1, lost))
            lost = ""
    return result


def _is_plain(raw: str) -> bool:
    """Return whether a line is one of the report that no mark opens, as its first character tells.

    A long one is no line of a page, whatever it begins with.
    """
    first = raw[0]
    if first in _MARKS or first.isspace():
        return False
    return len(raw) > _LONG or not (first in _PAGE_BEGINNINGS or first.isdecimal())


def _dropped(raw: str, is_number: bool) -> str:
    """Return a text that says why a line is no line of the report; nothing when it is one."""
    if not raw.strip(_MARKS):
        return "markdown" if raw.strip() else ""
    if len(raw) > _LONG:
        return ""
    if _TABLE_RULE.match(raw):
        return "page-mark" if _PAGE.match(raw) else "markdown"
    return "page-mark" if is_number or _PAGE.match(raw) else ""


def _page_numbers(lines: list[str]) -> set[int]:
    """Return where lines begin that hold a number alone and count up: the numbers of pages."""
    found = []
    at = 0
    for raw in lines:
        if raw and (raw[-1].isdecimal() or raw[-1] in _SPACES):
            bare = raw.strip(_SPACES)
            if len(bare) <= _PAGE_DIGITS and bare.isdecimal():
                found.append((at, int(bare)))
        at += len(raw) + 1
    rising = sum(1 for (_, one), (_, other) in pairwise(found) if other == one + 1)
    return {start for start, _ in found} if len(found) > 1 and rising >= 0.6 * (len(found) - 1) else set()


def _column(lines: list[ReflowLine]) -> int:
    """Return the width of the column that the lines were broken to, or 0 where the lines are paragraphs."""
    open_ended = [len(line.words) for line in lines if not _ends_sentence(line.words)]
    if len(open_ended) < 12 or len(open_ended) < 0.4 * len(lines):
        return 0
    width = int(median(open_ended))
    near = sum(1 for one in open_ended if abs(one - width) <= 4)
    beyond = sum(1 for line in lines if len(line.words) > width + _RAGGED)
    if beyond > _MOST_BEYOND * len(lines):
        return 0  # what ends without a mark are headings of a like length, and the lines are paragraphs
    return width if width <= 80 and near >= 0.6 * len(open_ended) else 0


def _ends_sentence(words: str) -> bool:
    last = words[-1]
    if last in _SENTENCE_ENDS or last in ")）":
        return True
    if last not in CLOSERS:
        return False
    bare = words.rstrip(CLOSERS)
    return not bare or bare[-1] in _SENTENCE_ENDS


def _continues(before: ReflowLine, line: ReflowLine, width: int, *, first: bool) -> bool:
    """Return whether a line goes on with the sentence of the line before.

    ``first`` when that may be the title.
    """
    on_one_page = line.lost not in ("page-mark", "turn-line")
    if first and on_one_page and len(before.words) <= _TITLE_LENGTH and before.words[-1] not in "，、,":
        return bool(_MEETING_OPEN.match(before.words) and _MEETING_REST.match(line.words))
    if before.block or line.block or _ends_sentence(before.words):
        return False
    if before.words[-1] not in "，、," and _parts_from(before.words, line, width):
        return False
    return not _starts_paragraph(line.words)


def _parts_from(words: str, after: ReflowLine, width: int) -> bool:
    """Return whether a line without a mark at its end, and not the one after it, tells that it ends there."""
    if words[-1] == "|" or _stands_alone(words, after, width):
        return True
    return any(shape.match(words) and shape.match(after.words) for shape in (_ROW, _ENTRY))


def _fills(line: ReflowLine, width: int) -> bool:
    """Return whether a line goes to the end of its column, so that a mark there ends no paragraph."""
    return len(line.words) >= width - 1 and not line.block


def _starts_paragraph(words: str) -> bool:
    if _is_numbered(words) or _NOTE.match(words):
        return True
    if len(words) > _LONG:
        return words.startswith(("各位代表", "同志们"))
    return bool(
        UNNUMBERED.fullmatch(words)
        or opens_neither(words)
        or words.startswith(("各位代表", "同志们"))
        or _SALUTATION.match(words)
        or DATE_LINE.match(words)
        or _MEETING_LINE.match(words)
        or _LABEL.match(words)
    )


def _is_numbered(words: str) -> bool:
    """Return whether words begin as a numbered heading does; most lines tell by their first character."""
    first = words[:1]
    return (first in NUMBERED or first.isdecimal()) and _NUMBER.match(words) is not None


def _stands_alone(words: str, after: ReflowLine, width: int) -> bool:
    """Return whether a line without a mark at its end is a title, heading or name, not half a sentence."""
    if _MEETING_OPEN.match(words) and not words.endswith(("会议上", "大会上", "会上")):
        return not _MEETING_REST.match(after.words)
    most, marks = _SHORT, _MARKS_WITHIN
    if _is_numbered(words):
        most, marks = _HEADING, _STOP_MARKS
    elif after.indented:  # a paragraph begins there, and before one may stand a colon: 应用一：审查
        marks = _MARKS_BEFORE_PARAGRAPH
    full = bool(width) and len(words) >= width - 2
    if len(words) <= most and not full and marks.isdisjoint(words):  # as of most such lines
        return True
    if UNNUMBERED.fullmatch(words) or _TITLE.match(words) or _SPEAKER.match(words) or DATE_LINE.match(words):
        return True
    return "会议上" in words[-6:] or len(words) <= 4 or _LABEL.match(words) is not None


def _seam(text: str, before: ReflowLine, line: ReflowLine) -> str:
    """Return what joins two halves: nothing in Chinese, a space between two words of Latin letters."""
    one, other = text[before.end - 1], text[line.start]
    return " " if one.isascii() and one.isalpha() and other.isascii() and other.isalpha() else ""


def _column_walls(text: str, line: ReflowLine) -> Iterator[Edit]:
    """Yield the edits that take the walls out of a row of a table."""
    row = text[line.start : line.end]
    if row.count("|") < 2 or not (row.startswith("|") or row.endswith("|")):
        return
    first, last = len(row) - len(row.lstrip(_WALLS)), len(row.rstrip(_WALLS))
    done = 0
    wall = row.find("|")
    while wall >= 0:
        start, end = wall, wall + 1
        while start > done and row[start - 1] in " \t":
            start -= 1
        while end < len(row) and row[end] in " \t":
            end += 1
        edge = start < first or end > last
        yield Edit(line.start + start, line.start + end, "" if edge else "\t", "markdown")
        done = end
        wall = row.find("|", end)
