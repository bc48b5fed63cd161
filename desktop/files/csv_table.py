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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.budget import spend
from desktop.files.decoding import decode

_LARGEST_CELL = 2**31 - 1
_AT_ONCE = 200  # rows that are held before they are written
_PIECE = 1 << 20  # bytes that are looked at together
_MOST_KNOWN = 2_000  # stretches of cells that are kept
_TO_QUOTE = re.compile('[",\r\n]')
_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_FIRST = frozenset("'=+-@＝＋－＠\t\r\n")
_NUMBER = re.compile(r"'*[+-]?[0-9]+(\.[0-9]+)?\Z")


def guard(cell: str) -> str:
    """Return the cell as it is written: with an apostrophe before it if a spreadsheet would run it."""
    return "'" + cell if _RISKY.match(cell) and not _NUMBER.match(cell) else cell


def unguard(cell: str) -> str:
    """Return the cell as it was before ``guard``."""
    if cell.startswith("'") and _RISKY.match(cell) and not _NUMBER.match(cell):
        return cell[1:]
    return cell


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write the rows, a column's missing value as an empty cell, and return their number.

    Args:
        columns: The names, in order.
        rows: One mapping a row; names that are no column are passed over.
        out: A file open for writing bytes; it is left open.
    """
    return write_rows(columns, ([row.get(name) for name in columns] for row in rows), out)


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], out: BinaryIO, same: slice | None = None
) -> int:
    """Write rows whose cells come in the order of the columns, as ``write_table`` does.

    Args:
        columns: The names, in order.
        rows: The cells of each row.
        out: A file open for writing bytes; it is left open.
        same: A stretch of columns that many rows have in common; what was written of it is kept for them.
    """
    out.write(codecs.BOM_UTF8)
    line = _plainly if same is None else _with_kept(same)
    held = [line(columns)]
    count = 0
    for count, row in enumerate(rows, start=1):
        held.append(line(row))
        if count % _AT_ONCE == 0:
            out.write("".join(held).encode("utf-8"))
            held.clear()
    out.write("".join(held).encode("utf-8"))
    return count


def _plainly(row: Sequence[Any]) -> str:
    return ",".join(map(_cell, row)) + "\r\n"


def _with_kept(same: slice) -> Callable[[Sequence[Any]], str]:
    known: dict[Sequence[Any], str] = {}

    def line(row: Sequence[Any]) -> str:
        stretch = tuple(row[same])
        written = known.get(stretch)
        if written is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            written = known[stretch] = ",".join(map(_cell, stretch))
        return ",".join([*map(_cell, row[: same.start]), written, *map(_cell, row[same.stop :])]) + "\r\n"

    return line


def _cell(cell: object) -> str:
    """Return a cell as it is written: guarded, and in quotes where RFC 4180 asks for them.

    ``csv.writer`` writes the same, cell for cell, but cannot be told what it wrote before.
    """
    if type(cell) is not str:
        return "" if cell is None else str(cell)
    written = guard(cell) if cell[:1] in _FIRST else cell
    return '"' + written.replace('"', '""') + '"' if _TO_QUOTE.search(written) else written


def read_table(source: BinaryIO, delimiter: str = ",") -> tuple[list[str], Iterator[dict[str, str]]]:
    """Return the column names and the rows, unguarded, of a table that ``write_table`` wrote.

    A spreadsheet may have saved it again, in another encoding or with other line ends.
    """
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(_text(source), delimiter=delimiter)
    columns = next(reader, [])
    return columns, _read_rows(columns, reader)


def _read_rows(columns: Sequence[str], reader: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    for row in reader:
        spend("cells", len(row))
        if row:
            yield {name: unguard(cell) for name, cell in zip(columns, row, strict=False)}


def _text(source: BinaryIO) -> Iterable[str]:
    """Return the lines of a table: UTF-8 as it is read, any other encoding as a whole, guessed."""
    if source.seekable() and _is_utf8(source):
        return _lines(source)
    data = source.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data, getattr(source, "name", "")).text
    return io.StringIO(text, newline="")


def _lines(source: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(source):
        text = line.decode("utf-8" if number else "utf-8-sig")
        if "\r" in text[:-2]:
            yield from io.StringIO(text, newline="")  # it ends lines there, too
        else:
            yield text


def _is_utf8(source: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    began = source.tell()
    try:
        while piece := source.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        source.seek(began)
    return True
