"""The year or span that a figure speaks of: every way to name one, and what is only compared with."""

import pytest

from desktop.text.figures import find_figures

REVIEW = "一、2023年工作回顾\n"
PLAN = "二、2024年工作安排\n"
NOTES = "三、名词解释\n"


def periods(text: str, year: int | None = 2024) -> list[str | None]:
    return [figure.period for figure in find_figures(text, year=year)]


@pytest.mark.parametrize("joint", ["—", "-", "–", "～", "~", "至", "年到", "年至", " 年——", "到"])
@pytest.mark.parametrize("end", ["年", " 年"])
def test_two_years_that_are_joined_are_a_span(joint: str, end: str) -> None:
    assert periods(f"2016{joint}2020{end}投资50亿元。") == ["2016–2020"]


@pytest.mark.parametrize("words", ["自2018年以来", "自2018年起", "自2018年至今", "自2018 年以来，"])
def test_since_a_year(words: str) -> None:
    assert periods(f"{words}投资50亿元。") == ["2018–2023"]
    assert periods(f"{words}投资50亿元。", year=None) == [None]


@pytest.mark.parametrize("year", ["1949", "1998", "2000", "2019", "2025"])
@pytest.mark.parametrize("words", ["{}年", "{} 年", "到{}年，", "{}年底", "{}年度，", "{}年度,"])
def test_a_named_year(words: str, year: str) -> None:
    assert periods(f"{words.format(year)}投资5亿元。") == [year]
    assert periods(f"{words.format(year)}投资5亿元。", year=None) == [year]


@pytest.mark.parametrize(
    ("word", "year"),
    [
        ("去年", "2023"),
        ("上年", "2023"),
        ("前年", "2022"),
        ("今年", "2024"),
        ("本年", "2024"),
        ("明年", "2025"),
    ],
)
def test_years_counted_from_the_reports_own(word: str, year: str) -> None:
    assert periods(f"{word}投资5亿元。") == [year]
    assert periods(f"{PLAN}{word}投资5亿元。") == [year]
    assert periods(f"{word}投资5亿元。", year=None) == [None]


@pytest.mark.parametrize("words", ["去年同期", "去年度同期", "去年同比", "去年相比", "去年相当", "去年基本"])
def test_a_year_that_is_compared_with_is_not_spoken_of(words: str) -> None:
    assert periods(f"{PLAN}{words}投资5亿元。") == ["2024"]


def test_so_far_this_year_is_the_year_under_review_in_a_review() -> None:
    assert periods(f"{REVIEW}今年以来投资5亿元。") == ["2023"]
    assert periods(f"{REVIEW}今年投资5亿元。") == ["2024"]
    assert periods(f"{PLAN}今年以来投资5亿元。") == ["2024"]


@pytest.mark.parametrize(
    ("plan", "first"),
    [
        ("十一五", 2006),
        ("十二五", 2011),
        ("十三五", 2016),
        ("十四五", 2021),
        ("十五五", 2026),
        ("十六五", 2031),
        ("十七五", 2036),
    ],
)
@pytest.mark.parametrize("written", ["{}", "“{}”", "“{}”期间，", "“{}”时期"])
def test_a_five_year_plan_is_its_years(written: str, plan: str, first: int) -> None:
    for year in (2024, None):
        assert periods(f"{written.format(plan)}投资5亿元。", year) == [f"{first}–{first + 4}"]


