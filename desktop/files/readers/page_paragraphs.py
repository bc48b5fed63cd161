"""Paragraphs of pages: lines that were one paragraph before the page broke it are joined.

What tells is where a line ends. A line that leaves room for what follows it ended on purpose; one that goes
to the edge of its column was broken there, unless the next is set in, larger or smaller, or lower down.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from desktop.files.readers.page_glyphs import Glyph
from desktop.files.readers.page_lines import PageLine
from desktop.text.heading_patterns import CHAPTER, CLOSERS, FIRST, SECOND, STOPS

_INDENT = 0.8
"""Sizes of the font from which a line is set in."""
_TITLE = 3
"""Sizes from which the rest of a title, in the middle below it, is set in."""
_ROOM = 0.3
"""Sizes that a line's rest is wider than what did not go into it by mistake."""
_OTHER_SIZE = 0.12
"""The share by which sizes differ of what is not one paragraph."""
_LOWER = 1.3
"""Times the usual distance of lines from which the next begins a paragraph."""
_WHOLE = 0.7
"""The share of a column's width that those lines have at least which tell its edges."""
_SURE = 3
"""Lines that go to the edge at least, where lines tell it."""
_ENOUGH = 10
"""Lines of a column that tell where its edges are."""
_WIDEST_UNIT = 12
"""Sizes that a word has at most which is not broken at the end of a line."""
_SET_IN, _FLUSH = 0.1, 0.3
"""Shares of the lines set in and not, from which the first line of a paragraph is set in."""
_OPENERS = "“‘《〈（(〔【「『[{"
_QUOTES = "“”‘’\"'"
"""Marks that open and close: some programs break a line on neither side of them."""
_NO_START = "，。、；：！？,.;:!?”’》〉）)〕】」』]}%％…—·℃"
_NUMBERED = re.compile(rf"(?:{CHAPTER}|{FIRST}|{SECOND})")
_LISTED = re.compile(
    r"(?:[•·●○◦▪■□◆–\-*]|\d{1,2}[.、．)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳])\s*"
)
_WORD = re.compile(r"[0-9A-Za-z.,:/%+\-@_&=?#~]")


@dataclass(slots=True)
class _Edges:
    """Where a column's lines begin and end."""

    left: float
    right: float


