"""Proposals for the cells of a ledger: every cell of whole reports, and each rule at its limit."""

from pathlib import Path

import pytest

import resources
from desktop.files.indicator_lists import read_indicators
from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger import CellProposal, LedgerIndicator, propose
from desktop.text.script import simplified
from tests.text.ledger.reports import (
    CITY,
    CITY_CELLS,
    COUNTY,
    COUNTY_CELLS,
    PROVINCE,
    PROVINCE_CELLS,
)

HEADLINE = read_indicators(Path(next(iter(resources.__path__))) / "ledger" / "headline.csv")


def _proposals(
    text: str, year: int, region: str, indicators: tuple[LedgerIndicator, ...] = HEADLINE
) -> dict[tuple[str, str], CellProposal]:
    headings = find_headings(text, simplified(text))
    figures = find_figures(text, year=year, headings=headings)
    found = propose(text, headings, year, figures, indicators, (region,))
    return {(one.status, one.indicator): one for one in found}


@pytest.mark.parametrize(
    ("text", "year", "region", "expected"),
    [
        (PROVINCE, 2026, "临江省", PROVINCE_CELLS),
        (COUNTY, 2024, "石泉县", COUNTY_CELLS),
        (CITY, 2020, "白石市", CITY_CELLS),
    ],
)
def test_every_cell_of_a_report(
    text: str, year: int, region: str, expected: dict[str, dict[str, object]]
) -> None:
    found = _proposals(text, year, region)
    assert len(found) == 2 * len(HEADLINE)
    for status in ("target", "achieved"):
        said = {
            name: (one.value.value, one.value.value_high, one.value.unit, one.value.qualifier)
            for (of, name), one in found.items()
            if of == status and one.state == "proposed"
        }
        assert said == expected[status]
        assert all(one.state in ("proposed", "absent") for one in found.values())


@pytest.mark.parametrize(("text", "year"), [(PROVINCE, 2026), (COUNTY, 2024), (CITY, 2020)])
def test_quotes_are_what_stands_there(text: str, year: int) -> None:
    for (status, _), one in _proposals(text, year, "").items():
        value = one.value
        assert value.start is not None
        assert value.end is not None
        assert value.quote == text[value.start : value.end] != ""
        assert one.period == str(year if status == "target" else year - 1)
        if one.state == "absent":
            assert (value.value, value.value_high, value.unit) == (None, None, None)


def test_a_target_without_a_number_is_quoted_with_its_words() -> None:
    found = _proposals(PROVINCE, 2026, "临江省")
    income = found["target", "居民人均可支配收入增速"]
    assert (income.state, income.value.quote) == ("absent", "居民收入增长和经济增长同步")
    assert income.value.qualifier == "增长和经济增长同步"
    assert found["target", "固定资产投资增速"].value.quote == "固定资产投资增速高于全国平均水平"
    searched = found["target", "城镇居民人均可支配收入增速"].value
    assert searched.quote.startswith("经济社会发展主要预期目标是：")


def test_a_target_that_is_told_to_be_none() -> None:
    cell = _proposals(CITY, 2020, "白石市")["target", "地区生产总值增速"]
    assert (cell.state, cell.value.quote, cell.value.qualifier) == (
        "absent",
        "今年不设地区生产总值具体增长目标",
        "不设",
    )


def test_what_was_not_chosen_stands_behind() -> None:
    found = _proposals(PROVINCE, 2026, "临江省")
    growth = [one.quote for one in found["target", "地区生产总值增速"].others]
    assert {"5.3%", "5.6%", "9%"} <= set(growth)
    industry = [one.quote for one in found["achieved", "规模以上工业增加值增速"].others]
    assert "12%" in industry
    assert "13.1%" not in industry, "that of a district, whose name says so"


def test_two_headline_values_are_a_conflict() -> None:
    text = (
        "2024年甲县政府工作报告\n一、2023年工作回顾\n全县生产总值增长5%，固定资产投资增长6%，社会消费品零售总额增长7%。"
        "全县生产总值增长5.8%，一般公共预算收入增长2%。\n二、2024年工作安排\n主要预期目标是：全县生产总值增长6%。\n"
    )
    found = _proposals(text, 2024, "甲县")
    cell = found["achieved", "地区生产总值增速"]
    assert (cell.state, cell.value.value, cell.others[0].value) == ("conflict", 5, 5.8)
    assert found["target", "地区生产总值增速"].state == "proposed"


