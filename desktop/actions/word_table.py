"""The table of words: how often each word of a dictionary counts, and where it stands without counting."""

from collections import Counter
from typing import NamedTuple

from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import current_texts
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.dictionary import Dictionary, counter_of
from desktop.text.outline import SectionLookup


class CountedWord(NamedTuple):
    """A word of a dictionary in the texts of some documents.

    Attributes:
        number: Its number in the dictionary.
        theme: Its theme.
        word: The word.
        level: Its level.
        occurrences: How often it counts.
        found_in: Documents in which it counts.
        nested: Words that count instead of it, most frequent first, with how often each does.
        excepted: How often it stands in one of its exceptions.
    """

    number: int
    theme: str
    word: str
    level: str
    occurrences: int
    found_in: int
    nested: tuple[tuple[str, int], ...]
    excepted: int

    @property
    def nested_total(self) -> int:
        """How often it stands within a word that counts instead."""
        return sum(count for _, count in self.nested)


def count_words(
    queries: LibraryQueries,
    dictionary: Dictionary,
    filters: DocumentFilters = ALL_DOCUMENTS,
    on_progress: ProgressCallback = no_progress,
) -> list[CountedWord]:
    """Return the words of a dictionary, in its order.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        filters: Which documents, and which parts of their texts.
        on_progress: Is told how far it has come; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    counter = counter_of(dictionary)
    ids = [row.id for row in filtered_documents(queries, filters)]
    states: Counter[tuple[int, str]] = Counter()
    nested: dict[int, Counter[str]] = {}
    found_in: Counter[int] = Counter()
    for done, one in enumerate(current_texts(queries, ids)):
        on_progress(done, len(ids))
        lookup = SectionLookup(one.outline()) if filters.parts else None
        here: set[int] = set()
        for standing in counter.standings(one.text):
            if lookup is not None and lookup.part(standing.start) not in filters.parts:
                continue
            states[standing.word, standing.state] += 1
            if standing.state == "counted":
                here.add(standing.word)
            elif standing.state == "nested":
                nested.setdefault(standing.word, Counter())[standing.within] += 1
        found_in.update(here)
    return [
        CountedWord(
            number,
            word.theme,
            word.word,
            word.level,
            states[number, "counted"],
            found_in[number],
            tuple(nested.get(number, Counter()).most_common()),
            states[number, "excepted"],
        )
        for number, word in enumerate(dictionary.words)
    ]
