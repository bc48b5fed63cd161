"""The command that counts the words of a dictionary by document, place, year, part or section."""

from argparse import Namespace
from pathlib import Path

from desktop.actions.derived_data import update_word_counts
from desktop.actions.dictionaries import SHIPPED, saved_dictionaries, shipped_dictionary
from desktop.actions.errors import DiskFull, LockedLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.actions.panel import KEYS, InvalidKey, make_panel, parse_keys
from desktop.actions.replication_bundle import write_bundle
from desktop.commands.console import CommandError, write_error
from desktop.commands.document_filter import as_written, chosen_documents, filters_of, request_errors
from desktop.commands.messages import message
from desktop.commands.open_library import check_ending, opened_library, write_failure
from desktop.error_messages import import_failure
from desktop.files.atomic_write import atomic_write, same_place
from desktop.files.dictionary_files import read_dictionary
from desktop.files.errors import Unreadable
from desktop.files.panel_csv import write_panel_file
from desktop.files.table_files import TABLE_SUFFIXES
from desktop.i18n import translate
from desktop.text.dictionary import Dictionary


def panel(arguments: Namespace) -> int:
    """Write the counts to a file, whole or not at all, and what is needed to repeat them, if asked."""
    out = Path(arguments.out)
    bundle = Path(arguments.bundle) if arguments.bundle else None
    check_ending(out, TABLE_SUFFIXES)
    if bundle is not None and same_place(out, bundle):
        raise CommandError(message("cannot-write", path=bundle, reason=message("bundle-itself")))
    try:
        by = parse_keys(arguments.by)
    except InvalidKey as error:
        raise CommandError(message("no-key", key=error, known=", ".join(KEYS))) from error
    with request_errors():
        filters = filters_of(arguments)
        with opened_library(arguments) as opened:
            dictionary = _dictionary(opened, as_written(arguments.dictionary))
            rows = chosen_documents(opened, filters)
            _update(opened)
            cells = make_panel(opened.queries, dictionary, by, filters)
            try:
                with atomic_write(out) as file:
                    write_panel_file(out.suffix, by, cells, file, wide=arguments.wide)
                if bundle is not None:
                    write_bundle(opened.queries, bundle, dictionary, by, filters, cells)
            except OSError as error:
                raise write_failure(error, error.filename or out) from error
    write_error(
        message(
            "counted",
            rows=translate("CommandLine", "%n row(s)", n=len(cells)),
            documents=translate("CommandLine", "%n document(s)", n=len(rows)),
            path=out,
        )
    )
    return 0


def _dictionary(opened: Library, name: str) -> Dictionary:
    """Return the dictionary of a file, of the library or of the program."""
    if name in SHIPPED:
        return shipped_dictionary(name)
    path = Path(name)
    if not path.suffix:
        for one in saved_dictionaries(opened.queries).values():
            if one.name == name:
                return one
    try:
        return read_dictionary(path)
    except Unreadable as error:
        if error.reason == "columns":
            why = message("dictionary-columns")
        elif error.reason == "not-supported":
            why = message("dictionary-format", known=", ".join(SHIPPED))
        else:
            why = import_failure(error.reason)
        raise CommandError(message("cannot-read", path=path, reason=why)) from error


def _update(opened: Library) -> None:
    """Count what is not counted yet; in a library that can't be written to, it is done in passing."""
    try:
        update_word_counts(opened)
    except (DiskFull, LockedLibrary, ReadOnlyLibrary):
        return
