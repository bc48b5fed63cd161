"""Annotating: what is written, what is refused."""

import pytest

from desktop.actions.annotate import (
    AddAnnotation,
    ApplyTags,
    ChangeSpan,
    DeleteAnnotations,
    KeepAsLost,
    NoteMany,
    Retag,
    SetNote,
    SetReviewed,
    short_quote,
)
from desktop.actions.documents import DeleteDocuments
from desktop.actions.errors import BadRange, BadValue, EditConflict, NotFound
from desktop.actions.library import Library
from desktop.actions.versions import NewVersion
from tests.actions.factories import TEXT, imported, label_args, refusal, rows, source, steps, tagged

WIDE = TEXT.index("𠮷")


def test_an_annotation_holds_quote_context_and_place(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, WIDE, WIDE + 4, tag, "好")
    changes = library.perform(action).changes
    (row,) = library.queries.annotations(document)
    assert (row.id, row.quote, row.start, row.end) == (action.id, "𠮷祥如意", WIDE, WIDE + 4)
    assert row.prefix + row.quote + row.suffix in TEXT
    assert len(row.prefix) == min(32, WIDE)
    assert (row.tag, row.tag_path, row.note, row.annotator) == ("煤炭", "产业/煤炭", "好", "甲")
    assert (row.document, row.year, row.source, row.state) == (
        "某县2024年政府工作报告",
        2024,
        "报告.txt",
        "placed",
    )
    assert row.created == row.modified and row.created.endswith("+00:00")
    assert changes.annotations == {action.id}
    assert changes.documents == {document} and changes.counted_tags == {tag}
    assert not changes.tags and not changes.texts


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]
)
def test_a_range_outside_the_text_is_refused(
    library: Library, document: str, tag: str, start: int, end: int
) -> None:
    before = rows(library.path), steps(library.path)
    with pytest.raises(BadRange) as raised:
        library.perform(AddAnnotation(document, start, end, tag))
    assert raised.value.details == {"start": start, "end": end, "length": len(TEXT)}
    assert (rows(library.path), steps(library.path)) == before


def test_unknown_ids_are_refused(library: Library, document: str, tag: str) -> None:
    for action in (
        AddAnnotation("nobody", 0, 1, tag),
        AddAnnotation(document, 0, 1, "nobody"),
        SetNote("nobody", "x"),
        DeleteAnnotations(["nobody"]),
    ):
        with pytest.raises(NotFound):
            library.perform(action)
    assert library.queries.annotations() == []


def test_a_span_is_changed_and_undone(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, 0, 2, tag)
    library.perform(action)
    before = rows(library.path)
    library.perform(ChangeSpan(action.id, 2, 6))
    (row,) = library.queries.annotations()
    assert (row.id, row.quote) == (action.id, TEXT[2:6])
    assert len(rows(library.path)["passage"]) == 1
    library.undo()
    assert rows(library.path) == before


def test_two_annotations_share_a_passage_until_the_last_is_deleted(
    library: Library, document: str, tag: str
) -> None:
    one, other = AddAnnotation(document, 0, 4, tag), AddAnnotation(document, 0, 4, tag, annotator="乙")
    library.perform(one)
    library.perform(other)
    assert len(rows(library.path)["passage"]) == 1
    assert {row.annotator for row in library.queries.annotations()} == {"甲", "乙"}
    library.perform(DeleteAnnotations([one.id]))
    assert len(rows(library.path)["passage"]) == 1
    library.perform(DeleteAnnotations([other.id]))
    assert rows(library.path)["passage"] == []


def test_retagging_touches_both_tags(library: Library, document: str, tag: str) -> None:
    other = tagged(library, "交通")
    action = AddAnnotation(document, 0, 4, tag)
    library.perform(action)
    assert library.perform(Retag([action.id], other)).changes.counted_tags == {tag, other}
    assert library.undo() is not None
    assert library.queries.annotation(action.id).tag_id == tag


def test_a_note_changed_on_the_other_side_is_a_conflict(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, 0, 4, tag, "原")
    library.perform(action)
    library.perform(SetNote(action.id, "他", annotator="乙"))
    with pytest.raises(EditConflict) as raised:
        library.perform(SetNote(action.id, "我", expected="原"))
    assert raised.value.details["found"] == "他"
    assert library.queries.annotation(action.id).note == "他"


