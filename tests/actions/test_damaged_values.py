"""A value that is damaged within a whole file is told as damage of the library, not as a fault of ours."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.annotation_index import Sections, all_annotations
from desktop.actions.codebook import AddTag
from desktop.actions.documents import SetMetadata
from desktop.actions.errors import CorruptLibrary
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported

READERS: dict[str, Callable[[Library, str], object]] = {
    "document_version.headings": lambda library, key: library.queries.headings(key),
    "document_version.headings, of annotations": lambda library, _: library.queries.annotations(),
    "document_version.headings, of the list": lambda library, _: _outlined(library),
    "document_version.removals": lambda library, key: library.queries.removals(key),
    "document.inferred": lambda library, key: library.queries.document(key),
    "document.inferred, in writing": lambda library, key: library.perform(SetMetadata(key, city="云州市")),
    "action.label_args": lambda library, _: list(library.queries.iterate_history()),
}


def _made(path: Path) -> str:
    """Make a library with a document and an annotation; return the document's id."""
    with Library.create(path, "甲") as library:
        document = imported(library, TEXT)
        tag = AddTag("标签")
        library.perform(tag)
        library.perform(AddAnnotation(document, 3, 9, tag.id))
        return document


def _outlined(library: Library) -> None:
    sections = Sections(library.queries)
    for row in all_annotations(library.queries).rows:
        sections.section(row)


NO_JSON = ('[{"start": 1, "title": "\x00"}]', "{", "7")
NO_ROWS = ('[{"begin": 1}]', "[1]")
"""Lists, but of something else; ``inferred`` may hold any list."""

WRONG_FIELDS = {
    "headings": '[{"start": "1", "end": 2, "level": 1, "title": "一", "part": ""}]',
    "removals": '[{"start": "1", "end": 2, "text": "", "became": "", "reason": "space", "at": 0}]',
}
"""Rows of the right names with a text for a number."""


def _values(place: str) -> tuple[str, ...]:
    column = place.partition(",")[0].partition(".")[2]
    if column == "inferred":
        return NO_JSON
    return (*NO_JSON, *NO_ROWS, *([WRONG_FIELDS[column]] if column in WRONG_FIELDS else []))


@pytest.mark.parametrize(
    ("place", "value"), [(place, value) for place in READERS for value in _values(place)]
)
def test_a_damaged_value_is_told_as_damage(tmp_path: Path, place: str, value: str) -> None:
    path = tmp_path / "l.piyue"
    document = _made(path)
    table, column = place.partition(",")[0].split(".")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with Library.open(path, "甲") as library, pytest.raises(CorruptLibrary):
        READERS[place](library, document)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE annotation SET annotator_id = 'x' || annotator_id",
        "UPDATE annotation SET tag_id = 'x' || tag_id",
        "UPDATE passage SET version_id = 'x' || version_id",
        "UPDATE document_version SET document_id = 'x' || document_id",
        "UPDATE document_version SET source_file_id = 'x' || source_file_id",
    ],
)
def test_a_row_that_points_to_none_is_told_as_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "l.piyue"
    _made(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with Library.open(path, "甲") as library, pytest.raises(CorruptLibrary):
        library.queries.annotations()
