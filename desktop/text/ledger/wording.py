"""Wording: the words of ``resources/ledger/wording.tsv`` by which the passages of a report are told."""

import re
from functools import cache

from desktop.text.figures.grammar import alternatives, rows

_QUOTES = str.maketrans("", "", "“”‘’「」『』\"'〝〞")


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role."""
    return tuple(row["word"] for row in rows("ledger", "wording.tsv") if row["role"] == role)


@cache
def pattern(role: str) -> re.Pattern[str]:
    """Return a pattern that matches the words of a role, longest first."""
    return re.compile(alternatives(words(role)))


def unquoted(text: str) -> str:
    """Return a text without quotation marks: “十四五”时期 is 十四五时期."""
    return text.translate(_QUOTES)
