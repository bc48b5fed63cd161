"""Terms (术语): the policy words of a text, of five types, each with its gloss where one is known."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from desktop.text.abbreviations import find_abbreviations, is_abbreviation
from desktop.text.glossary import Glossary, find_glossary, key_of
from desktop.text.lexicon import Lexicon, joined, policy_lexicon, searchable
from desktop.text.quotations import Quotation, find_quotations, find_titles
from desktop.text.script import simplified
from desktop.text.segmentation import frequency
from desktop.text.string_automaton import StringAutomaton, StringMatch

TERM_TYPES = ("title", "glossary", "numeral-abbrev", "quoted", "lexicon")
"""The types, the first that holds going before the others."""

LONGEST = 24
"""How many code points a quotation may have to be a term; a longer one is somebody's words."""

_TAKEN = b"\x01" * LONGEST
_PLAIN = re.compile(r"\w*+\Z")
"""A name that is its own key."""

_SENTENCE = frozenset("。；！？!?;：:")


class Term(NamedTuple):
    """A policy word at one place of a text.

    Attributes:
        start: First code point in the text given.
        end: Code point after the last.
        text: The text between them, as it stands.
        type: One of TERM_TYPES.
        gloss: What it means, or None.
        source: Where the gloss comes from: ``document``, ``library:<title>`` or ``lexicon``, or None.
        level: The level that the lexicon has a word of its own at, ``key`` or ``all``; None for other terms.
    """

    start: int
    end: int
    text: str
    type: str
    gloss: str | None = None
    source: str | None = None
    level: str | None = None


_made = tuple.__new__
"""Makes a term of a row of its fields, in half the time that the class takes by itself."""

_Told = tuple[str, str | None, str | None, str | None]
"""What is told of a term beside its place: type, gloss, where that comes from, and level."""

_BEHIND_ALL = Term(sys.maxsize, sys.maxsize, "", "")
_Found = tuple[int, int, str, str | None]
"""Start, end, type and, where a mark points to it, the gloss."""


def find_terms(
    text: str, *, lexicon: Lexicon | None = None, others: Mapping[str, tuple[str, str]] | None = None
) -> list[Term]:
    """Find the terms of a text, in order of position and not overlapping.

    Args:
        text: Any string.
        lexicon: The lexicon to use instead of our own.
        others: Glosses that other documents give: the term, as `key_of` writes it, with the gloss and that
            document's title.
    """
    words = policy_lexicon() if lexicon is None else lexicon
    folded = searchable(simplified(text))
    glossary = find_glossary(text, folded=folded)
    glosses = glossary.glosses()
    known = _Glosses(glosses, others or {}, words)
    taken = bytearray(len(text))
    places: list[Term] = []
    for start, end, kind, gloss in _by_priority(text, folded, glossary, glosses):
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = _TAKEN[: end - start] if end - start <= LONGEST else b"\x01" * (end - start)
            kind, gloss, source, level = known.of_place(kind, folded[start:end], gloss)
            places.append(_made(Term, (start, end, text[start:end], kind, gloss, source, level)))
    places.sort(key=itemgetter(0))  # no two begin together
    return _with_words(text, places, words.find_matches(folded), known)


def _with_words(
    text: str, places: Iterable[Term], found: Iterable[StringMatch], known: "_Glosses"
) -> list[Term]:
    """Return terms in order, and between them the words of the lexicon that overlap none."""
    told = known.of_words
    terms: list[Term] = []
    onward = iter((*places, _BEHIND_ALL))
    place = next(onward)
    first, last = place.start, place.end
    for which, start, end in found:
        while last <= start:
            terms.append(place)
            place = next(onward)
            first, last = place.start, place.end
        if first >= end:
            meant = told[which]
            if meant is None:
                meant = told[which] = known.of_word(which)
            kind, gloss, source, level = meant
            terms.append(_made(Term, (start, end, text[start:end], kind, gloss, source, level)))
    while place is not _BEHIND_ALL:
        terms.append(place)
        place = next(onward)
    return terms


def _by_priority(text: str, folded: str, glossary: Glossary, glosses: Mapping[str, str]) -> Iterator[_Found]:
    """Yield what goes before the words of the lexicon, the first of two that overlap holding."""
    for start, end in find_titles(text):
        yield start, end, "title", None
    for mark in glossary.marks:
        yield mark.term_start, mark.term_end, "glossary", mark.entry.gloss if mark.entry else None
    names = dict.fromkeys(glosses, "glossary")
    for quotation in find_quotations(text):
        start, end = quotation
        if not (text[start].isalnum() and text[end - 1].isalnum()):
            start, end = _trimmed(text, quotation)
        words = folded[start:end]
        key, kind = _quoted(words)
        if kind:
            if key in glosses:
                kind = "glossary"
            elif kind == "numeral-abbrev" and not words.isdigit():
                names.setdefault(key, kind)
            yield start, end, kind, None
    yield from _named(folded, names)
    for start, end in find_abbreviations(folded, frequency):
        yield start, end, "numeral-abbrev", None


