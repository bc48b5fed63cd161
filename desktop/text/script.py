"""Script: simplified and traditional characters, one code point for one code point.

OpenCC's own dictionaries are used, without its slow parser: no entry of ``t2s`` and ``s2t`` changes the
number of code points, so replacing the longest matches does the same work, and offsets into the one form
are offsets into the other.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import Implementation

from desktop.text.string_automaton import StringAutomaton, StringMatch

SAMPLE = 3000
"""How many code points are looked at to tell the script."""
NEAR = 64
"""Code points that are looked up from a character that may change: another is not far, or there is none."""
LONG = 4096
"""Code points beyond which a stretch that is looked up ends as soon as it can."""

# Traditional texts write 著 for 着, too, and OpenCC leaves it; beside these characters it is 着.
_BEFORE_ZHE = "随沿围绕向朝执带穿跟接照顺伴靠面冒试围看站走怀抱本对意味有"
_AFTER_ZHE = "力手眼重落实急想陆装色迷火凉床笔墨慌"
_SURROGATE = re.compile("[\ud800-\udfff]")  # no automaton takes a lone one
_PLANE = "\uffff"
_BEYOND = "\U00010000-\U0010ffff"
"""What lies beyond the first plane, as a range: a class that names such characters is searched far slower."""
_ZHE = re.compile(f"著(?:(?<=[{_BEFORE_ZHE}]著)(?![名作称录])|(?=[{_AFTER_ZHE}]))")


_FOUR_BYTES = f"utf-32-{sys.byteorder[0]}e"
"""How this machine writes numbers of four bytes."""

_WORTH = 1_000
_LARGE = 1_000_000
"""Code points between which a text is worth keeping in simplified characters, and not too large."""

_FEW = 1_000
"""So many phrases at most are found by a DFA, which is fastest, but large where there are many."""

_SETTLED = frozenset("个了向家并党同万千局志游药它回出云杯纤念宁广厂苏蒙链梁布秋私合曲姜于")
"""Characters that have a second reading in names or old texts alone, where they are words by themselves."""


class _Rules(NamedTuple):
    """What is needed for one direction.

    Attributes:
        touched: The characters that may change; a text without them is done already.
        touch: Finds these (and takes what lies beyond the first plane for one of them).
        letters: Matches characters that an entry may hold; no entry reaches over anything else.
        singly: What each character becomes by itself, those that stay among them, at its own code point: a
            string is looked up several times as fast as a dictionary that lacks most characters.
        phrases: Finds the phrases, the longest first.
        turned: What each phrase becomes, in the automaton's order.
    """

    touched: frozenset[str]
    touch: re.Pattern[str]
    letters: re.Pattern[str]
    singly: str
    phrases: StringAutomaton
    turned: tuple[str, ...]


def simplified(text: str) -> str:
    """Return the text in simplified characters, with the same number of code points."""
    return _kept(text) if _WORTH < len(text) < _LARGE else _simplified(text)


def _simplified(text: str) -> str:
    result = _converted(text, _to_simplified())
    return _ZHE.sub("着", result) if "著" in result and script_of(text) == "hant" else result


_kept = lru_cache(maxsize=1)(_simplified)
"""The last document is kept: its figures and its terms are sought one after the other."""


def traditional(text: str) -> str:
    """Return the text in traditional characters, with the same number of code points."""
    return _converted(text, _to_traditional())


def doubts(text: str, script: str, words: Sequence[int]) -> list[tuple[int, tuple[str, ...]]]:
    """Return the characters that could become another one than they do: 发 may be 發 or 髮.

    A character is in doubt where it is a word by itself, no phrase of the dictionaries settles it, and its
    first reading is not the right one nearly always.

    Arguments:
        text: The text.
        script: What it is converted to, ``hans`` or ``hant``.
        words: Boundaries of its words, sorted; without them nothing is known to be in doubt.

    Returns:
        The code point of each with its readings, the one that is taken first.
    """
    rules, name = (
        (_to_simplified(), "TSCharacters") if script == "hans" else (_to_traditional(), "STCharacters")
    )
    readings = _readings(name)
    if not words or readings.keys().isdisjoint(text):
        return []
    settled: set[int] = set()
    for _, start, end in _phrases(text, rules):
        settled.update(range(start, end))
    return [
        (start, readings[text[start]])
        for start, end in pairwise(words)
        if end - start == 1 and start < len(text) and text[start] in readings and start not in settled
    ]


@cache
def _readings(name: str) -> dict[str, tuple[str, ...]]:
    """Return the characters with several readings, except those whose first is nearly always right."""
    several = {}
    for one, choices in _entries(name):
        if len(choices) > 1 and one not in _SETTLED:
            several[one] = choices
    return several


def script_of(text: str) -> str:
    """Tell the script, ``hans`` or ``hant``, by the characters that are in one of them alone."""
    sample, rules = text[:SAMPLE], _to_simplified()
    in_traditional = rules.touched.intersection(rules.touch.findall(sample))
    if not in_traditional:
        return "hans"
    simple, search = _only_simplified()
    in_simplified = set()
    for found in search.finditer(sample):  # few are needed, and to look at every character takes longer
        if found.group() in simple:
            in_simplified.add(found.group())
            if len(in_simplified) >= len(in_traditional):
                return "hans"
    return "hant"


def _converted(text: str, rules: _Rules) -> str:
    parts: list[str] = []
    done = 0
    for begin, stop in _stretches(text, rules):
        parts += (text[done:begin], _looked_up(text[begin:stop], rules))
        done = stop
    return "".join([*parts, text[done:]]) if parts else text


def _looked_up(text: str, rules: _Rules) -> str:
    """Return a stretch with every character turned, and every phrase that is turned otherwise."""
    result = text.translate(rules.singly)
    signs: list[str] | None = None
    for which, start, end in _phrases(text, rules):
        if signs is None:
            signs = list(result)
        signs[start:end] = rules.turned[which]
    return result if signs is None else "".join(signs)


def _phrases(text: str, rules: _Rules) -> list[StringMatch]:
    """Return which phrases stand in a text that are turned otherwise than their characters, and where."""
    try:
        return rules.phrases.find(text)
    except UnicodeEncodeError:
        return rules.phrases.find(_SURROGATE.sub("?", text))


def _stretches(text: str, rules: _Rules) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks that contain a character that may change."""
    begin = stop = 0
    while match := rules.touch.search(text, stop):
        place = match.start()
        if place > stop + NEAR or stop > begin + LONG:
            if stop:
                yield begin, stop
            begin = place
            while begin > stop and rules.letters.match(text, begin - 1, begin):
                begin -= 1
        run = rules.letters.match(text, place + NEAR)
        stop = run.end() if run else place + NEAR
    if stop:
        yield begin, stop


