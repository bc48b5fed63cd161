"""Undo and redo as commands: named after the step that they would undo or redo."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions.errors import LibraryError
from desktop.lifetime import connect
from desktop.views import steps
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, CommandRegistry, Place, plain
from desktop.views.desk import Desk
from desktop.views.tips import plain as plain_tip

translate = QCoreApplication.translate


class UndoCommands(QObject):
    """Names the commands undo and redo, and enables them while there is a step."""

    def __init__(self, desk: Desk, commands: CommandRegistry) -> None:
        super().__init__()
        self._desk = desk
        self._commands = commands
        connect(desk.changed, self, lambda _: self.update())
        desk.library_changed.connect(self.update)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "undo",
                QT_TRANSLATE_NOOP("Commands", "&Undo"),
                self._desk.undo,
                Place("edit", 0, 0),
                keys=("Ctrl+Z",),
                icon="undo",
                tool_bar=2,
            ),
            Command(
                "redo",
                QT_TRANSLATE_NOOP("Commands", "&Redo"),
                self._desk.redo,
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
            undoable = self._desk.library.undoable() if self._desk.is_open else None
            redoable = self._desk.library.redoable() if self._desk.is_open else None
        except LibraryError:
            return  # whoever reads next will tell
        for name, step, bare, named in (
            ("undo", undoable, translate("Deeds", "&Undo"), translate("Deeds", "&Undo “%1”")),
            ("redo", redoable, translate("Deeds", "&Redo"), translate("Deeds", "&Redo “%1”")),
        ):
            action = self._commands[name]
            action.setEnabled(step is not None)
            text = named.replace("%1", steps.wording(step).replace("&", "&&")) if step is not None else bare
            action.setText(text)
            action.setToolTip(plain_tip(f"{plain(text)} ({action.shortcut().toString()})"))
