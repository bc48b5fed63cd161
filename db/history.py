"""History: steps recorded, undone and redone, whatever kind of action they are.

Undoing and redoing go through the steps of the annotator who asks, or of several names that one user has
worked under; only where these have none, through those of others.
"""

import json
from collections.abc import Collection
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, func, or_, select, true, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from db.change_log import ChangeLog
from db.errors import CorruptLibrary, EditConflict
from db.json_columns import load_json
from db.prepared import Prepared
from db.queries import history_steps
from db.queries.driver_rows import AnyRow
from db.row_changes import ChangeSummary, RowChange, batches, decode, encode, squash
from db.row_types import StepRow
from db.schema import action, action_subject, annotator
from db.undo_conflicts import later_annotator, missing_row, row_in_use, without_shared
from db.unit_of_work import UnitOfWork

MERGE_WINDOW_S = 8.0
"""Seconds within which edits that join are one step."""

_LARGE_STEP_ROWS = 65536
"""Bytes of kept rows beyond which these are not counted but guessed."""

_ROW = 25
"""Bytes that a row takes at least there: a column or two that changed, its id and its subjects."""

_WHOLE = select(action)
_NAMED = select(*(column for column in action.c if column.name != "row_changes"))
"""Actions without the rows they wrote, which may be megabytes: enough to name a step."""

_LAST_DONE = _WHOLE.where(action.c.state == "done").order_by(action.c.number.desc()).limit(1)
_LAST_UNDONE = _WHOLE.where(action.c.state == "undone").order_by(action.c.undo_seq.desc()).limit(1)
_DONE_NAMED = _NAMED.where(action.c.state == "done").order_by(action.c.number.desc()).limit(1)
_UNDONE_NAMED = _NAMED.where(action.c.state == "undone").order_by(action.c.undo_seq.desc()).limit(1)
_OWN_IDS = select(annotator.c.id).where(annotator.c.name.in_(bindparam("own", expanding=True)))
_OWN = action.c.annotator_id.in_(_OWN_IDS)
_OF_OWN = {one: one.where(_OWN) for one in (_LAST_DONE, _LAST_UNDONE, _DONE_NAMED, _UNDONE_NAMED)}
"""What asks for the last step, with what asks for the last own one: made once, asked after every step."""
_ITSELF = action.alias()
_OWN_ITSELF = _ITSELF.c.annotator_id.in_(_OWN_IDS)
_OTHERS_AFTER = (
    select(action.c.number)
    .where(action.c.number > bindparam("last"), ~_OWN)
    .where(select(_ITSELF.c.number).where(_ITSELF.c.number == bindparam("last"), _OWN_ITSELF).exists())
    .limit(1)
)
"""What others did after an own step; where none is own, all steps are gone through in their order."""
_OTHER = action.alias()
_SIZES = (
    select(_OTHER.c.number, func.length(_OTHER.c.row_changes).label("size"))
    .join_from(
        action,
        _OTHER,
        or_(
            _OTHER.c.number == action.c.number,
            and_(_OTHER.c.group_id == action.c.group_id, _OTHER.c.state == action.c.state),
        ),
    )
    .where(action.c.number == bindparam("wanted"))
)
_ANY_UNDONE = Prepared(select(action.c.number).where(action.c.state == "undone").limit(1))
_BY_DEFAULT = ("number", "undo_seq")
"""Columns that the row of a new step gets from the database."""

_OWN_UNDONE = select(action.c.number).where(action.c.state == "undone", _OWN)
_DISCARD_REDO = (
    update(action).where(action.c.number == bindparam("own_number")).values(state="abandoned", undo_seq=None)
)
_SET_STATE = (
    update(action)
    .where(action.c.number == bindparam("own_number"))
    .values(state=bindparam("new_state"), undo_seq=bindparam("new_undo_seq"))
)
_SUBJECTS = Prepared(insert(action_subject).on_conflict_do_nothing())
_ADD = Prepared(
    action.insert().values({one.name: bindparam(one.name) for one in action.c if one.name not in _BY_DEFAULT})
)


