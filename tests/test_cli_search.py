"""``piyue search``: hits with their context, for scripts and for people."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.commands.arguments import SCOPES
from desktop.text import search_query
from tests.helpers.commands import piyue

ONE = (
    "某县2024年政府工作报告\n一、工作回顾\n招商引資成效显著，产业　升级加快。\n"
    "二、工作安排\n加大招商引资力度。\n"
)
TWO = "乙县2023年政府工作报告\n一、工作回顾\n产业发展，招商不断。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "1.txt").write_text(ONE, "utf-8")
    (tmp_path / "2.txt").write_text(TWO, "utf-8")
    path = tmp_path / "l.piyue"
    assert piyue("import", tmp_path / "1.txt", tmp_path / "2.txt", "--library", path).status == 0
    return path


def test_json_lines(library: Path) -> None:
    done = piyue("search", "招商引资", "--json", "--context", "4", "--library", library)
    assert (done.status, done.err) == (0, "")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [list(row) for row in rows] == [["document_id", "start", "end", "text", "left", "right"]] * 2
    start, last = ONE.index("招商"), ONE.rindex("招商")
    assert [(row["start"], row["end"], row["text"], row["left"], row["right"]) for row in rows] == [
        (start, start + 4, "招商引資", "工作回顾\n"[-4:], "成效显著"),
        (last, last + 4, "招商引资", "排\n加大", "力度。"),
    ]


def test_lines_for_people(library: Path) -> None:
    done = piyue("search", '"产业 升级" OR 产业发展', "--library", library)
    assert done.status == 0
    first, second = done.out.splitlines()
    assert "【产业　升级】加快" in first and "某县" in first
    assert "回顾 【产业发展】，招商" in second
    assert done.err == "piyue: 2 hits in 2 documents\n"
    assert piyue("search", "産業升級*", "--library", library).err == "piyue: 0 hits in 0 documents\n"
    assert piyue("search", "产业发展", "--library", library).err == "piyue: 1 hit in 1 document\n"


def test_filters(library: Path) -> None:
    def places(*options: str) -> int:
        done = piyue("search", "招商", "--json", *options, "--library", library)
        assert done.status == 0, done.err
        return len(done.out.splitlines())

    assert places() == 3
    assert places("--year", "2023") == 1
    assert places("--year", "2023-2024") == 3
    assert places("--region", "某县", "--part", "plan") == 1
    assert places("--within", "sentence") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("",), "the query is empty"),
        (("NOT 招商",), "only says what must not be there"),
        (("招商 OR",), "lacks words beside OR"),
        (("/[/",), "not valid"),
        (("招商", "--year", "soon"), "soon is neither a year"),
        (("招商", "--region", "丙县"), "no document fulfills"),
        (("招商", "--tag", "没有"), "no tag with the path 没有"),
        (("招商", "--document", "zzzz"), "zzzz"),
        (("招商", "--context", "few"), "not a whole number"),
    ],
)
def test_a_wrong_request(library: Path, arguments: tuple[str, ...], said: str) -> None:
    done = piyue("search", *arguments, "--library", library)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_search_goes_on_with_the_index(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("INSERT INTO text_index(text_index) VALUES ('delete-all')")
        connection.execute("DELETE FROM text_index_entry")
        connection.commit()
        for _ in range(2):
            done = piyue("search", "招商引资", "--json", "--library", library)
            assert (done.status, len(done.out.splitlines())) == (0, 2)
            assert connection.execute("SELECT count(*) FROM text_index_entry").fetchone() == (2,)


def test_nothing_found_is_no_error(library: Path) -> None:
    done = piyue("search", "没有这个词", "--json", "--library", library)
    assert (done.status, done.out, done.err) == (0, "", "")


def test_the_scopes_named_are_those_there_are() -> None:
    assert SCOPES == search_query.SCOPES
