"""The list view of documents: a list where it is narrow, a table where there is room."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.views.documents.grouped import HEADING_ROLE
from desktop.views.widgets.tree_view import RowTreeView

WIDE_WIDTH_PX = 560
"""From this width on, in pixels, the list is a table with all its columns."""


class DocumentList(RowTreeView):
    """The list itself.

    Signals:
        wanted: Index of the document to be opened.
        narrowed: Whether there is no room for columns.
    """

    wanted = Signal(QModelIndex)
    narrowed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
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
        self._closed: set[str] = set()
        self.collapsed.connect(lambda index: self._closed.add(str(index.data(HEADING_ROLE))))
        self.expanded.connect(lambda index: self._closed.discard(str(index.data(HEADING_ROLE))))
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
            self.narrowed.emit(narrow)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for columns."""
        return self._narrow is not False

    def open_headings(self) -> None:
        """Open the headings of a list that was filled again, but for those that a user has closed."""
        model = self.model()
        for place in range(model.rowCount()):
            heading = model.index(place, 0)
            held = heading.data(HEADING_ROLE)
            if held is None:
                return  # the list is flat
            self.setExpanded(heading, str(held) not in self._closed)

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(HEADING_ROLE) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif len(self.selectionModel().selectedRows()) == 1:
            self.wanted.emit(index)
