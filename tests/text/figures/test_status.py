"""What sets a frame and what is achieved: the sizes, limits, ages and beginnings that are no results."""

import pytest

from desktop.text.figures import find_figures

REVIEW = "一、2023年工作回顾\n"
PLAN = "二、2024年工作安排\n"

CLASSES = ["企业", "项目", "县", "村", "镇", "乡", "产业", "集群", "园区", "单位", "大户"]
PROJECTS = ["项目", "生产线", "工程", "基地", "装置", "改造", "高炉", "锅炉", "矿井", "水库"]
OUTPUTS = ["年产", "年处理", "日处理", "日产", "年出栏", "年加工", "总产能", "产能"]
LIMITS = ["超", "超过", "不足", "不到", "低于", "高于", "不低于", "不高于", "不超过", "达到", "达", "突破"]


def statuses(part: str, sentence: str) -> str:
    """Return the statuses of a sentence's figures, each by its first letter."""
    return "".join(figure.status[0] for figure in find_figures(part + sentence, year=2024))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("引进5亿元以上项目4个。", "oa"),
        ("引进5亿元以下项目4个。", "oa"),
        ("治理5公里以内的河道。", "o"),
        ("引进5亿元左右的项目。", "o"),
        ("引进5亿元以上“专精特新”项目。", "o"),
        ("引进5亿元以上20个项目。", "oa"),
        ("引进5亿元以上20家企业。", "oa"),
        ("引进5亿元以上20项工程。", "oa"),
        ("引进5亿元及以上项目。", "o"),
        ("引进5亿元 以上项目。", "o"),
        ("收入5亿元以上占比30%。", "oa"),
        ("收入5亿元以上占全县。", "a"),
        ("投入5亿元以上用于民生。", "a"),
        ("投入5亿元 左右用于民生。", "a"),
        ("收入5亿元以上水平。", "a"),
        ("投资5亿元以上，增长。", "a"),
        ("发展50头以上养殖大户23户。", "oa"),
        ("发展50头及以上的养殖大户23户。", "oa"),
        ("发展50头以上养殖场23座。", "oa"),
        ("发展50头以上特色养殖场12.5万余个。", "oa"),
        ("发展50头以上，养殖场23座。", "aa"),
        ("引进50名以上教师。", "a"),
    ],
)
def test_a_size_from_which_on_things_count(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_of_the_things_that_are_meant(limit: str) -> None:
    assert statuses(REVIEW, f"集体收入{limit}30万元的行政村很多。") == "o"
    assert statuses(REVIEW, f"集体收入{limit}30万元以上的行政村很多。") == "o"
    assert statuses(REVIEW, f"集体收入{limit}30万元。") == "a"


@pytest.mark.parametrize("noun", ["目标", "任务", "水平", "基础", "好成绩", "增长", "速度"])
def test_a_goal_is_no_thing_that_is_limited(noun: str) -> None:
    assert statuses(REVIEW, f"集体收入超过30万元的{noun}。") == "a"


@pytest.mark.parametrize("noun", CLASSES)
def test_a_class_by_size(noun: str) -> None:
    for words in (
        f"超100亿元{noun}2家",
        f"上100亿元的{noun}2家",
        f"超 100亿元{noun}2家",
        f"破100亿元{noun}2家",
    ):
        assert statuses(REVIEW, f"培育{words}。") == "oa"
    assert statuses(REVIEW, f"培育100亿元{noun}2家。") == "aa"
    assert statuses(REVIEW, f"投资超100亿元，{noun}2家。") == "aa"


def test_what_names_no_class_is_a_result() -> None:
    assert statuses(REVIEW, "实现超100亿元收入。") == "a"


@pytest.mark.parametrize("noun", PROJECTS)
def test_the_size_of_a_project(noun: str) -> None:
    assert statuses(REVIEW, f"建设10万吨{noun}。") == "o"
    assert statuses(REVIEW, f"开工10万立方米“山海”（一期）{noun}。") == "o"
    assert statuses(REVIEW, f"生产煤炭10万吨，{noun}很多。") == "a"


@pytest.mark.parametrize("words", OUTPUTS)
def test_what_a_plant_makes_a_year(words: str) -> None:
    for sentence in (
        f"建成{words}5000头养殖场。",
        f"建成{words}2万吨的加工厂。",
        f"建成{words} 2万吨加工厂。",
    ):
        assert statuses(REVIEW, sentence) == "o"
    for sentence in (
        f"{words}2万吨。",
        f"{words}2万吨以上。",
        f"{words}5000头，养殖场增多。",
        f"{words}5000头左右。",
    ):
        assert statuses(REVIEW, sentence) == "a"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("改造110千伏变电站。", "o"),
        ("建成100MW/200MWh储能电站。", "oo"),
        ("建成5兆瓦的电站。", "o"),
        ("建设10蒸吨锅炉。", "o"),
        ("建成10兆帕的管道。", "o"),
        ("建成20万千瓦时储能电站。", "o"),
        ("建设50兆伏安变压器。", "o"),
        ("新增60万千瓦“风光”项目。", "o"),
        ("新增60万千瓦LNG电站。", "o"),
        ("装机达到60万千瓦。", "a"),
        ("装机60万千瓦以上。", "a"),
        ("装机60万千瓦左右。", "a"),
        ("新增60万千瓦并网。", "a"),
        ("新增60万千瓦和水。", "a"),
        ("新增60万千瓦与水。", "a"),
        ("新增60万千瓦及水。", "a"),
    ],
)
def test_the_capacity_of_a_thing(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("惠及60岁以上老人。", "o"),
        ("服务60周岁老人。", "o"),
        ("人均预期寿命达到78岁。", "a"),
        ("步行15分钟可达。", "o"),
        ("步行15分钟内可达。", "o"),
        ("步行15分钟以内可达。", "o"),
        ("步行15分钟 可达。", "o"),
        ("时间压缩到15分钟，可达。", "a"),
        ("审批时间压缩到3天。", "a"),
    ],
)
def test_ages_and_times_to_reach(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("财政收入由30亿元增加到42亿元。", "oa"),
        ("财政收入从30亿元提高至42亿元。", "oa"),
        ("失业率由5.5%降为5%。", "oa"),
        ("失业率由5.5%升为6%。", "oa"),
        ("失业率由5.5%减为5%。", "oa"),
        ("失业率由2019年的5.5%优化为5%。", "oa"),
        ("失业率由2019年5.5%调整为5%。", "oa"),
        ("建房户由期初的5万户减少到3万户。", "oa"),
        ("企业由30家扩大到42家。", "oa"),
        ("企业由30家缩减到12家。", "oa"),
        ("企业由30家发展到42家。", "oa"),
        ("企业由30家增至42家。", "oa"),
        ("贫困人口由2.2万户5万人减少至3户。", "ooa"),
        ("财政收入由30亿元大幅度地持续快速增加到42亿元。", "oa"),
        ("财政收入由30亿元，增加到42亿元。", "aa"),
        ("财政收入从30亿元起步。", "a"),
    ],
)
def test_where_a_change_began(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected
    assert statuses(PLAN, sentence) == expected.replace("a", "t")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年完成投资3亿元。", "a"),
        ("上年完成投资3亿元。", "a"),
        ("已经建成学校3所。", "a"),
        ("已累计投资3亿元。", "a"),
        ("已完成投资3亿元。", "a"),
        ("已建成学校3所。", "a"),
        ("已达3亿元。", "a"),
        ("已有学校3所。", "a"),
        ("已实现收入3亿元。", "a"),
        ("已谋划项目3个。", "a"),
        ("已储备项目3个。", "a"),
        ("已签约项目3个。", "a"),
        ("截至目前，完成投资3亿元。", "a"),
        ("截至去年底，完成投资3亿元。", "a"),
        ("完成投资3亿元。", "t"),
        ("比去年增长3%。", "t"),
        ("较上年增长3%。", "t"),
        ("去年同期相比，增长3%。", "t"),
        ("在上年度基数上增长3%。", "t"),
        ("去年完成投资3亿元，今年完成投资4亿元。", "at"),
        ("去年完成投资3亿元，力争完成投资4亿元。", "at"),
        ("去年完成投资3亿元，确保完成投资4亿元。", "at"),
        ("去年完成投资3亿元，争取完成投资4亿元。", "at"),
        ("去年完成投资3亿元，年内完成投资4亿元。", "at"),
        ("去年完成投资3亿元，在此基础上完成投资4亿元。", "at"),
        ("去年完成投资3亿元，再建学校4所。", "at"),
        ("去年完成投资3亿元，将建学校4所。", "at"),
    ],
)
def test_what_a_plan_says_was_done(sentence: str, expected: str) -> None:
    assert statuses(PLAN, sentence) == expected