@pytest.mark.parametrize(
    ("numeral", "count"),
    [
        ("二", 2),
        ("两", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("5", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ],
)
def test_years_that_are_counted(numeral: str, count: int) -> None:
    for words in ("过去", "近", "这", "前"):
        assert periods(f"{words}{numeral}年投资5亿元。") == [f"{2024 - count}–2023"]
    for words in ("今后", "未来"):
        assert periods(f"{words}{numeral}年投资5亿元。") == [f"2024–{2023 + count}"]
    for words in ("过去", "今后"):
        assert periods(f"{words}{numeral}年投资5亿元。", year=None) == [None]
    if numeral not in "二两5":
        assert periods(f"{numeral}年来投资5亿元。") == [f"{2024 - count}–2023"]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("经济年均增长5%。", "2019–2023"),
        ("企业年均纳税5亿元。", "2019–2023"),
        ("颗粒物年均浓度下降5%。", "2023"),
        ("颗粒物年均值下降5%。", "2023"),
        ("年均气温下降5%。", "2023"),
        ("年均降水下降5%。", "2023"),
        ("年均发电5亿度。", "2023"),
        ("年均增速领先，投资5亿元。", "2023"),
        ("年均增速领先,投资5亿元。", "2023"),
    ],
)
def test_a_yearly_average(sentence: str, period: str) -> None:
    assert periods(sentence) == [period]


@pytest.mark.parametrize(
    "words", ["比", "较", "占", "于", "高于", "低于", "超过", "是", "为", "相对", "对比", "同", "与", "比 "]
)
def test_a_year_behind_a_word_of_comparison_is_not_spoken_of(words: str) -> None:
    assert periods(f"{words}2019年增长5%。") == ["2023"]
    assert periods(f"2021年，{words}2019年增长5%。") == ["2021"]


@pytest.mark.parametrize("words", ["可比价格", "不变价", "价格", "的可比价", "的不变价格"])
def test_the_year_of_prices_is_not_spoken_of(words: str) -> None:
    assert periods(f"按2005年{words}计算增长5%。") == ["2023"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由2014年的30.9%下降到0.56%。", ["2014", "2023"]),
        ("从2014年30.9%下降到0.56%。", ["2014", "2023"]),
        ("由2014年的3万户减少到1户。", ["2014", "2023"]),
        ("由2014年全县平均的30.9%下降到0.56%。", ["2014", "2023"]),
        ("2021年，由2014年的30.9%下降到0.56%。", ["2014", "2021"]),
    ],
)
def test_the_year_in_which_a_change_began_is_the_first_numbers_alone(
    sentence: str, expected: list[str]
) -> None:
    assert periods(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年投资5亿元，今年再投资6亿元。", ["2023", "2024"]),
        ("去年投资5亿元，力争投资6亿元。", ["2023", "2024"]),
        ("去年投资5亿元，年内投资6亿元。", ["2023", "2024"]),
        ("今年投资5亿元，力争投资6亿元。", ["2024", "2024"]),
        ("2021年投资5亿元，再投资6亿元。", ["2021", "2021"]),
        ("2021年投资5亿元，2022年投资6亿元。", ["2021", "2022"]),
        ("2021年投资5亿元。又投资6亿元。", ["2021", "2024"]),
    ],
)
def test_the_nearest_year_of_the_sentence_counts(sentence: str, expected: list[str]) -> None:
    assert periods(PLAN + sentence) == expected


def test_a_year_reaches_120_characters() -> None:
    for size, period in ((120, "2025"), (121, "2023")):
        assert periods(f"2025年{'山' * (size - 7)}投资5亿元。") == [period]


