"""The list of annotations: all of them, filtered, queried, read one by one, changed many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from desktop.actions.annotation_filters import AnnotationFilter
from desktop.actions.errors import LibraryError
from desktop.actions.row_types import AnnotationSummary
from desktop.actions.saved_queries import DeleteQuery, Query, SaveQuery
from desktop.i18n import translate
from desktop.lifetime import alive, connect
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.retrieval.annotation_table_model import AnnotationTableModel
from desktop.views.retrieval.column_choice import ColumnChoice
from desktop.views.retrieval.commands import RetrievalCommands
from desktop.views.retrieval.context_view import ContextView
from desktop.views.retrieval.csv_export import CsvExport
from desktop.views.retrieval.filter_bar import AnnotationFilterBar
from desktop.views.retrieval.loader import AnnotationLoader, ListedAnnotations
from desktop.views.retrieval.query_bar import QueryBar
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.selected_rows import selected_count, selected_rows, stretches
from desktop.views.widgets.status_bar import hidden_words
from desktop.views.widgets.table_view import RowTableView
from desktop.views.workspaces.page import Page

MAX_STRETCHES = 2500
"""So many stretches of selected rows stay selected when others are listed; Qt needs a while for each."""


class RetrievalView(Page):
    """All annotations, filtered and queried.

    In the table Enter goes to the passage on the page Read and B comes back; space and the arrows read one
    passage after another; T, the number keys, N, R and Del change what is selected.
    """

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self.setObjectName("retrieval")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator
        self._session = session
        self._said = ""
        self._documents = 0
        self._answer: frozenset[str] | None = None
        self._question: Query | None = None
        self._buttons: dict[str, QPushButton] = {}

    def parts(self) -> Steps:
        """Make the filters, the query, the list and the passage."""
        session = self._session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        self.filters = AnnotationFilterBar()
        layout.addWidget(self.filters)
        yield
        self.asking = QueryBar()
        self.asking.hide()
        layout.addWidget(self.asking)
        yield
        self.listing = AnnotationLoader(session, self)
        self.at_end(self.listing.close)
        self._make_list(layout)
        yield
        self.handlers = RetrievalCommands(
            session, self._codebook, self._controller, self._navigator, self, self
        )
        self._writer = CsvExport(session, self)
        self._make_foot(layout)
        yield
        self._connect()
        self.retranslate()
        self.listing.set_filter(self._current_filter)
        self.listing.load()

    def _make_list(self, layout: QVBoxLayout) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        layout.addWidget(split, 1)
        self._stack = QStackedWidget()
        split.addWidget(self._stack)
        self.model = AnnotationTableModel()
        self.table = RowTableView()
        self._stack.addWidget(self.table)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.columns = ColumnChoice(self.table, self._session.settings)
        self._empty = EmptyState("no-marks")
        self._stack.addWidget(self._empty)
        self.passage = ContextView()
        split.addWidget(self.passage)
        split.setSizes([420, 240])

    def _make_foot(self, layout: QVBoxLayout) -> None:
        self.query_button = QToolButton()
        self.query_button.setObjectName("show-query")
        self.query_button.setCheckable(True)
        self.filters.row.addWidget(self.query_button)
        foot = QHBoxLayout()
        layout.addLayout(foot)
        self._state = QLabel()
        self._state.setProperty("look", "muted")
        self._state.setWordWrap(True)
        foot.addWidget(self._state, 1)
        for name in ("put", "retag", "note", "reviewed", "delete", "export"):
            button = self._buttons[name] = QPushButton()
            button.setObjectName(f"retrieval-{name}")
            button.setAutoDefault(False)
            foot.addWidget(button)

    def _connect(self) -> None:
        listing, handlers = self.listing, self.handlers
        self.query_button.toggled.connect(self.asking.setVisible)
        self._writer.message.connect(self._state.setText)
        listing.loaded.connect(self._fill_choices)
        listing.rows_changed.connect(self._show)
        listing.answered.connect(self._show_answer)
        listing.moved.connect(self._show_progress)
        listing.ended.connect(self._show_status)
        listing.searching.connect(lambda: self._state.setText(translate("Retrieval", "Running query…")))
        self.filters.changed.connect(listing.refresh)
        self.model.sorting.connect(listing.set_order)
        self.asking.query_asked.connect(self.run_query)
        self.asking.save_wanted.connect(self.save_query)
        self.asking.delete_wanted.connect(lambda key: self._session.perform_soon(DeleteQuery(key)))
        self.asking.delete_wanted.connect(lambda _: self._fill_choices())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected_count())
        self.table.doubleClicked.connect(lambda _: handlers.show_in_document())
        self.table.customContextMenuRequested.connect(self._menu)
        for name, handler in self._handlers().items():
            self._buttons[name].clicked.connect(handler)
        for key, handler in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._cancel)
        self._document.opened.connect(self._document_changed)
        self._session.hidden_changed.connect(self._hidden_changed)
        connect(self._session.theme_changed, self, lambda _: self._show_current())
        self._session.writes.began.connect(self._show_edit)
        self._session.writes.ended.connect(self._end_edit)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "put": self.handlers.open_palette,
            "retag": self.handlers.change_tag,
            "note": self.handlers.edit_note,
            "reviewed": self.handlers.toggle_reviewed,
            "delete": self.handlers.delete,
            "export": self.export,
        }

    def _keys(self) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {
            "Return": self.handlers.show_in_document,
            "Enter": self.handlers.show_in_document,
            "B": self.handlers.go_back,
            "T": self.handlers.open_palette,
            "/": self.handlers.open_palette,
            ".": self.handlers.repeat_tags,
            "N": self.handlers.edit_note,
            "R": self.handlers.toggle_reviewed,
            "Del": self.handlers.delete,
            "Space": lambda: self.read_next(1),
            "Shift+Space": lambda: self.read_next(-1),
        }
        keys.update({key: partial(self.handlers.apply_pinned, key) for key in "1234567890"})
        return keys

    # What is listed.

    def _current_filter(self) -> AnnotationFilter:
        """Return what is asked.

        Annotations of annotators who are hidden are listed only where they are asked for.
        """
        annotation_index = self.listing.marks
        asked = self.filters.current_filter(annotation_index, self._document.id, self._answer)
        hidden = self._session.hidden_annotators
        if asked.annotators is not None or hidden.isdisjoint(annotation_index.annotators.values()):
            return asked
        shown = frozenset(key for key, name in annotation_index.annotators.items() if name not in hidden)
        return replace(asked, annotators=shown)

    def _hidden_changed(self) -> None:
        """List without what is hidden now; the query that was answered is asked again."""
        if self._answer is not None and self._question is not None:
            self.run_query(self._question)
        self.listing.refresh()

    def _hidden_count(self) -> int:
        """Return how many annotators have marks that are left out of what is listed."""
        if self.filters.annotator.currentData() is not None:
            return 0
        return len(self._session.hidden_annotators.intersection(self.listing.marks.annotators.values()))

    def _fill_choices(self) -> None:
        if self._session.is_open:
            self.filters.set_choices(self.listing.marks)
            self.asking.set_choices(self.listing.marks, self._session.library.queries.saved_queries())

    def _show(self, annotations: ListedAnnotations) -> None:
        chosen = [row.id for row in self.selected()]
        current = self.current()
        place = self.table.currentIndex().row()
        rows, self._documents = annotations.rows, annotations.documents
        self.model.set_rows(self.listing.marks, rows, annotations.places, self.listing.sections)
        index = self.model.index_of(current.id) if current is not None else self.model.index(0, 0)
        if not index.isValid() and rows:  # it is gone: the next one takes its place
            index = self.model.index(min(max(place, 0), len(rows) - 1), 0)
        if index.isValid():
            self._select([current.id] if current is not None and len(chosen) < 2 else chosen, index.row())
        self._show_current()
        self._show_status()

    def _select(self, ids: Sequence[str], place: int) -> None:
        kind = QItemSelectionModel.SelectionFlag
        index, last_column = self.model.index(place, 0), self.model.columnCount() - 1
        chosen = QItemSelection()
        for first, last in stretches((place, *map(self.model.place_of, ids)))[:MAX_STRETCHES]:
            rows = QItemSelectionRange(self.model.index(first, 0), self.model.index(last, last_column))
            chosen.append(rows)
        selection = self.table.selectionModel()
        selection.setCurrentIndex(index, kind.NoUpdate)
        selection.select(chosen, kind.ClearAndSelect)  # whole rows: to have Qt widen them is quadratic
        self.table.scrollTo(index)

    def _show_status(self) -> None:
        rows, annotation_index = self.model.rows(), self.listing.marks
        shown = display_names.number_text(len(rows))
        if len(annotation_index.rows) < annotation_index.total:
            words = translate("Retrieval", "%1 of %2 annotations loaded…")
            words = words.replace("%1", display_names.number_text(len(annotation_index.rows)))
        else:
            words = translate("Retrieval", "%1 of %2 annotations, in %n document(s)", n=self._documents)
            words = words.replace("%1", shown)
        words = words.replace("%2", display_names.number_text(annotation_index.total))
        hidden = self._hidden_count()
        self._said = " · ".join([words, *([hidden_words(hidden)] if hidden else [])])
        self._show_selected_count()
        nothing = not rows and len(annotation_index.rows) == annotation_index.total
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.passage.setVisible(not nothing)
        self._say_nothing_found()
        for name in ("put", "retag", "note", "reviewed", "delete", "export"):
            self._buttons[name].setEnabled(bool(rows))

    def _show_edit(self, progress: Progress) -> None:
        self._state.setText(progress.text)

    def _end_edit(self, _progress: Progress) -> None:
        self._show_status()

    def _show_selected_count(self) -> None:
        """Show how many of what is listed are selected: that is how many an edit changes."""
        count = selected_count(self.table)
        selected = translate("Retrieval", "%n selected", n=count)
        self._state.setText(" · ".join([self._said, *([selected] if count > 1 else [])]))

    def _document_changed(self, _contents: object) -> None:
        if self.filters.scope.currentData() == "here" and self.isVisible():
            self.listing.refresh()

    def current(self) -> AnnotationSummary | None:
        """Return the annotation that is read."""
        return self.model.row_at(self.table.currentIndex())

    def selected(self) -> list[AnnotationSummary]:
        """Return the annotations that are selected, in the order they are listed in."""
        rows = self.model.rows()
        return [rows[place] for place in selected_rows(self.table) if place < len(rows)]

    def show_tag(self, tag_id: str) -> None:
        """List the annotations of a tag, and of those below it, in all documents."""
        filters = self.filters
        filters.set_choices(self.listing.marks)
        filters.show_only_tag(tag_id, self._codebook.path_of(tag_id))

    # Reading one after another.

    def read_next(self, step: int) -> None:
        """Read the next passage, or the one before."""
        place = self.table.currentIndex().row() + step
        if 0 <= place < len(self.model.rows()):
            self._select([], place)

    def _show_current(self) -> None:
        row = self.current()
        text = ""
        if row is not None:
            try:
                text = self._session.library.queries.text(row.document_id)
            except LibraryError:
                row = None  # deleted meanwhile; the list is about to be read again
        self.passage.show_row(row, self.listing.marks, self.listing.sections, text, self._session.theme)

    # Queries.

    def run_query(self, query: Query) -> None:
        """Answer a query and list what answers it."""
        self._question = query
        self.query_button.setChecked(True)
        self.listing.run_query(query)
        self._state.setText(translate("Retrieval", "Running query…"))

    def _show_progress(self, done: int, total: int) -> None:
        words = translate("Retrieval", "Running query… %1 of %2 documents")
        self._state.setText(words.replace("%1", str(done)).replace("%2", str(total)))

    def _show_answer(self, rows: Sequence[AnnotationSummary]) -> None:
        self._answer = frozenset(row.id for row in rows)
        if rows and self.isVisible():
            self.table.setFocus()  # to read what was found, one after the other
        scope = self.filters.scope
        if scope.currentData() == "answer":
            self.listing.refresh()
        else:
            scope.setCurrentIndex(scope.findData("answer"))

    def save_query(self) -> None:
        """Ask for a name and save the query under it."""
        name = self._session.messages.ask_line(
            translate("Retrieval", "Save query"), translate("Retrieval", "Name")
        )
        if not name or not alive(self):  # closed while it was asked for
            return
        if self._session.perform(SaveQuery(name, self.asking.query())) is not None:
            self._fill_choices()

    # Files and menus.

    def export(self) -> None:
        """Write what is listed to a CSV."""
        self._writer.write(self.model.rows())

    def _menu(self, where: QPoint) -> None:
        if self.selected():
            menu = self.handlers.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(where))

    def focus_rows(self) -> None:
        """Focus the rows."""
        self.table.setFocus()

    def place_of_current(self) -> QRect:
        """Return where the current row stands in this window, for the palette."""
        rectangle = self.table.visualRect(self.table.currentIndex())
        return QRect(self.table.viewport().mapTo(self, rectangle.topLeft()), rectangle.size())

    def _cancel(self) -> None:
        """Stop the query, or empty the search field; then go back to the rows."""
        if self.listing.querying:
            self.listing.cancel_query()
        elif self.filters.words.hasFocus() and self.filters.words.text():
            self.filters.words.clear()
        elif self.table.hasFocus():
            self.handlers.go_back()
        else:
            self.table.setFocus()

    def focus_content(self) -> None:
        """Focus the rows."""
        self.table.setFocus()

    def focus_search(self) -> None:
        """Focus the search field."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """List what was changed while the list was not seen."""
        super().showEvent(event)
        self.listing.set_active(True)
        self._document_changed(None)

    def _say_nothing_found(self) -> None:
        """Say why the list is empty: nothing matches, or nothing has been annotated."""
        if self.listing.marks.total:
            self._empty.set_text(
                translate("Retrieval", "No matching annotations"),
                translate("Retrieval", "Remove a filter, or run another query."),
            )
        else:
            self._empty.set_text(
                translate("Retrieval", "No annotations yet"),
                translate("Retrieval", "Select text on the Read page and annotate it; it is listed here."),
            )

    def hideEvent(self, event: QHideEvent) -> None:
        """Only note what is changed."""
        super().hideEvent(event)
        self.listing.set_active(False)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.query_button.setText(translate("Retrieval", "Query"))
        self.query_button.setToolTip(translate("Retrieval", "Show or hide the query builder"))
        self.filters.retranslate()
        self.asking.retranslate()
        self.passage.retranslate()
        self.table.setAccessibleName(translate("Retrieval", "Annotations"))
        self._say_nothing_found()
        for name, words, tip in _button_words():
            self._buttons[name].setText(words)
            self._buttons[name].setToolTip(tip)
        if self._said:  # the list has been read
            self._show_current()
            self._show_status()


def _button_words() -> tuple[tuple[str, str, str], ...]:
    """Return the name of each button, with the words on it and its tip."""
    return (
        (
            "put",
            translate("Retrieval", "Apply tags…"),
            translate("Retrieval", "Apply tags to selected passages (T)"),
        ),
        (
            "retag",
            translate("Retrieval", "Change tag…"),
            translate("Retrieval", "Change tag of selected annotations"),
        ),
        (
            "note",
            translate("Retrieval", "Edit note…"),
            translate("Retrieval", "Edit note of selected annotations (N)"),
        ),
        (
            "reviewed",
            translate("Retrieval", "Reviewed"),
            translate("Retrieval", "Toggle reviewed (R)"),
        ),
        (
            "delete",
            translate("Retrieval", "Delete"),
            translate("Retrieval", "Delete selected annotations (Del)"),
        ),
        ("export", "CSV…", translate("Retrieval", "Export listed annotations")),
    )
