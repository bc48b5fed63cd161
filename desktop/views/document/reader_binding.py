"""The reader binding: shows the document of a model in a reader, and keeps the place where it is read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop.actions.library import Library
from desktop.actions.row_types import AnnotationRow
from desktop.lifetime import alive, connect
from desktop.views.document.annotations import AnnotationPatch
from desktop.views.document.model import DocumentContents, DocumentModel
from desktop.views.document.spans import annotation_spans, damage_spans, figure_spans, term_spans
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

SINGLE_SPAN_LIMIT = 50
"""So many annotations come and go one by one; where there are more, all are given to the reader again."""


class ReaderBinding(QObject):
    """Feeds a reader from a document model.

    It is made right after the model, so that the reader shows what is new before anybody else is told.
    """

    def __init__(
        self, session: Session, document: DocumentModel, reader: ReaderWidget, *, keeps_position: bool = True
    ) -> None:
        """Show a document in a reader from now on.

        Args:
            session: The session.
            document: The document.
            reader: The reader.
            keeps_position: Whether the place that is read is kept for the next time.
        """
        super().__init__(document)
        self._session = session
        self._document = document
        self._reader = reader
        self._keeps_position = keeps_position
        self._shown_id = ""
        self._annotations_shown = False
        self._left: tuple[Library, str, int] | None = None
        document.about_to_close.connect(self._leave)
        connect(document.opened, self, self._show)
        connect(document.annotations_reset, self, self._reset_annotations)
        connect(document.annotations_patched, self, self._patch_annotations)
        connect(document.computed, self, self._show_computed)
        reader.wait_while(lambda: alive(document) and document.is_busy)

    def save_position(self) -> None:
        """Keep the place that is being read."""
        self._leave()
        self._save_left()

    def _leave(self) -> None:
        """Note the place that is being read; it is written once what is opened next can be read."""
        if not self._keeps_position or self._document.contents is None or not self._session.is_open:
            return
        self._save_left()
        self._left = self._session.library, self._document.id, self._reader.position()

    def _save_left(self) -> None:
        """Write the place that was noted, if its library is still open: a disk may take its time for that."""
        left, self._left = self._left, None
        if left is not None and self._session.is_open and left[0] is self._session.library:
            self._session.writes.run_when_free(partial(self._remember, *left))

    def _remember(self, library: Library, document_id: str, position: int) -> None:
        """Keep a place; one that is lost is not worth a question: the next action will tell what is wrong."""
        self._session.retry_queue.submit(
            lambda: library.remember_place(document_id, position), lambda _: None, lambda _: None
        )

    def _show(self, contents: DocumentContents | None) -> None:
        """Show another document, or another text of the same one at the same place."""
        if contents is None:
            self._save_left()
            self._shown_id = ""
            self._reader.show_text("")
            return
        QTimer.singleShot(0, self, self._save_left)
        same = contents.row.id == self._shown_id
        place = self._reader.position() if same else contents.position
        at_start = not self._shown_id and self._reader.text() == contents.text
        self._shown_id = contents.row.id
        if at_start:  # it is there already, and what was known of it, too
            return
        if self._reader.text() != contents.text:
            self._reader.show_text(contents.text, contents.headings, contents.row.script)
            if place:
                self._reader.resume(place)
        for layer in ("figures", "terms", "damage", "hits"):
            self._reader.set_spans(layer, ())
        self._show_first(contents)

    def _show_first(self, contents: DocumentContents) -> None:
        """Show the text with its annotations at once, before lists and counts are told of them."""
        if contents.loaded:
            self._show_annotations(self._document.visible_annotations())
        self._annotations_shown = contents.loaded
        self._reader.viewport().repaint()

    def _reset_annotations(self, rows: Sequence[AnnotationRow]) -> None:
        """Hand all annotations to the reader, unless they have been shown with the text."""
        shown, self._annotations_shown = self._annotations_shown, False
        if not shown:
            self._show_annotations(rows)

    def _show_annotations(self, rows: Sequence[AnnotationRow]) -> None:
        self._reader.set_spans("annotations", annotation_spans(rows))

    def _patch_annotations(self, patch: AnnotationPatch) -> None:
        """Hand only the changed annotations to the reader, unless there are many, and show them at once.

        Painting them takes a few milliseconds; the lists and counts that are told next take longer.
        """
        if len(patch) > SINGLE_SPAN_LIMIT:
            self._show_annotations(self._document.visible_annotations())
            return
        spans = annotation_spans(patch.changed)
        for key in {row.id for row in (*patch.removed, *patch.changed)} - {span.key for span in spans}:
            self._reader.remove_span("annotations", key)
        for span in spans:
            self._reader.add_span(span)
        self._reader.viewport().repaint()

    def show_terms(self) -> None:
        """Show the terms of the level that is chosen in the settings."""
        contents = self._document.contents
        if contents is not None:
            self._reader.set_spans("terms", term_spans(contents.terms, self._session.settings.term_level))

    def _show_computed(self, layer: str) -> None:
        contents = self._document.contents
        if contents is None:
            return
        if layer == "words":
            self._reader.set_words(contents.words)
        elif layer == "figures":
            self._reader.set_spans(layer, figure_spans(contents.figures))
        elif layer == "terms":
            self.show_terms()
        elif layer == "damage":
            self._reader.set_spans(layer, damage_spans(contents.damage))
