"""Annotations at the cursor: the words selected in a reader are tagged, and what stands there is changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.actions.annotate import Applied, ChangeSpan
from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.list import AnnotationList
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

TAG_NAME_LENGTH = 40
"""Characters that a tag named by the words selected may have."""

Test = Callable[[AnnotationRow, AnnotationRow | None], bool]
"""Whether an annotation is one to go to, given the one at the cursor."""


class CursorAnnotations(QObject):
    """Turns the selection and the cursor of one reader into passages and annotations for the controller.

    Signals:
        ends_movable: Whether the ends of an annotation can be moved now: one is selected.
    """

    ends_movable = Signal(bool)

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        codebook: CodebookPanel,
        marks: AnnotationList,
        controller: AnnotationController,
    ) -> None:
        super().__init__()
        self._session = session
        self._document = document
        self._reader = reader
        self._codebook = codebook
        self._marks = marks
        self._controller = controller
        connect(reader.selected, self, self._show_ends)
        reader.span_resized.connect(self.resize)
        document.annotations_changed.connect(self._show_ends)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [*self._annotating_commands(), *self._going_commands(), *self._end_commands()]

    def _annotating_commands(self) -> list[Command]:
        """Return what tags the words selected, or changes the annotation at the cursor."""
        return [
            _text_command(
                "note",
                translate_noop("Commands", "Edit n&ote"),
                self.write_note,
                Place("annotate", 1, 0),
                "N",
                icon="note",
            ),
            _text_command(
                "highlight",
                translate_noop("Commands", "&Highlight without a tag"),
                self.highlight,
                Place("annotate", 0, 4),
                "H",
                icon="highlight",
            ),
            _text_command(
                "delete-annotation",
                translate_noop("Commands", "&Delete annotation"),
                self.delete,
                Place("annotate", 1, 2),
                "Del",
                "Backspace",
                icon="delete",
            ),
            _text_command(
                "repeat-tags",
                translate_noop("Commands", "Repeat &last tags"),
                self.repeat,
                Place("annotate", 0, 2),
                ".",
            ),
            _text_command(
                "in-vivo",
                translate_noop("Commands", "New tag from sele&ction (in vivo)"),
                self.tag_in_vivo,
                Place("annotate", 0, 3),
                "V",
            ),
            _text_command(
                "reviewed",
                translate_noop("Commands", "Toggle re&viewed"),
                self.toggle_reviewed,
                Place("annotate", 1, 1),
                "R",
                icon="check",
            ),
        ]

    def _going_commands(self) -> list[Command]:
        """Return what goes from one annotation to another."""
        return [
            _text_command(
                "next-mark",
                translate_noop("Commands", "&Next annotation"),
                lambda: self.go(1),
                Place("go-annotation", 0, 0),
                "A",
            ),
            _text_command(
                "previous-mark",
                translate_noop("Commands", "&Previous annotation"),
                lambda: self.go(-1),
                Place("go-annotation", 0, 1),
                "Shift+A",
            ),
            _text_command(
                "next-same",
                translate_noop("Commands", "Next with same tag"),
                lambda: self.go(1, _same_tag),
                Place("go-annotation", 0, 2),
                "G",
            ),
            _text_command(
                "previous-same",
                translate_noop("Commands", "Previous with same tag"),
                lambda: self.go(-1, _same_tag),
                Place("go-annotation", 0, 3),
                "Shift+G",
            ),
            _text_command(
                "next-bare",
                translate_noop("Commands", "Next without note"),
                lambda: self.go(1, _without_note),
                Place("go-annotation", 0, 4),
                "O",
            ),
            _text_command(
                "previous-bare",
                translate_noop("Commands", "Previous without note"),
                lambda: self.go(-1, _without_note),
                Place("go-annotation", 0, 5),
                "Shift+O",
            ),
            _text_command(
                "next-unreviewed",
                translate_noop("Commands", "Next unreviewed"),
                lambda: self.go(1, _unreviewed),
                Place("go-annotation", 0, 6),
                "U",
            ),
            _text_command(
                "previous-unreviewed",
                translate_noop("Commands", "Previous unreviewed"),
                lambda: self.go(-1, _unreviewed),
                Place("go-annotation", 0, 7),
                "Shift+U",
            ),
        ]

    def _end_commands(self) -> list[Command]:
        """Return what moves an end of the annotation selected."""
        return [
            Command(
                "first-end",
                translate_noop("Commands", "Move start of annotation"),
                lambda: self.choose_end(first=True),
                keys=("[",),
                scope="text",
            ),
            Command(
                "last-end",
                translate_noop("Commands", "Move end of annotation"),
                lambda: self.choose_end(first=False),
                keys=("]",),
                scope="text",
            ),
        ]

    # Tags.

    def has_selection(self) -> bool:
        """Return whether words are selected; where none are, the user is told."""
        start, end = self._reader.selection()
        if self._document.id and start < end:
            return True
        self._session.messages.show_note(translate("Tagging", "Select text first"))
        return False

    def apply_tag(self, tag_id: str) -> None:
        """Apply a tag to the words selected."""
        self.apply_tags([tag_id])

    def apply_tags(self, tag_ids: Sequence[str], paths: Sequence[str] = ()) -> None:
        """Apply tags to the words selected, in one step, making those that are named by a path.

        Where none are selected, an annotation at the cursor that has no tag is given the tag.
        """
        bare = self._bare_annotation()
        if bare is not None and len(tag_ids) == 1 and not paths:
            self._reader.setFocus()
            self._controller.retag([bare], tag_ids[0])
            return
        if not self._document.id or not self.has_selection():
            return  # whoever had the focus keeps it: Del is the codebook's while a tag is chosen there
        self._reader.setFocus()
        place = (self._document.id, *self._reader.selection())
        self._controller.apply_tags([place], tag_ids, paths, self._applied)

    def _bare_annotation(self) -> AnnotationRow | None:
        """Return the annotation without a tag at the cursor, where no words are selected."""
        start, end = self._reader.selection()
        row = self.target_annotation() if self._document.id and start == end else None
        return row if row is not None and not row.tag_id else None

    def highlight(self) -> None:
        """Highlight the words selected, without a tag."""
        if self._document.id and self.has_selection():
            self._reader.setFocus()
            self._controller.highlight([(self._document.id, *self._reader.selection())], self._applied)

    def note_selection(self) -> None:
        """Let a note be written on the very words selected, highlighting them where nothing is there yet."""
        if not self._document.id or not self.has_selection():
            return
        selection = self._reader.selection()
        exact = [row for row in self.annotations_at_cursor() if (row.start, row.end) == selection]
        if exact:
            current = self._marks.current()
            known = next((row for row in exact if current is not None and row.id == current.id), exact[-1])
            self._marks.edit_note(known.id)
            return

        def write(applied: Applied, _new: bool) -> None:
            self._marks.edit_note(applied.annotation_ids[0])

        self._controller.highlight([(self._document.id, *selection)], write)

    def _applied(self, applied: Applied, new: bool) -> None:
        if applied.annotation_ids:
            self._marks.select(applied.annotation_ids[-1])
        if not new:
            self._session.messages.show_note(translate("Tagging", "The selection already has this tag"))

    def apply_pinned(self, key: str) -> None:
        """Apply the tag that a number key stands for."""
        tag = self._codebook.pinned_tag(key)
        if tag is None:
            words = translate("Tagging", "No tag uses the key %1. Set one in the codebook.")
            self._session.messages.show_note(words.replace("%1", key))
            return
        self.apply_tag(tag.id)

    def repeat(self) -> None:
        """Apply the tags that were applied last."""
        known = {tag.id for tag in self._codebook.tags()}
        last = [one for one in self._controller.recent.last() if one in known]
        if not last:
            self._session.messages.show_note(translate("Coding", "No tag has been applied yet"))
        else:
            self.apply_tags(last)

    def tag_in_vivo(self) -> None:
        """Apply a tag that is named by the words selected."""
        if not self.has_selection():
            return
        words = " ".join(self._reader.selected_text().replace("/", "／").split())
        if not words or len(words) > TAG_NAME_LENGTH:
            self._session.messages.show_note(
                translate("Coding", "Select no more than %1 characters to name a tag").replace(
                    "%1", str(TAG_NAME_LENGTH)
                )
            )
            return
        self.apply_tags([], [words])

    # The annotation at the cursor.

    def write_note(self) -> None:
        """Let the note of the annotation at the cursor be written."""
        row = self.target_annotation()
        start, end = self._reader.selection()
        if row is not None:
            self._marks.edit_note(row.id)
        elif start < end:
            self.note_selection()
        else:
            self._session.messages.show_note(translate("Tagging", "Select text or an annotation first"))

    def delete(self) -> None:
        """Delete the annotation at the cursor."""
        row = self._target()
        if row is not None:
            self._controller.delete([row])

    def toggle_reviewed(self) -> None:
        """Mark the annotation at the cursor as reviewed, or take that back."""
        row = self._target()
        if row is not None:
            self._controller.toggle_reviewed([row], self._say_reviewed)

    def _say_reviewed(self, reviewed: bool) -> None:
        self._session.messages.show_note(
            translate("Coding", "Marked as reviewed")
            if reviewed
            else translate("Coding", "Marked as not reviewed")
        )

    def resize(self, layer: str, key: str, start: int, end: int) -> None:
        """Set the range of an annotation to where its ends were moved."""
        if layer == "annotations" and start < end:
            self._session.perform_soon(ChangeSpan(key, start, end))

    def annotations_at_cursor(self) -> list[AnnotationRow]:
        """Return the annotations at the cursor or over the selection, the shortest first."""
        start, end = self._reader.selection()
        found = self._reader.touching_spans("annotations", start, max(end, start + 1))
        if start == end and not found:
            before = self._reader.touching_spans("annotations", start - 1, start) if start else []
            found = [span for span in before if span.end == start]
        rows = [self._document.visible_annotation(span.key) for span in found]
        here = [row for row in rows if row is not None]
        return sorted(here, key=lambda row: row.end - row.start)

    def target_annotation(self) -> AnnotationRow | None:
        """Return the annotation a command is about: the one chosen in the list if here, else the shortest."""
        here, current = self.annotations_at_cursor(), self._marks.current()
        if current is not None and any(row.id == current.id for row in here):
            return current
        selection = self._reader.selection()
        exact = [row for row in here if (row.start, row.end) == selection]
        return exact[-1] if exact else here[0] if here else None

    def _target(self) -> AnnotationRow | None:
        """Return the target annotation; where there is none, the user is told."""
        row = self.target_annotation()
        if row is None:
            self._session.messages.show_note(translate("Tagging", "No annotation here"))
        return row

    # From one annotation to the next.

    def go(self, step: int, test: Test = lambda _row, _here: True) -> None:
        """Go to the next annotation in a direction that passes a test, and select its words."""
        rows = [row for row in self._document.visible_annotations() if row.state == "placed"]
        if self._document.contents is None or not rows:
            self._session.messages.show_note(translate("Coding", "No annotations in this document"))
            return
        found = _next(rows, self.target_annotation(), self._reader.caret(), step, test)
        if found is None:
            self._session.messages.show_note(translate("Coding", "No more annotations in this direction"))
            return
        self._reader.select(found.start, found.end)
        self._reader.reveal(found.start, found.end)
        self._marks.select(found.id)

    # The ends of an annotation.

    def _show_ends(self) -> None:
        """Let [ and ] choose an end while an annotation is selected; else they go from clause to clause."""
        self.ends_movable.emit(self._reader.adjusting() is not None or self._selected() is not None)

    def _selected(self) -> AnnotationRow | None:
        row = self.target_annotation()
        return row if row is not None and (row.start, row.end) == self._reader.selection() else None

    def choose_end(self, *, first: bool) -> None:
        """Let the arrows move one end of the annotation that is selected; Enter keeps it there."""
        row = self._selected()
        if self._reader.adjusting() is None and row is not None:
            self._reader.adjust("annotations", row.id)
        self._reader.choose_end(first=first)
        self._session.messages.show_note(
            translate("Coding", "Move the end with the arrow keys; Enter to save, Esc to cancel")
        )


def _text_command(
    name: str, title: str, handler: Callable[[], object], place: Place, *keys: str, icon: str = ""
) -> Command:
    """Return a command whose keys work while the text of an open document has the focus."""
    return Command(name, title, handler, place, keys=keys, icon=icon, scope="text", enabled_when="document")


def _same_tag(row: AnnotationRow, here: AnnotationRow | None) -> bool:
    return here is not None and row.tag_id == here.tag_id


def _without_note(row: AnnotationRow, _here: AnnotationRow | None) -> bool:
    return not row.note


def _unreviewed(row: AnnotationRow, _here: AnnotationRow | None) -> bool:
    return not row.reviewed


def _next(
    rows: Sequence[AnnotationRow], here: AnnotationRow | None, caret: int, step: int, test: Test
) -> AnnotationRow | None:
    """Return the next of some annotations, in order of place, from the one here or from the cursor."""
    ids = [row.id for row in rows]
    if here is not None and here.id in ids:
        place = ids.index(here.id)
        ahead = rows[place + 1 :] if step > 0 else rows[:place][::-1]
    elif step > 0:
        ahead = [row for row in rows if row.start >= caret]
    else:
        ahead = [row for row in rows if row.start < caret][::-1]
    return next((row for row in ahead if test(row, here)), None)
