"""Former places: named and ruled as they were then, with the name of today."""

import pytest

from desktop.text.former_places import FIRST, former_names, former_places, present_name
from desktop.text.metadata_extractor import facts
from desktop.text.regions import GovernmentRegion, region_named, region_of_text


@pytest.mark.parametrize(
    ("name", "year", "region", "today"),
    [
        ("许昌县", 2010, ("许昌县", "河南省", "许昌市", "许昌县", "county"), "建安区"),
        ("大同县", 2016, ("大同县", "山西省", "大同市", "大同县", "county"), "云州区"),
        ("大同县", 1990, ("大同县", "山西省", "雁北地区", "大同县", "county"), "云州区"),
        ("襄樊市", 2009, ("襄樊市", "湖北省", "襄樊市", "", "city"), "襄阳市"),
        ("宣武区", 2008, ("宣武区", "北京市", "北京市", "宣武区", "county"), "西城区"),
        ("南汇区", 2008, ("南汇区", "上海市", "上海市", "南汇区", "county"), "浦东新区"),
        ("户县", 2015, ("户县", "陕西省", "西安市", "户县", "county"), "鄠邑区"),
        ("毕节地区", 2010, ("毕节地区", "贵州省", "毕节地区", "", "city"), "毕节市"),
        ("万县市", 1995, ("万县市", "四川省", "万县市", "", "city"), "重庆市万州区"),
        ("贵州省毕节地区", 2008, ("毕节地区", "贵州省", "毕节地区", "", "city"), "毕节市"),
        ("陕西省西安市户县", 2008, ("户县", "陕西省", "西安市", "户县", "county"), "鄠邑区"),
        ("简阳市", 2014, ("简阳市", "四川省", "资阳市", "简阳市", "county"), ""),
        ("简阳市", 2020, ("简阳市", "四川省", "成都市", "简阳市", "county"), ""),
        ("莱芜市", 2017, ("莱芜市", "山东省", "莱芜市", "", "city"), "济南市莱芜区"),
    ],
)
def test_a_place_is_named_as_it_was_then(name: str, year: int, region: tuple[str, ...], today: str) -> None:
    found = region_named(name, "", year)
    assert found == GovernmentRegion(*region)
    assert present_name(found.name, found.province, year) == today


def test_a_report_of_a_place_that_is_no_more() -> None:
    text = (
        "政府工作报告\n——2009年2月12日在宣武区第十四届人民代表大会第五次会议上\n宣武区区长 王某\n"
        "各位代表：\n现在，我代表区人民政府，向大会报告工作。"
    )
    found = facts(text)
    assert (found.title, found.region, found.level) == ("2009年宣武区政府工作报告", "宣武区", "county")
    assert (found.province, found.city, found.county) == ("北京市", "北京市", "宣武区")


def test_former_names_count_in_a_text_of_their_time() -> None:
    text = "全区上下真抓实干。区委、区政府，我区。宣武区发展，建设宣武区。西城区、东城区。"
    assert region_of_text(text, 2008).name == "宣武区"
    assert region_of_text(text).name == "宣武区"


def test_years_bound_what_was_so() -> None:
    assert former_places("许昌县", 2017) == []
    assert [one.last for one in former_places("许昌县", 2016)] == [2016]
    assert [one.city for one in former_places("许昌县", 1975)] == ["许昌地区"]
    assert former_places("清河湾县") == []
    assert present_name("武乡县", "山西省", 2024) == ""


def test_every_row_is_whole() -> None:
    assert len(former_names()) > 1500
    for name in former_names():
        for one in former_places(name):
            assert one.level in ("city", "county")
            assert one.province
            assert FIRST <= one.first <= one.last <= 2026
