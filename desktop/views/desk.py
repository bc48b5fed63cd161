"""The desk: what every view works with, and the one way by which a person's action reaches the library."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop import crash
from desktop.actions.action import Action, Result, Value
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError, Unreachable
from desktop.actions.library import Library, Step
from desktop.lifetime import alive
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.views import problems
from desktop.views.edits import FEW, Edits, Watch, Work, performing, performing_each
from desktop.views.icons import Icons
from desktop.views.waiting import AT_ONCE, Waiting

translate = QCoreApplication.translate

_Turn = Callable[[int, Watch | None], Changes | None]
"""Undoes or redoes the step of a number."""


class Desk(QObject):
    """Library, settings, messages, tasks and theme of one window.

    Attributes:
        edits: The edits that are done beside the window.
        waiting: What has to wait until another program has finished writing.
        hidden: Names of the annotators whose marks are not shown nor counted in the library that lies open.

    Signals:
        doing: Actions are about to be done (sequence of `Action`).
        changed: What an action, an undo or a redo touched (`Changes`).
        lost: The file of the library was deleted or replaced under the open window (`Unreachable`).
        hidden_changed: The marks of others are hidden now.
        library_changed: Another library lies open, or none.
        theme_changed: The theme (`Theme`).
    """

    doing = Signal(object)
    changed = Signal(object)
    lost = Signal(object)
    hidden_changed = Signal()
    library_changed = Signal()
    theme_changed = Signal(object)

    def __init__(self, settings: Settings, messages: Messages, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.messages = messages
        self.tasks = tasks
        self.theme = theme
        self.icons = Icons(theme)
        self._library: Library | None = None
        self.edits = Edits(self, self)
        self.waiting = Waiting(self, self)
        self.hidden: frozenset[str] = frozenset()

    @property
    def library(self) -> Library:
        """The library that lies open.

        Raises:
            RuntimeError: None does; views work with one only while one does.
        """
        if self._library is None:
            raise RuntimeError("no library lies open")
        return self._library

    @property
    def is_open(self) -> bool:
        """Whether a library lies open."""
        return self._library is not None

    def set_library(self, library: Library | None) -> None:
        """Lay another library open; the one before is closed."""
        self.close()
        self._library = library
        if library is not None:
            library.hurry(AT_ONCE)
        self.library_changed.emit()

    def close(self) -> None:
        """Let the library go, when the window closes."""
        if self._library is not None:
            self.edits.finish()
            self.waiting.finish()
            self._library.close()
        self._library = None

    def hide(self, names: frozenset[str]) -> None:
        """Show and count no marks of these annotators from now on."""
        if names != self.hidden:
            self.hidden = names
            self.hidden_changed.emit()

    def hidden_here(self) -> list[str]:
        """Give those of the hidden annotators who have made annotations in this library."""
        if not self.hidden or not self.is_open:
            return []
        rows = self.library.reading.annotators()
        return [row.name for row in rows if row.annotations and row.name in self.hidden]

    def set_theme(self, theme: Theme) -> None:
        """Give everything another theme."""
        self.theme = theme
        self.icons.set_theme(theme)
        self.theme_changed.emit(theme)

    def perform(self, action: Action[Value]) -> Result[Value] | None:
        """Do an action and let every view know; None when it could not be done, which has been told then."""
        if self.edits.refused():
            return None
        self._tell([action])
        return self._attempt(lambda: self.library.perform(action))

    def perform_all(self, actions: Sequence[Action[object]]) -> Result[list[object]] | None:
        """Do actions of one batch, all or none, and let every view know once; the value holds theirs."""
        if self.edits.refused():
            return None
        self._tell(actions)
        return self._attempt(lambda: self.library.perform_all(actions))

    def perform_soon(
        self, action: Action[Value], on_done: Callable[[Result[Value]], object] = lambda _: None
    ) -> None:
        """Do an action and let every view know; later, in its turn, where another program is writing.

        Args:
            action: What is to be done.
            on_done: Is handed the result, when all views know; not called where it was not done.
        """
        if not self.edits.refused():
            self._tell([action])
            self._attempt_soon(lambda: self.library.perform(action), on_done)

    def perform_many(
        self,
        actions: Sequence[Action[object]],
        count: int,
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do actions of one batch, all or none: at once where they touch few rows, else beside the window.

        Args:
            actions: What is to be done.
            count: How many annotations, or whatever it is, they touch.
            on_done: Is handed the result, whose value holds those of the actions, when all views know; not
                called where it was not done.
            owner: The object that `on_done` works for; it is not called once that is destroyed.
        """
        if count > FEW:
            if not self.edits.refused():
                self._tell(actions)
                self._run(performing(actions), self._doing_words(), on_done, owner=owner)
        elif not self.edits.refused():
            self._tell(actions)
            self._attempt_soon(lambda: self.library.perform_all(actions), on_done, owner)

    def perform_beside(
        self,
        actions: Sequence[Action[object]],
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do actions of one batch beside the window, each for itself, and let every view know at the end.

        Args:
            actions: What is to be done.
            on_done: Is handed the result, whose value holds those of the actions, when all views know.
            on_failed: Is called where nothing was done.
            owner: The object that these two work for; they are not called once it is destroyed.
        """
        self._tell(actions)
        self._run(performing_each(actions), self._doing_words(), on_done, on_failed, owner=owner)

    def tell_of(self, error: LibraryError) -> None:
        """Tell why something could not be done; what is shown is read anew where there is a file to read."""
        if isinstance(error, Unreachable) and error.reason in ("missing", "replaced"):
            self.lost.emit(error)
            return
        problems.tell(self.messages, error)
        if self.is_open:
            self.changed.emit(Changes(everything=True))

    def undo(self) -> None:
        """Undo the step that the menu names; a large one beside the window."""
        crash.remember("undo")
        words = translate("Edits", "Undoing…")
        self._turn(lambda: self.library.undoable(), lambda library: library.undo, words)

    def redo(self) -> None:
        """Redo the step that the menu names; a large one beside the window."""
        crash.remember("redo")
        words = translate("Edits", "Redoing…")
        self._turn(lambda: self.library.redoable(), lambda library: library.redo, words)

    def _turn(self, which: Callable[[], Step | None], deed: Callable[[Library], _Turn], words: str) -> None:
        if self.edits.refused():
            return

        def turn() -> Result[None] | None:
            step = which()
            if step is None:
                return None
            number = step.number
            if self.library.step_size(number) <= FEW:
                return _as_result(deed(self.library)(number, None))
            self.edits.run(lambda library, watch: _as_result(deed(library)(number, watch)), words)
            return None

        self._attempt_soon(turn)

    @staticmethod
    def _doing_words() -> str:
        return translate("Edits", "Making the change…")

    def _tell(self, actions: Sequence[Action[object]]) -> None:
        for action in actions:
            crash.remember(action.kind)
        self.doing.emit(actions)

    def _attempt(self, deed: Callable[[], Result[Value] | None]) -> Result[Value] | None:
        """Do something, and wait until that is over."""
        return self.waiting.do(deed, self._tell_changes, self.tell_of, stay=True)

    def _attempt_soon(
        self,
        deed: Callable[[], Result[Any] | None],
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        owner: QObject | None = None,
    ) -> None:
        """Do something now, or in its turn; `on_done` is not called once its owner is destroyed."""

        def then(result: Result[Any]) -> None:
            self.changed.emit(result.changes)
            if alive(owner or self):
                on_done(result)

        self.waiting.do(deed, then, self.tell_of)

    def _tell_changes(self, result: Result[Any]) -> None:
        self.changed.emit(result.changes)

    def _run(
        self,
        work: Work,
        words: str,
        on_done: Callable[[Result[Any]], object],
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do an edit beside the window, in its turn."""
        if not self.waiting:
            self.edits.run(work, words, on_done, on_failed, owner=owner)
            return

        def begin() -> None:
            self.edits.run(work, words, on_done, on_failed, owner=owner)

        self.waiting.do(begin, lambda _: None, self.tell_of)


def _as_result(changes: Changes | None) -> Result[None] | None:
    return Result(changes, None) if changes is not None else None
