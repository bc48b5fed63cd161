"""Pages: every line is on one of them, and notes stand beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.outline import Heading
from desktop.views.printing.paginator import MarginNote, break_pages, place_notes
from desktop.views.reader.layout.page import Page
from desktop.views.reader.typography import Typography


def page_of(text: str, headings: list[Heading] | None = None) -> Page:
    page = Page(Typography(points=10))
    page.set_text(text, headings or [])
    page.set_available(300)
    return page


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.integers(0, 160), min_size=1, max_size=12), st.integers(60, 400))
def test_every_line_is_printed_once_and_within_the_page(lengths: list[int], height: int) -> None:
    page = page_of("\n".join("国" * length for length in lengths))
    seen = []
    for sheet in break_pages(page, height):
        for part in sheet.parts:
            lines = page.layout(part.row).lines
            seen += [(part.row, number) for number in range(part.first, part.last + 1)]
            bottom = part.y + lines[part.last].bottom - lines[part.first].top
            assert bottom <= height + 1 or len(sheet.parts) == 1
        tops = [part.y for part in sheet.parts]
        assert tops == sorted(tops)
    every = [(row, n) for row in range(len(page.rows)) for n in range(len(page.layout(row).lines))]
    assert seen == every


@pytest.mark.usefixtures("qapp")
def test_a_heading_stands_with_what_follows() -> None:
    for before in range(1, 30):
        text = "\n".join(["前文"] * before + ["一、安排", "后文" * 40])
        start = text.index("一、")
        page = page_of(text, [Heading(start, start + 4, 1, "一、安排", "plan")])
        for sheet in break_pages(page, 300)[:-1]:
            assert page.rows.kinds[sheet.parts[-1].row] != 1


def note(number: int) -> MarginNote:
    return MarginNote(number, str(number), number, "标签", "#c0392b")


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(5, 80)), max_size=20),
    st.integers(100, 500),
)
def test_notes_stand_one_under_the_other_or_go_over(wanted: list[tuple[int, int]], room: int) -> None:
    wanted.sort()
    notes = [(note(number), float(y)) for number, (y, _) in enumerate(wanted)]
    heights = [float(height) for _, height in wanted]
    here, rest = place_notes(notes, heights, room, 2.0)
    assert [one.note for one in here] + rest == [one for one, _ in notes]
    for number, one in enumerate(here):
        assert one.y >= 0 and one.y + heights[number] <= room + 0.01
        if number:
            assert one.y >= here[number - 1].y + heights[number - 1]
