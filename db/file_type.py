"""File type: what a file is, by its first bytes, so that what is no library is never touched."""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from db.errors import (
    CorruptLibrary,
    LockedLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    classified,
)
from db.library_paths import real_path, require_file
from db.posix_locks import first_bytes
from db.reading import has_log
from db.schema import APPLICATION_ID, REVISION

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
"""Bytes of SQLite's file header, whose fields are described in its file format."""


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What the first bytes of a library say.

    Attributes:
        page_size: Bytes of a page.
        pages: Pages of the file, or 0 where the count can't be trusted.
        revision: The schema's number.
        application: Whose file it is.
    """

    page_size: int
    pages: int
    revision: int
    application: int


def identify(path: Path) -> None:
    """Look at a file that is to be opened as a library, without writing to it or beside it.

    Raises:
        LibraryError: MissingLibrary, NotALibrary, NewerLibrary, CorruptLibrary or ReadOnlyLibrary.
    """
    identify_copy(path)
    file = real_path(path)  # the write-ahead log stands beside what a link points to
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise ReadOnlyLibrary(path, "read-only")


def identify_copy(path: Path) -> None:
    """Look at a file that is to be read as a library or a copy of one; errors as for ``identify``."""
    header = read_header(path)
    if header.application != APPLICATION_ID:
        raise NotALibrary(path, "not-a-library")
    if header.revision > REVISION:
        raise NewerLibrary(path, "newer", found=header.revision, known=REVISION)
    if header.pages * header.page_size > path.stat().st_size and not has_log(path):
        raise CorruptLibrary(path, "corrupt", detail="the file is shorter than it says")


def read_header(path: Path) -> FileHeader:
    """Read the header of a SQLite file.

    Raises:
        MissingLibrary: When there is no file or it may not be read.
        NotALibrary: When it is no SQLite file at all.
    """
    require_file(path)
    with classified(path):
        try:
            head = first_bytes(path, _HEADER)
        except BlockingIOError as error:  # a mandatory lock
            raise LockedLibrary(path, "locked") from error
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise NotALibrary(path, "not-a-library")
    return _parsed(head)


def _parsed(head: bytes) -> FileHeader:
    (page_size,) = struct.unpack_from(">H", head, 16)
    change_counter, pages = struct.unpack_from(">II", head, 24)
    (revision,) = struct.unpack_from(">I", head, 60)
    (application,) = struct.unpack_from(">I", head, 68)
    (valid_for,) = struct.unpack_from(">I", head, 92)
    return FileHeader(
        page_size=65536 if page_size == 1 else page_size,
        pages=pages if change_counter == valid_for else 0,
        revision=revision,
        application=application,
    )
