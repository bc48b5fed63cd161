"""The review list (待复核): annotations without a certain place, each placed by a key or kept as lost."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import error_messages
from desktop.actions.annotate import ChangeSpan, KeepAsLost
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.relocation import RelocationProposal, proposals
from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.views import display_names
from desktop.views import display_names as numbers
from desktop.views.commands.registry import display_key
from desktop.views.relocation.candidate_list import CandidateList
from desktop.views.relocation.context_markup import highlighted, plain_context
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import Column, RowTableModel

COLUMNS: tuple[Column[AnnotationRow], ...] = (
    Column(
        "annotation",
        lambda: translate("Relocation", "Annotation"),
        lambda row: f"▍{display_names.annotation_name(row.tag, row.note)}  {' '.join(row.quote.split())}",
        lambda row: (row.document, row.start),
        tip=lambda row: "\n".join(
            part
            for part in (row.document, display_names.annotation_name(row.tag_path, row.note), row.note)
            if part
        ),
    ),
)


class RelocationDialog(BaseDialog):
    """The list left; right the old surroundings above the places in the new text.

    Args:
        session: The session.
        selection: Gives document, start and end of what is selected in the window's text.
        over: The window it stands over; it stays open beside it.

    Signals:
        show_wanted: Document, start and end of a place to be shown in the text.
    """

    show_wanted = Signal(str, int, int)

    def __init__(
        self, session: Session, selection: Callable[[], tuple[str, int, int]], over: QWidget
    ) -> None:
        super().__init__(over, "review")
        self._session = session
        self._selection = selection
        self.setWindowTitle(translate("Relocation", "Unplaced annotations"))
        self.model: RowTableModel[AnnotationRow] = RowTableModel(COLUMNS, lambda row: row.id, self)
        self.list = _list(self.model)
        self.state = QComboBox()
        self.state.setObjectName("review-state")
        self.candidates = CandidateList(session.theme)
        self._old = QLabel()
        self._about = make_label("", "muted")
        self._none = EmptyState("no-candidates")
        self._places = QStackedWidget()
        self._empty = EmptyState("review-empty")
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()
        self.candidates.setFocus()
        self.resize(940, 560)

    def _lay_out(self) -> None:
        self._old.setObjectName("review-old")
        self._old.setTextFormat(Qt.TextFormat.RichText)
        self._old.setWordWrap(True)
        self._old.setMargin(10)
        self._old.setFrameShape(QFrame.Shape.StyledPanel)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        self._places.addWidget(self.candidates)
        self._places.addWidget(self._none)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._about)
        column.addWidget(make_label(translate("Relocation", "Original place"), "section"))
        column.addWidget(self._old)
        column.addWidget(make_label(translate("Relocation", "Possible places"), "section"))
        column.addWidget(self._places, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 620])
        self._whole.addWidget(split)
        self._whole.addWidget(self._empty)
        self.column.addWidget(self._whole, 1)
        self._add_buttons()
        self.state.setAccessibleName(translate("Relocation", "Annotations to list"))
        self.state.setToolTip(self.state.accessibleName())
        for name in ("review", "lost"):
            self.state.addItem("", name)

    def _add_buttons(self) -> None:
        self.place_button = _button("place", translate("Relocation", "Place here"), "Return")
        self.lost_button = _button("lost", translate("Relocation", "Mark as not found"), "Del")
        self.here_button = _button("selection", translate("Relocation", "Place at selection"), "Ctrl+Return")
        self.show_button = _button("show", translate("Relocation", "Show in text"), "Ctrl+Space")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.place_button, self.lost_button, self.here_button, self.show_button):
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox()
        button = close.addButton(translate("Dialog", "Close"), QDialogButtonBox.ButtonRole.RejectRole)
        button.setAutoDefault(False)
        close.rejected.connect(self.reject)
        row.addWidget(close)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.state.currentIndexChanged.connect(lambda _: self.refresh())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.list.activated.connect(lambda _: self.candidates.setFocus())
        self.candidates.taken.connect(self.place_annotation)
        self.candidates.lost_wanted.connect(self.keep_as_lost)
        self.place_button.clicked.connect(lambda: self._place_current())
        self.lost_button.clicked.connect(lambda: self.keep_as_lost())
        self.here_button.clicked.connect(lambda: self.place_at_selection())
        self.show_button.clicked.connect(lambda: self.show_current())
        for keys, handler in (
            ("Ctrl+Return", self.place_at_selection),
            ("Ctrl+Space", self.show_current),
            ("Ctrl+Z", self._session.undo),
            ("Ctrl+Shift+Z", self._session.redo),
            ("Ctrl+Down", lambda: self._step(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(handler)
        self._session.changed.connect(self._update_changed)
        self._session.library_changed.connect(self.close)

    # What is listed.

    def _update_changed(self, changes: Changes) -> None:
        if changes.everything or changes.annotations or changes.texts or changes.documents:
            self.refresh()

    def refresh(self) -> None:
        """Read the list again; the next one takes the place of one that is done."""
        if not self._session.is_open:
            return
        before = self.list.currentIndex().row()
        chosen = self.current()
        try:
            counts = self._session.library.queries.review_counts()
            rows = self._session.library.queries.in_state(self.state.currentData())
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            return
        self._name_states(counts)
        self.model.set_rows(rows)
        index = self.model.index_of(chosen.id) if chosen is not None else self.model.index(0, 0)
        if not index.isValid() and rows:
            index = self.model.index(min(max(0, before), len(rows) - 1), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flags)
        self._show()

    def _name_states(self, counts: dict[str, int]) -> None:
        for place, text in enumerate(
            (translate("Relocation", "Unplaced"), translate("Relocation", "Not found"))
        ):
            count = counts.get(self.state.itemData(place), 0)
            self.state.setItemText(place, f"{text}  {numbers.number_text(count)}")

    def current(self) -> AnnotationRow | None:
        """Return the annotation that is looked at."""
        return self.model.row_at(self.list.currentIndex())

    def select(self, annotation_id: str) -> None:
        """Look at an annotation, on whichever of the lists it is."""
        for place in range(self.state.count()):
            if not self.model.index_of(annotation_id).isValid():
                self.state.setCurrentIndex(place)
        index = self.model.index_of(annotation_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.candidates.setFocus()

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _show(self) -> None:
        row = self.current()
        self._whole.setCurrentIndex(0 if self.model.rowCount() or self.state.currentIndex() else 1)
        self._empty.set_text(
            translate("Relocation", "No unplaced annotations"),
            translate(
                "Relocation",
                (
                    "When a document gets a new text version, annotations whose place is "
                    "uncertain are listed here."
                ),
            ),
        )
        for button in (self.place_button, self.lost_button, self.here_button, self.show_button):
            button.setEnabled(row is not None)
        if row is None:
            self._about.clear()
            self._old.clear()
            self.candidates.set_places(())
            return
        self._show_count(row)
        self._show_candidates(row)

    def _show_count(self, row: AnnotationRow) -> None:
        number = translate("Relocation", "version %1").replace("%1", str(row.version))
        name = display_names.annotation_name(row.tag_path, row.note)
        about = " · ".join(part for part in (name, row.document, number, row.section) if part)
        self._about.setText(about + (f"\n{row.note}" if row.note else ""))
        self._old.setText(highlighted(row.prefix, row.quote, row.suffix, self._session.theme))
        self._old.setAccessibleName(plain_context(row.prefix, row.quote, row.suffix))

    def _show_candidates(self, row: AnnotationRow) -> None:
        try:
            places = proposals(self._session.library.queries, row.id)
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            places = []
        if not alive(self):  # closed while it was told why nothing can be read
            return
        self.candidates.set_places(places)
        self._none.set_text(
            translate("Relocation", "This text is not in the new version"),
            translate(
                "Relocation",
                ("Select the right text and press Ctrl+Enter, or mark the annotation as not found."),
            ),
        )
        self._places.setCurrentIndex(0 if places else 1)
        self.place_button.setEnabled(bool(places))
        self.lost_button.setEnabled(row.state == "review")

    # What is done.

    def place_annotation(self, place: RelocationProposal) -> None:
        """Put the annotation at a place."""
        row = self.current()
        if row is not None:
            self._session.perform_soon(ChangeSpan(row.id, place.start, place.end))
            self.candidates.setFocus()

    def _place_current(self) -> None:
        place = self.candidates.current()
        if place is not None:
            self.place_annotation(place)

    def place_at_selection(self) -> None:
        """Put the annotation at what is selected in the text."""
        row = self.current()
        document_id, start, end = self._selection()
        if row is None:
            return
        if document_id != row.document_id or start >= end:
            self._session.messages.show_note(
                translate("Relocation", "Select the right text in its document first")
            )
            self.show_wanted.emit(row.document_id, 0, 0)
            return
        self._session.perform_soon(ChangeSpan(row.id, start, end))

    def keep_as_lost(self) -> None:
        """Take the annotation off the list without a place."""
        row = self.current()
        if row is not None and row.state == "review":
            self._session.perform_soon(KeepAsLost([row.id]))
            self.candidates.setFocus()

    def show_current(self) -> None:
        """Show the place that is current in the window's text."""
        row, place = self.current(), self.candidates.current()
        if row is not None:
            start, end = (place.start, place.end) if place is not None else (0, 0)
            self.show_wanted.emit(row.document_id, start, end)


def _list(model: RowTableModel[AnnotationRow]) -> QListView:
    view = QListView()
    view.setObjectName("review-list")
    view.setAccessibleName(translate("Relocation", "Annotations whose place in the text is uncertain"))
    view.setModel(model)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    return view


def _button(name: str, text: str, key: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"review-{name}")
    button.setAutoDefault(False)
    button.setToolTip(f"{text} ({display_key(key)})")
    return button
