"""Archives: ZIP files and the formats made of them, opened within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import TypeVar

from lxml import etree

from desktop.files.boundary import DEEP, safe
from desktop.files.budget import MOST, TooLarge, spend
from desktop.files.errors import Unreadable
from desktop.files.readers.extracted_text import LARGEST_MEMBER, LARGEST_UNPACKED, MOST_MEMBERS

T = TypeVar("T")
Packed = bytes | zipfile.ZipFile
"""An archive: its bytes, or it itself where it is open already."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, struct.error)
_ENCRYPTED = 0x1
_UTF8 = 0x800
DEEPEST = 256
"""Levels of elements within each other that libxml2 reads of XML."""

_SHORTEST_NODE = len(b"<a/>")


@contextmanager
def opened(data: bytes, path: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open the archive in these bytes.

    Args:
        data: The bytes.
        path: The path to name in an error.
        kind: The format to name in an error.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, or ``too-much-within`` when it unpacks to more than it may.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*_BROKEN, ValueError, OverflowError) as error:
        # A directory whose bytes were changed makes zipfile stumble in any of these ways.
        raise Unreadable(path, "damaged", format=kind) from error
    with archive:
        _check(archive, path)
        with _damage(path, kind):
            yield archive


@contextmanager
def unpacked(held: Packed, path: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive for a ``with`` block, unless it is open; that is left open.

    Raises:
        Unreadable: As ``opened`` says.
    """
    holder = opened(held, path, kind) if isinstance(held, bytes) else nullcontext(held)
    with holder as archive, _damage(path, kind):
        yield archive


def packed(kind: str) -> Callable[[Callable[[zipfile.ZipFile, str], T]], Callable[[Packed, str], T]]:
    """Put the boundary around a reader of archives; it takes one that is open, or its bytes.

    Args:
        kind: The format to name in an error.
    """

    def guard(reader: Callable[[zipfile.ZipFile, str], T]) -> Callable[[Packed, str], T]:
        @safe
        @wraps(reader)
        def read(held: Packed, path: str) -> T:
            with unpacked(held, path, kind) as archive:
                return reader(archive, path)

        return read

    return guard


@contextmanager
def _damage(path: str, kind: str) -> Iterator[None]:
    """Say of an archive that it is damaged where reading it in the block comes upon it."""
    try:
        yield
    except _BROKEN as error:
        raise Unreadable(path, "damaged", format=kind) from error


def _check(archive: zipfile.ZipFile, path: str) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise Unreadable(path, "too-much-within", members=str(len(members)), limit=str(MOST_MEMBERS))
    size = sum(member.file_size for member in members)
    if size > LARGEST_UNPACKED:
        raise Unreadable(path, "too-much-within", size=str(size), limit=str(LARGEST_UNPACKED))
    spend("bytes", size)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unreadable(path, "encrypted")


def member(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """Return a member's bytes; the size its header claims is not believed.

    Raises:
        Unreadable: ``too-much-within`` when there is more of it than there may be, or ``damaged``.
        KeyError: When there is none of this name.
    """
    try:
        with archive.open(name) as stream:
            data = stream.read(LARGEST_MEMBER + 1)
    except ValueError as error:
        raise Unreadable(path, "damaged", member=name) from error  # an offset outside the file
    if len(data) > LARGEST_MEMBER:
        raise Unreadable(path, "too-much-within", member=name, limit=str(LARGEST_MEMBER))
    return data


def counted(archive: zipfile.ZipFile) -> None:
    """Spend the elements of the XML in an archive that another library is going to parse.

    Raises:
        TooLarge: There are more than there may be.
    """
    parts = [info for info in archive.infolist() if info.filename.lower().endswith((".xml", ".rels"))]
    if sum(info.file_size for info in parts) < _SHORTEST_NODE * MOST["nodes"]:
        return  # too little for so many elements: spare unpacking it twice
    for info in parts:
        with archive.open(info) as stream:
            while piece := stream.read(1 << 20):
                spend("nodes", nodes(piece))


def nodes(data: bytes) -> int:
    """Return how many elements these bytes of XML can hold at most; an end tag counts for none."""
    return data.count(b"<") - data.count(b"</")


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name as its maker wrote it: Chinese systems pack names in GBK without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def parsed(data: bytes, path: str, kind: str) -> "etree._Element":
    """Parse XML without entities, without the network, and without anything huge.

    Raises:
        TooLarge: It has too many elements, or they are nested too deeply.
        Unreadable: ``damaged`` when it is no XML.
    """
    spend("nodes", nodes(data))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if DEEP in str(error):
            raise TooLarge("depth", DEEPEST) from error
        raise Unreadable(path, "damaged", format=kind) from error
