"""Errors of a library, handed on from ``db`` for the views and the command line."""

from db.errors import (
    BadRange,
    BadValue,
    Conflict,
    CorruptLibrary,
    DiskFull,
    ExistingFile,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    Unknown,
    Unreachable,
)

__all__ = [
    "BadRange",
    "BadValue",
    "Conflict",
    "CorruptLibrary",
    "DiskFull",
    "ExistingFile",
    "LibraryError",
    "LockedLibrary",
    "MissingLibrary",
    "NewerLibrary",
    "NotALibrary",
    "ReadOnlyLibrary",
    "Unknown",
    "Unreachable",
]
