"""Readings of a ledger, rule by rule: words of degree, differences in other units, and orders."""

from dataclasses import replace

import pytest

from desktop.text.ledger.readings import (
    AROUND,
    AT_LEAST,
    AT_MOST,
    STRIVEN,
    Promise,
    degree,
    difference_of,
    fulfilments,
    target_changes,
    value_in_unit,
)
from desktop.text.ledger.values import CellValue

SIX = Promise("甲县", "指标", 2024, CellValue(6.0, unit="%"))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("以上 不低于 不少于 不小于 超过 超 突破 高于 至少 余 多", "at-least"),
        ("以内 以下 不超过 不高于 不大于 低于 至多 控制在", "at-most"),
        ("左右 约 上下 大约 大体", "around"),
        ("力争 争取 努力 冲刺", "striven"),
        ("达到 下降 全部", "exact"),
    ],
)
def test_what_each_word_of_degree_asks_for(words: str, kind: str) -> None:
    for word in words.split():
        assert degree(word) == degree(f"达到、{word}") == degree(f"{word} 达到") == kind
    assert degree("") == "exact"


def test_words_that_ask_for_several_things() -> None:
    assert degree("左右、以上") == "at-least"
    assert degree("以上，以内") == "at-most"
    assert degree("力争, 左右") == "around"
    assert degree("力争以上") == "exact"  # no word by itself
    every = (*AT_LEAST, *AT_MOST, *AROUND, *STRIVEN)
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        (CellValue(5.0, unit="亿元"), "万元", 50_000.0),
        (CellValue(50_000.0, unit="万元"), "亿元", 5.0),
        (CellValue(5.0, unit="亿元"), "亿元", 5.0),
        (CellValue(5.0, unit="甲"), "甲", 5.0),
        (CellValue(5.0), None, 5.0),
        (CellValue(5.0, unit="%", qualifier="下降"), "%", -5.0),
        (CellValue(5.0, unit="万人"), "个", 50_000.0),
        (CellValue(5.0, unit="万个"), "人", 50_000.0),
        (CellValue(5.0, unit="万个"), "户", None),
        (CellValue(5.0, unit="亿元"), "%", None),
        (CellValue(5.0, unit="亿元"), None, None),
        (CellValue(5.0), "亿元", None),
        (CellValue(None, unit="亿元"), "亿元", None),
    ],
)
def test_a_value_in_another_unit(value: CellValue, unit: str | None, found: float | None) -> None:
    assert value_in_unit(value, unit) == (None if found is None else pytest.approx(found))


@pytest.mark.parametrize(
    ("target", "result", "difference"),
    [
        (CellValue(6.0, unit="%"), CellValue(6.1, unit="%"), 0.1),
        (CellValue(0.3, unit="%"), CellValue(0.1, unit="%"), -0.2),
        (CellValue(5.0, 5.5, "%"), CellValue(5.0, unit="%"), 0.0),
        (CellValue(5.0, 5.5, "%"), CellValue(5.5, unit="%"), 0.0),
        (CellValue(5.5, 5.0, "%"), CellValue(5.6, unit="%"), 0.1),
        (CellValue(3.0, 4.0, "%", "下降"), CellValue(3.5, unit="%", qualifier="下降"), 0.0),
        (CellValue(3.0, 4.0, "%", "下降"), CellValue(4.5, unit="%", qualifier="下降"), -0.5),
        (CellValue(3.0, 4.0, "%", "下降"), CellValue(2.0, unit="%"), 5.0),
        (CellValue(None, unit="%"), CellValue(6.0, unit="%"), None),
        (CellValue(6.0, unit="%"), CellValue(None, unit="%"), None),
    ],
)
def test_a_difference_is_counted_from_the_nearer_end(
    target: CellValue, result: CellValue, difference: float | None
) -> None:
    assert difference_of(target, result) == difference


def test_each_target_with_a_number_is_told_in_their_order() -> None:
    later = replace(SIX, year=2025)
    silent = replace(SIX, year=2023, value=CellValue(None))
    reached = replace(SIX, value=CellValue(6.5, unit="%"))
    others = [
        replace(reached, place="乙县"),
        replace(reached, indicator="别的"),
        replace(reached, year=2025, value=CellValue(None, quote="无")),
    ]
    found = list(fulfilments([later, silent, SIX], [*others, reached]))
    assert [(one.promise, one.result, one.verdict) for one in found] == [
        (later, others[2], "not-said"),
        (SIX, reached, "kept"),
    ]
    assert [one.difference for one in found] == [None, 0.5]


