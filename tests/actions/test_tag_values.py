"""What a tag can be: names, colors and places in the tree, and what is said of those that are refused."""

from dataclasses import replace

import pytest

from desktop.actions.annotate import AddAnnotation
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
    SplitTag,
)
from desktop.actions.errors import BadValue, EditConflict, NotFound
from desktop.actions.library import Library
from desktop.actions.row_types import TagRow
from desktop.actions.tag_values import clean_name, usable_color, usable_name
from tests.actions.factories import imported, label_args, refusal, rows, tagged


def row_of(library: Library, path: str) -> TagRow:
    return next(row for row in library.queries.tags() if row.path == path)


def test_a_refused_name_is_told_with_its_reason_as_it_was_given(library: Library) -> None:
    known = AddTag("known")
    library.perform(known)
    for reason, names in (
        ("empty", ("", " \t ")),
        ("slash", ("产业/煤炭", "/")),
        ("control-character", ("a\nb", "a\x00b", "a\x1fb", "a\x7fb", "a\u2028b", "a\u2029b")),
    ):
        for name in names:
            error = refusal(library, AddTag(name))
            assert isinstance(error, BadValue)
            assert (error.reason, error.details) == (reason, {"field": "name", "value": name})
        for action in RenameTag(known.id, name), EditTag(known.id, name), SplitTag(known.id, [], name):
            error = refusal(library, action)
            assert isinstance(error, BadValue)
            assert (error.reason, error.details) == (reason, {"field": "name", "value": name})


def test_any_other_name_is_taken(library: Library) -> None:
    names = ["a b", "a\x80b", "a~b", "a\u2027b", "a／b", "字" * 200]
    for name in names:
        library.perform(AddTag(f" {name} "))
    assert [row.name for row in library.queries.tags()] == names


def test_a_name_that_is_too_long_is_told_with_the_limit(library: Library) -> None:
    known = AddTag("known")
    library.perform(known)
    name = "字" * 201
    for action in (AddTag(name), RenameTag(known.id, name)):
        error = refusal(library, action)
        assert error.reason == "too-long"
        assert error.details == {"field": "name", "value": name, "limit": 200}
    error = refusal(library, AddTagPath(f"known/{name}"))
    assert error.reason == "too-long"
    assert error.details == {"field": "path", "value": f"known/{name}", "limit": 200}


def test_a_name_that_a_sibling_has_is_told_with_that_one(library: Library) -> None:
    one, other = AddTag("一"), AddTag("二")
    library.perform(one)
    library.perform(other)
    below = AddTag("一", other.id)
    library.perform(below)
    for action in (
        AddTag(" 一 "),
        RenameTag(other.id, "一"),
        EditTag(other.id, name="一"),
        MoveTag(below.id, None),
    ):
        error = refusal(library, action)
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == ("taken", {"field": "name", "value": "一", "id": one.id})
    library.perform(RenameTag(one.id, " 一 "))
    assert [row.path for row in library.queries.tags()] == ["一", "二", "二/一"]


def test_what_is_no_color_is_refused(library: Library) -> None:
    known = AddTag("known")
    library.perform(known)
    for color in ("red", "#12345", "#1234567", "#12345g", "123456", "#123456 ", ""):
        error = refusal(library, RecolorTag(known.id, color))
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == ("not-a-color", {"field": "color", "value": color})
        assert usable_color(color) is None
    for action in (
        AddTag("x", color="red"),
        EditTag(known.id, color="red"),
        SplitTag(known.id, [], "other", "red"),
    ):
        assert refusal(library, action).reason == "not-a-color"


def test_a_color_is_kept_in_small_letters(library: Library) -> None:
    library.perform(AddTag("x", color="#ABCDEF"))
    assert row_of(library, "x").color == usable_color("#AbCdEf") == "#abcdef"


