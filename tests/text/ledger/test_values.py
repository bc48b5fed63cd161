"""Values of a cell: what a figure says there, and when two figures say the same."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.model import Figure
from desktop.text.ledger.values import FALL, CellValue, is_same, single_value, value_of


def figure(written: str) -> Figure:
    (found,) = find_figures(written)
    return found


def made(value: Any, norm: Any = None, direction: str | None = None) -> Figure:
    return Figure(0, 1, "x", "quantity", value=value, norm_value=norm, direction=direction)


def test_a_cell_has_the_number_as_written_and_where_it_stands() -> None:
    text = "全省地区生产总值突破4.5万亿元。"
    assert value_of(figure(text), text, says_fall=False) == CellValue(
        4.5, None, "万亿元", "突破", 10, 16, "4.5万亿元"
    )


def test_a_range_has_two_ends() -> None:
    text = "地区生产总值增长5%—5.5%。"
    said = value_of(figure(text), text, says_fall=False)
    assert (said.value, said.value_high, said.unit, said.quote) == (5.0, 5.5, "%", "5%—5.5%")
    assert said.qualifier is None


@pytest.mark.parametrize(
    ("text", "says_fall", "qualifier"),
    [
        ("能耗下降3%。", False, "下降"),
        ("能耗下降3%左右。", False, "下降、左右"),
        ("能耗下降3%。", True, None),
        ("能耗下降3%左右。", True, "左右"),
        ("产值增长3%。", False, None),
        ("产值增长3%以上。", False, "以上"),
    ],
)
def test_a_change_downward_is_said_in_words(text: str, says_fall: bool, qualifier: str | None) -> None:
    said = value_of(figure(text), text, says_fall=says_fall)
    assert (said.value, said.qualifier) == (3.0, qualifier)
    assert said.signed == (-3.0 if FALL in (qualifier or "") else 3.0)


def test_a_figure_without_a_number_fills_no_value() -> None:
    said = value_of(made(None), "甲乙", says_fall=False)
    assert said == CellValue(None, None, None, None, 0, 1, "甲")
    assert value_of(made([3, None]), "甲", says_fall=False).value_high is None


@pytest.mark.parametrize(
    ("value", "qualifier", "signed"),
    [
        (3.0, None, 3.0),
        (3.0, "", 3.0),
        (3.0, "左右", 3.0),
        (3.0, "下降", -3.0),
        (3.0, "下降、左右", -3.0),
        (0.0, "下降", 0.0),
        (None, "下降", None),
        (None, None, None),
    ],
)
def test_a_fall_is_negative(value: float | None, qualifier: str | None, signed: float | None) -> None:
    assert CellValue(value, qualifier=qualifier).signed == signed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("产值5.67万亿元", "产值56709亿元", True),
        ("产值5.67万亿元", "产值56750亿元", True),
        ("产值5.67万亿元", "产值56751亿元", False),
        ("产值5.67万亿元", "产值56650亿元", True),
        ("产值5.67万亿元", "产值56649亿元", False),
        ("产值5.70万亿元", "产值5.7万亿元", True),
        ("产值6万亿元", "产值6.4万亿元", True),
        ("产值6万亿元", "产值6.6万亿元", False),
        ("产值增长5.3%", "产值增长5.3%", True),
        ("产值增长5.3%", "产值增长5.34%", True),
        ("产值增长5.3%", "产值增长5.4%", False),
        ("产值增长5.3%", "产值下降5.3%", False),
        ("产值下降5.3%", "产值下降5.3%", True),
        ("新建学校12所", "新建学校12所", True),
        ("新建学校12所", "新建学校13所", False),
        ("产值增长5%—5.5%", "产值增长5%—5.5%", True),
        ("产值增长5%—5.5%", "产值增长5%—6%", False),
        ("产值增长5%—5.5%", "产值增长5%", False),
    ],
)
def test_figures_that_differ_by_less_than_was_written_say_the_same(one: str, other: str, same: bool) -> None:
    assert is_same(figure(one), figure(other)) is same
    assert is_same(figure(other), figure(one)) is same


def test_a_level_may_be_told_with_or_without_the_way_to_it() -> None:
    plain = made(5.3, 5.3)
    assert is_same(plain, replace(plain, direction="up"))
    assert is_same(replace(plain, direction="improve"), replace(plain, direction="up"))
    assert not is_same(plain, replace(plain, direction="down"))
    assert not is_same(replace(plain, direction="down"), plain)


def test_a_number_without_a_known_unit_counts_as_written() -> None:
    assert is_same(made(5.3), made(5.34))
    assert not is_same(made(5.3), made(5.36))
    assert is_same(made(0), made(0))
    assert not is_same(made(0), made(1))
    assert is_same(made(None), made(None))
    assert not is_same(made(None), made(1))


@pytest.mark.parametrize(
    ("value", "norm", "single"),
    [
        (5, 50_000, 50_000.0),
        (5, None, 5.0),
        ([5, 6], [50_000, 60_000], None),
        ([5], None, 5.0),
        (None, None, None),
    ],
)
def test_one_number_in_its_base_unit(value: Any, norm: Any, single: float | None) -> None:
    assert single_value(made(value, norm)) == single
