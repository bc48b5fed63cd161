"""What is no figure."""

import pytest

from desktop.text.figures import OTHER_KINDS, find_figures
from tests.text.figures.helpers import only, texts


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年12月底，去年10月至今，今年1月2日至8日，2018—2022年，2024年度。",
        "过去五年、近三年、五年来、五年里、下一个五年、前11个月、今后5年、前三季度、上半年。",
        "一是推进改革。二要开放。（三）创新。四、协调。",
        "第十五届人民代表大会第四次会议，第二生活污水处理厂，第一书记，第一方阵，第三方，第七次人口普查。",
        "第四、五批示范县，第1、2批清单，第二、三次会议。",
        "根据国科发政〔2017〕115号、发改投资[2022]123号文件。",
        "建设标准地[4]，深化改革〔12〕、②、（注1）。",
        "深化三化三制改革，做到两个维护、四个自信，坚持三个不放松，打好三大攻坚战，培育五大品牌。",
        "“13710”工作机制，“12+6+6”民生实事，“15分钟便民生活圈”，“六个100%”。",
        "12345热线、120急救、PM2.5、5A级景区、4G、5G基站、3D打印、7×24小时、2.0版、C919、T2航站楼。",
        "国道207线、341国道、G15高速、地铁3号线、3#煤、42号文件、500强、100强企业。",
        "一般公共预算，零售，清零，首批，一批项目，唯一，一体化，统一，进一步，一个窗口，一座城。",
        "Ⅳ类水体，三级医院，二级公路，三等奖，二期工程，一类新药，三轮车，央视十套。",
        "万元生产总值，每千人口，每万人，千人拥有，千家万户，万众一心，百姓，四面八方，四两拨千斤。",
        "三年行动计划，五年规划，百日攻坚，十年禁渔，三年大变样。",
        "新疆五家渠市、浙江三门县、长春九台区、四川三台县、福建三元区。",
        "《陵川县志(1978—2016年)》《三年行动方案》。",
        "上午9:30召开会议，以3:0战胜，1:500地形图，电话0351-1234567。",
        "数十家企业，好几个项目，成百上千户，若干措施。",
        "三省一市、一县一业、两区一园、一体两翼、三纵三横、五纵七横。",
        "二○○四年，二00八年，一九九○年。",
        "两年平均、三年成长计划、禁毒三年大行动、五年工作回顾。",
        "连上两个台阶，培育过百亿企业、千亿集群。",
        "坚持“突出两个重点、做好三篇文章、落实四项措施”。",
    ],
)
def test_nothing_is_found(sentence: str) -> None:
    assert texts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        ("2023年12月底", "2023年12月底", "date"),
        ("第十五届会议", "第十五届", "ordinal-list"),
        ("国科发政〔2017〕115号", "国科发政〔2017〕115号", "doc-number"),
        ("标准地[12]建设", "[12]", "footnote-ref"),
        ("“13710”制度", "“13710”", "code-like"),
        ("PM2.5改善", "PM2.5", "code-like"),
        ("近三年建成", "三年", "date"),
        ("三月建成", "三月", "date"),
        ("三届获奖", "三届", "ordinal-list"),
        ("拨打12345热线", "12345", "code-like"),
        ("拨打212345热线", "212345", "code-like"),
        ("办理2.12345热线诉求", "2.12345", "code-like"),
    ],
)
def test_everything_gives_their_kinds(sentence: str, text: str, kind: str) -> None:
    found = find_figures(sentence, year=2024, everything=True)
    assert [(figure.text, figure.kind) for figure in found] == [(text, kind)]
    assert kind in OTHER_KINDS
    assert found[0].value is None


def test_everything_adds_and_takes_nothing_away() -> None:
    sentence = "2023年实施重点项目1920个，总投资1929.8亿元，居全省第二，落实“三化三制”改革。"
    plain = find_figures(sentence, year=2024)
    whole = find_figures(sentence, year=2024, everything=True)
    assert [figure for figure in whole if figure.kind not in OTHER_KINDS] == plain


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("投资12345万元。", ["12345万元"]),
        ("投资123456.5亿元。", ["123456.5亿元"]),
        ("投资0.12345亿元。", ["0.12345亿元"]),
        ("受理12345件。", ["12345件"]),
        ("拨打12345热线。", []),
        ("拨打12315，投诉3件。", ["3件"]),
    ],
)
def test_a_hotline_is_no_number_and_a_number_no_hotline(sentence: str, expected: list[str]) -> None:
    assert [figure.text for figure in find_figures(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "隆重庆祝建国95周年。",
        "纪念长征胜利80周年，",
        "自治州成立六十周年。",
        "过去的五年，我们砥砺前行。",
    ],
)
def test_anniversaries_and_spans_spoken_of_are_no_figures(sentence: str) -> None:
    assert texts(sentence) == []


@pytest.mark.parametrize(("text", "value"), [("14·1％", 14.1), ("5・4%", 5.4), ("3•8万亩", 3.8)])
def test_a_point_in_the_middle_of_the_line_is_a_decimal_point(text: str, value: float) -> None:
    figure = only(f"粮食产量增长{text}。")
    assert (figure.text, figure.value) == (text, value)
    assert figure.doubt is None
