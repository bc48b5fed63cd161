"""The year of a report that no date tells: every way in which a text speaks of years."""

import pytest

from desktop.text.year_inference import ENOUGH, inferred_year, told_year, year_of_words

REVIEWED = [
    "2021年工作回顾",
    "2021年度工作总结",
    "2021年政府工作情况",
    "2021 年的主要工作回顾",
    "2021年重点工作回顾",
    "2021年全省工作回顾",
    "2021年全市工作总结",
    "过去的2021年",
    "刚刚过去的2021 年",
    "2021年度",
    "2021年",
]
PLANNED = [
    "2021年安排",
    "2021年工作部署",
    "2021年目标任务",
    "2021年经济社会发展预期目标",
    "2021年发展思路",
    "2021年总体要求",
    "2021年打算",
    "2021年计划",
    "2021年重点",
    "2021年任务",
    "2021年要求",
    "2021年工作目标",
    "2021年度工作打算",
    "2021年是关键之年，做好今年工作",
    "2021年是关键之年。今年的政府工作",
    "2021年是关键之年；今年各项工作",
    "2021年是关键之年，今年经济",
    "2021年政府重点工作",
    "2021年全市主要工作",
    "2021年主要工作",
    "2021年底前",
    "2021年年底前",
]


@pytest.mark.parametrize("text", REVIEWED)
def test_a_year_that_is_over_is_the_one_before_the_reports_own(text: str) -> None:
    assert inferred_year(f"县政府{text}") == 2022


@pytest.mark.parametrize("text", PLANNED)
def test_a_year_that_is_planned_is_the_reports_own(text: str) -> None:
    assert inferred_year(f"县政府{text}") == 2021


@pytest.mark.parametrize(
    ("plan", "first"),
    [
        ("十一五", 2006),
        ("十二五", 2011),
        ("十三五", 2016),
        ("十四五", 2021),
        ("十五五", 2026),
        ("十六五", 2031),
    ],
)
def test_a_five_year_plan_begins_and_ends(plan: str, first: int) -> None:
    for words in ("规划开局之年", "”开局年", "”规划的起步之年", '"的首年', "首之年"):
        assert inferred_year(f"今年是“{plan}{words}") == first
    for words in ("规划收官之年", "”圆满收官年", "”规划的最后一年", '"的结束之年', "收官之年"):
        assert inferred_year(f"今年是“{plan}{words}") == first + 4


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("新中国成立75周年", 2024),
        ("中华人民共和国成立 70周年", 2019),
        ("建党100周年", 2021),
        ("建党95周年", 2016),
        ("中国共产党成立95周年", 2016),
        ("党的成立90周年", 2011),
        ("党成立90周年", 2011),
        ("改革开放40周年", 2018),
    ],
)
def test_jubilees(text: str, year: int) -> None:
    assert inferred_year(f"庆祝{text}") == year


@pytest.mark.parametrize(
    ("congress", "year"), [("十七", 2007), ("十八", 2012), ("十九", 2017), ("二十", 2022)]
)
@pytest.mark.parametrize(
    "words",
    [
        "迎接党的{}大",
        "喜迎党的{}大",
        "召开党的{}大",
        "确保党的{}大",
        "做好迎接党的{}大",
        "党的{}大即将召开",
        "党的{}大将召开",
        "党的{}大召开之年",
    ],
)
def test_congresses_that_lie_ahead(words: str, congress: str, year: int) -> None:
    assert inferred_year(words.format(congress)) == year


@pytest.mark.parametrize("text", ["", "没有年份", "党的十九大精神", "十三五规划", "成立75周年", "2021"])
def test_what_tells_no_year(text: str) -> None:
    assert inferred_year(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年、2021年", 2022),
        ("2021年、2021年、2019年", 2022),
        ("2021年。" * 20 + "2019年工作回顾", 2020),
        ("2021年。" * 6 + "2016年底前", 2022),
        ("2021年。" + "2018年底前", 2018),
        ("2023年工作回顾。" + "2024年安排", 2024),
        ("2024年安排。2025年底前、2025年底前", 2024),
        ("2019年。" + "新中国成立75周年", 2024),
        ("2019年。" * 6 + "新中国成立75周年", 2024),
        ("2019年。" * 7 + "新中国成立75周年", 2020),
        ("2012年。" * 9 + "十三五收官之年", 2020),
        ("2012年。" * 3 + "喜迎党的二十大", 2022),
        ("2012年。" * 4 + "喜迎党的二十大", 2013),
        ("2012年。" * 8 + "2016年。" * 8, 2017),
        ("2012年。" * 9 + "2016年。" * 8, 2017),
    ],
)
def test_what_tells_more_goes_before_what_tells_less(text: str, year: int) -> None:
    assert inferred_year(text) == year


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert ENOUGH == 60_000
    assert inferred_year("山" * (ENOUGH - 5) + "2021年") == 2022
    assert inferred_year("山" * (ENOUGH - 4) + "2021年") is None


def test_what_shall_be_done_in_a_year_tells_more_than_that_it_is_named() -> None:
    assert (
        inferred_year("1986年成绩显著。确定1987年改革的主要任务是增强活力。1987年，我们要继续开放。1988年")
        == 1987
    )
    assert inferred_year("1978年成绩显著，1978年形势好。1979年继续。1985年要达到更高水平。") == 1979


