"""The print controller: asks for the target and prints the open document.

What prints is loaded when something is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import error_messages
from desktop.i18n import translate, translate_noop
from desktop.text.span_styles import HIGHLIGHT
from desktop.views import display_names
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.document.spans import annotation_spans, damage_spans, figure_spans, term_spans
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from desktop.actions.row_types import AnnotationRow
    from desktop.views.printing.page_painter import PrintContent
    from desktop.views.printing.paginator import MarginNote


class PrintController(QObject):
    """Prints what is open, with the layers that are shown."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        progress: ProgressStrip,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._progress = progress
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "print",
                translate_noop("Commands", "&Print…"),
                self.print,
                Place("file", 4, 0),
                keys=("Ctrl+P",),
                enabled_when="document",
            ),
            Command(
                "export-pdf",
                translate_noop("Commands", "Save as P&DF…"),
                self.save_pdf,
                Place("file", 4, 1),
                enabled_when="document",
            ),
        ]

    def print_content(self) -> PrintContent | None:
        """Return what is to be printed; None while nothing is open."""
        contents = self._document.contents
        if contents is None:
            return None
        reader = self._reader
        shown, rows = reader.layer_visible("annotations"), self._document.visible_annotations()
        spans: dict[str, Any] = {
            "figures": figure_spans(contents.figures),
            "terms": term_spans(contents.terms, self._session.settings.term_level),
            "damage": damage_spans(contents.damage),
            "annotations": annotation_spans(rows),
        }
        from desktop.views.printing.page_painter import PrintContent

        layers = {layer: marks for layer, marks in spans.items() if reader.layer_visible(layer)}
        return PrintContent(
            contents.row.title,
            contents.text,
            contents.headings,
            layers,
            margin_notes(rows) if shown else (),
            reader.typography(),
            reader.shown_script(),
            reader.conversion(),
        )

    def save_pdf(self) -> None:
        """Ask for a file and write a PDF."""
        matter, session = self.print_content(), self._session
        if matter is None:
            return
        clean = "".join("_" if mark in '\\/:*?"<>|\n' else mark for mark in matter.title)[:80]
        path = session.messages.choose_new_file(
            translate("Printing", "Save as PDF"), session.settings.folder / f"{clean}.pdf", "PDF (*.pdf)"
        )
        if path is None:
            return
        session.settings.folder = path.parent
        from desktop.views.printing.pdf_job import PdfJob

        job = PdfJob(matter, path, self)
        words = translate("Printing", "Saved “%1”").replace("%1", path.name)
        job.done.connect(lambda _: session.messages.show_written(words, path))
        job.failed.connect(
            lambda error: session.messages.warn(
                translate("Printing", "“%1” could not be written").replace("%1", path.name),
                translate(
                    "Printing",
                    "Choose another folder, or close the file if it is open in another program. %1",
                ).replace("%1", error_messages.system_reason(error)),
            )
        )
        self._progress.follow_job(job)
        job.ended.connect(job.deleteLater)
        job.start()

    def print(self) -> None:
        """Show the pages as they will be printed; from there they go to the printer."""
        matter = self.print_content()
        if matter is None:
            return
        from desktop.views.printing.preview import PrintPreview

        PrintPreview(matter, self._window).open()


def margin_notes(shown: Sequence[AnnotationRow]) -> list[MarginNote]:
    """Return the notes of annotations, numbered by where these end."""
    from desktop.views.printing.paginator import MarginNote

    rows = sorted((row for row in shown if row.state == "placed"), key=lambda row: (row.end, row.start))
    several = len({row.annotator for row in rows}) > 1
    return [
        MarginNote(
            number,
            row.id,
            row.end,
            display_names.annotation_name(row.tag, row.note),
            row.color or HIGHLIGHT,
            row.note,
            row.annotator if several else "",
        )
        for number, row in enumerate(rows, 1)
    ]
