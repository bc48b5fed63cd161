"""Queries on what waits to be placed (待复核) or was kept as lost."""

from sqlalchemy import Connection, func, select

from db.schema import annotation, document


def counts(connection: Connection) -> dict[str, int]:
    """Count the annotations of documents that are not removed by state, those in place left out."""
    query = (
        select(annotation.c.state, func.count())
        .join(document, document.c.id == annotation.c.document_id)
        .where(document.c.removed.is_(None), annotation.c.state != "placed")
        .group_by(annotation.c.state)
    )
    return {state: int(count) for state, count in connection.execute(query)}


def documents(connection: Connection, state: str) -> list[str]:
    """Return the ids of the documents that have annotations in a state, in the order they came in."""
    query = (
        select(document.c.id)
        .join(annotation, annotation.c.document_id == document.c.id)
        .where(document.c.removed.is_(None), annotation.c.state == state)
        .distinct()
        .order_by(document.c.number)
    )
    return list(connection.scalars(query))
