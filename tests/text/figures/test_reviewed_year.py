"""Which year a text reports on: the one before its own, or the one in which it was written."""

import pytest

from desktop.text.figures import find_figures


def said(text: str, year: int) -> list[tuple[str | None, str]]:
    """Return the period and the first letter of the status of each figure."""
    return [(figure.period, figure.status[0]) for figure in find_figures(text, year=year)]


@pytest.mark.parametrize(
    ("title", "year", "period"),
    [
        ("一、2019年工作回顾", 2019, "2019"),
        ("一、2019年工作回顾", 2020, "2019"),
        ("一、1997年工作小结", 1997, "1997"),
        ("一、2008年国民经济和社会发展计划执行情况", 2008, "2008"),
        ("一、2021年度目标任务完成情况", 2021, "2021"),
        ("一、“十一五”及2010年工作回忆", 2010, "2010"),
        ("一、2018年以来工作回顾", 2018, "2017"),  # several years are not one
        ("一、2015年工作回顾", 2019, "2018"),  # too long ago to be reviewed
    ],
)
def test_a_heading_names_the_year_that_its_section_reviews(title: str, year: int, period: str) -> None:
    assert said(f"{title}\n道路更宽。新建桥梁6座。\n", year) == [(period, "a")]


def test_a_heading_names_the_year_that_its_section_plans() -> None:
    text = "一、过去一年工作回顾\n新建桥梁6座。\n二、2016年工作安排\n新建桥梁8座。\n"
    assert said(text, 2016) == [("2015", "a"), ("2016", "t")]
    assert said(text, 2015) == [("2015", "a"), ("2016", "t")]


@pytest.mark.parametrize(
    "title",
    [
        "山川县2014年工作总结",
        "柳林街道2014年度工作总结和2015年工作安排",
        "山川市统计局2014年统计公报",
        "山川县2014年国民经济运行情况",
        "关于2014年脱贫攻坚工作情况的汇报",
        "山川市2014年上半年国民经济和社会发展计划执行情况的报告",
        "山川市2014年前三季度经济形势报告",
        "山川年鉴 2014年概况",
    ],
)
def test_a_summary_of_a_year_tells_its_results(title: str) -> None:
    assert said(f"{title}\n各项工作有序开展。新建桥梁6座。\n", 2014) == [("2014", "a")]


def test_a_summary_of_a_year_calls_it_this_year() -> None:
    text = "山川县2014年工作总结\n今年，新建桥梁6座，比去年多2座。去年新建4座。明年再建3座。\n"
    periods = [figure.period for figure in find_figures(text, year=2014)]
    assert periods == ["2014", "2014", "2013", "2015"]


@pytest.mark.parametrize("title", ["山川县2014年政府工作报告", "山川县2014年工作计划", "2014年9月总结会议"])
def test_the_title_of_a_report_or_plan_tells_no_results(title: str) -> None:
    assert said(f"{title}\n完成全年任务。顺利建成桥梁6座。\n", 2014)[0][0] != "2014" or "计划" in title


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2017年12月8日", "2017"),
        ("2017年11月30日", "2017"),
        ("2017年1月8日", "2016"),
        ("2017年10月8日", "2016"),
    ],
)
def test_a_report_at_the_end_of_a_year_reviews_it(day: str, period: str) -> None:
    head = f"政府工作报告\n——{day}在山川市第五届人民代表大会第一次会议上\n各位代表：\n"
    assert said(f"{head}一、过去一年工作回顾\n新建桥梁6座。\n", 2017) == [(period, "a")]


def test_such_a_report_dated_by_its_plan_calls_the_year_before_this_year() -> None:
    head = "政府工作报告\n——2017年12月28日在山川市第五届人民代表大会第一次会议上\n各位代表：\n"
    text = f"{head}一、2017年工作回顾\n今年新建桥梁6座。\n二、2018年工作安排\n明年新建桥梁8座。\n"
    for year in (2017, 2018):
        assert said(text, year) == [("2017", "a"), ("2018", "t")]


def test_the_five_years_of_such_a_report_end_with_its_own() -> None:
    head = "政府工作报告\n——2011年12月8日在山川市第五届人民代表大会第一次会议上\n各位代表：\n"
    assert said(f"{head}一、过去五年工作回顾\n累计新建桥梁60座。\n", 2011) == [("2007–2011", "a")]


YEARBOOK = (
    "【概况】1996年，全县经济持续增长，完成工业总产值36亿元，比上年增长9.4%。\n"
    "农业。实现粮食总产12万吨。全年植树60万株。\n"
)


