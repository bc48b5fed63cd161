"""Indicators of a ledger, rule by rule: the names they go by, the kinds and units, and what is plausible."""

from typing import Any

import pytest

from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import LedgerIndicator, kinds_of, plain_name, unit_in_base


def figure(kind: str, value: Any, norm_unit: str | None, **more: Any) -> Figure:
    fields = {"unit": norm_unit, "norm_value": value, "indicator": "粮食产量", **more}
    return Figure(0, 1, "x", kind, value=value, norm_unit=norm_unit, **fields)


def grain(**more: Any) -> LedgerIndicator:
    return LedgerIndicator("粮食产量", **more)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        *((f"林地面积{end}", "林地面积") for end in ("涨幅", "增幅", "降幅", "增速", "增长率", "增长速度")),
        *((f"林地面积{end}", "林地面积") for end in ("增长", "上涨", "总数", "人数", "总水平", "平均")),
        *((f"林地面积{end}", "林地面积") for end in ("年平均值", "平均值", "年均值", "均值", "年平均")),
        *((f"林地面积{end}", "林地面积") for end in ("增长幅度", "上涨幅度", "下降幅度", "平均增速")),
        *((f"{start}林地面积", "林地面积") for start in ("全市", "本县", "我省", "全国", "全区", "全州")),
        *((f"{start}林地面积", "林地面积") for start in ("全旗", "全盟", "全年", "年度", "全社会")),
        *((f"{start}林地面积", "林地面积") for start in ("地方", "地方级", "省级", "市级", "县级", "区级")),
        ("全市全年林地面积平均增幅", "林地面积"),
        (" 林地面积 ", "林地面积"),
        ("林地面積", "林地面积"),
        ("全市林地", "全市林地"),
        ("全市GDP", "地区生产总值"),
        ("涨幅", "涨幅"),
        ("增长林地", "增长林地"),
    ],
)
def test_a_name_is_plain_without_what_stands_around_it(written: str, plain: str) -> None:
    assert plain_name(written) == plain


@pytest.mark.parametrize(
    ("kind", "kinds", "unit", "before", "is_of"),
    [
        ("quantity", ("quantity",), "吨", "", True),
        ("quantity", ("percent", "change"), "吨", "增长", False),
        ("percent", ("percent",), "%", "", True),
        ("percent", ("quantity",), "%", "增长", False),
        ("change", ("change",), "%", "", True),
        ("change", ("percent",), "%", "", False),
        ("change", ("change",), "百分点", "", False),
        ("rank", ("quantity", "percent", "change"), "位", "", False),
        # A percentage or a range is one of growth only behind a word of growth.
        ("percent", ("change",), "%", "粮食产量增长", True),
        ("percent", ("change",), "%", "粮食产量", False),
        ("percent", ("change",), "%", "增" + "好" * 13, True),
        ("percent", ("change",), "%", "增" + "好" * 14, False),
        ("range", ("percent",), "%", "", True),
        ("range", ("change",), "%", "粮食产量下降", True),
        ("range", ("change",), "%", "粮食产量", False),
        ("range", ("change",), "吨", "粮食产量下降", False),
        ("range", ("quantity",), "吨", "", True),
        ("range", ("quantity",), "%", "增长", False),
        ("range", ("percent",), "吨", "增长", False),
    ],
)
def test_which_kinds_of_figures_it_takes(
    kind: str, kinds: tuple[str, ...], unit: str, before: str, is_of: bool
) -> None:
    value = [5, 6] if kind == "range" else 5
    assert grain(kinds=kinds).is_of(figure(kind, value, unit), before) is is_of


@pytest.mark.parametrize("word", ["增长", "上涨", "提升", "下降", "减少", "回落", "提高", "扩大", "增速"])
def test_words_of_growth(word: str) -> None:
    assert grain(kinds=("change",)).is_of(figure("percent", 5, "%"), word)


@pytest.mark.parametrize("unit", ["个百分点", "百分点", "番"])
def test_no_value_is_in_these_units(unit: str) -> None:
    assert not grain().is_of(figure("quantity", 5, None, unit=unit))


