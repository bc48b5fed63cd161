"""The history export: the whole history of a library written to a file."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.actions.library_queries import LibraryQueries
from desktop.files.atomic_write import atomic_write
from desktop.files.history_writers import write_history_csv, write_history_jsonl

JSON_LINES = (".jsonl", ".ndjson")
"""Endings of files that are written as JSON lines; all others are CSV."""


def write_history(queries: LibraryQueries, out: Path) -> int:
    """Write all steps, the first one first, whole or not at all; return how many there are.

    JSON lines hold the rows that a step wrote, before and after; a CSV has one row a step without them.

    Raises:
        OSError: When the file can't be written.
    """
    with atomic_write(out) as file:
        if out.suffix.lower() in JSON_LINES:
            return write_history_jsonl(_with_changes(queries), file)
        return write_history_csv(map(asdict, queries.iterate_history()), file)


def _with_changes(queries: LibraryQueries) -> Iterator[dict[str, Any]]:
    for step, row_changes in queries.iterate_changes():
        changes = [
            {"table": one.table, "id": one.key, "before": one.before, "after": one.after}
            for one in row_changes
        ]
        yield {**asdict(step), "changes": changes}
