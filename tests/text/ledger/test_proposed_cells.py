"""Proposals for single cells: what is told where a report has no number, or says two things."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger import CellProposal, LedgerIndicator, propose
from desktop.text.ledger.values import CellValue

GROWTH = LedgerIndicator("地区生产总值增速", (), ("%",), ("change",))
OPENING = "主要预期目标是："
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"


def proposals(
    text: str, indicator: LedgerIndicator = GROWTH, year: int | None = 2024
) -> tuple[CellProposal, CellProposal]:
    """Return what is proposed as target and as result."""
    headings = find_headings(text, text)
    figures = find_figures(text, year=year, headings=headings)
    target, achieved = propose(text, headings, year, figures, [indicator], ("石泉县",))
    return target, achieved


def test_target_and_result_of_each_indicator_in_order() -> None:
    text = f"{REVIEW}地区生产总值增长5%。\n{PLAN}地区生产总值增长6%左右。\n"
    target, achieved = proposals(text)
    at = text.index("6%")
    assert target == CellProposal(
        "地区生产总值增速",
        "target",
        "2024",
        "proposed",
        CellValue(6.0, None, "%", "左右", at, at + 2, "6%"),
        (CellValue(5.0, None, "%", None, text.index("5%"), text.index("5%") + 2, "5%"),),
    )
    assert (achieved.indicator, achieved.status, achieved.period) == ("地区生产总值增速", "achieved", "2023")
    assert (achieved.value.quote, [one.quote for one in achieved.others]) == ("5%", ["6%"])


def test_two_things_that_are_said_are_a_conflict() -> None:
    text = f"{REVIEW}地区生产总值增长5%。\n地区生产总值增长6%。\n{PLAN}无。\n"
    achieved = proposals(text)[1]
    assert (achieved.state, achieved.value.quote) == ("conflict", "5%")
    assert [one.quote for one in achieved.others] == ["6%"]


def test_the_same_said_twice_is_none() -> None:
    text = f"{REVIEW}地区生产总值增长5%。\n地区生产总值增长5.0%。\n{PLAN}无。\n"
    assert proposals(text)[1].state == "proposed"


@pytest.mark.parametrize(
    "other",
    [
        "扣除价格因素地区生产总值增长6%",
        "预计地区生产总值增长6%",
        "加快经开区开发，全县地区生产总值增长6%",
    ],
)
def test_the_plainest_of_several_counts(other: str) -> None:
    for lines in (f"{other}。\n地区生产总值增长5%。\n", f"地区生产总值增长5%。\n{other}。\n"):
        achieved = proposals(f"{REVIEW}{lines}{PLAN}无。\n")[1]
        assert (achieved.state, achieved.value.quote) == ("proposed", "5%")
        assert [one.quote for one in achieved.others] == ["6%"]


def test_a_fall_is_said_unless_the_name_says_it() -> None:
    text = f"{REVIEW}能源消耗下降3%。\n"
    for name, qualifier in (("能源消耗增速", "下降"), ("能源消耗降幅", None)):
        achieved = proposals(text, LedgerIndicator(name, ("能源消耗",), ("%",), ("change",)))[1]
        assert (achieved.value.value, achieved.value.qualifier) == (3.0, qualifier)


@pytest.mark.parametrize(
    ("clause", "qualifier"),
    [
        ("地区生产总值增长高于全省平均水平", "增长高于全省平均水平"),
        ("全县地区生产总值持续增长", "持续增长"),
        ("地区生产总值增速不低于上年", "增速不低于上年"),
        ("地区生产总值与收入同步", "与收入同步"),
    ],
)
def test_a_target_without_a_number_is_quoted(clause: str, qualifier: str) -> None:
    text = f"{PLAN}{OPENING}粮食产量增长2%，{clause}，失业率控制在5%以内。\n"
    figures = LedgerIndicator("粮食产量", (), ("%",), ("change",))
    headings = find_headings(text, text)
    found = propose(text, headings, 2024, find_figures(text, year=2024, headings=headings), [figures, GROWTH])
    cell = found[2]
    start = text.index(clause)
    assert (cell.indicator, cell.status, cell.state) == ("地区生产总值增速", "target", "absent")
    assert cell.value == CellValue(None, None, None, qualifier, start, start + len(clause), clause)


@pytest.mark.parametrize("words", ["不设", "不再设", "未设", "不提", "没有提出"])
def test_that_there_is_no_target_is_quoted(words: str) -> None:
    clause = f"今年{words}地区生产总值具体增长目标"
    target = proposals(f"{PLAN}从实际出发，{clause}。\n")[0]
    assert target.state == "absent"
    assert (target.value.value, target.value.quote) == (None, clause)
    assert (target.value.qualifier or "").startswith(words)
    reviewed = proposals(f"{REVIEW}从实际出发，{clause}。\n{PLAN}建成公园。\n")[0]
    assert reviewed.value.quote == f"{PLAN}建成公园。\n"
    other = proposals(f"{PLAN}{words}粮食产量具体增长目标。\n")[0]
    assert other.value.qualifier is None


def test_where_nothing_is_said_the_part_searched_is_quoted() -> None:
    text = f"{REVIEW}建成公园。\n{PLAN}修路。\n"
    target, achieved = proposals(text)
    assert (target.state, target.value.quote, target.value.start) == (
        "absent",
        f"{PLAN}修路。\n",
        text.index(PLAN),
    )
    assert (achieved.state, achieved.value.quote, achieved.value.start) == ("absent", text, 0)
    assert target.others == achieved.others == ()


def test_no_more_than_200_code_points_are_quoted() -> None:
    target = proposals(f"\n  {'好' * 300}")[0]
    assert (target.value.start, target.value.end, target.value.quote) == (3, 203, "好" * 200)


def test_the_period_is_the_figures_own_where_the_year_is_not_known() -> None:
    text = f"{REVIEW}2023年地区生产总值增长5%。\n{PLAN}无。\n"
    achieved = proposals(text, year=None)[1]
    assert (achieved.value.quote, achieved.period) == ("5%", "2023")
    assert proposals("建成公园。", year=None)[0].period == ""
