"""Codebooks written to files and taken in again."""

from pathlib import Path

import pytest

from desktop.actions.codebook import AddTag, ArchiveTag
from desktop.actions.codebook_files import ImportCodebook, export_codebook
from desktop.actions.codebook_templates import add_template_actions, templates
from desktop.actions.library import Library
from desktop.actions.row_types import TagRow
from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_read import SUFFIXES, read_codebook
from tests.actions.factories import rows, tagged


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
