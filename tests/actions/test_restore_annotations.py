import io
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.bulk_annotate import ApplyTags
from desktop.actions.documents import DeleteDocuments, ImportFile
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations, RestoreResult
from desktop.actions.versions import NewVersion
from desktop.files.annotations_csv import COLUMNS, read_annotations, write_annotations
from desktop.files.file_input import read_bytes
from tests.actions.factories import label_args, source

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
    moved = {**row, "annotation_id": "", "annotator": "王", "document_id": "gone", "start": "0", "end": "5"}
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
    elsewhere["annotator"] = "王"
    hashed = {**elsewhere, "annotator": "张", "sha256": digest, "start": "0", "end": "5"}
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


def restored(library: Library, *given: dict[str, Any]) -> RestoreResult:
    return library.perform(RestoreAnnotations(given)).value


def test_a_row_is_kept_with_all_that_it_says(library: Library) -> None:
    (document,) = library.queries.documents()
    key = str(uuid.uuid4())
    given = {
        "annotation_id": key,
        "document_id": document.id,
        "tag_path": "产业/煤炭",
        "quote": "20万吨",
        "start": str(TEXT.index("20万吨")),
        "end": str(TEXT.index("20万吨") + 4),
        "annotator": "王",
        "note": "注",
        "created": "2020-01-02T03:04:05+08:00",
        "modified": "2021-01-02T03:04:05+08:00",
    }
    bare = {name: given[name] for name in ("document_id", "quote", "start", "end")}
    result = restored(
        library, given, {**bare, "tag": "煤"}, {**bare, "tag": "炭", "created": given["created"]}
    )
    assert result.annotations[0] == key
    assert (result.waiting, result.repeated, result.unplaced) == ([], 0, [])
    row, plain, dated = (library.queries.annotation(one) for one in result.annotations)
    assert (row.tag_path, row.quote, row.start, row.end, row.annotator, row.note, row.state) == (
        "产业/煤炭",
        "20万吨",
        TEXT.index("20万吨"),
        TEXT.index("20万吨") + 4,
        "王",
        "注",
        "placed",
    )
    assert (row.created, row.modified) == (given["created"], given["modified"])
    assert (plain.tag_path, plain.annotator, plain.note) == ("煤", "", "")
    assert plain.created == plain.modified
    assert dated.created == dated.modified == given["created"]
    assert label_args(library) == {"count": "3", "document": document.title}


