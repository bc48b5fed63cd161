"""The command that tells what sets some documents apart from others, and what they share."""

import unicodedata
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from time import monotonic

from desktop.actions.comparison import ComparedString, Comparison
from desktop.actions.comparison import compare as compare_documents
from desktop.actions.document_filters import parse_filters
from desktop.actions.shared_documents import SharedDocuments, shared
from desktop.commands.console import SHOWN_ID, CommandError, as_json, write_error, write_line
from desktop.commands.document_filter import as_written, chosen_documents, request_errors
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library, write_failure
from desktop.files.analysis_tables import COMPARISON_COLUMNS, SHARED_COLUMNS, comparison_row, shared_row
from desktop.files.atomic_write import atomic_write
from desktop.files.table_files import TABLE_SUFFIXES, write_table_file

SHOWN = 50
"""How many strings are listed for people; JSON and files have all of them."""

_SECONDS_BETWEEN = 5.0
"""Seconds between two words on how far a comparison has come."""

_GAP = "  "


def compare(arguments: Namespace) -> int:
    """Write terms and repeated strings with G², Log Ratio and range, or shared passages."""
    out = None if arguments.out is None else Path(arguments.out)
    if out is not None and out.suffix.lower() not in TABLE_SUFFIXES:
        raise CommandError(message("compare-format", path=out))
    with request_errors():
        a, b = (parse_filters(as_written(one)) for one in (arguments.a, arguments.b))
        with opened_library(arguments) as opened:
            for one in (a, b):
                chosen_documents(opened, one)
            if arguments.shared:
                _tell_shared(shared(opened.queries, a, b, _Progress()), out, json=arguments.json)
            else:
                found = compare_documents(opened.queries, a, b, max(1, arguments.least))
                _tell_compared(found, out, json=arguments.json)
    return 0


def _tell_compared(found: Comparison, out: Path | None, *, json: bool) -> None:
    rows = [
        comparison_row(one.kind, one.keyness, found.characters_a, found.characters_b) for one in found.strings
    ]
    if out is not None:
        _write_file(out, "comparison", COMPARISON_COLUMNS, rows)
    if json:
        for row in rows:
            as_json(dict(zip(COMPARISON_COLUMNS, row, strict=True)))
        return
    if out is None:
        for line in _aligned([_headers(), *map(_cells, found.strings[:SHOWN], repeat(found))]):
            write_line(line)
    write_error(
        message(
            "compared",
            count=len(found.strings),
            a=found.documents_a,
            b=found.documents_b,
            characters_a=found.characters_a,
            characters_b=found.characters_b,
        )
    )
    if out is None and len(found.strings) > SHOWN:
        write_error(message("compared-first", count=SHOWN))


def _write_file(out: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table, whole or not at all, and say where."""
    try:
        with atomic_write(out) as file:
            count = write_table_file(out.suffix, name, columns, rows, file)
    except OSError as error:
        raise write_failure(error, error.filename or out) from error
    write_error(message("compared-written", count=count, path=out))


def _headers() -> tuple[str, ...]:
    named = (message(f"compared-{one}") for one in ("term", "kind", "range-a", "range-b"))
    term, kind, range_a, range_b = named
    return term, kind, "A", "B", "G²", "Log Ratio", range_a, range_b


def _cells(one: ComparedString, found: Comparison) -> tuple[str, ...]:
    row = one.keyness
    return (
        row.text,
        message(f"string-{one.kind}"),
        str(row.count_a),
        str(row.count_b),
        f"{row.g2:.2f}",
        f"{row.log_ratio:+.2f}",
        f"{row.range_a}/{found.documents_a}",
        f"{row.range_b}/{found.documents_b}",
    )


def _aligned(table: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table: the first two columns flush left, numbers flush right."""
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = []
        for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - _width(cell))
            padded.append(cell + room if at < 2 else room + cell)
        yield _GAP.join(padded)


def _width(text: str) -> int:
    """Return the columns of a terminal that a text takes: a Chinese character has two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _tell_shared(pairs: Iterable[SharedDocuments], out: Path | None, *, json: bool) -> None:
    if out is not None:
        _write_file(out, "shared", SHARED_COLUMNS, _shared_rows(pairs, json=json))
        return
    for pair in pairs:
        _write_shared(pair, json=json)


def _shared_rows(pairs: Iterable[SharedDocuments], *, json: bool) -> Iterator[Sequence[object]]:
    """Yield the rows of a file as they are found: there may be millions."""
    for pair in pairs:
        if json:
            _write_shared(pair, json=json)
        for one in pair.passages:
            yield shared_row(pair.a.id, pair.text_a, pair.b.id, one)


class _Progress:
    """Says on standard error how far a long comparison has come."""

    def __init__(self) -> None:
        self._said = monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Take how many pairs of how many have been compared."""
        if monotonic() - self._said >= _SECONDS_BETWEEN:
            self._said = monotonic()
            write_error(message("compared-pairs", done=done, total=total))


def _write_shared(pair: SharedDocuments, *, json: bool) -> None:
    for one in pair.passages:
        text = pair.text_a[one.start_a : one.end_a]
        if json:
            as_json(
                {
                    "document_a": pair.a.id,
                    "start_a": one.start_a,
                    "end_a": one.end_a,
                    "document_b": pair.b.id,
                    "start_b": one.start_b,
                    "end_b": one.end_b,
                    "text": text,
                    "formulas": [list(mask) for mask in one.masks],
                }
            )
        else:
            places = f"{pair.a.id[:SHOWN_ID]} {one.start_a}–{one.end_a}  {pair.b.id[:SHOWN_ID]} "
            write_line(f"{places}{one.start_b}–{one.end_b}  {_masked(text, one.masks)}".replace("\n", " "))


def _masked(text: str, masks: tuple[tuple[int, int], ...]) -> str:
    """Return a passage with its formulas shown as such."""
    for start, end in reversed(masks):
        text = f"{text[:start]}〔{text[start:end]}〕{text[end:]}"
    return text
