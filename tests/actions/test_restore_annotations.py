import io
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.annotate import ApplyTags
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


def placed(library: Library, quote: str = "20万吨", **more: Any) -> dict[str, Any]:
    """Return a row of words in the one document of the library."""
    (document,) = library.queries.documents()
    at = TEXT.index(quote)
    return {"document_id": document.id, "quote": quote, "start": at, "end": at + len(quote), **more}


def edited(library: Library, *given: dict[str, Any]) -> RestoreResult:
    return library.perform(RestoreAnnotations(given, edits=True)).value


def test_a_comment_is_the_path_of_a_tag_that_is_there_with_a_note_or_a_note(library: Library) -> None:
    annotated(library)
    comments = ["产业/煤炭\n一\n二", "产业", "产业/煤\n一", "", "\n产业", "产业\n"]
    rows = [placed(library, "各位代表", comment=one, annotator=str(who)) for who, one in enumerate(comments)]
    found = [library.queries.annotation(one) for one in restored(library, *rows).annotations]
    assert [(one.tag_path, one.note) for one in found] == [
        ("产业/煤炭", "一\n二"),
        ("产业", ""),
        ("", "产业/煤\n一"),
        ("", ""),
        ("", "\n产业"),
        ("产业", ""),
    ]
    assert [row.path for row in library.queries.tags()] == ["产业", "产业/煤炭"]


def test_a_tag_that_can_not_be_made_is_said_of_each_of_its_rows(library: Library) -> None:
    deep, long = "/".join("层" * 33), "长" * 201
    rows = [placed(library, tag_path=path, annotator="王") for path in (deep, long, deep, deep[2:], long[1:])]
    result = restored(library, *rows, {**placed(library), "tag_path": f"{deep[2:]}/底"})
    assert result.unplaced == [(1, "too-deep"), (2, "too-long"), (3, "too-deep"), (6, "too-deep")]
    paths = [library.queries.annotation(one).tag_path for one in result.annotations]
    assert paths == [deep[2:], long[1:]]
    assert len(library.queries.tags()) == 33


def test_words_on_two_lines_are_found_where_a_space_parts_them_if_only_there(library: Library) -> None:
    text = "甲县 工作报告\n一、回顾 过去\n二、回顾\t过去\n（三）数字 (1) 二\n"
    library.perform(ImportFile(source(text, title="空格")))
    row = {"document": "空格", "start": "", "end": ""}
    result = restored(
        library,
        {**row, "quote": "甲县\n工作报告"},
        {**row, "quote": "回顾 \n 过去"},
        {**row, "quote": "(1)\n二"},
        {**row, "quote": "工作\n报告"},
    )
    found = [library.queries.annotation(one).quote for one in result.annotations]
    assert (found, result.unplaced) == (["甲县 工作报告", "(1) 二"], [(2, "quote"), (4, "quote")])


def test_rows_are_numbered_through_and_known_again_across_those_looked_up_together(library: Library) -> None:
    key = str(uuid.uuid4())
    filler = [{**placed(library, tag_path="煤"), "quote": "不在此处"}] * 499
    row = placed(library, tag_path="煤", annotation_id=key)
    result = restored(library, row, *filler, row, {**row, "annotation_id": "", "quote": ""}, row)
    assert (result.annotations, result.repeated) == ([key], 2)
    assert result.unplaced == [*((number, "quote") for number in range(2, 501)), (502, "quote")]


def test_an_annotation_without_an_annotator_is_of_whoever_imports_and_known_whoever_made_it(
    library: Library,
) -> None:
    row = placed(library, tag_path="煤")
    result = restored(library, {**row, "annotator": None})
    assert [library.queries.annotation(one).annotator for one in result.annotations] == ["李明"]
    assert restored(library, {**row, "annotator": "王"}).repeated == 0
    again = restored(library, {**row, "annotator": None}, placed(library, tag_path="炭", annotator=None))
    assert (len(again.annotations), again.repeated) == (1, 1)


def notes(library: Library) -> list[str]:
    return [row.note for row in library.queries.annotations()]


