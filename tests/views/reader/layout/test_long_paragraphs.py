"""A paragraph too long to be laid out whole: its cuts cannot be seen, and nothing is lost or doubled."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.views.reader import ReaderWidget
from desktop.views.reader.layout.page import Page
from tests.views.reader.test_scrolling import turn

SENTENCE = "全县完成投资125.6亿元，同比增长5.5%，签约项目32个。"
LONG = "前一段。\n" + SENTENCE * 800 + "\n后一段。"


def page_of(text: str) -> Page:
    page = Page()
    page.set_text(text, ())
    return page


def test_read_from_its_beginning_it_has_no_short_line(qapp: QApplication) -> None:
    page = page_of(LONG)
    layouts = [page.layout(row) for row in range(1, len(page.rows) - 1)]
    assert len(layouts) > 5
    lines = [line for layout in layouts for line in layout.lines]
    assert all(one.end == after.start for one, after in pairwise(lines))
    for layout in layouts:
        for line in layout.lines[: None if layout is not layouts[-1] else -1]:
            right = layout.x_of(line.end, line, end=True)
            assert page.width - 2 <= right <= page.width + page.overhang + 2


@pytest.mark.parametrize("width", [400, 620, 760])
def test_come_to_from_below_it_has_no_short_line(qapp: QApplication, width: int) -> None:
    page = page_of(LONG)
    page.set_available(width)
    rows = range(len(page.rows) - 2, 0, -1)
    layouts = [page.layout(row) for row in rows][::-1]
    for layout in layouts[:-1]:
        for line in layout.lines:
            right = layout.x_of(line.end, line, end=True)
            assert page.width - 2 <= right <= page.width + page.overhang + 2
    assert all(one.end == after.start for one, after in pairwise(layouts))


@given(st.integers(0, 999), st.booleans())
@settings(max_examples=12)
def test_in_whatever_order_it_is_laid_out_every_character_is_once(
    qapp: QApplication, seed: int, again: bool
) -> None:
    page = page_of(LONG)
    order = list(range(len(page.rows))) * 2
    Random(seed).shuffle(order)
    for at, row in enumerate(order):
        page.layout(row)
        if again and at == len(order) // 2:
            page.set_available(480)
    ends = 0
    for row in range(len(page.rows)):
        layout = page.layout(row)
        assert (layout.start, layout.end) == (page.rows.starts[row], page.rows.ends[row])
        assert layout.start == ends
        assert layout.lines[-1].end == layout.end
        ends = layout.end + (LONG[layout.end : layout.end + 1] == "\n")
        assert page.layout_at(layout.start)[0] == row
    assert ends == len(LONG)


@pytest.mark.parametrize("place", [2_900, 9_000, 15_555])
def test_one_comes_where_one_wants_to_and_the_wheel_goes_to_and_fro(reader: ReaderWidget, place: int) -> None:
    reader.show_text(LONG)
    reader.set_caret(place)
    assert reader.character_rect(place).isValid()
    for pixels in (-700, 700, 700, -700):
        turn(reader, pixels=pixels)
    rect = reader.character_rect(place)
    assert rect.isValid()
    assert reader.code_point_at(rect.center().toPointF()) == place
