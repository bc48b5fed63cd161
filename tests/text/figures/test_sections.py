"""Where clauses and paragraphs end, what announces a plan, and which year a text without a head speaks of."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.context.clauses import Clauses, clause_before, paragraph_end
from desktop.text.figures.scan.scanner import scan
from desktop.text.figures.time.report_parts import ReportParts


def statuses(text: str) -> str:
    return "".join(figure.status[0] for figure in find_figures(text, year=2024))


def before(text: str) -> list[tuple[str, str]]:
    """Return the sentence and the clause that stand before each figure."""
    tokens = [token for token in scan(text) if token.counts]
    places = Clauses(text).starts(tokens)
    return [
        (text[sentence : token.start], text[clause : token.start])
        for token, (sentence, clause) in zip(tokens, places, strict=True)
    ]


@pytest.mark.parametrize("stop", ["。", "！", "？", "；", ";", "!", "?"])
def test_a_stop_ends_a_sentence(stop: str) -> None:
    assert before(f"山水{stop}川流3家") == [("川流", "川流")]


@pytest.mark.parametrize("comma", ["，", "：", ":", ",", "——", "————"])
def test_a_comma_ends_a_clause(comma: str) -> None:
    assert before(f"山水{comma}川流3家") == [(f"山水{comma}川流", "川流")]


@pytest.mark.parametrize("mark", ["、", "—", " ", "（", "“"])
def test_other_marks_end_nothing(mark: str) -> None:
    assert before(f"山水{mark}川流3家") == [(f"山水{mark}川流", f"山水{mark}川流")]


def test_a_comma_within_a_number_ends_nothing() -> None:
    assert before("山水1,234家") == [("山水", "山水")]
    assert before("山水3家,川流3家") == [("山水", "山水"), ("山水3家,川流", "川流")]
    assert before("山水3,川流3家")[-1][1] == "川流"


LINE = "全县各项事业得到了很大的发展"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{LINE}\n山水相连3家", True),
        (f"{LINE}，\n山水相连3家", True),
        (f"{LINE} \n山水相连3家", True),
        (f"{LINE}\n\n山水相连3家", True),
        (f"{LINE}：\n山水相连3家", False),
        (f"{LINE}）\n山水相连3家", False),
        ("全县各项事业得\n山水相连3家", False),
        ("全县各项事业得到\n山水相连3家", True),
        (f"{LINE}\n（一）山水相连3家", False),
        (f"{LINE}\n(1)山水相连3家", False),
        (f"{LINE}\n1.山水相连3家", False),
        (f"{LINE}\n1、山水相连3家", False),
        (f"{LINE}\n一、山水相连3家", False),
        (f"{LINE}\n#山水相连3家", False),
        (f"{LINE}\n*山水相连3家", False),
        (f"{LINE}\n—山水相连3家", False),
        ("一、全县各项事业得到发展\n山水相连3家", False),
        ("人口出生率\n12.62‰", True),
        ("人口\n12.62‰", True),
        ("口\n12.62‰", False),
        ("人口出生率\n3个", True),
        ("人口出生率\n3个方面", False),
        ("人口出生率\n3公里", True),
        ("人口出生率\n3平方公里", True),
        ("一、人口出生率\n3家", False),
    ],
)
def test_a_line_that_a_newspaper_broke_goes_on(text: str, goes_on: bool) -> None:
    sentence, _ = before(text)[-1]
    assert ("\n" in sentence) == goes_on


def test_the_clause_before_a_place() -> None:
    text = "山水，川流：日月，星辰"
    assert clause_before(text, 0, text.index("星")) == text.index("日")
    assert clause_before(text, 0, text.index("日")) == text.index("川")
    assert clause_before(text, 0, text.index("川")) == 0
    assert clause_before(text, 4, text.index("日")) == 4


def test_the_end_of_a_paragraph() -> None:
    text = f"新建3家。\n{LINE}"
    assert paragraph_end(text, 4) == 6
    text = f"{LINE}\n{LINE}。\n"
    assert paragraph_end(text, 4) == len(text)
    assert paragraph_end("山" * 60 + "\n水", 0) == 62
    assert paragraph_end("山" * 58 + "。\n水", 0) == 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2024年，建桥3座。", "t"),
        ("到2027年，建桥3座。", "t"),
        ("到2023年，建桥3座。", "a"),
        ("增加到2027年建桥3座。", "t"),
        ("上升到2023年建桥3座。", "a"),
        ("力争建桥3座。", "t"),
        ("力争\n建桥3座。", "a"),
        ("确保建桥3座。", "t"),
        ("争创建桥3座。", "t"),
        ("年内建桥3座。", "t"),
        ("全年预期目标是增长7%。", "t"),
        ("主要预期目标：增长7%。", "t"),
        ("名词解释：\n建桥3座。", "o"),
    ],
)
def test_words_of_a_sentence_or_line_tell_a_plan(text: str, expected: str) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize("verb", ["完成", "实现", "达到", "超过", "好于", "符合", "高于"])
@pytest.mark.parametrize("aim", ["预期目标", "主要预期目标", "主要目标", "预期指标"])
def test_an_aim_that_was_met_is_no_plan(verb: str, aim: str) -> None:
    assert statuses(f"{verb}了全年的{aim}，增长7%。") == "a"
    assert statuses(f"全年的{aim}，增长7%。") == "t"


@pytest.mark.parametrize("colon", ["：", ":", "： ", "：\u3000"])
def test_a_line_with_a_colon_announces_what_follows(colon: str) -> None:
    for words in (
        "今年重点抓好以下工作",
        "今后五年要做的是",
        "下一步要做的是",
        "我们将做的是",
        "重点做好以下工作",
    ):
        assert statuses(f"{words}{colon}\n建桥3座。") == "t"
        assert statuses(f"{words}。\n建桥3座。") == "a"


def test_a_line_that_announces_is_shorter_than_160_characters() -> None:
    for size, expected in ((159, "t"), (160, "a")):
        assert statuses(f"今年重点抓好以下工作{'山' * (size - 11)}：\n建桥3座。") == expected


@pytest.mark.parametrize("rule", ["-", "---", "——", "***  ", "____", "====", "--------"])
def test_a_rule_ends_what_was_announced(rule: str) -> None:
    assert statuses(f"今年重点抓好以下工作：\n建桥3座。\n{rule}\n建桥3座。") == "ta"


@pytest.mark.parametrize("rule", ["---------", "--山--", "", "~~~"])
def test_other_lines_do_not(rule: str) -> None:
    assert statuses(f"今年重点抓好以下工作：\n建桥3座。\n{rule}\n建桥3座。") == "tt"


@pytest.mark.parametrize(
    ("text", "year", "sure"),
    [
        ("山川县2018年国民经济和社会发展统计公报\n山", 2019, True),
        ("山川县2018年度国民经济和社会发展主要指标统计公报\n山", 2019, True),
        ("过去的2021年，山", 2021, True),
        ("2021年3月5日", 2021, True),
        ("2021年政府重点工作", 2021, True),
        ("山" * 2960 + "2018年国民经济和社会发展统计公报", 2019, True),
        ("山" * 2990 + "2018年国民经济和社会发展统计公报", None, False),
    ],
)
def test_the_year_of_a_text(text: str, year: int | None, sure: bool) -> None:
    parts = ReportParts(text, None, None)
    assert (parts.year, parts.sure) == (year, sure)


def test_a_given_year_is_sure() -> None:
    parts = ReportParts("2021年3月5日", 2018, None)
    assert (parts.year, parts.sure, parts.year_at(3)) == (2018, True, 2018)


@pytest.mark.parametrize(
    "begin",
    [
        "",
        "预计",
        "初步核算，",
        "据统计：",
        "初步统计，",
        "其中：",
        "截至",
        "市长表示，",
        "山。",
        "山；",
        "山：",
        "山—",
        "山\n",
        "其中 ",
    ],
)
def test_a_year_that_is_the_topic_holds_for_what_follows(begin: str) -> None:
    figures = find_figures(f"{begin}2019年建桥3座。桥很长。\n又建桥4座。")
    assert [figure.period for figure in figures] == ["2019", "2019"]


@pytest.mark.parametrize("begin", ["我们", "山，", "山山山山山山山表示，"])
def test_a_year_within_a_clause_does_not(begin: str) -> None:
    figures = find_figures(f"{begin}2019年建桥3座。桥很长。\n又建桥4座。")
    assert [figure.period for figure in figures] == ["2019", None]


ACHIEVED = "全年投资同比增长6.3%，居全省第2位，顺利建成学校12所，获评先进。\n" * 50
INTENDED = "持续加大投入，力争开工项目30个，着力推动改革，加强监管，投资增长8%以上。\n" * 40
LEANING = "加快融合发展，推动出台办法，支持青年创业，引进团队24支。\n"


def test_a_long_section_of_results_is_one_although_a_paragraph_sounds_like_a_plan() -> None:
    assert statuses(LEANING) == "t"
    assert statuses(f"一、一年接着一年干，取得新进展\n{ACHIEVED}{LEANING}")[-1] == "a"


def test_a_long_section_of_aims_is_one_although_a_paragraph_sounds_like_a_review() -> None:
    told = "完成投资6亿元，顺利通车。\n"
    assert statuses(told) == "a"
    assert statuses(f"一、一鼓作气开好局\n{INTENDED}{told}")[-1] == "t"


def test_a_short_section_says_nothing_of_its_paragraphs() -> None:
    assert statuses(f"一、一年接着一年干，取得新进展\n{ACHIEVED[:300]}\n{LEANING}")[-1] == "t"


@pytest.mark.parametrize("opening", ["2023年，", "去年，", "2023年是关键的一年。", "过去一年，"])
def test_what_follows_a_paragraph_that_opens_with_last_year_is_a_review(opening: str) -> None:
    leaning = "民生保障不断加强，办好实事24项，城镇新增就业5万人。\n"
    assert statuses(leaning)[-1] == "t"
    assert statuses(f"{opening}投资完成6亿元。\n{leaning}")[-1] == "a"


def test_what_follows_a_paragraph_that_opens_with_this_year_is_a_plan() -> None:
    told = "新建学校24所，城镇新增就业5万人。\n"
    assert statuses(told) == "aa"
    assert statuses(f"2024年，投资增长6%左右。\n{told}") == "ttt"
    assert statuses(f"2024年，投资增长6%左右。\n去年，投资完成5亿元，顺利建成学校。\n{told}")[-2:] == "aa"


def test_a_text_of_several_reports_has_the_year_of_each() -> None:
    first, second = "2019年工作回顾\n甲。\n", "2022年工作安排\n乙。\n山川县2021年政府工作报告\n丙。\n"
    text = f"前言。\n{first}{second}2017年工作总结\n丁。"
    parts = ReportParts(text, None, [])
    assert [parts.year_at(text.index(one)) for one in "甲乙丙丁"] == [2020, 2022, 2021, 2018]
    given = ReportParts(text, 2024, [])
    assert [given.year_at(text.index(one)) for one in "甲乙丙丁"] == [2024] * 4


@pytest.mark.parametrize(
    "title",
    [
        "山川街道2015年工作总结和2016年工作安排",
        "报告共分三个部分：一、过去四年政府工作回顾；二、2016年工作安排；三、自身建设。",
        "关于2015年计划执行情况与2016年工作安排的汇报",
    ],
)
def test_a_line_that_names_the_review_and_the_plan_announces_neither(title: str) -> None:
    told = "较好完成了各项任务，顺利建成学校12所，获评先进。\n"
    assert statuses(f"{title}\n{told}")[-1] == "a"
    assert statuses(f"2024年工作安排\n{told}")[-1] == "t"


@pytest.mark.parametrize(
    "passing",
    [
        "按照区委“城市建设年”工作部署，各项事业取得进步。",
        "认真落实省委工作安排，经济稳步增长。",
        "完成了人大会确定的重点工作任务，经济稳步增长。",
        "推动工作部署和政策举措直达末梢。",
        "年初召开全县工作部署会。",
        "会议同意报告提出的目标任务和工作部署。",
    ],
)
def test_a_plan_that_is_named_in_passing_opens_none(passing: str) -> None:
    assert statuses(f"{passing}\n全年建成学校12所，投资同比增长6.3%。") == "aa"


@pytest.mark.parametrize(
    "title",
    [
        "二、工作安排",
        "2024年工作安排",
        "三、2024年重点工作任务",
        "今年政府工作总体要求：",
        "街道下一步工作打算",
    ],
)
def test_a_plan_that_is_a_title_opens_one(title: str) -> None:
    assert statuses(f"{title}\n全年建成学校12所，投资同比增长6.3%。") == "tt"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024年政府工作主要是围绕“三大任务”细化举措、抓好落实。", "t"),
        ("2025年，全市工作的总体要求是：稳中求进。", "t"),
        ("今年政府工作要突出重点。", "t"),
        ("新的一年工作思路是：稳中求进。", "t"),
        ("2023年政府工作主要是打基础。", "a"),
    ],
)
def test_what_the_work_of_a_year_is_to_be_opens_the_plan(words: str, expected: str) -> None:
    assert statuses(f"{words}\n一、交通\n建成道路12条，顺利通车。") == expected


@pytest.mark.parametrize(
    "words", ["重点抓好了三件事。", "办好了民生实事，加大了投入。", "做好了准备，强化了监管。"]
)
def test_what_has_been_done_is_no_plan(words: str) -> None:
    assert statuses(f"{words}新增床位300张。")[-1] == "a"


def test_what_would_have_to_be_done_first_is_not_done() -> None:
    assert statuses("只要抓好了水源，抓好了管网，供水就能增加2万吨。") == "t"


def test_news_may_say_within_its_lead_of_which_year_it_tells() -> None:
    lead = "大会昨日开幕。市长作政府工作报告。2024年，城镇新增就业5万人，一系列工程启动。\n"
    told = "新建学校24所，新增学位5万个。\n"
    assert statuses(told) == "aa"
    assert statuses(f"{lead}{told}") == "ttt"
    assert statuses(f"{'山' * 400}。{lead}{told}")[-2:] == "aa"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024年为民办实事项目主要包括：", "t"),
        ("今年，市政府将集中精力办好10件民生实事。", "t"),
        ("2023年为民办实事项目主要包括：", "a"),
        ("2024年为民办实事项目全部完成。", "a"),
        ("今年的民生实事顺利完成。", "a"),
    ],
)
def test_what_a_government_will_do_for_the_people_is_a_plan(words: str, expected: str) -> None:
    assert statuses(f"{words}\n建成道路12条，更新公交车520辆。")[-1] == expected


PLAN_TITLE = "二、2024年工作安排\n"


@pytest.mark.parametrize(
    "opening",
    ["五年来，", "过去五年，", "“十三五”时期，", "2016—2020年，", "近三年，", "六年间，"],
)
def test_a_paragraph_of_a_plan_that_looks_back_is_a_review(opening: str) -> None:
    text = f"{PLAN_TITLE}加快建设。建桥3座。\n{opening}城乡面貌一新。建桥9座。今年再建4座。\n建桥3座。\n"
    assert statuses(text) == "tatt"


def test_a_sentence_of_a_plan_that_looks_back_is_one() -> None:
    assert statuses(f"{PLAN_TITLE}坚持开放。五年来，同30个国家通航。新开航线6条。\n") == "at"


@pytest.mark.parametrize("opening", ["这三年，要", "“十五五”时期，", "今后五年，", "五年来之不易，"])
def test_what_opens_otherwise_stays_a_plan(opening: str) -> None:
    assert statuses(f"{PLAN_TITLE}{opening}建桥3座。\n") == "t"


def test_a_title_of_two_plans_leaves_it_to_the_paragraph_that_opens_with_the_second() -> None:
    title = "二、“十三五”时期发展成就和“十四五”时期主要目标任务\n"
    done = "“十三五”时期，建成公路300公里，居全省第2位。\n"
    ahead = (
        "“十四五”时期主要目标任务是：\n——坚持创新，研发经费年均增长7%以上。\n——坚持绿色，覆盖率达到24%。\n"
    )
    figures = find_figures(f"{title}{done}{ahead}", year=2021)
    assert [(one.period, one.status) for one in figures] == [
        ("2016–2020", "achieved"),
        ("2020", "achieved"),
        ("2021–2025", "target"),
        ("2025", "target"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("一、2023年政府的主要工作", "a"),
        ("一、2024年政府的主要工作", "t"),
        ("一、2023年重点任务安排", "t"),
        ("一、“十三五”计划主要预期目标提前实现", "a"),
        ("一、预期目标任务圆满完成", "a"),
        ("一、确保预期目标实现", "t"),
    ],
)
def test_a_heading_on_what_is_over_opens_a_review(title: str, expected: str) -> None:
    assert statuses(f"{title}\n各项事业有序开展。建桥3座。\n") == expected


def test_an_aim_of_which_it_is_said_behind_it_that_it_was_met_is_no_plan() -> None:
    assert statuses("计划主要预期目标提前一年实现。建桥3座。") == "a"
    assert statuses("全年主要预期目标是建桥3座。") == "t"


@pytest.mark.parametrize(
    "opening",
    [
        "国务院提出的2024年预算草案，收入360亿元，增长7.1%",
        "2024年重点民生事项出炉",
    ],
)
def test_what_is_drafted_for_a_year_opens_its_plan(opening: str) -> None:
    text = f"{opening}。\n新建学校6所，完成投资3亿元。\n"
    assert {figure.status for figure in find_figures(text, year=2024)} == {"target"}


def test_the_title_of_the_accounts_of_a_year_and_of_the_next_draft_opens_no_plan() -> None:
    text = "关于2023年预算执行情况和2024年预算草案的报告\n一、2023年预算执行情况\n收入完成360亿元。\n"
    assert [figure.status for figure in find_figures(text, year=2024)] == ["achieved"]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("二、2024年全市预算草案", "t"),
        ("二、2024年中央和地方预算草案", "t"),
        ("二、2024年国民经济和社会发展计划（草案）", "t"),
        ("二、2024年县级预算案", "t"),
        ("二、2024年收入预计和支出安排", "t"),
        ("（三）2023年预算收支情况", "a"),
        ("一、2023年财政决算草案", "a"),
    ],
)
def test_a_chapter_that_lays_a_budget_before_deputies_is_a_plan(heading: str, said: str) -> None:
    text = f"一、2023年工作回顾\n粮食产量36万吨。\n{heading}\n赤字率按2.6%安排。\n教育支出86亿元，增长6%。\n"
    assert statuses(text)[-2:] == said * 2


def test_a_heading_of_what_was_done_and_of_a_draft_opens_both() -> None:
    text = "一、2023年计划执行情况与2024年计划草案\n今年，教育拟安排86亿元。\n去年，教育支出完成82亿元。\n"
    assert statuses(text) == "ta"


@pytest.mark.parametrize("title", ["2024年發(fā)展主要預(yù)期目標(biāo)", "2024年发展主要预期目标"])
def test_a_heading_with_readings_behind_its_characters_is_one(title: str) -> None:
    text = f"2023年工作回顾\n粮食产量36万吨。\n{title}\n城镇新增就业3万人，粮食产量38万吨。\n"
    assert statuses(text) == "att"


@pytest.mark.parametrize(
    "above",
    [
        "2024年3月6日",
        "2024年第一季度市政府工作报告",
        "某市成功获得多项国家级荣誉称号",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_no_name_begins_in_a_line_that_is_a_date_or_a_title(above: str, gap: str) -> None:
    begin = "据省统计局统计，" if "荣誉" in above else ""
    figures = find_figures(f"{above}{gap}{begin}粮食产量38万吨，比上年增长6%。", year=2024)
    assert [figure.indicator for figure in figures] == ["粮食总产量"] * 2


def test_staff_that_is_employed_is_no_base_of_a_change() -> None:
    text = "一、2023年工作回顾\n年末全市从业人员86万人，比上年末增加2万人。从事养殖的农户达3万户，增长6%。"
    assert [(one.status, one.period) for one in find_figures(text, year=2024)] == [("achieved", "2023")] * 4
