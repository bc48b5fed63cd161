"""Highlights and notes without a tag: made, changed, given a tag, and what the library says of them."""

import io

import pytest

from desktop.actions.annotate import (
    AddAnnotation,
    ApplyTags,
    ChangeSpan,
    DeleteAnnotations,
    NoteMany,
    Retag,
    SetNote,
)
from desktop.actions.annotation_filters import AnnotationFilter, filter_annotations, sort_annotations
from desktop.actions.annotation_index import NO_TAG, Sections, all_annotations
from desktop.actions.codebook import DeleteTag
from desktop.actions.errors import NotFound
from desktop.actions.exports import export_to
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.files.annotations_csv import read_annotations
from tests.actions.factories import label_args, rows, tagged


def only(library: Library) -> tuple[str, str, str]:
    """Return tag, words and note of the one annotation there is."""
    (row,) = library.queries.annotations()
    return row.tag_path, row.quote, row.note


def test_a_highlight_needs_no_tag_and_is_there_once(library: Library, document: str) -> None:
    first = library.perform(AddAnnotation(document, 0, 4))
    assert only(library) == ("", "政府工作", "")
    assert label_args(library) == {"tag": "", "quote": "政府工作", "document": "某县2024年政府工作报告"}
    again = library.perform(AddAnnotation(document, 0, 4, note="再看"))
    assert again.value == first.value
    assert only(library) == ("", "政府工作", "再看")
    library.undo()
    library.undo()
    assert library.queries.annotations() == []


def test_its_note_and_range_are_changed(library: Library, document: str) -> None:
    key = library.perform(AddAnnotation(document, 0, 4)).value
    library.perform(SetNote(key, "说明"))
    assert (label_args(library)["tag"], label_args(library)["quote"]) == ("", "政府工作")
    library.perform(ChangeSpan(key, 0, 6))
    assert only(library) == ("", "政府工作报告", "说明")
    library.perform(NoteMany([key], "另一条"))
    assert only(library) == ("", "政府工作报告", "另一条")
    library.perform(DeleteAnnotations([key]))
    assert library.queries.annotations() == []


def test_the_tag_that_is_applied_to_the_same_words_is_given_to_it(
    library: Library, document: str, tag: str
) -> None:
    key = library.perform(AddAnnotation(document, 0, 4, note="先记")).value
    applied = library.perform(ApplyTags([(document, 0, 4), (document, 6, 8)], [tag], note="后记")).value
    assert applied.annotation_ids[0] == key
    found = {row.quote: (row.tag_path, row.note) for row in library.queries.annotations()}
    assert found == {"政府工作": ("产业/煤炭", "先记\n后记"), "\n一": ("产业/煤炭", "后记")}
    library.undo()
    assert only(library) == ("", "政府工作", "先记")
    assert library.perform(AddAnnotation(document, 0, 4, tag)).value == key
    assert only(library) == ("产业/煤炭", "政府工作", "先记")


def test_the_first_of_several_tags_takes_it_and_another_annotator_leaves_it(
    library: Library, document: str, tag: str
) -> None:
    key = library.perform(AddAnnotation(document, 0, 4)).value
    other = tagged(library, "民生")
    library.perform(ApplyTags([(document, 0, 4)], [tag], annotator="乙"))
    assert {row.annotator: row.tag_path for row in library.queries.annotations()} == {
        "甲": "",
        "乙": "产业/煤炭",
    }
    made = library.perform(ApplyTags([(document, 0, 4)], [tag, other])).value
    assert made.annotation_ids[0] == key
    own = [row.tag_path for row in library.queries.annotations() if row.annotator == "甲"]
    assert sorted(own) == ["产业/煤炭", "民生"]


def test_many_are_highlighted_in_one_step(library: Library, document: str) -> None:
    places = [(document, 0, 4), (document, 6, 8)]
    library.perform(ApplyTags(places))
    assert [row.tag_id for row in library.queries.annotations()] == [NO_TAG, NO_TAG]
    assert (label_args(library)["tag"], label_args(library)["count"]) == ("", "2")
    library.perform(ApplyTags(places))
    assert len(library.queries.annotations()) == 2


