"""Conflicts of undoing: what another annotator did since to the rows of a step that is to be undone."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Column, Connection, bindparam, select

from db.errors import EditConflict
from db.queries.driver_rows import SQL_PARAMETER_CHUNK
from db.row_changes import RECORDED, RowChange, decode
from db.schema import action, annotator, metadata
from db.unit_of_work import UnitOfWork

_SHARED = "passage"

_LATER = (
    select(action.c.row_changes, annotator.c.name)
    .join(annotator, annotator.c.id == action.c.annotator_id)
    .where(action.c.number > bindparam("last"), action.c.state == "done")
    .order_by(action.c.number)
    .execution_options(yield_per=100)
)


def later_annotator(connection: Connection, number: int, error: EditConflict) -> str | None:
    """Return who changed, after a step, the row that is in the way of undoing it; None where nobody did.

    Args:
        connection: Where to read.
        number: Number of the step.
        error: The conflict, with the kind of the row and its id.
    """
    key = error.details.get("id")
    with connection.execute(_LATER, {"last": number}) as later:
        for held, name in later:
            for change in decode(held):
                if key in (change.key, *(change.before or {}).values(), *(change.after or {}).values()):
                    return str(name)
    return None


def without_shared(work: UnitOfWork, changes: Sequence[RowChange]) -> list[RowChange]:
    """Return changes without those that delete a passage, or make one that is there.

    Those who annotate the same words share the passage; who made it first does not matter. It stays, for
    what another has undone may stand on it again.
    """
    made = [change.key for change in changes if change.table == _SHARED and change.before is None]
    there = work.existing_rows(_SHARED, made)
    return [
        change
        for change in changes
        if change.table != _SHARED or not (change.after is None or change.key in there)
    ]


def missing_row(connection: Connection, changes: Iterable[RowChange]) -> tuple[str, str] | None:
    """Return table and id of a row that rows made by changes point to and that is gone, or None."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        if change.before is None and change.after is not None:
            for key in metadata.tables[change.table].foreign_keys:
                value = change.after.get(key.parent.name)
                if value is not None and key.column.table.name in RECORDED:
                    wanted.setdefault(key.column.table.name, set()).add(str(value))
    for table, keys in wanted.items():
        known = metadata.tables[table].c.id
        held = sorted(keys)
        for first in range(0, len(held), SQL_PARAMETER_CHUNK):
            chunk = held[first : first + SQL_PARAMETER_CHUNK]
            gone = set(chunk) - set(connection.scalars(select(known).where(known.in_(chunk))))
            if gone:
                return table, min(gone)
    return None


def row_in_use(connection: Connection, changes: Iterable[RowChange]) -> tuple[str, str] | None:
    """Return table and id of a row that changes deleted and that another row still points to, or None.

    Only recorded rows count: what is derived goes with what it was derived from.
    """
    deleted: dict[str, list[str]] = {}
    for change in changes:
        if change.after is None and change.table != _SHARED:
            deleted.setdefault(change.table, []).append(change.key)
    for table, keys in deleted.items():
        for first in range(0, len(keys), SQL_PARAMETER_CHUNK):
            chunk = keys[first : first + SQL_PARAMETER_CHUNK]
            own = metadata.tables[table].c.id
            again = set(connection.scalars(select(own).where(own.in_(chunk))))
            found = _pointed_to(connection, table, [key for key in chunk if key not in again])
            if found is not None:
                return table, found
    return None


def _pointed_to(connection: Connection, table: str, keys: Collection[str]) -> str | None:
    for column in _references(table):
        found = connection.scalar(select(column).where(column.in_(keys)).limit(1))
        if found is not None:
            return str(found)
    return None


def _references(table: str) -> Iterator[Column[str]]:
    """Yield the columns of recorded tables that point to a table."""
    for name in sorted(RECORDED):
        for key in metadata.tables[name].foreign_keys:
            if key.column.table.name == table and key.parent.table.name == name:
                yield key.parent
