"""Shapes of numbers that prints, scans and older reports have."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import found, only


@pytest.mark.parametrize("colon", [":", "：", "∶", "︰", "﹕"])
def test_a_proportion_with_any_colon(colon: str) -> None:
    figure = only(f"三次产业结构为12.6{colon}46.1{colon}41.3。")
    assert (figure.kind, figure.value, figure.indicator) == ("ratio", [12.6, 46.1, 41.3], "三次产业结构")


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("速度调高到百分之七至八。", "百分之七至八", [7, 8]),
        ("产量增加百分之十到二十左右。", "百分之十到二十", [10, 20]),
        ("投资减少百分之七至百分之十。", "百分之七至百分之十", [7, 10]),
        ("产值增长百分之六、七。", "百分之六、七", [6, 7]),
        ("商品粮增加两、三倍。", "两、三倍", [2, 3]),
        ("改种一、二千万亩。", "一、二千万亩", [1000, 2000]),
    ],
)
def test_a_range_in_chinese_numerals(sentence: str, text: str, value: list[float]) -> None:
    figure = only(sentence)
    assert (figure.text, figure.kind, figure.value) == (text, "range", value)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("比重由百分之六到百分之八。", [6, 8]),
        ("分别增长百分之六、百分之七。", [6, 7]),
        ("分别占百分之六、百分之九、百分之二十。", [6, 9, 20]),
        ("比重由百分之三十九点七到一九五七年上升为百分之四十五。", [39.7, 45]),
    ],
)
def test_two_shares_that_are_no_range(sentence: str, values: list[float]) -> None:
    assert [one.value for one in find_figures(sentence, year=1958)] == values


@pytest.mark.parametrize(
    ("sentence", "unit", "norm"),
    [
        ("惠及3200万孩子。", "万人", 32_000_000),
        ("6600多万纳税人受益。", "万人", 66_000_000),
        ("救助1.5万孕产妇。", "万人", 15_000),
        ("脱贫人口务工规模超过3300万。", "万人", 33_000_000),
        ("全国就业规模达到7.4亿。", "亿人", 740_000_000),
        ("全区共有人口一百二十万。", "万人", 1_200_000),
    ],
)
def test_people_are_counted_where_no_unit_says_so(sentence: str, unit: str, norm: int) -> None:
    figure = only(sentence)
    assert (figure.unit, figure.norm_value, figure.norm_unit) == (unit, norm, "人")


def test_an_average_of_years_is_no_denominator() -> None:
    assert only("产值平均每年百分之六。").text == "百分之六"
    assert only("每立方米36微克。").text == "每立方米36微克"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("取消1/3审批事项。", "1/3"), ("产量占全国1/4、价格平稳。", "1/4"), ("达到总量1/6。", "1/6")],
)
def test_a_share_with_a_stroke(sentence: str, text: str) -> None:
    assert only(sentence).text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "第1/3页。",
        "见1/2版。",
        "农药零使用，大蒜零种植。",
        "遵循五项原则。",
        "落实“新36条”和新36条。",
        "作出2006－2020年的部署。",
        "作出2006〜2020年的部署。",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert find_figures(sentence, year=2010) == []


def test_counted_nouns_that_begin_like_slogans() -> None:
    sentence = "新建三个有色金属企业、两个再生水厂、两个无人机基地、五个最美乡村。"
    assert [one.indicator for one in find_figures(sentence, year=2024)] == [
        "有色金属企业",
        "再生水厂",
        "无人机基地",
        "最美乡村",
    ]
    assert find_figures("四个不摘，三个没有变，两个更加，四个最严。", year=2024) == []


@pytest.mark.parametrize(
    ("sentence", "value"), [("人均纯收入达到18 26元。", 1826), ("人均耕地0.1 5公顷。", 0.15)]
)
def test_the_last_digits_are_never_taken_for_the_number(sentence: str, value: float) -> None:
    figure = only(sentence)
    assert (figure.value, figure.doubt) == (value, "digits set apart")


@pytest.mark.parametrize(
    ("sentence", "value", "direction"),
    [
        ("城镇化率提高近九个百分点。", 9, "up"),
        ("失业率下降三个百分点。", 3, "down"),
        ("入学率高于全省两个百分点。", 2, "up"),
        ("贫困率回落一个百分点。", 1, "down"),
        ("失业率4%，同比低0.5个百分点。", 0.5, "down"),
    ],
)
def test_points_in_numerals_and_comparisons_with_last_year(
    sentence: str, value: float, direction: str
) -> None:
    figure = find_figures(sentence, year=2013)[-1]
    assert (figure.kind, figure.value, figure.direction) == ("change", value, direction)
    assert figure.indicator == find_figures(sentence, year=2013)[0].indicator is not None


def test_what_something_took_before_is_a_figure_and_an_age_of_years_is_none() -> None:
    assert [one.value for one in find_figures("办理时间由过去的64天下降为23天。", year=2013)] == [64, 23]
    assert find_figures("过去的五年，两个一百年，三个必须。", year=2013) == []


@pytest.mark.parametrize("indicator", ["风力发电装机容量", "小春粮食总产量", "市政基础设施投资"])
def test_a_canonical_name_eats_no_modifier(indicator: str) -> None:
    assert only(f"{indicator}达到3亿元。").indicator == indicator


def test_a_foreign_character_of_a_scan_is_a_decimal_point() -> None:
    assert [(figure.text, figure.value) for figure in found("出栏生猪61郾5万头，增长4畅2%。")] == [
        ("61郾5万头", 61.5),
        ("4畅2%", 4.2),
    ]


def test_the_number_of_an_item_is_no_figure_and_no_part_of_a_name() -> None:
    figures = found("\n21 居民医保补助标准提高到每人每年640元。\n")
    assert [(figure.text, figure.indicator) for figure in figures] == [("每人每年640元", "居民医保补助标准")]


def test_herds_are_counted() -> None:
    assert [figure.text for figure in found("羊群达到120群，骆驼600峰。")] == ["120群", "600峰"]


def test_a_plan_in_straight_quotation_marks_is_one() -> None:
    figures = find_figures('"九五"期间，第一产业比重下降2.8个百分点。', year=2001)
    assert [figure.period for figure in figures] == ["1996–2000"]
