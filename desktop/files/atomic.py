"""Atomic: a file is written whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO

_DATABASE = b"SQLite format 3\0"
_OWNER_ONLY = 0o600
_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


class HoldsLibrary(FileExistsError):
    """What was to be written over is a library, a backup of one, or the log beside one."""


@contextmanager
def atomic_write(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its place when the block ends without an error.

    The old file stays as it was until then; when anything goes wrong, it stays for good and nothing else
    is left. The new file has the old one's mode; where there was none, only its owner may read it, for it may
    hold notes. A link is followed: what it leads to is replaced, not the link itself.

    Raises:
        OSError: When it cannot be written; IsADirectoryError for a folder, FileExistsError for a device,
            HoldsLibrary for a library.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(21, os.strerror(21), str(path))
    if target.exists() and not target.is_file():
        raise FileExistsError(17, os.strerror(17), str(path))
    if holds_library(target):
        raise HoldsLibrary(17, "it is a library", str(path))
    # Short and ASCII: the target's own name may already have all of the 255 bytes there are.
    beside = target.with_name(f".piyue-{secrets.token_hex(6)}")
    mode = S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        with _create(beside) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # a name of our own would tell nobody anything
        raise
    _settle(target.parent)


def _create(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(str(path), flags, _OWNER_ONLY), "wb")


def holds_library(path: Path) -> bool:
    """Whether a file is a database, or belongs to one; nothing that is written here is meant to be either."""
    for tail in _BESIDE_A_DATABASE:
        if path.name.endswith(tail) and _is_database(path.with_name(path.name.removesuffix(tail))):
            return True
    return _is_database(path)


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _settle(folder: Path) -> None:
    """Have the folder's entry itself written to the disk, where the system knows how to."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
