"""Ways to a library's file: its address for SQLite, connections as this project wants them, and PRAGMAs.

Everything else in ``db`` is written in SQLAlchemy Core. What Core has no words for stands here: opening a
file, settings of a connection, the file's header, SQLite's own checks and its backup API.
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, column, create_engine, event, select, table
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import NullPool, QueuePool
from sqlalchemy.util import LRUCache

POLL_INTERVAL_S = 0.005
"""Seconds between two attempts to be the one who writes."""

PAGES_PER_STEP = 1024
"""Pages copied before it is looked whether to go on."""

_SCHEMA = table("sqlite_master", column("type"), column("name"))
"""SQLite's own table of tables and indexes."""

BackupProgress = Callable[[int, int, int], None]


class SharedDialect(SQLiteDialect_pysqlite):
    """SQLite's dialect, equal for all engines: a statement that one has compiled serves the others."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.shared", __name__, SharedDialect.__name__)

_COMPILED_STATEMENTS = 500
"""Statements kept compiled: as many as an engine of SQLAlchemy keeps for itself."""

_ENGINE_OPTIONS: dict[str, Any] = {"compiled_cache": LRUCache(_COMPILED_STATEMENTS)}
"""For every engine: each library opened, and each thread that reads one, has an engine of its own."""


def uri_of(path: Path, mode: str = "rw") -> str:
    """Return the address of a file for SQLite; ``rw`` never makes a file that is not there."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a share of Windows: SQLite takes no host in an address
        address = "file://" + address.removeprefix("file:")
    return f"{address}?mode={mode}"


def lenient_text(held: bytes) -> str:
    """Read text that may be damaged: what is not as it was written differs from its witness."""
    return held.decode("utf-8", "replace")


def connect(
    path: Path, patience: float, *, foreign_keys: bool = True, address: str | None = None
) -> sqlite3.Connection:
    """Open a file for reading and writing, durable, with transactions left to us.

    Args:
        path: A file that exists.
        patience: Seconds to wait for somebody else who is writing.
        foreign_keys: Off only while the schema changes.
        address: The address for SQLite where it is not the usual one, as in a place that can't be written to.
    """
    raw = sqlite3.connect(
        address or uri_of(path), uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    raw.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA trusted_schema=OFF")  # a library may come from a stranger
    raw.execute("PRAGMA temp_store=MEMORY")
    if sys.platform == "darwin":
        raw.execute("PRAGMA fullfsync=ON")
    return raw


def engine_of(
    path: Path, patience: float, *, foreign_keys: bool = True, address: str | None = None
) -> Engine:
    """Return an engine that begins transactions where it says so: at once to write, lazily to read."""
    engine = create_engine(
        "sqlite+shared://",
        creator=lambda: connect(path, patience, foreign_keys=foreign_keys, address=address),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=20,
        execution_options=_ENGINE_OPTIONS,
    )
    event.listen(engine, "begin", _begin)
    return engine


def engine_around(creator: Callable[[], sqlite3.Connection]) -> Engine:
    """Return an engine that opens a connection when it is asked for one, and closes it when it comes back."""
    engine = create_engine(
        "sqlite+shared://", creator=creator, poolclass=NullPool, execution_options=_ENGINE_OPTIONS
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def defer_foreign_keys(connection: Connection) -> None:
    """Let rows point to what is not there until the transaction ends: they may hold each other."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def application_id(connection: Connection) -> int:
    """Return whose file it is, by the number in its header."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def user_version(connection: Connection) -> int:
    """Return the schema's number in the file's header."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def write_header(connection: Connection, application: int, revision: int) -> None:
    """Write into the file's header whose it is, and the schema's number."""
    connection.exec_driver_sql(f"PRAGMA application_id={application}")
    connection.exec_driver_sql(f"PRAGMA user_version={revision}")


def table_names(connection: Connection) -> set[str]:
    """Return the names of the tables that there are."""
    return set(connection.scalars(select(_SCHEMA.c.name).where(_SCHEMA.c.type == "table")))


def column_names(connection: Connection, of: str) -> set[str]:
    """Return the names of a table's columns; none where there is no such table."""
    return {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{of}")')}


def broken_references(connection: Connection) -> list[tuple[str, int | None, str]]:
    """Return table and number of each row that points nowhere, with the table it points to."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return [(row[0], row[1], row[2]) for row in rows]


def integrity_errors(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the file; reads all of it."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return [one for one in said if one != "ok"]


def refuse_writes(connection: sqlite3.Connection) -> None:
    """Have nothing written through a connection."""
    connection.execute("PRAGMA query_only=ON")


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Have the library written through a log beside it, so that it is read while it is being written."""
    connection.execute("PRAGMA journal_mode=WAL")


def set_patience(connection: sqlite3.Connection, patience: float) -> None:
    """Wait so many seconds for somebody else who is writing."""
    connection.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that is another one once another connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy all that a connection sees into a new file with SQLite's backup API; durable."""
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def overwrite_database(
    source: sqlite3.Connection, target: Path, patience: float, on_progress: BackupProgress
) -> None:
    """Overwrite a library with all that a connection sees, in one transaction, under whoever has it open.

    Args:
        source: What is copied.
        target: The library.
        patience: Seconds to wait for somebody else, in opening it; later ``on_progress`` decides.
        on_progress: Is told after each step what SQLite said, how many pages remain, and of how many.
    """
    with closing(sqlite3.connect(uri_of(target), uri=True, timeout=patience)) as live:
        live.execute("PRAGMA synchronous=FULL")
        use_write_ahead_log(live)
        set_patience(live, 0)  # its pauses grow: who writes again and again would always win
        (count,) = source.execute("PRAGMA page_count").fetchone()
        pages = max(1, min(PAGES_PER_STEP, count // 2))  # the first step must not be the last
        source.backup(live, pages=pages, progress=on_progress, sleep=POLL_INTERVAL_S)


def hold_state(connection: sqlite3.Connection) -> None:
    """Begin to read: what the connection sees from here on is the state of this moment."""
    connection.execute("BEGIN")
    read_schema(connection)


def read_schema(connection: sqlite3.Connection) -> None:
    """Read something that every library has, for which SQLite takes its locks and looks at the log."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