def test_the_next_color_is_the_first_of_those_used_least(library: Library) -> None:
    for number in range(3):
        library.perform(AddTag(str(number), color=PALETTE[number]))
    library.perform(DeleteTag(row_of(library, "1").id))
    library.perform(AddTag("again"))
    assert row_of(library, "again").color == PALETTE[1]
    library.perform(AddTag("more"))
    assert row_of(library, "more").color == PALETTE[3]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("产业/煤炭", "产业／煤炭"),
        ("a\nb", "a b"),
        ("  a \t\x00 b  ", "a b"),
        ("a\u2028b", "a b"),
        ("", "?"),
        (" \n ", "?"),
    ],
)
def test_an_imported_name_is_made_one_that_a_tag_can_have(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize(
    ("name", "usable"), [(" a  b ", "a  b"), ("a\nb", "a b"), ("", ""), ("  ", ""), ("a\x1b  b", "a b")]
)
def test_a_name_of_an_imported_path_is_changed_only_where_it_has_to_be(name: str, usable: str) -> None:
    assert usable_name(name) == usable


def test_a_new_tag_has_what_was_said_of_it_and_nothing_else(library: Library) -> None:
    bare, whole = AddTag("甲"), AddTag("乙")
    whole = AddTag("乙", None, "#123456", "D", "7", "U", "N", "E", id=whole.id)
    library.perform(bare)
    library.perform(whole)
    below = AddTag("丙", whole.id)
    library.perform(below)
    assert library.queries.tags() == [
        TagRow(bare.id, "甲", None, "甲", 0, PALETTE[0], "", None, 0, 0, pattern="solid"),
        TagRow(
            whole.id, "乙", None, "乙", 0, "#123456", "D", "7", 1, 0, False, "U", "N", "E", pattern="dashes"
        ),
        TagRow(below.id, "丙", whole.id, "乙/丙", 1, PALETTE[1], "", None, 0, 0, pattern="dots"),
    ]


def test_a_tag_of_a_path_is_the_last_of_its_siblings(library: Library) -> None:
    tagged(library, "上/一")
    ids = library.perform(AddTagPath(" 上 / 二 ")).value
    assert len(ids) == 2
    assert [row.path for row in library.queries.tags()] == ["上", "上/一", "上/二"]
    assert (row_of(library, "上/二").position, row_of(library, "上/二").id) == (1, ids[1])
    assert row_of(library, "上").id == ids[0]
    assert label_args(library) == {"tag": " 上 / 二 "}


def test_an_empty_name_in_a_path_is_refused(library: Library) -> None:
    for path in ("上//下", "", "/上", "上/"):
        error = refusal(library, AddTagPath(path))
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == ("empty", {"field": "name", "value": ""})


def test_a_tag_above_that_there_is_not_is_refused(library: Library, tag: str) -> None:
    for action in (
        AddTag("x", "nobody"),
        MoveTag(tag, "nobody"),
        MoveTag("nobody", None),
        EditTag(tag, parent_id="nobody"),
        EditTag("nobody", name="x"),
        RenameTag("nobody", "x"),
        RecolorTag("nobody", "#123456"),
        DescribeTag("nobody", "x"),
        PinTag("nobody", "1"),
        ArchiveTag("nobody"),
        DeleteTag("nobody"),
        MergeTags(["nobody"], tag),
        MergeTags([tag], "nobody"),
        SplitTag("nobody", [], "x"),
    ):
        error = refusal(library, action)
        assert isinstance(error, NotFound)
        assert (error.reason, error.details) == ("unknown", {"what": "tag", "id": "nobody"})


def test_a_tag_is_not_put_under_itself(library: Library) -> None:
    top, below = library.perform(AddTagPath("上/下")).value
    for action in (MoveTag(top, top), MoveTag(top, below), EditTag(top, parent_id=below)):
        error = refusal(library, action)
        wanted = below if action.parent_id == below else top
        assert isinstance(error, BadValue)
        assert error.reason == "within-itself"
        assert error.details == {"field": "parent_id", "value": wanted}
    for sources, target in (([top], below), ([top], top)):
        error = refusal(library, MergeTags(sources, target))
        assert error.reason == "within-itself"
        assert error.details == {"field": "target_id", "value": target}


def test_what_would_be_too_deep_is_told_with_the_limit(library: Library) -> None:
    names = [str(number) for number in range(1, 33)]
    deep = library.perform(AddTagPath("/".join(names))).value
    top, low = library.perform(AddTagPath("a/b")).value
    error = refusal(library, AddTag("x", deep[-1]))
    assert (error.reason, error.details) == ("too-deep", {"field": "name", "value": "x", "limit": 32})
    path = "/".join([*names, "33"])
    error = refusal(library, AddTagPath(path))
    assert (error.reason, error.details) == ("too-deep", {"field": "path", "value": path, "limit": 32})
    for action in (MoveTag(top, deep[30]), EditTag(top, parent_id=deep[30])):
        error = refusal(library, action)
        assert error.reason == "too-deep"
        assert error.details == {"field": "parent_id", "value": "a", "limit": 32}
    library.perform(MoveTag(low, deep[30]))
    library.perform(MoveTag(top, deep[30]))
    assert sum(row.depth == 31 for row in library.queries.tags()) == 3


def test_a_tag_is_moved_to_its_place_and_the_others_make_room(library: Library) -> None:
    ids = {name: tagged(library, name) for name in "一二三四"}
    for position, order in (
        (-1, "四一二三"),
        (0, "四一二三"),
        (1, "一四二三"),
        (3, "一二三四"),
        (9, "一二三四"),
        (None, "一二三四"),
    ):
        library.perform(MoveTag(ids["四"], None, position))
        found = library.queries.tags()
        assert "".join(row.name for row in found) == order
        assert [row.position for row in found] == [0, 1, 2, 3]


def test_each_step_says_which_tag_it_was(library: Library) -> None:
    one = AddTag("一", shortcut="1")
    for action, told in (
        (one, {"tag": "一"}),
        (RenameTag(one.id, " 二 "), {"old": "一", "new": "二"}),
        (RecolorTag(one.id, "#123456"), {"tag": "二"}),
        (DescribeTag(one.id, "x"), {"tag": "二"}),
        (PinTag(one.id, "2"), {"tag": "二", "key": "2"}),
        (PinTag(one.id, None), {"tag": "二", "key": ""}),
        (ArchiveTag(one.id), {"tag": "二"}),
        (ArchiveTag(one.id, archived=False), {"tag": "二"}),
        (EditTag(one.id, name=" 三 "), {"tag": "三"}),
        (EditTag(one.id, not_when="x"), {"tag": "三"}),
    ):
        library.perform(action)
        assert label_args(library) == told
    assert row_of(library, "三").archived is False
    two = library.perform(AddTagPath("上/下")).value
    library.perform(MoveTag(one.id, two[0], 0))
    assert label_args(library) == {"tag": "三"}
    library.perform(MergeTags([one.id, one.id], two[1]))
    assert label_args(library) == {"tag": "三", "target": "下", "count": "2"}
    library.perform(DeleteTag(two[0]))
    assert label_args(library) == {"tag": "上", "count": "0"}


def test_each_thing_is_edited_and_what_is_not_given_stays(library: Library) -> None:
    tag = AddTag("一", None, "#111111", "D", "1", "U", "N", "E")
    library.perform(tag)
    was = row_of(library, "一")
    for edit, wanted in (
        (EditTag(tag.id, color="#222222"), replace(was, color="#222222")),
        (EditTag(tag.id, description="d"), replace(was, description="d")),
        (EditTag(tag.id, use_when="u"), replace(was, use_when="u")),
        (EditTag(tag.id, not_when="n"), replace(was, not_when="n")),
        (EditTag(tag.id, examples="e"), replace(was, examples="e")),
        (EditTag(tag.id, shortcut="2"), replace(was, shortcut="2")),
        (EditTag(tag.id, shortcut=None), replace(was, shortcut=None)),
    ):
        library.perform(edit)
        assert row_of(library, "一") == wanted
        library.undo()
        assert row_of(library, "一") == was


def test_a_key_is_taken_from_the_tag_that_had_it(library: Library) -> None:
    one, two, three = AddTag("一", shortcut="1"), AddTag("二", shortcut="2"), AddTag("三")
    for tag in (one, two, three):
        library.perform(tag)

    def keys() -> list[str | None]:
        return [row.shortcut for row in library.queries.tags()]

    library.perform(EditTag(three.id, shortcut="1"))
    assert keys() == [None, "2", "1"]
    library.perform(EditTag(three.id, shortcut="1", name="叁"))
    assert keys() == [None, "2", "1"]
    library.perform(PinTag(one.id, "2"))
    assert keys() == ["2", None, "1"]


def test_quick_edits_of_one_description_are_one_step_and_of_two_are_two(library: Library) -> None:
    one, two = tagged(library, "一"), tagged(library, "二")
    for text in ("x", "xy", "xyz"):
        library.perform(DescribeTag(one, text))
    library.perform(DescribeTag(two, "b"))
    assert [step.name for step in library.queries.history()] == ["describe-tag"] * 2 + ["add-tag"] * 2
    library.undo()
    library.undo()
    assert [row.description for row in library.queries.tags()] == ["", ""]


def test_annotations_leave_a_tag_for_another_beside_it(library: Library) -> None:
    document, tag = imported(library), tagged(library, "上/一")
    tagged(library, "上/二")
    ids = [library.perform(AddAnnotation(document, at, at + 2, tag)).value for at in range(3)]
    library.perform(SplitTag(tag, ids[:2], " 新 "))
    assert [(row.path, row.position, row.count) for row in library.queries.tags()] == [
        ("上", 0, 0),
        ("上/一", 0, 1),
        ("上/新", 1, 2),
        ("上/二", 2, 0),
    ]
    title = library.queries.document(document).title
    assert label_args(library) == {"tag": "一", "target": "新", "count": "2", "document": title}
    made = row_of(library, "上/新").id
    library.perform(SplitTag(tag, [ids[2], ids[2]], "新", "#123456"))
    assert (row_of(library, "上/新").count, row_of(library, "上/新").id) == (3, made)
    assert label_args(library)["count"] == "1"
    error = refusal(library, SplitTag(tag, [ids[0]], "别"))
    assert isinstance(error, EditConflict)
    assert (error.reason, error.details) == (
        "conflict",
        {"what": "annotation", "id": ids[0], "found": made},
    )
    error = refusal(library, SplitTag(tag, [], "一"))
    assert (error.reason, error.details) == ("taken", {"field": "name", "value": "一", "id": tag})


def test_a_tag_is_deleted_only_with_as_many_annotations_as_were_told(library: Library) -> None:
    document, tag = imported(library), tagged(library, "一")
    for at in range(2):
        library.perform(AddAnnotation(document, at, at + 2, tag))
    for expected in (0, 1, 3):
        error = refusal(library, DeleteTag(tag, expected=expected))
        assert isinstance(error, EditConflict)
        assert (error.reason, error.details) == ("conflict", {"what": "annotations", "id": tag, "found": 2})
    library.perform(DeleteTag(tag, expected=2))
    title = library.queries.document(document).title
    assert label_args(library) == {"tag": "一", "count": "2", "document": title}
    assert rows(library.path)["annotation"] == rows(library.path)["passage"] == []


def test_lower_tags_come_behind_those_of_the_tag_they_are_merged_into(library: Library) -> None:
    old, new = tagged(library, "旧"), tagged(library, "新")
    for path in ("旧/甲", "旧/乙", "新/丙", "旧/甲/底"):
        tagged(library, path)
    library.perform(MergeTags([old], new))
    assert [(row.path, row.position) for row in library.queries.tags()] == [
        ("新", 1),
        ("新/丙", 0),
        ("新/甲", 1),
        ("新/甲/底", 0),
        ("新/乙", 2),
    ]
