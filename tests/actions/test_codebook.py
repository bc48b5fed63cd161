"""The codebook: a tree of tags with names unique among siblings."""

import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.changes import Changes
from desktop.actions.codebook import (
    PALETTE,
    AddTag,
    AddTagPath,
    ArchiveTag,
    DeleteTag,
    DescribeTag,
    EditTag,
    MergeTags,
    MoveTag,
    PinTag,
    RecolorTag,
    RenameTag,
)
from desktop.actions.errors import BadValue, EditConflict
from desktop.actions.library import Library
from tests.actions.factories import rows, steps, tagged


def _paths(library: Library) -> list[str]:
    return [row.path for row in library.queries.tags()]


def test_a_tag_gets_another_name_and_place_at_once(library: Library) -> None:
    """Although its old name is taken there, and its new one where it stood."""
    below, above = AddTagPath("产业/煤炭"), AddTagPath("煤炭")
    below_ids = library.perform(below).value
    library.perform(above)
    library.perform(AddTagPath("产业/焦炭"))
    library.perform(EditTag(below_ids[-1], name="焦炭", parent_id=None))
    assert [tag.path for tag in library.queries.tags()] == ["产业", "产业/焦炭", "煤炭", "焦炭"]
    library.undo()
    assert [tag.path for tag in library.queries.tags()] == ["产业", "产业/煤炭", "产业/焦炭", "煤炭"]


def test_pinning_a_tag_to_its_own_key_is_no_step(library: Library) -> None:
    tag = AddTag("煤炭", shortcut="1")
    library.perform(tag)
    assert library.perform(PinTag(tag.id, "1")).changes == Changes()
    step = library.undoable()
    assert step is not None
    assert step.name == "add-tag"


def test_a_path_makes_what_is_missing(library: Library) -> None:
    tagged(library, "产业/煤炭")
    action = AddTagPath("产业/ 文旅 /古建")
    action_result = library.perform(action).value
    assert _paths(library) == ["产业", "产业/煤炭", "产业/文旅", "产业/文旅/古建"]
    assert [row.depth for row in library.queries.tags()] == [0, 1, 1, 2]
    assert library.queries.find_tag("产业/文旅/古建") == action_result[-1]
    assert library.queries.find_tag("产业/无") is None
    before = steps(library.path)
    library.perform(AddTagPath("产业/煤炭"))
    assert steps(library.path) == before


@pytest.mark.parametrize("name", ["", "  ", "产业/煤炭", "a\nb", "a\x1bb"])
def test_a_name_that_cannot_be_one_is_refused(library: Library, name: str) -> None:
    with pytest.raises(BadValue):
        library.perform(AddTag(name))
    assert library.queries.tags() == []


def test_names_are_unique_among_siblings_alone(library: Library) -> None:
    top = AddTag("产业")
    library.perform(top)
    library.perform(AddTag("产业", top.id))
    for parent in (None, top.id):
        with pytest.raises(BadValue) as raised:
            library.perform(AddTag(" 产业 ", parent))
        assert raised.value.reason == "taken"
    assert _paths(library) == ["产业", "产业/产业"]


def test_colors_come_from_the_palette_until_all_are_used(library: Library) -> None:
    for number in range(len(PALETTE)):
        library.perform(AddTag(str(number)))
    assert [row.color for row in library.queries.tags()] == list(PALETTE)
    with pytest.raises(BadValue):
        library.perform(AddTag("red", color="red"))


def test_a_key_belongs_to_one_tag(library: Library) -> None:
    one, other = AddTag("一", shortcut="1"), AddTag("二", shortcut="1")
    library.perform(one)
    library.perform(other)
    assert {row.name: row.shortcut for row in library.queries.tags()} == {"一": None, "二": "1"}
    library.perform(PinTag(one.id, "1"))
    assert {row.name: row.shortcut for row in library.queries.tags()} == {"一": "1", "二": None}
    library.undo()
    assert {row.name: row.shortcut for row in library.queries.tags()} == {"一": None, "二": "1"}


def test_each_field_is_changed_by_name(library: Library, tag: str) -> None:
    library.perform(RenameTag(tag, "煤"))
    library.perform(RecolorTag(tag, "#ABCDEF"))
    library.perform(DescribeTag(tag, "煤炭及煤化工"))
    library.perform(ArchiveTag(tag))
    row = next(row for row in library.queries.tags() if row.id == tag)
    assert (row.path, row.color, row.description, row.archived) == (
        "产业/煤",
        "#abcdef",
        "煤炭及煤化工",
        True,
    )


def test_editing_several_things_is_one_step(library: Library, tag: str) -> None:
    other = tagged(library, "能源")
    before = rows(library.path)
    library.perform(EditTag(tag, name="煤", shortcut="3", parent_id=other))
    assert _paths(library) == ["产业", "能源", "能源/煤"]
    library.undo()
    assert rows(library.path) == before


def test_moving_keeps_the_siblings_in_order(library: Library) -> None:
    ids = {name: tagged(library, name) for name in ("一", "二", "三", "四")}
    library.perform(MoveTag(ids["四"], None, 1))
    assert _paths(library) == ["一", "四", "二", "三"]
    library.perform(MoveTag(ids["一"], ids["三"]))
    assert _paths(library) == ["四", "二", "三", "三/一"]
    with pytest.raises(BadValue):
        library.perform(MoveTag(ids["三"], ids["一"]))
    library.undo()
    library.undo()
    assert _paths(library) == ["一", "二", "三", "四"]


def test_merging_keeps_every_annotation_and_merges_lower_tags(library: Library, document: str) -> None:
    old, new = tagged(library, "旧"), tagged(library, "新")
    below_old, below_new = tagged(library, "旧/甲"), tagged(library, "新/甲")
    alone = tagged(library, "旧/乙")
    for start, one in enumerate((old, new, below_old, below_new, alone)):
        library.perform(AddAnnotation(document, start, start + 1, one))
    before = rows(library.path)
    library.perform(MergeTags([old], new))
    assert [(row.path, row.count) for row in library.queries.tags()] == [
        ("新", 2),
        ("新/甲", 2),
        ("新/乙", 1),
    ]
    assert len(library.queries.annotations()) == 5
    library.undo()
    assert rows(library.path) == before


def test_deleting_takes_all_below_and_undo_brings_back_the_same_ids(
    library: Library, document: str, tag: str
) -> None:
    top = library.queries.find_tag("产业") or ""
    for start in range(5):
        library.perform(AddAnnotation(document, start, start + 3, tag, "注"))
    before = rows(library.path)
    assert library.queries.annotations_under(top) == 5
    with pytest.raises(EditConflict):
        library.perform(DeleteTag(top, expected=4))
    changes = library.perform(DeleteTag(top, expected=5)).changes
    assert len(changes.annotations) == 5 and changes.tags == {top, tag}
    assert (rows(library.path)["passage"], library.queries.tags()) == ([], [])
    assert library.undo() == changes
    assert rows(library.path) == before
