"""Reading: from a path or bytes to the drafts they hold.

What does the work is loaded when the first file is read, not when a window opens.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.files.boundary import read_safely
from desktop.files.errors import Unreadable
from desktop.files.guarded import is_library, opened
from desktop.files.progress import ProgressCallback, no_progress

if TYPE_CHECKING:
    from desktop.files.column_mapping import Mapper, TableHead
    from desktop.files.draft import SourceFile

__all__ = [
    "LARGEST",
    "LARGEST_TABLE",
    "Unreadable",
    "bytes_of",
    "changed_text",
    "find_files",
    "head_of_table",
    "need_regular",
    "read_bytes",
    "read_each",
    "read_file",
    "unreadable",
]

LARGEST = 64 * 1024 * 1024
"""The largest file that is taken as documents, in bytes."""

LARGEST_TEXT = 1 << 20
"""The largest text, in bytes, that is not read in a process of its own."""

LARGEST_TABLE = 1 << 30
"""The largest file that is taken as annotations or a project, in bytes; most of them are read row by row."""


def read_file(
    path: str | os.PathLike[str], *, encoding: str | None = None, mapper: "Mapper | None" = None
) -> "SourceFile":
    """Read one file and give its drafts.

    Args:
        path: A regular file, or a link to one.
        encoding: What a user chose, a Python codec name; guessed when None.
        mapper: Tells which column of a table is which field; guessed where it does not know.

    Raises:
        Unreadable: When the file cannot be taken; nothing else is ever raised for what a file is or holds.
    """
    return read_bytes(bytes_of(Path(path)), os.fspath(path), encoding=encoding, mapper=mapper)


def read_bytes(
    data: bytes,
    path: str,
    *,
    encoding: str | None = None,
    mapper: "Mapper | None" = None,
    on_progress: ProgressCallback = no_progress,
    apart: bool = False,
) -> "SourceFile":
    """Return the drafts that the bytes of a file hold.

    Args:
        data: The file's bytes.
        path: Its path or name, for its ending and for the record.
        encoding: What a user chose, a Python codec name; guessed when None.
        mapper: Tells which column of a table is which field; guessed where it does not know.
        on_progress: Is told how many documents of a table are read.
        apart: Whether a short text is read in a process of its own, too, as all else is.

    Raises:
        Unreadable: When they cannot be taken.
    """
    if len(data) > LARGEST:
        raise Unreadable(path, "too-large", size=str(len(data)), limit=str(LARGEST))
    if not _read_apart(data, path) and not apart:
        from desktop.files.pipeline import source_of

        return read_safely(path, lambda: source_of(data, path, encoding, mapper, on_progress))
    from desktop.files.reader_process import read_apart

    arguments = (data, path, encoding, mapper is not None)
    source: SourceFile = read_apart(
        "source", path, len(data), *arguments, mapper=mapper, on_progress=on_progress
    )
    return source.with_data(data)


def read_each(
    files: Sequence[tuple[bytes, str]],
    *,
    encoding: str | None = None,
    mapper: "Mapper | None" = None,
    on_progress: ProgressCallback = no_progress,
) -> "list[SourceFile | Unreadable]":
    """Return the drafts of several files, or why one can't be taken, in their order.

    All are read in a process of their own, short texts together: to hand them over one by one takes nearly as
    long as to read them. What a library keeps of them is made as well.

    Args:
        files: The bytes of each, and its path or name.
        encoding: As for ``read_bytes``, as are the others.
        mapper: As there.
        on_progress: As there.
    """
    short = [one for one in files if _is_short_text(*one)]
    together = iter(_read_together(short, encoding, on_progress))
    return [
        next(together) if _is_short_text(*one) else _read_alone(*one, encoding, mapper, on_progress)
        for one in files
    ]


def _is_short_text(data: bytes, path: str) -> bool:
    try:
        return not _read_apart(data, path)
    except Unreadable:
        return False


def _read_together(
    texts: Sequence[tuple[bytes, str]], encoding: str | None, on_progress: ProgressCallback
) -> "list[SourceFile | Unreadable]":
    """Return what short texts hold; each is read again by itself where they can't be read together."""
    from desktop.files.reader_process import read_apart

    if len(texts) > 1:
        size = sum(len(data) for data, _ in texts)
        try:
            found = read_apart("sources", texts[0][1], size, texts, encoding, on_progress=on_progress)
        except Unreadable:  # which of them it was is told by each alone
            found = ()
        if found:
            return [
                Unreadable(path, one[0], **one[1]) if isinstance(one, tuple) else one.with_data(data)
                for one, (data, path) in zip(found, texts, strict=True)
            ]
    return [_read_alone(data, path, encoding, None, on_progress) for data, path in texts]


