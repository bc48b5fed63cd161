"""The history written to a file: all steps in order, and what each wrote where the format has room for it."""

import csv
import io
import json
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.history_export import write_history
from desktop.actions.library import Library


@pytest.fixture
def noted(library: Library, document: str, tag: str) -> str:
    added = library.perform(AddAnnotation(document, 0, 4, tag)).value
    library.perform(SetNote(added, "注"))
    library.undo()
    return added


def test_a_table_has_a_row_for_each_step(library: Library, noted: str, tmp_path: Path) -> None:
    assert write_history(library.queries, tmp_path / "x.csv") == 4
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["number"], row["action"], row["state"], row["annotator"]) for row in rows] == [
        ("1", "import", "done", "甲"),
        ("2", "add-tag", "done", "甲"),
        ("3", "add-annotation", "done", "甲"),
        ("4", "set-note", "undone", "甲"),
    ]
    assert (rows[2]["tag"], rows[2]["quote"]) == ("煤炭", "政府工作")


@pytest.mark.parametrize("ending", [".jsonl", ".ndjson"])
def test_json_lines_hold_the_rows_before_and_after(
    library: Library, noted: str, tmp_path: Path, ending: str
) -> None:
    assert write_history(library.queries, tmp_path / f"x{ending}") == 4
    lines = (tmp_path / f"x{ending}").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert [one["number"] for one in told] == [1, 2, 3, 4]
    (change,) = told[3]["changes"]
    assert (change["table"], change["id"]) == ("annotation", noted)
    assert (change["before"]["note"], change["after"]["note"]) == ("", "注")
    assert {one["table"] for one in told[2]["changes"]} == {"passage", "annotation"}
    assert all(one["before"] is None for one in told[2]["changes"])
