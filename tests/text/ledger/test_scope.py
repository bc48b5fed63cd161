"""Scope: whose figure it is, by the words before the indicator, in its sentence and in its paragraph."""

import pytest

from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.scope import (
    clause_before,
    is_adjusted,
    is_plain,
    is_whole,
    modifier,
    part_of_place,
    region_told_in_sentence,
)

GDP = LedgerIndicator("地区生产总值", ("经济总量",), ("亿元",))
PROVINCE = ("临江省",)
COUNTY = ("石泉县", "安康市", "陕西省")


def at(marked: str) -> tuple[str, int]:
    """Return a text without the mark | in it, and where that stood."""
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize(
    ("marked", "clause"),
    [
        ("甲，乙|丙", "乙"),
        ("甲、乙|", "甲、乙"),
        ("甲；乙|", "乙"),
        ("甲;乙|", "乙"),
        ("甲。乙|", "乙"),
        ("甲：乙|", "乙"),
        ("甲:乙|", "乙"),
        ("甲！乙|", "乙"),
        ("甲?乙|", "乙"),
        ("甲\n乙|", "乙"),
        ("甲,乙|", "乙"),
        ("产值1,234亿元|", "产值1,234亿元"),
        ("比例3:7|", "比例3:7"),
        ("甲3，4乙|", "4乙"),
        ("甲,4乙|", "4乙"),
        ("甲3,乙|", "乙"),
        ("|甲", ""),
        ("，|甲", ""),
        ("乙" * 70 + "|", "乙" * 60),
    ],
)
def test_what_stands_before_a_place_in_its_clause(marked: str, clause: str) -> None:
    assert clause_before(*at(marked)) == clause


@pytest.mark.parametrize(
    ("marked", "before"),
    [
        ("全省地区生产总值达到|", "全省"),
        ("地区生产总值|", ""),
        ("预计，全市地区生产总值完成|", "全市"),
        ("全县经济总量达到|", "全县"),
        ("全县经济总量、规上工业增加值达到|", "全县"),
        ("高新区地区生产总值3亿元、全县地区生产总值|", "高新区地区生产总值3亿元、全县"),
        ("全省地区生产总值。完成|", None),
        ("工业增加值完成|", None),
    ],
)
def test_what_stands_before_the_name_of_the_indicator(marked: str, before: str | None) -> None:
    assert modifier(*at(marked), GDP) == before


@pytest.mark.parametrize("words", ["全省", "我市", "本县", "全国", "全社会", "全年", "预计全区的"])
def test_what_means_the_whole_place(words: str) -> None:
    assert is_whole(words)


@pytest.mark.parametrize("words", ["", "高新区", "城镇", "全部", "我们"])
def test_what_does_not_mean_the_whole_place(words: str) -> None:
    assert not is_whole(words)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("", True),
        ("全市", True),
        ("力争全省", True),
        ("今年全年", True),
        ("全社会", True),
        ("地方", True),
        ("确保实现", True),
        ("保持、促进", True),
        ("主要目标是：", True),
        ("高新区、", True),
        ("高新区", False),
        ("全市工业", False),
        ("预计", False),
    ],
)
def test_what_does_not_narrow_a_name(words: str, plain: bool) -> None:
    assert is_plain(words) is plain


