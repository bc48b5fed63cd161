"""Columns of a page: in which order its lines are read, and which pieces of one height are cells of a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from desktop.files.readers.extracted_text import CELL
from desktop.files.readers.page_lines import PageLine, line_of, text_of_row

_LINES = 3
"""Lines that each of two columns has at least."""
_SIGNS = 8
"""Characters that half of the lines of a column have at least; the cells of a table have fewer."""
_FILLED = 0.7
"""The share of its column's width that half of the lines of a column fill."""
_FAR = 1.6
"""Times the usual distance of lines from which one after a column stands apart from it."""
_CUT = 0.4
"""The gap between words, in sizes, that is enough where other lines have a gutter."""
_BESIDE = 0.9
"""Sizes of the font by which the heights of lines that stand side by side may differ."""

Row = list[PageLine]


def reading_order(rows: Sequence[Row]) -> list[PageLine]:
    """Return the lines of rows in the order of reading: column after column, where there are columns."""
    gutter = _gutter(rows)
    if gutter is None:
        return list(_row_by_row(rows))
    rows = [_cut(row, gutter) for row in rows]
    lines: list[PageLine] = []
    done = 0
    for start, end in _runs(rows, gutter):
        sides = _split(rows[start:end], gutter)
        if not all(map(_is_column, sides)):
            continue
        lines += reading_order(rows[done:start])
        for which, side in enumerate(sides):
            for line in reading_order(side):
                line.column = (which, *line.column)
                lines.append(line)
        done = end
    return lines + (reading_order(rows[done:]) if done else list(_row_by_row(rows)))


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return where most rows have a gap between words; None where fewer have it than a column has lines."""
    edges: list[tuple[float, int]] = []
    for row in _side_by_side(rows):
        for one, other in pairwise(row):
            edges += [(one.right, 1), (other.left, -1)]
    best, count, place = _LINES - 1, 0, None
    edges.sort()
    for number, (edge, step) in enumerate(edges):
        count += step
        if count > best:
            best, place = count, (edge + edges[number + 1][0]) / 2
    return place


def _cut(row: Row, gutter: float) -> Row:
    """Return a row with the piece cut in two that has a gap at the gutter, if a narrow one."""
    for which, piece in enumerate(row):
        for number, (one, other) in enumerate(pairwise(piece.glyphs), 1):
            if one.right <= gutter <= other.left and other.left - one.right > _CUT * piece.size:
                halves = [line_of(piece.glyphs[:number]), line_of(piece.glyphs[number:])]
                return [*row[:which], *halves, *row[which + 1 :]]
    return row


def _side_by_side(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those as one that are almost at one height and beside each other."""
    held: Row = []
    for row in rows:
        near = held and row[0].base - held[0].base < _BESIDE * row[0].size
        if near and (row[0].left > held[-1].right or row[-1].right < held[0].left):
            held = sorted([*held, *row], key=lambda piece: piece.left)
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _runs(rows: Sequence[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """Yield start and end of rows that follow each other and have no words across a gutter."""
    start = 0
    for number in range(len(rows) + 1):
        if number < len(rows) and not any(piece.left < gutter < piece.right for piece in rows[number]):
            continue
        if number - start >= _LINES:
            yield start, start + _without_tail(rows[start:number], gutter)
        start = number + 1


def _without_tail(run: Sequence[Row], gutter: float) -> int:
    """Return where columns end: a table below them on one side, or what stands apart there, is not theirs.

    How far apart is measured in a column: lines of two columns need not be at one height.
    """
    end = len(run)
    while end > 1 and len(run[end - 1]) == 1:
        last = run[end - 1][0]
        same = (one.base for row in run[:end] for one in row if (one.left < gutter) == (last.left < gutter))
        steps = [other - one for one, other in pairwise(dict.fromkeys(same))]
        if not last.is_row and steps and steps[-1] <= _FAR * median(steps):
            break
        end -= 1
    return end


def _split(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """Return the rows on the left of a gutter, and those on its right."""
    left = [[piece for piece in row if piece.left < gutter] for row in rows]
    right = [[piece for piece in row if piece.left >= gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_column(rows: Sequence[Row]) -> bool:
    """Return whether rows are running words, not the cells of one column of a table."""
    rows = [row for row in rows if not any(piece.is_row for piece in row)]
    if len(rows) < _LINES:
        return False
    widths = [row[-1].right - row[0].left for row in rows]
    if median(sum(len(piece.text) for piece in row) for row in rows) < _SIGNS:
        return False
    full = max(piece.right for row in rows for piece in row) - min(row[0].left for row in rows)
    return median(widths) >= _FILLED * full


def _row_by_row(rows: Sequence[Row]) -> Iterator[PageLine]:
    """Yield rows as lines; where gaps stand one below the other, as a table's, its cells apart by a tab."""
    for number, row in enumerate(rows):
        beside = [rows[other] for other in (number - 1, number + 1) if 0 <= other < len(rows)]
        if len(row) == 1:
            yield row[0]
        elif any(_shares_gap(row, other) for other in beside):
            yield replace(_whole(row), text=CELL.join(piece.text for piece in row), is_row=True)
        else:
            yield _whole(row)


def _shares_gap(row: Row, other: Row) -> bool:
    gaps = [(one.right, two.left) for one, two in pairwise(other)]
    return any(one.right < end and start < two.left for one, two in pairwise(row) for start, end in gaps)


def _whole(row: Row) -> PageLine:
    """Return the pieces of a row as one line."""
    glyphs = [one for piece in row for one in piece.glyphs]
    first = row[0]
    return PageLine(glyphs, text_of_row(row), first.left, row[-1].right, first.base, first.size)
