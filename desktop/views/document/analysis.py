"""Document analysis: what of a document is computed in the background, once its text can be read."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.known_figures import KnownFigure, known_figures, with_known_corrections
from desktop.actions.library_glosses import Glosses
from desktop.actions.row_types import DocumentRow, VersionRow
from desktop.tasks import TEXT
from desktop.text.damage import find_damage
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading
from desktop.text.segmentation import UserWords, segment
from desktop.text.terms import Term, find_terms
from desktop.text.user_word_spans import user_word_spans
from desktop.views.document.glosses import GlossLoader
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session

ANALYSIS_DELAY_MS = 30
"""Milliseconds that the first paint of a text is given before work in the background begins."""


class DocumentAnalysis(QObject):
    """The figures, terms, damage and words of one document at a time.

    Signals:
        figures_found: The figures (list of `KnownFigure`).
        terms_found: The terms (list of `Term`); again when other documents explain more of them.
        damage_found: The damaged places (list of `Damage`).
        words_found: The boundaries of the words, and where words of the user dictionary stand.
        encoding_doubted: The encoding of the document's file is a guess.
    """

    figures_found = Signal(list)
    terms_found = Signal(list)
    damage_found = Signal(list)
    words_found = Signal(object)
    encoding_doubted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job = BackgroundJob(session, self, TEXT)
        self._glosses = GlossLoader(session, self)
        self._row: DocumentRow | None = None
        self._version: VersionRow | None = None
        self._text = ""
        self._headings: Sequence[Heading] = ()
        self._recognized: list[Figure] | None = None
        self._computing = 0
        self._delay = QTimer(self, singleShot=True, interval=ANALYSIS_DELAY_MS)
        self._delay.timeout.connect(self._compute)

    def start(self, row: DocumentRow, version: VersionRow, text: str, headings: Sequence[Heading]) -> None:
        """Analyze a document soon; what was computed for another is no longer wanted."""
        self.stop()
        self._row, self._version, self._text, self._headings = row, version, text, headings
        self._recognized, self._computing = None, 0
        self._delay.start()

    def stop(self) -> None:
        """Want no results any more."""
        self._delay.stop()
        self._job.drop()
        self._glosses.drop()
        self._row = None

    def _compute(self) -> None:
        row, text = self._row, self._text
        if row is None or not self._session.is_open:  # closed meanwhile
            return
        self.compute_figures(row)
        self._job.run(lambda _: find_terms(text), self._take_terms)
        doubtful = self._session.library.queries.doubtful(row.id, text) if row.damage else []
        self._job.run(
            lambda _: sorted([*find_damage(text), *doubtful], key=lambda one: one.start),
            self.damage_found.emit,
        )
        self._check_encoding(row)
        self.compute_words()

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
        if self._row is not None:
            text, own = self._text, self._session.library.queries.user_words()
            self._job.run(lambda _: _words(text, own), self.words_found.emit)

    def _take_terms(self, terms: list[Term]) -> None:
        """Hand on the terms; look those up in the other documents that this one does not explain."""
        self.terms_found.emit(terms)
        if self._row is not None and any(term.gloss is None for term in terms):
            self._glosses.load(self._row.id, self._add_glosses)

    def _add_glosses(self, others: Glosses) -> None:
        text = self._text
        if others:
            self._job.run(lambda _: find_terms(text, others=others), self.terms_found.emit)

    def _check_encoding(self, row: DocumentRow) -> None:
        """Look whether the encoding of the file was a guess; bytes that are UTF-8 leave no doubt."""
        if self._version is None or self._version.encoding.lower().replace("_", "-").startswith("utf-8"):
            return
        data = self._session.library.queries.original(row.id)

        def take(doubtful: bool) -> None:
            if doubtful:
                self.encoding_doubted.emit()

        self._job.run(lambda _: is_doubtful(data), take)


def _words(text: str, own: UserWords) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the boundaries of the words, and where a user's own ones stand."""
    boundaries = segment(text, own=own)
    return boundaries, user_word_spans(text, boundaries, own)


def is_doubtful(data: bytes) -> bool:
    """Return whether the encoding of a file is a guess that a user should look at."""
    from desktop.files.decoding import decode  # loads its tables

    return decode(data, "").doubtful
