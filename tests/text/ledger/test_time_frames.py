"""Time frames: which paragraphs and sentences speak of one year, and which of several."""

from desktop.text.heading_finder import find_headings
from desktop.text.ledger.time_frames import ONE_YEAR, SEVERAL_YEARS, time_frames
from tests.text.ledger.reports import PROVINCE


def _frame(text: str, words: str) -> str:
    return time_frames(text, find_headings(text, text)).at(text.index(words))


def test_of_a_report() -> None:
    assert _frame(PROVINCE, "年均增长5.6%") == SEVERAL_YEARS
    assert _frame(PROVINCE, "5.3%") == ONE_YEAR
    assert _frame(PROVINCE, "13.1%") == ONE_YEAR
    assert _frame(PROVINCE, "年均增长5.5%") == SEVERAL_YEARS
    assert _frame(PROVINCE, "5%—5.5%") == ONE_YEAR
    assert _frame(PROVINCE, "云台县") == ONE_YEAR


def test_within_a_plan_several_years_hold_for_their_paragraph() -> None:
    text = "二、2024年工作安排\n未来五年，建设甲地。\n建设乙地。\n"
    assert _frame(text, "甲地") == SEVERAL_YEARS
    assert _frame(text, "乙地") == ONE_YEAR


def test_of_a_report_on_one_line() -> None:
    text = "一、工作回顾 五年来，我们建成甲地。产业壮大。过去一年，我们建成乙地。"
    assert _frame(text, "产业壮大") == SEVERAL_YEARS
    assert _frame(text, "乙地") == ONE_YEAR


def test_a_year_that_ends_a_plan_is_one_year() -> None:
    text = "一、工作回顾\n刚刚过去的2025年，是“十四五”收官之年。甲地建成。\n回望“十四五”的五年。乙地建成。\n"
    assert _frame(text, "甲地") == ONE_YEAR
    assert _frame(text, "乙地") == SEVERAL_YEARS


def test_a_year_that_is_one_of_a_term_of_office_is_one_year() -> None:
    text = (
        "一、本届政府工作回顾\n五年来，甲地建成。\n2017年是本届政府任期的收官之年。乙地建成。\n"
        "二、2018年工作安排\n今年是过去五年规划的末年，也是本届政府的起步之年。丙地开工。\n"
    )
    assert _frame(text, "甲地") == SEVERAL_YEARS
    assert _frame(text, "乙地") == ONE_YEAR
    assert _frame(text, "丙地") == ONE_YEAR
