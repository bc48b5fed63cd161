"""Places in an order, told from ordinals; denominators; and the stretches whose numbers are no figures."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import found, only


@pytest.mark.parametrize(
    ("sentence", "ranks"),
    [
        ("综合实力在全国百强城市中由41位提升到35位。", ["41位", "35位"]),
        ("排名从2015年的18位上升至9位。", ["18位", "9位"]),
        ("院士由38位增加到45位。", []),
        ("城东新区跃升第一。", ["第一"]),
        ("冲刺总量全省第三的奋斗目标。", ["第三"]),
        ("把安全放在第一位。", []),
        ("2015118日在第十五届人民代表大会上。", []),
    ],
)
def test_places_are_told_by_what_stands_around(sentence: str, ranks: list[str]) -> None:
    assert [figure.text for figure in find_figures(sentence) if figure.kind == "rank"] == ranks


BEFORE_A_PLACE = [
    "全省",
    "全市",
    "全县",
    "全国",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全球",
    "全省各市",
    "全国同类地区",
    "八县",
    "两区",
    "五区二县",
    "省内",
    "市内",
    "县内",
    "国内",
    "世界",
    "同类",
    "省",
    "市",
    "中部",
    "西部",
    "东部",
    "地区",
    "县",
    "总量",
    "增速",
    "增幅",
    "位居",
    "排名",
    "排",
    "位列",
    "名列",
    "并列",
    "分列",
    "列",
    "居",
    "升至",
    "跃至",
    "升居",
    "跃居",
    "排在",
    "前进到",
    "保持",
    "稳居",
    "升到",
    "位居全省",
    "排名由全市",
    "全省排名",
    "全省均",
    "全省为",
    "全省同列",
    "全省分别",
    "全省的",
    "居全省 ",
]
BEHIND_A_PLACE = [
    "，",
    "。",
    "；",
    "、",
    "：",
    "！",
    "？",
    "）",
    ")",
    "”",
    " ",
    ",",
    ";",
    ":",
    "和",
    "与",
    "及",
    "以上",
    "以内",
    "的好成绩",
    "升至",
    "跃至",
    "提升至",
    "前移至",
    "进到",
    "",
]
BEFORE_THE_FIRST = [
    "全省",
    "全市",
    "全县",
    "全国",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全球",
    "省内",
    "市内",
    "县内",
    "国内",
    "世界",
    "进入",
    "挤进",
    "跻身",
    "排",
    "排名",
    "位居",
    "位列",
    "列",
    "居",
    "保持",
    "稳居",
    "稳定",
    "省",
    "市",
    "入",
    "进",
    "在",
    "全省的",
]


def everything(text: str) -> list[tuple[str, str]]:
    """Return the spans and kinds of all numbers of a text, figures or not."""
    return [(one.text, one.kind) for one in find_figures(text, year=2024, everything=True)]


@pytest.mark.parametrize("before", BEFORE_A_PLACE)
def test_a_place_stands_behind_words_of_order(before: str) -> None:
    for text, value in (("第二", 2), ("第12", 12)):
        figure = only(f"{before}{text}。")
        assert (figure.text, figure.kind, figure.value) == (text, "rank", value)


@pytest.mark.parametrize("behind", BEHIND_A_PLACE)
def test_a_place_ends_where_something_else_begins(behind: str) -> None:
    for text in ("第二", "第12"):
        assert found(f"居全省{text}{behind}")[0].text == text


@pytest.mark.parametrize("unit", ["位", "名", "位次"])
def test_a_place_with_its_measure_word(unit: str) -> None:
    for text in (f"第17{unit}", f"第 17 {unit}", f"第十七{unit}"):
        figure = only(f"我县{text}。")
        assert (figure.text, figure.kind, figure.value, figure.norm_unit) == (text, "rank", 17, "位")


@pytest.mark.parametrize(
    "behind",
    [
        "届",
        "位一体",
        "位置",
        "位数",
        "名优",
        "名牌",
        "名单",
        "名师",
        "方阵",
        "批",
        "条",
        "书记",
        "次",
        "章",
        "轮",
        "卷",
        "号",
        "辑",
        "代",
        "种",
        "类",
        "个",
        "项",
    ],
)
def test_an_ordinal_is_no_place(behind: str) -> None:
    for text in ("第二", "第12"):
        assert all(kind == "ordinal-list" for _, kind in everything(f"居全省{text}{behind}"))


@pytest.mark.parametrize("text", ["第二季度", "第2季度"])
def test_a_quarter_is_a_date(text: str) -> None:
    assert everything(f"全省{text}增长") == [(text, "date")]


@pytest.mark.parametrize("before", ["为", "本", "全面"])
def test_without_a_word_of_order_there_is_no_place(before: str) -> None:
    assert everything(f"{before}第二。")[0][1] == "ordinal-list"


@pytest.mark.parametrize(
    "before",
    [
        "位居全国",
        "位列全国",
        "排名全国",
        "排在全国",
        "名列全国",
        "跃居全国",
        "分列全国",
        "全国",
        "全省",
        "全市",
        "全州",
    ],
)
def test_a_place_may_stand_far_behind_the_word_of_order(before: str) -> None:
    assert only(f"{before}同类城市营商环境第3。").text == "第3"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("居全省第3、第5和第1位。", ["第3", "第5", "第1位"]),
        ("居全省第3和第5。", ["第3", "第5"]),
        ("居全省第3，第5。", ["第3", "第5"]),
        ("居全省投资潜力第3、绿色发展第5。", ["第3", "第5"]),
        ("居全省投资潜力第3。绿色发展第5。", ["第3"]),
    ],
)
def test_places_of_a_list(sentence: str, places: list[str]) -> None:
    assert [one.text for one in found(sentence)] == places


@pytest.mark.parametrize("joint", ["、", "，"])
def test_a_list_of_ordinals_has_no_figure(joint: str) -> None:
    assert found(f"第一{joint}二批清单，第1{joint}2批清单。") == []


@pytest.mark.parametrize("before", BEFORE_THE_FIRST)
def test_among_the_first(before: str) -> None:
    for text in ("前十", "前10", "前10位", "前十名"):
        figure = only(f"{before}{text}。")
        assert (figure.text, figure.kind, figure.value) == (text, "rank", 10)


@pytest.mark.parametrize(
    "behind",
    [
        "，",
        "。",
        "；",
        "、",
        "：",
        "！",
        "？",
        "）",
        ")",
        "”",
        ",",
        ";",
        "以内",
        "之列",
        "和",
        "与",
        "的",
        "行列",
        "",
    ],
)
def test_among_the_first_ends_where_something_else_begins(behind: str) -> None:
    assert found(f"位居全省前10{behind}")[0].text == "前10"


@pytest.mark.parametrize("behind", ["名优", "名单", "名牌", "强", "个月", "家", "季度"])
def test_what_only_looks_like_the_first(behind: str) -> None:
    assert all(one.kind != "rank" for one in found(f"位居全省前10{behind}。"))


@pytest.mark.parametrize(
    "before",
    ["跻身", "进入", "挤进", "位居", "位列", "排名", "列", "列入", "全国", "全省", "全市", "全州", "全球"],
)
@pytest.mark.parametrize("unit", ["位", "名"])
def test_among_the_first_of_something(before: str, unit: str) -> None:
    figure = only(f"{before}优势产业集群前3{unit}。")
    assert (figure.text, figure.kind) == (f"前3{unit}", "rank")
    assert all(one.kind != "rank" for one in found(f"本县优势产业集群前3{unit}。"))
    assert all(one.kind != "rank" for one in found(f"{before}优势产业集群前3。"))


@pytest.mark.parametrize(
    ("sentence", "unit", "norm_unit", "norm"),
    [
        ("每立方米36微克。", "微克/立方米", "微克/立方米", 36),
        ("每平方公里36人。", "人/平方公里", "人/平方公里", 36),
        ("每平方米36元。", "元/平方米", "元/平方米", 36),
        ("每公顷36吨。", "吨/公顷", "千克/公顷", 36000),
        ("每升36毫克。", "毫克/升", "毫克/升", 36),
        ("每亩36公斤。", "公斤/亩", "千克/亩", 36),
        ("每吨36元。", "元/吨", "元/吨", 36),
        ("每立方米 36微克。", "微克/立方米", "微克/立方米", 36),
    ],
)
def test_a_physical_denominator_goes_into_the_unit(
    sentence: str, unit: str, norm_unit: str, norm: float
) -> None:
    figure = only(sentence)
    assert (figure.text, figure.unit) == (sentence[:-1], unit)
    assert (figure.norm_unit, figure.norm_value) == (norm_unit, norm)


COUNTED = [
    "百人",
    "千人",
    "万人",
    "百户",
    "人",
    "户",
    "年",
    "月",
    "天",
    "日",
    "小时",
    "车",
    "场",
    "张",
    "个",
    "家",
    "村",
    "件",
    "次",
    "台",
    "辆",
    "套",
    "名",
    "班",
    "周",
    "季",
    "季度",
    "人每年",
    "人每月",
    "人每天",
    "人每日",
    "人每次",
    "人每场",
]


@pytest.mark.parametrize("denominator", COUNTED)
def test_any_other_denominator_goes_into_the_span(denominator: str) -> None:
    for text in (f"每{denominator}3元", f"每{denominator} 3元"):
        figure = only(f"补助{text}。")
        assert (figure.text, figure.unit) == (text, "元")


@pytest.mark.parametrize("words", ["每立方米达", "每平方公里的", "每种", "每人都有"])
def test_words_between_keep_the_denominator_out(words: str) -> None:
    assert only(f"补助{words}36元。").text == "36元"


@pytest.mark.parametrize(
    ("sentence", "text", "unit", "norm"),
    [
        ("投资3百万元。", "3百万元", "百万元", 3000000),
        ("投资3千元。", "3千元", "千元", 3000),
        ("投资3十亿元。", "3十亿元", "十亿元", 3000000000),
        ("装机3千瓦。", "3千瓦", "千瓦", 3),
        ("重3千克。", "3千克", "千克", 3),
        ("长3千米。", "3千米", "千米", 3000),
        ("电压3千伏。", "3千伏", "千伏", 3000),
        ("提高3百分点。", "3百分点", "百分点", 3),
        ("投资5余亿元。", "5余亿元", "亿元", 500000000),
        ("投资5多万元。", "5多万元", "万元", 50000),
        ("投资5来万元。", "5来万元", "万元", 50000),
        ("投资5万余元。", "5万余元", "万元", 50000),
        ("投资5 余 万 元。", "5 余 万 元", "万元", 50000),
        ("惠及5万\n余人。", "5万\n余人", "万人", 50000),
        ("收费5元/平方米。", "5元/平方米", "元/平方米", 5),
        ("收费5元 / 平方米。", "5元 / 平方米", "元/平方米", 5),
        ("产能5吨/年。", "5吨/年", "吨/年", 5000),
        ("建成5MW机组。", "5MW", "MW", 5000),
        ("建成5MWh电池。", "5MWh", "MWh", 5000),
        ("修路5km长。", "5km", "km", 5000),
    ],
)
def test_units_with_multipliers_and_denominators(sentence: str, text: str, unit: str, norm: float) -> None:
    figure = only(sentence)
    assert (figure.text, figure.unit, figure.norm_value) == (text, unit, norm)


@pytest.mark.parametrize(
    "text",
    [
        "5多元化",
        "5多样",
        "5多种植",
        "5多种养",
        "5多种经营",
        "5多媒体",
        "5来自",
        "5来访",
        "5来往",
        "5来宾",
        "5kmh",
        "5元件",
    ],
)
def test_what_begins_another_word_is_no_unit(text: str) -> None:
    assert found(f"编号{text}。") == []


@pytest.mark.parametrize(("opening", "closing"), ["〔〕", "[]", "［］", "（）", "()", "【】"])
def test_numbers_of_documents(opening: str, closing: str) -> None:
    for year, number in (
        ("2017", "115"),
        ("1998", "12345"),
        ("1898", "1"),
        ("2017", "第115"),
        ("2017", "第 5 "),
    ):
        text = f"国科发政{opening}{year}{closing}{number}号"
        assert everything(f"根据：{text}文件") == [(text, "doc-number")]
    for year, number in (("2117", "115"), ("2017", "123456"), ("1798", "3")):
        text = f"国科发政{opening}{year}{closing}{number}号"
        assert "doc-number" not in {kind for _, kind in everything(text)}


@pytest.mark.parametrize(
    "mark",
    [
        "[12]",
        "［12］",
        "〔12〕",
        "【12】",
        "[注12]",
        "[注释1]",
        "[释1]",
        "（注1）",
        "(注释 1)",
        "（注释1）",
        "[ 1 ]",
        "[１２]",
    ],
)
def test_marks_of_notes(mark: str) -> None:
    assert everything(f"推进标准地{mark}改革") == [(mark, "footnote-ref")]


@pytest.mark.parametrize("mark", ["（1）", "(12)", "（三）", "（十三）", "（二十三）", "（ 1 ）"])
def test_numbers_of_paragraphs(mark: str) -> None:
    assert everything(f"{mark}深化改革") == [(mark, "ordinal-list")]


@pytest.mark.parametrize("mark", ["（123）", "[1234]"])
def test_longer_numbers_in_brackets_are_no_marks(mark: str) -> None:
    assert everything(f"{mark}深化改革") == [(mark[1:-1], "code-like")]


def test_a_raised_digit_belongs_to_its_unit() -> None:
    assert only("面积12m²。").text == "12m²"


@pytest.mark.parametrize(
    "text",
    [
        "《三年行动方案》",
        "“三个三”",
        "「3年」",
        "『3年』",
        '"3年"',
        "“3年行动、5年规划、7年展望”",
        "《2020年" + "山" * 75 + "》",
        "“3年" + "山" * 22 + "”",
        "「3年" + "山" * 22 + "」",
        "『3年" + "山" * 22 + "』",
        '"3年' + "山" * 22 + '"',
    ],
)
def test_titles_and_short_quotations_are_names(text: str) -> None:
    assert everything(f"落实{text}要求") == [(text, "code-like")]


@pytest.mark.parametrize(
    "text",
    [
        "《3家" + "山" * 79 + "》",
        "“3家" + "山" * 23 + "”",
        "“建成3家，”",
        "「3家；」",
        "『3家。』",
        '"3家,"',
        "“3家！”",
        "“3家\n”",
    ],
)
def test_speech_is_read(text: str) -> None:
    assert only(f"他说{text}").text == "3家"


@pytest.mark.parametrize("name", ["三门县", "五家渠市", "三台县", "九台区", "三元区", "百色市", "六安市"])
def test_names_of_places_with_a_numeral(name: str) -> None:
    assert everything(f"来自{name}") == [(name, "code-like")]


@pytest.mark.parametrize(
    ("sentence", "ranks"),
    [
        ("全国" + "山" * 4 + "第3。", 1),
        ("全国" + "山" * 16 + "第3。", 1),
        ("全国" + "山" * 17 + "第3。", 0),
        ("位居" + "山" * 6 + "第3。", 1),
        ("位居" + "山" * 16 + "第3。", 1),
        ("位居" + "山" * 17 + "第3。", 0),
        ("升至" + "山" * 6 + "第3。", 1),
        ("升至" + "山" * 7 + "第3。", 0),
        ("居全省第3、" + "山" * 14 + "第5。", 2),
        ("居全省第3、" + "山" * 15 + "第5。", 1),
        ("居全省第3、山第5。", 1),
        ("全国" + "山" * 16 + "前3名。", 1),
        ("全国" + "山" * 17 + "前3名。", 0),
    ],
)
def test_how_far_a_word_of_order_reaches(sentence: str, ranks: int) -> None:
    assert sum(one.kind == "rank" for one in found(sentence)) == ranks
