"""What is done to annotations selected in the list: gone to, tagged, noted, reviewed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from desktop.actions.annotate import DeleteAnnotations
from desktop.actions.codebook import AddTagPath
from desktop.actions.coding import AnnotateMany, NoteMany, RetagMany, SetReviewed
from desktop.actions.rows import MarkRow
from desktop.lifetime import connect
from desktop.views.coding.palette import Palette

if TYPE_CHECKING:
    from desktop.views.retrieval.window import Retrieval
    from desktop.views.window import Window

translate = QCoreApplication.translate

MANY = 20
"""From so many on a person is asked before they are changed at once."""


class MarkDeeds(QObject):
    """What a person does in the list; each is one step."""

    def __init__(self, window: Window, retrieval: Retrieval) -> None:
        super().__init__(retrieval)
        self._window = window
        self._desk = window.desk
        self._retrieval = retrieval
        self._palette: Palette | None = None
        self._came_from: list[tuple[str, int]] = []

    # There and back.

    def go(self) -> None:
        """Go to the passage in the main window, and remember where one was."""
        row = self._retrieval.current()
        if row is None:
            return
        window = self._window
        if window.document.id:
            self._came_from.append((window.document.id, window.reader.position()))
        window.open_document(row.document_id)
        window.deeds.places.go_to_annotation(row.id)
        window.annotations.marks.choose(row.id)
        window.activateWindow()

    def come_back(self) -> None:
        """Lay open what lay open before, at the place that was read."""
        if not self._came_from:
            self._desk.messages.note(translate("Retrieval", "You have gone nowhere from here"))
            return
        document_id, position = self._came_from.pop()
        self._window.open_document(document_id)
        self._window.reader.set_position(position)

    # Tags.

    def open_palette(self) -> None:
        """Open the palette; what is chosen is put on all passages that are selected."""
        if not self._placed():
            return
        if self._palette is None:
            self._palette = Palette(self._retrieval, self._desk.theme)
            self._palette.retranslate()
            self._palette.chosen.connect(self.put)
            self._palette.left.connect(self._retrieval.table.setFocus)
            connect(self._desk.theme_changed, self, self._palette.set_theme)
        tags = self._window.annotations.codebook.tags()
        self._palette.open_at(self._retrieval.place_of_current(), tags, self._window.coding.recent())

    def put(self, tag_ids: Sequence[str], paths: Sequence[str] = ()) -> None:
        """Put tags on all passages that are selected, in one step, making those that are named by a path."""
        self._retrieval.table.setFocus()
        rows = self._placed()
        if not rows or not self._sure(translate("Retrieval", "Tag %n passage(s)?", None, len(rows)), rows):
            return
        places = [(row.document_id, row.start, row.end) for row in rows]
        batch = str(uuid4())
        made = [AddTagPath(path, batch=batch) for path in paths]
        if made and self._desk.perform_all(made) is None:
            return
        wanted = [*tag_ids, *(action.ids[-1] for action in made)]
        actions = [AnnotateMany(places, one, batch=batch) for one in wanted]
        coding = self._window.coding
        count = len(places) * len(wanted)
        self._desk.perform_many(actions, count, lambda _: coding.used(wanted), owner=coding)

    def put_pinned(self, key: str) -> None:
        """Put the tag that a number key stands for on all passages that are selected."""
        tag = self._window.annotations.codebook.pinned(key)
        if tag is not None:
            self.put([tag.id])

    def repeat(self) -> None:
        """Put the tags that were put last."""
        last = self._window.coding.last()
        if last:
            self.put(last)

    def _placed(self) -> list[MarkRow]:
        """Give the selected annotations that have a place in the current text."""
        return [row for row in self._retrieval.selected() if row.state == "placed"]

    # What is changed.

    def retag(self) -> None:
        """Ask for another tag and give it to all that are selected."""
        rows, tags = self._retrieval.selected(), self._window.annotations.codebook.tags()
        if not rows or not tags:
            return
        chosen = self._desk.messages.choose_item(
            translate("Retrieval", "Another tag for %n annotation(s)", None, len(rows)),
            translate("Retrieval", "Tag"),
            [tag.path for tag in tags],
        )
        if chosen is not None:
            self._desk.perform_many([RetagMany([row.id for row in rows], tags[chosen].id)], len(rows))

    def note(self) -> None:
        """Ask for a note and write it on all that are selected."""
        rows = self._retrieval.selected()
        if not rows:
            return
        notes = {row.note for row in rows}
        words = translate("Retrieval", "The same note on %n annotation(s)", None, len(rows))
        if len(rows) == 1:
            words = translate("Retrieval", "Note")
        before = notes.pop() if len(notes) == 1 else ""
        note = self._desk.messages.ask_text(translate("Retrieval", "Note"), words, before)
        if note is not None and note.strip() != before:
            self._desk.perform_many([NoteMany([row.id for row in rows], note.strip())], len(rows))

    def toggle_reviewed(self) -> None:
        """Say of all that are selected that they were reviewed; take it back where all of them were."""
        rows = self._retrieval.selected()
        if rows:
            on = not all(row.reviewed for row in rows)
            self._desk.perform_many([SetReviewed([row.id for row in rows], on)], len(rows))

    def delete(self) -> None:
        """Delete all that are selected."""
        rows = self._retrieval.selected()
        question = translate("Retrieval", "Delete %n annotation(s)?", None, len(rows))
        if rows and self._sure(question, rows, dangerous=True):
            self._desk.perform_many([DeleteAnnotations([row.id for row in rows])], len(rows))

    def _sure(self, question: str, rows: Sequence[MarkRow], *, dangerous: bool = False) -> bool:
        """Ask before many are changed at once."""
        if len(rows) < MANY:
            return True
        yes = translate("Retrieval", "Delete") if dangerous else translate("Retrieval", "Tag")
        undo = translate("Retrieval", "You can undo this in one step.")
        return self._desk.messages.ask(question, undo, yes, dangerous=dangerous)

    def menu(self) -> QMenu:
        """Give the menu of what can be done with what is selected."""
        menu = QMenu(self._retrieval)
        for words, deed in (
            (translate("Retrieval", "Go there"), self.go),
            (translate("Retrieval", "Put tags…"), self.open_palette),
            (translate("Retrieval", "Another tag…"), self.retag),
            (translate("Retrieval", "Write a note…"), self.note),
            (translate("Retrieval", "Reviewed, or not"), self.toggle_reviewed),
            (translate("Retrieval", "Delete"), self.delete),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, deed=deed: deed())
        return menu
