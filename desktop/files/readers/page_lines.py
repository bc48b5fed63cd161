"""Lines of a page: glyphs at one height, from left to right, with the spaces that stand between them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from desktop.files.readers.page_glyphs import Glyph

APART = 0.9
"""The gap, in sizes of the font, from which words of one height are two pieces: of columns, or cells."""
_LEVEL = 0.25
"""Sizes of the font by which baselines of one line may differ."""
_SMALL = 0.85
"""A mark is at most so large as the words it stands at."""
_RAISED = 0.12
"""And its baseline at least so much of their size above theirs."""
_WIDE = 0.8
"""The gap, in sizes, that a reader takes for a space between Chinese characters."""
_NARROW = 0.17
"""The same between Latin ones."""
_TWICE = 0.3
"""Sizes by which a character drawn twice, to look bold, is moved."""
_LEADING_NUMBER = re.compile(r"(\d{1,3})[ \t\u3000]*(?=[^\s\d.,，、．])")


@dataclass(slots=True)
class PageLine:
    """Words at one height of a page that belong together.

    Attributes:
        glyphs: Its characters from left to right, none of them white space; empty for a row of a table.
        text: Its words.
        left: Where they begin.
        right: Where they end.
        base: The height of the baseline.
        size: The size of most of them.
        is_row: Whether it is a row of a table, its cells apart by a tab.
        is_note: Whether it belongs to the notes below a page.
        column: Which column it stands in, within which other; empty where there is but one.
        space: The white space before it, where it is not the first piece of its row.
    """

    glyphs: list[Glyph]
    text: str
    left: float
    right: float
    base: float
    size: float
    is_row: bool = False
    is_note: bool = False
    column: tuple[int, ...] = ()
    space: str = " "


def rows(glyphs: Iterable[Glyph]) -> list[list[PageLine]]:
    """Return glyphs as rows from top to bottom, each the pieces of one height from left to right."""
    result = []
    for row in _with_raised(_levels(glyphs)):
        ordered = _once(sorted(row, key=lambda one: (one.left, one.right)))
        pieces = [replace(line_of(piece), space=space or " ") for space, piece in _pieces(ordered)]
        if pieces:
            result.append(pieces)
    return result


def line_of(glyphs: Sequence[Glyph]) -> PageLine:
    """Return glyphs of one row, in order, as a line."""
    signs = [one for one in glyphs if not one.text.isspace()]
    size = median(one.size for one in signs)
    large = [one for one in signs if one.size >= _SMALL * size] or signs
    return PageLine(
        signs, _text(glyphs), signs[0].left, signs[-1].right, median(one.base for one in large), size
    )


def text_of_row(row: Sequence[PageLine]) -> str:
    """Return the words of a row in one line."""
    return "".join(piece.space * (which > 0) + piece.text for which, piece in enumerate(row))


def with_notes(lines: Sequence[PageLine]) -> None:
    """Write the numbers of the notes below a page as [1], and say which lines are notes."""
    marks: dict[str, tuple[float, float]] = {}
    for line in lines:
        for number in re.findall(r"\[(\d{1,3})\]", line.text):
            marks.setdefault(number, (line.base, line.size))
    is_note = False
    for line in lines:
        found = _LEADING_NUMBER.match(line.text)
        base, size = marks.get(found.group(1) if found else "", (line.base, 0.0))
        if found and line.base > base and line.size < size:
            line.text = f"[{found.group(1)}]{line.text[found.end() :]}"
            is_note = True
        elif re.match(r"\[\d{1,3}\]", line.text) and any(line.size < size for _, size in marks.values()):
            is_note = True
        elif is_note and line.size >= max(size for _, size in marks.values()):
            is_note = False
        line.is_note = is_note


def _levels(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return glyphs by height, those of one baseline together."""
    levels: list[list[Glyph]] = []
    first = 0.0
    for one in sorted(glyphs, key=lambda one: one.base):
        if levels and one.base - first <= _LEVEL * one.size:
            levels[-1].append(one)
        else:
            levels.append([one])
            first = one.base
    return [level for level in levels if not all(one.text.isspace() for one in level)]