def _read_alone(
    data: bytes, path: str, encoding: str | None, mapper: "Mapper | None", on_progress: ProgressCallback
) -> "SourceFile | Unreadable":
    """Return what a file holds, or why it can't be taken."""
    try:
        return read_bytes(data, path, encoding=encoding, mapper=mapper, on_progress=on_progress, apart=True)
    except Unreadable as error:
        return error


def head_of_table(
    data: bytes,
    path: str,
    encoding: str | None = None,
    mapper: "Mapper | None" = None,
    on_progress: ProgressCallback = no_progress,
) -> "TableHead | None":
    """Return what can be seen of a table before its columns are decided on; None where it is no table.

    Raises:
        Unreadable: When it cannot be read.
    """
    packed = data.startswith(b"PK")
    if not _read_apart(data, path) or (packed and b"xl/workbook.xml" not in data):
        return None
    from desktop.files.reader_process import read_apart

    arguments = (data, path, encoding, mapper is not None)
    head: TableHead | None = read_apart(
        "head", path, len(data), *arguments, mapper=mapper, on_progress=on_progress
    )
    return head


def changed_text(data: bytes, path: str, encoding: str | None = None) -> str:
    """Return the text of a file that cleaning changed; removals count in the stretch of their document.

    That of a table or an archive is empty, for each of its documents is a text of its own.

    Raises:
        Unreadable: When it cannot be taken.
    """
    if not _read_apart(data, path):
        from desktop.files.pipeline import changed_text as changed

        return read_safely(path, lambda: changed(data, path, encoding))
    from desktop.files.reader_process import read_apart

    text: str = read_apart("changed", path, len(data), data, path, encoding)
    return text


def _read_apart(data: bytes, path: str) -> bool:
    """Return whether bytes are read in a process of their own: all but a text of ordinary length.

    Raises:
        Unreadable: When they are of a kind that is not read.
    """
    from desktop.files.formats import MARKDOWN, TEXT, format_of

    if len(data) > LARGEST_TEXT or data.startswith(b"PK"):
        return True
    return format_of(data, path) not in (TEXT, MARKDOWN)


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Yield the files named, and for each folder all files in it that are not hidden, by name.

    A folder that cannot be looked into is given itself, so that reading it says why.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        closed: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=closed.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
        yield from (Path(error.filename) for error in closed)


def need_regular(path: Path, limit: int) -> int:
    """Return the bytes of a regular file; refuse others, which might never end, large ones, and libraries.

    Args:
        path: The file, or a link to it.
        limit: The largest that is taken, in bytes.

    Raises:
        Unreadable: When it is not to be read.
        OSError: When it can't even be looked at.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
        raise Unreadable(path, "no-permission")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(path, "not-a-file")
    if is_library(path):  # looked at from outside only: it may be open
        raise Unreadable(path, "is-library")
    if status.st_size > limit:
        raise Unreadable(path, "too-large", size=str(status.st_size), limit=str(limit))
    return status.st_size


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Say of a file why it cannot be read when the system refuses it in the block.

    Raises:
        Unreadable: The system refused it.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    except OSError as error:
        raise Unreadable(path, "io-error", message=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable(path, "missing") from error


def bytes_of(path: Path) -> bytes:
    """Read a regular file that is not too large; never wait for a pipe or a device.

    Raises:
        Unreadable: When it cannot be read.
    """
    with unreadable(path):
        size = need_regular(path, LARGEST)
        with opened(path) as source:
            data = source.read(size + 1)  # for LARGEST, 64 MB would be made room for each time
            return data if len(data) <= size else data + source.read(LARGEST + 1 - len(data))
