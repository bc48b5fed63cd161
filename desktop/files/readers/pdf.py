"""PDF: the text layer, put in reading order by where each character is drawn.

Pages that are pictures are recognized. Where no text recognition is installed, a scan is said to be one.
"""

import pypdfium2  # type: ignore[import-untyped]

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.page_glyphs import page_glyphs
from desktop.files.readers.page_lines import rows
from desktop.files.readers.page_metadata import said_title
from desktop.files.readers.page_tables import grids
from desktop.files.readers.scanned import extracted, recognize_pages
from desktop.files.readers.set_pages import SetPage
from desktop.files.readers.text_recognition import languages

MOST_PAGES = 2_000
"""Pages that are read; a longer file is refused, as a whole library in one file."""

_ENCRYPTED = 4
"""pdfium's code for a file that needs a password (FPDF_ERR_PASSWORD)."""

_SCAN = 5
"""Characters a page below which the file counts as a scan."""


@safe
def read_pdf(data: bytes, path: str) -> ExtractedText:
    """Read the text of a PDF.

    Raises:
        Unreadable: ``encrypted``, ``damaged``, ``too-many-pages``, or ``scan``.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if getattr(error, "err_code", None) == _ENCRYPTED else "damaged"
        raise Unreadable(path, reason, format="PDF") from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(path, "too-many-pages", pages=str(count), limit=str(MOST_PAGES))
        across: list[str] = []
        pages = [_page(document, index, path, across) for index in range(count)]
        told = _recognize(document, pages, path)
        title = said_title(document.get_metadata_dict().get("Title", "")).get("title", "")
    finally:
        document.close()
    plain = extracted(pages, told, removed=[*dict.fromkeys(filter(None, across))], title=title)
    if sum(not char.isspace() for char in plain.text) < _SCAN * max(1, count):
        raise Unreadable(path, "scan", pages=str(count))
    return plain


def _recognize(document: pypdfium2.PdfDocument, pages: list[SetPage], path: str) -> str:
    """Put pages that are pictures into words, where that can be done; return what did so, or nothing."""
    scans = [
        number for number, page in enumerate(pages) if _signs(page) < _SCAN and _has_picture(document, number)
    ]
    if not scans or not languages():
        return ""
    found, told = recognize_pages(document, scans, path)
    for number, page in found.items():
        pages[number] = page
    return told


def _signs(page: SetPage) -> int:
    return sum(len(piece.glyphs) for row in page.rows for piece in row)


def _has_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether anything is drawn on a page; that of a blank one is not."""
    page = document[number]
    drawn = next(page.get_objects(max_depth=1), None) is not None
    page.close()
    return drawn


def _page(document: pypdfium2.PdfDocument, index: int, path: str, across: list[str]) -> SetPage:
    """Return a page; what is written across it is put to ``across``."""
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(path, "damaged", format="PDF", page=str(index + 1)) from error
    spend("characters", max(0, text_page.count_chars()))
    glyphs, turn, slanting = page_glyphs(text_page)
    across.append(slanting)
    found = grids(page, turn) if glyphs else []
    upright = turn % 2 == page.get_rotation() // 90 % 2
    width = page.get_width() if upright else page.get_height()
    text_page.close()
    page.close()
    return SetPage(rows(glyphs), width, found)
