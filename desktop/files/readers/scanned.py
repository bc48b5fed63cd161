"""Scans: the text of pictures, and of pages of a PDF that are pictures, by text recognition."""

from collections.abc import Sequence
from statistics import median

import pypdfium2  # type: ignore[import-untyped]

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.progress import report
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.page_glyphs import Glyph
from desktop.files.readers.page_lines import rows
from desktop.files.readers.page_paragraphs import Paragraph
from desktop.files.readers.set_pages import SetPage, text_of_pages
from desktop.files.readers.text_recognition import RecognizedPage, best_language, languages, recognized
from desktop.files.readers.unread_ink import Gray, Unread, unread_places
from desktop.i18n import translate

MOST_SCANS = 500
"""Pages that are recognized; each takes some seconds."""

_DOTS = 300
"""Dots an inch that a page is drawn with: as many as tesseract wants."""
_MOST_DOTS = 6_000
"""Dots across or down that a page is drawn with at most."""
_SURE = 8
"""Characters from which a page tells in which script it is written."""


@safe
def read_picture(data: bytes, path: str) -> ExtractedText:
    """Read the text of a picture, of each of its pages where it has several.

    Raises:
        Unreadable: ``picture`` where no text recognition is installed, ``damaged``, or ``too-slow``.
    """
    if not languages():
        raise Unreadable(path, "picture")
    language = best_language(data, path)
    pages = [_set(one) for one in recognized(data, path, language)]
    return extracted(pages, _told(language, range(len(pages))))


def recognize_pages(
    document: pypdfium2.PdfDocument, numbers: Sequence[int], path: str
) -> tuple[dict[int, SetPage], str]:
    """Return pages of a PDF as they were recognized, by number from 0, and what did so in words.

    Raises:
        Unreadable: ``too-many-pages``, ``too-slow`` or ``damaged``.
    """
    if len(numbers) > MOST_SCANS:
        raise Unreadable(path, "too-many-pages", pages=str(len(numbers)), limit=str(MOST_SCANS))
    language = ""
    unread = 0
    pages: dict[int, SetPage] = {}
    for done, number in enumerate(numbers):
        report(done, len(numbers))
        picture, dots = _drawn(document, number)
        language = language or best_language(picture, path, dots)
        found = recognized(picture, path, language, dots)
        if done == 0 and sum(len(one.glyphs) for one in found) < _SURE:
            language = ""  # a cover tells too little
        if found:
            page, signs = _with_unread(found[0], picture, dots)
            unread += signs
            pages[number] = _set(page)
    told = _told(language or languages()[0], sorted(pages))
    if unread:
        told += translate("Cleaning", "; about %1 characters were passed over").replace("%1", str(unread))
    return pages, told


def extracted(
    pages: Sequence[SetPage], recognized_by: str = "", *, removed: Sequence[str] = (), title: str = ""
) -> ExtractedText:
    """Return the text of pages.

    Args:
        pages: The pages in order.
        recognized_by: What read them off a picture, in words.
        removed: What was left out of them before.
        title: What the file says that its title is.
    """
    found, running = text_of_pages(pages)
    said = {"title": title} if title else {}
    before = (*running, *removed)
    return ExtractedText(
        "\n".join(one.text for one in found),
        before,
        said=said,
        recognized=recognized_by,
        doubtful=tuple(_doubtful(found)),
    )


def _with_unread(page: RecognizedPage, picture: bytes, dots: int) -> tuple[RecognizedPage, int]:
    """Return a page whose characters before writing that was passed over are doubtful, and how much that is.

    Args:
        page: The page as it was recognized.
        picture: It as a picture in gray, in the format PGM.
        dots: Its dots an inch.
    """
    if not page.glyphs:
        return page, 0
    scale, size = 72 / dots, median(one.size for one in page.glyphs)
    places = unread_places(_gray(picture, scale), page.boxes, size)
    glyphs = list(page.glyphs)
    for place in places:
        which = _before(glyphs, place)
        glyphs[which] = glyphs[which]._replace(doubtful=True)
    return page._replace(glyphs=glyphs), sum(place.signs for place in places)


def _before(glyphs: Sequence[Glyph], place: Unread) -> int:
    """Return which character stands before a place: in its line, else above it, else the first of all."""
    level = [n for n, one in enumerate(glyphs) if abs(one.base - place.base) < one.size]
    left = [n for n in level if glyphs[n].left <= place.left]
    if left:
        return max(left, key=lambda n: glyphs[n].left)
    above = [n for n, one in enumerate(glyphs) if one.base < place.base]
    return max(above, key=lambda n: (glyphs[n].base, glyphs[n].left), default=0)


def _gray(picture: bytes, scale: float) -> Gray:
    """Return a picture in the format PGM as its lines of dots."""
    head, _, dots = picture.partition(b"255\n")
    width = int(head.split()[1])
    rows = [dots[at : at + width] for at in range(0, len(dots) - width + 1, width)]
    return Gray(rows, width, scale)


def _doubtful(found: Sequence[Paragraph]) -> list[int]:
    places: list[int] = []
    start = 0
    for one in found:
        places += [start + place for place in one.doubtful]
        start += len(one.text) + 1
    return places


def _set(page: RecognizedPage) -> SetPage:
    spend("characters", len(page.glyphs))
    return SetPage(rows(page.glyphs), page.width)


def _told(language: str, pages: Sequence[int]) -> str:
    """Return what read a text, and which pages: tesseract (chi_sim), 1–3, 7."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and spans[-1][-1] == page:
            spans[-1][-1] = page + 1
        else:
            spans.append([page + 1, page + 1])
    told = ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in spans)
    return f"tesseract ({language}), {told}"


def _drawn(document: pypdfium2.PdfDocument, number: int) -> tuple[bytes, int]:
    """Return a page as a picture in gray, in the format PGM, and its dots an inch."""
    page = document[number]
    longest = max(page.get_size())
    dots = max(70, min(_DOTS, int(_MOST_DOTS * 72 / max(1.0, longest))))
    bitmap = page.render(scale=dots / 72, grayscale=True)
    held = memoryview(bitmap.buffer).cast("B")
    lines = (held[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    bitmap.close()
    page.close()
    return picture, dots
