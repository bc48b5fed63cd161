"""What the path of a file tells of the document in it: name, year, region and kind, each to the letter."""

import pytest

from desktop.text.file_name_metadata import FileNameMetadata, file_name_metadata
from desktop.text.regions import COUNTRY, NOWHERE, GovernmentRegion, region_named

SHANXI = GovernmentRegion("山西省", "山西省", level="province")
CHANGZHI = GovernmentRegion("长治市", "山西省", "长治市", level="city")
WUXIANG = GovernmentRegion("武乡县", "山西省", "长治市", "武乡县", "county")
GULOU = GovernmentRegion("鼓楼区", county="鼓楼区", level="county")


def region_of(path: str) -> GovernmentRegion:
    return file_name_metadata(path).region


def test_all_that_a_path_tells() -> None:
    assert file_name_metadata("C:\\资料\\山西省\\武乡县政府工作报告2023.docx") == FileNameMetadata(
        "武乡县政府工作报告2023", 2023, WUXIANG, "report"
    )
    assert file_name_metadata("") == FileNameMetadata() == FileNameMetadata("", None, NOWHERE, "")


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("a.txt", "a"),
        ("b/a.txt", "a"),
        ("b\\a.txt", "a"),
        ("武乡县", "武乡县"),
        ("武乡县.docxdocx", "武乡县"),
        ("武乡县.docxdocxd", "武乡县.docxdocxd"),
        ("武乡县.工作报告", "武乡县.工作报告"),
        ("2.武乡县.html", "2.武乡县"),
        ("長治市.txt", "長治市"),
    ],
)
def test_an_ending_is_short_and_without_chinese(path: str, stem: str) -> None:
    assert file_name_metadata(path).stem == stem


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("2024.txt", 2024),
        ("1955.txt", 1955),
        ("20240115.txt", 2024),
        ("202401.txt", 2024),
        ("202419.txt", 2024),
        ("202421.txt", None),
        ("20240140.txt", None),
        ("12024.txt", None),
        ("120240115.txt", None),
        ("1899.txt", None),
        ("2100.txt", None),
        ("a2024b2023.txt", 2024),
        ("2023/2024.txt", 2024),
        ("2022/2023/a.txt", 2023),
        ("2021/2022/a.txt", 2022),
        ("2021/b/a.txt", 2021),
        ("2021/c/b/a.txt", None),
        ("/2021/a.txt", 2021),
        ("2021/./../a.txt", 2021),
        ("../2021/b/a.txt", 2021),
    ],
)
def test_the_year_is_that_of_the_file_or_of_the_two_folders_above_it(path: str, year: int | None) -> None:
    assert file_name_metadata(path).year == year


@pytest.mark.parametrize(
    ("path", "region"),
    [
        ("山西省/2024/a.txt", SHANXI),
        ("山西省/b/c/a.txt", NOWHERE),
        ("山西省/长治市/a.txt", CHANGZHI),
        ("山西/武乡/2023年政府工作报告.txt", WUXIANG),
        ("山西/长治/武乡.txt", WUXIANG),
        ("武乡县/长治市.txt", CHANGZHI),
        ("長治市2020.txt", CHANGZHI),
        ("山西_长治_武乡县_2020.txt", WUXIANG),
        ("山西2020长治.txt", CHANGZHI),
        ("2020年度长治.txt", CHANGZHI),
        ("长治·2020.txt", CHANGZHI),
        ("南昌/2023.txt", GovernmentRegion("南昌市", "江西省", "南昌市", level="city")),
        ("朝阳/2022.txt", GovernmentRegion("朝阳区", county="朝阳区", level="county")),
        ("吉林/朝阳/a.txt", GovernmentRegion("朝阳区", "吉林省", "长春市", "朝阳区", "county")),
        ("山西/沈阳/a.txt", GovernmentRegion("沈阳市", "辽宁省", "沈阳市", level="city")),
        ("吉林/朝阳.txt", GovernmentRegion("朝阳区", "吉林省", "长春市", "朝阳区", "county")),
        ("鼓楼区2022.txt", GULOU),
        ("江苏/鼓楼区2022.txt", GULOU._replace(province="江苏省")),
        ("江苏_鼓楼区_2022.txt", GULOU._replace(province="江苏省")),
        ("山西/鼓楼区2022.txt", GULOU),
        ("江苏/南京/鼓楼区2022.txt", GULOU._replace(province="江苏省", city="南京市")),
    ],
)
def test_the_innermost_place_counts_in_the_light_of_those_above_it(
    path: str, region: GovernmentRegion
) -> None:
    assert region_of(path) == region


