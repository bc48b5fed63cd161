"""Places: full, short and former names, what each belongs to, and where they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.gazetteer import Place, load_gazetteer
from desktop.text.regions import NOWHERE, GovernmentRegion, region_named, region_of_text, region_of_title


def lineage(name: str) -> list[list[str]]:
    gazetteer = load_gazetteer()
    return [[above.name for above in gazetteer.lineage(one)] for one in gazetteer.by_name(name)]


def test_every_row_is_whole_and_belongs_somewhere() -> None:
    gazetteer = load_gazetteer()
    every = list(gazetteer)
    assert len([one for one in every if one.level == "province"]) == 34
    assert len([one for one in every if one.level == "city"]) > 330
    assert len([one for one in every if one.level == "county"]) > 2900
    for one in every:
        assert len(one.code) == 6
        assert one.name
        assert one.short
        assert one.level in ("province", "city", "county")
        assert gazetteer.lineage(one)[0].level == "province"
        assert not one.name.endswith("直辖行政区划")


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("武乡县", ["山西省", "长治市", "武乡县"]),
        ("武乡", ["山西省", "长治市", "武乡县"]),
        ("霍州市", ["山西省", "临汾市", "霍州市"]),
        ("长治市", ["山西省", "长治市"]),
        ("济源市", ["河南省", "济源市"]),
        ("石河子市", ["新疆维吾尔自治区", "石河子市"]),
        ("东莞市", ["广东省", "东莞市"]),
        ("海淀区", ["北京市", "北京市", "海淀区"]),
        ("凉山州", ["四川省", "凉山彝族自治州"]),
        ("芷江县", ["湖南省", "怀化市", "芷江侗族自治县"]),
        ("潞城市", ["山西省", "长治市", "潞城区"]),
        ("内蒙古", ["内蒙古自治区"]),
    ],
)
def test_names_of_every_sort(name: str, above: list[str]) -> None:
    assert lineage(name) == [above]


def test_a_name_of_several_places_and_of_none() -> None:
    assert len(lineage("鼓楼区")) == 4
    assert lineage("鼓楼区")[0] != lineage("鼓楼区")[1]
    (nanjing,) = load_gazetteer().by_name("南京市")
    assert [one.parent for one in load_gazetteer().by_name("鼓楼区", within=nanjing)] == [nanjing.code]
    assert lineage("清河湾县") == []
    assert lineage("") == []


def test_places_in_a_text() -> None:
    text = "长治市武乡县和新疆维吾尔自治区，城区道路与高新区。"
    found = load_gazetteer().find(text)
    assert [one.name for one in found] == ["长治市", "武乡县", "新疆维吾尔自治区"]
    assert all(text[one.start : one.end] == one.name == one.places[0].name for one in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("清徐经开区获支持", ["清徐县"]),
        ("内蒙古自治区政府", ["内蒙古自治区"]),
        ("和平发展是主题", []),
        ("", []),
    ],
)
def test_what_a_text_begins_with(text: str, names: list[str]) -> None:
    assert [one.name for one in load_gazetteer().leading(text)] == names


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("武乡县", GovernmentRegion("武乡县", "山西省", "长治市", "武乡县", "county")),
        ("山西省长治市武乡县", GovernmentRegion("武乡县", "山西省", "长治市", "武乡县", "county")),
        ("晋城市城区", GovernmentRegion("城区", "山西省", "晋城市", "城区", "county")),
        ("北京市", GovernmentRegion("北京市", "北京市", "", "", "province")),
        ("长治市", GovernmentRegion("长治市", "山西省", "长治市", "", "city")),
        ("吉林省", GovernmentRegion("吉林省", "吉林省", "", "", "province")),
        ("吉林市", GovernmentRegion("吉林市", "吉林省", "吉林市", "", "city")),
        ("清河湾县", GovernmentRegion("清河湾县", "", "", "清河湾县", "county")),
        ("山西省清河湾县", GovernmentRegion("清河湾县", "山西省", "", "清河湾县", "county")),
        ("东平省", GovernmentRegion("东平省", "东平省", "", "", "province")),
        ("开发区管委会", GovernmentRegion("开发区管委会")),
        ("", NOWHERE),
    ],
)
def test_regions_by_name(name: str, region: GovernmentRegion) -> None:
    assert region_named(name, "") == region


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("【山西招商】清徐经开区获国家支持", "清徐县"),
        ("【太原招商】企业补助申报说明", "太原市"),
        ("【山西招商】企业补助申报说明", "山西省"),
        ("【太原招商】沈阳来客考察", "太原市"),
        ("2023年广东省人民政府工作报告", "广东省"),
        ("关于太原市企业补助的通知", "太原市"),
        ("一封家书", ""),
    ],
)
def test_regions_by_title(title: str, name: str) -> None:
    assert region_of_title(title, "").name == name


def test_the_region_that_a_text_speaks_of_at_its_level() -> None:
    county = (
        "我县位于运城市。全县上下，县委县政府，绛县发展，绛县樱桃，建设绛县。运城市通报，运城市排名，运城市。"
    )
    assert region_of_text(county).name == "绛县"
    city = "我市上下，全市人民，市委市政府。绛县、绛县和运城市，运城市。"
    assert region_of_text(city).name == "运城市"
    assert region_of_text("没有地名的一段话。") == NOWHERE


@given(st.text("山西省长治市武乡县区州盟旗自治新疆北京朝阳", max_size=14))
def test_any_name_gives_a_region(name: str) -> None:
    assert isinstance(region_named(name, name), GovernmentRegion)
    assert isinstance(region_of_title(name, name), GovernmentRegion)
    assert all(isinstance(one, Place) for one in load_gazetteer().by_name(name))
