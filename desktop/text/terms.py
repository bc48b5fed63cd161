"""Terms (术语): the policy words of a text, of five types, each with its gloss where one is known."""

from collections.abc import Mapping
from dataclasses import dataclass

TERM_TYPES = ("title", "glossary", "numeral-abbrev", "quoted", "lexicon")
"""The types, the first that holds going before the others."""


@dataclass(frozen=True, slots=True)
class Term:
    """A policy word at one place of a text.

    Attributes:
        start: First code point in the text given.
        end: Code point after the last.
        text: The text between them, as it stands.
        type: One of TERM_TYPES.
        gloss: What it means, or None.
        source: Where the gloss comes from: ``document``, ``library:<title>`` or ``lexicon``, or None.
    """

    start: int
    end: int
    text: str
    type: str
    gloss: str | None = None
    source: str | None = None


def find_terms(
    text: str, *, lexicon: object | None = None, others: Mapping[str, tuple[str, str]] | None = None
) -> list[Term]:
    """Find the terms of a text, in order of position and not overlapping.

    Args:
        text: Any string.
        lexicon: The lexicon to use instead of our own.
        others: Glosses that other documents give: the term's head (simplified) with the gloss and that
            document's title.
    """
    return []