def test_a_text_that_tells_of_the_results_of_one_year_alone_reports_on_it() -> None:
    assert said(YEARBOOK, 1996) == [("1996", "a")] * 4
    assert said(YEARBOOK, 1997)[1:] == [("1996", "a")] * 3


@pytest.mark.parametrize(
    "more",
    [
        "力争再建6座桥。",
        "今年继续建桥。",
        "各位代表：",
    ],
)
def test_a_text_that_names_more_is_none_of_one_year(more: str) -> None:
    assert said(f"{YEARBOOK}{more}", 1996)[3][0] == "1995"


@pytest.mark.parametrize(
    "more", ["1995年亩产800斤。", "增幅创1990年以来新高。", "结构由1995年的3:4:3调整为2:4:4。"]
)
def test_an_earlier_year_that_such_a_text_names_is_not_its_own(more: str) -> None:
    assert said(f"{YEARBOOK}{more}", 1996)[:3] == [("1996", "a")] * 3


def test_a_text_of_one_year_tells_several_results() -> None:
    assert said("1996年，工业比上年增长9.4%。\n新建桥梁6座。\n", 1996)[-1] == ("1996", "t")
    assert said("1996年，工业比上年增长9.4%。\n完成投资6亿元，建成桥梁6座。\n", 1996)[-1] == ("1996", "a")


def test_a_bulletin_that_is_published_again_tells_its_own_year() -> None:
    text = "山川县2002年国民经济和社会发展统计公报\n2010-03-09\n全年接待游客5900人次，比上年增长56%。\n"
    assert said(text, 2010) == [("2002", "a")] * 2


@pytest.mark.parametrize(("words", "period"), [("2016年预计", "2016"), ("预计全年", "2016"), ("", "2015")])
def test_a_report_of_the_autumn_reckons_with_its_own_year(words: str, period: str) -> None:
    text = f"2016年9月28日，山川区人民代表大会开幕。\n{words}完成农业总产值25亿元。\n累计修渠30公里。\n"
    assert said(text, 2016)[-1] == (period, "a")


@pytest.mark.parametrize("words", ["过去的一年，", "刚刚过去的一年，"])
def test_a_summary_that_calls_its_year_past_was_written_after_it(words: str) -> None:
    text = f"山川县2014年工作总结\n{words}新建桥梁6座。去年修路30公里。\n"
    assert [figure.period for figure in find_figures(text, year=2014)] == ["2014", "2014"]


def test_a_text_that_is_a_five_year_plan_speaks_of_its_years() -> None:
    text = (
        "山川县国民经济和社会发展第十四个五年规划纲要\n第一章 发展基础\n“十三五”时期，建成公路300公里。\n"
        "第二章 主要目标\n生产总值年均增长5.5%，城镇化率达到65%，新建公路200公里。到2035年，收入翻一番。\n"
        "第三章 产业\n建设产业园12个。五年内培训3万人。\n"
    )
    assert said(text, 2021) == [
        ("2016–2020", "a"),
        ("2021–2025", "t"),
        ("2025", "t"),
        ("2021–2025", "t"),
        ("2035", "t"),
        ("2021–2025", "t"),
        ("2021–2025", "t"),
        ("2021–2025", "t"),
    ]


@pytest.mark.parametrize("title", ["第十四个五年规划纲要", "“十四五”规划和远景目标纲要", "“十四五”规划"])
def test_the_titles_of_five_year_plans(title: str) -> None:
    assert said(f"山川县{title}\n建设产业园12个。\n", 2021) == [("2021–2025", "t")]


@pytest.mark.parametrize(
    "title", ["“十四五”规划执行情况", "“十四五”规划实施情况汇报", "“十四五”规划重大项目开工"]
)
def test_a_text_on_how_a_plan_is_carried_out_is_none(title: str) -> None:
    assert said(f"山川县{title}\n各项工作有序开展。建设产业园12个。\n", 2023)[0][0] != "2021–2025"


@pytest.mark.parametrize(
    "title", ["教育局2024年工作要点", "教育局2024年工作计划", "2024年度重点工作任务清单"]
)
def test_a_plan_of_work_is_a_plan_from_its_title_on(title: str) -> None:
    assert said(f"山川县{title}\n一、改善条件\n新建学校3所，培训教师500人次。\n", 2024) == [("2024", "t")] * 2


def test_a_summary_without_a_year_is_a_review_from_its_title_on() -> None:
    text = "农业局年终工作总结\n一、农田\n今年项目区共改造提灌站2座。\n加强管理，培训120人。\n"
    assert [figure.status for figure in find_figures(text)] == ["achieved"] * 2


