"""The page Annotations: the list of all annotations and, beside it in tabs, what works on them."""

from collections.abc import Sequence

from desktop.i18n import translate_noop
from desktop.views.workspaces.tabbed_page import PageTab, TabbedPage


class AnnotationsPage(TabbedPage):
    """Shows the list, or what else works on annotations."""

    def __init__(self, tabs: Sequence[PageTab]) -> None:
        super().__init__("annotations-page", translate_noop("Workspaces", "Views of the annotations"), tabs)