def test_where_no_year_is_named_the_part_tells_it() -> None:
    sentence = "新建学校3所。"
    assert periods(REVIEW + sentence) == ["2023"]
    assert periods(PLAN + sentence) == ["2024"]
    assert periods(NOTES + sentence) == [None]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2022年工作回顾", "2022"),
        ("2022年工作总结", "2022"),
        ("2022年工作安排", "2022"),
        ("2022年工作部署", "2022"),
        ("2022年工作打算", "2022"),
        ("2022年工作目标", "2022"),
        ("2022年工作任务", "2022"),
    ],
)
def test_the_title_of_a_part_tells_its_year(title: str, expected: str) -> None:
    assert periods(f"{title}\n新建学校3所。", None) == [expected]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("近3年投入2亿元。", "2021–2023"),
        ("过去5年投资30亿元。", "2019–2023"),
        ("未来3年投入10亿元。", "2024–2026"),
        ("7年来引进人才3000人。", "2017–2023"),
        ("13年来引进人才3000人。", "2023"),
    ],
)
def test_a_count_of_years_in_digits_is_a_span(text: str, span: str) -> None:
    assert periods(text) == [span]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2021年、2022年和2023年产值分别增长5%、4%、6%。", ["2021", "2022", "2023"]),
        ("生产总值2021年、2022年分别增长8.1%和3%，投资12亿元。", ["2021", "2022", "2022"]),
        ("2021年、2022年产值增长5%、4%。", ["2022", "2022"]),
        ("2021年产值5亿元，2022年分别增长5%、4%。", ["2021", "2022", "2022"]),
    ],
)
def test_each_number_of_a_list_has_its_own_year_of_a_list_of_years(
    sentence: str, expected: list[str]
) -> None:
    assert periods(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("产值由“九五”末的20亿元增加到30亿元。", "2000"),
        ("粮食产量要在2019年的基础上增长12%。", None),
        ("产值2021年增长4%，2022年增长9%，两年净增30亿元。", "2021"),
    ],
)
def test_the_end_of_a_plan_and_the_basis_of_a_change(sentence: str, expected: str | None) -> None:
    assert periods(sentence, 2024)[0] == (expected or periods("粮食产量增长12%。", 2024)[0])


REVIEW_AND_LIST = "一、2025年及“十四五”时期工作回顾\n（一）经济增长。去年投资5亿元。\n"


@pytest.mark.parametrize(
    "opening",
    [
        "各位代表！2025年是“十四五”收官之年。五年来，我们奋力前行。\n",
        "过去五年极不平凡。\n",
    ],
)
def test_years_that_a_paragraph_comes_to_after_saying_what_year_it_was_hold_for_the_list_behind(
    opening: str,
) -> None:
    text = f"{REVIEW_AND_LIST}{opening}——设施加快完善。里程由210公里增至305公里，新建水库58座。\n"
    found = [(one.text, one.period) for one in find_figures(text, year=2026)]
    assert found == [
        ("5亿元", "2025"),
        ("210公里", "2020"),
        ("305公里", "2025"),
        ("58座", "2021–2025"),
    ]


@pytest.mark.parametrize("mark", ["一是", "（一）", "——", "1."])
def test_years_that_announce_a_list_hold_for_it(mark: str) -> None:
    plan = "二、“十五五”时期主要任务\n坚持稳中求进。今后五年，重点推进两方面任务。\n"
    text = f"{plan}{mark}城乡融合提升，城镇化率达到71%以上。\n"
    assert [one.period for one in find_figures(text, year=2026) if one.text == "71%"] == ["2030"]


def test_years_within_a_paragraph_that_announce_nothing_end_with_it() -> None:
    text = "一、工作回顾\n经济稳步增长。五年来，投资增长8%。\n城镇化率达到71%，投资增长5%。\n"
    assert [one.period for one in find_figures(text, year=2026)] == ["2021–2025", "2025", "2025"]


