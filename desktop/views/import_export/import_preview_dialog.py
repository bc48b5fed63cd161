"""The import preview dialog: what becomes a document, what cleaning removes, encoding and columns."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop import error_messages
from desktop.files.draft import Draft
from desktop.i18n import translate
from desktop.tasks import TEXT
from desktop.views import display_names
from desktop.views.documents.cleaning_dialog import reason as removal_reason
from desktop.views.import_export.encodings import ENCODINGS, encoding_choice
from desktop.views.import_export.import_preview import ImportPreview, preview_file
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label

PREVIEW_LENGTH = 20_000
"""Characters of a text that are shown."""

MAX_REMOVALS = 500
"""Documents, and removals of one, that are listed."""


class ImportPreviewDialog(BaseDialog):
    """Shows what a file would become, and lets encoding and columns be chosen.

    Args:
        session: The session.
        preview: The file.
        place: Which of how many files this is, both from 1.
        over: The window it opens over.

    Signals:
        decided: What is to be imported (`ImportPreview`), or None where the file is left out; and whether the
            same is wanted for all files that wait.
    """

    decided = Signal(object, bool)

    def __init__(
        self, session: Session, preview: ImportPreview, place: tuple[int, int], over: QWidget
    ) -> None:
        super().__init__(over, "preview")
        self._session = session
        self._look = preview
        self._previewing = BackgroundJob(session, self, TEXT)
        self._fields: dict[str, QComboBox] = {}
        name = preview.path.replace("\\", "/").rpartition("/")[2]
        which = f" ({place[0]} / {place[1]})" if place[1] > 1 else ""
        self.setWindowTitle(translate("Preview", "Import preview: %1").replace("%1", name) + which)
        self._problem = make_label("", "warning")
        self.encoding = QComboBox()
        self.documents = QTreeWidget()
        self.text, self.removals = QPlainTextEdit(), QTreeWidget()
        self.columns = QTableWidget(0, 3)
        self.rest = QCheckBox(
            translate("Preview", "Do the &same for the %n remaining file(s)", n=place[1] - place[0])
        )
        self.rest.setVisible(place[1] > place[0])
        self._lay_out()
        self.show_preview(preview)
        self.resize(820, 680)

    # What is there.

    def _lay_out(self) -> None:
        form = QFormLayout()
        for codec in ("", *ENCODINGS):
            self.encoding.addItem(encoding_choice(codec) if codec else "", codec)
        self._name(self.encoding, "preview-encoding", translate("Preview", "Encoding"))
        self._encoding_label = make_label(translate("Preview", "&Encoding"))
        self._encoding_label.setBuddy(self.encoding)
        form.addRow(self._encoding_label, self.encoding)
        self.column.addLayout(form)
        self._lay_out_columns()
        self.column.addWidget(self._problem)
        self._name(self.documents, "preview-documents", translate("Preview", "Documents to import"))
        self.documents.setHeaderLabels(
            [
                translate("Preview", "Title"),
                translate("Preview", "Type"),
                translate("Preview", "Region"),
                translate("Preview", "Year"),
                translate("Preview", "Length"),
                translate("Preview", "Removed"),
            ]
        )
        self.documents.setRootIsDecorated(False)
        self.documents.header().setStretchLastSection(False)
        self.documents.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._name(self.text, "preview-text", translate("Preview", "Text"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._name(self.removals, "preview-removals", translate("Preview", "Removed by cleaning"))
        self.removals.setHeaderLabels(
            [
                translate("Preview", "Removed"),
                translate("Preview", "Changed to"),
                translate("Preview", "Reason"),
            ]
        )
        self.removals.setRootIsDecorated(False)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.text, translate("Preview", "&Text"))
        tabs.addTab(self.removals, translate("Preview", "Removed by &cleaning"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.documents)
        split.addWidget(tabs)
        split.setStretchFactor(1, 2)
        split.setSizes([150, 260])
        self.column.addWidget(split, 1)
        self._name(self.rest, "preview-rest", self.rest.text().replace("&", ""))
        self.column.addWidget(self.rest)
        self._buttons = self.add_buttons(translate("Preview", "&Import"))
        self._buttons.buttons()[1].setText(translate("Preview", "S&kip"))
        self.encoding.activated.connect(lambda _: self._preview_again())
        self.documents.currentItemChanged.connect(lambda *_: self._show_draft())

    def _lay_out_columns(self) -> None:
        self._name(self.columns, "preview-columns", translate("Preview", "Columns"))
        self.columns.setHorizontalHeaderLabels(
            [
                translate("Preview", "Column"),
                translate("Preview", "First value"),
                translate("Preview", "Imported as"),
            ]
        )
        self.columns.verticalHeader().hide()
        self.columns.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.columns.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.columns.setMaximumHeight(180)
        self.column.addWidget(self.columns)

    def _name(self, widget: QWidget, name: str, told: str) -> None:
        widget.setObjectName(name)
        widget.setAccessibleName(told)
        widget.setToolTip(told)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what the file would become."""
        self._look = preview
        source = preview.source
        codec = preview.encoding or (source.encoding if source is not None else "")
        is_text = preview.problem != "columns" and (source is None or codec != "")
        self.encoding.setVisible(is_text)
        self._encoding_label.setVisible(is_text)
        guessed = translate("Preview", "Detected: %1").replace("%1", encoding_choice(codec) if codec else "—")
        self.encoding.setItemText(0, guessed)
        if not preview.encoding:
            self.encoding.setCurrentIndex(0)
        self._problem.setText(_problem_words(preview))
        self._problem.setVisible(bool(self._problem.text()))
        self._show_columns(preview)
        drafts = source.drafts if source is not None else ()
        self.documents.clear()
        self.documents.addTopLevelItems([_item(one) for one in drafts[:MAX_REMOVALS]])
        for column in range(1, 6):
            self.documents.resizeColumnToContents(column)
        self._buttons.buttons()[0].setEnabled(bool(drafts))
        if drafts:
            self.documents.setCurrentIndex(self.documents.model().index(0, 0))
        else:
            self._show_draft()

    def _show_columns(self, preview: ImportPreview) -> None:
        self.columns.setVisible(bool(preview.columns))
        if list(self._fields) == [name for name, _ in preview.columns]:
            return
        self._fields.clear()
        self.columns.setRowCount(len(preview.columns))
        for row, (name, cell) in enumerate(preview.columns):
            self.columns.setItem(row, 0, QTableWidgetItem(name))
            self.columns.setItem(row, 1, QTableWidgetItem(cell.replace("\n", " ")))
            box = self._fields[name] = _field_box((preview.mapping or {}).get(name, ""))
            box.setAccessibleName(name)
            box.setToolTip(translate("Preview", "Meaning of column “%1”").replace("%1", name))
            box.activated.connect(lambda _: self._preview_again())
            self.columns.setCellWidget(row, 2, box)
        self.columns.resizeColumnToContents(0)
        self.columns.setColumnWidth(2, 150)

    def _show_draft(self) -> None:
        drafts = self._look.source.drafts if self._look.source is not None else ()
        item = self.documents.currentItem()
        row = self.documents.indexOfTopLevelItem(item) if item is not None else -1
        draft = drafts[row] if 0 <= row < len(drafts) else None
        self.text.setPlainText(draft.text[:PREVIEW_LENGTH] if draft else "")
        self.removals.clear()
        if draft is not None:
            struck = self._look.source.remarks.get("left-out", "") if self._look.source is not None else ""
            self.removals.addTopLevelItems(
                [
                    QTreeWidgetItem([_visible(line), _visible(""), removal_reason("site-line")])
                    for line in struck.splitlines()[:MAX_REMOVALS]
                ]
                + [
                    QTreeWidgetItem([_visible(one.text), _visible(one.became), removal_reason(one.reason)])
                    for one in draft.removals[:MAX_REMOVALS]
                ]
            )
            self.removals.resizeColumnToContents(0)
            self.removals.setColumnWidth(0, min(self.removals.columnWidth(0), 420))

    # What is chosen.

    def mapping(self) -> dict[str, str] | None:
        """Return which column was said to be which field; None where there are none."""
        if not self._fields:
            return None
        return {name: box.currentData() for name, box in self._fields.items() if box.currentData()}

    def _preview_again(self) -> None:
        """Look at the file as it is chosen now."""
        preview = partial(
            preview_file, self._look.path, self._look.data, self.encoding.currentData(), self.mapping()
        )
        self._previewing.run(lambda _: preview(), self.show_preview, supersedes=True)

    def done(self, result: int) -> None:
        """Show what was decided."""
        self._previewing.drop()
        super().done(result)
        wanted = self._look if result and self._look.source is not None else None
        self.decided.emit(wanted, self.rest.isChecked() and not self.rest.isHidden())


