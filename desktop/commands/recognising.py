"""Recognising: the commands that find figures, terms and words in a text."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.commands.console import Failure, as_json, line
from desktop.commands.source import STANDARD_INPUT, text_given
from desktop.commands.speech import say

if TYPE_CHECKING:
    from desktop.actions.reading import Reading
    from desktop.actions.rows import DocumentRow
    from desktop.text.figures.figure import Figure
    from desktop.text.words import OwnWords


def figures(arguments: Namespace) -> int:
    """Print the figures of a text as JSON lines, in order; those of a library as a person corrected them."""
    from desktop.text.figures import find_figures

    if arguments.library:
        found = _corrected_figures(arguments)
    else:
        found = find_figures(_text(arguments), everything=arguments.all)
    for figure in found:
        as_json(figure.as_dict())
    return 0


def _corrected_figures(arguments: Namespace) -> "list[Figure]":
    from desktop.actions.figures import known_figures
    from desktop.text.figures import find_figures
    from desktop.text.figures.figure import OTHER_KINDS

    with _document(arguments) as (reading, row):
        text, headings = reading.text(row.id), reading.headings(row.id)
        known = known_figures(text, headings, row.year, reading.corrections(row.id))
    found = [one.figure for one in known if not one.dismissed]
    if arguments.all:
        every = find_figures(text, year=row.year, headings=headings, everything=True)
        found += [one for one in every if one.kind in OTHER_KINDS]
    return sorted(found, key=lambda figure: figure.start)


def terms(arguments: Namespace) -> int:
    """Print the terms of a text as JSON lines, in order; documents of a library lend each other glosses."""
    from desktop.text.terms import find_terms

    if arguments.library:
        from desktop.actions.glosses import other_glosses

        with _document(arguments) as (reading, row):
            found = find_terms(reading.text(row.id), others=other_glosses(reading, row.id))
    else:
        found = find_terms(_text(arguments))
    for term in found:
        as_json(asdict(term))
    return 0


def segment(arguments: Namespace) -> int:
    """Print the words of a text: with spaces between, or as a JSON array that joined gives the text again."""
    from desktop.text.words import NOTHING_OWN

    own = NOTHING_OWN
    if arguments.library:
        with _document(arguments) as (reading, row):
            text, own = reading.text(row.id), reading.own_words()
    else:
        text = _text(arguments)
    words = _words(text, own)
    if arguments.json:
        as_json(words)
        return 0
    for paragraph in _lines(words):
        line(" ".join(paragraph))
    return 0


def _words(text: str, own: "OwnWords") -> list[str]:
    """Cut a text into words, none of which cuts a figure or a term."""
    from desktop.text.figures import find_figures
    from desktop.text.terms import find_terms
    from desktop.text.words import protect, segment

    whole = [(one.start, one.end) for one in find_figures(text)]
    whole += [(one.start, one.end) for one in find_terms(text)]
    boundaries = protect(segment(text, own=own), whole)
    return [text[start:end] for start, end in pairwise(boundaries)]


def _lines(words: Sequence[str]) -> list[list[str]]:
    """Give the words of each line that has any, without white space."""
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
def _document(arguments: Namespace) -> "Iterator[tuple[Reading, DocumentRow]]":
    """Open the library and give its reading and the document that ``arguments.source`` names."""
    if not arguments.source:
        raise Failure(say("no-id"))
    from desktop.commands.opening import library

    with library(arguments) as opened:
        reading = opened.reading
        yield reading, reading.document(reading.find_document(arguments.source))
