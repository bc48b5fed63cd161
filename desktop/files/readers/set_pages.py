"""Set pages: from words at their places, of a PDF or of a picture, to the paragraphs of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from desktop.files.readers.page_columns import reading_order
from desktop.files.readers.page_lines import PageLine, text_of_row, with_notes
from desktop.files.readers.page_paragraphs import Paragraph, paragraphs
from desktop.files.readers.page_tables import Grid, with_tables
from desktop.files.readers.running_heads import without_running_heads


@dataclass(slots=True)
class SetPage:
    """A page as it is set.

    Attributes:
        rows: Its words by height.
        width: How wide it is, in points.
        grids: The tables drawn on it.
    """

    rows: list[list[PageLine]]
    width: float
    grids: Sequence[Grid] = ()


def text_of_pages(pages: Sequence[SetPage]) -> tuple[list[Paragraph], list[str]]:
    """Return the paragraphs of pages in reading order, and the running heads and feet that were left out."""
    kept, running = without_running_heads([[text_of_row(row) for row in page.rows] for page in pages])
    lines = [_lines(page, span) for page, span in zip(pages, kept, strict=True)]
    return paragraphs(lines, median(page.width for page in pages) if pages else 0.0), running


def _lines(page: SetPage, kept: range) -> list[PageLine]:
    left = page.rows[kept.start : kept.stop]
    if page.grids:
        left = with_tables([one for row in left for piece in row for one in piece.glyphs], page.grids)
    lines = reading_order(left)
    with_notes(lines)
    return lines
