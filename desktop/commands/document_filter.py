"""The filters of the commands that ask a whole library, and the errors of what is asked, in words."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.actions.document_filters import DocumentFilters, InvalidFilter, filtered_documents, filters_from
from desktop.actions.library import Library
from desktop.actions.row_types import DocumentRow
from desktop.commands.console import CommandError, shortened
from desktop.commands.messages import message
from desktop.error_messages import pattern_problem
from desktop.text.regex_search import InvalidPattern, RegexTimeout
from desktop.text.search_query import InvalidQuery

FILTERS = ("document", "region", "year", "kind", "level", "part", "group", "tag", "attribute")
"""The options that are filters."""


@contextmanager
def request_errors() -> Iterator[None]:
    """Say in one line what is wrong with a query or a filter.

    Raises:
        CommandError: In the place of what says that one can't be understood.
    """
    try:
        yield
    except InvalidQuery as error:
        raise CommandError(message(f"query-{error.reason}", at=shortened(error.at))) from error
    except InvalidFilter as error:
        raise CommandError(message(f"filter-{error.reason}", value=shortened(error.value))) from error
    except InvalidPattern as error:
        raise CommandError(message("query-pattern", reason=pattern_problem(error))) from error
    except RegexTimeout as error:
        raise CommandError(message("query-timeout")) from error


def as_written(argument: str) -> str:
    """Return an argument as text can hold it: bytes that are no UTF-8 match nothing."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def filters_of(arguments: Namespace) -> DocumentFilters:
    """Return the filters that the options ask for.

    Raises:
        InvalidFilter: When one can't be understood.
    """
    return filters_from({name: list(map(as_written, getattr(arguments, name))) for name in FILTERS})


def chosen_documents(opened: Library, filters: DocumentFilters) -> list[DocumentRow]:
    """Return the documents that fulfill the filters; where some are asked for, there must be one.

    Raises:
        CommandError: When no document does.
    """
    rows = filtered_documents(opened.queries, filters)
    if not rows and not filters.is_empty:
        raise CommandError(message("no-matching-documents"))
    return rows
