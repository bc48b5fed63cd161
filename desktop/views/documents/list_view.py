"""The list view of documents: a list where it is narrow, a table where there is room."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.views.documents.grouped import HEADING_ROLE
from desktop.views.widgets.tree_view import RowTreeView

WIDE_WIDTH_PX = 560
"""From this width on, in pixels, the list is a table with all its columns."""

OPEN_COUNT = 2000
"""Under headings that are all open there are so many documents at most."""


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
            self.narrowed.emit(narrow)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for columns."""
        return self._narrow is not False

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
