"""What a user does with groups and attributes of documents: from menus, and by files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop import error_messages
from desktop.actions.action import Result
from desktop.actions.attributes import AddAttribute, DeleteAttribute, EditAttribute
from desktop.actions.document_groups import AddGroup, AddToGroup, DeleteGroup, RemoveFromGroup, RenameGroup
from desktop.actions.row_types import ATTRIBUTE_KINDS, AttributeRow, DocumentRow
from desktop.files.errors import Unreadable
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.commands.registry import Command, Place
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.actions.document_table import TableResult


class OrganizerController(QObject):
    """Puts documents into groups, and gives them attributes."""

    def __init__(self, session: Session, documents: DocumentsPanel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._documents = documents
        self._organizer = documents.organizer
        self._window = window
        connect(documents.menu_wanted, self, self.add_to_menu)
        connect(documents.heading_menu_wanted, self, self.add_for_group)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "edit-documents",
                translate_noop("Commands", "Edit &metadata of selected documents…"),
                self.edit_selected,
                Place("document", 2, 3),
                keys=("Ctrl+Shift+I",),
            ),
            Command(
                "new-group",
                translate_noop("Commands", "New &group from selected documents…"),
                lambda: self.new_group([row.id for row in self._documents.selected()]),
                Place("document", 2, 4),
            ),
            Command(
                "new-attribute",
                translate_noop("Commands", "New &attribute…"),
                self.new_attribute,
                Place("document", 2, 5),
            ),
            Command(
                "import-attributes",
                translate_noop("Commands", "Import attri&butes…"),
                self.import_attributes,
                Place("document", 2, 6),
            ),
        ]

    # Menus.

    def add_to_menu(self, menu: QMenu, rows: Sequence[DocumentRow]) -> None:
        """Offer what can be done with documents that are selected in the list."""
        ids = [row.id for row in rows]
        menu.addSeparator()
        if len(rows) > 1:  # of one document alone, the properties have it all
            edit = menu.addAction(translate("Documents", "Edit metadata…"))
            connect(edit.triggered, menu, lambda _=False: self.edit(rows))
        groups = menu.addMenu(translate("Documents", "Add to group"))
        for one in self._organizer.groups:
            action = groups.addAction(one.name.replace("&", "&&"))
            action.setEnabled(not one.documents.issuperset(ids))
            connect(action.triggered, menu, lambda _=False, one=one: self._put(one.id, ids))
        groups.addSeparator()
        new = groups.addAction(translate("Documents", "New group…"))
        connect(new.triggered, menu, lambda _=False: self.new_group(ids))
        held = [one for one in self._organizer.groups if not one.documents.isdisjoint(ids)]
        if held:
            out = menu.addMenu(translate("Documents", "Remove from group"))
            for one in held:
                action = out.addAction(one.name.replace("&", "&&"))
                connect(action.triggered, menu, lambda _=False, one=one: self._take(one.id, ids))
        self._add_attributes(menu)

    def _add_attributes(self, menu: QMenu) -> None:
        own = menu.addMenu(translate("Documents", "Attributes"))
        for one in self._organizer.attributes:
            inner = own.addMenu(one.name.replace("&", "&&"))
            edit = inner.addAction(translate("Documents", "Rename…"))
            connect(edit.triggered, menu, lambda _=False, one=one: self.rename_attribute(one))
            if one.kind == "choice":
                choices = inner.addAction(translate("Documents", "Values…"))
                connect(choices.triggered, menu, lambda _=False, one=one: self.edit_choices(one))
            delete = inner.addAction(translate("Documents", "Delete…"))
            connect(delete.triggered, menu, lambda _=False, one=one: self.delete_attribute(one))
        own.addSeparator()
        new = own.addAction(translate("Documents", "New attribute…"))
        connect(new.triggered, menu, lambda _=False: self.new_attribute())
        take = own.addAction(translate("Documents", "Import from CSV…"))
        connect(take.triggered, menu, lambda _=False: self.import_attributes())

    def add_for_group(self, menu: QMenu, group_id: str) -> None:
        """Offer what can be done with a group, on its heading."""
        rename = menu.addAction(translate("Documents", "Rename…"))
        connect(rename.triggered, menu, lambda _=False: self.rename_group(group_id))
        delete = menu.addAction(translate("Documents", "Delete group"))
        connect(delete.triggered, menu, lambda _=False: self._session.perform_soon(DeleteGroup(group_id)))

    # Metadata.

    def edit_selected(self) -> None:
        """Edit the metadata of the documents that are selected in the list."""
        self.edit(self._documents.selected())

    def edit(self, rows: Sequence[DocumentRow]) -> None:
        """Edit the metadata of documents."""
        if not rows:
            self._session.messages.show_note(translate("Documents", "Select documents in the list first"))
            return
        from desktop.views.documents.batch_dialog import BatchDialog

        organizer = self._organizer
        BatchDialog(self._session, rows, organizer.attributes, organizer.values, self._window).open()

    # Groups.

    def new_group(self, ids: Sequence[str]) -> None:
        """Ask for a name and make a group of documents."""
        if not self._session.is_open:
            return
        name = self._session.messages.ask_line(
            translate("Documents", "New group"), translate("Documents", "Name")
        )
        if name:
            self._session.perform_soon(AddGroup(name, list(ids)))

    def rename_group(self, group_id: str) -> None:
        """Ask for another name of a group."""
        row = next((one for one in self._organizer.groups if one.id == group_id), None)
        if row is None:
            return
        name = self._session.messages.ask_line(
            translate("Documents", "Rename group"), translate("Documents", "Name"), row.name
        )
        if name and name != row.name:
            self._session.perform_soon(RenameGroup(group_id, name))

    def _put(self, group_id: str, ids: Sequence[str]) -> None:
        self._session.perform_many([AddToGroup(group_id, list(ids))], len(ids))

    def _take(self, group_id: str, ids: Sequence[str]) -> None:
        self._session.perform_many([RemoveFromGroup(group_id, list(ids))], len(ids))

    # Attributes.

    def new_attribute(self) -> None:
        """Ask for name and kind and make an attribute."""
        if not self._session.is_open:
            return
        heading, messages = translate("Documents", "New attribute"), self._session.messages
        name = messages.ask_line(heading, translate("Documents", "Name"))
        if not name:
            return
        words = [display_names.attribute_kind(kind) for kind in ATTRIBUTE_KINDS]
        chosen = messages.choose_item(heading, translate("Documents", "Type of value"), words)
        if chosen is None:
            return
        kind = ATTRIBUTE_KINDS[chosen]
        choices = self._ask_choices(heading, ()) if kind == "choice" else []
        if choices is not None:
            self._session.perform_soon(AddAttribute(name, kind, choices))

    def _ask_choices(self, heading: str, before: Sequence[str]) -> list[str] | None:
        label = translate("Documents", "Values to choose from, one per line")
        text = self._session.messages.ask_text(heading, label, "\n".join(before))
        return None if text is None else text.split("\n")

    def rename_attribute(self, row: AttributeRow) -> None:
        """Ask for another name of an attribute."""
        name = self._session.messages.ask_line(
            translate("Documents", "Rename attribute"), translate("Documents", "Name"), row.name
        )
        if name and name != row.name:
            self._session.perform_soon(EditAttribute(row.id, name, row.choices))

    def edit_choices(self, row: AttributeRow) -> None:
        """Ask for the values that can be chosen."""
        choices = self._ask_choices(row.name, row.choices)
        if choices is not None:
            self._session.perform_soon(EditAttribute(row.id, row.name, choices))

    def delete_attribute(self, row: AttributeRow) -> None:
        """Delete an attribute, after a question where documents have values of it."""
        count = sum(row.id in held for held in self._organizer.values.values())
        heading = translate("Documents", "Delete attribute “%1”?").replace("%1", row.name)
        text = translate(
            "Documents", "The values of %n document(s) will be deleted with it. You can undo this.", n=count
        )
        if not count or self._session.messages.ask(
            heading, text, translate("Documents", "Delete"), dangerous=True
        ):
            self._session.perform_many([DeleteAttribute(row.id)], count)

    def import_attributes(self) -> None:
        """Ask for a table of documents and take its attributes in."""
        if not self._session.is_open:
            return
        path = self._session.messages.choose_file(
            translate("Documents", "Import attributes"),
            self._session.settings.folder,
            f"{translate('Documents', 'Table (CSV)')} (*.csv)",
        )
        if path is not None:
            self._session.settings.folder = path.parent
            self._import(path)

    def _import(self, path: Path) -> None:
        from desktop.actions.document_table import ImportDocumentTable
        from desktop.files.exchange.foreign import take_documents

        try:
            rows = list(take_documents(path))
        except Unreadable as error:
            heading = translate("Documents", "Could not read “%1”").replace("%1", path.name)
            why = error_messages.import_failure(error.reason)
            if error.reason == "columns":
                why = translate("Documents", "no column id, title or source that tells the documents apart")
            self._session.messages.warn(heading, f"{why}\n\n{path}")
            return
        self._session.perform_many([ImportDocumentTable(rows)], len(rows), self._tell, owner=self)

    def _tell(self, result: Result[list[TableResult]]) -> None:
        (taken,) = result.value
        words = translate("Documents", "Attributes of %n document(s) imported", n=len(set(taken.documents)))
        lines = [
            translate("Documents", "Row %1: no such document in the library").replace("%1", str(number))
            for number in taken.unknown[:TOLD]
        ]
        lines += [
            translate("Documents", "Row %1: “%3” is not a value of “%2”")
            .replace("%1", str(number))
            .replace("%2", name)
            .replace("%3", value)
            for number, name, value in taken.refused[:TOLD]
        ]
        if lines:
            self._session.messages.inform(words, "\n".join(lines))
        else:
            self._session.messages.show_note(words)


TOLD = 12
"""Rows that were not taken that are told one by one."""
