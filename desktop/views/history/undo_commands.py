"""Undo and redo as commands: named after the step that they would undo or redo."""

from PySide6.QtCore import QObject, Signal

from desktop.actions.errors import LibraryError
from desktop.actions.library import Step
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
        undone: The last step was undone.
    """

    performed = Signal(str)
    undone = Signal()

    def __init__(self, session: Session, commands: CommandRegistry) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        self._last = 0
        connect(session.changed, self, lambda _: self._follow())
        session.library_changed.connect(self.update)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "undo",
                translate_noop("Commands", "&Undo"),
                self._session.undo,
                Place("edit", 0, 0),
                keys=("Ctrl+Z",),
                icon="undo",
                tool_bar=1,
            ),
            Command(
                "redo",
                translate_noop("Commands", "&Redo"),
                self._session.redo,
                Place("edit", 0, 1),
                keys=(
                    "Ctrl+Shift+Z",
                    "Ctrl+Y",
                ),
                icon="redo",
                tool_bar=2,
            ),
        ]

    def _follow(self) -> None:
        """Tell whether a step was done or undone."""
        before = self._last
        step = self.update()
        if step is not None and step.number > before:
            if step.name not in step_labels.QUIET:
                self.performed.emit(done_message(step))
        elif self._last < before:
            self.undone.emit()

    def update(self) -> Step | None:
        """Return the step that would be undone; name in the menu what undo and redo would do."""
        try:
            undoable = self._session.library.undoable() if self._session.is_open else None
            redoable = self._session.library.redoable() if self._session.is_open else None
        except LibraryError:
            return None  # whoever reads next will tell
        for name, step, bare, named in (
            ("undo", undoable, translate("Undo", "&Undo"), translate("Undo", "&Undo: %1")),
            ("redo", redoable, translate("Undo", "&Redo"), translate("Undo", "&Redo: %1")),
        ):
            action = self._commands[name]
            action.setEnabled(step is not None)
            text = (
                named.replace("%1", step_labels.label(step).replace("&", "&&")) if step is not None else bare
            )
            action.setText(text)
            action.setToolTip(plain_tip(f"{plain_text(text)} ({action.shortcut().toString()})"))
        self._last = undoable.number if undoable is not None else 0
        return undoable
