"""Time frames: which paragraphs and sentences speak of one year, and which of several."""

import pytest

from desktop.text.heading_finder import find_headings
from desktop.text.ledger.time_frames import ONE_YEAR, SEVERAL_YEARS, TimeFrames, time_frames
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


def test_before_the_first_time_that_is_named_it_is_one_year() -> None:
    frames = TimeFrames([3, 7], [SEVERAL_YEARS, ONE_YEAR])
    assert [frames.at(place) for place in (0, 2, 3, 6, 7, 99)] == [
        ONE_YEAR,
        ONE_YEAR,
        SEVERAL_YEARS,
        SEVERAL_YEARS,
        ONE_YEAR,
        ONE_YEAR,
    ]
    assert TimeFrames([], []).at(5) == ONE_YEAR
    assert time_frames("", []) == TimeFrames([], [])


@pytest.mark.parametrize(
    "opening",
    [
        "2023年极不平凡。",
        "2023年在全县发展中很不寻常。",
        "各位代表！刚刚过去的2023年殊为不易。",
        "2024年将迎来大考。",
    ],
)
def test_a_sentence_that_opens_with_the_last_year_speaks_of_it(opening: str) -> None:
    text = f"一、2023年和“十四五”时期工作回顾\n甲地建成。{opening}乙地建成。\n"
    frames = time_frames(text, find_headings(text, text), 2024)
    assert [frames.at(text.index(one)) for one in ("甲地", "乙地")] == [SEVERAL_YEARS, ONE_YEAR]


@pytest.mark.parametrize(
    "opening",
    [
        "2023年底全部竣工。",
        "2023年以来势头良好。",
        "2021年艰苦奋斗。",
        "2020年到2023年，连上台阶。",
        "2021—2023年，连上台阶。",
    ],
)
def test_what_opens_with_other_times_does_not(opening: str) -> None:
    text = f"一、2023年和“十四五”时期工作回顾\n甲地建成。{opening}乙地建成。\n"
    frames = time_frames(text, find_headings(text, text), 2024)
    assert frames.at(text.index("乙地")) == SEVERAL_YEARS


def frames_of(text: str) -> list[tuple[str, str]]:
    """Return each stretch of a text with its time, without headings; the first three characters of it."""
    found = time_frames(text, [])
    return [(text[at : at + 3], frame) for at, frame in zip(found.starts, found.frames, strict=True)]


YEARS, YEAR = SEVERAL_YEARS, ONE_YEAR


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("五年来，甲。\n乙。", [("五年来", YEARS)]),
        ("甲。五年来，乙。丙。", [("五年来", YEARS)]),
        ("去年，甲。\n五年来，乙。", [("去年，", YEAR), ("五年来", YEARS)]),
        ("五年来，甲。去年，乙。", [("五年来", YEARS), ("去年，", YEAR)]),
        ("2023年，甲。", [("202", YEAR)]),
        ("过去的2023年，甲。", [("过去的", YEAR)]),
        ("2023年底甲。", []),
        ("2030年之前甲。", []),
        ("2021年至2025年，甲。", [("202", YEARS)]),
        ("从2020年到2023年，甲。", [("从20", YEARS)]),
        ("“十四五”时期，甲。", [("“十四", YEARS)]),
        ("本届政府任期的收官之年，甲。", []),
        ("甲。", []),
        ("", []),
        # The one that is named last.
        ("五年来和去年，甲。", [("五年来", YEAR)]),
        ("去年和五年来，甲。", [("去年和", YEARS)]),
        # In the first sentence of a paragraph it may stand further behind than in others.
        ("好" * 87 + "五年来，甲。", [("好好好", YEARS)]),
        ("好" * 88 + "五年来，甲。", []),
        ("甲。" + "好" * 21 + "五年来，乙。", [("好好好", YEARS)]),
        ("甲。" + "好" * 22 + "五年来，乙。", []),
        ("甲。各位代表！五年来，乙。", [("五年来", YEARS)]),
        ("甲。各位代表，" + "好" * 20 + "五年来，乙。", [("各位代", YEARS)]),
    ],
)
def test_the_time_that_sentences_name(text: str, frames: list[tuple[str, str]]) -> None:
    assert frames_of(text) == frames


def test_a_long_paragraph_is_no_unit_of_a_plan() -> None:
    title = "二、2024年工作安排\n"
    for length, frame in ((900, SEVERAL_YEARS), (901, ONE_YEAR)):
        line = "今后五年，甲地。"
        text = f"{title}{line}{'好' * (length - len(line) - 4)}乙地。\n丙地。\n"
        assert _frame(text, "甲地") == SEVERAL_YEARS
        assert _frame(text, "乙地") == frame
        assert _frame(text, "丙地") == ONE_YEAR


def test_a_sentence_of_several_years_in_a_plan_ends_with_itself() -> None:
    text = "二、2024年工作安排\n建设甲地。今后五年，建设乙地。建设丙地。今后五年，建设丁地。"
    assert [_frame(text, f"{one}地") for one in "甲乙丙丁"] == [YEAR, YEARS, YEAR, YEARS]
    found = time_frames(text, find_headings(text, text))
    assert found.starts[-1] == len(text)
    review = text.replace("2024年工作安排", "2023年工作回顾")
    assert [_frame(review, f"{one}地") for one in "甲乙丙丁"] == [YEAR, YEARS, YEARS, YEARS]


def test_a_chapter_sets_the_time_again() -> None:
    text = "一、过去五年工作回顾\n甲地。\n二、重点任务\n乙地。\n（一）“十五五”时期目标\n丙地。\n"
    assert [_frame(text, f"{one}地") for one in "甲乙丙"] == [YEARS, YEAR, YEARS]


def test_the_name_of_a_plan_sets_the_time_in_a_heading_alone() -> None:
    assert frames_of("“十四五”规划顺利，甲。") == []
    assert _frame("一、“十四五”规划执行情况\n甲地。\n", "甲地") == YEARS
    assert _frame("一、工作回顾\n“十四五”规划执行情况，甲地。\n", "甲地") == YEAR
