"""Headings that a file sets: believed where the line may be a title and has a text under it."""

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
