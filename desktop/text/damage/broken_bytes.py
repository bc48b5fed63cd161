"""Broken bytes: decode a place again where punctuation was replaced byte by byte, across two characters.

A page held as GBK had ，！；？ (A3AC, A3A1, A3BB, A3BF) replaced by half-width marks without minding where a
character begins. Where a character ending in A3 stood before one beginning with AC, A1, BB or BF, the first
lost its second byte (it shows as ``?``), the second its first, and what follows was decoded one byte out of
step until a byte that begins no character put it back. On the way pairs in the user-defined area are not
seen, and a byte before a digit became, with the digit, a ``?``.

The reading is searched forwards from the question mark: every character seen gives its two bytes, the first
of which ends a character begun before; what cannot be known is tried, and the judge keeps the likeliest.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from desktop.text.damage.gbk import LEADS, UNSHOWN, character, pair
from desktop.text.damage.likelihood import CharacterLikelihood, prior
from desktop.text.script import simplified

BROKEN_BYTES = re.compile(r"\?(?=[,;!?，；！？])")
"""Where a torn place can begin."""

REACH = 40
"""How many characters a place may run on out of step."""

_LOST_LEAD = {",": 0xAC, "，": 0xAC, "!": 0xA1, "！": 0xA1, ";": 0xBB, "；": 0xBB, "?": 0xBF, "？": 0xBF}
_BEAM_WIDTH = 40
_NARROW = 10
_UNSEEN = 1.0
_CONVERTED = -1.0
_HIDDEN = -2.0
_UNBALANCED = -5.0


class ByteReading(NamedTuple):
    """One way to read a torn place.

    Attributes:
        end: The code point after the damaged text.
        text: What may have stood there.
        score: The logarithm of how likely it is, with what follows; only differences mean something.
    """

    end: int
    text: str
    score: float


class _State(NamedTuple):
    """A search under way.

    Attributes:
        text: What was read so far.
        folded: The same in simplified characters.
        lead: The first byte of the character that has begun, or 0 when in step again.
        score: How likely the characters read are, by the judge.
        odds: How likely what happened to the bytes is.
    """

    text: str
    folded: str
    lead: int
    score: float
    odds: float = 0.0


def decode_broken(text: str, folded: str, place: int, judge: CharacterLikelihood) -> list[ByteReading]:
    """Return the readings of a torn place, the likeliest first.

    Args:
        text: The text.
        folded: The same in simplified characters.
        place: Where the question mark stands.
        judge: Who knows the document.
    """
    before = folded[max(0, place - 12) : place].rsplit("\n", 1)[-1]
    ended = list(_Search(text, place, before, judge).ended())
    stop = max((end for end, _ in ended), default=0) + 8
    readings: dict[tuple[int, str], ByteReading] = {}
    for end, state in ended:
        tail = folded[end:stop].split("\n", 1)[0]
        around = folded[max(0, place - 40) : place] + state.folded + folded[end : end + 40]
        score = judge.string(before, state.folded, tail) + state.odds + _UNBALANCED * _unpaired(around)
        known = readings.get((end, state.text))
        if known is None or known.score < score:
            readings[end, state.text] = ByteReading(end, state.text, score)
    return sorted(readings.values(), key=lambda reading: -reading.score)


class _Search:
    """The search at one place: a beam of states, moved along the characters that are seen."""

    def __init__(self, text: str, place: int, before: str, judge: CharacterLikelihood) -> None:
        self._text = text
        self._place = place
        self._before = before
        self._judge = judge

    def ended(self) -> Iterator[tuple[int, _State]]:
        """Yield the states that are in step again, each with the code point after what it has read."""
        states = self._begun()
        for place in range(self._place + 2, min(self._place + 2 + REACH, len(self._text))):
            char, after = self._text[place], self._text[place + 1 : place + 2]
            following = [new for state in states for new in self._seen(state, char, after)]
            for state in states[:_NARROW]:
                following.extend(self._unseen(state, char))
            for state in _best([state for state in following if not state.lead], 2 * _BEAM_WIDTH):
                yield place + 1, state
            states = _best([state for state in following if state.lead])
            if not states:
                return

    def _begun(self) -> list[_State]:
        lost = _LOST_LEAD[self._text[self._place + 1]]
        return self._likeliest(_State("", "", 0, 0.0), ((lead, 0xA3) for lead in LEADS), lost, _BEAM_WIDTH)

    def _likeliest(
        self, state: _State, pairs: Iterable[tuple[int, int]], following: int, count: int
    ) -> list[_State]:
        """Return the likeliest states after one more character, which is one of several.

        All are weighed before any is made: of a hundred that are possible a dozen are kept.
        """
        before = self._before + state.folded
        weighed: list[tuple[float, int, float, str, str]] = []
        for lead, trail in pairs:
            if (char := character(lead, trail)) is not None:
                folded = simple(char)
                score = state.score + self._judge.next(before, folded)
                weighed.append((-(score + state.odds), len(weighed), score, char, folded))
        return [
            _State(state.text + char, state.folded + folded, following, score, state.odds)
            for _, _, score, char, folded in nsmallest(count, weighed)
        ]

    def _add(self, state: _State, lead: int, trail: int, following: int, odds: float = 0.0) -> _State:
        """Return the state after one more character; without score if there is no such character."""
        char = character(lead, trail)
        if char is None:
            return state._replace(score=-1e9)
        folded = simple(char)
        heard = self._judge.next(self._before + state.folded, folded)
        return _State(
            state.text + char, state.folded + folded, following, state.score + heard, state.odds + odds
        )

    def _seen(self, state: _State, char: str, after: str) -> Iterator[_State]:
        """Yield the states after a character that is seen."""
        if char == "?":
            yield from self._orphaned(state, after)
        elif not char.isascii():
            for shape, odds in {simple(char): _CONVERTED, char: 0.0}.items():
                if (both := pair(shape)) is not None:
                    yield self._add(state, state.lead, both[0], both[1], odds)
                    if chr(both[1]).isascii() and chr(both[1]).isalpha():
                        yield self._followed(self._add(state, state.lead, both[0], 0, odds), chr(both[1]))
        elif ord(char) >= 0x40:
            yield self._add(state, state.lead, ord(char), 0)

    def _unseen(self, state: _State, char: str) -> Iterator[_State]:
        """Yield the states after one pair or two that are not seen, then a character that is."""
        both = (ord(char), 0) if "@" <= char <= "~" else pair(char)
        if both is None and char != "?":
            return
        ones = [(trail, self._add(state, state.lead, trail, 1, _UNSEEN)) for trail in UNSHOWN]
        ones = sorted(ones, key=lambda one: -one[1].score)[:5]
        twos = [two for trail, one in ones[:3] for two in self._inside(trail, one)]
        twos = sorted(twos, key=lambda two: -two[1].score)[:6]
        for trail, begun in (*ones, *twos):
            if begun.score > -1e8 and char == "?":
                yield from self._guessed(begun)
            elif begun.score > -1e8 and both is not None:
                leads = (lead for lead in leads_of(both[0]) if character(trail, lead) is None)
                yield from self._likeliest(begun, ((lead, both[0]) for lead in leads), both[1], 6)

    def _guessed(self, state: _State) -> Iterator[_State]:
        """Yield the states after a character of which no byte is left: only the document can tell it."""
        for lead, trail in filter(None, map(pair, self._judge.followers(state.folded[-1])[:12])):
            yield self._add(state, lead, trail, 0, 2 * _HIDDEN)

    def _inside(self, trail: int, one: _State) -> Iterator[tuple[int, _State]]:
        """Yield the states after a character of which both bytes went with pairs that are not seen."""
        if one.score < -1e8:
            return
        after = self._judge.followers(one.folded[-1])
        for lead, second in inside_pairs(frozenset(after)):
            if character(trail, lead) is None:
                yield second, self._add(one, lead, second, 1, _UNSEEN + _HIDDEN)

    def _orphaned(self, state: _State, after: str) -> Iterator[_State]:
        """Yield the states after a byte that found no partner: it stands alone, or has swallowed a digit."""
        alone = self._likeliest(state, ((state.lead, trail) for trail in (0x80, *LEADS)), 0, 12)
        if after.isascii() and not after.isdigit():
            yield from alone
        else:
            yield from self._likeliest(state, ((state.lead, trail) for trail in UNSHOWN), 0, 6)
        for known in alone[:6]:
            yield from (self._followed(known, digit) for digit in "0123456789")

    def _followed(self, state: _State, char: str) -> _State:
        """Return the state after a letter or digit that a byte out of step has swallowed."""
        heard = self._judge.next(self._before + state.folded, char)
        return _State(state.text + char, state.folded + char, 0, state.score + heard, state.odds)


@lru_cache(maxsize=256)
def leads_of(trail: int) -> tuple[int, ...]:
    """Return the first bytes that make a usual character with a second one."""
    made = {lead: char for lead in range(0xA1, 0xFF) if (char := character(lead, trail)) is not None}
    return tuple(sorted(made, key=lambda lead: -prior(simple(made[lead])))[:48])


@lru_cache(maxsize=256)
def inside_pairs(likely: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return the usual characters, as bytes, whose second byte begins a pair that is not seen."""
    usual = _unshown_pairs()
    near = [both for both, folded in usual if folded in likely]
    return tuple(dict.fromkeys([*near, *(both for both, _ in usual[:40])]))


@cache
def _unshown_pairs() -> tuple[tuple[tuple[int, int], str], ...]:
    made = [
        ((lead, trail), simple(char))
        for lead in range(0xA1, 0xFF)
        for trail in UNSHOWN
        if (char := character(lead, trail)) is not None
    ]
    return tuple(sorted(made, key=lambda one: -prior(one[1])))


@lru_cache(maxsize=8192)
def simple(char: str) -> str:
    """Return one character in simplified writing."""
    return simplified(char)


def _best(states: list[_State], count: int = _BEAM_WIDTH) -> list[_State]:
    likely = [state for state in states if state.score > -1e8]
    return sorted(likely, key=lambda state: -(state.score + state.odds))[:count]


def _unpaired(text: str) -> int:
    """Count the quotation marks that don't take turns: what nothing opened, and what nothing closed."""
    marks = [char for char in text if char in "“”"]
    return sum(one == other for one, other in pairwise(marks))
