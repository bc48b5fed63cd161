"""Queries on passages (选段)."""

from sqlalchemy import Connection, bindparam, exists, or_, select

from db.schema import annotation, figure_correction, passage

_AT = select(passage.c.id).where(
    passage.c.version_id == bindparam("version_id"),
    passage.c.start == bindparam("start_"),
    passage.c.end == bindparam("end_"),
)
_IN_USE = select(
    or_(
        exists().where(annotation.c.passage_id == bindparam("passage_id")),
        exists().where(figure_correction.c.passage_id == bindparam("passage_id")),
        exists().where(passage.c.moved_from == bindparam("passage_id")),
    )
)


def at(connection: Connection, version_id: str, start: int, end: int) -> str | None:
    """Give the id of the passage of a range, or None."""
    values = {"version_id": version_id, "start_": start, "end_": end}
    return connection.scalar(_AT, values)


def in_use(connection: Connection, passage_id: str) -> bool:
    """Say whether anything stands on a passage or continues it."""
    return bool(connection.scalar(_IN_USE, {"passage_id": passage_id}))
