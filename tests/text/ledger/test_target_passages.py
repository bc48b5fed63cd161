"""The passage with the headline targets: what opens it, where it ends, and what stands in for it."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger.headline import Passage, target_passages
from desktop.text.ledger.indicators import plain_name
from desktop.text.ledger.time_frames import time_frames
from desktop.text.outline import SectionLookup

NAMES = frozenset(map(plain_name, ("地区生产总值", "固定资产投资", "社会消费品零售总额")))
ONE, TWO, THREE = "地区生产总值增长5%", "固定资产投资增长6%", "社会消费品零售总额增长7%"
PLAN = "二、2024年工作安排\n"


def passages(text: str) -> list[str]:
    """Return the passages with the targets of a report of 2024."""
    headings = find_headings(text, text)
    found = target_passages(
        text,
        find_figures(text, year=2024, headings=headings),
        NAMES,
        SectionLookup(headings),
        time_frames(text, headings),
    )
    return [text[one.start : one.end] for one in found]


def test_a_passage_holds_its_first_place_and_not_the_one_after_its_last() -> None:
    assert [Passage(3, 5).holds(place) for place in range(2, 7)] == [False, True, True, False, False]


@pytest.mark.parametrize(
    "opening",
    [
        "主要预期目标是：",
        "预期目标为",
        "经济社会发展主要目标：",
        "主要指标是",
        "奋斗目标为：",
        "主要预期目标建议是：",
    ],
)
def test_words_open_it(opening: str) -> None:
    assert passages(f"{PLAN}今年{opening}{ONE}。\n建成公园。\n") == [f"今年{opening}{ONE}。"]


@pytest.mark.parametrize("opening", ["围绕目标，", "主要预期目标，", "超额完成预期目标。"])
def test_other_words_do_not(opening: str) -> None:
    assert passages(f"{PLAN}今年{opening}{ONE}。\n") == []


def test_it_begins_with_its_sentence_and_ends_with_its_paragraph() -> None:
    text = f"{PLAN}形势向好。今年主要预期目标是：{ONE}。{TWO}。建成公园。\n{THREE}。\n"
    assert passages(text) == [f"今年主要预期目标是：{ONE}。{TWO}。建成公园。"]


@pytest.mark.parametrize("words", ["实现上述目标", "完成以上目标", "围绕这些目标", "重点抓好", "切实抓好"])
def test_it_ends_before_what_shall_be_done_for_them(words: str) -> None:
    text = f"{PLAN}主要预期目标是：{ONE}，{TWO}。{words}，要努力。{THREE}。\n"
    assert passages(text) == [f"主要预期目标是：{ONE}，{TWO}。"]


def test_the_targets_may_stand_on_the_next_line() -> None:
    assert passages(f"{PLAN}主要预期目标是：\n{ONE}，{TWO}。\n{THREE}。\n") == [
        f"主要预期目标是：\n{ONE}，{TWO}。"
    ]
    assert passages(f"{PLAN}主要预期目标是：\n建成公园。\n{THREE}。\n") == []


def test_in_a_long_paragraph_only_sentences_with_targets_belong_to_it() -> None:
    long = "建成公园，修好道路。" * 100
    text = f"{PLAN}主要预期目标是：{ONE}。{TWO}。{long}{THREE}。\n"
    assert passages(text) == [f"主要预期目标是：{ONE}。{TWO}。"]


def test_what_was_reached_and_what_holds_for_years_is_none() -> None:
    review = f"一、2023年工作回顾\n主要预期目标是：{ONE}，{TWO}，{THREE}。\n"
    assert passages(f"{review}{PLAN}主要预期目标是：{ONE}。\n") == [f"主要预期目标是：{ONE}。"]
    years = f"今后五年，主要目标是：{ONE}，{TWO}。\n"
    assert passages(f"{PLAN}{years}今年主要目标是：{ONE}。\n") == [f"今年主要目标是：{ONE}。"]


def test_the_one_with_most_indicators_is_the_reports_own() -> None:
    fewer, more = f"主要目标是：{ONE}。", f"主要预期目标是：{TWO}，{THREE}。"
    assert passages(f"{PLAN}{fewer}\n{more}\n") == passages(f"{PLAN}{more}\n{fewer}\n") == [more]
    assert passages(f"{PLAN}主要目标是：{ONE}。\n主要目标是：{TWO}。\n") == [f"主要目标是：{ONE}。"]


def test_without_such_words_it_is_the_sentence_with_three_indicators() -> None:
    assert passages(f"{PLAN}{ONE}，{TWO}，{THREE}。\n") == [f"{ONE}，{TWO}，{THREE}。"]
    assert passages(f"{PLAN}{ONE}，{TWO}。\n") == []
    assert passages(f"{PLAN}今后五年，{ONE}，{TWO}，{THREE}。\n") == []
