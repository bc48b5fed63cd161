"""The tag controller: tags moved, merged, split and archived; codebooks imported and exported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import error_messages
from desktop.actions.action import Result
from desktop.actions.codebook import ArchiveTag, MergeTags, MoveTag
from desktop.actions.row_types import TagRow
from desktop.files.errors import Unreadable
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.actions.codebook_files import TagsImported


_TOLD = 12
"""How many rows that were not taken are told one by one."""


class CodebookView(Protocol):
    """The tree of tags, as far as it is needed here."""

    def tags(self) -> Sequence[TagRow]:
        """Return the tags in the order of the tree, but for archived ones."""

    def listed_tags(self) -> Sequence[TagRow]:
        """Return the tags that the tree shows, in its order."""


class TagController(QObject):
    """What a user does to the codebook as a whole."""

    def __init__(self, session: Session, codebook: CodebookView, widget: QWidget) -> None:
        super().__init__(widget)
        self._session = session
        self._codebook = codebook
        self._widget = widget

    def move(self, tag_id: str, parent_id: str, place: int) -> None:
        """Put a tag under another (or at the root) at a place among the tags that the tree shows there.

        The tree may leave out archived tags, so that the place is told by the sibling it comes before.
        """
        rows = self._session.library.queries.tags()
        above = parent_id or None
        shown = {row.id for row in self._codebook.listed_tags()}
        siblings = [row.id for row in rows if row.parent_id == above and row.id != tag_id]
        seen = [one for one in siblings if one in shown]
        position = siblings.index(seen[place]) if place < len(seen) else None
        self._session.perform_soon(MoveTag(tag_id, above, position))

    def merge(self, tag: TagRow) -> None:
        """Ask into which tag another is to be merged, and merge it in one step."""
        others = [row for row in self._codebook.tags() if not _under(row, tag)]
        if not others:
            self._session.messages.show_note(translate("Codebook", "No other tag to merge into"))
            return
        count = self._session.library.queries.annotations_under(tag.id)
        words = translate("Codebook", "Move %n annotation(s) and all subtags to", n=count)
        chosen = self._session.messages.choose_item(
            translate("Codebook", "Merge “%1” into another tag").replace("%1", tag.name),
            words,
            display_names.tag_paths([row.path for row in others]),
        )
        if chosen is not None:
            self._session.perform_many([MergeTags([tag.id], others[chosen].id)], count)

    def split(self, tag: TagRow) -> None:
        """Let some annotations of a tag be moved to another beside it."""
        from desktop.views.annotations.split_tag_dialog import SplitTagDialog

        SplitTagDialog(self._session, tag, self._widget.window()).open()

    def archive(self, tag: TagRow) -> None:
        """Put a tag out of the way, or bring it back."""
        self._session.perform_soon(ArchiveTag(tag.id, not tag.archived))

    def export_codebook(self) -> None:
        """Ask where to, and write the codebook."""
        if not self._session.is_open:
            return
        from desktop.actions.codebook_files import export_codebook

        words = translate("Codebook", "codebook")
        name = display_names.library(self._session.library.path)
        path = self._session.messages.choose_new_file(
            translate("Codebook", "Export codebook"),
            self._session.settings.folder / f"{name} {words}.csv",
            _filters((".csv", ".json", ".qdc")),
        )
        if path is None:
            return
        self._session.settings.folder = path.parent
        try:
            count = export_codebook(self._session.library.queries, path)
        except OSError as error:
            heading = translate("Codebook", "“%1” could not be written").replace("%1", path.name)
            self._session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")
            return
        said = translate("Codebook", "%n tag(s) exported to %1", n=count)
        self._session.messages.show_note(said.replace("%1", path.name))

    def import_codebook(self) -> None:
        """Ask for a codebook and take it in, in one step."""
        if not self._session.is_open:
            return
        from desktop.actions.codebook_files import ImportCodebook
        from desktop.files.exchange.codebook_read import SUFFIXES
        from desktop.files.exchange.foreign import take_codebook

        path = self._session.messages.choose_file(
            translate("Codebook", "Import codebook"),
            self._session.settings.folder,
            _filters(SUFFIXES, all_first=True),
        )
        if path is None:
            return
        self._session.settings.folder = path.parent
        try:
            action = ImportCodebook(take_codebook(path), path.stem)
        except Unreadable as error:
            heading = translate("Codebook", "“%1” is not a readable codebook file").replace("%1", path.name)
            self._session.messages.warn(heading, f"{_unreadable(error.reason)}\n\n{path}")
            return

        def tell(result: Result[list[TagsImported]]) -> None:
            (imported,) = result.value
            words = translate("Codebook", "%n tag(s) added", n=len(imported.made))
            if not imported.refused:
                self._session.messages.show_note(words)
                return
            heading = translate(
                "Codebook", "%n row(s) of the codebook were not imported", n=len(imported.refused)
            )
            self._session.messages.inform(heading, "\n".join([words, *_refused(imported.refused)]))

        self._session.perform_many([action], len(action.codes), tell, owner=self)


def _unreadable(reason: str) -> str:
    """Return why a file is no codebook; the general words for two of the reasons speak of documents."""
    if reason == "columns":
        return translate("Codebook", "no column tag_path or tag, which holds the path or name of each tag")
    if reason == "not-supported":
        return translate("Codebook", "neither a table of tags (CSV, JSON) nor a REFI-QDA codebook (.qdc)")
    return error_messages.import_failure(reason)


def _refused(rows: dict[int, str]) -> list[str]:
    """Name the rows whose tags were left out, and why."""
    words = {
        "too-deep": translate("Codebook", "Row %1: the tag would be nested deeper than 32 levels"),
        "too-long": translate("Codebook", "Row %1: a name in the tag's path is longer than 200 characters"),
    }
    said = [words[why].replace("%1", str(number)) for number, why in list(rows.items())[:_TOLD]]
    return said + (["…"] if len(rows) > _TOLD else [])


def _under(row: TagRow, tag: TagRow) -> bool:
    return f"{row.path}/".startswith(f"{tag.path}/")


def _filters(suffixes: Sequence[str], *, all_first: bool = False) -> str:
    names = {
        ".csv": translate("Codebook", "Table (CSV)"),
        ".json": "JSON",
        ".qdc": translate("Codebook", "REFI-QDA codebook"),
    }
    every = " ".join(f"*{one}" for one in suffixes)
    single = [f"{names[one]} (*{one})" for one in suffixes]
    together = f"{translate('Codebook', 'All codebooks')} ({every})"
    return ";;".join([together, *single] if all_first else [*single, together])
