"""The desk: what every view works with, and the one way by which a person's action reaches the library."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop import crash
from desktop.actions.action import Action
from desktop.actions.changes import Changes, joined
from desktop.actions.errors import LibraryError, Unreachable
from desktop.actions.library import Library, Step
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.tasks import LIBRARY, Tasks
from desktop.theme import Theme
from desktop.views import problems
from desktop.views.icons import Icons


class Desk(QObject):
    """Library, settings, messages, tasks and theme of one window.

    Signals:
        doing: Actions are about to be done (sequence of `Action`).
        changed: What an action, an undo or a redo touched (`Changes`).
        lost: The file of the library was deleted or replaced under the open window (`Unreachable`).
        library_changed: Another library lies open, or none.
        theme_changed: The theme (`Theme`).
    """

    doing = Signal(object)
    changed = Signal(object)
    lost = Signal(object)
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
        if self._library is not None:
            self._library.close()
        self._library = library
        self.library_changed.emit()

    def close(self) -> None:
        """Let the library go, when the window closes."""
        if self._library is not None:
            self._library.close()
        self._library = None

    def set_theme(self, theme: Theme) -> None:
        """Give everything another theme."""
        self.theme = theme
        self.icons.set_theme(theme)
        self.theme_changed.emit(theme)

    def perform(self, action: Action) -> Changes | None:
        """Do an action and let every view know; None when it could not be done, which has been told then."""
        return self.perform_all([action])

    def perform_all(self, actions: Sequence[Action]) -> Changes | None:
        """Do actions of one batch, all or none, and let every view know once."""
        self._tell(actions)
        return self._attempt(lambda: self.library.perform_all(actions))

    def perform_beside(
        self, actions: Sequence[Action], on_done: Callable[[Changes], object] = lambda _: None
    ) -> None:
        """Do actions of one batch beside the window, in their order, and let every view know at the end.

        Args:
            actions: What is to be done.
            on_done: Is handed what was touched, when all views know.
        """
        self._tell(actions)

        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            on_done(changes)

        self.tasks.run(partial(_perform, self.library.second, actions), done, self._failed, lane=LIBRARY)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, LibraryError):
            raise error
        self._tell_of(error)

    def _tell_of(self, error: LibraryError) -> None:
        """Tell why something could not be done; what is shown is read anew where there is a file to read."""
        if isinstance(error, Unreachable) and error.reason in ("missing", "replaced"):
            self.lost.emit(error)
            return
        problems.tell(self.messages, error)
        if self.is_open:
            self.changed.emit(Changes(everything=True))

    def undo(self) -> Changes | None:
        """Undo the step that the menu names."""
        crash.remember("undo")
        return self._attempt(lambda: self._turn(self.library.undoable(), self.library.undo))

    def redo(self) -> Changes | None:
        """Redo the step that the menu names."""
        crash.remember("redo")
        return self._attempt(lambda: self._turn(self.library.redoable(), self.library.redo))

    def _turn(self, step: Step | None, deed: Callable[[int], Changes | None]) -> Changes | None:
        return None if step is None else deed(step.number)

    def _tell(self, actions: Sequence[Action]) -> None:
        for action in actions:
            crash.remember(action.kind)
        self.doing.emit(actions)

    def _attempt(self, deed: Callable[[], Changes | None]) -> Changes | None:
        try:
            changes = deed()
        except LibraryError as error:
            self._tell_of(error)
            return None
        if changes is not None:
            self.changed.emit(changes)
        return changes


def _perform(second: Callable[[], Library], actions: Sequence[Action]) -> Changes:
    """Perform actions on a worker, with a connection of its own."""
    with second() as library:
        return joined([library.perform(action) for action in actions])
