"""Text analysis: what is made of a text ahead of time, so that a whole library can be asked for it.

It is done by worker processes, which get and give back plain values. What is made bears a stamp: the hash of
the rules and tables that made it. Another stamp means that it has to be made again.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from math import isfinite
from operator import attrgetter
from typing import Final, NamedTuple

from desktop.text.outline import PARTS, Heading, SectionLookup
from desktop.text.packed_figures import pack_figures

FIGURE_COLUMNS = (
    "start",
    "end",
    "text",
    "kind",
    "value",
    "unit",
    "norm_value",
    "norm_unit",
    "qualifier",
    "direction",
    "indicator",
    "status",
    "period",
    "doubt",
)
"""What is kept of a figure, in order; ``value`` and ``norm_value`` as JSON."""

_RECOGNIZER = (("desktop", "text/figures"), ("resources", "grammar"))
_RECOGNIZER_FILES = (
    ("desktop", "text/numerals.py"),
    ("desktop", "text/outline.py"),
    ("desktop", "text/script.py"),
    ("resources", "indicators.tsv"),
    ("resources", "places.tsv"),
    ("resources", "units.tsv"),
)
_SEGMENTER = (("resources", "lexicon"),)
_SEGMENTER_FILES = (("desktop", "text/segmentation.py"), ("resources", "places.tsv"))
_TERM_FILES = (
    *_SEGMENTER_FILES,
    ("resources", "places_former.tsv"),
    *(
        ("desktop", f"text/{name}.py")
        for name in (
            "abbreviations",
            "former_places",
            "gazetteer",
            "glossary",
            "lexicon",
            "lexicon_tables",
            "literal_search",
            "note_lists",
            "packed_columns",
            "quotations",
            "script",
            "stored_layers",
            "terms",
            "string_automaton",
            "word_edges",
        )
    ),
)


class AnalysisTask(NamedTuple):
    """A text to analyze.

    Attributes:
        key: Whose text it is.
        text: The text.
        headings: Its outline.
        year: The document's own year.
        figures: Whether its figures are wanted.
        words: Whether its words are to be counted.
    """

    key: str
    text: str
    headings: tuple[Heading, ...]
    year: int | None
    figures: bool = True
    words: bool = False


class AnalysisResult(NamedTuple):
    """What was made of a text.

    Attributes:
        key: Whose text it is.
        figures: For each figure, in order, its key, what FIGURE_COLUMNS name, and the lowest and the highest
            of its values in the base unit (as written where there is none); None where not wanted.
        words: How many words each of PARTS has, in that order; None where not wanted.
        packed: The figures in one piece; None where not wanted.
    """

    key: str
    figures: list[tuple[object, ...]] | None
    words: tuple[int, ...] | None
    packed: bytes | None = None


def analyze(task: AnalysisTask) -> AnalysisResult:
    """Return what is wanted of a text."""
    figures = list(_figures(task)) if task.figures else None
    words = words_of_parts(task.text, task.headings) if task.words else None
    packed = None if figures is None else pack_figures(row[1:] for row in figures)
    return AnalysisResult(task.key, figures, words, packed)


def _figures(task: AnalysisTask) -> Iterator[tuple[object, ...]]:
    from desktop.text.figures import find_figures  # builds its grammar from tables: not before it is wanted

    for figure in find_figures(task.text, year=task.year, headings=task.headings):
        start, end, text, kind, value, unit, norm, *rest = _fields(figure)
        lowest, highest = _extremes(value if norm is None else norm)
        written = _as_json(value), unit, _as_json(norm)
        yield (task.key, start, end, text, kind, *written, *rest, lowest, highest)


def _extremes(known: float | list[float] | None) -> tuple[float | None, float | None]:
    """Return the lowest and the highest of what a figure says; None for both where it says nothing."""
    if isinstance(known, list):
        return (float(min(known)), float(max(known))) if known else (None, None)
    if known is None:
        return None, None
    number = float(known)
    return number, number


_fields: Final = attrgetter(*FIGURE_COLUMNS)


def _as_json(value: object) -> str | None:
    """Return a number, a list of numbers or None as a row has it."""
    if type(value) is int or (type(value) is float and isfinite(value)):
        return repr(value)  # as `json.dumps` does, and faster
    return None if value is None else json.dumps(value)


def words_of_parts(text: str, headings: Iterable[Heading]) -> tuple[int, ...]:
    """Return how many words each of PARTS has; signs and spaces are no words."""
    lookup = SectionLookup(list(headings))
    return _of_parts(lookup, words_between(text, lookup.starts))


def characters_of_parts(length: int, headings: Iterable[Heading]) -> tuple[int, ...]:
    """Return how many code points each of PARTS has, spaces and line ends included.

    Args:
        length: Code points of the text.
        headings: Its headings.
    """
    lookup = SectionLookup(list(headings))
    return _of_parts(lookup, characters_between(length, lookup.starts))


def words_between(text: str, starts: Sequence[int]) -> list[int]:
    """Return how many words stand before the first of some headings, after it, and so on to the last.

    Args:
        text: The text.
        starts: First code point of each heading, in order.
    """
    from desktop.text.segmentation import segment  # loads a dictionary

    counts = [0] * (len(starts) + 1)
    at = 0
    for start, end in pairwise(segment(text)):
        while at < len(starts) and start >= starts[at]:
            at += 1
        if text[start].isalnum() or any(map(str.isalnum, text[start + 1 : end])):
            counts[at] += 1
    return counts


def characters_between(length: int, starts: Sequence[int]) -> list[int]:
    """Return how many code points of a text stand there, spaces and line ends included.

    Args:
        length: Code points of the text.
        starts: As for ``words_between``.
    """
    return [max(0, end - start) for start, end in pairwise([0, *starts, length])]


def _of_parts(lookup: SectionLookup, between: Sequence[int]) -> tuple[int, ...]:
    counts = dict.fromkeys(PARTS, 0)
    for start, count in zip([-1, *lookup.starts], between, strict=True):
        counts[lookup.part(start)] += count
    return tuple(counts.values())


@cache
def recognizer_stamp() -> str:
    """Return what tells this recognizer of figures from any other: a hash of its rules and tables."""
    return _stamp(_RECOGNIZER, _RECOGNIZER_FILES, ())


@cache
def segmenter_stamp() -> str:
    """Return what tells this segmenter from any other: a hash of its tables and versions."""
    return _stamp(_SEGMENTER, _SEGMENTER_FILES, ("jieba", "rjieba"))


@cache
def layers_stamp() -> str:
    """Return what tells words and terms of this program from any other's: a hash of what they come from."""
    return _stamp(_SEGMENTER, _TERM_FILES, ("jieba", "rjieba", "opencc-python-reimplemented"))


def _stamp(
    folders: Iterable[tuple[str, str]], single: Iterable[tuple[str, str]], packages: Iterable[str]
) -> str:
    digest = hashlib.sha256()
    found = [files(package).joinpath(path) for package, path in single]
    for package, path in folders:
        found += _files_under(files(package).joinpath(path))
    for one in found:
        digest.update(one.name.encode() + b"\0" + one.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for name in packages:
        digest.update(f"{name} {_version(name)}\0".encode())
    return digest.hexdigest()[:16]


def _files_under(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _files_under(one)
        elif one.name.endswith((".py", ".tsv")):
            yield one


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # not for the start of a window

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
