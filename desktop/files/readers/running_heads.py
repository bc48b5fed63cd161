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
_BROWSER = re.compile(r"#[/.-]#[/.-]#,?#:#(?:[AP]M)?.*|://#/#")
"""Head and foot of a page that a browser printed: the time with the title, the address with the number."""
_WORDS = 6
"""Letters or Chinese characters from which a line has words."""
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[a-z]{3,8}://\S*")


def without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[range], list[str]]:
    """Return which lines of each page are left without running heads and feet, and each of these once.

    Args:
        pages: The lines of the pages, in order.
    """
    heads = _recurring([_key(line) for line in _edge(page)] for page in pages)
    feet = _recurring([_key(line) for line in _edge(page[::-1])] for page in pages)
    gone: dict[str, str] = {}
    kept = []
    for page in pages:
        first, last = 0, len(page)
        top, bottom = set(heads), set(feet)
        while first < last and _goes(page[first], top, gone):
            first += 1
        while first < last and _goes(page[last - 1], bottom, gone):
            last -= 1
        kept.append(range(first, last))
    return kept, list(gone.values())


def _edge(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()][:_EDGE]


def _key(line: str) -> str:
    """Return a line without white space and addresses, its numbers all alike; each of 12 34 is a number.

    Where it has too many of them to be a head, it is one only if it has words and they do not change.
    """
    bare = _ADDRESS.sub("://", line)
    key = "".join(re.sub(r"\d+|[一二三四五六七八九十百]+(?=\s*页)", "#", bare).split())
    if key.count("#") <= _NUMBERS:
        return key
    return "".join(bare.split()) if len(_LETTER.findall(key)) >= _WORDS else ""


def _recurring(edges: Iterable[list[str]]) -> set[str]:
    """Return the keys of the lines that come again on enough pages."""
    pages = list(edges)
    if len(pages) == 1:  # nothing comes again: only what browsers print is known
        return {key for key in pages[0] if _BROWSER.fullmatch(key)}
    counts = Counter(key for keys in pages for key in set(keys) if 0 < len(key) <= _LONGEST)
    if len(pages) == 2:  # too few to tell by coming again alone
        return {key for key, count in counts.items() if count == 2 and ("#" in key or "://" in key)}
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
    return not line.strip()
