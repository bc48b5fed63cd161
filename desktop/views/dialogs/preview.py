"""A look before an import: what becomes a document, what cleaning strikes out, encoding and columns."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
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

from desktop.files.draft import Draft
from desktop.tasks import Revision
from desktop.views import problems, wording
from desktop.views.desk import Desk
from desktop.views.dialogs.cleaning import reason as removal_reason
from desktop.views.dialogs.parts import Sheet, words
from desktop.views.encodings import ENCODINGS, encoding_choice
from desktop.views.looking import Look, look_at

translate = QCoreApplication.translate

SHOWN = 20_000
"""Characters of a text that are shown."""

MOST = 500
"""Documents, and removals of one, that are listed."""


class Preview(Sheet):
    """Shows what a file would become, and lets encoding and columns be chosen.

    Args:
        desk: The desk.
        look: The file.
        place: Which of how many files this is, both from 1.
        over: The window it opens over.

    Signals:
        decided: What is to be imported (`Look`), or None where the file is left out; and whether the same is
            wanted for all files that wait.
    """

    decided = Signal(object, bool)

    def __init__(self, desk: Desk, look: Look, place: tuple[int, int], over: QWidget) -> None:
        super().__init__(over, "preview")
        self._desk = desk
        self._look = look
        self._revision = Revision()
        self._fields: dict[str, QComboBox] = {}
        name = look.path.replace("\\", "/").rpartition("/")[2]
        which = f" ({place[0]} / {place[1]})" if place[1] > 1 else ""
        self.setWindowTitle(translate("Preview", "Look before importing “%1”").replace("%1", name) + which)
        self._problem = words("", "warning")
        self.encoding = QComboBox()
        self.documents = QTreeWidget()
        self.text, self.removals = QPlainTextEdit(), QTreeWidget()
        self.columns = QTableWidget(0, 3)
        self.rest = QCheckBox(
            translate("Preview", "The &same for the %n file(s) that wait", None, place[1] - place[0])
        )
        self.rest.setVisible(place[1] > place[0])
        self._lay_out()
        self.show_look(look)
        self.resize(820, 680)

    # What is there.

    def _lay_out(self) -> None:
        form = QFormLayout()
        for codec in ("", *ENCODINGS):
            self.encoding.addItem(encoding_choice(codec) if codec else "", codec)
        self._name(self.encoding, "preview-encoding", translate("Preview", "Encoding"))
        self._encoding_label = words(translate("Preview", "&Encoding"))
        self._encoding_label.setBuddy(self.encoding)
        form.addRow(self._encoding_label, self.encoding)
        self.column.addLayout(form)
        self._lay_out_columns()
        self.column.addWidget(self._problem)
        self._name(self.documents, "preview-documents", translate("Preview", "What becomes a document"))
        self.documents.setHeaderLabels(
            [
                translate("Preview", "Title"),
                translate("Preview", "Kind"),
                translate("Preview", "Region"),
                translate("Preview", "Year"),
                translate("Preview", "Length"),
                translate("Preview", "Struck out"),
            ]
        )
        self.documents.setRootIsDecorated(False)
        self.documents.header().setStretchLastSection(False)
        self.documents.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._name(self.text, "preview-text", translate("Preview", "Text"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._name(self.removals, "preview-removals", translate("Preview", "What cleaning strikes out"))
        self.removals.setHeaderLabels(
            [translate("Preview", "Struck out"), translate("Preview", "Becomes"), translate("Preview", "Why")]
        )
        self.removals.setRootIsDecorated(False)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.text, translate("Preview", "&Text"))
        tabs.addTab(self.removals, translate("Preview", "What &cleaning strikes out"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.documents)
        split.addWidget(tabs)
        split.setStretchFactor(1, 2)
        split.setSizes([150, 260])
        self.column.addWidget(split, 1)
        self._name(self.rest, "preview-rest", self.rest.text().replace("&", ""))
        self.column.addWidget(self.rest)
        self._buttons = self.add_buttons(translate("Preview", "&Import"))
        self._buttons.buttons()[1].setText(translate("Preview", "&Leave out"))
        self.encoding.activated.connect(lambda _: self._again())
        self.documents.currentItemChanged.connect(lambda *_: self._show_draft())

    def _lay_out_columns(self) -> None:
        self._name(self.columns, "preview-columns", translate("Preview", "Columns"))
        self.columns.setHorizontalHeaderLabels(
            [
                translate("Preview", "Column"),
                translate("Preview", "First cell"),
                translate("Preview", "Is taken for"),
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

    def show_look(self, look: Look) -> None:
        """Show what the file would become."""
        self._look = look
        source = look.source
        codec = look.encoding or (source.encoding if source is not None else "")
        is_text = look.problem != "columns" and (source is None or codec != "")
        self.encoding.setVisible(is_text)
        self._encoding_label.setVisible(is_text)
        guessed = translate("Preview", "Guessed: %1").replace("%1", encoding_choice(codec) if codec else "—")
        self.encoding.setItemText(0, guessed)
        if not look.encoding:
            self.encoding.setCurrentIndex(0)
        self._problem.setText(_problem_words(look))
        self._problem.setVisible(bool(self._problem.text()))
        self._show_columns(look)
        drafts = source.drafts if source is not None else ()
        self.documents.clear()
        self.documents.addTopLevelItems([_item(one) for one in drafts[:MOST]])
        for column in range(1, 6):
            self.documents.resizeColumnToContents(column)
        self._buttons.buttons()[0].setEnabled(bool(drafts))
        if drafts:
            self.documents.setCurrentIndex(self.documents.model().index(0, 0))
        else:
            self._show_draft()

    def _show_columns(self, look: Look) -> None:
        self.columns.setVisible(bool(look.columns))
        if list(self._fields) == [name for name, _ in look.columns]:
            return
        self._fields.clear()
        self.columns.setRowCount(len(look.columns))
        for row, (name, cell) in enumerate(look.columns):
            self.columns.setItem(row, 0, QTableWidgetItem(name))
            self.columns.setItem(row, 1, QTableWidgetItem(cell.replace("\n", " ")))
            box = self._fields[name] = _field_box((look.mapping or {}).get(name, ""))
            box.setAccessibleName(name)
            box.setToolTip(translate("Preview", "What the column “%1” is").replace("%1", name))
            box.activated.connect(lambda _: self._again())
            self.columns.setCellWidget(row, 2, box)
        self.columns.resizeColumnToContents(0)
        self.columns.setColumnWidth(2, 150)

    def _show_draft(self) -> None:
        drafts = self._look.source.drafts if self._look.source is not None else ()
        item = self.documents.currentItem()
        row = self.documents.indexOfTopLevelItem(item) if item is not None else -1
        draft = drafts[row] if 0 <= row < len(drafts) else None
        self.text.setPlainText(draft.text[:SHOWN] if draft else "")
        self.removals.clear()
        if draft is not None:
            struck = self._look.source.remarks.get("left-out", "") if self._look.source is not None else ""
            self.removals.addTopLevelItems(
                [
                    QTreeWidgetItem([_visible(line), _visible(""), removal_reason("site-line")])
                    for line in struck.splitlines()[:MOST]
                ]
                + [
                    QTreeWidgetItem([_visible(one.text), _visible(one.became), removal_reason(one.reason)])
                    for one in draft.removals[:MOST]
                ]
            )
            self.removals.resizeColumnToContents(0)
            self.removals.setColumnWidth(0, min(self.removals.columnWidth(0), 420))

    # What is chosen.

    def mapping(self) -> dict[str, str] | None:
        """Give which column was said to be which field; None where there are none."""
        if not self._fields:
            return None
        return {name: box.currentData() for name, box in self._fields.items() if box.currentData()}

    def _again(self) -> None:
        """Look at the file as it is chosen now."""
        look = partial(look_at, self._look.path, self._look.data, self.encoding.currentData(), self.mapping())
        self._revision.advance()
        self._desk.tasks.run(look, self.show_look, owner=self, revision=self._revision)

    def done(self, result: int) -> None:
        """Say what was decided."""
        self._revision.advance()
        super().done(result)
        wanted = self._look if result and self._look.source is not None else None
        self.decided.emit(wanted, self.rest.isChecked() and not self.rest.isHidden())


def _item(draft: Draft) -> QTreeWidgetItem:
    about = draft.facts
    return QTreeWidgetItem(
        [
            about.title,
            wording.kind(about.kind),
            about.region,
            str(about.year or ""),
            wording.length(len(draft.text)),
            wording.number(len(draft.removals)) if draft.removals else "",
        ]
    )


def _field_box(chosen: str) -> QComboBox:
    from desktop.files.readers.rows import FIELDS

    box = QComboBox()
    for field in ("", *FIELDS):
        box.addItem(_field_words(field), field)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _field_words(field: str) -> str:
    return {
        "": translate("Preview", "(not taken)"),
        "title": translate("Preview", "Title"),
        "text": translate("Preview", "Text of the document"),
        "year": translate("Preview", "Year"),
        "date": translate("Preview", "Date"),
        "province": translate("Preview", "Province"),
        "city": translate("Preview", "City"),
        "county": translate("Preview", "County"),
        "region": translate("Preview", "Region"),
        "kind": translate("Preview", "Kind"),
        "speaker": translate("Preview", "Speaker"),
        "source": translate("Preview", "Source"),
    }[field]


def _problem_words(look: Look) -> str:
    """Say what is doubtful."""
    if look.problem:
        return translate("Preview", "Can't be taken so: %1").replace("%1", problems.file_reason(look.problem))
    source = look.source
    if source is None:
        return ""
    if source.doubtful:
        return translate("Preview", "The encoding is a guess. Does the text read well?")
    if "columns-guessed" in source.remarks:
        return translate("Preview", "Which column is which was guessed. Is it right?")
    return ""


def _visible(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥").replace("\u3000", "□") or "—"
