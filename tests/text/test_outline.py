"""The outline: headings, where they end, their levels, and the parts of the report."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.file_input import read_file
from desktop.text.heading_finder import outline
from desktop.text.outline import PARTS, SECTION_JOINT, Heading, SectionLookup, part_at, section_at
from desktop.text.script import traditional


def shown(text: str) -> list[tuple[int, str, str]]:
    found = outline(text)
    assert all(text[one.start : one.end] == one.title for one in found)
    return [(one.level, one.part, one.title) for one in found]


REPORT = """政府工作报告
——2023年1月12日在清河湾县第十七届人民代表大会第三次会议上
县长 王某
各位代表：
一、2022年工作回顾
过去一年，我们迎难而上。
（一）经济运行稳中有进。全年地区生产总值增长5.6%。
一是总量扩大。完成投资三十亿元。
二、2023年工作安排
今年是关键之年。
（一）着力扩大投资
1.抓项目：开工建设三十个项目，完成投资四十亿元。
（1）抓好前期
三、加强政府自身建设
打铁必须自身硬。
名词解释
1.三化三制：指有关改革。
[2]四好农村路：指农村公路。"""


def test_headings_have_levels_and_parts_and_end_before_the_sentence() -> None:
    assert shown(REPORT) == [
        (1, "review", "一、2022年工作回顾"),
        (2, "review", "（一）经济运行稳中有进"),
        (3, "review", "一是总量扩大"),
        (1, "plan", "二、2023年工作安排"),
        (2, "plan", "（一）着力扩大投资"),
        (3, "plan", "1.抓项目"),
        (4, "plan", "（1）抓好前期"),
        (1, "plan", "三、加强政府自身建设"),
        (1, "other", "名词解释"),
    ]


def test_a_traditional_text_has_the_same_outline() -> None:
    same = outline(traditional(REPORT))
    assert [(one.start, one.end, one.level, one.part) for one in same] == [
        (one.start, one.end, one.level, one.part) for one in outline(REPORT)
    ]
    assert same[0].title == "一、2022年工作回顧"


def test_the_section_and_the_part_of_a_place() -> None:
    found = outline(REPORT)
    at = REPORT.index("开工建设")
    assert section_at(found, at) == ("二、2023年工作安排", "（一）着力扩大投资", "1.抓项目")
    assert part_at(found, at) == "plan"
    assert section_at(found, 0) == ()
    assert part_at(found, 0) == "other"
    assert section_at(found, REPORT.index("打铁")) == ("三、加强政府自身建设",)


def test_an_unnumbered_heading_stands_above_numbered_ones() -> None:
    text = "2018年工作回顾\n一年来。\n2019年工作安排\n一、坚持一条主线\n一是抓改革。继续深化。\n"
    text += "加强政府自身建设\n依法行政。"
    found = outline(text)
    assert section_at(found, text.index("继续深化")) == ("2019年工作安排", "一、坚持一条主线", "一是抓改革")
    assert section_at(found, text.index("依法行政")) == ("加强政府自身建设",)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、2018年工作回顾2018年是开局之年，我们迎难而上。", "一、2018年工作回顾"),
        ("三、全面加强政府自身建设坚持以政治建设为统领。", "三、全面加强政府自身建设"),
        ("一是坚持生态优先，推进绿色发展。打好攻坚战。", "一是坚持生态优先，推进绿色发展"),
        ("（一）狠抓项目：全年开工三十个。", "（一）狠抓项目"),
        ("四 要抓实招商引资项目。坚持大招商。", "四 要抓实招商引资项目"),
        ("——积极应对下行压力,经济运行实现反转。加大投入。", "——积极应对下行压力,经济运行实现反转"),
        ("二、突出“两个优先”，为发展奠基" + "，坚持当前和长远相结合" * 8 + "。", "二、突出“两个优先”"),
        ("  ? 一、工作回顾 ?", "一、工作回顾"),
        ("第一部分 2022年工作回顾", "第一部分 2022年工作回顾"),
    ],
)
def test_where_a_title_ends(line: str, title: str) -> None:
    assert [one.title for one in outline(line)] == [title]


@pytest.mark.parametrize(
    "line",
    [
        "一般公共预算收入完成四亿元。",
        "一是开展免费检查，惠及三千人。",
        "2023年，全县地区生产总值增长5.6%。",
        "三要素齐全",
        "——2023年1月12日在清河湾县第十七届人民代表大会第三次会议上",
        "——在清河湾县第十七届人民代表大会第三次会议上",
        "12.5万人参加培训。",
        "各位代表：",
        "现在，我报告工作。",
        "",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert outline(line) == []


PLANS = ["2024年工作安排", "今年工作总体要求和主要目标", "下一步工作打算", "今后五年总体要求和奋斗目标"]
PLANS += [
    "2024年重点工作任务",
    "“十四五”时期目标任务",
    "全面加强政府自身建设",
    "2023年政府工作建议",
    "2024年发展目标",
]
REVIEWS = [
    "2023年工作回顾",
    "过去五年工作回顾",
    "过去一年工作",
    "2023年主要工作情况",
    "“十三五”发展成就和2020年工作",
]
REVIEWS += ["本届政府五年工作回顾", "2022年和过去五年工作回顾", "2021年工作总结", "主要工作成绩"]
NOTES = ["名词解释", "报告中有关名词注释", "附件", "附：政府工作报告名词解释", "名词和缩略语说明"]


@pytest.mark.parametrize(
    ("title", "part"),
    [(title, "plan") for title in PLANS] + [(title, "review") for title in REVIEWS],
)
@pytest.mark.parametrize("number", ["一、", "二、", "第一部分　"])
def test_parts_by_the_words_of_a_title(title: str, part: str, number: str) -> None:
    assert shown(f"{number}{title}\n正文在此。")[0][1] == part


@pytest.mark.parametrize("title", NOTES)
def test_notes_belong_to_no_part(title: str) -> None:
    assert shown(f"一、2023年工作安排\n正文在此。\n{title}\n注文。")[-1] == (1, "other", title)


def test_of_titles_with_years_alone_the_earlier_is_the_review() -> None:
    found = shown("一、2022年工作\n做了许多。\n二、2023年工作\n还要做许多。")
    assert [part for _, part, _ in found] == ["review", "plan"]


def test_a_text_that_begins_in_the_middle_knows_its_part_by_the_next_number() -> None:
    middle = "（二）聚焦产业\n抓好落实。\n三、全面加强政府自身建设\n依法行政。"
    assert [part for _, part, _ in shown(middle)] == ["plan", "plan"]
    middle = "（二）民生改善\n持续向好。\n二、2023年工作安排\n抓好落实。"
    assert [part for _, part, _ in shown(middle)] == ["review", "plan"]


def test_a_text_that_is_no_report_has_no_parts() -> None:
    text = "一、政策背景\n正文。\n二、未来发展方向上，该项目具有示范引领作用，"
    text += "重点任务集中在产业集聚与可持续发展上。后文。"
    assert {one.part for one in outline(text)} == {"other"}


PARTS_OF_REPORTS = {
    "000_113b593698969071.txt": {
        6: ["review", "plan", "plan", "other"],
        8: ["review", "plan", "plan", "plan", "plan", "plan", "plan"],
        9: ["review", "plan", "plan"],
    },
    "001_833683cd8dfe8560.txt": {0: ["review", "plan", "plan", "other", "other"]},
    "002_525bd503b01b46c9.txt": {0: ["review", "plan", "plan"]},
    "003_1c97315e6f016eee.txt": {0: ["plan"]},
    "004_31018834cdd9c3ff.txt": {0: ["review", "plan", "plan"]},
}


@pytest.mark.parametrize("name", PARTS_OF_REPORTS)
def test_the_parts_of_the_real_reports(reports: Path, name: str) -> None:
    drafts = read_file(reports / name).drafts
    for part, wanted in PARTS_OF_REPORTS[name].items():
        found = outline(drafts[part].text)
        assert [one.part for one in found if one.level == 1] == wanted
    for part, draft in enumerate(drafts):
        if part not in PARTS_OF_REPORTS[name]:
            assert {one.part for one in outline(draft.text)} == {"other"}


def test_a_report_without_its_beginning_is_all_plan(reports: Path) -> None:
    (draft,) = read_file(reports / "003_1c97315e6f016eee.txt").drafts
    found = outline(draft.text)
    assert found[0].title == "四 要抓实招商引资项目"
    assert {one.part for one in found} == {"plan"}


def test_the_second_level_of_a_real_report(reports: Path) -> None:
    (draft,) = read_file(reports / "002_525bd503b01b46c9.txt").drafts
    second = [one.title for one in outline(draft.text) if one.level == 2]
    assert (len(second), second[0]) == (20, "(一)坚持抓项目、帮企业,经济运行向上向好")
    assert second[-1] == "(十二)着力维护安全稳定,牢牢守住发展底线"


LINES = (
    "一、¦（二）¦三是¦1.¦——¦①¦2022年¦工作回顾¦工作安排¦名词解释¦附件¦。¦，¦：¦\n¦ ¦?¦正文¦第二部分"
    "¦在第一届会议上¦[1]¦二要"
)


@given(st.lists(st.sampled_from(LINES.split("¦")), max_size=60).map("".join))
def test_headings_are_in_order_apart_and_within_the_text(text: str) -> None:
    found = outline(text)
    for one in found:
        assert text[one.start : one.end] == one.title == one.title.strip()
        assert one.title
        assert "\n" not in one.title
        assert one.part in PARTS
        assert 1 <= one.level <= 4
    assert all(one.end <= other.start for one, other in pairwise(found))
    for pos in range(0, len(text) + 2, 7):
        assert part_at(found, pos) in PARTS
        assert set(section_at(found, pos)) <= {one.title for one in found}


@given(st.text(max_size=200))
def test_any_text_has_an_outline(text: str) -> None:
    assert all(isinstance(one, Heading) for one in outline(text))


@pytest.mark.parametrize(
    ("begin", "level"),
    [
        ("一、", 1),
        ("十二、", 1),
        ("一．", 1),
        ("第一部分 ", 1),
        ("第二章 ", 1),
        ("第三篇 ", 1),
        ("（一）", 2),
        ("(一)", 2),
        ("〔一〕", 2),
        ("（ 一 ）", 2),
        ("一是", 3),
        ("一要", 3),
        ("一 是 ", 3),
        ("一是 ", 3),
        ("1.", 3),
        ("1、", 3),
        ("1．", 3),
        ("12、", 3),
        ("（1）", 4),
        ("(12)", 4),
        ("①", 4),
        ("⑳", 4),
        ("——", 3),
        ("--", 3),
        ("—", 3),
        ("－－", 3),
    ],
)
def test_numbers_and_their_levels(begin: str, level: int) -> None:
    assert shown(f"{begin}山海相连") == [(level, "other", f"{begin}山海相连")]
    assert shown(f"  {begin}山海相连？".replace("？", " ")) == [(level, "other", f"{begin}山海相连")]


@pytest.mark.parametrize(
    "line",
    [
        "一是的",
        "一是否",
        "一要么",
        "一要素",
        "一要点",
        "一要件",
        "一是，山",
        "一要不",
        "123、山海",
        "1.2山海",
        "（123）山海",
        "—— 山海",
        "——2023",
        "———山海",
        "一、山；",
        "一、山。海",
        "一是山海；",
        "一是山海。",
        "1.山海山。",
        "一要抓好项目，落实。",
        "1.山海山；川",
    ],
)
def test_more_that_is_no_heading(line: str) -> None:
    assert outline(line) == []


def test_a_heading_of_notes_has_seventy_characters() -> None:
    assert [len(one.title) for one in outline("名词解释" + "山" * 66)] == [70]
    assert outline("名词解释" + "山" * 67) == []


@pytest.mark.parametrize("end", ["。", "！", "？", "!", "?", "；", ";", "…", "：", ":"])
def test_a_title_ends_before_a_stop_or_colon(end: str) -> None:
    assert [one.title for one in outline(f"一、山海{end}川流")] == ["一、山海"]


@pytest.mark.parametrize(
    ("line", "title"), [("一要抓好项目。", "一要抓好项目"), ("（一）山海。", "（一）山海")]
)
def test_a_demand_is_a_heading_with_its_stop(line: str, title: str) -> None:
    assert [one.title for one in outline(line)] == [title]


def test_a_title_has_seventy_characters() -> None:
    assert [len(one.title) for one in outline("一、" + "山" * 70)] == [72]
    assert outline("一、" + "山" * 71) == []
    assert [len(one.title) for one in outline("一、" + "山" * 69 + "。川")] == [71]
    assert outline("一、" + "山" * 70 + "。川") == []
    for comma in "，,":
        assert [one.title for one in outline("一、山海川流" + comma + "山" * 70)] == ["一、山海川流"]
        assert outline("一、山海川" + comma + "山" * 70) == []


UNNUMBERED = [
    ("2018年度工作总结", "review"),
    ("二〇一八年工作回顾", "review"),
    ("一九九八年工作回顾", "review"),
    ("刚刚过去的一年工作", "review"),
    ("去年工作情况", "review"),
    ("上年工作", "review"),
    ("上一年工作", "review"),
    ("近三年工作", "review"),
    ("这五年主要工作", "review"),
    ("五年来工作总结", "review"),
    ("一年来工作", "review"),
    ("政府工作回顾", "review"),
    ("工作的回顾", "review"),
    ("工作回顾", "review"),
    ("2018年工作回顾：", "review"),
    ("来年工作打算", "plan"),
    ("今后一个时期工作思路", "plan"),
    ("未来三年发展目标", "plan"),
    ("下一步工作", "plan"),
    ("下步工作计划", "plan"),
    ("新一年工作", "plan"),
    ("新的一年工作部署", "plan"),
    ("十三五规划期间工作", "plan"),
    ("切实推进政府自身建设", "plan"),
    ("进一步强化政府自身建设", "plan"),
    ("大力抓好政府自身建设", "plan"),
    ("不断提升政府自身建设", "plan"),
    ("着力加强政府自身改革与建设", "plan"),
    ("全面加强政府自身改革和建设", "plan"),
    ("政府自身建设", "plan"),
    ("保障措施", "plan"),
    ("工作保障措施", "plan"),
    ("落实措施", "other"),
    ("附录", "other"),
    ("附注：", "other"),
    ("附：", "other"),
    ("附", "other"),
    ("注释", "other"),
    ("术语说明", "other"),
    ("用语注释", "other"),
]


@pytest.mark.parametrize(("line", "part"), UNNUMBERED)
def test_lines_that_are_headings_without_a_number(line: str, part: str) -> None:
    assert shown(f"{line}\n正文在此。") == [(1, part, line.rstrip("："))]


@pytest.mark.parametrize(
    "line",
    [
        "2018年工作回顾。",
        "2018年",
        "工作措施",
        "附件名单",
        "名词解释，见后",
        "2018年工作安排，今年",
        "2018年工作回顾的",
        "回顾",
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert outline(f"{line}\n正文在此。") == []


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("一、2018年工作回顾", "2018年是开局之年"),
        ("一、今年工作部署", "今年是关键"),
        ("一、今年重点任务", "我们要抓好"),
        ("一、今年主要任务", "我们要抓好"),
        ("一、今年目标任务", "我们要抓好"),
        ("一、今年重点工作", "我们要抓好"),
        ("一、加强政府自身建设", "打铁还需"),
        ("一、下一步计划", "我们要抓好"),
    ],
)
def test_a_title_that_runs_into_its_text(title: str, behind: str) -> None:
    assert [one.title for one in outline(title + behind)] == [title]
    for more in "的和与及、":
        assert [one.title for one in outline(f"{title}{more}山海")] == [f"{title}{more}山海"]


SAID = {
    "review": [
        "回顾过去",
        "完成情况",
        "2023年目标任务完成情况",
        "2023年国民经济和社会发展计划执行情况",
        "重点工作落实情况",
        "工作开展情况",
        "经济运行情况",
        "上半年工作",
        "今年以来的工作",
        "工作小结",
        "2023年工作回忆",
        "过去四年",
        "工作情况",
        "执行情况",
        "发展情况",
        "进展情况",
        "主要成绩",
        "发展成就",
        "工作成效",
        "取得的成绩",
        "取得成绩",
        "过去五年",
        "过去的一年",
        "去年主要工作",
        "本届政府工作",
    ],
    "plan": [
        "今年",
        "来年",
        "明年工作",
        "下半年工作",
        "上半年工作安排",
        "2024年计划任务和主要指标",
        "工作安排",
        "工作部署",
        "工作打算",
        "工作计划",
        "工作思路",
        "工作重点",
        "总体要求",
        "总体思路",
        "总体目标",
        "预期目标",
        "奋斗目标",
        "主要目标",
        "发展目标",
        "目标任务",
        "主要任务",
        "重点任务",
        "重点工作",
        "重点抓好",
        "重点做好",
        "自身改革",
        "自身建设",
        "保障措施",
        "转变政府职能",
        "建设人民满意的政府",
        "建设服务型政府",
        "建设法治政府",
        "建设廉洁政府",
        "建设现代化政府",
        "2024年工作",
        "“十四五”目标",
    ],
    "other": [
        "山海",
        "术语解释",
        "用语说明",
        "词语注释",
        "2024年山海",
        "“十四五”时期发展成就和“十五五”时期主要目标任务",
        "上半年工作总结和下半年工作计划",
    ],
}


@pytest.mark.parametrize(
    ("part", "title"), [(part, title) for part, titles in SAID.items() for title in titles]
)
def test_the_words_of_a_title_tell_the_part(part: str, title: str) -> None:
    assert shown(f"一、{title}\n正文。")[0][1] == part


def test_a_title_that_is_a_sentence_tells_nothing() -> None:
    assert shown("一、工作安排" + "山" * 28)[0][1] == "plan"
    assert shown("一、工作安排" + "山" * 29)[0][1] == "other"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("（一）山海\n三、工作安排", ["plan", "plan"]),
        ("（一）山海\n四、工作安排", ["plan", "plan"]),
        ("（一）山海\n二、工作安排", ["review", "plan"]),
        ("（一）山海\n第二部分 工作安排", ["review", "plan"]),
        ("（一）山海\n第三章 工作安排", ["plan", "plan"]),
        ("（一）山海\n一、工作安排", ["other", "plan"]),
        ("（一）山海\n2024年工作安排", ["other", "plan"]),
        ("一、山海\n二、工作安排", ["other", "plan"]),
        ("（一）山海\n二、工作回顾", ["other", "review"]),
        ("一、2022年工作\n二、2023年工作\n三、2024年工作", ["review", "plan", "plan"]),
        ("一、2022年工作", ["plan"]),
        ("一、山海\n（一）工作回顾\n（二）工作安排", ["other", "review", "plan"]),
        ("一、工作回顾\n（一）工作安排", ["review", "review"]),
        (
            "名词解释\n1.山海：川\n[2]山：海\n（3）山\n①山\n二、工作安排\n1.山海：川",
            ["other", "plan", "plan"],
        ),
    ],
)
def test_parts_of_what_stands_before_and_below(text: str, parts: list[str]) -> None:
    assert [one.part for one in outline(text)] == parts


HEADINGS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 4), st.sampled_from(["一、甲", "第一章", "总"])),
    unique_by=lambda one: one[0],
).map(
    lambda made: [
        Heading(start, start + 1, level, title, PARTS[start % 3]) for start, level, title in sorted(made)
    ]
)


@given(HEADINGS, st.integers(0, 50))
def test_what_is_looked_up_is_what_is_found_by_walking(headings: list[Heading], pos: int) -> None:
    lookup = SectionLookup(headings)
    assert lookup.section(pos) == SECTION_JOINT.join(section_at(headings, pos))
    assert lookup.part(pos) == part_at(headings, pos)
    assert lookup.sections_and_parts([pos, 0]) == (
        [lookup.section(pos), lookup.section(0)],
        [lookup.part(pos), lookup.part(0)],
    )
    assert lookup.starts == [one.start for one in headings]