def _named(folded: str, names: Mapping[str, str]) -> Iterator[_Found]:
    """Find the same words elsewhere in the document; two characters could be anything (三公 in 三公里)."""
    long = sorted(name for name in names if len(name) > 2)
    if long:
        for index, start, end in StringAutomaton(long, longest=True).find(folded):
            if not joined(folded, start, end):
                yield start, end, names[long[index]], None


def _trimmed(text: str, quotation: Quotation) -> tuple[int, int]:
    """Leave out space and left-over bold marks at the ends."""
    start, end = quotation
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return start, end


@lru_cache(maxsize=16_384)
def _quoted(words: str) -> tuple[str, str]:
    """Return the key of a quotation in simplified characters, and its type where nothing explains it.

    The type is empty where a quotation is too long for a term, or a sentence.
    """
    if not 0 < len(words) <= LONGEST or not _SENTENCE.isdisjoint(words):
        return words, ""
    key = key_of(words, folded=True)
    return key, "numeral-abbrev" if is_abbreviation(key) else "quoted"


def with_glosses(text: str, terms: Iterable[Term], others: Mapping[str, tuple[str, str]]) -> list[Term]:
    """Return terms with the glosses that other documents give, where their own document gives none.

    Args:
        text: The text.
        terms: Its terms, as `find_terms` gives them without those glosses.
        others: Glosses that other documents give, as for `find_terms`.
    """
    folded = searchable(simplified(text))
    return [_with_gloss(term, folded[term.start : term.end], others) for term in terms]


def _with_gloss(term: Term, name: str, others: Mapping[str, tuple[str, str]]) -> Term:
    found = others.get(_key(name)) if term.source in (None, "lexicon") else None
    return term if found is None else term._replace(gloss=found[0], source=f"library:{found[1]}")


def terms_of_level(terms: Iterable[Term], level: str) -> list[Term]:
    """Return the terms that are marked at a level: at ``key`` not the words that the lexicon has at ``all``.

    What a document quotes, cites or explains is marked at either.

    Args:
        terms: The terms of a text.
        level: ``key`` or ``all``.
    """
    return [term for term in terms if level == "all" or term.level in (None, level)]


@lru_cache(maxsize=16_384)
def _key(name: str) -> str:
    """Return what a name, in simplified characters, has its gloss by."""
    return name if _PLAIN.match(name) else key_of(name, folded=True)


class _Glosses:
    """What is known of terms: first by the document itself, then by others, then by the lexicon.

    Attributes:
        of_words: What is told of each word of the lexicon, in the order of its names, where it was asked for;
            the lexicon's own list where nothing else explains any.
    """

    def __init__(self, own: Mapping[str, str], others: Mapping[str, tuple[str, str]], words: Lexicon) -> None:
        self._own = own
        self._others = others
        self._words = words
        self.of_words: list[_Told | None] = [None] * len(words.told) if own or others else words.told
        self._told: dict[tuple[str, str], _Told] = {}

    def of_place(self, kind: str, name: str, gloss: str | None) -> _Told:
        """Return what is told of a term that stands at a place for a reason of its own.

        Args:
            kind: Its type.
            name: Its words in simplified characters.
            gloss: The gloss that a mark behind it points to, or None.
        """
        if gloss is not None:
            return kind, gloss, "document", None
        told = self._told.get((kind, name))
        if told is None:
            told = self._told[kind, name] = (kind, *self._of(name), None)
        return told

    def of_word(self, which: int) -> _Told:
        """Return what is told of a word of the lexicon."""
        name = self._words.names()[which]
        if name in self._own:
            return "glossary", *self._of(name), None
        if (key := _key(name)) in self._own or key in self._others:
            return self._of_lexicon(name)
        told = self._words.told[which]
        if told is None:
            told = self._words.told[which] = self._of_lexicon(name)
        return told

    def _of_lexicon(self, name: str) -> _Told:
        """Return what is told of a word of the lexicon that the document does not explain by that name."""
        if is_abbreviation(name):
            return "numeral-abbrev", *self._of(name), None
        word = self._words.get(name)
        return "lexicon", *self._of(name), None if word is None else word.level

    def _of(self, name: str) -> tuple[str | None, str | None]:
        """Return a term's gloss and its source."""
        key = _key(name)
        if key in self._own:
            return self._own[key], "document"
        if key in self._others:
            gloss, title = self._others[key]
            return gloss, f"library:{title}"
        word = self._words.get(key)
        return (word.gloss, "lexicon") if word is not None and word.gloss else (None, None)