@cache
def _to_simplified() -> _Rules:
    return _rules("TSCharacters", "TSPhrases")


@cache
def _to_traditional() -> _Rules:
    return _rules("STCharacters", "STPhrases")


@cache
def _only_simplified() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the characters that a traditional text would not have, and what finds these, as `touch` does."""
    changed = {one for one, other in _dictionary("STCharacters").items() if one != other}
    only = frozenset(changed - set(_dictionary("TSCharacters")))
    return only, _class_of(only)


def _class_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Return what finds some characters, and takes what lies beyond the first plane for one of them."""
    return re.compile(f"[{''.join(sorted(one for one in characters if one <= _PLANE))}{_BEYOND}]")


def _rules(characters: str, phrasebook: str) -> _Rules:
    entries = {one: other for one, other in _dictionary(characters).items() if one != other}
    touched = set(entries)
    for one, other in _dictionary(phrasebook).items():
        if len(one) == len(other):
            entries[one] = other
            touched.update(a for a, b in zip(one, other, strict=True) if a != b)
    touch = _class_of(touched)
    others = "".join(sorted(set(re.sub(r"\w", "", "".join(entries)))))
    letters = re.compile(rf"[\w{re.escape(others)}]+")
    singly = _table({ord(one): ord(other) for one, other in entries.items() if len(one) == 1})
    several = {one: other for one, other in entries.items() if len(one) > 1}
    implementation = Implementation.DFA if len(several) < _FEW else Implementation.ContiguousNFA
    phrases = StringAutomaton(several, longest=True, implementation=implementation)
    return _Rules(frozenset(touched), touch, letters, singly, phrases, tuple(several.values()))


def _table(changes: Mapping[int, int]) -> str:
    """Return every code point up to the last that changes, in order, each as what it becomes."""
    codes = array("I", range(max(changes) + 1))
    for one, other in changes.items():
        codes[one] = other
    return codes.tobytes().decode(_FOUR_BYTES, "surrogatepass")


@cache
def _dictionary(name: str) -> dict[str, str]:
    """Read one of OpenCC's dictionaries; the first choice of each entry counts."""
    result = {}
    for one, choices in _entries(name):
        result[one] = choices[0]
    return result


def _entries(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read one of OpenCC's dictionaries: what is converted, and what it may become."""
    from importlib.resources import files  # not for the first paint

    for line in (files("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8").splitlines():
        one, _, others = line.partition("\t")
        yield one, tuple(others.split(" "))
