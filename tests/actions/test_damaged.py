"""A value that is damaged within a whole file is told as damage of the library, not as a fault of ours."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.documents import SetFacts
from desktop.actions.errors import CorruptLibrary
from desktop.actions.library import Library
from desktop.actions.marks import Sections, all_marks
from tests.actions.making import TEXT, imported

READERS: dict[str, Callable[[Library, str], object]] = {
    "document_version.headings": lambda library, key: library.reading.headings(key),
    "document_version.headings, of annotations": lambda library, _: library.reading.annotations(),
    "document_version.headings, of the list": lambda library, _: _outlined(library),
    "document_version.removals": lambda library, key: library.reading.removals(key),
    "document.inferred": lambda library, key: library.reading.document(key),
    "document.inferred, in writing": lambda library, key: library.perform(SetFacts(key, city="云州市")),
    "action.particulars": lambda library, _: list(library.reading.iterate_history()),
}


def _outlined(library: Library) -> None:
    sections = Sections(library.reading)
    for row in all_marks(library.reading).rows:
        sections.section(row)


NO_JSON = ('[{"start": 1, "title": "\x00"}]', "{", "7")
NO_ROWS = ('[{"begin": 1}]', "[1]")
"""Lists, but of something else; ``inferred`` may hold any list."""


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (place, value)
        for place in READERS
        for value in (NO_JSON if "inferred" in place else NO_JSON + NO_ROWS)
    ],
)
def test_a_damaged_value_is_told_as_damage(tmp_path: Path, place: str, value: str) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        document = imported(library, TEXT)
        tag = AddTag("标签")
        library.perform(tag)
        library.perform(AddAnnotation(document, 3, 9, tag.id))
    table, column = place.partition(",")[0].split(".")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with Library.open(path, "甲") as library, pytest.raises(CorruptLibrary):
        READERS[place](library, document)
