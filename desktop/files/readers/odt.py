"""OpenDocument text (.odt): paragraphs, headings, lists, tables and notes in reading order.

Source: OpenDocument 1.3 part 3, sections 5 (paragraphs), 6.3 (notes) and 9 (tables).
"""

import zipfile
from collections.abc import Iterator

from lxml import etree

from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.readers.archive import member, packed, parsed
from desktop.files.readers.extracted_text import CELL, ExtractedText
from desktop.files.readers.odt_list_numbers import TEXT, OdtListNumbers, list_styles, whole_number
from desktop.text.styled_headings import BOLD, key_of

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SILENT = frozenset({f"{_OFFICE}annotation", f"{TEXT}tracked-changes"})
_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})


@packed("ODT")
def read_odt(archive: zipfile.ZipFile, path: str) -> ExtractedText:
    """Read an OpenDocument text; a note's mark is [1] where it stands, its text follows at the end.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    root = parsed(member(archive, "content.xml", path), path, "ODT")
    named = "styles.xml" in archive.namelist()
    styles = [parsed(member(archive, "styles.xml", path), path, "ODT")] if named else []
    body = root.find(f".//{_OFFICE}text")
    reading = _OdtReader(OdtListNumbers(list_styles(*styles, root)))
    lines = [line for line in reading.blocks(body) if line.strip()] if body is not None else []
    lines += [f"[{number}]{note}" for number, note in enumerate(reading.notes, start=1)]
    if not lines:
        raise Unreadable(path, "empty")
    return ExtractedText("\n".join(lines), headings=reading.levels)


class _OdtReader:
    """One text as it is read.

    Attributes:
        notes: The notes so far.
        levels: Level of each line that is set as a heading.
    """

    def __init__(self, lists: OdtListNumbers) -> None:
        self.notes: list[str] = []
        self.levels: dict[str, int] = {}
        self._lists = lists
        self._mark = ""  # what an entry shows before its first paragraph

    def blocks(self, element: "etree._Element") -> Iterator[str]:
        """Yield the paragraphs within an element; a table's row is one."""
        for child in element:
            if child.tag in _SILENT:
                continue
            if child.tag in _PARAGRAPHS:
                mark, self._mark = self._mark, ""
                words = _words(child, self.notes)
                level = child.get(f"{TEXT}outline-level", "") if child.tag == f"{TEXT}h" else ""
                if level.isascii() and level.isdecimal() and 0 < int(level) < BOLD:
                    self.levels[key_of(mark + words)] = int(level)
                spend("characters", len(mark) + len(words) + 1)
                yield from (mark + words if words.strip() else words).split("\n")
            elif child.tag == f"{_TABLE}table-row":
                rows = (" ".join(self.blocks(cell)) for cell in child if cell.tag == f"{_TABLE}table-cell")
                yield CELL.join(" ".join(cell.split()) for cell in rows)
            elif child.tag == f"{TEXT}list":
                self._lists.enter(child)
                yield from self.blocks(child)
                self._lists.leave()
            else:
                if child.tag == f"{TEXT}list-item":
                    self._mark = self._lists.mark(child)
                yield from self.blocks(child)


def _words(element: "etree._Element", notes: list[str]) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            read = _OdtReader(OdtListNumbers({})).blocks(body) if body is not None else ()
            notes.append(" ".join(read).strip())
            pieces.append(f"[{len(notes)}]")
        elif child.tag == f"{TEXT}s":
            pieces.append(" " * min(whole_number(child.get(f"{TEXT}c"), 1), 100))
        elif child.tag == f"{TEXT}tab":
            pieces.append(" ")
        elif child.tag == f"{TEXT}line-break":
            pieces.append("\n")
        elif child.tag not in _SILENT:
            pieces.append(_words(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)
