"""Concordances: the hits of a query in a library as lines, counted by document, year and place."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import search
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.concordance import ORDERS, ConcordanceLine, line_at, sorted_lines
from desktop.text.place_order import path_order
from desktop.text.search_query import SearchQuery

MAX_LINES = 100_000
"""Lines that are kept of a search; what is more is counted all the same.

A line takes some 400 bytes, and the garbage collector looks through all of them at once: of twice as many it
would hold the window for some 80 ms.
"""

GROUPINGS = ("document", "year", "place")
"""What hits are counted by."""

DOCUMENT_ORDERS = ("document", "year", "place")
"""What lines can be sorted by that is known of their documents."""


@dataclass(slots=True)
class Concordance:
    """What a search has found, or has found so far.

    Attributes:
        documents: The documents with hits, as they came in.
        counts: How many hits each has.
        lines: The hits, documents as they came in, each one's by place; MAX_LINES at most.
    """

    documents: list[DocumentRow] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    lines: list[ConcordanceLine] = field(default_factory=list)

    def add(self, other: "Concordance") -> None:
        """Take in what was found after this; its lines know the numbers of their documents already."""
        self.documents += other.documents
        self.counts += other.counts
        self.lines += other.lines

    @property
    def total(self) -> int:
        """How many hits there are, kept as lines or not."""
        return sum(self.counts)

    def hits_by_version(self) -> dict[str, int]:
        """Return how many hits each version of a text has."""
        return {row.version_id: count for row, count in zip(self.documents, self.counts, strict=True)}


def collect(
    queries: LibraryQueries,
    query: SearchQuery,
    filters: DocumentFilters,
    on_found: Callable[[Concordance], object],
    on_progress: ProgressCallback = no_progress,
    only: Collection[str] | None = None,
) -> None:
    """Search a library and hand on what is found, document by document.

    Args:
        queries: The queries of the library.
        query: What is asked for.
        filters: Which documents and parts are searched.
        on_found: Is handed what a document has; the numbers of the documents go on from call to call.
        on_progress: Is told how far it has come; may raise to stop.
        only: As for ``search``.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
        InvalidPattern: When a regular expression of the query is none.
        RegexTimeout: When one takes too long.
    """
    kept = 0
    for number, found in enumerate(search(queries, query, filters or ALL_DOCUMENTS, on_progress, only)):
        places = found.places[: MAX_LINES - kept]
        kept += len(places)
        text = found.text if places else ""
        lines = [line_at(text, number, start, end) for start, end in places]
        on_found(Concordance([found.document], [len(found.places)], lines))


def arranged(found: Concordance, order: str, *, by_word: bool = False) -> list[ConcordanceLine]:
    """Return the lines of a concordance in an order.

    Args:
        found: The concordance.
        order: One of ORDERS or DOCUMENT_ORDERS, or empty for that of document and place.
        by_word: Whether contexts are compared word by word.
    """
    if order in ORDERS:
        return sorted_lines(found.lines, order, by_word=by_word)
    if order in DOCUMENT_ORDERS:
        ranks = _ranks(found.documents, order)
        return sorted(found.lines, key=lambda line: ranks[line.document])
    return list(found.lines)


def _ranks(documents: Sequence[DocumentRow], order: str) -> list[int]:
    """Return at which place each document comes; those of which nothing is known come last."""

    def key(number: int) -> tuple[object, ...]:
        row = documents[number]
        if order == "year":
            return (row.year is None, row.year or 0)
        if order == "place":
            return (not row.region, path_order(place_of(row)), row.year or 0)
        return (row.title,)

    ranks = [0] * len(documents)
    for rank, number in enumerate(sorted(range(len(documents)), key=key)):
        ranks[number] = rank
    return ranks


def place_of(row: DocumentRow) -> tuple[str, ...]:
    """Return province, city and county of a document as far as they are known; else its region's name."""
    steps = tuple(dict.fromkeys(filter(None, (row.province, row.city, row.county))))
    if row.region and row.region not in steps and row.level in ("", "nation", "town"):
        steps = (*steps, row.region)
    return steps or ((row.region,) if row.region else ())


@dataclass(slots=True)
class HitGroup:
    """Hits that have something in common.

    Attributes:
        key: What they have in common: a document's id, a year, or the steps of a place.
        hits: How many there are.
        documents: The numbers of the documents they are in.
        characters: Length of these documents together, in code points.
        children: Smaller groups within this one, for places.
    """

    key: str | int | tuple[str, ...] | None
    hits: int = 0
    documents: list[int] = field(default_factory=list)
    characters: int = 0
    children: list["HitGroup"] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Hits per 10,000 characters of the documents that have any."""
        return 10_000 * self.hits / self.characters if self.characters else 0.0

    def take(self, number: int, row: DocumentRow, count: int) -> None:
        """Count a document in."""
        self.hits += count
        self.documents.append(number)
        self.characters += row.characters


def grouped(found: Concordance, by: str) -> list[HitGroup]:
    """Return the hits counted by one of GROUPINGS: documents and places by hits, years in order."""
    counted = enumerate(zip(found.documents, found.counts, strict=True))
    if by == "place":
        return _by_place(counted)
    groups: dict[object, HitGroup] = {}
    for number, (row, count) in counted:
        key = row.id if by == "document" else row.year
        groups.setdefault(key, HitGroup(key)).take(number, row, count)
    if by == "year":
        return sorted(groups.values(), key=lambda one: (one.key is None, one.key or 0))
    return sorted(groups.values(), key=lambda one: -one.hits)


def _by_place(counted: Iterable[tuple[int, tuple[DocumentRow, int]]]) -> list[HitGroup]:
    top: list[HitGroup] = []
    by_path: dict[tuple[str, ...], HitGroup] = {}
    for number, (row, count) in counted:
        steps = place_of(row)
        siblings = top
        for depth in range(max(1, len(steps))):
            path = steps[: depth + 1]
            if path not in by_path:
                by_path[path] = HitGroup(path)
                siblings.append(by_path[path])
            by_path[path].take(number, row, count)
            siblings = by_path[path].children
    for siblings in [top, *(one.children for one in by_path.values())]:
        siblings.sort(key=lambda one: -one.hits)
    return top
