"""Queries on saved questions and on what was said of suggestions."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from db.rows import SavedQueryRow, VerdictRow
from db.schema import saved_query, suggestion_verdict


def saved_queries(connection: Connection) -> list[SavedQueryRow]:
    """Give the saved questions by name."""
    query = select(saved_query.c.id, saved_query.c.name, saved_query.c.query, saved_query.c.created)
    return [SavedQueryRow(*row) for row in connection.execute(query.order_by(saved_query.c.name))]


def query_named(connection: Connection, name: str) -> str | None:
    """Give the id of the question saved under a name, or None."""
    return connection.scalar(select(saved_query.c.id).where(saved_query.c.name == name))


def verdicts(connection: Connection, rule: str | None) -> list[VerdictRow]:
    """Give what was said of the suggestions of a rule, or of all."""
    table = suggestion_verdict.c
    query = select(
        table.id,
        table.rule,
        table.document_id,
        table.start,
        table.end,
        table.quote,
        table.tag_id,
        table.verdict,
    )
    if rule is not None:
        query = query.where(table.rule == rule)
    return [VerdictRow(*row) for row in connection.execute(query.order_by(table.created))]


def verdicts_on(connection: Connection, tag_ids: Sequence[str]) -> list[str]:
    """Give the ids of the verdicts on suggestions of some tags."""
    found: list[str] = []
    for tag_id in tag_ids:
        query = select(suggestion_verdict.c.id).where(suggestion_verdict.c.tag_id == tag_id)
        found.extend(connection.scalars(query))
    return found


def hit_rates(connection: Connection) -> dict[str, tuple[int, int]]:
    """Count by rule how many suggestions were accepted and how many refused."""
    table = suggestion_verdict.c
    query = select(table.rule, table.verdict, func.count()).group_by(table.rule, table.verdict)
    found: dict[str, tuple[int, int]] = {}
    for rule, verdict, count in connection.execute(query):
        accepted, refused = found.get(rule, (0, 0))
        found[rule] = (count, refused) if verdict == "accepted" else (accepted, count)
    return found
