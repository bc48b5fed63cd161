"""Making, opening and upgrading a library's file."""

import os
from pathlib import Path

from sqlalchemy import Connection, select

from db import backup
from db.connections import application_id, engine_of, table_names, write_header
from db.errors import (
    CorruptLibrary,
    DiskFull,
    ExistingFile,
    LibraryError,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    classified,
)
from db.file_type import identify, identify_copy
from db.fsync import create_private, remove_stale, sync_folder
from db.ids import new_id
from db.migration import alembic_version, migrate, revision_name
from db.needed_version import with_needed_version, write_needed_version
from db.posix_locks import BESIDE, held
from db.schema import APPLICATION_ID, REVISION, metadata
from db.store import ReadOnlyStore, Store

_LONGEST_NAME = 240
"""Bytes of a file name; the names of its log and its backups are longer."""


def create(path: Path) -> None:
    """Make a new, empty library; the file is there whole or not at all.

    Raises:
        ExistingFile: When there is a file already.
    """
    with classified(path):
        if path.exists() or path.is_symlink():
            raise ExistingFile(path, "exists")
        if path.parent.exists() and not path.parent.is_dir():
            raise MissingLibrary(path, "missing")
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(os.fsencode(path.name)) > _LONGEST_NAME:
            raise MissingLibrary(path, "name-too-long")
        remove_stale(path.parent, ".piyue-*.new*")
        new = path.with_name(f".piyue-{os.getpid()}-{new_id()}.new")
        create_private(new)
        try:
            _write_schema(new)
            _set_logs_aside(path)
            _put_in_place(new, path)
        finally:
            new.unlink(missing_ok=True)


def _write_schema(path: Path) -> None:
    engine = engine_of(path, 1.0)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            metadata.create_all(connection)
            alembic_version.create(connection)
            connection.execute(alembic_version.insert().values(version_num=revision_name(REVISION)))
            write_needed_version(connection)
            write_header(connection, APPLICATION_ID, REVISION)
    finally:
        engine.dispose()


def _set_logs_aside(path: Path) -> None:
    """Rename the logs that a library of this name left when it was deleted: SQLite would play them back."""
    for tail in BESIDE:
        log = Path(f"{path}{tail}")
        if log.exists():
            log.rename(f"{log}.{new_id()}")


def _put_in_place(new: Path, path: Path) -> None:
    """Rename the finished file, unless somebody took it meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: FAT on a stick
        if path.exists():
            raise ExistingFile(path, "exists") from None
        new.rename(path)
    sync_folder(path.parent)


def open_store(path: Path, patience: float, *, read_only_fallback: bool = False) -> Store:
    """Open a library's file; an older one is backed up, upgraded and checked first.

    Args:
        path: The file.
        patience: Seconds to wait for somebody else who is writing.
        read_only_fallback: Whether a library that can't be written to, as on a full disk, is opened to
            be read.

    Raises:
        LibraryError: When it can't be opened; the file is as it was then.
    """
    try:
        identify(path)
        with classified(path), held(path):
            if _revision(path, patience) < REVISION:
                backup.create_backup(path, backup.folder_of(path), "upgrade")
                migrate(path, patience)
            return Store(path, patience)
    except NewerLibrary as error:
        raise with_needed_version(error) from error
    except (ReadOnlyLibrary, DiskFull) as error:
        if not read_only_fallback:
            raise
        return _open_to_read(path, patience, error)


def _open_to_read(path: Path, patience: float, reason: LibraryError) -> Store:
    """Open a library that can't be written to; one of an older schema, which would have to be, is refused."""
    identify_copy(path)
    with classified(path):
        store = ReadOnlyStore(path, patience, reason)
    try:
        with store.read() as connection:
            if _checked_revision(connection, path) < REVISION:
                raise reason
    except BaseException:
        store.close()
        raise
    return store


def _revision(path: Path, patience: float) -> int:
    """Return the schema's number from the tables; the header lags behind while a write-ahead log is open."""
    engine = engine_of(path, patience)
    try:
        with engine.connect() as connection:
            return _checked_revision(connection, path)
    finally:
        engine.dispose()


def _checked_revision(connection: Connection, path: Path) -> int:
    if application_id(connection) != APPLICATION_ID:
        raise NotALibrary(path, "not-a-library")
    names = table_names(connection)
    if "alembic_version" not in names:
        raise CorruptLibrary(path, "corrupt", detail="tables are missing")
    found = str(connection.execute(select(alembic_version.c.version_num)).scalar_one())
    number = int(found) if found.isdecimal() else REVISION + 1
    if number > REVISION:
        raise NewerLibrary(path, "newer", found=found, known=revision_name(REVISION))
    if number == REVISION and not names.issuperset(metadata.tables):
        raise CorruptLibrary(path, "corrupt", detail="tables are missing")
    return number