def test_a_tag_is_given_and_taken_away_later(library: Library, document: str, tag: str) -> None:
    key = library.perform(AddAnnotation(document, 0, 4)).value
    library.perform(Retag([key], tag))
    assert only(library)[0] == "产业/煤炭"
    library.perform(Retag([key], ""))
    assert only(library)[0] == ""
    assert label_args(library)["tag"] == ""
    library.undo()
    assert only(library)[0] == "产业/煤炭"
    with pytest.raises(NotFound):
        library.perform(Retag([key], "no-such-tag"))


def test_a_tag_that_goes_takes_no_highlight_with_it(library: Library, document: str, tag: str) -> None:
    library.perform(AddAnnotation(document, 0, 4))
    library.perform(AddAnnotation(document, 6, 8, tag))
    library.perform(DeleteTag(tag, 1))
    assert only(library) == ("", "政府工作", "")


def test_they_are_found_and_sorted_without_a_tag(library: Library, document: str, tag: str) -> None:
    library.perform(AddAnnotation(document, 0, 4))
    library.perform(AddAnnotation(document, 6, 8, tag))
    index = all_annotations(library.queries)
    none = Sections.none()
    found = filter_annotations(index, AnnotationFilter(tags=frozenset([NO_TAG])), none)
    assert [row.quote for row in found] == ["政府工作"]
    assert index.subtree([NO_TAG]) == {NO_TAG}
    for descending in (False, True):
        ordered = sort_annotations(index, index.rows, "tag", descending=descending, sections=none)
        assert [row.quote for row in ordered] == ["\n一", "政府工作"]


def test_counts_of_tags_leave_them_out(library: Library, document: str, tag: str) -> None:
    library.perform(AddAnnotation(document, 0, 4))
    library.perform(AddAnnotation(document, 6, 8, tag))
    assert [row.count for row in library.queries.tags() if row.id == tag] == [1]
    assert [row.annotations for row in library.queries.documents()] == [2]
    assert [row.annotations for row in library.queries.annotators()] == [2]


def test_the_csv_has_empty_columns_and_takes_them_back(library: Library, document: str) -> None:
    path = library.path.with_suffix(".csv")
    library.perform(AddAnnotation(document, 0, 4, note="无标签的备注"))
    before = rows(library.path)["annotation"]
    export_to(library, path, "csv")
    (line,) = read_annotations(io.BytesIO(path.read_bytes()))
    assert (line["tag"], line["tag_path"], line["quote"]) == ("", "", "政府工作")
    library.perform(DeleteAnnotations([row.id for row in library.queries.annotations()]))
    result = library.perform(RestoreAnnotations([line])).value
    assert (len(result.annotations), result.unplaced) == (1, [])
    assert [row[3] for row in rows(library.path)["annotation"]] == [row[3] for row in before] == [None]


def test_a_row_whose_tag_has_no_usable_name_is_still_refused(library: Library, document: str) -> None:
    line = {"document_id": document, "tag_path": "//", "quote": "政府工作", "start": "0", "end": "4"}
    assert library.perform(RestoreAnnotations([line])).value.unplaced == [(1, "tag")]


@pytest.mark.parametrize("name", ["html", "docx", "conll", "md", "xlsx"])
def test_every_other_format_writes_them(library: Library, document: str, tag: str, name: str) -> None:
    library.perform(AddAnnotation(document, 0, 4))
    library.perform(AddAnnotation(document, 8, 12, note="无标签的备注"))
    library.perform(AddAnnotation(document, 6, 8, tag))
    path = library.path.with_suffix(f".{name}")
    export_to(library, path, name)
    data = path.read_bytes()
    if name == "html":
        text = data.decode()
        assert text.count('<mark class="plain"') == 2
        assert "无标签的备注" in text
        assert "<sup></sup>" not in text
    if name == "conll":
        assert "B-产业/煤炭" in data.decode()
        assert "B-\n" not in data.decode()


def test_word_marks_them_and_comments_on_notes_alone(library: Library, document: str) -> None:
    from docx import Document

    library.perform(AddAnnotation(document, 0, 4))
    library.perform(AddAnnotation(document, 7, 9, note="无标签的备注"))
    path = library.path.with_suffix(".docx")
    export_to(library, path, "docx")
    word = Document(str(path))
    assert [comment.text for comment in word.comments] == ["无标签的备注"]
    marked = [run.text for one in word.paragraphs for run in one.runs if run.font.highlight_color]
    assert marked == ["政府工作", "一、"]
