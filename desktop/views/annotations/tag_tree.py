"""The tree of tags: selected, applied by double click or key, dragged and dropped."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from desktop.actions.row_types import TagRow
from desktop.views.annotations.tag_drag import SELECTION_MIME, tag_data
from desktop.views.widgets.table_model import ROW_ROLE

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class TagTree(QTreeWidget):
    """The tree itself.

    Alt with an arrow moves the current tag: up and down among its siblings, left out of the tag above it,
    right into the one before it. A tag dragged onto the text is applied there, and words of the text that are
    dropped on a tag are given it.

    Signals:
        apply_wanted: Id of the tag that was to be applied: double-clicked, confirmed by key or dropped on.
        delete_pressed: Del was pressed.
        rename_pressed: F2 was pressed.
        moved: Id of a tag that is to be elsewhere, of the tag above it there (or empty), and its place there.
    """

    apply_wanted = Signal(str)
    delete_pressed = Signal()
    rename_pressed = Signal()
    moved = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__()
        self._dragged = False
        self.setObjectName("codebook")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.itemDoubleClicked.connect(lambda item, _: self.apply_wanted.emit(tag_of(item).id))

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt names it so
        """Let the current tag be dragged.

        Qt's own would take away whatever is chosen once a move was dropped: by then the tree has been read
        again, and that is the tag in its new place.
        """
        item = self.currentItem()
        if item is None:
            return
        drag = QDrag(self)
        drag.setMimeData(tag_data(self.model().mimeData([self.indexFromItem(item)]), tag_of(item).id))
        drag.setPixmap(self.viewport().grab(self.visualItemRect(item)))
        drag.setHotSpot(QPoint(-12, -6))  # beside the pointer: where it is going to stand has to be seen
        self._dragged = True
        try:
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        finally:
            self._dragged = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tags of this tree, and words of the text."""
        if event.mimeData().hasFormat(SELECTION_MIME):
            event.acceptProposedAction()
            return
        super().dragEnterEvent(event)
        event.setAccepted(self._dragged)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take words of the text over a tag alone."""
        if not event.mimeData().hasFormat(SELECTION_MIME):
            super().dragMoveEvent(event)
            return
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(item is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask that the tag be moved, or be applied; the tree is read again when it is moved."""
        item = self.currentItem()
        if event.mimeData().hasFormat(SELECTION_MIME):
            onto = self.itemAt(event.position().toPoint())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.setAccepted(onto is not None)
            if onto is not None:
                self.apply_wanted.emit(tag_of(onto).id)
            return
        if not self._dragged or item is None:  # it comes from elsewhere
            event.ignore()
            return
        parent, place = self._target(event.position().toPoint())
        event.acceptProposedAction()
        self.move_to(item, parent, place)

    def _target(self, point: QPoint) -> tuple[QTreeWidgetItem | None, int]:
        """Return the item that a drop goes under, and its place there, as the indicator shows."""
        item = self.itemAt(point)
        if item is None:
            return None, self.topLevelItemCount()
        rectangle = self.visualItemRect(item)
        edge = min(max(2, round(rectangle.height() / 5.5)), 12)
        above, below = point.y() - rectangle.top() < edge, rectangle.bottom() - point.y() < edge
        if not above and not below:
            return item, item.childCount()
        if below and item.isExpanded() and item.childCount():
            return item, 0
        return item.parent(), self.indexFromItem(item).row() + int(below)

    def move_to(self, item: QTreeWidgetItem, parent: QTreeWidgetItem | None, place: int) -> None:
        """Ask that a tag be moved to a place among those under another, as they stand now."""
        above = parent
        while above is not None:
            if above is item:
                return
            above = above.parent()
        siblings = parent.childCount() if parent is not None else self.topLevelItemCount()
        row = self.indexFromItem(item).row()
        same = item.parent() is parent
        if same and place > row:
            place -= 1
        if same and (place == row or (row == siblings - 1 and place >= row)):
            return
        self.moved.emit(tag_of(item).id, tag_of(parent).id if parent is not None else "", place)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move a tag before the window takes them for going back and forward."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in _ARROWS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the current tag on Return, delete, rename or move it by key."""
        item = self.currentItem()
        if item is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and self._move_by_key(item, event.key()):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply_wanted.emit(tag_of(item).id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, item: QTreeWidgetItem, key: int) -> bool:
        parent, row = item.parent(), self.indexFromItem(item).row()
        siblings = parent.childCount() if parent is not None else self.topLevelItemCount()
        if key == Qt.Key.Key_Up and row:
            self.move_to(item, parent, row - 1)
        elif key == Qt.Key.Key_Down and row < siblings - 1:
            self.move_to(item, parent, row + 2)
        elif key == Qt.Key.Key_Left and parent is not None:
            self.move_to(item, parent.parent(), self.indexFromItem(parent).row() + 1)
        elif key == Qt.Key.Key_Right and row:
            before = parent.child(row - 1) if parent is not None else self.topLevelItem(row - 1)
            self.move_to(item, before, before.childCount() if before is not None else 0)
        else:
            return key in _ARROWS
        return True


def tag_of(item: QTreeWidgetItem) -> TagRow:
    """Return the tag of an item."""
    row = item.data(0, ROW_ROLE)
    assert isinstance(row, TagRow)
    return row
