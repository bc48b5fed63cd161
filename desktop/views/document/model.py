"""The document model: the text, annotations and analysis of the open document, kept up to date."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from desktop import error_messages
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.known_figures import KnownFigure
from desktop.actions.row_types import AnnotationRow, DocumentRow, VersionRow
from desktop.tasks import TEXT
from desktop.text.damage import Damage
from desktop.text.outline import Heading
from desktop.text.terms import Term
from desktop.text.user_word_spans import whole_words
from desktop.views.document.analysis import DocumentAnalysis
from desktop.views.document.annotations import AnnotationPatch, DocumentAnnotations
from desktop.views.operations.background import BackgroundJob, LibraryRead
from desktop.views.session import Session

PATCH_LIMIT = 200
"""So many annotations that changed are read one by one; where there are more, all of the document are."""

AT_ONCE_LIMIT = 2000
"""So many annotations are read before the text is shown; where there are more, the text is shown first."""

JOINED_AT_ONCE = 50_000
"""So many words are joined to figures and terms in a few milliseconds; more are, in the background."""


@dataclass(slots=True)
class DocumentContents:
    """What is known of the document that is open.

    Attributes:
        row: Its row in the list.
        version: Its current version.
        text: Its text.
        headings: Its outline.
        annotations: Its annotations; none while `loaded` is false.
        figures: Its figures, in order; empty until they are computed.
        terms: Its terms, in order, likewise.
        damage: Its damaged places, in order, likewise.
        words: The boundaries of its words, in code points, likewise.
        position: The first code point that was shown when it was read last.
        loaded: Whether the annotations have been read.
        recognized: Whether the figures have been recognized.
    """

    row: DocumentRow
    version: VersionRow
    text: str
    headings: Sequence[Heading]
    annotations: DocumentAnnotations = field(default_factory=DocumentAnnotations)
    figures: list[KnownFigure] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    position: int = 0
    loaded: bool = True
    recognized: bool = False


class DocumentModel(QObject):
    """The open document of a pane. It knows no widget; a `ReaderBinding` shows it in a reader.

    Signals:
        about_to_close: The document that is open, if any, is about to be closed in an orderly way.
        opened: Another document or text is open, or none (`DocumentContents` or None).
        renamed: Its metadata changed (`DocumentContents`).
        annotations_reset: The document's annotations are others, or all have been read again (sequence of
            `AnnotationRow`, by place).
        annotations_patched: A few of them came, went or changed (`AnnotationPatch`).
        annotations_changed: One of these two has just been told.
        figures_changed: The document's figures (list of `KnownFigure`).
        encoding_doubted: The encoding of the document's file is a guess.
        computed: Words, figures, terms or damage have arrived; which, by name of the layer.
    """

    about_to_close = Signal()
    opened = Signal(object)
    renamed = Signal(object)
    annotations_reset = Signal(object)
    annotations_patched = Signal(object)
    annotations_changed = Signal()
    figures_changed = Signal(object)
    computed = Signal(str)
    encoding_doubted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contents: DocumentContents | None = None
        self._boundaries: list[int] = []
        self._user_words: list[tuple[int, int]] = []
        self._loading = LibraryRead(session, self, TEXT)
        self._joining = BackgroundJob(session, self, TEXT)
        self._analysis = DocumentAnalysis(session, self)
        self._analysis.figures_found.connect(self._set_figures)
        self._analysis.terms_found.connect(self._set_terms)
        self._analysis.damage_found.connect(self._set_damage)
        self._analysis.words_found.connect(self._set_words)
        self._analysis.encoding_doubted.connect(self.encoding_doubted)
        session.hidden_changed.connect(self._reset_annotations)
        session.changed.connect(self._apply)

    @property
    def contents(self) -> DocumentContents | None:
        """What is open, or None."""
        return self._contents

    @property
    def id(self) -> str:
        """Id of the document that is open, or empty."""
        return self._contents.row.id if self._contents else ""

    @property
    def is_loading(self) -> bool:
        """Whether the annotations of the document are still being read in the background."""
        return self._contents is not None and not self._contents.loaded

    @property
    def is_recognizing(self) -> bool:
        """Whether the figures of the document are still being recognized in the background."""
        return self._contents is not None and not self._contents.recognized

    @property
    def is_busy(self) -> bool:
        """Whether anything of the document is being read or computed in the background."""
        return self._loading.busy or self._joining.busy or self._analysis.is_busy

    def visible_annotations(self) -> Sequence[AnnotationRow]:
        """Return the annotations of the document by place, but for those of annotators who are hidden.

        What is still being read in the background is read now. What is returned may change with the document;
        who keeps it copies it.
        """
        self._finish_loading()
        return self._shown_rows()

    def visible_annotation(self, annotation_id: str) -> AnnotationRow | None:
        """Return an annotation of the document; None where it is hidden, or not of this document."""
        row = self.annotation(annotation_id)
        return row if row is not None and self._visible((row,)) else None

    def annotation(self, annotation_id: str) -> AnnotationRow | None:
        """Return an annotation of the document, hidden or not; None where it is not of this document."""
        self._finish_loading()
        return self._contents.annotations.get(annotation_id) if self._contents else None

    def hidden_count(self) -> int:
        """Return how many annotations of the document are not shown."""
        if self._contents is None or not self._session.hidden_annotators:
            return 0
        return len(self._contents.annotations) - len(self._shown_rows())

    def _shown_rows(self) -> Sequence[AnnotationRow]:
        rows: Sequence[AnnotationRow] = self._contents.annotations.rows if self._contents else ()
        return self._visible(rows) if self._session.hidden_annotators else rows

    def _visible(self, rows: Sequence[AnnotationRow]) -> list[AnnotationRow]:
        return [row for row in rows if row.annotator not in self._session.hidden_annotators]

    def _load_annotations(self, contents: DocumentContents) -> None:
        """Read the annotations in the background; those of a document that is open no more are not wanted."""
        here = contents.row.id

        def take(annotations: DocumentAnnotations) -> None:
            if contents is self._contents:
                contents.annotations, contents.loaded = annotations, True
                self._reset_annotations()

        def give_up(error: LibraryError) -> None:
            error_messages.report(self._session.messages, error)
            if contents is self._contents:
                self.discard()  # rather no document than one whose annotations seem to be gone

        self._loading.read(
            lambda library, _: DocumentAnnotations(library.queries.annotations(here)),
            take,
            {LibraryError: give_up},
            supersedes=True,
        )

    def _finish_loading(self) -> None:
        """Read the annotations now, where somebody needs them who can't wait."""
        contents = self._contents
        if contents is None or contents.loaded or not self._session.is_open:
            return
        self._loading.drop()
        try:
            rows = self._session.library.queries.annotations(contents.row.id)
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            rows = []
        contents.annotations, contents.loaded = DocumentAnnotations(rows), True
        self._reset_annotations()

    def _reset_annotations(self) -> None:
        self.annotations_reset.emit(self._shown_rows())
        self.annotations_changed.emit()

    def _patch_annotations(self, patch: AnnotationPatch) -> None:
        """Tell what of it can be seen; who made an annotation never changes."""
        seen = AnnotationPatch(self._visible(patch.removed), self._visible(patch.changed))
        self.annotations_patched.emit(seen)
        self.annotations_changed.emit()

    def open(self, document_id: str) -> bool:
        """Open a document where it was left; return whether that went well."""
        self.about_to_close.emit()
        try:
            contents = self._read(document_id)
            contents.position = self._session.library.queries.place(document_id) or 0
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            return False
        self._show(contents)
        return True

    def close(self) -> None:
        """Close the document."""
        self.about_to_close.emit()
        self._analysis.stop()
        self._loading.drop()
        self._joining.drop()
        self._contents = None
        self.opened.emit(None)
        self._reset_annotations()
        self.figures_changed.emit([])

    def discard(self) -> None:
        """Close the document without keeping the place, for the library is gone."""
        self._contents = None
        self.close()

    def _read(self, document_id: str) -> DocumentContents:
        reading = self._session.library.queries
        row = reading.document(document_id)
        at_once = row.annotations <= AT_ONCE_LIMIT
        return DocumentContents(
            row,
            reading.version(document_id),
            reading.text(document_id),
            reading.headings(document_id),
            DocumentAnnotations(reading.annotations(document_id) if at_once else ()),
            loaded=at_once,
        )

    def _show(self, contents: DocumentContents) -> None:
        self._contents = contents
        self._boundaries = []
        self._loading.drop()
        self._joining.drop()
        if not contents.loaded:
            self._load_annotations(contents)
        self._analysis.start(contents.row, contents.version, contents.text, contents.headings)
        self.opened.emit(contents)
        self._reset_annotations()
        self.figures_changed.emit([])

    # What is computed in the background.

    def _set_words(self, words: tuple[list[int], list[tuple[int, int]]]) -> None:
        self._boundaries, self._user_words = words
        self._join_words()

    def _join_words(self) -> None:
        """Keep figures and terms whole among the words, but for what the user taught."""
        contents = self._contents
        if contents is None or not self._boundaries:
            return
        join = partial(_joined, self._boundaries, contents.figures, contents.terms, self._user_words)
        if len(self._boundaries) <= JOINED_AT_ONCE:
            self._take_joined(join())
        else:
            self._joining.run(lambda _: join(), self._take_joined, supersedes=True)

    def _take_joined(self, words: list[int]) -> None:
        if self._contents is not None:
            self._contents.words = words
            self.computed.emit("words")

    def _set_figures(self, figures: list[KnownFigure]) -> None:
        if self._contents is not None:
            self._contents.figures, self._contents.recognized = figures, True
            self.computed.emit("figures")
            self._join_words()
            self.figures_changed.emit(figures)

    def _set_terms(self, terms: list[Term]) -> None:
        if self._contents is not None:
            self._contents.terms = terms
            self.computed.emit("terms")
            self._join_words()

    def _set_damage(self, damage: list[Damage]) -> None:
        if self._contents is not None:
            self._contents.damage = damage
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
            self._show(self._read(here))
            return
        year = contents.row.year
        contents.row = row
        if every or changes.annotations or changes.tags:
            self._read_annotations(contents, changes)
        if row.year != year:
            self._analysis.compute_figures(row)
        elif every or here in changes.figures:
            self._analysis.correct_figures(row)
        if every or changes.words:
            self._analysis.compute_words()
        if every or here in changes.documents:
            self.renamed.emit(contents)

    def _read_annotations(self, contents: DocumentContents, changes: Changes) -> None:
        """Read again the annotations that changed, or all where it is not known which, or there are many."""
        queries = self._session.library.queries
        if not contents.loaded:
            self._load_annotations(contents)
            return
        ids = set(changes.annotations)
        if changes.tags:
            tags = {tag.id: tag for tag in queries.tags()}
            ids.update(contents.annotations.with_other_tags(tags))
        if changes.everything or len(ids) > PATCH_LIMIT:
            contents.annotations = DocumentAnnotations(queries.annotations(contents.row.id))
            self._reset_annotations()
            return
        rows = [row for row in queries.annotations_by_id(list(ids)) if row.document_id == contents.row.id]
        patch = contents.annotations.update(ids, rows)
        if patch:
            self._patch_annotations(patch)


def _joined(
    boundaries: list[int],
    figures: Sequence[KnownFigure],
    terms: Sequence[Term],
    user_words: Sequence[tuple[int, int]],
) -> list[int]:
    """Return the boundaries of words among which figures and terms stay whole, but for what a user taught."""
    shown, place = [one.figure for one in figures if not one.dismissed], attrgetter("start", "end")
    return whole_words(boundaries, list(map(place, shown)), list(map(place, terms)), user_words)
