"""Scans: the text of pictures, and of pages of a PDF that are pictures, by text recognition."""

from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.progress import report
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.page_lines import rows
from desktop.files.readers.page_paragraphs import Paragraph
from desktop.files.readers.set_pages import SetPage, text_of_pages
from desktop.files.readers.text_recognition import RecognizedPage, best_language, languages, recognized

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
    pages: dict[int, SetPage] = {}
    for done, number in enumerate(numbers):
        report(done, len(numbers))
        picture, dots = _drawn(document, number)
        language = language or best_language(picture, path, dots)
        found = recognized(picture, path, language, dots)
        if done == 0 and sum(len(one.glyphs) for one in found) < _SURE:
            language = ""  # a cover tells too little
        if found:
            pages[number] = _set(found[0])
    return pages, _told(language or languages()[0], sorted(pages))


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
