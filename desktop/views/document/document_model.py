"""The open document: its text, its annotations, and the analysis computed in the background."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import error_messages
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError, NotFound
from desktop.actions.known_figures import KnownFigure, known_figures
from desktop.actions.library import Library
from desktop.actions.library_glosses import Glosses
from desktop.actions.row_types import AnnotationRow, DocumentRow, VersionRow
from desktop.tasks import Revision
from desktop.text.damage import Damage, find_damage
from desktop.text.outline import Heading
from desktop.text.segmentation import UserWords, protect, segment
from desktop.text.terms import Term, find_terms
from desktop.text.user_word_spans import user_word_spans, without_overlapped
from desktop.views.document.gloss_loader import GlossLoader
from desktop.views.document.layer_spans import annotation_spans, damage_spans, figure_spans, term_spans
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

ANALYSIS_DELAY_MS = 30
"""Milliseconds that the first paint of a text is given before work in the background begins."""

PATCH_LIMIT = 200
"""Where a document has more annotations than this, only those that changed are read again, up to so many."""

SINGLY = 50
"""So many marks come and go one by one; more are put into the text again, all at once."""


@dataclass(slots=True)
class DocumentContents:
    """What is known of the document that is open.

    Attributes:
        row: Its row in the list.
        version: Its current version.
        text: Its text.
        headings: Its outline.
        annotations: Its annotations, in order.
        figures: Its figures, in order; empty until they are computed.
        terms: Its terms, in order, likewise.
        damage: Its damaged places, in order, likewise.
    """

    row: DocumentRow
    version: VersionRow
    text: str
    headings: Sequence[Heading]
    annotations: list[AnnotationRow] = field(default_factory=list)
    figures: list[KnownFigure] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)


class DocumentModel(QObject):
    """Opens documents in a reader and keeps what is shown of them up to date.

    Signals:
        opened: Another document is open, or none (`DocumentContents` or None).
        renamed: Its metadata changed (`DocumentContents`).
        annotations_changed: The document's annotations (list of `AnnotationRow`).
        figures_changed: The document's figures (list of `KnownFigure`).
        encoding_doubted: The encoding of the document's file is a guess.
        computed: Words, figures, terms or damage have arrived; which, by name of the layer.
    """

    opened = Signal(object)
    renamed = Signal(object)
    annotations_changed = Signal(list)
    figures_changed = Signal(list)
    computed = Signal(str)
    encoding_doubted = Signal()

    def __init__(self, session: Session, reader: ReaderWidget) -> None:
        super().__init__()
        self._session = session
        self._reader = reader
        self._revision = Revision()
        self._contents: DocumentContents | None = None
        self._boundaries: list[int] = []
        self._own: list[tuple[int, int]] = []
        self._glosses = GlossLoader(session, self)
        session.hidden_changed.connect(self._hidden_changed)
        session.changed.connect(self._apply)

    @property
    def contents(self) -> DocumentContents | None:
        """What is open, or None."""
        return self._contents

    @property
    def id(self) -> str:
        """Id of the document that is open, or empty."""
        return self._contents.row.id if self._contents else ""

    def visible_annotations(self) -> list[AnnotationRow]:
        """Return the annotations of the document, but for those of annotators who are hidden."""
        rows = self._contents.annotations if self._contents else []
        return [row for row in rows if row.annotator not in self._session.hidden_annotators]

    def hidden_count(self) -> int:
        """Return how many annotations of the document are not shown."""
        return len(self._contents.annotations) - len(self.visible_annotations()) if self._contents else 0

    def _hidden_changed(self) -> None:
        self._reader.set_spans("annotations", annotation_spans(self.visible_annotations()))
        self.annotations_changed.emit(self.visible_annotations())

    def open(self, document_id: str) -> bool:
        """Open a document where it was left; return whether that went well."""
        self.save_position()
        try:
            contents = self._read(document_id)
            place = self._session.library.queries.place(document_id)
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            return False
        self._show(contents, place or 0)
        return True

    def close(self) -> None:
        """Close the document."""
        self.save_position()
        self._revision.advance()
        self._contents = None
        self._reader.show_text("")
        self.opened.emit(None)
        self.annotations_changed.emit([])
        self.figures_changed.emit([])

    def discard(self) -> None:
        """Close the document without keeping the place, for the library is gone."""
        self._contents = None
        self.close()

    def save_position(self) -> None:
        """Keep the place that is being read."""
        if self._contents is None or not self._session.is_open:
            return
        library, here, position = self._session.library, self.id, self._reader.position()
        self._session.writes.run_when_free(lambda: self._remember(library, here, position))

    def _remember(self, library: Library, document_id: str, position: int) -> None:
        """Keep a place; one that is lost is not worth a question: the next action will tell what is wrong."""
        self._session.waiting.do(
            lambda: library.remember_place(document_id, position), lambda _: None, lambda _: None
        )

    def _read(self, document_id: str) -> DocumentContents:
        reading = self._session.library.queries
        row = reading.document(document_id)
        return DocumentContents(
            row,
            reading.version(document_id),
            reading.text(document_id),
            reading.headings(document_id),
            reading.annotations(document_id),
        )

    def _show(self, contents: DocumentContents, place: int) -> None:
        self._revision.advance()
        self._contents = contents
        self._boundaries = []
        if self._reader.text() != contents.text:  # at the start it is there already
            self._reader.show_text(contents.text, contents.headings, contents.row.script)
            if place:
                self._reader.set_position(min(place, len(contents.text)))
        for layer in ("figures", "terms", "damage", "hits"):
            self._reader.set_spans(layer, ())
        self._reader.set_spans("annotations", annotation_spans(self.visible_annotations()))
        self.opened.emit(contents)
        self.annotations_changed.emit(self.visible_annotations())
        self.figures_changed.emit([])
        QTimer.singleShot(ANALYSIS_DELAY_MS, self, self._compute)

    # What is computed in the background, once the text can be read.

    def _compute(self) -> None:
        contents = self._contents
        if contents is None or not self._session.is_open:  # closed meanwhile
            return
        text = contents.text
        self._compute_figures()
        self._run(lambda: find_terms(text), self._set_terms)
        self._run(lambda: find_damage(text), self._set_damage)
        self._check_encoding(contents)
        self._compute_words()

    def _check_encoding(self, contents: DocumentContents) -> None:
        """Look whether the encoding of the file was a guess; bytes that are UTF-8 leave no doubt."""
        if contents.version.encoding.lower().replace("_", "-").startswith("utf-8"):
            return
        data = self._session.library.queries.original(contents.row.id)

        def take(doubtful: bool) -> None:
            if doubtful:
                self.encoding_doubted.emit()

        self._run(lambda: is_doubtful(data), take)

    def _compute_figures(self) -> None:
        contents = self._contents
        if contents is None:
            return
        text, headings, year = contents.text, contents.headings, contents.row.year
        corrections = self._session.library.queries.corrections(contents.row.id)
        self._run(lambda: known_figures(text, headings, year, corrections), self._set_figures)

    def _compute_words(self) -> None:
        contents = self._contents
        if contents is None:
            return
        text, own = contents.text, self._session.library.queries.user_words()
        self._run(lambda: _words(text, own), self._set_words)

    def _run(self, work: Callable[[], Any], take: Callable[[Any], None]) -> None:
        self._session.tasks.run(work, take, owner=self, revision=self._revision)

    def _set_words(self, words: tuple[list[int], list[tuple[int, int]]]) -> None:
        self._boundaries, self._own = words
        self._show_words()

    def _show_words(self) -> None:
        contents = self._contents
        if contents is None or not self._boundaries:
            return
        figures = [(one.figure.start, one.figure.end) for one in contents.figures if not one.dismissed]
        terms = [(term.start, term.end) for term in contents.terms]
        kept = without_overlapped(figures, self._own, nested=True) + without_overlapped(
            terms, self._own, nested=False
        )
        self._reader.set_words(protect(self._boundaries, kept))
        self.computed.emit("words")

    def _set_figures(self, figures: list[KnownFigure]) -> None:
        if self._contents is None:
            return
        self._contents.figures = figures
        self._reader.set_spans("figures", figure_spans(figures))
        self._show_words()
        self.figures_changed.emit(figures)
        self.computed.emit("figures")

    def _set_terms(self, terms: list[Term]) -> None:
        if self._contents is None:
            return
        first = not self._contents.terms
        self._contents.terms = terms
        self._reader.set_spans("terms", term_spans(terms))
        if first and any(term.gloss is None for term in terms):
            self._glosses.load(self.id, self._add_glosses, self._revision)
        self._show_words()
        self.computed.emit("terms")

    def _add_glosses(self, others: Glosses) -> None:
        """Look terms up in the other documents, too."""
        if self._contents is not None and others:
            text = self._contents.text
            self._run(lambda: find_terms(text, others=others), self._set_terms)

    def _set_damage(self, damage: list[Damage]) -> None:
        if self._contents is None:
            return
        self._contents.damage = damage
        self._reader.set_spans("damage", damage_spans(damage))
        self.computed.emit("damage")

    # What an action touched.

    def _apply(self, changes: Changes) -> None:
        if self._contents is None or not self._session.is_open:
            return
        try:
            self._update_changed(changes)
        except LibraryError:
            self.discard()  # the document was deleted, here or in another window

    def _update_changed(self, changes: Changes) -> None:
        contents = self._contents
        if contents is None:
            return
        here, every = contents.row.id, changes.everything
        row = self._session.library.queries.document(here)
        if row.version_id != contents.row.version_id:
            place = self._reader.position()
            self._show(self._read(here), place)
            return
        year = contents.row.year
        contents.row = row
        if every or changes.annotations or changes.tags:
            few = not every and 0 < len(changes.annotations) <= PATCH_LIMIT < len(contents.annotations)
            self._read_annotations(contents, changes.annotations if few else ())
        if every or here in changes.figures or row.year != year:
            self._compute_figures()
        if every or changes.words:
            self._compute_words()
        if every or here in changes.documents:
            self.renamed.emit(contents)

    def _read_annotations(self, contents: DocumentContents, ids: Collection[str] = ()) -> None:
        """Read annotations again: those with these ids, or all.

        Args:
            contents: The document.
            ids: The only annotations that changed, where that is known.
        """
        before = {span.key: span for span in annotation_spans(self.visible_annotations())}
        if ids:
            contents.annotations = self._updated_annotations(contents, ids)
        else:
            contents.annotations = self._session.library.queries.annotations(contents.row.id)
        after = {span.key: span for span in annotation_spans(self.visible_annotations())}
        gone = before.keys() - after.keys()
        new = [span for key, span in after.items() if before.get(key) != span]
        if len(gone) + len(new) > SINGLY:
            self._reader.set_spans("annotations", list(after.values()))
        else:
            for key in gone:
                self._reader.remove_span("annotations", key)
            for span in new:
                self._reader.add_span(span)
        self.annotations_changed.emit(self.visible_annotations())

    def _updated_annotations(self, contents: DocumentContents, ids: Collection[str]) -> list[AnnotationRow]:
        """Return the annotations with a few of them read again."""
        reading = self._session.library.queries
        rows = {row.id: row for row in contents.annotations if row.id not in ids}
        for one in ids:
            try:
                row = reading.annotation(one)
            except NotFound:
                continue  # it was deleted
            if row.document_id == contents.row.id:
                rows[one] = row
        return sorted(rows.values(), key=lambda row: (row.start, row.end))


def _words(text: str, own: UserWords) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the boundaries of the words, and where a user's own ones stand."""
    boundaries = segment(text, own=own)
    return boundaries, user_word_spans(text, boundaries, own)


def is_doubtful(data: bytes) -> bool:
    """Return whether the encoding of a file is a guess that a user should look at."""
    from desktop.files.decoding import decode  # loads its tables

    return decode(data, "").doubtful
