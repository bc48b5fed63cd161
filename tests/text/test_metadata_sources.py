"""Metadata: from which source each field is taken, and which of several sources goes before the others."""

from datetime import date
from typing import Any

import pytest

from desktop.text.metadata_extractor import facts

REPORT = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n过去一年，全县上下真抓实干。"
NOTICE = "关于加快农业发展的通知\n各部门要认真落实。"


def place(found: Any) -> tuple[str, str, str, str, str]:
    return found.region, found.province, found.city, found.county, found.level


WUXIANG = ("武乡县", "山西省", "长治市", "武乡县", "county")


def test_no_year_lies_further_ahead_than_the_coming_one() -> None:
    coming = date.today().year + 1
    for year, told in ((coming - 1, coming - 1), (coming, coming), (coming + 1, None)):
        found = facts(f"{year}年武乡县政府工作报告\n{REPORT}")
        assert (found.year, found.inferred) == (told, ())
    assert facts(f"{NOTICE}\n武政发〔{coming}〕12号").year is None
    assert facts(f"{NOTICE}\n武政发〔{coming - 1}〕12号").year == coming - 1


@pytest.mark.parametrize(
    ("text", "said", "year", "day", "inferred"),
    [
        (NOTICE, {}, None, "", ()),
        (NOTICE, {"date": "2021-05-06"}, 2021, "2021-05-06", ()),
        (f"{NOTICE}\n2020年3月4日", {"date": "2021-05-06"}, 2020, "2020-03-04", ()),
        (f"2019年{NOTICE}", {"date": "2021-05-06"}, 2019, "2021-05-06", ()),
        (f"{NOTICE}\n武政发〔2019〕12号", {}, 2019, "", ("year",)),
        (f"{NOTICE}\n武政发[2019]12号", {}, 2019, "", ("year",)),
        (f"{NOTICE}\n2018年完成，见武政发（2019）1号。", {}, 2019, "", ("year",)),
        (f"{NOTICE}\n2020年完成，见武政发（2019）1号。", {}, 2020, "", ("year",)),
        (f"{NOTICE}\n武政发〔2019〕号", {}, None, "", ()),
        ("2021-2025年农业发展规划\n内容。", {}, 2021, "", ()),
        ("2021年—2025年农业发展规划\n内容。", {}, 2021, "", ()),
        ("“十四五”农业发展规划\n内容。", {}, 2021, "", ("year",)),
        ("2019年农业总结和2020年计划\n内容。", {}, 2020, "", ()),
        ("第十三届全国人民代表大会第三次会议关于政府工作报告的决议\n内容。", {}, 2020, "", ("year",)),
    ],
)
def test_the_year_of_what_is_no_report(
    text: str, said: dict[str, str], year: int | None, day: str, inferred: tuple[str, ...]
) -> None:
    found = facts(text, said=said)
    assert (found.year, found.date) == (year, day)
    assert tuple(one for one in found.inferred if one == "year") == inferred


def test_news_posted_in_the_year_after_its_headline_was_written_then() -> None:
    for day, year in (("2021-01-20", 2021), ("2020-12-20", 2020), ("2022-01-20", 2020)):
        text = "山川2020年造林36万亩\n2020年，山川完成造林36万亩，为历年平均任务的2倍。"
        assert facts(text, said={"date": day}).year == year
        assert facts(text.replace("为历年", "今年要增加到历年"), said={"date": "2021-01-20"}).year == 2021


def test_a_headline_that_looks_ahead_does_not_tell_the_year_of_its_text() -> None:
    text = "2030年山川人均收入9万元\n2024年，山川人均收入达到6万元。今年要增收。到2030年，人均收入达到9万元。"
    found = facts(text)
    assert (found.year, found.inferred) == (2025, ("year",))


def test_a_headline_on_a_plan_that_is_over_does_not_tell_the_year_of_its_text() -> None:
    assert facts("“十四五”书写民生答卷\n新建学校6所。").year is None
    assert facts("“十四五”农业发展\n新建学校6所。").year == 2021


