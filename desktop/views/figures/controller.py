"""What a user does with figures: annotate, check, correct, dismiss them; and repair damaged text."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions.action import Result
from desktop.actions.known_figures import KnownFigure
from desktop.actions.row_types import DEEPEST, TagRow
from desktop.actions.user_data import CorrectFigure, FiguresToAnnotations, ForgetCorrection
from desktop.actions.versions import AcceptRepair
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.list import AnnotationList
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.figures.checking import FigureChecking
from desktop.views.figures.panel import FiguresPanel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session


class FigureController(QObject):
    """Turns the figures of the open document into annotations and corrections."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        codebook: CodebookPanel,
        marks: AnnotationList,
        panel: FiguresPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._codebook = codebook
        self._marks = marks
        self._panel = panel
        self._window = window
        self.checking = FigureChecking(
            session, document, reader, self.figure_at_cursor, self.correct, parent=self
        )
        connect(panel.confirm_wanted, self, self.checking.confirm)
        panel.annotate_wanted.connect(self.annotate)
        panel.correct_wanted.connect(self.correct)
        panel.dismiss_wanted.connect(self.dismiss)
        panel.restore_wanted.connect(self.restore)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "figure-to-annotation",
                translate_noop("Commands", "Annotate this &figure"),
                self.annotate_at_cursor,
                Place("analyze", 1, 0),
                keys=("M",),
                icon="figures",
                scope="text",
                enabled_when="document",
            ),
            Command(
                "figures-to-annotations",
                translate_noop("Commands", "Annotate all listed f&igures…"),
                self.annotate_shown,
                Place("analyze", 1, 1),
                keys=("Ctrl+Shift+M",),
                enabled_when="document",
            ),
            *self.checking.commands(),
        ]

    def figure_at_cursor(self) -> KnownFigure | None:
        """Return the figure at the cursor."""
        contents = self._document.contents
        if contents is None:
            return None
        start, end = self._reader.selection()
        figures = [known for known in contents.figures if not known.dismissed]
        for known in figures:
            figure = known.figure
            if figure.start <= start < figure.end or (start, end) == (figure.start, figure.end):
                return known
        return next((one for one in figures if one.figure.end == start), None)

    def annotate_at_cursor(self) -> None:
        """Turn the figure at the cursor into an annotation, with the tag that is current in the codebook."""
        known = self.figure_at_cursor()
        if known is None:
            self._session.messages.show_note(translate("Tagging", "No figure here"))
            return
        self.annotate([known], ask=False)

    def annotate_shown(self) -> None:
        """Turn all figures that the table shows into annotations."""
        self.annotate([known for known in self._panel.shown_figures() if not known.dismissed])

    def annotate(self, figures: Sequence[KnownFigure], *, ask: bool = True) -> None:
        """Turn figures into annotations, as one step.

        Args:
            figures: The figures.
            ask: Whether to ask for the tag; else the current one is taken where there is one.
        """
        if not figures or not self._document.id:
            return
        tag = self._codebook.current() if not ask else None
        tag = tag or self._ask_tag(len(figures))
        if tag is None:
            return
        spans = [(known.figure.start, known.figure.end) for known in figures]
        name = tag.name

        def done(result: Result[list[list[str]]]) -> None:
            (ids,) = result.value
            if len(ids) == 1:
                self._marks.select(ids[0])
            said = translate("Tagging", "“%1” applied to %n figure(s)", n=len(spans))
            self._session.messages.show_note(said.replace("%1", name))

        self._session.perform_many(
            [FiguresToAnnotations(self._document.id, spans, tag.id)], len(spans), done, owner=self
        )

    def _ask_tag(self, count: int) -> TagRow | None:
        """Ask for a tag of the codebook; made, named 数据, where there is none yet."""
        tags = list(self._codebook.tags())
        if not tags:
            self._codebook.add_named(translate("Tagging", "Figures"))
            tags = list(self._codebook.tags())
        names = ["\u2003" * min(tag.depth, DEEPEST) + tag.name for tag in tags]
        names = [name + "\u200b" * names[:place].count(name) for place, name in enumerate(names)]
        current = self._codebook.current()
        place = next((n for n, tag in enumerate(tags) if current is not None and tag.id == current.id), 0)
        heading = translate("Tagging", "Annotate %n figure(s)", n=count)
        chosen = self._session.messages.choose_item(heading, translate("Tagging", "Tag"), names, place)
        return tags[chosen] if chosen is not None else None

    def dismiss(self, figures: Sequence[KnownFigure]) -> None:
        """Record that numbers are no figures."""
        group_id = str(uuid4())
        actions = [
            CorrectFigure(self._document.id, known.figure.start, known.figure.end, None, group_id=group_id)
            for known in figures
        ]
        self._session.perform_many(actions, len(actions))

    def restore(self, figures: Sequence[KnownFigure]) -> None:
        """Take figures as they are recognized again."""
        group_id = str(uuid4())
        corrections = [known.correction_id for known in figures if known.correction_id]
        self._session.perform_many(
            [ForgetCorrection(one, group_id=group_id) for one in corrections], len(corrections)
        )

    def correct(self, known: object) -> None:
        """Let a figure be corrected."""
        from desktop.views.figures.dialog import FigureDialog

        if isinstance(known, KnownFigure) and self._document.id:
            FigureDialog(self._session, self._document.id, known, self._window).open()

    def repair(self, start: int, end: int, reading: str) -> None:
        """Accept a proposed reading of a damaged place: a new version of the text."""
        self._session.perform_soon(AcceptRepair(self._document.id, start, end, reading))
