"""Checking: the figures whose reading is in doubt, gone through and confirmed or corrected by key."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from desktop.actions.known_figures import KnownFigure
from desktop.actions.user_data import ConfirmFigure
from desktop.i18n import translate, translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session


class FigureChecking(QObject):
    """Goes through the figures of the open document that are to be checked.

    Signals:
        reached: Key of the figure gone to by key: what is known of it is to be shown.
    """

    reached = Signal(str)

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        figure_at_cursor: Callable[[], KnownFigure | None],
        correct: Callable[[KnownFigure], object],
        parent: QObject,
    ) -> None:
        """Make the commands.

        Args:
            session: The session.
            document: The open document.
            reader: Where it is read.
            figure_at_cursor: Gives the figure at the cursor.
            correct: Lets a figure be corrected.
            parent: Its owner.
        """
        super().__init__(parent)
        self._session = session
        self._document = document
        self._reader = reader
        self._figure_at_cursor = figure_at_cursor
        self._correct = correct

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        confirm = translate_noop("Commands", "&Confirm this figure")
        correct = translate_noop("Commands", "C&orrect this figure…")
        following = translate_noop("Commands", "&Next figure to check")
        previous = translate_noop("Commands", "&Previous figure to check")
        named: tuple[tuple[str, str, Callable[[], None], str], ...] = (
            ("confirm-figure", confirm, self.confirm_at_cursor, "Y"),
            ("correct-figure", correct, self.correct_at_cursor, "E"),
            ("next-to-check", following, self.go_on, "Q"),
            ("previous-to-check", previous, self.go_back, "Shift+Q"),
        )
        return [
            Command(
                name,
                title,
                handler,
                Place("analyze", 2, position),
                keys=(key,),
                icon="check" if name == "confirm-figure" else "",
                scope="text",
                enabled_when="document",
            )
            for position, (name, title, handler, key) in enumerate(named)
        ]

    def go_on(self) -> None:
        """Go to the next figure to check, after the last one the first."""
        start, end = self._reader.selection()
        self._go_to(self._next(max(start, end - 1)))

    def go_back(self) -> None:
        """Go to the figure to check before this, before the first one the last."""
        start = min(self._reader.selection())
        waiting = self._waiting()
        before = [known for known in waiting if known.figure.start < start]
        self._go_to((before or waiting)[-1] if waiting else None)

    def _waiting(self) -> list[KnownFigure]:
        contents = self._document.contents
        return [known for known in contents.figures if known.to_check] if contents is not None else []

    def _next(self, position: int) -> KnownFigure | None:
        """Return the first figure to check that begins after a code point, after the last one the first."""
        waiting = self._waiting()
        after = (known for known in waiting if known.figure.start > position)
        return next(after, waiting[0] if waiting else None)

    def _go_to(self, known: KnownFigure | None) -> None:
        if known is None:
            self._session.messages.show_note(translate("Figures", "No figures left to check"))
            return
        self._reader.select(known.figure.start, known.figure.end)
        self._reader.reveal(known.figure.start, known.figure.end)
        self.reached.emit(known.key)

    def correct_at_cursor(self) -> None:
        """Let the figure at the cursor be corrected."""
        known = self._known_at_cursor()
        if known is not None:
            self._correct(known)

    def confirm_at_cursor(self) -> None:
        """Confirm the figure at the cursor and, where it was to be checked, go to the next that is."""
        known = self._known_at_cursor()
        if known is None:
            return
        if known.correction_id:
            self._session.messages.show_note(
                translate("Figures", "Already confirmed")
                if known.confirmed
                else translate("Figures", "Already corrected")
            )
            return
        self.confirm([known])
        if known.to_check:
            self._go_to(self._next(known.figure.start))

    def _known_at_cursor(self) -> KnownFigure | None:
        known = self._figure_at_cursor()
        if known is None:
            self._session.messages.show_note(translate("Tagging", "No figure here"))
        return known

    def confirm(self, figures: Sequence[KnownFigure]) -> None:
        """Record in one step that figures are as they were recognized, but for those a user spoke of."""
        group_id = str(uuid4())
        actions = [
            ConfirmFigure.of(self._document.id, known.figure, group_id=group_id)
            for known in figures
            if not known.correction_id
        ]
        if actions:
            self._session.perform_many(actions, len(actions))