def test_a_headline_on_the_work_of_a_year_is_not_that_of_the_report_on_it() -> None:
    title = "山川市报告2021年工作侧记"
    assert facts(f"{title}\n市长报告了2021年工作取得的成绩：这一年，修路6公里。").year == 2022
    assert facts("山川2021年民生红包\n2021年，新增就业3万人。今年要修路。").year == 2021


def test_a_report_that_was_put_on_a_site_years_later_has_the_year_of_its_title() -> None:
    assert facts(f"上传时间：2023-08-15\n2007年武乡县政府工作报告\n{REPORT}").year == 2007


@pytest.mark.parametrize(
    ("said_in_text", "name", "year"),
    [
        ("2020年工作回顾。", "", 2021),
        ("2020年工作回顾。", "武乡县/2021.txt", 2021),
        ("2020年工作回顾。", "武乡县/2020.txt", 2021),  # the name tells the year that is reviewed
        ("2020年工作回顾。", "武乡县/2022.txt", 2022),
        ("2020年工作回顾。", "武乡县/2011.txt", 2021),
        ("2020年。", "武乡县/2022.txt", 2022),
        ("2020年。", "武乡县/2024.txt", 2024),
        ("2020年。", "武乡县/2025.txt", 2021),
        ("2020年。", "武乡县/2018.txt", 2018),
        ("2020年。", "武乡县/2017.txt", 2021),
        ("", "武乡县/2011.txt", 2011),
    ],
)
def test_the_year_of_a_file_name_counts_where_the_text_does_not_speak_against_it(
    said_in_text: str, name: str, year: int
) -> None:
    found = facts(f"{REPORT}{said_in_text}", name=name)
    assert (found.year, "year" in found.inferred) == (year, True)


def test_a_report_without_a_year_has_that_of_its_page() -> None:
    found = facts(REPORT, said={"date": "2021-05-06", "source_url": "http://example.org/a"})
    assert (found.year, found.title, found.inferred) == (2021, "2021年政府工作报告", ("title", "year"))
    assert found.source_url == "http://example.org/a"


def test_a_report_given_in_the_last_two_months_may_be_for_the_coming_year() -> None:
    for month, year in ((10, 2020), (11, 2021), (12, 2021)):
        head = f"政府工作报告\n——2020年{month}月25日在武乡县第十六届人民代表大会第五次会议上\n"
        found = facts(f"{head}{REPORT}2020年工作回顾。2021年工作安排。")
        assert (found.year, "year" in found.inferred) == (year, month > 10)


@pytest.mark.parametrize(
    ("text", "said", "name", "region", "inferred"),
    [
        (NOTICE, {"issuer": "武乡县人民政府"}, "", "武乡县", False),
        (NOTICE, {"issuer": "武乡县人民政府", "site": "太原市人民政府"}, "太原市/a.txt", "武乡县", False),
        (NOTICE, {"source": "武乡县人民政府网站", "site": "长治市人民政府"}, "", "武乡县", True),
        (NOTICE, {"site": "武乡县人民政府"}, "", "武乡县", True),
        (NOTICE, {"site": "武乡县人民政府"}, "太原市/a.txt", "太原市", True),
        (f"{NOTICE}太原市、太原市、太原市。", {"site": "武乡县人民政府"}, "", "太原市", True),
        (f"{NOTICE}太原市、太原市、武乡县、武乡县。", {"site": "武乡县人民政府"}, "", "武乡县", True),
        (f"{NOTICE}太原市、太原市。", {}, "", "太原市", True),
        (f"武乡县{NOTICE}", {"issuer": "太原市人民政府"}, "", "武乡县", False),
        ("政府工作报告\n各位代表：\n我代表武乡县人民政府，向大会报告工作。", {}, "", "武乡县", False),
        (NOTICE, {}, "", "", False),
        (NOTICE, {}, "全国/a.txt", "全国", True),
        (f"{NOTICE}太原市、太原市。", {}, "全国/a.txt", "太原市", True),
    ],
)
def test_where_the_region_is_from(
    text: str, said: dict[str, str], name: str, region: str, inferred: bool
) -> None:
    found = facts(text, name=name, said=said)
    assert (found.region, "region" in found.inferred) == (region, inferred)


