"""JSON columns: what is held is read as its kind, or told as damage in so many words."""

from dataclasses import dataclass

import pytest

from db.errors import DamagedValue
from db.json_columns import load_json, load_rows


@dataclass
class Row:
    name: str
    size: int | None = None


def test_a_value_is_read_as_its_kind() -> None:
    assert load_json('["a"]', list) == ["a"]
    assert load_json('{"a": 1}', dict) == {"a": 1}
    for held, kind, said in (
        ("{}", list, "dict in place of list"),
        ("[]", dict, "list in place of dict"),
        ("null", list, "NoneType in place of list"),
        ("7", dict, "int in place of dict"),
    ):
        with pytest.raises(DamagedValue, match=f"^{said}$"):
            load_json(held, kind)
    for held in ("", "[", "[" * 100_000):
        with pytest.raises(DamagedValue):
            load_json(held, list)


def test_rows_are_read_by_the_names_and_kinds_of_their_fields() -> None:
    assert load_rows('[{"name": "a"}, {"name": "b", "size": 2}]', Row) == [Row("a"), Row("b", 2)]
    assert load_rows("[]", Row) == []
    for held, said in (
        ('[{"name": 1}]', "name is 1"),
        ('[{"name": "a", "size": "b"}]', "size is 'b'"),
        ('[{"name": "a"}, {"name": null}]', "name is None"),
        ("{}", "dict in place of list"),
    ):
        with pytest.raises(DamagedValue, match=f"^{said}$"):
            load_rows(held, Row)
    for held in ('[{"nom": "a"}]', "[1]", '[["a"]]', "[{}]"):
        with pytest.raises(DamagedValue):
            load_rows(held, Row)
