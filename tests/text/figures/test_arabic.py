"""Numbers in Arabic digits: cut, signed, joined and listed ones, and the codes that look like them."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import found, only


def numbers(text: str) -> list[tuple[str, str]]:
    """Return the spans and kinds of all numbers of a text, figures or not."""
    return [(one.text, one.kind) for one in find_figures(text, year=2024, everything=True)]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("投资1,234.5亿元。", "1,234.5亿元", 1234.5),
        ("投资1,234,567元。", "1,234,567元", 1234567),
        ("惠及4 500户。", "4 500户", 4500),
        ("惠及4\u3000500户。", "4\u3000500户", 4500),
        ("惠及14 500.5户。", "14 500.5户", 14500.5),
        ("共计 4 500户。", "4 500户", 4500),
        ("投资1386. 5亿元。", "1386. 5亿元", 1386.5),
        ("投资1386.  5亿元。", "1386.  5亿元", 1386.5),
        ("投资1386 .5亿元。", "1386 .5亿元", 1386.5),
        ("投资1386.\n5亿元。", "1386.\n5亿元", 1386.5),
        ("投资1386 .\n 5亿元。", "1386 .\n 5亿元", 1386.5),
        ("投资13\n86亿元。", "13\n86亿元", 1386),
        ("投资13\n 86.5亿元。", "13\n 86.5亿元", 1386.5),
        ("占9 6%。", "9 6%", 96),
        ("占9 6.5 %。", "9 6.5 %", 96.5),
        ("投资1386.\n5 余万元。", "1386.\n5 余万元", 1386.5),
        ("投资1386.\n5万元。", "1386.\n5万元", 1386.5),
        ("增速为-2.3%。", "-2.3%", -2.3),
        ("增速为－2.3%。", "－2.3%", -2.3),
        ("增速为−2.3%。", "−2.3%", -2.3),
        ("最低气温-5℃。", "-5℃", -5),
        ("利润-3亿元。", "-3亿元", -3),
        ("差距为-3个百分点。", "-3个百分点", -3),
        ("里程-3公里。", "3公里", 3),
        ("-3%。", "3%", 3),
        ("增速 -3%。", "3%", 3),
        ("建成2×100万千瓦机组。", "2×100万千瓦", 200),
        ("建成2x100万千瓦机组。", "2x100万千瓦", 200),
        ("建成2X100万千瓦机组。", "2X100万千瓦", 200),
        ("建成2*100万千瓦机组。", "2*100万千瓦", 200),
        ("建成2✕100万千瓦机组。", "2✕100万千瓦", 200),
        ("建成2 × 100万千瓦机组。", "2 × 100万千瓦", 200),
        ("铺设100×3米管道。", "100×3米", 300),
    ],
)
def test_a_number_is_read_whole(sentence: str, text: str, value: float) -> None:
    figure = only(sentence)
    assert (figure.text, figure.value) == (text, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "投资12,34亿元。",
        "投资1,2345元。",
        "投资12345678901234567元。",
        "编号01米。",
        "编号A-3元。",
        "编号A—3元。",
        "编号a.3元。",
        "+3元。",
        "＋3元。",
        "1+3元。",
        "编号X3%。",
    ],
)
def test_what_looks_like_a_number_and_is_none(sentence: str) -> None:
    assert find_figures(sentence, year=2024) == []


@pytest.mark.parametrize("sentence", ["惠及4  500户。", "2 37户", "计  4 500户。", "投资1386..5户。"])
def test_digits_too_far_apart_are_not_joined(sentence: str) -> None:
    assert len(numbers(sentence)) == 2


@pytest.mark.parametrize("word", ["占", "的", "约", "近", "超", "过"])
def test_a_fraction_behind_a_word(word: str) -> None:
    for text, values in (("1/3", [1, 3]), ("12/345", [12, 345])):
        figure = only(f"人口{word}{text}。")
        assert (figure.text, figure.kind, figure.value) == (text, "ratio", values)


@pytest.mark.parametrize("behind", ["的", "以上的", "左右的", "强的", "弱的"])
@pytest.mark.parametrize("text", ["1/3", "9/10"])
def test_a_fraction_before_a_noun(text: str, behind: str) -> None:
    figure = only(f"{text}{behind}企业上云。")
    assert (figure.text, figure.kind) == (text, "ratio")


@pytest.mark.parametrize(
    "text", ["1/3", "占1/3/5", "占1/3年", "占1/2.5", "占123/345", "占1/3月", "编号1/3号"]
)
def test_other_strokes_are_no_fraction(text: str) -> None:
    assert all(kind != "ratio" for _, kind in numbers(text))


COMPARED = [
    "比例为",
    "比重",
    "产比",
    "业比",
    "收入比",
    "人员比",
    "床比",
    "供比",
    "存比",
    "均比",
    "分别比",
    "之比",
    "结构",
    "优化",
    "调整为",
    "缩小到",
    "扩大到",
    "配比",
    "配备",
]


@pytest.mark.parametrize("words", COMPARED)
@pytest.mark.parametrize("text", ["3:2", "3：2", "3∶2", "3 : 2"])
def test_two_numbers_that_are_compared_are_a_proportion(words: str, text: str) -> None:
    figure = only(f"{words}{text}。")
    assert (figure.text, figure.kind, figure.value) == (text, "ratio", [3, 2])


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("达到5.8:49.1:45.1。", [5.8, 49.1, 45.1]),
        ("达到6:49:45。", [6, 49, 45]),
        ("达到1.5:1。", [1.5, 1]),
        ("按3:2的比例配套。", [3, 2]),
        ("按3:2的比分配。", [3, 2]),
    ],
)
def test_other_proportions(sentence: str, values: list[float]) -> None:
    figure = only(sentence)
    assert (figure.kind, figure.value) == ("ratio", values)


@pytest.mark.parametrize(
    "sentence", ["比分3:2。", "上午9:30开会。", "第3章1:5。", "1:500地形图。", "2022-03-08 09:41:25发布。"]
)
def test_scores_and_times_are_no_proportions(sentence: str) -> None:
    assert find_figures(sentence, year=2024) == []


@pytest.mark.parametrize(
    ("sentence", "text", "unit"),
    [
        ("外运药材5.6万箩。", "5.6万箩", "万箩"),
        ("外运药材5.6万箩，", "5.6万箩", "万箩"),
        ("外运药材5.6万箩；", "5.6万箩", "万箩"),
        ("外运药材5.6万箩、", "5.6万箩", "万箩"),
        ("外运药材5.6万箩,", "5.6万箩", "万箩"),
        ("外运药材5.6万箩）", "5.6万箩", "万箩"),
        ("总量3.2亿泊次。", "3.2亿泊次", "亿泊次"),
        ("总量3.2万的，", "3.2万", "万"),
        ("总量3.2万了，", "3.2万", "万"),
        ("总量3.2万左右，", "3.2万", "万"),
        ("总量3.2万以上，", "3.2万", "万"),
    ],
)
def test_one_character_behind_万_is_the_unit(sentence: str, text: str, unit: str) -> None:
    figure = only(sentence)
    assert (figure.text, figure.unit) == (text, unit)


VERBS = [
    "为",
    "达",
    "达到",
    "是",
    "不低于",
    "不高于",
    "不超过",
    "突破",
    "超过",
    "由",
    "从",
    "低于",
    "高于",
    "降至",
    "下降到",
    "升至",
    "提高到",
    "优化为",
    "控制在",
    "稳定在",
    "保持在",
    "",
    "为 ",
]


@pytest.mark.parametrize("words", VERBS)
def test_an_index_needs_no_unit(words: str) -> None:
    figure = only(f"景气指数{words}52.3。")
    assert (figure.text, figure.value, figure.unit) == ("52.3", 52.3, None)


@pytest.mark.parametrize(
    "noun",
    [
        "指数",
        "系数",
        "得分",
        "评分",
        "收入比",
        "倍差",
        "比值",
        "分值",
        "容积率",
        "PUE",
        "pH",
        "pH值",
        "水平",
        "人数",
    ],
)
def test_every_index_noun(noun: str) -> None:
    assert only(f"全市{noun}达2.3，").value == 2.3


@pytest.mark.parametrize("verb", ["缩小", "下降", "提高", "上升", "扩大", "回落", "降低"])
def test_a_difference_needs_no_unit(verb: str) -> None:
    for words in (
        f"{verb}0.15。",
        f"{verb}了0.15）",
        f"{verb} 0.15、",
        f"{verb}0.15；",
        f"{verb}0.15,",
        f"{verb}0.15)",
    ):
        figure = only(f"城乡收入差距{words}")
        assert (figure.text, figure.kind, figure.value) == ("0.15", "change", 0.15)
    assert find_figures(f"城乡收入差距{verb}15。", year=2024) == []
    assert find_figures(f"城乡收入差距{verb}0.15的", year=2024) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("推行12+6+6机制", "12+6+6"),
        ("构建3+X体系", "3+X"),
        ("落实13710制度", "13710"),
        ("改善PM2.5浓度", "PM2.5"),
        ("创建5A级景区", "5A"),
        ("建设5G基站", "5G"),
        ("升级2.0版", "2.0版"),
        ("升级2.0型", "2.0型"),
        ("升级4.0系", "4.0系"),
        ("乘坐3路公交", "3路"),
        ("获得2等奖", "2等奖"),
        ("引进100强企业", "100强"),
        ("拓宽207线", "207线"),
        ("拓宽G15高速", "G15"),
        ("建设3号线", "3号线"),
        ("建设3号楼", "3号楼"),
        ("建设3号机组", "3号机组"),
        ("建设3号院", "3号院"),
        ("印发42号文件", "42号文件"),
        ("拓宽3号公路", "3号公路"),
        ("拓宽341国道", "341国道"),
        ("拓宽341省道", "341省道"),
        ("拓宽34县道", "34县道"),
        ("拓宽34乡道", "34乡道"),
        ("开采3#煤", "3#"),
        ("引进C919飞机", "C919"),
        ("建设T2航站楼", "T2"),
        ("治理2+26城市", "2+26"),
        ("拨打0351-1234567", "0351-1234567"),
        ("按20/30/40分档", "20/30/40"),
        ("实行7×24小时服务", "7×24小时"),
        ("建设15分钟生活圈", "15分钟生活圈"),
        ("建设2小时经济圈", "2小时经济圈"),
        ("代号ABCDEFGH919", "ABCDEFGH919"),
    ],
)
def test_codes_are_whole_and_no_figures(text: str, code: str) -> None:
    assert numbers(text) == [(code, "code-like")]


@pytest.mark.parametrize("joint", ["和", "、", "与", "及", "或"])
@pytest.mark.parametrize("region", ["", "全省", "全国", "全市", "全县", "西部", "全省平均", "全国平均水平"])
def test_numbers_of_a_list_share_the_unit_of_the_last(region: str, joint: str) -> None:
    figures = found(f"增速高于全国6.8{joint}{region}22.5个百分点。")
    assert [(one.text, one.value, one.unit) for one in figures] == [
        ("6.8", 6.8, "个百分点"),
        ("22.5个百分点", 22.5, "个百分点"),
    ]


def test_a_list_of_ten_shares_its_unit() -> None:
    figures = found("分别为1、2、3、4、5、6、7、8、9、10万吨。")
    assert [(one.value, one.unit) for one in figures] == [(value, "万吨") for value in range(1, 11)]


def test_the_last_of_a_list_keeps_its_own_word_of_degree() -> None:
    figures = found("分别为3、5余万人。")
    assert [(one.text, one.qualifier) for one in figures] == [("3", None), ("5余万人", "余")]


@pytest.mark.parametrize("before", ["", "。", "\n", "；", "：", "！", "(", "（"])
def test_the_number_of_a_paragraph_is_no_member_of_a_list(before: str) -> None:
    for number in ("1", "12"):
        assert [one.text for one in found(f"{before}{number}、5个停车场建成。")] == ["5个"]
    assert [one.text for one in found(f"{before}123、5个停车场建成。")] == ["123", "5个"]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("分别高于3个、1.5个、0.7个百分点。", ["3个", "1.5个", "0.7个百分点"]),
        ("高于全国3个、全省0.7个百分点。", ["3个", "0.7个百分点"]),
        ("分别高于3个和7个百分点。", ["3个", "7个百分点"]),
        ("分别高于3个与7百分点。", ["3个", "7百分点"]),
        ("分别高于1个、2个、3个、4个和7个百分点。", ["1个", "2个", "3个", "4个", "7个百分点"]),
    ],
)
def test_points_of_which_only_the_last_is_written(sentence: str, spans: list[str]) -> None:
    figures = found(sentence)
    assert [one.text for one in figures] == spans
    assert {(one.kind, one.norm_unit) for one in figures} == {("change", "百分点")}


@pytest.mark.parametrize(
    "dash", ["—", "-", "–", "―", "－", "﹣", "~", "～", "〜", "∼", "——", "至", "到", " — ", "\n—"]
)
def test_a_range_has_a_dash_of_any_kind(dash: str) -> None:
    for sentence in (f"引进3{dash}5家。", f"引进3家{dash}5家。"):
        figure = only(sentence)
        assert (figure.kind, figure.value, figure.unit) == ("range", [3, 5], "家")


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "norm"),
    [
        ("投资3万—5万元。", [3, 5], "万元", [30000, 50000]),
        ("投资3万元—5万元。", [3, 5], "万元", [30000, 50000]),
        ("投资3—5万元。", [3, 5], "万元", [30000, 50000]),
        ("增长3%-5.5%。", [3, 5.5], "%", [3, 5.5]),
        ("参会1900—2000人。", [1900, 2000], "人", [1900, 2000]),
        ("长度900米—1.2公里。", [900, 1.2], "公里", [900, 1200]),
    ],
)
def test_the_ends_of_a_range(sentence: str, value: list[float], unit: str, norm: list[float]) -> None:
    figure = only(sentence)
    assert (figure.kind, figure.value, figure.unit, figure.norm_value) == ("range", value, unit, norm)


@pytest.mark.parametrize("word", ["由", "从", "自"])
@pytest.mark.parametrize("joint", ["至", "到"])
def test_from_one_level_to_another_is_no_range(word: str, joint: str) -> None:
    assert [one.kind for one in found(f"{word}30%{joint}20%。")] == ["percent", "percent"]


def test_ends_that_measure_different_things_are_no_range() -> None:
    assert [one.text for one in found("新建3家—5公里。")] == ["3家", "5公里"]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("结构" + "山" * 12 + "3:2。", ["3:2"]),
        ("结构" + "山" * 13 + "3:2。", []),
        ("建设15分钟" + "山" * 10 + "圈。", []),
        ("建设15分钟" + "山" * 11 + "圈。", ["15分钟"]),
        ("景气指数为 52.3。", ["52.3"]),
        ("建设999×3米。", ["999×3米"]),
        ("建设1000×3米。", []),
        ("占99/999。", ["99/999"]),
        ("占99/1000。", []),
        ("占100/999。", []),
    ],
)
def test_how_far_what_makes_a_number_may_stand(sentence: str, spans: list[str]) -> None:
    assert [one.text for one in found(sentence)] == spans


@pytest.mark.parametrize("companies", ["企业", "中小企业", "民营企业"])
def test_companies_are_not_counted_by_the_hundred_million(companies: str) -> None:
    assert found(f"培育过10亿{companies}3户。")[0].norm_unit is None
    assert found(f"新增10万{companies}。")[0].norm_unit is not None


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("牧业产值l2860万元。", "l2860万元", 12860),
        ("安排补助资金25l亿元。", "25l亿元", 251),
        ("产量增长l.6%。", "l.6%", 1.6),
        ("覆盖率达到4O%。", "4O%", 40),
    ],
)
def test_a_letter_that_a_scan_has_for_a_digit_is_read_as_that(sentence: str, text: str, value: float) -> None:
    (figure,) = find_figures(sentence, year=2004)
    assert (figure.text, figure.value, figure.doubt) == (text, value, "damaged number")


def test_letters_of_names_are_no_digits() -> None:
    assert [
        figure.text for figure in find_figures("建成IPv6站点3个，A级景区、Ⅱ类水体各2个。", year=2004)
    ] == [
        "3个",
        "2个",
    ]


@pytest.mark.parametrize("sign", ["- ", "—", "-", "－ "])
def test_a_loss_behind_a_verb_has_its_sign_whatever_dash_or_space_stands_there(sign: str) -> None:
    (figure,) = find_figures(f"全县工业利税完成{sign}286万元。", year=2004)
    assert (figure.text, figure.value) == (f"{sign}286万元", -286)
