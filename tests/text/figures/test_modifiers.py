"""Words of degree and of change around a number: each of them, and how far they reach."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import found, only

MARKS = [
    "约",
    "大约",
    "约为",
    "约占",
    "近",
    "将近",
    "接近",
    "超",
    "超过",
    "超出",
    "逾",
    "突破",
    "达到",
    "达",
    "高达",
    "多达",
    "仅",
    "仅为",
    "仅剩",
    "只有",
    "仅有",
    "不到",
    "不足",
]
BOUNDS = [
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "不超",
    "不多于",
    "不小于",
    "不大于",
    "高于",
    "低于",
    "至少",
    "最少",
    "最多",
    "最高",
    "最低",
    "力争",
    "确保",
    "争取",
]
BEHIND = ["以上", "以下", "左右", "上下", "以内", "之内", "之间", "前后", "有余", "开外", "强", "弱"]


@pytest.mark.parametrize("word", [*MARKS, *BOUNDS])
def test_a_word_of_degree_before_the_number(word: str) -> None:
    assert only(f"投资{word}5亿元。").qualifier == word


@pytest.mark.parametrize("word", BEHIND)
@pytest.mark.parametrize("space", ["", " ", "\n", "\u3000"])
def test_a_word_of_degree_behind_the_number(word: str, space: str) -> None:
    assert only(f"投资5亿元{space}{word}。").qualifier == word


@pytest.mark.parametrize("word", ["以上", "以下"])
def test_a_number_that_is_meant_itself_too(word: str) -> None:
    assert only(f"投资5亿元及{word}。").qualifier == word


@pytest.mark.parametrize("follows", ["制", "化", "度", "势", "权", "弱", "调", "于", "述", "级"])
def test_what_begins_another_word_is_no_word_of_degree(follows: str) -> None:
    assert only(f"投资增长5%强{follows}，").qualifier is None


@pytest.mark.parametrize("word", ["签约", "合约", "条约", "预约", "履约"])
def test_what_ends_another_word_is_no_word_of_degree(word: str) -> None:
    assert only(f"{word}3亿元。").qualifier is None


@pytest.mark.parametrize("before", ["赶上", "走过", "加上", "经过", "创新高"])
def test_上_and_过_are_words_of_degree_only_in_others(before: str) -> None:
    assert only(f"投资{before}5亿元。").qualifier is None


def test_a_new_height_is_reached() -> None:
    assert only("投资创新高达5亿元。").qualifier == "达"


def test_words_of_degree_are_joined_in_their_order() -> None:
    assert only("投资力争达到约5亿元。").qualifier == "力争、达到、约"
    assert only("惠及超过1200余名以上。").qualifier == "超过、余、以上"


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("高于全省平均水平", "up"),
        ("低于全省平均水平", "down"),
        ("高出全省平均水平", "up"),
        ("超过全省平均水平", "up"),
        ("超出全国平均水平", "up"),
        ("超全国", "up"),
        ("超省均", "up"),
        ("超市均水平", "up"),
        ("超国家标准", "up"),
        ("超规划目标", "up"),
        ("超序时进度", "up"),
        ("超时序进度", "up"),
        ("超预期目标", "up"),
        ("超目标", "up"),
        ("超平均水平", "up"),
        ("领先全省平均水平", "up"),
        ("落后于全省", "down"),
        ("慢于全省", "down"),
        ("快于全省", "up"),
        ("好于全省平均水平", "improve"),
        ("优于全省", "improve"),
        ("多于上年", "up"),
        ("少于上年", "down"),
        ("高于全省（不含省直管县）", "up"),
        ("高于全省(同口径)", "up"),
        ("高于" + "山" * 23 + "市", "up"),
        ("高于" + "山" * 24 + "市", None),
        ("高于占比", None),
        ("高于全省，为", None),
    ],
)
def test_points_above_or_below_others(words: str, direction: str | None) -> None:
    assert only(f"{words}6.8个百分点。").direction == direction


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("高出省定标准", "up"),
        ("高于全省标准", "up"),
        ("超出国家标准", "up"),
        ("多于上年", "up"),
        ("低于全省平均水平", "down"),
        ("少于省定标准", "down"),
        ("高出省定标准（含县级补助）", "up"),
        ("不低于省定标准", None),
        ("不高于省定标准", None),
    ],
)
def test_amounts_above_or_below_a_benchmark(words: str, direction: str | None) -> None:
    figure = only(f"养老金{words}20元。")
    assert (figure.kind, figure.direction) == ("change" if direction else "quantity", direction)


@pytest.mark.parametrize("unit", ["位", "名"])
@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("排名提升", "up"),
        ("位次上升", "up"),
        ("位次跃升", "up"),
        ("排名提高约", "up"),
        ("排名前移了", "improve"),
    ],
)
def test_places_that_a_ranking_rose(words: str, unit: str, direction: str) -> None:
    figure = only(f"创新指数{words}5{unit}。")
    assert (figure.kind, figure.direction) == ("change", direction)


@pytest.mark.parametrize(
    "before", ["", "全年", "年内", "并", "再", "已", "共", "累计", "落实政策，", "政策加力、", "出台政策；"]
)
@pytest.mark.parametrize(
    ("verb", "direction"),
    [("降低", "down"), ("提高", "up"), ("压减", "down"), ("减少", "down")],
)
def test_a_verb_of_change_with_its_object(before: str, verb: str, direction: str) -> None:
    assert only(f"{before}{verb}运行成本3个百分点。").direction == direction


@pytest.mark.parametrize("before", ["全面", "我们", "持续"])
def test_other_words_before_the_verb_leave_no_direction(before: str) -> None:
    assert only(f"{before}降低运行成本3个百分点。").direction is None


@pytest.mark.parametrize("words", ["稳增长", "保增长", "促增长", "助增长", "抓增长", "改造提升", "整治提升"])
@pytest.mark.parametrize("unit", ["%", "公里"])
def test_growth_that_is_urged_and_works_that_better_are_no_change(words: str, unit: str) -> None:
    figure = only(f"{words}33{unit}。")
    assert (figure.kind, figure.direction) == ("percent" if unit == "%" else "quantity", None)


@pytest.mark.parametrize(
    "words",
    [
        "达",
        "达到",
        "为",
        "控制在",
        "保持",
        "保持在",
        "稳定在",
        "控制",
        "是",
        "分别",
        "在",
        "力争",
        "均",
        "目标",
        "分别达到",
        "均控制在",
        "目标为",
        "约为",
        "保持在约",
    ],
)
@pytest.mark.parametrize(
    ("noun", "direction"),
    [("增幅", "up"), ("增速", "up"), ("涨幅", "up"), ("降幅", "down"), ("跌幅", "down")],
)
def test_a_rate_of_growth_with_a_verb_of_level(noun: str, direction: str, words: str) -> None:
    figure = only(f"价格{noun}{words}5%。")
    assert (figure.kind, figure.direction) == ("change", direction)


@pytest.mark.parametrize("words", ["，", "；", "的目标很高，达到"])
def test_a_rate_of_growth_in_another_clause_says_nothing(words: str) -> None:
    assert only(f"增幅居前{words}5%。").direction is None


UP = [
    "增长",
    "增",
    "增加",
    "增长了",
    "增速",
    "增幅",
    "增长率",
    "同比",
    "环比",
    "涨幅",
    "上涨",
    "涨",
    "上升",
    "提高",
    "提升",
    "提速",
    "提标",
    "回升",
    "攀升",
    "跃升",
    "增值",
    "净增",
    "高",
    "快",
    "多",
    "扩大",
    "增大",
    "升",
    "加快",
    "上浮",
    "上扬",
    "反弹",
    "走高",
]
DOWN = [
    "下降",
    "降",
    "降低",
    "降幅",
    "减",
    "减少",
    "少",
    "下滑",
    "回落",
    "下跌",
    "跌",
    "跌幅",
    "缩小",
    "收窄",
    "压缩",
    "压减",
    "削减",
    "缩减",
    "精简",
    "下浮",
    "下调",
    "低",
    "压降",
    "走低",
    "净减少",
]
BETTER = ["改善", "优化", "前移", "好于", "优于", "提前"]


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        *((word, "up") for word in UP),
        *((word, "down") for word in DOWN),
        *((word, "improve") for word in BETTER),
    ],
)
def test_a_word_of_change_before_a_share(word: str, direction: str) -> None:
    figure = only(f"全市成交量{word}5%。")
    assert (figure.kind, figure.direction) == ("change", direction)


@pytest.mark.parametrize("word", ["增速", "同比", "降", "高", "压缩", "改善"])
def test_some_words_of_change_go_before_shares_only(word: str) -> None:
    assert only(f"全市规模{word}5公里。").kind == "quantity"
    assert only(f"全市规模{word}5人。").kind == "quantity"


@pytest.mark.parametrize("word", ["提高", "提升", "扩大", "缩小"])
def test_some_words_of_change_do_not_go_before_what_is_counted(word: str) -> None:
    assert only(f"全市规模{word}5公里。").kind == "change"
    assert only(f"全市规模{word}5人。").kind == "quantity"
    assert only(f"全市规模{word}5家。").kind == "quantity"


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("城乡居民收入分别增长6.5%和7%。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%、7%。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%与7%。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%及7%。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%以及7%。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%左右和7%以上。", ["up", "up"]),
        ("城乡居民收入分别增长6.5%，占比7%。", ["up", None]),
        ("税收收入、非税收入分别增长9.3%、下降4.1%。", ["up", "down"]),
        ("增速分别高于全国1.2个、全省0.4个百分点。", ["up", "up"]),
        ("失业率、物价涨幅分别控制在5.5%和3%以内。", [None, "up"]),
        ("失业率、物价跌幅分别控制在5.5%和3%以内。", [None, "down"]),
        ("生产总值增长7%以上，力争达到8%。", ["up", "up"]),
        ("生产总值增长7%，力争8%。", ["up", "up"]),
        ("生产总值增长7%左右,力争达到8%。", ["up", "up"]),
        ("生产总值增长7%以上，占比达到8%。", ["up", None]),
    ],
)
def test_what_the_members_of_a_list_share(sentence: str, directions: list[str | None]) -> None:
    assert [figure.direction for figure in found(sentence)] == directions


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("收入分别达到3万元和2万元以上。", ["达到、以上", "达到、以上"]),
        ("收入分别达到3万元、2万元。", ["达到", "达到"]),
        ("收入分别超过3万元和约2万元。", ["超过", "约"]),
        ("收入达到3万元，支出2万元以上。", ["达到", "以上"]),
        ("新建学校约3所、水厂2座。", ["约", None]),
        ("新增3家、2家以上。", ["以上", "以上"]),
        ("新增3家、2个以上。", [None, "以上"]),
    ],
)
def test_words_of_degree_that_a_list_shares(sentence: str, qualifiers: list[str | None]) -> None:
    assert [figure.qualifier for figure in found(sentence)] == qualifiers


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("新增就业12万人，比2016年还多2万人。", "up"),
        ("新增就业12万人，比上年少2万人。", "down"),
        ("新增就业12万人，比上年少增2万人。", "down"),
        ("新增就业12万人，比年初多了2万人。", "up"),
        ("税收收入负增长3%。", "down"),
        ("外贸增长3%，人民币贬值2%。", "down"),
        ("外贸增长3%，人民币升值2%。", "up"),
        ("投资增长3%，落后时序进度2个百分点。", "down"),
        ("投资增长3%，距年度目标还差2个百分点。", "down"),
        ("投资增长3%，欠全年目标2个百分点。", "down"),
    ],
)
def test_more_and_less_than_before_and_than_was_aimed_at(text: str, direction: str) -> None:
    figure = find_figures(text)[-1]
    assert (figure.kind, figure.direction) == ("change", direction)


@pytest.mark.parametrize("text", ["淘汰落后产能20万吨。", "解决历史欠账2亿元。", "多种经营收入2亿元。"])
def test_words_of_falling_short_within_others_say_nothing(text: str) -> None:
    assert find_figures(text)[-1].direction is None