def test_writing_what_is_there_already_is_no_step(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, 0, 4, tag, "注")
    library.perform(action)
    before = steps(library.path)
    library.perform(SetNote(action.id, "注"))
    library.perform(Retag([action.id], tag))
    library.perform(ChangeSpan(action.id, 0, 4))
    assert steps(library.path) == before


def test_rows_come_in_document_order(library: Library, document: str, tag: str) -> None:
    for start, by in ((9, "甲"), (3, "甲"), (20, "甲"), (3, "乙")):
        library.perform(AddAnnotation(document, start, start + 2, tag, annotator=by))
    assert [row.start for row in library.queries.annotations()] == [3, 3, 9, 20]
    assert [row.start for row in library.queries.iterate_annotations([document])] == [3, 3, 9, 20]
    assert library.queries.annotations("nobody") == []


def test_hostile_words_stay_words(library: Library, document: str, tag: str) -> None:
    words = "'; DROP TABLE annotation; --\x1b[31m<b>=1+1\x00\ufeff\"%s"
    action = AddAnnotation(document, 0, 4, tag, words, annotator=words)
    library.perform(action)
    row = library.queries.annotation(action.id)
    assert (row.note, row.annotator) == (words, words)


def test_a_beginning_of_an_id_finds_it(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, 0, 4, tag)
    library.perform(action)
    assert library.queries.find_annotation(action.id[:6]) == action.id
    assert library.queries.find_document(document[:4].upper()) == document
    for beginning, reason in (
        (document[:3], "unknown"),
        ("zzzzzz", "unknown"),
        ("", "unknown"),
        ("%%%%", "unknown"),
    ):
        with pytest.raises(NotFound) as raised:
            library.queries.find_document(beginning)
        assert raised.value.reason == reason


def test_half_a_character_is_refused(library: Library, document: str, tag: str) -> None:
    with pytest.raises(BadValue) as raised:
        library.perform(AddAnnotation(document, 0, 4, tag, "\ud842"))
    assert raised.value.reason == "not-text"
    assert library.queries.annotations() == []


def test_a_quote_is_told_on_one_line_of_24_characters_at_most() -> None:
    assert short_quote(" 一\n二\t 三 ") == "一 二 三"
    assert short_quote("字" * 24) == "字" * 24
    assert short_quote("字" * 25) == "字" * 23 + "…"


def test_each_step_says_what_was_annotated(library: Library, document: str, tag: str) -> None:
    title = library.queries.document(document).title
    add, other = AddAnnotation(document, 0, 6, tag), AddAnnotation(document, 9, 12, tag)
    whole = {"tag": "煤炭", "quote": "政府工作报告", "document": title}
    steel = tagged(library, "钢铁")
    library.perform(add)
    assert label_args(library) == whole
    library.perform(SetNote(add.id, "x"))
    assert label_args(library) == whole
    library.perform(ChangeSpan(add.id, 0, 2))
    assert label_args(library) == {**whole, "quote": "政府"}
    library.perform(Retag([add.id], steel))
    assert label_args(library) == {"tag": "钢铁", "quote": "政府", "document": title, "count": "1"}
    library.perform(other)
    library.perform(Retag([add.id, other.id], tag))
    assert label_args(library) == {"tag": "煤炭", "document": title, "count": "2"}
    library.perform(NoteMany([add.id, other.id], "y"))
    assert label_args(library) == {"document": title, "count": "2"}
    library.perform(SetReviewed([add.id]))
    assert label_args(library) == {"document": title, "count": "1"}
    library.perform(DeleteAnnotations([add.id]))
    assert label_args(library) == {"tag": "煤炭", "quote": "政府", "document": title, "count": "1"}
    library.perform(ApplyTags([(document, 0, 4), (document, 0, 4), (document, 6, 8)], [tag, steel]))
    assert label_args(library) == {"tag": "煤炭、钢铁", "count": "2", "document": title}
    library.perform(ApplyTags([(document, 20, 55)], [steel]))
    assert label_args(library) == {
        "tag": "钢铁",
        "count": "1",
        "quote": short_quote(TEXT[20:55]),
        "document": title,
    }
    ids = [row.id for row in library.queries.annotations()]
    library.perform(DeleteAnnotations(ids))
    assert label_args(library) == {"count": str(len(ids)), "document": title}


