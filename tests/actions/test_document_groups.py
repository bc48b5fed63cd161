"""Groups of documents: made, renamed, filled and deleted, undone and redone."""

import pytest

from desktop.actions.document_groups import AddGroup, AddToGroup, DeleteGroup, RemoveFromGroup, RenameGroup
from desktop.actions.documents import DeleteDocuments, SetMetadata, SetMetadataOfMany
from desktop.actions.errors import BadValue, NotFound
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported, label_args, refusal, rows


def groups(library: Library) -> dict[str, int]:
    return {row.name: len(row.documents) for row in library.queries.groups()}


@pytest.fixture
def other(library: Library, document: str) -> str:
    return imported(library, TEXT + "三、其他\n")


def test_a_group_is_made_filled_and_emptied(library: Library, document: str, other: str) -> None:
    key = library.perform(AddGroup(" 试点县 ", [document])).value
    assert groups(library) == {"试点县": 1}
    assert library.perform(AddToGroup(key, [document, other, other])).value == 1
    assert groups(library) == {"试点县": 2}
    library.perform(RemoveFromGroup(key, [document]))
    (row,) = library.queries.groups()
    assert row.documents == {other}
    for count in (2, 1):
        library.undo()
        assert groups(library) == {"试点县": count}
    library.undo()
    assert groups(library) == {}
    library.redo()
    assert groups(library) == {"试点县": 1}


def test_a_group_goes_and_its_documents_stay(library: Library, document: str) -> None:
    key = library.perform(AddGroup("试点县", [document])).value
    before = rows(library.path)
    result = library.perform(DeleteGroup(key))
    assert result.changes.classification
    assert groups(library) == {}
    assert len(library.queries.documents()) == 1
    library.undo()
    assert rows(library.path) == before


def test_names_are_unique_and_plain(library: Library) -> None:
    first = library.perform(AddGroup("甲")).value
    library.perform(AddGroup("乙"))
    for name, reason in (
        ("乙", "taken"),
        ("", "empty"),
        ("甲\n乙", "control-character"),
        ("长" * 201, "long-name"),
    ):
        error = refusal(library, RenameGroup(first, name))
        assert isinstance(error, BadValue)
        assert error.reason == reason
    library.perform(RenameGroup(first, "丙"))
    assert list(groups(library)) == ["丙", "乙"]
    assert (label_args(library)["old"], label_args(library)["new"]) == ("甲", "丙")


def test_what_is_not_there_cannot_be_grouped(library: Library, document: str) -> None:
    assert isinstance(refusal(library, AddGroup("甲", ["gone"])), NotFound)
    assert isinstance(refusal(library, AddToGroup("gone", [document])), NotFound)


def test_removed_documents_are_in_no_group(library: Library, document: str) -> None:
    library.perform(AddGroup("甲", [document]))
    library.perform(DeleteDocuments([document]))
    assert groups(library) == {"甲": 0}
    library.undo()
    assert groups(library) == {"甲": 1}


def test_metadata_of_many_are_set_in_one_step(library: Library, document: str, other: str) -> None:
    library.perform(SetMetadata(other, region="别县"))
    library.perform(SetMetadataOfMany([document, other], {"province": "山西省", "year": 2020}))
    assert label_args(library)["count"] == "2"
    told = [(row.province, row.year, row.region) for row in library.queries.documents()]
    assert told == [("山西省", 2020, "某县"), ("山西省", 2020, "别县")]
    assert all("year" not in row.inferred for row in library.queries.documents())
    library.undo()
    assert [row.year for row in library.queries.documents()] == [2024, 2024]
    assert isinstance(refusal(library, SetMetadataOfMany([document, other], {"year": 0})), BadValue)


def test_a_document_is_marked_until_it_is_opened(library: Library, document: str) -> None:
    assert [row.opened for row in library.queries.documents()] == [False]
    assert library.mark_opened(document)
    assert not library.mark_opened(document)
    assert library.queries.document(document).opened
    library.undo()  # the import
    assert library.queries.documents() == []
    library.redo()
    assert library.queries.document(document).opened
