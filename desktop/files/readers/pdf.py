"""PDF: the text layer, page by page; a scan without one is said to be a scan.

pdfium breaks lines where the page does; joining them again is the work of cleaning, as for any newspaper.
"""

from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.page_metadata import said_title
from desktop.files.readers.pdf_note_marks import with_marks
from desktop.files.readers.running_heads import without_running_heads

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
        pages = list(_pages(document, path))
        title = document.get_metadata_dict().get("Title", "")
    finally:
        document.close()
    kept, running = without_running_heads(pages)
    text = "\n".join(kept)
    if sum(not char.isspace() for char in text) < _SCAN * max(1, count):
        raise Unreadable(path, "scan", pages=str(count))
    return ExtractedText(text, tuple(running), said=said_title(title))


def _pages(document: pypdfium2.PdfDocument, path: str) -> Iterator[str]:
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(path, "damaged", format="PDF", page=str(index + 1)) from error
        spend("characters", max(0, text_page.count_chars()))
        text = with_marks(text_page, text_page.get_text_range())
        text_page.close()
        page.close()
        # U+FFFE stands where the page hyphenates a word (pdfium's public/fpdf_text.h).
        yield text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "")