def _with_raised(levels: list[list[Glyph]]) -> list[list[Glyph]]:
    """Return the levels with raised and lowered characters in the line that they stand in."""
    result: list[list[Glyph]] = []
    for level in levels:
        if result and (_stands_in(result[-1], level) or _stands_in(level, result[-1])):
            result[-1] += level
        else:
            result.append(list(level))
    return result


def _stands_in(small: Sequence[Glyph], words: Sequence[Glyph]) -> bool:
    """Return whether all glyphs are small and stand in the gaps, or at the end, of a line of words."""
    size = max(one.size for one in words)
    if max(one.size for one in small) > _SMALL * size:
        return False
    if abs(small[0].base - words[0].base) >= 0.9 * size:
        return False
    by_left = sorted(words, key=lambda one: one.left)
    lefts = [one.left for one in by_left]
    for one in small:
        after = bisect_left(lefts, one.left)
        left = by_left[after - 1] if after else None
        right = by_left[after] if after < len(by_left) else None
        near = (left and one.left - left.right < 3 * size) or (right and right.left - one.right < 3 * size)
        half = (one.right - one.left) / 2
        if not near or (left and left.right - one.left > half) or (right and one.right - right.left > half):
            return False
    return True


def _once(row: list[Glyph]) -> list[Glyph]:
    """Return a row without what is drawn a second time almost at the same place.

    What has the very same place is one glyph that stands for several characters.
    """
    result: list[Glyph] = []
    for one in row:
        twice = any(
            one.text == other.text and 0 < one.left - other.left < _TWICE * (one.right - one.left)
            for other in result[-3:]
        )
        if not twice or one.text.isspace():
            result.append(one)
    return result


def _pieces(row: Sequence[Glyph]) -> list[tuple[str, list[Glyph]]]:
    """Return the pieces of a row, apart where a wide gap is, each with the white space before it."""
    pieces: list[tuple[str, list[Glyph]]] = []
    last: Glyph | None = None
    held: list[Glyph] = []
    for one in row:
        if one.text.isspace():
            held.append(one)
            continue
        if last is None or one.left - last.right > APART * max(one.size, last.size):
            pieces.append(("".join(space.text for space in held), [one]))
        else:
            pieces[-1][1].extend([*held, one])
        held = []
        last = one
    return pieces


def _text(glyphs: Sequence[Glyph]) -> str:
    parts: list[str] = []
    last: Glyph | None = None
    spaces = ""
    number = 0
    while number < len(glyphs):
        one = glyphs[number]
        if one.text.isspace():
            spaces += one.text
            number += 1
            continue
        if last is not None:
            parts.append(spaces or _gap(last, one))
        end = _mark_end(glyphs, number, last)
        if end:
            # White space beside a mark comes of its size, and is none of the text's.
            parts = [*parts[:-1], "[", *(sign.text for sign in glyphs[number:end]), "]"]
            while end < len(glyphs) and glyphs[end].text.isspace():
                end += 1
            last, spaces, number = None, "", end
            continue
        parts.append(one.text)
        last, spaces = one, ""
        number += 1
    return "".join(parts)


def _gap(one: Glyph, other: Glyph) -> str:
    """Return the space that a gap between two characters shows."""
    size = max(one.size, other.size)
    latin = one.text.isascii() and other.text.isascii() and one.text.isalnum() and other.text.isalnum()
    return " " if other.left - one.right > (_NARROW if latin else _WIDE) * size else ""


def _mark_end(glyphs: Sequence[Glyph], start: int, before: Glyph | None) -> int:
    """Return where the mark of a note ends that begins here; 0 where none does."""
    end = start
    while end < len(glyphs) and end - start < 4 and glyphs[end].text in "0123456789":
        end += 1
    if not start < end < start + 4:
        return 0
    after = next((one for one in glyphs[end:] if not one.text.isspace()), None)
    if any(
        one is not None and one.text in "0123456789.,，%％" and not _raised(glyphs[start], one)
        for one in (after,)
    ):
        return 0
    words = before if before is not None else after
    return end if words is not None and all(_raised(one, words) for one in glyphs[start:end]) else 0


def _raised(mark: Glyph, words: Glyph) -> bool:
    """Return whether a glyph is small and raised against another in the same line."""
    raised = words.base - mark.base
    return mark.size <= _SMALL * words.size and _RAISED * words.size < raised < words.size
