"""Document analysis: what of a document is computed in the background, once its text can be read."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.analysis_rows import StoredAnalysis
from desktop.actions.errors import LibraryError
from desktop.actions.known_figures import KnownFigure, known_figures, with_known_corrections
from desktop.actions.library_glosses import Glosses
from desktop.actions.row_types import DocumentRow, VersionRow
from desktop.actions.stored_analysis import PackedLayers, keep_layers, packed_layers, stored_analysis
from desktop.tasks import TEXT
from desktop.text.damage import find_damage
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading
from desktop.text.segmentation import UserWords, segment, with_user_words
from desktop.text.terms import Term, find_terms, with_glosses
from desktop.text.user_word_spans import user_word_spans
from desktop.views.document.glosses import GlossLoader
from desktop.views.operations.background import BackgroundJob, LibraryRead
from desktop.views.session import Session

ANALYSIS_DELAY_MS = 30
"""Milliseconds that the first paint of a text is given before work in the background begins."""


class DocumentAnalysis(QObject):
    """The figures, terms, damage and words of one document at a time.

    What the library keeps of a text that was read before is shown as it is; the rest is computed.

    Signals:
        figures_found: The figures (list of `KnownFigure`).
        terms_found: The terms (list of `Term`); again when other documents explain more of them.
        damage_found: The damaged places (list of `Damage`).
        words_found: The boundaries of the words, and where words of the user dictionary stand.
        encoding_doubted: The encoding of the document's file is a guess.
    """

    figures_found = Signal(object)  # a list would be copied, item by item, for each who listens
    terms_found = Signal(object)
    damage_found = Signal(object)
    words_found = Signal(object)
    encoding_doubted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stored = LibraryRead(session, self, TEXT)
        self._job = BackgroundJob(session, self, TEXT)
        self._glosses = GlossLoader(session, self)
        self._row: DocumentRow | None = None
        self._version: VersionRow | None = None
        self._text = ""
        self._headings: Sequence[Heading] = ()
        self._recognized: list[Figure] | None = None
        self._computing = 0
        self._terms: list[Term] | None = None
        self._words: list[int] | None = None
        self._delay = QTimer(self, singleShot=True, interval=ANALYSIS_DELAY_MS)
        self._delay.timeout.connect(self._compute)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or computed."""
        return self._delay.isActive() or self._stored.busy or self._job.busy

    def start(self, row: DocumentRow, version: VersionRow, text: str, headings: Sequence[Heading]) -> None:
        """Analyze a document soon; what was computed for another is no longer wanted."""
        self.stop()
        self._row, self._version, self._text, self._headings = row, version, text, headings
        self._recognized, self._computing = None, 0
        self._terms = self._words = None
        self._delay.start()

    def stop(self) -> None:
        """Want no results any more."""
        self._delay.stop()
        self._stored.drop()
        self._job.drop()
        self._glosses.drop()
        self._row = None

    def _compute(self) -> None:
        row, text, headings = self._row, self._text, self._headings
        if row is None or not self._session.is_open:  # closed meanwhile
            return
        self._computing += 1
        self._stored.read(
            lambda library, _: stored_analysis(library.queries, row, text, headings),
            self._take_stored,
            {LibraryError: lambda _: self._take_stored(StoredAnalysis())},
        )

    def _take_stored(self, stored: StoredAnalysis) -> None:
        """Hand on what is kept, and compute the rest."""
        row, text = self._row, self._text
        if row is None or not self._session.is_open:
            return
        if stored.figures is not None:
            self._take_figures(stored.figures)
        else:
            self._computing -= 1
            if self._computing == 0:  # else they are on their way for another year
                self.compute_figures(row)
        if stored.terms is not None and stored.words is not None:
            self._terms, self._words = stored.terms, stored.words
            self._take_terms(stored.terms)
        else:
            self._job.run(lambda _: find_terms(text), self._take_new_terms)
        self.compute_words()
        doubtful = self._session.library.queries.doubtful(row.id, text) if row.damage else []
        self._job.run(
            lambda _: sorted([*find_damage(text), *doubtful], key=lambda one: one.start),
            self.damage_found.emit,
        )
        self._check_encoding(row)

    def compute_figures(self, row: DocumentRow) -> None:
        """Compute the figures, for the first time or again.

        Args:
            row: The document's row, for its year is what figures of “this year” belong to.
        """
        if self._row is None:
            return
        self._row, self._recognized = row, None
        self._computing += 1
        text, headings, year = self._text, self._headings, row.year
        corrections = self._session.library.queries.corrections(row.id)
        self._job.run(lambda _: known_figures(text, headings, year, corrections), self._take_figures)

    def _take_figures(self, figures: list[KnownFigure]) -> None:
        self._computing -= 1
        if self._computing == 0:  # else these are of another year, and others are on their way
            self._recognized = [one.recognized for one in figures if one.recognized is not None]
        self.figures_found.emit(figures)

    def correct_figures(self, row: DocumentRow) -> None:
        """Hand on the figures with what a user says of them now: at once where they have been recognized.

        Args:
            row: The document's row, of the same year as when they were.
        """
        if self._recognized is None:
            self.compute_figures(row)
            return
        corrections = self._session.library.queries.corrections(row.id)
        figures = with_known_corrections(self._text, self._headings, self._recognized, corrections)
        self.figures_found.emit(figures)

    def compute_words(self) -> None:
        """Compute the words, for the first time or again."""
        if self._row is None:
            return
        text, own, known = self._text, self._session.library.queries.user_words(), self._words

        def take(words: _Words) -> None:
            self.words_found.emit((words.boundaries, words.of_user))
            if self._words is None:
                self._words = words.usual
                self._keep_layers()

        self._job.run(lambda _: _words(text, known, own), take)

    def _take_new_terms(self, terms: list[Term]) -> None:
        self._terms = terms
        self._take_terms(terms)
        self._keep_layers()

    def _take_terms(self, terms: list[Term]) -> None:
        """Hand on the terms; look those up in the other documents that this one does not explain."""
        self.terms_found.emit(terms)
        if self._row is not None and any(term.gloss is None for term in terms):
            self._glosses.load(self._row.id, self._add_glosses)

    def _add_glosses(self, others: Glosses) -> None:
        text, terms = self._text, self._terms
        if others and terms is not None:
            self._job.run(lambda _: with_glosses(text, terms, others), self.terms_found.emit)

    def _keep_layers(self) -> None:
        """Keep terms and words, once both are there, for the next time that the text is opened."""
        terms, words, version = self._terms, self._words, self._version
        if terms is not None and words is not None and version is not None:
            self._job.run(lambda _: packed_layers(version.id, words, terms), self._write_layers)

    def _write_layers(self, layers: PackedLayers) -> None:
        """Write what is kept for the next time; where that can't be done at once it is not worth a word."""
        session, library = self._session, self._session.library

        def write() -> None:
            if session.is_open and session.library is library:
                with suppress(LibraryError):
                    keep_layers(library, layers)

        session.writes.run_when_free(write)

    def _check_encoding(self, row: DocumentRow) -> None:
        """Look whether the encoding of the file was a guess; bytes that are UTF-8 leave no doubt."""
        if self._version is None or self._version.encoding.lower().replace("_", "-").startswith("utf-8"):
            return
        data = self._session.library.queries.original(row.id)

        def take(doubtful: bool) -> None:
            if doubtful:
                self.encoding_doubted.emit()

        self._job.run(lambda _: is_doubtful(data), take)


class _Words(NamedTuple):
    """The words of a text: their usual boundaries, those that hold, and where words of the user stand."""

    usual: list[int]
    boundaries: list[int]
    of_user: list[tuple[int, int]]


def _words(text: str, known: list[int] | None, own: UserWords) -> _Words:
    """Return the words of a text, whose usual boundaries may be known."""
    usual = segment(text) if known is None else known
    boundaries = with_user_words(text, usual, own)
    return _Words(usual, boundaries, user_word_spans(text, boundaries, own))


def is_doubtful(data: bytes) -> bool:
    """Return whether the encoding of a file is a guess that a user should look at."""
    from desktop.files.decoding import decode  # loads its tables

    return decode(data, "").doubtful
