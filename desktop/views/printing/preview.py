"""The preview of what is printed: the pages as they will be on paper."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from desktop.views.printing.jobs import paper
from desktop.views.printing.printed import Matter, Printed


class PrintPreview(QPrintPreviewDialog):
    """The pages of a document, from where they go to the printer.

    Qt's preview uses the printer until it is destroyed, but does not own it: the dialog keeps it.
    """

    def __init__(self, matter: Matter, over: QWidget) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper())
        printer.setDocName(matter.title)
        super().__init__(printer, over)
        self._printer = printer
        self._matter = matter
        self.setObjectName("print-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paintRequested.connect(self._paint)
        self.resize(900, 1000)

    def _paint(self, printer: QPrinter) -> None:
        for _ in Printed(self._matter, printer.pageLayout()).paint(printer):
            pass
