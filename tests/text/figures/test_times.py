"""Whether a figure reports, promises or sets a frame, and the period it speaks of."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.outline import Heading
from tests.text.figures.helpers import found, texts

REVIEW = "一、2023年工作回顾\n全市新建学校12所，财政收入由30亿元增加到42亿元，惠及60岁以上老人。"
PLAN = "二、2024年工作安排\n全市新建学校15所，改造110千伏变电站，引进5亿元以上项目4个。"


def statuses(text: str, *, year: int | None = 2024) -> list[str]:
    return [figure.status[0] for figure in find_figures(text, year=year)]


def test_the_part_of_the_report_decides() -> None:
    assert statuses(REVIEW) == ["a", "o", "a", "o"]
    assert statuses(PLAN) == ["t", "o", "o", "t"]
    assert statuses(REVIEW + "\n" + PLAN) == ["a", "o", "a", "o", "t", "o", "o", "t"]


def test_given_headings_are_believed() -> None:
    text = "改造小区13个。"
    for part, status in (("review", "achieved"), ("plan", "target")):
        headings = [Heading(0, 0, 1, "工作", part)]
        assert find_figures(text, year=2024, headings=headings)[0].status == status


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("初步核算，全省生产总值12.91万亿元、增长1.9%。", "aa"),
        ("新改建农村公路3200公里，改造老旧小区1856个、惠及居民32.4万户。", "aaa"),
        ("今年发展主要预期目标是：地区生产总值增长5%以上，城镇新增就业110万人。", "tt"),
        ("到2027年，研发投入强度达到3.2%，建成5G基站20万个。", "tt"),
        ("今年重点抓好十件民生实事，新增托位3万个。", "tt"),
        ("力争全年规上工业增加值增长6.5%以上，新增小巨人企业150家左右。", "tt"),
        ("过去一年，我们实施重点项目120个，完成投资86亿元。", "aa"),
        ("加快推进新型工业化，着力抓好招商引资，培育规上企业20家，推动技改项目30个。", "tt"),
    ],
)
def test_words_decide_where_no_heading_does(sentence: str, expected: str) -> None:
    assert "".join(statuses(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "集体经济收入超30万元的行政村很多。",
        "淘汰4.3米以下焦炉。",
        "服务0—6岁儿童。",
        "建成年产2万吨的加工厂。",
        "为60周岁以上老年人服务。",
    ],
)
def test_frames_are_other(sentence: str) -> None:
    assert statuses("过去一年，" + sentence)[0] == "o"


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("2019年实施项目12个，比2018年增长5%。", ["2019", "2019"]),
        ("去年新建学校3所。", ["2023"]),
        ("由2014年的30.9%下降到0.56%。", ["2014", "2023"]),
        ("过去五年，新建学校30所。", ["2019–2023"]),
        ("“十四五”期间，投资30亿元。", ["2021–2025"]),
        ("到2025年，覆盖率达到90%。", ["2025"]),
        ("经济年均增长7.5%。", ["2019–2023"]),
        ("PM2.5年均浓度下降23%。", ["2023"]),
        ("2016—2020年投资50亿元。", ["2016–2020"]),
    ],
)
def test_periods(sentence: str, periods: list[str]) -> None:
    assert [figure.period for figure in found(sentence)] == periods


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("林草覆盖率由2012年31%提高到38%。", "oa"),
        ("低收入人口从2016年的1.3万户4.1万人减少到15户42人。", "ooaa"),
        ("个体工商户由2.2万户增加到3.1万户、增长40.9%。", "oaa"),
    ],
)
def test_where_a_change_began_is_other(sentence: str, expected: str) -> None:
    assert "".join(statuses("过去一年，" + sentence)) == expected


def test_the_year_of_prices_is_no_period() -> None:
    text = "一、2007年工作回顾\n全年生产总值24亿元，按2005年可比价格计算，增长10%。"
    assert [figure.period for figure in find_figures(text)] == ["2007", "2007"]


def test_a_bulletin_tells_of_its_own_year() -> None:
    text = "槐阳县2018年国民经济和社会发展统计公报\n全县实现生产总值98亿元，增长6%。"
    assert [figure.period for figure in find_figures(text)] == ["2018", "2018"]


def test_review_and_plan_speak_of_their_years() -> None:
    text = REVIEW + "\n" + PLAN
    assert {figure.period for figure in find_figures(text, year=2024)} == {"2022", "2023", "2024"}
    assert {figure.period for figure in find_figures(text)} == {"2022", "2023", "2024"}


def test_a_line_that_announces_what_follows_opens_a_part() -> None:
    text = (
        "我们主要做了以下工作：\n（一）兴水利。修渠12公里。\n今年，重点抓好以下工作：\n（一）修路。建桥3座。"
    )
    assert statuses(text) == ["a", "t"]
    assert statuses("2021年，投资30亿元。\n今后五年，投资80亿元。") == ["a", "t"]


def test_the_reports_year_is_told_by_what_it_plans() -> None:
    text = "过去一年，全市建桥3座。\n2022年是新一届政府开局之年。做好今年工作，重点抓好以下方面：\n建桥5座。"
    assert [figure.period for figure in find_figures(text)] == ["2021", "2022"]
    text = "一、工作回顾\n建桥3座。\n二、目标\n到2025年，建桥9座。\n三、2021年重点工作\n建桥2座。"
    assert [figure.period for figure in find_figures(text)] == ["2020", "2025", "2021"]
    text = "2024年工作总结\n今年以来，建桥2座。预计全年投资3亿元。\n2025年工作打算\n建桥4座。"
    assert [figure.period for figure in find_figures(text)] == ["2024", "2024", "2025"]


def test_a_year_that_is_only_mentioned_is_not_the_reports_own() -> None:
    text = "2021年，全县生产总值86亿元。\n财政收入增长5%，由2017年的3亿元增加到5亿元。"
    assert [figure.period for figure in find_figures(text)] == ["2021", "2021", "2017", "2021"]
    assert [figure.period for figure in find_figures("企业由2017年的29家增长到65家。")] == ["2017", None]


def test_a_target_that_was_met_is_no_promise() -> None:
    assert statuses("增长8%，完成了全年增长6%以上的预期目标，财政收入增长7%。")[-1] == "a"


def test_without_a_year_no_period_is_guessed() -> None:
    assert [figure.period for figure in find_figures("新建学校3所。")] == [None]


def test_within_five_years_is_no_promise_but_within_the_year_is() -> None:
    assert statuses("过去五年内建成5个项目。")[-1] == "a"
    assert statuses("年内建成5个项目。") == ["t"]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("提前3年完成任务。", ["3年"]),
        ("项目提前3年完成任务。", ["3年"]),
        ("连续3年累计增长。", ["3年"]),
        ("不断连续3年平均增长5%。", ["3年", "5%"]),
        ("近3年投入2亿元。", ["2亿元"]),
        ("全县近3年投入2亿元。", ["2亿元"]),
    ],
)
def test_how_long_something_took_and_when_it_was(sentence: str, spans: list[str]) -> None:
    assert texts(sentence) == spans
