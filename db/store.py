"""The store: a library's file with its connections, and the one way to write to it."""

import os
import sqlite3
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, select
from sqlalchemy.pool import QueuePool

from db.errors import Unknown, Unreachable, classified
from db.places import real
from db.schema import document_version
from db.work import Work

_TEXT = select(document_version.c.text).where(document_version.c.id == bindparam("key"))
_TEXTS_KEPT = 4
"""Texts kept in memory: those of the document being read and of its neighbours."""


def uri_of(path: Path, mode: str = "rw") -> str:
    """Give the address of a file for SQLite; ``rw`` never makes a file that is not there."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a share of Windows: SQLite takes no host in an address
        address = "file://" + address.removeprefix("file:")
    return f"{address}?mode={mode}"


def uri_to_read(path: Path) -> str:
    """Give the address of a file that is only going to be read, also from a disk that can't be written to.

    A library in use keeps a log beside it, which SQLite wants to write even for reading. Where it can't, and
    no log is left to be read, nobody else can be writing either.
    """
    file = real(path)
    alone = not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()
    return uri_of(path) if not alone else f"{uri_of(path, 'ro')}&immutable=1"


def lenient(held: bytes) -> str:
    """Read text that may be damaged: what is not as it was written differs from its witness."""
    return held.decode("utf-8", "replace")


def connect(path: Path, patience: float, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open a file for reading and writing, durable, with transactions left to us.

    Args:
        path: A file that exists.
        patience: Seconds to wait for somebody else who is writing.
        foreign_keys: Off only while the schema changes.
    """
    raw = sqlite3.connect(
        uri_of(path), uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    raw.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA trusted_schema=OFF")  # a library may come from a stranger
    raw.execute("PRAGMA temp_store=MEMORY")
    if sys.platform == "darwin":
        raw.execute("PRAGMA fullfsync=ON")
    return raw


def engine_of(path: Path, patience: float, *, foreign_keys: bool = True) -> Engine:
    """Give an engine that begins transactions where it says so: at once to write, lazily to read."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, patience, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=20,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class Store:
    """A library's file, open.

    One connection does all writing, so that the others' changes can be told from its own; readers take their
    own and see one moment's state as long as they hold it.

    Attributes:
        path: The file.
        patience: Seconds to wait for somebody else who is writing.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self.patience = patience
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._engine = engine_of(path, patience)
        with classified(path):
            self._file = _identity(path)
            self._writer = self._engine.connect().execution_options(writes=True)
            self._raw().execute("PRAGMA journal_mode=WAL")
            self._seen = self._data_version()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment's state."""
        with classified(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def work(self, annotator: str) -> Iterator[Work]:
        """Open a unit of work: committed at the end, undone as a whole by any error.

        Args:
            annotator: Name of who does it.
        """
        with classified(self.path):
            self._check_file()
            with self._writer.begin():
                yield Work(self._writer, self.path, annotator, self._text_in(self._writer))

    def text(self, version_id: str) -> str:
        """Give the text of a version, from memory where it was asked for lately: it never changes."""
        known = self._texts.get(version_id)
        if known is not None:
            self._texts.move_to_end(version_id)
            return known
        with self.read() as connection:
            return self._load(connection, version_id)

    def changed_elsewhere(self) -> bool:
        """Say whether another connection wrote since this was last asked."""
        with classified(self.path):
            version = self._data_version()
        changed = version != self._seen
        self._seen = version
        return changed

    def copy_to(self, path: Path) -> None:
        """Write all that is held into a new file, also when nobody can find the library's own any more.

        Raises:
            ExistingFile: When there is a file already.
        """
        with classified(path):
            path.touch(exist_ok=False)
            try:
                with closing(sqlite3.connect(path)) as copy:
                    copy.execute("PRAGMA synchronous=FULL")
                    self._raw().backup(copy)
                    copy.execute("PRAGMA journal_mode=DELETE")
            except BaseException:
                path.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        """Let the file go; the last one to do so folds the write-ahead log into it."""
        self._writer.close()
        self._engine.dispose()

    def _data_version(self) -> int:
        return int(self._raw().execute("PRAGMA data_version").fetchone()[0])

    def _raw(self) -> Any:
        """Give the writer's own sqlite3 connection, for what SQLite refuses within a transaction."""
        return self._writer.connection.dbapi_connection

    def _text_in(self, connection: Connection) -> Callable[[str], str]:
        def text(version_id: str) -> str:
            known = self._texts.get(version_id)
            return self._load(connection, version_id) if known is None else known

        return text

    def _load(self, connection: Connection, version_id: str) -> str:
        held = connection.scalar(_TEXT, {"key": version_id})
        if held is None:
            raise Unknown(self.path, "unknown", what="version", id=version_id)
        self._texts[version_id] = str(held)
        while len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)
        return self._texts[version_id]

    def _check_file(self) -> None:
        """Refuse to write into a file that nobody can find any more."""
        try:
            found = _identity(self.path)
        except FileNotFoundError as error:
            raise Unreachable(self.path, "missing") from error
        if found != self._file:
            raise Unreachable(self.path, "replaced")


def _identity(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - two numbers in a hot path
    return found.st_dev, found.st_ino
