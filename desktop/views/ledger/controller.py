"""The controller of the ledger: the page, and the commands that lead to it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.navigator import Navigator
from desktop.views.session import Session
from desktop.views.workspaces.controller import WorkspaceController
from desktop.views.workspaces.page import Page, Workspace

PAGE = "ledger"
"""Id of the page."""


class LedgerController(QObject):
    """Shows the page of ledgers."""

    def __init__(
        self, session: Session, navigator: Navigator, workspaces: WorkspaceController, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._navigator = navigator
        self._workspaces = workspaces

    def workspace(self) -> Workspace:
        """Return the page."""
        return Workspace(
            PAGE, "ledger", translate_noop("Commands", "Le&dger"), "ledger", ("Ctrl+Shift+L",), self._make
        )

    def _make(self) -> Page:
        from desktop.views.ledger.page import LedgerPage  # loads what only this page needs

        return LedgerPage(self._session, self._navigator)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "new-ledger",
                translate_noop("Commands", "New &ledger…"),
                self.make_ledger,
                Place("analyze", 5, 0),
            )
        ]

    def make_ledger(self) -> None:
        """Show the page and ask for a new ledger."""
        self._workspaces.choose(PAGE, self._ask_for_ledger)

    def _ask_for_ledger(self) -> None:
        from desktop.views.ledger.page import LedgerPage

        page = self._workspaces.page(PAGE)
        if isinstance(page, LedgerPage):
            page.make_ledger()
