"""Panels: the words of a dictionary counted by document, place, year or part, with what they are counted in.

A cell of a panel is a theme in a group of documents. It says how often the theme's words stand there, and in
how many characters, words and documents of the group, whether the theme is there or not.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from db.queries import derived, search_index
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import CurrentText, current_texts
from desktop.actions.row_types import DocumentRow
from desktop.text.dictionary import Dictionary, WordCounter, counter_of
from desktop.text.index_form import phrase
from desktop.text.outline import PARTS, SectionLookup
from desktop.text.text_analysis import characters_of_parts, segmenter_stamp, words_of_parts
from desktop.text.text_search import Place

KEYS = ("document", "region", "province", "city", "level", "kind", "year", "part")
"""What a panel can be made by; several of them joined by a comma."""

PanelProgress = Callable[[int, int], object]
"""Is told how many texts of how many have been counted; may raise to stop."""

PartCounts = Counter[tuple[str, str]]
"""How often the words of a theme stand in a part, by part and theme."""


class InvalidKey(ValueError):
    """A key that no panel can be made by."""


class PanelCell(NamedTuple):
    """A theme in a group of documents.

    Attributes:
        theme: The theme.
        keys: The values of the keys that the panel is made by, in their order.
        occurrences: How often the theme's words stand there.
        characters: Code points of the texts of the group.
        words: Words of them.
        documents: Documents of the group.
    """

    theme: str
    keys: tuple[str, ...]
    occurrences: int
    characters: int
    words: int
    documents: int


def parse_keys(written: str) -> tuple[str, ...]:
    """Read what a panel is to be made by.

    Raises:
        InvalidKey: When a key is none of KEYS, or is there twice.
    """
    keys = tuple(one.strip() for one in written.replace("，", ",").split(","))
    for one in keys:
        if one not in KEYS or keys.count(one) > 1:
            raise InvalidKey(one)
    return keys


def no_progress(_done: int, _total: int) -> None:
    """Watch nothing."""


@dataclass(slots=True)
class PanelCounts:
    """The counts of a dictionary in texts, kept so that a word more is looked for where it is alone.

    Attributes:
        queries: The queries of the library.
    """

    queries: LibraryQueries
    _dictionary: Dictionary | None = None
    _kept: dict[str, PartCounts] = field(default_factory=dict)

    def count(
        self,
        dictionary: Dictionary,
        rows: Iterable[DocumentRow],
        on_progress: PanelProgress = no_progress,
    ) -> dict[str, PartCounts]:
        """Return the counts of documents by their ids.

        Args:
            dictionary: The dictionary.
            rows: The documents.
            on_progress: Is told how far it has come; what it raises leaves the counts for the next time.
        """
        version_of = {row.id: row.version_id for row in rows}
        self._forget(dictionary)
        wanted = [key for key, version_id in version_of.items() if version_id not in self._kept]
        counter = counter_of(dictionary)
        for done, one in enumerate(current_texts(self.queries, wanted)):
            on_progress(done, len(wanted))
            self._kept[version_of[one.id]] = _counts(counter, one)
        return {key: self._kept[version_id] for key, version_id in version_of.items()}

    def _forget(self, dictionary: Dictionary) -> None:
        """Forget the counts that another dictionary may change."""
        known, self._dictionary = self._dictionary, dictionary
        if known is None or known.words == dictionary.words:
            return
        phrases = [phrase(word.word) for word in set(known.words) ^ set(dictionary.words)]
        if None in phrases:
            self._kept.clear()
            return
        with self.queries.moment() as connection:
            stale = search_index.versions_with(connection, " OR ".join(map(str, phrases)))
        self._kept = {key: counts for key, counts in self._kept.items() if key not in stale}


def _counts(counter: WordCounter, one: CurrentText) -> PartCounts:
    """Return the counts of a text; its headings are read only where there is anything to count."""
    found: PartCounts = Counter()
    lookup: SectionLookup | None = None
    words = counter.dictionary.words
    for occurrence in counter.occurrences(one.text):
        if lookup is None:
            lookup = SectionLookup(one.outline())
        part = lookup.part(occurrence.start)
        for number in occurrence.words:
            found[part, words[number].theme] += 1
    return found


def make_panel(
    queries: LibraryQueries,
    dictionary: Dictionary,
    by: Sequence[str],
    filters: DocumentFilters = ALL_DOCUMENTS,
    counts: PanelCounts | None = None,
    on_progress: PanelProgress = no_progress,
) -> list[PanelCell]:
    """Return the cells of a panel: themes in the dictionary's order, each by its keys, none left out.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        by: Some of KEYS.
        filters: Which documents, and which parts of their texts.
        counts: Counts of former panels, to be used again.
        on_progress: Is told how far it has come; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows = filtered_documents(queries, filters)
    found = (counts or PanelCounts(queries)).count(dictionary, rows, on_progress)
    sums: dict[tuple[str, ...], Counter[str]] = {}
    themes: dict[tuple[str, ...], Counter[str]] = {}
    for row, sizes in _sizes(queries, rows, by_part="part" in by or bool(filters.parts)):
        counted: set[tuple[str, ...]] = set()
        for part, (characters, words) in sizes.items():
            if filters.parts and part not in filters.parts:
                continue
            keys = tuple(part if key == "part" else _value(row, key) for key in by)
            group = sums.setdefault(keys, Counter())
            group.update(characters=characters, words=words, documents=int(keys not in counted))
            counted.add(keys)
            said = themes.setdefault(keys, Counter())
            for (where, theme), count in found[row.id].items():
                if part in ("", where):
                    said[theme] += count
    ordered = sorted(sums, key=lambda keys: [_order(key, value) for key, value in zip(by, keys, strict=True)])
    return [
        PanelCell(theme, keys, themes[keys][theme], *(sums[keys][name] for name in _SIZES))
        for theme in dictionary.themes
        for keys in ordered
    ]


