"""The keys of a user: shown, changed and given to the window and to the readers."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.commands import key_bindings
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.settings.controller import SettingsController
from desktop.views.settings.page import SettingsPage


class KeySettings(QObject):
    """Applies the keys that a user chose.

    Signals:
        changed: Keys were changed; they are in use already.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        commands: CommandRegistry,
        settings_window: SettingsController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings_window = settings_window
        settings_window.add(SettingsPage("keyboard", translate_noop("Settings", "Keyboard"), self._make_page))
        self._session = session
        self._commands = commands
        self._readers: list[ReaderWidget] = []

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "keys",
                translate_noop("Commands", "&Keyboard shortcuts"),
                self.show_dialog,
                Place("help", 0, 1),
                keys=("?",),
                icon="key",
            ),
        ]

    def add_reader(self, reader: ReaderWidget) -> None:
        """Let a reader have the keys of the user, now and when they change."""
        self._readers.append(reader)
        reader.set_keys(key_bindings.reader_keys(key_bindings.load(self._session.settings)))

    def restore(self) -> None:
        """Use the keys that were kept."""
        own = key_bindings.load(self._session.settings)
        if own:
            self._use(own)

    def show_dialog(self) -> None:
        """Show all keys, to be changed."""
        self._settings_window.open("keyboard")

    def _make_page(self, over: QWidget) -> QWidget:
        from desktop.views.commands.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._commands.all(), key_bindings.load(self._session.settings), over)
        dialog.changed.connect(self._change)
        return dialog

    def _change(self, own: key_bindings.UserKeys) -> None:
        key_bindings.save(self._session.settings, own)
        self._use(own)

    def _use(self, own: key_bindings.UserKeys) -> None:
        self._commands.set_keys(key_bindings.window_keys(own))
        for reader in self._readers:
            reader.set_keys(key_bindings.reader_keys(own))
        self.changed.emit()
