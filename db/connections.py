"""Ways to a library's file: its address for SQLite, and connections as this project wants them."""

import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool


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
        "sqlite+pysqlite://",
        creator=lambda: connect(path, patience, foreign_keys=foreign_keys, address=address),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=20,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