def test_words_of_the_past_reach_sixty_characters() -> None:
    for size, status in ((60, "a"), (61, "t")):
        assert statuses(PLAN, f"去年{'山' * (size - 4)}投资3亿元。") == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("由" + "水" * 8 + "30亿元增加到42亿元。", "o"),
        ("由" + "水" * 9 + "30亿元增加到42亿元。", "a"),
        ("由" + "山" * 16 + "的" + "水" * 6 + "30亿元增加到42亿元。", "o"),
        ("由" + "山" * 16 + "的" + "水" * 7 + "30亿元增加到42亿元。", "a"),
        ("由" + "山" * 17 + "的30亿元增加到42亿元。", "a"),
        ("由30亿元" + "山" * 12 + "到42亿元。", "o"),
        ("由30亿元" + "山" * 13 + "到42亿元。", "a"),
        ("寿命" + "山" * 21 + "达78岁。", "a"),
        ("寿命" + "山" * 22 + "达78岁。", "o"),
        ("建设10万吨" + "山" * 24 + "项目。", "o"),
        ("建设10万吨" + "山" * 25 + "项目。", "a"),
        ("发展50头以上" + "山" * 10 + "23户。", "o"),
        ("发展50头以上" + "山" * 11 + "23户。", "a"),
        ("发展50头以上山3户。", "a"),
        ("培育超100亿元" + "山" * 5 + "企业。", "o"),
        ("培育超100亿元" + "山" * 6 + "企业。", "a"),
    ],
)
def test_how_far_what_sets_a_frame_may_stand(sentence: str, status: str) -> None:
    assert statuses(REVIEW, sentence)[0] == status


