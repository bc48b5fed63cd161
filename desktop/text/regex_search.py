"""Patterns: regular expressions in a text, looked for so that it can be left off and never goes on for ever.

The engine is the library ``regex``: Python's own can't be stopped, holds all threads while it runs, and takes
half a minute for a harmless pattern such as ``[^，]+不存在`` in a million characters. The first search for a
pattern loads it.
"""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.text.alike_characters import families
from desktop.text.text_search import Place, is_boundary

if TYPE_CHECKING:
    import regex

STRETCH_LENGTH = 60_000
"""Code points that a pattern is looked for in at a time."""

TIMEOUT_S = 5.0
"""Seconds that a pattern may be looked for in all."""

_REASONS = {
    "missing )": "open-round",
    "unbalanced parenthesis": "closed-round",
    "unterminated character set": "open-square",
    "nothing to repeat": "nothing-repeated",
    "multiple repeat": "repeated-twice",
    "min repeat greater than max repeat": "counts-reversed",
    "repeat count too big": "count-too-large",
    "bad character range": "range-reversed",
    "bad escape": "escape",
    "incomplete escape": "escape",
    "unknown property": "property",
    "undefined character name": "property",
    "invalid group reference": "no-group",
    "unknown group": "no-group",
}
"""Why a regular expression is none, by how the library begins to say it."""

PATTERN_REASONS = frozenset({*_REASONS.values(), "other"})
"""Why a regular expression is none."""

_SEES_BEYOND = re.compile(r"[\x00-\x1f]|\\[^\Wdwb_B]|\\[0-9]|\[\^|\[:|\{[^},0-9]|\(\?[^:=!<P]|\(\?[=!<]")
"""What may let a pattern see or match a line end, as ``\\s`` does: such a pattern is looked for in one go."""


class InvalidPattern(ValueError):
    """A regular expression that is none; the text says why, in the words of the library.

    Attributes:
        reason: One of PATTERN_REASONS.
        position: The code point of the regular expression at which it was noticed, or None.
    """

    def __init__(self, text: str, reason: str, position: int | None) -> None:
        super().__init__(text)
        self.reason = reason
        self.position = position


class RegexTimeout(Exception):
    """Looking for a pattern takes longer than anybody waits."""


def find_pattern(
    text: str,
    query: str,
    *,
    fold: bool = True,
    words: Sequence[int] = (),
    patience: float | None = None,
) -> Iterator[Place | None]:
    """Return the places of a regular expression one after the other, so that a search can be left off.

    Other threads run while it is looked for.

    Args:
        text: The text.
        query: The regular expression; ``^`` and ``$`` are a paragraph's ends.
        fold: As for ``find_all``.
        words: Boundaries of words, sorted; where they are given a place must begin and end at one.
        patience: Seconds after which it is given up; None for the usual ones.

    Returns:
        Places, and now and then None: a stretch of the text has been searched, and the search goes on.

    Raises:
        InvalidPattern: The regular expression is none; at once, before the first place is asked for.
        RegexTimeout: It takes too long; while places are asked for.
    """
    pattern = _compiled(query, fold)
    stretches = [(0, len(text))] if _SEES_BEYOND.search(query) else _stretches(text)
    return _found_in(text, pattern, stretches, words, TIMEOUT_S if patience is None else patience)


def find_matches(text: str, query: str, *, fold: bool = True, words: Sequence[int] = ()) -> list[Place]:
    """Find all places of a regular expression, none over another and none empty; see ``find_pattern``.

    Where ``fold`` is asked for, characters beyond ASCII stand for all that are alike, and capital and small
    letters are alike.
    """
    if not query:
        return []
    return [place for place in find_pattern(text, query, fold=fold, words=words) if place is not None]


def _found_in(
    text: str,
    pattern: "regex.Pattern[str]",
    stretches: Iterable[Place],
    words: Sequence[int],
    patience: float,
) -> Iterator[Place | None]:
    end = time.monotonic() + patience
    try:
        for first, last in stretches:
            left = max(end - time.monotonic(), 0.001)
            for match in pattern.finditer(text, first, last, concurrent=True, timeout=left):
                start, stop = match.span()
                if start < stop and (not words or (is_boundary(start, words) and is_boundary(stop, words))):
                    yield start, stop
            yield None
    except (TimeoutError, MemoryError) as error:
        raise RegexTimeout(pattern.pattern) from error


def _stretches(text: str) -> Iterator[Place]:
    """Cut a text at line ends into stretches that take a few milliseconds each; line ends belong to none."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start + STRETCH_LENGTH)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


@lru_cache(maxsize=64)
def _compiled(query: str, fold: bool) -> "regex.Pattern[str]":
    import regex

    flags = regex.MULTILINE | (regex.IGNORECASE if fold else 0)
    try:
        return regex.compile(_unfolded(query) if fold else query, flags)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise _invalid(query, str(error)) from error


def _invalid(query: str, text: str) -> InvalidPattern:
    """Return what is wrong with a regular expression, as it was written.

    Args:
        query: The regular expression.
        text: What the library said of it, perhaps of another in which it has families of characters.
    """
    import regex

    position = None
    try:
        regex.compile(query, regex.MULTILINE)
    except regex.error as error:
        text, position = str(error), getattr(error, "pos", None)
    except (ValueError, OverflowError, RecursionError):
        pass  # a fault without a place
    reason = next((reason for begins, reason in _REASONS.items() if text.startswith(begins)), "other")
    return InvalidPattern(text, reason, position)


def _unfolded(query: str) -> str:
    """Put the families of its characters beyond ASCII into a regular expression."""
    from regex import escape

    result, inside, at = [], False, 0
    while at < len(query):
        character = query[at]
        if character == "\\":
            result.append(query[at : at + 2])
            at += 2
            continue
        if character in "[]":
            inside = character == "["
        family = "" if character.isascii() else families().get(character, "")
        if family:
            escaped = escape(family)
            result.append(escaped if inside else f"[{escaped}]")
        else:
            result.append(character)
        at += 1
    return "".join(result)