@dataclass(slots=True)
class _Layout:
    """How pages are set: edges of columns on left and right pages, distance of lines, paragraphs set in."""

    edges: dict[tuple[tuple[int, ...], int], _Edges]
    pitch: dict[int, float]
    set_in: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph of pages.

    Attributes:
        text: Its words.
        size: The size of their font.
        doubtful: Places in its text of characters that were not surely recognized.
    """

    text: str
    size: float
    doubtful: list[int] = field(default_factory=list)


def paragraphs(pages: Sequence[Sequence[PageLine]], width: float) -> list[Paragraph]:
    """Return the paragraphs of pages; the notes below a page stand after the paragraph that goes on over it.

    Args:
        pages: The lines of each page in reading order.
        width: How wide most pages are.
    """
    layout = _layout(pages, width)
    result: list[list[PageLine]] = []
    waiting: list[list[PageLine]] = []
    before: tuple[PageLine, int] | None = None
    for number, lines in enumerate(pages):
        for line in (one for one in lines if not one.is_note):
            if before is not None and _continues(result[-1], before, (line, number), layout):
                result[-1].append(line)
            else:
                result += waiting
                waiting = []
                result.append([line])
            before = line, number
        waiting += _of_notes([one for one in lines if one.is_note], number, layout)
    return [_joined(lines) for lines in [*result, *waiting]]


def _of_notes(lines: Sequence[PageLine], number: int, layout: _Layout) -> list[list[PageLine]]:
    notes: list[list[PageLine]] = []
    for line in lines:
        goes_on = notes and not re.match(r"\[\d", line.text)
        if goes_on and _continues(notes[-1], (notes[-1][-1], number), (line, number), layout):
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes


def _layout(pages: Sequence[Sequence[PageLine]], width: float) -> _Layout:
    columns: dict[tuple[tuple[int, ...], int], list[PageLine]] = defaultdict(list)
    both: dict[tuple[int, ...], list[PageLine]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for line in lines:
            if not line.is_row:
                columns[line.column, number % 2].append(line)
                both[line.column].append(line)
    edges = {
        (column, side): _edges(columns[column, side] if _tells(columns[column, side]) else lines)
        for column, lines in both.items()
        for side in (0, 1)
    }
    whole = both.get((), [])
    for key in edges.keys() & {((), 0), ((), 1)}:
        one = edges[key]
        if sum(one.right - _end(line) < 1.5 * line.size for line in whole) < _SURE:
            one.right = max(one.right, width - one.left)  # too few lines to tell: the margins are alike
    ranged = [
        line.left - edges[key].left > _INDENT * line.size for key, lines in columns.items() for line in lines
    ]
    share = sum(ranged) / len(ranged) if ranged else 0.0
    return _Layout(edges, _pitch(pages), _SET_IN <= share <= 1 - _FLUSH)


def _tells(lines: Sequence[PageLine]) -> bool:
    return len(lines) >= _ENOUGH


def _edges(lines: Sequence[PageLine]) -> _Edges:
    """Return the edges that some lines at least come up to: one alone may stand out."""
    size = median(line.size for line in lines)
    least = max(1, min(_SURE, len(lines) // _ENOUGH), len(lines) // 50)
    lefts = sorted(line.left for line in lines)
    rights = sorted((_end(line) for line in lines), reverse=True)
    edges = _Edges(_reached(lefts, least, size), _reached(rights, least, size))
    if edges.right - edges.left < _WHOLE * (rights[0] - lefts[0]):
        return _Edges(lefts[0], rights[0])  # it is short lines that are alike
    return edges


def _reached(places: Sequence[float], least: int, size: float) -> float:
    """Return the outermost place that so many lines come near to."""
    for number, place in enumerate(places[: len(places) - least + 1]):
        if abs(places[number + least - 1] - place) < 1.2 * size:
            return place
    return places[0]


def _end(line: PageLine) -> float:
    """Return where the words of a line end without a mark, which may hang beyond the edge."""
    for one in reversed(line.glyphs):
        if one.text not in _NO_START:
            return one.right
    return line.right


def _pitch(pages: Sequence[Sequence[PageLine]]) -> dict[int, float]:
    """Return the usual distance of lines by the size of their font, in whole points."""
    found: dict[int, list[float]] = defaultdict(list)
    for lines in pages:
        for one, other in pairwise(lines):
            apart = other.base - one.base
            same = round(one.size) == round(other.size) and one.column == other.column
            if same and 0 < apart < 4 * one.size and not (one.is_row or other.is_row):
                found[round(one.size)].append(apart)
    return {size: _common(apart) for size, apart in found.items()}


def _common(distances: Sequence[float]) -> float:
    """Return the least distance that is not rare: lines of a paragraph are nearer than paragraphs."""
    ordered = sorted(distances)
    for number, one in enumerate(ordered):
        near = sum(other - one < 0.1 * one for other in ordered[number : number + len(ordered) // 5 + 1])
        if near > len(ordered) // 5:
            return one
    return ordered[0]


def _continues(
    paragraph: Sequence[PageLine], before: tuple[PageLine, int], after: tuple[PageLine, int], layout: _Layout
) -> bool:
    """Return whether a line goes on with a paragraph.

    Args:
        paragraph: The lines of the paragraph so far.
        before: The line before, with the number of its page.
        after: The line in question, with the number of its page.
        layout: How the pages are set.
    """
    one, page = before
    other, next_page = after
    if one.is_row or other.is_row:
        return False
    size = max(one.size, other.size)
    if abs(one.size - other.size) > _OTHER_SIZE * size:
        return False
    edges = layout.edges[one.column, page % 2]
    room = edges.right - one.right
    if room >= _unit(other.glyphs, long=not _ends_sentence(one)) + _ROOM * size:
        return False
    if page == next_page and one.column == other.column:
        usual = layout.pitch.get(round(one.size), 0.0)
        if usual and other.base - one.base > _LOWER * usual:
            return False
    return not _begins(paragraph, other, (edges, layout.edges[other.column, next_page % 2]), layout)


def _begins(
    paragraph: Sequence[PageLine], line: PageLine, edges: tuple[_Edges, _Edges], layout: _Layout
) -> bool:
    """Return whether a line is set as the first of a paragraph, after one that is full."""
    last = paragraph[-1]
    ends = _ends_sentence(last)
    if line.left - edges[1].left <= _INDENT * line.size:
        return not layout.set_in and ends and _NUMBERED.match(line.text) is not None
    own = line.left - edges[1].left
    before = last.left - edges[0].left
    if len(paragraph) > 1 and abs(own - before) < 0.5 * line.size:
        return False  # the whole paragraph is set in
    if not ends and own > _TITLE * line.size and abs(_middle(line) - _middle(last)) < 0.5 * line.size:
        return False  # a title in the middle
    if layout.set_in:
        return not (_LISTED.match(paragraph[0].text) and before < own and not ends)
    if abs(own - before) < 0.5 * line.size:
        return ends and (_NUMBERED.match(line.text) or _LISTED.match(line.text)) is not None
    return ends or own < before


def _ends_sentence(line: PageLine) -> bool:
    return line.text.rstrip(CLOSERS)[-1:] in (*STOPS, ":", "：", "")


def _middle(line: PageLine) -> float:
    return (line.left + line.right) / 2


def _unit(glyphs: Sequence[Glyph], *, long: bool) -> float:
    """Return how wide the first thing of a line is that can't be broken.

    Args:
        glyphs: The characters of the line.
        long: Whether all goes with it from which some program does not break it: a word or a number after a
            mark, what stands on either side of a quotation mark.
    """
    if not glyphs:
        return 0.0
    end = _word_end(glyphs, 0)
    while long and end < len(glyphs) and _glued(glyphs[end - 1].text, glyphs[end].text):
        end = _word_end(glyphs, end)
    return min(glyphs[end - 1].right - glyphs[0].left, _WIDEST_UNIT * glyphs[0].size)


def _glued(one: str, other: str) -> bool:
    return (
        one in _QUOTES + "+-–$¥#@"
        or other in _QUOTES
        or (one in _NO_START and _WORD.match(other) is not None)
    )


def _word_end(glyphs: Sequence[Glyph], end: int) -> int:
    """Return where a word ends that begins at a place, or one character, with what may not begin a line."""
    while end < len(glyphs) - 1 and glyphs[end].text in _OPENERS:
        end += 1
    word = _WORD.match(glyphs[end].text)
    end += 1
    while word and end < len(glyphs) and _WORD.match(glyphs[end].text):
        end += 1
    while end < len(glyphs) and glyphs[end].text in _NO_START:
        end += 1
    return end


def _joined(lines: Sequence[PageLine]) -> Paragraph:
    """Return lines as one paragraph: nothing between Chinese, a space between Latin words."""
    parts: list[str] = []
    doubtful: list[int] = []
    length = 0
    for line in lines:
        if parts:
            last = parts[-1]
            if last.endswith("-") and last[-2:-1].isalpha() and line.text[:1].islower():
                parts[-1] = last[:-1]
                length -= 1
            elif _is_latin(last[-1:]) and _is_latin(line.text[:1]):
                parts.append(" ")
                length += 1
        doubtful += [length + place for place in _doubtful(line)]
        parts.append(line.text)
        length += len(line.text)
    return Paragraph("".join(parts), lines[0].size, doubtful)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalpha() or sign in ",.;:)")


def _doubtful(line: PageLine) -> Iterator[int]:
    """Yield the places in a line's text of its doubtful characters."""
    place = 0
    for one in line.glyphs:
        found = line.text.find(one.text, place)
        if found < 0:
            return
        place = found + len(one.text)
        if one.doubtful:
            yield found
