"""Atomic: a file is written whole or not at all."""

import os
import re
import secrets
import stat
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.files.guarded import BESIDE, is_in_use, opened

_DATABASE = b"SQLite format 3\0"
_OWNER_ONLY = 0o600
_AS_OTHER_PROGRAMS = 0o666
"""The mode that files are created with, from which the system takes what the user's mask forbids."""

_UNFINISHED = re.compile(r"\.piyue-[0-9a-f]{12}")
"""What files are called while they are written: short and ASCII, for a name may already have 255 bytes."""

_A_DAY = 86_400
"""Seconds after which an unfinished file is taken for that of a program that was killed."""


class TargetIsLibrary(FileExistsError):
    """What was to be written over is a library, a backup of one, or the log beside one."""


@contextmanager
def atomic_write(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its place when the block ends without an error.

    The old file stays as it was until then; when anything goes wrong, it stays for good and nothing else
    is left. The new file has the old one's mode; where there was none, that of any program's files: what is
    exported is meant for others, and the user's mask says who they are. A link is followed: what it leads to
    is replaced, not the link itself.

    Args:
        path: The file.
        private: Whether a new file is for its owner alone, as what the program keeps for itself is.

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
        raise TargetIsLibrary(17, "it is a library", str(path))
    beside = target.with_name(f".piyue-{secrets.token_hex(6)}")
    _clear_away(target.parent)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        # What replaces a file that few may read is not to be read by more while it is written.
        with _create(beside, _OWNER_ONLY if private or mode is not None else _AS_OTHER_PROGRAMS) as out:
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


def _create(path: Path, mode: int) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(str(path), flags, mode), "wb")


def holds_library(path: Path) -> bool:
    """Return whether a file is a database, or belongs to one.

    Nothing that is written here is meant to be either.

    What belongs to a library that is open is known without a look into it.
    """
    if is_in_use(path):
        return True
    for tail in BESIDE:
        if path.name.endswith(tail) and _is_database(path.with_name(path.name.removesuffix(tail))):
            return True
    return _is_database(path)


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with opened(path) as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        if is_in_use(path):
            return True
        raise


def _clear_away(folder: Path) -> None:
    """Delete what programs of this user, killed, left unfinished in a folder, a day ago or longer."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if _UNFINISHED.fullmatch(entry.name):
                with suppress(OSError):
                    _clear_one(entry)


def _clear_one(entry: "os.DirEntry[str]") -> None:
    found = entry.stat(follow_symlinks=False)
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    old = found.st_mtime < time.time() - _A_DAY
    if own and old and stat.S_ISREG(found.st_mode) and not is_in_use(entry.path):
        os.unlink(entry.path)  # noqa: PTH108 - an entry of a folder


def same_place(one: Path, other: Path) -> bool:
    """Return whether two paths name one entry of a folder: what is written to one would replace the other.

    Names that differ in case, or in how their characters are composed, count as one: some disks say so.
    """
    first, second = Path(os.path.realpath(one)), Path(os.path.realpath(other))
    if first == second:
        return True
    if _folded(first.name) != _folded(second.name):
        return False
    try:
        return first.parent.samefile(second.parent)
    except OSError:
        return _folded(str(first.parent)) == _folded(str(second.parent))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _settle(folder: Path) -> None:
    """Have the folder's entry itself written to the disk, where the system knows how to."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