@pytest.mark.parametrize(
    ("value", "unit", "is_of"),
    [
        (99_000, "公斤", False),
        (100_000, "公斤", True),
        (5_000_000, "公斤", True),
        (50_000_000, "公斤", True),
        (50_000_001, "公斤", False),
        ([200_000, 300_000], "公斤", True),
        ([200_000, 60_000_000], "公斤", False),
        (5_000_000, "元", False),
        (None, "公斤", False),
    ],
)
def test_what_is_plausible_in_its_first_unit(value: Any, unit: str, is_of: bool) -> None:
    factor, base = unit_in_base("万公斤")
    assert base in ("公斤", "千克", "吨")
    scale = factor / 10_000
    held = [one * scale for one in value] if isinstance(value, list) else value and value * scale
    unit = base if unit == "公斤" else unit
    assert grain(units=("万公斤",), low=10, high=5000).is_of(figure("quantity", held, unit)) is is_of


def test_without_limits_everything_is_plausible() -> None:
    assert grain().is_of(figure("quantity", -1e30, "吨"))
    assert grain(low=5).is_of(figure("quantity", 5, "吨"))
    assert not grain(low=5).is_of(figure("quantity", 4.9, "吨"))
    assert grain(high=5).is_of(figure("quantity", 5, "吨"))
    assert not grain(high=5).is_of(figure("quantity", 5.1, "吨"))


def test_a_fall_is_negative_where_the_limits_allow_one() -> None:
    fall = figure("change", 20, "%", direction="down")
    assert grain(kinds=("change",), low=-30, high=10).is_of(fall)
    assert not grain(kinds=("change",), low=-10, high=40).is_of(fall)
    assert grain(kinds=("change",), low=0, high=40).is_of(fall)
    assert not grain(kinds=("change",), high=10).is_of(fall)


def test_a_unit_that_no_table_has_counts_as_it_is_written() -> None:
    held = figure("quantity", 5, None, unit="桶装", norm_value=None)
    assert grain(units=("桶装",), low=5, high=5).is_of(held)
    assert not grain(units=("吨",)).is_of(held)
    assert grain().is_of(figure("quantity", 5, None))


@pytest.mark.parametrize("name", [None, "油料产量", "粮食"])
def test_a_figure_of_another_name_is_none_of_it(name: str | None) -> None:
    assert not grain().is_of(figure("quantity", 5, "吨", indicator=name))


def test_all_names_that_it_goes_by() -> None:
    indicator = LedgerIndicator("粮食产量增速", ("全市粮食总产量",))
    assert indicator.names == {"粮食总产量"}
    lengths = [len(one) for one in indicator.written]
    assert lengths == sorted(lengths, reverse=True)
    assert {"粮食产量", "粮食总产量", "全市粮食总产量"} <= set(indicator.written)
    assert "" not in LedgerIndicator("增速").written


@pytest.mark.parametrize(
    ("unit", "base"),
    [
        ("亿元", (1e8, "元")),
        ("万人", (1e4, "人")),
        ("%", (1.0, "%")),
        ("", (1.0, "")),
        ("甲乙", (1.0, "甲乙")),
    ],
)
def test_a_unit_in_its_base(unit: str, base: tuple[float, str]) -> None:
    assert unit_in_base(unit) == base


def test_the_first_unit_of_a_base_counts() -> None:
    assert grain(units=("万人", "人", "亿元")).bases == {"人": 1e4, "元": 1e8}
    assert grain().bases == {}


@pytest.mark.parametrize(
    ("name", "written", "units", "kinds"),
    [
        ("粮食产量", ("percent", "change"), ("吨",), ("percent", "change")),
        ("粮食产量增速", (), (), ("change",)),
        ("粮食产量增幅", (), ("吨",), ("change",)),
        ("价格涨幅", (), (), ("change",)),
        ("能耗降幅", (), ("%",), ("change",)),
        ("产值增长率", (), (), ("change",)),
        ("失业率", (), (), ("percent",)),
        ("失业率", (), ("%",), ("percent",)),
        ("失业率", (), ("人",), ("quantity",)),
        ("消费比重", (), (), ("percent",)),
        ("消费占比", (), (), ("percent",)),
        ("达标比例", (), ("%", "天"), ("quantity",)),
        ("粮食产量", (), ("%",), ("change", "percent")),
        ("粮食产量", (), ("%", "吨"), ("quantity",)),
        ("粮食产量", (), (), ("quantity",)),
    ],
)
def test_kinds_that_are_told_or_follow_from_name_and_units(
    name: str, written: tuple[str, ...], units: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    assert kinds_of(name, written, units) == kinds
