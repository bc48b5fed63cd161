"""Formulas: clauses that stand in so many documents of a library that they say nothing of two of them."""

from collections import Counter
from collections.abc import Iterable
from math import ceil, sqrt
from random import Random

from ahocorasick_rs import AhoCorasick, Implementation

from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import current_texts
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import folded

FORMULA_DOCUMENTS = 5
"""Documents from which on a clause that they share is a formula; in large libraries a tenth of them."""

DOCUMENTS_AT_ONCE = 200
"""Documents that are read before it is asked which clauses need no more of them."""

DEVIATIONS = 5
"""Standard deviations by which the share of the documents read has to miss the bound to be believed."""


class Formulas:
    """Tells which clauses are formulas, and remembers it.

    A clause is counted in the documents, drawn by chance, until it is certain or next to certain (at five
    standard deviations one of some three million is wrong) that as many have it as make a formula, or that
    they do not. In a library of up to DOCUMENTS_AT_ONCE documents all are counted.
    """

    def __init__(self, queries: LibraryQueries) -> None:
        self._queries = queries
        self._ids = [row.id for row in queries.documents()]
        Random(0).shuffle(self._ids)  # the same each time: so is what is found
        self._many = max(FORMULA_DOCUMENTS, ceil(len(self._ids) / 10))
        self._known: dict[str, bool] = {}

    def among(self, clauses: Iterable[str], on_progress: ProgressCallback = no_progress) -> set[str]:
        """Return which of some clauses are formulas.

        Args:
            clauses: The clauses, folded.
            on_progress: Is told how many documents were read of all that there are; may raise to stop.
        """
        wanted = set(clauses)
        open_ = sorted(wanted.difference(self._known))
        counts: Counter[str] = Counter()
        read = 0
        while open_ and read < len(self._ids):
            on_progress(read, len(self._ids))
            some = self._ids[read : read + DOCUMENTS_AT_ONCE]
            counts.update(self._documents_with(open_, some))
            read += len(some)
            for one in open_:
                decided = self._decided(counts[one], read)
                if decided is not None:
                    self._known[one] = decided
            open_ = [one for one in open_ if one not in self._known]
        return {one for one in wanted if self._known.get(one)}

    def _documents_with(self, clauses: list[str], ids: list[str]) -> Counter[str]:
        """Count the documents in which each clause stands."""
        soonest = Implementation.NoncontiguousNFA  # soonest compiled: few texts are read with it
        automaton = AhoCorasick(clauses, implementation=soonest)
        found: Counter[str] = Counter()
        for text in current_texts(self._queries, ids):
            matches = automaton.find_matches_as_indexes(folded(text.text), overlapping=True)
            found.update({clauses[index] for index, _, _ in matches})
        return found

    def _decided(self, count: int, read: int) -> bool | None:
        """Return whether a clause is a formula that so many of the documents read have; None if not known."""
        left, every = len(self._ids) - read, len(self._ids)
        if count >= self._many:
            return True
        if count + left < self._many:
            return False
        bound = self._many / every
        deviation = sqrt(bound * (1 - bound) / read * (left / every))
        beyond = count / read - bound
        return beyond > 0 if abs(beyond) > DEVIATIONS * deviation else None