@pytest.mark.parametrize(
    ("marked", "regions", "part"),
    [
        ("全省地区生产总值|4万亿元。", PROVINCE, ""),
        ("地区生产总值|4万亿元。", PROVINCE, ""),
        ("高新区地区生产总值|300亿元。", PROVINCE, "高新区"),
        ("其中地区生产总值|300亿元。", PROVINCE, ""),
        ("其中全市地区生产总值|300亿元。", PROVINCE, ""),
        ("其中民营地区生产总值|300亿元。", PROVINCE, "其中"),
        ("服务业地区生产总值|300亿元。", PROVINCE, "服务业"),
        ("服务业和全省地区生产总值|300亿元。", PROVINCE, ""),
        ("新增地区生产总值|300亿元。", PROVINCE, "新增"),
        ("净增地区生产总值|300亿元。", PROVINCE, "净增"),
        ("人均地区生产总值|3万元。", PROVINCE, "人均"),
        ("新增就业和地区生产总值|300亿元。", PROVINCE, ""),
        ("新增就业5万人、地区生产总值|300亿元。", PROVINCE, ""),
        ("高新区产值5亿元、地区生产总值|300亿元。", PROVINCE, ""),
        ("云台县地区生产总值|300亿元。", PROVINCE, "云台县"),
        ("云台县预计地区生产总值|300亿元。", PROVINCE, "云台县"),
        ("云台街道地区生产总值|3亿元。", PROVINCE, "云台街道"),
        ("生产建设兵团地区生产总值|3亿元。", PROVINCE, "生产建设兵团"),
        ("兵团地区生产总值|3亿元。", PROVINCE, "兵团"),
        ("长治市地区生产总值|300亿元。", PROVINCE, "长治市"),
        ("力争长治地区生产总值|300亿元。", PROVINCE, "长治"),
        ("宜宾、长治地区生产总值|300亿元。", PROVINCE, "长治"),
        ("石泉县地区生产总值|30亿元。", COUNTY, ""),
        ("石泉地区生产总值|30亿元。", COUNTY, ""),
        ("安康市地区生产总值|30亿元。", COUNTY, ""),
        ("工业增加值|30亿元。", PROVINCE, ""),
        ("", PROVINCE, ""),
    ],
)
def test_the_part_of_a_place_that_a_figure_speaks_of(
    marked: str, regions: tuple[str, ...], part: str
) -> None:
    assert part_of_place(*at(marked or "|"), GDP, regions) == part


@pytest.mark.parametrize(
    ("sentence", "regions", "part"),
    [
        ("全国地区生产总值|", COUNTY, "全国"),
        ("全省地区生产总值|", COUNTY, "全省"),
        ("全县地区生产总值|", COUNTY, ""),
        ("国家提出地区生产总值|", COUNTY, "国家"),
        ("中央确定的地区生产总值|", COUNTY, "中央"),
        ("省定目标为地区生产总值|", COUNTY, "省定"),
        ("市里下达地区生产总值|", COUNTY, "市里"),
        ("省定目标为地区生产总值|", ("临江省",), ""),
        ("全省全县地区生产总值|", COUNTY, ""),
        ("全县全省地区生产总值|", COUNTY, "全省"),
    ],
)
def test_another_level_than_the_own_of_the_place(sentence: str, regions: tuple[str, ...], part: str) -> None:
    own = regions[0][-1]
    for word in ("全", "我"):
        text, place = at(f"{sentence}达到30亿元。{word}{own}上下努力。")
        assert part_of_place(text, place, GDP, regions) == part


def test_another_level_is_believed_only_where_the_text_names_its_own() -> None:
    assert part_of_place(*at("全省地区生产总值|达到30亿元。"), GDP, COUNTY) == ""
    assert part_of_place(*at("全省地区生产总值|达到30亿元。全县上下。"), GDP, ()) == ""
    assert part_of_place(*at("全省地区生产总值|达到30亿元。全县上下。"), GDP, ("",)) == ""
    assert part_of_place(*at("全省地区生产总值|达到30亿元。全乡上下。"), GDP, ("甲乡",)) == ""


@pytest.mark.parametrize(
    ("marked", "region"),
    [
        ("襄阳都市圈建设提速，经济总量达到|", "都市圈"),
        ("支持长治市建设，经济总量达到|", "长治市"),
        ("推动长治建设，经济总量达到|", "长治"),
        ("支持石泉县建设，经济总量达到|", ""),
        ("支持企业建设，经济总量达到|", ""),
        ("支持企业，支持长治市，经济总量达到|", "长治市"),
        ("支持长治市。经济总量达到|", ""),
        ("经济总量达到|，支持长治市。", ""),
        ("建设长治市，经济总量达到|", ""),
    ],
)
def test_the_region_that_a_sentence_is_about(marked: str, region: str) -> None:
    assert region_told_in_sentence(*at(marked), COUNTY) == region


@pytest.mark.parametrize(
    ("marked", "adjusted"),
    [
        ("剔除房地产后增长|", True),
        ("扣除价格因素增长|", True),
        ("按同口径增长|", True),
        ("按可比口径增长|", True),
        ("按可比价增长|", True),
        ("还原后增长|", True),
        ("剔除房地产后，增长|", False),
        ("增长|", False),
    ],
)
def test_a_figure_that_is_not_the_plain_one(marked: str, adjusted: bool) -> None:
    assert is_adjusted(*at(marked)) is adjusted
