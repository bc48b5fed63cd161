"""Printing jobs: a document to a PDF file or a printer, page by page, so that the window stays lively."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from desktop.files.atomic import atomic_write
from desktop.tasks import Cancelled, Progress
from desktop.views.printing.mending import mended
from desktop.views.printing.printed import MARGINS, Matter, Printed

translate = QCoreApplication.translate

RESOLUTION = 600
"""Dots per inch that places in a PDF are told to; characters are drawn as outlines of their font."""


def paper() -> QPageLayout:
    """Give A4, upright, with our margins."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(
        size, QPageLayout.Orientation.Portrait, QMarginsF(MARGINS), QPageLayout.Unit.Millimeter
    )


class PdfJob(QObject):
    """Writes a PDF, a page at a time.

    Signals:
        done: It is written (number of pages).
        failed: It could not be written (`OSError`).
        over: Nothing more is to come, whatever happened.
    """

    done = Signal(int)
    failed = Signal(object)
    over = Signal()

    def __init__(self, matter: Matter, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self)
        self._path = path
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setTitle(matter.title)
        self._writer.setCreator(translate("Window", "Piyue"))
        self._writer.setPageLayout(paper())
        self._matter = matter
        self._printed: Printed | None = None
        self._pages: Iterator[int] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; the rest happens as the window finds time."""
        self._timer.start()

    def _go_on(self) -> None:
        """Paint one more page."""
        if self._printed is None:
            self._printed = Printed(self._matter, self._writer.pageLayout())
            self._pages = self._printed.paint(self._writer)
        assert self._pages is not None
        number = next(self._pages, None)
        if number is None:
            self._timer.stop()
            self._write(len(self._printed.sheets))
            return
        try:
            self.progress.tell(number, len(self._printed.sheets), self._path.name)
        except Cancelled:
            self._timer.stop()
            self._pages.close()  # type: ignore[attr-defined]
            self.over.emit()

    def _write(self, pages: int) -> None:
        try:
            with atomic_write(self._path) as out:
                out.write(mended(bytes(self._buffer.data().data())))
        except OSError as error:
            self.failed.emit(error)
        else:
            self.done.emit(pages)
        self.over.emit()
