"""Ruled tables of a page: lines drawn around cells tell which words are one cell, and which one row."""

from collections import defaultdict
from collections.abc import Sequence
from ctypes import byref, c_float
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from desktop.files.budget import spend
from desktop.files.readers.extracted_text import CELL
from desktop.files.readers.page_glyphs import Glyph, turned
from desktop.files.readers.page_lines import PageLine, rows, text_of_row

_THIN = 3.0
"""Points that a rule is thick at most, and by which rules of one place may differ."""
_SHORTEST = 6.0
"""Points that a rule is long at least."""
_MOST_OBJECTS = 20_000
"""Objects of a page from which it is a drawing, whose rules are not looked for."""
_MOST_POINTS = 200
"""Points of a path from which it is a drawing."""
_MOST_RULES = 2_000
"""Rules of a page from which they are a drawing."""


Place = tuple[float, float]


class Rule(NamedTuple):
    """A straight line that is drawn, across or down.

    Attributes:
        place: Its height where it goes across; how far right it is where it goes down.
        start: Where it begins.
        end: Where it ends.
    """

    place: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """The rules of one table: those across, from top to bottom, and those down, from the left."""

    across: list[Rule]
    down: list[Rule]


def grids(page: pypdfium2.PdfPage, turn: int) -> list[Grid]:
    """Return the tables that are drawn on a page, whose writing is upright after so many quarter turns."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return []
    across: list[Rule] = []
    down: list[Rule] = []
    spend("steps", count)
    for number in range(count):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for (x, y), (to_x, to_y) in _strokes(item):
            x, y = turned(x, y, turn)
            to_x, to_y = turned(to_x, to_y, turn)
            if abs(y - to_y) <= _THIN and abs(x - to_x) >= _SHORTEST:
                across.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) <= _THIN and abs(y - to_y) >= _SHORTEST:
                down.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
    across, down = _merged(across), _merged(down)
    if len(across) + len(down) > _MOST_RULES:
        return []
    return [one for one in _connected(across, down) if len(one.across) > 1 and len(one.down) > 1]


def with_tables(glyphs: Sequence[Glyph], found: Sequence[Grid]) -> list[list[PageLine]]:
    """Return the rows of a page; what stands in the cells of a table is one line for each of its rows."""
    free: list[Glyph] = list(glyphs)
    lines: list[PageLine] = []
    for grid in found:
        inside = [one for one in free if _within(one, grid)]
        table = _rows_of(inside, grid)
        if table:
            taken = set(map(id, inside))
            free = [one for one in free if id(one) not in taken]
            lines += table
    result = rows(free)
    result += [[line] for line in lines]
    return sorted(result, key=lambda row: row[0].base)


def _strokes(item: object) -> list[tuple[Place, Place]]:
    """Return the straight pieces of a path; a thin one is a single piece."""
    edges = [c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *map(byref, edges)):
        return []
    left, bottom, right, top = (edge.value for edge in edges)
    if top - bottom <= _THIN:
        return [((left, (bottom + top) / 2), (right, (bottom + top) / 2))]
    if right - left <= _THIN:
        return [(((left + right) / 2, bottom), ((left + right) / 2, top))]
    count = pdfium.FPDFPath_CountSegments(item)
    matrix = pdfium.FS_MATRIX()
    if not 1 < count <= _MOST_POINTS or not pdfium.FPDFPageObj_GetMatrix(item, byref(matrix)):
        return []
    x, y = c_float(), c_float()
    strokes = []
    first = last = (0.0, 0.0)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            strokes.append((last, place))
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = place
        if pdfium.FPDFPathSegment_GetClose(segment):
            strokes.append((place, first))
        last = place
    return strokes


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules in order, those joined that lie in one line and touch."""
    result: list[Rule] = []
    for one in sorted(rules, key=lambda rule: (round(rule.place / _THIN), rule.start)):
        last = result[-1] if result else None
        if last and abs(last.place - one.place) <= _THIN and one.start <= last.end + _THIN:
            result[-1] = Rule(last.place, last.start, max(last.end, one.end))
        else:
            result.append(one)
    return sorted(result)


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """Return the rules that meet each other, table by table."""
    groups: list[Grid] = []
    for rule in across:
        meets = [one for one in down if _meet(rule, one)]
        if not meets:
            continue
        touched = [group for group in groups if any(one in group.down for one in meets)]
        joined = Grid([rule], list(meets))
        for group in touched:
            joined.across += group.across
            joined.down += [one for one in group.down if one not in joined.down]
            groups.remove(group)
        groups.append(joined)
    return [Grid(sorted(one.across), sorted(one.down)) for one in groups]


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _THIN <= down.place <= across.end + _THIN
        and down.start - _THIN <= across.place <= down.end + _THIN
    )


def _within(one: Glyph, grid: Grid) -> bool:
    x, y = _middle(one)
    return (
        min(rule.start for rule in grid.across) < x < max(rule.end for rule in grid.across)
        and grid.across[0].place < y < grid.across[-1].place
    )


def _middle(one: Glyph) -> tuple[float, float]:
    return (one.left + one.right) / 2, one.base - 0.35 * one.size


def _rows_of(glyphs: Sequence[Glyph], grid: Grid) -> list[PageLine]:
    """Return the rows of a table; nothing where its words stand in one column, as in a box."""
    cells: dict[float, dict[float, list[Glyph]]] = defaultdict(lambda: defaultdict(list))
    spend("steps", len(glyphs) * (len(grid.across) + len(grid.down)))
    for one in glyphs:
        x, y = _middle(one)
        cells[_before(grid.across, y, x)][_before(grid.down, x, y)].append(one)
    if max((len(row) for row in cells.values()), default=0) < 2:
        return []
    return [_row(top, cells[top], grid) for top in sorted(cells)]


def _before(rules: Sequence[Rule], place: float, beside: float) -> float:
    """Return where the last rule before a place is, of those that go past it; the first where none is."""
    passed = (rule.place for rule in rules if rule.place < place and rule.start - 1 < beside < rule.end + 1)
    return max(passed, default=rules[0].place)


def _row(top: float, cells: dict[float, list[Glyph]], grid: Grid) -> PageLine:
    edges = [rule.place for rule in grid.down if rule.start - _THIN <= top + _THIN <= rule.end]
    words: dict[float, str] = dict.fromkeys(edges[:-1], "")
    for left, glyphs in cells.items():
        words[left] = _cell(glyphs)
    text = CELL.join(words[left] for left in sorted(words)).rstrip(CELL)
    held = [one for glyphs in cells.values() for one in glyphs]
    return PageLine(
        [],
        text,
        min(one.left for one in held),
        max(one.right for one in held),
        min(one.base for one in held),
        held[0].size,
        is_row=True,
    )


def _cell(glyphs: Sequence[Glyph]) -> str:
    """Return the words of a cell in one line."""
    text = ""
    for row in rows(glyphs):
        words = text_of_row(row)
        latin = text[-1:].isascii() and text[-1:].isalpha() and words[:1].isascii() and words[:1].isalpha()
        text += (" " if latin else "") + words
    return text
