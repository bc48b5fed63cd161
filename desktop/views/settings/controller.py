"""The controller of the settings: gathers the pages of the features and opens the dialog at one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.lifetime import alive, connect
from desktop.views.commands.registry import Command, Place
from desktop.views.session import Session
from desktop.views.settings.page import SettingsPage

if TYPE_CHECKING:
    from desktop.views.settings.dialog import SettingsDialog

ORDER = ("reading", "annotators", "keyboard", "language", "backups", "folders", "import")
"""The pages in the order of their tabs."""


class SettingsController(QObject):
    """Opens the settings."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._pages: dict[str, SettingsPage] = {}
        self._dialog: SettingsDialog | None = None
        self._last = ORDER[0]

    def add(self, page: SettingsPage) -> None:
        """Take the page of a feature."""
        self._pages[page.id] = page

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "settings",
                translate_noop("Commands", "&Settings…"),
                lambda: self._opened().show_page_soon(self._last),
                Place("edit", 3, 0),
                keys=("Ctrl+,",),
            ),
        ]

    def open(self, page_id: str) -> SettingsDialog:
        """Open the settings at a page, with all that is on it; those that are open already show it."""
        dialog = self._opened()
        dialog.show_page(page_id)
        return dialog

    def _opened(self) -> SettingsDialog:
        """Open the settings, unless they are open already."""
        from desktop.views.settings.dialog import SettingsDialog

        dialog = self._dialog
        if dialog is None or not alive(dialog) or not dialog.isVisible():
            pages = [self._pages[one] for one in ORDER if one in self._pages]
            shown = [one for one in pages if self._session.is_open or not one.needs_library]
            dialog = self._dialog = SettingsDialog(shown, self._window)
            connect(self._session.library_changed, dialog, dialog.close)
            dialog.page_shown.connect(self._remember)
            dialog.open()
        return dialog

    def _remember(self, page_id: str) -> None:
        self._last = page_id