def test_what_is_not_there_is_named(library: Library, document: str, tag: str) -> None:
    added = library.perform(AddAnnotation(document, 0, 4, tag)).value
    for action, what in (
        (AddAnnotation("nobody", 0, 1, tag), "document"),
        (AddAnnotation(document, 0, 1, "nobody"), "tag"),
        (ApplyTags([("nobody", 0, 1)], [tag]), "document"),
        (ApplyTags([(document, 0, 1)], ["nobody"]), "tag"),
        (ApplyTags([(document, 0, 1)], [tag, "nobody"]), "tag"),
        (SetNote("nobody", "x"), "annotation"),
        (ChangeSpan("nobody", 0, 1), "annotation"),
        (Retag([added, "nobody"], tag), "annotation"),
        (Retag([added], "nobody"), "tag"),
        (DeleteAnnotations(["nobody"]), "annotation"),
        (DeleteAnnotations([added, "nobody"]), "annotation"),
        (KeepAsLost(["nobody"]), "annotation"),
        (NoteMany(["nobody"], "x"), "annotation"),
        (SetReviewed(["nobody"]), "annotation"),
    ):
        error = refusal(library, action)
        assert isinstance(error, NotFound)
        assert (error.reason, error.details) == ("unknown", {"what": what, "id": "nobody"})


def test_a_range_is_taken_up_to_both_ends_of_the_text(library: Library, document: str, tag: str) -> None:
    for start, end in ((0, 1), (len(TEXT) - 1, len(TEXT)), (0, len(TEXT))):
        added = library.perform(AddAnnotation(document, start, end, tag)).value
        row = library.queries.annotation(added)
        assert (row.quote, row.prefix, row.suffix) == (
            TEXT[start:end],
            TEXT[max(0, start - 32) : start],
            TEXT[end : end + 32],
        )
    for action in (ChangeSpan(added, 3, 3), ApplyTags([(document, 3, 3)], [tag])):
        error = refusal(library, action)
        assert isinstance(error, BadRange)
        assert (error.reason, error.details) == ("bad-range", {"start": 3, "end": 3, "length": len(TEXT)})


def test_a_note_is_added_once_to_the_annotation_that_is_there(
    library: Library, document: str, tag: str
) -> None:
    first = library.perform(AddAnnotation(document, 0, 4, tag)).value

    def note() -> str:
        return library.queries.annotation(first).note

    for given, wanted in (("", ""), ("甲乙", "甲乙"), ("乙", "甲乙"), ("丙", "甲乙\n丙"), ("", "甲乙\n丙")):
        assert library.perform(AddAnnotation(document, 0, 4, tag, given)).value == first
        assert note() == wanted
    applied = library.perform(ApplyTags([(document, 0, 4), (document, 4, 6)], [tag], note="丁")).value
    assert note() == "甲乙\n丙\n丁"
    assert library.queries.annotation(applied.annotation_ids[1]).note == "丁"
    library.perform(ApplyTags([(document, 0, 4)], [tag]))
    assert note() == "甲乙\n丙\n丁"


def test_another_tag_or_annotator_on_the_same_words_is_another_annotation(
    library: Library, document: str, tag: str
) -> None:
    other = tagged(library, "钢铁")
    first = library.perform(AddAnnotation(document, 0, 4, tag)).value
    made = [
        library.perform(AddAnnotation(document, 0, 4, other)).value,
        library.perform(AddAnnotation(document, 0, 4, tag, annotator="乙")).value,
        library.perform(AddAnnotation(document, 0, 5, tag)).value,
    ]
    assert len({first, *made}) == 4
    assert len({row.passage_id for row in library.queries.annotations()}) == 2


def test_tags_are_applied_by_document_tag_and_place(library: Library, document: str, tag: str) -> None:
    later = imported(library, f"{TEXT}完。\n")
    other = tagged(library, "民生")
    places = [(later, 4, 6), (document, 2, 4), (later, 0, 2)]
    applied = library.perform(ApplyTags(places, [other], ["产业/煤炭", "新/的"])).value
    made = library.queries.find_tag("新/的")
    assert applied.tag_ids == [other, tag, made]
    found = [library.queries.annotation(one) for one in applied.annotation_ids]
    assert [(one.document_id, one.start, one.tag_id) for one in found] == [
        *((later, start, one) for one in applied.tag_ids for start in (4, 0)),
        *((document, 2, one) for one in applied.tag_ids),
    ]


