"""Which documents are shown: by typing, and by region, year and kind."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import sleep
from typing import NamedTuple

from desktop.actions.row_types import DocumentRow
from desktop.text.metadata import KINDS
from desktop.text.pinyin_initials import PinyinInitials
from desktop.text.place_order import place_order


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a user wants to see; an empty field wants all.

    Attributes:
        words: Words typed, each of which must be found.
        region: A province, city, county or region by its full name.
        year: A year.
        kind: A kind of document by name.
        group: The id of a group that a user made.
        value: An attribute's id and a value of it.
    """

    words: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""
    group: str = ""
    value: tuple[str, str] | None = None

    @property
    def matches_all(self) -> bool:
        """Whether all documents are wanted."""
        return self == DocumentFilter()


def search_text(row: DocumentRow) -> str:
    """Return the words of a document that are searched while the user types."""
    return "\n".join(
        (row.title, row.region, row.city, row.speaker, row.session, row.source, str(row.year or ""))
    )


class DocumentMatcher:
    """Finds documents by words: simplified or traditional alike, by pinyin too.

    What is searched is folded once for each document. Folding needs tables that take a while to load: until
    `set_rows` has been called from a worker, words are looked for as they stand.
    """

    def __init__(self) -> None:
        self._initials = PinyinInitials()
        self._fold: Callable[[str], str] = str.casefold
        self._folded: dict[str, str] = {}
        self._own_words: Callable[[DocumentRow], str] = lambda _: ""
        self._own_test: Callable[[DocumentRow, str, tuple[str, str] | None], bool] = lambda *_: True

    def ask(
        self,
        words: Callable[[DocumentRow], str],
        test: Callable[[DocumentRow, str, tuple[str, str] | None], bool],
    ) -> None:
        """Search what users say of documents, too.

        Args:
            words: Gives the groups and the values of a document as text.
            test: Tells whether a document is in a group and has a value.
        """
        self._own_words, self._own_test = words, test

    def set_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Learn the characters of documents; from any thread."""
        from desktop.text.script import simplified  # loads its dictionaries

        folded: dict[str, str] = {}
        for number, row in enumerate(rows):
            if number % 100 == 0:
                sleep(0.0005)  # lets the window have its turn: all of this is Python
            text = search_text(row)
            if text not in self._folded:
                folded[text] = simplified(text).casefold()
                self._initials.learn(folded[text])
        self._folded = self._folded | folded
        self._fold = lambda text: simplified(text).casefold()

    def matches(self, wanted: DocumentFilter) -> Callable[[DocumentRow], bool] | None:
        """Return what tells whether a document is wanted, or None when all are."""
        if wanted.matches_all:
            return None
        finders = [self._word(word) for word in wanted.words.split()]
        folded = self._folded

        def passes(row: DocumentRow) -> bool:
            if wanted.kind and row.kind != wanted.kind:
                return False
            if wanted.year is not None and row.year != wanted.year:
                return False
            if wanted.region and wanted.region not in (row.region, row.county, row.city, row.province):
                return False
            if (wanted.group or wanted.value) and not self._own_test(row, wanted.group, wanted.value):
                return False
            if not finders:
                return True
            text = search_text(row)
            text = f"{folded.get(text) or text.casefold()}\n{self._own_words(row).casefold()}"
            return all(find(text) for find in finders)

        return passes

    def _word(self, word: str) -> Callable[[str], bool]:
        folded = self._fold(word)
        pattern = self._initials.pattern(folded)
        if pattern is None:
            return lambda text: folded in text
        return lambda text: pattern.search(text) is not None


class FilterChoices(NamedTuple):
    """What documents can be filtered by.

    Attributes:
        places: Their regions, each below the one it lies in, with its depth from 0.
        years: Their years, the last one first.
        kinds: Their kinds by name, in the order of KINDS.
    """

    places: Sequence[tuple[str, int]] = ()
    years: Sequence[int] = ()
    kinds: Sequence[str] = ()


def filter_choices(rows: Sequence[DocumentRow]) -> FilterChoices:
    """Return what documents can be filtered by."""
    years = sorted({row.year for row in rows if row.year is not None}, reverse=True)
    held = {row.kind for row in rows}
    return FilterChoices(regions(rows), years, [kind for kind in KINDS if kind in held])


def regions(rows: Iterable[DocumentRow]) -> list[tuple[str, int]]:
    """Return the regions of documents, each below the one it lies in, with its depth from 0."""
    tree: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        province, city, county = row.province, row.city, row.county
        if not (province or city or county):
            county = row.region
        counties = tree.setdefault(province, {}).setdefault(city, set())
        if county:
            counties.add(county)
    listed: list[tuple[str, int]] = []
    for province in sorted(tree, key=place_order):
        depth = _region_tree(listed, province, 0)
        for city in sorted(tree[province], key=place_order):
            below = _region_tree(listed, city, depth)
            for county in sorted(tree[province][city], key=place_order):
                _region_tree(listed, county, below)
    return listed


def _region_tree(listed: list[tuple[str, int]], name: str, depth: int) -> int:
    """Add a region where it has a name and give the depth of those below it."""
    if not name:
        return depth
    listed.append((name, depth))
    return depth + 1
