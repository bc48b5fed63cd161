"""The hit table: lines of a concordance, walked through and chosen by key."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.text.concordance import ConcordanceLine
from desktop.theme import Theme
from desktop.views.library_search.hit_delegate import HitDelegate
from desktop.views.library_search.hit_table_model import COLUMNS, HitTableModel
from desktop.views.session import Session
from desktop.views.widgets.selected_rows import selected_rows
from desktop.views.widgets.table_view import keep_selection_from_header

NARROW_PX = 680
"""Width in pixels below which a table leaves most of it to the context."""

NARROW_DOCUMENT_PX = 120
"""Width of the column of documents in a narrow table, in pixels."""

COPIED_LINES = 5000
"""Lines that are copied at most."""


class HitTable(QTableView):
    """Lines under each other; Enter shows one in its text, Space goes on to the next.

    Attributes:
        lines: What is shown.

    Signals:
        show_wanted: The current hit is to be shown in its text.
        annotate_wanted: The selected hits are to be annotated.
        left: The user pressed Esc.
    """

    show_wanted = Signal()
    annotate_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines = HitTableModel()
        self._narrow = False
        self._set_up(session)
        self.doubleClicked.connect(lambda _: self.show_wanted.emit())
        self.customContextMenuRequested.connect(self._open_menu)
        for key, handler in (
            ("Return", self.show_wanted.emit),
            ("Enter", self.show_wanted.emit),
            ("Space", lambda: self.step(1)),
            ("Shift+Space", lambda: self.step(-1)),
            ("M", self.annotate_wanted.emit),
            ("Ctrl+C", self.copy),
            ("Esc", self.left.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)

    def _set_up(self, session: Session) -> None:
        self.setObjectName("hits")
        self.setModel(self.lines)
        keep_selection_from_header(self)
        self._delegate = HitDelegate(session.theme, self)
        self.setItemDelegateForColumn(0, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        for place, column in enumerate(COLUMNS):
            header.resizeSection(place, column.width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a narrow table to the context: hits without it say nothing."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow != self._narrow:
            self._narrow = narrow
            for place, column in enumerate(COLUMNS):
                if column.name == "place":
                    self.setColumnHidden(place, narrow)
                elif column.name == "document":
                    self.setColumnWidth(place, NARROW_DOCUMENT_PX if narrow else column.width)

    def take_theme(self, theme: Theme) -> None:
        """Show the lines in other colors."""
        self._delegate.theme = theme
        self.viewport().update()

    def current(self) -> tuple[DocumentRow, ConcordanceLine] | None:
        """Return the hit that is read, with its document."""
        line = self.lines.line_at(self.currentIndex())
        return None if line is None else (self.lines.document_of(line), line)

    def selected(self) -> list[tuple[DocumentRow, ConcordanceLine]]:
        """Return the selected hits in the order they are shown in."""
        lines = self.lines.lines()
        return [(self.lines.document_of(lines[row]), lines[row]) for row in selected_rows(self)]

    def listed(self) -> list[tuple[DocumentRow, ConcordanceLine]]:
        """Return all hits that are shown, in their order."""
        return [(self.lines.document_of(line), line) for line in self.lines.lines()]

    def select_line(self, row: int) -> None:
        """Make a line the current one, select it alone and bring it into view."""
        if 0 <= row < self.lines.rowCount():
            kind = QItemSelectionModel.SelectionFlag
            index = self.lines.index(row, 0)
            self.selectionModel().setCurrentIndex(index, kind.ClearAndSelect | kind.Rows)
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Read the hit so many rows further down."""
        self.select_line(self.currentIndex().row() + by)

    def copy(self) -> None:
        """Copy the selected lines, cells between tabs."""
        rows = self.selected()[:COPIED_LINES]
        lines = [
            "\t".join((row.title, row.region, str(row.year or ""), line.left, line.hit, line.right))
            for row, line in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._session.messages.show_note(translate("LibrarySearch", "%n hit(s) copied", n=len(lines)))

    def context_menu(self) -> QMenu:
        """Return the menu of what can be done with the selected hits."""
        menu = QMenu(self)
        for words, handler in (
            (translate("LibrarySearch", "Show in text") + "\tEnter", self.show_wanted.emit),
            (translate("LibrarySearch", "Annotate…") + "\tM", self.annotate_wanted.emit),
            (translate("LibrarySearch", "Copy") + "\tCtrl+C", self.copy),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, handler=handler: handler())
        return menu

    def _open_menu(self, where: QPoint) -> None:
        if self.current() is not None:
            menu = self.context_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(where))
