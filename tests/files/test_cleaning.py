"""Cleaning: marks and page lines go, broken sentences are joined, runs are set, and no word is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.cleaning import clean
from tests.files.restoring import restore_source

# All that may be taken out, besides white space and characters nobody sees.
MARKS = re.compile(
    r"[\s*#_`|\\>=~+\-—–―─－·・•.!\[\]()/]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)


def cleaned(text: str) -> str:
    trail = clean(text)
    assert restore_source(trail.text, trail.removals) == text
    return trail.text


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("## 政府工作报告\n\n**一、回顾。**过去的一年。", "政府工作报告\n一、回顾。过去的一年。"),
        ("完成投资*重点*项目。\n> 引用的话。\n", "完成投资重点项目。\n引用的话。"),
        ("见[县政府网站](https://example.gov.cn/a_b)的通知。", "见县政府网站的通知。"),
        (r"共\*三\*项\[1\]。" + "\n\\|", "共*三*项[1]。"),
        ("标题说明\n---\n正文第一段。\n***\n正文第二段。", "标题说明\n正文第一段。\n正文第二段。"),
        ("| 指标 | 数值 |\n|---|---|\n| 总量 | 45亿元 |", "指标\t数值\n总量\t45亿元"),
        ("# 标题\n\n- 第一项\n- 第二项\n", "标题\n第一项\n第二项"),
    ],
)
def test_markdown_goes(source: str, reading: str) -> None:
    assert cleaned(source) == reading


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        ("第一段。\n\n第二段。\n \n\n第三段。", ["blank-line", "blank-line"]),
        ("第一段。  \n第二段。", ["blank"]),
        ("第一段。\n\n---\n\n第二段。", ["markdown"]),
    ],
)
def test_what_goes_between_paragraphs_is_called_what_it_was(source: str, reasons: list[str]) -> None:
    assert [one.reason for one in clean(source).removals] == reasons


@pytest.mark.parametrize(
    "text",
    [
        "按2*3排列，面积5*8米。",
        "脚注〔1〕和[2]留着。",
        "变量a_b_c和PM2.5都留着。",
        "- 只有一个短横的行\n- 又一个",
        "增加 3# 煤开采项目",
    ],
)
def test_what_only_looks_like_markdown_stays(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "mark",
    ["— 3 —", "-12-", "－ 12 －", "第3页", "第 3 页 共 20 页", "第三页", "3 / 20 页", "· 7 ·"],
)
def test_page_marks_go_and_the_sentence_is_joined(mark: str) -> None:
    assert_joined_across(mark)


@pytest.mark.parametrize("mark", ["(上接 A2 版)", "（下转第三版）", "上接第1版", "▲（下转二版）"])
def test_turn_marks_go_and_the_sentence_is_joined(mark: str) -> None:
    assert_joined_across(mark)


def assert_joined_across(mark: str) -> None:
    one, other = "我们坚持把项目建设作为推动经济转型的切入点和突破口，全年共谋划重点", "项目一百六十七个。"
    assert cleaned(f"政府工作报告\n\n{one}\n\n{mark}\n\n{other}") == f"政府工作报告\n{one}{other}"


def test_a_turn_note_inside_a_line_goes() -> None:
    assert cleaned("水滴石穿抓落实。“融在一 (下转 A2 版)") == "水滴石穿抓落实。“融在一"
    assert cleaned("(上接转 A4 版) 坚持招大商。") == "坚持招大商。"


def test_bare_numbers_that_count_up_are_pages_and_others_are_not() -> None:
    pages = "\n".join(f"第{n}页上的一句完整的话。\n{n}" for n in range(1, 6))
    assert cleaned(pages) == "\n".join(f"第{n}页上的一句完整的话。" for n in range(1, 6))
    assert cleaned("户数\n35\n人口\n27") == "户数\n35\n人口\n27"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("健全完善农村留守妇女、儿童、残疾人和孤儿等社会保障和服务体系，完", "善救助制度。"),
        (
            "二要坚持服务聚能。对照先进地区经验，着力补齐短板弱项，按照“三无”“三可”",
            "要求，持续打造市场化、法治化、国际化营商环境。",
        ),
        ("这些成绩的取得，", "是全县上下共同奋斗的结果。"),
        ("——2020年4月15日在清河湾县第十六届", "人民代表大会第五次会议上"),
        ("全年地区生产总值完成四十五亿元，固定资产投资完成二十六亿元，财政收入增长 15", "%以上。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\u3000\u3000"])
def test_a_broken_sentence_is_joined(one: str, other: str, gap: str) -> None:
    assert cleaned(f"政府工作报告\n\n{one}{gap}{other}") == f"政府工作报告\n{one}{other}"


@pytest.mark.parametrize(
    "lines",
    [
        ["政府工作报告", "县长 王某", "各位代表：", "现在，我报告工作。"],
        ["开场的一句话。", "2019年工作回顾", "过去的一年，我们迎难而上。"],
        ["开场的一句话。", "工作保障措施", "各位代表，共识已经形成。"],
        ["开场的一句话。", "（一）推进示范区建设", "深化改革。"],
        ["开场的一句话。", "一、2022年工作回顾", "（一）经济平稳运行", "一是总量扩大"],
        ["开场的一句话。", "2023年1月12日", "二〇二三年"],
        [
            "发布时间：2024-02-20 来源：县政府 浏览：235",
            "2024年1月25日在望山县第十八届人民代表大会第四次会议上",
        ],
    ],
)
def test_lines_that_stand_alone_are_not_joined(lines: list[str]) -> None:
    assert cleaned("\n\n".join(lines)) == "\n".join(lines)


def test_a_narrow_column_is_joined_to_paragraphs() -> None:
    paragraph = (
        "我们坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，着力推动高质量发展，" * 8
        + "迈出新步伐。"
    )
    column = [paragraph[at : at + 20] for at in range(0, len(paragraph), 20)]
    source = "\n".join(["政府工作报告", *column, "一、工作回顾"])
    assert cleaned(source) == f"政府工作报告\n{paragraph}\n一、工作回顾"


def test_a_full_line_goes_on_where_paragraphs_are_set_in() -> None:
    first = "我们坚持稳中求进，推动高质量发展，迈出新的步伐。" * 9
    second = "我们坚持改革创新，不断优化营商环境，激发活力。" * 9
    lines = [f"    {first[:22]}", *(first[at : at + 24] for at in range(22, len(first), 24))]
    lines += [f"    {second[:22]}", *(second[at : at + 24] for at in range(22, len(second), 24))]
    source = "\n".join(["政府工作报告", *lines, "    一、工作回顾", "    （一）抓产业"])
    assert cleaned(source).split("\n") == ["政府工作报告", first, second, "一、工作回顾", "（一）抓产业"]


RUN = (
    "2023年清河湾县政府工作报告 2023年2月10日在清河湾县第十七届人民代表大会第三次会议上 县长 王某 各位代表: "
    "现在,我代表县人民政府报告工作。 一、2022年工作回顾2022年是极不平凡的一年。"
    + "全县上下迎难而上。"
    * 40
    + " "
    "(一)狠抓项目建设,增强发展后劲 全年开工项目三十个。(二)深化改革。成效明显。各位代表,成绩来之不易。"
    "二、2023年工作安排今年是关键之年。重点抓好三件事。一是抓投资。扩大总量。二是抓消费。提振信心。"
    "三是抓出口。拓展市场。加强政府自身建设坚持依法行政。名词解释1.三化三制:指有关改革。2.四好农村路:指农村公路。"
)


def test_a_run_is_set_as_paragraphs() -> None:
    lines = cleaned(RUN).split("\n")
    assert lines[:5] == [
        "2023年清河湾县政府工作报告",
        "2023年2月10日在清河湾县第十七届人民代表大会第三次会议上",
        "县长 王某",
        "各位代表:",
        "现在,我代表县人民政府报告工作。",
    ]
    assert lines[5] == "一、2022年工作回顾"
    assert lines[6].startswith("2022年是极不平凡的一年。")
    assert lines[7:] == [
        "(一)狠抓项目建设,增强发展后劲",
        "全年开工项目三十个。",
        "(二)深化改革。成效明显。",
        "各位代表,成绩来之不易。",
        "二、2023年工作安排",
        "今年是关键之年。重点抓好三件事。",
        "一是抓投资。扩大总量。",
        "二是抓消费。提振信心。",
        "三是抓出口。拓展市场。",
        "加强政府自身建设",
        "坚持依法行政。",
        "名词解释",
        "1.三化三制:指有关改革。",
        "2.四好农村路:指农村公路。",
    ]


def test_what_looks_like_a_heading_inside_a_sentence_breaks_no_run() -> None:
    run = (
        "三月 三、三月十 八、汾河牡丹节和把握发展第 一、担当为重的定位,今年重点推进八项,2023年工作是重点。"
        * 20
    )
    assert cleaned(run) == run


def test_spaces_around_figures_stay() -> None:
    text = "完成投资 18.17 亿元,增长 3.4%,新增 5 家。"
    assert cleaned(text) == text


def test_control_and_invisible_characters_go() -> None:
    trail = clean("甲\x00乙\u200b丙\ufeff丁\r\n戊\x0c己。")
    assert trail.text == "甲乙丙丁\n戊\n己。"
    assert [one.reason for one in trail.removals if one.text == "\x00"] == ["control"]
    assert restore_source(trail.text, trail.removals) == "甲\x00乙\u200b丙\ufeff丁\r\n戊\x0c己。"


def test_damaged_characters_stay() -> None:
    text = "建立规?；?F代服務業，\ufffd\ue000提速。"
    assert cleaned(text) == text


OF_THE_SITE = ("有想补充的信息?点我投稿",)
"""What the site that one of the real reports comes from says itself."""


def words(text: str) -> str:
    return MARKS.sub("", text)


def test_no_word_of_the_real_reports_is_lost(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        source = path.read_text("utf-8")
        trail = clean(source)
        assert restore_source(trail.text, trail.removals) == source
        kept = re.sub(r"[(（][上下][接转][^)）]*[)）]", "", source)
        for line in OF_THE_SITE:
            kept = kept.replace(line, "")
        assert words(trail.text) == words(kept)


def test_a_clean_report_is_left_alone(reports: Path) -> None:
    source = (reports / "002_525bd503b01b46c9.txt").read_text("utf-8")
    assert clean(source).text == source.strip()


WORDS_AND_MARKS = (
    "一、¦（一）¦一是¦1.¦##¦**¦\n¦\n\n¦ ¦\u3000¦。¦，¦：¦|¦`¦\\¦- ¦---¦\r\n¦各位代表¦政府工作报告"
    "¦2022年工作回顾¦（下转A2版）¦— 3 —¦第3页¦完成投资¦45亿元¦名词解释¦[1]¦](http://a)¦会议上¦第一届人民代表大会¦?¦\x00¦A¦b¦5"
)
PIECES = st.lists(st.sampled_from(WORDS_AND_MARKS.split("¦")), max_size=60).map("".join)


@given(PIECES)
def test_cleaning_can_always_be_taken_back(source: str) -> None:
    trail = clean(source)
    assert restore_source(trail.text, trail.removals) == source
    for one in trail.removals:
        assert source[one.start : one.end] == one.text != one.became
    assert not re.search(r"[ \t\u3000]\n|\n\n|\r|\A\s|\s\Z", trail.text)


@given(st.text(max_size=200))
def test_any_string_can_be_cleaned_and_taken_back(source: str) -> None:
    trail = clean(source)
    assert restore_source(trail.text, trail.removals) == source


def test_a_cleaned_report_is_clean(reports: Path) -> None:
    for path in sorted(reports.glob("00[1-4]*.txt")):
        once = clean(path.read_text("utf-8")).text
        assert clean(once).text == once


def test_headings_of_a_like_length_are_no_column() -> None:
    paragraph = (
        "通过开展试点工作，引导产业健康发展，完善制度，加强保障，各项目标任务圆满完成，人民生活水平提高。"
    )
    numerals = "一二三四五六七八九十" * 2
    text = "\n".join(f"{numeral}、做好第{numeral}项工作\n{paragraph}" for numeral in numerals)
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "应用一：形式审查\n\u3000\u3000利用新技术可以发挥辅助支撑作用。\n\u3000\u3000应用二：辅助评审\n\u3000\u3000利用新技术。",
        "主要产品产量如下：\n纱 231万吨 5.2\n布 74亿米 1.9\n原盐 1180万吨 -3.1\n卷烟 860万箱 2.4",
        "改造目标：数字化设计\n实现方式：加快应用软件。\n改造目标：柔性化制造\n实现方式：利用系统。",
    ],
)
def test_lines_that_begin_something_are_not_joined(text: str) -> None:
    assert cleaned(text) == text.replace("\u3000", "")
