"""The table of figures of the open document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.known_figures import KnownFigure
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.figures.columns import CHECK_SIGN, COLUMNS, change_text, value_text
from desktop.views.figures.pairs import growths
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.filter_field import FilterField
from desktop.views.widgets.table_model import RowTableModel
from desktop.views.widgets.tree_view import RowTreeView

WIDTHS = (136, 64, 66, 56, 62, 58, 56, 160, 120)
"""Widths of the columns at first, in pixels."""

HEADING_PADDING_PX = 14
"""Room around the words of a heading."""

LEAST_INDICATOR_PX = 96
"""Width that the column of indicators keeps, however narrow the panel is."""

TO_CHECK = "to-check"
"""What the filter holds where only figures in doubt are listed."""


class FigureTable(RowTreeView):
    """The table itself.

    Signals:
        wanted: Index of the figure to go to.
        copy_wanted: The selected rows are to be copied.
        annotate_wanted: The selected figures are to become annotations.
        correct_wanted: The current figure is to be corrected.
        confirm_wanted: The selected figures are right.
        dismiss_wanted: The selected figures are none.
    """

    wanted = Signal(QModelIndex)
    copy_wanted = Signal()
    annotate_wanted = Signal()
    confirm_wanted = Signal()
    correct_wanted = Signal()
    dismiss_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fitting = False
        self._sized_by_hand = False
        self.setObjectName("rows")
        self.setProperty("look", "dense")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.wanted)
        self.header().sectionResized.connect(self._on_section_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the indicators take what value, unit and change leave of the width."""
        super().resizeEvent(event)
        self.fit_indicators()

    def fit_indicators(self) -> None:
        """Let the first four columns fill the width, unless the user chose the width of one of them."""
        if self._sized_by_hand or self.header().count() < len(WIDTHS):
            return
        self._fitting = True
        for column in (1, 2, 3):  # what stands in their headings differs by language
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            wanted = max(WIDTHS[column], self.fontMetrics().horizontalAdvance(heading) + HEADING_PADDING_PX)
            self.header().resizeSection(column, wanted)
        others = sum(self.header().sectionSize(column) for column in (1, 2, 3))
        self.header().resizeSection(0, max(LEAST_INDICATOR_PX, self.viewport().width() - others))
        self._fitting = False

    def _on_section_resized(self, column: int, _before: int, _now: int) -> None:
        if not self._fitting and self.isVisible() and column < 4:
            self._sized_by_hand = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for with the figures that are selected."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.annotate_wanted.emit()
        elif key == Qt.Key.Key_Y and not event.modifiers():
            self.confirm_wanted.emit()
        elif key == Qt.Key.Key_F2 or (key == Qt.Key.Key_E and not event.modifiers()):
            self.correct_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismiss_wanted.emit()
        else:
            super().keyPressEvent(event)


