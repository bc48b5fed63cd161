"""Kind, value, unit, base value, words of degree and direction."""

import pytest

from tests.text.figures.helpers import found, only


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "norm_value", "norm_unit"),
    [
        ("地区生产总值2806.2亿元。", 2806.2, "亿元", 280620000000, "元"),
        ("预算收入完成58958万元。", 58958, "万元", 589580000, "元"),
        ("总量突破3万亿元。", 3, "万亿元", 3 * 10**12, "元"),
        ("实际使用外资1.5亿美元。", 1.5, "亿美元", 150000000, "美元"),
        ("新增水浇地1.5亩。", 1.5, "亩", 1000, "平方米"),
        ("高标准农田2.1万亩。", 2.1, "万亩", 14000000, "平方米"),
        ("治理3.5平方公里。", 3.5, "平方公里", 3500000, "平方米"),
        ("粮食总产25.04亿斤。", 25.04, "亿斤", 1252000000, "千克"),
        ("原煤产量1.71亿吨。", 1.71, "亿吨", 171000000000, "千克"),
        ("新改建公路454公里。", 454, "公里", 454000, "米"),
        ("新增装机60万千瓦。", 60, "万千瓦", 600000, "千瓦"),
        ("装机达到65MW。", 65, "MW", 65000, "千瓦"),
        ("外送电量430亿度。", 430, "亿度", 43000000000, "千瓦时"),
        ("日供水6.7万立方米。", 6.7, "万立方米", 67000, "立方米"),
        ("浓度为每立方米36微克。", 36, "微克/立方米", 36, "微克/立方米"),
        ("提高3.54个百分点。", 3.54, "个百分点", 3.54, "百分点"),
        ("自然增长率为6.5‰。", 6.5, "‰", 0.65, "%"),
        ("孕产妇死亡率降至8.4/10万。", 8.4, "/10万", 0.0084, "%"),
        ("开发新产品70多种。", 70, "种", 70, "种"),
        ("七成以上用于民生。", 7, "成", 70, "%"),
        ("失业率百分之四点二。", 4.2, "%", 4.2, "%"),
        ("签约十八项。", 18, "项", 18, "项"),
        ("招聘教师1200余名。", 1200, "名", 1200, "人"),
        ("培训2.3万人次。", 2.3, "万人次", 23000, "人次"),
        ("救助近3万困难群众。", 3, "万人", 30000, "人"),
        ("惠及三万户。", 3, "万户", 30000, "户"),
        ("投入一亿两千万元。", 1.2, "亿元", 120000000, "元"),
        ("服务60周岁老人。", 60, "周岁", 60, "岁"),
        ("提速至350公里/小时。", 350, "公里/小时", 350, "公里/小时"),
        ("扩建5000吨/年装置。", 5000, "吨/年", 5000000, "千克/年"),
    ],
)
def test_values_and_units(sentence: str, value: float, unit: str, norm_value: float, norm_unit: str) -> None:
    figure = only(sentence)
    assert (figure.value, figure.unit, figure.norm_value, figure.norm_unit) == (
        value,
        unit,
        norm_value,
        norm_unit,
    )
    assert type(figure.value) is type(value)
    assert type(figure.norm_value) is type(norm_value)


def test_decimals_make_no_noise() -> None:
    for figure in found("投资1.1亿元、0.3万元、20.6万吨、4.35万亩、0.07亿元。"):
        assert isinstance(figure.norm_value, int)


@pytest.mark.parametrize(
    ("sentence", "kind", "value", "unit"),
    [
        ("引进3—5家企业。", "range", [3, 5], "家"),
        ("增长4.5%—5%。", "range", [4.5, 5], "%"),
        ("结构为5.8:49.1:45.1。", "ratio", [5.8, 49.1, 45.1], None),
        ("培育两三家企业。", "range", [2, 3], "家"),
        ("是上年的2.6倍。", "ratio", 2.6, "倍"),
        ("居全省第二。", "rank", 2, None),
        ("排名第17位。", "rank", 17, "位"),
        ("位居全省前十。", "rank", 10, None),
        ("占比62.8%。", "percent", 62.8, "%"),
        ("城乡居民收入比2.38。", "quantity", 2.38, None),
        ("旅游收入翻两番。", "change", 2, "番"),
    ],
)
def test_kinds(sentence: str, kind: str, value: object, unit: str | None) -> None:
    figure = only(sentence)
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("地区生产总值同比增长5.6%。", "up"),
        ("规上工业增加值增速9.7%。", "up"),
        ("物价涨幅控制在3%左右。", "up"),
        ("能耗下降1.8%。", "down"),
        ("收入提高3.54个百分点。", "up"),
        ("户均增收1200元。", "up"),
        ("经营主体净增1.8万户。", "up"),
        ("经费比上年减少296万元。", "down"),
        ("高于全省平均水平6.8个百分点。", "up"),
        ("低于序时进度2.2个百分点。", "down"),
        ("超全省平均水平16个百分点。", "up"),
        ("办理时限压缩三分之一。", "down"),
        ("审批事项减少近四成。", "down"),
        ("位次前移十个位次。", "improve"),
        ("空气质量改善7.01%。", "improve"),
        ("增速进一步回落至3.1%。", "up"),
        ("农民人均纯收入比全省平均水平低200元。", "down"),
        ("消费景气指数比上年上升7点。", "up"),
        ("工业总产值増长6%。", "up"),
        ("综合指数同比优化1.8%。", "improve"),
        ("科技经费增加一倍。", "up"),
        ("进出口逆势上扬12.4%。", "up"),
        ("同 比 增 长8.2%。", "up"),
    ],
)
def test_changes_and_their_direction(sentence: str, direction: str) -> None:
    figure = only(sentence)
    assert (figure.kind, figure.direction) == ("change", direction)


