"""Places: full, short and former names, what each belongs to, and where they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.gazetteer import Place, load_gazetteer
from desktop.text.regions import (
    ENOUGH,
    NOWHERE,
    GovernmentRegion,
    region_named,
    region_of_text,
    region_of_title,
)


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


@pytest.mark.parametrize(
    ("name", "text", "region"),
    [
        ("长治市甲县", "", GovernmentRegion("甲县", "山西省", "长治市", "甲县", "county")),
        ("长治市甲区", "", GovernmentRegion("甲区", "山西省", "长治市", "甲区", "county")),
        ("长治市甲镇", "", GovernmentRegion("甲镇", "山西省", "长治市", "", "town")),
        ("甲市", "", GovernmentRegion("甲市", "", "甲市", "", "city")),
        ("甲州", "", GovernmentRegion("甲州", "", "甲州", "", "city")),
        ("甲盟", "", GovernmentRegion("甲盟", "", "甲盟", "", "city")),
        ("甲旗", "", GovernmentRegion("甲旗", "", "", "甲旗", "county")),
        ("甲区", "", GovernmentRegion("甲区", "", "", "甲区", "county")),
        ("甲省", "", GovernmentRegion("甲省", "甲省", "", "", "province")),
        (" 武乡 ", "", GovernmentRegion("武乡县", "山西省", "长治市", "武乡县", "county")),
        ("北京市朝阳区", "", GovernmentRegion("朝阳区", "北京市", "北京市", "朝阳区", "county")),
        ("潞城市", "", GovernmentRegion("潞城市", "山西省", "长治市", "潞城市", "county")),
        ("鼓楼区", "", GovernmentRegion("鼓楼区", "", "", "鼓楼区", "county")),
        ("鼓楼区", "南京市，南京", GovernmentRegion("鼓楼区", "江苏省", "南京市", "鼓楼区", "county")),
        ("鼓楼区", "开封", GovernmentRegion("鼓楼区", "河南省", "开封市", "鼓楼区", "county")),
        ("鼓楼区", "南京、南京、开封市", GovernmentRegion("鼓楼区", "河南省", "开封市", "鼓楼区", "county")),
        ("吉林市", "", GovernmentRegion("吉林市", "吉林省", "吉林市", "", "city")),
    ],
)
def test_more_regions_by_name(name: str, text: str, region: GovernmentRegion) -> None:
    assert region_named(name, text) == region


LEVELS = {
    "county": ["全县", "我县", "县委", "县政府", "县人大", "县域"],
    "city": ["全市", "我市", "市委", "市政府", "市人大"],
    "province": ["全省", "我省", "省委", "省政府", "省人大"],
}


@pytest.mark.parametrize(
    ("level", "word"), [(level, word) for level, words in LEVELS.items() for word in words]
)
def test_the_government_that_speaks_tells_the_level(level: str, word: str) -> None:
    named = "山西省，" * 9 + "长治市，" * 6 + "武乡县，" * 3
    wanted = {"county": "武乡县", "city": "长治市", "province": "山西省"}[level]
    assert region_of_text(f"{word}，" * 3 + named).name == wanted
    assert region_of_text(f"{word}，" * 2 + named).name == "山西省"


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *((word, "海淀区") for word in ("全区", "我区", "区委", "区政府", "区人大")),
        *((word, "延边朝鲜族自治州") for word in ("全州", "我州", "州委", "州政府", "州人大")),
        *((word, "达尔罕茂明安联合旗") for word in ("全旗", "我旗", "旗委", "旗政府", "旗人大")),
        *((word, "锡林郭勒盟") for word in ("全盟", "我盟", "盟委")),
    ],
)
def test_districts_prefectures_and_banners_speak_too(word: str, name: str) -> None:
    named = "山西省，" * 9 + "武乡县，" * 5 + "长治市，" * 4 + f"{name}，" * 3
    assert region_of_text(f"{word}，" * 3 + named).name == name
    assert region_of_text(named).name == "山西省"


def test_a_place_named_once_counts_only_where_no_other_is_named() -> None:
    assert region_of_text("武乡县很好。").name == "武乡县"
    assert region_of_text("武乡县和沁县。") == NOWHERE
    assert region_of_text("武乡县、武乡县和沁县。").name == "武乡县"
    assert region_of_text("我市，我市，我市，霍州市，霍州市。").name == "霍州市"


def test_only_the_beginning_of_a_text_tells_its_region() -> None:
    assert region_of_text("山" * (ENOUGH - 6) + "武乡县武乡县").name == "武乡县"
    assert region_of_text("山" * (ENOUGH - 5) + "武乡县武乡县") == NOWHERE


def test_a_place_named_once_in_a_long_text_is_named_in_passing() -> None:
    assert region_of_text("山" * 1997 + "武乡县").name == "武乡县"
    assert region_of_text("山" * 1998 + "武乡县") == NOWHERE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("武乡县政府工作报告", "武乡县"),
        ("武乡县人民政府工作报告", "武乡县"),
        ("2023年武乡县政府工作报告", "武乡县"),
        ("2023 年度武乡县政府2023年工作报告", "武乡县"),
        ("武乡县2023年政府工作报告", "武乡县"),
        ("甲县政府工作报告", "甲县"),
        ("甲盟政府工作报告", "甲盟"),
        ("甲省政府工作报告", "甲省"),
        ("【武乡县招商】一封家书", "武乡县"),
        ("[武乡县招商]一封家书", "武乡县"),
        ("【长治市】武乡县来信", "武乡县"),
        ("【武乡县】长治市来信", "武乡县"),
    ],
)
def test_more_regions_by_title(title: str, name: str) -> None:
    assert region_of_title(title, "").name == name


def test_former_and_short_names() -> None:
    gazetteer = load_gazetteer()
    names = {
        "潞城市": ["潞城区"],
        "潞城县": ["潞城区"],
        "武乡": ["武乡县"],
        "武乡市": ["武乡县"],
        "长治": ["长治市"],
        "吉林州": [],
        "和平县": ["和平县"],
        "新华县": [],
        "凉山州": ["凉山彝族自治州"],
        "凉山盟": ["凉山彝族自治州"],
        "山西": ["山西省"],
        "县": [],
        "某县": [],
    }
    assert {name: [one.name for one in gazetteer.by_name(name)] for name in names} == names


def test_what_a_title_begins_with_is_the_longest() -> None:
    gazetteer = load_gazetteer()
    for text, name in (
        ("新疆维吾尔自治区政府", "新疆维吾尔自治区"),
        ("新疆来信", "新疆维吾尔自治区"),
        ("长治市武乡县", "长治市"),
        ("武乡来信", "武乡县"),
        ("积石山保安族东乡族撒拉族自治县", "积石山保安族东乡族撒拉族自治县"),
        ("积石山来信", "积石山保安族东乡族撒拉族自治县"),
    ):
        assert [one.name for one in gazetteer.leading(text)] == [name]
    for text in ("和平来信", "发展来信", "建设来信", "来自武乡县", "武"):
        assert gazetteer.leading(text) == []


@pytest.mark.parametrize(
    "word",
    [
        "城区",
        "郊区",
        "矿区",
        "东区",
        "西区",
        "南区",
        "北区",
        "新区",
        "城中区",
        "市中区",
        "新城区",
        "和平区",
        "高新区",
        "经开区",
        "开发区",
        "管理区",
        "示范区",
        "产业园",
        "中西区",
        "大堂区",
        "香港",
        "澳门",
    ],
)
def test_common_nouns_name_no_place_in_a_text(word: str) -> None:
    assert load_gazetteer().find(f"建设{word}很好") == []


@pytest.mark.parametrize(
    "word",
    [
        "和平",
        "新华",
        "青山",
        "长安",
        "平安",
        "通道",
        "大方",
        "城中",
        "市中",
        "安宁",
        "中山",
        "河东",
        "河西",
        "新城",
        "新兴",
        "前进",
        "向阳",
        "永定",
        "民乐",
        "惠民",
        "安定",
        "富民",
        "富裕",
        "清水",
        "东方",
        "康乐",
        "和政",
        "民主",
        "解放",
        "建设",
        "振兴",
        "中原",
        "西部",
        "文化",
        "发展",
        "高明",
        "万年",
    ],
)
def test_common_words_name_no_place_at_the_beginning(word: str) -> None:
    assert load_gazetteer().leading(f"{word}之歌") == []


def test_what_lies_in_a_province_or_city() -> None:
    gazetteer = load_gazetteer()
    (shanxi,), (changzhi,) = gazetteer.by_name("山西省"), gazetteer.by_name("长治市")
    for within in (shanxi, changzhi):
        assert [one.name for one in gazetteer.by_name("武乡县", within=within)] == ["武乡县"]
    assert gazetteer.by_name("武乡县", within=gazetteer.by_name("晋城市")[0]) == []
    assert gazetteer.by_name("长治市", within=changzhi) == [changzhi]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("克州", "克孜勒苏柯尔克孜自治州"),
        ("克孜勒苏州", "克孜勒苏柯尔克孜自治州"),
        ("巴音郭楞州", "巴音郭楞蒙古自治州"),
    ],
)
def test_each_of_several_short_names_is_known(name: str, full: str) -> None:
    assert [place.name for place in load_gazetteer().by_name(name)] == [full]


@pytest.mark.parametrize("kind", ["市", "县", "区"])
def test_a_county_is_called_as_the_text_calls_it(kind: str) -> None:
    region = region_named(f"潞城{kind}", "")
    assert (region.name, region.city, region.level) == (f"潞城{kind}", "长治市", "county")


@pytest.mark.parametrize(
    ("name", "text", "province", "city"),
    [
        ("江苏省鼓楼区", "", "江苏省", ""),
        ("江苏省鼓楼区", "学习福州市和福建省的经验。", "江苏省", ""),
        ("江苏省鼓楼区", "南京市各区。", "江苏省", "南京市"),
        ("河南省鼓楼区", "", "河南省", "开封市"),
        ("鼓楼区", "", "", ""),
        ("辽宁省铁西区", "", "辽宁省", ""),
        ("黑龙江省向阳区", "", "黑龙江省", ""),
    ],
)
def test_places_of_one_name_keep_the_province_that_all_are_in(
    name: str, text: str, province: str, city: str
) -> None:
    found = region_named(name, text)
    assert (found.province, found.city, found.level) == (province, city, "county")


def test_a_name_of_several_places_is_of_the_province_it_stands_behind() -> None:
    text = "江苏省鼓楼区人民政府。全区要学习开封市、开封市、开封市。全区、我区、区委、鼓楼区。"
    assert region_of_text(text, 2024).province == "江苏省"


def test_a_place_of_former_times_does_not_win_over_others_of_its_name() -> None:
    found = region_named("河北省桥西区", "", 2009)
    assert (found.province, found.city) == ("河北省", "")
    assert region_named("河北省桥西区", "石家庄市、石家庄市", 2009).city == "石家庄市"


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("内蒙古省", ["内蒙古自治区"]),
        ("长治省", []),
        ("武乡省", []),
        ("长治州", ["长治市"]),
        ("武乡州", []),
        ("锡林郭勒州", ["锡林郭勒盟"]),
        ("昌都盟", ["昌都市"]),
        ("恩施盟", ["恩施土家族苗族自治州"]),
        ("武乡盟", []),
        ("海南盟", []),
        ("山西县", ["山西省"]),
    ],
)
def test_a_kind_of_former_times_names_a_place_of_its_level(name: str, names: list[str]) -> None:
    assert [one.name for one in load_gazetteer().by_name(name)] == names


@pytest.mark.parametrize("word", ["自治区党委", "自治区政府", "自治区人民政府", "自治区人大"])
def test_an_autonomous_region_speaks_as_a_province(word: str) -> None:
    named = "长治市，" * 9 + "武乡县，" * 8 + "内蒙古自治区，" * 3
    assert region_of_text(f"{word}，" * 3 + named).name == "内蒙古自治区"
    assert region_of_text(named).name == "长治市"


@pytest.mark.parametrize("word", ["全国电商示范县", "恩丰县", "工业强产兴县"])
def test_a_short_name_at_the_end_of_words_alone_is_no_region(word: str) -> None:
    assert region_of_text(f"我们是{word}，争当{word}，建设{word}。" + "全县经济平稳。" * 3) == NOWHERE


def test_a_short_name_that_also_stands_alone_counts_wherever_it_stands() -> None:
    text = "建设范县，推动范县发展，范县人民政府。武乡县。武乡县。"
    assert region_of_text(text).name == "范县"
