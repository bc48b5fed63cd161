"""Shared passages: stretches that two texts have in common, with the formulas in them masked.

That a passage is shared says nothing of who took it from whom. A formula is a clause that stands in many
texts, such as an opening sentence: it says nothing of these two.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.text.string_windows import TABLE_SIZE, window_numbers

if TYPE_CHECKING:
    import numpy

    _Numbers = numpy.ndarray[Any, Any]

SHORTEST = 20
"""Characters beyond masks that a shared passage has at least."""

_MOST_PLACES = 16
"""Places of the same beginning that are tried."""

_STEP = 10
"""Characters that are compared at once, at first."""

_CLAUSE = re.compile(r"[^，。；：！？、\n]+")
_SPACE = re.compile(r"\s")
SHORT_CLAUSE = 6
"""Characters below which a clause belongs to many texts by chance, and is not looked up."""

_CUT = SHORT_CLAUSE - 1
"""Characters of a formula that are no formula where a passage begins or ends within it."""

MANY_STRETCHES = 2_000
"""Stretches of a text, looked at one by one, after which it takes less time to look at its clauses once."""

_MOST_KEPT = 200_000
"""Strings of which it is kept whether a passage can be in them."""


class SharedPassage(NamedTuple):
    """A stretch that two texts have in common.

    Attributes:
        start_a: First code point in the one text.
        end_a: Code point after the last.
        start_b: First code point in the other text.
        end_b: Code point after the last.
        masks: Start and end of each formula, counted from the beginning of the passage.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    masks: tuple[tuple[int, int], ...] = ()

    @property
    def characters(self) -> int:
        """Characters that are not masked."""
        return self.end_a - self.start_a - sum(end - start for start, end in self.masks)


class _Clauses:
    """The clauses of a text, and how much of them formulas may be, to leave out what can hold no passage.

    Args:
        form: The text.
        is_formula: Tells whether a clause stands in many texts.
    """

    def __init__(self, form: str, is_formula: Callable[[str], bool]) -> None:
        import numpy  # not before anything is compared

        rows = [(0, 0, 0, 0, 0, 0)]
        free = at = 0
        for match in _CLAUSE.finditer(form):
            start, end = match.span()
            begins, ends = _formula_ends(match[0], is_formula)
            free += start - at
            free_after = free if begins == end - start else free + end - start
            rows.append((start, end, begins, ends, free, free_after))
            free, at = free_after, end
        columns = numpy.array(rows, numpy.int32).T
        self._starts, self._ends, self._begins, self._closes, self._free, self._free_after = columns

    def most(self, firsts: "_Numbers", ends: "_Numbers") -> "_Numbers":
        """Return of each of some stretches a bound of the characters beyond masks of any string within."""
        import numpy

        left = self._starts.searchsorted(firsts, "right") - 1
        right = self._starts.searchsorted(ends - 1, "right") - 1
        cut_left, cut_right = self._ends[left] > firsts, self._ends[right] >= ends
        # Of the clauses that are cut at either end: what is left of them, and how much of it is no formula.
        first, last = self._ends[left] - firsts, ends - self._starts[right]
        first_free, last_free = _free_of(first, self._closes[left]), _free_of(last, self._begins[right])
        first_free[~cut_left] = _CUT
        last_free[~cut_right] = _CUT
        begun = numpy.where(cut_left, self._free_after[left], self._free_after[left] - first)
        ended = numpy.where(cut_right, self._free[right], self._free_after[right] + ends - self._ends[right])
        most: _Numbers = ended - begun + first_free + last_free
        within = cut_left & cut_right & (left == right)
        most[within] = (ends - firsts)[within]
        return most


def _free_of(lengths: "_Numbers", formulas: "_Numbers") -> "_Numbers":
    """Return how many characters of the pieces of cut clauses may be beyond masks.

    A piece that is a formula may be cut again, so short that it is none.
    """
    import numpy

    return numpy.where((lengths < SHORT_CLAUSE) | (lengths <= formulas), _CUT, lengths)


def _formula_ends(clause: str, is_formula: Callable[[str], bool]) -> tuple[int, int]:
    """Return how many characters at the beginning of a clause, and at its end, are a formula at most."""
    length = len(clause)
    if length < SHORT_CLAUSE or _SPACE.search(clause):
        return 0, 0
    if is_formula(clause):
        return length, length
    found = []
    for backward in (False, True):
        low, high = SHORT_CLAUSE - 1, length - 1
        while low < high:
            middle = (low + high + 1) // 2
            piece = clause[-middle:] if backward else clause[:middle]
            low, high = (middle, high) if is_formula(piece) else (low, middle - 1)
        found.append(low if low >= SHORT_CLAUSE else 0)
    return found[0], found[1]


@dataclass(slots=True)
class PreparedText:
    """A folded text as it is compared with many others.

    Attributes:
        form: The text.
        windows: A number for each string of the shortest length, by where it begins.
        looked_at: How many of its stretches have been looked at.
        clauses: Its clauses, once so many were looked at that they are of use.
    """

    form: str
    windows: "_Numbers"
    looked_at: int = 0
    clauses: _Clauses | None = None


