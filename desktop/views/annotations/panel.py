"""The annotations, right: codebook and annotations in one tab, figures in another."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.figures import Figures
from desktop.views.annotations.marks import Marks
from desktop.views.desk import Desk

translate = QCoreApplication.translate


class AnnotationsPanel(QWidget):
    """Codebook, annotations and figures.

    Attributes:
        codebook: The tags.
        marks: The annotations of the document.
        figures: The figures of the document.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.codebook = Codebook(desk)
        self.marks = Marks(desk)
        self.figures = Figures(desk)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.codebook)
        self._split.addWidget(self.marks)
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

    def restore(self) -> None:
        """Lay out as it was left."""
        self._split.restoreState(self._desk.settings.state("annotations"))
        self.tabs.setCurrentIndex(1 if self._desk.settings.text("tab") == "figures" else 0)

    def keep(self) -> None:
        """Keep the layout for the next start."""
        self._desk.settings.set_state("annotations", self._split.saveState())
        self._desk.settings.set_text("tab", "figures" if self.tabs.currentIndex() else "annotations")

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Panel", "Annotations and figures"))
        self.tabs.setTabText(0, translate("Panel", "Annotations"))
        self.tabs.setTabText(1, translate("Panel", "Figures"))
        self.tabs.setTabToolTip(0, translate("Panel", "Codebook and annotations") + " (Ctrl+3)")
        self.tabs.setTabToolTip(1, translate("Panel", "Figures of this document") + " (Ctrl+4)")
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(translate("Panel", "Annotations and figures"))
        self.codebook.retranslate()
        self.marks.retranslate()
        self.figures.retranslate()
