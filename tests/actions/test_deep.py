"""Depth and length of tags: limited wherever they are made, and survived where a library has more."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree

import pytest

from db.check import check
from desktop.actions.annotate import AddAnnotation, ApplyTags
from desktop.actions.codebook import (
    AddTag,
    AddTagPath,
    DeleteTag,
    EditTag,
    MergeTags,
    MoveTag,
    RenameTag,
)
from desktop.actions.codebook_files import ImportCodebook, export_codebook
from desktop.actions.codebook_templates import CodebookTemplate, TemplateRow, add_template_actions
from desktop.actions.errors import BadValue
from desktop.actions.exports import FORMATS, export_to
from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.files.exchange.codebook_read import read_codebook
from desktop.files.exchange.records import CodebookEntry, Project, TagAssignment, TextDocument, TextSelection
from desktop.files.exchange.refi_codes import read_qdc
from desktop.files.exchange.refi_read import read_qdpx
from tests.actions.factories import TEXT, imported, rows
from tests.helpers.deep import close_circle, deepen, key_of

LEVELS = 1_000


def _path(levels: int) -> str:
    return "/".join(f"第{number}级" for number in range(1, levels + 1))


def _paths(library: Library) -> set[str]:
    return {row.path for row in library.queries.tags()}


@pytest.mark.parametrize("name", ["字" * 201, "𠮷" * 201])
def test_a_name_is_at_most_200_code_points_long(library: Library, name: str) -> None:
    known = AddTag(name[:200])
    library.perform(known)
    for action in (
        AddTag(name),
        AddTagPath(f"上/{name}"),
        RenameTag(known.id, name),
        EditTag(known.id, name),
    ):
        with pytest.raises(BadValue) as caught:
            library.perform(action)
        assert caught.value.reason == "too-long"
    assert _paths(library) == {name[:200]}


def test_tags_are_made_32_levels_deep_and_no_deeper(library: Library, document: str) -> None:
    last = AddTagPath(_path(32))
    last_result = library.perform(last).value
    before = rows(library.path)
    template = CodebookTemplate("t", "甲", "A", (TemplateRow(_path(33), "#5c3be3", "", "", "", ""),))
    for action in (
        AddTag("下", last_result[-1]),
        AddTagPath(_path(33)),
        AddTagPath(_path(1_000)),
        ApplyTags([(document, 0, 4)], paths=[_path(33)]),
        next(add_template_actions(template, library.queries.tags(), "b")),
    ):
        with pytest.raises(BadValue) as caught:
            library.perform(action)
        assert caught.value.reason == "too-deep"
    assert rows(library.path) == before


def test_moving_and_merging_keep_to_the_depth(library: Library) -> None:
    deep, other = AddTagPath(_path(30)), AddTagPath("甲/乙/丙")
    deep_result = library.perform(deep).value
    other_result = library.perform(other).value
    same = AddTagPath(f"{_path(29)}/甲/子")
    same_result = library.perform(same).value
    before = rows(library.path)
    for action in (
        MoveTag(other_result[0], deep_result[-1]),
        EditTag(other_result[0], parent_id=deep_result[-1]),
        MergeTags([other_result[0]], same_result[-1]),
    ):
        with pytest.raises(BadValue) as caught:
            library.perform(action)
        assert caught.value.reason == "too-deep"
    assert rows(library.path) == before
    library.perform(MoveTag(other_result[1], deep_result[-1]))
    assert f"{_path(30)}/乙/丙" in _paths(library)


def test_a_codebook_names_the_rows_it_leaves_out_and_takes_the_rest(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "标签.csv"
    lines = ["tag_path,description", "产业/煤炭,甲", f"{_path(LEVELS)},乙", f"{'字' * 201}/下,丙", "民生,丁"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    action = ImportCodebook(read_codebook(file))
    action_result = library.perform(action).value
    assert action_result.refused == {2: "too-deep", 3: "too-long"}
    assert _paths(library) == {"产业", "产业/煤炭", "民生", *(_path(level) for level in range(1, 33))}
    library.undo()
    assert _paths(library) == set()


def test_a_path_of_a_hundred_thousand_levels_is_read_in_no_more_room_than_it_takes(tmp_path: Path) -> None:
    file = tmp_path / "标签.json"
    file.write_text(json.dumps([{"path": "x/" * 100_000}]), encoding="utf-8")
    codes = read_codebook(file)
    assert len(codes) == 100_000
    assert sum(len(code.id) + len(code.name) for code in codes) < 1_000_000


def test_a_codebook_of_another_program_may_be_nested_to_any_depth(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "标签.qdc"
    inner = "".join(f'<Code guid="{uuid4()}" name="级{number}">' for number in range(LEVELS))
    whole = (
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{inner}{"</Code>" * LEVELS}</Codes></CodeBook>'
    )
    file.write_text(whole, encoding="utf-8")
    action = ImportCodebook(read_codebook(file))
    action_result = library.perform(action).value
    assert len(library.queries.tags()) == 32
    assert list(action_result.refused) == list(range(33, LEVELS + 1))


def test_a_project_leaves_out_what_is_too_deep_and_says_so(library: Library) -> None:
    codes = [CodebookEntry(str(uuid4()), f"级{number}") for number in range(40)]
    codes = [
        CodebookEntry(code.id, code.name, above.id if above else None)
        for code, above in zip(codes, [None, *codes], strict=False)
    ]
    long = CodebookEntry(str(uuid4()), "字" * 201)
    codings = [TagAssignment(str(uuid4()), code.id, "") for code in (codes[31], codes[39], long)]
    selection = TextSelection(str(uuid4()), 0, 6, "政府工作报告", tuple(codings))
    document = TextDocument(str(uuid4()), "报告", TEXT, (selection,))
    action = ImportProject(Project("p", (), [*codes, long], [document]))
    action_result = library.perform(action).value
    assert [(number, why) for number, _, why in action_result.refused] == [
        *((number, "too-deep") for number in range(33, 41)),
        (41, "too-long"),
    ]
    assert action_result.untagged == [("报告", "政府工作报告")] * 2
    assert [row.id for row in library.queries.annotations()] == [codings[0].id]


def test_rows_of_annotations_whose_tags_cannot_be_made_are_named(library: Library, document: str) -> None:
    row = {"document_id": document, "quote": "政府工作报告", "start": "0", "end": "6"}
    paths = ["产业", _path(33), "字" * 201, _path(32)]
    action = RestoreAnnotations([{**row, "tag_path": path} for path in paths])
    action_result = library.perform(action).value
    assert action_result.unplaced == [(2, "too-deep"), (3, "too-long")]
    assert {one.tag_path for one in library.queries.annotations()} == {"产业", _path(32)}


# A library that holds such trees already.


@pytest.fixture
def crooked(tmp_path: Path) -> Path:
    """A library with a thousand levels, an annotation on the last, and tags that stand in a circle."""
    path = tmp_path / "深.piyue"
    with Library.create(path, "甲") as library:
        tag = AddTag("标签")
        library.perform(tag)
        library.perform(AddAnnotation(imported(library, TEXT), 0, 6, tag.id))
    deepen(path, LEVELS)
    close_circle(path)
    return path


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_it_is_exported_in_every_format(crooked: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out.{name}"
    with Library.open(crooked, "甲") as library:
        export_to(library, out, name, None)
    assert out.stat().st_size > 0


@pytest.mark.parametrize("ending", [".csv", ".json", ".qdc"])
def test_its_codebook_is_exported_with_every_tag_once(crooked: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"标签{ending}"
    with Library.open(crooked, "甲") as library:
        assert export_codebook(library.queries, out) == LEVELS + 6
    if ending == ".qdc":
        assert len(read_qdc(out)) == LEVELS + 6


def test_its_project_comes_back_nested_as_it_is(crooked: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.qdpx"
    with Library.open(crooked, "甲") as library:
        export_to(library, out, "qdpx", None)
    with zipfile.ZipFile(out) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
    assert sum(1 for one in root.iter() if one.tag.endswith("}Code")) == LEVELS + 6
    codes = {code.id: code for code in read_qdpx(out).project.codes}
    assert codes[key_of("第1000级")].parent_id == key_of("第999级")


def test_its_tags_are_listed_once_each_with_their_paths(crooked: Path) -> None:
    with Library.open(crooked, "甲") as library:
        tags = library.queries.tags()
        (annotation,) = library.queries.annotations()
    assert len(tags) == len({tag.id for tag in tags}) == LEVELS + 6
    assert annotation.tag_path == _path(LEVELS)
    assert {tag.name for tag in tags if tag.torn} == {"环甲", "自环"}
    assert next(tag for tag in tags if tag.name == "挂").path == "环甲/挂"


def test_check_names_what_is_wrong_with_its_tree(crooked: Path) -> None:
    found = [(one.kind, one.id) for one in check(crooked) if one.kind in ("tree", "deep")]
    circle = [("tree", key_of(name)) for name in ("环甲", "环乙", "环丙", "挂", "自环")]
    assert sorted(found) == sorted([("deep", key_of("第33级")), *circle])


def test_it_can_be_mended_and_undone(crooked: Path) -> None:
    with Library.open(crooked, "甲") as library:
        before = rows(crooked)
        library.perform(MoveTag(key_of("第500级"), None))  # not sound yet, but no deeper than before
        with pytest.raises(BadValue):
            library.perform(MoveTag(key_of("第500级"), key_of("第499级")))
        library.perform(RenameTag(key_of("第900级"), "别名"))
        library.perform(MoveTag(key_of("环甲"), None))
        library.perform(MergeTags([key_of("第1级")], key_of("第500级")))
        library.perform(DeleteTag(key_of("第500级")))
        library.perform(DeleteTag(key_of("自环")))
        library.perform(DeleteTag(key_of("环甲")))
        assert _paths(library) == {"标签"}
        for _ in range(7):
            assert library.undo() is not None
        assert rows(crooked) == before


def test_tags_in_a_circle_are_deleted_and_merged(crooked: Path) -> None:
    with Library.open(crooked, "甲") as library:
        before = rows(crooked)
        library.perform(DeleteTag(key_of("环乙")))
        library.undo()
        other = AddTag("外")
        library.perform(other)
        library.perform(MergeTags([key_of("环丙")], other.id))
        assert "外/环乙/环甲/挂" in _paths(library)
        library.undo()
        library.undo()
        assert rows(crooked) == before


def test_lists_nested_without_end_are_damage_and_no_fault_of_ours(crooked: Path) -> None:
    nested = "[" * 100_000
    with closing(sqlite3.connect(crooked)) as connection, connection:
        connection.execute("UPDATE document_version SET headings = ?", (nested,))
    assert "version" in {one.kind for one in check(crooked)}