def test_the_halves_of_a_year() -> None:
    text = "山川市2023年上半年经济运行情况\n上半年，完成产值120亿元。\n下半年，力争完成投资80亿元。\n"
    assert said(text, 2023) == [("2023", "a"), ("2023", "t")]
    text = "一、2023年工作回顾\n上半年，新建学校3所。\n二、2024年工作安排\n下半年新建学校6所。\n"
    assert said(text, 2024) == [("2023", "a"), ("2024", "t")]
    assert said("一、2023年工作回顾\n2021年产值一般，上半年增长3%。\n", 2024) == [("2021", "a")]


def test_a_text_without_a_date_that_tells_of_nearly_all_of_this_year_is_of_its_end() -> None:
    text = "各位代表：\n今年1至9月，修路30公里。\n经济稳步增长，新建学校6所。\n"
    assert said(text, 1984)[-1][0] == "1983"
    ahead = "明年的计划，要求产值增长5%。做好明年工作。明年更好。\n"
    assert said(f"{text}{ahead}", 1984)[1:] == [("1984", "a"), ("1985", "t")]


@pytest.mark.parametrize(("day", "period"), [("2014年12月20日", "2014"), ("2014年1月20日", "2013")])
def test_a_summary_without_a_year_is_dated_by_its_last_line(day: str, period: str) -> None:
    assert said(f"农业局年终工作总结\n各项工作有序开展。新建桥梁6座。\n{day}\n", 2014) == [(period, "a")]


def test_a_heading_on_the_accounts_of_a_year_tells_its_own() -> None:
    text = "关于2019年财政决算及2020年上半年预算执行情况的报告\n一、2019年财政决算情况\n收入完成6亿元。\n"
    assert said(f"{text}二、2020年上半年预算执行情况\n收入完成3亿元。\n", 2020) == [
        ("2019", "a"),
        ("2020", "a"),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("各位代表:\n刚刚过去的1996年,是很不平凡的一年。全县生产总值完成8亿元,新增企业30家。", 1996),
        ("2012年,全市经济平稳较快发展。预计2012年生产总值完成820亿元,增长9.5%;收入完成60亿元。", 2012),
        ("关于某市2011年财政决算的报告\n2011年,全市财政收入完成60亿元。市级支出完成30亿元。", 2011),
    ],
)
def test_what_says_that_its_year_is_over_tells_its_results(text: str, year: int) -> None:
    figures = find_figures(text, year=year)
    assert len(figures) >= 2
    assert {(one.period, one.status) for one in figures} == {(str(year), "achieved")}


def test_a_plan_of_the_year_after_one_that_has_just_passed_stays_a_plan() -> None:
    text = "刚刚过去的2016年,全县生产总值完成90亿元。\n一、2017年工作安排\n生产总值增长7.5%。"
    assert [(one.period, one.status) for one in find_figures(text, year=2017)] == [
        ("2016", "achieved"),
        ("2017", "target"),
    ]


def test_a_circular_on_the_first_half_of_a_year_tells_its_results() -> None:
    text = (
        "为推进市政府各项决策部署的贯彻落实，督查室近期对《政府工作报告》确定的2021年重点工作上半年完成情况进行了督办。\n"
        "上半年，全市完成投资36亿元，比上年同期增长6%。\n新建桥梁6座。\n"
    )
    assert said(text, 2021) == [("2021", "a")] * 3


def test_a_report_of_july_on_the_first_half_calls_it_this_year() -> None:
    text = (
        "2007年7月25日在山川省第十届人民代表大会常务委员会第二十九次会议上\n"
        "一、关于2007年1—6月国民经济和社会发展计划执行情况\n今年上半年，完成产值36亿元。\n"
    )
    assert said(text, 2007)[-1] == ("2007", "a")


@pytest.mark.parametrize(
    "opening",
    ["今年以来，全乡经济稳步向好。", "今年上半年，全镇经济稳步向好。", "上半年，全区经济稳步向好。"],
)
def test_a_report_that_opens_with_the_course_of_its_year_tells_of_that(opening: str) -> None:
    line = f"{opening}{'各项事业全面进步。' * 8}1-6月，财政收入260万元，同比增长21.4%。\n"
    assert said(f"青山乡2021年政府工作报告\n{line}", 2021) == [("2021", "a"), ("2021", "a")]
    assert said(f"青山乡2021年政府工作报告\n{line.removeprefix(opening)}", 2021)[0] == ("2020", "a")


