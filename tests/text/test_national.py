"""National bodies are told from places, and their sessions have years."""

import pytest

from desktop.text.metadata import NATION
from desktop.text.metadata_extractor import facts
from desktop.text.national import (
    is_national_by_words,
    is_national_title,
    opens_nationally,
    session_year,
    year_after_session,
)


@pytest.mark.parametrize(
    "title",
    [
        "2003年国务院政府工作报告",
        "国务院关于促进就业的意见",
        "国务院办公厅关于印发方案的通知",
        "第十届全国人民代表大会第一次会议关于政府工作报告的决议",
        "中共中央关于制定第十六个五年规划的建议",
        "中国共产党第三十次全国代表大会上的报告",
        "中华人民共和国国民经济和社会发展第十六个五年规划纲要",
        "教育部关于加强体育工作的通知",
        "二〇〇三年国务院工作报告",
    ],
)
def test_a_title_of_a_national_body(title: str) -> None:
    assert is_national_title(title)
    assert (facts(f"{title}\n正文在此。").region, facts(f"{title}\n正文在此。").level) == (NATION, "nation")


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("山西省人民政府贯彻国务院通知的意见", "山西省"),
        ("武乡县政府工作报告", "武乡县"),
        ("太原市关于落实党中央部署的方案", "太原市"),
    ],
)
def test_a_place_that_speaks_of_a_national_body(title: str, region: str) -> None:
    assert not is_national_title(title)
    assert facts(f"{title}\n正文在此。").region == region


@pytest.mark.parametrize(
    ("session", "year"),
    [
        ("第一届全国人民代表大会第一次会议", 1954),
        ("第一届全国人民代表大会第五次会议", 1958),
        ("第二届全国人民代表大会第三次会议", 1962),
        ("第三届全国人民代表大会第一次会议", 1964),
        ("第四届全国人民代表大会", 1975),
        ("第五届全国人民代表大会第二次会议", 1979),
        ("第六届全国人民代表大会第一次会议", 1983),
        ("第十届全国人大第一次会议", 2003),
        ("第十四届全国人民代表大会第四次会议", 2026),
        ("第十四届全国人民代表大会", None),
        ("第一届全国人民代表大会第六次会议", None),
        ("第八次全国代表大会", 1956),
        ("第十二次全国代表大会", 1982),
        ("第二十次全国代表大会", 2022),
        ("第三次全国代表大会", None),
        ("第十四届人民代表大会第一次会议", None),
    ],
)
def test_sessions_have_years(session: str, year: int | None) -> None:
    assert session_year(session) == year


OPENINGS = [
    "各位代表：\n现在，我代表国务院，向大会作政府工作报告，请予审议。",
    "各位代表：\n现在，我受国务院的委托，向全国人民代表大会报告政府工作。",
    "各位代表！\n根据决定，我代表国务院，向第四届全国人民代表大会作政府工作报告。",
    "各位代表：\n我代表中央人民政府作工作报告。",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_report_to_the_national_congress_without_a_title(opening: str) -> None:
    text = (
        f"{opening}\n一、2002年工作回顾\n过去一年，全国各省、市和县人民政府扎实工作，昔阳县、香港面貌一新。"
    )
    found = facts(text, name="a.txt")
    assert (found.region, found.level, found.kind) == (NATION, "nation", "report")
    assert (found.province, found.city, found.county) == ("", "", "")
    assert found.year == (1975 if "第四届" in opening else 2003)
    assert found.title == f"{found.year}年国务院政府工作报告"
    assert found.inferred == ("title", "year")


def test_a_report_with_its_head() -> None:
    head = "政府工作报告\n——2003年3月5日在第十届全国人民代表大会第一次会议上\n国务院总理　某某某\n"
    found = facts(head + OPENINGS[0])
    assert (found.title, found.year, found.date) == ("2003年国务院政府工作报告", 2003, "2003-03-05")
    assert found.session == "第十届全国人民代表大会第一次会议"
    assert found.speaker == "总理 某某某"
    assert found.inferred == ("title",)


def test_a_resolution_without_a_title() -> None:
    text = (
        "第十届全国人民代表大会第二次会议听取和审议了国务院总理所作的\n政府工作报告\n。会议决定批准这个报告。"
    )
    found = facts(text)
    assert (found.kind, found.region, found.year) == ("resolution", NATION, 2004)
    assert found.title == "第十届全国人民代表大会第二次会议关于政府工作报告的决议"
    assert found.inferred == ("title", "year")


def test_a_session_that_is_only_mentioned_tells_no_year() -> None:
    text = f"{OPENINGS[0]}\n一、过去五年工作回顾\n第十届全国人民代表大会第一次会议以来的五年，极不平凡。"
    assert facts(text).year == 2008
    text = f"{OPENINGS[0]}\n从去年三月第五届全国人民代表大会第一次会议闭幕到现在，已经一年零三个月了。"
    assert facts(text).year == 1979


def test_words_alone_tell_the_country_from_a_place() -> None:
    country = "我国经济发展，全国各族人民团结奋斗。" * 4
    assert is_national_by_words(country)
    assert not is_national_by_words(country + "全省上下，省委、省政府，我省经济。" * 2)
    assert not is_national_by_words("全县上下，县委、县政府，我国。" * 9)
    assert not opens_nationally("各位代表：\n现在，我代表县人民政府，向大会报告工作。国务院部署。")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("五年来，我们取得胜利。从第二届全国人民代表大会第一次会议以来，我国前进了。", 1964),
        ("过去五年，自第六届全国人民代表大会第一次会议以来，我国前进了。", 1988),
        ("从第六届全国人民代表大会第一次会议以来，我国前进了。", None),
        ("五年来，从第六届全国人民代表大会第二次会议以来，我国前进了。", None),
    ],
)
def test_five_years_since_a_congress_were_told_to_the_next(text: str, year: int | None) -> None:
    assert year_after_session(text) == year
