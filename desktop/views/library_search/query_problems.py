"""Query problems: what is wrong with a query, in the words of the window, and where."""

from html import escape

from desktop.actions.document_filters import InvalidFilter
from desktop.error_messages import pattern_problem
from desktop.i18n import translate
from desktop.text.regex_search import InvalidPattern, RegexTimeout
from desktop.text.search_query import InvalidQuery

PROBLEMS = (InvalidQuery, InvalidFilter, InvalidPattern, RegexTimeout)
"""The errors that come of what a user wrote."""


def problem_text(error: Exception) -> str:
    """Return what is wrong with a query or a filter, as a sentence."""
    if isinstance(error, InvalidQuery):
        return _query_text(error)
    if isinstance(error, InvalidFilter):
        return translate("LibrarySearch", "The library has nothing called “%1”.").replace("%1", error.value)
    if isinstance(error, RegexTimeout):
        return translate("LibrarySearch", "The regular expression takes too long. Simplify it.")
    words = translate("LibrarySearch", "The regular expression is not valid: %1")
    return words.replace("%1", pattern_problem(error) if isinstance(error, InvalidPattern) else str(error))


def _query_text(error: InvalidQuery) -> str:
    words = {
        "only-not": translate(
            "LibrarySearch", "The query only says what must not be there. Add what to look for."
        ),
        "bracket": translate("LibrarySearch", "A bracket has no counterpart."),
        "operator": translate("LibrarySearch", "Words are missing beside “%1”."),
        "near": translate(
            "LibrarySearch", "“%1”: write NEAR/5, with the number of characters that may lie between."
        ),
        "scope": translate(
            "LibrarySearch", "“%1”: write IN/sentence, IN/paragraph, IN/section or IN/document, once."
        ),
        "deep": translate("LibrarySearch", "There are too many brackets within brackets."),
        "field": translate(
            "LibrarySearch",
            "“%1” is not a field. Fields are indicator, value, unit, qualifier, status, direction, kind, "
            "year, period and doubt.",
        ),
        "value": translate("LibrarySearch", "“%1” is not a value of this field."),
        "comparison": translate("LibrarySearch", "“%1” is not a comparison for this field."),
    }.get(error.reason, "")
    return words.replace("%1", error.at)


def marked_query(query: str, error: Exception, color: str) -> str:
    """Return a query as HTML with the place at which it went wrong underlined; empty where all is meant.

    Args:
        query: As it was written.
        error: What is wrong.
        color: ``#rrggbb`` of the line.
    """
    start, end = getattr(error, "start", None), getattr(error, "end", None)
    if start is None or end is None:
        return ""
    wrong = f'<span style="color:{color}; text-decoration:underline">{escape(query[start:end])}</span>'
    return f"{escape(query[:start])}{wrong}{escape(query[end:])}"
