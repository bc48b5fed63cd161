"""ZIPs whose bytes depend on what they hold alone, not on when they were made."""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from typing import IO, BinaryIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the earliest that a ZIP can say."""

SPOOL = 4 * 1024 * 1024
"""Bytes that are held in memory before a temporary file takes them."""

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def entry(name: str) -> zipfile.ZipInfo:
    """Return a compressed entry of this name with the fixed moment and plain permissions."""
    made = zipfile.ZipInfo(name, EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def copy_stable(
    source: IO[bytes],
    out: BinaryIO,
    moment: str = "1980-01-01T00:00:00Z",
    inserted: Mapping[str, tuple[bytes, IO[bytes]]] | None = None,
) -> None:
    """Copy an Office file so that the same content gives the same bytes.

    Args:
        source: The ZIP that a library made, with times of its own.
        out: A file open for writing bytes.
        moment: The time its properties are to bear, ISO 8601 in UTC.
        inserted: By the name of an entry, a mark in it and the file whose bytes are put before that.
    """
    inserted = inserted or {}
    source.seek(0)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            if item.filename == _CORE:
                data = _STAMP.sub(rb"\g<1>" + moment.encode("ascii"), old.read(item))
                new.writestr(entry(item.filename), data)
                continue
            if item.filename in inserted:
                mark, added = inserted[item.filename]
                before, found, after = old.read(item).partition(mark)
                added.seek(0)
                with new.open(entry(item.filename), "w", force_zip64=True) as right:
                    right.write(before)
                    shutil.copyfileobj(added, right)
                    right.write(found + after)
                continue
            with old.open(item) as left, new.open(entry(item.filename), "w", force_zip64=True) as right:
                shutil.copyfileobj(left, right)


def spooled_file() -> "tempfile.SpooledTemporaryFile[bytes]":
    """Return a file that stays in memory while it is small."""
    return tempfile.SpooledTemporaryFile(SPOOL)
