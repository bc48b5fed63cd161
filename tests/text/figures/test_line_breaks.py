"""Line breaks: where a newspaper broke a line in the middle of a sentence, and where a paragraph ends."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import found


def _goes_on(line: str, after: str) -> bool:
    """Return whether 新增 at a line's end and 就业 at the next one's beginning are read together."""
    first = found(f"{line}新增\n就业3万人{after}")[0]
    assert first.indicator in ("城镇新增就业", "就业")
    return first.indicator == "城镇新增就业"


@pytest.mark.parametrize(("length", "goes_on"), [(6, False), (7, False), (8, True), (9, True)])
def test_a_line_of_eight_characters_may_be_broken(length: int, goes_on: bool) -> None:
    assert _goes_on("山" * (length - 2), "。") is goes_on


@pytest.mark.parametrize(("behind", "goes_on"), [(15, True), (16, True), (17, False)])
@pytest.mark.parametrize("following", [0, 40])
def test_it_is_no_shorter_than_half_of_the_next(behind: int, goes_on: bool, following: int) -> None:
    rest = "，" + "山" * (behind - len("就业3万人，"))
    assert _goes_on("山" * 6, rest + ("\n" + "山" * following if following else "")) is goes_on


@pytest.mark.parametrize(("length", "goes_on"), [(14, False), (15, False), (16, True), (17, True)])
def test_a_line_of_sixteen_characters_may_stand_before_any(length: int, goes_on: bool) -> None:
    assert _goes_on("山" * (length - 2), "，" + "山" * 80 + "。") is goes_on


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("全市经济运行平稳。\n居民收入\n去年为2万元。", False),
        ("全市经济运行平稳。\n县域城乡的居民收入\n去年为2万元。", True),
    ],
)
def test_a_line_s_length_is_counted_from_its_own_beginning(text: str, goes_on: bool) -> None:
    assert (found(text)[0].indicator is not None) is goes_on


def test_a_line_that_begins_with_a_comma_goes_on_the_line_before() -> None:
    text = "进出口总额92\n亿元\n，增长\n2.8%\n。外商直接投资3\n亿美元\n、增长\n9.4%\n。\n"
    assert [(figure.text, figure.indicator) for figure in found(text)] == [
        ("92\n亿元", "进出口总额"),
        ("2.8%", "进出口总额"),
        ("3\n亿美元", "外商直接投资"),
        ("9.4%", "外商直接投资"),
    ]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("广义货币M\n2\n增长11%。", "广义货币"),
        ("细颗粒物（PM\n2.5\n）平均浓度下降9%。", "PM2.5浓度"),
        ("PM\n2.5\n平均浓度下降5%。", "PM2.5浓度"),
    ],
)
def test_a_lowered_digit_in_a_line_of_its_own_ends_no_paragraph(text: str, indicator: str) -> None:
    figures = found(text)
    assert [figure.indicator for figure in figures] == [indicator]


def test_rows_of_a_table_are_no_broken_lines() -> None:
    text = "主要产品产量如下：\n化学纤维 96.4万吨 8.7\n纱 231万吨 5.2\n布 74亿米 1.9\n原盐 1180万吨 -3.1\n"
    assert [figure.indicator for figure in find_figures(text, year=1995)] == ["化学纤维", "纱", "布", "原盐"]
