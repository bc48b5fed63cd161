"""Blocks of a Word document: paragraphs and tables in reading order, and the rows and cells of tables.

A cell is one however many columns it claims to span, and what stands in content controls and in tables within
cells is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

from lxml import etree

from desktop.files.readers.word_package import W

PARAGRAPH, _TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_VALUE, _PROPERTIES, _MERGED, _SPAN = (f"{W}{name}" for name in ("val", "tcPr", "vMerge", "gridSpan"))
_BEFORE = f"{W}trPr/{W}gridBefore"
_WIDEST = 100_000
"""Columns that a table is taken to have at most."""

Block = Union["etree._Element", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: Its cells; one that goes on from the row above is the cell it began with.
        is_layout: Whether a table stands within one of them: it arranges a page and holds no data.
    """

    cells: "tuple[etree._Element, ...]"
    is_layout: bool

    def blocks(self) -> Iterator[Block]:
        """Yield the paragraphs and tables of its cells."""
        for cell in self.cells:
            yield from blocks(cell)

    def paragraphs(self) -> "Iterator[list[etree._Element]]":
        """Yield the paragraphs of each cell."""
        for cell in self.cells:
            yield list(_within(cell, (PARAGRAPH,)))


def blocks(element: "etree._Element") -> Iterator[Block]:
    """Yield the paragraphs and tables directly within an element, also those in content controls."""
    return _within(element, (PARAGRAPH, _TABLE))


def rows_of(table: "etree._Element") -> Iterator[Row]:
    """Yield the rows of a table; spans are counted, never spread out."""
    above: dict[int, etree._Element] = {}
    for row in _within(table, (_ROW,)):
        column = _number(row.find(_BEFORE), 0)
        cells: list[etree._Element] = []
        here: dict[int, etree._Element] = {}
        for cell in _within(row, (_CELL,)):
            properties = cell.find(_PROPERTIES)
            merged = properties.find(_MERGED) if properties is not None else None
            goes_on = merged is not None and merged.get(_VALUE, "continue") == "continue"
            first = above.get(column, cell) if goes_on else cell
            here[column] = first
            cells.append(first)
            span = properties.find(_SPAN) if properties is not None else None
            column += max(1, _number(span, 1))
        above = here
        yield Row(tuple(cells), any(next(_within(cell, (_TABLE,)), None) is not None for cell in cells))


def _within(element: "etree._Element", names: tuple[str, ...]) -> "Iterator[etree._Element]":
    """Yield the elements of these names directly within another, or in wrappers within it."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in names:
            yield child
        elif child.tag in _WRAPPERS:
            waiting.append(iter(child))


def _number(element: "etree._Element | None", otherwise: int) -> int:
    """Return the number that an element says, as far as a table may be so wide."""
    said = "" if element is None else str(element.get(_VALUE, ""))
    return min(int(said), _WIDEST) if said.isascii() and said.isdecimal() and len(said) < 20 else otherwise
