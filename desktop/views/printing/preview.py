"""The preview of what is printed: the pages as they will be on paper."""

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.views.printing.page_painter import PagePainter, PrintContent
from desktop.views.printing.pdf_job import paper

WIDTH, HEIGHT = 1000, 1000
"""Size at first, in pixels; narrower, the button that prints would be left out of the tool bar."""

TITLE = 60
"""Height, in pixels, that is left of the screen for the title bar."""

ZOOM = 110
"""Least width, in pixels, of the box of the zoom, so that its percentage can be read."""

PAGE_SETUP = ("QPrintPreviewDialog", "Page setup")
"""Context and words of the button for the page setup: Qt's own, and translated by Qt."""


class PrintPreview(QPrintPreviewDialog):
    """The pages of a document, from where they go to the printer.

    Qt's preview uses the printer until it is destroyed, but does not own it: the dialog keeps it.
    """

    def __init__(self, matter: PrintContent, over: QWidget) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper())
        printer.setDocName(matter.title)
        super().__init__(printer, over)
        self._printer = printer
        self._matter = matter
        self.setObjectName("print-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paintRequested.connect(self._paint)
        if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
            self._leave_out_page_setup()
        for box in self.findChildren(QComboBox):
            box.setMinimumWidth(ZOOM)
        room = over.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height() - TITLE))

    def _leave_out_page_setup(self) -> None:
        """Hide the button that, without a printer, would do nothing but log a warning of Qt."""
        words = QCoreApplication.translate(*PAGE_SETUP)
        for action in self.findChildren(QAction):
            action.setVisible(action.isVisible() and action.text() != words)

    def childEvent(self, event: QChildEvent) -> None:
        """Leave "print to file" out of the printer's dialog, which is Qt's own.

        Its choice of a file looks into files, and would take the locks of the library that is open; *Save as
        PDF* asks in a way that does not.
        """
        super().childEvent(event)
        dialog = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(dialog, QPrintDialog):
            dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)

    def _paint(self, printer: QPrinter) -> None:
        for _ in PagePainter(self._matter, printer.pageLayout()).paint(printer):
            pass