def test_folder_and_file_name_tell_which_of_several_places_it_is() -> None:
    district = ("鼓楼区", "江苏省", "南京市", "鼓楼区", "county")
    assert place(facts(f"鼓楼区政府工作报告\n{REPORT}", name="江苏/南京/鼓楼区.txt")) == district
    assert place(facts(f"鼓楼区政府工作报告\n{REPORT}"))[1:3] == ("", "")
    town = ("甲镇", "山西省", "长治市", "武乡县", "town")
    assert place(facts(f"甲镇政府工作报告\n{REPORT}", name="武乡县/a.txt")) == town
    assert place(facts(f"甲镇政府工作报告\n{REPORT}", name="山西省/a.txt"))[1:] == ("", "", "", "town")
    assert place(facts(NOTICE, name="武乡县/a.txt")) == WUXIANG


def test_session_and_speaker_are_those_of_reports_and_national_bodies() -> None:
    head = "——2020年1月5日在武乡县第十六届人民代表大会第五次会议上\n县长 王某\n"
    report, notice = (
        facts(f"政府工作报告\n{head}{REPORT}"),
        facts(f"关于农业的通知\n{head}各部门要认真落实。"),
    )
    session = "第十六届人民代表大会第五次会议"
    assert (report.kind, report.session, report.speaker) == ("report", session, "县长 王某")
    assert (notice.kind, notice.session, notice.speaker) == ("notice", "", "")
    nation = facts("第十三届全国人民代表大会第三次会议关于政府工作报告的决议\n内容。")
    assert (nation.kind, nation.level) == ("resolution", "nation")
    assert (nation.session, nation.speaker) == ("第十三届全国人民代表大会第三次会议", "")


@pytest.mark.parametrize(
    ("text", "page", "name", "title", "inferred"),
    [
        (NOTICE, "武乡县农业通知", "甲.txt", "关于加快农业发展的通知", False),
        ("各部门要认真落实。", "武乡县农业通知", "甲.txt", "武乡县农业通知", False),
        (REPORT, "2020年武乡县政府工作报告", "", "2020年武乡县政府工作报告", False),
        (REPORT, "政府工作报告", "", "政府工作报告", True),
        ("各部门要认真落实。", "", "甲乙丙.txt", "甲乙丙", True),
        ("各部门要认真落实。", "", "abc.txt", "各部门要认真落实。", True),
        (f"{'好' * 40}。", "", "", "好" * 30, True),
        (f"政府工作报告\n{REPORT}", "", "2019年武乡县政府工作报告.txt", "2019年武乡县政府工作报告", True),
        (f"政府工作报告\n{REPORT}", "", "2019_武乡县_政府工作报告.txt", "2019年武乡县政府工作报告", True),
    ],
)
def test_where_the_title_is_from(text: str, page: str, name: str, title: str, inferred: bool) -> None:
    found = facts(text, name=name, said={"title": page} if page else None)
    assert (found.title, "title" in found.inferred) == (title, inferred)


def test_a_report_that_a_site_published_years_later_is_of_its_own_year() -> None:
    text = "各位代表：\n现在，请予审议。\n一、2013年工作回顾\n全年完成生产总值860亿元，增长9%。"
    for day, year in (("2018-06-12", 2014), ("2014-03-02", 2014)):
        assert facts(text, said={"date": day}).year == year


def test_the_day_of_a_dispatch_is_nearer_than_that_of_a_posting() -> None:
    text = "会议举行\n某社北京1997年3月6日电 大会今天听取报告。全年完成投资860亿元，增长6%。"
    assert facts(text, said={"date": "2021-07-29"}).year == 1997