def record(
    work: UnitOfWork,
    name: str,
    group_id: str | None,
    merge_key: str | None,
    own: Collection[str] = (),
) -> int | None:
    """Write the step of an action into the action's transaction; return its number, or None for no change.

    Steps that its user undid before it can no longer be redone; they stay in the history as abandoned.

    Args:
        work: The unit of work in which the action has written its rows.
        name: The action's name.
        group_id: What joins it with others to one step.
        merge_key: What it must have in common with a quick edit before it to be one step with that.
        own: Names that its user has worked under, beside the one who does it.
    """
    if not work.row_changes:
        return None
    abandoned = _discard_redo(work, {work.annotator, *own})
    if merge_key is not None and not abandoned:
        last = work.connection.execute(_LAST_DONE).one_or_none()
        if last is not None and _can_merge(work, last, merge_key):
            return _merge_into(work, last)
    held = work.summary()
    _add_document_label(work, held.documents | held.figures)
    row = {
        "name": name,
        "label_args": _json(work.label_args),
        "annotator_id": work.annotator_id,
        "at": work.now,
        "state": "done",
        "group_id": group_id,
        "merge_key": merge_key,
        "row_changes": work.row_changes.encoded(),
    }
    number = int(_ADD.run(work.connection, **row).lastrowid or 0)
    _note_subjects(work, number, held)
    return number


def _discard_redo(work: UnitOfWork, own: Collection[str]) -> bool:
    """Mark the own steps that were undone as abandoned; return whether there were any.

    It is asked first: an UPDATE has SQLite write out what the index of characters took in, with a segment
    for each action of a transaction, even where there is nothing to update.
    """
    if _ANY_UNDONE.scalar(work.connection) is None:
        return False
    numbers = list(work.connection.scalars(_OWN_UNDONE, {"own": list(own)}))
    if numbers:
        work.connection.execute(_DISCARD_REDO, [{"own_number": number} for number in numbers])
    return bool(numbers)


def _add_document_label(work: UnitOfWork, documents: frozenset[str]) -> None:
    """Show in which document something was done, or in how many, where the action itself did not."""
    if len(documents) == 1 and "document" not in work.label_args:
        (one,) = documents
        work.set_label_args(document=str(work.row("document", one)["title"]))
    elif len(documents) > 1:
        work.set_label_args(documents=str(len(documents)))


def _can_merge(work: UnitOfWork, last: AnyRow, merge_key: str) -> bool:
    elapsed = (datetime.fromisoformat(work.now) - datetime.fromisoformat(last.at)).total_seconds()
    return (
        last.merge_key == merge_key
        and last.annotator_id == work.annotator_id
        and 0 <= elapsed <= MERGE_WINDOW_S
    )


def _merge_into(work: UnitOfWork, last: AnyRow) -> int:
    """Make one step of the last and what was written now."""
    values = {
        "at": work.now,
        "label_args": _json({**load_json(last.label_args, dict), **work.label_args}),
        "row_changes": encode(squash(_row_changes(work, last), work.row_changes)),
    }
    work.connection.execute(update(action).where(action.c.number == last.number).values(values))
    return int(last.number)


