"""The history: what was done when and by whom, filtered; the way back; exporting and thinning it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QTableView,
    QWidget,
)

from desktop import error_messages
from desktop.actions import backups as backup_actions
from desktop.actions.action import Result
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.history_export import write_history
from desktop.actions.library import Library
from desktop.actions.revert import RevertTo
from desktop.actions.row_types import StepRow
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.history import labels as step_labels
from desktop.views.history.step_details import StepDetails, step_text
from desktop.views.maintenance import backup_folders
from desktop.views.maintenance.labels import moment_text
from desktop.views.operations.background import LibraryRead, LibraryWrite
from desktop.views.operations.turns import Steps, Turns
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.table_model import Column, RowTableModel

PAGE_SIZE = 200
"""Steps that are read at once; scrolling to the end reads on."""

OFFERED_AT_ONCE = 300
"""Documents that are offered in the filter in one step."""

AGES = (30, 90, 365)
"""Days beyond which steps can be forgotten."""


def state(name: str) -> str:
    """Return a text that says what became of a step."""
    return {
        "undone": translate("History", "undone"),
        "abandoned": translate("History", "undone (can't be redone)"),
    }.get(name, "")


def _what_text(row: StepRow) -> str:
    """Return a text that says what was done, with the words it was done to."""
    said, quote = step_labels.label(row), row.label_args.get("quote", "")
    return f"{said}  “{quote}”" if quote and quote not in said else said


def _where_text(row: StepRow) -> str:
    """Return a text that says in which document it was done, from which file, or in how many documents."""
    said = row.label_args
    count = said.get("documents", "")
    many = translate("History", "%n document(s)", n=int(count)) if count.isdigit() else ""
    return said.get("document") or said.get("file") or many


COLUMNS: tuple[Column[StepRow], ...] = (
    Column(
        "at",
        lambda: translate("History", "Time"),
        lambda row: moment_text(row.at),
        lambda row: row.number,
    ),
    Column(
        "who",
        lambda: translate("History", "Annotator"),
        lambda row: row.annotator or "—",
        lambda row: row.annotator,
    ),
    Column(
        "what",
        lambda: translate("History", "Action"),
        lambda row: _what_text(row),
        lambda row: row.name,
    ),
    Column(
        "where",
        lambda: translate("History", "Document"),
        lambda row: _where_text(row),
        lambda row: _where_text(row),
    ),
    Column("state", lambda: "", lambda row: state(row.state), lambda row: row.state),
)


class _Choices(NamedTuple):
    """What the steps can be filtered by.

    Attributes:
        documents: Ids and titles, in the order they came in.
        tags: Names, set in by their depth, and ids.
        annotators: Names.
    """

    documents: Sequence[tuple[str, str]]
    tags: Sequence[tuple[str, str]]
    annotators: Sequence[str]


def _choices(library: Library) -> _Choices:
    reading = library.queries
    return _Choices(
        [(row.id, row.title) for row in reading.documents()],
        [("\u2003" * tag.depth + tag.name, tag.id) for tag in reading.tags()],
        [who.name for who in reading.annotators()],
    )


class HistoryDialog(BaseDialog):
    """The steps of a library, the last first.

    Args:
        session: The session.
        document_id: The document to begin with, or empty for all.
        over: The window it stands over; it stays open beside it.

    Signals:
        thinned: Old steps were forgotten.
    """

    thinned = Signal()

    def __init__(self, session: Session, document_id: str, over: QWidget) -> None:
        super().__init__(over, "history")
        self._session = session
        self.setWindowTitle(translate("History", "History"))
        self.model: RowTableModel[StepRow] = RowTableModel(COLUMNS, lambda row: str(row.number), self)
        self.document = _choice("history-document", translate("History", "Show only this document"))
        self.tag = _choice("history-tag", translate("History", "Show only this tag"))
        self.annotator = _choice("history-annotator", translate("History", "Show only this annotator"))
        self.table = _table(self.model)
        self.details = StepDetails()
        self._count = make_label("", "muted")
        self._whole = False
        self._reading, self._offering = LibraryRead(session, self), LibraryRead(session, self)
        self._lay_out()
        self._offer(document_id)
        self.refresh()
        for choice in (self.document, self.tag, self.annotator):
            choice.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_selected())
        session.changed.connect(self._update_changed)
        session.library_changed.connect(self.close)
        self.resize(900, 620)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for choice in (self.document, self.tag, self.annotator):
            filters.addWidget(choice, 1)
        self.column.addLayout(filters)
        self.column.addWidget(self.table, 3)
        self.column.addWidget(self.details, 2)
        self.column.addWidget(self._count)
        buttons = self.add_buttons()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.back_button = _button("back", translate("History", "Go back to here…"), self.revert_to_selected)
        self.export_button = _button("export", translate("History", "Export…"), self.export)
        self.thin_button = _button("thin", translate("History", "Prune history…"), self.thin_history)
        for button in (self.back_button, self.export_button, self.thin_button):
            buttons.addButton(button, role)

    def _offer(self, document_id: str) -> None:
        """Offer what can be filtered by: the document to begin with now, all else in the background."""
        self.document.addItem(translate("History", "All documents"), None)
        if document_id:
            self.document.addItem(self._session.library.queries.document(document_id).title, document_id)
            self.document.setCurrentIndex(1)
        self.tag.addItem(translate("History", "All tags"), None)
        self.annotator.addItem(translate("History", "All annotators"), None)
        self._offering.read(lambda library, _: _choices(library), self._take_choices)

    def _take_choices(self, choices: _Choices) -> None:
        for name, tag_id in choices.tags:
            self.tag.addItem(name, tag_id)
        for who in choices.annotators:
            self.annotator.addItem(who or "—", who)
        chosen = self.document.currentData()
        Turns(self._add_documents([one for one in choices.documents if one[0] != chosen]), self).start()

    def _add_documents(self, titles: Sequence[tuple[str, str]]) -> Steps:
        for first in range(0, len(titles), OFFERED_AT_ONCE):
            for document_id, title in titles[first : first + OFFERED_AT_ONCE]:
                self.document.addItem(title, document_id)
            yield

    # What is listed.

    def _update_changed(self, changes: Changes) -> None:
        if self._session.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Read the last steps again."""
        self._whole = False
        chosen = self.selected_step()
        rows = self._page(None)
        if not alive(self):  # closed while it was told why nothing can be read
            return
        self.model.set_rows(rows)
        index = self.model.index_of(str(chosen.number)) if chosen is not None else self.model.index(0, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
        self._show_count()
        self._show_selected()

    def _page(self, before: int | None) -> list[StepRow]:
        try:
            rows = self._session.library.queries.history(
                limit=PAGE_SIZE,
                before=before,
                document_id=self.document.currentData(),
                tag_id=self.tag.currentData(),
                annotator=self.annotator.currentData(),
            )
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
            rows = []
        self._whole = len(rows) < PAGE_SIZE
        return rows

    def _scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep() and not self._whole and self.model.rowCount():
            self.load_more()

    def load_more(self) -> None:
        """Read the steps before those that are listed."""
        rows = self.model.rows()
        place, at = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        more = self._page(rows[-1].number)
        if not alive(self):
            return
        self.model.set_rows(rows + more)
        self.table.selectRow(max(0, place))
        self.table.verticalScrollBar().setValue(at)
        self._show_count()

    def _show_count(self) -> None:
        shown = display_names.number_text(self.model.rowCount())
        words_ = translate("History", "%1 steps") if self._whole else translate("History", "last %1 steps")
        self._count.setText(words_.replace("%1", shown))

    def selected_step(self) -> StepRow | None:
        """Return the step that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def _show_selected(self) -> None:
        row = self.selected_step()
        self.back_button.setEnabled(row is not None and row.state == "done")
        if row is None or not self._session.is_open:
            self._reading.drop()
            self.details.clear()
            return
        failed = translate("History", "The changes in this step can't be read")
        self._reading.read(
            lambda library, _: step_text(library.queries, row),
            self.details.setPlainText,
            dict.fromkeys((LibraryError, ValueError), lambda _: self.details.setPlainText(failed)),
            supersedes=True,
        )

    # What is done.

    def revert_to_selected(self) -> None:
        """Make everything as it was right after the chosen step, after a question."""
        row = self.selected_step()
        if row is None or row.state != "done":
            return
        heading = translate("History", "Go back to %1?").replace("%1", moment_text(row.at))
        text = translate(
            "History",
            (
                "Selected step: %1\n\nEverything done after it will be undone, in all "
                "documents. Going back is itself a step that you can undo. The library is "
                "backed up first."
            ),
        ).replace("%1", step_labels.label(row))
        if self._session.messages.ask(heading, text, translate("History", "Go back")):
            self._session.perform_in_background([RevertTo(row.number)])

    def export(self) -> None:
        """Ask where to, and write the whole history as CSV or JSON lines."""
        kinds = (
            translate("History", "CSV table")
            + " (*.csv);;"
            + translate("History", "JSON Lines, with changes")
            + " (*.jsonl)"
        )
        name = f"{display_names.library(self._session.library.path)} {translate('History', 'history')}.csv"
        suggested = self._session.settings.folder / name
        path = self._session.messages.choose_new_file(
            translate("History", "Export history"), suggested, kinds
        )
        if path is not None:
            exporting = LibraryRead(self._session, self._session, single_use=True)
            exporting.read(
                lambda library, _: write_history(library.queries, path),
                lambda count: self._session.messages.show_note(
                    translate("History", "%n step(s) exported to %1", n=count).replace("%1", path.name)
                ),
                {OSError: partial(self._failed, path)},
            )

    def _failed(self, path: Path, error: OSError) -> None:
        heading = translate("History", "“%1” could not be written").replace("%1", path.name)
        hint = translate("History", "Nothing was written. Choose another folder.")
        self._session.messages.warn(heading, f"{hint}\n\n{error_messages.write_failure(error)}\n{path}")

    def thin_history(self) -> None:
        """Ask which steps are to be pruned, by age or up to the chosen one, warn, and delete them."""
        row = self.selected_step()
        ages = [translate("History", "Older than %n day(s)", n=days) for days in AGES]
        if row is not None:
            ages.append(translate("History", "Up to and including the selected step"))
        chosen = self._session.messages.choose_item(
            translate("History", "Prune history"),
            translate("History", "Pruned steps can no longer be undone or shown."),
            ages,
        )
        if chosen is None:
            return
        if chosen < len(AGES) or row is None:
            prune = partial(_prune_by_age, AGES[chosen])
        else:
            prune = partial(_prune_through, row.number)
        heading = translate("History", "Permanently delete these steps?")
        text = translate(
            "History",
            (
                "%1. Your work is kept; you only lose the ability to undo these steps. The "
                "library is backed up first. This can't be undone."
            ),
        ).replace("%1", ages[chosen])
        if self._session.messages.ask(
            heading, text, translate("History", "Delete permanently"), dangerous=True
        ):
            library = self._session.library
            folder = backup_folders.folder_of(self._session.settings, library.path)
            thinning = LibraryWrite(self._session, self._session, single_use=True)
            thinning.write(
                partial(_thin, folder, prune), self._thinned, {OSError: partial(self._failed, library.path)}
            )

    def _thinned(self, result: Result[int]) -> None:
        self._session.messages.show_note(translate("History", "%n step(s) pruned", n=result.value))
        if alive(self):
            self.thinned.emit()


def _prune_by_age(days: int, library: Library) -> int:
    before = datetime.now(UTC) - timedelta(days=days)
    return library.thin_history(before.isoformat(timespec="milliseconds"))


def _prune_through(number: int, library: Library) -> int:
    return library.thin_history_through(number)


def _thin(
    folder: Path, prune: Callable[[Library], int], library: Library, _progress: Progress
) -> Result[int]:
    backup_actions.back_up(library.path, "thin-history", folder)
    return Result(Changes(), prune(library))


def _choice(name: str, about: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(about)
    choice.setToolTip(about)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice


def _table(model: RowTableModel[StepRow]) -> QTableView:
    table = QTableView()
    table.setObjectName("history-table")
    table.setAccessibleName(translate("History", "Steps, newest first"))
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for column, width in enumerate((150, 110, 330, 180, 90)):
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(4, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _button(name: str, text: str, handler: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"history-{name}")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: handler())
    return button
