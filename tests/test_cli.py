"""The command line on a library: imports, lists, annotations, export, and what it refuses."""

import csv
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.files.annotations_csv import COLUMNS
from desktop.files.read_ahead import FEW_FILES
from tests.helpers.commands import Done, piyue

TEXT = "2024年云岭县政府工作报告\n一、2023年工作回顾\n全年地区生产总值增长5.6%，招商引资签约项目18个。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one document."""
    path = tmp_path / "a.piyue"
    source = tmp_path / "报告.txt"
    source.write_text(TEXT, encoding="utf-8")
    done = piyue("import", source, "--library", path)
    assert done.status == 0, done.err
    return path


def _json(done: Done) -> Any:
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def _documents(library: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _json(piyue("documents", "--json", "--library", library))
    return found


def _id(library: Path) -> str:
    return str(_documents(library)[0]["id"])


def test_documents_has_the_fields_in_order(library: Path) -> None:
    (row,) = _documents(library)
    names = (
        "id title kind region province city county level year date session speaker script characters "
        "annotations damage source source_url"
    )
    assert list(row) == names.split()
    assert row["year"] == 2024
    assert row["characters"] == len(piyue("text", row["id"], "--library", library).out)


def test_text_is_the_text_and_nothing_else(library: Path) -> None:
    out = piyue("text", _id(library), "--library", library).out
    assert "地区生产总值增长5.6%" in out
    assert "\r" not in out
    assert out == piyue("text", _id(library)[:4], "--library", library, fresh=True).out


def test_the_library_may_be_named_before_the_command(library: Path) -> None:
    after = piyue("documents", "--library", library)
    assert piyue("--library", library, "documents") == after
    assert piyue(f"--library={library}", "documents") == after


def test_outline_has_the_fields_in_order(library: Path) -> None:
    headings = _json(piyue("outline", _id(library), "--json", "--library", library))
    assert [list(one) for one in headings] == [["level", "title", "start", "part"]] * len(headings)
    assert headings[0]["part"] == "review"


def test_an_annotation_comes_back_with_its_quote(library: Path) -> None:
    document = _id(library)
    text = piyue("text", document, "--library", library).out
    start = text.index("招商引资")
    made = piyue(
        "annotate", document, str(start), str(start + 4), "产业/招商", "--note", "核对,\n“原文”",
        "--annotator", "李明", "--library", library,
    )  # fmt: skip
    assert made.status == 0, made.err
    (row,) = _json(piyue("annotations", document, "--json", "--library", library))
    assert list(row) == list(COLUMNS)
    assert row["annotation_id"] == made.out.strip()
    assert (row["quote"], row["start"], row["end"]) == ("招商引资", start, start + 4)
    assert (row["tag"], row["tag_path"]) == ("招商", "产业/招商")
    assert (row["note"], row["annotator"], row["part"]) == ("核对,\n“原文”", "李明", "review")
    assert _json(piyue("annotations", "--json", "--library", library)) == [row]


@pytest.mark.parametrize(
    ("start", "end", "word"),
    [
        ("-1", "3", "outside"),
        ("0", "99999", "outside"),
        ("5", "5", "empty"),
        ("7", "3", "empty"),
        ("x", "3", "whole number"),
        ("1.5", "3", "whole number"),
        ("１", "3", "whole number"),
        ("9" * 5000, "3", "whole number"),
    ],
)
def test_a_range_that_cannot_be_is_refused_in_one_line(
    library: Path, start: str, end: str, word: str
) -> None:
    done = piyue("annotate", _id(library), start, end, "新标签", "--library", library)
    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert word in done.err
    with sqlite3.connect(library) as connection:
        assert connection.execute("SELECT count(*) FROM tag WHERE name = '新标签'").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("command", [["text"], ["outline"], ["annotations"], ["annotate"], ["figures"]])
def test_an_unknown_id_is_refused_in_one_line(library: Path, command: list[str]) -> None:
    more = ["0", "1", "标签"] if command == ["annotate"] else []
    done = piyue(*command, "ffff0000", *more, "--library", library)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "ffff0000" in done.err


def test_an_annotation_needs_no_tag(library: Path) -> None:
    done = piyue("annotate", _id(library), "0", "3", "--note", "核对", "--library", library)
    assert done.status == 0
    (row,) = json.loads(piyue("annotations", "--json", "--library", library).out)
    assert (row["annotation_id"], row["tag"], row["tag_path"], row["note"]) == (
        done.out.strip(),
        "",
        "",
        "核对",
    )
    assert "  —  " in piyue("annotations", "--library", library).out


@pytest.mark.parametrize("tag", ["", "产业/", "/煤炭", "产业//煤炭", "a\nb", "\x1b[31m"])
def test_a_tag_that_cannot_be_is_refused_and_nothing_written(library: Path, tag: str) -> None:
    done = piyue("annotate", _id(library), "0", "3", tag, "--library", library)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "\x1b" not in done.err
    with sqlite3.connect(library) as connection:
        assert connection.execute("SELECT count(*) FROM tag").fetchone() == (0,)
    connection.close()


def test_export_is_a_csv_that_says_what_annotations_says(library: Path, tmp_path: Path) -> None:
    for start, tag in ((0, "一"), (5, "二/三"), (0, "=四")):
        assert piyue("annotate", _id(library), str(start), "9", tag, "--library", library).status == 0
    out = tmp_path / "out.csv"
    done = piyue("export", out, "--library", library)
    assert (done.status, done.out) == (0, "")
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfannotation_id,document_id,document,")
    assert data.count(b"\r\n") == 4
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    listed = _json(piyue("annotations", "--json", "--library", library))
    assert [row["annotation_id"] for row in rows] == [row["annotation_id"] for row in listed]
    assert {row["tag"] for row in rows} == {"一", "三", "'=四"}


def test_export_into_a_missing_folder_leaves_nothing(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "no" / "out.csv"
    done = piyue("export", out, "--library", library)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert str(out) in done.err
    assert not out.parent.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so_in_a_line(library: Path) -> None:
    done = piyue(library, fresh=True, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.status == 1
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "display" in done.err
    assert "tour" in done.err


def test_import_says_what_became_of_each_file(tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="gb18030")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "d.txt").write_text(TEXT, encoding="utf-16")
    library = tmp_path / "new.piyue"
    done = piyue("import", folder, tmp_path / "gone.txt", "--library", library)
    assert done.status == 1
    for name, word in (
        ("a.txt", "1 new"),
        ("b.txt", "empty"),
        ("c.txt", "text"),
        ("gone.txt", "file not found"),
    ):
        (line,) = [line for line in done.out.splitlines() if line.startswith(str(tmp_path)) and name in line]
        assert word in line
    assert "already in the library" in done.out
    assert len(_documents(library)) == 1


def test_many_files_come_in_one_after_the_other(library: Path, tmp_path: Path) -> None:
    folder, count = tmp_path / "many", FEW_FILES + 4
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(TEXT.replace("5.6%", f"{number}.5%"), encoding="utf-8")
    (folder / "03a.docx").write_bytes(b"PK\x03\x04 no document")
    done = piyue("import", folder, "--library", library)
    assert done.status == 1, "one was not taken"
    assert "03a.docx" in done.out
    sources = [row["source"] for row in _documents(library)]
    assert sources[1:] == [f"{number:02}.txt" for number in range(count)]
    with closing(sqlite3.connect(library)) as connection:
        (indexed,) = connection.execute("SELECT count(*) FROM text_index_entry").fetchone()
    assert indexed == count + 1, "no window takes them into the index later"
    found = piyue("search", "招商引资", "--json", "--library", library).out.splitlines()
    assert len({json.loads(line)["document_id"] for line in found}) == count + 1


def test_what_a_title_says_does_not_steer_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "x.txt"
    source.write_text("标题\x1b]0;owned\x07\x1b[2J\n\n正文说明了很多事情，经济增长5.6%。\n", encoding="utf-8")
    library = tmp_path / "a.piyue"
    outs = [piyue("import", source, "--library", library).out, piyue("documents", "--library", library).out]
    assert all("\x1b" not in out and "\x07" not in out for out in outs)


def test_a_library_that_is_none_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.piyue"
    path.write_bytes(b"this is no library at all, only some words\n" * 50)
    before = path.read_bytes()
    for command in (["documents"], ["import", str(path)], ["export", str(tmp_path / "o.csv")]):
        done = piyue(*command, "--library", path)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1), command
    assert path.read_bytes() == before
    assert not (tmp_path / "o.csv").exists()


def test_a_library_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.piyue"
    done = piyue("documents", "--library", path)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert not path.exists()


def test_the_first_library_of_the_user_has_the_samples(home: Path) -> None:
    rows = _json(piyue("documents", "--json"))
    assert len(rows) == 2
    assert (home / "data" / "library.piyue").exists()


def test_messages_follow_the_language(library: Path) -> None:
    assert "没有 ID 为" in piyue("text", "ffff0000", "--library", library, LC_ALL="zh_CN.UTF-8").err
    assert "no document" in piyue("text", "ffff0000", "--library", library, LC_ALL="en_GB.UTF-8").err


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_library_that_is_locked_is_said_so(library: Path) -> None:
    holder = sqlite3.connect(library, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        done = piyue("annotate", _id(library), "0", "3", "标签", "--library", library)
    finally:
        holder.close()
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "in use by another program" in done.err


@pytest.mark.parametrize(
    "ending", ["csv", "xlsx", "jsonl", "jsonld", "conll", "html", "docx", "qdpx", "qdc", "md"]
)
def test_the_ending_names_the_format_and_the_same_library_gives_the_same_bytes(
    library: Path, tmp_path: Path, ending: str
) -> None:
    piyue("annotate", _id(library), "0", "9", "产业/煤炭", "--note", "核对", "--library", library)
    outs = [tmp_path / f"批注 {number}.{ending}" for number in (1, 2)]
    for out in outs:
        done = piyue("export", out, "--library", library)
        assert (done.status, done.out) == (0, ""), done.err
    assert outs[0].read_bytes() == outs[1].read_bytes() != b""


def test_a_format_may_be_named_and_documents_chosen(library: Path, tmp_path: Path) -> None:
    piyue("annotate", _id(library), "0", "9", "标签", "--library", library)
    out = tmp_path / "tokens.txt"
    assert piyue("export", out, "--format", "conll-words", "--library", library).status == 0
    assert out.read_text(encoding="utf-8").startswith("-DOCSTART- -X- O O\n")
    one = tmp_path / "one.csv"
    assert piyue("export", one, "--document", _id(library)[:6], "--library", library).status == 0
    assert one.read_bytes().count(b"\r\n") == 2
    done = piyue("export", one, "--document", "ffff", "--library", library)
    assert (done.status, done.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("arguments", [["out.sav"], ["out"], ["out.csv", "--format", "spss"]])
def test_a_format_that_is_not_known_is_refused(library: Path, tmp_path: Path, arguments: list[str]) -> None:
    done = piyue("export", tmp_path / arguments[0], *arguments[1:], "--library", library)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / arguments[0]).exists()
