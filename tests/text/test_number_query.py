"""Number queries: what is understood of them, what is refused, and which figures fulfill them."""

from typing import Any

import pytest

from desktop.text.figures import find_figures
from desktop.text.number_query import (
    FieldCondition,
    ValueCondition,
    YearCondition,
    fulfills,
    parse_number_query,
)
from desktop.text.search_query import InvalidQuery, Words

TEXT = (
    "一、工作回顾\n地区生产总值完成2806.2亿元、增长5.6%左右，实际投资12000万元，约3—5家企业，"
    "耕地下降2.5个百分点。\n二、工作安排\n城镇新增就业8万人以上，失业率控制在5%以内。\n"
)


@pytest.mark.parametrize(
    ("query", "conditions"),
    [
        ("指标=GDP", [FieldCondition("indicator", ("地区生产总值",))]),
        ("indicator = GDP|就业*", [FieldCondition("indicator", ("地区生产总值", "就业*"))]),
        ("值≥5 单位=%", [ValueCondition(">=", 5, "%")]),
        ("单位=％ 值>=5", [ValueCondition(">=", 5, "%")]),
        ("值≥1万 单位=亿元", [ValueCondition(">=", 10**12, "元")]),
        ("值≥-1.5千万 单位=元", [ValueCondition(">=", -15_000_000, "元")]),
        ("值≥1e12 单位=元", [ValueCondition(">=", 10**12, "元")]),
        ("值≥1萬", [ValueCondition(">=", 10_000)]),
        ("值=2–3万 单位=人", [ValueCondition(">=", 20_000, "人"), ValueCondition("<=", 30_000, "人")]),
        ("value＞=1.5亿元", [ValueCondition(">=", 150_000_000, "元")]),
        ("值<1,234", [ValueCondition("<", 1234)]),
        ("值=5–6 单位=%", [ValueCondition(">=", 5, "%"), ValueCondition("<=", 6, "%")]),
        ("值=-3%", [ValueCondition("=", -3, "%")]),
        ("值=3 单位=桶装", [ValueCondition("=", 3, None, "桶装")]),
        ("单位=亿元", [FieldCondition("unit", ("亿元",))]),
        (
            "状态=目标 status!=其他",
            [FieldCondition("status", ("target",)), FieldCondition("status", ("other",), True)],
        ),
        ("限定词=左右", [FieldCondition("qualifier", ("左右",))]),
        ("增减=下降", [FieldCondition("direction", ("down",))]),
        ("年份=2024–2026", [YearCondition("year", "=", 2024, 2026)]),
        ("时期>=2024年", [YearCondition("period", ">=", 2024, 2024)]),
        ("年份=2024—2026", [YearCondition("year", "=", 2024, 2026)]),
        ("年份=2026－2024年", [YearCondition("year", "=", 2024, 2026)]),
        ("年份=2020、2024至2026", [YearCondition("year", "=", 2020, 2020, ((2024, 2026),))]),
        (
            "指标=ｇｄｐ、就业",
            [FieldCondition("indicator", ("地区生产总值", "就业", "ｇｄｐ、就业"))],
        ),
        ("狀態=目標、其他", [FieldCondition("status", ("target", "other"))]),
        ("值≥５．５ 单位＝％", [ValueCondition(">=", 5.5, "%")]),
        ("值＞1e12", [ValueCondition(">", 1e12)]),
        ("值=−3%", [ValueCondition("=", -3, "%")]),
        ("指標=GDP", [FieldCondition("indicator", ("地区生产总值",))]),
    ],
)
def test_understood(query: str, conditions: list[object]) -> None:
    parsed = parse_number_query(query)
    assert (list(parsed.conditions), parsed.words) == (conditions, None)


def test_words_beside() -> None:
    parsed = parse_number_query('招商 值≥5 "a b=c"')
    assert parsed.conditions == (ValueCondition(">=", 5),)
    assert parsed.words is not None and parsed.words.scope == "sentence"
    assert parse_number_query("招商 IN/document").words is not None
    assert parse_number_query('"总值=5" /[<>]=/').conditions == ()
    assert parse_number_query("招商").words == parse_number_query("招商 IN/sentence").words
    assert getattr(parse_number_query("招商").words, "root", None) == Words(("招商",))


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (" ", "empty"),
        ("值≥很多", "value"),
        ("状态=也许", "value"),
        ("年份=今年", "value"),
        ("指标>GDP", "comparison"),
        ("值=!5", "value"),
        ("招商 OR 值=5", "operator"),
        ("指标=", "operator"),
        ("指标= 状态=目标", "operator"),
        ("地区=山西 值≥5", "field"),
        ("总值=5", "field"),
        ("5≤值≤6", "field"),
        ("年份>=2024,2026", "value"),
        ("年份=、", "value"),
    ],
)
def test_refused(query: str, reason: str) -> None:
    with pytest.raises(InvalidQuery) as raised:
        parse_number_query(query)
    assert raised.value.reason == reason


def found(query: str) -> list[str]:
    figures: list[dict[str, Any]] = [one.as_dict() for one in find_figures(TEXT, year=2024)]
    return [one["text"] for one in figures if fulfills(parse_number_query(query), one, 2024)]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("指标=生产总值", ["2806.2亿元", "5.6%"]),
        ("指标=*率", ["5%"]),
        ("值≥5 单位=%", ["5.6%", "5%"]),
        ("值>5 单位=%", ["5.6%"]),
        ("值≥5 值≤5.5 单位=%", ["5%"]),
        ("值=1.2 单位=亿元", ["12000万元"]),
        ("值=2806.2亿元", ["2806.2亿元"]),
        ("值!=5 单位=%", ["5.6%"]),
        ("值=4 单位=家", ["3—5家"]),
        ("值=4–6 单位=家", ["3—5家"]),
        ("单位=亿元", ["2806.2亿元"]),
        ("单位=元", ["2806.2亿元", "12000万元"]),
        ("状态=目标", ["8万人", "5%"]),
        ("限定词=左右", ["5.6%"]),
        ("限定词!=左右 单位=%", ["5%"]),
        ("限定词=左右|以内", ["5.6%", "5%"]),
        ("限定词=*", ["5.6%", "3—5家", "8万人", "5%"]),
        ("单位=%、家", ["5.6%", "3—5家", "5%"]),
        ("年份=2020,2024 状态=目标", ["8万人", "5%"]),
        ("增减=下降", ["2.5个百分点"]),
        ("种类=范围", ["3—5家"]),
        ("时期=2024", ["8万人", "5%"]),
        ("时期=2020-2023", ["2806.2亿元", "5.6%", "12000万元", "3—5家", "2.5个百分点"]),
        ("时期>2023", ["8万人", "5%"]),
        ("时期<2024 单位=%", ["5.6%"]),
        ("年份=2023", []),
        ("年份<=2024 状态=目标 单位=人", ["8万人"]),
    ],
)
def test_fulfilled(query: str, texts: list[str]) -> None:
    assert found(query) == texts