def _item(draft: Draft) -> QTreeWidgetItem:
    about = draft.metadata
    return QTreeWidgetItem(
        [
            about.title,
            display_names.kind(about.kind),
            about.region,
            str(about.year or ""),
            display_names.length_text(len(draft.text)),
            display_names.number_text(len(draft.removals)) if draft.removals else "",
        ]
    )


def _field_box(chosen: str) -> QComboBox:
    from desktop.files.column_mapping import FIELDS

    box = QComboBox()
    for field in ("", *FIELDS):
        box.addItem(_field_words(field), field)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _field_words(field: str) -> str:
    return {
        "": translate("Preview", "(don't import)"),
        "title": translate("Preview", "Title"),
        "text": translate("Preview", "Document text"),
        "year": translate("Preview", "Year"),
        "date": translate("Preview", "Date"),
        "province": translate("Preview", "Province"),
        "city": translate("Preview", "City"),
        "county": translate("Preview", "County"),
        "region": translate("Preview", "Region"),
        "kind": translate("Preview", "Type"),
        "speaker": translate("Preview", "Speaker"),
        "issuer": translate("Preview", "Issued by"),
        "source": translate("Preview", "Source or address"),
        "file_name": translate("Preview", "File name"),
    }[field]


def _problem_words(preview: ImportPreview) -> str:
    """Return a text that says what is doubtful."""
    if preview.problem:
        return translate("Preview", "Can't be imported: %1").replace(
            "%1", error_messages.import_failure(preview.problem)
        )
    source = preview.source
    if source is None:
        return ""
    if source.doubtful:
        return translate("Preview", "The encoding was guessed. Does the text look right?")
    if "columns-guessed" in source.remarks:
        return translate("Preview", "The columns were matched automatically. Please check them.")
    return ""


def _visible(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥").replace("\u3000", "□") or "—"
