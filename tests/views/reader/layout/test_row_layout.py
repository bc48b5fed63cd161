"""A row set in lines: from code points to places and back."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.reader.layout.row_layout import HANGING_PUNCTUATION, NARROW_SPACE, RowLayout, RowText
from desktop.views.reader.typography import BODY, TITLE, Typography, TypographyMetrics

TEXT = "我们坚持“稳中求进”，完成125.6亿元，𠮷祥村😀小学投用。" * 6


@pytest.fixture(scope="module")
def measures(qapp: object) -> TypographyMetrics:
    return TypographyMetrics(Typography(points=12))


def laid_out(
    measures: TypographyMetrics, text: str, start: int = 100, width: float = 300, gaps: Sequence[int] = ()
) -> RowLayout:
    return RowLayout(RowText(start, text, gaps), measures.style(BODY), width)


def test_lines_follow_each_other(measures: TypographyMetrics) -> None:
    layout = laid_out(measures, TEXT)
    assert len(layout.lines) > 5
    assert layout.lines[0].start == 100
    assert layout.lines[-1].end == 100 + len(TEXT)
    for line, following in zip(layout.lines, layout.lines[1:], strict=False):
        assert line.end == following.start
        assert line.bottom == following.top


def test_no_line_begins_with_a_closing_mark(measures: TypographyMetrics) -> None:
    for width in range(200, 420, 7):
        layout = laid_out(measures, TEXT, width=width)
        assert all(TEXT[line.start - 100] not in "，。”）》" for line in layout.lines)


def lines_of(layout: RowLayout, text: str) -> list[str]:
    return [text[line.start : line.end] for line in layout.lines]


@pytest.mark.parametrize("sign", ["。", "、", "，", ",", "）", "”", "…", "；"])
def test_a_line_may_end_before_an_opening_quotation_mark(measures: TypographyMetrics, sign: str) -> None:
    text = f"推进重点产业项目{sign}“一县一业”成效明显"
    row = RowText(0, text)
    style = measures.style(BODY)._replace(indent=0.0)
    lines = lines_of(RowLayout(row, style, measures.em * 10, hanging=False), text)
    assert lines[0] == f"推进重点产业项目{sign}"
    assert lines[1].startswith("“一县")


def test_what_does_not_fit_before_a_quotation_mark_is_not_torn(measures: TypographyMetrics) -> None:
    text = "先进制造业产值比重稳定达到93.5%、“五个一”工程"
    style = measures.style(BODY)._replace(indent=0.0)
    for hanging in (False, True):
        for count in range(14, 17):
            layout = RowLayout(RowText(0, text), style, measures.em * count, hanging=hanging)
            whole = lines_of(layout, text)
            assert sum("93.5%、" in line for line in whole) == 1, whole


def test_letters_are_not_drawn_apart(measures: TypographyMetrics) -> None:
    text = (
        "The page was held as bytes, and somebody replaced Chinese punctuation one byte after the other. " * 3
    )
    layout = laid_out(measures, text, width=260)
    assert len(layout.lines) > 4
    for line in layout.lines:
        words = text[line.start - 100 : line.end - 100].rstrip()
        right = layout.x_of(line.start + len(words), line, end=True)
        natural = line.line.x() + line.line.naturalTextWidth()
        assert right <= natural + 1


@pytest.mark.parametrize("gaps", [[], [2, 4, 9, 33, 34, 35]])
def test_every_character_is_found_where_it_is(measures: TypographyMetrics, gaps: list[int]) -> None:
    layout = laid_out(measures, TEXT, gaps=gaps)
    for code_point in range(100, 100 + len(TEXT)):
        (piece,) = layout.pieces(code_point, code_point + 1)
        middle = (piece.line.top + piece.line.bottom) / 2
        inside = piece.left + min(2.0, (piece.right - piece.left) / 2)
        assert layout.code_point_at(inside, middle, between=False) == code_point
        assert layout.code_point_at(piece.left + 0.5, middle) == code_point
        assert piece.begins
        assert piece.ends


def test_gaps_make_room_and_change_no_offset(measures: TypographyMetrics) -> None:
    plain = laid_out(measures, "招商引资", width=900)
    spaced = laid_out(measures, "招商引资", width=900, gaps=[2])
    (before,), (after,) = plain.pieces(102, 104), spaced.pieces(102, 104)
    assert after.left > before.left + 2
    assert after.right - after.left == pytest.approx(before.right - before.left, abs=1)
    (first,) = spaced.pieces(100, 102)
    assert first.right < after.left


def test_deep_lanes_make_a_line_higher(measures: TypographyMetrics) -> None:
    row = RowText(0, TEXT)
    usual = RowLayout(row, measures.style(BODY), 300)
    deep = RowLayout(row, measures.style(BODY), 300, depth=lambda start, end: 6 if start == 0 else 1)
    assert not usual.deep
    assert deep.deep
    assert deep.height > usual.height
    assert deep.lines[1].bottom - deep.lines[1].top == usual.lines[1].bottom - usual.lines[1].top


def test_an_empty_row_is_a_line(measures: TypographyMetrics) -> None:
    layout = laid_out(measures, "")
    assert len(layout.lines) == 1
    assert layout.height > 0
    assert list(layout.pieces(100, 100)) == []


@given(text=st.text(alphabet="中，。a1 𠮷😀", min_size=1, max_size=60), width=st.integers(60, 400))
def test_pieces_cover_a_range_without_overlap(measures: TypographyMetrics, text: str, width: int) -> None:
    layout = laid_out(measures, text, start=0, width=width)
    pieces = list(layout.pieces(0, len(text)))
    tops = [piece.line.top for piece in pieces]
    assert tops == sorted(set(tops))
    assert sum(piece.begins for piece in pieces) <= 1
    assert sum(piece.ends for piece in pieces) <= 1


def test_a_comma_hangs_beyond_the_edge_instead_of_taking_a_character_down(
    measures: TypographyMetrics,
) -> None:
    style = measures.style(BODY)
    text = "国" * 10 + "，" + "民" * 10 + "人。"
    apart = RowLayout(RowText(0, text), style, 12 * style.em)
    hung = RowLayout(RowText(0, text), style, 12 * style.em, hanging=True)
    assert text[apart.lines[0].start : apart.lines[0].end] == "国" * 9
    first = hung.lines[0]
    assert text[first.start : first.end] == "国" * 10 + "，"
    assert hung.x_of(10, first) == pytest.approx(12 * style.em, abs=1)
    assert hung.x_of(11, first, end=True) > 12 * style.em


@given(st.text("国民，。、𠮷a1 ", max_size=120), st.integers(5, 20))
def test_no_line_is_wider_than_the_column_and_one_hanging_sign(
    measures: TypographyMetrics, text: str, characters: int
) -> None:
    style = measures.style(BODY)
    width = characters * style.em
    layout = RowLayout(RowText(0, text), style, width, hanging=True)
    for line in layout.lines:
        inked = text[line.start : line.end].rstrip()
        end = layout.x_of(line.start + len(inked), line, end=True) if inked else 0.0
        beyond = style.em if inked[-1:] in HANGING_PUNCTUATION else 0.0
        assert end <= width + beyond + 1


def test_signs_side_by_side_leave_no_holes(measures: TypographyMetrics) -> None:
    em = measures.em
    alone = laid_out(measures, "“文”字，字", width=900)
    if alone.x_of(101, alone.lines[0]) - alone.x_of(100, alone.lines[0]) < em * 0.9:
        pytest.skip("the face has no full-width quotes")
    crowded = laid_out(measures, "（“文”），字", width=900)
    edges = [crowded.x_of(at, crowded.lines[0], end=True) for at in range(100, 107)]
    widths = [(after - before) / em for before, after in pairwise(edges)]
    assert widths == pytest.approx([1, 0.5, 1, 0.5, 0.5, 1], abs=0.02)


def test_a_title_in_two_lines_has_no_short_one(measures: TypographyMetrics) -> None:
    title = "二〇二四年云岭县人民政府工作报告"
    style = measures.style(TITLE)
    for characters in range(9, 16):
        layout = RowLayout(RowText(0, title), style, style.em * characters)
        lengths = [line.end - line.start for line in layout.lines]
        assert sum(lengths) == len(title)
        assert len(lengths) == 2
        assert max(lengths) - min(lengths) <= 2
        left = layout.x_of(layout.lines[0].start, layout.lines[0])
        right = layout.x_of(layout.lines[0].end, layout.lines[0], end=True)
        assert left == pytest.approx(layout.width - right, abs=1.5)


def test_numbers_are_not_drawn_out(measures: TypographyMetrics) -> None:
    text = "城镇居民人均可支配收入达到1234567.89元。" * 4
    em, style = measures.em, measures.style(BODY)
    tight = laid_out(measures, "1234567.89", width=900)
    usual = tight.x_of(110, tight.lines[0], end=True) - tight.x_of(100, tight.lines[0])
    drawn_out = []
    for characters in range(NARROW_SPACE, 30):  # lines of narrower columns may be ragged
        row = RowLayout(RowText(0, text), style, em * characters)
        for line in row.lines[:-1]:
            right = row.x_of(line.end, line, end=True)
            assert right == pytest.approx(row.width, abs=2)
        for number in re.finditer("1234567.89", text):
            at = number.start()
            if row.line_of(at) == row.line_of(at + 10):
                line = row.lines[row.line_of(at)]
                drawn_out.append((row.x_of(at + 10, line) - row.x_of(at, line)) / usual)
    assert len(drawn_out) > 5
    assert max(drawn_out) < 1.12


def test_a_line_of_few_characters_is_ragged_rather_than_full_of_holes(measures: TypographyMetrics) -> None:
    text = "额完成15.8亿元，增长123456789.1%。" * 4
    style = measures.style(BODY)._replace(indent=0.0)
    layout = RowLayout(RowText(0, text), style, measures.em * 12)
    assert len(layout.lines) > 3
    gaps = []
    for line in layout.lines:
        places = [layout.x_of(at, line) for at in range(line.start, line.end)]
        wide = [at for at in range(line.start, line.end - 1) if text[at] > "\u3400"]
        gaps += [places[at + 1 - line.start] - places[at - line.start] for at in wide]
    assert max(gaps) < measures.em * 1.3