@pytest.mark.parametrize(("month", "period"), [("7月底", "2014"), ("6月末", "2014"), ("11月底", "2013")])
def test_what_is_told_until_a_month_before_the_day_is_of_that_year(month: str, period: str) -> None:
    text = f"山川网 2014-08-20 讯 市长报告计划执行情况。截至{month}，建成住房3.6万套。\n"
    assert said(text, 2014) == [(period, "a")]


def test_a_piece_on_some_months_behind_the_table_of_a_site_tells_of_them() -> None:
    table = "| 索引号： | 3071000/2024-00031 | 发布机构： | 山川省发展和改革局综合处 | 文号： | |\n"
    text = "2024年1-9月工业投资情况\n（一）分行业\n制造业投资增长5.1%，较2024年1-8月提高0.3个百分点。\n"
    assert said(table + text, 2024) == [("2024", "a"), ("2024", "a")]


@pytest.mark.parametrize(
    "title",
    ["全国1982年国民经济计划执行结果公报（三）", "山川县1982年统计公报"],
)
def test_a_bulletin_that_was_posted_years_later_tells_of_its_own_year(title: str) -> None:
    text = f"{title}\n一九八二年，高等学校达到36所，比上年增加2所。中专学校在校学生1.2万人。\n"
    assert {figure.period for figure in find_figures(text, year=2010)} == {"1982"}


@pytest.mark.parametrize("title", ["一、一九八四年计划的执行结果", "一、1984年国民经济计划完成结果"])
def test_a_chapter_on_what_came_of_a_plan_is_a_review(title: str) -> None:
    text = f"{title}\n粮食产量比历史最高水平的一九七八年增长百分之六。\n二、一九八五年计划的安排\n"
    assert said(text, 1985) == [("1984", "a")]


@pytest.mark.parametrize("year", [2010, 1996])
def test_a_sentence_that_tells_a_part_of_the_one_before_has_its_year(year: int) -> None:
    text = (
        f"{year}年省级财政总支出计划安排860亿元。其中，用于改善民生的支出为320亿元，占37%；"
        "上解中央的支出为46亿元。\n省财政厅报告了预算执行情况。\n"
    )
    assert set(said(text, year)) == {(str(year), "t")}


def test_the_other_side_of_a_budget_has_the_year_of_the_first() -> None:
    text = "汇总收支安排，2007年全国财政收入3.6万亿元，增长12%。全国财政支出4.1万亿元，增长14%。\n"
    assert said(text, 2007) == [("2007", "t")] * 4


def test_the_first_time_in_a_year_is_of_that_year() -> None:
    text = "一、2019年工作回顾\n1995年总产值只有36亿元，2018年首次站上800亿元。\n"
    assert said(text, 2020) == [("1995", "a"), ("2018", "a")]


def test_a_chapter_on_how_a_budget_is_laid_out_is_a_plan() -> None:
    text = "2014年预算草案的报告\n（三）公共财政预算安排情况\n根据初步安排，全省财政收入360亿元，增长9%。\n"
    assert said(text, 2014) == [("2014", "t"), ("2014", "t")]


def test_a_part_of_the_year_that_ended_before_the_day_of_a_text_is_of_its_year() -> None:
    text = (
        "前三季度经济运行平稳（2015年10月20日）\n今年以来，稳中有进。前三季度总产总值860亿元，同比增长7%。\n"
    )
    assert said(text, 2015) == [("2015", "a"), ("2015", "a")]
    assert said(text.replace("10月20日", "2月20日"), 2015)[0][0] == "2014"


def test_a_text_that_opens_with_a_part_of_its_year_tells_of_that() -> None:
    text = (
        "8月28日，会议听取报告。2014年上半年产值增长7.6%。\n"
        "前7个月价格同比上涨2.8%，控制在年初确定的3.5%的预期目标内。\n"
    )
    assert [one for one, _ in said(text, 2014)] == ["2014", "2014", "2014"]
    assert said(text, 2014)[1] == ("2014", "a")


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        (
            "2006年是“十一五”规划开局之年，全省上下实现了预期目标。\n初步核算，全年生产总值460亿元，比上年增长9%。",
            "2006",
            "achieved",
        ),
        (
            "2021年是“十四五”开局之年，也是极不平凡的一年。全年生产总值460亿元，比上年增长8%。",
            "2021",
            "achieved",
        ),
        (
            "2021年是“十四五”开局之年，做好全年工作意义重大。生产总值增长8%以上。",
            "2021",
            "target",
        ),
    ],
)
def test_what_a_year_was_opens_a_report_on_it(text: str, period: str, status: str) -> None:
    figures = find_figures(text)
    assert {(one.period, one.status) for one in figures} == {(period, status)}
