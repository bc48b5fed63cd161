"""The store: a library's file with its connections, and the one way to write to it."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, select

from db import posix_locks
from db.connections import copy_database, data_version, engine_of, set_patience, use_write_ahead_log
from db.corruption import detect_corruption
from db.errors import FileUnreachable, LibraryError, LockedLibrary, NotFound, classified
from db.fsync import create_private
from db.library_paths import real_path
from db.reading import ReadableFile
from db.schema import document_version
from db.unit_of_work import UnitOfWork

_TEXT = select(document_version.c.text).where(document_version.c.id == bindparam("key"))
_TEXT_CACHE_SIZE = 4
"""Texts kept in memory: those of the document being read and of its neighbors."""


@dataclass(slots=True)
class _Moment:
    """A block in which all reads share a transaction.

    Attributes:
        stack: Closes what was opened in it.
        connection: The transaction, once anything was read.
    """

    stack: ExitStack
    connection: Connection | None = None


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
        self._hurry = patience
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._seen = 0
        self._log: posix_locks.Identity | None = None
        self._writer: Connection | None = None
        self._queries = 0
        self._moment: _Moment | None = None
        self._engine = self._make_engine()
        file = real_path(path)
        self._log_path = file.with_name(f"{file.name}-wal")
        with classified(path):
            self._file = posix_locks.register(path)
            self._is_taken = True
            try:
                self._connect()
            except BaseException:
                self._let_go()
                raise

    def second(self) -> "Store":
        """Open the same library once more, for another thread."""
        return Store(self.path, self.patience)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Return a connection that sees one moment's state."""
        with detect_corruption(self.path):
            if self._moment is None:
                with self._read_alone() as connection:
                    yield connection
            else:
                if self._moment.connection is None:
                    self._moment.connection = self._moment.stack.enter_context(self._read_alone())
                yield self._moment.connection

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let all that is read within the block be read in one transaction, which the first read begins.

        After a write the next read begins another, so that it sees what was written. Nothing that is read row
        by row may outlive the block.
        """
        if self._moment is not None:
            yield
            return
        with ExitStack() as stack:
            self._moment = _Moment(stack)
            try:
                yield
            finally:
                self._moment = None

    @contextmanager
    def _read_alone(self) -> Iterator[Connection]:
        if not self._queries and self._is_cut_off() and not self._is_writing():
            self._connect_again()
        self._queries += 1
        try:
            with self._engine.connect() as connection:
                yield connection
        finally:
            self._queries -= 1

    @contextmanager
    def unit_of_work(self, annotator: str) -> Iterator[UnitOfWork]:
        """Open a unit of work: committed at the end, undone as a whole by any error.

        Args:
            annotator: Name of who does it.
        """
        with detect_corruption(self.path):
            self._check_file()
            if self._is_cut_off():
                self._connect_again()
            writer = self._connected()
            if self._moment is not None:
                self._moment.connection = None
            with writer.begin():
                yield UnitOfWork(writer, self.path, annotator, self._text_in(writer))
            if self._is_cut_off():
                raise FileUnreachable(self.path, "replaced")

    def text(self, version_id: str) -> str:
        """Return the text of a version, from memory where it was asked for lately: it never changes."""
        known = self._texts.get(version_id)
        if known is not None:
            self._texts.move_to_end(version_id)
            return known
        with self.read() as connection:
            return self._load(connection, version_id)

    def changed_elsewhere(self) -> bool:
        """Return whether another connection wrote since this was last asked."""
        with classified(self.path):
            if self._is_cut_off():
                self._connect_again()
            version = self._data_version()
        changed = version != self._seen
        self._seen = version
        return changed

    def hurry(self, patience: float) -> None:
        """Wait no longer than this, in seconds, for somebody else who is writing; workers wait as before."""
        self._hurry = patience
        if self._writer is not None:  # else it is so as soon as there is one again
            with classified(self.path):
                set_patience(self._raw(), patience)

    def copy_to(self, path: Path) -> None:
        """Write all that is held into a new file, also when nobody can find the library's own any more.

        Raises:
            ExistingFile: When there is a file already.
        """
        with classified(path):
            create_private(path)
            try:
                copy_database(self._raw(), path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        """Let the file go; the last one to do so folds the write-ahead log into it."""
        try:
            self._disconnect()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._is_taken:
            self._is_taken = False
            posix_locks.release(self._file)

    def _make_engine(self) -> Engine:
        return engine_of(self.path, self.patience)

    def _connect(self) -> None:
        self._writer = self._engine.connect().execution_options(writes=True)
        self._log = None
        try:
            use_write_ahead_log(self._raw())
            set_patience(self._raw(), self._hurry)
            self._seen = self._data_version()
            self._log = _existing_path(self._log_path)
            posix_locks.note_log(self._file, self._log)
        except BaseException:
            self._disconnect()
            raise

    def _disconnect(self) -> None:
        writer, self._writer = self._writer, None
        try:
            if writer is not None:
                posix_locks.note_log(self._file, self._log, -1)
                writer.detach()  # its settings are not those of the pool
                writer.close()
        finally:
            self._engine.dispose()

    def _connect_again(self) -> None:
        """Leave a log that is no longer the library's; what stood in it has been folded into the file.

        Where that fails, the next who reads or writes tries again. As long as anything else in this process
        has the library open, SQLite would go on with the old log's index.

        Raises:
            LockedLibrary: When a worker has the library open, too, until it leaves that log as well.
        """
        try:
            self._disconnect()
        finally:
            self._let_go()
        if posix_locks.times_open(self._file, but_with=_existing_path(self._log_path)):
            raise LockedLibrary(self.path, "locked", detail="a worker still has the former log open")
        self._check_file()
        self._file, self._is_taken = posix_locks.register(self.path), True
        self._connect()
        self._seen = -1  # somebody else has written meanwhile

    def _connected(self) -> Connection:
        if self._writer is None:
            self._connect_again()
        assert self._writer is not None
        return self._writer

    def _is_writing(self) -> bool:
        return self._writer is not None and self._writer.in_transaction()

    def _is_cut_off(self) -> bool:
        """Return whether somebody took the write-ahead log away, believing that nobody had the library open.

        Any program does so in leaving it, as soon as something here, perhaps reading all files of a folder,
        has opened and closed the library's file, which on POSIX systems takes SQLite's locks away. What is
        written into the log thereafter is lost. Where the library's own file is gone too, the log that is
        held here is all there is.
        """
        if self._writer is None:
            return True
        if self._log is None or _existing_path(self._log_path) == self._log:
            return False
        return _existing_path(self.path) == self._file

    def _data_version(self) -> int:
        return data_version(self._raw())

    def _raw(self) -> Any:
        """Return the writer's own sqlite3 connection, for what SQLite refuses within a transaction."""
        return self._connected().connection.dbapi_connection

    def _text_in(self, connection: Connection) -> Callable[[str], str]:
        def text(version_id: str) -> str:
            known = self._texts.get(version_id)
            return self._load(connection, version_id) if known is None else known

        return text

    def _load(self, connection: Connection, version_id: str) -> str:
        held = connection.scalar(_TEXT, {"key": version_id})
        if held is None:
            raise NotFound(self.path, "unknown", what="version", id=version_id)
        self._texts[version_id] = str(held)
        while len(self._texts) > _TEXT_CACHE_SIZE:
            self._texts.popitem(last=False)
        return self._texts[version_id]

    def _check_file(self) -> None:
        """Refuse to write into a file that nobody can find any more."""
        try:
            found = posix_locks.identity(self.path)
        except FileNotFoundError as error:
            raise FileUnreachable(self.path, "missing") from error
        if found != self._file:
            raise FileUnreachable(self.path, "replaced")


class ReadOnlyStore(Store):
    """A library that can't be written to at present: everything in it is read, nothing is done to it.

    Args:
        path: The file.
        patience: Seconds to wait for another program.
        reason: Why it can't be written to; raised by whoever tries.
    """

    def __init__(self, path: Path, patience: float, reason: LibraryError) -> None:
        self._reason = reason
        self._readable = ReadableFile(path)
        try:
            super().__init__(path, patience)
        except BaseException:
            self._readable.close()
            raise

    def second(self) -> Store:
        """Open the same library once more, for another thread."""
        return ReadOnlyStore(self.path, self.patience, self._reason)

    def close(self) -> None:
        """Let the file go."""
        super().close()
        self._readable.close()

    def _make_engine(self) -> Engine:
        return engine_of(self.path, self.patience, address=self._readable.address)

    def _connect(self) -> None:
        self._writer = self._engine.connect()
        self._seen = self._data_version()

    def _check_file(self) -> None:
        raise self._reason


def _existing_path(path: Path) -> posix_locks.Identity | None:
    try:
        return posix_locks.identity(path)
    except OSError:
        return None
