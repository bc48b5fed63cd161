"""Numbers in Chinese characters, and the dates, slogans, articles and ordinals that are no figures."""

import pytest

from desktop.text.figures import find_figures
from tests.text.figures.helpers import only


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the spans and kinds of all numbers of a text, figures or not."""
    return [(one.text, one.kind) for one in find_figures(text, year=2024, everything=True)]


def nothing(text: str) -> bool:
    return find_figures(text, year=2024) == []


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("投入三点五亿元。", "三点五亿元", 3.5, "亿元"),
        ("投入三 亿元。", "三 亿元", 3, "亿元"),
        ("投入三万亿元。", "三万亿元", 3, "万亿元"),
        ("投入一万二千元。", "一万二千元", 12000, "元"),
        ("投入十亿五千万元。", "十亿五千万元", 10.5, "亿元"),
        ("惠及两万户。", "两万户", 2, "万户"),
        ("惠及百余人。", "百余人", 100, "人"),
        ("引进千多家。", "千多家", 1000, "家"),
        ("引进万余家。", "万余家", 1, "万家"),
        ("占百分之五。", "百分之五", 5, "%"),
        ("占百分之 五。", "百分之 五", 5, "%"),
        ("占百分之三点五。", "百分之三点五", 3.5, "%"),
        ("占百分之4.5。", "百分之4.5", 4.5, "%"),
        ("占百分之百。", "百分之百", 100, "%"),
        ("占千分之三。", "千分之三", 3, "‰"),
        ("占二十分之一。", "二十分之一", 0.05, None),
        ("占十分之九。", "十分之九", 0.9, None),
        ("占五分之两。", "五分之两", 0.4, None),
        ("占二成。", "二成", 2, "成"),
        ("增长一成。", "一成", 1, "成"),
        ("增长二倍。", "二倍", 2, "倍"),
        ("增长一倍。", "一倍", 1, "倍"),
        ("培育九十家。", "九十家", 90, "家"),
        ("办成九件。", "九件", 9, "件"),
        ("占七成半。", "七成半", 7.5, "成"),
        ("占七成五。", "七成五", 7.5, "成"),
        ("增长三倍半。", "三倍半", 3.5, "倍"),
    ],
)
def test_a_numeral_with_its_unit(sentence: str, text: str, value: float, unit: str | None) -> None:
    figure = only(sentence)
    assert (figure.text, figure.value, figure.unit) == (text, value, unit)


@pytest.mark.parametrize(
    "words",
    [
        "近",
        "超",
        "超过",
        "逾",
        "突破",
        "达",
        "达到",
        "过",
        "约",
        "满",
        "破",
        "有",
        "到",
        "稳定在",
        "保持在",
        "引进",
        "培育",
        "培养",
        "选派",
        "选聘",
        "招引",
        "招录",
    ],
)
@pytest.mark.parametrize(("text", "value"), [("百人", 100), ("千人", 1000), ("百名", 100)])
def test_a_bare_hundred_counts_behind_some_words(words: str, text: str, value: int) -> None:
    figure = only(f"{words}{text}。")
    assert (figure.text, figure.value) == (text, value)


@pytest.mark.parametrize(
    "words", ["附近", "邻近", "通过", "经过", "签约", "合约", "条约", "预约", "圆满", "来访", "我们", ""]
)
def test_a_bare_hundred_counts_behind_no_other_word(words: str) -> None:
    for text in ("百人", "千人", "万人"):
        assert nothing(f"{words}{text}。")


SLOGANS = [
    "三个不放松",
    "三个没有",
    "三个无",
    "三个更",
    "三个要",
    "三个走",
    "三个再",
    "三个必须",
    "三个毫不",
    "三个勿忘",
    "三个真",
    "三个最",
    "三个有",
    "三个坚持",
    "三个努力",
    "三个确保",
    "三个转变",
    "三个聚焦",
    "三个强化",
    "三个提升",
    "三个统筹",
    "三个注重",
    "三个突出",
    "三个深化",
    "三个全面",
    "三个全力",
    "三个一百",
    "三个“好”",
    "五大任务",
    "十大工程",
    "两大基地",
]


@pytest.mark.parametrize("slogan", SLOGANS)
def test_slogans_do_not_count(slogan: str) -> None:
    assert nothing(f"落实{slogan}。")
    assert kinds(f"落实{slogan}。")[0] == (slogan[:2], "code-like")


@pytest.mark.parametrize("text", ["三个企业", "三个项目", "五个村"])
def test_what_is_counted_is_no_slogan(text: str) -> None:
    assert only(f"引进{text}。").text == text[:2]


@pytest.mark.parametrize(
    "begins", ["", "，", "。", "；", "：", "！", "？", "（", "\n", "*", "#", "“", ";", ",", ":", "—", " "]
)
@pytest.mark.parametrize("numeral", ["一", "十一", "二十一"])
@pytest.mark.parametrize("order", ["是", "要", "来", "则", "、"])
def test_what_orders_a_list_does_not_count(order: str, numeral: str, begins: str) -> None:
    if begins == "“" or (begins == "（" and order == "、"):
        return
    assert (numeral, "ordinal-list") in kinds(f"{begins}{numeral}{order}推进改革。")


@pytest.mark.parametrize(
    "verb",
    [
        "新增",
        "新建",
        "新设",
        "新办",
        "新开",
        "新上",
        "新获",
        "新添",
        "增设",
        "增加",
        "减少",
        "建成",
        "新建成",
        "新设立",
        "新培育",
        "新引进",
        "新组建",
    ],
)
def test_one_counts_where_something_is_new(verb: str) -> None:
    for text in ("一家", "一座"):
        assert only(f"{verb}{text}。").text == text
    for text in (
        "一个",
        "一批",
        "一次",
        "一种",
        "一类",
        "一项",
        "一张",
        "一支",
        "一条",
        "一场",
        "一套",
        "一公里",
    ):
        assert nothing(f"{verb}{text}。")
    assert nothing("走访一家。")


def test_two_is_an_ordinal_before_what_is_counted() -> None:
    assert nothing("走访二家。")
    assert only("走访两家。").value == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两三家", [2, 3]),
        ("五六家", [5, 6]),
        ("一二家", [1, 2]),
        ("八九家", [8, 9]),
        ("三到五家", [3, 5]),
        ("三至五家", [3, 5]),
        ("三—五家", [3, 5]),
        ("三家至五家", [3, 5]),
        ("十到二十五家", [10, 25]),
    ],
)
def test_ranges(text: str, value: list[int]) -> None:
    figure = only(f"引进{text}。")
    assert (figure.text, figure.kind, figure.value) == (text, "range", value)


@pytest.mark.parametrize("text", ["六五家", "一三五家", "五五家"])
def test_digits_that_are_no_neighbors_are_no_range(text: str) -> None:
    assert nothing(f"引进{text}。")


def test_what_gets_smaller_is_no_range() -> None:
    assert only("引进五到三家。").text == "三家"


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("救助三万余群众。", "三万余", 3, "万人"),
        ("救助三万群众。", "三万", 3, "万人"),
        ("救助万余群众。", "万余", 1, "万人"),
        ("救助百余群众。", "百余", 100, "人"),
        ("救助近万群众。", "万", 1, "万人"),
        ("突破亿大关。", "亿", 1, "亿"),
        ("突破万台阶。", "万", 1, "万"),
        ("突破三万，", "三万", 3, "万"),
        ("超过三亿。", "三亿", 3, "亿"),
        ("达到三亿、", "三亿", 3, "亿"),
        ("近三亿；", "三亿", 3, "亿"),
        ("达到三万以上。", "三万", 3, "万"),
        ("突破百亿。", "百亿", 100, "亿"),
    ],
)
def test_a_number_without_its_unit(sentence: str, text: str, value: float, unit: str) -> None:
    figure = only(sentence)
    assert (figure.text, figure.value, figure.unit) == (text, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "数十家",
        "几百家",
        "数百万元",
        "每十家",
        "每百人",
        "万元",
        "三万的",
        "说三万，",
        "万分之三",
        "万众一心",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert nothing(f"全市{text}。")


@pytest.mark.parametrize("number", ["三", "3"])
@pytest.mark.parametrize(
    "words", ["过去", "今后", "未来", "最近", "上个", "此前", "往后", "前", "近", "这", "后", "头"]
)
def test_a_span_that_says_when_is_no_figure(words: str, number: str) -> None:
    for unit in ("年", "个月", "天", "周"):
        assert nothing(f"{words}{number}{unit}完成。")


@pytest.mark.parametrize("number", ["三", "3"])
@pytest.mark.parametrize("words", ["间", "平均", "工作", "分别", "累计", "共", "用于", "以来"])
def test_a_span_before_some_words_is_no_figure(words: str, number: str) -> None:
    assert nothing(f"实施{number}年{words}投资。")
    assert only(f"连续{number}年{words}投资。").text == f"{number}年"


@pytest.mark.parametrize("number", ["三", "3"])
@pytest.mark.parametrize("plan", ["行动", "计划", "规划", "方案", "攻坚行动", "大行动"])
def test_the_years_of_a_plan_are_no_figure(plan: str, number: str) -> None:
    assert nothing(f"实施{number}年{plan}。")


@pytest.mark.parametrize("number", ["三", "3"])
@pytest.mark.parametrize("words", ["历时", "用", "提前", "连续"])
def test_how_long_it_took_is_a_figure(words: str, number: str) -> None:
    for unit in ("年", "个月", "天", "周"):
        assert only(f"{words}{number}{unit}完成。").text == f"{number}{unit}"
    for behind in ("间隔", "间断", "时间", "以上", "。"):
        assert only(f"{words}{number}年{behind}完成。").text == f"{number}年"


@pytest.mark.parametrize("number", ["五", "5"])
@pytest.mark.parametrize("end", ["。", "；", "\n", "—", "，", "、"])
def test_a_span_that_is_spoken_of_is_no_figure(end: str, number: str) -> None:
    assert nothing(f"是难忘的{number}年{end}")
    assert nothing(f"难忘的{number}年里{end}")
    assert only(f"难忘的{number}年历程").text == f"{number}年"


DATES = [
    "2023年12月底",
    "2023年12月8日",
    "23年12月",
    "2023-12-08",
    "2023.12.08",
    "2023/12/08",
    "12月8日至10日",
    "12月8日—12月9日",
    "12月上旬",
    "12月中旬",
    "12月下旬",
    "3—5月",
    "3-5月",
    "3至5月",
    "1月、2月",
    "1月和2月",
    "8日—10日",
    "20世纪",
    "20世纪90年代",
    "90年代",
    "9时30分",
    "2018、2019年",
    "2018和2019年",
    "2018至2022",
    "2018到2022",
    "2018——2022年",
    "2018年度",
    "2018学年度",
    "2018学年",
    "2023年上半年",
    "2023年下半年",
    "2023年初",
    "2023年末",
    "2023年底",
    "8号",
    "8月份",
    "二〇二三年",
    "二零二三年",
    "二〇二三年十二月八日",
    "十二月八日",
    "十二月份",
    "十二月底",
    "一、二季度",
    "一季度",
    "2023",
    "1823",
    "1999",
    "2023年 12月 8日",
]


@pytest.mark.parametrize("date", DATES)
def test_dates_are_whole(date: str) -> None:
    assert kinds(f"{date}召开") == [(date, "date")]


@pytest.mark.parametrize("behind", ["，", "。", "、", "至", "到", "—", "-", "前", "后"])
@pytest.mark.parametrize("time", ["9:30", "9：30", "19:05"])
def test_times_of_day_are_dates(time: str, behind: str) -> None:
    assert kinds(f"上午{time}{behind}召开") == [(time, "date")]


@pytest.mark.parametrize(
    "text",
    ["9时代", "9时段", "9时期", "9时间", "8日均", "8日常", "8日产", "2123", "1799", "2023.5", "12345年"],
)
def test_what_is_no_date(text: str) -> None:
    assert all(kind != "date" for _, kind in kinds(f"全市{text}很多"))


@pytest.mark.parametrize("text", ["8号线", "8号楼", "8号机组", "8号院", "8号文件", "8号公路"])
def test_the_number_of_a_line_or_building_is_no_date(text: str) -> None:
    assert kinds(f"建设{text}") == [(text, "code-like")]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "qualifier"),
    [
        ("七成半用于民生。", "七成半", 7.5, None),
        ("七成半径。", "七成", 7, None),
        ("5成半导体。", "5成", 5, None),
        ("用时两年半建成。", "两年半", 2.5, None),
        ("用时三年半以上。", "三年半", 3.5, "以上"),
        ("用时5年半。", "5年半", 5.5, None),
        ("用时3年半数人。", "3年", 3, None),
        ("用时3年半天时间。", "3年", 3, None),
        ("增长3倍半。", "3倍半", 3.5, None),
        ("七成五以上。", "七成五", 7.5, "以上"),
        ("七成五以下。", "七成五", 7.5, "以下"),
        ("七成五左右。", "七成五", 7.5, "左右"),
        ("七成一。", "七成一", 7.1, None),
        ("七成九，", "七成九", 7.9, None),
        ("七成五的人。", "七成五", 7.5, None),
        ("七成五、", "七成五", 7.5, None),
        ("七成五；", "七成五", 7.5, None),
        ("下滑两成多，", "两成多", 2, "多"),
        ("下滑两成余。", "两成余", 2, "余"),
        ("下滑两成多用于民生。", "两成", 2, None),
        ("增长三倍多。", "三倍多", 3, "多"),
        ("增长三倍余；", "三倍余", 3, "余"),
        ("历时3年多。", "3年多", 3, "多"),
        ("历时3年余、", "3年余", 3, "余"),
        ("历时两年多,", "两年多", 2, "多"),
        ("历时两年多的", "两年多", 2, "多"),
        ("历时两年多时间。", "两年", 2, None),
    ],
)
def test_halves_tenths_and_more(sentence: str, text: str, value: float, qualifier: str | None) -> None:
    figure = only(sentence)
    assert (figure.text, figure.value, figure.qualifier) == (text, value, qualifier)


@pytest.mark.parametrize(
    ("text", "norm"), [("一番", 2), ("两番", 4), ("3番", 8), ("0.5番", None), ("63番", 2**63), ("64番", None)]
)
def test_doublings(text: str, norm: int | None) -> None:
    figure = only(f"旅游收入翻{text}。")
    assert (figure.text, figure.kind) == (f"翻{text}", "change")
    assert (figure.norm_value, figure.direction) == (norm, "up")


@pytest.mark.parametrize(
    ("text", "qualifier"), [("翻了一番", None), ("翻了近两番", "近"), ("翻上三番", None), ("翻两番", None)]
)
def test_a_doubling_has_its_verb_in_the_span(text: str, qualifier: str | None) -> None:
    figure = only(f"旅游收入比“九五”末{text}。")
    assert (figure.text, figure.unit, figure.qualifier) == (text, "番", qualifier)
    assert figure.indicator == "旅游总收入"


@pytest.mark.parametrize("text", ["第三届", "三届大会", "连任两届", "三期工程", "3期工程"])
def test_what_counts_only_behind_some_words(text: str) -> None:
    assert nothing(f"全市{text}。")
    assert only("连续三届举办。").text == "三届"
    assert only("举办3届。").text == "3届"
