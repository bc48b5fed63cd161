"""Search matches: where a text holds what a query asks for, and what the index is asked beforehand.

Places of one string never overlap, the leftmost first. Where a query names several strings, the places of
each are given, in order. What NEAR joins is one place, from the beginning of the one to the end of the other.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.text.index_form import phrase
from desktop.text.regex_search import find_matches
from desktop.text.search_query import All, AnyOf, Near, Node, Not, Pattern, SearchQuery, Words
from desktop.text.text_search import Place, find_all
from desktop.text.text_units import paragraph_at, sentence_at

_SENTENCE_ENDS = "。！？!?；;\n"
"""What a ``*`` does not reach over."""

_TEXT_END = sys.maxsize
"""Stands for the end of any text."""

Leaf = Words | Pattern


@dataclass(frozen=True, slots=True)
class _Scope:
    """The places of the leaves of a query between two code points.

    Attributes:
        places: All places of each leaf in the text, sorted.
        start: First code point.
        end: Code point after the last.
    """

    places: dict[Leaf, list[Place]]
    start: int
    end: int

    def of(self, leaf: Leaf) -> list[Place]:
        """Return the places of a leaf that lie within as a whole."""
        every = self.places[leaf]
        first = bisect_left(every, (self.start, 0))
        last = bisect_left(every, (self.end, 0))
        return [place for place in every[first:last] if place[1] <= self.end]


def find_hits(text: str, query: SearchQuery, section_starts: Sequence[int] = ()) -> list[Place]:
    """Return the places of what a query asks for, in order; none where the text does not fulfill it.

    Args:
        text: The text.
        query: The query.
        section_starts: First code point of each heading, sorted; needed for the scope ``section`` only.

    Raises:
        InvalidPattern: When a regular expression of the query is none.
        RegexTimeout: When one takes too long.
    """
    return combined_hits(query, partial(_find, text), section_starts, text)


def combined_hits(
    query: SearchQuery,
    find: Callable[[Leaf], list[Place]],
    section_starts: Sequence[int] = (),
    text: str = "",
) -> list[Place]:
    """Return the places of what a query asks for, in order, from those of its strings and patterns.

    Args:
        query: The query.
        find: Returns the places of one of its strings or patterns, in order.
        section_starts: First code point of each heading, sorted; needed for the scope ``section`` only.
        text: The text; needed for the scopes ``sentence`` and ``paragraph`` only.
    """
    if isinstance(query.root, Leaf) and query.scope == "document":
        return find(query.root)
    places: dict[Leaf, list[Place]] = {}
    whole = _Scope(places, 0, _TEXT_END)
    if not _may_hold(query.root, lambda leaf: bool(places.setdefault(leaf, find(leaf)))):
        return []
    for leaf in leaves(query.root):
        if leaf not in places:
            places[leaf] = find(leaf)
    if query.scope == "document":
        return _hits(query.root, whole) if _holds(query.root, whole) else []
    found: list[Place] = []
    for start, end in _units(text, query.scope, places, section_starts):
        scope = _Scope(places, start, end)
        if _holds(query.root, scope):
            found += _hits(query.root, scope)
    return found


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the strings and patterns of a query, those that must not be there among them."""
    if isinstance(node, Not):
        yield from leaves(node.node)
    elif isinstance(node, Near):
        yield from leaves(node.left)
        yield from leaves(node.right)
    elif isinstance(node, All | AnyOf):
        for one in node.nodes:
            yield from leaves(one)
    else:
        yield node


def index_expression(query: SearchQuery) -> str | None:
    """Return the FTS5 expression that every text with a hit matches, or None where any text may have one."""
    return _expression(query.root)


def _expression(node: Node) -> str | None:
    if isinstance(node, Words):
        return _joined(" AND ", map(phrase, node.parts))
    if isinstance(node, Near):
        return _joined(" AND ", map(_expression, (node.left, node.right)))
    if isinstance(node, All):
        return _joined(" AND ", map(_expression, node.nodes))
    if isinstance(node, AnyOf):
        every = [_expression(one) for one in node.nodes]
        return None if None in every else _joined(" OR ", every)
    return None


