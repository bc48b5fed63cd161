"""Where the words around a figure speak against its indicator, and where they do not."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.doubt_rules import (
    CUT_SHORT,
    DOUBTS,
    NOT_SHARED_OUT,
    OTHER_UNIT,
    PASSED_OVER,
    UNKNOWN_NOUN,
    UNSURE_INDICATOR,
    doubt_of,
)
from desktop.text.figures.model import Figure
from desktop.views.display_names import doubt


def doubts(text: str) -> list[str | None]:
    return [figure.doubt for figure in find_figures(text, year=2024)]


def last(text: str) -> Figure:
    return find_figures(text, year=2024)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "财政收入完成2亿元，增长5.6%。",
        "财政收入完成2亿元，比上年增长5.6%。",
        "财政收入完成2亿元，按可比价格计算增长5.6%。",
        "财政收入由2010年的2亿元增加到2015年的3亿元。",
        "财政收入完成2亿元，完成年度计划的102%。",
        "财政赤字3000亿元，比上年预算增加500亿元。",
        "民生支出完成2亿元，占财政支出的76%。",
        "财政收入完成2亿元，居全省第3位。",
        "财政收入完成2亿元，稳居全省第3位。",
        "财政收入完成2亿元，跃居全国第3位。",
        "财政收入完成2亿元，扣除价格因素增长5.6%。",
        "财政收入完成2亿元，平均每天增加60万元。",
        "财政收入完成2亿元（预计数），增长5.6%。",
        "财政收入完成2亿元（预计数，下同），增长5.6%。",
        "第一产业增加值18亿元，完成年计划20亿元的90%。",
        "生产成本降低7.2%（原计划降低8.1%）。",
        "进出口总额达到720亿元，折110亿美元。",
        "转移支付620亿元，增长3.5%，剔除一次性补助后增长7.8%。",
        "亏损企业由上年的170个减为92个。",
        "销售收入完成58亿元，综合排名全省第1。",
        "赤字率拟按4%左右安排、比上年提高1个百分点。",
        "劳动生产率由上年的2.8万元升至今年的3.1万元。",
        "财政收入增加到52亿元，跃升到全省第二位。",
    ],
)
def test_what_compares_and_moves_a_figure_is_not_passed_over(text: str) -> None:
    assert PASSED_OVER not in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "查处违法案件217起，问责达三成。",
        "社会投资2亿元，其中民间活力明显增强，完成1.2亿元。",
    ],
)
def test_words_that_speak_of_something_else_are_passed_over(text: str) -> None:
    assert last(text).doubt == PASSED_OVER


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("为1200户贫困群众发放补助。", False),
        ("派出驻村干部46名。", False),
        ("组织12名志愿服务活动。", True),
        ("新建幼儿园12所。", False),
        ("8家企业技改投产。", True),
        ("新增规上工业企业48家。", False),
        ("完成国有企业改制11家。", False),
        ("育儿补贴惠及3万名婴幼儿。", False),
        ("新设台企12家。", False),
        ("6个湖泊水体质量持续改善。", True),
        ("新增床位容量2万张。", False),
        ("连续三年保持全省前列。", False),
        ("惠及3万户。", False),
        ("有1.9万人如愿以偿。", True),
    ],
)
def test_what_is_counted_fits_its_unit(text: str, *, doubtful: bool) -> None:
    assert (OTHER_UNIT in doubts(text)) is doubtful


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("粮食、棉花产量分别增长6.5%和7%。", False),
        ("2011年、2012年，农民人均纯收入分别达到6495元、7000元。", False),
        ("单位产品能耗由前三年分别上升4.9%、5.5%、0.2%。", False),
        ("居民收入分别达到37180元和17243元、增长6.8%和9.7%。", True),
    ],
)
def test_a_list_with_分别_is_in_doubt_unless_it_is_shared_out(text: str, *, doubtful: bool) -> None:
    assert (find_figures(text, year=2024)[0].doubt == NOT_SHARED_OUT) is doubtful


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("税收收入完成2亿元。", False),
        ("国债发行40亿元。", True),
        ("财政赤字按3%安排。", False),
        ("开发区完成投资2.2亿元。", True),
        ("信息服务业实现税收2.2亿元。", False),
        ("全市实现税收2.2亿元。", False),
        ("全年完成投资2.2亿元。", False),
        ("举办展览等配套活动23次。", True),
        ("举办展览等各类活动23次。", False),
        ("全区有效浇灌面积9.3万公顷。", True),
        ("国家用于农业的投资3.2亿元。", False),
        ("财政赤字（含结转）2亿元。", False),
        ("手工业总产值达到2亿元。", False),
        ("全市工业总产值达到2亿元。", False),
    ],
)
def test_a_word_beside_a_name_may_belong_to_it(text: str, *, doubtful: bool) -> None:
    assert (CUT_SHORT in doubts(text)) is doubtful


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("城乡低保金、医疗救助金、临时救助金发放3456万元。", True),
        ("城乡低保金、医疗救助金、临时救助金累计发放3456万元。", False),
        ("装备制造业、高端食品加工业产值增长20%。", True),
        ("自主创新、结构调整、节能减排和生态建设达到16%。", True),
        ("自主创新、结构调整、节能减排和生态建设占16%。", False),
        ("高速公路、农村公路里程均居全国第2位。", True),
        ("行政村千兆光纤、5G网络通达率达到100%。", True),
        ("新一代信息技术、装备制造产业营收突破9000亿元。", True),
        ("制定、修改、废止政府规章45件。", False),
        ("取消、下放审批事项148项。", False),
        ("粮食播种面积385万亩以上、产量25亿斤。", False),
        ("煤矿建成试运转、新增产能3000万吨。", False),
        ("1962、1963两年共增产粮食4900万吨。", False),
        ("发放低保金、救助金等补助资金98万元。", False),
        ("粮食、棉花产量分别增长6.5%和7%。", False),
    ],
)
def test_the_last_of_several_names_is_in_doubt(text: str, *, doubtful: bool) -> None:
    assert (CUT_SHORT in doubts(text)) is doubtful


def test_a_name_in_doubt_is_handed_on_as_a_guess() -> None:
    assert doubts("国债发行40亿元，增长5%；存款余额90亿元，增长8%。") == [
        CUT_SHORT,
        UNSURE_INDICATOR,
        None,
        None,
    ]


def test_an_everyday_noun_is_known_to_doubt_alone() -> None:
    assert doubts("推广节能空调15万台。") == [None]
    assert doubts("培育嘎嘎乐12个。") == [UNKNOWN_NOUN]


def test_a_topic_before_a_comma_is_no_guess_and_an_act_is_one() -> None:
    assert doubts("国营工业所占的比重，已由40%上升到60%。") == [None, None]
    assert doubts("加快老街商铺建设，新开工35处。") == [UNSURE_INDICATOR]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("实际金额达到3.3亿美元。", True),
        ("重点做好八个方面工作。", False),
    ],
)
def test_a_name_that_says_little_is_in_doubt_unless_it_is_counted(text: str, *, doubtful: bool) -> None:
    assert (UNSURE_INDICATOR in doubts(text)) is doubtful


def test_each_doubt_has_words_for_the_window() -> None:
    texts = [doubt(name) for name in DOUBTS]
    assert len(set(texts)) == len(DOUBTS) and not set(texts) & set(DOUBTS)


def test_nothing_is_asked_of_a_figure_that_nothing_speaks_against() -> None:
    assert doubt_of.__doc__ and doubts("地区生产总值增长5.6%。") == [None]