def test_a_rounded_value_is_no_conflict() -> None:
    text = (
        "2024年甲省政府工作报告\n一、2023年工作回顾\n全省生产总值达到5.67万亿元，固定资产投资增长6%，"
        "社会消费品零售总额增长7%。全省生产总值56709亿元，一般公共预算收入增长2%。\n"
    )
    cell = _proposals(text, 2024, "甲省")["achieved", "地区生产总值"]
    assert (cell.state, cell.value.quote) == ("proposed", "5.67万亿元")


def test_the_same_in_another_currency_is_no_conflict() -> None:
    indicators = (LedgerIndicator("实际利用外资", ("实际使用外资",), ("亿美元", "亿元")),)
    text = "2024年甲省政府工作报告\n一、2023年工作回顾\n实际使用外资达到16亿美元、折合114亿元人民币。\n"
    cell = _proposals(text, 2024, "甲省", indicators)["achieved", "实际利用外资"]
    assert (cell.state, cell.value.quote, [one.quote for one in cell.others]) == (
        "proposed",
        "16亿美元",
        ["114亿元人民币"],
    )


def test_nothing_is_invented_for_an_article() -> None:
    text = "甲县光伏项目开工\n该项目总投资3.2亿元，装机10万千瓦，预计年发电量增长5%。\n"
    found = _proposals(text, 2025, "甲县")
    assert {one.state for one in found.values()} == {"absent"}
    assert all(one.value.quote == text for one in found.values())


def test_a_list_of_a_user() -> None:
    indicators = (
        LedgerIndicator("植树", ("造林面积",), ("万亩",), ("quantity",)),
        LedgerIndicator("粮食产量", ("粮食总产量",), ("万吨",), ("quantity",), low=1000),
    )
    text = "2024年甲县政府工作报告\n一、2023年工作回顾\n完成造林面积3.5万亩。粮食总产量1.9亿公斤。\n"
    found = _proposals(text, 2024, "甲县", indicators)
    assert found["achieved", "植树"].value.quote == "3.5万亩"
    assert found["achieved", "粮食产量"].state == "absent"  # below what is plausible


_REVIEW = "2024年甲县政府工作报告\n一、2023年工作回顾\n{review}\n二、2024年工作安排\n{plan}\n"
_LEFT = "主要预期目标是：全县生产总值增长6%左右。"