_SIZES = ("characters", "words", "documents")


def _sizes(
    queries: LibraryQueries, rows: Sequence[DocumentRow], *, by_part: bool
) -> Iterator[tuple[DocumentRow, Mapping[str, tuple[int, int]]]]:
    """Yield documents with the characters and words of their parts, or of the whole text under no name."""
    with queries.moment() as connection:
        counted = derived.word_counts(connection, segmenter_stamp())
    for row in rows:
        words: tuple[int, ...] | None = counted.get(row.version_id)
        if not by_part and words is not None:
            yield row, {"": (row.characters, sum(words))}
            continue
        headings, text = queries.headings(row.id), queries.text(row.id)
        words = words or words_of_parts(text, headings)
        if by_part:
            sizes = zip(characters_of_parts(text, headings), words, strict=True)
            yield row, {part: size for part, size in zip(PARTS, sizes, strict=True) if size[0]}
        else:
            yield row, {"": (row.characters, sum(words))}


def _value(row: DocumentRow, key: str) -> str:
    if key == "document":
        return row.id
    value = getattr(row, key)
    return "" if value is None else str(value)


def _order(key: str, value: str) -> tuple[int, int, str]:
    """Return what a value is sorted by: years and parts in their order, what is not known last."""
    if key == "part":
        return 0, PARTS.index(value), ""
    if key == "year":
        return int(not value), int(value or 0), ""
    return int(not value), 0, value


def theme_places(
    queries: LibraryQueries,
    dictionary: Dictionary,
    theme: str,
    rows: Iterable[DocumentRow],
    parts: Sequence[str] = (),
) -> Iterator[tuple[CurrentText, list[Place]]]:
    """Yield the texts in which words of a theme count, with their places: what a cell's number is made of.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        theme: The theme.
        rows: The documents of the cell.
        parts: Only in these parts; anywhere where it is empty.
    """
    counter = counter_of(dictionary)
    words = dictionary.words
    for one in current_texts(queries, [row.id for row in rows]):
        places = [
            (occurrence.start, occurrence.end)
            for occurrence in counter.occurrences(one.text)
            for number in occurrence.words
            if words[number].theme == theme
        ]
        if places and parts:
            lookup = SectionLookup(one.outline())
            places = [place for place in places if lookup.part(place[0]) in parts]
        if places:
            yield one, places
