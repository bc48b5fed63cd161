"""What stands before an indicator's name and makes it that of a part is kept; where and when are not."""

import pytest

from desktop.text.figures.indicators.attributes import attribute
from tests.text.figures.helpers import found


def indicators(text: str) -> list[str | None]:
    return [figure.indicator for figure in found(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("国有控股企业利润总额1.2亿元。", "国有控股企业利润总额"),
        ("外商投资企业进出口总额增长3%。", "外商投资企业进出口总额"),
        ("民营企业进出口额增长6.3%。", "民营企业进出口总额"),
        ("高技术制造业实际使用外资12亿美元。", "高技术制造业实际使用外资"),
        ("实物商品网上零售额130亿元。", "实物商品网上零售额"),
        ("其中，脱贫县农村居民人均可支配收入1.6万元。", "脱贫县农村居民人均可支配收入"),
        ("全年全市东部地区固定资产投资增长4.4%。", "东部地区固定资产投资"),
        ("全民所有制单位的固定资产投资总额八百九十亿元。", "全民所有制单位固定资产投资"),
        ("国家预算内基本建设投资三百亿元。", "国家预算内基本建设投资"),
        ("省级固定资产投资完成12亿元。", "省级固定资产投资"),
        ("国有控股工业企业实现利润总额93亿元。", "国有控股工业企业利润总额"),
        ("战略性新兴产业固定资产投资增长8%。", "战略性新兴产业固定资产投资"),
        ("主要农村金融机构（信用社、合作银行）人民币贷款余额29亿元。", "农村金融机构人民币贷款余额"),
        ("电力、热力、燃气及水生产和供应业利润总额增长5%。", "电力、热力、燃气及水生产和供应业利润总额"),
        ("铁路完成固定资产投资76亿元。", "铁路固定资产投资"),
        ("天然林保护工程完成造林80万亩。", "天然林保护工程造林"),
    ],
)
def test_an_attribute_is_kept(sentence: str, expected: str) -> None:
    assert indicators(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我市规模以上工业增加值增长8%。", "规模以上工业增加值"),
        ("2012年地区生产总值120亿元。", "地区生产总值"),
        ("预计全年全市一般公共预算收入12亿元。", "一般公共预算收入"),
        ("1—9月固定资产投资增长8%。", "固定资产投资"),
        ("云川县社会消费品零售总额12亿元。", "社会消费品零售总额"),
        ("山西省社会消费品零售总额12亿元。", "社会消费品零售总额"),
        ("年末全国城镇新增就业12万人。", "城镇新增就业"),
        ("按照现行财政体制一般公共预算收入12亿元。", "一般公共预算收入"),
        ("第一个五年计划规定工业总产值增长九成。", "工业总产值"),
        ("县第五届人大批准的一般公共预算收入12亿元。", "一般公共预算收入"),
        ("地级及以上城市空气质量优良天数比例85.5%。", "优良天数比例"),
        ("大力组织收入地区生产总值突破3亿元。", "地区生产总值"),
    ],
)
def test_place_time_and_verbs_are_no_attribute(sentence: str, expected: str) -> None:
    assert indicators(sentence) == [expected]


@pytest.mark.parametrize(
    "front",
    ["国有控股企业", "高技术产业", "中央企业", "上海港", "农村信用社", "实物商品", "市级"],
)
def test_an_attribute_is_its_own_attribute(front: str) -> None:
    assert attribute(front) == front


@pytest.mark.parametrize(
    "front", ["", "全市", "我省", "今年", "帮助失业、", "“十三五”期间", "进一步优化结构", "各级"]
)
def test_no_attribute(front: str) -> None:
    assert attribute(front) == ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增光伏装机3.5亿千瓦。", ["新增光伏装机"]),
        ("新增高速公路通车里程600公里。", ["新增高速公路通车里程"]),
        ("新增专项债务限额3.9亿元。", ["新增专项债务限额"]),
        ("新增养老床位1200张。", ["养老床位"]),
        ("新增高新技术企业30家。", ["高新技术企业"]),
    ],
)
def test_what_is_new_of_what_is_held_is_less_than_all(sentence: str, expected: list[str]) -> None:
    assert indicators(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对东盟进出口总额12亿元，增长5%。", ["对东盟进出口总额"] * 2),
        ("对东盟、欧盟进出口分别增长5%和3%。", ["对东盟进出口总额", "对欧盟进出口总额"]),
        ("综保区进出口增长5%。", ["综保区进出口总额"]),
        ("针对困难企业，出口增长5%。", ["出口总额"]),
        ("农村网络零售额12亿元，国内旅游收入3亿元。", ["农村网络零售额", "国内旅游收入"]),
        ("外资制造业占比超过七成。", ["外资制造业占比"]),
        ("国债12亿元，其中8亿元用于“两重”建设，4亿元用于支持粮食安全。", ["国债", "“两重”建设", "粮食安全"]),
        ("32家企业营业收入超亿元。", ["企业", "企业营业收入"]),
        ("31个省份居民人均可支配收入增长5%。", ["省份", "居民人均可支配收入"]),
    ],
)
def test_partners_parts_and_what_is_counted_before_a_name(sentence: str, expected: list[str]) -> None:
    assert indicators(sentence) == expected
