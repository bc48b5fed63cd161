"""Undo and redo as commands: named after the step that they would undo or redo."""

from PySide6.QtCore import QObject

from desktop.actions.errors import LibraryError
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, CommandRegistry, Place, plain_text
from desktop.views.history import labels as step_labels
from desktop.views.session import Session
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip


class UndoCommands(QObject):
    """Names the commands undo and redo, and enables them while there is a step."""

    def __init__(self, session: Session, commands: CommandRegistry) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        connect(session.changed, self, lambda _: self.update())
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
                tool_bar=2,
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
                tool_bar=3,
            ),
        ]

    def update(self) -> None:
        """Name in the menu what undo and redo would do."""
        try:
            undoable = self._session.library.undoable() if self._session.is_open else None
            redoable = self._session.library.redoable() if self._session.is_open else None
        except LibraryError:
            return  # whoever reads next will tell
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
