"""Coding: what a person does with tags and annotations by key, from the top of a report to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QCoreApplication, QObject, QRect

from desktop.actions.action import Action
from desktop.actions.annotate import AddAnnotation
from desktop.actions.coding import PutTags, SetReviewed
from desktop.actions.rows import AnnotationRow
from desktop.lifetime import connect
from desktop.views.coding.palette import Palette

if TYPE_CHECKING:
    from desktop.views.coding.queue import Queue
    from desktop.views.retrieval.window import Retrieval
    from desktop.views.window import Window

translate = QCoreApplication.translate

REMEMBERED = 40
"""Tags of a library that are remembered as used lately."""

LONGEST = 40
"""Characters that a tag named by the words selected may have."""

Test = Callable[[AnnotationRow, AnnotationRow | None], bool]


class Coding(QObject):
    """The palette, the last tags, and going through annotations."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._palette: Palette | None = None
        self._last: list[str] = []
        self._recent: list[str] = []
        self._recent_of = ""
        self._desk.doing.connect(self._remember)
        connect(window.reader.selected, self, lambda *_: self._show_ends())
        window.document.annotations_changed.connect(self._follow)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Give what the commands of coding do, by name."""
        return {
            "palette": self.open_palette,
            "repeat-tags": self.repeat,
            "in-vivo": self.tag_in_vivo,
            "next-mark": lambda: self.go(1),
            "previous-mark": lambda: self.go(-1),
            "next-same": lambda: self.go(1, _same_tag),
            "previous-same": lambda: self.go(-1, _same_tag),
            "next-bare": lambda: self.go(1, lambda row, _: not row.note),
            "previous-bare": lambda: self.go(-1, lambda row, _: not row.note),
            "next-unreviewed": lambda: self.go(1, lambda row, _: not row.reviewed),
            "previous-unreviewed": lambda: self.go(-1, lambda row, _: not row.reviewed),
            "reviewed": self.toggle_reviewed,
            "first-end": lambda: self.choose_end(first=True),
            "last-end": lambda: self.choose_end(first=False),
            "retrieval": self.show_retrieval,
            "come-back": self.come_back,
            "suggestions": self.show_suggestions,
        }

    # Putting tags.

    @property
    def palette(self) -> Palette:
        """The palette, made when it is first wanted."""
        if self._palette is None:
            self._palette = Palette(self._window, self._desk.theme)
            self._palette.retranslate()
            self._palette.chosen.connect(self.put)
            self._palette.left.connect(self._window.reader.setFocus)
            connect(self._desk.theme_changed, self, self._palette.set_theme)
        return self._palette

    def open_palette(self) -> None:
        """Open the palette at the selection."""
        if self._has_selection():
            self.palette.open_at(self._place(), self._window.annotations.codebook.tags(), self.recent())

    def _place(self) -> QRect:
        """Give the place of the selection's end in the window."""
        reader = self._window.reader
        rectangle = reader.caret_rectangle()
        return QRect(reader.viewport().mapTo(self._window, rectangle.topLeft()), rectangle.size())

    def put(self, tag_ids: Sequence[str], paths: Sequence[str] = ()) -> None:
        """Put tags on the words selected, in one step, making those that are named by a path."""
        window = self._window
        window.reader.setFocus()
        if not self._has_selection():
            return
        start, end = window.reader.selection()
        if len(tag_ids) == 1 and not paths:
            window.tagging.put(tag_ids[0])
            return
        action = PutTags(window.document.id, start, end, list(tag_ids), list(paths))

        def done(_: object) -> None:
            self.used(action.put)
            if action.ids:
                window.annotations.marks.choose(action.ids[-1])

        self._desk.perform_soon(action, done)

    def repeat(self) -> None:
        """Put the tags that were put last."""
        known = {tag.id for tag in self._window.annotations.codebook.tags()}
        last = [one for one in self._last if one in known]
        if not last:
            self._desk.messages.note(translate("Coding", "No tag has been put yet"))
        else:
            self.put(last)

    def tag_in_vivo(self) -> None:
        """Put a tag that is named by the words selected."""
        words = " ".join(self._window.reader.selected_text().replace("/", "／").split())
        if not self._has_selection():
            return
        if not words or len(words) > LONGEST:
            self._desk.messages.note(
                translate("Coding", "Select at most %1 characters to name a tag by").replace(
                    "%1", str(LONGEST)
                )
            )
            return
        self.put([], [words])

    def _has_selection(self) -> bool:
        start, end = self._window.reader.selection()
        if self._window.document.id and start < end:
            return True
        self._desk.messages.note(translate("Tagging", "Select words in the text first"))
        return False

    def show_retrieval(self) -> Retrieval | None:
        """Show the window of all annotations."""
        if not self._desk.is_open:
            return None
        from desktop.views.retrieval.window import Retrieval

        found = self._window.findChild(Retrieval)
        if found is None or not found.isVisible():
            found = Retrieval(self._window)
        found.show()
        found.raise_()
        found.activateWindow()
        found.table.setFocus()
        return found

    def show_passages(self, tag_id: str) -> None:
        """Show the window of all annotations with those of a tag, and of the tags below it."""
        found = self.show_retrieval()
        if found is not None:
            found.show_tag(tag_id)

    def show_suggestions(self) -> Queue | None:
        """Show the queue of suggestions."""
        if not self._desk.is_open:
            return None
        from desktop.views.coding.queue import Queue

        found = self._window.findChild(Queue)
        if found is None or not found.isVisible():
            found = Queue(self._window)
        found.show()
        found.raise_()
        found.activateWindow()
        return found

    def come_back(self) -> None:
        """Go back to the list that one came from, and to the place where one was before."""
        from desktop.views.retrieval.window import Retrieval

        found = self._window.findChild(Retrieval)
        if found is None or not found.isVisible():
            self._desk.messages.note(translate("Coding", "No list of annotations is open"))
            return
        found.deeds.come_back()
        found.activateWindow()
        found.table.setFocus()

    # What was used lately.

    def _remember(self, actions: Sequence[Action]) -> None:
        put = [action.tag_id for action in actions if isinstance(action, AddAnnotation)]
        if put:
            self._last = list(dict.fromkeys(put))
            self._use(self._last)

    def used(self, tag_ids: Sequence[str]) -> None:
        """Remember that tags were put."""
        self._last = list(tag_ids)
        self._use(tag_ids)

    def last(self) -> list[str]:
        """Give the ids of the tags that were put last."""
        return list(self._last)

    def recent(self) -> list[str]:
        """Give the ids of the tags used lately in this library, the last one first."""
        key = self._recent_key()
        if key != self._recent_of:
            self._recent_of = key
            self._recent = [one for one in self._desk.settings.text(key).split(",") if one]
        return self._recent

    def _use(self, tag_ids: Sequence[str]) -> None:
        rest = [one for one in self.recent() if one not in tag_ids]
        self._recent = [*reversed(tag_ids), *rest][:REMEMBERED]
        self._desk.settings.set_text(self._recent_key(), ",".join(self._recent))

    def _recent_key(self) -> str:
        return f"tags/{crc32(str(self._desk.library.path).encode()):08x}"

    # Going through annotations.

    def go(self, step: int, test: Test = lambda _row, _here: True) -> None:
        """Go to the next annotation in a direction that passes a test, and select its words."""
        contents = self._window.document.contents
        rows = [row for row in self._window.document.shown() if row.state == "placed"]
        if contents is None or not rows:
            self._desk.messages.note(translate("Coding", "No annotation in this document"))
            return
        here = self._window.tagging.meant()
        found = _next(rows, here, self._window.reader.caret(), step, test)
        if found is None:
            self._desk.messages.note(translate("Coding", "No further one in this document"))
            return
        self._window.reader.select(found.start, found.end)
        self._window.reader.reveal(found.start, found.end)
        self._window.annotations.marks.choose(found.id)

    def toggle_reviewed(self) -> None:
        """Say of the annotation here that it has been looked at again, or take that back."""
        row = self._window.tagging.meant()
        if row is None:
            self._desk.messages.note(translate("Tagging", "No annotation here"))
            return
        words = (
            translate("Coding", "No longer marked as reviewed")
            if row.reviewed
            else translate("Coding", "Marked as reviewed")
        )
        self._desk.perform_soon(
            SetReviewed([row.id], not row.reviewed), lambda _: self._desk.messages.note(words)
        )

    # The ends of an annotation.

    def _follow(self, rows: Sequence[AnnotationRow]) -> None:
        self._show_ends()
        counts = Counter(row.tag_id for row in rows)
        self._window.annotations.codebook.set_here(counts if self._window.document.id else None)

    def _show_ends(self) -> None:
        """Let [ and ] choose an end while an annotation is selected; else they go from clause to clause."""
        on = self._window.reader.adjusting() is not None or self._selected() is not None
        for name in ("first-end", "last-end"):
            self._window.commands[name].setEnabled(on)

    def _selected(self) -> AnnotationRow | None:
        row = self._window.tagging.meant()
        chosen = self._window.reader.selection()
        return row if row is not None and (row.start, row.end) == chosen else None

    def choose_end(self, *, first: bool) -> None:
        """Let the arrows move one end of the annotation that is selected; Return keeps it there."""
        reader, row = self._window.reader, self._selected()
        if reader.adjusting() is None and row is not None:
            reader.adjust("annotations", row.id)
        reader.choose_end(first=first)
        self._desk.messages.note(
            translate("Coding", "Move the end with the arrows; Return keeps it, Esc leaves it")
        )

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._palette is not None:
            self._palette.retranslate()


def _same_tag(row: AnnotationRow, here: AnnotationRow | None) -> bool:
    return here is not None and row.tag_id == here.tag_id


def _next(
    rows: Sequence[AnnotationRow], here: AnnotationRow | None, caret: int, step: int, test: Test
) -> AnnotationRow | None:
    """Give the next of some annotations, in order of place, from the one here or from the caret."""
    ids = [row.id for row in rows]
    if here is not None and here.id in ids:
        place = ids.index(here.id)
        ahead = rows[place + 1 :] if step > 0 else rows[:place][::-1]
    elif step > 0:
        ahead = [row for row in rows if row.start >= caret]
    else:
        ahead = [row for row in rows if row.start < caret][::-1]
    return next((row for row in ahead if test(row, here)), None)
