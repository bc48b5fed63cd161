"""The annotations, right: codebook and annotations in one tab, figures in another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.list import AnnotationList
from desktop.views.figures.panel import FiguresPanel
from desktop.views.session import Session


class AnnotationsPanel(QWidget):
    """Codebook, annotations and figures.

    Attributes:
        codebook: The tags.
        annotation_list: The annotations of the document.
        figures: The figures of the document.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.codebook = CodebookPanel(session)
        self.annotation_list = AnnotationList(session)
        self.figures = FiguresPanel(session)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.codebook)
        self._split.addWidget(self.annotation_list)
        self._split.setSizes([340, 380])
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._split, "")
        self.tabs.addTab(self.figures, "")
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addWidget(self.tabs)
        self.retranslate()

    def show_annotations(self) -> None:
        """Bring codebook and annotations to the front."""
        self.tabs.setCurrentIndex(0)

    def show_figures(self) -> None:
        """Bring the figures to the front."""
        self.tabs.setCurrentIndex(1)

    def restore_state(self) -> None:
        """Lay out as it was left."""
        self._split.restoreState(self._session.settings.state("annotations"))
        self.tabs.setCurrentIndex(1 if self._session.settings.text("tab") == "figures" else 0)

    def save_state(self) -> None:
        """Keep the layout for the next start."""
        self._session.settings.set_state("annotations", self._split.saveState())
        self._session.settings.set_text("tab", "figures" if self.tabs.currentIndex() else "annotations")

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Panel", "Annotations and figures"))
        self.tabs.setTabText(0, translate("Panel", "Annotations"))
        self.tabs.setTabText(1, translate("Panel", "Figures"))
        self.tabs.setTabToolTip(0, translate("Panel", "Codebook and annotations") + " (Ctrl+3)")
        self.tabs.setTabToolTip(1, translate("Panel", "Figures in this document") + " (Ctrl+4)")
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(translate("Panel", "Annotations and figures"))
        self.codebook.retranslate()
        self.annotation_list.retranslate()
        self.figures.retranslate()
