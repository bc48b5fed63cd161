"""The session: what every view works with, and the only way in which a user's action reaches the library."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import crash, error_messages
from desktop.actions.action import Action, Result, Value
from desktop.actions.changes import Changes
from desktop.actions.errors import FileUnreachable, LibraryError
from desktop.actions.library import Library, Step
from desktop.files.progress import ProgressCallback
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.tasks import BackgroundTasks
from desktop.theme import Theme
from desktop.views.operations.write_queue import (
    SYNC_ROW_LIMIT,
    LibraryWork,
    WriteQueue,
    perform_all_work,
    perform_each_work,
)
from desktop.views.operations.write_retry_queue import BUSY_TIMEOUT_S, WriteRetryQueue
from desktop.views.widgets.icons import Icons

_UndoResult = Callable[[int, ProgressCallback | None], Changes | None]
"""Undoes or redoes the step of a number."""


class Session(QObject):
    """Library, settings, messages, tasks and theme of one window.

    Attributes:
        writes: The edits that are done in the background.
        retry_queue: What has to wait until another program has finished writing.
        hidden_annotators: Names of the annotators whose marks are not shown nor counted in the library that
            is open.

    Signals:
        about_to_perform: Actions are about to be done (sequence of `Action`).
        changed: What an action, an undo or a redo touched (`Changes`).
        library_lost: The file of the library was deleted or replaced under the open window
            (`FileUnreachable`).
        hidden_changed: The marks of others are hidden now.
        library_changed: Another library is open, or none.
        theme_changed: The theme (`Theme`).
    """

    about_to_perform = Signal(object)
    changed = Signal(object)
    library_lost = Signal(object)
    hidden_changed = Signal()
    library_changed = Signal()
    theme_changed = Signal(object)

    def __init__(self, settings: Settings, messages: Messages, tasks: BackgroundTasks, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.messages = messages
        self.tasks = tasks
        self.theme = theme
        self.icons = Icons(theme)
        self._library: Library | None = None
        self.writes = WriteQueue(self, self)
        self.retry_queue = WriteRetryQueue(self, self)
        self.hidden_annotators: frozenset[str] = frozenset()
        self._preparations: list[Callable[[Sequence[Action[object]]], object]] = []

    @property
    def library(self) -> Library:
        """The library that is open.

        Raises:
            RuntimeError: None does; views work with one only while one does.
        """
        if self._library is None:
            raise RuntimeError("no library is open")
        return self._library

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""
        return self._library is not None

    def set_library(self, library: Library | None) -> None:
        """Open another library; the one before is closed."""
        self.close()
        self._library = library
        if library is not None:
            library.hurry(BUSY_TIMEOUT_S)
        self.library_changed.emit()

    def close(self) -> None:
        """Let the library go, when the window closes."""
        if self._library is not None:
            self.writes.flush()
            self.retry_queue.finish()
            self._library.close()
        self._library = None

    def hide_annotators(self, names: frozenset[str]) -> None:
        """Show and count no annotations of these annotators from now on."""
        if names != self.hidden_annotators:
            self.hidden_annotators = names
            self.hidden_changed.emit()

    def hidden_annotators_here(self) -> list[str]:
        """Return those of the hidden annotators who have made annotations in this library."""
        if not self.hidden_annotators or not self.is_open:
            return []
        rows = self.library.queries.annotators()
        return [row.name for row in rows if row.annotations and row.name in self.hidden_annotators]

    def set_theme(self, theme: Theme) -> None:
        """Apply another theme to everything."""
        self.theme = theme
        self.icons.set_theme(theme)
        self.theme_changed.emit(theme)

    def prepare_with(self, step: Callable[[Sequence[Action[object]]], object]) -> None:
        """Let a controller do something before actions are done, such as ask what they need to know.

        Args:
            step: Is handed the actions. Unlike a slot of `about_to_perform` it may open a dialog.
        """
        self._preparations.append(step)

    def perform(self, action: Action[Value]) -> Result[Value] | None:
        """Do an action and let every view know; None when it could not be done, which has been told then."""
        if self.writes.refuse_if_busy():
            return None
        self._announce([action])
        return self._attempt(lambda: self.library.perform(action))

    def perform_all(self, actions: Sequence[Action[object]]) -> Result[list[object]] | None:
        """Do actions of one batch, all or none, and let every view know once; the value holds theirs."""
        if self.writes.refuse_if_busy():
            return None
        self._announce(actions)
        return self._attempt(lambda: self.library.perform_all(actions))

    def perform_soon(
        self, action: Action[Value], on_done: Callable[[Result[Value]], object] = lambda _: None
    ) -> None:
        """Do an action and let every view know; later, in its turn, where another program is writing.

        Args:
            action: What is to be done.
            on_done: Is handed the result, when all views know; not called where it was not done.
        """
        if not self.writes.refuse_if_busy():
            self._announce([action])
            self._attempt_soon(lambda: self.library.perform(action), on_done)

    def perform_many(
        self,
        actions: Sequence[Action[object]],
        count: int,
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do actions of one batch, all or none: at once where they touch few rows, else in the background.

        Args:
            actions: What is to be done.
            count: How many annotations, or whatever it is, they touch.
            on_done: Is handed the result, whose value holds those of the actions, when all views know; not
                called where it was not done.
            owner: The object that `on_done` works for; it is not called once that is destroyed.
        """
        if count > SYNC_ROW_LIMIT:
            if not self.writes.refuse_if_busy():
                self._announce(actions)
                self._run(perform_all_work(actions), self._progress_text(), on_done, owner=owner)
        elif not self.writes.refuse_if_busy():
            self._announce(actions)
            self._attempt_soon(lambda: self.library.perform_all(actions), on_done, owner)

    def perform_in_background(
        self,
        actions: Sequence[Action[object]],
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do actions of one batch in the background, each for itself, and let every view know at the end.

        Args:
            actions: What is to be done.
            on_done: Is handed the result, whose value holds those of the actions, when all views know.
            on_failed: Is called where nothing was done.
            owner: The object that these two work for; they are not called once it is destroyed.
        """
        self._announce(actions)
        self._run(perform_each_work(actions), self._progress_text(), on_done, on_failed, owner=owner)

    def report_error(self, error: LibraryError) -> None:
        """Report why something could not be done.

        What is shown is read again where there is a file to read.
        """
        if isinstance(error, FileUnreachable) and error.reason in ("missing", "replaced"):
            self.library_lost.emit(error)
            return
        error_messages.report(self.messages, error)
        if self.is_open:
            self.changed.emit(Changes(everything=True))

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Report what the library refuses within, and end there.

        What was shown when the user began may be gone: another program writes, or a question stood open.
        """
        try:
            yield
        except LibraryError as error:
            self.report_error(error)

    def undo(self, agreed: int = 0) -> None:
        """Undo the step that the menu names; a large one in the background.

        Args:
            agreed: Number of the step of another annotator that the user wants undone; others of theirs are
                left as they are.
        """
        crash.remember_action("undo")
        words = translate("Operations", "Undoing…")
        self._undo_or_redo(lambda: self.library.undoable(), lambda library: library.undo, words, agreed)

    def redo(self, agreed: int = 0) -> None:
        """Redo the step that the menu names; a large one in the background. Arguments as for ``undo``."""
        crash.remember_action("redo")
        words = translate("Operations", "Redoing…")
        self._undo_or_redo(lambda: self.library.redoable(), lambda library: library.redo, words, agreed)

    def _undo_or_redo(
        self,
        step_of: Callable[[], Step | None],
        method_of: Callable[[Library], _UndoResult],
        words: str,
        agreed: int,
    ) -> None:
        if self.writes.refuse_if_busy():
            return

        def turn() -> Result[None] | None:
            step = step_of()
            if step is None or not (self.library.is_own(step) or step.number == agreed):
                return None
            number = step.number
            if self.library.step_size(number) <= SYNC_ROW_LIMIT:
                return _as_result(method_of(self.library)(number, None))
            self.writes.run(
                lambda library, on_progress: _as_result(method_of(library)(number, on_progress)), words
            )
            return None

        self._attempt_soon(turn)

    @staticmethod
    def _progress_text() -> str:
        return translate("Operations", "Applying the change…")

    def _announce(self, actions: Sequence[Action[object]]) -> None:
        for action in actions:
            crash.remember_action(action.kind)
        for prepare in self._preparations:
            prepare(actions)
        self.about_to_perform.emit(actions)

    def _attempt(self, handler: Callable[[], Result[Value] | None]) -> Result[Value] | None:
        """Do something, and wait until that is over."""
        return self.retry_queue.submit(handler, self._tell_changes, self.report_error, stay=True)

    def _attempt_soon(
        self,
        handler: Callable[[], Result[Any] | None],
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        owner: QObject | None = None,
    ) -> None:
        """Do something now, or in its turn; `on_done` is not called once its owner is destroyed."""

        def then(result: Result[Any]) -> None:
            self._tell_changes(result)
            if alive(owner or self):
                on_done(result)

        self.retry_queue.submit(handler, then, self.report_error)

    def _tell_changes(self, result: Result[Any]) -> None:
        """Tell all who show something of it, who read what they need in one transaction."""
        with self.library.one_moment():
            self.changed.emit(result.changes)

    def _run(
        self,
        work: LibraryWork,
        words: str,
        on_done: Callable[[Result[Any]], object],
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do an edit in the background, in its turn."""
        if not self.retry_queue:
            self.writes.run(work, words, on_done, on_failed, owner=owner)
            return

        def begin() -> None:
            self.writes.run(work, words, on_done, on_failed, owner=owner)

        def give_up(error: LibraryError) -> None:
            if alive(owner or self):
                on_failed()
            self.report_error(error)

        self.retry_queue.submit(begin, lambda _: None, give_up)


def _as_result(changes: Changes | None) -> Result[None] | None:
    return Result(changes, None) if changes is not None else None
