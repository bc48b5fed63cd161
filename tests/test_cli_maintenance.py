"""The commands that keep a library: backup, restore, check, history, each with its words and its status."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.library import Library
from tests.actions.factories import imported, tagged
from tests.helpers.commands import piyue


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "文 库.piyue"
    with Library.create(path, "甲") as opened:
        opened.perform(AddAnnotation(imported(opened), 0, 4, tagged(opened), note="=1+1"))
    return path


def test_backup_restore_and_check(library: Path, tmp_path: Path) -> None:
    made = piyue("backup", "--library", library)
    assert made.status == 0
    copy = Path(made.out.strip())
    assert copy.parent.name == "文 库.piyue.backups"
    with Library.open(library, "甲") as opened:
        tagged(opened, "后来")
    done = piyue("restore", copy, "--library", library)
    assert done.status == 0
    assert "1 documents, 1 annotations, 2 tags, 3 steps" in done.out
    listed = piyue("restore", "--library", library)
    assert listed.status == 0
    assert listed.out.count("manual") == 2  # the reason and the file's name
    assert listed.out.count("restore.piyue") == 1
    checked = piyue("check", "--library", library)
    assert (checked.status, checked.out.startswith("no problems found")) == (0, True)
    assert json.loads(piyue("check", "--json", "--library", library).out) == []


def test_a_backup_never_takes_the_place_of_a_file(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "备份.piyue"
    assert piyue("backup", out, "--library", library).status == 0
    before = out.read_bytes()
    again = piyue("backup", out, "--library", library)
    assert (again.status, again.out) == (2, "")
    assert "A file with this name already exists" in again.err
    assert out.read_bytes() == before
    folder = tmp_path / "stick"
    folder.mkdir()
    assert Path(piyue("backup", folder, "--library", library).out.strip()).parent == folder
    assert piyue("backup", tmp_path / "none" / "x.piyue", "--library", library).status == 2


def test_what_cannot_be_done_is_said_with_its_status(library: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("报告")
    nowhere = tmp_path / "nowhere.piyue"
    for arguments, status in (
        (("backup", "--library", nowhere), 2),
        (("check", "--library", nowhere), 2),
        (("history", "--library", nowhere), 2),
        (("check", "--library", text), 1),
        (("backup", "--library", text), 1),
        (("restore", nowhere, "--library", library), 2),
        (("restore", text, "--library", library), 1),
        (("restore", library, "--library", library), 2),
        (("restore", "--library", library), 1),
    ):
        done = piyue(*arguments)
        assert (done.status, done.out) == (status, ""), arguments
        assert done.err.startswith("piyue: ") and done.err.count("\n") == 1
    assert not nowhere.exists()
    assert text.read_text() == "报告"
    assert piyue("check", "--library", library).status == 0


def test_a_ruined_library_is_found_and_restored(library: Path) -> None:
    copy = Path(piyue("backup", "--library", library).out.strip())
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE passage SET quote = '别的'")
        connection.commit()
    found = piyue("check", "--library", library)
    assert found.status == 1
    assert "a passage does not match its text" in found.out
    assert json.loads(piyue("check", "--json", "--library", library).out)[0]["kind"] == "quote"
    library.write_bytes(b"ruined")
    assert piyue("check", "--library", library).status == 1
    done = piyue("restore", copy, "--library", library)
    assert (done.status, "with .broken in its name" in done.out) == (0, True)
    assert piyue("check", "--library", library).status == 0


def test_the_history_is_shown_and_written(library: Path, tmp_path: Path) -> None:
    shown = piyue("history", "--library", library)
    assert [line.split()[4] for line in shown.out.splitlines()] == ["import", "add-tag", "add-annotation"]
    table = tmp_path / "历史.csv"
    assert piyue("history", table, "--library", library).status == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["action"] for row in rows] == ["import", "add-tag", "add-annotation"]
    assert {row["annotator"] for row in rows} == {"甲"}
    lines = tmp_path / "history.jsonl"
    assert piyue("history", lines, "--library", library).status == 0
    steps = [json.loads(one) for one in lines.read_text(encoding="utf-8").splitlines()]
    assert [step["number"] for step in steps] == [1, 2, 3]
    changes = steps[2]["changes"]
    made = next(one for one in changes if one["table"] == "annotation")
    assert made["before"] is None
    assert made["after"]["note"] == "=1+1"


def test_they_speak_chinese(library: Path) -> None:
    assert piyue("check", "--library", library, LC_ALL="zh_CN.UTF-8").out.startswith("未发现问题")


def test_a_changed_file_becomes_a_new_version(tmp_path: Path) -> None:
    path, library = tmp_path / "报告.txt", tmp_path / "l.piyue"
    path.write_text("政府工作报告\n招商引资签约项目三十二个。\n就业稳定。\n", encoding="utf-8")
    assert piyue("import", path, "--library", library).status == 0
    (document,) = json.loads(piyue("documents", "--json", "--library", library).out)
    start = 7
    assert (
        piyue("annotate", document["id"], str(start), str(start + 4), "招商", "--library", library).status
        == 0
    )
    path.write_text("政府工作报告\n今年招商引资签约项目四十个。\n就业稳定。\n", encoding="utf-8")
    done = piyue("import", path, "--library", library)
    assert (done.status, "changed; created a new version" in done.out) == (0, True)
    (after,) = json.loads(piyue("documents", "--json", "--library", library).out)
    assert after["id"] == document["id"]
    assert "四十个" in piyue("text", document["id"], "--library", library).out
    (row,) = json.loads(piyue("annotations", "--json", "--library", library).out)
    assert (row["quote"], row["start"]) == ("招商引资", start + 2)
    assert "new-version" in piyue("restore", "--library", library).out
    assert piyue("import", path, "--library", library).out.count("already in the library")
    assert piyue("check", "--library", library).status == 0


@pytest.mark.parametrize("name", ["", "/", "字" * 90, "报告.txt/x.piyue", "kein/Ordner/x.piyue"])
def test_a_name_that_leads_nowhere_is_told_in_a_line(library: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "报告.txt").write_text("政府工作报告\n就业稳定。\n", encoding="utf-8")
    path = tmp_path / name if name else name
    for command in ("documents", "check", "backup", "restore", "history"):
        done = piyue(command, "--library", path)
        assert (done.status in (1, 2), done.err.count("\n"), done.out) == (True, 1, ""), command
        assert "Traceback" not in done.err
    if not name.startswith("kein"):
        done = piyue("import", tmp_path / "报告.txt", "--library", path)
        assert (done.status in (1, 2), done.err.count("\n")) == (True, 1)


@pytest.mark.parametrize("tail", ["", "-wal", "-shm", "-journal"])
def test_nothing_is_written_over_a_library(library: Path, tmp_path: Path, tail: str) -> None:
    out = library.with_name(f"{library.name}{tail}")
    with Library.open(library, "甲") as opened:
        opened.perform(AddAnnotation(opened.queries.documents()[0].id, 4, 8, opened.queries.tags()[0].id))
        for arguments in (
            ("export", out, "--format", "csv"),
            ("export", out, "--format", "qdpx"),
            ("export", tmp_path / "x.csv", "--manifest", out),
            ("history", out),
            ("backup", out),
        ):
            done = piyue(*arguments, "--library", library)
            assert done.status in (1, 2), arguments
            assert "could not be written" in done.err and done.err.count("\n") == 1
        assert len(opened.queries.annotations()) == 2
    assert piyue("check", "--library", library).status == 0


def test_a_library_that_another_command_made_meanwhile_is_opened(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "新.txt"
    text.write_text("新县政府工作报告\n就业稳定，民生改善。\n", encoding="utf-8")
    monkeypatch.setattr("desktop.commands.open_library.there", lambda path: False)
    done = piyue("import", text, "--library", library)
    assert (done.status, "1 new" in done.out) == (0, True)
    with Library.open(library) as opened:
        assert len(opened.queries.documents()) == 2
