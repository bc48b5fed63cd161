"""Tables of the analyses beside panels: compared strings, shared passages, words, passages."""

from desktop.text.keyness import Keyness
from desktop.text.shared_passages import SharedPassage

COMPARISON_COLUMNS = (
    "term",
    "kind",
    "count_a",
    "count_b",
    "characters_a",
    "characters_b",
    "g2",
    "log_ratio",
    "range_a",
    "range_b",
)
"""A string compared in documents A and B, as ``piyue compare --json`` names the fields."""

SHARED_COLUMNS = ("document_a", "start_a", "end_a", "document_b", "start_b", "end_b", "text", "formulas")
"""A passage that two documents share, with the formulas in it, joined by ``|``."""

WORD_COLUMNS = ("theme", "word", "level", "count", "documents", "nested", "within", "excepted")
"""A word of a dictionary; ``within`` has the words that count instead and how often, joined by ``|``."""

PASSAGE_COLUMNS = (
    "document_id",
    "document",
    "region",
    "year",
    "start",
    "end",
    "left",
    "text",
    "right",
)
"""A passage with what stands beside it."""

DECIMALS = 4
"""Decimal places of G² and Log Ratio."""


def comparison_row(kind: str, compared: Keyness, characters_a: int, characters_b: int) -> tuple[object, ...]:
    """Return a compared string in the order of COMPARISON_COLUMNS.

    Args:
        kind: ``term`` or ``ngram``.
        compared: How it is compared.
        characters_a: Code points of the texts of A.
        characters_b: The same for B.
    """
    return (
        compared.text,
        kind,
        compared.count_a,
        compared.count_b,
        characters_a,
        characters_b,
        round(compared.g2, DECIMALS),
        round(compared.log_ratio, DECIMALS),
        compared.range_a,
        compared.range_b,
    )


def shared_row(document_a: str, text_a: str, document_b: str, passage: SharedPassage) -> tuple[object, ...]:
    """Return a shared passage in the order of SHARED_COLUMNS.

    Args:
        document_a: Id of the one document.
        text_a: Its text.
        document_b: Id of the other one.
        passage: The passage.
    """
    text = text_a[passage.start_a : passage.end_a]
    formulas = "|".join(text[start:end] for start, end in passage.masks)
    places = (document_a, passage.start_a, passage.end_a, document_b, passage.start_b, passage.end_b)
    return *places, text, formulas
