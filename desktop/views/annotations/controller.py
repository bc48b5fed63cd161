"""What a user does to annotations, wherever they are selected: in the text, in the panel or in the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.actions.action import Result
from desktop.actions.annotate import (
    Applied,
    ApplyTags,
    DeleteAnnotations,
    NoteMany,
    Place,
    Retag,
    SetReviewed,
)
from desktop.actions.row_types import AnnotationRow, AnnotationSummary
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.recent_tags import RecentTags
from desktop.views.session import Session

CONFIRM_FROM = 20
"""From so many passages or annotations on, a change of all of them at once is confirmed first."""

Rows = Sequence[AnnotationRow] | Sequence[AnnotationSummary]


class AnnotationController(QObject):
    """Applies tags to passages, and changes and deletes annotations; each is one undo step.

    Attributes:
        recent: The tags that were applied last.
    """

    def __init__(self, session: Session, codebook: CodebookPanel) -> None:
        super().__init__()
        self._session = session
        self._codebook = codebook
        self.recent = RecentTags(session)

    def apply_tags(
        self,
        places: Sequence[Place],
        tag_ids: Sequence[str],
        paths: Sequence[str] = (),
        on_done: Callable[[Applied, bool], object] = lambda _applied, _new: None,
    ) -> None:
        """Apply tags to passages in one step, making the tags that are named by a path.

        Args:
            places: The passages.
            tag_ids: Tags that there are.
            paths: Paths of tags that may have to be made.
            on_done: Is handed the annotations, and whether any of them is new.
        """
        if not places or not (tag_ids or paths):
            return
        query = translate("Retrieval", "Apply tags to %n passage(s)?", n=len(places))
        if not self._confirmed(query, len(places), translate("Retrieval", "Tag")):
            return

        def done(result: Result[list[Applied]]) -> None:
            applied = result.value[0]
            self.recent.used(applied.tag_ids)
            on_done(applied, bool(result.changes.annotations))

        action = ApplyTags(list(places), list(tag_ids), list(paths))
        self._session.perform_many([action], len(places) * (len(tag_ids) + len(paths)), done, owner=self)

    def highlight(
        self,
        places: Sequence[Place],
        on_done: Callable[[Applied, bool], object] = lambda _applied, _new: None,
    ) -> None:
        """Annotate passages without a tag in one step; `on_done` is handed what `apply_tags` hands it."""

        def done(result: Result[list[Applied]]) -> None:
            on_done(result.value[0], bool(result.changes.annotations))

        if places:
            self._session.perform_many([ApplyTags(list(places))], len(places), done, owner=self)

    def retag(self, rows: Rows, tag_id: str) -> None:
        """Change the tag of annotations; an empty one removes it."""
        if rows:
            self._session.perform_many([Retag([row.id for row in rows], tag_id)], len(rows))

    def choose_other_tag(self, rows: Rows) -> None:
        """Ask for another tag and give it to annotations."""
        tags = self._codebook.tags()
        if not rows or not tags:
            return
        chosen = self._session.messages.choose_item(
            translate("Retrieval", "Change tag of %n annotation(s)", n=len(rows)),
            translate("Retrieval", "Tag"),
            display_names.tag_paths([tag.path for tag in tags]),
        )
        if chosen is not None:
            self.retag(rows, tags[chosen].id)

    def write_note(self, rows: Rows) -> None:
        """Ask for a note and write it on annotations."""
        if not rows:
            return
        notes = {row.note for row in rows}
        words = translate("Retrieval", "Add the same note to %n annotation(s)", n=len(rows))
        if len(rows) == 1:
            words = translate("Retrieval", "Note")
        before = notes.pop() if len(notes) == 1 else ""
        note = self._session.messages.ask_text(translate("Retrieval", "Note"), words, before)
        if note is not None and note.strip() != before:
            self._session.perform_many([NoteMany([row.id for row in rows], note.strip())], len(rows))

    def toggle_reviewed(self, rows: Rows, on_done: Callable[[bool], object] = lambda _reviewed: None) -> None:
        """Mark annotations as reviewed; take that back where all of them are.

        Args:
            rows: The annotations.
            on_done: Is handed whether they are reviewed now.
        """
        if rows:
            reviewed = not all(row.reviewed for row in rows)
            action = SetReviewed([row.id for row in rows], reviewed)
            self._session.perform_many([action], len(rows), lambda _: on_done(reviewed), owner=self)

    def delete(self, rows: Rows) -> None:
        """Delete annotations, after a question where they are many."""
        query = translate("Retrieval", "Delete %n annotation(s)?", n=len(rows))
        if rows and self._confirmed(query, len(rows), translate("Retrieval", "Delete"), dangerous=True):
            self._session.perform_many([DeleteAnnotations([row.id for row in rows])], len(rows))

    def _confirmed(self, query: str, count: int, yes: str, *, dangerous: bool = False) -> bool:
        """Ask before many are changed at once."""
        if count < CONFIRM_FROM:
            return True
        undo = translate("Retrieval", "You can undo this in one step.")
        return self._session.messages.ask(query, undo, yes, dangerous=dangerous)
