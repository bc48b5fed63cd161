"""Taguette's database, as version 1.5.2 wrote it, and what only looks like one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.foreign import taguette
from db.foreign.taguette import NotTaguette

FIXTURE = Path(__file__).parents[2] / "files" / "fixtures" / "taguette.sqlite3"


def test_a_project_is_read_with_who_made_each_highlight() -> None:
    rows = taguette.read(FIXTURE)
    assert [name for name, _ in rows.projects.values()] == ["云岭县研究"]
    assert [(one.name, one.description) for one in rows.documents] == [
        ("云岭县报告", "第一篇"),
        ("望澄市报告", ""),
    ]
    assert [(path, description) for _, path, description in rows.tags] == [
        ("产业/煤炭", "与煤炭有关"),
        ("民生", "居民生活"),
        ("目标", ""),
    ]
    told = [(one.document_id, one.tags, one.user) for one in rows.highlights]
    assert told == [
        (1, ("产业/煤炭",), "wang"),
        (1, ("产业/煤炭", "目标"), "li"),
        (1, ("民生",), "li"),
        (1, (), "wang"),
        (1, ("目标",), "wang"),
        (2, ("目标",), "li"),
    ]
    assert all(one.created.startswith("20") for one in rows.highlights)


def changed(tmp_path: Path, *statements: str) -> Path:
    path = tmp_path / "p.sqlite3"
    path.write_bytes(FIXTURE.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_what_the_log_does_not_tell_is_left_empty(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        "UPDATE commands SET payload = 'highlight_add' WHERE id = 1",
        "DELETE FROM commands WHERE id > 1",
    )
    assert {(one.user, one.created) for one in taguette.read(path).highlights} == {("", "")}


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE highlights",),
        ("DROP TABLE highlights", "CREATE VIEW highlights AS SELECT 1 AS id"),
        ("UPDATE highlights SET start_offset = 'x'",),
        ("ALTER TABLE documents DROP COLUMN contents",),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, statements: tuple[str, ...]) -> None:
    with pytest.raises(NotTaguette):
        taguette.read(changed(tmp_path, *statements))


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + b"x" * 2000, FIXTURE.read_bytes()[:5000]])
def test_what_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(data)
    with pytest.raises(NotTaguette):
        taguette.read(path)
    assert path.read_bytes() == data
