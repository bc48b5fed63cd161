"""Which documents are shown: by typing, and by region, year and kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import sleep

from desktop.actions.rows import DocumentRow
from desktop.text.initials import Initials


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to see; an empty field wants all.

    Attributes:
        words: Words typed, each of which must be found.
        region: A province, city, county or region by its full name.
        year: A year.
        kind: A kind of document by name.
    """

    words: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""

    @property
    def everything(self) -> bool:
        """Whether all documents are wanted."""
        return self == Wanted()


def haystack(row: DocumentRow) -> str:
    """Give the words of a document that are searched as one types."""
    return "\n".join(
        (row.title, row.region, row.city, row.speaker, row.session, row.source, str(row.year or ""))
    )


class Finder:
    """Finds documents by words: simplified or traditional alike, by pinyin initials too.

    What is searched is folded once for each document. Folding needs tables that take a while to load: until
    `learn` has been called from a worker, words are looked for as they stand.
    """

    def __init__(self) -> None:
        self._initials = Initials()
        self._fold: Callable[[str], str] = str.casefold
        self._folded: dict[str, str] = {}

    def learn(self, rows: Iterable[DocumentRow]) -> None:
        """Learn the characters of documents; from any thread."""
        from desktop.text.script import simplified  # loads its dictionaries

        folded: dict[str, str] = {}
        for number, row in enumerate(rows):
            if number % 100 == 0:
                sleep(0.0005)  # lets the window have its turn: all of this is Python
            text = haystack(row)
            if text not in self._folded:
                folded[text] = simplified(text).casefold()
                self._initials.learn(folded[text])
        self._folded = self._folded | folded
        self._fold = lambda text: simplified(text).casefold()

    def test(self, wanted: Wanted) -> Callable[[DocumentRow], bool] | None:
        """Give what tells whether a document is wanted, or None when all are."""
        if wanted.everything:
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
            if not finders:
                return True
            text = haystack(row)
            text = folded.get(text) or text.casefold()
            return all(find(text) for find in finders)

        return passes

    def _word(self, word: str) -> Callable[[str], bool]:
        folded = self._fold(word)
        pattern = self._initials.pattern(folded)
        if pattern is None:
            return lambda text: folded in text
        return lambda text: pattern.search(text) is not None


def regions(rows: Iterable[DocumentRow]) -> list[tuple[str, int]]:
    """Give the regions of documents, each below the one it lies in, with its depth from 0."""
    tree: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        province, city, county = row.province, row.city, row.county
        if not (province or city or county):
            county = row.region
        counties = tree.setdefault(province, {}).setdefault(city, set())
        if county:
            counties.add(county)
    listed: list[tuple[str, int]] = []
    for province in sorted(tree):
        depth = _listed(listed, province, 0)
        for city in sorted(tree[province]):
            below = _listed(listed, city, depth)
            for county in sorted(tree[province][city]):
                _listed(listed, county, below)
    return listed


def _listed(listed: list[tuple[str, int]], name: str, depth: int) -> int:
    """Add a region where it has a name and give the depth of those below it."""
    if not name:
        return depth
    listed.append((name, depth))
    return depth + 1
