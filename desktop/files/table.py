"""Tables as files: UTF-8 with BOM, CRLF, RFC 4180, formulas guarded.

The guard. A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, their full-width forms, a
tab or a line end as a formula. Such a cell, unless it is a plain number, gets one apostrophe before it. A
cell that already begins with apostrophes and then one of these gets one more, so that taking one away
again is always right: what is read back is what was written, character for character.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.decode import decode

_LARGEST_CELL = 2**31 - 1
_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_FIRST = frozenset("'=+-@＝＋－＠\t\r\n")
_NUMBER = re.compile(r"'*[+-]?[0-9]+(\.[0-9]+)?\Z")


def guard(cell: str) -> str:
    """Give the cell as it is written: with an apostrophe before it if a spreadsheet would run it."""
    return "'" + cell if _RISKY.match(cell) and not _NUMBER.match(cell) else cell


def unguard(cell: str) -> str:
    """Give the cell as it was before ``guard``."""
    if cell.startswith("'") and _RISKY.match(cell) and not _NUMBER.match(cell):
        return cell[1:]
    return cell


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write the rows, a column's missing value as an empty cell, and give their number.

    Args:
        columns: The names, in order.
        rows: One mapping a row; names that are no column are passed over.
        out: A file open for writing bytes; it is left open.
    """
    out.write(codecs.BOM_UTF8)
    stream = io.TextIOWrapper(out, "utf-8", newline="")  # the codec that writes a BOM is not as fast
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        cells = map(row.get, columns)
        # Few cells begin so: the others, and numbers, are spared the call.
        writer.writerow([guard(c) if type(c) is str and c[:1] in _FIRST else c for c in cells])
        count += 1
    stream.flush()
    stream.detach()
    return count


def read_table(source: BinaryIO) -> tuple[list[str], Iterator[dict[str, str]]]:
    """Give the column names and the rows, unguarded, of a table that ``write_table`` wrote.

    A spreadsheet may have saved it anew, in another encoding or with other line ends.
    """
    data = source.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data, getattr(source, "name", "")).text
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""))
    columns = next(reader, [])
    return columns, ({n: unguard(c) for n, c in zip(columns, row, strict=False)} for row in reader if row)
