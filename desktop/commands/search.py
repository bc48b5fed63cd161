"""The command that finds words in all texts of a library."""

from argparse import Namespace

from desktop.actions.errors import DiskFull, LockedLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.actions.library_search import DocumentHits, complete_index
from desktop.actions.library_search import search as search_library
from desktop.commands.console import SHOWN_ID, as_json, write_error, write_line
from desktop.commands.document_filter import as_written, chosen_documents, filters_of, request_errors
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library
from desktop.i18n import translate
from desktop.text.search_query import parse_query

INDEXED_AT_MOST = 500
"""Texts that one search takes into an index that lacks them: a few seconds."""


def search(arguments: Namespace) -> int:
    """Write every hit with its context, in the order of documents and places."""
    context = max(0, arguments.context)
    hits = documents = 0
    with request_errors():
        query = parse_query(as_written(arguments.query), arguments.within)
        filters = filters_of(arguments)
        with opened_library(arguments) as opened:
            if not filters.is_empty:
                chosen_documents(opened, filters)
            for found in search_library(opened.queries, query, filters):
                documents += 1
                hits += len(found.places)
                _write(found, context, json=arguments.json)
            _complete_index(opened)
    if not arguments.json:
        write_error(
            message(
                "hits",
                hits=translate("CommandLine", "%n hit(s)", n=hits),
                documents=translate("CommandLine", "%n document(s)", n=documents),
            )
        )
    return 0


def _complete_index(opened: Library) -> None:
    """Go on with the index where an upgrade left it empty, now that everything is told."""
    try:
        complete_index(opened, most=INDEXED_AT_MOST)
    except (DiskFull, LockedLibrary, ReadOnlyLibrary):
        return


def _write(found: DocumentHits, context: int, *, json: bool) -> None:
    text = found.text
    for start, end in found.places:
        left, right = text[max(0, start - context) : start], text[end : end + context]
        if json:
            as_json(
                {
                    "document_id": found.document.id,
                    "start": start,
                    "end": end,
                    "text": text[start:end],
                    "left": left,
                    "right": right,
                }
            )
        else:
            line = f"{_one_line(left)}【{_one_line(text[start:end])}】{_one_line(right)}"
            write_line(f"{found.document.id[:SHOWN_ID]}  {found.document.title}  {start}–{end}  {line}")


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