@pytest.mark.parametrize(
    ("review", "plan", "cell", "value", "qualifier"),
    [
        # one number for several names
        (
            "",
            "主要预期目标是：固定资产投资、社会消费品零售总额均增长5%左右。",
            "target 固定资产投资增速",
            5,
            "左右",
        ),
        (
            "",
            "主要预期目标是：固定资产投资、社会消费品零售总额均增长5%左右。",
            "target 社会消费品零售总额增速",
            5,
            "左右",
        ),
        # and so without a word that says it of each
        (
            "",
            _LEFT + "\n社会消费品零售总额、固定资产投资增长3%左右。",
            "target 社会消费品零售总额增速",
            3,
            "左右",
        ),
        ("", _LEFT + "\n社会消费品零售总额、固定资产投资增长3%左右。", "target 固定资产投资增速", 3, "左右"),
        ("固定资产投资和社会消费品零售总额同比下降3%。", _LEFT, "achieved 固定资产投资增速", 3, "下降"),
        (
            "固定资产投资、社会消费品零售总额增长3%和4%。",
            _LEFT,
            "achieved 固定资产投资增速",
            3,
            None,
        ),
        (
            "固定资产投资、社会消费品零售总额分别增长3%、4%。",
            _LEFT,
            "achieved 社会消费品零售总额增速",
            4,
            None,
        ),
        ("城乡居民人均可支配收入均增长7%。", _LEFT, "achieved 农村居民人均可支配收入增速", 7, None),
        ("城乡居民人均可支配收入均增长7%。", _LEFT, "achieved 城镇居民人均可支配收入增速", 7, None),
        ("城乡居民人均可支配收入均增长7%。", _LEFT, "achieved 居民人均可支配收入增速", None, None),
        ("城镇、农村居民人均可支配收入均增长7%。", _LEFT, "achieved 城镇居民人均可支配收入增速", 7, None),
        # a name is not narrowed by the one that it is joined to
        (
            "城镇居民人均可支配收入和农民人均纯收入分别增长9%、11%。",
            _LEFT,
            "achieved 农村居民人均可支配收入增速",
            11,
            None,
        ),
        # 其中 before a full name
        ("财政总收入增长9%，其中一般公共预算收入增长7%。", _LEFT, "achieved 一般公共预算收入增速", 7, None),
        (
            "居民人均可支配收入增长5%，其中城镇居民人均可支配收入增长4%。",
            _LEFT,
            "achieved 城镇居民人均可支配收入增速",
            4,
            None,
        ),
        ("固定资产投资增长5%，其中民间投资增长8%。", _LEFT, "achieved 固定资产投资增速", 5, None),
        (
            "居民人均可支配收入增长5%，其中城镇、农村居民收入分别增长4%、6%。",
            _LEFT,
            "achieved 农村居民人均可支配收入增速",
            6,
            None,
        ),
        (
            "固定资产投资增长5%，其中开发区、高新区固定资产投资增长8%。",
            _LEFT,
            "achieved 固定资产投资增速",
            5,
            None,
        ),
        # what is planned, in a chapter on the past; what is expected of it is none
        ("今年计划生产总值增长9%。固定资产投资增长5%。", "", "target 地区生产总值增速", 9, None),
        ("", _LEFT + "到本世纪末，粮食产量要争取达到3万吨。", "target 粮食产量", None, None),
        # a capacity is no output; a number without a unit counts what follows it
        ("粮食生产能力达到1.2万吨。", _LEFT, "achieved 粮食产量", None, None),
        ("甲烯投产，总产能达19万吨。粮食总产1.8万吨。", _LEFT, "achieved 粮食产量", 1.8, None),
        (
            "城镇新增就业5.4万人，毕业生就业稳定，军人就业服务高效，1.2万脱贫人口实现稳岗就业。",
            _LEFT,
            "achieved 城镇新增就业",
            5.4,
            None,
        ),
        # what was expected is no result
        ("一般公共预算收入下降5.2%，好于下降7%的预期。", _LEFT, "achieved 一般公共预算收入增速", 5.2, "下降"),
        ("居民消费价格涨幅1.1%，控制在预期3%以内。", _LEFT, "achieved 居民消费价格涨幅", 1.1, None),
        ("实现了城镇新增就业5万人的目标。", _LEFT, "achieved 城镇新增就业", 5, None),
        (
            "城镇新增就业5.6万人，超额完成全年5万人的目标任务。",
            _LEFT,
            "achieved 城镇新增就业",
            5.6,
            None,
        ),
        # one of several years is named
        ("五年来，就业增加。二〇二三年城镇新增就业5万人。", _LEFT, "achieved 城镇新增就业", 5, None),
        ("五年来，投资年均增长9%，固定资产投资同比增长6%。", _LEFT, "achieved 固定资产投资增速", 6, None),
        ("城镇调查失业率年均值4.9%左右。", _LEFT, "achieved 城镇调查失业率", 4.9, "左右"),
        ("规上工业增加值下降5%，其中12月份增长1.1%。", _LEFT, "achieved 规模以上工业增加值增速", 5, "下降"),
        (
            "全年生产总值增长5%，四季度回升明显；固定资产投资增长6%。",
            _LEFT,
            "achieved 固定资产投资增速",
            6,
            None,
        ),
        ("一季度生产总值增长5%；固定资产投资增长6%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("五年来，就业增加。2023年城镇新增就业5万人。", _LEFT, "achieved 城镇新增就业", 5, None),
        ("五年来，就业增加。2021年城镇新增就业5万人。", _LEFT, "achieved 城镇新增就业", None, None),
        (
            "五年来，2023年固定资产投资比2018年增长45%。",
            _LEFT,
            "achieved 固定资产投资增速",
            None,
            None,
        ),
        # more is striven for
        ("", "主要预期目标是：GDP增速5%以上、力争5.5%。", "target 地区生产总值增速", 5, "以上"),
        ("", "主要预期目标是：全县生产总值增长6%左右，力争6.5%。", "target 地区生产总值增速", 6, "左右"),
        ("", "主要预期目标是：粮食产量86亿斤以上、冲刺90亿斤。", "target 粮食产量", 86, "以上"),
        # steps and thresholds beside a level
        ("经济总量连续跨越3百亿、4百亿两大台阶，达到413亿元。", _LEFT, "achieved 地区生产总值", 413, "达到"),
        ("全县生产总值完成191.2亿元，总量首次突破190亿元大关。", _LEFT, "achieved 地区生产总值", 191.2, None),
        ("粮食总产稳定在2亿公斤以上，2023年达到2.18亿公斤。", _LEFT, "achieved 粮食产量", 2.18, "达到"),
        ("", "主要预期目标是：粮食产量稳定在600亿斤以上，力争610亿斤。", "target 粮食产量", 600, "以上"),
        ("", "主要预期目标是：生产总值增长超过6%，力争7%。", "target 地区生产总值增速", 6, "超过"),
        # a part of the year, and a comparison with one
        ("上半年固定资产投资增长7%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("工业投资降幅比上半年收窄；城镇新增就业5万人。", _LEFT, "achieved 城镇新增就业", 5, None),
        # a level kept for years
        ("粮食总产连续5年稳定在55亿斤以上。", _LEFT, "achieved 粮食产量", 55, "以上"),
        ("粮食总产43.9亿斤，连续11年稳定在43亿斤以上。", _LEFT, "achieved 粮食产量", 43.9, None),
        # the plain number before the adjusted one, the whole before a part
        ("固定资产投资下降16.4%，扣除房地产后增长1.1%。", _LEFT, "achieved 固定资产投资增速", 16.4, "下降"),
        ("一般公共预算收入扣除留抵退税因素后增长5.1%。", _LEFT, "achieved 一般公共预算收入增速", 5.1, None),
        ("全县生产总值达到135亿元，花城生产总值突破30亿元。", _LEFT, "achieved 地区生产总值", 135, "达到"),
        ("", _LEFT + "工业园区规上工业增加值增长9%。", "target 规模以上工业增加值增速", None, None),
        # numbers after a semicolon or comma of a clause
        (
            "规上工业增加值增长8.3%；500万元以上项目固定资产投资增长6.1%。",
            _LEFT,
            "achieved 固定资产投资增速",
            6.1,
            None,
        ),
        ("500万元及以上项目固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", 6.1, None),
        ("500万元以上固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", 6.1, None),
        ("五百万元以上固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", 6.1, None),
        ("5000万元以上固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("5000万元以上项目固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("亿元以上固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("项目固定资产投资增长6.1%。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("固定资产投资9亿元，比“十三五”期间增长70%。", _LEFT, "achieved 固定资产投资增速", None, None),
        # the nation, the province, another place
        ("全国居民消费价格上涨2%。我县稳中有进。", _LEFT, "achieved 居民消费价格涨幅", None, None),
        ("全市固定资产投资增长8%，我县增速居前。", _LEFT, "achieved 固定资产投资增速", None, None),
        ("我县社会消费品零售总额增长8%。", _LEFT, "achieved 社会消费品零售总额增速", 8, None),
        (
            "我县发展向好。",
            "国家提出今年国内生产总值增长5%左右。我县要多作贡献。",
            "target 地区生产总值增速",
            None,
            None,
        ),
        ("我县发展向好。", "省定目标为地区生产总值增长6%。", "target 地区生产总值增速", None, None),
        ("", _LEFT + "力争成都经济总量迈上2万亿元。", "target 地区生产总值", None, None),
        ("", _LEFT + "\n支持赣州建设中心城市，固定资产投资增长9%。", "target 固定资产投资增速", None, None),
        (
            "",
            _LEFT + "\n成渝双城经济圈生产总值增速高于全国，经济总量突破9万亿元。",
            "target 地区生产总值",
            None,
            None,
        ),
        ("", _LEFT + "王庄镇力争一般公共预算收入增长15%。", "target 一般公共预算收入增速", None, None),
    ],
)
def test_which_number_of_a_sentence_is_meant(
    review: str, plan: str, cell: str, value: float | None, qualifier: str | None
) -> None:
    status, indicator = cell.split()
    found = _proposals(_REVIEW.format(review=review, plan=plan), 2024, "甲县")[status, indicator]
    assert found.state == ("absent" if value is None else "proposed")
    assert (found.value.value, found.value.qualifier) == (value, qualifier)
