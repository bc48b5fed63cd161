"""Queries on the steps of the history."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.json_columns import load_json
from db.queries.driver_rows import AnyRow
from db.row_types import StepRow
from db.schema import action, action_subject, annotator

_LISTED = select(
    *(column for column in action.c if column.name not in ("row_changes", "merge_key", "undo_seq")),
    annotator.c.name.label("who"),
).join(annotator, annotator.c.id == action.c.annotator_id)


def step(row: AnyRow, name: str) -> StepRow:
    """Return an action and the name of who did it as a step."""
    label_args = load_json(row.label_args, dict)
    return StepRow(row.number, row.name, label_args, row.at, name, row.state, row.group_id)


def list_steps(
    connection: Connection,
    limit: int,
    before: int | None,
    subject_ids: list[str],
    annotator_name: str | None,
) -> list[StepRow]:
    """Return actions, the last first.

    Args:
        connection: Where to read.
        limit: How many at most.
        before: Only those with a smaller number.
        subject_ids: Only those that touched all of these documents and tags.
        annotator_name: Only those of this annotator.
    """
    query = _LISTED
    number = action.c.number
    for (
        subject_id
    ) in subject_ids:  # the index of subjects leads, so that a page of a long history is read at once
        subject = action_subject.alias()
        query = query.join(subject, subject.c.number == number).where(subject.c.subject_id == subject_id)
        number = subject.c.number
    if before is not None:
        query = query.where(number < before)
    if annotator_name is not None:
        query = query.where(annotator.c.name == annotator_name)
    rows = connection.execute(query.order_by(number.desc()).limit(limit))
    return [step(row, row.who) for row in rows]


def stream_steps(connection: Connection) -> Iterator[StepRow]:
    """Stream all actions, the first one first."""
    rows = connection.execution_options(yield_per=500).execute(_LISTED.order_by(action.c.number))
    for row in rows:
        yield step(row, row.who)


def with_row_changes(connection: Connection, number: int | None = None) -> Iterator[tuple[StepRow, bytes]]:
    """Stream all actions, or yield the one of a number, with their row changes as they are kept."""
    query = _LISTED.add_columns(action.c.row_changes).order_by(action.c.number)
    if number is not None:
        query = query.where(action.c.number == number)
    for row in connection.execution_options(yield_per=100).execute(query):
        yield step(row, row.who), row.row_changes


def last_at(connection: Connection) -> str:
    """Return when the last step that is done was done, or nothing."""
    last = select(action.c.at).where(action.c.state == "done").order_by(action.c.number.desc()).limit(1)
    return str(connection.scalar(last) or "")


def stamp(connection: Connection) -> tuple[int, int, int]:
    """Return what is another whenever a step was done, undone, redone or forgotten."""
    number = action.c.number
    undone = select(func.count(), func.max(action.c.undo_seq)).where(action.c.state == "undone")
    count, last = connection.execute(undone).one()
    return int(connection.scalar(select(func.max(number))) or 0), int(count), int(last or 0)
