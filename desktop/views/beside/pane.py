"""The second text: another document, or another place of the same, beside the first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.actions.rows import DocumentRow
from desktop.lifetime import connect
from desktop.views.beside.alignment import Alignment
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.icons import Icons
from desktop.views.legend import LAYERS
from desktop.views.reader import Reader

translate = QCoreApplication.translate


class OtherDocument(OpenDocument):
    """A document that lies open beside another; the place that is kept of it is the first pane's."""

    def keep_place(self) -> None:
        """Keep nothing."""


class Beside(QWidget):
    """A second reading pane with a choice of what is read in it.

    Signals:
        closed: The person wants it no more.
        put: A tag is wanted on what is selected here (its key).
        deleted: The annotation at the caret is to be deleted.

    Attributes:
        reader: The pane.
        document: What lies open in it.
        choice: The choice of the document.
    """

    closed = Signal()
    put = Signal(str)
    deleted = Signal()

    def __init__(self, desk: Desk, first: Reader, icons: Icons) -> None:
        """Make the pane.

        Args:
            desk: What every view works with.
            first: The first pane, whose looks it takes and which it can follow.
            icons: Where icons come from.
        """
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._first = first
        self._first_document = ""
        self._together = False
        self._moving = False
        self._distance = 0
        self._alignment: Alignment | None = None
        self.reader = Reader()
        self.reader.setObjectName("reader-beside")
        self.document = OtherDocument(desk, self.reader)
        self.choice = QComboBox()
        self.choice.setObjectName("beside-choice")
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.close_button = QToolButton()
        self.close_button.setObjectName("beside-close")
        icons.put(self.close_button, "close")
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 10, 6)
        head.addWidget(self.choice, 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.reader, 1)
        self._connect()
        self.take_looks()
        self.retranslate()

    def _connect(self) -> None:
        self.choice.activated.connect(lambda at: self.open(str(self.choice.itemData(at))))
        self.close_button.clicked.connect(self.closed)
        connect(self._first.scrolled, self, lambda: self._follow(self._first, self.reader))
        self.reader.scrolled.connect(lambda: self._follow(self.reader, self._first))
        for key in "1234567890":
            shortcut = QShortcut(QKeySequence(key), self.reader)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda key=key: self.put.emit(key))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.reader)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.deleted)

    # What is read

    def show_choice(self, rows: Sequence[DocumentRow], first: str) -> None:
        """Offer documents.

        Args:
            rows: The documents.
            first: The one in the first pane, or empty.
        """
        self._first_document = first
        self.choice.clear()
        for row in rows:
            here = translate("Beside", "%1 (the same document)")
            self.choice.addItem(here.replace("%1", row.title) if row.id == first else row.title, row.id)
        self.choice.setCurrentIndex(self.choice.findData(self.document.id))
        self._align()

    def open(self, document_id: str) -> None:
        """Lay a document open here."""
        if document_id != self.document.id and self.document.open(document_id):
            self.choice.setCurrentIndex(self.choice.findData(document_id))
            self._align()

    def take_looks(self) -> None:
        """Look as the first pane does."""
        self.reader.set_theme(self._first.theme())
        self.reader.set_typography(self._first.typography())
        self.reader.set_word_marks(self._first.word_marks())
        self.reader.set_script(self._first.script())
        for layer in LAYERS:
            self.reader.set_layer_visible(layer, self._first.layer_visible(layer))

    # Scrolling together

    def set_together(self, on: bool) -> None:
        """Let both panes scroll together by section; two places of one document keep their distance."""
        self._together = on
        self._align()
        if on:
            self._follow(self._first, self.reader)

    def _align(self) -> None:
        here, there = self._first.text(), self.reader.text()
        self._distance = self.reader.position() - self._first.position()
        self._alignment = None
        if self._together and self._first_document != self.document.id:
            self._alignment = Alignment(self._first.headings(), len(here), self.reader.headings(), len(there))

    def _follow(self, moved: Reader, other: Reader) -> None:
        """Bring the other pane to the place that goes with where one has been moved to."""
        if not self._together or self._moving or not self.isVisible() or not other.text():
            return
        place = self._place(moved.position(), forward=moved is self._first)
        if place is not None:
            self._moving = True
            other.set_position(place)
            self._moving = False

    def _place(self, place: int, *, forward: bool) -> int | None:
        if self._alignment is None:
            return place + (self._distance if forward else -self._distance)
        return self._alignment.there(place) if forward else self._alignment.back(place)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Beside", "Second text"))
        self.reader.setAccessibleName(translate("Beside", "Second text"))
        self.choice.setAccessibleName(translate("Beside", "What is read beside"))
        self.choice.setToolTip(translate("Beside", "What is read beside"))
        self.close_button.setAccessibleName(translate("Beside", "Close the second text"))
        self.close_button.setToolTip(translate("Beside", "Close the second text"))
