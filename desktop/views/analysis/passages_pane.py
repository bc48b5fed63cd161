"""The passages pane: the passages that a number is made of, aligned on the hit; each opens in the text."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import BinaryIO

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.library import Library
from desktop.actions.panel_passages import ListedPassage
from desktop.files.analysis_tables import PASSAGE_COLUMNS
from desktop.files.table_files import write_table_file
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.analysis.labels import progress_text
from desktop.views.analysis.library_facts import ANALYSIS
from desktop.views.analysis.table_export import export_table
from desktop.views.navigator import Navigator
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session
from desktop.views.widgets.export_button import ExportButton
from desktop.views.widgets.table_model import Column, RowTableModel
from desktop.views.widgets.tree_view import RowTreeView

MOST_LISTED = 20_000
"""Passages that are listed; more are only counted."""

FindPassages = Callable[[Library, Progress], Iterable[ListedPassage]]
"""Finds the passages, on a worker."""

WIDTHS = (190, 90, 52, 250, 110, 250)
"""Widths of the columns in pixels."""

NARROW_WIDTHS = (120, 0, 0, 190, 90, 160)
"""Widths of the columns where another pane stands beside; those of no width are hidden."""

MEASURED_ROWS = 60
"""Hits that are measured to find the width of their column; a thousand would hold the window."""

_BEFORE, _HIT = 3, 4


class PassagesPane(QWidget):
    """A list of passages.

    Signals:
        opened: A passage was opened in the text.
    """

    opened = Signal()

    def __init__(self, session: Session, navigator: Navigator, name: str, *, narrow: bool = False) -> None:
        """Make a pane.

        Args:
            session: The session.
            navigator: Opens passages.
            name: Its object name.
            narrow: Whether another one stands beside it: then it says less of the document.
        """
        super().__init__()
        self.setObjectName(name)
        self._widths = NARROW_WIDTHS if narrow else WIDTHS
        self._session = session
        self._navigator = navigator
        self._reading = LibraryRead(session, self, ANALYSIS)
        self._title = ""
        self._total: int | None = None
        self.model: RowTableModel[ListedPassage] = RowTableModel(_columns(), _key, self)
        self.table = RowTreeView()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.export_button = ExportButton(f"{name}-export")
        self._lay_out()
        self.table.doubleClicked.connect(lambda _: self.open_current())
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_current)
        self.export_button.wanted.connect(lambda ending: self.export(f".{ending}"))
        self.retranslate()

    def _lay_out(self) -> None:
        table = self.table
        table.setObjectName("rows")
        table.setModel(self.model)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSortingEnabled(True)
        table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.header().setResizeContentsPrecision(MEASURED_ROWS)
        table.setItemDelegate(_ContextDelegate(table))
        self._set_widths()
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((6, 6, 6, 0) if self._widths is NARROW_WIDTHS else (0, 6, 0, 0)))
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(table, 1)

    def _set_widths(self) -> None:
        for place, width in enumerate(self._widths):
            self.table.setColumnWidth(place, width)
            self.table.setColumnHidden(place, not width)

    def show_passages(self, title: str, find: FindPassages) -> None:
        """Find passages in the background and list them.

        Args:
            title: What they are passages of.
            find: Finds them.
        """
        self._title, self._total = title, None
        self.model.set_rows([])
        self.heading.setText(f"{title} · " + translate("Analysis", "searching…"))
        self._reading.read(
            partial(_listed, find), self._show, on_progress=self._show_progress, supersedes=True
        )

    def _show_progress(self, done: int, total: int) -> None:
        self.heading.setText(f"{self._title} · {progress_text(done, total)}")

    def _show(self, found: tuple[list[ListedPassage], int]) -> None:
        rows, self._total = found
        self.model.set_rows(rows)
        if rows:
            self._fit_hits()
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_heading()

    def _fit_hits(self) -> None:
        """Make the column of the hits no wider than they are: what follows is read on from them."""
        self.table.resizeColumnToContents(_HIT)
        widest = 2 * self._widths[_HIT]
        self.table.setColumnWidth(_HIT, min(widest, self.table.columnWidth(_HIT)))

    def _show_heading(self) -> None:
        if not self._title:
            self.heading.setText(translate("Analysis", "Choose a number to see the passages behind it"))
        elif self._total is not None:
            count = translate("Analysis", "%n passage(s)", n=self._total)
            shown = self.model.row_total()
            if shown < self._total:
                first = translate("Analysis", "the first %1 listed")
                count += ", " + first.replace("%1", display_names.number_text(shown))
            self.heading.setText(f"{self._title} · {count}")

    def clear(self) -> None:
        """List nothing: the number that was chosen is no more."""
        self._reading.drop()
        self._title, self._total = "", None
        self.model.set_rows([])
        self._show_heading()

    def open_current(self) -> None:
        """Show the current passage in the text; Alt+Left comes back here."""
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self.opened.emit()
            self._navigator.show_passage(row.document.id, row.start, row.end)

    def export(self, suffix: str) -> None:
        """Write what is listed, in the order it is listed in."""
        rows = self.model.shown_rows()
        export_table(self._session, translate("Analysis", "passages"), suffix, partial(_write, rows))

    def stop(self) -> None:
        """Want no more results."""
        self._reading.drop()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.export_button.retranslate()
        self.table.setAccessibleName(translate("Analysis", "Passages"))
        self.table.setToolTip(translate("Analysis", "Enter: open in the text · Alt+Left: come back"))
        self.model.set_columns(_columns())
        self._set_widths()
        self._show_heading()


class _ContextDelegate(QStyledItemDelegate):
    """Sets what stands before the hit against it, and the hit in bold."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == _BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        elif index.column() == _HIT:
            option.font.setBold(True)


def _listed(find: FindPassages, library: Library, progress: Progress) -> tuple[list[ListedPassage], int]:
    """Return the first passages, and how many there are."""
    found = iter(find(library, progress))
    rows = list(islice(found, MOST_LISTED))
    return rows, len(rows) + sum(1 for _ in found)


def _key(row: ListedPassage) -> str:
    return f"{row.document.id}:{row.start}:{row.end}"


def _columns() -> list[Column[ListedPassage]]:
    return [
        Column(
            "document",
            lambda: translate("Analysis", "Document"),
            lambda row: row.document.title,
            lambda row: row.document.title,
        ),
        Column(
            "region",
            lambda: translate("Analysis", "Place"),
            lambda row: row.document.region,
            lambda row: row.document.region or None,
        ),
        Column(
            "year",
            lambda: translate("Analysis", "Year"),
            lambda row: str(row.document.year or ""),
            lambda row: row.document.year,
        ),
        Column(
            "before",
            lambda: translate("Analysis", "Before"),
            lambda row: row.before,
            lambda row: row.before[::-1],
        ),
        Column("hit", lambda: translate("Analysis", "Passage"), lambda row: row.text, lambda row: row.text),
        Column("after", lambda: translate("Analysis", "After"), lambda row: row.after, lambda row: row.after),
    ]


def _write(rows: list[ListedPassage], suffix: str, out: BinaryIO) -> int:
    cells = (
        (
            row.document.id,
            row.document.title,
            row.document.region,
            row.document.year,
            row.start,
            row.end,
            row.before,
            row.text,
            row.after,
        )
        for row in rows
    )
    return write_table_file(suffix, "passages", PASSAGE_COLUMNS, cells, out)
