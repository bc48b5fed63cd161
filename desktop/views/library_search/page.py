"""The page Search: words or figures, each with its own query, one shown at a time."""

from collections.abc import Callable

from desktop.i18n import translate_noop
from desktop.views.workspaces.page import Page
from desktop.views.workspaces.tabbed_page import PageTab, TabbedPage


class SearchPage(TabbedPage):
    """Searches for words or for figures."""

    handbook_page = "searching"

    def __init__(self, make_words: Callable[[], Page], make_figures: Callable[[], Page]) -> None:
        super().__init__(
            "search-page",
            translate_noop("Workspaces", "What is searched for"),
            [
                PageTab("words", translate_noop("Workspaces", "Words"), make_words),
                PageTab("numbers", translate_noop("Workspaces", "Figures"), make_figures),
            ],
        )
