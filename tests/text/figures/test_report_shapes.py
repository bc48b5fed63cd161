"""Shapes of sentences in reports of provinces, cities and counties, and what their numbers measure."""

import pytest

from tests.text.figures.helpers import found


def indicators(text: str) -> list[str | None]:
    return [figure.indicator for figure in found(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("服务发展收入、旅游总收入均增长12%。", ["服务发展收入、旅游总收入"]),
        ("工业投资、民间投资年均增长6%。", ["工业投资、民间投资"]),
        ("基本养老保险、基本医疗保险参保率均达95%。", ["基本养老保险、基本医疗保险参保率"]),
        ("退役军人、残疾人新增就业均超1.2万人。", ["退役军人、残疾人新增就业"]),
        ("发电量、装机规模等主要指标均增长2倍以上。", ["发电量、电力装机容量"]),
        ("一般公共预算收入、地方一般公共预算收入增长5%。", ["一般公共预算收入"]),
        ("城镇居民人均可支配收入和农民人均纯收入均增长10%。", ["城镇居民人均可支配收入、农民人均纯收入"]),
        ("认定雏鹰企业、瞪羚企业38户和种子企业1户。", ["雏鹰企业、瞪羚企业", "种子企业"]),
    ],
)
def test_one_number_of_several_names(sentence: str, expected: list[str]) -> None:
    assert indicators(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("石化、医药、信息等产业增加值分别增长7%、8%、9%。", ["石化增加值", "医药增加值", "信息产业增加值"]),
        ("食品、药品抽检合格率分别达99.1%、99.5%。", ["食品抽检合格率", "药品抽检合格率"]),
        (
            "养老、失业、医疗保险参保人数分别为3万人、2万人和4万人。",
            ["养老保险参保", "失业保险参保人数", "医疗保险参保"],
        ),
        ("信息传输、租赁和商务服务业增加值分别增长18%、13%。", ["信息传输增加值", "租赁和商务服务业增加值"]),
        ("改造老旧供热、燃气、排水管网8公里、6公里、3公里。", ["老旧供热管网", "燃气管网", "排水管网"]),
        ("新建道路、雨污管网80公里、90公里。", ["道路", "雨污管网"]),
        ("牛羊出栏分别增长5.2%、1.9%。", ["牛出栏", "羊出栏"]),
        ("一二三产增加值分别增长3%、7%、8%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("三次产业分别增长3%、7%、8%。", ["第一产业", "第二产业", "第三产业"]),
        ("经济总量连续跨越3个千亿元台阶、达4120亿元。", ["地区生产总值", "地区生产总值"]),
        ("急难型、支出型救助标准分别提高100元、150元。", ["急难型救助标准", "支出型救助标准"]),
        ("对非洲、拉美市场出口分别增长20%、7%。", ["对非洲出口总额", "对拉美出口总额"]),
        ("城乡居民基础养老金、低保标准分别提高25元、50元。", ["城乡居民基础养老金标准", "城乡低保标准"]),
        ("增速比全省、全市分别高0.8个、0.3个百分点。", ["增速", "增速"]),
        ("规上工业增加值增长8%，分别高于全国、全省1.2和0.9个百分点。", ["规模以上工业增加值"] * 3),
    ],
)
def test_what_a_list_shares(sentence: str, expected: list[str]) -> None:
    if sentence.startswith("增速"):
        sentence = f"生产总值增长6%，{sentence}"
        expected = ["地区生产总值"] * 3
    assert indicators(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完成1000个行政村生活污水治理。", "行政村"),
        ("开展30个传统产业集群大气污染综合治理。", "传统产业集群"),
        ("完成199个农村黑臭水体治理。", "农村黑臭水体"),
        ("推进17个领域碳达峰工作。", "领域"),
        ("抓好12个重点产业稳增长方案。", "重点产业稳增长方案"),
        ("形成80项全国首创成果。", "全国首创成果"),
        ("抓好6条续建高铁建设。", "续建高铁"),
        ("加快4个在建抽水蓄能项目建设。", "在建抽水蓄能项目"),
        ("聚焦6个重点方向。", "重点方向"),
        ("开行中欧班列721列。", "中欧班列"),
        ("1550个省重点项目开工。", "重点项目"),
        ("7个县市入选百强。", "县市"),
        ("将8个公司运营的16支基金整合。", "公司"),
        ("资助3000余名符合条件的残疾学生。", "残疾学生"),
        ("免除41.3万名义务教育阶段学生学杂费。", "义务教育阶段学生"),
        ("减免2.7万名幼儿保教费。", "幼儿"),
        ("扎实推进30项为民办实事项目。", "为民办实事项目"),
        ("省级财政累计投入6亿元用于为民办实事项目。", "为民办实事项目"),
        ("30个重点排水沟整治率达100%。", "重点排水沟"),
        ("90%的化工园区降至较低风险等级。", "化工园区"),
        ("六项指标首次达到国家标准。", "指标"),
        ("26个投资超10亿元项目开工。", "项目"),
        ("8个产业规模超千亿元。", "产业"),
        ("6.4万名监测对象稳定消除返贫风险。", "监测对象"),
        ("12条入海河流稳定消劣。", "入海河流"),
        ("15个重点事项审批时限压缩70%、审批材料精简80%。", "重点事项"),
        ("帮助1.9万名零就业家庭成员就业。", "人"),
    ],
)
def test_what_stands_behind_a_number(sentence: str, expected: str) -> None:
    assert indicators(sentence)[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("乙烯项目投产，总产能达190万吨。", "总产能"),
        ("非化石能源发电装机达到1.3亿千瓦。", "非化石能源发电装机"),
        ("炼钢先进产能占比达到62%。", "炼钢先进产能占比"),
        ("国控断面水质达标率100%。", "国控断面水质达标率"),
        ("合同利用外资1420万美元。", "合同利用外资"),
        ("程控电话装机容量达1.2万门。", "程控电话装机容量"),
        ("规上装备工业增加值增长8.4%。", "规上装备工业增加值"),
        ("规上企业研发经费投入增长14%。", "规上企业研发经费投入"),
        ("高新技术企业5年增加2万多家。", "高新技术企业"),
        ("内河港口吞吐量5年增长1.6倍。", "内河港口吞吐量"),
        ("非常规天然气五年累计产量达750亿立方米。", "非常规天然气产量"),
        ("国考断面好于Ⅲ类水体比例优于考核目标14.6个百分点。", "国考断面好于Ⅲ类水体比例"),
        ("创新能力综合指标排名提升7位。", "创新能力综合指标"),
        ("对接成果转化项目300余个。", "成果转化项目"),
        ("稻渔综合种养面积扩至4.8万亩。", "稻渔综合种养面积"),
        ("推动梅花60万吨赖氨酸等项目建设。", "赖氨酸"),
        ("300万吨级碳捕集利用项目开工。", "碳捕集利用项目"),
        ("集中供热能力达到180万平方米。", "集中供热能力"),
        ("出口创汇2.1亿美元。", "出口创汇"),
        ("每千人拥有床位4.6张。", "每千人拥有床位"),
        ("科技贷款余额超9000亿元。", "科技贷款余额"),
        ("科技小巨人企业195家。", "科技小巨人企业"),
        ("空气优良率保持100%的唯一城市。", "优良天数比例"),
        ("督察反馈问题整改完成率达94%。", "督察反馈问题整改完成率"),
        ("省级重点项目640个。", "省级重点项目"),
        ("建成“回家的路”120条。", "“回家的路”"),
        ("规上工业企业营收增长5%。", "规上工业企业营收"),
    ],
)
def test_what_a_name_does_not_eat(sentence: str, expected: str) -> None:
    assert indicators(sentence) == [expected]


