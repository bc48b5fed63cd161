"""Headings that a file sets: believed where the line may be a title and has a text under it."""

import pytest

from desktop.text.heading_finder import outline
from desktop.text.outline import section_at
from desktop.text.styled_headings import BOLD, key_of

TEXT = """云岭县2024年政府工作报告
县长　李明
各位代表：
现在报告工作。
产业发展
全县煤炭产量增长5%。
煤炭
产量二十万吨。
一、2023年工作回顾
成效显著。
招商引资
签约项目18个。
民生
新建学校3所。
云岭县人民政府
2024年1月8日
"""


def told(levels: dict[str, int], text: str = TEXT) -> list[tuple[str, int]]:
    headings = outline(text, {key_of(line): level for line, level in levels.items()})
    assert all(text[one.start : one.end] == one.title for one in headings)
    return [(one.title, one.level) for one in headings]


SHAPED = ("一、2023年工作回顾", 1)


def test_nothing_is_set_where_the_file_says_nothing() -> None:
    assert told({}) == [SHAPED]


def test_styles_tell_the_levels() -> None:
    levels = {"云岭县2024年政府工作报告": 1, "产业发展": 2, "煤炭": 3, "一、2023年工作回顾": 2, "招商引资": 3}
    assert told(levels) == [("产业发展", 2), ("煤炭", 3), SHAPED, ("招商引资", 2)]
    headings = outline(TEXT, {key_of(line): level for line, level in levels.items()})
    assert section_at(headings, TEXT.index("二十万吨")) == ("产业发展", "煤炭")
    assert section_at(headings, TEXT.index("签约项目")) == ("一、2023年工作回顾", "招商引资")


def test_a_style_above_that_of_numbered_headings_encloses_them() -> None:
    levels = {"产业发展": 1, "一、2023年工作回顾": 2, "招商引资": 3, "民生": 1}
    assert told(levels) == [("产业发展", 1), SHAPED, ("招商引资", 2), ("民生", 1)]
    headings = outline(TEXT, {key_of(line): level for line, level in levels.items()})
    assert section_at(headings, TEXT.index("签约项目")) == ("产业发展", "一、2023年工作回顾", "招商引资")
    assert section_at(headings, TEXT.index("新建学校")) == ("民生",)


def test_bold_lines_are_titles_under_the_numbered_heading_but_not_at_head_and_foot() -> None:
    bold = ("云岭县2024年政府工作报告", "县长　李明", "招商引资", "民生", "云岭县人民政府", "2024年1月8日")
    assert told(dict.fromkeys(bold, BOLD)) == [SHAPED, ("招商引资", 2), ("民生", 2)]


def test_a_sentence_a_row_or_a_note_is_no_title() -> None:
    odd = (
        "现在开始报告，请审议。\n指标\t完成\n数\t一\n（2024年1月）\n要抓好落实，\n不放松。\n"
        + "很长" * 30
        + "\n末。"
    )
    assert told(dict.fromkeys(odd.split("\n"), 2), odd) == []


def test_traditional_lines_and_spaces_are_known_again() -> None:
    text = "報告\n各位代表：\n產 業 發展\n煤炭增長。"
    assert [one.title for one in outline(text, {key_of("產業發展"): 2})] == ["產 業 發展"]


HEAD = "望山县报告\n各位代表：\n"
"""What stands before the lines that are asked about."""


@pytest.mark.parametrize("line", ["山海", "山海（一）", "第十届", "山" * 40, "甲1"])
def test_a_line_with_text_under_it_is_a_heading(line: str) -> None:
    assert told({line: 2}, f"{HEAD}{line}\n正文在此。\n") == [(line, 1)]


@pytest.mark.parametrize(
    "line",
    [
        "山" * 41,
        *("山海" + end for end in "。！？!?；;，,、：:…"),
        "2023年",
        "2023年1月5日",
        "（2023年1月5日）",
        "2023.1.5",
        "1998-1-5",
        "2023/1/5",
        "123",
        "——",
        "-山海",
        "－山海",
        "（山海）",
        "(山海)",
        "山\t海",
        "第十届人大会议",
        "12.5%",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert told({line: 2}, f"{HEAD}{line}\n正文在此。\n") == []


def test_a_line_with_no_sentence_under_it_is_none() -> None:
    assert told({"山海": 2}, f"{HEAD}山海\n川流\n") == []
    assert told({"望山县报告": 2}, f"{HEAD}正文在此。\n") == []
    assert told({"望山县报告": 2}, f"\n\n{HEAD}正文在此。\n") == []


def test_a_bold_line_needs_a_sentence_or_heading_before_it() -> None:
    assert told({"山海": BOLD}, "望山县报告\n山海\n正文在此。\n") == []
    assert told({"山海": BOLD}, "望山县报告\n正文在此。\n山海\n正文在此。\n") == [("山海", 1)]
    assert told({"山海": BOLD}, "望山县报告\n" + "山" * 41 + "\n山海\n正文在此。\n") == [("山海", 1)]
    assert told({"山海": BOLD}, "望山县报告\n一、工作回顾\n山海\n正文在此。\n") == [
        ("一、工作回顾", 1),
        ("山海", 2),
    ]


def test_levels_go_down_to_the_fourth() -> None:
    lines = ["甲山", "乙山", "丙山", "丁山", "戊山", "己山"]
    text = HEAD + "".join(f"{line}\n正文在此。\n" for line in lines)
    assert told({line: level for level, line in enumerate(lines, 1)}, text) == list(
        zip(lines, [1, 2, 3, 4, 4, 4], strict=True)
    )
    assert told({line: 2 * level for level, line in enumerate(lines[:3], 1)}, text) == list(
        zip(lines[:3], [1, 2, 3], strict=True)
    )


def test_the_place_of_a_heading_leaves_out_the_spaces_around_it() -> None:
    text = f"{HEAD}　 山 海  \n正文在此。\n"
    (heading,) = outline(text, {key_of("山海"): 1})
    assert (heading.title, heading.start) == ("山 海", len(HEAD) + 2)
