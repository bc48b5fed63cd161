"""Lists of indicators as CSV: what comes back, the lists that come with the program, and what is refused."""

import io
from pathlib import Path

import pytest

from desktop.actions.ledgers import TEMPLATES, template_indicators
from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import BadRow, read_indicators, write_indicators
from desktop.text.ledger import LedgerIndicator


def _read(tmp_path: Path, text: str) -> tuple[LedgerIndicator, ...]:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    return read_indicators(path)


def test_there_and_back(tmp_path: Path) -> None:
    indicators = (
        LedgerIndicator("森林覆盖率", ("林木覆盖率",), ("%",), ("percent",), 0, 99.5, "level"),
        LedgerIndicator("出口增速", (), (), ("change", "percent"), None, None, "any"),
        LedgerIndicator("投诉量", (), ("件",), ("quantity",), None, None, "whole", "less"),
    )
    held = io.BytesIO()
    assert write_indicators(indicators, held) == 3
    path = tmp_path / "list.csv"
    path.write_bytes(held.getvalue())
    assert read_indicators(path) == indicators


def test_the_name_alone_is_enough(tmp_path: Path) -> None:
    growth, level = _read(tmp_path, "指标\n出口增速\n\n进口额\n")
    assert (growth.kinds, level.kinds, level.scope) == (("change",), ("quantity",), "whole")


def test_what_has_no_column_is_taken_from_the_programs_lists(tmp_path: Path) -> None:
    own = {one.name: one for one in template_indicators("headline")}
    growth, crops, unknown = _read(
        tmp_path, "指标名称,单位\n地区生产总值增速,%\n粮食产量,万吨\n研发投入强度,%\n"
    )
    assert growth == own["地区生产总值增速"]
    assert (crops.units, crops.synonyms) == (("万吨",), own["粮食产量"].synonyms)
    assert (unknown.synonyms, unknown.low) == ((), None)


def test_what_is_better_is_said_or_told_by_the_name(tmp_path: Path) -> None:
    found = _read(tmp_path, "指标,方向\n投诉量,越低越好\n事故起数,\n出口增速,more\n物价涨幅,\n绿化率,高\n")
    assert [one.better for one in found] == ["less", "", "more", "", "more"]
    assert [one.is_better for one in found] == ["less", "less", "more", "band", "more"]
    with pytest.raises(BadRow) as refused:
        _read(tmp_path, "指标,方向\n投诉量,两边\n")
    assert (refused.value.column, refused.value.reason) == ("better", "better")


def test_names_alone_in_lines(tmp_path: Path) -> None:
    path = tmp_path / "列表.csv"
    path.write_bytes("城镇调查失业率\r\n绿化覆盖率\r\n出口增速\r\n".encode("gb18030"))
    found = read_indicators(path)
    assert [one.name for one in found] == ["城镇调查失业率", "绿化覆盖率", "出口增速"]
    assert [one.kinds for one in found] == [("percent",), ("percent",), ("change",)]
    assert found[0].units == ("%",)


@pytest.mark.parametrize("between", ["\t", ";", "；", "，"])
def test_cells_that_are_parted_otherwise(tmp_path: Path, between: str) -> None:
    (found,) = _read(tmp_path, f"指标{between}单位\n出口总额{between}亿元\n")
    assert (found.name, found.units) == ("出口总额", ("亿元",))


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("固定资产投资,%", ("change", "percent")),
        ("固定资产投资,亿元", ("quantity",)),
        ("森林蓄积率,", ("percent",)),
        ("服务业增加值占比,%", ("percent",)),
        ("出口增长率,%", ("change",)),
    ],
)
def test_kinds_that_name_and_unit_tell(tmp_path: Path, row: str, kinds: tuple[str, ...]) -> None:
    assert _read(tmp_path, f"indicator,unit\n{row}\n")[0].kinds == kinds


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_programs_own_lists(name: str) -> None:
    indicators = template_indicators(name)
    assert len(indicators) >= 9
    for one in indicators:
        assert "change" in one.kinds or not one.name.endswith("增速")
        assert one.units
        assert one.low is not None
        assert one.high is not None


def test_the_headline_indicators() -> None:
    assert [one.name for one in template_indicators("headline")] == [
        "地区生产总值增速",
        "地区生产总值",
        "规模以上工业增加值增速",
        "固定资产投资增速",
        "社会消费品零售总额增速",
        "一般公共预算收入增速",
        "城镇新增就业",
        "城镇调查失业率",
        "居民消费价格涨幅",
        "居民人均可支配收入增速",
        "城镇居民人均可支配收入增速",
        "农村居民人均可支配收入增速",
        "粮食产量",
    ]


def test_a_list_written_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "指标.csv"
    header = "指标,同义词,单位,类别,下限,上限,范围\n"
    text = header + "经济增速,生产总值；GDP、经济总量,％,变化;百分比,-30,40,整体\n绿化率,,%,比重,,,水平\n"
    path.write_bytes(text.encode("gb18030"))
    growth, green = read_indicators(path)
    assert growth.synonyms == ("生产总值", "GDP", "经济总量")
    assert (growth.units, growth.kinds, growth.scope) == (("%",), ("change", "percent"), "whole")
    assert (green.kinds, green.scope) == (("percent",), "level")


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (",,%,,,,", (1, "indicator", "", "empty")),
        ("出口,,,,,,\n出口,,,,,,", (2, "indicator", "出口", "twice")),
        ("出口,,,growth,,,", (1, "kind", "growth", "kind")),
        ("出口,,,,,,city", (1, "scope", "city", "scope")),
        ("出口,,,,much,,", (1, "low", "much", "number")),
        ("出口,,,,,nan,", (1, "high", "nan", "number")),
        ("出口,,,,9,3,", (1, "low", "9", "order")),
    ],
)
def test_bad_rows(tmp_path: Path, row: str, refused: tuple[object, ...]) -> None:
    with pytest.raises(BadRow) as caught:
        _read(tmp_path, f"indicator,synonyms,unit,kind,low,high,scope\n{row}\n")
    error = caught.value
    assert (error.line, error.column, error.value, error.reason) == refused


@pytest.mark.parametrize(("text", "reason"), [("a,b\n1,2\n", "columns"), ("indicator,unit\n", "empty")])
def test_tables_that_are_none(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        _read(tmp_path, text)
    assert caught.value.reason == reason
