"""What each action writes, recorded: whatever changes there is looked at before it is kept.

python -m tests.actions.recording

writes ``recorded_steps.jsonl`` again: a line for each step of a library with a rich history, with its names,
what is told of it, how it joins others, and the rows it wrote; then a line for each row that is there at the
end. Ids are given in order, as rows of a step are kept by them, and numbered; times are left out.
"""

import itertools
import json
import math
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import Connection, text

from db.row_changes import RECORDED
from db.schema import metadata
from desktop.actions.library import Library
from tests.db.libraries.make_history import make

PATH = Path(__file__).with_name("recorded_steps.jsonl")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


class _Numbers:
    """Numbers ids as they come."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def plain(self, line: str) -> str:
        """Return a line with numbers for ids and without times."""
        numbered = _ID.sub(lambda found: self._known.setdefault(found[0], f"#{len(self._known)}"), line)
        return _TIME.sub("(time)", numbered)


def recording(folder: Path) -> list[str]:
    """Make the library in a folder and return the lines."""
    path = folder / "l.piyue"
    given = itertools.count(1)
    began = datetime(2024, 1, 1, tzinfo=UTC)
    moments = (began + timedelta(milliseconds=number) for number in itertools.count())
    with (
        patch("db.ids.uuid4", lambda: UUID(int=next(given), version=4)),
        # Of two steps in one millisecond the second would not write when it changed a row.
        patch("db.unit_of_work.now", lambda: next(moments).isoformat(timespec="milliseconds")),
        patch("db.history.MERGE_WINDOW_S", math.inf),  # a machine may stand still between two quick edits
    ):
        make(path)
    numbers = _Numbers()
    with Library.open(path, "丙") as library:
        lines = [numbers.plain(line) for line in _steps(library)]
        with library.queries.moment() as connection:
            lines += [numbers.plain(line) for line in _rows(connection)]
    return lines


def _steps(library: Library) -> Iterator[str]:
    keys: dict[int, Any] = {}
    with library.queries.moment() as connection:
        for number, key in connection.execute(text("SELECT number, merge_key FROM action")):
            keys[number] = key
    groups: dict[str, int] = {}
    for step, changes in library.queries.iterate_changes():
        group = None if step.group_id is None else groups.setdefault(step.group_id, len(groups))
        rows = [[one.table, one.key, _short(one.before), _short(one.after)] for one in changes]
        told = [step.number, step.name, step.state, step.annotator, step.label_args, group, keys[step.number]]
        yield _line("step", *told, rows)


def _rows(connection: Connection) -> Iterator[str]:
    for name in sorted(RECORDED):
        table = metadata.tables[name]
        for row in connection.execute(table.select().order_by(text("rowid"))).mappings():
            yield _line("row", name, _short(dict(row)))


def _short(values: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a row's values by name, texts and bytes of a document as their length."""
    if values is None:
        return None
    return {
        name: f"({len(value)} bytes)"
        if isinstance(value, bytes)
        else f"({len(value)} characters)"
        if isinstance(value, str) and len(value) > 120
        else value
        for name, value in sorted(values.items())
    }


def _line(*values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def main() -> int:
    """Write the recording."""
    with tempfile.TemporaryDirectory() as folder:
        lines = recording(Path(folder))
    PATH.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
