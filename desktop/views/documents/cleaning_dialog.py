"""What cleaning changed in a document, beside the file as it was decoded and as it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.files.draft import Removal
from desktop.files.errors import Unreadable
from desktop.i18n import translate
from desktop.tasks import TEXT
from desktop.views import display_names
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.status_bar import encoding_name

BYTES = 64 * 1024
"""Bytes of the file that are shown as bytes at most."""


class CleaningDialog(BaseDialog):
    """The list of changes left, the file right.

    Args:
        session: The session.
        document_id: The document.
        over: The window it opens over.
    """

    def __init__(self, session: Session, document_id: str, over: QWidget) -> None:
        super().__init__(over, "cleaning")
        self._session = session
        reading = session.library.queries
        self._row = reading.document(document_id)
        self._version = reading.version(document_id)
        self._removals = reading.removals(document_id)
        data = reading.original(document_id)
        self._decoded = ""
        self.setWindowTitle(translate("Cleaning", "Cleaning log"))
        self.reason = QComboBox()
        self.reason.setObjectName("cleaning-reason")
        self.list = QTreeWidget()
        self.list.setObjectName("cleaning-list")
        self.text = _pane("cleaning-text")
        self.bytes = _pane("cleaning-bytes")
        self.bytes.setPlainText(hex_dump(data[:BYTES]))
        self.bytes.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lay_out(len(data))
        self._fill()
        self.reason.currentIndexChanged.connect(lambda _: self._fill())
        self.list.currentItemChanged.connect(lambda item, _: self._show_removal(item))
        self.resize(1040, 660)
        path, codec = self._version.source_path, self._version.encoding
        BackgroundJob(session, self, TEXT).run(lambda _: decoded(data, path, codec), self._show_decoded)

    def _show_decoded(self, text: str) -> None:
        """Show the file, and in it the change that is chosen by now."""
        self._decoded = text
        self.text.setPlainText(text.replace("\r\n", " \n"))  # Qt takes the two for one character
        self._highlight(self._wanted())
        self._show_removal(self.list.currentItem())

    def _lay_out(self, size: int) -> None:
        kinds = sorted({removal.reason for removal in self._removals})
        self.reason.addItem(translate("Cleaning", "All changes"), "")
        for kind in kinds:
            count = sum(1 for removal in self._removals if removal.reason == kind)
            self.reason.addItem(f"{reason(kind)}  {display_names.number_text(count)}", kind)
        self.reason.setAccessibleName(translate("Cleaning", "Show only changes of this type"))
        self.reason.setToolTip(self.reason.accessibleName())
        self.list.setAccessibleName(translate("Cleaning", "Changes"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(
            [
                translate("Cleaning", "Reason"),
                translate("Cleaning", "Original"),
                translate("Cleaning", "Changed to"),
            ]
        )
        self.text.setAccessibleName(translate("Cleaning", "File as decoded"))
        self.bytes.setAccessibleName(translate("Cleaning", "File bytes"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.reason)
        column.addWidget(self.list, 1)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(
            self.text,
            translate("Cleaning", "Decoded as %1").replace("%1", encoding_name(self._version.encoding)),
        )
        tabs.addTab(self.bytes, translate("Cleaning", "%n byte(s)", n=size))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        tabs.setAccessibleName(translate("Cleaning", "Cleaning log"))
        split.addWidget(tabs)
        split.setSizes([400, 600])
        self.column.addWidget(make_label(self._row.title, "heading"))
        self.column.addWidget(make_label(self._version.source_path, "muted"))
        self.column.addWidget(split, 1)
        self.add_buttons()

    def _wanted(self) -> list[Removal]:
        """Return the changes of the kind that is chosen."""
        kind = self.reason.currentData()
        return [removal for removal in self._removals if not kind or removal.reason == kind]

    def _fill(self) -> None:
        self.list.clear()
        items = []
        for removal in self._wanted():
            item = QTreeWidgetItem([reason(removal.reason), _visible(removal.text), _visible(removal.became)])
            item.setData(0, Qt.ItemDataRole.UserRole, removal)
            items.append(item)
        self.list.addTopLevelItems(items)
        self.list.resizeColumnToContents(0)
        self._highlight(self._wanted())

    def _highlight(self, removals: list[Removal]) -> None:
        """Mark in the decoded text what was changed; the document's own stretch stands in full color."""
        theme = self._session.theme
        first = self._version.source_start  # what removals are counted from
        marks = []
        for start, end in ((0, self._version.source_start), (self._version.source_end, len(self._decoded))):
            if start < end:
                marks.append(self._selection(start, end, foreground=theme.muted))
        for removal in removals[:2000]:
            if removal.start < removal.end:
                place = first + removal.start, first + removal.end
                marks.append(self._selection(*place, background=theme.hit))
        self.text.setExtraSelections(marks)

    def _selection(
        self, start: int, end: int, *, foreground: str = "", background: str = ""
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        if foreground:
            mark.format.setForeground(QColor(foreground))
        if background:
            mark.format.setBackground(QColor(background))
        mark.cursor = self._cursor(start, end)
        return mark

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """Return a cursor over code points, which Qt counts in UTF-16."""
        cursor = QTextCursor(self.text.document())
        last = len(self._decoded)
        cursor.setPosition(utf16(self._decoded, min(start, last)))
        cursor.setPosition(utf16(self._decoded, min(end, last)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show_removal(self, item: QTreeWidgetItem | None) -> None:
        removal = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(removal, Removal):
            first = self._version.source_start
            self.text.setTextCursor(self._cursor(first + removal.start, first + removal.end))
            self.text.centerCursor()


def decoded(data: bytes, path: str, codec: str) -> str:
    """Return the text of a file before it was cleaned; removals count in the stretch of their document."""
    from desktop.files.file_input import changed_text

    try:
        return changed_text(data, path, codec)
    except Unreadable:  # read on another machine, which had what it takes
        return ""


def utf16(text: str, offset: int) -> int:
    """Return Qt's count of the characters before a code point."""
    return offset + sum(1 for mark in text[:offset] if mark > "\uffff")


def reason(name: str) -> str:
    """Return a text that says why cleaning changed something."""
    return {
        "markdown": translate("Cleaning", "Markdown markup"),
        "turn-line": translate("Cleaning", "Continuation line (上接/下转)"),
        "page-mark": translate("Cleaning", "Page marker"),
        "broken-line": translate("Cleaning", "Line break within a sentence"),
        "set-paragraph": translate("Cleaning", "Paragraph break added"),
        "blank": translate("Cleaning", "Spaces"),
        "blank-line": translate("Cleaning", "Blank line"),
        "line-end": translate("Cleaning", "Line ending"),
        "site-line": translate("Cleaning", "Website text"),
        "heading": translate("Cleaning", "Crawler heading"),
        "indent": translate("Cleaning", "Indentation"),
        "bom": translate("Cleaning", "Byte order mark"),
        "control": translate("Cleaning", "Control character"),
        "invisible": translate("Cleaning", "Invisible character"),
        "spaces": translate("Cleaning", "Spaces"),
        "trailing-space": translate("Cleaning", "Spaces"),
        "recognized": translate("Cleaning", "Recognized from a picture (OCR)"),
        "doubtful": translate("Cleaning", "Uncertain character (OCR)"),
    }.get(name, name)


def hex_dump(data: bytes) -> str:
    """Write bytes as a table: offset, sixteen bytes, and what of them is ASCII."""
    lines = []
    for start in range(0, len(data), 16):
        row = data[start : start + 16]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in row)
        lines.append(f"{start:08x}  {row.hex(' '):<47}  {letters}")
    return "\n".join(lines)


def _visible(text: str) -> str:
    """Make line ends and blanks visible."""
    marked = (
        text.replace("\r", "␍").replace("\n", "⏎").replace("\u3000", "▢").replace(" ", "·").replace("\t", "→")
    )
    return marked if len(marked) <= 80 else marked[:79] + "…"


def _pane(name: str) -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setObjectName(name)
    pane.setReadOnly(True)
    return pane
