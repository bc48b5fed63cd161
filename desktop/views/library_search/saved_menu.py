"""The menu of saved searches: run again, saved, deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.actions.saved_searches import SavedSearch
from desktop.i18n import translate
from desktop.lifetime import connect

SHOWN = 40
"""Saved searches that the menu shows."""


class SavedSearchMenu(QToolButton):
    """A button with the searches that were saved.

    Signals:
        about_to_offer: The searches are about to be shown.
        run_wanted: A search (`SavedSearch`) is to be run again.
        save_wanted: What is asked now is to be saved.
        delete_wanted: A search (`SavedSearch`) is to be deleted.
    """

    about_to_offer = Signal()
    run_wanted = Signal(object)
    save_wanted = Signal()
    delete_wanted = Signal(object)

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.setObjectName(f"saved-{mode}")
        self._mode = mode
        self.setProperty("opens-menu", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.entries = QMenu(self)
        self.setMenu(self.entries)
        self.entries.aboutToShow.connect(self.about_to_offer)

    def offer(self, searches: Sequence[SavedSearch], *, can_save: bool, current: str) -> None:
        """Fill the menu.

        Args:
            searches: The searches that were saved.
            can_save: Whether anything is asked that could be saved.
            current: Id of the one that was run last, or empty: it can be deleted.
        """
        menu = self.entries
        menu.clear()
        save = menu.addAction(translate("LibrarySearch", "Save query…"))
        save.setEnabled(can_save)
        save.triggered.connect(lambda _=False: self.save_wanted.emit())
        own = [one for one in searches if one.kind == self._mode][:SHOWN]
        if own:
            menu.addSeparator()
        for one in own:
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setToolTip(one.query)
            connect(action.triggered, action, lambda _=False, one=one: self.run_wanted.emit(one))
        shown = next((one for one in own if one.id == current), None)
        if shown is not None:
            menu.addSeparator()
            words = translate("LibrarySearch", "Delete “%1”").replace("%1", shown.name.replace("&", "&&"))
            delete = menu.addAction(words)
            connect(delete.triggered, delete, lambda _=False: self.delete_wanted.emit(shown))

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.setText(translate("LibrarySearch", "Saved"))
        words = translate("LibrarySearch", "Saved queries")
        self.setToolTip(words)
        self.setAccessibleName(words)
