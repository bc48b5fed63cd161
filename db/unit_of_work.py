"""The unit of work: one transaction, in which every write is recorded."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db import bulk
from db.change_log import ChangeLog
from db.connections import defer_foreign_keys
from db.errors import NotFound
from db.ids import new_id, now
from db.prepared import Prepared
from db.queries.driver_rows import all_rows
from db.row_changes import ChangeSummary, RowChange, Values, batches, subjects_of
from db.schema import annotator, metadata

SQL_PARAMETER_CHUNK = 500
"""Rows asked for, or written, in one go."""

ProgressCallback = Callable[[int, int], object]
"""Is told how many rows of how many have been written (0 where nobody knows); may raise to stop."""

_ANNOTATOR = Prepared(select(annotator.c.id).where(annotator.c.name == bindparam("wanted")))
_ANNOTATOR_WITH = select(annotator.c.id).where(annotator.c.id == bindparam("wanted"))


@cache
def _select_row(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(table).where(table.c.id == bindparam("key"))


@cache
def _select_rows(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))


class UnitOfWork:
    """What an action writes through; it lives as long as one transaction.

    Attributes:
        connection: The open transaction, for queries.
        path: The library's file.
        now: The time of everything that is done in it.
        row_changes: The rows written so far, before and after.
        label_args: What the wording of the step needs, by name.
        on_progress: Is told how far it has come; None where nobody wants to know.
        expected: How many rows are going to be written in all; 0 where nobody knows.
    """

    def __init__(
        self, connection: Connection, path: Path, annotator: str, text: Callable[[str], str]
    ) -> None:
        self.connection = connection
        self.path = path
        self.now = now()
        self.row_changes = ChangeLog()
        self.label_args: dict[str, str] = {}
        self.annotator = annotator
        self.on_progress: ProgressCallback | None = None
        self.expected = 0
        self._annotators: dict[str, str] = {}
        self._text = text

    def child(self, annotator: str) -> "UnitOfWork":
        """Return what the next action of the same transaction writes through.

        Args:
            annotator: Name of who does it.
        """
        work = UnitOfWork(self.connection, self.path, annotator, self._text)
        work.on_progress = self.on_progress
        return work

    @property
    def annotator_id(self) -> str:
        """Id of who does it."""
        return self.annotator_id_of(self.annotator)

    def annotator_id_of(self, name: str, own_id: str = "") -> str:
        """Return the id of an annotator; the row is made at the first need and belongs to no step.

        Args:
            name: The annotator's name.
            own_id: The id that the annotator has elsewhere, kept where the name is new here and the id free.
        """
        known = self._annotators.get(name)
        if known is None:
            known = _ANNOTATOR.scalar(self.connection, wanted=name)
            if known is None:
                known = own_id if own_id and self._is_free(own_id) else new_id()
                self.insert_unrecorded("annotator", {"id": known, "name": name, "created": self.now})
            self._annotators[name] = str(known)
        return str(known)

    def _is_free(self, annotator_id: str) -> bool:
        return self.connection.scalar(_ANNOTATOR_WITH, {"wanted": annotator_id}) is None

    def text(self, version_id: str) -> str:
        """Return the text of a version."""
        return self._text(version_id)

    def set_label_args(self, **label_args: str) -> None:
        """Add what the wording of the step needs."""
        self.label_args.update(label_args)

    def row(self, table: str, key: str) -> Values:
        """Return a row by its id.

        Raises:
            NotFound: When there is none.
        """
        row = self.connection.execute(_select_row(table), {"key": key}).mappings().one_or_none()
        if row is None:
            raise NotFound(self.path, "unknown", what=table.replace("_", "-"), id=key)
        return dict(row)

    def existing_rows(self, table: str, keys: Sequence[str]) -> dict[str, Values]:
        """Return those rows of some ids that there are."""
        rows: dict[str, Values] = {}
        columns = metadata.tables[table].c.keys()
        place = columns.index("id")
        for first in range(0, len(keys), SQL_PARAMETER_CHUNK):
            chunk = list(keys[first : first + SQL_PARAMETER_CHUNK])
            if len(chunk) == 1:  # most steps have one row of a table; a list would be written out each time
                found = all_rows(self.connection, _select_row(table), {"key": chunk[0]})
            else:
                found = all_rows(self.connection, _select_rows(table), {"keys": chunk})
            for row in found:
                rows[row[place]] = dict(zip(columns, row, strict=True))
        return rows

    def rows(self, table: str, keys: Iterable[str]) -> dict[str, Values]:
        """Return the rows of some ids, in their order, each once.

        Raises:
            NotFound: When there is none for one of them.
        """
        wanted = list(dict.fromkeys(keys))
        if len(wanted) == 1:
            return {wanted[0]: self.row(table, wanted[0])}
        found = self.existing_rows(table, wanted)
        for key in wanted:
            if key not in found:
                raise NotFound(self.path, "unknown", what=table.replace("_", "-"), id=key)
        return {key: found[key] for key in wanted}

    def document(self, key: str) -> Values:
        """Return the row of a document that was not taken away; Unknown otherwise."""
        row = self.row("document", key)
        if row["removed"] is not None:
            raise NotFound(self.path, "unknown", what="document", id=key)
        return row

    def insert(self, table: str, *rows: Values) -> None:
        """Write new rows, recorded."""
        self.apply([RowChange(table, row["id"], None, dict(row), subjects_of(table, row)) for row in rows])

    def update(self, table: str, *keys: str, **values: Any) -> None:
        """Write columns of rows, the same for each, recorded; nothing where they hold the values already."""
        self.change(table, dict.fromkeys(keys, values))

    def change(
        self, table: str, wanted: Mapping[str, Values], known: Mapping[str, Values] | None = None
    ) -> None:
        """Write columns of rows, for each its own by its id, recorded; nothing where nothing changes.

        Args:
            table: The table.
            wanted: The new values by the rows' ids.
            known: The rows as they were read in this transaction, where they were.
        """
        rows = self.rows(table, wanted) if known is None else known
        changes = []
        for key, values in wanted.items():
            row = rows[key]
            changed = [name for name, value in values.items() if row[name] != value]
            if changed:
                before = {name: row[name] for name in changed}
                after = {name: values[name] for name in changed}
                changes.append(RowChange(table, key, before, after, subjects_of(table, row)))
        self.apply(changes)

    def settle_references_later(self) -> None:
        """Let rows point to what is not there until the transaction ends: they may hold each other."""
        defer_foreign_keys(self.connection)

    def delete(self, table: str, *keys: str, known: Mapping[str, Values] | None = None) -> None:
        """Delete rows, recorded; ``known`` as for ``change``."""
        rows = self.rows(table, keys) if known is None else {key: known[key] for key in keys}
        self.apply([RowChange(table, key, row, None, subjects_of(table, row)) for key, row in rows.items()])

    def apply(self, changes: Iterable[RowChange]) -> None:
        """Write what row changes say, one after the other, and record them.

        Raises:
            Exception: Whatever ``on_progress`` raises, so that all of it is undone.
        """
        for run in batches(changes):
            for first in range(0, len(run), SQL_PARAMETER_CHUNK):
                some = run[first : first + SQL_PARAMETER_CHUNK]
                self._write(some)
                self.row_changes.extend(some)
                if self.on_progress is not None:
                    self.on_progress(len(self.row_changes), self.expected)

    def _write(self, run: Sequence[RowChange]) -> None:
        """Write changes of one table, one kind of change and the same columns."""
        first = run[0]
        if first.after is None:
            bulk.delete_rows(self.connection, first.table, [change.key for change in run])
        elif first.before is None:
            rows = [change.after for change in run if change.after is not None]
            bulk.insert_rows(self.connection, first.table, rows)
        else:
            values = [(change.key, change.after) for change in run if change.after is not None]
            bulk.update_rows(self.connection, first.table, values)

    def insert_unrecorded(self, table: str, *rows: Values) -> None:
        """Write rows that belong to no step, all with the same columns: never changed, never deleted."""
        if rows:
            bulk.insert_by_driver(self.connection, table, rows)

    def record_written(self, changes: Iterable[RowChange]) -> None:
        """Record what was written already, as it is to be undone and redone.

        Raises:
            Exception: Whatever ``on_progress`` raises, so that all of it is undone.
        """
        self.row_changes.extend(changes)
        if self.on_progress is not None:
            self.on_progress(len(self.row_changes), self.expected)

    def upsert_unrecorded(self, table: str, **row: Any) -> None:
        """Write a row that belongs to no step in the place of the one with the same key."""
        target = metadata.tables[table]
        statement = upsert(target).values(row)
        keys = [column.name for column in target.primary_key]
        self.connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=row))

    def summary(self) -> ChangeSummary:
        """Return what the rows written so far touch."""
        return self.row_changes.summary()

    def has_inserted(self, table: str, key: str) -> bool:
        """Return whether a row is new in this unit of work."""
        return any(
            change.table == table and change.key == key and change.before is None
            for change in self.row_changes
        )

    def __repr__(self) -> str:
        return f"<Work on {os.fspath(self.path)}: {len(self.row_changes)} rows>"
