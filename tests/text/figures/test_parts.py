"""Parts of a whole: what is told of an owner alone behind 其中 is of the measure of the whole."""

import pytest

from desktop.text.figures import find_figures


def indicators(text: str) -> list[str | None]:
    return [one.indicator for one in find_figures(text, year=2024)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "规上工业企业实现利润7亿元，其中国有控股企业2亿元，增长2%，外资企业1亿元。",
            ["规上工业企业利润", "国有控股企业利润", "国有控股企业利润", "外资企业利润"],
        ),
        (
            "全县生产总值82亿元，其中第一产业12亿元；第二产业40亿元，其中工业30亿元。",
            ["地区生产总值", "第一产业增加值", "第二产业增加值", "工业增加值"],
        ),
        (
            "居民消费价格上涨0.2%，其中食品上涨3%，非食品下降0.5%。",
            ["居民消费价格", "食品价格", "非食品价格"],
        ),
        (
            "粮食种植面积118万公顷，其中小麦23万公顷，玉米44万公顷。",
            ["粮食播种面积", "小麦播种面积", "玉米播种面积"],
        ),
        (
            "社会消费品零售总额48亿元，增长7%，其中城镇增长6%，乡村增长8%。",
            ["社会消费品零售总额", "社会消费品零售总额", "城镇消费品零售额", "乡村消费品零售额"],
        ),
        (
            "规模以上工业增加值增长7%。分经济类型看，国有企业增长5%，私营企业增长9%。",
            ["规模以上工业增加值", "国有企业增加值", "私营企业增加值"],
        ),
        (
            "货物运输总量54亿吨，其中铁路5亿吨，水运9亿吨。",
            ["货物运输总量", "铁路货物运输总量", "水运货物运输总量"],
        ),
    ],
)
def test_a_part_has_the_measure_of_its_whole(sentence: str, expected: list[str]) -> None:
    assert indicators(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("固定资产投资增长6%，其中民间投资占62%。", "民间投资"),  # a measure of its own, and a share
        ("引进项目30个，其中工业20个。", "工业"),  # counted, and not measured
        ("实现税收9亿元，外资企业30家。", "外资企业"),  # nothing says that it is a part
        ("粮食种植面积118万亩，其中玉米产量9万吨。", "玉米产量"),
    ],
)
def test_what_measures_itself_or_is_counted_is_no_such_part(sentence: str, expected: str) -> None:
    assert indicators(sentence)[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "公路、铁路客运量分别为3亿和2亿人次，货运量分别为4亿和1亿吨。",
            ["公路客运量", "铁路客运量", "公路货运量", "铁路货运量"],
        ),
        (
            "城镇居民和农村居民人均可支配收入分别为3万元和2万元，人均消费支出分别为2万元和1万元。",
            [
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "城镇居民人均消费支出",
                "农村居民人均消费支出",
            ],
        ),
        (
            "第一、二、三产业增加值分别增长3%、6%、5%，占比分别为8%、40%、52%。",
            [
                *("第一产业增加值", "第二产业增加值", "第三产业增加值"),
                *("第一产业增加值占比", "第二产业增加值占比", "第三产业增加值占比"),
            ],
        ),
        ("猪、牛、羊肉产量分别为50万吨、7万吨、5万吨。", ["猪肉产量", "牛肉产量", "羊肉产量"]),
        ("小麦、玉米亩产分别达到400公斤、450公斤。", ["小麦亩产", "玉米亩产"]),
    ],
)
def test_a_second_measure_is_shared_out_among_the_things_of_the_list(
    sentence: str, expected: list[str]
) -> None:
    assert indicators(sentence) == expected


def test_figures_of_as_many_years_have_one_each() -> None:
    figures = find_figures("2021—2023年，全县新增就业分别为131人、132人、128人，失业率4%。", year=2024)
    assert [(one.indicator, one.period) for one in figures] == [
        ("城镇新增就业", "2021"),
        ("城镇新增就业", "2022"),
        ("城镇新增就业", "2023"),
        ("失业率", "2023"),
    ]


def test_what_firms_have_is_told_with_the_firms() -> None:
    text = "个体工商户发展到195户，从业人员452人，实现营业额8亿元，分别增长23%、28%和27%。"
    names = ["个体工商户", "个体工商户从业人员", "个体工商户营业额"]
    assert indicators(text) == names * 2
    assert indicators("新增企业300家，从业人员2万人。") == ["企业", "从业人员"]


def test_a_contribution_is_that_of_what_was_named_before_it() -> None:
    text = "第一产业增加值8亿元，对经济增长的贡献率为0.7%；第二产业增加值9亿元，对经济增长的贡献率3%。"
    assert indicators(text)[1::2] == [
        "第一产业增加值对经济增长贡献率",
        "第二产业增加值对经济增长贡献率",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蔬菜总产39\n.2万吨。", ["39\n.2万吨"]),
        ("产值达到11o亿元。", ["11o亿元"]),
        ("公路密度52.2公里/百平方公里。", ["52.2公里/百平方公里"]),
        ("载客量88万客位。", ["88万客位"]),
    ],
)
def test_numbers_cut_before_their_point_and_units_over_an_area(text: str, expected: list[str]) -> None:
    assert [one.text for one in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("与2010年相比，2015年林地由20万亩增加到26万亩，绿地由3万亩增加到5万亩。", ["2010", "2015"] * 2),
        ("一、2023年工作回顾\n亏损户由上年的七个减为三个。", ["2022", "2023"]),
        ("2026年是“十五五”规划的开局之年，计划安排：生产总值增长5%。", ["2026"]),
        (
            "三次产业结构分别由2022年的10.4%、53.1%和36.5%调整为2023年的9.4%、53.2%和37.4%。",
            ["2022"] * 3 + ["2023"] * 3,
        ),
    ],
)
def test_years_of_changes_from_a_base_and_of_plans(text: str, periods: list[str]) -> None:
    assert [one.period for one in find_figures(text, year=2024)] == periods
