"""The settings dialog: a tab for each page, which scrolls where the screen is small."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from desktop.i18n import translate
from desktop.views.operations.turns import Steps, Turns, take_all
from desktop.views.settings.page import SettingsPage
from desktop.views.widgets.base_dialog import BaseDialog

SIZE = QSize(1000, 640)
"""The size of the dialog in pixels, where the screen has room for it."""


class SettingsDialog(BaseDialog):
    """All settings. A page is made when it is first shown, in turns where a user chooses it.

    Signals:
        page_shown: Id of the page that is shown now.
    """

    page_shown = Signal(str)

    def __init__(self, pages: Sequence[SettingsPage], over: QWidget) -> None:
        super().__init__(over, "settings")
        self._pages = list(pages)
        self._making: dict[int, Steps] = {}
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
        """Show a page, with all that is on it."""
        take_all(self._making[self.show_page_soon(page_id)])

    def show_page_soon(self, page_id: str) -> int:
        """Show a page, and what is on it in the next turns of the event loop; return its number."""
        place = next((number for number, one in enumerate(self._pages) if one.id == page_id), 0)
        self.tabs.setCurrentIndex(place)
        self._show(place)
        return place

    def _show(self, place: int) -> None:
        if place not in self._making:
            self._making[place] = self._make(place)
            Turns(self._making[place], self).start()
        self.page_shown.emit(self._pages[place].id)

    def _make(self, place: int) -> Steps:
        """Make a page and put it into its room."""
        room = self.tabs.widget(place)
        content = self._pages[place].make(self)
        if isinstance(content, BaseDialog):
            yield
            content.embed()
            yield
        if isinstance(room, QScrollArea):
            room.setWidget(content)
        content.show()

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
        for steps in self._making.values():
            take_all(steps)
        self._making.clear()
        for place in range(self.tabs.count()):
            room = self.tabs.widget(place)
            if isinstance(room, QScrollArea):
                content = room.takeWidget()
                if content is not None:
                    content.deleteLater()
        self.show_page(self._pages[self.tabs.currentIndex()].id)


def _room() -> QScrollArea:
    """Return the room for a page."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
