"""Zones that own figures, and those that are only told of."""

import pytest

from desktop.text.ledger.zones import zone_told_before, zone_told_in_sentence
from tests.text.ledger.test_scope import at


@pytest.mark.parametrize(
    ("marked", "sentence", "paragraph"),
    [
        ("加快高新区建设，产值|", "高新区", "高新区"),
        ("加快高新区建设。产值|", "", "高新区"),
        ("加快高新区建设。\n产值|", "", ""),
        ("产值|高新区", "", ""),
        ("加快高新区建设。" + "好" * 252 + "产值|", "", "高新区"),
        ("加快高新区建设。" + "好" * 254 + "产值|", "", ""),
        ("产值|", "", ""),
    ],
)
def test_the_zone_that_is_told_of_before(marked: str, sentence: str, paragraph: str) -> None:
    assert zone_told_in_sentence(*at(marked)) == sentence
    assert zone_told_before(*at(marked)) == paragraph


@pytest.mark.parametrize(
    "marked",
    [
        "新建现代农业产业园3个、加工集群2个，产值|",
        "高新区增至4个，产值|",
        "全力创建国家级高新区，产值|",
        "获批两个省级经开区，产值|",
        "以特色产业园区建设为抓手，产值|",
        "在3个县和白石新区增设学位800个，产值|",
        "改善营商环境，加快高新区建设，优化服务，产值|",
        "改善营商环境，加快高新区建设，新办企业3家，并持续优化服务，产值|",
        "改善营商环境，高新区扩容；做强产业，产值|",
        "加快高新区建设，全市新办企业80家，产值|",
        "一是提升高新区能级；二是做强产业，产值|",
        "提升高新区能级。第二，做强产业，产值|",
        "提升高新区能级。（二）做强产业，产值|",
        "提升高新区能级。2.做强产业，产值|",
        "提升高新区能级。新办企业80家。优化营商环境。新办商店60家，产值|",
        "提升高新区能级。全市新办企业80家。新办商店60家，产值|",
        "提升高新区能级，新办企业80家。新办商店60家，产值|",
        "深化园区改革，推进园区共建。产值|",
        "现代产业园5个。产值|",
        "我们攻坚克难聚力发展持续用力，一大批企业投产达效，高新区扩容。产值|",
        "大力支持白石市和临江县两地共同规划的高新区做好各项改革工作。产值|",
    ],
)
def test_a_zone_that_owns_nothing(marked: str) -> None:
    assert zone_told_before(*at(marked)) == ""


@pytest.mark.parametrize(
    ("marked", "zone"),
    [
        ("高新区新办企业30家，产值|", "高新区"),
        ("高新区6家企业入选，产值|", "高新区"),
        ("改善营商环境，高新区扩容，产值|", "高新区"),
        ("在高新区，产值|", "高新区"),
        ("创建3个园区产值|", "园区"),
        ("在提升高新区能级上，产值|", "高新区"),
        ("高新区扩容；新办企业30家，产值|", "高新区"),
        ("改善营商环境；高新区扩容，产值|", "高新区"),
        ("加快高新区建设，总量居全市第一，在全市率先突破，产值|", "高新区"),
        ("加快高新区建设，全市首家企业投产，产值|", "高新区"),
        ("新建产业园2个，高新区扩容，产值|", "高新区"),
        ("加快高新区建设，全市率先实现通水，产值|", "高新区"),
        ("改善营商环境；加快高新区建设，产值|", "高新区"),
        ("改善营商环境，加快高新区建设，产值|", "高新区"),
        ("改善营商环境，加快高新区建设，新办企业80家，产值|", "高新区"),
        ("加快高新区建设，优化服务，产值|", "高新区"),
        ("改善营商环境，高新区扩容，优化服务，产值|", "高新区"),
        ("以更大力度办好高新区，产值|", "高新区"),
        ("二是提升高新区能级，产值|", "高新区"),
        ("提升高新区能级。新办企业80家，招商30亿元。新办商店60家，产值|", "高新区"),
        ("白石高新区提质扩容，新办企业80家。新办商店60家，产值|", "高新区"),
        ("做强产业。提升高新区能级。新办企业80家，产值|", "高新区"),
    ],
)
def test_a_zone_that_owns_what_follows(marked: str, zone: str) -> None:
    assert zone_told_before(*at(marked)) == zone


def test_the_place_that_reports_is_no_zone_of_its_own() -> None:
    marked = "白石新区扩容，产值|"
    assert zone_told_in_sentence(*at(marked), ("白石新区",)) == ""
    assert zone_told_before(*at(marked), ("白石新区",)) == ""
    assert zone_told_before(*at(marked), ("白石市",)) == "新区"
    assert zone_told_before(*at("高新区扩容，产值|"), ("白石新区",)) == "高新区"
