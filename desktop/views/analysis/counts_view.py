"""Counts: words by document, place, year, part or section, in tables and charts that open their passages."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from desktop.actions.document_filters import DocumentFilters, InvalidFilter
from desktop.actions.panel import PanelCell
from desktop.actions.panel_passages import cell_passages, word_passages
from desktop.actions.word_table import CountedWord
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.text.dictionary import Dictionary
from desktop.views.analysis import labels
from desktop.views.analysis.count_files import export_counts, save_picture
from desktop.views.analysis.count_options import CountOptions
from desktop.views.analysis.counting import Counted, Counting, CountRequest
from desktop.views.analysis.counts_display import ASK, COUNTING, NO_MATCH, STOPPED, CountsDisplay
from desktop.views.analysis.dictionary_choice import TYPING_DELAY_MS, DictionaryChoice
from desktop.views.analysis.library_facts import LibraryFacts
from desktop.views.analysis.passages_pane import FindPassages, PassagesPane
from desktop.views.document_filters.filter_bar import DocumentFilterBar
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.export_button import ExportButton
from desktop.views.workspaces.page import Page


class CountsView(Page):
    """Counts words across documents."""

    def __init__(self, session: Session, navigator: Navigator, facts: LibraryFacts) -> None:
        super().__init__()
        self.setObjectName("counts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._navigator = navigator
        self._facts = facts
        self._counted: Counted | None = None
        self._titles: dict[str, str] = {}
        self._stale = False
        self._from_passages = False

    def parts(self) -> Steps:
        """Make the fields, the tables and the chart, and what is below them."""
        session = self._session
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        self.choice = DictionaryChoice()
        self.choice.load(session.library.queries)
        column.addWidget(self.choice)
        yield
        asked = QHBoxLayout()
        asked.setSpacing(10)
        column.addLayout(asked)
        self.options = CountOptions()
        asked.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        yield
        self.filters = DocumentFilterBar("counts-filter")
        asked.addWidget(self.filters, 1)
        yield
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        column.addWidget(split, 1)
        self.display = CountsDisplay(session, self.options, self._title)
        self.at_end(self.display.stop)
        split.addWidget(self.display)
        yield
        self.passages = PassagesPane(session, self._navigator, "count-passages")
        self.at_end(self.passages.stop)
        self.passages.hide()
        split.addWidget(self.passages)
        split.setSizes([300, 260])
        yield
        self._make_foot(column)
        self._counting = Counting(session, self)
        self.at_end(self._counting.stop)
        self._rest = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self.at_end(self._rest.stop)
        yield
        self._connect()
        self.retranslate()
        yield
        self._set_choices()
        self.ask()

    def _make_foot(self, column: QVBoxLayout) -> None:
        foot = QHBoxLayout()
        column.addLayout(foot)
        self._state = QLabel()
        self._state.setProperty("look", "muted")
        self._state.setWordWrap(True)
        foot.addWidget(self._state, 1)
        self.stop_button, self.bundle_button = _button("count-stop"), _button("count-bundle")
        self.stop_button.hide()
        self.chart_button = _button("count-save-chart")
        self.export_button = ExportButton("count-export")
        for button in (self.stop_button, self.chart_button, self.bundle_button, self.export_button):
            foot.addWidget(button)

    def _connect(self) -> None:
        self.choice.changed.connect(self.ask)
        self.choice.edit_wanted.connect(self.edit_dictionary)
        self.filters.changed.connect(self.ask)
        self.filters.typed.connect(self._rest.start)
        self._rest.timeout.connect(self.ask)
        self.options.keys_changed.connect(self.ask)
        self.options.display_changed.connect(self._change_display)
        self.options.look_changed.connect(self._show)
        self._counting.counted.connect(self._take)
        self._counting.began.connect(self._begin)
        self._counting.ended.connect(self._end)
        self._counting.moved.connect(self._show_progress)
        self._counting.refused.connect(self._refuse)
        self._facts.loaded.connect(self._set_choices)
        self._facts.outdated.connect(self._outdate)
        connect(self._session.changed, self, self._reload_dictionaries)
        self.display.cell_chosen.connect(self.open_passages)
        self.display.word_chosen.connect(self._open_word)
        self.display.chart.drawn.connect(self._say_face)
        self.passages.opened.connect(self._leave)
        self.stop_button.clicked.connect(self._counting.stop)
        self.export_button.wanted.connect(lambda ending: self.export(f".{ending}"))
        self.chart_button.clicked.connect(self.save_chart)
        self.bundle_button.clicked.connect(self.save_bundle)

    # What is asked.

    def _set_choices(self) -> None:
        self.filters.set_choices(self._facts.choices)
        self._titles = {row.id: row.title for row in self._facts.documents}
        if "document" in self.options.panel_keys():
            self._show()

    def _outdate(self) -> None:
        """Count again, now or when it is seen."""
        self.choice.load(self._session.library.queries)
        if self.isVisible():
            self.ask()
        else:
            self._stale = True

    def _reload_dictionaries(self) -> None:
        """Count again where the dictionary that is chosen was saved again, undone or deleted."""
        if not self._session.is_open:
            return
        before = self.choice.dictionary()
        self.choice.load(self._session.library.queries)
        if self.choice.dictionary() == before:
            return
        if self.isVisible():
            self.ask()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Count again what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.ask()

    def ask(self) -> None:
        """Count what is chosen."""
        self._stale = False
        self._rest.stop()
        try:
            filters = self.filters.filters()
        except InvalidFilter as error:
            self._counting.stop()
            self._refuse(error)
            return
        dictionary = self.choice.dictionary()
        if not dictionary.words:
            self._counting.stop()
            self._counted = None
            self._show()
            return
        words = self.options.shown_as == "words"
        self._counting.count(CountRequest(dictionary, self.options.panel_keys(), filters, words))

    def _change_display(self) -> None:
        """Show what is counted in another way; count again where that needs another panel."""
        request = self._counted.request if self._counted else None
        words = self.options.shown_as == "words"
        if request is not None and request.by == self.options.panel_keys() and request.words == words:
            self._show()
        else:
            self.ask()

    def _begin(self) -> None:
        self.stop_button.show()
        if self.display.is_empty:
            self.display.show_nothing(COUNTING)
        self._say_progress(translate("Analysis", "Counting…"))

    def _show_progress(self, done: int, total: int) -> None:
        words = labels.progress_text(done, total)
        self._say_progress(words)
        self.display.show_progress(words)

    def _say_progress(self, words: str) -> None:
        """Say how far it is below the numbers; while there are none, it is said in the middle."""
        self._state.setText("" if self.display.is_empty else words)

    def _end(self) -> None:
        self.stop_button.hide()
        if self.display.is_empty:
            self.display.show_nothing(self._why_nothing())
        self._say_state()

    def _refuse(self, error: InvalidFilter) -> None:
        self._state.setText(labels.filter_error(error))

    # What is shown.

    def _take(self, counted: Counted) -> None:
        before = self._counted.request if self._counted else None
        self._counted = counted
        if before != counted.request:
            self._clear_passages()
        self.options.set_themes(counted.request.dictionary.themes)
        self._show()

    def _show(self) -> None:
        """Show what was counted last, in the way that is chosen."""
        counted = self._counted
        nothing = counted is None or (not counted.cells and not counted.words)
        self.chart_button.setVisible(self.options.is_chart)
        for button in (self.export_button, self.chart_button, self.bundle_button):
            button.setEnabled(not nothing)
        if counted is None or nothing:
            self.display.show_nothing(self._why_nothing())
            self._clear_passages()
        else:
            self.display.show_counted(counted)
        self._say_state()

    def _why_nothing(self) -> str:
        if self._counting.busy:
            return COUNTING
        if not self.choice.dictionary().words:
            return ASK
        return STOPPED if self._counted is None else NO_MATCH

    def _title(self, document_id: str) -> str:
        return self._titles.get(document_id, document_id)

    def _say_state(self) -> None:
        if self._counting.busy:
            return
        counted = self._counted
        if counted is None:
            self._state.setText("")
            return
        words = translate("Analysis", "%1 themes, %2 words")
        dictionary = counted.request.dictionary
        said = words.replace("%1", str(len(dictionary.themes))).replace("%2", str(len(dictionary.words)))
        groups = len(counted.rows)
        if groups:
            said += " · " + translate("Analysis", "%n group(s)", n=groups)
        if self.passages.isHidden() and (counted.cells or counted.words):
            said += " · " + translate("Analysis", "Choose a number to see the passages behind it")
        self._state.setText(said)

    def _say_face(self, has_chinese: bool) -> None:
        if not has_chinese:
            self._state.setText(translate("Analysis", "No Chinese font was found for charts"))

    # Passages.

    def _open_word(self, word: CountedWord) -> None:
        """List the passages of a word."""
        if self._counted is not None:
            request = self._counted.request
            find = partial(_find_word, request.dictionary, word.number, request.filters)
            self._list(f"{word.theme} · {word.word}", find)

    def _clear_passages(self) -> None:
        """Let the counts fill the room of the passages until a number is chosen."""
        self.passages.clear()
        self.passages.hide()

    def _list(self, title: str, find: FindPassages) -> None:
        self.passages.show()
        self.passages.show_passages(title, find)
        self._say_state()

    def open_passages(self, cell: PanelCell) -> None:
        """List the passages of a cell."""
        if self._counted is None:
            return
        request = self._counted.request
        said = [labels.key_value(*pair, self._title) for pair in zip(request.by, cell.keys, strict=True)]
        self._list(" · ".join([cell.theme, *said]), partial(_find_cell, request, cell))

    def _leave(self) -> None:
        self._from_passages = True

    # Dictionaries.

    def edit_dictionary(self) -> None:
        """Open the editor with the dictionary that is chosen."""
        from desktop.views.analysis.dictionary_dialog import DictionaryDialog

        dictionary = self.choice.dictionary()
        dialog = DictionaryDialog(self._session, dictionary, self.choice.saved_id, self)
        dialog.saved.connect(self._use_dictionary)
        dialog.open()

    def _use_dictionary(self, key: str) -> None:
        """Count with the dictionary that was saved; with typed words where it was deleted."""
        self.choice.load(self._session.library.queries)
        self.choice.choose(key)
        self.ask()

    # Files.

    def export(self, suffix: str) -> None:
        """Write what is shown; of a chart its panel, of a panel the bytes that ``piyue panel`` writes."""
        if self._counted is not None:
            export_counts(self._session, self._counted, suffix, wide=self.options.shown_as == "wide")

    def save_chart(self) -> None:
        """Write the chart as SVG, PDF or PNG."""
        if self.display.chart.chart is not None:
            save_picture(self._session, self.display.chart.chart)

    def save_bundle(self) -> None:
        """Write a ZIP with all that is needed to make the panel again."""
        from desktop.views.analysis.bundle_export import export_bundle

        if self._counted is not None:
            request = self._counted.request
            export_bundle(self._session, request.dictionary, request.by, request.filters)

    # The page.

    def focus_content(self) -> None:
        """Focus what is worked in: the passages, where one was opened from there."""
        if self._from_passages and self.passages.model.row_total():
            self.passages.table.setFocus()
        elif not self.display.focus_numbers():
            self.choice.words.setFocus()
        self._from_passages = False

    def focus_search(self) -> None:
        """Focus the words."""
        self.choice.words.setFocus()
        self.choice.words.selectAll()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.stop_button.setText(translate("Analysis", "Stop"))
        self.chart_button.setText(translate("Analysis", "Save chart…"))
        self.chart_button.setToolTip(translate("Analysis", "Save the chart as SVG, PDF or PNG"))
        self.bundle_button.setText(translate("Analysis", "Replication bundle…"))
        self.bundle_button.setToolTip(
            translate("Analysis", "A ZIP with dictionary, panel, hashes of the texts, settings and method")
        )
        for part in (
            self.choice,
            self.options,
            self.filters,
            self.display,
            self.passages,
            self.export_button,
        ):
            part.retranslate()
        self._show()


def _find_cell(request: CountRequest, cell: PanelCell, library: Any, progress: Any) -> Any:
    return cell_passages(
        library.queries,
        request.dictionary,
        cell.theme,
        request.by,
        cell.keys,
        request.filters,
        progress.report,
    )


def _find_word(
    dictionary: Dictionary, word: int, filters: DocumentFilters, library: Any, progress: Any
) -> Any:
    return word_passages(library.queries, dictionary, word, filters, progress.report)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
