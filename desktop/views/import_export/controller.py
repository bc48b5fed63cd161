"""The import and export controller: files into a library and out of it, as the user asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.files.read_ahead import FEW_FILES, WORKERS
from desktop.files.reader_process import start_readers
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.paths import LIBRARY_SUFFIX
from desktop.views import display_names
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.import_export import exchange_import, watched_folders
from desktop.views.import_export.closing_guard import ClosingGuard
from desktop.views.import_export.exchange_import import ExchangeImport
from desktop.views.import_export.export_job import ExportJob
from desktop.views.import_export.import_job import ImportJob
from desktop.views.import_export.import_preview import ImportPreview, remember_columns
from desktop.views.import_export.import_settings import PREVIEW, is_on
from desktop.views.library.controller import LibraryController
from desktop.views.session import Session
from desktop.views.settings.controller import SettingsController
from desktop.views.settings.page import SettingsPage
from desktop.views.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from desktop.files.draft import SourceFile
    from desktop.views.import_export.export_dialog import ExportRequest


READ = (
    ("Texts", "*.txt *.md *.markdown"),
    ("Documents", "*.docx *.doc *.odt *.rtf *.pdf *.epub"),
    ("Pages", "*.html *.htm *.xhtml *.mht *.mhtml"),
    ("Tables", "*.csv *.tsv *.xlsx *.ods *.json *.jsonl *.ndjson"),
    ("Archives", "*.zip"),
    ("Projects", "*.qdpx"),
    ("Pictures", "*.png *.jpg *.jpeg *.tif *.tiff"),
)
"""What can be imported, by the ending of the file's name, as file dialogs take it."""


