"""Rows: what the pane lays out at a time, a paragraph or a piece of a very long one, and how each is set."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

from desktop.text.outline import Heading
from desktop.views.reader.typography import BODY, FRONT, SALUTATION, TITLE

MAX_ROW_LENGTH = 20_000
"""Code points in the longest paragraph that is laid out whole."""

PIECE_LENGTH = 2_000
"""Code points in a piece of a longer one, about."""

_SENTENCE_END = re.compile("[。！？；][”’）》」』]*")
_FRONT_LINE = 40

_REPORT_HEADER = re.compile(
    r"^[（(].*[）)]$|[会會](?:[议議])?上[）)]?$|^[\d〇○零一二三四五六七八九十年月日 -]+$"
)
"""A line that says when and where: never the title, even where it comes first."""

SALUTATION_ROWS = 40
"""Rows at the beginning among which the words to the audience are."""

_SALUTATION = re.compile(
    r"(?:(?:尊敬的|敬爱的)?(?:各位|全体|诸位)?"
    r"(?:人大代表|政协委员|代表|委员|领导|来宾|同志|朋友|主席|主任|[列出]席人员|女士|先生)们?[、，,和]?\s*){1,6}[：:]",
)
"""A line of nothing but the audience: ``各位代表：``, ``主席、各位代表、同志们：``."""


@dataclass(slots=True)
class Rows:
    """The rows of a text.

    Attributes:
        starts: First code point of each row, sorted.
        ends: Code point after the last of each, without the line end.
        kinds: How each is set: BODY, TITLE, FRONT, SALUTATION or a heading's level.
        strong: By row, ranges of headings that run on into a sentence.
        continued: Rows that continue the paragraph of the row before.
        cuts: By row that goes on, where it was cut at first; laying it out moves the cut to a line's end.
        flowed: Rows whose cut has been moved so.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    strong: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    continued: set[int] = field(default_factory=set)
    cuts: dict[int, int] = field(default_factory=dict)
    flowed: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, code_point: int) -> int:
        """Return the row of a code point; a line end belongs to the row before it."""
        return max(bisect_right(self.starts, code_point) - 1, 0)

    def flow(self, row: int, end: int) -> None:
        """Move the cut between a row and the one that continues it."""
        self.ends[row] = self.starts[row + 1] = end
        self.flowed.add(row)

    def restore(self) -> None:
        """Put every cut back to where it was at first."""
        for row in self.flowed:
            self.ends[row] = self.starts[row + 1] = self.cuts[row]
        self.flowed.clear()

    def is_special(self) -> list[int]:
        """Return the rows that are not set as running text."""
        return [row for row, kind in enumerate(self.kinds) if kind != BODY]


def cut_into_rows(text: str, headings: Sequence[Heading] = ()) -> Rows:
    """Cut a text into rows and find out how each is to be set.

    Arguments:
        text: The text, a paragraph a line.
        headings: Its headings, in order.
    """
    lengths = [len(line) for line in text.split("\n")]
    starts = list(accumulate((length + 1 for length in lengths), initial=0))[:-1]
    rows = Rows()
    if max(lengths) <= MAX_ROW_LENGTH:
        rows.starts, rows.ends = starts, list(map(add, starts, lengths))
    else:
        for start, length in zip(starts, lengths, strict=True):
            _cut_paragraph(text, start, start + length, rows)
    rows.kinds = [BODY] * len(rows)
    _set_front(text, rows, headings)
    _set_salutation(text, rows)
    _set_headings(text, rows, headings)
    return rows


def _cut_paragraph(text: str, start: int, end: int, rows: Rows) -> None:
    """Cut a very long paragraph at ends of sentences; any other is one row."""
    if end - start <= MAX_ROW_LENGTH:
        rows.starts.append(start)
        rows.ends.append(end)
        return
    first = len(rows)
    while start < end:
        cut = end
        if end - start > PIECE_LENGTH * 3 // 2:
            mark = _SENTENCE_END.search(text, start + PIECE_LENGTH, start + PIECE_LENGTH * 3 // 2)
            cut = mark.end() if mark else start + PIECE_LENGTH
        rows.starts.append(start)
        rows.ends.append(cut)
        start = cut
    rows.continued.update(range(first + 1, len(rows)))
    rows.cuts.update((row, rows.ends[row]) for row in range(first, len(rows) - 1))


def _set_front(text: str, rows: Rows, headings: Sequence[Heading]) -> None:
    """Find the title and the short lines under it: date, meeting, speaker."""
    before = headings[0].start if headings else len(text)
    has_title, is_first = False, True
    for row in range(min(len(rows), 12)):
        line = text[rows.starts[row] : rows.ends[row]].strip()
        if (
            rows.starts[row] >= before
            or len(line) > _FRONT_LINE
            or line.endswith(("：", ":", "。", "；", "，"))
        ):
            return
        if line:
            is_title = not has_title and not _REPORT_HEADER.search(line) and (is_first or "报告" in line)
            rows.kinds[row] = TITLE if is_title else FRONT
            has_title, is_first = has_title or is_title, False


def _set_salutation(text: str, rows: Rows) -> None:
    """Find the first line that is nothing but the audience."""
    for row in range(min(len(rows), SALUTATION_ROWS)):
        start, end = rows.starts[row], rows.ends[row]
        if end - start <= _FRONT_LINE and _SALUTATION.fullmatch(text, start, end):
            rows.kinds[row] = SALUTATION
            return


def _set_headings(text: str, rows: Rows, headings: Sequence[Heading]) -> None:
    for heading in headings:
        row = rows.at(heading.start)
        start, end = rows.starts[row], rows.ends[row]
        # Signs may stand beside it (a mark of Markdown, a damaged character), but no words.
        beside = text[start : heading.start] + text[heading.end : end]
        if not any(map(str.isalnum, beside)) and row not in rows.continued:
            rows.kinds[row] = max(heading.level, 1)
        else:
            rows.strong.setdefault(row, []).append((heading.start, min(heading.end, end)))
