"""The keys of a user: shown, changed and given to the window and to the readers."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.views import own_keys
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, CommandRegistry, Place
from desktop.views.desk import Desk
from desktop.views.reader import Reader


class KeySettings(QObject):
    """Applies the keys that a user chose.

    Signals:
        changed: Keys were changed; they are in use already.
    """

    changed = Signal()

    def __init__(self, desk: Desk, commands: CommandRegistry, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._commands = commands
        self._window = window
        self._readers: list[Reader] = []

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "keys",
                QT_TRANSLATE_NOOP("Commands", "&Keys"),
                self.show_dialog,
                Place("help", 0, 0),
                keys=(
                    "F1",
                    "?",
                ),
                icon="key",
            ),
        ]

    def add_reader(self, reader: Reader) -> None:
        """Let a reader have the keys of the user, now and when they change."""
        self._readers.append(reader)
        reader.set_keys(own_keys.of_pane(own_keys.kept(self._desk.settings)))

    def restore(self) -> None:
        """Use the keys that were kept."""
        own = own_keys.kept(self._desk.settings)
        if own:
            self._use(own)

    def show_dialog(self) -> None:
        """Show all keys, to be changed."""
        from desktop.views.dialogs.keys import Keys

        dialog = Keys(self._commands.all(), own_keys.kept(self._desk.settings), self._window)
        dialog.changed.connect(self._change)
        dialog.open()

    def _change(self, own: own_keys.Own) -> None:
        own_keys.keep(self._desk.settings, own)
        self._use(own)

    def _use(self, own: own_keys.Own) -> None:
        self._commands.set_keys(own_keys.of_window(own))
        for reader in self._readers:
            reader.set_keys(own_keys.of_pane(own))
        self.changed.emit()
