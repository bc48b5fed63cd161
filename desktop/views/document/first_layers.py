"""The first layers of the first text, as the reader shows them while everything else is still loaded."""

from pathlib import Path
from typing import NamedTuple

from desktop.actions.first_layers import first_layers
from desktop.actions.first_text import FirstText
from desktop.text.segmentation import with_user_words
from desktop.text.spans import Span
from desktop.text.user_word_spans import user_word_spans, whole_words
from desktop.views.document.spans import figure_spans, term_spans


class FirstLayers(NamedTuple):
    """What is shown of a text.

    Attributes:
        spans: Those of each layer that is known.
        words: The boundaries of its words (code points), or None.
    """

    spans: dict[str, list[Span]]
    words: list[int] | None


def read_first_layers(path: Path, first: FirstText, term_level: str) -> FirstLayers:
    """Return what is shown of a text that was read before; it may be called in any thread.

    Args:
        path: The library's file.
        first: The text.
        term_level: The level of the terms that are shown, ``key`` or ``all``.
    """
    stored, own = first_layers(path, first)
    spans: dict[str, list[Span]] = {}
    if stored.figures is not None:
        spans["figures"] = figure_spans(stored.figures)
    if stored.terms is not None:
        spans["terms"] = term_spans(stored.terms, term_level)
    if stored.figures is None or stored.terms is None or stored.words is None:
        return FirstLayers(spans, None)
    figures = [(one.figure.start, one.figure.end) for one in stored.figures if not one.dismissed]
    terms = [(one.start, one.end) for one in stored.terms]
    boundaries = with_user_words(first.text, stored.words, own)
    places = user_word_spans(first.text, boundaries, own)
    return FirstLayers(spans, whole_words(boundaries, figures, terms, places))