def test_offsets_are_believed_only_where_the_words_are(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    row = {"document_id": document.id, "tag": "煤", "quote": "20万吨", "prefix": TEXT[at - 6 : at]}
    around = {"suffix": TEXT[at + 4 : at + 12]}
    places: list[dict[str, Any]] = [
        {"start": at, "end": at + 4},
        {"start": at - 1, "end": at + 3, **around},
        {"start": at, "end": at, **around},
        {"start": "", "end": "", **around},
        {"start": "x", "end": None, **around},
        {**around},
    ]
    for who, place in enumerate(places):
        (made,) = restored(library, {**row, **place, "annotator": str(who)}).annotations
        found = library.queries.annotation(made)
        assert (found.start, found.end, found.state) == (at, at + 4, "placed")
    row["prefix"] = "别处"
    result = restored(library, {**row, "start": -2, "end": 3}, {**row, "start": 0, "end": 4})
    assert result.unplaced == [(1, "quote"), (2, "quote")]


def test_a_row_without_a_place_waits_on_the_text_that_has_its_words(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    first = library.queries.version(document.id)
    library.perform(NewVersion(document.id, source(TEXT.replace("20万吨", "许多"))))
    library.perform(NewVersion(document.id, source(f"新。{TEXT}".replace("20万吨。煤炭", "几多"))))
    library.perform(NewVersion(document.id, source(TEXT.replace("20万吨", "若干"))))
    row = {"document_id": document.id, "tag": "煤", "quote": "20万吨", "start": at, "end": at + 4}
    row["prefix"], row["suffix"] = TEXT[at - 9 : at], TEXT[at + 4 : at + 19]
    result = restored(
        library,
        {**row, "state": "review"},
        {**row, "annotator": "王", "state": "lost", "sha256": first.sha256},
        {**row, "annotator": "张", "state": "review", "sha256": "0" * 64},
        {**row, "annotator": "李", "annotation_id": str(uuid.uuid4()), "start": "", "end": ""},
        {**row, "state": "placed"},
        {**row, "state": "elsewhere"},
        {**row, "start": "", "end": ""},
    )
    assert result.unplaced == [(5, "quote"), (6, "quote"), (7, "quote")]
    assert result.waiting == result.annotations
    found = [library.queries.annotation(one) for one in result.annotations]
    assert [(one.state, one.version, one.start) for one in found] == [
        ("review", 1, at),
        ("lost", 1, at),
        ("review", 1, at),
        ("review", 1, at),
    ]


def test_the_latest_older_text_with_the_words_is_taken_unless_another_is_named(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    first = library.queries.version(document.id)
    library.perform(NewVersion(document.id, source(f"新。{TEXT}")))
    library.perform(NewVersion(document.id, source(TEXT.replace("20万吨", "若干"))))
    row = {"document_id": document.id, "tag": "煤", "quote": "20万吨", "start": at, "end": at + 4}
    row |= {"state": "review", "prefix": TEXT[at - 32 : at], "suffix": TEXT[at + 4 : at + 36]}
    result = restored(library, row, {**row, "sha256": first.sha256})
    found = [library.queries.annotation(one) for one in result.annotations]
    assert [(one.version, one.start) for one in found] == [(2, at + 2), (1, at)]


def test_words_that_waited_stand_in_the_current_text_only_if_that_is_theirs(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    row = {"document_id": document.id, "tag": "煤", "quote": "20万吨", "start": at, "end": at + 4}
    digest = library.queries.version(document.id).sha256
    result = restored(
        library,
        {**row, "state": "review", "sha256": digest},
        {**row, "state": "review", "sha256": "0" * 64},
        {**row, "state": "review"},
        {**row, "annotator": "王", "annotation_id": str(uuid.uuid4()), "start": "", "end": ""},
    )
    assert [library.queries.annotation(one).state for one in result.annotations] == ["placed"] * 2
    assert result.unplaced == [(2, "quote"), (3, "quote")]


def test_a_row_whose_document_was_taken_away_has_none(library: Library) -> None:
    document_id = annotated(library)
    (row, _) = read_annotations(io.BytesIO(exported(library)))
    digest = library.queries.version(document_id).sha256
    library.perform(DeleteDocuments([document_id]))
    fresh = {**row, "annotation_id": "", "document": "gone"}
    result = restored(library, row, fresh, {**fresh, "document_id": "", "sha256": digest})
    assert result.unplaced == [(1, "document"), (2, "document"), (3, "document")]
    assert result.repeated == 0


def test_a_title_that_two_documents_have_is_told_apart_by_the_words(library: Library) -> None:
    (first,) = library.queries.documents()
    library.perform(ImportFile(source("另一份报告。\n煤炭销量翻番。\n", title=first.title)))
    row = {"document": first.title, "tag": "煤", "start": 0, "end": 1}
    result = restored(
        library,
        {**row, "quote": "20万吨", "prefix": "煤炭产量达到", "suffix": "。煤炭销量也有"},
        {**row, "quote": "翻番", "prefix": "报告。\n煤炭销量", "suffix": "。\n"},
        {**row, "quote": "煤炭销量"},
        {**row, "quote": ""},
    )
    assert [library.queries.annotation(one).quote for one in result.annotations] == ["20万吨", "翻番"]
    assert result.unplaced == [(3, "quote"), (4, "quote")]


def test_words_at_their_place_tell_a_document_from_24_characters_on(library: Library) -> None:
    at = TEXT.index("煤炭产量")
    row = {"tag": "煤", "quote": "煤炭产量", "start": at, "end": at + 4}

    def around(characters: int, start: int = at) -> dict[str, Any]:
        prefix = TEXT[at - 10 : at]
        suffix = TEXT[at + 4 : at + 4 + characters - 14]
        return {**row, "document_id": str(uuid.uuid4()), "prefix": prefix, "suffix": suffix, "start": start}

    result = restored(library, around(23), around(24), around(24, at + 1), around(24, 9))
    assert len(result.annotations) == 1
    assert result.unplaced == [(1, "document"), (3, "document"), (4, "document")]


def test_names_of_a_path_are_taken_as_tags_can_have_them(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    row = {"document_id": document.id, "quote": "20万吨", "start": at, "end": at + 4}
    result = restored(
        library,
        {**row, "tag_path": " 产业 //煤\n炭/", "tag": "别的"},
        {**row, "tag_path": "", "tag": "交通"},
        {**row, "tag_path": None, "tag": " / "},
        row,
        {**row, "tag": "产业/煤 炭", "annotator": "王"},
    )
    assert result.unplaced == [(3, "tag")]
    paths = [library.queries.annotation(one).tag_path for one in result.annotations]
    assert paths == ["产业/煤 炭", "交通", "", "产业/煤 炭"]
    assert [row.path for row in library.queries.tags()] == ["产业", "产业/煤 炭", "交通"]


def test_words_may_be_known_by_their_place_from_the_first_character_on(library: Library) -> None:
    row = {"document_id": "gone", "tag": "煤", "quote": TEXT[6:9], "start": 6, "end": 9}
    result = restored(library, {**row, "prefix": TEXT[:6], "suffix": TEXT[9:30]})
    assert [library.queries.annotation(one).start for one in result.annotations] == [6]


def test_one_character_without_an_end_is_taken_at_its_place(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.rindex("煤")
    row = {"document_id": document.id, "tag": "煤", "quote": "煤", "start": at, "end": at}
    around = {**row, "prefix": TEXT[at - 6 : at], "suffix": TEXT[at + 1 : at + 7]}
    result = restored(
        library, row, {**around, "start": -1, "end": 5, "annotator": "王"}, {**row, "start": -1}
    )
    assert [library.queries.annotation(one).start for one in result.annotations] == [at, at]
    assert result.unplaced == [(3, "quote")]


def test_an_annotation_is_known_by_document_place_tag_and_annotator(library: Library) -> None:
    annotated(library)
    rows = list(read_annotations(io.BytesIO(exported(library))))
    before = library.queries.annotations()
    for change in ({"annotation_id": ""}, {"annotation_id": str(uuid.uuid4())}, {"note": "改过"}):
        result = restored(library, *({**row, **change} for row in rows))
        assert (result.annotations, result.repeated) == ([], 2)
    assert library.queries.annotations() == before
    for change in ({"annotator": "王"}, {"tag_path": "产业"}, {"tag_path": "", "tag": ""}):
        result = restored(library, {**rows[0], **change, "annotation_id": ""})
        assert (len(result.annotations), result.repeated) == (1, 0)


def test_annotations_without_a_tag_are_told_apart_by_their_notes(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    row = {"document_id": document.id, "quote": "20万吨", "start": at, "end": at + 4, "tag_path": ""}
    result = restored(library, {**row, "note": "一"}, {**row, "note": "二"}, {**row, "note": "一"})
    assert (len(result.annotations), result.repeated) == (2, 1)
    again = restored(library, {**row, "note": "一"}, {**row, "note": "三"})
    assert (len(again.annotations), again.repeated) == (1, 1)
    assert {one.tag_path for one in library.queries.annotations()} == {""}


def test_two_that_differ_in_their_ids_alone_are_two_in_an_empty_library(library: Library) -> None:
    (document,) = library.queries.documents()
    at = TEXT.index("20万吨")
    row = {"document_id": document.id, "quote": "20万吨", "start": at, "end": at + 4, "tag_path": "煤"}
    twins = [{**row, "annotation_id": str(uuid.uuid4())} for _ in range(2)]
    assert len(restored(library, *twins).annotations) == 2
    assert restored(library, *twins).repeated == 2
    same = str(uuid.uuid4())
    result = restored(library, *({**row, "annotator": "王", "annotation_id": same} for _ in range(2)))
    assert (result.annotations, result.repeated) == ([same], 1)


def test_rows_that_name_no_document_are_found_each_by_its_own_words(library: Library) -> None:
    """Files of other programs may have words alone; what one row is found by says nothing of the next."""
    other = TEXT.replace("云岭县", "安平县全县").replace("煤炭", "粮食")
    library.perform(ImportFile(read_bytes(other.encode(), "安平.txt")))
    documents = {row.region or row.title: row.id for row in library.queries.documents()}
    assert len(documents) == 2
    rows = []
    for text, words in ((TEXT, "煤炭产量"), (other, "粮食产量")):
        at = text.index(words)
        around = {"prefix": text[at - 12 : at], "suffix": text[at + 4 : at + 16]}
        rows.append({"tag": "产", "quote": words, "start": at, "end": at + 4, **around})
    result = restored(library, *rows)
    found = [library.queries.annotation(one) for one in result.annotations]
    assert ([one.quote for one in found], result.unplaced) == (["煤炭产量", "粮食产量"], [])
    assert len({one.document_id for one in found}) == 2


def test_words_that_tell_too_little_say_nothing_of_the_next_row_of_their_document(library: Library) -> None:
    at = TEXT.index("煤炭产量")
    row = {"document_id": "gone", "tag": "煤", "quote": "煤炭产量", "start": at, "end": at + 4}
    result = restored(library, row, {**row, "prefix": TEXT[at - 12 : at], "suffix": TEXT[at + 4 : at + 16]})
    assert (len(result.annotations), result.unplaced) == (1, [(1, "document")])
