"""Endings of files that are written: whether a name says another kind of file than is written to it."""

from collections.abc import Collection
from pathlib import Path

KNOWN = frozenset(
    (
        *(".csv", ".xlsx", ".xls", ".ods", ".tsv", ".sav", ".sqlite", ".sqlite3", ".db"),
        *(".json", ".jsonl", ".ndjson", ".jsonld", ".conll", ".xml", ".yml", ".yaml"),
        *(".html", ".htm", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pdf", ".md"),
        *(".qdpx", ".qdc", ".zip", ".svg", ".png"),
    )
)
"""Endings that tell other programs what a file holds; ``.txt`` tells nothing that is not so."""


def contradicts(path: Path, endings: Collection[str]) -> bool:
    """Return whether a file's name ends as another kind of file than those that are written.

    ``a.html`` contradicts ``.docx``; ``a.docx``, ``a.txt`` and ``a`` do not.
    """
    ending = path.suffix.lower()
    return ending in KNOWN and ending not in endings
