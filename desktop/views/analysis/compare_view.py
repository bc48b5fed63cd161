"""Compare: what sets some documents apart from others; each string opens its passages on both sides."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from desktop.actions.comparison import LEAST, ComparedString, Comparison, compare
from desktop.actions.document_filters import DocumentFilters, InvalidFilter
from desktop.actions.library import Library
from desktop.actions.panel_passages import string_passages
from desktop.actions.related_documents import place_and_above, years_apart
from desktop.files.analysis_tables import COMPARISON_COLUMNS, comparison_row
from desktop.files.table_files import write_table_file
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.analysis import labels
from desktop.views.analysis.compare_table import CHANGES, change_name, change_of, columns
from desktop.views.analysis.library_facts import ANALYSIS, LibraryFacts
from desktop.views.analysis.passages_pane import PassagesPane
from desktop.views.analysis.table_export import export_table
from desktop.views.document.model import DocumentModel
from desktop.views.document_filters.filter_bar import DocumentFilterBar
from desktop.views.navigator import Navigator
from desktop.views.operations.background import LibraryRead
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.export_button import ExportButton
from desktop.views.widgets.table_model import RowTableModel
from desktop.views.widgets.table_view import RowTableView
from desktop.views.workspaces.page import Page

PRESETS = ("years", "province", "nation")
"""What is compared by one choice: the last two years, a place and its province, a place and the nation."""

WIDTHS = (190, 64, 96, 72, 72, 116, 116, 120, 84, 84, 84)
"""Widths of the columns in pixels."""

WIDEST_TERM = 400
"""Width of the column of compared strings at most, where there is room."""


class CompareView(Page):
    """Compares documents A with documents B."""

    def __init__(
        self, session: Session, document: DocumentModel, navigator: Navigator, facts: LibraryFacts
    ) -> None:
        super().__init__()
        self.setObjectName("compare")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._document = document
        self._navigator = navigator
        self._facts = facts
        self._compared: tuple[DocumentFilters, DocumentFilters, Comparison] | None = None
        self._left_from: PassagesPane | None = None

    def parts(self) -> Steps:
        """Make the fields, the table and the passages of both sides."""
        session = self._session
        self._job = LibraryRead(session, self, ANALYSIS)
        self.at_end(self._job.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        sets = QHBoxLayout()
        sets.setSpacing(16)
        column.addLayout(sets)
        self.a, self.b = DocumentFilterBar("compare-a"), DocumentFilterBar("compare-b")
        for bar in (self.a, self.b):
            sets.addWidget(bar, 1)
        yield
        self._make_fields(column)
        yield
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        column.addWidget(split, 1)
        self._stack = QStackedWidget()
        split.addWidget(self._stack)
        self.model: RowTableModel[ComparedString] = RowTableModel([], lambda one: one.keyness.text, self)
        self.table = RowTableView()
        self.table.setModel(self.model)
        self._empty = EmptyState("no-comparison")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        yield
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setHandleWidth(1)
        self._sides.hide()
        split.addWidget(self._sides)
        split.setSizes([320, 250])
        self.passages_a = self._made_pane("passages-a")
        yield
        self.passages_b = self._made_pane("passages-b")
        yield
        self._state = QLabel()
        self._state.setProperty("look", "muted")
        self._state.setWordWrap(True)
        column.addWidget(self._state)
        self._connect()
        yield
        self.retranslate()
        self._set_choices()

    def _make_fields(self, column: QVBoxLayout) -> None:
        """Make the row in which it is asked for a comparison, and chosen what is listed of it."""
        row = QHBoxLayout()
        column.addLayout(row)
        self.presets = QToolButton()
        self.presets.setObjectName("compare-presets")
        self.presets.setProperty("opens-menu", True)
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.preset_menu = QMenu(self)
        self.presets.setMenu(self.preset_menu)
        self.preset_actions = {name: self.preset_menu.addAction("") for name in PRESETS}
        self.least = QSpinBox()
        self.least.setObjectName("compare-least")
        self.least.setRange(1, 9999)
        self.least.setValue(LEAST)
        self.least.lineEdit().setTextMargins(5, 0, 0, 0)  # which a style sheet does not reach
        self._least_label = QLabel()
        self.run_button, self.stop_button = QPushButton(), QPushButton()
        for name, button in (("run", self.run_button), ("stop", self.stop_button)):
            button.setObjectName(f"compare-{name}")
            button.setAutoDefault(False)
        self.stop_button.hide()
        for widget in (self.presets, self._least_label, self.least, self.run_button, self.stop_button):
            row.addWidget(widget)
        row.addStretch(1)
        self.change, self.words = QComboBox(), QLineEdit()
        self.change.setObjectName("compare-change")
        self.words.setObjectName("compare-words")
        self.words.setClearButtonEnabled(True)
        self.export_button = ExportButton("compare-export")
        for listing in (self.change, self.words, self.export_button):
            row.addWidget(listing)

    def _made_pane(self, name: str) -> PassagesPane:
        pane = PassagesPane(self._session, self._navigator, name, narrow=True)
        self.at_end(pane.stop)
        self._sides.addWidget(pane)
        return pane

    def _connect(self) -> None:
        self._facts.loaded.connect(self._set_choices)
        self.run_button.clicked.connect(self.run)
        self.stop_button.clicked.connect(self._job.cancel)
        self._job.began.connect(lambda _: self.stop_button.show())
        self._job.ended.connect(lambda _: self._end())
        self.preset_menu.aboutToShow.connect(self._offer_presets)
        for key in ("Return", "Enter", "Down"):  # by itself only the space bar opens a menu
            shortcut = QShortcut(QKeySequence(key), self.presets)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._open_presets)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.focus_passages)
        for name, action in self.preset_actions.items():
            action.triggered.connect(lambda _=False, name=name: self.use_preset(name))
        self.change.currentIndexChanged.connect(lambda _: self._filter())
        self.words.textChanged.connect(lambda _: self._filter())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_passages())
        self.export_button.wanted.connect(lambda ending: self.export(f".{ending}"))
        for pane in (self.passages_a, self.passages_b):
            pane.opened.connect(lambda pane=pane: self._leave(pane))

    def _set_choices(self) -> None:
        for bar in (self.a, self.b):
            bar.set_choices(self._facts.choices)

    # Sets that are often compared.

    def _open_presets(self) -> None:
        self.preset_menu.popup(self.presets.mapToGlobal(self.presets.rect().bottomLeft()))

    def _preset(self, name: str) -> tuple[DocumentFilters, DocumentFilters] | None:
        rows = self._facts.documents
        open_id = self._document.id
        row = next((one for one in rows if one.id == open_id), None)
        if name == "years":
            return self._years(rows)
        return place_and_above(rows, row, name) if row is not None else None

    def _years(self, rows: Sequence[Any]) -> tuple[DocumentFilters, DocumentFilters] | None:
        """Return the last two years, within whatever else A is filtered by."""
        pair = years_apart(rows)
        try:
            kept = self.a.filters()
        except InvalidFilter:
            kept = DocumentFilters()
        if pair is None:
            return None
        return replace(kept, years=pair[0].years), replace(kept, years=pair[1].years)

    def _offer_presets(self) -> None:
        for name, action in self.preset_actions.items():
            action.setEnabled(self._preset(name) is not None)

    def use_preset(self, name: str) -> None:
        """Compare sets that are often compared: one of PRESETS."""
        pair = self._preset(name)
        if pair is not None:
            for bar, filters in zip((self.a, self.b), pair, strict=True):
                bar.set_filters(filters)
            self.run()

    # Comparing.

    def run(self) -> None:
        """Compare what is chosen."""
        try:
            a, b = self.a.filters(), self.b.filters()
        except InvalidFilter as error:
            self._state.setText(labels.filter_error(error))
            return
        if a == b:
            self._state.setText(translate("Analysis", "A and B are the same documents; add a filter to one"))
            return
        self._say_progress(translate("Analysis", "Comparing…"))
        self._job.read(
            partial(_compared, a, b, self.least.value()),
            partial(self._show, a, b),
            {InvalidFilter: self._refuse},
            on_progress=self._show_progress,
            supersedes=True,
        )
        self._say_empty()

    def _refuse(self, error: InvalidFilter) -> None:
        self._state.setText(labels.filter_error(error))

    def _show_progress(self, done: int, total: int) -> None:
        words = labels.progress_text(done // 2, total // 2)
        self._say_progress(words)
        self._say_empty(words)

    def _say_progress(self, words: str) -> None:
        """Say how far it is below the table; while there is none, it is said in the middle."""
        self._state.setText("" if self._stack.currentWidget() is self._empty else words)

    def _end(self) -> None:
        self.stop_button.hide()
        if self._compared is None:
            self._state.clear()
        self._say_state()
        self._say_empty()

    def _show(self, a: DocumentFilters, b: DocumentFilters, found: Comparison) -> None:
        self._compared = (a, b, found)
        self.passages_a.clear()
        self.passages_b.clear()
        self._sides.hide()
        self.model.set_columns(columns(found))
        self.model.set_rows(found.strings)
        for place, width in enumerate(WIDTHS):
            self.table.setColumnWidth(place, max(width, self.table.header().sectionSizeHint(place)))
        self.table.fill_width(0, WIDTHS[0], WIDEST_TERM)
        self._stack.setCurrentWidget(self.table if found.strings else self._empty)
        self._say_state()
        self._say_empty()
        if found.strings:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()

    def _say_state(self) -> None:
        if self._compared is None or self._job.busy:
            return
        found, number = self._compared[2], display_names.number_text
        said = translate(
            "Analysis", "A: %1 documents, %2 characters · B: %3 documents, %4 characters · %5 strings"
        )
        values = (found.documents_a, found.characters_a, found.documents_b, found.characters_b)
        for place, value in enumerate((*values, len(found.strings)), start=1):
            said = said.replace(f"%{place}", number(value))
        self._state.setText(said)

    def _say_empty(self, progress: str = "") -> None:
        if self._job.busy:
            self._empty.set_text(translate("Analysis", "Comparing…"), progress)
        elif self._compared is None:
            self._empty.set_text(
                translate("Analysis", "Compare documents"),
                translate("Analysis", "Choose a common comparison, or filter A and B and press Compare."),
            )
        else:
            self._empty.set_text(
                translate("Analysis", "Nothing to compare"),
                translate("Analysis", "A or B has no documents, or no string occurs often enough."),
            )

    def _filter(self) -> None:
        change, words = self.change.currentData(), self.words.text().strip()
        if not change and not words:
            self.model.set_test(None)
            return
        self.model.set_test(
            lambda one: (not change or change_of(one) == change) and (not words or words in one.keyness.text)
        )

    def _show_passages(self) -> None:
        """List where the current string stands, on both sides."""
        one = self.model.row_at(self.table.currentIndex())
        if one is None or self._compared is None:
            return
        self._sides.show()
        for name, pane, filters in (
            ("A", self.passages_a, self._compared[0]),
            ("B", self.passages_b, self._compared[1]),
        ):
            pane.show_passages(f"{name} · {one.keyness.text}", partial(_find, one.keyness.text, filters))

    def focus_passages(self) -> None:
        """Focus the passages of the current string: of A, or of B where A has none."""
        has_a = bool(self.passages_a.model.row_total())
        (self.passages_a if has_a else self.passages_b).table.setFocus()

    def _leave(self, pane: PassagesPane) -> None:
        self._left_from = pane

    def export(self, suffix: str) -> None:
        """Write the strings that are listed."""
        if self._compared is not None:
            write = partial(_write, self.model.shown_rows(), self._compared[2])
            export_table(self._session, translate("Analysis", "comparison"), suffix, write)

    # The page.

    def focus_content(self) -> None:
        """Focus the passages that one was opened from, or the strings."""
        if self._left_from is not None and self._left_from.model.row_total():
            self._left_from.table.setFocus()
        elif self._compared is not None:
            self.table.setFocus()
        else:
            self.presets.setFocus()
        self._left_from = None

    def focus_search(self) -> None:
        """Focus the field that filters the strings."""
        self.words.setFocus()
        self.words.selectAll()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.a.set_caption("A")
        self.b.set_caption("B")
        self.presets.setText(translate("Analysis", "Common comparisons"))
        for name, words in (
            ("years", translate("Analysis", "The last year and the year before")),
            ("province", translate("Analysis", "The place of the open document and its province")),
            ("nation", translate("Analysis", "The place of the open document and the nation")),
        ):
            self.preset_actions[name].setText(words)
        self._least_label.setText(translate("Analysis", "Minimum occurrences"))
        self.least.setAccessibleName(self._least_label.text())
        self.run_button.setText(translate("Analysis", "Compare"))
        self.stop_button.setText(translate("Analysis", "Stop"))
        before = self.change.currentData() if self.change.count() else ""
        self.change.blockSignals(True)
        self.change.clear()
        self.change.addItem(translate("Analysis", "All changes"), "")
        for one in CHANGES:
            self.change.addItem(change_name(one), one)
        self.change.setCurrentIndex(max(0, self.change.findData(before)))
        self.change.blockSignals(False)
        self.change.setAccessibleName(translate("Analysis", "Change"))
        self.words.setPlaceholderText(translate("Analysis", "Filter strings"))
        self.words.setAccessibleName(translate("Analysis", "Filter strings"))
        self.table.setAccessibleName(translate("Analysis", "Compared strings"))
        for part in (self.a, self.b, self.export_button, self.passages_a, self.passages_b):
            part.retranslate()
        self._say_empty()
        self._say_state()


def _compared(
    a: DocumentFilters, b: DocumentFilters, least: int, library: Library, progress: Progress
) -> Comparison:
    return compare(library.queries, a, b, least, progress.report)


def _find(string: str, filters: DocumentFilters, library: Library, progress: Progress) -> Any:
    return string_passages(library.queries, string, filters, progress.report)


def _write(rows: Sequence[ComparedString], found: Comparison, suffix: str, out: BinaryIO) -> int:
    cells = (comparison_row(one.kind, one.keyness, found.characters_a, found.characters_b) for one in rows)
    return write_table_file(suffix, "comparison", COMPARISON_COLUMNS, cells, out)
