"""Queries on saved queries and on what was said of suggestions."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select

from db.queries.driver_rows import AnyRow, chunks
from db.queries.hidden_annotators import visible_condition
from db.row_types import SavedQueryRow, VerdictRow
from db.schema import annotation, passage, saved_query, suggestion_verdict


def saved_queries(connection: Connection) -> list[SavedQueryRow]:
    """Return the saved queries on annotations by name; those for words and numbers are others."""
    query = select(saved_query.c.id, saved_query.c.name, saved_query.c.query, saved_query.c.created)
    query = query.where(saved_query.c.kind == "tags").order_by(saved_query.c.name)
    return [SavedQueryRow(*row) for row in connection.execute(query)]


def query_named(connection: Connection, name: str) -> str | None:
    """Return the id of the query saved under a name, or None."""
    return connection.scalar(select(saved_query.c.id).where(saved_query.c.name == name))


def verdicts(connection: Connection, rule: str | None) -> list[VerdictRow]:
    """Return what was said of the suggestions of a rule, or of all."""
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


def verdicts_in(connection: Connection, document_id: str) -> list[AnyRow]:
    """Return id, range and words of the verdicts on suggestions in a document."""
    table = suggestion_verdict.c
    query = select(table.id, table.start, table.end, table.quote).where(table.document_id == document_id)
    return list(connection.execute(query))


def verdicts_on(connection: Connection, tag_ids: Sequence[str]) -> list[str]:
    """Return the ids of the verdicts on suggestions of some tags."""
    found: list[str] = []
    for tag_id in tag_ids:
        query = select(suggestion_verdict.c.id).where(suggestion_verdict.c.tag_id == tag_id)
        found.extend(connection.scalars(query))
    return found


def hit_rate(connection: Connection, rule: str) -> tuple[int, int]:
    """Count how many suggestions of a rule were accepted and how many refused."""
    table = suggestion_verdict.c
    query = select(table.verdict, func.count()).where(table.rule == rule).group_by(table.verdict)
    counts = {str(verdict): int(count) for verdict, count in connection.execute(query)}
    return counts.get("accepted", 0), counts.get("refused", 0)


def tagged(
    connection: Connection, tag_id: str, document_ids: Sequence[str], without: Collection[str] = ()
) -> dict[str, list[tuple[int, int]]]:
    """Return the ranges in the current texts of some documents that bear a tag, by document.

    Args:
        connection: Where to read.
        tag_id: The tag.
        document_ids: The documents.
        without: Names of annotators whose annotations do not count.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    columns = annotation.c.document_id, passage.c.start, passage.c.end
    query = select(*columns).join(passage, passage.c.id == annotation.c.passage_id)
    query = query.where(annotation.c.tag_id == tag_id, annotation.c.state == "placed")
    if without:
        query = query.where(visible_condition(without))
    for some in chunks(document_ids):
        wanted = annotation.c.document_id.in_(some)
        for document_id, start, end in connection.execute(query.where(wanted)):
            found.setdefault(document_id, []).append((start, end))
    return found
