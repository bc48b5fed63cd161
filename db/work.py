"""Units of work: one transaction, in which every write goes through one recorder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import Unknown
from db.ids import new_id, now
from db.images import Image, Values, subjects_of
from db.schema import RECORDED, metadata


def _by_key(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(table).where(table.c.id == bindparam("key"))


_ROW = {name: _by_key(name) for name in RECORDED}
_INSERT = {name: insert(table) for name, table in metadata.tables.items()}
_DELETE = {
    name: delete(metadata.tables[name]).where(metadata.tables[name].c.id == bindparam("key"))
    for name in RECORDED
}


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
        self._annotator_id: str | None = None
        self._text = text

    @property
    def annotator_id(self) -> str:
        """Id of who does it; the row is made at the first need and belongs to no step."""
        if self._annotator_id is None:
            table = metadata.tables["annotator"]
            known = self.connection.scalar(select(table.c.id).where(table.c.name == self.annotator))
            if known is None:
                known = new_id()
                self.keep("annotator", id=known, name=self.annotator, created=self.now)
            self._annotator_id = str(known)
        return self._annotator_id

    def text(self, version_id: str) -> str:
        """Give the text of a version."""
        return self._text(version_id)

    def say(self, **particulars: str) -> None:
        """Add what the wording of the step needs."""
        self.particulars.update(particulars)

    def find(self, table: str, key: str) -> Values | None:
        """Give a row by its id, or None."""
        row = self.connection.execute(_ROW[table], {"key": key}).mappings().one_or_none()
        return None if row is None else dict(row)

    def row(self, table: str, key: str) -> Values:
        """Give a row by its id.

        Raises:
            Unknown: When there is none.
        """
        row = self.find(table, key)
        if row is None:
            raise Unknown(self.path, "unknown", what=table.replace("_", "-"), id=key)
        return row

    def document(self, key: str) -> Values:
        """Give the row of a document that was not taken away; Unknown otherwise."""
        row = self.row("document", key)
        if row["removed"] is not None:
            raise Unknown(self.path, "unknown", what="document", id=key)
        return row

    def insert(self, table: str, row: Values) -> None:
        """Write a new row, recorded."""
        self.apply(Image(table, row["id"], None, dict(row), subjects_of(table, row)))

    def update(self, table: str, key: str, **values: Any) -> None:
        """Write columns of a row, recorded; nothing where they hold those values already."""
        row = self.row(table, key)
        changed = [name for name, value in values.items() if row[name] != value]
        if changed:
            before = {name: row[name] for name in changed}
            after = {name: values[name] for name in changed}
            self.apply(Image(table, key, before, after, subjects_of(table, row)))

    def delete(self, table: str, key: str) -> None:
        """Delete a row, recorded."""
        row = self.row(table, key)
        self.apply(Image(table, key, row, None, subjects_of(table, row)))

    def apply(self, image: Image) -> None:
        """Write what an image says and record it."""
        table = metadata.tables[image.table]
        if image.after is None:
            self.connection.execute(_DELETE[image.table], {"key": image.key})
        elif image.before is None:
            self.connection.execute(_INSERT[image.table], image.after)
        else:
            self.connection.execute(update(table).where(table.c.id == image.key).values(image.after))
        self.images.append(image)

    def keep(self, table: str, **row: Any) -> None:
        """Write a row that belongs to no step: written once, never changed nor deleted."""
        self.connection.execute(_INSERT[table], row)

    def put(self, table: str, **row: Any) -> None:
        """Write a row that belongs to no step in the place of the one with the same key."""
        target = metadata.tables[table]
        statement = upsert(target).values(row)
        keys = [column.name for column in target.primary_key]
        self.connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=row))

    def __repr__(self) -> str:
        return f"<Work on {os.fspath(self.path)}: {len(self.images)} rows>"
