"""Shared figures: of which indicators one number is said."""

from dataclasses import replace

import pytest

from desktop.text.figures import find_figures
from desktop.text.ledger.shared_figures import shared_names, with_shared


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("固定资产投资、社会消费品零售总额均增长5%。", ["固定资产投资", "社会消费品零售总额"]),
        ("全市固定资产投资和社会消费品零售总额增速均保持5%。", ["固定资产投资", "社会消费品零售总额"]),
        ("固定资产投资与社会消费品零售总额都增长5%。", ["固定资产投资", "社会消费品零售总额"]),
        ("固定资产投资及社会消费品零售总额皆增长5%。", ["固定资产投资", "社会消费品零售总额"]),
        ("固定资产投资增长5%。", []),
        ("固定资产投资、社会消费品零售总额增长5%。", ["固定资产投资", "社会消费品零售总额"]),
        ("固定资产投资、社会消费品零售总额年均增长5%。", []),
        ("固定资产投资、社会消费品零售总额平均增长5%。", []),
        ("城镇、农村居民人均可支配收入均增长6%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡居民人均可支配收入均增长6%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("固定资产投资均衡增长5%。", []),
    ],
)
def test_names_that_share_a_number(text: str, names: list[str]) -> None:
    (figure,) = find_figures(text)
    assert shared_names(text, figure) == names


def test_a_figure_is_said_of_each_name_and_not_of_what_they_have_in_common() -> None:
    text = "城镇、农村居民人均可支配收入均增长6%。"
    (figure,) = find_figures(text)
    common = replace(figure, indicator="居民人均可支配收入")
    urban, rural = "城镇居民人均可支配收入", "农村居民人均可支配收入"
    assert [one.indicator for one in with_shared(text, common)] == [urban, rural]
    own = replace(figure, indicator=rural)
    assert [one.indicator for one in with_shared(text, own)] == [rural, urban]
    other = replace(figure, indicator="财政收入")
    assert [one.indicator for one in with_shared(text, other)] == ["财政收入", urban, rural]
    unnamed = replace(figure, indicator=None)
    assert with_shared(text, unnamed) == [unnamed]


def test_a_number_of_one_name_is_said_of_it_alone() -> None:
    text = "固定资产投资增长5%。"
    (figure,) = find_figures(text)
    assert with_shared(text, figure) == [figure]


@pytest.mark.parametrize(
    ("text", "indicator", "names"),
    [
        ("地区生产总值连跨两个台阶，达到4万亿元。", "台阶", ["地区生产总值"]),
        ("地区生产总值跨越大关、现已达4万亿元。", "大关", ["地区生产总值"]),
        ("地区生产总值连跨两个台阶，达到4万亿元。", "固定资产投资", ["固定资产投资"]),
        ("企业数连跨两个台阶，达到4万亿元。", "台阶", ["台阶"]),
        ("地区生产总值连跨两个台阶。达到4万亿元。", "台阶", ["台阶"]),
    ],
)
def test_a_level_behind_steps_passed_is_of_what_passed_them(
    text: str, indicator: str, names: list[str]
) -> None:
    figure = replace(find_figures(text)[-1], indicator=indicator)
    assert figure.text == "4万亿元"
    assert [one.indicator for one in with_shared(text, figure)] == names
