"""Analysis commands: find figures, terms and words in a text."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from desktop import i18n
from desktop.commands.console import CommandError, as_json, as_text, write_line
from desktop.commands.input_text import STANDARD_INPUT, text_given
from desktop.commands.messages import message

if TYPE_CHECKING:
    from desktop.actions.library_queries import LibraryQueries
    from desktop.actions.row_types import DocumentRow
    from desktop.text.figures.model import Figure
    from desktop.text.segmentation import UserWords


def figures(arguments: Namespace) -> int:
    """Print the figures of a text as JSON lines, in order; those of a library as a user corrected them.

    With ``--explain`` the rule of each field is printed, for a user, or with ``--json`` within each line.
    """
    from desktop.text.figures import iter_figures

    if arguments.library:
        found: Iterable[Figure] = _corrected_figures(arguments)
    else:
        found = iter_figures(_text(arguments), everything=arguments.all, explain=arguments.explain)
    for figure in found:
        if arguments.explain and not arguments.json:
            _explain(figure)
        elif figure.trace is not None:
            as_json({**figure.as_dict(), "trace": figure.trace.as_dict(in_chinese=i18n.language() == "zh")})
        else:
            as_json(figure.as_dict())
    return 0


def _explain(figure: "Figure") -> None:
    """Print a figure and, for each field that says something, the rule that gave it."""
    write_line(f"{figure.start}–{figure.end} {figure.text}")
    steps = figure.trace.steps if figure.trace is not None else {}
    for rule, alike in groupby(steps.items(), key=lambda item: item[1].rule):
        names = [name for name, _ in alike]
        values = ", ".join(as_text(getattr(figure, name)) for name in names)
        said = rule.described(in_chinese=i18n.language() == "zh")
        write_line(f"    {', '.join(names)}: {values} · {rule.name} · {said}")


def _corrected_figures(arguments: Namespace) -> "list[Figure]":
    from desktop.actions.known_figures import known_figures
    from desktop.text.figures import find_figures
    from desktop.text.figures.model import OTHER_KINDS

    with _document(arguments) as (queries, row):
        text, headings = queries.text(row.id), queries.headings(row.id)
        known = known_figures(
            text, headings, row.year, queries.corrections(row.id), explain=arguments.explain
        )
    found = [one.figure for one in known if not one.dismissed]
    if arguments.all:
        every = find_figures(
            text, year=row.year, headings=headings, everything=True, explain=arguments.explain
        )
        found += [one for one in every if one.kind in OTHER_KINDS]
    return sorted(found, key=lambda figure: figure.start)


def terms(arguments: Namespace) -> int:
    """Print the terms of a text as JSON lines, in order; documents of a library lend each other glosses."""
    from desktop.text.terms import find_terms

    if arguments.library:
        from desktop.actions.library_glosses import other_glosses

        with _document(arguments) as (queries, row):
            found = find_terms(queries.text(row.id), others=other_glosses(queries, row.id))
    else:
        found = find_terms(_text(arguments))
    for term in found:
        as_json({name: value for name, value in term._asdict().items() if name != "level"})
    return 0


def segment(arguments: Namespace) -> int:
    """Print the words of a text: with spaces between, or as a JSON array that joined gives the text again."""
    from desktop.text.segmentation import NO_USER_WORDS

    own = NO_USER_WORDS
    if arguments.library:
        with _document(arguments) as (queries, row):
            text, own = queries.text(row.id), queries.user_words()
    else:
        text = _text(arguments)
    words = _segmented(text, own)
    if arguments.json:
        as_json(words)
        return 0
    for paragraph in _lines(words):
        write_line(" ".join(paragraph))
    return 0


def _segmented(text: str, own: "UserWords") -> list[str]:
    """Cut a text into words, none of which cuts a figure or a term."""
    from desktop.text.figures import find_figures
    from desktop.text.segmentation import protect, segment
    from desktop.text.terms import find_terms

    whole = [(one.start, one.end) for one in find_figures(text)]
    whole += [(one.start, one.end) for one in find_terms(text)]
    boundaries = protect(segment(text, own=own), whole)
    return [text[start:end] for start, end in pairwise(boundaries)]


def _lines(words: Sequence[str]) -> list[list[str]]:
    """Return the words of each line that has any, without white space."""
    lines: list[list[str]] = [[]]
    for word in words:
        if "\n" in word:
            lines.append([])
        elif word.strip():
            lines[-1].append(word)
    return [one for one in lines if one]


def _text(arguments: Namespace) -> str:
    arguments.source = arguments.source or STANDARD_INPUT
    return text_given(arguments)


@contextmanager
def _document(arguments: Namespace) -> "Iterator[tuple[LibraryQueries, DocumentRow]]":
    """Open the library and give its reading and the document that ``arguments.source`` names."""
    if not arguments.source:
        raise CommandError(message("no-id"))
    from desktop.commands.open_library import opened_library

    with opened_library(arguments) as opened:
        queries = opened.queries
        yield queries, queries.document(queries.find_document(arguments.source))
