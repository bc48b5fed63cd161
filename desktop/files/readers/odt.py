"""OpenDocument text (.odt): paragraphs, headings, lists, tables and notes in reading order.

Source: OpenDocument 1.3 part 3, sections 5 (paragraphs), 6.3 (notes) and 9 (tables).
"""

from collections.abc import Iterator

from lxml import etree

from desktop.files.errors import Unreadable
from desktop.files.readers.packed import member, opened, parsed
from desktop.files.readers.plain import CELL, Plain

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SILENT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"})
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})


def read_odt(data: bytes, path: str) -> Plain:
    """Read an OpenDocument text; a note's mark is [1] where it stands, its text follows at the end.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    with opened(data, path, "ODT") as archive:
        root = parsed(member(archive, "content.xml", path), path, "ODT")
    body = root.find(f".//{_OFFICE}text")
    notes: list[str] = []
    lines = [line for line in _blocks(body, notes) if line.strip()] if body is not None else []
    lines += [f"[{number}]{note}" for number, note in enumerate(notes, start=1)]
    if not lines:
        raise Unreadable(path, "empty")
    return Plain("\n".join(lines))


def _blocks(element: "etree._Element", notes: list[str]) -> Iterator[str]:
    for child in element:
        if child.tag in _SILENT:
            continue
        if child.tag in _PARAGRAPHS:
            yield from _words(child, notes).split("\n")
        elif child.tag == f"{_TABLE}table-row":
            cells = (" ".join(_blocks(cell, notes)) for cell in child if cell.tag == f"{_TABLE}table-cell")
            yield CELL.join(" ".join(cell.split()) for cell in cells)
        else:
            yield from _blocks(child, notes)


def _words(element: "etree._Element", notes: list[str]) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            notes.append(" ".join(_blocks(body, [])).strip() if body is not None else "")
            pieces.append(f"[{len(notes)}]")
        elif child.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 100))
        elif child.tag == f"{_TEXT}tab":
            pieces.append(" ")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag not in _SILENT:
            pieces.append(_words(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)
