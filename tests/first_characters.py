"""What a regular expression may begin with: for tests of what is looked for before it is tried."""

import re
from collections.abc import Iterable
from typing import Any


def first_characters(pattern: re.Pattern[str]) -> set[str]:
    """Return the characters, and the names of categories, that a match of a pattern may begin with.

    What must or must not stand there is passed over, so that there may be more of them than there are.

    Raises:
        AssertionError: It may match nothing.
    """
    found, empty = first_of(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]
    assert not empty, pattern.pattern
    return found


def first_of(items: Iterable[Any]) -> tuple[set[str], bool]:
    """Return what parsed parts of a pattern may begin with, and whether they may be empty."""
    found: set[str] = set()
    for name, value in items:
        match str(name):
            case "LITERAL":
                return found | {chr(value)}, False
            case "IN":
                return found.union(*map(_members, value)), False
            case "SUBPATTERN":
                inner = [first_of(value[-1])]
            case "BRANCH":
                inner = [first_of(branch) for branch in value[1]]
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                own, empty = first_of(value[2])
                inner = [(own, empty or value[0] == 0)]
            case _:
                assert str(name) in ("ASSERT", "ASSERT_NOT", "AT"), name  # these take no character
                continue
        found = found.union(*(own for own, _ in inner))
        if not any(empty for _, empty in inner):
            return found, False
    return found, True


def _members(one: tuple[Any, Any]) -> set[str]:
    """Return the characters of a part of a class; of a category its name."""
    name, value = one
    if str(name) == "RANGE":
        return {chr(code) for code in range(value[0], value[1] + 1)}
    return {chr(value) if str(name) == "LITERAL" else str(value)}
