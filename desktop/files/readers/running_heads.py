"""Running heads: lines that come again at the top or the bottom of page after page, but for their numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_EDGE = 3
"""Lines at either edge of a page among which a running head is looked for."""
_PAGES = 3
"""Pages on which a line must come again at least."""
_SHARE = 0.4
"""The share of the pages on which it must come again: heads of left and right pages may differ."""
_NUMBERS = 7
"""Numbers that it has at most: a date, a time and two of pages; a row of a table has more."""
_LONGEST = 100
"""Characters that a running head has at most."""


def without_running_heads(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the texts of pages without running heads and feet, and each of these once.

    Args:
        pages: The texts of the pages, in order, LF between their lines.
    """
    lines = [page.split("\n") for page in pages]
    heads = _recurring([_key(line) for line in _edge(page)] for page in lines)
    feet = _recurring([_key(line) for line in _edge(page[::-1])] for page in lines)
    gone: dict[str, str] = {}
    kept = []
    for page in lines:
        first, last = 0, len(page)
        top, bottom = set(heads), set(feet)
        while first < last and _goes(page[first], top, gone):
            first += 1
        while first < last and _goes(page[last - 1], bottom, gone):
            last -= 1
        kept.append("\n".join(page[first:last]))
    return kept, list(gone.values())


def _edge(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()][:_EDGE]


def _key(line: str) -> str:
    """Return a line without white space, its numbers all alike; each of 12 34 is a number."""
    return "".join(re.sub(r"\d+|[一二三四五六七八九十百]+(?=\s*页)", "#", line).split())


def _may_recur(key: str) -> bool:
    return 0 < len(key) <= _LONGEST and key.count("#") <= _NUMBERS


def _recurring(edges: Iterable[list[str]]) -> set[str]:
    """Return the keys of the lines that come again on enough pages."""
    pages = list(edges)
    counts = Counter(key for keys in pages for key in set(keys) if _may_recur(key))
    enough = max(_PAGES, _SHARE * len(pages))
    return {key for key, count in counts.items() if count >= enough}


def _goes(line: str, recurring: set[str], gone: dict[str, str]) -> bool:
    """Return whether a line at the edge of a page goes, and take it from ``recurring``: it goes once a page.

    The first of those that are alike is noted in ``gone``.
    """
    key = _key(line)
    if key in recurring:
        recurring.discard(key)
        gone.setdefault(key, line.strip())
        return True
    return not key
