"""Spans: ranges of a text that a layer (图层) of the reading pane marks."""

from dataclasses import dataclass

LAYERS = ("words", "figures", "terms", "damage", "annotations", "hits")
"""The kinds of highlighting that can be shown or hidden."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a text that is to be marked.

    Attributes:
        start: First code point.
        end: Code point after the last.
        layer: One of LAYERS.
        key: What the span stands for, unique within its layer: an annotation's id, a figure's number.
        label: Words for a reader and a screen reader: a tag's name, an indicator.
        colour: ``#rrggbb`` where the layer has none of its own (a tag's colour), else empty.
        style: A variant of the layer's look: a figure's kind, a term's type.
    """

    start: int
    end: int
    layer: str
    key: str
    label: str = ""
    colour: str = ""
    style: str = ""
