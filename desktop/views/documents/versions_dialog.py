"""The versions of a document: each of its texts can be read; what the present one no longer has is marked."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QSplitter, QWidget

from desktop.actions.row_types import VersionRow
from desktop.i18n import translate
from desktop.text.alignment import TextAlignment
from desktop.text.heading_finder import outline
from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views import display_names as numbers
from desktop.views.appearance.reader_theme_choice import reader_theme, reading_face
from desktop.views.document.spans import annotation_spans
from desktop.views.maintenance.labels import moment_text
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.table_model import Column, RowTableModel


def reason(name: str) -> str:
    """Return a text that says why a version was made."""
    return {
        "import": translate("Versions", "imported"),
        "re-import": translate("Versions", "re-imported"),
        "repair": translate("Versions", "repaired"),
        "cleaning": translate("Versions", "cleaned again"),
    }.get(name, name)


class VersionsDialog(BaseDialog):
    """The list of versions left, the text of the chosen one right; nothing can be changed here.

    Args:
        session: The session.
        document_id: The document.
        over: The window it opens over.
    """

    def __init__(self, session: Session, document_id: str, over: QWidget) -> None:
        super().__init__(over, "versions")
        self._session = session
        reading = session.library.queries
        self._row = reading.document(document_id)
        self._annotations = reading.annotations(document_id)
        self.setWindowTitle(translate("Versions", "Text versions"))
        columns: tuple[Column[VersionRow], ...] = (
            Column("version", lambda: "", self._describe, lambda row: row.number),
        )
        self.model: RowTableModel[VersionRow] = RowTableModel(columns, lambda row: row.id, self)
        self.list = QListView()
        self.reader = ReaderWidget()
        self._about = make_label("", "muted")
        self._lay_out()
        self.model.set_rows(reversed(reading.versions(document_id)))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(0, 0), flags)
        self.resize(980, 640)

    def _lay_out(self) -> None:
        self.list.setObjectName("versions-list")
        self.list.setAccessibleName(translate("Versions", "Versions, newest first"))
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        settings = self._session.settings
        self.reader.setObjectName("versions-text")
        self.reader.setAccessibleName(translate("Versions", "Text of this version"))
        self.reader.set_font(settings.font_family or reading_face(), settings.font_points)
        self.reader.set_theme(reader_theme(self._session.theme))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.reader)
        split.setSizes([280, 680])
        self.column.addWidget(make_label(self._row.title, "heading"))
        self.column.addWidget(self._about)
        self.column.addWidget(split, 1)
        self.add_buttons()

    def _describe(self, row: VersionRow) -> str:
        now = translate("Versions", "current") if row.id == self._row.version_id else ""
        first = " · ".join(part for part in (str(row.number), reason(row.reason), now) if part)
        return f"{first}\n{moment_text(row.created)}\n{numbers.length_text(row.characters)}"

    def chosen(self) -> VersionRow | None:
        """Return the version that is read."""
        return self.model.row_at(self.list.currentIndex())

    def _show(self) -> None:
        row = self.chosen()
        if row is None:
            return
        reading = self._session.library.queries
        text = reading.version_text(row.id)
        self.reader.show_text(text, _headings(text), self._row.script)
        self._about.setText(self._show_changes(row))
        here = [one for one in self._annotations if one.version_id == row.id]
        self.reader.set_spans(
            "annotations",
            annotation_spans([one._replace(state="placed") for one in here]),
        )
        gone = []
        if row.id != self._row.version_id:
            gone = changed(text, reading.version_text(self._row.version_id))
        self.reader.set_spans(
            "hits", [Span(start, end, "hits", f"{start}-{end}", "", "") for start, end in gone]
        )

    def _show_changes(self, row: VersionRow) -> str:
        here = sum(1 for one in self._annotations if one.version_id == row.id)
        counted = translate("Versions", "%n annotation(s) in this version", n=here)
        if row.id == self._row.version_id:
            return counted
        return f"{counted} · {translate('Versions', 'Highlighted: text no longer in the current version')}"


def changed(old: str, new: str) -> list[tuple[int, int]]:
    """Return the ranges of a text, whole sentences at a time, that another no longer has."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for one in TextAlignment(old, new).stretches:
        if one.old > at:
            ranges.append((at, one.old))
        at = one.old + one.size
    if at < len(old):
        ranges.append((at, len(old)))
    return [(start, end) for start, end in ranges if old[start:end].strip()]


def _headings(text: str) -> list[Heading]:
    return outline(text)
