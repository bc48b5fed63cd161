"""The sample library has something of everything, in the texts that come with the program."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from desktop.actions.errors import ExistingFile
from desktop.actions.known_figures import known_figures
from desktop.actions.library import Library
from desktop.actions.sample_library import create_sample_library


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.piyue"
    create_sample_library(path, "王").close()
    return path


def test_it_shows_every_feature(path: Path) -> None:
    with Library.open(path, "王") as library:
        queries = library.queries
        documents = queries.documents()
        assert len(documents) == 4
        assert {row.region for row in documents} >= {"云岭县"}
        marks = [row for one in documents for row in queries.annotations(one.id)]
        assert len({row.tag_id for row in marks if row.tag_id}) >= 6
        bare = [row for row in marks if not row.tag_id]
        assert [bool(row.note) for row in sorted(bare, key=lambda row: not row.note)] == [True, False]
        assert sum(row.reviewed for row in marks) == 2
        assert len({(row.document_id, row.start) for row in marks}) < len(marks), "some overlap"
        assert [row.name for row in queries.groups()] == ["云岭县两年报告"]
        assert [row.kind for row in queries.attributes()] == ["choice", "number"]
        assert len(queries.saved_queries()) == 2
        assert len(queries.tags()) == 8
        assert sum(tag.shortcut is not None for tag in queries.tags()) == 5
        later = next(row for row in documents if row.year == 2024)
        assert len(queries.bookmarks(later.id)) == 2


def test_corrected_figures_are_shown_as_corrected(path: Path) -> None:
    with Library.open(path, "王") as library:
        queries = library.queries
        corrected = [
            figure
            for row in queries.documents()
            for figure in known_figures(
                queries.text(row.id), queries.headings(row.id), row.year, queries.corrections(row.id)
            )
            if figure.correction_id
        ]
        assert {one.figure.indicator for one in corrected} == {"承诺的民生实事", "小型冷藏车"}


def test_every_quote_stands_in_its_text() -> None:
    folder = files("resources") / "samples"
    contents = tomllib.loads((folder / "library" / "sample.toml").read_text(encoding="utf-8"))
    for row in [*contents["annotation"], *contents["figure"]]:
        name = f"{row['document']}.txt"
        file = folder / name if (folder / name).is_file() else folder / "library" / name
        assert row.get("before", "") + row["quote"] in file.read_text(encoding="utf-8")


def test_no_file_is_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ExistingFile):
        create_sample_library(path)
    assert path.read_bytes() == before
