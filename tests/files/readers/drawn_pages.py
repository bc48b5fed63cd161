"""Pages of a PDF drawn for tests: words at places, in any order, and straight lines."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842


class Words(NamedTuple):
    """Words whose first character begins at a place, counted from the lower left corner in points."""

    x: float
    y: float
    text: str
    size: float = 12
    turned: bool = False


Line = tuple[float, float, float, float]


def drawn(pages: Sequence[Sequence[Words]], lines: Sequence[Line] = (), rotate: int = 0) -> bytes:
    """Return a PDF of pages; the lines are drawn on each.

    Its font is none that a file has to hold: each Chinese character is as wide as it is high.
    """
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
    )
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        font,
    ]
    for number, words in enumerate(pages):
        content = b"\n".join([*map(_shown, words), *map(_stroked, lines)])
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (WIDTH, HEIGHT, rotate, 5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    out, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Root 1 0 R/Size %d>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + trailer


def _shown(words: Words) -> bytes:
    code = words.text.encode("utf-16-be").hex().encode()
    matrix = b"0 1 -1 0" if words.turned else b"1 0 0 1"
    return b"BT /F1 %g Tf %s %g %g Tm <%s> Tj ET" % (words.size, matrix, words.x, words.y, code)


def _stroked(line: Line) -> bytes:
    return b"%g %g m %g %g l S" % line