class ImportExportController(QObject):
    """Imports and exports of one window.

    Attributes:
        importing: Imports files.
        exporting: Writes exports.
        receiving: Takes annotations and projects in.
    """

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        libraries: LibraryController,
        progress: ProgressStrip,
        settings_window: SettingsController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings_window = settings_window
        settings_window.add(
            SettingsPage(
                "folders",
                translate_noop("Settings", "Linked folders"),
                self._folders_page,
                needs_library=True,
            )
        )
        settings_window.add(SettingsPage("import", translate_noop("Settings", "Import"), self._import_page))
        self._session = session
        self._document = document
        self._documents = documents
        self._libraries = libraries
        self._window = window
        self.importing = ImportJob(session)
        self.exporting = ExportJob(session)
        self._waiting: list[ImportPreview] = []
        self._wanted: list[SourceFile] = []
        self._count = 0
        self.receiving = ExchangeImport(session)
        for worker in (self.importing, self.exporting, self.receiving):
            progress.follow_job(worker)
        self._closing = ClosingGuard(session, self.importing, self.receiving, self.exporting, window)
        self.importing.doubted.connect(self._preview)
        connect(documents.import_wanted, self, lambda: self.choose_files())
        documents.export_wanted.connect(self.export)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        document = self._document
        return [
            Command(
                "import-files",
                translate_noop("Commands", "&Import files…"),
                lambda: self.choose_files(preview=is_on(self._session.settings, PREVIEW)),
                Place("file", 0, 0),
                keys=("Ctrl+O",),
                icon="import",
                tool_bar=0,
            ),
            Command(
                "import-look",
                translate_noop("Commands", "Pre&view and import…"),
                lambda: self.choose_files(preview=True),
                Place("import", 0, 1),
            ),
            Command(
                "import-folder",
                translate_noop("Commands", "Import &folder…"),
                self.choose_folder,
                Place("import", 0, 0),
                keys=("Ctrl+Shift+O",),
                icon="folder",
            ),
            Command(
                "folders",
                translate_noop("Commands", "&Linked folders…"),
                self.show_folders,
                Place("import", 1, 0),
                keys=("F5",),
            ),
            Command(
                "import-annotations",
                translate_noop("Commands", "Import &annotations or project…"),
                self.receiving.choose,
                Place("import", 0, 2),
            ),
            Command(
                "export",
                translate_noop("Commands", "&Export…"),
                self.choose_export,
                Place("file", 2, 0),
                keys=("Ctrl+E",),
                icon="export",
            ),
            Command(
                "export-all",
                translate_noop("Commands", "&All documents…"),
                lambda: self.export("annotations", None),
                Place("export", 0, 0),
            ),
            Command(
                "export-document",
                translate_noop("Commands", "&This document…"),
                lambda: self.export("annotations", [document.id]),
                Place("export", 0, 1),
                keys=("Ctrl+Shift+E",),
                enabled_when="document",
            ),
            Command(
                "export-shown",
                translate_noop("Commands", "Documents in &list…"),
                lambda: self.export("annotations", self._shown()),
                Place("export", 0, 2),
            ),
            Command(
                "export-figures-all",
                translate_noop("Commands", "&All documents…"),
                lambda: self.export("figures", None),
                Place("export-figures", 0, 0),
            ),
            Command(
                "export-figures-document",
                translate_noop("Commands", "&This document…"),
                lambda: self.export("figures", [document.id]),
                Place("export-figures", 0, 1),
                enabled_when="document",
            ),
            Command(
                "export-figures-shown",
                translate_noop("Commands", "Documents in &list…"),
                lambda: self.export("figures", self._shown()),
                Place("export-figures", 0, 2),
            ),
        ]

    # In.

    def choose_files(self, preview: bool = False) -> None:
        """Ask for files and import them.

        Args:
            preview: Whether each is shown before it is imported.
        """
        settings = self._session.settings
        heading = (
            translate("ImportExport", "Preview and import")
            if preview
            else translate("ImportExport", "Import files")
        )
        start_readers(WORKERS)  # they get ready while the user chooses
        paths = self._session.messages.choose_files(heading, settings.folder, file_filters())
        if paths:
            settings.folder = paths[0].parent
            self._import(paths, preview)

    def choose_folder(self) -> None:
        """Ask for a folder and import all files in it."""
        settings = self._session.settings
        start_readers(WORKERS)
        folder = self._session.messages.choose_folder(
            translate("ImportExport", "Import all files in a folder"), settings.folder
        )
        if folder is not None:
            settings.folder = folder
            self._import([folder], False)

    def expect_paths(self, paths: Sequence[Path]) -> None:
        """Get ready for files and folders that may be dropped: many files are read by other processes."""
        if len(paths) > FEW_FILES or any(path.is_dir() for path in paths):
            start_readers(WORKERS)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders that were dropped; a single library is opened."""
        if len(paths) == 1 and paths[0].suffix == LIBRARY_SUFFIX:
            self._libraries.open(paths[0])
        else:
            self._import(paths, False)

    def _import(self, paths: Sequence[Path], preview: bool) -> None:
        """Import texts; what holds annotations or a project goes its own way, one at a time.

        Where no library is open, one is made for them.
        """
        if not self._session.is_open and not self._libraries.create_for(paths[0]):
            return
        others = [path for path in paths if exchange_import.holds_annotations(path)]
        texts = [path for path in paths if path not in others]
        if texts:
            self.importing.start(texts, preview=preview)
        for path in others:
            self.receiving.import_file(path)

    def show_folders(self) -> None:
        """Show the folders of the library, to be refreshed."""
        if self._session.is_open:
            self._settings_window.open("folders")

    def _folders_page(self, over: QWidget) -> QWidget:
        from desktop.views.import_export.folders_dialog import FoldersDialog

        dialog = FoldersDialog(self._session, over)
        dialog.refresh_wanted.connect(self.refresh)
        return dialog

    def _import_page(self, _over: QWidget) -> QWidget:
        from desktop.views.import_export.import_settings_page import ImportSettingsPage

        return ImportSettingsPage(self._session.settings)

    def refresh(self, paths: Sequence[Path] | None = None) -> None:
        """Bring in what is new and changed in the folders of the library."""
        known = (
            watched_folders.folders_of(self._session.settings, self._session.library.path)
            if paths is None
            else paths
        )
        there = [path for path in known if path.is_dir()]
        if there:
            self.importing.start(there, renew=True)
        else:
            self._session.messages.show_note(
                translate("ImportExport", "None of the linked folders can be found")
            )

    # Looking at files before they come in.

    def _preview(self, previews: Sequence[ImportPreview]) -> None:
        first = not self._waiting
        self._waiting += previews
        if first:
            self._count = 0
            self._show_next()

    def _show_next(self) -> None:
        from desktop.views.import_export.import_preview_dialog import ImportPreviewDialog

        self._count += 1
        place = self._count, self._count + len(self._waiting) - 1
        preview = ImportPreviewDialog(self._session, self._waiting[0], place, self._window)
        preview.decided.connect(self._import_decided)
        preview.open()

    def _import_decided(self, preview: ImportPreview | None, for_all: bool) -> None:
        self._waiting.pop(0)
        if preview is not None:
            remember_columns(self._session.settings, preview)
        decided = [preview]
        if for_all:
            decided += self._waiting if preview is not None else []
            self._waiting.clear()
        self._wanted += [one.source for one in decided if one is not None and one.source is not None]
        if self._waiting:
            self._show_next()
            return
        wanted, self._wanted = self._wanted, []
        self.importing.take(wanted)

    # Out.

    def choose_export(self) -> None:
        """Ask what is to be exported, and in which format."""
        if not self._session.is_open:
            return
        from desktop.views.import_export.export_dialog import ExportChoices, ExportDialog, ExportPart

        documents, stem = self._documents, display_names.library(self._session.library.path)
        rows, shown, selected = (
            documents.model.rows(),
            documents.shown(),
            documents.selected(),
        )
        opened = self._document.contents
        parts = [
            ExportPart("library", None, len(rows), stem),
            ExportPart("shown", [row.id for row in shown], len(shown), stem),
            ExportPart("selected", [row.id for row in selected], len(selected), _title(selected, stem)),
            ExportPart(
                "document",
                [self._document.id],
                int(opened is not None),
                opened.row.title if opened is not None else "",
            ),
        ]
        reading = self._session.library.queries
        marks = ExportChoices(
            [row.path for row in reading.tags()],
            [row.name for row in reading.annotators() if row.annotations],
        )
        dialog = ExportDialog(self._session.settings, parts, self._window, marks)
        dialog.wanted.connect(self._export_request)
        dialog.open()

    def _export_request(self, request: ExportRequest) -> None:
        from desktop.actions.export_scope import subtree_tag_ids
        from desktop.actions.exports import AnnotationSelection
        from desktop.views.import_export.export_dialog import content_words, format_words

        tags = subtree_tag_ids(self._session.library.queries, request.tag) if request.tag else None
        if request.untagged:
            tags = frozenset([""])
        annotators = frozenset([request.annotator]) if request.annotator is not None else None
        self.exporting.write(
            request.format,
            request.part.ids,
            f"{request.part.title} {content_words(request.format)}".strip(),
            only=AnnotationSelection(tags, annotators) if tags is not None or annotators else None,
            manifest=request.manifest,
            about=format_words(request.format),
            chinese=request.chinese,
        )

    def export(self, what: str, ids: Sequence[str] | None) -> None:
        """Ask where to, and export annotations or figures of documents, or of all, as tables."""
        if self._session.is_open and ids != [""]:
            with self._session.reporting_errors():
                self._export(what, ids)

    def _export(self, what: str, ids: Sequence[str] | None) -> None:
        name = display_names.library(self._session.library.path)
        if ids is not None and len(ids) == 1:
            name = self._session.library.queries.document(ids[0]).title
        if what == "annotations":
            self.exporting.annotations(ids, f"{name} {translate('ImportExport', 'annotations')}")
        else:
            self.exporting.figures(ids, f"{name} {translate('ImportExport', 'figures')}")

    def may_close(self) -> bool:
        """Return whether the window may close, as its user wishes; ask where files are read or written."""
        return self._closing.may_close()

    def stop(self) -> None:
        """Stop imports and exports: the window is about to close."""
        self._closing.keep_unfinished()
        for worker in (self.importing, self.exporting, self.receiving):
            worker.cancel()

    def _shown(self) -> list[str]:
        return [row.id for row in self._documents.shown()]


def _title(rows: Sequence[object], otherwise: str) -> str:
    """Name an export after its one document, else after the library."""
    return str(getattr(rows[0], "title", otherwise)) if len(rows) == 1 else otherwise


def file_filters() -> str:
    """Return the filters of a file dialog: all that can be read, then kind by kind."""
    said = {
        "Texts": translate("ImportExport", "Text files"),
        "Documents": translate("ImportExport", "Word, PDF and other documents"),
        "Pages": translate("ImportExport", "Web pages"),
        "Tables": translate("ImportExport", "Tables (one document per row)"),
        "Archives": translate("ImportExport", "Archives"),
        "Projects": translate("ImportExport", "Projects (REFI-QDA)"),
        "Pictures": translate("ImportExport", "Pictures (text recognition)"),
    }
    everything = " ".join(endings for _, endings in READ)
    filters = [f"{translate('ImportExport', 'All supported files')} ({everything})"]
    filters += [f"{said[name]} ({endings})" for name, endings in READ]
    return ";;".join([*filters, f"{translate('ImportExport', 'All files')} (*)"])