@pytest.mark.parametrize(
    ("target", "result", "good", "verdict"),
    [
        (CellValue(6.0, unit="%", qualifier="左右"), 5.7, "more", "kept"),
        (CellValue(6.0, unit="%", qualifier="左右"), 5.69, "more", "missed"),
        (CellValue(6.0, unit="%", qualifier="约"), 6.3, "less", "kept"),
        (CellValue(6.0, unit="%", qualifier="约"), 6.31, "less", "missed"),
        (CellValue(6.0, unit="%", qualifier="不低于"), 5.0, "less", "missed"),
        (CellValue(6.0, unit="%", qualifier="不低于"), 7.0, "less", "kept"),
        (CellValue(6.0, unit="%", qualifier="不高于"), 7.0, "more", "missed"),
        (CellValue(6.0, unit="%"), 7.0, "band", "missed"),
        (CellValue(6.0, unit="%"), 5.0, "band", "kept"),
        (CellValue(6.0, unit="%"), 6.0, "more", "kept"),
    ],
)
def test_when_a_target_is_kept(target: CellValue, result: float, good: str, verdict: str) -> None:
    told = [replace(SIX, value=CellValue(result, unit="%"))]
    (found,) = fulfilments([replace(SIX, value=target)], told, good)
    assert found.verdict == verdict


def test_more_is_good_where_nothing_else_is_said() -> None:
    (found,) = fulfilments([SIX], [replace(SIX, value=CellValue(5.0, unit="%"))])
    assert found.verdict == "missed"


def test_changes_stand_in_the_order_of_place_indicator_and_year() -> None:
    targets = [
        replace(SIX, place=place, indicator=indicator, year=year)
        for place in ("乙县", "丙县")
        for indicator in ("二", "一")
        for year in (2025, 2024, 2023, 2021)
    ]
    found = list(target_changes(targets))
    assert [(one.promise.place, one.promise.indicator, one.promise.year) for one in found] == sorted(
        (place, indicator, year)
        for place in ("乙县", "丙县")
        for indicator in ("一", "二")
        for year in (2024, 2025)
    )
    assert all(one.former == replace(one.promise, year=one.promise.year - 1) for one in found)


@pytest.mark.parametrize(
    ("former", "now", "number", "wording", "difference"),
    [
        (CellValue(6.0, unit="%"), CellValue(6.0, unit="%", qualifier="左右"), "same", "weakened", 0.0),
        (CellValue(6.0, unit="%"), CellValue(6.0, unit="%", qualifier="以内"), "same", "strengthened", 0.0),
        (CellValue(6.0, unit="%", qualifier="以上"), CellValue(5.0, unit="%", qualifier="以内"), "lowered",
         "changed", -1.0),
        (CellValue(5.0, 6.0, "%"), CellValue(5.0, 6.5, "%"), "raised", "same", 0.5),
        (CellValue(5.0, 6.0, "%"), CellValue(4.0, 6.5, "%"), "lowered", "same", -1.0),
        (CellValue(5.0, 6.0, "%"), CellValue(5.0, unit="%"), "lowered", "changed", -1.0),
        (CellValue(3.0, unit="%", qualifier="下降"), CellValue(2.0, unit="%", qualifier="下降"), "raised",
         "same", 1.0),
        (CellValue(0.1, unit="%"), CellValue(0.3, unit="%"), "raised", "same", 0.2),
        (CellValue(1.0, unit="亿元"), CellValue(9000.0, unit="万元"), "lowered", "same", -0.1),
        (CellValue(None, qualifier="同步"), CellValue(None, qualifier="同步"), "none", "same", None),
        (CellValue(None, qualifier="同步"), CellValue(None, qualifier="高于"), "none", "changed", None),
        (CellValue(None, qualifier="同步"), CellValue(6.0, unit="%"), "new", "changed", None),
        (CellValue(6.0, unit="%"), CellValue(None, qualifier="同步"), "dropped", "changed", None),
    ],
)  # fmt: skip
def test_how_a_target_changed(
    former: CellValue, now: CellValue, number: str, wording: str, difference: float | None
) -> None:
    (found,) = target_changes([replace(SIX, year=2023, value=former), replace(SIX, value=now)])
    assert (found.number, found.wording) == (number, wording)
    assert found.difference == (None if difference is None else pytest.approx(difference))
    assert (found.former.value, found.promise.value) == (former, now)
