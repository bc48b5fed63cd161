"""Kinds, years and regions of documents of every sort, by title, name and words."""

import pytest

from desktop.text.file_name_metadata import file_name_metadata
from desktop.text.gazetteer import load_gazetteer
from desktop.text.issuers import region_of_issuer
from desktop.text.metadata_extractor import facts
from desktop.text.year_inference import plain_years, plan_year, said_years, sure_year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2023年望山县政府工作报告", "report"),
        ("在望山县第十二次党代会上的报告", "party-report"),
        ("中国共产党望山县第十二次代表大会报告", "party-report"),
        ("党的二十大报告", "party-report"),
        ("关于望山县政府工作报告的决议", "resolution"),
        ("望山县人民政府关于表彰先进的决定", "resolution"),
        ("望山县国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "plan"),
        ("望山县“十四五”旅游发展规划（2021—2025年）", "plan"),
        ("中共望山县委关于制定第十五个五年规划的建议", "plan"),
        ("望山县数字经济行动方案", "plan"),
        ("望山县人民政府关于支持企业发展的意见", "opinion"),
        ("关于加快发展的指导意见（试行）", "opinion"),
        ("望山县2023年国民经济和社会发展统计公报", "communique"),
        ("望山县人民政府关于印发规划的通知", "notice"),
        ("望山县人大常委会工作报告", "other"),
        ("望山县2023年预算执行情况的报告", "other"),
        ("Notice on Issuing the Plan for Towns", "notice"),
        ("Guiding Opinions on Towns", "opinion"),
        ("Three-Year Action Plan for Towns", "plan"),
        ("Report on the Work of the Government", "report"),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert facts(f"{title}\n正文在此。").kind == kind


def test_a_report_of_a_party_congress() -> None:
    text = (
        "高举旗帜 团结奋斗\n——在中国共产党武乡县第十四次代表大会上的报告\n（2021年9月26日）\n"
        "同志们：\n现在，我代表中国共产党武乡县第十三届委员会向大会作报告。"
    )
    found = facts(text)
    assert (found.kind, found.region, found.year) == ("party-report", "武乡县", 2021)
    assert found.session == "第十四次代表大会"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("关于申报的通知\n到2029年建成，2030年前达标，面向2035年。目前是2024年。", 2024),
        ("望山县旅游规划（2021—2025年）\n规划期为2021—2025年，展望2035年。", 2021),
        ("望山县国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n到2025年实现目标。", 2021),
        ("关于申报的通知\n根据国发〔2019〕5号文件。", 2019),
        ("关于申报的通知\n到2999年。2998年的事。", None),
        ("关于申报的通知\n一九五七年的事。", 1957),
    ],
)
def test_no_year_lies_ahead(text: str, year: int | None) -> None:
    assert facts(text).year == year


def test_years_in_every_writing() -> None:
    assert plain_years("一九五七年、二○○三年、１９９６年、三十年") == "1957年、2003年、1996年、三十年"
    assert said_years("2020年至2023年，到2029年，2024年，2021—2025年，2030年前") == [2020, 2024]
    assert plan_year("第十个五年计划") == 2001
    assert plan_year("“九五”计划") == 1996
    assert plan_year("十五届五中全会") is None
    assert sure_year("一、１９９６年国内工作的回顾") == 1997
    assert sure_year("2020年、2021年") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各省、市和县人民政府", []),
        ("建成县域经济强县", []),
        ("中原区域、河东区块和城市和县城", []),
        ("全国统一大市场，上市场", []),
        ("马鞍山市和县人民政府", ["马鞍山市", "和县"]),
        ("在成县视察", ["成县"]),
        ("许昌县与襄樊市、宣武区", ["许昌县", "襄樊市", "宣武区"]),
        ("道县、宁远县", ["道县", "宁远县"]),
    ],
)
def test_running_words_name_no_place(text: str, names: list[str]) -> None:
    assert [one.name for one in load_gazetteer().find(text)] == names


