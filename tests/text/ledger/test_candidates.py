"""Candidates for a cell: which figures of a report may fill it, in what order, with what is against them."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger.candidates import (
    DOUBTED,
    ELSEWHERE,
    END_OF_SPAN,
    HEADLINE,
    Report,
    candidates,
    distinct,
)
from desktop.text.ledger.indicators import LedgerIndicator

GROWTH = LedgerIndicator("地区生产总值增速", ("GDP增速",), ("%",), ("change",), -30, 40)
LEVEL = LedgerIndicator("地区生产总值", ("经济总量",), ("亿元",), ("quantity",), scope="level")
JOBS = LedgerIndicator("城镇新增就业", (), ("万人",), ("quantity",))
TARGET = "地区生产总值增长6%"
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"

Found = list[tuple[str, int, str, str]]


def report(text: str, year: int | None = 2024) -> Report:
    headings = find_headings(text, text)
    figures = find_figures(text, year=year, headings=headings)
    return Report(text, headings, year, figures, ("石泉县",))


def found(text: str, status: str, indicator: LedgerIndicator, year: int | None = 2024) -> Found:
    """Return each candidate: its text, its rank, what speaks against it and its part of the place."""
    read = report(text, year)
    headline = read.headline(status, indicator.names)
    return [
        (one.figure.text, one.rank, one.against, one.scope)
        for one in candidates(read, indicator, status, headline)
    ]


def test_what_is_promised_and_what_was_reached_are_told_apart() -> None:
    text = f"{REVIEW}全县地区生产总值增长5.2%。\n{PLAN}地区生产总值增长6%。\n"
    assert found(text, "achieved", GROWTH) == [("5.2%", ELSEWHERE, "", ""), ("6%", DOUBTED, "status", "")]
    assert found(text, "target", GROWTH) == [("6%", ELSEWHERE, "", ""), ("5.2%", DOUBTED, "status", "")]


def test_the_headline_goes_before_the_rest() -> None:
    text = f"{PLAN}（一）稳增长。地区生产总值增长7%。\n主要预期目标是：地区生产总值增长6%。\n"
    assert found(text, "target", GROWTH) == [("6%", HEADLINE, "", ""), ("7%", ELSEWHERE, "", "")]


def test_a_chapter_on_past_targets_is_a_review() -> None:
    text = f"一、2023年目标任务\n地区生产总值增长5%。\n{PLAN}地区生产总值增长6%。\n"
    assert found(text, "achieved", GROWTH) == [("5%", ELSEWHERE, "", ""), ("6%", DOUBTED, "status", "")]
    assert found(text, "target", GROWTH) == [("6%", ELSEWHERE, "", ""), ("5%", DOUBTED, "status", "")]
    assert [report(text).part(text.index(word)) for word in ("5%", "6%")] == ["review", "plan"]


def test_a_chapter_on_past_targets_alone_is_a_review_where_the_year_is_known() -> None:
    text = "一、2023年目标任务\n地区生产总值增长5%。\n"
    assert found(text, "achieved", GROWTH) == [("5%", ELSEWHERE, "", "")]
    assert found(text, "target", GROWTH) == [("5%", DOUBTED, "status", "")]
    assert report(text).part(text.index("5%")) == "review"
    assert report(text, None).part(text.index("5%")) == "plan"
    assert report(text, 2023).part(text.index("5%")) == "plan"
    assert report(f"前言\n{text}").part(0) == "other"


@pytest.mark.parametrize(
    ("sentence", "candidate"),
    [
        # One year, several years, and one year named among several.
        ("五年来，地区生产总值年均增长5.2%。", ("5.2%", DOUBTED, "period", "")),
        ("五年来，经济总量达到300亿元，增长40%。", ("40%", DOUBTED, "period", "")),
        ("五年来，砥砺前行。2023年地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("五年来，砥砺前行，地区生产总值同比增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("五年来，2023年地区生产总值达到300亿元，比上年增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("二〇二三年地区生产总值增长5%。", ("5%", ELSEWHERE, "", "")),
        # Against an earlier year.
        ("地区生产总值比2022年增长5%。", ("5%", ELSEWHERE, "", "")),
        ("地区生产总值比2021年增长8%。", ("8%", DOUBTED, "years", "")),
        ("地区生产总值较2018年增长35%。", ("35%", DOUBTED, "years", "")),
        ("地区生产总值较“十三五”时期增长35%。", ("35%", DOUBTED, "years", "")),
        ("地区生产总值比上个五年增长35%。", ("35%", DOUBTED, "period", "")),
        # Of a part of the year.
        ("上半年地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("前三季度地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("1-9月地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("1—11月地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("1至8月地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("一至八月地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("1—12月地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("9月份地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("十一月份地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("9月地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("9月份以来，地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("比上半年提高，地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("上半年向好，全年地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("上半年向好；地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("我们攻坚克难，上半年向好；地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("我们攻坚克难奋力拼搏，上半年向好；地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("我们攻坚克难奋力拼搏，上半年向好，地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("上半年向好。地区生产总值增长5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("年末地区生产总值增速从上半年4.5%提高到5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("地区生产总值增速由一季度的4.5%升至5.2%。", ("5.2%", ELSEWHERE, "", "")),
        ("从上半年看，地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("从上半年到年中，地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("从上半年情况看地区生产总值增速达到5.2%。", ("5.2%", DOUBTED, "season", "")),
        ("上半年税收由4亿元增加到5亿元，地区生产总值增长5.2%。", ("5.2%", DOUBTED, "season", "")),
        # What had been expected.
        ("地区生产总值增长好于6%的预期目标。", ("6%", DOUBTED, "expected", "")),
        ("地区生产总值增长目标为6%。", ("6%", DOUBTED, "expected", "")),
        ("地区生产总值增长6%，好于预期。", ("6%", ELSEWHERE, "", "")),
        # Of a part of the place.
        ("支持高新区建设，地区生产总值增长15%。", ("15%", DOUBTED, "part", "高新区")),
        ("支持高新区建设。地区生产总值增长15%。", ("15%", ELSEWHERE, "", "")),
        ("支持高新区建设，全县地区生产总值增长15%。", ("15%", ELSEWHERE, "", "")),
        ("全县工业发展，其中东片地区生产总值增长15%。", ("15%", DOUBTED, "part", "其中")),
    ],
)
def test_what_speaks_against_a_result(sentence: str, candidate: tuple[str, int, str, str]) -> None:
    assert found(f"{REVIEW}{sentence}\n", "achieved", GROWTH) == [candidate]


def test_what_has_an_attribute_is_another_indicator() -> None:
    sentence = "全县工业发展，其中民营企业地区生产总值增长15%。"
    assert found(f"{REVIEW}{sentence}\n", "achieved", GROWTH) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("五年来，地区生产总值达到300亿元。", [("300亿元", END_OF_SPAN, "", "")]),
        ("地区生产总值连续5年稳定在300亿元以上。", [("300亿元", END_OF_SPAN, "", "")]),
        ("地区生产总值连续5年保持增长，达到300亿元。", [("300亿元", ELSEWHERE, "", "")]),
        ("地区生产总值突破300亿元、达到312亿元。", [("312亿元", ELSEWHERE, "", "")]),
        ("地区生产总值完成312亿元，突破300亿元。", [("312亿元", ELSEWHERE, "", "")]),
        (
            "地区生产总值完成372亿元，突破300亿元。",
            [("372亿元", ELSEWHERE, "", ""), ("300亿元", ELSEWHERE, "", "")],
        ),
        (
            "地区生产总值突破300亿元。地区生产总值达到312亿元。",
            [("300亿元", ELSEWHERE, "", ""), ("312亿元", ELSEWHERE, "", "")],
        ),
    ],
)
def test_the_level_that_was_reached(sentence: str, expected: Found) -> None:
    assert found(f"{REVIEW}{sentence}\n", "achieved", LEVEL) == expected


def test_what_is_told_of_the_last_year_among_the_plans_is_no_result() -> None:
    text = f"{REVIEW}建成公园。\n{PLAN}去年全县地区生产总值增长5%，今年要更好。\n"
    for status in ("target", "achieved"):
        assert found(text, status, GROWTH) == [("5%", DOUBTED, "status", "")]


def test_in_the_headline_a_target_need_not_be_told_as_one() -> None:
    assert found(f"主要预期目标是：{TARGET}。\n", "target", GROWTH) == [("6%", HEADLINE, "", "")]
    assert found(f"各位代表：\n{TARGET}。\n", "target", GROWTH) == [("6%", DOUBTED, "status", "")]


@pytest.mark.parametrize(
    ("sentence", "as_level", "as_whole"),
    [
        ("五年来，地区生产总值达到300亿元。", (END_OF_SPAN, ""), (DOUBTED, "years")),
        ("地区生产总值连续5年稳定在300亿元以上。", (END_OF_SPAN, ""), (DOUBTED, "years")),
        ("地区生产总值每年稳定在300亿元以上。", (DOUBTED, "years"), (DOUBTED, "years")),
        ("地区生产总值累计达到300亿元。", (DOUBTED, "years"), (DOUBTED, "years")),
        ("地区生产总值年均值300亿元。", (ELSEWHERE, ""), (ELSEWHERE, "")),
    ],
)
def test_only_a_level_stands_at_the_end_of_several_years(
    sentence: str, as_level: tuple[int, str], as_whole: tuple[int, str]
) -> None:
    text = f"{REVIEW}{sentence}\n"
    names, units, kinds = LEVEL.synonyms, LEVEL.units, ("quantity", "change")
    for indicator, expected in (
        (LEVEL, as_level),
        (LedgerIndicator(LEVEL.name, names, units), as_whole),
        (LedgerIndicator(LEVEL.name, names, units, kinds, scope="level"), as_whole),
    ):
        assert found(text, "achieved", indicator) == [("300亿元", expected[0], expected[1], "")]


def test_what_is_neither_told_as_a_target_nor_as_a_result_is_no_candidate() -> None:
    text = f"{REVIEW}建成公园。\n三、名词解释\n地区生产总值：去年地区生产总值300亿元。\n"
    assert [one.status for one in report(text).figures] == ["other"]
    for status in ("target", "achieved"):
        assert found(text, status, LEVEL) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "城镇新增就业3.69万人，圆满完成城镇新增就业3万人的目标。",
            [("3.69万人", ELSEWHERE, "", ""), ("3万人", DOUBTED, "expected", "")],
        ),
        ("城镇新增就业3.69万人。圆满完成城镇新增就业3.69万人的目标。", [("3.69万人", ELSEWHERE, "", "")] * 2),
        ("城镇新增就业完成3万人的目标。", [("3万人", ELSEWHERE, "", "")]),
        ("城镇新增就业3.6万人，超额完成3万人的目标。", [("3.6万人", ELSEWHERE, "", "")]),
        ("城镇新增就业预期目标为3万人。", [("3万人", DOUBTED, "expected", "")]),
    ],
)
def test_a_target_that_was_reached_is_a_result(sentence: str, expected: Found) -> None:
    assert found(f"{REVIEW}{sentence}\n", "achieved", JOBS) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年地区生产总值达到500亿元。", [("500亿元", ELSEWHERE, "", "")]),
        ("到2030年地区生产总值达到500亿元。", [("500亿元", DOUBTED, "period", "")]),
        (
            "地区生产总值达到300亿元以上、力争312亿元。",
            [("300亿元", ELSEWHERE, "", ""), ("312亿元", DOUBTED, "stretch", "")],
        ),
        (
            "地区生产总值突破300亿元、力争达到312亿元。",
            [("300亿元", ELSEWHERE, "", ""), ("312亿元", DOUBTED, "stretch", "")],
        ),
        ("支持高新区建设。地区生产总值达到500亿元。", [("500亿元", DOUBTED, "part", "高新区")]),
        ("支持高新区建设。\n地区生产总值达到500亿元。", [("500亿元", ELSEWHERE, "", "")]),
    ],
)
def test_what_speaks_against_a_target(sentence: str, expected: Found) -> None:
    assert found(f"{PLAN}{sentence}\n", "target", LEVEL) == expected


def test_a_figure_of_any_part_counts_where_the_ledger_asks_for_any() -> None:
    text = f"{REVIEW}支持高新区建设，地区生产总值增长15%。\n"
    growth = LedgerIndicator("地区生产总值增速", (), ("%",), ("change",), scope="any")
    assert found(text, "achieved", growth) == [("15%", ELSEWHERE, "", "高新区")]


def test_the_period_of_a_status() -> None:
    assert [report("甲").period(status) for status in ("target", "achieved")] == ["2024", "2023"]
    assert [report("甲", None).period(status) for status in ("target", "achieved")] == ["", ""]


def test_a_report_is_read_in_simplified_characters_with_plain_years_of_the_same_length() -> None:
    text = "二〇〇六年與一九九八年，１９９９年，二○一一年，一〇年"
    assert report(text).plain == "2006年与1998年，1999年，2011年，一〇年"


def test_figures_are_known_by_the_plain_names_of_their_indicators() -> None:
    read = report(f"{REVIEW}全县地区生产总值增速5.2%，投资、消费均增长5%。\n")
    assert [one.text for one in read.by_name["地区生产总值"]] == ["5.2%"]
    assert all(one.indicator is not None for named in read.by_name.values() for one in named)


def test_what_says_the_same_is_held_once() -> None:
    read = report(f"{REVIEW}地区生产总值达到3.12万亿元。地区生产总值31200亿元。地区生产总值4万亿元。\n")
    every = candidates(read, LEVEL, "achieved", ())
    assert [one.figure.text for one in every] == ["3.12万亿元", "31200亿元", "4万亿元"]
    assert [one.figure.text for one in distinct(every)] == ["3.12万亿元", "4万亿元"]


def test_a_number_that_is_doubted_hides_none_that_is_doubted_for_another_reason() -> None:
    text = f"""{REVIEW}上半年地区生产总值增长6%。前三季度地区生产总值增长6%。
支持高新区建设，地区生产总值增长6%。
全县地区生产总值增长5%。
{PLAN}地区生产总值增长5%。
"""
    every = candidates(report(text), GROWTH, "achieved", ())
    assert [(one.figure.text, one.against) for one in distinct(every)] == [
        ("5%", ""),
        ("6%", "part"),
        ("6%", "season"),
    ]


def test_what_is_doubted_is_told_first_where_it_is_of_the_time_asked_for() -> None:
    review = "上半年地区生产总值增长7%。支持高新区建设，地区生产总值增长9%。"
    text = f"{REVIEW}{review}\n{PLAN}地区生产总值增长6%。\n"
    assert found(text, "achieved", GROWTH) == [
        ("9%", DOUBTED, "part", "高新区"),
        ("7%", DOUBTED, "season", ""),
        ("6%", DOUBTED, "status", ""),
    ]


def test_the_season_of_a_value_left_behind_is_not_that_of_the_next() -> None:
    text = f"{REVIEW}地区生产总值增速从一季度的4.5%提高到前三季度的5.2%。\n"
    assert [one for one in found(text, "achieved", GROWTH) if not one[2]] == []
