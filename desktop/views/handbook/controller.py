"""The controller of the handbook: opens it at the page of what has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.i18n import translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.workspaces.page import Page

if TYPE_CHECKING:
    from desktop.views.handbook.window import HandbookWindow

BY_NAME = {
    "annotators": "tagging",
    "backups": "safety",
    "batch": "documents",
    "cleaning": "importing",
    "export": "files",
    "figure-dialog": "figures",
    "findings": "safety",
    "folders": "importing",
    "history": "safety",
    "keys": "keyboard",
    "preview": "importing",
    "properties": "documents",
    "reading-settings": "reading",
    "retrieval": "annotations",
    "review": "tagging",
    "suggestions": "annotations",
    "tag-dialog": "tagging",
    "versions": "safety",
}
"""The page that tells of each dialog, and of what is not made before it is wanted, by its object name."""

FIRST = "start"
"""The page that opens where the focus is on nothing that has one."""

WHATS_NEW = "whats-new"
"""The page that tells what each version brought."""


class HandbookController(QObject):
    """Opens the handbook.

    Args:
        topics: Widgets with the id of the page that tells of them; the first that holds the focus counts.
            Where none does, the page of the window says which.
        window: The window.
    """

    def __init__(self, topics: Sequence[tuple[QWidget, str]], window: QWidget) -> None:
        super().__init__(window)
        self._topics = topics
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "handbook",
                translate_noop("Commands", "&Handbook"),
                self.open,
                Place("help", 0, 0),
                keys=("F1",),
                icon="help",
            ),
            Command(
                "whats-new",
                translate_noop("Commands", "What's &new"),
                self.open_whats_new,
                Place("help", 0, 2),
            ),
        ]

    def open(self) -> HandbookWindow:
        """Open the handbook, or bring it to the front, at the page of what has the focus."""
        return self._open_at(self._page_of(QApplication.focusWidget()))

    def open_whats_new(self) -> HandbookWindow:
        """Open the handbook at the page that tells what each version brought."""
        return self._open_at(WHATS_NEW)

    def _open_at(self, page: str) -> HandbookWindow:
        from desktop.views.handbook.window import HandbookWindow

        focused = QApplication.focusWidget()
        over = focused.window() if focused is not None else self._window
        if isinstance(over, HandbookWindow):
            return over
        shown = next((one for one in over.findChildren(HandbookWindow) if one.isVisible()), None)
        handbook = shown or HandbookWindow(over)  # a dialog would keep one of the main window from being used
        handbook.show_page(page)
        handbook.show()
        handbook.activateWindow()
        handbook.field.setFocus()
        return handbook

    def _page_of(self, focused: QWidget | None) -> str:
        for widget, page in self._topics:
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return page
        while focused is not None:
            if isinstance(focused, Page) and focused.handbook_page:
                return focused.handbook_page
            if focused.objectName() in BY_NAME:
                return BY_NAME[focused.objectName()]
            focused = focused.parentWidget()
        return FIRST