@pytest.mark.parametrize("size", ["10万吨", "10万立方米", "10万桶"])
def test_an_amount_of_material_before_a_project_is_its_size(size: str) -> None:
    assert statuses(REVIEW, f"开工建设{size}储运项目。") == "o"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("农业总产值比1956年将增长百分之四点九，达到六百一十一亿元。", "ta"),
        ("投产后年产值将达到20亿元。", "t"),
        ("电站建成后将新增装机30万千瓦。", "t"),
        ("预计全年进出口总额将突破90亿元。", "a"),
        ("惠及群众将近5万人。", "a"),
        ("全年粮食产量达到15万吨。", "a"),
    ],
)
def test_what_will_be_is_no_result_of_a_review(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2019年至2023年累计新建学校60所。", "a"),
        ("2019年至2023年新建学校60所，今年再建10所。", "at"),
        ("2024年至2026年新建学校60所。", "t"),
        ("2021年至2025年累计新建学校60所。", "t"),
    ],
)
def test_years_that_are_over_are_no_promise_of_a_plan(sentence: str, expected: str) -> None:
    assert statuses(PLAN, sentence) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        (
            "同志们：\n1981年国民经济计划主要指标安排如下。\n工农业总产值增长5.5％。\n钢产量3500万吨。",
            1980,
            "tt",
        ),
        ("到1990年，全国粮食总产量4500亿公斤。去年完成4000亿公斤。", 1986, "ta"),
        ("到本世纪末，工农业年总产值翻两番。", 1982, "t"),
        ("计划草案规定，工业总产值增长7.5%。", 1986, "t"),
        ("去年全省生产总值增长9%。", 1995, "a"),
    ],
)
def test_plans_of_earlier_decades_are_told_from_reviews(text: str, year: int, expected: str) -> None:
    assert "".join(figure.status[0] for figure in find_figures(text, year=year)) == expected


