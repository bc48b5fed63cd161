"""Indexed places: where the strings of a query stand, told by the index of characters, no text being read.

For a word that stands in every text this is several times as fast as reading them all. What stands where is
what a plain scan finds: the index has the folded texts character by character.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from db.character_positions import positions
from db.doclists import TEXT_SHIFT
from db.queries import search_index
from desktop.actions.library_queries import LibraryQueries
from desktop.text.index_form import index_stamp, is_exactly_indexed, tokens
from desktop.text.search_match import Leaf, leaves
from desktop.text.search_query import SearchQuery, Words
from desktop.text.text_search import Place, may_overlap

if TYPE_CHECKING:
    from db.doclists import Keys

_POSITION = (1 << TEXT_SHIFT) - 1


class IndexedPlaces:
    """The places of a query's strings in the texts of the index.

    Args:
        numbers: The number of each version of a text in the index.
        found: The positions of each string, sorted; see ``db.character_positions``.
    """

    def __init__(self, numbers: dict[str, int], found: "dict[Leaf, Keys]") -> None:
        self._numbers = numbers
        self._places = {leaf: _LeafPlaces(leaf, keys) for leaf, keys in found.items()}

    def has(self, version_id: str) -> bool:
        """Return whether a text is in the index."""
        return version_id in self._numbers

    def places(self, version_id: str, leaf: Leaf) -> list[Place]:
        """Return the places of a string in a text of the index, from left to right, none over another."""
        return self._places[leaf].of(self._numbers[version_id])


class _LeafPlaces:
    """The places of one string.

    Args:
        leaf: The string.
        keys: Its positions.
    """

    def __init__(self, leaf: Leaf, keys: "Keys") -> None:
        import numpy

        assert isinstance(leaf, Words)  # see indexed_places
        (words,) = leaf.parts
        self._length = len(words)
        self._overlaps = may_overlap(words)
        self._starts = keys & _POSITION
        numbers = keys >> TEXT_SHIFT
        first = numpy.flatnonzero(numpy.diff(numbers, prepend=-1))  # they are sorted
        bounds = [*first.tolist(), len(keys)]
        self._spans = dict(zip(numbers[first].tolist(), pairwise(bounds), strict=True))

    def of(self, number: int) -> list[Place]:
        """Return the places in a text."""
        first, end = self._spans.get(number, (0, 0))
        found = self._starts[first:end]
        starts: list[int] = found.tolist()
        if not self._overlaps:
            return list(zip(starts, (found + self._length).tolist(), strict=True))
        length = self._length
        return [(start, start + length) for start in _apart(starts, length)]


def _apart(starts: Sequence[int], length: int) -> Iterator[int]:
    free_from = 0
    for start in starts:
        if start >= free_from:
            yield start
            free_from = start + length


def indexed_places(queries: LibraryQueries, query: SearchQuery) -> IndexedPlaces | None:
    """Return the places of a query's strings, or None where the texts themselves have to be searched.

    These are queries with a ``*`` or a regular expression, and those within one sentence or paragraph, for
    which the text must be read anyway.

    Args:
        queries: The queries of the library.
        query: The query.
    """
    strings = list(dict.fromkeys(map(_string, leaves(query.root))))
    if query.scope in ("sentence", "paragraph") or None in strings:
        return None
    with queries.moment() as connection:
        if not search_index.is_usable(connection, index_stamp()):
            return None
        found: dict[Leaf, Keys] = {}
        for words in filter(None, strings):
            keys = positions(connection, tokens(words))
            if keys is None:
                return None
            found[Words((words,))] = keys
        return IndexedPlaces(search_index.numbers(connection), found)


def _string(leaf: Leaf) -> str | None:
    """Return the string that a leaf is; None where the index does not tell the places of what it asks for."""
    if not isinstance(leaf, Words) or len(leaf.parts) != 1 or not is_exactly_indexed(leaf.parts[0]):
        return None
    return leaf.parts[0]