class PassageFinder:
    """Finds what texts share, each compared with as many others as are wanted.

    Args:
        is_formula: Tells whether a clause stands in many texts; of what it says so, it says so of every
            string within.
        shortest: Characters beyond masks that a passage has at least.
    """

    def __init__(
        self, is_formula: Callable[[str], bool] = lambda clause: False, shortest: int = SHORTEST
    ) -> None:
        self.shortest = shortest
        self._is_formula = is_formula
        self.masks = lru_cache(maxsize=_MOST_KEPT)(self._masks)
        self.may_hold = lru_cache(maxsize=_MOST_KEPT)(self._may_hold)

    def prepared(self, form: str) -> PreparedText:
        """Return a folded text made ready to be compared."""
        return PreparedText(form, window_numbers(form, self.shortest))

    def clauses(self, text: PreparedText, stretches: int) -> _Clauses | None:
        """Return the clauses of a text of which many stretches are looked at, None of any other.

        Args:
            text: The text.
            stretches: How many of its stretches are to be looked at now.
        """
        text.looked_at += stretches
        if text.clauses is None and text.looked_at > MANY_STRETCHES:
            text.clauses = _Clauses(text.form, self._is_formula)
        return text.clauses

    def compared(self, a: PreparedText) -> "OneCompared":
        """Return what compares one text with others."""
        return OneCompared(self, a)

    def _masks(self, passage: str) -> tuple[tuple[int, int], ...]:
        """Return start and end of each formula in a passage."""
        return tuple(
            match.span()
            for match in _CLAUSE.finditer(passage)
            if len(match[0].strip()) >= SHORT_CLAUSE and self._is_formula(match[0])
        )

    def _may_hold(self, extent: str) -> bool:
        """Return whether any string within another can have as many characters beyond masks as it takes.

        A formula that a string begins or ends with may be cut so short there that it is no formula.
        """
        most = open_at = bare = 0
        at = 0
        masks = dict(self.masks(extent))
        for start, end in [*sorted(masks.items()), (len(extent), len(extent))]:
            bare += start - at
            cut = 0
            if end > start:
                cut = min(end - start, SHORT_CLAUSE - 1 + len(_SPACE.findall(extent, start, end)))
            most = max(most, bare - open_at + cut)
            # `open_at` is what is before the best beginning, less what a formula cut there is worth.
            open_at = min(open_at, bare - cut)
            at = end
        return most >= self.shortest


@dataclass(slots=True)
class OneCompared:
    """A text that is compared with others.

    Attributes:
        finder: What tells formulas.
        a: The text.
        table: Whether the text has a string of a number.
        places: Where the text has a string of the shortest length; made when it is first asked for.
    """

    finder: PassageFinder
    a: PreparedText
    table: "_Numbers" = field(init=False)
    places: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Mark the strings that the text has."""
        import numpy  # not before anything is compared

        self.table = numpy.zeros(TABLE_SIZE, dtype=bool)
        self.table[self.a.windows] = True

    def with_text(self, b: PreparedText) -> list[SharedPassage]:
        """Return what another text shares with this one, by place there; no two overlap there."""
        import numpy

        begun = numpy.flatnonzero(self.table[b.windows])
        if not len(begun):
            return []
        breaks = numpy.flatnonzero(begun[1:] - begun[:-1] > 1)
        firsts, lasts = begun[numpy.append(0, breaks + 1)], begun[numpy.append(breaks, len(begun) - 1)]
        form, length, places = b.form, self.finder.shortest, self._places()
        # Most that stand alone are other strings of the same number.
        there = [form[first : first + length] in places for first in firsts.tolist()]
        kept = (firsts != lasts) | numpy.array(there)
        firsts, lasts = firsts[kept], lasts[kept]
        found: list[SharedPassage] = []
        free_from, may_hold = 0, self.finder.may_hold
        clauses = self.finder.clauses(b, len(firsts))
        if clauses is not None:
            kept = clauses.most(firsts, lasts + length) >= length
            firsts, lasts = firsts[kept], lasts[kept]
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            if last >= free_from and may_hold(form[first : last + length]):
                found += self._within(form, max(first, free_from), last)
                free_from = found[-1].end_b if found else 0
        return found

    def _within(self, form: str, first: int, last: int) -> Iterator[SharedPassage]:
        """Yield the passages that begin from one place of another text to a last one."""
        form_a, shortest, places = self.a.form, self.finder.shortest, self._places()
        at = first
        while at <= last:
            best, length = 0, 0
            for place in places.get(form[at : at + shortest], ()):
                common = _common(form_a, form, place, at)
                if common > length:
                    best, length = place, common
            if length >= shortest:
                masks = self.finder.masks(form[at : at + length])
                one = SharedPassage(best, best + length, at, at + length, masks)
                if one.characters >= shortest:
                    yield one
                    at += length
                else:  # what is left of it may belong to another passage
                    at += length - shortest + 1
            else:
                at += 1

    def _places(self) -> dict[str, list[int]]:
        if not self.places:
            form, length, places = self.a.form, self.finder.shortest, self.places
            for at in range(len(form) - length + 1):
                some = places.setdefault(form[at : at + length], [])
                if len(some) < _MOST_PLACES:
                    some.append(at)
        return self.places


def shared_passages(
    form_a: str,
    form_b: str,
    is_formula: Callable[[str], bool] = lambda clause: False,
    shortest: int = SHORTEST,
) -> list[SharedPassage]:
    """Return what two folded texts share, by place in the second; no two overlap there.

    Args:
        form_a: The one text.
        form_b: The other text.
        is_formula: Tells whether a clause stands in many texts.
        shortest: Characters beyond masks that a passage has at least.
    """
    finder = PassageFinder(is_formula, shortest)
    return finder.compared(finder.prepared(form_a)).with_text(finder.prepared(form_b))


def _common(form_a: str, form_b: str, a: int, b: int) -> int:
    """Return how many characters two texts have in common from two places on."""
    length, most = 0, min(len(form_a) - a, len(form_b) - b)
    step = _STEP
    while length < most:
        step = min(step, most - length)
        if form_a[a + length : a + length + step] == form_b[b + length : b + length + step]:
            length += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return length
