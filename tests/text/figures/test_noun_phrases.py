"""The noun phrase in the words around a number: without verbs, times, marks and what else stands there."""

import pytest

from desktop.text.figures.indicators.distribution import distribute, members
from desktop.text.figures.indicators.names import core, known_name, measuring, named, prefix_name, suffix_name
from desktop.text.figures.indicators.nouns_before import (
    coordinated_nouns,
    front_noun,
    is_milestone,
    left_noun,
)
from desktop.text.figures.indicators.trimming import clean, last_part, without_lead, without_trail
from tests.text.figures.helpers import only


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("  新建 *学校* ", "新建学校"),
        ("#学校", "学校"),
        ("学\n校", "学校"),
        ("学校[12]", "学校"),
        ("学校〔注1〕", "学校"),
        ("学校【3】", "学校"),
        ("学校（注1）", "学校"),
        ("学校(注释12)", "学校"),
        ("学校①", "学校"),
        ("学校⑳", "学校"),
        ("学校（1）", "学校（1）"),
        ("学校[1234]", "学校[1234]"),
        ("学校", "学校"),
    ],
)
def test_spaces_and_marks_are_taken_out(text: str, bare: str) -> None:
    assert clean(text) == bare


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("新建学校，完成", "新建学校"),
        ("学校、医院", "医院"),
        ("学校：", "学校"),
        ("学校,医院", "医院"),
        ("学校:医院", "医院"),
        ("学校（医院）小学", "小学"),
        ("学校—医院", "医院"),
        ("学校—Ⅱ类", "学校—Ⅱ类"),
        ("学校，", "学校"),
    ],
)
def test_the_part_behind_the_last_comma(text: str, part: str) -> None:
    assert last_part(text) == part


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "完成",
        "达到",
        "实现",
        "，完成",
        "2019年",
        "2016—2020年",
        "五年",
        "十年",
        "“十四五”期间",
        "十四五时期",
        "去年",
        "去年底",
        "今年",
    ],
)
def test_what_stands_behind_a_noun_is_left_out(behind: str) -> None:
    assert without_trail(f"学校{behind}") == "学校"


@pytest.mark.parametrize("text", ["物价涨幅", "供应", "物资供应", "财政投入", "固定资产投资", "学校二十年"])
def test_what_belongs_to_the_noun_stays(text: str) -> None:
    assert without_trail(text) == text


BEFORE = [
    "自2018年以来",
    "2019年",
    "2019年底",
    "全年",
    "截至2023年末",
    "到2025年",
    "1—11月份",
    "前三季度",
    "第一季度",
    "三季度",
    "上半年",
    "下半年",
    "“十四五”时期",
    "十四五期间",
    "十四五以来",
    "去年",
    "今年",
    "三年来",
    "3个月内",
    "一是",
    "三是",
    "12.",
    "3、",
    "再新建",
    "又引进",
    "和",
    "与",
    "及",
    "并",
    "以",
    "等",
    "或",
    "的",
    "了",
    "其中",
    "以及",
    "共",
    "新建",
    "新建的",
    "全年新建",
]


@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_a_noun_is_left_out(before: str) -> None:
    assert without_lead(f"{before}学校") == "学校"


@pytest.mark.parametrize(
    "text",
    [
        "再学校",
        "共享单车",
        "共青团员",
        "共治区域",
        "共产党员",
        "共富工坊",
        "共用道路",
        "共通平台",
        "共计算机",
        "有机学校",
        "有色金属",
        "有线电视",
        "有关学校",
        "有偿服务",
        "有限公司",
        "有害垃圾",
        "有轨电车",
        "有声读物",
        "有氧运动",
        "有组织",
        "补贴",
        "投资",
        "的",
        "学校",
    ],
)
def test_what_begins_a_noun_stays(text: str) -> None:
    assert without_lead(text) == text


def test_nothing_but_verbs_leaves_nothing() -> None:
    assert (without_lead("新建"), without_trail("完成"), last_part(",完成")) == ("", "", "")
    assert without_lead("发放补贴") == "补贴"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("工业投资", "工业投资"),
        ("粮食产量", "粮食总产量"),
        ("全市粮食产量", "粮食总产量"),
        ("社会消费品零售总额", "社会消费品零售总额"),
        ("GDP", "地区生产总值"),
        ("非GDP", None),
        ("未GDP", None),
        ("投资", None),
        ("学校", None),
        ("", None),
    ],
)
def test_names_at_the_end(text: str, name: str | None) -> None:
    assert suffix_name(text) == name


def test_names_at_the_beginning() -> None:
    assert prefix_name("易地扶贫搬迁户") == "易地扶贫搬迁"
    assert prefix_name("财政收入增长") is None
    assert prefix_name("学校") is None
    assert (prefix_name("GDP增长", 3), prefix_name("GDP增长")) == ("GDP", None)


@pytest.mark.parametrize(
    "end", ["总数", "总数量", "数", "总量", "户数", "家数", "数量", "总户数", "总家数", "个数"]
)
def test_how_many_there_are_is_no_part_of_a_name(end: str) -> None:
    assert named(f"高新技术企业{end}") == known_name(f"高新技术企业{end}") == "高新技术企业"


@pytest.mark.parametrize("noun", ["人数", "倍数", "次数", "天数", "学校"])
def test_what_is_no_name_stays(noun: str) -> None:
    assert (named(noun), known_name(noun)) == (noun, None)


