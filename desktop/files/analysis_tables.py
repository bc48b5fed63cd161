"""Tables of the analyses beside panels: compared strings, shared passages, words, passages."""

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
