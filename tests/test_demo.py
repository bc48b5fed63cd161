"""The tour: the whole way from samples to CSV, in a process of its own."""

import csv
import sqlite3
from pathlib import Path

import pytest

from tests.helpers.commands import Done, piyue


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tour") / "结果 1"


@pytest.fixture(scope="module")
def toured(folder: Path) -> Done:
    return piyue("tour", folder, fresh=True)


def test_it_goes_well_and_tells_what_it_does(toured: Done) -> None:
    assert toured.status == 0, toured.err
    assert "imported 2 documents" in toured.out
    assert toured.out.count("screenshot:") == 7


@pytest.mark.usefixtures("toured")
def test_it_leaves_pictures_library_and_csv(folder: Path) -> None:
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) == 7
    assert all(one.read_bytes().startswith(b"\x89PNG") and one.stat().st_size > 50_000 for one in pictures)
    with (folder / "annotations.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) == 3
    assert len({row["tag_path"] for row in rows}) == 3
    for row in rows:
        text = piyue("text", row["document_id"], "--library", folder / "tour.piyue").out
        assert text[int(row["start"]) : int(row["end"])] == row["quote"] != ""


@pytest.mark.usefixtures("toured")
def test_the_library_is_whole_and_closed(folder: Path) -> None:
    connection = sqlite3.connect(folder / "tour.piyue")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM annotation").fetchone() == (3,)
    connection.close()


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = piyue("tour", tmp_path / "file" / "below")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
