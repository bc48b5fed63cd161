"""Retrieval commands: handlers for the annotations selected in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions.row_types import AnnotationSummary
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.tag_palette import TagPalette
from desktop.views.navigator import Navigator
from desktop.views.session import Session


class SelectedRows(Protocol):
    """The list, as its actions see it."""

    def current(self) -> AnnotationSummary | None:
        """Return the annotation that is read."""

    def selected(self) -> list[AnnotationSummary]:
        """Return the annotations that are selected, in the order they are listed in."""

    def place_of_current(self) -> QRect:
        """Return where the current row stands in the window, for the palette."""

    def focus_rows(self) -> None:
        """Focus the rows."""


class RetrievalCommands(QObject):
    """What a user does in the list; each is one step."""

    def __init__(
        self,
        session: Session,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
        rows: SelectedRows,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator
        self._rows = rows
        self._window = window
        self._palette: TagPalette | None = None

    # There and back.

    def show_in_document(self) -> None:
        """Go to the passage on the page Read."""
        row = self._rows.current()
        if row is not None:
            self._navigator.show_annotation(row.document_id, row.id)

    def go_back(self) -> None:
        """Go back to where one was before the list."""
        self._navigator.go_back()

    # Tags.

    def open_palette(self) -> None:
        """Open the palette; what is chosen is applied to all passages that are selected."""
        if not self._placed():
            return
        if self._palette is None:
            self._palette = TagPalette(self._window, self._session.theme)
            self._palette.retranslate()
            self._palette.chosen.connect(self.apply_tags)
            self._palette.left.connect(self._rows.focus_rows)
            connect(self._session.theme_changed, self, self._palette.set_theme)
        recent = self._controller.recent.recent()
        self._palette.open_at(self._rows.place_of_current(), self._codebook.tags(), recent)

    def apply_tags(self, tag_ids: Sequence[str], paths: Sequence[str] = ()) -> None:
        """Apply tags to all passages that are selected, in one step, making those named by a path."""
        self._rows.focus_rows()
        places = [(row.document_id, row.start, row.end) for row in self._placed()]
        self._controller.apply_tags(places, tag_ids, paths)

    def apply_pinned(self, key: str) -> None:
        """Apply the tag that a number key stands for to all passages that are selected."""
        tag = self._codebook.pinned_tag(key)
        if tag is not None:
            self.apply_tags([tag.id])

    def repeat_tags(self) -> None:
        """Apply the tags that were applied last."""
        last = self._controller.recent.last()
        if last:
            self.apply_tags(last)

    def _placed(self) -> list[AnnotationSummary]:
        """Return the selected annotations that have a place in the current text."""
        return [row for row in self._rows.selected() if row.state == "placed"]

    # What is changed.

    def change_tag(self) -> None:
        """Ask for another tag and give it to all that are selected."""
        self._controller.choose_other_tag(self._rows.selected())

    def edit_note(self) -> None:
        """Ask for a note and write it on all that are selected."""
        self._controller.write_note(self._rows.selected())

    def toggle_reviewed(self) -> None:
        """Mark all that are selected as reviewed; take it back where all of them are."""
        self._controller.toggle_reviewed(self._rows.selected())

    def delete(self) -> None:
        """Delete all that are selected."""
        self._controller.delete(self._rows.selected())

    def menu(self) -> QMenu:
        """Return the menu of what can be done with what is selected."""
        menu = QMenu(self._window)
        for words, handler in (
            (translate("Retrieval", "Show in text"), self.show_in_document),
            (translate("Retrieval", "Apply tags…"), self.open_palette),
            (translate("Retrieval", "Change tag…"), self.change_tag),
            (translate("Retrieval", "Edit note…"), self.edit_note),
            (translate("Retrieval", "Toggle reviewed"), self.toggle_reviewed),
            (translate("Retrieval", "Delete"), self.delete),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, handler=handler: handler())
        return menu
