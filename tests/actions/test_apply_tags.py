"""Several tags at once, many annotations at once, what has been reviewed, tags split."""

from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, ApplyTags, NoteMany, Retag, SetReviewed
from desktop.actions.codebook import AddTag, EditTag, SplitTag
from desktop.actions.errors import BadValue, EditConflict, NotFound
from desktop.actions.library import Library
from desktop.actions.tag_hierarchy import DeleteTag
from desktop.actions.user_data import FiguresToAnnotations, HitsToAnnotations
from tests.actions.factories import TEXT, imported, refusal, rows, tagged


def test_several_tags_are_put_in_one_step_and_missing_ones_made(library: Library) -> None:
    document, coal = imported(library), tagged(library)
    before = rows(library.path)
    action = ApplyTags([(document, 10, 14)], [coal], ["民生/就业"])
    action_result = library.perform(action).value
    placed = library.queries.annotations(document)
    assert {one.tag_path for one in placed} == {"产业/煤炭", "民生/就业"}
    assert {one.id for one in placed} == set(action_result.annotation_ids)
    assert [one.start for one in placed] == [10, 10]
    library.undo()
    assert rows(library.path) == before


def test_a_tag_is_not_put_twice_by_the_same_user_but_by_another(library: Library) -> None:
    document, coal = imported(library), tagged(library)
    first = library.perform(AddAnnotation(document, 10, 14, coal)).value
    again = ApplyTags([(document, 10, 14)], [coal])
    again_result = library.perform(again).value
    assert again_result.annotation_ids == [first]
    assert library.perform(AddAnnotation(document, 10, 14, coal, "补注")).value == first
    assert [(row.id, row.note) for row in library.queries.annotations(document)] == [(first, "补注")]
    library.perform(ApplyTags([(document, 10, 14)], [coal], annotator="李"))
    assert len(library.queries.annotations(document)) == 2


def test_many_places_are_annotated_in_one_step(library: Library) -> None:
    one, other = imported(library), imported(library, TEXT + "另一份。")
    coal = tagged(library)
    library.perform(AddAnnotation(one, 3, 6, coal))
    action = ApplyTags([(one, 3, 6), (one, 7, 9), (other, 1, 4), (other, 1, 4)], [coal])
    action_result = library.perform(action).value
    assert len(action_result.annotation_ids) == 3
    assert [(row.document_id, row.start) for row in library.queries.annotations()] == [
        (one, 3),
        (one, 7),
        (other, 1),
    ]
    library.undo()
    assert len(library.queries.annotations()) == 1


@pytest.mark.parametrize("kind", [FiguresToAnnotations, HitsToAnnotations])
def test_many_places_are_not_annotated_with_a_tag_that_is_gone(
    library: Library, kind: type[FiguresToAnnotations]
) -> None:
    document, coal = imported(library), tagged(library)
    library.perform(DeleteTag(coal))
    raised = refusal(library, kind(document, [(3, 6), (7, 9)], coal))
    assert isinstance(raised, NotFound)
    assert (raised.reason, raised.details) == ("unknown", {"what": "tag", "id": coal})


def test_many_annotations_are_changed_in_one_step_each(library: Library) -> None:
    document, coal = imported(library), tagged(library)
    steel = tagged(library, "产业/钢铁")
    made = ApplyTags([(document, 3, 6), (document, 7, 9)], [coal])
    made_result = library.perform(made).value
    library.perform(Retag(made_result.annotation_ids, steel))
    library.perform(NoteMany(made_result.annotation_ids, "看"))
    library.perform(SetReviewed(made_result.annotation_ids))
    found = library.queries.annotations(document)
    assert [(row.tag, row.note, row.reviewed) for row in found] == [("钢铁", "看", True)] * 2
    library.undo()
    assert not any(row.reviewed for row in library.queries.annotations(document))
    library.undo()
    library.undo()
    assert {(row.tag, row.note) for row in library.queries.annotations(document)} == {("煤炭", "")}


def test_a_tag_is_split_beside_itself(library: Library) -> None:
    document, coal = imported(library), tagged(library)
    tagged(library, "产业/钢铁")
    made = ApplyTags([(document, 3, 6), (document, 7, 9), (document, 8, 9)], [coal])
    made_result = library.perform(made).value
    before = rows(library.path)
    library.perform(SplitTag(coal, made_result.annotation_ids[1:], "焦炭", color="#123456"))
    assert [(one.path, one.count) for one in library.queries.tags()] == [
        ("产业", 0),
        ("产业/煤炭", 1),
        ("产业/焦炭", 2),
        ("产业/钢铁", 0),
    ]
    with pytest.raises(EditConflict):
        library.perform(SplitTag(coal, made_result.annotation_ids[1:], "又一个"))
    with pytest.raises(BadValue):
        library.perform(SplitTag(coal, made_result.annotation_ids[:1], "煤炭"))
    library.undo()
    assert rows(library.path) == before


def test_all_that_is_said_of_a_tag_is_kept(library: Library) -> None:
    tag = AddTag("煤炭", use_when="讲煤时", not_when="讲电时", examples="原煤产量…")
    library.perform(tag)
    library.perform(EditTag(tag.id, not_when="讲气时"))
    (row,) = library.queries.tags()
    assert (row.use_when, row.not_when, row.examples) == ("讲煤时", "讲气时", "原煤产量…")
    assert library.queries.tag_counts("nothing") == {}


def test_a_template_brings_when_to_use_a_tag(tmp_path: Path) -> None:
    from desktop.actions.codebook_templates import add_template_actions, templates

    with Library.create(tmp_path / "one.piyue") as library:
        for action in add_template_actions(templates()[0], [], "one"):
            library.perform(action)
        assert all(tag.use_when and tag.not_when and tag.examples for tag in library.queries.tags())
