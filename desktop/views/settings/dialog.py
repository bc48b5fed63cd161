"""The settings dialog: a tab for each page, which scrolls where the screen is small."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from desktop.i18n import translate
from desktop.views.settings.page import SettingsPage
from desktop.views.widgets.base_dialog import BaseDialog

SIZE = QSize(1000, 640)
"""The size of the dialog in pixels, where the screen has room for it."""


class SettingsDialog(BaseDialog):
    """All settings.

    Signals:
        page_shown: Id of the page that is shown now.
    """

    page_shown = Signal(str)

    def __init__(self, pages: Sequence[SettingsPage], over: QWidget) -> None:
        super().__init__(over, "settings")
        self._pages = list(pages)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settings-tabs")
        for _ in self._pages:
            self.tabs.addTab(_room(), "")
        self.column.addWidget(self.tabs, 1)
        self.add_buttons()
        self._name()
        self.resize(SIZE)
        self.tabs.currentChanged.connect(self._show)

    def show_page(self, page_id: str) -> None:
        """Show a page."""
        place = next((number for number, one in enumerate(self._pages) if one.id == page_id), 0)
        self.tabs.setCurrentIndex(place)
        self._show(place)

    def _show(self, place: int) -> None:
        room = self.tabs.widget(place)
        if isinstance(room, QScrollArea) and room.widget() is None:
            content = self._pages[place].make(self)
            if isinstance(content, BaseDialog):
                content.embed()
            room.setWidget(content)
            content.show()
        self.page_shown.emit(self._pages[place].id)

    def _name(self) -> None:
        self.setWindowTitle(translate("Settings", "Settings"))
        self.tabs.setAccessibleName(self.windowTitle())
        for place, page in enumerate(self._pages):
            self.tabs.setTabText(place, translate("Settings", page.title))

    def changeEvent(self, event: QEvent) -> None:
        """Show everything in the new language, which may have been chosen here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._name()
            self.name_buttons()
            self._make_again()

    def _make_again(self) -> None:
        """Free the pages, which have words of the language before; the one that is shown is made again."""
        for place in range(self.tabs.count()):
            room = self.tabs.widget(place)
            if isinstance(room, QScrollArea):
                content = room.takeWidget()
                if content is not None:
                    content.deleteLater()
        self._show(self.tabs.currentIndex())


def _room() -> QScrollArea:
    """Return the room for a page."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
