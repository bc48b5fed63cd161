"""The text in the other script, simplified or traditional: a view of it, not another text."""

from PySide6.QtCore import QObject, Signal

from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget, doubt_text
from desktop.views.widgets.status_bar import StatusBar


class ScriptController(QObject):
    """Shows the text in its own script or in the other, and tells of doubtful characters.

    Signals:
        changed: Another script is shown.
    """

    changed = Signal()

    def __init__(
        self, document: DocumentModel, reader: ReaderWidget, commands: CommandRegistry, status: StatusBar
    ) -> None:
        super().__init__()
        self._reader = reader
        self._status = status
        connect(document.opened, self, lambda _: self.show(commands["other-script"].isChecked()))
        reader.caret_moved.connect(self._say_doubt)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "other-script",
                translate_noop("Commands", "Show in Traditional / Sim&plified"),
                self.show,
                Place("view", 1, 1),
                keys=("Ctrl+Shift+T",),
                checkable=True,
                enabled_when="document",
            ),
        ]

    def show(self, on: bool) -> None:
        """Show the text in the script that is not its own, or in its own."""
        from desktop.text.script import script_of  # loads its dictionaries

        reader = self._reader
        wanted = ""
        if on:
            wanted = "hans" if script_of(reader.text()) == "hant" else "hant"
        if wanted != reader.script():
            reader.set_script(wanted)
            self.changed.emit()

    def _say_doubt(self, position: int) -> None:
        """Show in the status line that the character at the cursor is converted in doubt."""
        words = doubt_text(self._reader.doubt_at(position))
        if words:
            self._status.show_note(words)
