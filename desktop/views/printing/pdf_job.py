"""The PDF job: writes a document to PDF or a printer page by page, so that the window stays responsive."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from desktop.files.atomic_write import atomic_write
from desktop.i18n import translate
from desktop.tasks import Canceled, Progress
from desktop.views.printing.page_painter import MARGINS, PagePainter, PrintContent
from desktop.views.printing.pdf_text_fix import fix_text_map

RESOLUTION = 600
"""Dots per inch that places in a PDF are told to; characters are drawn as outlines of their font."""


def paper() -> QPageLayout:
    """Return A4, upright, with our margins."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(
        size, QPageLayout.Orientation.Portrait, QMarginsF(MARGINS), QPageLayout.Unit.Millimeter
    )


class PdfJob(QObject):
    """Writes a PDF, a page at a time: fonts and pictures are drawn on the GUI thread alone.

    Signals:
        began: It is being written (`Progress`).
        done: It is written (number of pages).
        failed: It could not be written (`OSError`).
        ended: Nothing more is to come, whatever happened (that `Progress`).
    """

    began = Signal(object)
    done = Signal(int)
    failed = Signal(object)
    ended = Signal(object)

    def __init__(self, matter: PrintContent, path: Path, parent: QObject | None = None) -> None:
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
        self._printed: PagePainter | None = None
        self._pages: Iterator[int] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._write_next)

    def start(self) -> None:
        """Begin; the rest happens as the window finds time."""
        self.began.emit(self.progress)
        self._timer.start()

    def _write_next(self) -> None:
        """Paint one more page."""
        if self._printed is None:
            self._printed = PagePainter(self._matter, self._writer.pageLayout())
            self._pages = self._printed.paint(self._writer)
        assert self._pages is not None
        number = next(self._pages, None)
        if number is None:
            self._timer.stop()
            self._write(len(self._printed.sheets))
            return
        try:
            self.progress.report(number, len(self._printed.sheets), self._path.name)
        except Canceled:
            self._timer.stop()
            self._pages.close()  # type: ignore[attr-defined]
            self.ended.emit(self.progress)

    def _write(self, pages: int) -> None:
        try:
            with atomic_write(self._path) as out:
                out.write(fix_text_map(bytes(self._buffer.data().data())))
        except OSError as error:
            self.failed.emit(error)
        else:
            self.done.emit(pages)
        self.ended.emit(self.progress)