def test_the_aims_of_a_plan_hold_beyond_semicolons() -> None:
    text = "“十三五”主要目标是：到2020年，产值突破450亿元；森林覆盖率达到62%；年均增收6%。"
    assert periods(text, 2016) == ["2020", "2020", "2016–2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十一五”期间共完成投资171亿元，是“十五”期间的4.9倍。", ["2006–2010"] * 2),
        ("“十一五”期间共完成投资171亿元，是“十五”期末的4.9倍。", ["2006–2010", "2010"]),
        ("五年累计减税90亿元，相当于前五年总和的2.3倍。", ["2019–2023"] * 2),
        ("五年累计利用外资9亿美元，是1950年到2018年总和的1.7倍。", ["2019–2023"] * 2),
        ("2023年投资90亿元，是2018年的2.3倍。", ["2023"] * 2),
    ],
)
def test_a_multiple_of_several_years_has_those_that_are_compared(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize("verb", ["达到", "完成", "突破", ""])
def test_a_single_year_behind_an_average_is_the_next_numbers(verb: str) -> None:
    text = f"过去六年，财政收入年均增长15.1%、2023年{verb}103亿元，支出年均增长9%。"
    assert periods(text) == ["2018–2023", "2023", "2018–2023"]


def test_how_far_a_growth_of_one_year_is_from_its_aim() -> None:
    text = "过去四年，收入12亿元，较上年增长25.8%，高于年初12%的目标13.8个百分点，年均增长19.4%。"
    assert periods(text)[-2:] == ["2023", "2020–2023"]


def test_next_year_is_so_whatever_verb_follows() -> None:
    assert periods("明年再建3座桥。") == ["2025"]
    assert periods("去年建成9座，再建3座桥。")[-1] == "2023"


@pytest.mark.parametrize("quotes", ["“”", "“〞", "〝〞"])
def test_a_plan_in_whatever_quotes(quotes: str) -> None:
    text = f"{quotes[0]}十三五{quotes[1]}期末，公路300公里。"
    assert periods(text) == ["2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，新增装机4.5亿千瓦，其中水电9600万千瓦、核电380万千瓦。", ["2019–2023"] * 3),
        ("五年来，累计新建铁路1400公里、复线640公里。", ["2019–2023"] * 2),
        ("五年来，普通高校达66所、累计招生117万人。", ["2023", "2019–2023"]),
        ("五年来，服务企业46万户、解决问题9.8万个。", ["2019–2023"] * 2),
        ("五年来，投资增长8%、城镇化率达到62%。", ["2019–2023", "2023"]),
        ("2022年、2023年分别修路3公里和5公里。", ["2022", "2023"]),
    ],
)
def test_a_number_that_goes_on_in_a_list_has_the_years_before_it(text: str, expected: list[str]) -> None:
    assert periods(f"{REVIEW}{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，财政用于科技的投入达到340亿元。", "2019–2023"),
        ("五年来，支农资金达480万元。", "2019–2023"),
        ("五年来，棚户区住房改造超过2100套。", "2019–2023"),
        ("五年来，居民人均收入达到3万元。", "2023"),
        ("五年来，现已吸纳劳动力1万多人。", "2023"),
        ("2019年以来五次调整补助标准。", "2019–2023"),
    ],
)
def test_what_was_done_or_spent_adds_up_whatever_it_reached(text: str, expected: str) -> None:
    assert periods(f"{REVIEW}{text}")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出口连续两年增长10%以上。", "2022–2023"),
        ("“十三五”期间，出口连续三年增长10%以上。", "2018–2020"),
        ("水质优良率连续五年保持100%。", "2023"),
        ("五年来，水质优良率连续三年保持100%。", "2021–2023"),
    ],
)
def test_so_many_years_running(text: str, expected: str) -> None:
    assert periods(f"{REVIEW}{text}")[-1] == expected
    assert periods("二、2024年工作安排\n在连续两年增长13%的基础上，再增长8%。")[1] == "2022–2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公路由2018年的123公里增加到2023年的176公里，其中高速公路由4公里增加到9公里。", "2018"),
        ("教育投入33亿元，是2018年的1.8倍，占比从2.5%提高到3.3%。", "2018"),
        ("公路由123公里增加到176公里，其中高速公路由4公里增加到9公里。", "2022"),
    ],
)
def test_where_a_change_began_is_the_base_that_the_sentence_has_named(text: str, expected: str) -> None:
    assert periods(f"{REVIEW}{text}")[-2] == expected


@pytest.mark.parametrize(
    "text",
    [
        "对2010年底以前发布的文件进行清理，废止71件。",
        "2019年我们提出基本清欠，目前已偿还欠款71万元。",
    ],
)
def test_a_year_of_what_is_dealt_with_is_not_that_of_the_deed(text: str) -> None:
    assert periods(f"{REVIEW}{text}")[-1] == "2023"


