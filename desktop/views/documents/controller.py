"""The document controller: properties, cleaning, encoding and deletion of documents, and the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions.documents import DeleteDocuments
from desktop.i18n import translate, translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.import_export.encodings import ENCODINGS, encoding_choice
from desktop.views.import_export.import_job import ImportJob
from desktop.views.navigator import Navigator
from desktop.views.session import Session
from desktop.views.widgets.status_bar import encoding_name


class DocumentController(QObject):
    """What a window does with documents."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        importing: ImportJob,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._documents = documents
        self._importing = importing
        self._navigator = navigator
        self._window = window
        documents.properties_wanted.connect(self.show_properties)
        documents.cleaning_wanted.connect(self.show_cleaning)
        documents.delete_wanted.connect(self.delete_documents)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        document = self._document
        return [
            Command(
                "properties",
                translate_noop("Commands", "P&roperties…"),
                lambda: self.show_properties(document.id),
                Place("document", 0, 0),
                keys=("Ctrl+I",),
                icon="properties",
                enabled_when="document",
            ),
            Command(
                "cleaning",
                translate_noop("Commands", "&Cleaning log…"),
                lambda: self.show_cleaning(document.id),
                Place("document", 0, 1),
                icon="cleaning",
                enabled_when="document",
            ),
            Command(
                "encoding",
                translate_noop("Commands", "Change &encoding…"),
                lambda: self.choose_encoding(document.id),
                Place("document", 0, 2),
                enabled_when="document",
            ),
            Command(
                "delete-document",
                translate_noop("Commands", "&Delete document…"),
                lambda: self.delete_documents([document.id]),
                Place("document", 3, 0),
                icon="delete",
                enabled_when="document",
            ),
        ]

    def show_properties(self, document_id: str) -> None:
        """Show the metadata of a document, to be corrected."""
        if document_id:
            from desktop.views.documents.properties_dialog import PropertiesDialog

            with self._session.reporting_errors():
                PropertiesDialog(self._session, document_id, self._window).open()

    def show_cleaning(self, document_id: str) -> None:
        """Show what cleaning changed in a document, beside the original."""
        if document_id:
            from desktop.views.documents.cleaning_dialog import CleaningDialog

            with self._session.reporting_errors():
                CleaningDialog(self._session, document_id, self._window).open()

    def choose_encoding(self, document_id: str) -> None:
        """Ask for the encoding of a document's file and read it again."""
        if document_id:
            with self._session.reporting_errors():
                self._choose_encoding(document_id)

    def _choose_encoding(self, document_id: str) -> None:
        used = self._session.library.queries.version(document_id).encoding
        heading = translate("DocumentList", "Change encoding")
        label = translate(
            "DocumentList",
            (
                "Currently read as %1. Changing the encoding gives every document from this "
                "file a new text version; annotations move along where their text is found. "
                "You can undo this."
            ),
        ).replace("%1", encoding_name(used))
        names = [encoding_choice(codec) for codec in ENCODINGS]
        chosen = self._session.messages.choose_item(heading, label, names)
        if chosen is not None and self._importing.reread(document_id, ENCODINGS[chosen]):
            rows = self._documents.model.rows()
            if rows and not self._document.id:
                self._navigator.open_document(rows[-1].id)

    def delete_documents(self, ids: Sequence[str]) -> None:
        """Delete documents, after a question that says what goes."""
        if ids and ids[0]:
            with self._session.reporting_errors():
                self._delete_documents(ids)

    def _delete_documents(self, ids: Sequence[str]) -> None:
        rows = [self._session.library.queries.document(one) for one in ids]
        annotations = sum(row.annotations for row in rows)
        heading = translate("DocumentList", "Delete %n document(s)?", n=len(rows))
        lines = [row.title for row in rows[:6]] + (["…"] if len(rows) > 6 else [])
        if annotations:
            lines.append("")
            lines.append(
                translate("DocumentList", "%n annotation(s) will be deleted with them.", n=annotations)
            )
        lines.append(translate("DocumentList", "You can undo this."))
        if self._session.messages.ask(
            heading, "\n".join(lines), translate("DocumentList", "Delete"), dangerous=True
        ):
            self._session.perform_soon(DeleteDocuments(list(ids)))
