"""Connections: how a file is opened, what is set on each of them, and copies made of and over a library."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from sqlalchemy import Connection, column, event, select, table
from sqlalchemy.sql.compiler import Compiled

from db import connections


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one table and one row."""
    path = tmp_path / "文 库.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "CREATE TABLE a (id INTEGER PRIMARY KEY, of INTEGER REFERENCES a(id)); "
            "CREATE INDEX b ON a(of); INSERT INTO a VALUES (1, 1);"
        )
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connections.connect(path, 1.25)) as opened:
        yield opened


def pragma(raw: sqlite3.Connection, name: str) -> Any:
    return raw.execute(f"PRAGMA {name}").fetchone()[0]


class _Share(PurePosixPath):
    """A path on a share of Windows, as `Path.as_uri` gives its address there."""

    def absolute(self) -> "_Share":
        return self

    def as_uri(self) -> str:
        return "file://server/share/l.piyue"


def test_the_address_of_a_file() -> None:
    there = Path("/somewhere/a b?#.piyue")
    assert connections.uri_of(there) == "file:///somewhere/a%20b%3F%23.piyue?mode=rw"
    assert connections.uri_of(there, "ro") == "file:///somewhere/a%20b%3F%23.piyue?mode=ro"
    share: Any = _Share("l.piyue")
    assert connections.uri_of(share) == "file:////server/share/l.piyue?mode=rw"
    relative = connections.uri_of(Path("l.piyue"))
    assert relative == f"{Path.cwd().as_uri()}/l.piyue?mode=rw"


