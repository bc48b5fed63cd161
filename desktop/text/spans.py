"""Spans: ranges of a text that a layer (图层) of the reading pane marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a text that is to be marked.

    Attributes:
        start: First code point.
        end: Code point after the last.
        layer: One of LAYERS.
        key: What the span stands for, unique within its layer: an annotation's id, a figure's number.
        label: Words for a reader and a screen reader: a tag's name, an indicator.
        color: ``#rrggbb`` where the layer has none of its own (a tag's color), else empty.
        style: A variant of the layer's look: a figure's kind and words such as TARGET_STYLE, a term's type, a
            tag's pattern.
    """

    start: int
    end: int
    layer: str
    key: str
    label: str = ""
    color: str = ""
    style: str = ""


class _Level:
    """Spans of about the same length, sorted by where they begin."""

    __slots__ = ("reach", "spans", "starts")

    def __init__(self, reach: int):
        self.reach = reach  # no span here is longer
        self.starts: list[int] = []
        self.spans: list[Span] = []

    def fill(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def add(self, span: Span) -> None:
        at = bisect_right(self.starts, span.start)
        self.starts.insert(at, span.start)
        self.spans.insert(at, span)

    def remove(self, span: Span) -> None:
        at = bisect_left(self.starts, span.start)
        while self.spans[at] != span:
            at += 1
        del self.starts[at], self.spans[at]

    def touching(self, start: int, end: int) -> list[Span]:
        first = bisect_right(self.starts, start - self.reach)
        last = bisect_left(self.starts, end)
        return [span for span in self.spans[first:last] if span.end > start]


_SHORT = 7
"""Spans of fewer than two to this power code points are kept together."""


class SpanIndex:
    """The spans of one layer, found by position; one can come or go without the others being touched.

    Spans are kept by order of magnitude of their length, short ones together, so that one very long span does
    not make every question look far back: a question costs a few binary searches and its own answer.
    """

    def __init__(self, spans: Collection[Span] = ()):
        """Index spans; of several with one key the last counts, empty ones are left out."""
        ordered = in_reading_order([span for span in spans if span.end > span.start])
        self._by_key = {span.key: span for span in ordered}
        if len(self._by_key) < len(ordered):
            self._by_key = {span.key: span for span in spans if span.end > span.start}
            ordered = in_reading_order(self._by_key.values())
        self._ordered: list[Span] | None = ordered
        self._levels: dict[int, _Level] = {}
        for magnitude, level_spans in _by_magnitude(ordered).items():
            self._level(magnitude).fill(level_spans)

    def in_order(self) -> list[Span]:
        """Return all spans in the order of reading; the list is not to be changed."""
        if self._ordered is None:
            self._ordered = in_reading_order(self)
        return self._ordered

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._by_key.values())

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def get(self, key: str) -> Span | None:
        """Return the span of a key, or None."""
        return self._by_key.get(key)

    def _level(self, magnitude: int) -> _Level:
        if magnitude not in self._levels:
            self._levels[magnitude] = _Level(1 << magnitude)
        return self._levels[magnitude]

    def add(self, span: Span) -> Span | None:
        """Add a span; return the one of the same key that it replaces. An empty one only takes that away."""
        replaced = self.remove(span.key)
        if span.end > span.start:
            self._ordered = None
            self._by_key[span.key] = span
            self._level(_magnitude(span)).add(span)
        return replaced

    def remove(self, key: str) -> Span | None:
        """Take away the span of a key; return it, or None where there is none."""
        span = self._by_key.pop(key, None)
        if span is not None:
            self._ordered = None
            self._level(_magnitude(span)).remove(span)
        return span

    def touching(self, start: int, end: int) -> list[Span]:
        """Return the spans that have a code point in a range, by start, the longer first.

        Arguments:
            start: First code point of the range.
            end: Code point after its last; an empty range asks for what covers the code point at ``start``.
        """
        if not self._by_key:
            return []
        end = max(end, start + 1)
        found = [span for level in self._levels.values() for span in level.touching(start, end)]
        found.sort(key=_place)
        return found

    def after(self, position: int) -> Span | None:
        """Return the first span that begins after a code point, or None."""
        firsts = []
        for level in self._levels.values():
            at = bisect_right(level.starts, position)
            if at < len(level.spans):
                firsts.append(level.spans[at])
        return min(firsts, key=_place, default=None)

    def before(self, position: int) -> Span | None:
        """Return the last span that begins before a code point, or None."""
        lasts = []
        for level in self._levels.values():
            at = bisect_left(level.starts, position)
            if at > 0:
                lasts.append(level.spans[at - 1])
        return max(lasts, key=lambda span: span.start, default=None)


def _magnitude(span: Span) -> int:
    """Return the level that a span is kept in: nearly all spans are short and share the first."""
    return max((span.end - span.start).bit_length(), _SHORT)


def _by_magnitude(ordered: list[Span]) -> dict[int, list[Span]]:
    """Sort spans into levels, each in the order in which they are given."""
    least = 1 << _SHORT
    found = {_SHORT: [span for span in ordered if span.end - span.start < least]}
    if len(found[_SHORT]) < len(ordered):
        for span in ordered:
            if span.end - span.start >= least:
                found.setdefault(_magnitude(span), []).append(span)
    return found


def in_reading_order(spans: Iterable[Span]) -> list[Span]:
    """Sort spans by start, the longer first; of equal ranges the one given first."""
    ordered = sorted(spans, key=attrgetter("end"), reverse=True)
    ordered.sort(key=attrgetter("start"))  # twice by a number is quicker than once by a tuple
    return ordered


def _place(span: Span) -> tuple[int, int, str]:
    """The order of reading: by start, the longer first, then by key so that it is always the same."""
    return span.start, -span.end, span.key


class LaneAssignment:
    """Which lane under the line each span of a layer is drawn in: overlapping spans never share one.

    Lanes are given first-fit in the order of reading. A span that comes later takes the lowest that is free
    where it lies and no other span moves; what is removed leaves its lane empty.
    """

    def __init__(self, index: SpanIndex):
        """Assign lanes to all spans of an index; report its later changes with ``add`` and ``remove``."""
        self._index = index
        given: list[int] = []
        free_from: list[int] = []  # by lane: where its last span ends
        ordered = index.in_order()
        for span in ordered:
            start, lane = span.start, 0
            for end in free_from:
                if end <= start:
                    free_from[lane] = span.end
                    break
                lane += 1
            else:
                free_from.append(span.end)
            given.append(lane)
        self._lanes = {span.key: lane for span, lane in zip(ordered, given, strict=True)}
        self._count = len(free_from)

    @property
    def count(self) -> int:
        """How many lanes have been needed anywhere so far; it does not fall when spans go."""
        return self._count

    def lane(self, key: str) -> int:
        """Return the lane of a span, 0 for the one nearest to the text.

        Raises:
            KeyError: The span is not there.
        """
        return self._lanes[key]

    def add(self, span: Span) -> None:
        """Assign a lane to a span that has been added to the index."""
        if span.key in self._index:
            others = self._index.touching(span.start, span.end)
            taken = {self._lanes.get(other.key) for other in others if other.key != span.key}
            lane = next(lane for lane in count() if lane not in taken)
            self._lanes[span.key] = lane
            self._count = max(self._count, lane + 1)

    def remove(self, key: str) -> None:
        """Forget a span that has been removed from the index."""
        self._lanes.pop(key, None)

    def depth(self, start: int, end: int) -> int:
        """Return how many lanes are needed for a range: one more than the deepest in it, 0 for none."""
        return max((self._lanes[span.key] + 1 for span in self._index.touching(start, end)), default=0)