def test_notes_are_taken_over_where_they_were_edited_and_not_here_too(library: Library) -> None:
    annotated(library)
    first, second = list(read_annotations(io.BytesIO(exported(library))))
    held = library.queries.annotations()
    assert restored(library, {**first, "note": "改"}, {**second, "note": "改"}).edited == []
    assert library.queries.annotations() == held
    cut = {**second, "note": "", "modified": second["modified"].partition(".")[0] + "+00:00"}
    result = edited(library, {**first, "note": "改"}, cut)
    assert (result.annotations, result.repeated) == ([], 2)
    assert (result.edited, result.conflicts) == ([first["annotation_id"], second["annotation_id"]], [])
    assert notes(library) == ["改", ""]
    now = library.queries.annotations()
    assert all(new.modified > old.modified for new, old in zip(now, held, strict=True))
    assert label_args(library)["count"] == "0"
    for stale in ("2001-01-01T00:00:00+00:00", "", "昨天", None):
        unchanged = {**second, "note": None, "modified": stale}
        result = edited(library, unchanged, {**first, "note": "又", "modified": stale})
        assert (result.edited, result.conflicts, result.repeated) == ([], [2], 2)
    assert library.queries.annotations() == now


@pytest.mark.parametrize(
    ("said", "is_same"),
    [
        ("2024-05-01T08:00:05.5+00:00", True),
        ("2024-05-01T16:00:05+08:00", True),
        ("2024-05-01T08:00:06.499999+00:00", True),
        ("2024-05-01T08:00:06.5+00:00", False),
        ("2024-05-01T08:00:04.5+00:00", False),
        ("2024-05-01 08:00:05", True),
    ],
)
def test_a_note_was_not_changed_here_where_the_file_says_the_same_second(
    library: Library, said: str, is_same: bool
) -> None:
    key = str(uuid.uuid4())
    row = placed(library, tag_path="煤", annotation_id=key, modified="2024-05-01T08:00:05.5+00:00")
    restored(library, row)
    result = edited(library, {**row, "note": "新", "modified": said})
    assert (result.edited, result.conflicts) == (([key], []) if is_same else ([], [1]))


def test_a_note_that_says_the_same_in_other_line_ends_is_no_edit(library: Library) -> None:
    key = str(uuid.uuid4())
    row = placed(library, tag_path="煤", annotation_id=key, note="一\n二")
    assert restored(library, row).annotations == [key]
    for same in ("一\r\n二", "一\r二\r\n", " 一\n二\n"):
        result = edited(library, {**row, "note": same, "modified": "2001-01-01"})
        assert (result.repeated, result.edited, result.conflicts) == (1, [], [])
    without = {name: value for name, value in row.items() if name != "note"}
    assert edited(library, without).edited == []
    assert notes(library) == ["一\n二"]


def test_a_second_row_of_an_annotation_that_came_in_just_now_edits_nothing(library: Library) -> None:
    key = str(uuid.uuid4())
    row = placed(library, tag_path="煤", annotation_id=key, note="一", modified="2024-05-01T08:00:00+00:00")
    bare = placed(library, tag_path="炭", note="一", modified="2024-05-01T08:00:00+00:00")
    result = edited(library, row, {**row, "note": "二"}, bare, {**bare, "note": "二"})
    assert (len(result.annotations), result.repeated, result.edited) == (2, 2, [])
    assert notes(library) == ["一", "一"]


def test_what_has_no_tag_is_known_by_when_it_was_changed_where_notes_are_edited(library: Library) -> None:
    at = "2024-05-01T08:00:0{}+00:00"
    one, two = (placed(library, annotator="王", note=f"{no}", modified=at.format(no)) for no in (1, 2))
    assert len(restored(library, one, two).annotations) == 2
    keys = {row.note: row.id for row in library.queries.annotations()}
    result = edited(library, {**two, "note": "新"})
    assert (result.annotations, result.edited) == ([], [keys["2"]])
    assert sorted(notes(library)) == ["1", "新"]
    for new in (
        {"modified": at.format(5)},
        {"annotator": "李", "modified": at.format(1)},
        {"tag_path": "煤"},
    ):
        result = edited(library, {**one, "note": "别的", **new})
        assert (len(result.annotations), result.edited) == (1, [])
    assert len(restored(library, {**one, "note": "再"}).annotations) == 1
