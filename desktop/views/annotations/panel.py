"""The panel on the right: the annotations, the tags or the figures of a document, one at a time."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.list import AnnotationList
from desktop.views.figures.panel import FiguresPanel
from desktop.views.session import Session

TABS = ("annotations", "tags", "figures")
"""The names of the tabs, in their order."""


class AnnotationsPanel(QWidget):
    """Annotations, codebook and figures, each at the full height.

    It is made without them, and each is made in a step of its own (`make_pages`): all at once would hold the
    window that is being composed.

    Attributes:
        annotation_list: The annotations of the document.
        codebook: The tags.
        figures: The figures of the document.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addWidget(self.tabs)

    def make_pages(self) -> Iterator[None]:
        """Make what the tabs will show, one in each step."""
        self.codebook = CodebookPanel(self._session)
        yield
        self.annotation_list = AnnotationList(self._session)
        yield
        self.figures = FiguresPanel(self._session)
        yield

    def place_pages(self) -> None:
        """Put the pages into the tabs, once the panel has its place in the window.

        Whatever goes into another parent has its style worked out again with all that it holds, so that the
        panel goes there without them.
        """
        for page in (self.annotation_list, self.codebook, self.figures):
            self.tabs.addTab(page, "")
        connect(self.annotation_list.note_begun, self, self.show_annotations)
        self.retranslate()

    def show_annotations(self) -> None:
        """Bring the annotations to the front."""
        self.tabs.setCurrentIndex(TABS.index("annotations"))

    def show_tags(self) -> None:
        """Bring the tags to the front."""
        self.tabs.setCurrentIndex(TABS.index("tags"))

    def show_figures(self) -> None:
        """Bring the figures to the front."""
        self.tabs.setCurrentIndex(TABS.index("figures"))

    def restore_state(self) -> None:
        """Lay out as it was left."""
        name = self._session.settings.text("tab")
        self.tabs.setCurrentIndex(TABS.index(name) if name in TABS else 0)

    def save_state(self) -> None:
        """Keep the layout for the next start."""
        self._session.settings.set_text("tab", TABS[max(0, self.tabs.currentIndex())])

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Panel", "Annotations, tags and figures"))
        for place, (name, tip) in enumerate(
            (
                (
                    translate("Panel", "Annotations"),
                    translate("Panel", "Annotations in this document") + " (Ctrl+3)",
                ),
                (translate("Panel", "Tags"), translate("Panel", "Codebook") + " (Ctrl+7)"),
                (translate("Panel", "Figures"), translate("Panel", "Figures in this document") + " (Ctrl+4)"),
            )
        ):
            self.tabs.setTabText(place, name)
            self.tabs.setTabToolTip(place, tip)
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(translate("Panel", "Annotations, tags and figures"))
        self.codebook.retranslate()
        self.annotation_list.retranslate()
        self.figures.retranslate()
