"""Annotations that wait for a place (待复核): every format says so, and what can be read brings them back."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop.actions.annotate import AddAnnotation, DeleteAnnotations, KeepAsLost
from desktop.actions.backups import check
from desktop.actions.exports import export_to
from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.actions.versions import NewVersion
from desktop.files.annotations_csv import read_annotations
from desktop.files.exchange.jsonlines import read_jsonl
from desktop.files.exchange.refi_read import read_qdpx
from desktop.files.exchange.web_annotation import read_jsonld
from tests.actions.factories import TEXT, source

NEW = TEXT.replace("𠮷祥如意", "万事如意").replace("招商引资", "双招双引")


@pytest.fixture
def waiting(library: Library, document: str, tag: str) -> Library:
    """A library whose document has a new text: one annotation is in its place, one waits, one is lost."""
    for words in ("𠮷祥如意", "招商引资", "一百亿元"):
        start = TEXT.index(words)
        library.perform(AddAnnotation(document, start, start + len(words), tag, note=f"注：{words}"))
    library.perform(NewVersion(document, source(NEW)))
    (lost,) = (row.id for row in library.queries.review() if row.quote == "招商引资")
    library.perform(KeepAsLost([lost]))
    return library


def written(library: Library, path: Path, name: str) -> bytes:
    export_to(library, path, name)
    return path.read_bytes()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "other.piyue", "乙") as opened:
        yield opened


def test_every_offset_of_a_table_counts_in_the_current_text(waiting: Library, tmp_path: Path) -> None:
    data = written(waiting, tmp_path / "x.csv", "csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["quote"], row["start"] != "") for row in rows] == [
        ("一百亿元", True),
        ("招商引资", False),
        ("𠮷祥如意", False),
    ]
    for row in rows:
        if row["start"]:
            assert NEW[int(row["start"]) : int(row["end"])] == row["quote"]
        else:
            assert (row["end"], row["section"], row["part"]) == ("", "", "")
    written(waiting, tmp_path / "x.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["annotations"]
    names, *cells = sheet.iter_rows(values_only=True)
    told = [dict(zip(names, row, strict=True)) for row in cells]
    assert [(row["state"], row["version"], row["start"] is None) for row in told] == [
        ("placed", 2, False),
        ("lost", 1, True),
        ("review", 1, True),
    ]


def test_json_lines_say_which_text_an_offset_counts_in(waiting: Library, tmp_path: Path) -> None:
    lines = written(waiting, tmp_path / "x.jsonl", "jsonl").decode().splitlines()
    for row in map(json.loads, lines):
        text = {1: TEXT, 2: NEW}[row["version"]]
        assert text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(
    ("name", "reader"), [("csv", read_annotations), ("jsonl", read_jsonl), ("jsonld", read_jsonld)]
)
def test_they_come_back_to_the_review_list(
    waiting: Library, tmp_path: Path, name: str, reader: Callable[[io.BytesIO], Iterator[dict[str, str]]]
) -> None:
    first = written(waiting, tmp_path / f"1.{name}", name)
    rows = waiting.queries.annotations()
    states = {row.id: row.state for row in rows}
    waiting.perform(DeleteAnnotations([row.id for row in rows]))
    action = RestoreAnnotations(reader(io.BytesIO(first)))
    action_result = waiting.perform(action).value
    assert (action_result.unplaced, len(action_result.waiting)) == ([], 2)
    assert written(waiting, tmp_path / f"2.{name}", name) == first
    back = {row.id: row.state for row in waiting.queries.annotations()}
    assert back == states if name != "csv" else set(back.values()) == {"placed", "review"}
    assert check(waiting.path) == []


def test_a_library_without_the_older_text_says_what_it_lacks(
    waiting: Library, other: Library, tmp_path: Path
) -> None:
    from desktop.actions.documents import ImportFile

    other.perform(ImportFile(source(NEW)))
    for name, reader in (("csv", read_annotations), ("jsonl", read_jsonl), ("jsonld", read_jsonld)):
        action = RestoreAnnotations(reader(io.BytesIO(written(waiting, tmp_path / f"x.{name}", name))))
        action_result = other.perform(action).value
        assert [why for _, why in action_result.unplaced] == ["quote", "quote"]
    assert [row.quote for row in other.queries.annotations()] == ["一百亿元"]


def test_a_library_with_the_older_text_alone_has_their_place(
    waiting: Library, other: Library, tmp_path: Path
) -> None:
    from desktop.actions.documents import ImportFile

    other.perform(ImportFile(source(TEXT)))
    action = RestoreAnnotations(read_jsonl(io.BytesIO(written(waiting, tmp_path / "x.jsonl", "jsonl"))))
    other.perform(action)
    assert {row.quote: row.state for row in other.queries.annotations()} == {
        "一百亿元": "placed",
        "招商引资": "placed",
        "𠮷祥如意": "placed",
    }


def test_a_project_brings_their_text_along(waiting: Library, other: Library, tmp_path: Path) -> None:
    written(waiting, tmp_path / "x.qdpx", "qdpx")
    rows = waiting.queries.annotations()
    waiting.perform(DeleteAnnotations([row.id for row in rows]))
    action = ImportProject(read_qdpx(tmp_path / "x.qdpx").project)
    action_result = waiting.perform(action).value
    assert (action_result.unplaced, len(action_result.waiting)) == ([], 2)
    assert {row.id: row.quote for row in waiting.queries.annotations()} == {row.id: row.quote for row in rows}
    action_result = other.perform(action).value
    titles = [row.title for row in other.queries.documents()]
    assert titles == ["某县2024年政府工作报告", "某县2024年政府工作报告 (version 1)"]
    assert {row.quote for row in other.queries.annotations()} == {row.quote for row in rows}
    assert check(other.path) == []
