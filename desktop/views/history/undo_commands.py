"""Undo and redo as commands: named after the step that they would undo or redo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.actions.errors import LibraryError
from desktop.actions.library import Library, Step
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, CommandRegistry, Place, plain_text
from desktop.views.history import labels as step_labels
from desktop.views.history.done_messages import done_message
from desktop.views.session import Session
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip


class UndoCommands(QObject):
    """Names the commands undo and redo, and enables them while there is a step.

    Signals:
        performed: What was done just now, which can be undone.
        undone: The last step was undone: what a user is told of it, or nothing of steps that are seen where
            they are made.
    """

    performed = Signal(str)
    undone = Signal(str)

    def __init__(self, session: Session, commands: CommandRegistry) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        self._last = 0
        self._redoable: Step | None = None
        connect(session.changed, self, lambda _: self._follow())
        session.library_changed.connect(self.update)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "undo",
                translate_noop("Commands", "&Undo"),
                self._undo,
                Place("edit", 0, 0),
                keys=("Ctrl+Z",),
                icon="undo",
                tool_bar=1,
            ),
            Command(
                "redo",
                translate_noop("Commands", "&Redo"),
                self._redo,
                Place("edit", 0, 1),
                keys=(
                    "Ctrl+Shift+Z",
                    "Ctrl+Y",
                ),
                icon="redo",
                tool_bar=2,
            ),
        ]

    def _undo(self) -> None:
        heading = translate("Undo", "Undo a step of another annotator?")
        agreed = self._agreed(lambda library: library.undoable(), heading, translate("Undo", "Undo"))
        if agreed is not None:
            self._session.undo(agreed)

    def _redo(self) -> None:
        heading = translate("Undo", "Redo a step of another annotator?")
        agreed = self._agreed(lambda library: library.redoable(), heading, translate("Undo", "Redo"))
        if agreed is not None:
            self._session.redo(agreed)

    def _agreed(self, step_of: Callable[[Library], Step | None], heading: str, yes: str) -> int | None:
        """Ask before a step of another annotator is undone or redone.

        Returns:
            The number of that step, 0 where the next step is the user's own, and None for no.
        """
        step = None
        if self._session.is_open and not self._session.retry_queue:  # else what waits there goes first
            with self._session.reporting_errors():
                step = step_of(self._session.library)
        if step is None or self._session.library.is_own(step):
            return 0
        text = translate("Undo", "You have no more steps of your own. The next one is by “%1”: %2")
        text = text.replace("%1", step.annotator).replace("%2", step_labels.label(step))
        return step.number if self._session.messages.ask(heading, text, yes) else None

    def _follow(self) -> None:
        """Tell whether a step was done or undone."""
        before = self._last
        step = self.update()
        if step is not None and step.number > before:
            if step.name not in step_labels.QUIET and self._session.library.is_own(step):
                self.performed.emit(done_message(step))
        elif self._last < before:
            self.undone.emit(self._undone_message())

    def _undone_message(self) -> str:
        step = self._redoable
        if step is None or step.name in step_labels.QUIET:
            return ""
        return translate("Undo", "Undone: %1").replace("%1", self._named(step))

    def _named(self, step: Step) -> str:
        """Return what a step did, and by whom where that is another annotator."""
        words = step_labels.label(step)
        if self._session.library.is_own(step):
            return words
        return translate("Undo", "%1 (by %2)").replace("%1", words).replace("%2", step.annotator)

    def update(self) -> Step | None:
        """Return the step that would be undone; name in the menu what undo and redo would do."""
        try:
            undoable = self._session.library.undoable() if self._session.is_open else None
            redoable = self._session.library.redoable() if self._session.is_open else None
        except LibraryError:
            return None  # whoever reads next will tell
        self._redoable = redoable
        for name, step, bare, named in (
            ("undo", undoable, translate("Undo", "&Undo"), translate("Undo", "&Undo: %1")),
            ("redo", redoable, translate("Undo", "&Redo"), translate("Undo", "&Redo: %1")),
        ):
            action = self._commands[name]
            action.setEnabled(step is not None)
            text = named.replace("%1", self._named(step).replace("&", "&&")) if step is not None else bare
            action.setText(text)
            action.setToolTip(plain_tip(f"{plain_text(text)} ({action.shortcut().toString()})"))
        self._last = undoable.number if undoable is not None else 0
        return undoable