def _note_subjects(work: UnitOfWork, number: int, held: ChangeSummary) -> None:
    subjects = held.documents | held.tags | held.counted_tags | held.figures
    rows = [{"subject_id": one, "number": number} for one in sorted(subjects)]
    if rows:
        _SUBJECTS.run_many(work.connection, rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def undo(work: UnitOfWork, expected: int | None = None, own: Collection[str] = ()) -> bool:
    """Undo the last own step that is done, or, where none is own, the last one; False where there is none.

    Args:
        work: The unit of work to write through.
        expected: Number of the step that is meant; another is a Conflict.
        own: Names that the user has worked under; without any, every step is own.

    Raises:
        EditConflict: When a row is no longer as the step left it; nothing is changed then. The reason is
            ``changed-later``, with ``annotator``, where another did that in a later step.
    """
    rows = _steps(work.connection, _LAST_DONE, "done", own=own)
    _check_expected(work, rows, expected)
    changes = [[change.inverted() for change in reversed(_row_changes(work, row))] for row in rows]
    _apply_amid_others(work, rows, changes, own)
    undo_seq = (
        work.connection.scalar(select(func.max(action.c.undo_seq)).where(action.c.state == "undone")) or 0
    ) + 1
    _set_state(work, rows, "undone", undo_seq)
    return bool(rows)


def redo(work: UnitOfWork, expected: int | None = None, own: Collection[str] = ()) -> bool:
    """Redo the own step undone last; False where there is none. Arguments and errors as for ``undo``."""
    rows = _steps(work.connection, _LAST_UNDONE, "undone", own=own)
    _check_expected(work, rows, expected)
    _apply_amid_others(work, rows, [_row_changes(work, row) for row in reversed(rows)], own)
    _set_state(work, rows, "done", None)
    return bool(rows)


def exists(connection: Connection, number: int) -> bool:
    """Return whether there is an action of this number."""
    return connection.scalar(select(action.c.number).where(action.c.number == number)) is not None


def revert_to(work: UnitOfWork, number: int) -> int:
    """Write the rows back to what they were right after an action; return how many were taken back.

    Args:
        work: The unit of work of the action that goes back.
        number: The action after which all that is done is taken back.

    Raises:
        EditConflict: When a row is no longer as the history says.
    """
    later = select(action.c.number).where(action.c.number > number, action.c.state == "done")
    numbers = list(work.connection.scalars(later.order_by(action.c.number.desc())))
    for one in numbers:
        row = work.connection.execute(select(action).where(action.c.number == one)).one()
        _apply(work, [change.inverted() for change in reversed(_row_changes(work, row))])
    work.row_changes = ChangeLog(squash(work.row_changes, ()))
    return len(numbers)


def delete_before(work: UnitOfWork, before: str) -> int:
    """Delete the steps done before a time for good; they can't be undone any more. Return how many.

    Args:
        work: The unit of work to write through.
        before: ISO 8601 in UTC with zone.
    """
    first_kept = work.connection.scalar(select(func.min(action.c.number)).where(action.c.at >= before))
    old = true() if first_kept is None else action.c.number < first_kept
    of_old = true() if first_kept is None else action_subject.c.number < first_kept
    work.connection.execute(delete(action_subject).where(of_old))
    return int(work.connection.execute(delete(action).where(old)).rowcount)


def delete_through(work: UnitOfWork, number: int) -> int:
    """Delete a step and all before it for good; they can't be undone any more. Return how many.

    Args:
        work: The unit of work to write through.
        number: Number of the last step to go.
    """
    work.connection.execute(delete(action_subject).where(action_subject.c.number <= number))
    return int(work.connection.execute(delete(action).where(action.c.number <= number)).rowcount)


def row_count_of(connection: Connection, number: int) -> int:
    """Return how many rows undoing or redoing a step writes; roughly where they are many.

    Args:
        connection: Where to read.
        number: Number of the step, which is the next one to be undone or redone.
    """
    rows = list(connection.execute(_SIZES, {"wanted": number}))
    whole = sum(int(row.size) for row in rows)
    if whole > _LARGE_STEP_ROWS:
        return whole // _ROW
    held = select(action.c.row_changes).where(action.c.number.in_([row.number for row in rows]))
    return sum(len(decode(one)) for one in connection.scalars(held))


def _steps(
    connection: Connection,
    first: Select[Any],
    state: str,
    every: Select[Any] = _WHOLE,
    own: Collection[str] = (),
) -> list[AnyRow]:
    """Return the actions of a step, the last one first.

    Args:
        connection: Where to read.
        first: Asks for the last action of it.
        state: What all of its actions are.
        every: Asks for actions, in the columns that ``first`` gives.
        own: Names whose steps are asked for; those of others count only where these have none.
    """
    row = connection.execute(_OF_OWN[first], {"own": list(own)}).one_or_none() if own else None
    if row is None:
        row = connection.execute(first).one_or_none()
    if row is None:
        return []
    if row.group_id is None:
        return [row]
    same = every.where(action.c.group_id == row.group_id, action.c.state == state)
    return list(connection.execute(same.order_by(action.c.number.desc())))


def _check_expected(work: UnitOfWork, rows: list[AnyRow], expected: int | None) -> None:
    found = rows[0].number if rows else None
    if expected is not None and found != expected:
        raise EditConflict(work.path, "conflict", what="step", id=expected, found=found)


def _apply_amid_others(
    work: UnitOfWork, rows: list[AnyRow], changes: list[list[RowChange]], own: Collection[str]
) -> None:
    """Write the row changes of a step, after which others may have done steps; tell whose is in the way."""
    last = max((row.number for row in rows), default=0)
    if not own or work.connection.scalar(_OTHERS_AFTER, {"last": last, "own": list(own)}) is None:
        _apply_all(work, changes)
        return
    try:
        _apply_all(work, [without_shared(work, some) for some in changes])
        every = list(chain.from_iterable(changes))
        found = row_in_use(work.connection, every) or missing_row(work.connection, every)
        if found is not None:
            raise EditConflict(work.path, "conflict", what=found[0].replace("_", "-"), id=found[1])
    except EditConflict as error:
        name = later_annotator(work.connection, last, error)
        if name is None:
            raise
        raise EditConflict(work.path, "changed-later", annotator=name, **error.details) from error


def _apply_all(work: UnitOfWork, changes: list[list[RowChange]]) -> None:
    work.expected = sum(map(len, changes))
    for some in changes:
        _apply(work, some)


def _apply(work: UnitOfWork, changes: list[RowChange]) -> None:
    """Write row changes whose rows still look as they should before them."""
    work.settle_references_later()
    for run in batches(changes):
        table = run[0].table
        rows = work.existing_rows(table, [change.key for change in run])
        for change in run:
            if not _as_seen(rows.get(change.key), change.before):
                raise EditConflict(work.path, "conflict", what=table.replace("_", "-"), id=change.key)
        try:
            work.apply(run)
        except IntegrityError as error:
            raise EditConflict(work.path, "conflict", what=table.replace("_", "-"), id=run[0].key) from error


def _row_changes(work: UnitOfWork, row: AnyRow) -> list[RowChange]:
    """Read the row changes of a step."""
    try:
        return decode(row.row_changes)
    except ValueError as error:
        raise CorruptLibrary(work.path, "corrupt", detail=f"step {row.number}: {error}") from error


def _as_seen(row: dict[str, Any] | None, seen: dict[str, Any] | None) -> bool:
    if row is None or seen is None:
        return row is seen
    return seen.items() <= row.items()


def _set_state(work: UnitOfWork, rows: list[AnyRow], state: str, undo_seq: int | None) -> None:
    values = [{"own_number": row.number, "new_state": state, "new_undo_seq": undo_seq} for row in rows]
    if values:
        work.connection.execute(_SET_STATE, values)


def undoable(connection: Connection, own: Collection[str] = ()) -> StepRow | None:
    """Return the step that ``undo`` would undo; ``own`` as there."""
    return _named(connection, _steps(connection, _DONE_NAMED, "done", _NAMED, own))


def redoable(connection: Connection, own: Collection[str] = ()) -> StepRow | None:
    """Return the step that ``redo`` would redo; ``own`` as there."""
    return _named(connection, _steps(connection, _UNDONE_NAMED, "undone", _NAMED, own))


def _named(connection: Connection, rows: list[AnyRow]) -> StepRow | None:
    """Return several actions of a group the name of one: numbers in their label arguments add up."""
    if not rows:
        return None
    name = connection.scalar(select(annotator.c.name).where(annotator.c.id == rows[0].annotator_id))
    step = history_steps.step(rows[0], name or "")
    if len(rows) > 1:
        told = [load_json(row.label_args, dict) for row in rows]
        counts = [int(one["count"]) for one in told if one.get("count", "").isdecimal()]
        step.label_args.update(actions=str(len(rows)), count=str(sum(counts)) if counts else str(len(rows)))
    return step
