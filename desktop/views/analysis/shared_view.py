"""Shared passages: what two documents have in common, side by side; who took it from whom is not said."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import BinaryIO, NamedTuple

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.library import Library
from desktop.actions.related_documents import report_of_last_year, report_of_place_above
from desktop.actions.row_types import DocumentRow
from desktop.actions.shared_documents import SharedDocuments, shared
from desktop.files.analysis_tables import SHARED_COLUMNS, shared_row
from desktop.files.table_files import write_table_file
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.tasks import Progress
from desktop.text.shared_passages import SharedPassage
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.analysis.document_box import DocumentBox
from desktop.views.analysis.library_facts import ANALYSIS, LibraryFacts
from desktop.views.analysis.table_export import export_table
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.operations.background import LibraryRead
from desktop.views.operations.turns import Steps
from desktop.views.reader.theme import blended
from desktop.views.retrieval.context_view import context_range
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.export_button import ExportButton
from desktop.views.widgets.table_model import Column, RowTableModel
from desktop.views.widgets.tree_view import RowTreeView
from desktop.views.workspaces.page import Page


class SharedText(NamedTuple):
    """Two documents with what they share.

    Attributes:
        a: The one document.
        b: The other one.
        text_a: The text of the one.
        text_b: The text of the other one.
        passages: What they share.
    """

    a: DocumentRow
    b: DocumentRow
    text_a: str
    text_b: str
    passages: list[SharedPassage]


class SharedView(Page):
    """Compares one document with another, such as that of last year or of the place above."""

    def __init__(
        self, session: Session, document: DocumentModel, navigator: Navigator, facts: LibraryFacts
    ) -> None:
        super().__init__()
        self.setObjectName("shared")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._document = document
        self._navigator = navigator
        self._facts = facts
        self._shared: SharedText | None = None
        self._rows: dict[str, DocumentRow] = {}

    def parts(self) -> Steps:
        """Make the choices, the table and the two texts."""
        self._job = LibraryRead(self._session, self, ANALYSIS)
        self.at_end(self._job.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        self._make_choices(column)
        yield
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self._empty = EmptyState("nothing-shared")
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self.model: RowTableModel[SharedPassage] = RowTableModel([], lambda one: str(one.start_b), self)
        table = self.table = RowTreeView()
        table.setObjectName("rows")
        table.setModel(self.model)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSortingEnabled(True)
        table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        split.addWidget(table)
        yield
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(1)
        split.addWidget(sides)
        split.setSizes([250, 330])
        self.texts = (QTextBrowser(), QTextBrowser())
        self.open_buttons = (QPushButton(), QPushButton())
        for text, button in zip(self.texts, self.open_buttons, strict=True):
            text.setOpenLinks(False)
            text.setTabChangesFocus(True)
            button.setAutoDefault(False)
            sides.addWidget(_side(text, button))
        yield
        self._state = QLabel()
        self._state.setProperty("look", "muted")
        self._state.setWordWrap(True)
        column.addWidget(self._state)
        self._connect()
        self.retranslate()
        yield
        self._set_choices()

    def _make_choices(self, column: QVBoxLayout) -> None:
        """Make the row in which the two documents are chosen."""
        row = QHBoxLayout()
        column.addLayout(row)
        self._titles = QStringListModel(self)  # of both boxes: there may be ten thousand
        self._boxes = (_document_box("shared-a", self._titles), _document_box("shared-b", self._titles))
        self._captions = (QLabel(), QLabel())
        for caption, box in zip(self._captions, self._boxes, strict=True):
            caption.setProperty("look", "heading")
            caption.setBuddy(box)
            row.addWidget(caption)
            row.addWidget(box, 1)
        self.last_year, self.above = QPushButton(), QPushButton()
        for name, button in (("last-year", self.last_year), ("above", self.above)):
            button.setObjectName(f"shared-{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        self.export_button = ExportButton("shared-export")
        row.addWidget(self.export_button)

    @property
    def a(self) -> DocumentBox:
        """The choice of the one document."""
        return self._boxes[0]

    @property
    def b(self) -> DocumentBox:
        """The choice of the other document."""
        return self._boxes[1]

    def _connect(self) -> None:
        self._facts.loaded.connect(self._set_choices)
        self._job.ended.connect(lambda _: self._say())
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _: self.run())
        self.last_year.clicked.connect(lambda: self._choose_other(report_of_last_year))
        self.above.clicked.connect(lambda: self._choose_other(report_of_place_above))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_texts())
        self.table.doubleClicked.connect(lambda _: self.open_side(0))
        for key, side in (("Return", 0), ("Enter", 0), ("Shift+Return", 1), ("Shift+Enter", 1)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.open_side, side))
        for side, button in enumerate(self.open_buttons):
            connect(button.clicked, self, partial(self.open_side, side))
        self.export_button.wanted.connect(lambda ending: self.export(f".{ending}"))
        connect(self._session.theme_changed, self, lambda _: self._show_texts())

    # Which documents.

    def _set_choices(self) -> None:
        """Offer the documents; at first the open one beside that of last year or of the place above."""
        rows = self._facts.documents
        first = not self.a.document_id
        chosen = [box.document_id for box in self._boxes]
        self._rows = {row.id: row for row in rows}
        for box in self._boxes:
            box.blockSignals(True)
        self._titles.setStringList([_name(row) for row in rows])
        places = {row.id: place for place, row in enumerate(rows)}
        for box, document_id in zip(self._boxes, chosen, strict=True):
            box.blockSignals(False)
            box.set_places(places)
            self._select(box, document_id)
        if first and rows:
            self._select(self.a, self._document.id or rows[0].id)
            one = self._row(self.a)
            other = (report_of_last_year(rows, one) or report_of_place_above(rows, one)) if one else None
            if other is not None:
                self._select(self.b, other.id)
        if self._shared is None or any(self._row(box) is None for box in self._boxes):
            self.run()
        else:
            self._enable()

    def _select(self, box: DocumentBox, document_id: str) -> None:
        box.blockSignals(True)
        box.choose(document_id)
        box.blockSignals(False)
        box.show_chosen()

    def _row(self, box: DocumentBox) -> DocumentRow | None:
        return self._rows.get(box.document_id)

    def _choose_other(
        self, choose: Callable[[Sequence[DocumentRow], DocumentRow], DocumentRow | None]
    ) -> None:
        row = self._row(self.a)
        other = choose(self._facts.documents, row) if row is not None else None
        if other is not None:
            self.b.choose(other.id)

    def _enable(self) -> None:
        row, rows = self._row(self.a), self._facts.documents
        self.last_year.setEnabled(row is not None and report_of_last_year(rows, row) is not None)
        self.above.setEnabled(row is not None and report_of_place_above(rows, row) is not None)

    # What they share.

    def run(self) -> None:
        """Look for what the two documents share."""
        self._enable()
        a, b = self._row(self.a), self._row(self.b)
        self._job.drop()
        if a is None or b is None or a.id == b.id:
            self._show(None)
            return
        self._state.setText(translate("Analysis", "Comparing…"))
        self._job.read(partial(_find, a, b), self._show, supersedes=True)
        self._say()

    def _show(self, found: SharedText | None) -> None:
        self._shared = found
        self.model.set_columns(_columns(found))
        self.model.set_rows(found.passages if found is not None else [])
        for place, width in enumerate((90, 90, 90, 620)):
            self.table.setColumnWidth(place, width)
        some = found is not None and bool(found.passages)
        self._stack.setCurrentIndex(0 if some else 1)
        self.export_button.setEnabled(some)
        if some:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._say()
        self._show_texts()

    def _say(self) -> None:
        found = self._shared
        if self._job.busy:
            self._empty.set_text(translate("Analysis", "Comparing…"), "")
            return
        if found is None:
            self._empty.set_text(
                translate("Analysis", "Choose two documents"),
                translate("Analysis", "What they share is shown side by side."),
            )
            self._state.setText("")
            return
        self._empty.set_text(
            translate("Analysis", "No shared passages"),
            translate("Analysis", "The two share no stretch of 20 characters beside formulas."),
        )
        if not found.passages:
            self._state.setText("")
            return
        count = translate("Analysis", "%n shared passage(s)", n=len(found.passages))
        covered = sum(one.characters for one in found.passages)
        share = 100 * covered / max(1, len(found.text_b))
        said = translate(
            "Analysis", "%1 characters, %2 % of B; formulas in many reports are gray and not counted"
        )
        said = said.replace("%1", display_names.number_text(covered)).replace("%2", f"{share:.1f}")
        self._state.setText(f"{count} · {said}")

    def _show_texts(self) -> None:
        one = self.model.row_at(self.table.currentIndex())
        found, theme = self._shared, self._session.theme
        for side, text in enumerate(self.texts):
            if one is None or found is None:
                text.clear()
                continue
            start, end = ((one.start_a, one.end_a), (one.start_b, one.end_b))[side]
            row, whole = (found.a, found.b)[side], (found.text_a, found.text_b)[side]
            text.setHtml(passage_html(row.title, whole, start, end, one.masks, theme))

    def open_side(self, side: int) -> None:
        """Show the current passage in the text of A (0) or B (1); Alt+Left comes back here."""
        one, found = self.model.row_at(self.table.currentIndex()), self._shared
        if one is not None and found is not None:
            start, end = ((one.start_a, one.end_a), (one.start_b, one.end_b))[side]
            self._navigator.show_passage((found.a, found.b)[side].id, start, end)

    def export(self, suffix: str) -> None:
        """Write the passages that are listed."""
        if self._shared is not None:
            write = partial(_write, self._shared, self.model.shown_rows())
            export_table(self._session, translate("Analysis", "shared passages"), suffix, write)

    # The page.

    def focus_content(self) -> None:
        """Focus the passages, or the choice of documents."""
        (self.table if self.model.row_total() else self.a).setFocus()

    def focus_search(self) -> None:
        """Focus the choice of the one document."""
        self.a.setFocus()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for place, (caption, box) in enumerate(zip(self._captions, self._boxes, strict=True)):
            caption.setText("AB"[place])
            document = translate("Analysis", "Document %1").replace("%1", "AB"[place])
            box.setAccessibleName(document)
            box.set_placeholder(translate("Analysis", "Type part of a title, or choose"))
            self.texts[place].setAccessibleName(document)
            button = self.open_buttons[place]
            button.setText(translate("Analysis", "Open %1 in the text").replace("%1", "AB"[place]))
            keys = ("Enter", "Shift+Enter")[place]
            button.setToolTip(f"{button.text()} ({keys})")
        self.last_year.setText(translate("Analysis", "Report of last year"))
        self.last_year.setToolTip(
            translate("Analysis", "Compare A with the earlier report of the same place")
        )
        self.above.setText(translate("Analysis", "Report of the place above"))
        self.above.setToolTip(
            translate("Analysis", "Compare A with the report of its city, province or nation")
        )
        self.table.setAccessibleName(translate("Analysis", "Shared passages"))
        self.export_button.retranslate()
        self.model.set_columns(_columns(self._shared))
        self._say()


def passage_html(
    title: str, text: str, start: int, end: int, masks: Sequence[tuple[int, int]], theme: Theme
) -> str:
    """Return a shared passage within its paragraphs, formulas in it in brackets and gray.

    Args:
        title: The document's title.
        text: Its text.
        start: First code point of the passage.
        end: Code point after the last.
        masks: Start and end of each formula, counted from the beginning of the passage.
        theme: The colors.
    """
    first, last = context_range(text, start, end)
    wash = blended(theme.figure, theme.page, 0.2)
    pieces, at = [], start
    for mask_start, mask_end in masks:
        pieces.append(_washed(text[at : start + mask_start], wash))
        formula = _html(text[start + mask_start : start + mask_end])
        pieces.append(f'<span style="color:{theme.muted}">〔{formula}〕</span>')
        at = start + mask_end
    pieces.append(_washed(text[at:end], wash))
    return (
        f'<p style="color:{theme.muted}">{_html(title)}</p><p style="line-height:150%; color:{theme.text}">'
        f"{_html(text[first:start])}{''.join(pieces)}{_html(text[end:last])}</p>"
    )


def _washed(text: str, wash: str) -> str:
    return f'<span style="background-color:{wash}">{_html(text)}</span>' if text else ""


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _side(text: QTextBrowser, button: QPushButton) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return side


def _document_box(name: str, titles: QStringListModel) -> DocumentBox:
    box = DocumentBox(titles)
    box.setObjectName(name)
    box.setMinimumWidth(160)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMaxVisibleItems(16)
    return box


def _name(row: DocumentRow) -> str:
    year = str(row.year or "")
    return row.title if year in row.title else f"{row.title} ({year})"


def _columns(found: SharedText | None) -> list[Column[SharedPassage]]:
    def words(one: SharedPassage) -> str:
        return found.text_a[one.start_a : one.end_a].replace("\n", " ") if found is not None else ""

    number = display_names.number_text
    return [
        Column(
            "characters",
            lambda: translate("Analysis", "Characters"),
            lambda one: number(one.characters),
            lambda one: one.characters,
            numeric=True,
        ),
        Column(
            "start-a",
            lambda: translate("Analysis", "Place in A"),
            lambda one: number(one.start_a),
            lambda one: one.start_a,
            numeric=True,
        ),
        Column(
            "start-b",
            lambda: translate("Analysis", "Place in B"),
            lambda one: number(one.start_b),
            lambda one: one.start_b,
            numeric=True,
        ),
        Column("text", lambda: translate("Analysis", "Shared passage"), words, words),
    ]


def _find(a: DocumentRow, b: DocumentRow, library: Library, progress: Progress) -> SharedText:
    one, other = DocumentFilters(documents=(a.id,)), DocumentFilters(documents=(b.id,))
    found: list[SharedDocuments] = list(shared(library.queries, one, other, progress.report))
    passages = found[0].passages if found else []
    return SharedText(a, b, library.queries.text(a.id), library.queries.text(b.id), passages)


def _write(found: SharedText, passages: Sequence[SharedPassage], suffix: str, out: BinaryIO) -> int:
    rows = (shared_row(found.a.id, found.text_a, found.b.id, one) for one in passages)
    return write_table_file(suffix, "shared", SHARED_COLUMNS, rows, out)
