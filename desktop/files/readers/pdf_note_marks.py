"""Note marks of a PDF: superscripts, recognized by their size and height, written as [1].

In the text layer they are plain digits, and the raised line often looks to pdfium like a line of its own.
"""

import re
from ctypes import c_double
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_DIGITS = re.compile(r"(?<![\d.,，])\d{1,3}(?![\d.,%％])")
_AT_LINE = re.compile(r"(?m)^(\d{1,3})[ \t\u3000]*(?=[^\s\d.,，、．])")
_SMALL = 0.78
"""A mark is at most so large as the words it stands at."""
_RAISED = 0.12
"""And its foot at least so much of their size above theirs."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    size: float
    left: float
    right: float
    foot: float  # where it stands: a quotation mark's own box hangs high above that


class _Page:
    """The glyphs of a page by the place of their character in its text."""

    def __init__(self, page: pypdfium2.PdfTextPage, text: str) -> None:
        self._page = page
        self.text = text

    def at(self, place: int) -> _Glyph | None:
        """Return the glyph of a character; None where it has none, or the text counts otherwise."""
        if not 0 <= place < len(self.text):
            return None
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place)
        if index < 0 or pdfium.FPDFText_GetUnicode(self._page, index) != ord(self.text[place]):
            return None
        left, right, bottom, top = (c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top):
            return None
        across, foot = c_double(), c_double()
        if not pdfium.FPDFText_GetCharOrigin(self._page, index, across, foot):
            return None
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        return _Glyph(size, left.value, right.value, foot.value)

    def words(self, place: int, step: int) -> tuple[int, _Glyph | None]:
        """Return the nearest character that is no white space, from a place on in a direction."""
        while 0 <= place < len(self.text) and self.text[place].isspace():
            place += step
        return place, self.at(place)


def with_marks(page: pypdfium2.PdfTextPage, text: str) -> str:
    """Return the text of a page with the marks of its notes as [1], and so the numbers of the notes below."""
    known = _Page(page, text)
    pieces: list[str] = []
    marks: dict[str, tuple[int, float]] = {}
    done = 0
    for found in _DIGITS.finditer(text):
        reach = _mark(known, found.start(), found.end())
        if reach is None:
            continue
        start, end, size = reach
        marks.setdefault(found.group(), (found.end(), size))
        pieces += [text[done:start], f"[{found.group()}]"]
        done = end
    if not marks:
        return text
    return "".join([*pieces, _with_notes(known, done, marks)])


def _mark(page: _Page, start: int, end: int) -> tuple[int, int, float] | None:
    """Return what a mark takes the place of, with white space around it, and the size of the words there."""
    own = page.at(start)
    if own is None:
        return None
    before, left = page.words(start - 1, -1)
    after, right = page.words(end, 1)
    beside = (
        left if left is not None and _stands_at(own, left) and own.left - left.right < left.size else None
    )
    follows = right is not None and _stands_at(own, right) and 0 <= right.left - own.left < 3 * right.size
    words = beside or (right if follows else None)
    if words is None:
        return None
    return before + 1 if beside else start, after if follows else end, words.size


def _stands_at(mark: _Glyph, words: _Glyph) -> bool:
    """Return whether a glyph is small and raised against another in the same line."""
    raised = mark.foot - words.foot
    return mark.size <= _SMALL * words.size and _RAISED * words.size < raised < words.size


def _with_notes(page: _Page, done: int, marks: dict[str, tuple[int, float]]) -> str:
    """Return the rest of a page.

    A line in smaller print that begins with the number of a mark is its note.
    """

    def number(found: re.Match[str]) -> str:
        place, size = marks.get(found.group(1), (len(page.text), 0.0))
        own = page.at(done + found.start())
        is_note = own is not None and done + found.start() >= place and own.size < size
        return f"[{found.group(1)}]" if is_note else found.group()

    return _AT_LINE.sub(number, page.text[done:])
