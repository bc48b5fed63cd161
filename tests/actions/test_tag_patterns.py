"""The style of a tag's line is its own: chosen once, kept whatever other tags come or go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag, AddTagPath, EditTag
from desktop.actions.codebook_templates import add_template_actions, templates
from desktop.actions.documents import ImportFile
from desktop.actions.errors import BadValue
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.text.span_styles import PATTERNS


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def patterns(library: Library) -> dict[str, str]:
    return {tag.path: tag.pattern for tag in library.queries.tags()}


def test_the_first_tags_differ_and_stay_as_they_are(library: Library) -> None:
    for name in "甲乙丙丁戊己":
        library.perform(AddTag(name))
    before = patterns(library)
    assert sorted(before.values()) == sorted(PATTERNS)
    for name in "庚辛壬":
        library.perform(AddTagPath(f"新/{name}"))
    assert {path: one for path, one in patterns(library).items() if path in before} == before


def test_tags_of_one_color_differ_in_their_lines(library: Library) -> None:
    for name in "甲乙丙":
        library.perform(AddTag(name, color="#112233"))
        library.perform(AddTag(f"{name}二", color="#445566"))
    assert len({patterns(library)[name] for name in "甲乙丙"}) == 3


def test_it_is_chosen_undone_and_told_to_annotations(library: Library) -> None:
    library.perform(ImportFile(read_bytes("一、工作\n增长百分之六。\n".encode(), "a.txt")))
    (row,) = library.queries.documents()
    tag = AddTag("甲", pattern="wave")
    library.perform(tag)
    library.perform(AddAnnotation(row.id, 0, 2, tag.id))
    assert [one.pattern for one in library.queries.annotations(row.id)] == ["wave"]
    library.perform(EditTag(tag.id, pattern="dots"))
    assert [one.pattern for one in library.queries.annotations(row.id)] == ["dots"]
    library.undo()
    assert patterns(library) == {"甲": "wave"}
    with pytest.raises(BadValue):
        library.perform(EditTag(tag.id, pattern="zigzag"))


def test_a_template_takes_no_color_that_a_tag_has(library: Library) -> None:
    first, second, *_ = templates()
    library.perform(AddTag("甲", color=first.rows[0].color))
    for template in (first, second):
        before = {tag.path: tag.color for tag in library.queries.tags()}
        for action in add_template_actions(template, library.queries.tags(), template.name):
            library.perform(action)
        added = {tag.color for tag in library.queries.tags() if tag.path not in before}
        assert not added & set(before.values())
        assert len(added) == len({row.color for row in template.rows})
