"""The command that finds figures in a library by their fields."""

from argparse import Namespace

from desktop.actions.derived_data import update_figures
from desktop.actions.errors import DiskFull, LockedLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.actions.number_search import FoundFigure, find_numbers
from desktop.commands.console import SHOWN_ID, as_json, as_text, write_error, write_line
from desktop.commands.document_filter import as_written, chosen_documents, filters_of, request_errors
from desktop.commands.open_library import opened_library
from desktop.i18n import translate
from desktop.text.number_query import parse_number_query


def numbers(arguments: Namespace) -> int:
    """Write every figure that is asked for, in the order of documents and places."""
    count = 0
    with request_errors():
        query = parse_number_query(as_written(arguments.query))
        filters = filters_of(arguments)
        with opened_library(arguments) as opened:
            if not filters.is_empty:
                chosen_documents(opened, filters)
            _update(opened)
            for found in find_numbers(opened.queries, query, filters, whole=True):
                count += 1
                _write(found, json=arguments.json)
    if not arguments.json:
        write_error(translate("CommandLine", "%n figure(s)", n=count))
    return 0


def _update(opened: Library) -> None:
    """Recognize what is missing; in a library that can't be written to, it is done in passing."""
    try:
        update_figures(opened)
    except (DiskFull, LockedLibrary, ReadOnlyLibrary):
        return


def _write(found: FoundFigure, *, json: bool) -> None:
    fields = found.fields
    if json:
        as_json({"document_id": found.document.id, **fields})
        return
    said = [fields[name] for name in ("indicator", "qualifier", "text", "status", "period")]
    words = "  ".join(as_text(one) for one in said if one is not None)
    place = f"{found.document.id[:SHOWN_ID]}  {found.document.title}  {fields['start']}–{fields['end']}"
    write_line(f"{place}  {words}".replace("\n", " "))