def test_a_note_seen_as_it_is_may_be_written(library: Library, document: str, tag: str) -> None:
    added = library.perform(AddAnnotation(document, 0, 4, tag, "原")).value
    library.perform(SetNote(added, "新", expected="原"))
    assert library.queries.annotation(added).note == "新"
    error = refusal(library, SetNote(added, "又", expected=""))
    assert isinstance(error, EditConflict)
    assert (error.reason, error.details) == ("conflict", {"what": "note", "id": added, "found": "新"})


def test_what_has_a_place_is_not_kept_as_lost(library: Library, document: str, tag: str) -> None:
    stays = library.perform(AddAnnotation(document, 0, 4, tag)).value
    goes = library.perform(AddAnnotation(document, TEXT.index("招商"), TEXT.index("招商") + 4, tag)).value
    library.perform(NewVersion(document, source(TEXT.replace("招商引资", "项目建设"))))
    error = refusal(library, KeepAsLost([goes, stays]))
    assert isinstance(error, EditConflict)
    assert (error.reason, error.details) == ("conflict", {"what": "state", "id": stays, "found": "placed"})
    library.perform(KeepAsLost([goes]))
    assert label_args(library) == {"count": "1", "document": library.queries.document(document).title}
    assert library.queries.review_counts() == {"lost": 1}
    assert [row.id for row in library.queries.in_state("lost")] == [goes]
    assert [row.id for row in library.queries.in_state("lost", document)] == [goes]
    assert [row.id for row in library.queries.in_state("placed")] == [stays]
    assert library.queries.review() == library.queries.review(document) == []


def test_what_waited_is_placed_beside_the_passage_that_it_continues(
    library: Library, document: str, tag: str
) -> None:
    start = TEXT.index("招商")
    goes = library.perform(AddAnnotation(document, start, start + 4, tag)).value
    old = library.queries.annotation(goes)
    library.perform(NewVersion(document, source(TEXT.replace("招商引资", "项目建设"))))
    library.perform(ChangeSpan(goes, start, start + 4))
    row = library.queries.annotation(goes)
    assert (row.quote, row.state, row.note) == ("项目建设", "placed", "")
    passages = {one[0]: one for one in rows(library.path)["passage"]}
    assert old.passage_id in passages
    assert old.passage_id in passages[row.passage_id]
    library.perform(ChangeSpan(goes, 0, 2))
    assert row.passage_id not in {one[0] for one in rows(library.path)["passage"]}


def test_the_time_of_a_change_is_told_and_review_is_no_change(
    library: Library, document: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = library.perform(AddAnnotation(document, 0, 4, tag)).value
    made = library.queries.annotation(added)
    later = "2999-01-01T00:00:00+00:00"
    monkeypatch.setattr("db.unit_of_work.now", lambda: later)
    library.perform(SetReviewed([added]))
    row = library.queries.annotation(added)
    assert (row.reviewed, row.modified) == (True, made.modified)
    library.perform(SetReviewed([added], reviewed=False))
    assert not library.queries.annotation(added).reviewed
    for action in (
        SetNote(added, "x"),
        ChangeSpan(added, 0, 5),
        Retag([added], tagged(library, "钢铁")),
        NoteMany([added], "y"),
    ):
        library.perform(action)
        row = library.queries.annotation(added)
        assert (row.created, row.modified) == (made.created, later)
        library.undo()
        assert library.queries.annotation(added).modified == made.modified


def test_an_annotation_goes_away_with_its_document_and_is_not_found(
    library: Library, document: str, tag: str
) -> None:
    added = library.perform(AddAnnotation(document, 0, 4, tag)).value
    assert library.queries.find_annotation(added) == added
    library.perform(DeleteDocuments([document]))
    for ask in (library.queries.annotation, library.queries.find_annotation):
        with pytest.raises(NotFound) as raised:
            ask(added)
        assert (raised.value.reason, raised.value.details) == ("unknown", {"what": "annotation", "id": added})
