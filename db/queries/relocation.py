"""Queries on what waits to be placed (待复核) or was kept as lost."""

from sqlalchemy import Connection, func, literal_column, select

from db.schema import annotation, document

_IS_KEPT = annotation.c.document_id.not_in(select(document.c.id).where(document.c.removed.is_not(None)))
_NOT_PLACED = annotation.c.state != literal_column("'placed'")
"""Said in these very words, SQLite reads the index of what is not placed, and none of the rest."""


def counts(connection: Connection) -> dict[str, int]:
    """Count the annotations of documents that are not removed by state, those in place left out."""
    query = select(annotation.c.state, func.count()).where(_NOT_PLACED, _IS_KEPT).group_by(annotation.c.state)
    return {state: int(count) for state, count in connection.execute(query)}


def documents(connection: Connection, state: str) -> list[str]:
    """Return the ids of the documents that have annotations in a state, in the order they came in."""
    standing = select(annotation.c.document_id).where(annotation.c.state == state)
    if state != "placed":
        standing = standing.where(_NOT_PLACED)
    query = select(document.c.id).where(document.c.removed.is_(None), document.c.id.in_(standing))
    return list(connection.scalars(query.order_by(document.c.number)))
