"""Packed figures: they come back as they were recognized."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.model import Figure
from desktop.text.packed_columns import pack_columns
from desktop.text.packed_figures import pack_figures, unpack_figures
from desktop.text.text_analysis import AnalysisTask, analyze

TEXT = (
    "全年生产总值约125.6亿元，增长5.5%。𠮷县粮食产量3.2—3.5万吨，城乡收入比2.1:1，排名第三位。\n"
    "2031年目标6%左右，新建学校2所、2.0公里。\n"
)


def test_figures_come_back_as_they_were() -> None:
    figures = find_figures(TEXT, year=2030)
    assert {one.kind for one in figures} >= {"quantity", "change", "range", "ratio", "rank"}
    packed = analyze(AnalysisTask("a", TEXT, (), 2030)).packed
    assert packed is not None
    found = unpack_figures(packed, TEXT)
    assert found == figures
    assert [(type(one), type(one.value), one.trace) for one in found] == [
        (Figure, type(one.value), None) for one in figures
    ]


def test_whole_numbers_and_others_are_told_apart() -> None:
    rows = [
        (at, at + 1, "全", "quantity", held, *[None] * 9) for at, held in enumerate(("2", "2.0", "[2, 2.5]"))
    ]
    found = unpack_figures(pack_figures(rows), TEXT)
    assert found is not None
    assert [repr(one.value) for one in found] == ["2", "2.0", "[2, 2.5]"]


def test_only_what_is_wanted_is_packed() -> None:
    assert analyze(AnalysisTask("a", TEXT, (), 2030, figures=False, words=True)).packed is None


def test_figures_of_another_text_are_none() -> None:
    packed = analyze(AnalysisTask("a", TEXT, (), 2030)).packed
    assert packed is not None
    assert unpack_figures(packed, TEXT[:20]) is None
    assert unpack_figures(b"", TEXT) is None


@pytest.mark.parametrize("held", ["1,2", "[", ""])
def test_numbers_that_are_none_are_refused(held: str) -> None:
    assert unpack_figures(pack_columns([(0, 1, "quantity", "1", *[None] * 9)], 11), TEXT) is not None
    assert unpack_figures(pack_columns([(0, 1, "quantity", held, *[None] * 9)], 11), TEXT) is None