@pytest.mark.parametrize("words", ["是1992年的4.6倍", "比1992年增长1.7倍", "由1992年的8亿元增加到9亿元"])
def test_a_year_that_is_compared_with_says_nothing_of_the_reports_own(words: str) -> None:
    assert inferred_year(f"1997年，产值9亿元，{words}；收入2亿元，{words}。{words}。") == 1998


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021年，全市完成投资36亿元。今年要建成桥梁6座。", 2022),
        ("2021年完成投资36亿元。2022年要建成桥梁6座。", 2022),
        ("2022年要建成桥梁6座。今年要修路。", 2022),
        ("五年来，收入比2016年增长30%。里程较2016年增加6公里。", 2022),
        ("过去五年，投资由2016年的3亿元增加到2021年的6亿元。", 2022),
        ("2021年2月26日，市长作政府工作报告时指出，“十三五”时期收入较快增长。", 2021),
        ("收入较快增长，“十三五”圆满收官。", 2021),
        ("2020年是“十三五”收官之年。五年来，收入增长30%。", 2021),
        ("二、“十四五”时期主要目标任务", 2021),
        ("编制好“十四五”规划纲要（草案）。", 2020),
        ("去年，我们隆重庆祝了新中国成立70周年。", 2020),
        ("今年是新中国成立70周年。", 2019),
        ("二、2021年工作安排", 2021),
        ("2021年工作任务圆满完成。", 2022),
        ("向大会作了关于2021年市级决算的报告。", 2022),
        ("一、2021年计划执行情况", 2022),
        ("审查关于2020年预算执行情况与2021年预算草案的报告。", 2021),
        ("现将2021年重点工作上半年完成情况通报如下：", 2021),
        ("2021年政府工作报告回顾了过去一年的工作。今年要修路。", 2021),
        ("2021年主要目标包括：收入增长6%。2020年,收入增长5%。", 2021),
        ("二、2021年发展主要预(yù)期目标(biāo)", 2021),
        ("2020年完成投资36亿元。2021年是重要的一年，务必抓好。", 2021),
        ("2020年完成投资36亿元。2020年及2021年上半年，建成桥梁6座。", 2021),
        ("2021年是关键之年，也是全面完成任务的收官之年。2020年完成投资36亿元。今年要修路。", 2021),
        ("2020年是新中国成立71周年。2020年，完成投资36亿元。2021年要建桥6座。", 2021),
        ("他回顾了2021年县人民政府工作。", 2022),
        ("安排好2021年工作，2020年完成投资36亿元，建成6座。", 2021),
    ],
)
def test_what_is_told_of_other_years_tells_a_texts_own(text: str, year: int) -> None:
    assert told_year(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今年要建成桥梁6座。去年修路。",
        "2021年。2021年。",
        "到2030年，收入翻一番。",
        "收入比2016年增长30%。",
        "按2016年不变价格计算，增长30%。",
        "贯彻落实2016年召开的会议精神。",
        "五年来，1998年修路6公里。",  # which of the five years it is, nothing says
    ],
)
def test_a_text_that_does_not_tell_its_year_has_none(text: str) -> None:
    assert told_year(text) is None


def test_a_piece_on_one_year_is_of_that_and_a_report_on_it_of_the_next() -> None:
    text = "2021年，全县完成投资36亿元，比上年增长6%。全年建成桥梁6座。"
    assert year_of_words(text) == 2021
    assert year_of_words(f"各位代表！{text}") == 2022
    assert year_of_words("收入较快增长。") is None


def test_a_piece_that_opens_with_its_year_and_then_says_the_whole_year_is_of_that() -> None:
    text = (
        "1993年，全省深化企业改革，市场作用增强。全年完成工业增加值860亿元，比上年增长18.2%，建成12家工厂。"
    )
    assert year_of_words(text) == 1993
    assert year_of_words(text.replace("1993年，", "")) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1991年，我们战胜了严重困难。各项任务基本完成。社会总产值达到2.1亿元，比上年增长12.6%。", 1992),
        ("某市概况\n1986年，某市辖2区6县，年末耕地310万亩，总人口245万人。", 1987),
        ("2003年，事业全面发展，市场繁荣。初步统计，全年生产总值360亿元，比上年增长9%。", 2004),
        ("1996年，在各方面支持下，实现了“九五”开好局。全年生产总值360亿元，比上年增长9%。", 1997),
        ("改革开放40年来变化巨大。2017年，总量比1978年增长30倍。2017年收入3万元，2017年增长7%。", 2018),
        ("（三）2014年预算收支情况\n全省一般公共预算收入360亿元，比2013年增长5%。", 2015),
        ("2011年上半年总量860亿元。今年以来，物价逐步回落。", 2011),
    ],
)
def test_the_year_that_a_text_opens_with_and_tells_results_of_is_over(text: str, year: int) -> None:
    assert told_year(text) == year


def test_a_text_is_never_older_than_its_last_result() -> None:
    text = (
        "1949年，耕地已达248万亩。到1982年总产达19万吨，比1949年增长31%，到1985年，总产达28万吨，比1949年增长96%。\n"
        "1984年，全县普遍实行承包制，当年总产量猛增到33万吨，比1982年增长78%。1985年粮豆作物减少50多万亩。\n"
    )
    assert told_year(text) == 1986


def test_a_text_that_tells_what_was_spent_in_one_year_is_of_the_next() -> None:
    assert told_year("其他支出214亿元，完成预算的165%。1995年，税务系统的经费共开支121亿元。\n") == 1996
