"""The list view of documents: a list where it is narrow, a table where there is room."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop.theme import Theme
from desktop.views.documents.delegate import DocumentDelegate
from desktop.views.documents.grouped import HEADING_ROLE
from desktop.views.widgets.tree_view import RowTreeView

WIDTHS = (0, 100, 56, 100, 72, 92)
"""Widths of the columns in pixels, the first of which takes what is left."""

OWN_WIDTH_PX = 80
"""That of a column of users."""

WIDE_WIDTH_PX = 560
"""From this width on, in pixels, the list is a table with all its columns."""

OPEN_COUNT = 2000
"""Under headings that are all open there are so many documents at most."""


class DocumentList(RowTreeView):
    """The list itself.

    Attributes:
        items: Paints the documents where there is no room for columns.

    Signals:
        wanted: Index of the document to be opened.
    """

    wanted = Signal(QModelIndex)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells = self.itemDelegate()
        self.items = DocumentDelegate(theme)
        self.setObjectName("rows")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._narrow: bool | None = None
        self.setExpandsOnDoubleClick(False)
        self._turned: dict[str, bool] = {}  # whether a heading was opened or closed by the user
        self._opening = False
        self.collapsed.connect(lambda index: self._note_turned(index, opened=False))
        self.expanded.connect(lambda index: self._note_turned(index, opened=True))
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current document on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between list and table as the room allows."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < WIDE_WIDTH_PX
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def fit_columns(self) -> None:
        """Size the columns of another model, or other columns, and show those that there is room for."""
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, header.count()):
            header.resizeSection(column, WIDTHS[column] if column < len(WIDTHS) else OWN_WIDTH_PX)
        self._fit()

    def _fit(self) -> None:
        """Show a list, or a table where there is room for one."""
        narrow = self._narrow is not False
        for column in range(1, self.header().count()):
            self.header().setSectionHidden(column, narrow)
        self.setHeaderHidden(narrow)
        self.setItemDelegate(self.items if narrow else self._cells)
        self.scheduleDelayedItemsLayout()

    def open_headings(self) -> None:
        """Open the headings of a list that was filled again, but for those that a user has closed.

        Of very many documents only those are opened that a user has opened: all rows below an open heading
        are measured.
        """
        model = self.model()
        if model.index(0, 0).data(HEADING_ROLE) is None:
            return  # the list is empty or flat
        headings = [model.index(place, 0) for place in range(model.rowCount())]
        few = sum(map(model.rowCount, headings)) <= OPEN_COUNT
        self._opening = True
        for heading in headings:
            self.setExpanded(heading, self._turned.get(str(heading.data(HEADING_ROLE)), few))
        self._opening = False

    def _note_turned(self, heading: QModelIndex, *, opened: bool) -> None:
        if not self._opening:
            self._turned[str(heading.data(HEADING_ROLE))] = opened

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(HEADING_ROLE) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif len(self.selectionModel().selectedRows()) == 1:
            self.wanted.emit(index)
