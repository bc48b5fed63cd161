"""Panels: the words of a dictionary counted by document, place, year, part or section, and in what.

A cell of a panel is a theme in a group of documents. It says how often the theme's words stand there, and in
how many characters, words and documents of the group, whether the theme is there or not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from db.queries import derived, search_index
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import CurrentText, current_texts
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.dictionary import Dictionary, WordCounter, are_apart, counter_of
from desktop.text.index_form import index_stamp, phrase
from desktop.text.outline import PARTS, SectionLookup
from desktop.text.place_order import PlaceOrder, place_order
from desktop.text.text_analysis import (
    characters_between,
    characters_of_parts,
    segmenter_stamp,
    words_between,
    words_of_parts,
)

_PLACES = ("region", "province", "city")
"""Keys whose values are names of places."""

KEYS = ("document", "region", "province", "city", "level", "kind", "year", "part", "section")
"""What a panel can be made by; several of them joined by a comma."""


SectionCounts = Counter[tuple[str, str, str]]
"""How often the words of a theme stand in a section: by part, heading of the uppermost level, and theme."""

Stretch = tuple[str, str]
"""Part and uppermost heading of a stretch of text; what is empty is any."""


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
        found_in: Those of them in which the theme's words stand.
    """

    theme: str
    keys: tuple[str, ...]
    occurrences: int
    characters: int
    words: int
    documents: int
    found_in: int = 0


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


@dataclass(slots=True)
class PanelCounts:
    """The counts of a dictionary in texts, kept so that a word more is looked for where it is alone.

    Where it can't stand over a word that was there before, it alone is counted.

    The sizes of the parts and sections of texts are kept as well: to count the words of sections takes longer
    than all the rest.

    Attributes:
        queries: The queries of the library.
    """

    queries: LibraryQueries
    _dictionary: Dictionary | None = None
    _kept: dict[str, SectionCounts] = field(default_factory=dict)
    _before: dict[str, SectionCounts] = field(default_factory=dict)
    _added: Dictionary | None = None
    _parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _sections: dict[str, "_Sizes"] = field(default_factory=dict)

    def count(
        self,
        dictionary: Dictionary,
        rows: Iterable[DocumentRow],
        on_progress: ProgressCallback = no_progress,
    ) -> dict[str, SectionCounts]:
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
            version_id = version_of[one.id]
            if self._added is not None and version_id in self._before:
                more = _counts(counter_of(self._added), one)
                self._kept[version_id] = self._before.pop(version_id) + more
            else:
                self._kept[version_id] = _counts(counter, one)
        return {key: self._kept[version_id] for key, version_id in version_of.items()}

    def part_characters(self, row: DocumentRow) -> tuple[int, ...]:
        """Return the characters of each of PARTS of a document's text, looked up once."""
        if row.version_id not in self._parts:
            headings = self.queries.headings(row.id)
            self._parts[row.version_id] = characters_of_parts(row.characters, headings)
        return self._parts[row.version_id]

    def section_sizes(self, row: DocumentRow) -> "_Sizes":
        """Return the characters and words of the sections of a document's text, counted once."""
        if row.version_id not in self._sections:
            lookup = SectionLookup(self.queries.headings(row.id))
            self._sections[row.version_id] = _sections(lookup, self.queries.text(row.id))
        return self._sections[row.version_id]

    def _forget(self, dictionary: Dictionary) -> None:
        """Forget the counts that another dictionary may change."""
        known, self._dictionary = self._dictionary, dictionary
        if known is None or known.words == dictionary.words:
            return
        self._before, self._added = {}, None
        phrases = [phrase(word.word) for word in set(known.words) ^ set(dictionary.words)]
        if None in phrases:
            self._kept.clear()
            return
        with self.queries.moment() as connection:
            stale = search_index.versions_with(connection, " OR ".join(map(str, phrases)), index_stamp())
        if stale is None:
            self._kept.clear()
            return
        before = set(known.words)
        added = tuple(word for word in dictionary.words if word not in before)
        if before.issubset(dictionary.words) and are_apart(added, known.words):
            self._before = {key: counts for key, counts in self._kept.items() if key in stale}
            self._added = Dictionary("", added)
        self._kept = {key: counts for key, counts in self._kept.items() if key not in stale}


def _counts(counter: WordCounter, one: CurrentText) -> SectionCounts:
    """Return the counts of a text; its headings are read only where there is anything to count."""
    found: SectionCounts = Counter()
    lookup: SectionLookup | None = None
    words = counter.dictionary.words
    part, section, until = "", "", 0
    for occurrence in counter.occurrences(one.text):
        if occurrence.start >= until:
            lookup = lookup or SectionLookup(one.outline())
            part, section, until = lookup.stretch(occurrence.start)
        for number in occurrence.words:
            found[part, section, words[number].theme] += 1
    return found


