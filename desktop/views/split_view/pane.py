"""The split view: another document, or another place in the same one, next to the first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.appearance.layer_legend import LAYERS
from desktop.views.document.model import DocumentModel
from desktop.views.document.reader_binding import ReaderBinding
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.split_view.section_alignment import SectionAlignment
from desktop.views.widgets.icons import Icons


class SplitViewPane(QWidget):
    """A second reading pane with a choice of what is read in it.

    Signals:
        closed: The user wants it no more.
        document_chosen: A tag is wanted on what is selected here (its key).
        deleted: The annotation at the caret is to be deleted.

    Attributes:
        reader: The pane.
        document: What is open in it.
        choice: The choice of the document.
    """

    closed = Signal()
    document_chosen = Signal(str)
    deleted = Signal()

    def __init__(self, session: Session, first: ReaderWidget, icons: Icons) -> None:
        """Make the pane.

        Args:
            session: What every view works with.
            first: The first pane, whose looks it takes and which it can follow.
            icons: Where icons come from.
        """
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._first = first
        self._first_document = ""
        self._together = False
        self._moving = False
        self._distance = 0
        self._alignment: SectionAlignment | None = None
        self.reader = ReaderWidget()
        self.reader.setObjectName("reader-beside")
        self.document = DocumentModel(session, self)
        self._binding = ReaderBinding(session, self.document, self.reader, keeps_position=False)
        self.choice = QComboBox()
        self.choice.setObjectName("beside-choice")
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.close_button = QToolButton()
        self.close_button.setObjectName("beside-close")
        icons.set_icon(self.close_button, "close")
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
        self.update_theme()
        self.retranslate()

    def _connect(self) -> None:
        self.choice.activated.connect(lambda at: self.open(str(self.choice.itemData(at))))
        self.close_button.clicked.connect(self.closed)
        connect(self._first.scrolled, self, lambda: self._sync_scroll(self._first, self.reader))
        self.reader.scrolled.connect(lambda: self._sync_scroll(self.reader, self._first))
        for key in "1234567890":
            shortcut = QShortcut(QKeySequence(key), self.reader)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda key=key: self.document_chosen.emit(key))
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
            here = translate("SplitView", "%1 (the same document)")
            self.choice.addItem(here.replace("%1", row.title) if row.id == first else row.title, row.id)
        self.choice.setCurrentIndex(self.choice.findData(self.document.id))
        self._align()

    def open(self, document_id: str) -> None:
        """Open a document here."""
        if document_id != self.document.id and self.document.open(document_id):
            self.choice.setCurrentIndex(self.choice.findData(document_id))
            self._align()

    def update_theme(self) -> None:
        """Look as the first pane does."""
        self.reader.set_theme(self._first.theme())
        self.reader.set_typography(self._first.typography())
        self.reader.set_word_marks(self._first.word_marks())
        self.reader.set_script(self._first.script())
        self.reader.set_wide_punctuation(self._first.wide_punctuation())
        for layer in LAYERS:
            self.reader.set_layer_visible(layer, self._first.layer_visible(layer))
        self._binding.show_terms()

    # Scrolling together

    def set_sync_scroll(self, on: bool) -> None:
        """Let both panes scroll together by section; two places of one document keep their distance."""
        self._together = on
        self._align()
        if on:
            self._sync_scroll(self._first, self.reader)

    def _align(self) -> None:
        here, there = self._first.text(), self.reader.text()
        self._distance = self.reader.position() - self._first.position()
        self._alignment = None
        if self._together and self._first_document != self.document.id:
            self._alignment = SectionAlignment(
                self._first.headings(), len(here), self.reader.headings(), len(there)
            )

    def _sync_scroll(self, moved: ReaderWidget, other: ReaderWidget) -> None:
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
        return self._alignment.to_other(place) if forward else self._alignment.from_other(place)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("SplitView", "Split view"))
        self.reader.setAccessibleName(translate("SplitView", "Split view"))
        self.choice.setAccessibleName(translate("SplitView", "Document in split view"))
        self.choice.setToolTip(translate("SplitView", "Document in split view"))
        self.close_button.setAccessibleName(translate("SplitView", "Close split view"))
        self.close_button.setToolTip(translate("SplitView", "Close split view"))
