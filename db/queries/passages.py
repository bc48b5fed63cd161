"""Queries on passages (选段)."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, select

from db.schema import annotation, figure_correction, passage

_NEXT = passage.alias()
_AT = select(passage.c.id).where(
    passage.c.version_id == bindparam("version_id"),
    passage.c.start == bindparam("start_"),
    passage.c.end == bindparam("end_"),
)
_UNUSED = select(passage.c.id).where(
    passage.c.id.in_(bindparam("keys", expanding=True)),
    ~exists().where(annotation.c.passage_id == passage.c.id),
    ~exists().where(figure_correction.c.passage_id == passage.c.id),
    ~exists().where(_NEXT.c.moved_from == passage.c.id),
)
_BY_PLACE = select(passage.c.id, passage.c.start, passage.c.end).where(
    passage.c.version_id == bindparam("version_id")
)
_AT_ONCE = 500
"""Passages asked for in one query."""


def at(connection: Connection, version_id: str, start: int, end: int) -> str | None:
    """Give the id of the passage of a range, or None."""
    values = {"version_id": version_id, "start_": start, "end_": end}
    return connection.scalar(_AT, values)


def by_place(connection: Connection, version_id: str) -> dict[tuple[int, int], str]:
    """Give the ids of all passages of a version by their range."""
    rows = connection.execute(_BY_PLACE, {"version_id": version_id})
    return {(row.start, row.end): row.id for row in rows}


def unused(connection: Connection, passage_ids: Sequence[str]) -> list[str]:
    """Give those of some passages that nothing stands on and nothing continues."""
    found: list[str] = []
    for first in range(0, len(passage_ids), _AT_ONCE):
        found.extend(connection.scalars(_UNUSED, {"keys": passage_ids[first : first + _AT_ONCE]}))
    return found
