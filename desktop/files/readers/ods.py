"""OpenDocument spreadsheets (.ods): the rows of each sheet as text.

Source: OpenDocument 1.3 part 3, section 9 (tables) and 19.385 (office:value-type).
"""

from collections.abc import Iterator

from lxml import etree

from desktop.files.boundary import safe_rows
from desktop.files.budget import spend
from desktop.files.readers.archive import Packed, member, parsed, unpacked
from desktop.files.readers.odt_list_numbers import TEXT, whole_number
from desktop.files.readers.tables import MOST_COLUMNS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_REPEATED = 1_000
"""How often a row that is said once and holds something is given at most."""


@safe_rows
def ods_sheets(held: Packed, path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of all sheets, each with the name of its sheet, a sheet's header first.

    Raises:
        Unreadable: ``damaged``, ``encrypted`` or ``too-much-within``.
    """
    with unpacked(held, path, "ODS") as archive:
        root = parsed(member(archive, "content.xml", path), path, "ODS")
    for sheet in root.iter(f"{_TABLE}table"):
        name = sheet.get(f"{_TABLE}name", "")
        for row in sheet.iter(f"{_TABLE}table-row"):
            spend("rows")
            cells = _cells(row)
            repeated = whole_number(row.get(f"{_TABLE}number-rows-repeated"), 1) if any(cells) else 1
            for _ in range(min(repeated, _MOST_REPEATED)):
                spend("cells", len(cells))
                yield name, cells


def _cells(row: "etree._Element") -> list[str]:
    """Return the cells of a row as far as they are used."""
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS and len(cells) < MOST_COLUMNS:
            repeated = whole_number(cell.get(f"{_TABLE}number-columns-repeated"), 1)
            cells += [_words(cell)] * min(repeated, MOST_COLUMNS - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _words(cell: "etree._Element") -> str:
    """Return what a cell says: of a number or a date its value, else its paragraphs."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "float":
        return cell.get(f"{_OFFICE}value", "").removesuffix(".0")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    return "\n".join("".join(_pieces(one)) for one in cell if one.tag == f"{TEXT}p")


def _pieces(element: "etree._Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(whole_number(child.get(f"{TEXT}c"), 1), 100)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""
