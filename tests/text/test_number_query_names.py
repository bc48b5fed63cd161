"""Number queries: every name, value and sign that may be written in them, and the edges of comparisons."""

from typing import Any

import pytest

from desktop.text.number_query import (
    FieldCondition,
    ValueCondition,
    WrittenCondition,
    YearCondition,
    fulfills,
    parse_number_query,
    written_conditions,
)
from desktop.text.search_query import InvalidQuery


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ("指标 指標 indicator INDICATOR", "indicator"),
        ("值 数值 value Value", "value"),
        ("单位 單位 unit", "unit"),
        ("限定词 限定詞 qualifier", "qualifier"),
        ("状态 狀態 status", "status"),
        ("增减 方向 direction", "direction"),
        ("种类 类型 kind", "kind"),
        ("年份 year", "year"),
        ("时期 時期 period", "period"),
        ("存疑 doubt", "doubt"),
    ],
)
def test_each_field_has_these_names(names: str, field: str) -> None:
    for name in names.split():
        assert written_conditions(f"{name}=5") == [WrittenCondition(field, "=", "5", 0, len(name) + 2)]


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("status", "已完成 完成 实现 achieved ACHIEVED", "achieved"),
        ("status", "目标 目標 target", "target"),
        ("status", "其他 other", "other"),
        ("direction", "增长 增長 上升 增 up", "up"),
        ("direction", "下降 减少 減少 减 down", "down"),
        ("direction", "改善 improve", "improve"),
        ("kind", "数量 quantity", "quantity"),
        ("kind", "百分比 percent", "percent"),
        ("kind", "增减 change", "change"),
        ("kind", "位次 rank", "rank"),
        ("kind", "比例 ratio", "ratio"),
        ("kind", "范围 range", "range"),
    ],
)
def test_each_value_may_be_written_so(field: str, written: str, value: str) -> None:
    for one in written.split():
        assert parse_number_query(f"{field}={one}").conditions == (FieldCondition(field, (value,)),)
    every = "|".join(written.split())
    assert parse_number_query(f"{field}!={every}").conditions == (
        FieldCondition(field, (value,) * len(written.split()), True),
    )


@pytest.mark.parametrize(
    ("signs", "operator"),
    [
        ("= ＝ == ＝＝ =＝", "="),
        ("≠ != ！= ！＝ !＝", "!="),
        (">= ≥ ≧ ⩾ ＞= ＞＝ >＝", ">="),
        ("<= ≤ ≦ ⩽ ＜= ＜＝", "<="),
        ("> ＞", ">"),
        ("< ＜", "<"),
    ],
)
def test_each_sign_is_known(signs: str, operator: str) -> None:
    for sign in signs.split():
        assert parse_number_query(f"值{sign}5").conditions == (ValueCondition(operator, 5),), sign
        assert parse_number_query(f"值 {sign} 5").conditions == (ValueCondition(operator, 5),), sign


@pytest.mark.parametrize("between", ["–", "—", "～", "~", "..", "至", "到", "-"])
def test_a_span_of_values(between: str) -> None:
    assert parse_number_query(f"值=1{between}2亿元").conditions == (
        ValueCondition(">=", 100_000_000, "元"),
        ValueCondition("<=", 200_000_000, "元"),
    )
    assert parse_number_query(f"值=4%{between}5%").conditions == (
        ValueCondition(">=", 4, "%"),
        ValueCondition("<=", 5, "%"),
    )


@pytest.mark.parametrize("between", ["-", "–", "—", "－", "~", "～", "至", "到", " - "])
@pytest.mark.parametrize("year", ["", "年"])
def test_a_span_of_years(between: str, year: str) -> None:
    quoted = f'时期="2021{year}{between}2025{year}"'
    assert parse_number_query(quoted).conditions == (YearCondition("period", "=", 2021, 2025),)
    back = f'年份="2025{year}{between}2021{year}"'
    assert parse_number_query(back).conditions == (YearCondition("year", "=", 2021, 2025),)


@pytest.mark.parametrize(
    ("query", "reason", "place"),
    [
        ("值≥5 指标>=GDP", "comparison", (4, 11)),
        ("状态=也许", "value", (0, 5)),
        ("值=5 单位<亿元", "comparison", (4, 9)),
        ("指标=|", "value", (0, 4)),
        ("时期=20年", "value", (0, 6)),
    ],
)
def test_the_place_of_what_is_refused_is_told(query: str, reason: str, place: tuple[int, int]) -> None:
    with pytest.raises(InvalidQuery) as raised:
        parse_number_query(query)
    assert (raised.value.reason, raised.value.start, raised.value.end) == (reason, *place)


@pytest.mark.parametrize(
    ("query", "conditions"),
    [
        ("值≥5 单位=亿元|%", [ValueCondition(">=", 5), FieldCondition("unit", ("亿元", "%"))]),
        ("值≥5 单位!=%", [ValueCondition(">=", 5), FieldCondition("unit", ("%",), True)]),
        (
            "单位=% 单位=亿元 值=1",
            [FieldCondition("unit", ("%",)), FieldCondition("unit", ("亿元",)), ValueCondition("=", 1)],
        ),
        ("值≥１．５％", [ValueCondition(">=", 1.5, "%")]),
        ("值=+3%", [ValueCondition("=", 3, "%")]),
        ("值=1，234", [ValueCondition("=", 1234)]),
        ("值=12,34", None),
        ("值=1.5", [ValueCondition("=", 1.5)]),
        ("值≥5–6", None),
        ("值≥5至6", None),
        ("值=1.2.3", None),
        ("值=5％", [ValueCondition("=", 5, "%")]),
        ("值=3–5桶装", [ValueCondition(">=", 3, None, "桶装"), ValueCondition("<=", 5, None, "桶装")]),
        ("值=3件–5桶装", [ValueCondition(">=", 3, "件"), ValueCondition("<=", 5, None, "桶装")]),
    ],
)
def test_values_and_their_units(query: str, conditions: list[object] | None) -> None:
    if conditions is None:
        with pytest.raises(InvalidQuery):
            parse_number_query(query)
    else:
        assert list(parse_number_query(query).conditions) == conditions


