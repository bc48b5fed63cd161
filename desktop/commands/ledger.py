"""The command that lays what reports promise beside what they say was reached, indicator by indicator."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.actions.derived_data import update_figures
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.errors import DiskFull, LockedLibrary, ReadOnlyLibrary
from desktop.actions.ledger_cells import LedgerCell, ledger_cells, ledger_row, only_confirmed
from desktop.actions.ledger_export import READING_FORMATS, realized_values, write_reading
from desktop.actions.ledger_readings import REALIZED, reading_rows
from desktop.actions.ledgers import HEADLINE, TEMPLATES, saved_ledgers, template_indicators
from desktop.actions.library import Library
from desktop.commands.console import CommandError, shortened, write_error
from desktop.commands.document_filter import chosen_documents, filters_of, request_errors
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library, write_failure
from desktop.error_messages import import_failure
from desktop.files.atomic_write import atomic_write
from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import COLUMNS, BadRow, read_indicators
from desktop.files.ledger_table import write_ledger_csv, write_ledger_xlsx
from desktop.files.realized_values import RealizedValue, read_realized
from desktop.text.ledger import LedgerIndicator

_WRITERS = {".csv": write_ledger_csv, ".xlsx": write_ledger_xlsx}


def ledger(arguments: Namespace) -> int:
    """Write the cells, or a reading of them, to a file, whole or not at all."""
    out = Path(arguments.out)
    _check(arguments, out)
    given = None if arguments.indicators is None else _read(arguments.indicators)
    realized = () if arguments.realized is None else _read_realized(Path(arguments.realized))
    with request_errors():
        filters = filters_of(arguments)
        with opened_library(arguments) as opened:
            indicators, filters = _asked(opened, given, filters)
            rows = chosen_documents(opened, filters)
            _update(opened)
            cells = ledger_cells(opened.queries, indicators, filters)
            if arguments.only == "confirmed":
                cells = only_confirmed(cells)
            if arguments.reading == REALIZED and not realized:
                realized = _kept_values(opened)
            try:
                if arguments.reading is not None:
                    found = reading_rows(arguments.reading, cells, indicators, realized)
                    count = write_reading(opened.queries, arguments.reading, found, out, _plain_words)
                else:
                    with atomic_write(out) as file:
                        count = _WRITERS[out.suffix.lower()](map(ledger_row, cells), file)
            except OSError as error:
                raise write_failure(error, error.filename or out) from error
    said = "ledger-written" if arguments.reading is None else "reading-written"
    write_error(message(said, count=count, documents=len(rows), path=out))
    return 0


def _check(arguments: Namespace, out: Path) -> None:
    """Refuse what can't be written, before anything is read."""
    if arguments.reading is None and out.suffix.lower() not in _WRITERS:
        raise CommandError(message("ledger-format", path=out))
    if arguments.reading is not None and out.suffix.lower() not in READING_FORMATS:
        raise CommandError(message("reading-format", path=out))
    if arguments.realized is not None and arguments.reading != REALIZED:
        raise CommandError(message("realized-only"))


def _plain_words(column: str, value: Any) -> str:
    """Return what a table for Word shows of a value: what the other files have, in one cell."""
    if isinstance(value, LedgerCell):
        held = value.value
        numbers = "—".join(f"{one:.12g}" for one in (held.value, held.value_high) if one is not None)
        return f"{numbers}{held.unit or ''} {held.qualifier or ''}".strip()
    if value is None:
        return column
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _kept_values(opened: Library) -> Sequence[RealizedValue]:
    """Return the values laid beside the library's first ledger."""
    key = next(iter(saved_ledgers(opened.queries)), "")
    found = realized_values(opened.queries, key)
    if not found:
        raise CommandError(message("realized-missing"))
    return found


def _read_realized(path: Path) -> Sequence[RealizedValue]:
    try:
        return read_realized(path)
    except BadRow as error:
        value = shortened(error.value)
        why = message("realized-row", line=error.line, column=error.column, value=value)
    except Unreadable as error:
        is_ours = error.reason == "columns"
        why = message("realized-columns") if is_ours else import_failure(error.reason)
    raise CommandError(message("cannot-read", path=path, reason=why))


def _asked(
    opened: Library, given: Sequence[LedgerIndicator] | None, filters: DocumentFilters
) -> tuple[Sequence[LedgerIndicator], DocumentFilters]:
    """Return indicators and filters: those given, else of the library's first ledger, else the headline."""
    saved = next(iter(saved_ledgers(opened.queries).values()), None)
    if given is not None:
        return given, filters
    if saved is None:
        return template_indicators(HEADLINE), filters
    unfiltered = filters.is_empty and not filters.parts
    return saved.indicators, saved.filters if unfiltered else filters


def _read(name: str) -> Sequence[LedgerIndicator]:
    """Return the indicators of a file, or of a list that comes with the program."""
    if name in TEMPLATES:
        return template_indicators(name)
    path = Path(name)
    try:
        return read_indicators(path)
    except BadRow as error:
        why = message(
            f"indicator-{error.reason}",
            line=error.line,
            column=error.column,
            value=shortened(error.value),
        )
    except Unreadable as error:
        columns = ", ".join(COLUMNS)
        is_ours = error.reason == "columns"
        why = message("indicator-columns", known=columns) if is_ours else import_failure(error.reason)
    raise CommandError(message("cannot-read", path=path, reason=why))


def _update(opened: Library) -> None:
    """Recognize what is missing; in a library that can't be written to, it is done in passing."""
    try:
        update_figures(opened)
    except (DiskFull, LockedLibrary, ReadOnlyLibrary):
        return
