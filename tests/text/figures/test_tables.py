"""The tables of the grammar: large enough, whole, and read without code for a row."""

import re
from collections import Counter
from pathlib import Path

import pytest

from desktop.text.figures.grammar import column, compiled, indicators, mapping, rows, units
from desktop.text.figures.scan.units import MULTIPLIERS, measure
from tests.text.figures.helpers import only

ROOT = Path(__file__).parents[3]


def test_there_are_enough_of_them() -> None:
    assert len(indicators()) >= 150
    assert len(units()) >= 120


def test_no_name_stands_twice() -> None:
    for table in (units(), indicators()):
        names = Counter(name for row in table for name in (row.name, *row.aliases))
        assert [name for name, times in names.items() if times > 1] == []


def test_indicators_are_whole() -> None:
    for row in indicators():
        assert row.good in ("up", "down", "target", "none"), row
        assert row.units, row
        assert row.group, row


def test_units_are_whole() -> None:
    bases = {unit.base for unit in units() if unit.factor == 1}
    for unit in units():
        assert unit.dimension, unit
        assert unit.factor is None or unit.factor > 0, unit
        assert unit.base in bases or unit.factor is not None or unit.dimension == "doubling", unit


@pytest.mark.parametrize(
    "unit",
    [unit for unit in units() if len(unit.name) > 1 and unit.name != "周年"],  # an anniversary counts nothing
    ids=lambda unit: unit.name,
)
def test_every_unit_of_two_characters_is_read(unit: object) -> None:
    from desktop.text.figures.grammar import Unit

    assert isinstance(unit, Unit)
    figure = only(f"{unit.only_after[0] if unit.only_after else '共计'}37.5{unit.name}。")
    assert figure.unit == unit.name
    assert figure.norm_unit == unit.base


@pytest.mark.parametrize("multiplier", [m for m in MULTIPLIERS if m])
def test_every_multiplier_goes_before_a_unit(multiplier: str) -> None:
    figure = only(f"投资3.5{multiplier}元。")
    assert figure.unit == multiplier + "元"
    assert figure.norm_value == 3.5 * MULTIPLIERS[multiplier]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("qualifiers", {"word", "place"}),
        ("directions", {"word", "direction", "scope"}),
        ("verbs", {"word", "role", "unless"}),
        ("nouns", {"noun", "unit", "bare"}),
        ("names", {"name", "kind"}),
        ("heads", {"head", "bound", "alone"}),
        ("cuts", {"word", "where", "unless"}),
        ("inner", {"word", "unless"}),
        ("cues", {"word", "scope", "part", "weight"}),
        ("periods", {"word", "kind", "value"}),
        ("pairs", {"joined", "first", "second"}),
        ("comparisons", {"word", "direction"}),
        ("multipliers", {"multiplier", "factor"}),
    ],
)
def test_grammar_tables_have_their_columns_and_no_row_twice(table: str, columns: set[str]) -> None:
    entries = list(rows("grammar", f"{table}.tsv"))
    assert entries
    assert set(entries[0]) == columns
    first = next(iter(entries[0]))
    assert [word for word, times in Counter(entry[first] for entry in entries).items() if times > 1] == []


def test_no_word_stands_twice_in_a_list() -> None:
    words = Counter((row["list"], row["word"]) for row in rows("grammar", "lists.tsv"))
    assert [word for word, times in words.items() if times > 1] == []


def test_every_list_is_used_and_every_list_used_is_there() -> None:
    code = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "desktop" / "text" / "figures").rglob("*.py"))
    )
    used = set(re.findall(r'(?:word_list|any_of)\("([a-z-]+)"\)', code.replace("'", '"')))
    used |= set(re.findall(r"<<([a-z-]+)>>(?!``)", code)) - {"name"}
    assert used == set(column("lists", "list"))


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-list"):
        compiled("<<no-such-list>>")


def test_the_longest_word_of_a_list_is_taken_first() -> None:
    assert compiled("<<rank-verbs>>").match("前移至第五") is not None
    found = compiled("(?P<verb><<rank-verbs>>)").match("排名第五")
    assert found is not None
    assert found["verb"] == "排名"


def test_cells_say_what_they_may() -> None:
    assert set(mapping("qualifiers", "word", "place").values()) == {"before", "after"}
    assert set(mapping("directions", "word", "direction").values()) == {"up", "down", "improve"}
    assert set(mapping("directions", "word", "scope").values()) == {"any", "measured", "share"}
    assert set(mapping("verbs", "word", "role").values()) == {"lead", "trail", "both"}
    assert set(column("cues", "part")) == {"review", "plan", "notes", ""}


def test_a_denominator_goes_behind_any_unit() -> None:
    assert measure("万", "吨", "/年").base == "千克/年"
