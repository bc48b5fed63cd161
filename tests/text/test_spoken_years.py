"""Of which years a text tells results, and for which it makes plans."""

import pytest

from desktop.text.spoken_years import spoken_years


@pytest.mark.parametrize(
    "text",
    [
        "2021年，全县完成投资36亿元。",
        "2021年主要目标任务圆满完成。",
        "2021年，全县取得较好成绩。",
        "2021年，山川县整治河道，进行了大规模疏浚。",
        "收入由2017年的3亿元提高到2021年的5亿元。",
        "预计2021年完成投资36亿元。",
        "柳林镇获评2021年度先进镇。",
        "2021年与2016年相比，收入增长36%。",
    ],
)
def test_results_of_a_year(text: str) -> None:
    assert dict(spoken_years(text).results) == {2021: 1}


@pytest.mark.parametrize(
    "text",
    [
        "2021年要完成投资36亿元。",
        "2021年工作安排如下。",
        "2021年是第二个规划的开局之年。",
        "办好2021年国际果品大会。",
        "2021年政府工作主要是抓好6件事。",
    ],
)
def test_plans_for_a_year(text: str) -> None:
    told = spoken_years(text)
    assert (dict(told.results), dict(told.plans)) == ({}, {2021: 1})


@pytest.mark.parametrize(
    "text",
    [
        "到2021年，完成投资36亿元。",
        "力争2021年完成投资36亿元。",
        "投资比2021年增长36%。",
        "按2021年不变价格计算，增长36%。",
        "2021年以来，增长36%。",
        "2021年前完成36处。",
        "支持2021年冬季奥运会，建成36处。",
        "2021年印发的办法惠及36万人。",
    ],
)
def test_what_tells_neither(text: str) -> None:
    told = spoken_years(text)
    assert (dict(told.results), dict(told.plans)) == ({}, {})


def test_of_what_is_told_both_ways_the_more_frequent_holds() -> None:
    twice = "2021年完成投资36亿元。2021年建成桥梁6座。"
    told = spoken_years(f"{twice}2021年要修路。")
    assert (dict(told.results), dict(told.plans)) == ({2021: 2}, {})
    assert dict(spoken_years(f"{twice}到2021年，修路6公里。到2021年，建桥。").results) == {}


def test_a_result_far_behind_all_other_years_is_none_yet() -> None:
    assert dict(spoken_years("2021年要修路。产量2030年达到300吨。").results) == {}
    assert dict(spoken_years("2021年要修路。产量2023年达到300吨。").results) == {2023: 1}


@pytest.mark.parametrize(
    ("text", "to_do", "done"),
    [
        ("今年要修路。", 1, 0),
        ("今年，将修路。", 1, 0),
        ("今年完成投资36亿元。", 0, 1),
        ("今年上半年完成投资36亿元。", 0, 0),
        ("今年以来完成投资36亿元。", 0, 0),
        ("今年，天气很好。", 0, 0),
    ],
)
def test_what_is_said_of_this_year(text: str, to_do: int, done: int) -> None:
    told = spoken_years(text)
    assert (told.to_do_now, told.done_now) == (to_do, done)


CHRONICLE = "2021年，全县完成投资36亿元，比上年增长6%。全年建成桥梁6座。"


def test_what_tells_of_a_year_that_is_over_and_plans_nothing_is_its_chronicle() -> None:
    assert spoken_years(CHRONICLE).is_chronicle(2021)
    assert not spoken_years(CHRONICLE).is_chronicle(2020)
    assert spoken_years(f"{CHRONICLE}今年完成投资36亿元。").is_chronicle(2021)


@pytest.mark.parametrize(
    "more", ["力争再建6座。", "去年修路。", "各位代表！", "2022年要修路。", "今年要修路。"]
)
def test_who_reports_or_plans_writes_no_chronicle(more: str) -> None:
    assert not spoken_years(f"{CHRONICLE}{more}").is_chronicle(2021)
