"""Units of work: one transaction, in which every write goes through one recorder."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import Unknown
from db.ids import new_id, now
from db.images import Image, Values, runs, subjects_of
from db.schema import annotator, metadata

_AT_ONCE = 500
"""Rows asked for in one query."""


_ANNOTATOR = select(annotator.c.id).where(annotator.c.name == bindparam("wanted"))
_ANNOTATOR_WITH = select(annotator.c.id).where(annotator.c.id == bindparam("wanted"))


@cache
def _rows(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))


@cache
def _row(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(table).where(table.c.id == bindparam("key"))


@cache
def _insert(name: str) -> Insert:
    return insert(metadata.tables[name])


@cache
def _delete(name: str) -> Delete:
    table = metadata.tables[name]
    return delete(table).where(table.c.id == bindparam("own_key"))


@cache
def _update(name: str, columns: tuple[str, ...]) -> Update:
    table = metadata.tables[name]
    values: Values = {column: bindparam(f"new_{column}") for column in columns}
    return update(table).where(table.c.id == bindparam("own_key")).values(values)


class Work:
    """What an action writes through; it lives as long as one transaction.

    Attributes:
        connection: The open transaction, for queries.
        path: The library's file.
        now: The time of everything that is done in it.
        images: The rows written so far, before and after.
        particulars: What the wording of the step needs, by name.
    """

    def __init__(
        self, connection: Connection, path: Path, annotator: str, text: Callable[[str], str]
    ) -> None:
        self.connection = connection
        self.path = path
        self.now = now()
        self.images: list[Image] = []
        self.particulars: dict[str, str] = {}
        self.annotator = annotator
        self._annotators: dict[str, str] = {}
        self._text = text

    def another(self, annotator: str) -> "Work":
        """Give what the next action of the same transaction writes through.

        Args:
            annotator: Name of who does it.
        """
        return Work(self.connection, self.path, annotator, self._text)

    @property
    def annotator_id(self) -> str:
        """Id of who does it."""
        return self.annotator_named(self.annotator)

    def annotator_named(self, name: str, own_id: str = "") -> str:
        """Give the id of an annotator; the row is made at the first need and belongs to no step.

        Args:
            name: The annotator's name.
            own_id: The id that the annotator has elsewhere, kept where the name is new here and the id free.
        """
        known = self._annotators.get(name)
        if known is None:
            known = self.connection.scalar(_ANNOTATOR, {"wanted": name})
            if known is None:
                known = own_id if own_id and self._is_free(own_id) else new_id()
                self.keep("annotator", id=known, name=name, created=self.now)
            self._annotators[name] = str(known)
        return str(known)

    def _is_free(self, annotator_id: str) -> bool:
        return self.connection.scalar(_ANNOTATOR_WITH, {"wanted": annotator_id}) is None

    def text(self, version_id: str) -> str:
        """Give the text of a version."""
        return self._text(version_id)

    def say(self, **particulars: str) -> None:
        """Add what the wording of the step needs."""
        self.particulars.update(particulars)

    def row(self, table: str, key: str) -> Values:
        """Give a row by its id.

        Raises:
            Unknown: When there is none.
        """
        row = self.connection.execute(_row(table), {"key": key}).mappings().one_or_none()
        if row is None:
            raise Unknown(self.path, "unknown", what=table.replace("_", "-"), id=key)
        return dict(row)

    def found(self, table: str, keys: Sequence[str]) -> dict[str, Values]:
        """Give those rows of some ids that there are."""
        rows: dict[str, Values] = {}
        for first in range(0, len(keys), _AT_ONCE):
            asked = {"keys": keys[first : first + _AT_ONCE]}
            for row in self.connection.execute(_rows(table), asked).mappings():
                rows[row["id"]] = dict(row)
        return rows

    def rows(self, table: str, keys: Iterable[str]) -> dict[str, Values]:
        """Give the rows of some ids, in their order, each once.

        Raises:
            Unknown: When there is none for one of them.
        """
        wanted = list(dict.fromkeys(keys))
        if len(wanted) == 1:
            return {wanted[0]: self.row(table, wanted[0])}
        found = self.found(table, wanted)
        for key in wanted:
            if key not in found:
                raise Unknown(self.path, "unknown", what=table.replace("_", "-"), id=key)
        return {key: found[key] for key in wanted}

    def document(self, key: str) -> Values:
        """Give the row of a document that was not taken away; Unknown otherwise."""
        row = self.row("document", key)
        if row["removed"] is not None:
            raise Unknown(self.path, "unknown", what="document", id=key)
        return row

    def insert(self, table: str, *rows: Values) -> None:
        """Write new rows, recorded."""
        self.apply([Image(table, row["id"], None, dict(row), subjects_of(table, row)) for row in rows])

    def update(self, table: str, *keys: str, **values: Any) -> None:
        """Write columns of rows, the same for each, recorded; nothing where they hold the values already."""
        self.change(table, dict.fromkeys(keys, values))

    def change(self, table: str, wanted: Mapping[str, Values]) -> None:
        """Write columns of rows, for each its own by its id, recorded; nothing where nothing changes."""
        images = []
        for key, row in self.rows(table, wanted).items():
            values = wanted[key]
            changed = [name for name, value in values.items() if row[name] != value]
            if changed:
                before = {name: row[name] for name in changed}
                after = {name: values[name] for name in changed}
                images.append(Image(table, key, before, after, subjects_of(table, row)))
        self.apply(images)

    def delete(self, table: str, *keys: str) -> None:
        """Delete rows, recorded."""
        rows = self.rows(table, keys)
        self.apply([Image(table, key, row, None, subjects_of(table, row)) for key, row in rows.items()])

    def apply(self, images: Iterable[Image]) -> None:
        """Write what images say, one after the other, and record them."""
        for run in runs(images):
            self._write(run)
            self.images.extend(run)

    def _write(self, run: Sequence[Image]) -> None:
        """Write images of one table, one kind of change and the same columns."""
        first = run[0]
        if first.after is None:
            self.connection.execute(_delete(first.table), [{"own_key": image.key} for image in run])
        elif first.before is None:
            self.connection.execute(_insert(first.table), [image.after or {} for image in run])
        else:
            values = [_renamed(image) for image in run]
            self.connection.execute(_update(first.table, tuple(first.after)), values)

    def keep(self, table: str, **row: Any) -> None:
        """Write a row that belongs to no step: written once, never changed nor deleted."""
        self.connection.execute(_insert(table), row)

    def put(self, table: str, **row: Any) -> None:
        """Write a row that belongs to no step in the place of the one with the same key."""
        target = metadata.tables[table]
        statement = upsert(target).values(row)
        keys = [column.name for column in target.primary_key]
        self.connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=row))

    def __repr__(self) -> str:
        return f"<Work on {os.fspath(self.path)}: {len(self.images)} rows>"


def _renamed(image: Image) -> Values:
    """Give the values of an update under the names its statement has for them."""
    return {"own_key": image.key, **{f"new_{name}": value for name, value in (image.after or {}).items()}}