def make_panel(
    queries: LibraryQueries,
    dictionary: Dictionary,
    by: Sequence[str],
    filters: DocumentFilters = ALL_DOCUMENTS,
    counts: PanelCounts | None = None,
    on_progress: ProgressCallback = no_progress,
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
    counts = counts or PanelCounts(queries)
    found = counts.count(dictionary, rows, on_progress)
    groups: dict[tuple[str, ...], _Group] = {}
    for done, (row, sizes) in enumerate(_sizes(counts, rows, by, filters.parts)):
        on_progress(done, len(rows))
        for stretch, (characters, words) in sizes.items():
            if filters.parts and stretch[0] not in filters.parts:
                continue
            keys = tuple(_value(row, key, stretch) for key in by)
            group = groups.setdefault(keys, _Group())
            group.characters += characters
            group.words += words
            group.documents.add(row.id)
            for (part, section, theme), count in found[row.id].items():
                if stretch[0] in ("", part) and stretch[1] in ("", section):
                    group.occurrences[theme] += count
                    group.found_in.setdefault(theme, set()).add(row.id)
    ordered = sorted(
        groups, key=lambda keys: [_order(key, value) for key, value in zip(by, keys, strict=True)]
    )
    return [groups[keys].cell(theme, keys) for theme in dictionary.themes for keys in ordered]


@dataclass(slots=True)
class _Group:
    """What is summed up of a group of documents, or of stretches of them."""

    characters: int = 0
    words: int = 0
    documents: set[str] = field(default_factory=set)
    occurrences: Counter[str] = field(default_factory=Counter)
    found_in: dict[str, set[str]] = field(default_factory=dict)

    def cell(self, theme: str, keys: tuple[str, ...]) -> PanelCell:
        """Return the cell of a theme."""
        found_in = len(self.found_in.get(theme, ()))
        sizes = self.characters, self.words, len(self.documents)
        return PanelCell(theme, keys, self.occurrences[theme], *sizes, found_in)


_Sizes = dict[Stretch, tuple[int, int]]
"""Characters and words of stretches of a text."""


def _sizes(
    counts: PanelCounts, rows: Sequence[DocumentRow], by: Sequence[str], parts: Sequence[str]
) -> Iterator[tuple[DocumentRow, _Sizes]]:
    """Yield documents with the sizes of their sections, of their parts or of the whole, as is needed."""
    queries = counts.queries
    with queries.moment() as connection:
        counted = derived.word_counts(connection, segmenter_stamp())
    for row in rows:
        words: tuple[int, ...] | None = counted.get(row.version_id)
        by_section, by_part = "section" in by, "part" in by or bool(parts)
        if words is not None and not (by_section or by_part):
            yield row, {("", ""): (row.characters, sum(words))}
            continue
        if by_section:
            yield row, counts.section_sizes(row)
            continue
        words = words or words_of_parts(queries.text(row.id), queries.headings(row.id))
        if not by_part:
            yield row, {("", ""): (row.characters, sum(words))}
            continue
        sizes = zip(counts.part_characters(row), words, strict=True)
        yield row, {(part, ""): size for part, size in zip(PARTS, sizes, strict=True) if size[0]}


def _sections(lookup: SectionLookup, text: str) -> _Sizes:
    """Return the sizes of the sections of a text that have any characters."""
    sizes: _Sizes = {}
    lengths = characters_between(len(text), lookup.starts)
    between = zip(lengths, words_between(text, lookup.starts), strict=True)
    for start, (characters, words) in zip([-1, *lookup.starts], between, strict=True):
        stretch = lookup.part(start), lookup.top(start)
        before = sizes.get(stretch, (0, 0))
        sizes[stretch] = before[0] + characters, before[1] + words
    return {stretch: size for stretch, size in sizes.items() if size[0]}


def _value(row: DocumentRow, key: str, stretch: Stretch) -> str:
    if key == "part":
        return stretch[0]
    if key == "section":
        return stretch[1]
    if key == "document":
        return row.id
    value = getattr(row, key)
    return "" if value is None else str(value)


def in_group(row: DocumentRow, by: Sequence[str], keys: Sequence[str]) -> bool:
    """Return whether a document belongs to the group of these values of the keys, whatever its parts."""
    pairs = zip(by, keys, strict=True)
    return all(key in ("part", "section") or _value(row, key, ("", "")) == value for key, value in pairs)


def _order(key: str, value: str) -> tuple[int, int, PlaceOrder]:
    """Return what a value is sorted by: years and parts in their order, places as read, unknown ones last."""
    if key == "part":
        return 0, PARTS.index(value), ((), "")
    if key == "year":
        return int(not value), int(value or 0), ((), "")
    return int(not value), 0, place_order(value) if key in _PLACES else ((), value)