@pytest.mark.parametrize(
    "noun",
    [
        "覆盖率",
        "增加额",
        "价值",
        "电费",
        "房价",
        "产量",
        "人数",
        "收入比",
        "占比",
        "比重",
        "比例",
        "面积",
        "里程",
        "浓度",
        "强度",
        "指数",
        "水平",
        "收入",
        "支出",
        "年限",
        "成本",
        "时间",
        "余额",
        "时速",
        "速度",
        "温度",
        "高度",
        "海拔",
    ],
)
def test_nouns_that_measure(noun: str) -> None:
    assert measuring(noun)
    assert not measuring(f"{noun}学校")


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("粮食产量稳步提", "粮食总产量"),
        ("粮食产量提", "粮食总产量"),
        ("粮食产量稳步", "粮食总产量"),
        ("粮食产量稳步提升", "粮食产量稳步提升"),
        ("粮食生产功能区", "粮食生产功能区"),
        ("山海投资", "山海投资"),
        ("粮食产量率", "粮食产量率"),
    ],
)
def test_a_verb_that_no_table_knows_is_cut_off(noun: str, name: str) -> None:
    assert core(noun) == name


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("全年新建学校完成", "学校"),
        ("桥", "桥"),
        ("村", "村"),
        ("山", None),
        ("", None),
        ("推进", None),
        ("全市", None),
        ("财政收入（含退税）", "财政收入"),
        ("投资(不含农户)", "投资"),
        ("学校等教育设施", "教育设施"),
        ("学校等", "学校"),
        ("实施教育培训中", "教育培训"),
        ("初中", "初中"),
        ("高中", "高中"),
        ("“三变学校", "三变学校"),
        ("学校”", "学校"),
        ("农村经济组织", "农村经济组织"),
        ("集中大排查", "集中大排查"),
        ("争取信贷投放", "信贷"),
        ("供水供暖", "供水供暖"),
        ("学校|医院", "学校"),
        ("以上的学校", "学校"),
        ("左右学校", "学校"),
        ("全年粮食全年产量", "粮食总产量"),
    ],
)
def test_the_noun_that_ends_a_text(text: str, noun: str | None) -> None:
    assert left_noun(text) == noun


@pytest.mark.parametrize(
    ("segment", "noun", "whole"),
    [
        ("改造幼儿园、小学、初中", "初中", "幼儿园、小学、初中"),
        ("小学、初中", "初中", "小学、初中"),
        ("小学和初中", "初中", "小学和初中"),
        ("小学与初中", "初中", "小学与初中"),
        ("小学及初中", "初中", "小学及初中"),
        ("改造、初中", "初中", None),
        ("小学初中", "初中", None),
        ("初中", "初中", None),
        ("山水、新建学校、初中", "初中", "学校、初中"),
        ("初中、山水川田湖海林木草", "山水川田湖海林木草", None),
    ],
)
def test_nouns_that_are_counted_together(segment: str, noun: str, whole: str | None) -> None:
    assert coordinated_nouns(segment, noun) == whole


@pytest.mark.parametrize(
    "text",
    ["外运量再创历史新高", "连跨两个台阶", "突破关口", "创纪录", "接连突破大关", "首次登高点", "又站台阶"],
)
def test_how_far_it_has_come(text: str) -> None:
    assert is_milestone(text)


@pytest.mark.parametrize("text", ["新高", "增长", "达到高点", "学校", ""])
def test_what_is_no_milestone(text: str) -> None:
    assert not is_milestone(text)


def test_what_stands_before_the_first_verb() -> None:
    assert (front_noun("总产实现二十连丰"), front_noun("财政收入"), front_noun("新建学校")) == (
        "总产",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("subject", "count", "said", "told"),
    [
        ("城乡居民人均可支配收入", 2, (), ("城镇居民人均可支配收入", "农村居民人均可支配收入")),
        ("城乡居民人均可支配收入", 3, (), None),
        ("小学、初中、高中入学率", 3, (), ("小学入学率", "初中入学率", "高中入学率")),
        ("小学、初中、高中入学率", 2, (), ("初中入学率", "高中入学率")),
        ("小学", 2, (), None),
        ("", 2, ("甲山", "乙水"), ("甲山", "乙水")),
        ("", 2, ("甲山", "乙水", "乙水"), ("甲山", "乙水")),
        ("", 2, ("甲山",), None),
        ("", 1, (), None),
    ],
)
def test_things_before_numbers_that_are_told_apart(
    subject: str, count: int, said: tuple[str, ...], told: tuple[str, ...] | None
) -> None:
    assert distribute(subject, count, said) == told


def test_members_of_a_list() -> None:
    for text, count in (
        ("小学、初中、高中", 3),
        ("小学和初中", 2),
        ("小学以及初中", 2),
        ("普及教育", 1),
        ("小学，初中", 2),
        ("完成", 0),
    ):
        assert members(text) == count


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("全市学校中3所达标。", "学校"),
        ("在建项目中28个竣工。", "在建项目"),
        ("规上企业中有5家上市。", "规上企业"),
        ("全县高中3所。", "高中"),
    ],
)
def test_what_something_is_among_is_what_is_counted(sentence: str, noun: str) -> None:
    assert only(sentence).indicator == noun
