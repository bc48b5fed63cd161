"""The page Search: words or figures, each with its own query, one shown at a time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout

from desktop.i18n import translate
from desktop.views.workspaces.page import Page


class SearchPage(Page):
    """Shows one mode at a time; each keeps its state.

    Attributes:
        bar: The tabs.
    """

    handbook_page = "searching"

    def __init__(self, makers: Mapping[str, Callable[[], Page]]) -> None:
        super().__init__()
        self.setObjectName("search-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._makers = makers
        self._views: dict[str, Page] = {}
        self.bar = QTabBar()
        self.bar.setObjectName("search-tabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        for _ in makers:
            self.bar.addTab("")
        self.bar.currentChanged.connect(self._show)
        self.bar.tabBarClicked.connect(lambda _: self.focus_content())
        self._show(0)
        self.retranslate()

    def view(self, mode: str) -> Page:
        """Return the view of a mode, made where it was not shown yet."""
        if mode not in self._views:
            view = self._views[mode] = self._makers[mode]()
            self._column.addWidget(view, 1)
            view.setVisible(mode == self.mode)
        return self._views[mode]

    @property
    def mode(self) -> str:
        """The mode that is shown."""
        return list(self._makers)[max(0, self.bar.currentIndex())]

    def show_mode(self, mode: str) -> Page:
        """Show a mode and return its view."""
        self.bar.setCurrentIndex(list(self._makers).index(mode))
        return self.view(mode)

    def _show(self, _place: int) -> None:
        shown = self.view(self.mode)
        for view in self._views.values():
            view.setVisible(view is shown)

    def focus_content(self) -> None:
        """Focus what is worked in."""
        self.view(self.mode).focus_content()

    def focus_search(self) -> None:
        """Focus the field of the query."""
        self.view(self.mode).focus_search()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        titles = {
            "words": translate("LibrarySearch", "Words"),
            "numbers": translate("LibrarySearch", "Figures"),
        }
        for place, mode in enumerate(self._makers):
            self.bar.setTabText(place, titles[mode])
        self.bar.setAccessibleName(translate("LibrarySearch", "What is searched for"))
        for view in self._views.values():
            view.retranslate()

    def stop(self) -> None:
        """Want no more results."""
        for view in self._views.values():
            view.stop()