def test_no_file_is_made_by_opening_one(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connections.connect(tmp_path / "none.db", 0)
    assert list(tmp_path.iterdir()) == []


def test_text_that_is_damaged_is_read_with_marks_in_the_place_of_what_is_lost() -> None:
    assert connections.lenient_text("甲乙".encode()) == "甲乙"
    assert connections.lenient_text("甲".encode() + b"\xff") == "甲\ufffd"


def test_a_connection_is_durable_and_trusts_nothing_in_the_file(path: Path, raw: sqlite3.Connection) -> None:
    settings = ("foreign_keys", "synchronous", "trusted_schema", "temp_store", "busy_timeout")
    assert [pragma(raw, name) for name in settings] == [1, 2, 0, 2, 1250]
    assert raw.isolation_level is None
    with closing(connections.connect(path, 0, foreign_keys=False)) as other:
        assert [pragma(other, name) for name in settings] == [0, 2, 0, 2, 0]
    with closing(connections.connect(Path("none"), 0, address=connections.uri_of(path, "ro"))) as other:
        assert other.execute("SELECT count(*) FROM a").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            other.execute("DELETE FROM a")
    connections.set_patience(raw, 0.3456)
    assert pragma(raw, "busy_timeout") == 346
    connections.refuse_writes(raw)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        raw.execute("DELETE FROM a")


def test_a_connection_is_used_from_any_thread(raw: sqlite3.Connection) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: raw.execute("SELECT 1").fetchone()).result() == (1,)


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    engine = connections.engine_of(path, 0)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def _is_locked(path: Path) -> bool:
    """Return whether nobody else can begin to write."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
    return False


def test_an_engine_checks_references_unless_the_schema_changes(path: Path) -> None:
    for engine, checks in (
        (connections.engine_of(path, 0), 1),
        (connections.engine_of(path, 0, foreign_keys=False), 0),
    ):
        with engine.connect() as opened:
            assert opened.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == checks
        engine.dispose()


def test_who_writes_holds_the_file_from_the_beginning_and_who_reads_does_not(path: Path) -> None:
    engine = connections.engine_of(path, 0)
    with engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM a")
        assert reader.in_transaction()
        assert not _is_locked(path)
    with engine.connect().execution_options(writes=True) as writer, writer.begin():
        assert _is_locked(path)
        writer.exec_driver_sql("DELETE FROM a")
    assert not _is_locked(path)
    with engine.connect() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM a").scalar_one() == 0
    engine.dispose()


def test_an_engine_around_a_connection_closes_it_when_it_comes_back(path: Path) -> None:
    opened: list[sqlite3.Connection] = []

    def creator() -> sqlite3.Connection:
        opened.append(connections.connect(path, 0))
        return opened[-1]

    engine = connections.engine_around(creator)
    for number in (1, 2):
        with engine.connect() as one:
            assert one.exec_driver_sql("SELECT count(*) FROM a").scalar_one() == 1
            assert opened[-1].in_transaction
        assert len(opened) == number
        with pytest.raises(sqlite3.ProgrammingError):
            opened[-1].execute("SELECT 1")


def test_what_a_file_says_of_itself(connection: Connection) -> None:
    assert (connections.application_id(connection), connections.user_version(connection)) == (0, 0)
    connections.write_header(connection, 0x50495955, 7)
    assert connections.application_id(connection) == 0x50495955
    assert connections.user_version(connection) == 7
    assert connections.table_names(connection) == {"a"}
    assert connections.column_names(connection, "a") == {"id", "of"}
    assert connections.column_names(connection, "none") == set()
    assert connections.broken_references(connection) == []
    assert connections.integrity_errors(connection) == []


def test_rows_may_point_to_what_is_not_there_until_the_transaction_ends(connection: Connection) -> None:
    connections.defer_foreign_keys(connection)
    connection.exec_driver_sql("INSERT INTO a VALUES (2, 9)")
    assert connections.broken_references(connection) == [("a", 2, "a")]
    connection.exec_driver_sql("INSERT INTO a VALUES (9, 2)")
    connection.commit()
    assert connections.broken_references(connection) == []


def test_damage_is_told_in_the_words_of_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("INSERT INTO a VALUES (2, NULL)")
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_master SET sql = replace(sql, 'REFERENCES', 'NOT NULL REFERENCES')")
    engine = connections.engine_of(path, 0)
    with engine.connect() as connection:
        assert connections.integrity_errors(connection) == ["NULL value in a.of"]
    engine.dispose()


def test_what_others_write_is_noticed_and_a_moment_can_be_held(path: Path, raw: sqlite3.Connection) -> None:
    connections.use_write_ahead_log(raw)
    assert pragma(raw, "journal_mode") == "wal"
    before = connections.data_version(raw)
    assert connections.data_version(raw) == before
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        connections.hold_state(raw)
        other.execute("INSERT INTO a VALUES (2, NULL)")
        assert raw.execute("SELECT count(*) FROM a").fetchone() == (1,)
        raw.execute("COMMIT")
        assert connections.data_version(raw) != before
        assert raw.execute("SELECT count(*) FROM a").fetchone() == (2,)


def test_a_copy_has_all_that_a_connection_sees_and_no_log(tmp_path: Path, raw: sqlite3.Connection) -> None:
    connections.use_write_ahead_log(raw)
    raw.execute("INSERT INTO a VALUES (2, NULL)")
    target = tmp_path / "copy.db"
    connections.copy_database(raw, target)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM a").fetchone() == (2,)
        assert pragma(copy, "journal_mode") == "delete"
    assert target.read_bytes()[18:20] == b"\x01\x01"  # no log, as the header of the file says


@pytest.mark.parametrize(("rows", "steps"), [(1, 2), (3_000, 3)])
def test_a_library_is_overwritten_step_by_step(
    tmp_path: Path, raw: sqlite3.Connection, rows: int, steps: int
) -> None:
    """Whoever watches can stop it before the last step, after which it is done."""
    raw.executescript("CREATE TABLE big (held BLOB); CREATE TABLE more (held BLOB);")
    raw.executemany("INSERT INTO big VALUES (?)", ((bytes(3_000),) for _ in range(rows)))
    target = tmp_path / "target.db"
    with closing(sqlite3.connect(target)) as made:
        made.executescript("CREATE TABLE old (id INTEGER); INSERT INTO old VALUES (1);")
    told: list[tuple[int, int, int]] = []
    connections.overwrite_database(raw, target, 1.0, lambda *one: told.append(one))
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    assert {count for _, _, count in told} == {pages}
    assert [left for _, left, _ in told] == [
        max(0, pages - step * min(1024, pages // 2)) for step in range(1, len(told) + 1)
    ]
    assert told[0][1] > 0
    assert told[-1][1] == 0
    assert len(told) >= steps
    with closing(sqlite3.connect(target)) as live:
        assert live.execute("SELECT count(*) FROM big").fetchone() == (rows,)
        assert pragma(live, "journal_mode") == "wal"


def test_a_statement_is_compiled_once_for_all_engines(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "other.db")
    used: list[Compiled] = []
    for file in (path, tmp_path / "other.db"):
        engine = connections.engine_of(file, 1)
        event.listen(engine, "after_cursor_execute", lambda *said: used.append(said[4].compiled))
        with engine.connect() as connection:
            assert connection.scalar(select(column("of")).select_from(table("a"))) == 1
        engine.dispose()
    first, second = (one for one in used if one is not None)
    assert first is second
