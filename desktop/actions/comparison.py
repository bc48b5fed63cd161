"""Comparison: what sets some documents of a library apart from others.

Compared are terms and repeated strings of whole words. What is counted is the exact string, wherever it
stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import CurrentText, current_texts
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import folded
from desktop.text.keyness import Keyness, compared, count_strings, without_parts, word_ngrams
from desktop.text.outline import SectionLookup

LEAST = 3
"""How often a string has to stand in both together to be compared."""

MOST_CANDIDATES = 3_000_000
"""Strings that are kept while candidates are collected; beyond that those seen once are dropped."""


class ComparedString(NamedTuple):
    """A string that sets documents A apart from documents B.

    Attributes:
        kind: ``term`` or ``ngram``.
        keyness: How it is compared.
    """

    kind: str
    keyness: Keyness


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents A compared with documents B.

    Attributes:
        strings: What sets them apart, most first.
        documents_a: How many documents A has.
        documents_b: How many B has.
        characters_a: Code points of their texts, or of the parts asked for.
        characters_b: The same for B.
    """

    strings: list[ComparedString]
    documents_a: int
    documents_b: int
    characters_a: int
    characters_b: int


def compare(
    queries: LibraryQueries,
    a: DocumentFilters,
    b: DocumentFilters,
    least: int = LEAST,
    on_progress: ProgressCallback = no_progress,
) -> Comparison:
    """Return what sets the documents of some filters apart from those of others.

    Args:
        queries: The queries of the library.
        a: Which documents are A.
        b: Which are B.
        least: How often a string has to stand in both together.
        on_progress: Is told how far it has come; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows_a, rows_b = filtered_documents(queries, a), filtered_documents(queries, b)
    total = len(rows_a) + len(rows_b)
    terms: set[str] = set()
    found: Counter[str] = Counter()
    both = chain(_texts(queries, rows_a, a), _texts(queries, rows_b, b))
    for done, text in enumerate(both):
        on_progress(done, 2 * total)
        terms.update(_terms(text))
        found.update(_ngrams(text))
        if len(found) > MOST_CANDIDATES:
            found = Counter({one: count for one, count in found.items() if count > 1})
    candidates = terms | {one for one, count in found.items() if count >= least}
    counts = []
    for number, (rows, filters) in enumerate(((rows_a, a), (rows_b, b))):
        on_progress(total + number * len(rows_a), 2 * total)
        counts.append(count_strings(candidates, map(folded, _texts(queries, rows, filters))))
    together = counts[0].counts + counts[1].counts
    kept = Counter({one: count for one, count in together.items() if count >= least})
    strings = without_parts(kept, terms)
    return Comparison(
        [
            ComparedString("term" if one.text in terms else "ngram", one)
            for one in compared(counts[0], counts[1], strings)
        ],
        len(rows_a),
        len(rows_b),
        counts[0].characters,
        counts[1].characters,
    )


def _texts(queries: LibraryQueries, rows: Sequence[DocumentRow], filters: DocumentFilters) -> Iterator[str]:
    for one in current_texts(queries, [row.id for row in rows]):
        yield _within(one, filters.parts) if filters.parts else one.text


def _within(one: CurrentText, parts: Sequence[str]) -> str:
    """Return what of a text stands in some parts."""
    lookup = SectionLookup(one.outline())
    cuts = [0, *lookup.starts, len(one.text)]
    named = ["other", *(lookup.part(start) for start in lookup.starts)]
    return "".join(
        one.text[start:end] for part, start, end in zip(named, cuts, cuts[1:], strict=False) if part in parts
    )


def _terms(text: str) -> Iterator[str]:
    from desktop.text.terms import find_terms  # loads the lexicon

    for one in find_terms(text):
        form = folded(one.text)
        if len(form) > 1 and "\n" not in form:
            yield form


def _ngrams(text: str) -> Iterable[str]:
    from desktop.text.segmentation import segment  # loads a dictionary

    return word_ngrams(folded(text), segment(text))
