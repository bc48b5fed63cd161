"""The paginator: breaks a text into pages of lines with their marginal notes. No painting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.views.reader.layout.page import Page
from desktop.views.reader.layout.row_layout import RowLayout


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin for an annotation.

    Attributes:
        number: Its number in the document.
        key: The annotation's id.
        end: Code point after the last of the annotation; the number stands there.
        tag: The tag's name.
        color: The tag's color.
        words: The annotation's note, perhaps empty.
        by: The annotator, perhaps empty.
    """

    number: int
    key: str
    end: int
    tag: str
    color: str
    words: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class RowPart:
    """Lines of one row on one page.

    Attributes:
        row: The row's number.
        first: Its first line here.
        last: Its last line here.
        y: Height of the first line's top on the page.
    """

    row: int
    first: int
    last: int
    y: float


@dataclass(slots=True)
class PrintedPage:
    """A page of paper.

    Attributes:
        parts: What stands on it, from top to bottom.
    """

    parts: list[RowPart] = field(default_factory=list)


def break_pages(page: Page, height: float) -> list[PrintedPage]:
    """Break a text into pages; a heading is never the last on one.

    Args:
        page: The text as it is set.
        height: The room on a page, in pixels.
    """
    sheets: list[PrintedPage] = []
    for _ in iter_page_breaks(page, height, sheets):
        pass
    return sheets


def iter_page_breaks(page: Page, height: float, sheets: list[PrintedPage]) -> Iterator[int]:
    """Break a text into pages and yield each page's number before it is set; see ``break_pages``."""
    sheets.append(PrintedPage())
    y = 0.0
    for row in range(len(page.rows)):
        yield row
        layout = page.layout(row)
        y += layout.style.before if sheets[-1].parts else 0
        first = 0
        for number, line in enumerate(layout.lines):
            if y + line.bottom - line.top > height and (sheets[-1].parts or number > first):
                _add(sheets[-1], row, first, number - 1, layout, y)
                sheets.append(_carried(page, sheets[-1], row if number == 0 else -1))
                y = _height(page, sheets[-1])
                first = number
            y += line.bottom - line.top
        _add(sheets[-1], row, first, len(layout.lines) - 1, layout, y)
        y += layout.style.after if row + 1 not in page.rows.continued else 0


def _add(sheet: PrintedPage, row: int, first: int, last: int, layout: RowLayout, y: float) -> None:
    if last >= first:
        height = layout.lines[last].bottom - layout.lines[first].top
        sheet.parts.append(RowPart(row, first, last, y - height))


def _carried(page: Page, sheet: PrintedPage, row: int) -> PrintedPage:
    """Begin a page with the headings that would have been left alone at the end of the one before."""
    carried: list[RowPart] = []
    while row > 0 and len(sheet.parts) > 1 and page.rows.kinds[sheet.parts[-1].row] > 0:
        if sheet.parts[-1].first > 0:
            break
        carried.insert(0, sheet.parts.pop())
    made, y = PrintedPage(), 0.0
    for part in carried:
        layout = page.layout(part.row)
        made.parts.append(RowPart(part.row, part.first, part.last, y))
        y += layout.lines[part.last].bottom - layout.lines[part.first].top + layout.style.after
    return made


def _height(page: Page, sheet: PrintedPage) -> float:
    """Return how much of a page is taken."""
    if not sheet.parts:
        return 0.0
    part = sheet.parts[-1]
    layout = page.layout(part.row)
    return part.y + layout.lines[part.last].bottom - layout.lines[part.first].top + layout.style.after


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note at its place beside a page.

    Attributes:
        note: The note.
        y: Height of its top on the page.
        goes_on: Whether it was meant for the page before and found no room there.
    """

    note: MarginNote
    y: float
    goes_on: bool = False


def place_notes(
    wanted: Sequence[tuple[MarginNote, float]], heights: Sequence[float], room: float, gap: float
) -> tuple[list[PlacedNote], list[MarginNote]]:
    """Place notes beside a page: near their lines, none over another, from top to bottom.

    Args:
        wanted: Notes with the height where each would stand best, from top to bottom.
        heights: How high each is.
        room: The height of the page.
        gap: Room between two.

    Returns:
        The notes placed, and those that found no room and go over to the next page.
    """
    count, total = 0, 0.0
    for height in heights:
        if total + height > room and count:
            break
        total += height + gap
        count += 1
    tops: list[float] = []
    free = 0.0
    for (_, y), height in zip(wanted[:count], heights, strict=False):
        tops.append(max(y, free))
        free = tops[-1] + height + gap
    limit = room
    for at in range(count - 1, -1, -1):
        tops[at] = max(min(tops[at], limit - heights[at]), 0.0)
        limit = tops[at] - gap
    return (
        [PlacedNote(note, top, y < 0) for (note, y), top in zip(wanted, tops, strict=False)],
        [note for note, _ in wanted[count:]],
    )
