"""The history: what was done when and by whom, filtered; the way back; exporting and thinning it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
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

from desktop.actions import keeping
from desktop.actions.changes import Changes
from desktop.actions.chronicle import write_history
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.past import GoBack
from desktop.actions.rows import StepRow
from desktop.lifetime import alive
from desktop.tasks import LIBRARY
from desktop.views import problems, steps
from desktop.views import wording as numbers
from desktop.views.desk import Desk
from desktop.views.dialogs.parts import Sheet, words
from desktop.views.history.details import Details
from desktop.views.keeping import places
from desktop.views.keeping.wording import moment
from desktop.views.rows import Column, RowsModel

translate = QCoreApplication.translate

PAGE = 200
"""Steps that are read at once; scrolling to the end reads on."""

AGES = (30, 90, 365)
"""Days beyond which steps can be forgotten."""


def state(name: str) -> str:
    """Say what became of a step."""
    return {
        "undone": translate("History", "undone"),
        "abandoned": translate("History", "undone for good"),
    }.get(name, "")


def _what(row: StepRow) -> str:
    """Say what was done, with the words it was done to."""
    said, quote = steps.wording(row), row.particulars.get("quote", "")
    return f"{said}  “{quote}”" if quote and quote not in said else said


def _where(row: StepRow) -> str:
    """Say in which document it was done, from which file, or in how many documents."""
    said = row.particulars
    count = said.get("documents", "")
    many = translate("History", "%n document(s)", None, int(count)) if count.isdigit() else ""
    return said.get("document") or said.get("file") or many


COLUMNS: tuple[Column[StepRow], ...] = (
    Column(
        "at",
        lambda: translate("History", "When"),
        lambda row: moment(row.at),
        lambda row: row.number,
    ),
    Column(
        "who",
        lambda: translate("History", "Who"),
        lambda row: row.annotator or "—",
        lambda row: row.annotator,
    ),
    Column(
        "what",
        lambda: translate("History", "What"),
        lambda row: _what(row),
        lambda row: row.name,
    ),
    Column(
        "where",
        lambda: translate("History", "Where"),
        lambda row: _where(row),
        lambda row: _where(row),
    ),
    Column("state", lambda: "", lambda row: state(row.state), lambda row: row.state),
)


class History(Sheet):
    """The steps of a library, the last first.

    Args:
        desk: The desk.
        document_id: The document to begin with, or empty for all.
        over: The window it stands over; it stays open beside it.

    Signals:
        thinned: Old steps were forgotten.
    """

    thinned = Signal()

    def __init__(self, desk: Desk, document_id: str, over: QWidget) -> None:
        super().__init__(over, "history")
        self._desk = desk
        self.setWindowTitle(translate("History", "History"))
        self.model: RowsModel[StepRow] = RowsModel(COLUMNS, lambda row: str(row.number), self)
        self.document = _choice("history-document", translate("History", "Only this document"))
        self.tag = _choice("history-tag", translate("History", "Only this tag"))
        self.annotator = _choice("history-annotator", translate("History", "Only this annotator"))
        self.table = _table(self.model)
        self.details = Details()
        self._count = words("", "muted")
        self._whole = False
        self._lay_out()
        self._offer(document_id)
        self.refresh()
        for choice in (self.document, self.tag, self.annotator):
            choice.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show())
        desk.changed.connect(self._follow)
        desk.library_changed.connect(self.close)
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
        self.back_button = _button("back", translate("History", "Go back to here…"), self.go_back)
        self.export_button = _button("export", translate("History", "Export…"), self.export)
        self.thin_button = _button("thin", translate("History", "Forget old steps…"), self.thin)
        for button in (self.back_button, self.export_button, self.thin_button):
            buttons.addButton(button, role)

    def _offer(self, document_id: str) -> None:
        reading = self._desk.library.reading
        self.document.addItem(translate("History", "All documents"), None)
        for row in reading.documents():
            self.document.addItem(row.title, row.id)
        self.tag.addItem(translate("History", "All tags"), None)
        for tag in reading.tags():
            self.tag.addItem("\u2003" * tag.depth + tag.name, tag.id)
        self.annotator.addItem(translate("History", "All annotators"), None)
        for who in reading.annotators():
            self.annotator.addItem(who.name or "—", who.name)
        if document_id:
            self.document.setCurrentIndex(max(0, self.document.findData(document_id)))

    # What is listed.

    def _follow(self, changes: Changes) -> None:
        if self._desk.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Read the last steps anew."""
        self._whole = False
        chosen = self.chosen()
        rows = self._page(None)
        self.model.set_rows(rows)
        index = self.model.index_of(str(chosen.number)) if chosen is not None else self.model.index(0, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
        self._tell()
        self._show()

    def _page(self, before: int | None) -> list[StepRow]:
        try:
            rows = self._desk.library.reading.history(
                limit=PAGE,
                before=before,
                document_id=self.document.currentData(),
                tag_id=self.tag.currentData(),
                annotator=self.annotator.currentData(),
            )
        except LibraryError as error:
            problems.tell(self._desk.messages, error)
            rows = []
        self._whole = len(rows) < PAGE
        return rows

    def _scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep() and not self._whole and self.model.rowCount():
            self.read_on()

    def read_on(self) -> None:
        """Read the steps before those that are listed."""
        rows = self.model.rows()
        place, at = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self.model.set_rows(rows + self._page(rows[-1].number))
        self.table.selectRow(max(0, place))
        self.table.verticalScrollBar().setValue(at)
        self._tell()

    def _tell(self) -> None:
        shown = numbers.number(self.model.rowCount())
        words_ = (
            translate("History", "%1 steps") if self._whole else translate("History", "the last %1 steps")
        )
        self._count.setText(words_.replace("%1", shown))

    def chosen(self) -> StepRow | None:
        """Give the step that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def _show(self) -> None:
        row = self.chosen()
        self.back_button.setEnabled(row is not None and row.state == "done")
        self.details.show_step(self._desk.library.reading if self._desk.is_open else None, row)

    # What is done.

    def go_back(self) -> None:
        """Make everything as it was right after the chosen step, after a question."""
        row = self.chosen()
        if row is None or row.state != "done":
            return
        heading = translate("History", "Go back to %1?").replace("%1", moment(row.at))
        text = translate(
            "History",
            "Everything done after “%1” is taken back, in all documents. This is one step that you can undo, "
            "and the library is backed up first.",
        ).replace("%1", steps.wording(row))
        if self._desk.messages.ask(heading, text, translate("History", "Go back")):
            self._desk.perform_beside([GoBack(row.number)])

    def export(self) -> None:
        """Ask where to, and write the whole history as CSV or JSON lines."""
        kinds = (
            translate("History", "CSV for spreadsheets")
            + " (*.csv);;"
            + translate("History", "JSON lines, with what changed")
            + " (*.jsonl)"
        )
        name = f"{self._desk.library.path.stem} {translate('History', 'history')}.csv"
        suggested = self._desk.settings.folder / name
        path = self._desk.messages.choose_new_file(
            translate("History", "Export the history"), suggested, kinds
        )
        if path is not None:
            self._desk.tasks.run(
                partial(_write, self._desk.library.second, path),
                lambda count: self._desk.messages.note(
                    translate("History", "%n step(s) exported to %1", None, count).replace("%1", path.name)
                ),
                partial(self._failed, path),
                owner=self._desk,
                lane=LIBRARY,
            )

    def _failed(self, path: Path, error: BaseException) -> None:
        if isinstance(error, LibraryError):
            problems.tell(self._desk.messages, error)
        elif isinstance(error, OSError):
            heading = translate("History", "“%1” could not be written").replace("%1", path.name)
            hint = translate("History", "Choose another folder. Nothing was written.")
            self._desk.messages.warn(heading, f"{hint}\n\n{problems.unwritten(error)}\n{path}")
        else:
            raise error

    def thin(self) -> None:
        """Ask how old steps have to be to be forgotten, warn, and forget them for good."""
        ages = [translate("History", "Older than %n day(s)", None, days) for days in AGES]
        chosen = self._desk.messages.choose_item(
            translate("History", "Forget old steps"),
            translate("History", "Steps that are forgotten can't be undone any more, and no longer shown."),
            ages,
        )
        if chosen is None:
            return
        before = (datetime.now(UTC) - timedelta(days=AGES[chosen])).isoformat(timespec="milliseconds")
        heading = translate("History", "Forget these steps for good?")
        text = translate(
            "History",
            "%1. What was done stays as it is; only the way back is lost. The library is backed up first. "
            "This can't be undone.",
        ).replace("%1", ages[chosen])
        if self._desk.messages.ask(heading, text, translate("History", "Forget"), dangerous=True):
            library = self._desk.library
            folder = places.folder_of(self._desk.settings, library.path)
            self._desk.tasks.run(
                partial(_thin, library.second, folder, before),
                self._thinned,
                partial(self._failed, library.path),
                owner=self._desk,
                lane=LIBRARY,
            )

    def _thinned(self, count: int) -> None:
        self._desk.messages.note(translate("History", "%n step(s) forgotten", None, count))
        self._desk.changed.emit(Changes())
        if alive(self):
            self.thinned.emit()


def _write(second: Callable[[], Library], path: Path) -> int:
    with second() as library:
        return write_history(library.reading, path)


def _thin(second: Callable[[], Library], folder: Path, before: str) -> int:
    with second() as library:
        keeping.back_up(library.path, "thin-history", folder)
        return library.thin_history(before)


def _choice(name: str, about: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(about)
    choice.setToolTip(about)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice


def _table(model: RowsModel[StepRow]) -> QTableView:
    table = QTableView()
    table.setObjectName("history-table")
    table.setAccessibleName(translate("History", "Steps, the last first"))
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
    return table


def _button(name: str, text: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"history-{name}")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: deed())
    return button
