"""Tagging: what a person does with the words selected and with the annotations at the caret."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions.annotate import AddAnnotation, ChangeSpan, DeleteAnnotations
from desktop.actions.figures import KnownFigure
from desktop.actions.own import CorrectFigure, FiguresToAnnotations, ForgetCorrection
from desktop.actions.rows import DEEPEST, AnnotationRow, TagRow
from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.marks import Marks
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.reader import Reader

translate = QCoreApplication.translate


class Tagging(QObject):
    """Turns what is selected, or stands at the caret, into annotations, notes and corrections."""

    def __init__(
        self, desk: Desk, document: OpenDocument, reader: Reader, codebook: Codebook, marks: Marks
    ) -> None:
        super().__init__()
        self._desk = desk
        self._document = document
        self._reader = reader
        self._codebook = codebook
        self._marks = marks

    # Annotations.

    def put(self, tag_id: str) -> None:
        """Put a tag on the words selected."""
        if not self._document.id:
            return
        start, end = self._reader.selection()
        if start == end:
            self._desk.messages.note(translate("Tagging", "Select words in the text first"))
            return
        known = [
            row
            for row in self._annotations()
            if (row.start, row.end, row.tag_id) == (start, end, tag_id)
            and (row.state, row.annotator) == ("placed", self._desk.library.annotator)
        ]
        if known:
            self._marks.choose(known[0].id)
            self._desk.messages.note(translate("Tagging", "These words bear this tag already"))
            return
        action = AddAnnotation(self._document.id, start, end, tag_id)
        self._desk.perform_soon(action, lambda _: self._marks.choose(action.id))

    def put_pinned(self, key: str) -> None:
        """Put the tag that a number key stands for."""
        tag = self._codebook.pinned(key)
        if tag is None:
            words = translate("Tagging", "No tag has the key %1; give it one in the codebook")
            self._desk.messages.note(words.replace("%1", key))
            return
        self.put(tag.id)

    def note(self) -> None:
        """Let the note of the annotation at the caret be written."""
        row = self.meant()
        if row is None:
            self._desk.messages.note(translate("Tagging", "No annotation here; put a tag first"))
            return
        self._marks.write_note(row.id)

    def delete(self) -> None:
        """Delete the annotation at the caret."""
        row = self.meant()
        if row is None:
            self._desk.messages.note(translate("Tagging", "No annotation here"))
            return
        self._desk.perform_soon(DeleteAnnotations([row.id]))

    def resize(self, layer: str, key: str, start: int, end: int) -> None:
        """Give an annotation the range its ends were moved to."""
        if layer == "annotations" and start < end:
            self._desk.perform_soon(ChangeSpan(key, start, end))

    def here(self) -> list[AnnotationRow]:
        """Give the annotations at the caret or over the selection, the shortest first."""
        start, end = self._reader.selection()
        rows = [row for row in self._annotations() if row.state == "placed"]
        if start == end:
            found = [row for row in rows if row.start <= start < row.end]
            found = found or [row for row in rows if row.end == start]
        else:
            found = [row for row in rows if row.start < end and start < row.end]
        return sorted(found, key=lambda row: row.end - row.start)

    def meant(self) -> AnnotationRow | None:
        """Give the annotation meant: the one chosen in the list if it is here, else the shortest here."""
        here, current = self.here(), self._marks.current()
        if current is not None and any(row.id == current.id for row in here):
            return current
        start, end = self._reader.selection()
        exact = [row for row in here if (row.start, row.end) == (start, end)]
        return exact[-1] if exact else here[0] if here else None

    def _annotations(self) -> Sequence[AnnotationRow]:
        return self._document.shown()

    # Figures.

    def figure_here(self) -> KnownFigure | None:
        """Give the figure at the caret."""
        contents = self._document.contents
        if contents is None:
            return None
        start, end = self._reader.selection()
        for known in contents.figures:
            if known.dismissed:
                continue
            if known.figure.start <= start < known.figure.end or (start, end) == (
                known.figure.start,
                known.figure.end,
            ):
                return known
        return next((one for one in contents.figures if one.figure.end == start and not one.dismissed), None)

    def annotate_figure_here(self) -> None:
        """Turn the figure at the caret into an annotation, with the tag that is current in the codebook."""
        known = self.figure_here()
        if known is None:
            self._desk.messages.note(translate("Tagging", "No figure here"))
            return
        self.annotate_figures([known], ask=False)

    def annotate_figures(self, figures: Sequence[KnownFigure], *, ask: bool = True) -> None:
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
        action = FiguresToAnnotations(self._document.id, spans, tag.id)

        def tell(_: object) -> None:
            if len(action.ids) == 1:
                self._marks.choose(action.ids[0])
            said = translate("Tagging", "%n figure(s) annotated with “%1”", None, len(spans))
            self._desk.messages.note(said.replace("%1", tag.name))

        self._desk.perform_many([action], len(spans), tell, owner=self)

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
        heading = translate("Tagging", "Annotate %n figure(s)", None, count)
        chosen = self._desk.messages.choose_item(heading, translate("Tagging", "With the tag"), names, place)
        return tags[chosen] if chosen is not None else None

    def dismiss_figures(self, figures: Sequence[KnownFigure]) -> None:
        """Keep that numbers are no figures."""
        batch = str(uuid4())
        actions = [
            CorrectFigure(self._document.id, known.figure.start, known.figure.end, None, batch=batch)
            for known in figures
        ]
        self._desk.perform_many(actions, len(actions))

    def restore_figures(self, figures: Sequence[KnownFigure]) -> None:
        """Take figures as they are recognised again."""
        batch = str(uuid4())
        corrections = [known.correction_id for known in figures if known.correction_id]
        self._desk.perform_many([ForgetCorrection(one, batch=batch) for one in corrections], len(corrections))
