"""The table of figures of the open document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
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
from desktop.views.figures.pairs import GrowthPairs
from desktop.views.figures.table import WIDTHS, FigureTable
from desktop.views.operations.turns import Steps, Turns, take_all
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.filter_field import FilterField
from desktop.views.widgets.selected_rows import selected_rows
from desktop.views.widgets.table_model import MANY_ROWS, STEP_ROWS, RowTableModel

TO_CHECK = "to-check"
"""What the filter holds where only figures in doubt are listed."""


class FiguresPanel(QWidget):
    """Table, filter and what can be done with figures. The growth of a level stands in the level's row.

    Many figures are listed in turns of the event loop, and only once the panel is seen.

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
        self._pairs = GrowthPairs()
        self._listing: Steps | None = None
        self._listing_begun = False
        self._current_before: tuple[str, int] | None = None
        self._search_texts: dict[int, str] = {}  # by the first code point of the figure
        self._to_check = 0
        self._beside = 0
        columns = [
            replace(one, text=self._short_change_text, plain=self._change_text)
            if one.name == "change"
            else one
            for one in COLUMNS
        ]
        self.model: RowTableModel[KnownFigure] = RowTableModel(
            columns, lambda known: known.key, in_turns=lambda steps: Turns(steps, self).start()
        )
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
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        self.table.fit_indicators()
        header.setSortIndicatorClearable(True)

    def _connect(self) -> None:
        self.model.arranged.connect(self._show_arranged)
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
        if self._listing is not None:
            self._listing.close()
        self._listing, self._listing_begun = self._list(figures), False
        if len(figures) <= MANY_ROWS:
            self.list_now()
        elif self.isVisible():
            self._list_in_turns()

    def _list(self, figures: Sequence[KnownFigure]) -> Steps:
        """Pair the figures and hand them to the table; what is listed stays until then."""
        pairs, to_check = GrowthPairs(), 0
        for first in range(0, len(figures), STEP_ROWS):
            some = figures[first : first + STEP_ROWS]
            pairs.add(some)
            to_check += sum(known.to_check for known in some)
            yield
        self._pairs, self._to_check, self._search_texts = pairs, to_check, {}
        place = self.table.currentIndex()
        current = self.model.row_at(place)
        self._current_before = None if current is None else (current.key, place.row())
        self._listing = None
        self.model.set_rows(figures, self._make_test)

    def _list_in_turns(self) -> None:
        if self._listing is not None and not self._listing_begun:
            self._listing_begun = True
            Turns(self._listing, self).start()

    def list_now(self) -> None:
        """List at once what is still to be listed."""
        if self._listing is not None:
            take_all(self._listing)
        self.model.arrange_now()

    def showEvent(self, event: QShowEvent) -> None:
        """List what was not listed while the panel was not seen."""
        super().showEvent(event)
        self._list_in_turns()

    def _show_arranged(self) -> None:
        """Show what the table lists now, and the row that was the current one before it was listed again."""
        growths = self._pairs.growth_of
        self._beside = sum(known.figure.start in growths for known in self.model.shown_rows())
        self._show_state()
        before, self._current_before = self._current_before, None
        if before is not None and self.model.rowCount():
            key, row = before
            same = self.model.index_of(key)
            last = self.model.rowCount() - 1
            self.table.select_row(same if same.isValid() else self.model.index(min(row, last), 0))
            if not same.isValid() and self._is_checking():
                self._activate(self.table.currentIndex())

    def _is_checking(self) -> bool:
        """Return whether figures in doubt are gone through here: none is to be confirmed without its text."""
        return self.status.currentData() == TO_CHECK and self.window().focusWidget() is self.table

    def shown_figures(self) -> list[KnownFigure]:
        """Return the figures that are shown, in the order shown, a growth after its level."""
        self.list_now()
        return self._with_growths(self.model.shown_rows())

    def _growth(self, known: KnownFigure) -> KnownFigure | None:
        """Return the growth that stands in the row of a figure."""
        return self._pairs.growth_of.get(known.figure.start)

    def _with_growths(self, rows: Iterable[KnownFigure]) -> list[KnownFigure]:
        """Return figures, each followed by its growth where that stands in its row."""
        listed = ((row, self._growth(row)) for row in rows)
        return [one for pair in listed for one in pair if one is not None]

    def _change_text(self, known: KnownFigure) -> str:
        """Return the growth that stands in a level's row, or which way a change goes."""
        growth = self._growth(known)
        return change_text(known) if growth is None else growth_text(growth)

    def _short_change_text(self, known: KnownFigure) -> str:
        """Return the growth, or an arrow alone: the words for it are in the tip and in what is copied."""
        growth = self._growth(known)
        return change_text(known)[:1] if growth is None else growth_text(growth)

    def selected(self) -> list[KnownFigure]:
        """Return the figures whose rows are selected, in the order shown, without growths in these rows."""
        indexes = (self.model.index(row, 0) for row in selected_rows(self.table))
        return [known for known in map(self.model.row_at, indexes) if known is not None]

    def _chosen(self) -> list[KnownFigure]:
        """Return what keys act on: the figure of one row, or all that stands in several."""
        rows = self.selected()
        return rows if len(rows) < 2 else self._with_growths(rows)

    def select(self, key: str) -> None:
        """Make a figure the current one and bring it into view."""
        self.list_now()
        index = self.model.index_of(key)
        if not index.isValid():
            index = self.model.index_of(self._pairs.level_key(key))
        if index.isValid():
            self.table.select_row(index)

    def _filter(self) -> None:
        self.model.set_test(self._make_test())

    def _make_test(self) -> Callable[[KnownFigure], bool] | None:
        """Return what tells which figures have a row: those wanted, but for growths beside their level."""
        words, status = self.words.text().casefold().split(), self.status.currentData()
        levels = self._pairs.level_of

        def wanted(known: KnownFigure) -> bool:
            if status == TO_CHECK and not known.to_check:
                return False
            if status and status != TO_CHECK and known.figure.status != status:
                return False
            return not words or all(word in self._search_text(known) for word in words)

        def passes(known: KnownFigure) -> bool:
            level = levels.get(known.figure.start)
            return (level is None or not wanted(level)) and wanted(known)

        if words or status:
            return passes
        return (lambda known: known.figure.start not in levels) if levels else None

    def _search_text(self, known: KnownFigure) -> str:
        """Return all words of a figure's row that are searched while the user types; put together once."""
        text = self._search_texts.get(known.figure.start)
        if text is None:
            texts = [column.text(known) for column in self.model.columns]
            texts += [column.plain(known) for column in self.model.columns if column.plain is not None]
            both = (one.figure.text for one in self._with_growths([known]))
            text = self._search_texts[known.figure.start] = "\n".join([*both, *texts]).casefold()
        return text

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
        count = self._to_check
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
            growth = self._growth(one)
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
        self._search_texts = {}
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.table.fit_indicators()
        self._show_state()


def growth_text(growth: KnownFigure) -> str:
    """Return a growth as it stands in the row of its level: which way, and how much."""
    sign, figure = display_names.direction(growth.figure.direction)[:1], growth.figure
    return f"{sign} {value_text(figure.value, figure.kind)}{figure.unit or ''}".strip()


def _cell(text: str) -> str:
    return " ".join(text.split())
