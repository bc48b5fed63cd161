"""The outline under the list of documents: shown or hidden, and following what is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.document.model import DocumentContents, DocumentModel
from desktop.views.outline.panel import OutlinePanel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

COUNT_DELAY_MS = 100
"""Milliseconds after an annotation until it is counted by section: the text is painted first."""


class OutlineController(QObject):
    """Shows the headings of the open document, with the place that is read and counts of annotations.

    Attributes:
        panel: The panel of headings and bookmarks.
        side: The column that holds the list of documents and the panel under it; empty until `place`.
    """

    def __init__(
        self, session: Session, document: DocumentModel, reader: ReaderWidget, commands: CommandRegistry
    ) -> None:
        super().__init__()
        self._session = session
        self._document = document
        self._reader = reader
        self._commands = commands
        self.panel = OutlinePanel()
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.setObjectName("side")
        self.side.setHandleWidth(1)
        self.side.setChildrenCollapsible(False)
        self._count_timer = QTimer(self.panel, interval=COUNT_DELAY_MS, singleShot=True)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "go-outline",
                translate_noop("Commands", "Go to outline"),
                self._focus,
                Place("panels", 0, 3),
                keys=("Ctrl+5",),
            ),
            Command(
                "outline",
                translate_noop("Commands", "Outlin&e"),
                self._show,
                Place("view", 2, 0),
                keys=("F6",),
                checkable=True,
            ),
        ]

    def place(self, documents: QWidget, *, documents_shown: bool) -> None:
        """Put the list of documents and the outline into `side`, which has its place in the window.

        Whatever goes into another parent has its style worked out again with all that it holds, so that the
        list goes into one only.
        """
        side = self.side
        documents.setMinimumWidth(side.minimumWidth())
        side.addWidget(documents)
        side.addWidget(self.panel)
        documents.setVisible(documents_shown)
        if not side.restoreState(self._session.settings.state("side")):
            side.setSizes([480, 320])
        side.splitterMoved.connect(lambda *_: self._session.settings.set_state("side", side.saveState()))
        shown = self._session.settings.text("outline", "true") == "true"
        self._commands["outline"].setChecked(shown)
        self._show(shown)
        self._connect()

    def _connect(self) -> None:
        connect(self._commands["show-documents"].toggled, self, lambda _: self._show_side())
        self._document.opened.connect(self._show_document)
        self._count_timer.timeout.connect(self._count)
        connect(self._document.annotations_reset, self, self._show_counts)
        connect(self._document.annotations_patched, self, lambda _: self._count_timer.start())
        self._reader.scrolled.connect(self._show_place)
        connect(self._session.theme_changed, self, lambda theme: self.panel.set_muted(theme.muted))

    def _show(self, on: bool) -> None:
        self.panel.setVisible(on)
        self._session.settings.set_text("outline", "true" if on else "false")
        self._show_side()
        if on:
            self._show_place()

    def _show_side(self) -> None:
        shown = self._commands["outline"].isChecked() or self._commands["show-documents"].isChecked()
        self.side.setVisible(shown)

    def _focus(self) -> None:
        self._commands["outline"].setChecked(True)
        self.panel.tree.setFocus()

    def _show_document(self, contents: DocumentContents | None) -> None:
        headings = contents.headings if contents is not None else ()
        self.panel.show_document(headings, len(contents.text) if contents is not None else 0)
        self.panel.set_muted(self._session.theme.muted)
        self._show_place()

    def _count(self) -> None:
        self._show_counts(self._document.visible_annotations())

    def _show_counts(self, rows: Sequence[AnnotationRow]) -> None:
        self._count_timer.stop()
        self.panel.show_counts([row.start for row in rows if row.state == "placed"])

    def _show_place(self) -> None:
        if self.panel.isVisible() and self._document.contents is not None:
            self.panel.show_place(self._reader.position())

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.panel.retranslate()
        self._show_document(self._document.contents)  # names the parts of the report
        self._count_timer.start()
