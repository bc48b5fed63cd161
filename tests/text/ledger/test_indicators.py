"""Indicators of a ledger: names, kinds, units and what is plausible."""

from dataclasses import replace

import pytest

from desktop.text.figures import find_figures
from desktop.text.ledger.indicators import LedgerIndicator, plain_name, unit_in_base


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("城镇调查失业率均值", "城镇调查失业率"),
        ("居民消费价格总水平涨幅", "居民消费价格"),
        ("全省地区生产总值增速", "地区生产总值"),
        ("GDP增长幅度", "地区生产总值"),
        ("規上工業增加值", "规模以上工业增加值"),
        ("人均地区生产总值", "人均地区生产总值"),
        ("战略性新兴产业增加值增速", "战略性新兴产业增加值"),
        ("增速", "增速"),
    ],
)
def test_plain_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("sentence", "is_of"),
    [
        ("地区生产总值增长6%。", True),
        ("地区生产总值下降6%。", True),
        ("地区生产总值增长5%—6%。", True),
        ("地区生产总值达到60亿元。", False),
        ("地区生产总值增速高于全省6个百分点。", False),
        ("地区生产总值增长600%。", False),
        ("人均地区生产总值增长6%。", False),
    ],
)
def test_growth(sentence: str, *, is_of: bool) -> None:
    indicator = LedgerIndicator("地区生产总值增速", (), ("%",), ("change",), -30, 40)
    figure = find_figures(sentence)[0]
    assert indicator.is_of(figure, sentence[: figure.start]) is is_of


def test_limits_count_in_the_first_unit() -> None:
    indicator = LedgerIndicator("城镇新增就业", (), ("万人", "万个"), ("quantity",), 0.1, 3)
    for sentence, is_of in (
        ("城镇新增就业2150人。", True),
        ("城镇新增就业2.9万人。", True),
        ("城镇新增就业30万人。", False),
        ("新增城镇就业岗位6545个。", True),
    ):
        assert indicator.is_of(find_figures(sentence)[0]) is is_of


def test_units() -> None:
    assert unit_in_base("亿元") == (1e8, "元")
    assert unit_in_base("无此单位") == (1.0, "无此单位")


@pytest.mark.parametrize(
    "sentence", ["地区生产总值翻一番。", "地区生产总值提高5个百分点。", "占比提高5个百分点。"]
)
def test_doublings_and_points_are_no_values_of_an_indicator(sentence: str) -> None:
    (figure,) = find_figures(sentence)
    assert figure.indicator is not None
    indicator = LedgerIndicator(figure.indicator, (), (), (figure.kind,))
    assert not indicator.is_of(figure, sentence[: figure.start])
    assert not indicator.is_of(replace(figure, norm_unit=None))
    assert indicator.is_of(replace(figure, unit="%", norm_unit="%"))
