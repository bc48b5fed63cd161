"""EPUB: the chapters in the order of the spine.

Source: EPUB 3.3, sections 4.2 (container), 5.7 (spine).
"""

import posixpath
import zipfile
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from desktop.files.errors import Unreadable
from desktop.files.readers.archive import member, packed, parsed
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.html import fragment_lines, note_numbers
from desktop.files.readers.page_metadata import said_title
from desktop.text.styled_headings import key_of

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


@packed("EPUB")
def read_epub(archive: zipfile.ZipFile, path: str) -> ExtractedText:
    """Read a book.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    container = parsed(member(archive, "META-INF/container.xml", path), path, "EPUB")
    rootfile = container.find(f".//{_CONTAINER}rootfile")
    opf = rootfile.get("full-path", "") if rootfile is not None else ""
    package = parsed(member(archive, opf, path), path, "EPUB")
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    order = [items[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref") if ref.get("idref") in items]
    # A book's order may name a chapter more than once; it is read once.
    names = dict.fromkeys(_resolved(opf, href) for href in order)
    chapters = {name: _body(archive, name, path) for name in names}
    numbers = _numbers(chapters)
    lines = [line for name, body in chapters.items() for line in fragment_lines(body, numbers[name])]
    if not lines:
        raise Unreadable(path, "empty")
    levels = {key_of(line): level for line, level in lines if level}
    title = package.findtext(f".//{_DC}title") or ""
    return ExtractedText("\n".join(line for line, _ in lines), said=said_title(title), headings=levels)


def _resolved(base: str, href: str) -> str:
    """Return the name within the archive that a link within a file of it leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))


def _body(archive: zipfile.ZipFile, name: str, path: str) -> "etree._Element":
    root = parsed(member(archive, name, path), path, "EPUB")
    return next((one for one in root.iter() if str(one.tag).endswith("}body")), root)


def _numbers(chapters: Mapping[str, "etree._Element"]) -> dict[str, dict[str, str]]:
    """Return the numbers of notes by chapter and id: a note may stand in another chapter than its mark."""
    found: dict[str, dict[str, str]] = {name: {} for name in chapters}
    for name, body in chapters.items():
        links = {one.get("href", "").partition("#")[0] for one in body.iter("{*}a")}
        for link in links - {""}:
            there = found.get(_resolved(name, link))
            if there is not None:
                there.update(note_numbers(body, link))
    return found