def figure(**fields: Any) -> dict[str, Any]:
    return {
        "indicator": "地区生产总值",
        "value": 5.0,
        "unit": "亿元",
        "norm_value": 500_000_000.0,
        "norm_unit": "元",
        "qualifier": "左右",
        "status": "target",
        "direction": None,
        "kind": "quantity",
        "period": "2024",
        "doubt": None,
        **fields,
    }


@pytest.mark.parametrize(
    ("query", "fields", "fulfilled"),
    [
        ("值=5", {}, False),  # the base unit's 500,000,000 is compared
        ("值=500000000", {}, True),
        ("值=5亿元", {}, True),
        ("值=50000万元", {}, True),
        ("值≥5亿元", {}, True),
        ("值≤5亿元", {}, True),
        ("值>5亿元", {}, False),
        ("值<5亿元", {}, False),
        ("值!=5亿元", {}, False),
        ("值!=5亿元", {"norm_value": None, "value": None}, False),
        ("值=5亿元", {"norm_value": None, "value": None}, False),
        ("值≥5%", {}, False),
        ("值=5桶装", {"unit": "桶装"}, True),
        ("值=5桶装", {"unit": "亿元"}, False),
        ("值=5桶装", {"unit": "桶装", "norm_value": 7.0}, True),
        ("值=4.1亿元", {"norm_value": 410_000_000.0000001}, True),
        ("值≥4.1亿元", {"norm_value": 409_999_999.9999999}, True),
        ("值>4.1亿元", {"norm_value": 410_000_000.0000001}, True),
        ("值=4亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, True),
        ("值=3亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, True),
        ("值=5亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, True),
        ("值=6亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, False),
        ("值=2亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, False),
        ("值=4亿元", {"kind": "ratio", "norm_value": [3e8, 5e8]}, False),
        ("值>4亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, True),
        ("值!=4亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, True),
        ("值!=3亿元", {"kind": "range", "norm_value": [3e8, 5e8]}, False),
        ("单位=元", {}, True),
        ("单位=亿元", {}, True),
        ("单位=万元", {}, False),
        ("单位!=元", {}, False),
        ("单位!=万元", {}, True),
        ("单位!=万元", {"unit": None, "norm_unit": None}, True),
        ("限定词=左", {}, True),
        ("限定词=以上", {}, False),
        ("限定词!=以上", {}, True),
        ("限定词!=以上", {"qualifier": None}, True),
        ("限定词=左右", {"qualifier": None}, False),
        ("存疑=head", {"doubt": "head noun"}, True),
        ("存疑=head", {}, False),
        ("指标=地区*", {}, True),
        ("指标=*总值", {}, True),
        ("指标=总值", {}, False),
        ("指标=地区?产总值", {}, False),
        ("指标=[地]*", {}, False),
        ("指标=粮食*|GDP", {}, True),
        ("指标=地区*", {"indicator": None}, False),
        ("指标!=地区*", {"indicator": None}, True),
    ],
)
def test_what_a_figure_fulfills(query: str, fields: dict[str, Any], fulfilled: bool) -> None:
    assert fulfills(parse_number_query(query), figure(**fields), 2024) is fulfilled


@pytest.mark.parametrize(
    ("query", "period", "fulfilled"),
    [
        ("时期=2024", "2024", True),
        ("时期=2024", "2021-2025", False),
        ("时期=2020-2025", "2021-2025", True),
        ("时期=2021-2025", "2021-2025", True),
        ("时期=2022-2025", "2021-2025", False),
        ("时期=2021-2024", "2021-2025", False),
        ("时期!=2021-2024", "2021-2025", True),
        ("时期!=2020-2025", "2021-2025", False),
        ("时期≥2021", "2021-2025", True),
        ("时期≥2022", "2021-2025", False),
        ("时期>2021", "2021-2025", False),
        ("时期>2020", "2021-2025", True),
        ("时期≤2025", "2021-2025", True),
        ("时期≤2024", "2021-2025", False),
        ("时期<2025", "2021-2025", False),
        ("时期<2026", "2021-2025", True),
        ("时期≥2020-2022", "2021-2025", True),
        ("时期≤2020-2026", "2021-2025", True),
        ("时期>2018-2020", "2021-2025", True),
        ("时期<2026-2030", "2021-2025", True),
        ("时期=2024", None, False),
        ("时期!=2024", None, False),
    ],
)
def test_which_periods_are_meant(query: str, period: str | None, fulfilled: bool) -> None:
    assert fulfills(parse_number_query(query), figure(period=period), None) is fulfilled


def test_the_year_is_the_documents() -> None:
    assert fulfills(parse_number_query("年份=2026"), figure(period="2024"), 2026)
    assert not fulfills(parse_number_query("年份=2024"), figure(period="2024"), 2026)
    assert not fulfills(parse_number_query("年份=2024"), figure(period="2024"), None)
