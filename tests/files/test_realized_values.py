"""Values from elsewhere: long and wide tables, and what is refused."""

from pathlib import Path

import pytest

from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import BadRow
from desktop.files.realized_values import RealizedValue, read_realized


def _read(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> tuple[RealizedValue, ...]:
    path = tmp_path / "年鉴.csv"
    path.write_bytes(text.encode(encoding))
    return read_realized(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_long_table(tmp_path: Path, encoding: str) -> None:
    head = "地区,年份,指标,数值,单位,来源,省份\n"
    text = head + '长治市,2024年,地区生产总值,"2,806.2",亿元,统计年鉴,山西省\n,,,,,,\n'
    assert _read(tmp_path, text, encoding) == (
        RealizedValue("长治市", 2024, "地区生产总值", 2806.2, "亿元", "统计年鉴", "山西省"),
    )


def test_a_wide_table(tmp_path: Path) -> None:
    head = "地区,年份,地区生产总值（亿元）,地区生产总值增速(%),备注\n"
    text = head + "长治市,2024,2806.2,5.1%,—\n武乡县,2024,—,4.9,\n"
    assert [(one.place, one.indicator, one.value, one.unit) for one in _read(tmp_path, text)] == [
        ("长治市", "地区生产总值", 2806.2, "亿元"),
        ("长治市", "地区生产总值增速", 5.1, "%"),
        ("武乡县", "地区生产总值增速", 4.9, "%"),
    ]


def test_units_in_the_cells_and_other_words_for_columns(tmp_path: Path) -> None:
    text = "省份\t统计年份\tGDP\tGDP增速\n甘肃省\t2024年度\t1.3万亿元\t5.8％\n青海省\t2024\t—\t−1.2%\n"
    assert [(one.place, one.year, one.indicator, one.value, one.unit) for one in _read(tmp_path, text)] == [
        ("甘肃省", 2024, "GDP", 1.3, "万亿元"),
        ("甘肃省", 2024, "GDP增速", 5.8, "%"),
        ("青海省", 2024, "GDP增速", -1.2, "%"),
    ]


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("place,year,indicator,value\n,2024,x,1\n", "place", "empty"),
        ("place,year,indicator,value\n甲,24,x,1\n", "year", "number"),
        ("place,year,indicator,value\n甲,2024,,1\n", "indicator", "empty"),
        ("place,year,indicator,value\n甲,2024,x,约1\n", "value", "number"),
        ("place,year,x\n甲,2024,inf\n", "x", "number"),
    ],
)
def test_a_row_that_is_none(tmp_path: Path, text: str, column: str, reason: str) -> None:
    with pytest.raises(BadRow) as caught:
        _read(tmp_path, text)
    assert (caught.value.line, caught.value.column, caught.value.reason) == (1, column, reason)


@pytest.mark.parametrize(("text", "reason"), [("a,b\n1,2\n", "columns"), ("place,year,x\n", "empty")])
def test_a_table_that_is_none(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        _read(tmp_path, text)
    assert caught.value.reason == reason