def test_a_year_that_something_is_because_of_is_no_comparison() -> None:
    assert periods("因为2019年投资5亿元。") == ["2019"]
    assert periods("投资为2019年的5倍。") == ["2023"]


@pytest.mark.parametrize("word", ["关于", "对于"])
def test_a_year_that_a_text_is_about_is_no_comparison(word: str) -> None:
    text = f"{word}2023年经济运行情况，全市完成产值300亿元。"
    assert periods(f"{REVIEW}{text}") == ["2023"]


FIVE_YEARS = "一、过去五年工作回顾\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政收入完成33亿元，是2018年的1.8倍。", "2023"),
        ("环保投入33亿元，是1990年到2017年投入总和的1.8倍。", "2019–2023"),
        ("改建学校13所，增加学位1.3万个，", "2019–2023"),
        ("农业全面发展，增加值33亿元。", "2023"),
        ("新植果树13万亩。", "2019–2023"),
    ],
)
def test_of_several_years_what_is_compared_is_a_level_and_what_came_in_addition_a_sum(
    text: str, expected: str
) -> None:
    found = periods(f"{FIVE_YEARS}{text}")
    assert (found[1] if "学位" in text else found[0]) == expected


def test_the_years_of_a_plan_are_no_change_from_the_first_to_the_last() -> None:
    text = "从2016年到2020年的第十三个五年计划时期，发展较快。产值从13亿元增加到33亿元，年均增长7%。"
    headed = f"一、工作回顾\n{text}"
    assert [one.period for one in find_figures(headed, year=2021)] == ["2015", "2020", "2016–2020"]


def test_five_years_are_named_within_a_sentence() -> None:
    assert periods(f"{REVIEW}通过改革，五年里，企业户数减少33%。")[-1] == "2019–2023"


def test_a_year_that_something_became_is_no_base() -> None:
    assert periods(f"{REVIEW}由2017年亏损3亿元变为2022年盈利7亿元。")[-1] == "2022"


@pytest.mark.parametrize(
    "aside", ["（2022年为3亿元）", "[注：2022年为3亿元，与2022年比较为7%(增长)]", "（比2022年增长7%）"]
)
def test_a_year_in_brackets_says_nothing_of_what_stands_behind_them(aside: str) -> None:
    text = f"完成产值13亿元{aside}，其中工业产值7亿元。"
    assert periods(f"{REVIEW}{text}")[-1] == "2023"


def test_a_year_in_brackets_that_opens_a_clause_is_said_of_it() -> None:
    assert periods(f"{REVIEW}报告指出，（2021年山川）产值恢复到13亿元。") == ["2021"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加上上年结转收入7亿元。", "2024"),
        ("学前三年毛入园率达到93%。", "2024"),
        ("产值比上年完成数增加7亿元。", "2024"),
    ],
)
def test_words_that_hold_the_name_of_a_time_name_none(text: str, expected: str) -> None:
    assert periods(f"{PLAN}{text}") == [expected]


def test_what_carries_out_a_plan_has_its_own_year() -> None:
    assert periods(f"{REVIEW}2022年，落实“十四五”规划中央投资7亿元。") == ["2022"]


def test_what_rose_by_turns_over_several_years_has_them() -> None:
    text = "2023年产值达到13亿元；存、贷款余额五年分别增加7亿元、3亿元。"
    assert periods(f"{REVIEW}{text}") == ["2023", "2019–2023", "2019–2023"]


def test_a_place_that_was_risen_to_is_a_result_of_the_last_year() -> None:
    text = "一、过去五年工作回顾\n2023年进出口总额达到86亿元，从全省第六位上升到第四位;财政收入达到9亿元。"
    said = [(one.period, one.status) for one in find_figures(text, year=2024)]
    assert said == [("2023", "achieved"), ("2018", "other"), ("2023", "achieved"), ("2023", "achieved")]
