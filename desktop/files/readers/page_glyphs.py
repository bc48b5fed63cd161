"""Glyphs of a page: characters with the place where each is drawn, whatever order a file tells them in.

Lengths are in points. Down is positive: the first line of a page has the least ``base``.
"""

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from desktop.text.radicals import without_radicals

_SLANT = 5.0
"""Degrees by which a character may lean before it counts as written across the page, as a watermark is."""
_HYPHENS = "\x02\xad\ufffe"
"""What pdfium tells for a hyphen that divides a word at the end of a line (public/fpdf_text.h)."""


class Glyph(NamedTuple):
    """A character where it is drawn.

    Attributes:
        text: The character.
        left: Where its advance begins.
        right: Where it ends.
        base: The height of its baseline.
        size: The size of its font.
        doubtful: Whether it was recognized in a picture, and not surely.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    doubtful: bool = False


class _Drawn(NamedTuple):
    """A character as the page draws it: with all corners and its direction in degrees."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    angle: float


def page_glyphs(page: pypdfium2.PdfTextPage) -> tuple[list[Glyph], int, str]:
    """Return the characters of a page, its direction in quarter turns, and what is written across it."""
    drawn = list(_drawn(page))
    turns = Counter(round(one.angle / 90) % 4 for one in drawn if not one.text.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    glyphs: list[Glyph] = []
    across: list[str] = []
    for one in drawn:
        lean = (one.angle - 90 * turn + 180) % 360 - 180
        if abs(lean) <= _SLANT:
            glyphs.append(_upright(one, turn))
        else:
            across.append(one.text)
    return glyphs, turn, "".join(across).strip()


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return where a place of a page, whose y grows upwards, is once its writing is upright, y downwards."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _upright(one: _Drawn, turn: int) -> Glyph:
    left, right, bottom, top = one.box
    start, end = sorted((turned(left, bottom, turn)[0], turned(right, top, turn)[0]))
    return Glyph(one.text, start, end, turned(*one.origin, turn)[1], one.size)


def _drawn(page: pypdfium2.PdfTextPage) -> Iterator[_Drawn]:
    """Yield what a page draws; not the spaces and line ends that pdfium makes up."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    across, up = c_double(), c_double()
    high = 0
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character, where the system counts so
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if not code or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(page, index, byref(box)):
            continue
        if not pdfium.FPDFText_GetMatrix(page, index, byref(matrix)):
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, byref(across), byref(up))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        size = pdfium.FPDFText_GetFontSize(page, index) * scale
        if size <= 0:
            continue
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        sign = "-" if chr(code) in _HYPHENS else without_radicals(chr(code))
        edges = (box.left, box.right, box.bottom, box.top)
        yield _Drawn(sign, edges, (across.value, up.value), size, angle)
