"""Script: simplified and traditional characters, one code point for one code point.

OpenCC's own dictionaries are used, without its slow parser: no entry of ``t2s`` and ``s2t`` changes the
number of code points, so replacing the longest matches does the same work, and offsets into the one form
are offsets into the other.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

SAMPLE = 3000
"""How many code points are looked at to tell the script."""

# Traditional texts write 著 for 着, too, and OpenCC leaves it; beside these characters it is 着.
_BEFORE_ZHE = "随沿围绕向朝执带穿跟接照顺伴靠面冒试围看站走怀抱本对意味有"
_AFTER_ZHE = "力手眼重落实急想陆装色迷火凉床笔墨慌"
_SURROGATE = re.compile("[\ud800-\udfff]")  # no automaton takes a lone one
_ZHE = re.compile(f"(?<=[{_BEFORE_ZHE}])著(?![名作称录])|著(?=[{_AFTER_ZHE}])")


class _Rules(NamedTuple):
    """What is needed for one direction.

    Attributes:
        touched: The characters that may change; a text without them is done already.
        found: Finds the characters that change and the phrases, the longest first.
        becomes: What each becomes, in the automaton's order.
    """

    touched: frozenset[str]
    found: AhoCorasick
    becomes: tuple[str, ...]


def simplified(text: str) -> str:
    """Give the text in simplified characters, with the same number of code points."""
    result = _converted(text, _to_simplified())
    return _ZHE.sub("着", result) if "著" in result and script_of(text) == "hant" else result


def traditional(text: str) -> str:
    """Give the text in traditional characters, with the same number of code points."""
    return _converted(text, _to_traditional())


def script_of(text: str) -> str:
    """Tell the script, ``hans`` or ``hant``, by the characters that are in one of them alone."""
    sample = set(text[:SAMPLE])
    in_traditional = len(sample & _to_simplified().touched)
    return "hant" if in_traditional > len(sample & _only_simplified()) else "hans"


def _converted(text: str, rules: _Rules) -> str:
    if rules.touched.isdisjoint(text):
        return text
    parts = []
    done = 0
    for which, start, end in rules.found.find_matches_as_indexes(_SURROGATE.sub("?", text)):
        parts += [text[done:start], rules.becomes[which]]
        done = end
    return "".join([*parts, text[done:]])


@cache
def _to_simplified() -> _Rules:
    return _rules("TSCharacters", "TSPhrases")


@cache
def _to_traditional() -> _Rules:
    return _rules("STCharacters", "STPhrases")


@cache
def _only_simplified() -> frozenset[str]:
    """Give the characters that a traditional text would not have."""
    changed = {one for one, other in _dictionary("STCharacters").items() if one != other}
    return frozenset(changed - set(_dictionary("TSCharacters")))


def _rules(characters: str, phrases: str) -> _Rules:
    entries = {one: other for one, other in _dictionary(characters).items() if one != other}
    touched = set(entries)
    for one, other in _dictionary(phrases).items():
        if len(one) == len(other):
            entries[one] = other
            touched.update(a for a, b in zip(one, other, strict=True) if a != b)
    found = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest)
    return _Rules(frozenset(touched), found, tuple(entries.values()))


@cache
def _dictionary(name: str) -> dict[str, str]:
    """Read one of OpenCC's dictionaries; the first choice of each entry counts."""
    result = {}
    for line in (files("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8").splitlines():
        one, _, others = line.partition("\t")
        result[one] = others.split(" ")[0]
    return result
