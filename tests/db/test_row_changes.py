"""Images: rows of a step as they are kept, and what is no such thing refused."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from db.row_changes import (
    ChangeEncoder,
    ChangeSummary,
    RowChange,
    Summarizer,
    batches,
    decode,
    encode,
    squash,
    subjects_of,
)

ROW = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙，\n“]”"}, ("d", "t"))


def test_what_is_kept_is_read_again() -> None:
    assert decode(encode([])) == []
    assert decode(encode([ROW, ROW.inverted()])) == [ROW, ROW.inverted()]


WHOLE = '["annotation","a",null,{},[]]'


@pytest.mark.parametrize(
    "text",
    ["", "[", "]", "{}", "7", "[7]", '["]', "[nul]", f"[{WHOLE}", f"[{WHOLE} {WHOLE}]", f"[{WHOLE}x]"],
)
def test_what_is_no_list_of_rows_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        decode(zlib.compress(text.encode()))


def test_rows_that_end_as_they_began_drop_out() -> None:
    there = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙"}, ("d", "t"))
    made = RowChange("tag", "t", None, {"id": "t", "name": "产业"})
    other = RowChange("tag", "u", {"name": "甲"}, {"name": "乙"})
    assert squash([there, made, other], [there.inverted(), made.inverted()]) == [other]


def test_two_changes_of_a_row_are_one_from_the_first_to_the_last() -> None:
    first = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙"}, ("d", "t"))
    second = RowChange(
        "annotation", "a", {"note": "乙", "state": "placed"}, {"note": "丙", "state": "review"}
    )
    before, after = {"note": "甲", "state": "placed"}, {"note": "丙", "state": "review"}
    assert squash([first], [second]) == [RowChange("annotation", "a", before, after)]


def _summarize(changes: Iterable[RowChange]) -> ChangeSummary:
    summarizer = Summarizer()
    summarizer.add(changes)
    return summarizer.summary()


NOTHING = ChangeSummary(
    frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), words=False, figures=frozenset()
)


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (RowChange("document", "d", {"title": "甲"}, {"title": "乙"}), {"documents": {"d"}}),
        (
            RowChange("document", "d", {"version_id": "1"}, {"version_id": "2"}),
            {"documents": {"d"}, "texts": {"d"}},
        ),
        (
            RowChange("document", "d", {"removed": None}, {"removed": "x"}),
            {"documents": {"d"}, "texts": {"d"}},
        ),
        (RowChange("document", "d", None, {"removed": None}), {"documents": {"d"}, "texts": {"d"}}),
        (RowChange("document", "d", {"version_id": "1"}, None), {"documents": {"d"}, "texts": {"d"}}),
        (
            RowChange("annotation", "a", {"note": "甲"}, {"note": "乙"}, ("d", "t")),
            {"annotations": {"a"}, "documents": {"d"}, "counted_tags": {"t"}},
        ),
        (
            RowChange("annotation", "a", {"tag_id": "s"}, {"tag_id": "t"}, ("d", "s")),
            {"annotations": {"a"}, "documents": {"d"}, "counted_tags": {"s", "t"}},
        ),
        (
            RowChange("annotation", "a", {"tag_id": "s"}, {"tag_id": None}, ("d", "")),
            {"annotations": {"a"}, "documents": {"d"}, "counted_tags": {"s"}},
        ),
        (RowChange("tag", "t", None, {"name": "甲"}), {"tags": {"t"}}),
        (RowChange("own_word", "w", None, {"word": "甲"}), {"words": True}),
        (RowChange("figure_correction", "f", None, {"fields": None}, ("d",)), {"figures": {"d"}}),
        (RowChange("bookmark", "b", None, {"label": ""}, ("d",)), {"documents": {"d"}}),
        (
            RowChange("document_group_member", "m", None, {}, ("d",)),
            {"documents": {"d"}, "classification": True},
        ),
        (
            RowChange("attribute_value", "v", None, {}, ("d",)),
            {"documents": {"d"}, "classification": True},
        ),
        (RowChange("document_group", "g", None, {}), {"classification": True}),
        (RowChange("attribute", "a", None, {}), {"classification": True}),
        (RowChange("ledger_cell", "c", None, {"note": "甲"}, ("d",)), {"ledger_cells": {"d"}}),
        (RowChange("ledger", "l", {"name": "甲"}, {"name": "乙"}), {"ledgers": {"l"}}),
        (RowChange("dictionary", "i", None, {"name": "甲"}), {}),
        (RowChange("dictionary_word", "w", None, {"word": "甲"}), {}),
        (RowChange("passage", "p", None, {"quote": "甲"}), {}),
        (RowChange("saved_query", "q", None, {"name": "甲"}), {}),
        (RowChange("suggestion_verdict", "v", None, {"verdict": "refused"}, ("d",)), {}),
    ],
)
def test_a_change_touches_what_its_row_belongs_to(change: RowChange, touched: dict[str, Any]) -> None:
    sets: dict[str, Any] = {
        name: value if value is True else frozenset(value) for name, value in touched.items()
    }
    assert _summarize([change]) == replace(NOTHING, **sets)


def test_several_changes_touch_what_each_touches() -> None:
    changes = [
        RowChange("tag", "t", None, {"name": "甲"}),
        RowChange("tag", "u", None, {"name": "乙"}),
        RowChange("own_word", "w", None, {}),
        RowChange("tag", "t", {"name": "甲"}, {"name": "丙"}),
    ]
    assert _summarize(changes) == replace(NOTHING, tags=frozenset("tu"), words=True)
    assert _summarize([]) == NOTHING


def test_what_others_put_together_is_added() -> None:
    changes = [
        RowChange("document", "d", None, {"version_id": "1"}),
        RowChange("annotation", "a", None, {"tag_id": "t"}, ("d", "t")),
        RowChange("tag", "t", None, {}),
        RowChange("own_word", "w", None, {}),
        RowChange("figure_correction", "f", None, {}, ("d",)),
        RowChange("attribute", "h", None, {}),
        RowChange("ledger_cell", "c", None, {}, ("d",)),
        RowChange("ledger", "l", None, {}),
    ]
    summarizer = Summarizer()
    for change in changes:
        summarizer.add_summary(_summarize([change]))
    summarizer.add_summary(NOTHING)
    d, t = frozenset("d"), frozenset("t")
    assert summarizer.summary() == _summarize(changes)
    assert summarizer.summary() == ChangeSummary(d, frozenset("a"), t, t, d, True, d, True, d, frozenset("l"))


def test_many_changes_are_encoded_as_they_come() -> None:
    many = [RowChange("tag", str(number), None, {"name": str(number)}) for number in range(2_001)]
    encoder = ChangeEncoder()
    encoder.add(many[:1_000])
    assert decode(encoder.encoded()) == many[:1_000]
    encoder.add([])
    encoder.add(many[1_000:])
    assert decode(encoder.encoded()) == decode(encoder.encoded()) == many
    assert zlib.decompress(encoder.encoded()) == zlib.decompress(encode(many))


def test_a_row_says_whom_its_change_concerns() -> None:
    row = {"id": "x", "document_id": "d", "tag_id": "t"}
    assert subjects_of("annotation", row) == ("d", "t")
    assert subjects_of("annotation", {**row, "tag_id": None}) == ("d", "")
    for table in (
        "figure_correction",
        "bookmark",
        "suggestion_verdict",
        "document_group_member",
        "attribute_value",
        "ledger_cell",
    ):
        assert subjects_of(table, row) == ("d",)
    for table in ("document", "tag", "passage", "own_word", "saved_query", "document_group", "attribute"):
        assert subjects_of(table, row) == ()


def test_changes_are_cut_where_one_statement_cannot_write_them() -> None:
    def shapes(*changes: RowChange) -> list[str]:
        return ["".join(one.key for one in run) for run in batches(changes)]

    made = [RowChange("tag", key, None, {"name": key}) for key in "abc"]
    assert shapes(*made) == ["abc"]
    assert shapes() == []
    assert shapes(made[0], made[0]) == ["a", "a"]
    assert shapes(made[0], made[1], made[0], made[2]) == ["ab", "ac"]
    assert shapes(made[0], RowChange("own_word", "b", None, {"name": "b"}), made[2]) == ["a", "b", "c"]
    assert shapes(made[0], RowChange("tag", "b", {"name": "x"}, {"name": "b"})) == ["a", "b"]
    assert shapes(made[0], RowChange("tag", "b", None, {"color": "b"})) == ["a", "b"]
    gone = [RowChange("tag", key, {"name": key}, None) for key in "ab"]
    assert shapes(*gone, made[2]) == ["ab", "c"]
    mixed = [RowChange("tag", "a", {"name": "x"}, None), RowChange("tag", "b", {"color": "y"}, None)]
    assert shapes(*mixed) == ["ab"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('["sqlite_schema","x",null,{"name":"x"},[]]', "no table of the history: sqlite_schema"),
        ('["source_file","x",null,{"name":"x"},[]]', "no table of the history: source_file"),
        ('["tag","x",null,{"z":1,"name":"x","y":1},[]]', "no columns of tag: y, z"),
        ('["tag","x",{"y":1},null,[]]', "no columns of tag: y"),
    ],
)
def test_names_that_a_stranger_may_have_written_are_refused(row: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        decode(zlib.compress(f"[{row}]".encode()))


def test_columns_are_read_under_the_names_of_today() -> None:
    held = (
        '[["tag","t",{"colour":"#1","name":"甲"},{"colour":"#2","name":"甲"},["x"]],["tag","u",null,null,[]]]'
    )
    assert decode(zlib.compress(held.encode())) == [
        RowChange("tag", "t", {"color": "#1", "name": "甲"}, {"color": "#2", "name": "甲"}, ("x",)),
        RowChange("tag", "u", None, None),
    ]
    assert decode(zlib.compress(b"[]")) == []
    assert zlib.decompress(encode([ROW])).decode() == (
        '[["annotation","a",{"note":"甲"},{"note":"乙，\\n“]”"},["d","t"]]]'
    )


def test_a_row_that_was_made_and_deleted_drops_out_and_the_rest_stays_in_order() -> None:
    made = RowChange("tag", "t", None, {"id": "t", "name": "甲"})
    named = RowChange("tag", "t", {"name": "甲"}, {"name": "乙"})
    gone = RowChange("tag", "t", {"id": "t", "name": "乙"}, None)
    other = RowChange("tag", "u", {"name": "丙"}, {"name": "丁"})
    assert squash([made], [named, other]) == [RowChange("tag", "t", None, {"id": "t", "name": "乙"}), other]
    assert squash([made, other], [named, gone]) == [other]
    assert squash([named], [gone]) == [RowChange("tag", "t", {"id": "t", "name": "甲"}, None)]
    same = RowChange("annotation", "t", {"note": "x"}, {"note": "y"})
    assert squash([named], [same]) == [named, same]
    assert named.inverted() == RowChange("tag", "t", {"name": "乙"}, {"name": "甲"})