class FiguresPanel(QWidget):
    """Table, filter and what can be done with figures. The growth of a level stands in the level's row.

    Signals:
        wanted: Key of the figure to go to.
        annotate_wanted: Figures (list of `KnownFigure`) that are to become annotations.
        confirm_wanted: Figures (list of `KnownFigure`) that are right.
        correct_wanted: The figure (`KnownFigure`) that is to be corrected.
        dismiss_wanted: Figures (list of `KnownFigure`) that are none.
        restore_wanted: Figures (list of `KnownFigure`) whose correction is to be forgotten.
        export_wanted: The document's figures are to be exported.
    """

    wanted = Signal(str)
    annotate_wanted = Signal(list)
    confirm_wanted = Signal(list)
    correct_wanted = Signal(object)
    dismiss_wanted = Signal(list)
    restore_wanted = Signal(list)
    export_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._recognizing = False
        self._pairs: list[tuple[KnownFigure, KnownFigure]] = []  # levels with their growths
        self._growths: dict[str, KnownFigure] = {}
        self._levels: dict[str, str] = {}
        self._beside = 0
        columns = [
            replace(one, text=self._short_change_text, plain=self._change_text)
            if one.name == "change"
            else one
            for one in COLUMNS
        ]
        self.model: RowTableModel[KnownFigure] = RowTableModel(columns, lambda known: known.key)
        self.table = FigureTable()
        self.words = FilterField()
        self.words.setObjectName("figure-filter")
        self.words.setClearButtonEnabled(True)
        self.status = QComboBox()
        self.status.setObjectName("figure-status")
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._heading = QLabel()
        self._heading.setProperty("look", "heading")
        self._buttons = {name: QToolButton() for name in ("tag", "copy", "export")}
        self._empty = EmptyState("no-figures")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 2)
        head.setSpacing(2)
        head.addWidget(self._heading, 1)
        for name, button in self._buttons.items():
            button.setObjectName(f"figures-{name}")
            self._session.icons.set_icon(button, name)
            head.addWidget(button)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 2, 12, 8)
        filters.setSpacing(6)
        filters.addWidget(self.words, 3)
        filters.addWidget(self.status, 2)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        self.table.setModel(self.model)
        header = self.table.header()
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        self.table.fit_indicators()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.table.setSortingEnabled(True)

    def _connect(self) -> None:
        self.table.wanted.connect(self._activate)
        self.table.copy_wanted.connect(self.copy)
        self.table.annotate_wanted.connect(lambda: self.annotate_wanted.emit(self._chosen()))
        self.table.confirm_wanted.connect(lambda: self.confirm_wanted.emit(self._chosen()))
        self.table.correct_wanted.connect(self._correct)
        self.table.dismiss_wanted.connect(lambda: self.dismiss_wanted.emit(self._chosen()))
        self.table.customContextMenuRequested.connect(self._menu)
        self.words.textChanged.connect(lambda _: self._filter())
        self.status.currentIndexChanged.connect(lambda _: self._filter())
        connect(
            self._buttons["tag"].clicked,
            self,
            lambda: self.annotate_wanted.emit(self._require_open(self.shown_figures())),
        )
        self._buttons["copy"].clicked.connect(self.copy)
        self._buttons["export"].clicked.connect(self.export_wanted)

    # What is listed.

    def set_rows(self, figures: Sequence[KnownFigure], *, recognizing: bool = False) -> None:
        """List the figures of a document; the current one stays current, else the one now in its place.

        Args:
            figures: The figures.
            recognizing: Whether more are being recognized.
        """
        self._recognizing = recognizing
        place = self.table.currentIndex()
        current, row = self.model.row_at(place), place.row()
        self._pairs = growths(figures)
        self._growths = {level.key: growth for level, growth in self._pairs}
        self._levels = {growth.key: level.key for level, growth in self._pairs}
        self.model.set_rows(figures, self._make_test)
        self._show_state()
        if current is not None and self.model.rowCount() and figures:
            same = self.model.index_of(current.key)
            last = self.model.rowCount() - 1
            self.table.select_row(same if same.isValid() else self.model.index(min(row, last), 0))

    def shown_figures(self) -> list[KnownFigure]:
        """Return the figures that are shown, in the order shown, a growth after its level."""
        return self._with_growths(self.model.shown_rows())

    def _with_growths(self, rows: Iterable[KnownFigure]) -> list[KnownFigure]:
        """Return figures, each followed by its growth where that stands in its row."""
        listed = ((row, self._growths.get(row.key)) for row in rows)
        return [one for pair in listed for one in pair if one is not None]

    def _change_text(self, known: KnownFigure) -> str:
        """Return the growth that stands in a level's row, or which way a change goes."""
        growth = self._growths.get(known.key)
        return change_text(known) if growth is None else growth_text(growth)

    def _short_change_text(self, known: KnownFigure) -> str:
        """Return the growth, or an arrow alone: the words for it are in the tip and in what is copied."""
        growth = self._growths.get(known.key)
        return change_text(known)[:1] if growth is None else growth_text(growth)

    def selected(self) -> list[KnownFigure]:
        """Return the figures whose rows are selected, in the order shown, without growths in these rows."""
        indexes = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [known for known in map(self.model.row_at, indexes) if known is not None]

    def _chosen(self) -> list[KnownFigure]:
        """Return what keys act on: the figure of one row, or all that stands in several."""
        rows = self.selected()
        return rows if len(rows) < 2 else self._with_growths(rows)

    def select(self, key: str) -> None:
        """Make a figure the current one and bring it into view."""
        index = self.model.index_of(key)
        if not index.isValid():
            index = self.model.index_of(self._levels.get(key, ""))
        if index.isValid():
            self.table.select_row(index)

    def _filter(self) -> None:
        self.model.set_test(self._make_test())
        self._show_state()

    def _make_test(self) -> Callable[[KnownFigure], bool] | None:
        """Return what tells which figures have a row: those wanted, but for growths beside their level."""
        words, status = self.words.text().casefold().split(), self.status.currentData()

        def wanted(known: KnownFigure) -> bool:
            if status == TO_CHECK and not known.to_check:
                return False
            if status and status != TO_CHECK and known.figure.status != status:
                return False
            return all(word in self._search_text(known) for word in words)

        beside = {growth.figure.start for level, growth in self._pairs if wanted(level)}
        self._beside = len(beside)
        if words or status:
            return lambda known: known.figure.start not in beside and wanted(known)
        return (lambda known: known.figure.start not in beside) if beside else None

    def _search_text(self, known: KnownFigure) -> str:
        """Return all words of a figure's row that are searched while the user types."""
        texts = [column.text(known) for column in self.model.columns]
        texts += [column.plain(known) for column in self.model.columns if column.plain is not None]
        both = (one.figure.text for one in self._with_growths([known]))
        return "\n".join([*both, *texts]).casefold()

    def _show_state(self) -> None:
        count, shown = self.model.row_total(), self.model.rowCount() + self._beside
        self._stack.setCurrentWidget(self.table if shown else self._empty)
        number = display_names.number_text(count) if count == shown else f"{shown} / {count}"
        words = translate("Figures", "Figures")
        self._heading.setText(f"{words}  {number}" if count else words)
        for button in self._buttons.values():
            button.setEnabled(shown > 0)
        self._show_waiting()
        if count:
            self._empty.set_text(
                translate("Figures", "No matching figures"),
                translate("Figures", "Try fewer words, or another filter."),
            )
        elif self._recognizing:
            self._empty.set_text(translate("Figures", "Recognizing figures…"), "")
        else:
            self._empty.set_text(
                translate("Figures", "No figures"),
                translate("Figures", "Figures in the open document are listed here."),
            )

    def _show_waiting(self) -> None:
        """Say in the filter how many figures are to be checked."""
        count = sum(known.to_check for known in self.model.rows())
        words = f"{CHECK_SIGN} {translate('Figures', 'To check')}"
        self.status.setItemText(
            self.status.findData(TO_CHECK), f"{words}  {display_names.number_text(count)}" if count else words
        )

    # What is done with figures.

    def _activate(self, index: QModelIndex) -> None:
        known = self.model.row_at(index)
        if known is not None:
            self.wanted.emit(known.key)

    def _correct(self) -> None:
        known = self.model.row_at(self.table.currentIndex())
        if known is not None:
            self.correct_wanted.emit(known)

    def _require_open(self, figures: Sequence[KnownFigure]) -> list[KnownFigure]:
        return [known for known in figures if not known.dismissed]

    def copy(self) -> None:
        """Copy the selected rows, or all that are shown, as cells that a spreadsheet takes."""
        rows = self.selected()
        if len(rows) < 2:
            rows = self.model.shown_rows()
        lines = ["\t".join(column.title() for column in COLUMNS)]
        lines += [
            "\t".join(_cell((column.plain or column.text)(known)) for column in self.model.columns)
            for known in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self._session.messages.show_note(translate("Figures", "%n row(s) copied as a table", n=len(rows)))

    def _menu(self, where: QPoint) -> None:
        figures = self._chosen()
        if figures:
            menu = self.context_menu(figures)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(where))

    def context_menu(self, figures: Sequence[KnownFigure]) -> QMenu:
        """Return the menu of what can be done with figures."""
        menu = QMenu(self)
        chosen = list(figures)
        if len(chosen) == 1:
            one = chosen[0]
            menu.addAction(translate("Figures", "Show in text")).triggered.connect(
                lambda: self.wanted.emit(one.key)
            )
            menu.addAction(translate("Figures", "Correct…") + "\tF2").triggered.connect(
                lambda: self.correct_wanted.emit(one)
            )
            growth = self._growths.get(one.key)
            if growth is not None:
                self._add_growth(menu, growth)
        if not all(known.correction_id for known in chosen):
            menu.addAction(translate("Figures", "Confirm") + "\tY").triggered.connect(
                lambda: self.confirm_wanted.emit(chosen)
            )
        menu.addAction(translate("Figures", "Not a figure") + "\tDel").triggered.connect(
            lambda: self.dismiss_wanted.emit(chosen)
        )
        if any(known.correction_id for known in chosen):
            menu.addAction(translate("Figures", "Revert to automatic")).triggered.connect(
                lambda: self.restore_wanted.emit(chosen)
            )
        menu.addSeparator()
        menu.addAction(translate("Figures", "Annotate…") + "\tM").triggered.connect(
            lambda: self.annotate_wanted.emit(self._require_open(chosen))
        )
        menu.addAction(translate("Figures", "Copy table")).triggered.connect(self.copy)
        return menu

    def _add_growth(self, menu: QMenu, growth: KnownFigure) -> None:
        """Offer what can be done with the growth in a level's row."""
        words = growth_text(growth)
        offers: tuple[tuple[str, Callable[[], None]], ...] = (
            (translate("Figures", "Show %1 in text"), lambda: self.wanted.emit(growth.key)),
            (translate("Figures", "Correct %1…"), lambda: self.correct_wanted.emit(growth)),
            (translate("Figures", "Confirm %1"), lambda: self.confirm_wanted.emit([growth])),
            (translate("Figures", "%1 is not a figure"), lambda: self.dismiss_wanted.emit([growth])),
        )
        menu.addSeparator()
        for said, handler in offers:
            connect(menu.addAction(said.replace("%1", words)).triggered, self, handler)
        menu.addSeparator()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(translate("Figures", "Figures table"))
        self.words.set_hints(
            translate("Figures", "Filter: indicator, unit, section…"), translate("Figures", "Filter")
        )
        self.words.setAccessibleName(translate("Figures", "Filter figures"))
        self.words.setToolTip(translate("Figures", "Filter by any column or the text"))
        before = self.status.currentData()
        self.status.blockSignals(True)
        self.status.clear()
        self.status.addItem(translate("Figures", "All"), None)
        for name in ("achieved", "target", "other"):
            self.status.addItem(display_names.status(name), name)
        self.status.addItem("", TO_CHECK)
        self.status.setCurrentIndex(max(0, self.status.findData(before)) if before else 0)
        self.status.blockSignals(False)
        self.status.setAccessibleName(translate("Figures", "Show only this status, or what is to be checked"))
        self.status.setToolTip(translate("Figures", "Show only this status, or what is to be checked"))
        for name, words in (
            ("tag", translate("Figures", "Annotate all listed figures…")),
            ("copy", translate("Figures", "Copy table") + " (Ctrl+C)"),
            ("export", translate("Figures", "Export figures of this document…")),
        ):
            self._buttons[name].setToolTip(words)
            self._buttons[name].setAccessibleName(words)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.table.fit_indicators()
        self._show_state()


def growth_text(growth: KnownFigure) -> str:
    """Return a growth as it stands in the row of its level: which way, and how much."""
    sign, figure = display_names.direction(growth.figure.direction)[:1], growth.figure
    return f"{sign} {value_text(figure.value, figure.kind)}{figure.unit or ''}".strip()


def _cell(text: str) -> str:
    return " ".join(text.split())
