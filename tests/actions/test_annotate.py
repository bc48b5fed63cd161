"""Annotating: what is written, what is refused."""

import pytest

from desktop.actions.annotate import AddAnnotation, ChangeSpan, DeleteAnnotations, Retag, SetNote
from desktop.actions.errors import BadRange, BadValue, EditConflict, NotFound
from desktop.actions.library import Library
from tests.actions.factories import TEXT, rows, steps, tagged

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
    assert changes.documents == {document} and changes.tags == {tag} and not changes.texts


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
    assert library.perform(Retag([action.id], other)).changes.tags == {tag, other}
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