@pytest.mark.parametrize(
    ("path", "year", "region", "kind"),
    [
        ("2026_山西省_政府工作报告.txt", 2026, "山西省", "report"),
        ("2003年国务院政府工作报告.txt", 2003, "全国", "report"),
        ("/data/山西省/2024/a.txt", 2024, "山西省", ""),
        ("C:\\reports\\2019年武乡县.txt", 2019, "武乡县", ""),
        ("山西_长治_2020.txt", 2020, "长治市", ""),
        ("20240326长治.txt", 2024, "长治市", ""),
        ("山西省大同县2016年.txt", 2016, "大同县", ""),
        ("全国/党代会报告.txt", None, "全国", "party-report"),
        ("国家_2019.txt", 2019, "全国", ""),
        ("中央/2019/a.txt", 2019, "全国", ""),
        ("中国 2019.txt", 2019, "全国", ""),
        ("全国人大-2019.txt", 2019, "全国", ""),
        ("中华人民共和国（2019）.txt", 2019, "全国", ""),
        ("会议记录.txt", None, "", ""),
        ("000_113b593698969071.txt", None, "", ""),
    ],
)
def test_what_a_path_tells(path: str, year: int | None, region: str, kind: str) -> None:
    found = file_name_metadata(path)
    assert (found.year, found.region.name, found.kind) == (year, region, kind)


BODY = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n过去一年，全县上下真抓实干。"


def test_a_file_name_stands_in_for_what_the_text_lacks() -> None:
    found = facts(BODY, name="武乡县/2019.txt")
    assert (found.region, found.year, found.title) == ("武乡县", 2019, "2019年武乡县政府工作报告")
    assert set(found.inferred) == {"title", "region", "year"}
    named = facts(BODY, name="2019年武乡县人民政府工作报告.txt")
    assert named.title == "2019年武乡县人民政府工作报告"


def test_a_wrong_file_name_yields_to_the_text() -> None:
    head = "政府工作报告\n——2020年4月15日在陵川县第十六届人民代表大会第五次会议上\n"
    found = facts(head + BODY, name="2012年太原市政府工作报告.txt")
    assert (found.title, found.region, found.year) == ("2020年陵川县政府工作报告", "陵川县", 2020)
    told = facts(f"{BODY}\n一、2019年工作回顾\n二、2020年工作安排", name="2012.txt")
    assert told.year == 2020


def test_a_town_reports_too() -> None:
    head = "政府工作报告\n——2023年1月5日在武乡县丰州镇第十七届人民代表大会第三次会议上\n镇长 王某\n"
    found = facts(head + BODY.replace("县", "镇"))
    assert (found.region, found.level, found.county) == ("丰州镇", "town", "武乡县")
    assert (found.province, found.speaker) == ("山西省", "镇长 王某")


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("山东省人民政府", "山东省"),
        ("国务院办公厅", "全国"),
        ("Shandong Provincial People's Government", "山东省"),
        ("General Office of Jinan Municipal People's Government", "济南市"),
        ("Shaanxi Provincial Department of Education", "陕西省"),
        ("Ministry of Education", "全国"),
        ("General Office of the State Council", "全国"),
        ("Example Company", ""),
    ],
)
def test_an_issuer_has_a_region(issuer: str, region: str) -> None:
    assert region_of_issuer(issuer).name == region


def test_a_long_summary_of_what_a_premier_reported_is_a_report_and_news_is_none() -> None:
    told = "总理在报告中指出，我国国民经济全面好转。" + "总理说，全国各族人民要再接再厉。" * 5
    assert (
        facts("我国各族人民五年来取得很大成绩。\n" + told + "我国工农业生产全面高涨。" * 300).kind == "report"
    )
    assert facts("我国各族人民五年来取得很大成绩。\n" + told).kind == "other"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("各位代表：\n我代表江西省人民委员会，向大会报告工作。\n全省政府机关积极。", "report"),
        ("各位代表：\n我受省人大常委会委托，向大会报告工作。\n省政府依法行政，政府机关积极。", "other"),
        ("各位代表：\n现在，我代表省高级人民法院，向大会报告工作。\n省政府依法行政，政府机关积极。", "other"),
    ],
)
def test_whose_report_it_is_stands_in_the_first_words(text: str, kind: str) -> None:
    assert facts(text).kind == kind


@pytest.mark.parametrize("name", ["国务院", "全国", "国家", "中央", "中国", "全国人大", "中华人民共和国"])
def test_a_name_of_the_whole_country_counts_before_any_place(name: str) -> None:
    assert file_name_metadata(f"山西省 {name} 2023.txt").region.level == "nation"
    assert file_name_metadata(f"山西省 甲{name}乙 2023.txt").region.name == "山西省"
