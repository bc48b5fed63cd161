"""Attributes of documents: typed values, in steps that are undone, exported and taken back from a table."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.attributes import (
    AddAttribute,
    DeleteAttribute,
    EditAttribute,
    SetAttributes,
    sort_key,
    value_of,
)
from desktop.actions.document_groups import AddGroup
from desktop.actions.document_table import KEYS, ImportDocumentTable, attribute_columns, kind_of
from desktop.actions.errors import BadValue, NotFound
from desktop.actions.exports import export_to
from desktop.actions.library import Library
from desktop.files.documents_csv import read_documents
from desktop.files.errors import Unreadable
from tests.actions.factories import TEXT, imported, refusal, rows


@pytest.fixture
def other(library: Library, document: str) -> str:
    return imported(library, TEXT + "三、其他\n")


def values(library: Library, document_id: str) -> dict[str, str]:
    """Return the values of a document by the names of the attributes."""
    names = {row.id: row.name for row in library.queries.attributes()}
    held = library.queries.attribute_values().get(document_id, {})
    return {names[key]: value for key, value in held.items()}


@pytest.mark.parametrize(
    ("kind", "written", "held"),
    [
        ("text", " 甲 ", "甲"),
        ("number", "1,234.50", "1234.50"),
        ("number", "−3", "-3"),
        ("number", "１２", "12"),
        ("number", "1e3", "1000"),
        ("date", "2024", "2024"),
        ("date", "2024-5", "2024-05"),
        ("date", "2024/5/8", "2024-05-08"),
        ("date", "2024年5月8日", "2024-05-08"),
        ("date", "2024年5月", "2024-05"),
        ("choice", "是", "是"),
        ("number", "  ", ""),
    ],
)
def test_values_are_held_in_one_form(kind: str, written: str, held: str) -> None:
    assert value_of(kind, written, ("是", "否")) == held
    assert value_of(kind, held, ("是", "否")) == held


@pytest.mark.parametrize(
    ("kind", "written", "reason"),
    [
        ("number", "三", "not-a-number"),
        ("number", "NaN", "not-a-number"),
        ("number", "1e999999", "not-a-number"),
        ("date", "2024-13", "not-a-date"),
        ("date", "2023-02-29", "not-a-date"),
        ("date", "0000", "not-a-date"),
        ("choice", "也许", "not-allowed"),
    ],
)
def test_what_is_no_such_value_is_refused(kind: str, written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        value_of(kind, written, ("是", "否"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_every_number_is_sorted_by_its_value(number: object) -> None:
    held = value_of("number", str(number))
    assert sort_key("number", held) == (0, number)
    assert sort_key("number", "") > sort_key("number", held)


def test_values_are_set_changed_and_taken_away(library: Library, document: str, other: str) -> None:
    coder = library.perform(AddAttribute("编码员")).value
    wave = library.perform(AddAttribute("轮次", "number")).value
    library.perform(SetAttributes({document: {coder: "李", wave: "1"}, other: {coder: "王"}}))
    assert values(library, document) == {"编码员": "李", "轮次": "1"}
    before = rows(library.path)
    library.perform(SetAttributes({document: {coder: "", wave: "2"}}))
    assert values(library, document) == {"轮次": "2"}
    library.undo()
    assert rows(library.path) == before
    result = library.perform(DeleteAttribute(coder))
    assert result.changes.classification
    assert values(library, other) == {}
    library.undo()
    assert rows(library.path) == before


def test_an_attribute_keeps_the_choices_that_documents_have(library: Library, document: str) -> None:
    key = library.perform(AddAttribute("类型", "choice", ["试点", " ", "试点", "对照"])).value
    assert library.queries.attributes()[0].choices == ("试点", "对照")
    library.perform(SetAttributes({document: {key: "对照"}}))
    library.perform(EditAttribute(key, "组别", ["试点"]))
    (row,) = library.queries.attributes()
    assert (row.name, row.choices) == ("组别", ("试点", "对照"))
    error = refusal(library, SetAttributes({document: {key: "其他"}}))
    assert (error.reason, isinstance(error, BadValue)) == ("not-allowed", True)


def test_names_and_kinds_are_checked(library: Library, document: str) -> None:
    library.perform(AddAttribute("甲"))
    assert refusal(library, AddAttribute("甲")).reason == "taken"
    assert refusal(library, AddAttribute("乙", "picture")).reason == "not-allowed"
    assert isinstance(refusal(library, SetAttributes({document: {"gone": "1"}})), NotFound)
    assert isinstance(refusal(library, SetAttributes({"gone": {}})), NotFound)


# The table.


def test_the_table_goes_out_and_comes_back(library: Library, document: str, other: str) -> None:
    coder = library.perform(AddAttribute("编码员")).value
    year = library.perform(AddAttribute("year", "number")).value  # a name that a column of ours has
    library.perform(SetAttributes({document: {coder: "=李", year: "3"}}))
    library.perform(AddGroup("试点", [document, other]))
    library.perform(AddGroup("晋中", [other]))
    path = library.path.with_suffix(".csv")
    assert export_to(library, path, "documents").documents == 2
    lines = list(read_documents(io.BytesIO(path.read_bytes())))
    assert [line["groups"] for line in lines] == ["试点", "试点; 晋中"]
    assert (lines[0]["编码员"], lines[0]["year (2)"], lines[0]["year"]) == ("=李", "3", "2024")
    with Library.create(library.path.with_name("另.piyue"), "甲") as copy:
        first = imported(copy)
        second = imported(copy, TEXT + "三、其他\n")
        found = [{**line, "id": "gone"} for line in lines]
        found[0] |= {"id": first}
        found[1] |= {"id": second}
        result = copy.perform(ImportDocumentTable(found)).value
        assert (result.documents, result.unknown, result.refused) == ([first, second], [], [])
        assert result.made == ["编码员", "year (2)"]
        assert values(copy, first) == {"编码员": "=李", "year (2)": "3"}
        assert [(row.name, row.kind) for row in copy.queries.attributes()] == [
            ("编码员", "text"),
            ("year (2)", "number"),
        ]
        assert {row.name: len(row.documents) for row in copy.queries.groups()} == {"试点": 2, "晋中": 1}
        copy.undo()
        assert (copy.queries.attributes(), copy.queries.groups()) == ([], [])


def test_rows_find_their_documents_and_tell_where_they_do_not(library: Library, document: str) -> None:
    key = library.perform(AddAttribute("轮次", "number")).value
    table = [
        {"title": "某县2024年政府工作报告", "轮次": "2"},
        {"title": "别的报告", "轮次": "3"},
        {"source": "报告.txt", "轮次": "二"},
        {"title": "某县2024年政府工作报告", "轮次": ""},
    ]
    result = library.perform(ImportDocumentTable(table)).value
    assert result.unknown == [2]
    assert result.refused == [(3, "轮次", "二")]
    assert library.queries.attribute_values() == {document: {key: "2"}}


def test_two_documents_of_one_title_are_not_guessed_between(
    library: Library, document: str, other: str
) -> None:
    result = library.perform(ImportDocumentTable([{"title": "某县2024年政府工作报告", "轮": "1"}])).value
    assert (result.unknown, result.made) == ([1], [])


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["1", "2.5", ""], "number"),
        (["2024-01-08", "2024年"], "date"),
        (["2023", "2024"], "number"),
        (["1", "甲"], "text"),
        ([], "text"),
    ],
)
def test_what_a_column_is(texts: list[str], kind: str) -> None:
    assert kind_of(texts) == kind


def test_a_table_that_names_no_document_is_not_read() -> None:
    with pytest.raises(Unreadable, match="columns"):
        list(read_documents(io.BytesIO("甲,乙\r\n1,2\r\n".encode())))


@pytest.mark.parametrize("column", KEYS)
def test_each_column_that_names_a_document_finds_it(library: Library, document: str, column: str) -> None:
    (row,) = library.queries.documents()
    own = {"id": row.id, "document_id": row.id, "source": "报告.txt"}.get(column, row.title)
    result = library.perform(
        ImportDocumentTable([{column: own, "轮": "1"}, {column: "gone", "轮": "2"}])
    ).value
    assert (result.documents, result.unknown, result.made) == ([document], [2], ["轮"])


def test_the_surest_of_several_columns_decides(library: Library, document: str, other: str) -> None:
    table = [{"id": other, "title": "别的报告", "轮": "1"}, {"id": "gone", "source": "报告.txt", "轮": "2"}]
    result = library.perform(ImportDocumentTable(table)).value
    assert result.documents[0] == other


@pytest.mark.parametrize("name", [*KEYS, "groups", "year"])
def test_an_attribute_called_like_a_column_has_a_column_of_its_own(library: Library, name: str) -> None:
    key = library.perform(AddAttribute(name)).value
    free = library.perform(AddAttribute("轮次")).value
    assert attribute_columns(library.queries.attributes()) == {key: f"{name} (2)", free: "轮次"}
