"""Printing: asks where to, and hands the document that lies open to paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.text.script import script_of, simplified, traditional
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.layer_spans import annotation_spans, damage_spans, figure_spans, term_spans
from desktop.views.printing.jobs import PdfJob
from desktop.views.printing.pages import Note
from desktop.views.printing.printed import Matter
from desktop.views.progress import ProgressStrip
from desktop.views.reader import Reader

if TYPE_CHECKING:
    from desktop.actions.rows import AnnotationRow

translate = QCoreApplication.translate


class Printing(QObject):
    """Prints what lies open, with the layers that are shown."""

    def __init__(
        self, desk: Desk, document: OpenDocument, reader: Reader, progress: ProgressStrip, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document
        self._reader = reader
        self._progress = progress
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "print",
                QT_TRANSLATE_NOOP("Commands", "&Print…"),
                self.print,
                Place("file", 4, 0),
                keys=("Ctrl+P",),
                enabled_when="document",
            ),
            Command(
                "export-pdf",
                QT_TRANSLATE_NOOP("Commands", "Save as P&DF…"),
                self.save_pdf,
                Place("file", 4, 1),
                keys=("Ctrl+Shift+P",),
                enabled_when="document",
            ),
        ]

    def matter(self) -> Matter | None:
        """Give what is to be printed; None while nothing lies open."""
        contents = self._document.contents
        if contents is None:
            return None
        reader = self._reader
        script = reader.script() or script_of(contents.text)
        text = contents.text
        if reader.script():
            text = simplified(text) if script == "hans" else traditional(text)
        shown, rows = reader.layer_visible("annotations"), self._document.shown()
        spans: dict[str, Any] = {
            "figures": figure_spans(contents.figures),
            "terms": term_spans(contents.terms),
            "damage": damage_spans(contents.damage),
            "annotations": annotation_spans(rows),
        }
        layers = {layer: marks for layer, marks in spans.items() if reader.layer_visible(layer)}
        return Matter(
            contents.row.title,
            text,
            contents.headings,
            layers,
            notes_of(rows) if shown else (),
            reader.typography(),
            script,
        )

    def save_pdf(self) -> None:
        """Ask for a file and write a PDF."""
        matter, desk = self.matter(), self._desk
        if matter is None:
            return
        clean = "".join("_" if mark in '\\/:*?"<>|\n' else mark for mark in matter.title)[:80]
        path = desk.messages.choose_new_file(
            translate("Printing", "Save as PDF"), desk.settings.folder / f"{clean}.pdf", "PDF (*.pdf)"
        )
        if path is None:
            return
        desk.settings.folder = path.parent
        job = PdfJob(matter, path, self)
        words = translate("Printing", "“%1” is written").replace("%1", path.name)
        job.done.connect(lambda _: desk.messages.note(words))
        job.failed.connect(
            lambda error: desk.messages.warn(
                translate("Printing", "“%1” could not be written").replace("%1", path.name),
                translate(
                    "Printing", "Choose another folder, or close the file where it is open. %1"
                ).replace("%1", str(error.strerror or error)),
            )
        )
        job.over.connect(self._progress.finish)
        job.over.connect(job.deleteLater)
        self._progress.follow(job.progress)
        job.start()

    def print(self) -> None:
        """Show the pages as they will be printed; from there they go to the printer."""
        matter = self.matter()
        if matter is None:
            return
        from desktop.views.printing.preview import PrintPreview

        PrintPreview(matter, self._window).open()


def notes_of(shown: Sequence[AnnotationRow]) -> list[Note]:
    """Give the notes of annotations, numbered by where these end."""
    rows = sorted((row for row in shown if row.state == "placed"), key=lambda row: (row.end, row.start))
    several = len({row.annotator for row in rows}) > 1
    return [
        Note(number, row.id, row.end, row.tag, row.colour, row.note, row.annotator if several else "")
        for number, row in enumerate(rows, 1)
    ]
