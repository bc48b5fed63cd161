"""The documents, left: a list with filters, sorted by any column, and what can be done with a document."""

from collections.abc import Collection, Sequence
from operator import attrgetter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.errors import LibraryError
from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.tasks import TEXT
from desktop.views import display_names
from desktop.views.documents.columns import COLUMNS
from desktop.views.documents.filter import (
    DocumentFilter,
    DocumentMatcher,
    FilterChoices,
    filter_choices,
)
from desktop.views.documents.filter_bar import DocumentListFilterBar
from desktop.views.documents.grouped import HEADING_ROLE, shown_once
from desktop.views.documents.list_reader import ListContents, ListReader
from desktop.views.documents.list_view import DocumentList
from desktop.views.documents.organizer import DocumentOrganizer
from desktop.views.documents.sort_button import SortButton
from desktop.views.operations.background import BackgroundJob
from desktop.views.operations.turns import Turns
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import MANY_ROWS, ROW_ROLE, RowTableModel

CONFIRM_COUNT = 20
"""From so many documents on, reading all of them again is quicker than one after the other."""


class DocumentsPanel(QWidget):
    """List, filters and empty states.

    Signals:
        open_wanted: Id of the document to be opened.
        import_wanted: Files are to be chosen for import.
        properties_wanted: Id of a document whose metadata is to be looked at.
        cleaning_wanted: Id of a document of which is to be shown what cleaning changed.
        delete_wanted: Ids of documents to be deleted.
        export_wanted: What (``annotations`` or ``figures``) of which documents is to be exported.
        menu_wanted: A menu for documents is made (`QMenu`, sequence of `DocumentRow`).
        heading_menu_wanted: A menu for a group is made (`QMenu`, its id).
        listed: What `refresh_soon` was to read is listed, or could not be read.
    """

    open_wanted = Signal(str)
    import_wanted = Signal()
    properties_wanted = Signal(str)
    cleaning_wanted = Signal(str)
    delete_wanted = Signal(list)
    export_wanted = Signal(str, list)
    menu_wanted = Signal(QMenu, list)
    heading_menu_wanted = Signal(QMenu, str)
    listed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._finder = DocumentMatcher()
        self._indexing = BackgroundJob(session, self, TEXT)
        self._knows = False
        self._chosen_before: Sequence[str] = ()
        self._is_awaited = False
        self.model: RowTableModel[DocumentRow] = RowTableModel(
            COLUMNS, attrgetter("id"), in_turns=lambda steps: Turns(steps, self).start()
        )
        self.organizer = DocumentOrganizer(session, self.model)
        self._finder.ask(self.organizer.words, self.organizer.passes)
        self.filters = DocumentListFilterBar(session.icons)
        self.list = DocumentList(session.theme)
        self.list.items.progress = self.organizer.progress
        self._reader = ListReader(session, self)
        self._heading = QLabel()
        self._heading.setProperty("look", "heading")
        self._sort = SortButton(self.organizer.grouping)
        self._import = QToolButton()
        self._import.setObjectName("document-import")
        self._nothing = EmptyState("no-documents")
        self._no_match = EmptyState("no-match")
        self._clear_button = QPushButton()
        self._no_match.add_button(self._clear_button)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 2)
        head.setSpacing(2)
        head.addWidget(self._heading, 1)
        head.addWidget(self._sort)
        head.addWidget(self._import)
        for page in (self.list, self._nothing, self._no_match):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)
        self._session.icons.set_icon(self._sort, "sort")
        self._session.icons.set_icon(self._import, "plus")
        self.list.setModel(self.model)
        header = self.list.header()
        header.setStretchLastSection(False)
        self.list.fit_columns()
        self.list.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)

    def _connect(self) -> None:
        self.organizer.grouped.rebuilt.connect(self.list.open_headings)
        self.organizer.progress_read.connect(self.list.viewport().update)
        self.filters.changed.connect(self._wanted)
        self.filters.words.returnPressed.connect(self._open_first)
        self.list.wanted.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.header().sortIndicatorChanged.connect(self._sorted)
        self._sort.about_to_show.connect(self._mark_sorted)
        self._sort.sort_wanted.connect(self.sort_by)
        self._sort.grouping_wanted.connect(self.group_by)
        self._sort.unsorted_wanted.connect(lambda: self.list.sortByColumn(-1, Qt.SortOrder.AscendingOrder))
        self._import.clicked.connect(self.import_wanted)
        self._clear_button.clicked.connect(self.filters.clear)
        self._session.theme_changed.connect(self._set_theme)
        self._session.hidden_changed.connect(self.refresh)
        self._reader.contents_read.connect(self._take)
        self._reader.ended.connect(self._tell_listed)
        self.model.arranged.connect(self._show_arranged)

    # What is listed.

    def refresh(self) -> None:
        """Read the list again from the library; in the background where it is long."""
        self._reader.read()

    @property
    def is_long(self) -> bool:
        """Whether the library has so many documents that `refresh_soon` is to read its list."""
        return self._reader.is_long

    def refresh_soon(self) -> None:
        """Read the list in the background, of a library that was not listed before as well."""
        self._reader.read_soon()

    def _take(self, contents: ListContents) -> None:
        """Show what was read; nothing is arranged again that is as it was."""
        organized = self.organizer.take(contents.groups, contents.attributes, contents.values)
        rows, before = contents.rows, self.model.rows()
        if not organized and len(rows) == len(before):
            changed = [new for new, old in zip(rows, before, strict=True) if new != old]
            if len(changed) <= CONFIRM_COUNT and self._replace(changed):
                return
        self._show(rows, contents.choices)

    def _show(self, rows: Sequence[DocumentRow], choices: FilterChoices) -> None:
        self._chosen_before = [row.id for row in self.selected()] or self._chosen_before
        self.filters.set_choices(choices)
        self.filters.offer_own(self.organizer.groups, self.organizer.value_entries())
        columns = (*COLUMNS, *self.organizer.columns())
        if [one.name for one in columns] != [one.name for one in self.model.columns]:
            self.model.set_columns(columns)
            self.list.fit_columns()
        if rows:  # the list takes its size before it has all rows
            self._stack.setCurrentWidget(self.list)
            self.filters.show()
        self._apply_grouping(rebuild=False)
        self.model.set_rows(rows, lambda: self._finder.matches(self.filters.current_filter()))
        self._knows = False
        if self.filters.current_filter().words:
            self._update_filter_words()

    def _tell_listed(self) -> None:
        self._is_awaited = self.model.is_arranging
        if not self._is_awaited:
            self.listed.emit()

    def _show_arranged(self) -> None:
        """Show what is listed now."""
        self._show_state()
        self._reveal_laid_out()
        if self._is_awaited:
            self._tell_listed()

    def _reveal_laid_out(self) -> None:
        """Show the rows that are wanted; among many once these have been laid out, in the next turn."""
        if self.model.rowCount() > MANY_ROWS:
            QTimer.singleShot(0, self, self._reveal)
        else:
            self._reveal()

    def _reveal(self) -> None:
        """Select again what was selected, and bring the open document into view."""
        self._show_open_row()
        chosen, self._chosen_before = self._chosen_before, ()
        self.select(chosen)

    def _replace(self, rows: Sequence[DocumentRow]) -> bool:
        """Show documents anew in their places; False where more of them changed than counts."""
        for row in rows:
            known = self.model.row_of(row.id)
            if known is None or row._replace(annotations=known.annotations) != known:
                return False
        if rows:
            self.model.replace(rows)
        return True

    def _update_filter_words(self) -> None:
        """Learn the titles' characters, when something is typed: the tables are large."""
        if self._knows:
            return
        self._knows = True
        rows, finder = self.model.rows(), self._finder
        self._indexing.run(lambda _: finder.set_rows(rows), lambda _: self._filter(), supersedes=True)

    def refresh_rows(self, ids: Collection[str]) -> None:
        """Read some documents again, such as those whose number of annotations changed."""
        if self._reader.busy or len(ids) > CONFIRM_COUNT or None in map(self.model.row_of, ids):
            self.refresh()
            return
        queries, hidden = self._session.library.queries, self._session.hidden_annotators
        try:
            rows = [queries.document(one, hidden) for one in ids]
        except LibraryError:
            self.refresh()  # one of them is gone
            return
        if not self._replace(rows):
            self.refresh()

    def selected(self) -> list[DocumentRow]:
        """Return the documents that are selected, in the order shown."""
        selection = self.list.selectionModel()
        indexes = selection.selectedRows() if selection else []
        indexes.sort(key=lambda index: (index.parent().row(), index.row()))
        return shown_once(row for row in map(_row_at, indexes) if row is not None)

    def shown(self) -> list[DocumentRow]:
        """Return the documents that the list shows."""
        return self.model.shown_rows()

    def select(self, ids: Sequence[str]) -> None:
        """Select documents, those that are shown."""
        selection = self.list.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for one in ids:
            index = self._index_of(one)
            if index.isValid():
                selection.select(index, flags)

    def _index_of(self, document_id: str) -> QModelIndex:
        """Return where the list shows a document; an invalid index where it does not."""
        listed = self.organizer.grouped if self.list.model() is self.organizer.grouped else self.model
        return listed.index_of(document_id)

    def set_open_document(self, document_id: str) -> None:
        """Mark the document that is open and bring it into view."""
        self.list.items.opened = document_id
        self.list.viewport().update()
        self._reveal_laid_out()

    def _show_open_row(self) -> None:
        """Select the document that is open, alone, and bring it into view."""
        index = self._index_of(self.list.items.opened)
        if index.isValid():
            self.list.select_row(index)

    def mark_opened(self, document_id: str) -> None:
        """Mark a document no longer as new."""
        row = self.model.row_of(document_id)
        if row is not None and not row.opened:
            self.model.replace([row._replace(opened=True)])

    def _wanted(self, wanted: DocumentFilter) -> None:
        if wanted.words:
            self._update_filter_words()
        self._filter()

    def _filter(self) -> None:
        self.model.set_test(self._finder.matches(self.filters.current_filter()))

    def _show_state(self) -> None:
        rows, shown = self.model.rows(), self.model.rowCount()
        listed = shown or self.model.is_arranging
        page: QWidget = self.list if listed else self._no_match if rows else self._nothing
        self._stack.setCurrentWidget(page)
        self.filters.setVisible(bool(rows))
        count = (
            display_names.number_text(len(rows))
            if shown == len(rows)
            else f"{display_names.number_text(shown)} / {len(rows)}"
        )
        self._heading.setText(f"{translate('Documents', 'Documents')}  {count}" if rows else "")

    def _open(self, index: QModelIndex) -> None:
        row = _row_at(index)
        if row is not None:
            self.open_wanted.emit(row.id)

    def _open_first(self) -> None:
        rows = self.model.shown_rows()
        if rows:
            first = self._index_of(rows[0].id)
            self.list.setFocus()
            self.list.select_row(first)
            self._open(first)

    # How it is sorted and shown.

    def _sorted(self, column: int, order: Qt.SortOrder) -> None:
        self._session.settings.set_text("documents/sort", f"{column} {'down' if order.value else 'up'}")
        self._mark_sorted()

    def _restore(self) -> None:
        column, _, way = self._session.settings.text("documents/sort").partition(" ")
        if column.isdigit() and int(column) < len(COLUMNS):
            order = Qt.SortOrder.DescendingOrder if way == "down" else Qt.SortOrder.AscendingOrder
            self.list.sortByColumn(int(column), order)

    def _set_theme(self) -> None:
        self.list.items.theme = self._session.theme
        self.list.viewport().update()

    def group_by(self, name: str) -> None:
        """Group the list by one of GROUPINGS."""
        self._chosen_before = [row.id for row in self.selected()]
        self.organizer.group_by(name)
        self._sort.mark_grouping(name)
        self._apply_grouping()
        self._reveal_laid_out()

    def _apply_grouping(self, *, rebuild: bool = True) -> None:
        """Show the list flat, or under headings."""
        grouped = bool(self.organizer.grouping)
        wanted = self.organizer.grouped if grouped else self.model
        self.organizer.grouped.set_shown(grouped)
        self.organizer.apply_grouping(rebuild=rebuild)
        if self.list.model() is not wanted:
            self.list.setModel(wanted)
            self.list.setRootIsDecorated(grouped)
            self.list.setUniformRowHeights(not grouped)
            self.list.fit_columns()
        self.list.open_headings()

    def _mark_sorted(self) -> None:
        """Mark the column that is sorted by in the menu."""
        self._sort.mark_sorted(self.list.header().sortIndicatorSection())

    def sort_by(self, column: int) -> None:
        """Sort by a column; when it is that already, the other way round."""
        header = self.list.header()
        turned = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        again = header.sortIndicatorSection() == column and turned
        self.list.sortByColumn(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.filters.retranslate()
        self.filters.set_choices(filter_choices(self.model.rows()))
        self.setAccessibleName(translate("Documents", "Documents"))
        self.list.setAccessibleName(translate("Documents", "Document list"))
        self._sort.retranslate()
        self._import.setAccessibleName(translate("Documents", "Import files"))
        self._import.setToolTip(translate("Documents", "Import files") + " (Ctrl+O)")
        self._clear_button.setText(translate("Documents", "Show all documents"))
        self._nothing.set_text(translate("Documents", "No documents yet"), "")  # the middle says what to do
        self._no_match.set_text(
            translate("Documents", "No matching documents"),
            translate("Documents", "Try fewer words, or another region, year or type."),
        )
        self.filters.offer_own(self.organizer.groups, self.organizer.value_entries())
        self._show_state()

    # What can be done with a document.

    def _menu(self, where: QPoint) -> None:
        heading = self.list.indexAt(where).data(HEADING_ROLE)
        rows = self.selected()
        if heading and self.organizer.grouping == "group":
            menu = QMenu(self)
            self.heading_menu_wanted.emit(menu, heading)
        elif heading is None and rows:
            menu = self.context_menu(rows)
        else:
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(where))

    def context_menu(self, rows: Sequence[DocumentRow]) -> QMenu:
        """Return the menu of what can be done with documents."""
        menu = QMenu(self)
        ids = [row.id for row in rows]
        one = ids[0] if len(ids) == 1 else ""
        if one:
            _entry(menu, translate("Documents", "Open")).triggered.connect(lambda: self.open_wanted.emit(one))
            _entry(menu, translate("Documents", "Properties…")).triggered.connect(
                lambda: self.properties_wanted.emit(one)
            )
            _entry(menu, translate("Documents", "Cleaning log…")).triggered.connect(
                lambda: self.cleaning_wanted.emit(one)
            )
        self.menu_wanted.emit(menu, list(rows))
        menu.addSeparator()
        _entry(menu, translate("Documents", "Export annotations…")).triggered.connect(
            lambda: self.export_wanted.emit("annotations", ids)
        )
        _entry(menu, translate("Documents", "Export figures…")).triggered.connect(
            lambda: self.export_wanted.emit("figures", ids)
        )
        menu.addSeparator()
        _entry(menu, translate("Documents", "Delete…")).triggered.connect(
            lambda: self.delete_wanted.emit(ids)
        )
        return menu


def _row_at(index: QModelIndex) -> DocumentRow | None:
    """Return the document that a line of the list stands for; None for a heading."""
    row = index.data(ROW_ROLE) if index.isValid() else None
    return row if isinstance(row, DocumentRow) else None


def _entry(menu: QMenu, text: str) -> QAction:
    return menu.addAction(text)
