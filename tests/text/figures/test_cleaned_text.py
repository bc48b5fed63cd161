"""Texts with gaps in their numbers and readings behind their characters say what they say without."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desktop
from desktop.text.figures import Figure, find_figures
from desktop.text.figures.cleaned_text import cleaned
from desktop.text.figures.doubt_rules import DIGITS_APART
from desktop.text.heading_finder import find_headings
from tests.text.figures.helpers import only

SAMPLES = sorted((Path(desktop.__file__).parents[1] / "resources" / "samples").rglob("*政府工作报告.txt"))
LETTERS = "0123456789 　.．·,年月亿元%个达到，\n第至—"
GAPS = (" ", "\u3000", "\xa0", "\u2009")


def spread(text: str, gap: str = " ") -> str:
    """Return a text with a gap between any two digits that touch."""
    return re.sub(r"(?<=[0-9])(?=[0-9])", gap, text)


def digits(text: str) -> str:
    """Return the digits of a text."""
    return "".join(filter(str.isdigit, text))


def said(figure: Figure) -> tuple[object, ...]:
    """Return what a figure says, but for its place, its words and its doubt."""
    one = figure
    return (
        one.kind,
        one.value,
        one.unit,
        one.norm_value,
        one.qualifier,
        one.direction,
        one.indicator,
        one.status,
    )


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("生产总值达到7|4|7|7|2|亿元", 74772, "亿元"),
        ("生产总值达到７|４|７|７|２|亿元", 74772, "亿元"),
        ("铁路里程1|1|3|4|4|公里", 11344, "公里"),
        ("比重提高到5|．4|％", 5.4, "%"),
        ("比重提高到5|.|4|％", 5.4, "%"),
        ("比重提高到1|4|·1|％", 14.1, "%"),
        ("比重提高到12|．4％", 12.4, "%"),
        ("新建学校6|6|所", 66, "所"),
        ("新增就业1,2|3|4人", 1234, "人"),
        ("新增就业1|,2|3|4|人", 1234, "人"),
    ],
)
def test_digits_are_those_of_one_number(gap: str, printed: str, value: float, unit: str) -> None:
    figure = only(printed.replace("|", gap) + "。")
    assert (figure.value, figure.unit) == (value, unit)
    assert figure.doubt == DIGITS_APART


@pytest.mark.parametrize(
    ("years", "doubt"),
    [
        ("1 9 9 7 年，1 9 9 8 年，1 9 9 9 年", None),
        ("1 9 9 7 年，1 9 9 8 年", DIGITS_APART),
        ("1 9 9 7 年，1 9 9 8 年，1 9 9 9 年，2000年，2001年，2002年", DIGITS_APART),
    ],
)
def test_digits_are_in_no_doubt_in_a_text_that_is_printed_so_throughout(
    years: str, doubt: str | None
) -> None:
    figure = find_figures(f"{years}。财政收入达到7 4 7 7 2 亿元。", year=2000)[-1]
    assert (figure.value, figure.doubt) == (74772, doubt)


def test_a_range_and_a_proportion_of_such_numbers() -> None:
    ranged, ratio = find_figures("投资1 0 0 — 2 0 0 亿元，三次产业比为1 1.8:4 8.3:3 9.9。", year=2024)
    assert ranged.value == [100, 200]
    assert ratio.value == [11.8, 48.3, 39.9]


def test_years_set_apart_are_dates() -> None:
    figures = find_figures("1 9 9 7 年，生产总值达到7 4 7 亿元。本届政府从1 9 9 3 年3 月开始工作。")
    assert [(one.text, one.period) for one in figures] == [("7 4 7 亿元", "1997")]


@pytest.mark.parametrize(
    "text",
    [
        "第2 3页",  # a page, not a number with a unit
        "附件1 2 3",
        "A1 2个",
    ],
)
def test_nothing_is_joined_that_may_be_a_row(text: str) -> None:
    assert all(str(one.value) not in ("23", "123", "1234", "12") for one in find_figures(text, year=2024))


def test_two_digits_are_joined_only_before_a_unit_unless_the_text_is_printed_so() -> None:
    assert cleaned("排在5 6之后") is None
    clean = cleaned("1 9 9 7 年排在5 6之后")
    assert clean is not None
    assert clean.text == "1997年排在56之后"


def test_readings_of_characters_are_left_out() -> None:
    plain = "城镇新增就业7.5万人，增长12%，农村居民人均可支配收入达到18260元。"
    read = (
        plain.replace("镇", "镇(zhèn)")
        .replace("业", "业（yè）")
        .replace("长", "长(zhǎng)")
        .replace("收", "收(shōu)")
    )
    figures = find_figures(read, year=2024)
    assert [said(one) for one in figures] == [said(one) for one in find_figures(plain, year=2024)]
    assert [one.text for one in figures] == ["7.5万人", "12%", "18260元"]
    assert cleaned("电网(grid)和(WTO)") is None


def test_plain_texts_are_left_alone() -> None:
    assert cleaned("2024年生产总值 2806.2 亿元，增长 5.6%。") is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("gap", GAPS)
def test_a_report_printed_so_says_the_same(path: Path, gap: str) -> None:
    plain = path.read_text(encoding="utf-8")
    printed = spread(plain, gap)
    year = int(path.name[:4])
    figures = find_figures(printed, year=year, headings=find_headings(printed, printed))
    expected = find_figures(plain, year=year, headings=find_headings(plain, plain))
    assert len(expected) > 40
    assert [said(one) for one in figures] == [said(one) for one in expected]
    assert [re.sub(r"\s", "", one.text) for one in figures] == [
        re.sub(r"\s", "", one.text) for one in expected
    ]
    assert [one.doubt for one in figures] == [one.doubt for one in expected]
    for one in figures:
        assert printed[one.start : one.end] == one.text


@given(
    st.text(alphabet="0123456789 　.．·,年月亿元%个达到，\n第至—", max_size=40),
    st.integers(0, 39),
    st.integers(1, 8),
)
def test_places_lie_in_the_text(text: str, start: int, length: int) -> None:
    clean = cleaned(text)
    if clean is None:
        return
    assert len(clean.text) < len(text)
    begin, end = start % len(clean.text), min(len(clean.text), start % len(clean.text) + length)
    first, last = clean.span(begin, end)
    assert 0 <= first < last <= len(text)
    assert digits(text[first:last]) == digits(clean.text[begin:end])
    for figure in find_figures(text, everything=True):
        assert text[figure.start : figure.end] == figure.text


def test_a_year_of_which_some_digits_touch_is_a_year() -> None:
    text = "关于19 9 5 年计划执行情况与1 9 9 6 年计划草案。19 9 5 年，投资8 6 亿元，1 9 9 6 年增长9 ％。"
    assert [figure.text for figure in find_figures(text)] == ["8 6 亿元", "9 ％"]


def test_a_year_with_one_gap_behind_its_first_digit_is_a_year() -> None:
    text = "大豆由1952年的8.6万吨下降到1 983年的5.2万吨，减少38%。玉米由2 015年的3万吨增加到6万吨。"
    assert [(figure.text, figure.period) for figure in find_figures(text)][:3] == [
        ("8.6万吨", "1952"),
        ("5.2万吨", "1983"),
        ("38%", "1983"),
    ]
    assert not [figure for figure in find_figures(text) if "年" in figure.text]


APART = "生产总值224 961万元，财政收入14 462万元，存款86 401万元"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (APART, True),
        (f"{APART}，贷款32849万元", True),
        (f"{APART}，贷款32849万元，税收12860万元，社会消费品零售额53550万元", False),
        ("生产总值224 961万元，财政收入14 462万元", False),
    ],
)
def test_thousands_that_stand_apart_throughout_are_sure(text: str, sure: bool) -> None:
    doubts = [figure.doubt for figure in find_figures(f"2001年政府工作报告\n{text}。") if " " in figure.text]
    assert doubts == ([None] if sure else [DIGITS_APART]) * len(doubts)
    assert doubts


def test_a_stop_in_the_last_share_of_a_list_is_a_point() -> None:
    text = "存款、贷款、储蓄分别增长9.8%、4.1%和26。7%；人口达到26。80%的村通路。"
    assert [figure.text for figure in find_figures(text)] == ["9.8%", "4.1%", "26。7%", "80%"]


def test_gaps_beside_points_throughout_are_sure() -> None:
    text = "投资增长0. 6%，零售额增长8. 4%，税收收入增长5. 7%，财政收入18. 18 亿元"
    assert [figure.doubt for figure in find_figures(f"{text}。")] == [None] * 4
    assert DIGITS_APART in [
        figure.doubt for figure in find_figures(f"{text}，分别为2.1%、3.2%、4.3%和6.6%。")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("园区分别达到10.6平方公里、8平方公\n里，集聚企业12家。", ["10.6平方公里", "8平方公\n里", "12家"]),
        ("出口4960万美元，是20\n11年的4倍。", ["4960万美元", "4倍"]),
        ("出口4960万美元，是201\n1年的4倍。", ["4960万美元", "4倍"]),
        ("发电5000万千\n瓦时，失业率下降2个百\n分点。", ["5000万千\n瓦时", "2个百\n分点"]),
        ("培训12万人\n次，增长3%。", ["12万人\n次", "3%"]),
        ("当年培训12万人\n次年培训15万人。", ["12万人", "15万人"]),
        ("新增泊位20个\n11年内完成。", ["20个", "11年"]),
    ],
)
def test_a_line_break_within_a_year_or_a_unit(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_figures(text, year=2018)] == expected
