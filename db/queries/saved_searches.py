"""Queries on saved searches and what they found last."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from db.schema import saved_query, saved_query_run


def listed(connection: Connection, kinds: Collection[str]) -> list[tuple[str, str, str, str]]:
    """Return id, name, kind and query (JSON) of the saved queries of some kinds, by name."""
    table = saved_query.c
    query = select(table.id, table.name, table.kind, table.query).where(table.kind.in_(kinds))
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query.order_by(table.name))]


def last_run(connection: Connection, query_id: str) -> str | None:
    """Return what a saved query found when it was run last, JSON, or None where it never was."""
    return connection.scalar(select(saved_query_run.c.result).where(saved_query_run.c.query_id == query_id))
