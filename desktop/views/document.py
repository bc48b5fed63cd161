"""The document that lies open: its text, its annotations, and what is computed of it beside the window."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError, Unknown
from desktop.actions.figures import KnownFigure, known_figures
from desktop.actions.glosses import Glosses
from desktop.actions.library import Library
from desktop.actions.rows import AnnotationRow, DocumentRow, VersionRow
from desktop.tasks import Revision
from desktop.text.damage import Damage, find_damage
from desktop.text.outline import Heading
from desktop.text.own_places import own_places, yielding
from desktop.text.terms import Term, find_terms
from desktop.text.words import OwnWords, protect, segment
from desktop.views import problems
from desktop.views.desk import Desk
from desktop.views.glosses import LibraryGlosses
from desktop.views.layer_spans import annotation_spans, damage_spans, figure_spans, term_spans
from desktop.views.reader import Reader

AFTER_PAINT = 30
"""Milliseconds that the first paint of a text is given before work beside the window begins."""

FEW = 200
"""Where a document has more annotations than this, only those that changed are read anew, up to so many."""

SINGLY = 50
"""So many marks come and go one by one; more are put into the text anew, all at once."""


@dataclass(slots=True)
class Contents:
    """What is known of the document that lies open.

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


class OpenDocument(QObject):
    """Opens documents in a reader and keeps what is shown of them up to date.

    Signals:
        opened: Another document lies open, or none (`Contents` or None).
        renamed: Its metadata changed (`Contents`).
        annotations_changed: The document's annotations (list of `AnnotationRow`).
        figures_changed: The document's figures (list of `KnownFigure`).
        doubted: The encoding of the document's file is a guess.
        computed: Words, figures, terms or damage have arrived; which, by name of the layer.
    """

    opened = Signal(object)
    renamed = Signal(object)
    annotations_changed = Signal(list)
    figures_changed = Signal(list)
    computed = Signal(str)
    doubted = Signal()

    def __init__(self, desk: Desk, reader: Reader) -> None:
        super().__init__()
        self._desk = desk
        self._reader = reader
        self._revision = Revision()
        self._contents: Contents | None = None
        self._boundaries: list[int] = []
        self._own: list[tuple[int, int]] = []
        self._glosses = LibraryGlosses(desk, self)
        desk.hidden_changed.connect(self._hide)
        desk.changed.connect(self._apply)

    @property
    def contents(self) -> Contents | None:
        """What lies open, or None."""
        return self._contents

    @property
    def id(self) -> str:
        """Id of the document that lies open, or empty."""
        return self._contents.row.id if self._contents else ""

    def shown(self) -> list[AnnotationRow]:
        """Give the annotations of the document, but for those of annotators who are hidden."""
        rows = self._contents.annotations if self._contents else []
        return [row for row in rows if row.annotator not in self._desk.hidden]

    def hidden(self) -> int:
        """Give how many annotations of the document are not shown."""
        return len(self._contents.annotations) - len(self.shown()) if self._contents else 0

    def _hide(self) -> None:
        self._reader.set_spans("annotations", annotation_spans(self.shown()))
        self.annotations_changed.emit(self.shown())

    def open(self, document_id: str) -> bool:
        """Lay a document open where it was left; tell whether that went well."""
        self.keep_place()
        try:
            contents = self._read(document_id)
            place = self._desk.library.reading.place(document_id)
        except LibraryError as error:
            problems.tell(self._desk.messages, error)
            return False
        self._show(contents, place or 0)
        return True

    def close(self) -> None:
        """Lay the document away."""
        self.keep_place()
        self._revision.advance()
        self._contents = None
        self._reader.show_text("")
        self.opened.emit(None)
        self.annotations_changed.emit([])
        self.figures_changed.emit([])

    def forget(self) -> None:
        """Lay the document away without keeping the place, for the library is gone."""
        self._contents = None
        self.close()

    def keep_place(self) -> None:
        """Keep the place that is being read."""
        if self._contents is None or not self._desk.is_open:
            return
        library, here, position = self._desk.library, self.id, self._reader.position()
        self._desk.edits.when_free(lambda: self._remember(library, here, position))

    def _remember(self, library: Library, document_id: str, position: int) -> None:
        """Keep a place; one that is lost is not worth a question: the next action will tell what is wrong."""
        self._desk.waiting.do(
            lambda: library.remember_place(document_id, position), lambda _: None, lambda _: None
        )

    def _read(self, document_id: str) -> Contents:
        reading = self._desk.library.reading
        row = reading.document(document_id)
        return Contents(
            row,
            reading.version(document_id),
            reading.text(document_id),
            reading.headings(document_id),
            reading.annotations(document_id),
        )

    def _show(self, contents: Contents, place: int) -> None:
        self._revision.advance()
        self._contents = contents
        self._boundaries = []
        if self._reader.text() != contents.text:  # at the start it is there already
            self._reader.show_text(contents.text, contents.headings, contents.row.script)
            if place:
                self._reader.set_position(min(place, len(contents.text)))
        for layer in ("figures", "terms", "damage", "hits"):
            self._reader.set_spans(layer, ())
        self._reader.set_spans("annotations", annotation_spans(self.shown()))
        self.opened.emit(contents)
        self.annotations_changed.emit(self.shown())
        self.figures_changed.emit([])
        QTimer.singleShot(AFTER_PAINT, self, self._compute)

    # What is computed beside the window, once the text can be read.

    def _compute(self) -> None:
        contents = self._contents
        if contents is None or not self._desk.is_open:  # closed meanwhile
            return
        text = contents.text
        self._compute_figures()
        self._run(lambda: find_terms(text), self._take_terms)
        self._run(lambda: find_damage(text), self._take_damage)
        self._look_for_doubt(contents)
        self._compute_words()

    def _look_for_doubt(self, contents: Contents) -> None:
        """Look whether the encoding of the file was a guess; bytes that are UTF-8 leave no doubt."""
        if contents.version.encoding.lower().replace("_", "-").startswith("utf-8"):
            return
        data = self._desk.library.reading.original(contents.row.id)

        def take(doubtful: bool) -> None:
            if doubtful:
                self.doubted.emit()

        self._run(lambda: is_doubtful(data), take)

    def _compute_figures(self) -> None:
        contents = self._contents
        if contents is None:
            return
        text, headings, year = contents.text, contents.headings, contents.row.year
        corrections = self._desk.library.reading.corrections(contents.row.id)
        self._run(lambda: known_figures(text, headings, year, corrections), self._take_figures)

    def _compute_words(self) -> None:
        contents = self._contents
        if contents is None:
            return
        text, own = contents.text, self._desk.library.reading.own_words()
        self._run(lambda: _words(text, own), self._take_words)

    def _run(self, work: Callable[[], Any], take: Callable[[Any], None]) -> None:
        self._desk.tasks.run(work, take, owner=self, revision=self._revision)

    def _take_words(self, words: tuple[list[int], list[tuple[int, int]]]) -> None:
        self._boundaries, self._own = words
        self._show_words()

    def _show_words(self) -> None:
        contents = self._contents
        if contents is None or not self._boundaries:
            return
        figures = [(one.figure.start, one.figure.end) for one in contents.figures if not one.dismissed]
        terms = [(term.start, term.end) for term in contents.terms]
        kept = yielding(figures, self._own, nested=True) + yielding(terms, self._own, nested=False)
        self._reader.set_words(protect(self._boundaries, kept))
        self.computed.emit("words")

    def _take_figures(self, figures: list[KnownFigure]) -> None:
        if self._contents is None:
            return
        self._contents.figures = figures
        self._reader.set_spans("figures", figure_spans(figures))
        self._show_words()
        self.figures_changed.emit(figures)
        self.computed.emit("figures")

    def _take_terms(self, terms: list[Term]) -> None:
        if self._contents is None:
            return
        first = not self._contents.terms
        self._contents.terms = terms
        self._reader.set_spans("terms", term_spans(terms))
        if first and any(term.gloss is None for term in terms):
            self._glosses.gather(self.id, self._explain, self._revision)
        self._show_words()
        self.computed.emit("terms")

    def _explain(self, others: Glosses) -> None:
        """Look terms up in the other documents, too."""
        if self._contents is not None and others:
            text = self._contents.text
            self._run(lambda: find_terms(text, others=others), self._take_terms)

    def _take_damage(self, damage: list[Damage]) -> None:
        if self._contents is None:
            return
        self._contents.damage = damage
        self._reader.set_spans("damage", damage_spans(damage))
        self.computed.emit("damage")

    # What an action touched.

    def _apply(self, changes: Changes) -> None:
        if self._contents is None or not self._desk.is_open:
            return
        try:
            self._follow(changes)
        except LibraryError:
            self.forget()  # the document was deleted, here or in another window

    def _follow(self, changes: Changes) -> None:
        contents = self._contents
        if contents is None:
            return
        here, every = contents.row.id, changes.everything
        row = self._desk.library.reading.document(here)
        if row.version_id != contents.row.version_id:
            place = self._reader.position()
            self._show(self._read(here), place)
            return
        year = contents.row.year
        contents.row = row
        if every or changes.annotations or changes.tags:
            few = not every and 0 < len(changes.annotations) <= FEW < len(contents.annotations)
            self._read_annotations(contents, changes.annotations if few else ())
        if every or here in changes.figures or row.year != year:
            self._compute_figures()
        if every or changes.words:
            self._compute_words()
        if every or here in changes.documents:
            self.renamed.emit(contents)

    def _read_annotations(self, contents: Contents, ids: Collection[str] = ()) -> None:
        """Read annotations anew: those with these ids, or all.

        Args:
            contents: The document.
            ids: The only annotations that changed, where that is known.
        """
        before = {span.key: span for span in annotation_spans(self.shown())}
        if ids:
            contents.annotations = self._patched(contents, ids)
        else:
            contents.annotations = self._desk.library.reading.annotations(contents.row.id)
        after = {span.key: span for span in annotation_spans(self.shown())}
        gone = before.keys() - after.keys()
        new = [span for key, span in after.items() if before.get(key) != span]
        if len(gone) + len(new) > SINGLY:
            self._reader.set_spans("annotations", list(after.values()))
        else:
            for key in gone:
                self._reader.remove_span("annotations", key)
            for span in new:
                self._reader.add_span(span)
        self.annotations_changed.emit(self.shown())

    def _patched(self, contents: Contents, ids: Collection[str]) -> list[AnnotationRow]:
        """Give the annotations with a few of them read anew."""
        reading = self._desk.library.reading
        rows = {row.id: row for row in contents.annotations if row.id not in ids}
        for one in ids:
            try:
                row = reading.annotation(one)
            except Unknown:
                continue  # it was deleted
            if row.document_id == contents.row.id:
                rows[one] = row
        return sorted(rows.values(), key=lambda row: (row.start, row.end))


def _words(text: str, own: OwnWords) -> tuple[list[int], list[tuple[int, int]]]:
    """Give the boundaries of the words, and where a person's own ones stand."""
    boundaries = segment(text, own=own)
    return boundaries, own_places(text, boundaries, own)


def is_doubtful(data: bytes) -> bool:
    """Tell whether the encoding of a file is a guess that a person should look at."""
    from desktop.files.decode import decode  # loads its tables

    return decode(data, "").doubtful
