"""Chapters of several years: how they open, how far they reach, and where one year follows."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings

BUILT = "投资5亿元。"
REVIEW, PLAN = "一、工作回顾\n", "二、2024年工作安排\n"


def periods(text: str, year: int | None = 2024) -> list[str | None]:
    """Return the periods of the figures of a report of 2024, in order."""
    headings = find_headings(text, text)
    return [one.period for one in find_figures(text, year=year, headings=headings)]


@pytest.mark.parametrize(
    ("opening", "span"),
    [
        ("五年来，", "2019–2023"),
        ("5年来，", "2019–2023"),
        ("五年间，", "2019–2023"),
        ("四年来，", "2020–2023"),
        ("过去五年，", "2019–2023"),
        ("过去的五年，", "2019–2023"),
        ("这五年，", "2019–2023"),
        ("回顾过去五年，", "2019–2023"),
        ("各位代表：五年来，", "2019–2023"),
        ("同志们，五年来，", "2019–2023"),
        ("　　五年来，", "2019–2023"),
        ("一、五年来，", "2019–2023"),
        ("（一）五年来，", "2019–2023"),
        ("“十三五”时期，", "2016–2020"),
        ("十三五时期，", "2016–2020"),
        ("“十三五”期间，", "2016–2020"),
        ("本届政府任期的五年，", "2019–2023"),
        ("市第八次代表大会以来的五年，", "2019–2023"),
    ],
)
def test_a_paragraph_that_opens_with_years_speaks_for_those_behind_it(opening: str, span: str) -> None:
    text = f"{REVIEW}{opening}我们奋进。{BUILT}\n{BUILT}\n"
    assert periods(text) == [span, span]
    assert periods(text, None)[1] == (span if "三五" in opening else None)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # Fewer than four years hold for their paragraph alone.
        (f"三年来，我们奋进。{BUILT}\n{BUILT}", ["2021–2023", "2023"]),
        # So do years within a paragraph.
        (f"建成公园。五年来，我们奋进。{BUILT}\n{BUILT}", ["2019–2023", "2023"]),
        (f"建成公园；五年来，我们奋进。{BUILT}\n{BUILT}", ["2019–2023", "2023"]),
        # What only names years opens nothing.
        (f"我们用五年来奋进。{BUILT}\n{BUILT}", ["2023", "2023"]),
        (f"五年行动成效好。{BUILT}\n{BUILT}", ["2023", "2023"]),
        (f"五年规划成效好。{BUILT}\n{BUILT}", ["2023", "2023"]),
        # A change or a total over years speaks for the rest of its paragraph.
        (f"企业由2018年的3家增加到2023年的9家。{BUILT}\n{BUILT}", ["2018", "2023", "2019–2023", "2023"]),
        (f"五年累计建成公园。{BUILT}\n{BUILT}", ["2019–2023", "2023"]),
        (f"四年共办成实事。{BUILT}\n{BUILT}", ["2020–2023", "2023"]),
        (f"三年累计建成公园。{BUILT}", ["2023"]),
        (f"连续五年累计建成公园。{BUILT}", ["2023", "2023"]),
        (f"公园由2020年的小园建设到2023年的大园。{BUILT}", ["2023"]),
        (f"公园由2015年的小园建设到2020年的大园。{BUILT}", ["2023"]),
    ],
)
def test_how_far_the_years_of_a_sentence_reach(paragraph: str, expected: list[str]) -> None:
    assert periods(f"{REVIEW}{paragraph}\n") == expected


@pytest.mark.parametrize(
    "turn",
    [
        "过去一年，我们奋进。",
        "回顾过去一年，我们奋进。",
        "过去的2023年，我们奋进。",
        "一年来，我们奋进。",
        "2023年是奋进的一年。",
        "去年以来，我们奋进。",
        "做好2024年工作，我们奋进。",
    ],
)
def test_a_paragraph_of_one_year_ends_the_chapter(turn: str) -> None:
    text = f"{REVIEW}五年来，我们奋进。{BUILT}\n{turn}{BUILT}\n{BUILT}\n"
    assert periods(text) == ["2019–2023", "2023", "2023"]


def test_a_sentence_of_one_year_holds_for_the_rest_of_its_paragraph() -> None:
    text = f"{REVIEW}五年来，我们奋进。{BUILT}2023年，我们奋进。{BUILT}{BUILT}\n{BUILT}\n"
    assert periods(text) == ["2019–2023", "2023", "2023", "2019–2023"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、过去五年工作回顾\n{BUILT}\n{BUILT}\n", ["2019–2023", "2019–2023"]),
        (f"一、过去五年工作回顾\n{BUILT}\n二、2024年重点工作\n{BUILT}\n", ["2019–2023", "2024"]),
        (f"一、过去五年工作回顾\n（一）产业\n{BUILT}\n（二）民生\n{BUILT}\n", ["2019–2023", "2019–2023"]),
        (
            f"一、过去五年工作回顾\n（一）产业\n{BUILT}\n（二）过去一年\n{BUILT}\n",
            ["2019–2023", "2023"],
        ),
        (f"二、今后五年主要目标\n{BUILT}\n三、2024年工作安排\n{BUILT}\n", ["2024–2028", "2024"]),
        (f"二、“十五五”时期工作安排\n{BUILT}\n", ["2026–2030"]),
    ],
)
def test_a_heading_opens_a_chapter_up_to_the_next_that_is_no_part_of_it(
    text: str, expected: list[str]
) -> None:
    assert periods(text) == expected


def test_years_that_are_past_do_not_hold_in_a_plan() -> None:
    text = f"{REVIEW}五年来，我们奋进。{BUILT}\n{PLAN}{BUILT}\n"
    assert periods(text) == ["2019–2023", "2024"]


@pytest.mark.parametrize(("before", "reaches"), [(1494, True), (1510, False)])
def test_years_within_a_paragraph_hold_for_so_many_code_points(before: int, reaches: bool) -> None:
    opening = "五年来，我们奋进。"
    long = "好" * (before - len(opening) - 1)
    text = f"{REVIEW}建成公园。{opening}{long}。{BUILT}\n"
    assert periods(text) == ["2019–2023" if reaches else "2023"]


@pytest.mark.parametrize(
    ("opening", "span"),
    [
        ("六年来，", "2018–2023"),
        ("过去七年，", "2017–2023"),
        ("县十六届人大一次会议以来的四年，", "2020–2023"),
        ("两年来，", "2022–2023"),
    ],
)
def test_as_many_years_as_are_named_count(opening: str, span: str) -> None:
    first, second = periods(f"{REVIEW}{opening}经济年均增长7.2%。累计修路300公里。\n新建学校30所。\n")[:2]
    assert (first, second) == (span, span)


@pytest.mark.parametrize("said", ["报告指出，", "报告中提到：", "县长在报告中说，", "会议指出，", "他说，"])
def test_a_newspaper_says_who_reports(said: str) -> None:
    text = f"大会今日开幕。{said}过去的五年，我们奋力前行。新建学校30所。\n新建桥梁6座。\n"
    assert periods(text)[-2:] == ["2019–2023", "2019–2023"]


def test_a_sentence_on_the_last_year_against_the_base_ends_no_chapter() -> None:
    opening = f"{REVIEW}五年来，我们奋力前行。\n"
    level = "2023年，全市居民人均可支配收入达到4.2万元，"
    assert periods(f"{opening}{level}是2018年的1.5倍。新建学校30所。\n")[-1] == "2019–2023"
    assert periods(f"{opening}{level}比上年增长5%。新建学校30所。\n")[-1] == "2023"


def test_a_heading_without_a_number_stands_above_numbered_ones() -> None:
    text = "“十三五”和2020年工作回顾\n“十三五”时期，是不平凡的五年。\n一、生态更美\n新建公园30个。\n"
    assert periods(text, 2021)[-1] == "2016–2020"


def test_the_plan_that_a_heading_names_counts_without_a_year_of_the_text() -> None:
    text = "二、“十一五”期间的主要任务\n新建饮水工程300处，覆盖率达到95%。\n"
    assert periods(text, None) == ["2006–2010", "2010"]


def test_how_many_people_live_there_is_a_level() -> None:
    assert periods("五年来，我们奋力前行。在300万人口的城市，新建学校30所。\n") == ["2023", "2019–2023"]


def test_what_somebody_saw_of_several_years_opens_a_chapter() -> None:
    text = "透过今年的报告，我们欣喜地看到，这五年，民生持续增进——\n新建学校30所；\n新增就业3万人。\n"
    assert periods(text) == ["2019–2023"] * 2


def test_the_year_just_passed_ends_the_chapter_for_its_paragraph() -> None:
    text = "过去五年工作回顾\n特别是刚刚过去的2023年，经济较快增长。产值33亿元，增长7%。\n"
    assert periods(text)[-1] == "2023"


def test_years_before_the_one_that_is_just_over_end_with_it() -> None:
    text = (
        "1997年是改革的第八年。八年来，面貌发生了巨大变化。刚刚过去的1997年，是不平凡的一年。\n"
        "经济持续增长。粮食减产1.8%，建成大型项目36个。\n"
    )
    assert [figure.period for figure in find_figures(text, year=1998)][-2:] == ["1997", "1997"]


def test_years_within_a_paragraph_end_no_chapter_of_years_around_it() -> None:
    text = (
        "一、过去五年工作回顾\n过去的五年极不寻常。五年来，我们顽强拼搏。\n"
        "综合实力大幅提升。城镇新增就业63万人，城镇化率提高5.1个百分点。\n"
    )
    assert [figure.period for figure in find_figures(text, year=2023)][-2:] == ["2018–2022"] * 2


def test_a_line_that_names_a_year_and_opens_its_aims_ends_a_chapter_of_years() -> None:
    text = (
        "“十五五”时期主要目标任务：\n经济年均增长5%。\n2026年发展总体要求和政策取向：\n"
        "经济增长4.8%左右，新建学校6所。\n"
    )
    assert [figure.period for figure in find_figures(text, year=2026)][-2:] == ["2026", "2026"]
