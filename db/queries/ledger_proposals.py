"""Queries on the proposals for the cells of ledgers: derived, stored by list of indicators and document."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.queries.driver_rows import all_rows, chunks
from db.schema import document, figure_correction, ledger_proposal

_TABLE = ledger_proposal.c
_BASES = (
    select(_TABLE.document_id, _TABLE.basis)
    .join(document, document.c.id == _TABLE.document_id)
    .where(_TABLE.list == bindparam("list"), document.c.removed.is_(None))
)
_STORED = (
    select(_TABLE.document_id, _TABLE.basis, _TABLE.cells)
    .join(document, document.c.id == _TABLE.document_id)
    .where(_TABLE.list == bindparam("list"), document.c.removed.is_(None))
)
_CELLS = select(_TABLE.document_id, _TABLE.cells).where(
    _TABLE.list == bindparam("list"), _TABLE.document_id.in_(bindparam("keys", expanding=True))
)
_CORRECTIONS = select(
    figure_correction.c.document_id, func.count(), func.max(figure_correction.c.modified)
).group_by(figure_correction.c.document_id)


def bases(connection: Connection, list_key: str) -> dict[str, str]:
    """Return, by document, what the stored proposals of a list were made from."""
    return dict(all_rows(connection, _BASES, {"list": list_key}))


def stored(connection: Connection, list_key: str) -> list[tuple[str, str, bytes]]:
    """Return all stored proposals of a list: document, what they were made from, and they, packed."""
    return [(row[0], row[1], row[2]) for row in all_rows(connection, _STORED, {"list": list_key})]


def cells_of(connection: Connection, list_key: str, document_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the stored proposals of some documents, packed."""
    found: dict[str, bytes] = {}
    for keys in chunks(document_ids):
        found.update((row[0], row[1]) for row in connection.execute(_CELLS, {"list": list_key, "keys": keys}))
    return found


def store(connection: Connection, list_key: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
    """Put proposals in the place of those that documents had.

    Args:
        connection: The open transaction.
        list_key: The key of the list of indicators.
        rows: Of each document its id, what the proposals were made from, and the proposals, packed.
    """
    for document_id, basis, cells in rows:
        values: dict[str, Any] = {"basis": basis, "cells": cells}
        statement = upsert(ledger_proposal).values(list=list_key, document_id=document_id, **values)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["list", "document_id"], set_=values)
        )


def forget_other_lists(connection: Connection, list_keys: Collection[str]) -> None:
    """Delete the proposals of lists that no ledger has any more."""
    connection.execute(delete(ledger_proposal).where(_TABLE.list.not_in(list(list_keys))))


def correction_marks(connection: Connection) -> dict[str, str]:
    """Return, by document, what changes with the corrections of its figures."""
    return {key: f"{count} {last}" for key, count, last in connection.execute(_CORRECTIONS)}
