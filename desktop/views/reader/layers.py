"""Layers (图层): what the reading pane can highlight, the spans of each, which are visible, and lanes."""

from collections.abc import Iterable

from desktop.text.span_styles import HIGHLIGHT_STYLE, PATTERNS, usual_pattern
from desktop.text.spans import LaneAssignment, Span, SpanIndex

LAYERS = ("words", "figures", "terms", "damage", "annotations", "hits")
"""The kinds of highlighting that can be shown or hidden."""

UNDER_THE_POINTER = ("annotations", "hits", "damage", "figures", "terms")
"""Those whose spans answer to the pointer, the first before the others."""


class SpanLayers:
    """Spans by layer.

    Attributes:
        highlighted_span: Layer and key of the span under the pointer or walked to, drawn above the others; or
            None.
        current_hit: Key of the search hit one has gone to, or empty.
    """

    def __init__(self) -> None:
        """Make layers without spans; all are visible."""
        self._indexes: dict[str, SpanIndex] = {}
        self._hidden: set[str] = set()
        self._lanes = LaneAssignment(SpanIndex())
        self.highlighted_span: tuple[str, str] | None = None
        self.current_hit = ""
        for layer in LAYERS:
            self.set(layer, ())

    def clear(self) -> None:
        """Take all spans away; what is hidden stays hidden."""
        for layer in LAYERS:
            self.set(layer, ())

    def set(self, layer: str, spans: Iterable[Span]) -> None:
        """Replace the spans of a layer.

        Raises:
            ValueError: There is no such layer, or a span is of another one.
        """
        if layer not in LAYERS:
            raise ValueError(f"no layer {layer!r}")
        index = self._indexes[layer] = SpanIndex(list(spans))
        if {span.layer for span in index} - {layer}:
            raise ValueError(f"a span of another layer than {layer!r}")
        if layer == "annotations":
            self._lanes = LaneAssignment(index)
        if (
            self.highlighted_span is not None
            and self.highlighted_span[0] == layer
            and self.highlighted_span[1] not in index
        ):
            self.highlighted_span = None

    def add(self, span: Span) -> list[Span]:
        """Add a span; return those whose place has to be drawn again (it, and the one it replaces)."""
        replaced = self.index(span.layer).add(span)
        if span.layer == "annotations":
            self._lanes.remove(span.key)
            self._lanes.add(span)
        return [span] if replaced is None else [span, replaced]

    def remove(self, layer: str, key: str) -> Span | None:
        """Take a span away; return it, or None where there was none."""
        if layer == "annotations":
            self._lanes.remove(key)
        if self.highlighted_span == (layer, key):
            self.highlighted_span = None
        return self.index(layer).remove(key)

    def index(self, layer: str) -> SpanIndex:
        """Return the spans of a layer.

        Raises:
            ValueError: There is no such layer.
        """
        if layer not in self._indexes:
            raise ValueError(f"no layer {layer!r}")
        return self._indexes[layer]

    def set_visible(self, layer: str, on: bool) -> None:
        """Show or hide a layer."""
        self.index(layer)
        (self._hidden.discard if on else self._hidden.add)(layer)

    def visible(self, layer: str) -> bool:
        """Return whether a layer is shown."""
        return layer not in self._hidden

    def overlapping(self, layer: str, start: int, end: int) -> list[Span]:
        """Return the spans of a layer in a range, none if it is hidden."""
        return [] if layer in self._hidden else self._indexes[layer].touching(start, end)

    def at(self, code_point: int) -> list[Span]:
        """Return the visible spans that cover a code point: annotations first, the shortest first."""
        found = []
        for layer in UNDER_THE_POINTER:
            covering = self.overlapping(layer, code_point, code_point + 1)
            found += sorted(covering, key=lambda span: (span.end - span.start, span.start, span.key))
        return found

    def lane(self, key: str) -> int:
        """Return the lane of an annotation, 0 for the nearest to the text."""
        return self._lanes.lane(key)

    @property
    def lanes(self) -> int:
        """How many lanes annotations need anywhere in the text."""
        return self._lanes.count

    def depth(self, start: int, end: int) -> int:
        """Return how many lanes a range needs; 0 while annotations are hidden."""
        return self._lanes.depth(start, end) if self.visible("annotations") else 0

    def pattern(self, span: Span) -> str:
        """Return how an annotation's lane is drawn: its style if that is a pattern, else one for its tag."""
        if span.style in PATTERNS:
            return span.style
        if span.style == HIGHLIGHT_STYLE:
            return PATTERNS[0]
        return usual_pattern(span.label or span.color)

    def step(self, layer: str, position: int, key: str, *, forward: bool) -> Span | None:
        """Return the span of a layer that one comes to next, in the order of reading, or None at the end.

        Arguments:
            layer: The layer.
            position: Where one is: a code point.
            key: The span one has gone to, or empty; of several that begin together one comes to each.
            forward: Whether one goes on, else back.
        """
        index = self.index(layer)
        here = _starting_at(index, position)
        keys = [span.key for span in here]
        if key in keys:
            at = keys.index(key) + (1 if forward else -1)
            if 0 <= at < len(here):
                return here[at]
        elif here and forward:
            return here[0]
        found = index.after(position) if forward else index.before(position)
        return _starting_at(index, found.start)[0 if forward else -1] if found is not None else None


def _starting_at(index: SpanIndex, start: int) -> list[Span]:
    """Return the spans that begin at a code point."""
    return [span for span in index.touching(start, start + 1) if span.start == start]
