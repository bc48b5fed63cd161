import io
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.bulk_annotate import ApplyTags
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.files.annotations_csv import COLUMNS, read_annotations, write_annotations
from desktop.files.file_input import read_bytes

TEXT = "2024年云岭县政府工作报告\n各位代表:\n一、2023年工作回顾\n煤炭产量达到20万吨。煤炭销量也有增长。\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "文库.piyue", "李明") as opened:
        opened.perform(ImportFile(read_bytes(TEXT.encode(), "云岭.txt")))
        yield opened


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    rows = library.queries.annotations()
    fields = {name: "id" if name == "annotation_id" else name for name in COLUMNS}
    write_annotations(({name: getattr(row, own) for name, own in fields.items()} for row in rows), out)
    return out.getvalue()


def annotated(library: Library) -> str:
    (document,) = library.queries.documents()
    text = library.queries.text(document.id)
    for number, quote in enumerate(("20万吨", "煤炭销量")):
        start = text.index(quote)
        place = (document.id, start, start + len(quote))
        action = ApplyTags([place], paths=["产业/煤炭"], note="=注,\n“二”" * number)
        library.perform(action)
    return document.id


def test_tag_and_annotation_by_path_are_one_step(library: Library) -> None:
    annotated(library)
    library.undo()
    library.undo()
    assert library.queries.tags() == []
    assert library.queries.annotations() == []


def test_out_in_and_out_is_the_same_file(library: Library) -> None:
    annotated(library)
    first = exported(library)
    while library.undo():
        pass
    library.redo()  # the documents
    action = RestoreAnnotations(read_annotations(io.BytesIO(first)))
    action_result = library.perform(action).value
    assert len(action_result.annotations) == 2
    assert exported(library) == first


def test_what_is_there_is_left_alone(library: Library) -> None:
    annotated(library)
    first = exported(library)
    action = RestoreAnnotations(read_annotations(io.BytesIO(first)))
    action_result = library.perform(action).value
    assert (action_result.repeated, action_result.annotations) == (2, [])
    assert exported(library) == first


def test_a_row_finds_its_document_by_title_and_words(library: Library) -> None:
    annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    moved = {**row, "annotation_id": "", "document_id": "gone", "start": "0", "end": "5"}
    action = RestoreAnnotations([moved])
    action_result = library.perform(action).value
    (made,) = action_result.annotations
    assert library.queries.annotation(made).start == int(row["start"])


def test_a_row_finds_its_document_by_the_hash_of_its_text_or_by_words_at_their_place(
    library: Library,
) -> None:
    annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    (document,) = library.queries.documents()
    elsewhere = {**row, "annotation_id": "", "document_id": "gone", "document": "gone"}
    digest = library.queries.version(document.id).sha256
    hashed = {**elsewhere, "sha256": digest, "start": "0", "end": "5"}
    bare = {**elsewhere, "document_id": "gone, too", "prefix": "", "suffix": ""}
    action = RestoreAnnotations([hashed, elsewhere, bare])
    action_result = library.perform(action).value
    assert [library.queries.annotation(one).start for one in action_result.annotations] == [
        int(row["start"])
    ] * 2
    assert action_result.unplaced == [(3, "document")]


def test_words_that_two_documents_have_at_the_same_place_tell_neither(library: Library) -> None:
    annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    library.perform(ImportFile(read_bytes(f"{TEXT}又一段。\n".encode(), "另一篇.txt")))
    action = RestoreAnnotations([{**row, "annotation_id": "", "document_id": "gone", "document": "gone"}])
    action_result = library.perform(action).value
    assert action_result.unplaced == [(1, "document")]


def test_what_other_programs_write_is_taken_as_a_library_keeps_it(library: Library) -> None:
    annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    strange = {**row, "annotation_id": "https://example.org/1", "tag_path": "/产\n业//煤/", "created": "昨天"}
    for expected in ((1, 0), (0, 1)):
        action = RestoreAnnotations([strange, {**strange, "annotation_id": "2", "tag_path": " / "}])
        action_result = library.perform(action).value
        assert (len(action_result.annotations), action_result.repeated) == expected
        assert action_result.unplaced == [(2, "tag")]
    made = next(one for one in library.queries.annotations() if one.tag_path == "产 业/煤")
    assert uuid.UUID(made.id)
    assert made.created.endswith("+00:00")


def test_what_has_no_certain_place_is_said_and_not_guessed(library: Library) -> None:
    annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    fresh = {**row, "annotation_id": "", "start": "0", "end": "5"}
    rows = [
        {**fresh, "document_id": "gone", "document": "gone"},
        {**fresh, "quote": "不在此处"},
        {**fresh, "quote": "煤炭", "prefix": "", "suffix": ""},
        {**fresh, "quote": ""},
    ]
    action = RestoreAnnotations(rows)
    action_result = library.perform(action).value
    assert action_result.unplaced == [(1, "document"), (2, "quote"), (3, "quote"), (4, "quote")]