def test_a_flood_of_so_many_years() -> None:
    sentence = "防洪标准由五年一遇提高到二十年一遇或五十年一遇。"
    assert indicators(sentence) == ["防洪标准"] * 3


def test_households_and_people_whose_trouble_was_ended() -> None:
    sentence = "发放补贴1.1亿元，解决了3.6万户、11.2万人的住房困难问题。"
    assert indicators(sentence)[1:] == ["住房困难问题"] * 2


def test_a_number_of_years_takes_nothing_from_the_clause_before() -> None:
    assert indicators("加强目标市场开发，积极推进240小时过境免签政策落地。") == [None]


def test_measures_whose_thing_the_clause_before_names() -> None:
    assert indicators("高速铁路从无到有，运营里程达1751公里。") == ["高铁里程"]


def test_numbers_in_the_names_of_groups_are_no_figures() -> None:
    assert [figure.text for figure in found("4050人员再就业1.2万人。")] == ["1.2万人"]


def test_households_and_people_reached_count_themselves() -> None:
    assert indicators("改造老旧院落138个，惠及1.6万户4.9万人。") == ["老旧院落", "户", "人"]


def test_money_that_is_paid_in_has_no_output_of_its_own() -> None:
    assert indicators("注册资金3.1亿元，完成产值9.6亿元。") == ["注册资金", "产值"]


def test_a_mere_capacity_is_that_of_the_product_named_before() -> None:
    text = "钢：全部建成后增加的年产能力将为610万吨，五年内增加的年产能力为253万吨。"
    named = [one.indicator for one in found(text) if one.unit == "万吨"]
    assert named == ["钢年产能力", "钢年产能力"]


def test_what_more_there_will_be() -> None:
    assert indicators("全年再减少企业税负3500亿元。") == ["企业税负"]


def test_years_in_a_row_behind_a_clause_of_something_else() -> None:
    text = "人均预期寿命75岁，社会保障体系不断健全，连续5年提高基本养老金。"
    assert indicators(text) == ["人均预期寿命", "连续年数"]
    assert indicators("生产总值增长5%，连续5年居全国前六。")[1] == "地区生产总值"


def test_places_have_no_amount_of_their_own() -> None:
    outside = found("绿电外送拓展至22个省区市，输出345亿度。")[1]
    assert outside.doubt == "unsure indicator"
