"""Lists whose members share what is measured: places, things that are counted, members that are lists."""

import pytest

from desktop.text.figures.indicators.list_members import grouped, members_of
from desktop.text.figures.indicators.place_lists import place_list, shared_tail
from tests.text.figures.helpers import found


def indicators(text: str) -> list[str | None]:
    """Return the indicators of the percents, changes and amounts of a sentence, without counts of members."""
    return [figure.indicator for figure in found(text) if figure.text[-1] not in "个种项类家"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "软件服务业、分销服务业和信息、咨询服务业实际使用外资分别增长23%、51.2%和7.9%。",
            "软件服务业实际使用外资 分销服务业实际使用外资 信息、咨询服务业实际使用外资",
        ),
        (
            "工业、建筑业以及批发和零售业增加值分别增长6%、4%和5.5%。",
            "工业增加值 建筑业增加值 批发和零售业增加值",
        ),
        (
            "金融业以及信息传输、软件和信息技术服务业增加值分别增长6%和11%。",
            "金融业增加值 信息传输、软件和信息技术服务业增加值",
        ),
        (
            "通用、专用设备制造业和电气、器材制造业增加值分别增长6%、2.1%。",
            "通用、专用设备制造业增加值 电气、器材制造业增加值",
        ),
        (
            "茶叶、蚕桑和烟叶、药材产值分别增长6%、8.4%。",
            "茶叶、蚕桑产值 烟叶、药材产值",
        ),
        (
            "批发、零售业销售额分别增长3%和5%。",
            "批发销售额 零售业销售额",
        ),
        (
            "交通运输、仓储和邮政业，租赁和商务服务业，金融业增加值分别增长6%、7%和8%。",
            "交通运输、仓储和邮政业增加值 租赁和商务服务业增加值 金融业增加值",
        ),
        (
            "其中，软件业，物流业，设计、咨询业税收分别增长12%、8%和5%。",
            "软件业税收 物流业税收 设计、咨询业税收",
        ),
        (
            "食品、衣着、家庭用品及维修服务、医疗和个人用品、居住价格分别上涨1%、2%、3%、4%、5%。",
            "食品价格 衣着价格 家庭用品及维修服务价格 医疗和个人用品价格 居住价格",
        ),
        (
            "计算机及办公设备制造业、专业技术服务业实际使用外资分别增长9.1%和19%。",
            "计算机及办公设备制造业实际使用外资 专业技术服务业实际使用外资",
        ),
    ],
)
def test_a_member_may_be_a_list_itself(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "缝纫机、手表两项产品的增长速度分别安排为3%和11%。",
            "缝纫机 手表",
        ),
        (
            "化肥、水泥、平板玻璃三种主要产品产量分别增长5%、6.2%和1.4%。",
            "化肥产量 水泥产量 平板玻璃产量",
        ),
        (
            "青川县、禾山县、云岭区三个县区生产总值分别增长6%、5%和7%。",
            "青川县地区生产总值 禾山县地区生产总值 云岭区地区生产总值",
        ),
        (
            "石化、钢铁、纺织三大传统产业分别实现产值12亿元、8亿元和4亿元。",
            "石化产值 钢铁产值 纺织产值",
        ),
        (
            "公路、铁路、水运三种运输方式货运量分别增长5%、2%和7%。",
            "公路货运量 铁路货运量 水运货运量",
        ),
        (
            "商业、供销、粮食三个系统的销售额分别为12亿元、8亿元和6亿元。",
            "商业销售额 供销销售额 粮食销售额",
        ),
        (
            "美、日、韩三国对华投资分别增长3%、5%、7%。",
            "美国对华投资 日本对华投资 韩国对华投资",
        ),
    ],
)
def test_what_is_counted_behind_a_list_is_told_of_each_member(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "德国、新加坡、瑞士实际对华投资分别增长12%、8%和30%。",
            "德国实际对华投资 新加坡实际对华投资 瑞士实际对华投资",
        ),
        (
            "如德国、英国等国实际投资金额分别增长52%、34%。",
            "德国实际投资金额 英国实际投资金额",
        ),
        (
            "对美国、欧盟出口分别增长12%和8%。",
            "对美国出口总额 对欧盟出口总额",
        ),
        (
            "石桥镇、清水乡分别完成财政收入3200万元和1800万元。",
            "石桥镇财政收入 清水乡财政收入",
        ),
        (
            "东部、中部和西部地区投资分别增长9%、10%、12%。",
            "东部地区投资 中部地区投资 西部地区投资",
        ),
        (
            "税收收入增长6%，其中东城区、西城区分别增长8%、3%。",
            "税收收入 东城区税收收入 西城区税收收入",
        ),
        (
            "城镇、农村居民人均可支配收入分别增长6%、7%。",
            "城镇居民人均可支配收入 农村居民人均可支配收入",
        ),
    ],
)
def test_places_share_all_that_stands_behind_the_last(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "英国、瑞典对华投资保持增长，实际投入金额同比分别增长20%和8%。",
            "英国实际投入金额 瑞典实际投入金额",
        ),
        (
            "第一、二、三产业稳定增长，增加值分别达到1亿元、3亿元和5亿元。",
            "第一产业增加值 第二产业增加值 第三产业增加值",
        ),
        (
            "石化、纺织两大产业稳步发展，产值分别增长3%、6%。",
            "石化产值 纺织产值",
        ),
        (
            "新能源、生物医药发展迅速，产值分别增长30%和18%。",
            "新能源产值 生物医药产值",
        ),
        (
            "东区、西区加快发展，固定资产投资分别增长12%、9%。",
            "东区固定资产投资 西区固定资产投资",
        ),
        (
            "外资企业、私营企业出口势头良好，出口额分别增长12%和4%。",
            "外资企业出口总额 私营企业出口总额",
        ),
        (
            "英、德、荷兰对华投资增势良好，实际投入金额分别增长12%、8%和5%。",
            "英国实际投入金额 德国实际投入金额 荷兰实际投入金额",
        ),
    ],
)
def test_the_clause_before_lists_what_has_the_measure(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()


def test_a_plan_of_growth_is_a_change() -> None:
    for verb in ("安排为", "安排在", "定为", "规定为"):
        assert [one.direction for one in found(f"工业总产值增长速度{verb}8%。")] == ["up"], verb
    assert [one.kind for one in found("城镇登记失业率稳定在4%。")] == ["percent"]


def test_a_list_is_parted_into_so_many_members() -> None:
    assert members_of("甲业、乙业和丙、丁业", 3) == ["甲业", "乙业", "丙、丁业"]
    assert members_of("批发和零售业、金融业", 2) == ["批发和零售业", "金融业"]
    assert members_of("批发和零售业、金融业", 3) == ["批发", "零售业", "金融业"]
    assert members_of("小麦、玉米、大豆", 2) is None
    assert grouped("小麦、玉米", 2) is None


def test_a_list_of_places_is_no_list_of_other_things() -> None:
    assert place_list("工业、建筑业增加值", 2) is None
    assert place_list("城镇、乡镇企业收入", 2) is None
    assert place_list("青山区、白云区投资", 3) is None
    counties = place_list("和平区、云和县等两地生产总值", 2)
    assert counties is not None
    assert (counties.places, shared_tail(counties.rest)) == (("和平区", "云和县"), "生产总值")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自主创新、结构调整、节能减排和生态建设占16%。", "自主创新、结构调整、节能减排和生态建设"),
        ("农业技术推广、水土保持和灾后重建占三成。", "农业技术推广、水土保持和灾后重建"),
        ("廉租住房、棚户区改造和农村危房改造占全部投资的12.5%。", "廉租住房、棚户区改造和农村危房改造"),
        ("教育、卫生和社会保障支出合计120亿元。", "教育、卫生和社会保障支出"),
        ("教学、科研和行政用房共4.2万平方米。", "教学、科研和行政用房"),
        ("汽车、家电和通讯器材累计销售12亿元。", "汽车、家电和通讯器材销售"),
        ("全县工业、建筑业投资共占七成。", "工业、建筑业投资"),
        ("新建、改扩建学校共12所。", "学校"),
    ],
)
def test_a_coordination_with_one_share_or_total_is_named_whole(text: str, expected: str) -> None:
    assert [figure.indicator for figure in found(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公路运输完成客运量和旅客周转量分别为3亿人次和8亿人公里。", "公路客运量 公路旅客周转量"),
        ("全社会完成水路货运量和货物周转量分别为1亿吨和3亿吨公里。", "水路货运量 水路货物周转量"),
        ("铁路货运量3亿吨，客运量8亿人次；完成旅客周转量6亿人公里。", "铁路货运量 铁路客运量 铁路旅客周转量"),
        ("公路货运量5亿吨、客运量6亿人次。", "公路货运量 公路客运量"),
        ("公路、铁路货运量分别增长3%、5%，货运量居全省第2位。", "公路货运量 铁路货运量 货运量"),
        ("铁路货运量3亿吨，全社会货运量9亿吨。", "铁路货运量 全社会货运量"),
    ],
)
def test_what_is_carried_has_its_mode_of_transport(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("税收收入、非税收入一升一降，分别增长6%和下降12%。", "税收收入 非税收入"),
        ("国有、集体、个体投资分别增长5%、3%和12%。", "国有投资 集体投资 个体投资"),
        (
            "国有及国有控股企业、股份制企业增加值分别增长5%、7%。",
            "国有及国有控股企业增加值 股份制企业增加值",
        ),
    ],
)
def test_whose_and_which_way_belongs_to_no_other_member(text: str, expected: str) -> None:
    assert indicators(text) == expected.split()
