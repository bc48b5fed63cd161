"""Reading: from a path or bytes to the drafts they hold."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.files.draft import Draft, SourceFile
from desktop.files.errors import Unreadable
from desktop.text.facts import facts

__all__ = ["LARGEST", "Unreadable", "find_files", "read_bytes", "read_file"]

LARGEST = 64 * 1024 * 1024
"""The largest file that is taken, in bytes."""


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> SourceFile:
    """Read one file and give its drafts.

    Raises:
        Unreadable: When the file cannot be taken.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise Unreadable(os.fspath(path), "io-error") from error
    return read_bytes(data, os.fspath(path), encoding=encoding)


def read_bytes(data: bytes, path: str, *, encoding: str | None = None) -> SourceFile:
    """Give the drafts that the bytes of a file hold.

    Raises:
        Unreadable: When they cannot be taken.
    """
    text = data.decode(encoding or "utf-8")
    draft = Draft(text, facts(text, name=path), path, 0, 0, len(text))
    return SourceFile(path, data, encoding or "utf-8", False, (draft,))


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Give the files named, and for each folder all files in it, in order of name."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if one.is_file())
        else:
            yield path