@pytest.mark.parametrize("name", ["国务院", "全国", "国家", "中央", "中国", "全国人大", "中华人民共和国"])
def test_what_names_the_country(name: str) -> None:
    assert region_of(f"{name}_2020.txt") == COUNTRY
    assert region_of(f"山西_{name}.txt") == COUNTRY


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("湖南长沙岳麓2023", ("岳麓区", "湖南省", "长沙市", "岳麓区", "county")),
        ("陕西渭南", ("渭南市", "陕西省", "渭南市", "", "city")),
        ("北京朝阳", ("朝阳区", "北京市", "北京市", "朝阳区", "county")),
        ("湖南岳麓", ("岳麓区", "湖南省", "长沙市", "岳麓区", "county")),
        ("内蒙古自治区包头", ("包头市", "内蒙古自治区", "包头市", "", "city")),
        ("新疆维吾尔自治区喀什", ("喀什地区", "新疆维吾尔自治区", "喀什地区", "", "city")),
    ],
)
def test_names_that_run_together_lead_to_the_last(name: str, region: tuple[str, ...]) -> None:
    assert region_of(f"{name}.txt") == GovernmentRegion(*region)


@pytest.mark.parametrize("name", ["陕西长沙", "江苏鼓楼", "陕西甲乙", "长沙陕西"])
def test_names_that_do_not_belong_together_lead_nowhere_else(name: str) -> None:
    assert region_of(f"{name}.txt").county == ""
    assert region_of(f"{name}.txt").name in ("陕西省", "江苏省", "长沙市")


@pytest.mark.parametrize(
    ("path", "region"),
    [
        ("甲镇2023.txt", ("甲镇", "", "", "", "town")),
        ("甲乡2023.txt", ("甲乡", "", "", "", "town")),
        ("甲街道.txt", ("甲街道", "", "", "", "town")),
        ("甲苏木.txt", ("甲苏木", "", "", "", "town")),
        ("长治/甲镇2023.txt", ("甲镇", "山西省", "长治市", "", "town")),
        ("长治/武乡/甲镇.txt", ("甲镇", "山西省", "长治市", "武乡县", "town")),
        ("武乡_甲镇.txt", ("甲镇", "山西省", "长治市", "武乡县", "town")),
        ("甲乙丙丁戊己庚辛镇.txt", ("甲乙丙丁戊己庚辛镇", "", "", "", "town")),
        ("甲乙丙丁戊己庚辛壬镇.txt", ("", "", "", "", "")),
        ("城镇.txt", ("", "", "", "", "")),
        ("建设新城镇.txt", ("", "", "", "", "")),
        ("湖南省甲市2023.txt", ("甲市", "湖南省", "甲市", "", "city")),
        ("长沙市甲市.txt", ("甲市", "湖南省", "长沙市", "甲市", "county")),
        ("湖南省甲县.txt", ("甲县", "湖南省", "", "甲县", "county")),
        ("甲市2023.txt", ("", "", "", "", "")),
        ("湖南_甲市.txt", ("湖南省", "湖南省", "", "", "province")),
    ],
)
def test_places_that_no_table_knows(path: str, region: tuple[str, ...]) -> None:
    assert region_of(path) == GovernmentRegion(*region)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("关于武乡县政府的材料", WUXIANG),
        ("关于武乡县人民政府的材料", WUXIANG),
        ("武乡县材料", WUXIANG),
        ("2023年度武乡县材料", WUXIANG),
        ("2023_武乡县材料", WUXIANG),
        ("学习武乡县经验", NOWHERE),
        ("甲乙材料", NOWHERE),
    ],
)
def test_a_place_counts_at_the_beginning_of_a_name_or_before_a_government(
    name: str, region: GovernmentRegion
) -> None:
    assert region_of(f"{name}.txt") == region


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("政府工作报告_2023.txt", "report"),
        ("政府工作报告 - 2023_1.txt", "report"),
        ("党代会报告/2021.txt", "party-report"),
        ("党代会报告/政府工作报告.txt", "report"),
        ("2021年统计公报.pdf", "communique"),
        ("山西/2021.txt", ""),
    ],
)
def test_the_kind_is_that_of_the_file_before_that_of_a_folder(path: str, kind: str) -> None:
    assert file_name_metadata(path).kind == kind


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("湖南省甲州", ("甲州", "湖南省", "甲州", "", "city")),
        ("四川省凉山州甲市", ("甲市", "四川省", "凉山彝族自治州", "甲市", "county")),
        ("湖南省长沙市甲区", ("甲区", "湖南省", "长沙市", "甲区", "county")),
        ("岳麓区甲街道", ("甲街道", "湖南省", "长沙市", "岳麓区", "town")),
    ],
)
def test_a_place_that_no_table_knows_belongs_to_what_its_name_begins_with(
    name: str, region: tuple[str, ...]
) -> None:
    assert region_named(name, "") == GovernmentRegion(*region)
