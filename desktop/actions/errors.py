"""Errors of a library, handed on from ``db`` for the views and the command line."""

from db.errors import (
    BadRange,
    BadValue,
    CorruptLibrary,
    DiskFull,
    EditConflict,
    ExistingFile,
    FileUnreachable,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    NotFound,
    ReadOnlyLibrary,
)

__all__ = [
    "BadRange",
    "BadValue",
    "CorruptLibrary",
    "DiskFull",
    "EditConflict",
    "ExistingFile",
    "FileUnreachable",
    "LibraryError",
    "LockedLibrary",
    "MissingLibrary",
    "NewerLibrary",
    "NotALibrary",
    "NotFound",
    "ReadOnlyLibrary",
]
