"""A page of the window that shows one of several tabs, each made when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout

from desktop.i18n import translate
from desktop.views.workspaces.page import Page


@dataclass(frozen=True, slots=True)
class PageTab:
    """A tab of the page.

    Attributes:
        id: Its name.
        title: What it is called, untranslated.
        make: Returns its content; called when it is first shown.
    """

    id: str
    title: str
    make: Callable[[], Page]


class TabbedPage(Page):
    """Shows one tab at a time; each keeps its state.

    Args:
        name: Its object name; that of its bar begins with the word before the hyphen.
        title: What its tabs are, untranslated.
        tabs: The tabs; the first is shown.
    """

    def __init__(self, name: str, title: str, tabs: Sequence[PageTab]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = title
        self._tabs = list(tabs)
        self._contents: dict[str, Page] = {}
        self.bar = QTabBar()
        self.bar.setObjectName(f"{name.partition('-')[0]}-tabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        for _ in self._tabs:
            self.bar.addTab("")
        self.bar.currentChanged.connect(self._show)
        self.bar.tabBarClicked.connect(lambda _: self.focus_content())
        self._show(0)
        self._name_tabs()  # what they show has named itself

    def show_tab(self, tab_id: str) -> Page:
        """Show a tab and return its content."""
        place = next(number for number, one in enumerate(self._tabs) if one.id == tab_id)
        self.bar.setCurrentIndex(place)
        content = self.content()
        content.focus_content()
        return content

    def content(self) -> Page:
        """Return what the tab that is shown holds."""
        return self._contents[self._tabs[max(0, self.bar.currentIndex())].id]

    def _show(self, place: int) -> None:
        tab = self._tabs[place]
        if tab.id not in self._contents:
            content = self._contents[tab.id] = tab.make()
            self._column.addWidget(content, 1)
        for tab_id, content in self._contents.items():
            content.setVisible(tab_id == tab.id)
        if self.isVisible() and not self.bar.hasFocus():
            self.focus_content()  # else the focus goes on to whatever comes next in the window

    def focus_content(self) -> None:
        """Focus what is worked in."""
        self.content().focus_content()

    def focus_search(self) -> None:
        """Focus the search field."""
        self.content().focus_search()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self._name_tabs()
        for content in self._contents.values():
            content.retranslate()

    def _name_tabs(self) -> None:
        for place, tab in enumerate(self._tabs):
            self.bar.setTabText(place, translate("Workspaces", tab.title))
        self.bar.setAccessibleName(translate("Workspaces", self._title))

    def stop(self) -> None:
        """Want no more results."""
        for content in self._contents.values():
            content.stop()
