"""Recognising: the commands that find figures, terms and words in a text."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from desktop.commands.console import Failure, as_json, line
from desktop.commands.source import STANDARD_INPUT, text_given
from desktop.commands.speech import say
from desktop.text.outline import Heading


@dataclass(frozen=True, slots=True)
class _Given:
    """A text and, where a library gave it, what the library knows of it."""

    text: str
    document_id: str = ""
    year: int | None = None
    headings: Sequence[Heading] | None = None


def figures(arguments: Namespace) -> int:
    """Print the figures of a text as JSON lines, in order of position."""
    given = _given(arguments)
    from desktop.text.figures import find_figures

    for figure in find_figures(
        given.text, year=given.year, headings=given.headings, everything=arguments.all
    ):
        as_json(figure.as_dict())
    return 0


def terms(arguments: Namespace) -> int:
    """Print the terms of a text as JSON lines, in order of position."""
    given = _given(arguments)
    from desktop.text.terms import find_terms

    for term in find_terms(given.text):
        as_json(asdict(term))
    return 0


def segment(arguments: Namespace) -> int:
    """Print the words of a text: with spaces between, or as a JSON array that joined gives the text again."""
    text = _given(arguments).text
    from desktop.text.figures import find_figures
    from desktop.text.terms import find_terms
    from desktop.text.words import protect, segment

    spans = [(found.start, found.end) for found in (*find_figures(text), *find_terms(text))]
    boundaries = protect(segment(text), spans)
    words = [text[start:end] for start, end in pairwise(boundaries)]
    if arguments.json:
        as_json(words)
        return 0
    for paragraph in _lines(words):
        line(" ".join(paragraph))
    return 0


def _lines(words: Sequence[str]) -> list[list[str]]:
    """Give the words of each line that has any, without white space."""
    lines: list[list[str]] = [[]]
    for word in words:
        if "\n" in word:
            lines.append([])
        elif word.strip():
            lines[-1].append(word)
    return [one for one in lines if one]


def _given(arguments: Namespace) -> _Given:
    """Give the text that the arguments name: a document of a library, a file, or standard input."""
    if not arguments.library:
        arguments.source = arguments.source or STANDARD_INPUT
        return _Given(text_given(arguments))
    if not arguments.source:
        raise Failure(say("no-id"))
    from desktop.commands.opening import library

    with library(arguments) as opened:
        reading = opened.reading
        row = reading.document(reading.find_document(arguments.source))
        return _Given(reading.text(row.id), row.id, row.year, reading.headings(row.id))
