"""The table of documents: columns of ours keep their names, and rows find the one document they are about."""

import pytest

from db.row_types import AttributeRow
from desktop.actions.document_table import GROUPS, ImportDocumentTable, TableResult, attribute_columns
from desktop.actions.export_fields import DOCUMENT_FIELDS
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported

OURS = sorted({"id", "document_id", "title", "document", "source", "groups", *DOCUMENT_FIELDS})


@pytest.mark.parametrize("name", OURS)
def test_an_attribute_does_not_take_the_name_of_a_column_of_ours(name: str) -> None:
    named = attribute_columns([AttributeRow("a", name, "text"), AttributeRow("b", "人口", "number")])
    assert named == {"a": f"{name} (2)", "b": "人口"}


@pytest.mark.parametrize("name", [one for one in OURS if one != "groups"])
def test_a_column_of_ours_is_never_an_attribute(library: Library, document: str, name: str) -> None:
    row = {"id": document, name: document if name == "id" else "甲", "人口": "12"}
    result = library.perform(ImportDocumentTable([row])).value
    assert result.made == ["人口"]


def _found(library: Library, row: dict[str, str]) -> TableResult:
    return library.perform(ImportDocumentTable([{**row, "人口": "12"}])).value


@pytest.mark.parametrize("name", ["id", "document_id"])
def test_a_row_finds_its_document_by_its_id(library: Library, document: str, name: str) -> None:
    assert _found(library, {name: document}).documents == [document]
    assert _found(library, {name: "none"}).unknown == [1]


@pytest.mark.parametrize(("name", "field"), [("title", "title"), ("document", "title"), ("source", "source")])
def test_a_row_finds_its_document_by_its_name(library: Library, document: str, name: str, field: str) -> None:
    row = next(one for one in library.queries.documents() if one.id == document)
    said = getattr(row, field)
    assert said
    assert _found(library, {name: f" {said} "}).documents == [document]
    assert _found(library, {name: f"{said}甲"}).unknown == [1]
    assert _found(library, {name: ""}).unknown == [1]


def test_a_name_that_two_documents_have_finds_none(library: Library, document: str) -> None:
    imported(library, TEXT + "三、其他\n")
    titles = [one.title for one in library.queries.documents()]
    assert len(titles) == 2
    assert len(set(titles)) == 1
    assert _found(library, {"title": titles[0]}).unknown == [1]


def test_groups_are_taken_from_their_column(library: Library, document: str) -> None:
    _found(library, {"id": document, GROUPS: "山西; 县 ;"})
    assert {one.name: list(one.documents) for one in library.queries.groups()} == {
        "山西": [document],
        "县": [document],
    }
