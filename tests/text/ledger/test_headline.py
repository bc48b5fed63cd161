"""The passage with the headline results: the sentence of one year in which most of the indicators stand."""

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger.headline import result_passages
from desktop.text.ledger.indicators import plain_name
from desktop.text.ledger.time_frames import time_frames

NAMES = frozenset(
    map(plain_name, ("地区生产总值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "居民收入"))
)
RESULTS = "2023年，地区生产总值增长5%，固定资产投资增长6%，社会消费品零售总额增长7%。"
FURTHER = "一般公共预算收入增长8%。"
OF_YEARS = (
    "五年来，地区生产总值年均增长5%，固定资产投资年均增长6%，社会消费品零售总额年均增长7%，"
    "一般公共预算收入年均增长8%。"
)
TARGETS = (
    "2024年主要预期目标：地区生产总值增长5%，固定资产投资增长6%，社会消费品零售总额增长7%，"
    "一般公共预算收入增长8%。"
)


def passages(text: str) -> list[str]:
    """Return the passages with the results of a report of 2024."""
    headings = find_headings(text, text)
    frames = time_frames(text, headings)
    found = result_passages(text, find_figures(text, year=2024, headings=headings), NAMES, frames)
    return [text[one.start : one.end] for one in found]


def test_the_year_counts_and_not_what_holds_for_several_or_is_aimed_at() -> None:
    text = f"一、2023年工作回顾\n{OF_YEARS}\n{RESULTS}\n二、2024年工作安排\n{TARGETS}\n"
    assert passages(text) == [RESULTS]
    assert passages(text.replace(RESULTS, "")) == []


def test_what_goes_on_with_them_belongs_to_them() -> None:
    assert passages(f"一、2023年工作回顾\n{RESULTS}{FURTHER}建成公园。居民收入增长9%。\n") == [
        RESULTS + FURTHER
    ]


def test_fewer_than_three_are_no_headline() -> None:
    assert passages("一、2023年工作回顾\n2023年，地区生产总值增长5%，固定资产投资增长6%。\n") == []
    others = "2023年，出口增长5%，粮食产量增长6%，旅游收入增长7%。"
    assert passages(f"一、2023年工作回顾\n{others}\n") == []
    assert passages(f"一、2023年工作回顾\n{others}\n{RESULTS}\n") == [RESULTS]