def test_a_five_year_plan_that_begins_in_the_reports_year_is_promised() -> None:
    text = "“十四五”期间，生产总值年均增长7%，城镇化率达到60%。"
    assert [figure.status for figure in find_figures(text, year=2021)] == ["target", "target"]
    assert [figure.status for figure in find_figures(text, year=2026)] == ["achieved", "achieved"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("单位能耗由上年上升2.3%转为下降1.4%。", "oa"),
        ("排放量由上年分别增长4.2%和3.6%，减为增长1.1%和0.9%。", "ooaa"),
        ("职工达到920万人，比2019年的615万人增长49.6%。", "aoa"),
        ("职工达到920万人，比全国多615万人。", "aa"),
        ("没有实现单位能耗降低4%左右的目标。", "o"),
        ("未能完成增长8%的预期目标。", "o"),
        ("如期实现产值翻两番的目标。", "a"),
        ("完成了年初确定的增长8%的目标。", "a"),
        ("年初提出了全年增收90元的目标。", "t"),
        ("年初提出全年增长8%左右，实际增长9%，明显高于目标。", "aa"),
        ("关停50万千瓦小火电机组。", "a"),
    ],
)
def test_bases_turns_and_aims_in_a_review(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("赤字率从去年的2.1%提高到2.3%。", "ot"),
        ("教育投入将由去年的10亿元增加到15亿元。", "ot"),
        ("拟从去年超收收入中安排5亿元。", "t"),
        ("去年完成投资3亿元。", "a"),
        ("“十三五”期间，新建学校60所，今年再建10所。", "at"),
        ("建设“十三五”批复的6个基地。", "t"),
    ],
)
def test_last_year_as_a_base_makes_no_result_of_a_plan(sentence: str, expected: str) -> None:
    assert statuses(PLAN, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完善“两个确保”，支出30亿元，比上年增长5%。", "aa"),
        ("实现了区十二届人大一次会议提出的年均增长5%的预期目标；产值30亿元。", "aa"),
    ],
)
def test_a_name_and_an_aim_that_was_met_turn_no_review(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected


def test_what_was_left_over_from_last_year_is_no_result_of_a_plan() -> None:
    assert statuses(PLAN, "加上上年结转收入5亿元，新增债券30亿元。") == "tt"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2022年山川产值预计增长5%，投资下降3%。今年增长6%。", "aat"),
        ("2022年计划为5%。", "t"),
        ("实施2022年高标准农田5万亩。", "t"),
    ],
)
def test_a_year_that_is_over_and_opens_its_sentence_tells_results_in_a_plan(
    sentence: str, expected: str
) -> None:
    assert statuses(PLAN, sentence) == expected


def test_a_paragraph_that_names_the_year_that_is_over_tells_what_was_done_in_it() -> None:
    text = "山川省2023年梳理办事清单860项，许可事项精简40%以上。国企负债率降到58%。\n"
    assert [figure.status[0] for figure in find_figures(text, year=2024)] == ["a", "a", "a"]
    assert [figure.status[0] for figure in find_figures(text.replace("2023年", ""), year=2024)] == ["t"] * 3


def test_an_aim_that_was_kept_to_opens_no_plan() -> None:
    text = "截至6月底，失业率为3.9%，控制在年初预期目标以内。外出务工人员增加2.1万人。\n"
    assert [figure.status[0] for figure in find_figures(text, year=2024)] == ["a", "a"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年，预计（下同）全县生产总值338亿元，增长46.9%；固定资产投资351亿元，增长9%。", "aaaa"),
        ("预计2024年全市生产总值2338亿元，增长6%。", "aa"),
        ("到2024年，估计完成工业增加值197亿元。", "a"),
        ("预计2027年全市生产总值将达到3000亿元。", "t"),
        ("预计项目2024年投产后产值达到20亿元。", "t"),
        ("2024年，全县生产总值达到338亿元。", "t"),
    ],
)
def test_what_a_review_estimates_of_the_year_that_is_not_over(sentence: str, expected: str) -> None:
    assert statuses(REVIEW, sentence) == expected
