"""Codebooks written to files and taken in again."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.codebook import AddTag, ArchiveTag
from desktop.actions.codebook_files import ImportCodebook, TagsImported, export_codebook
from desktop.actions.codebook_templates import add_template_actions, templates
from desktop.actions.library import Library
from desktop.actions.row_types import TagRow
from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_read import SUFFIXES, read_codebook
from desktop.files.exchange.records import CodebookEntry
from tests.actions.factories import label_args, rows, tagged


def said(tags: list[TagRow], *, qdc: bool = False) -> list[tuple[object, ...]]:
    kept: list[tuple[object, ...]] = [
        (tag.path, tag.color, tag.description, tag.use_when, tag.not_when, tag.examples) for tag in tags
    ]
    return kept if qdc else [(*one, tag.shortcut, tag.archived) for one, tag in zip(kept, tags, strict=True)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_written_is_read_again(library: Library, tmp_path: Path, suffix: str) -> None:
    for action in add_template_actions(templates()[1], [], "one"):
        library.perform(action)
    odd = AddTag("=公式", shortcut="3", use_when="第一行\n第二行", examples="“例”, 二")
    library.perform(odd)
    library.perform(ArchiveTag(odd.id))
    path = tmp_path / f"码本{suffix}"
    assert export_codebook(library.queries, path) == len(library.queries.tags())
    with Library.create(tmp_path / "other.piyue") as other:
        action = ImportCodebook(read_codebook(path), "码本")
        other.perform(action)
        qdc = suffix == ".qdc"
        assert said(other.queries.tags(), qdc=qdc) == said(library.queries.tags(), qdc=qdc)
        assert [tag.id for tag in other.queries.tags()] == [tag.id for tag in library.queries.tags()]
        other.undo()
        assert other.queries.tags() == []


def test_tags_that_are_there_stay_and_what_was_not_said_is_filled_in(
    library: Library, tmp_path: Path
) -> None:
    coal = tagged(library)
    path = tmp_path / "codebook.csv"
    path.write_text(
        "path,colour,description,use_when\n产业/煤炭,#FF0000,讲煤,原煤时\n产业/钢/特钢,,,\n", encoding="utf-8"
    )
    before = rows(library.path)
    action = ImportCodebook(read_codebook(path))
    action_result = library.perform(action).value
    tags = {tag.path: tag for tag in library.queries.tags()}
    assert list(tags) == ["产业", "产业/煤炭", "产业/钢", "产业/钢/特钢"]
    assert (tags["产业/煤炭"].id, tags["产业/煤炭"].use_when) == (coal, "原煤时")
    assert tags["产业/煤炭"].color != "#ff0000"
    assert (len(action_result.made), action_result.filled) == (2, [coal])
    library.undo()
    assert rows(library.path) == before


@pytest.mark.parametrize("header", ["color", "colour"])
def test_the_color_is_read_in_either_spelling(library: Library, tmp_path: Path, header: str) -> None:
    path = tmp_path / "codebook.csv"
    path.write_text(f"path,{header}\n产业/煤炭,#AB0000\n", encoding="utf-8")
    library.perform(ImportCodebook(read_codebook(path)))
    assert [tag.color for tag in library.queries.tags()][1] == "#ab0000"


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        ("name,parent\n产业,\n煤炭,产业\n焦煤,煤炭\n", ["产业", "产业/煤炭", "产业/煤炭/焦煤"]),
        ("Parent Code,Code\n煤炭,焦煤\n产业,煤炭\n,产业\n", ["产业", "产业/煤炭", "产业/煤炭/焦煤"]),
        ("标签,上级,说明\n煤炭,产业,讲煤\n", ["产业", "产业/煤炭"]),
        (
            "tag,parent\n其他,产业\n其他,民生\n小,民生/其他\n",
            ["产业", "产业/其他", "民生", "民生/其他", "民生/其他/小"],
        ),
        (
            "name,parent\n甲,\n其他,甲\n一,其他\n乙,\n其他,乙\n二,其他\n",
            ["甲", "甲/其他", "甲/其他/一", "乙", "乙/其他", "乙/其他/二"],
        ),
        ("名称,定义\n产业,讲产业\n民生,\n", ["产业", "民生"]),
        ("name,parent\n甲,乙\n乙,甲\n丙,丙\n", ["甲", "甲/乙", "丙"]),
    ],
)
def test_a_table_of_names_and_tags_above_is_a_codebook(
    library: Library, tmp_path: Path, content: str, paths: list[str]
) -> None:
    path = tmp_path / "codebook.csv"
    path.write_text(content, encoding="utf-8")
    library.perform(ImportCodebook(read_codebook(path)))
    tags = library.queries.tags()
    assert [tag.path for tag in tags] == paths
    if "讲" in content:
        assert any(tag.description.startswith("讲") for tag in tags)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", "a,b\n1,2\n"), ("b.json", "{"), ("c.json", "[1]"), ("d.qdc", "<x/>"), ("e.csv", "tag_path\n")],
)
def test_what_is_no_codebook_is_refused(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unreadable):
        read_codebook(path)
    with pytest.raises(Unreadable):
        read_codebook(tmp_path / f"missing{path.suffix}")


KEY = "0b8f7a66-8d25-4d04-8f3f-0d9f0f0b7a11"


def test_a_tag_comes_with_all_that_is_said_of_it(library: Library) -> None:
    whole = CodebookEntry(KEY, "一", None, "#ABCDEF", "D", "U", "N", "E", "7", True, row=1)
    below = CodebookEntry("c2", "二\n三", KEY, "red", shortcut="7", row=2)
    result = library.perform(ImportCodebook([whole, below], "码本.csv")).value
    one, two = library.queries.tags()
    assert one == TagRow(
        KEY, "一", None, "一", 0, "#abcdef", "D", "7", 0, 0, True, "U", "N", "E", pattern="solid"
    )
    assert (two.path, two.shortcut, two.archived, two.description) == ("一/二 三", None, False, "")
    assert two.id != "c2"
    assert two.color == "#5c3be3"
    assert result == TagsImported([KEY, two.id], [], {})
    assert label_args(library) == {"label": "码本.csv", "count": "2"}


def test_what_was_not_said_is_filled_in_and_the_rest_stays(library: Library) -> None:
    tag = AddTag("一", None, "#111111", "", "1", "U", "", "", id=KEY)
    library.perform(tag)
    before = library.queries.tags()[0]
    said = CodebookEntry(KEY, "别名", None, "#222222", "D", "U2", "N", "", "2", True)
    result = library.perform(ImportCodebook([said])).value
    assert result == TagsImported([], [KEY], {})
    assert library.queries.tags() == [replace(before, description="D", not_when="N")]
    assert label_args(library) == {"label": "", "count": "0"}
    by_name = CodebookEntry("other", "一", None, "", "", "", "", "E")
    assert library.perform(ImportCodebook([by_name])).value == TagsImported([], [KEY], {})
    assert library.queries.tags() == [replace(before, description="D", not_when="N", examples="E")]
    assert library.perform(ImportCodebook([by_name, said])).value == TagsImported([], [], {})


def test_what_hangs_below_a_tag_that_is_left_out_is_left_out_with_it(library: Library) -> None:
    codes = [
        CodebookEntry("a", "字" * 201, row=3),
        CodebookEntry("b", "二", "a", row=4),
        CodebookEntry("c", "三", "b", row=5),
        CodebookEntry("d", "四", row=6),
        CodebookEntry(KEY, "五", "c", row=7),
    ]
    library.perform(AddTag("五", id=KEY))
    result = library.perform(ImportCodebook(codes)).value
    assert result.refused == {3: "too-long", 4: "too-long", 5: "too-long"}
    assert [row.path for row in library.queries.tags()] == ["五", "四"]
    assert (len(result.made), result.filled) == (1, [])


def test_a_template_is_read_with_its_names(library: Library) -> None:
    found = templates()
    assert [one.name for one in found] == sorted(one.name for one in found)
    for one in found:
        assert one.chinese != one.english
        assert one.english == one.english.strip()
        assert not one.english.startswith("#")
        assert one.chinese[0] not in "# "
        assert all(row.color == row.color.lower() and row.path for row in one.rows)
    template = found[0]
    made = list(add_template_actions(template, library.queries.tags(), "g"))
    library.perform_all(made)
    tags = {row.path: row for row in library.queries.tags()}
    for row in template.rows:
        tag = tags[row.path]
        assert (tag.color, tag.description, tag.use_when, tag.not_when, tag.examples) == (
            row.color,
            row.description,
            row.use_when,
            row.not_when,
            row.examples,
        )
    assert list(add_template_actions(template, library.queries.tags(), "g")) == []
    assert library.undo() is not None
    assert library.queries.tags() == []
