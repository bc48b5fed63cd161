"""Dragging a tag onto the selection, and the selection onto a tag."""

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent

from desktop.lifetime import connect
from desktop.views.reader import ReaderWidget

TAG_MIME = "application/x-piyue-tag"
"""What a dragged tag is: its id."""

SELECTION_MIME = "application/x-piyue-selection"
"""What the dragged selection of the reading pane is; only this window takes it."""


def tag_data(data: QMimeData, tag_id: str) -> QMimeData:
    """Return what is dragged, with the id of a tag added to it."""
    data.setData(TAG_MIME, QByteArray(tag_id.encode()))
    return data


def tag_in(data: QMimeData) -> str:
    """Return the id of the tag that is dragged; empty where something else is."""
    return bytes(data.data(TAG_MIME).data()).decode("utf-8", "replace") if data.hasFormat(TAG_MIME) else ""


class TagDrag(QObject):
    """Takes tags that are dropped on the text, and lets the selection be dragged away from it.

    Signals:
        dropped: Id of the tag that was dropped on the text.
    """

    dropped = Signal(str)

    def __init__(self, reader: ReaderWidget) -> None:
        super().__init__(reader)
        self._reader = reader
        reader.viewport().setAcceptDrops(True)
        reader.viewport().installEventFilter(self)
        connect(reader.selection_dragged, self, self.drag_selection)

    def drag_selection(self) -> None:
        """Let the words selected be dragged, to a tag or as text to another program."""
        words = self._reader.selected_text()
        if not words:
            return
        data = QMimeData()
        data.setText(words)
        data.setData(SELECTION_MIME, QByteArray(b"1"))
        drag = QDrag(self._reader)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take tags; what else is dragged goes on to the window."""
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent) and (
            tag_id := tag_in(event.mimeData())
        ):
            start, end = self._reader.selection()
            if start == end:
                event.ignore()
                return True
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(tag_id)
            return True
        return False