@pytest.mark.parametrize(
    "sentence",
    [
        "贫困发生率下降到0.56%。",
        "覆盖率提高至60%。",
        "新增就业5531人。",
        "改造提升5所学校。",
        "改善56个村的条件。",
        "减税降费8640万元。",
        "落实稳增长33条措施。",
        "果业提质增效4800亩。",
    ],
)
def test_levels_and_amounts_are_no_changes(sentence: str) -> None:
    figure = only(sentence)
    assert figure.kind in ("quantity", "percent")
    assert figure.direction is None


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("新增就业2万人以上。", ["以上"]),
        ("增长6%左右。", ["左右"]),
        ("超过十八项。", ["超过"]),
        ("约4600亿元。", ["约"]),
        ("培训1200余名。", ["余"]),
        ("收入突破2亿元。", ["突破"]),
        ("力争达到500亿元以上。", ["力争、达到、以上"]),
        ("分别控制在6.5%和4.2%以内。", ["以内", "以内"]),
        ("分别增长7%左右和8%以上。", ["左右", "以上"]),
        ("完成三项。", [None]),
    ],
)
def test_words_of_degree(sentence: str, qualifiers: list[str | None]) -> None:
    assert [figure.qualifier for figure in found(sentence)] == qualifiers


def test_a_rise_belongs_to_the_last_of_a_list_only() -> None:
    rate, prices = found("城镇调查失业率、物价涨幅分别控制在5.5%和3%以内。")
    assert (rate.kind, rate.direction) == ("percent", None)
    assert (prices.kind, prices.direction) == ("change", "up")


def test_a_second_aim_grows_as_the_first() -> None:
    first, second = found("地区生产总值增长7%以上，力争达到8%。")
    assert (first.direction, second.direction) == ("up", "up")
    assert second.indicator == "地区生产总值"


def test_member_of_a_list_inherits_percentage_points_and_a_raised_area_is_no_change() -> None:
    first, second = found("分别高于全省1.9个和5.2个百分点。")
    assert (first.kind, first.unit, first.direction) == ("change", "个百分点", "up")
    assert (second.kind, second.unit, second.direction) == ("change", "个百分点", "up")
    assert only("改造提升高标准农田30万亩。").kind == "quantity"
    assert only("外贸订单一度下滑两成多。").qualifier == "多"
    assert only("民营企业贡献了61.2%的税收。").kind == "percent"


def test_a_benchmark_in_brackets_is_a_level_and_a_standard_that_is_met_no_change() -> None:
    growth, benchmark, gap = found("增长6.8%，增幅高于全国（6.3%）0.5个百分点。")
    assert (growth.kind, benchmark.kind, gap.kind, gap.direction) == ("change", "percent", "change", "up")
    assert only("水质达到或优于国家标准要求的占81.4%。").kind == "percent"


def test_a_noun_further_off_implies_people() -> None:
    figure = only("资助1.8万农村义务教育阶段家庭经济困难寄宿生。")
    assert (figure.value, figure.unit) == (1.8, "万人")


def test_how_far_from_a_standard_or_up_a_ranking_is_a_change() -> None:
    assert (only("养老金高出省定标准20元。").kind, only("收入低于全省平均水平300元。").direction) == (
        "change",
        "down",
    )
    step, place = found("创新指数排名提升5位至第24位。")
    assert (step.kind, step.direction, place.kind) == ("change", "up", "rank")
    assert only("补助标准不低于全国平均水平300元。").kind == "quantity"


def test_growth_below_zero_goes_down() -> None:
    figure = only("规模以上工业增加值增速为-2.3%。")
    assert (figure.kind, figure.value, figure.direction) == ("change", -2.3, "down")


def test_points_share_the_unit_of_the_last() -> None:
    figures = found("工业、消费、外贸增速分别高于全国3个、1.5个、0.7个百分点。")
    assert [(figure.value, figure.unit, figure.direction) for figure in figures] == [
        (3, "个百分点", "up"),
        (1.5, "个百分点", "up"),
        (0.7, "个百分点", "up"),
    ]


def test_a_cut_and_an_aside_before_the_number_leave_the_change() -> None:
    cut, lowered, aside = found("化学需氧量削减1500吨，降低增值税及附加3个百分点，财政收入下降（同口径）9%。")
    assert [one.direction for one in (cut, lowered, aside)] == ["down"] * 3


def test_a_place_keeps_its_own_measure_word() -> None:
    place = only("综合考核位居五区二县第3名。")
    assert (place.kind, place.unit, place.norm_unit) == ("rank", "名", "位")
