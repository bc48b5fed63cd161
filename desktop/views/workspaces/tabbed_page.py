"""A page of the window that shows one of several tabs, each made in turns when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout

from desktop.i18n import translate
from desktop.views.operations.turns import Steps
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
        self._column.addStretch(0)  # the bar stays in its place while nothing is shown below it
        for _ in self._tabs:
            self.bar.addTab("")
        self.bar.currentChanged.connect(self._show)
        self.bar.tabBarClicked.connect(lambda _: self.focus_content())
        self._name_tabs()

    def parts(self) -> Steps:
        """Make the tab that is shown first."""
        yield
        yield from self.content().making()
        self._show(self.bar.currentIndex())

    def show_tab(self, tab_id: str) -> Page:
        """Show a tab and return its content, with all its parts."""
        place = next(number for number, one in enumerate(self._tabs) if one.id == tab_id)
        self._content(self._tabs[place]).make_now()
        self.bar.setCurrentIndex(place)
        content = self.content()
        content.focus_content()
        return content

    def content(self) -> Page:
        """Return what the tab that is shown holds."""
        return self._content(self._tabs[max(0, self.bar.currentIndex())])

    def _content(self, tab: PageTab) -> Page:
        """Return what a tab holds, be it finished or not. It is hidden until it is."""
        content = self._contents.get(tab.id)
        if content is None:
            content = self._contents[tab.id] = tab.make()
            content.hide()
            self._column.insertWidget(self._column.count() - 1, content, 1)
            content.ready.connect(self._take_ready)
        return content

    def _take_ready(self) -> None:
        """Show what is finished by now, where its tab is the one that is shown."""
        if self.is_ready:
            self._show(self.bar.currentIndex())

    def _show(self, place: int) -> None:
        """Show a tab; what it holds is made in turns where it is not there yet, and shown then."""
        shown = self._content(self._tabs[place])
        for content in self._contents.values():
            content.setVisible(content is shown and content.is_ready)
        shown.make_in_turns()
        if self.isVisible() and not self.bar.hasFocus():
            self.focus_content()  # else the focus goes on to whatever comes next in the window

    def focus_content(self) -> None:
        """Focus what is worked in; as long as that is not finished, what is typed goes nowhere."""
        content = self.content()
        if content.is_ready:
            content.focus_content()
        else:
            self.setFocus()

    def focus_search(self) -> None:
        """Focus the search field."""
        if self.content().is_ready:
            self.content().focus_search()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self._name_tabs()
        for content in self._contents.values():
            content.follow_language()

    def _name_tabs(self) -> None:
        for place, tab in enumerate(self._tabs):
            self.bar.setTabText(place, translate("Workspaces", tab.title))
        self.bar.setAccessibleName(translate("Workspaces", self._title))

    def stop_making(self) -> None:
        """Make no further parts."""
        super().stop_making()
        for content in self._contents.values():
            content.stop_making()

    def stop(self) -> None:
        """Want no more results."""
        super().stop()
        for content in self._contents.values():
            content.stop()
