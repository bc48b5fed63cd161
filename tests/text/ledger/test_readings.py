"""Readings: promises beside results, and targets beside those of the year before."""

import pytest

from desktop.text.ledger.readings import (
    Promise,
    degree,
    difference_of,
    fulfilments,
    target_changes,
)
from desktop.text.ledger.values import CellValue


def _value(written: str) -> CellValue:
    """Read ``6 % 左右``, ``5~5.5 %`` or an empty text."""
    if not written:
        return CellValue(None)
    number, unit, *words = written.split(" ")
    low, _, high = number.partition("~")
    return CellValue(float(low), float(high) if high else None, unit, "、".join(words) or None)


@pytest.mark.parametrize(
    ("target", "result", "better", "verdict", "difference"),
    [
        ("6 % 以上", "6 %", "more", "kept", 0),
        ("6 % 以上", "5.9 %", "more", "missed", -0.1),
        ("6 % 左右", "5.8 %", "more", "kept", -0.2),
        ("6 % 左右", "5.6 %", "more", "missed", -0.4),
        ("6 %", "6.3 %", "more", "kept", 0.3),
        ("5~5.5 %", "5.2 %", "more", "kept", 0),
        ("5~5.5 %", "4.8 %", "more", "missed", -0.2),
        ("5~5.5 %", "5.8 %", "more", "kept", 0.3),
        ("5.5 % 以内", "5.2 %", "less", "kept", -0.3),
        ("5.5 % 以内", "5.6 %", "less", "missed", 0.1),
        ("3 % 左右", "0.1 % 下降", "band", "kept", -3.1),
        ("6 %", "1.3 % 下降", "more", "missed", -7.3),
        ("55 万人 以上", "586000 人", "more", "kept", 3.6),
        ("6 %", "", "more", "not-said", None),
        ("6 %", "60 亿元", "more", "not-said", None),
        ("4.5~5 %", "4.9 %", "more", "kept", 0),
        ("4.5~5 %", "4.2 %", "more", "missed", -0.3),
        ("5.5 % 左右", "5.1 %", "less", "kept", -0.4),
        ("5.5 % 左右", "5.7 %", "less", "kept", 0.2),
        ("5.5 % 左右", "5.9 %", "less", "missed", 0.4),
        ("3 % 左右", "3.4 %", "band", "missed", 0.4),
        ("3 % 以内", "2.9 %", "band", "kept", -0.1),
        ("6 % 力争", "5.9 %", "more", "missed", -0.1),
        ("35 万个", "38 万人", "more", "kept", 3),
    ],
)
def test_promises(target: str, result: str, better: str, verdict: str, difference: float | None) -> None:
    promised = [Promise("甲县", "指标", 2024, _value(target))]
    told = [Promise("甲县", "指标", 2024, _value(result)), Promise("乙县", "指标", 2024, _value("9 %"))]
    (found,) = fulfilments(promised, told, better)
    assert found.verdict == verdict
    assert found.difference == (None if difference is None else pytest.approx(difference))


def test_without_the_next_report_nothing_is_said() -> None:
    promised = [Promise("甲县", "指标", 2024, _value("6 %")), Promise("甲县", "指标", 2025, _value(""))]
    (found,) = fulfilments(promised, [Promise("甲县", "指标", 2023, _value("6 %"))])
    assert (found.verdict, found.result, found.difference) == ("not-said", None, None)


def test_differences_need_units_that_go_together() -> None:
    assert difference_of(_value("1 亿元"), _value("12000 万元")) == pytest.approx(0.2)
    assert difference_of(_value("1 亿元"), _value("3 %")) is None


@pytest.mark.parametrize(
    ("former", "now", "number", "wording", "difference"),
    [
        ("7 % 以上", "7 % 左右", "same", "weakened", 0),
        ("7 % 左右", "7 % 以上", "same", "strengthened", 0),
        ("7 % 左右", "6.5 % 左右", "lowered", "same", -0.5),
        ("7 %", "7.5 %", "raised", "same", 0.5),
        ("7 %", "", "dropped", "same", None),
        ("", "7 % 左右", "new", "changed", None),
        ("", "", "none", "same", None),
        ("5 % 左右", "4.5~5 %", "lowered", "changed", -0.5),
        ("5 % 左右", "5~5.5 %", "raised", "changed", 0.5),
        ("4.5~5 %", "5 % 左右", "raised", "changed", 0.5),
        ("5~5.5 %", "5~5.5 %", "same", "same", 0),
        ("5.5 % 以内", "5.5 % 左右", "same", "weakened", 0),
        ("7 % 以上", "7 % 力争", "same", "weakened", 0),
        ("7 % 左右", "7 % 力争", "same", "changed", 0),
        ("1 万人", "12000 人", "raised", "same", 0.2),
        ("7 %", "70 亿元", "new", "same", None),
    ],
)
def test_changes(former: str, now: str, number: str, wording: str, difference: float | None) -> None:
    targets = [Promise("甲", "指标", 2023, _value(former)), Promise("甲", "指标", 2024, _value(now))]
    (found,) = target_changes([*targets, Promise("甲", "指标", 2020, _value("1 %"))])
    assert (found.number, found.wording) == (number, wording)
    assert found.difference == (None if difference is None else pytest.approx(difference))


def test_degrees() -> None:
    assert [degree(one) for one in ("以上", "达到、以上", "以内", "左右", "达到", None, "下降、左右")] == [
        "at-least",
        "at-least",
        "at-most",
        "around",
        "exact",
        "exact",
        "around",
    ]
