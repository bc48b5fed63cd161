"""Units of a text: the character, word, clause, sentence or paragraph at a place, and the way to the next.

A clause ends at ，；：。！？…, a sentence at 。！？…, both with the closing brackets and quotation marks that
follow. Half-width marks count too (printed reports come back from OCR with them), but not inside a number or
a Latin word: 1,234.5, 10:30, www.gov.cn.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

UNITS = ("character", "word", "clause", "sentence", "paragraph")
"""The units, from small to large."""

_CLOSERS = "[”’」』）】》〉)\\]\"']*"
_HALF_WIDTH = r"(?:(?<![A-Za-z0-9])[{marks}]|[{marks}](?![A-Za-z0-9]))"
_CLAUSE_END = re.compile(f"(?:[，；：。！？…]|{_HALF_WIDTH.format(marks=',;:!?.')})+{_CLOSERS}")
SENTENCE_END = re.compile(f"(?:[。！？…]|{_HALF_WIDTH.format(marks='!?.')})+{_CLOSERS}")
_RUN = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*%?|.", re.DOTALL)

Range = tuple[int, int]


def paragraph_at(text: str, position: int) -> Range:
    """Return the paragraph (line) at a code point, without its line end."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def word_at(text: str, position: int, boundaries: Sequence[int] = ()) -> Range:
    """Return the word at a code point.

    Arguments:
        text: The text.
        position: Code point; at the end of the text the last word is given.
        boundaries: Boundaries of the words, sorted, from 0 to the length of the text; while they are not
            known a Latin word, a number or one character is a word.
    """
    if not text:
        return 0, 0
    position = min(max(position, 0), len(text) - 1)
    if boundaries:
        at = bisect_right(boundaries, position)
        if 0 < at < len(boundaries):
            return boundaries[at - 1], boundaries[at]
    start, end = paragraph_at(text, position)
    for match in _RUN.finditer(text, max(start, position - 64), end):
        if match.end() > position:
            return match.span()
    return position, position + 1


def _pieces(text: str, position: int, ends: re.Pattern[str]) -> list[Range]:
    """Cut the paragraph at a code point after each match of ``ends``; spaces before a piece are left out."""
    start, end = paragraph_at(text, position)
    cuts = [match.end() for match in ends.finditer(text, start, end)]
    if not cuts or cuts[-1] < end:
        cuts.append(end)
    pieces = []
    for cut in cuts:
        while start < cut and text[start].isspace():
            start += 1
        if start < cut:
            pieces.append((start, cut))
        start = cut
    return pieces


def _piece_at(text: str, position: int, ends: re.Pattern[str]) -> Range:
    pieces = _pieces(text, position, ends)
    for piece in pieces:
        if position < piece[1]:
            return piece
    return pieces[-1] if pieces else paragraph_at(text, position)


def sentence_at(text: str, position: int) -> Range:
    """Return the sentence at a code point, with the mark that ends it."""
    return _piece_at(text, position, SENTENCE_END)


def clause_at(text: str, position: int) -> Range:
    """Return the clause at a code point, without the mark that ends it (a closing bracket stays)."""
    start, end = _piece_at(text, position, _CLAUSE_END)
    last = _CLAUSE_END.search(text, start, end)  # a piece has one such match at most, at its end
    if last is None or last.start() == start:
        return start, end
    marks = last[0].rstrip("”’」』）】》〉)]\"'")
    return (start, last.start()) if len(marks) == len(last[0]) else (start, end)


def unit_at(text: str, position: int, unit: str, boundaries: Sequence[int] = ()) -> Range:
    """Return the unit at a code point.

    Arguments:
        text: The text.
        position: Code point, 0 to the length of the text.
        unit: One of UNITS.
        boundaries: Boundaries of the words, where they are known.
    """
    if unit == "character":
        return position, min(position + 1, len(text))
    if unit == "word":
        return word_at(text, position, boundaries)
    return {"clause": clause_at, "sentence": sentence_at, "paragraph": paragraph_at}[unit](text, position)


def wider(text: str, start: int, end: int, boundaries: Sequence[int] = ()) -> Range:
    """Return the smallest unit at ``start`` that holds a range and more; the whole text if there is none."""
    for unit in UNITS[1:]:
        low, high = unit_at(text, start, unit, boundaries)
        if low <= start and end <= high and (low, high) != (start, end) and high > low:
            return low, high
    return 0, len(text)


def widened_to_words(start: int, end: int, boundaries: Sequence[int]) -> Range:
    """Widen a range, unless it is empty, to whole words."""
    if not boundaries or start >= end:
        return start, end
    first = max(bisect_right(boundaries, start) - 1, 0)
    last = min(bisect_left(boundaries, end), len(boundaries) - 1)
    return min(boundaries[first], start), max(boundaries[last], end)


def first_ink(text: str, position: int) -> int:
    """Return the first code point at or after a place that is no space; the place itself if there is none."""
    for at in range(position, len(text)):
        if not text[at].isspace():
            return at
    return position


def last_ink(text: str, position: int, least: int = 0) -> int:
    """Return the place after the last non-space code point before another, but none before ``least``."""
    while position > least and text[position - 1].isspace():
        position -= 1
    return position


def next_start(text: str, position: int, unit: str, boundaries: Sequence[int] = ()) -> int:
    """Return where the next unit after a code point begins; the length of the text if there is none."""
    if unit == "character":
        return min(position + 1, len(text))
    if unit == "paragraph":
        return min(paragraph_at(text, position)[1] + 1, len(text))
    at = position
    while at < len(text):
        start, end = _following(text, at, unit, boundaries)
        if start > position and not text[start].isspace():
            return start
        at = max(end, at + 1)
    return len(text)


def _following(text: str, position: int, unit: str, boundaries: Sequence[int]) -> Range:
    """Return the unit at or after a code point; at a line's end that is the line end itself."""
    if text[position] == "\n":
        return position, position + 1
    if unit == "word":
        return word_at(text, position, boundaries)
    return _piece_at(text, position, _CLAUSE_END if unit == "clause" else SENTENCE_END)


def previous_start(text: str, position: int, unit: str, boundaries: Sequence[int] = ()) -> int:
    """Return where the unit before a code point begins: the one it is inside of, if it is inside of one."""
    if unit == "character":
        return max(position - 1, 0)
    if unit == "paragraph":
        start = paragraph_at(text, position)[0]
        return start if start < position else paragraph_at(text, max(start - 1, 0))[0]
    at = position
    while at > 0:
        at -= 1
        if text[at].isspace():
            continue
        return min(_following(text, at, unit, boundaries)[0], at)
    return 0