def _joined(operator: str, expressions: Iterable[str | None]) -> str | None:
    known = [one for one in expressions if one is not None]
    if len(known) < 2:
        return known[0] if known else None
    return f"({operator.join(known)})"


def _may_hold(node: Node, is_there: Callable[[Leaf], bool]) -> bool:
    """Return whether a text may fulfill a query, asking for as few of its strings as can be."""
    if isinstance(node, Not):
        return True
    if isinstance(node, Near):
        return _may_hold(node.left, is_there) and _may_hold(node.right, is_there)
    if isinstance(node, All):
        return all(_may_hold(one, is_there) for one in node.nodes)
    if isinstance(node, AnyOf):
        return any(_may_hold(one, is_there) for one in node.nodes)
    return is_there(node)


def _find(text: str, leaf: Leaf) -> list[Place]:
    if isinstance(leaf, Pattern):
        return find_matches(text, leaf.pattern)
    first, *others = leaf.parts
    found = find_all(text, first)
    return _chained(text, found, [find_all(text, one) for one in others]) if others and found else found


def _chained(text: str, firsts: list[Place], others: list[list[Place]]) -> list[Place]:
    """Return the places of a string with gaps, each from a first part to the nearest last one."""
    found: list[Place] = []
    free_from = 0
    for start, end in firsts:
        if start < free_from:
            continue
        for places in others:
            at = bisect_left(places, (end, 0))
            if at == len(places) or _ends_between(text, end, places[at][0]):
                break
            end = places[at][1]
        else:
            found.append((start, end))
            free_from = end
    return found


def _ends_between(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in _SENTENCE_ENDS)


def _units(
    text: str, scope: str, places: dict[Leaf, list[Place]], section_starts: Sequence[int]
) -> Iterator[Place]:
    """Yield the sentences, paragraphs or sections in which anything of a query is."""
    last = 0
    for start in sorted({start for some in places.values() for start, _ in some}):
        if start < last:
            continue
        if scope == "section":
            at = bisect_right(section_starts, start)
            unit = (section_starts[at - 1] if at else 0, [*section_starts, _TEXT_END][at])
        else:
            unit = sentence_at(text, start) if scope == "sentence" else paragraph_at(text, start)
        yield unit
        last = unit[1]


def _holds(node: Node, scope: _Scope) -> bool:
    if isinstance(node, Not):
        return not _holds(node.node, scope)
    if isinstance(node, All):
        return all(_holds(one, scope) for one in node.nodes)
    if isinstance(node, AnyOf):
        return any(_holds(one, scope) for one in node.nodes)
    return bool(_hits(node, scope))


def _hits(node: Node, scope: _Scope) -> list[Place]:
    """Return the places of what is asked for, of alternatives those that hold."""
    if isinstance(node, Not):
        return []
    if isinstance(node, Near):
        return _near(_hits(node.left, scope), _hits(node.right, scope), node.distance)
    if isinstance(node, All | AnyOf):
        some = [one for one in node.nodes if isinstance(node, All) or _holds(one, scope)]
        return sorted({place for one in some for place in _hits(one, scope)})
    return scope.of(node)


def _near(lefts: list[Place], rights: list[Place], distance: int) -> list[Place]:
    """Return places from one thing to the nearest other one, leftmost first, none over another."""
    if not lefts or not rights:
        return []
    spans = []
    by_end = sorted(rights, key=lambda place: place[1])
    for start, end in lefts:
        after = bisect_left(rights, (end, 0))
        before = bisect_right(by_end, start, key=lambda place: place[1])
        gaps = []
        if after < len(rights):
            gaps.append((rights[after][0] - end, (start, rights[after][1])))
        if before:
            gaps.append((start - by_end[before - 1][1], (by_end[before - 1][0], end)))
        spans += [min(gaps)[1]] if gaps and min(gaps)[0] <= distance else []
    found: list[Place] = []
    for span in sorted(spans):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found
