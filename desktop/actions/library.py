"""An open library (文库): actions are performed on it, undone and redone; ``reading`` reads it."""

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from db import history, posix_locks, store, upgrade
from db.queries import documents
from db.row_changes import Summarizer
from db.row_types import StepRow
from db.unit_of_work import ProgressCallback, UnitOfWork
from desktop.actions.action import Action, Result, Value
from desktop.actions.changes import Changes, changes_of
from desktop.actions.library_queries import LibraryQueries
from desktop.files import guarded

guarded.guard(posix_locks.opened, posix_locks.is_in_use)

Derived = TypeVar("Derived")

Step = StepRow
"""One step of the history, as the menu names it."""


class Library:
    """An open library.

    It may be used from one thread at a time; ``open_second`` gives a worker a connection of its own. Every
    method raises a LibraryError (see ``desktop.actions.errors``) for what is external fault, and changes
    nothing then.

    Attributes:
        path: The library's file.
        annotator: Name of who works with it; an action may say another.
        queries: All queries.
    """

    def __init__(self, opened: store.Store, annotator: str) -> None:
        self._store = opened
        self.path: Path = opened.path
        self.annotator = annotator
        self._names: set[str] = set()  # names that steps were done under, also on second connections
        self.queries = LibraryQueries(opened)

    @classmethod
    def create(cls, path: str | os.PathLike[str], annotator: str = "") -> Self:
        """Make a new, empty library and open it.

        Raises:
            ExistingFile: When there is a file already.
        """
        upgrade.create(Path(path))
        return cls.open(path, annotator)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        annotator: str = "",
        *,
        patience: float = 3.0,
        read_only_fallback: bool = False,
    ) -> Self:
        """Open a library; one of an older schema is backed up and upgraded first.

        Args:
            path: Its file.
            annotator: Name of who works with it.
            patience: Seconds to wait for another program that is writing.
            read_only_fallback: Whether a library that can't be written to, as on a full disk, is opened to be
                read; whatever would write into it raises why it can't then.
        """
        opened = upgrade.open_store(Path(path), patience, read_only_fallback=read_only_fallback)
        return cls(opened, annotator)

    def open_second(self) -> Self:
        """Open the same library once more, for another thread; close it there."""
        second = type(self)(self._store.second(), self.annotator)
        second._names = self._names
        return second

    def hurry(self, patience: float) -> None:
        """Wait no longer for another program that is writing; what ``open_second`` opens waits as before.

        Args:
            patience: Seconds.
        """
        self._store.hurry(patience)

    def close(self) -> None:
        """Let the file go; may be called twice."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def perform(self, action: Action[Value], on_progress: ProgressCallback | None = None) -> Result[Value]:
        """Do an action and record it, in one transaction; return what it touched and its value.

        Args:
            action: What is to be done.
            on_progress: Is told how many rows have been written; what it raises leaves nothing done.
        """
        annotator = self.annotator if action.annotator is None else action.annotator
        with self._store.unit_of_work(annotator) as work:
            work.on_progress = on_progress
            value = action.do(work)
            history.record(work, action.kind, action.group_id, action.merge_key(), self.own_names)
        self._names.add(annotator)
        return Result(changes_of(work.summary()), value)

    def perform_all(
        self, actions: Sequence[Action[object]], on_progress: ProgressCallback | None = None
    ) -> Result[list[object]]:
        """Do several actions and record each, in one transaction, all or none; the value holds theirs.

        Args:
            actions: What is to be done, in this order.
            on_progress: As for ``perform``.
        """
        touched = Summarizer()
        values: list[object] = []
        with self._work() as work:
            work.on_progress = on_progress
            for action in actions:
                one = work.child(self.annotator if action.annotator is None else action.annotator)
                values.append(action.do(one))
                history.record(one, action.kind, action.group_id, action.merge_key(), self.own_names)
                touched.add_summary(one.summary())
        self._names |= {self.annotator if one.annotator is None else one.annotator for one in actions}
        return Result(changes_of(touched.summary()), values)

    @property
    def own_names(self) -> frozenset[str]:
        """The names that its user works under: the present one, and those of steps done since opening."""
        return frozenset({self.annotator, *self._names})

    def is_own(self, step: Step) -> bool:
        """Return whether a step is one of its user's own, and not of another annotator."""
        return step.annotator in self.own_names

    def undo(
        self, expected: int | None = None, on_progress: ProgressCallback | None = None
    ) -> Changes | None:
        """Undo the user's last step that is done, or, where none is own, the last one; None where none is.

        Args:
            expected: Number of the step that the user saw named; another by now is a Conflict.
            on_progress: As for ``perform``.

        Raises:
            EditConflict: When rows are no longer as the step left them; ``changed-later`` with ``annotator``
                where another changed them since.
        """
        with self._work() as work:
            work.on_progress = on_progress
            done = history.undo(work, expected, self.own_names)
        return changes_of(work.summary()) if done else None

    def redo(
        self, expected: int | None = None, on_progress: ProgressCallback | None = None
    ) -> Changes | None:
        """Redo the user's step undone last; None where there is none. Arguments, errors as for ``undo``."""
        with self._work() as work:
            work.on_progress = on_progress
            done = history.redo(work, expected, self.own_names)
        return changes_of(work.summary()) if done else None

    def one_moment(self) -> AbstractContextManager[None]:
        """Let all that is read within the block be read in one transaction; see ``Store.one_moment``."""
        return self._store.one_moment()

    def undoable(self) -> Step | None:
        """Return the step that ``undo`` would undo."""
        with self._store.read() as connection:
            return history.undoable(connection, self.own_names)

    def redoable(self) -> Step | None:
        """Return the step that ``redo`` would redo."""
        with self._store.read() as connection:
            return history.redoable(connection, self.own_names)

    def step_size(self, number: int) -> int:
        """Return how many rows are written when a step is undone or redone, roughly where they are many.

        Args:
            number: Number of the step that ``undoable`` or ``redoable`` gives.
        """
        with self._store.read() as connection:
            return history.row_count_of(connection, number)

    def remember_place(self, document_id: str, position: int) -> None:
        """Keep the code point a user reads at; no step of the history."""
        with self._work() as work:
            work.upsert_unrecorded("reading_place", document_id=document_id, position=position, at=work.now)

    def mark_opened(self, document_id: str) -> bool:
        """Note that a user opened a document; return if for the first time. No step of the history."""
        with self._work() as work:
            return documents.mark_opened(work.connection, document_id, work.now)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting that belongs to the library; no step of the history."""
        with self._work() as work:
            work.upsert_unrecorded("library_setting", key=key, value=value)

    def write_derived(self, write: Callable[[UnitOfWork], Derived]) -> Derived:
        """Write what follows from the texts, such as their index, in one transaction; no step of the history.

        Args:
            write: Writes it, without recording anything.
        """
        with self._work() as work:
            return write(work)

    def thin_history(self, before: str) -> int:
        """Forget the steps done before a time for good, and return how many; no step of the history itself.

        Args:
            before: ISO 8601 in UTC with zone.
        """
        with self._work() as work:
            return history.delete_before(work, before)

    def thin_history_through(self, number: int) -> int:
        """Forget a step and all before it for good, and return how many; no step of the history itself.

        A step that can't be read, as a check may find, goes in this way.

        Args:
            number: Number of the last step to go.
        """
        with self._work() as work:
            return history.delete_through(work, number)

    def save_copy(self, path: str | os.PathLike[str]) -> None:
        """Write all that is in the library into a new file, also when its own was deleted or is out of reach.

        Raises:
            ExistingFile: When there is a file already.
        """
        self._store.copy_to(Path(path))

    def changed_elsewhere(self) -> bool:
        """Return whether another connection wrote since this was last asked.

        Cheap enough for every second.
        """
        return self._store.changed_elsewhere()

    def _work(self) -> AbstractContextManager[UnitOfWork]:
        return self._store.unit_of_work(self.annotator)
