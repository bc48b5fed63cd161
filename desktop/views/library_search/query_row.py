"""The query row: the field that is written in, its filters, what is wrong with it, and help."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.document_filters.filter_bar import DocumentFilterBar
from desktop.views.library_search.query_problems import marked_query, problem_text
from desktop.views.library_search.saved_menu import SavedSearchMenu
from desktop.views.library_search.syntax_help import SyntaxHelp

TYPING_DELAY_MS = 160
"""Milliseconds after the last key before what was typed is searched for."""


class QueryEdit(QLineEdit):
    """The field that is written in.

    Signals:
        entered: The query is to be answered now, and the answer to be read.
        left: The user pressed Esc.
    """

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search with Enter, go to the hits with Enter or Down, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QueryRow(QWidget):
    """A query as it is written and filtered.

    Attributes:
        field: What is written in.
        filters: The filters.
        saved: The menu of saved searches.

    Signals:
        asked: Something else is asked; comes when nothing more is typed for a moment.
        entered: The user wants to read the answer.
        left: The user pressed Esc in the field.
    """

    asked = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode
        self.field = QueryEdit()
        self.field.setObjectName(f"query-{mode}")
        self.field.setClearButtonEnabled(True)
        self.filters = DocumentFilterBar("search", holds_button=False)
        self.saved = SavedSearchMenu(mode)
        self.help_button = QToolButton()
        self.help_button.setObjectName(f"help-{mode}")
        self.help_button.setText("?")
        self.problem = QLabel()
        self.problem.setObjectName(f"problem-{mode}")
        self.problem.setTextFormat(Qt.TextFormat.RichText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._help: SyntaxHelp | None = None
        self._rest = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._lay_out()
        self._rest.timeout.connect(self.asked)
        self.field.textChanged.connect(lambda _: self._rest.start())
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.left)
        self.filters.changed.connect(self._rest.start)
        self.filters.typed.connect(self._rest.start)
        self.help_button.clicked.connect(self.show_help)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for button in (self.filters.add_button, self.saved, self.help_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.filters)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the query and its filters."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, widget)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that has not been asked yet."""
        return self._rest.isActive()

    def query(self) -> str:
        """Return the query as it is written."""
        return self.field.text().strip()

    def set_query(self, query: str) -> None:
        """Write a query and ask it at once."""
        self.field.setText(query)
        self._rest.stop()
        self.asked.emit()

    def _enter(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.asked.emit()
        self.entered.emit()

    def show_problem(self, error: Exception | None, theme: Theme) -> None:
        """Show what is wrong with the query and where; None where nothing is."""
        wrong = error is not None
        if error is not None:
            where = marked_query(self.field.text(), error, theme.damage)
            said = problem_text(error).replace("&", "&amp;").replace("<", "&lt;")
            self.problem.setText(said + (f"&nbsp;&nbsp; {where}" if where else ""))
            self.problem.setStyleSheet(f"color: {theme.damage}")
        self.problem.setVisible(wrong)
        if self.field.property("wrong") != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().polish(self.field)

    def show_help(self) -> None:
        """Show how queries are written."""
        if self._help is None:
            self._help = SyntaxHelp(self._mode, self.window())
            self._help.example_wanted.connect(self.set_query)
        self._help.open_under(self.help_button)

    def retranslate(self) -> None:
        """Show everything in the present language."""
        words = (
            translate("LibrarySearch", "Words in all documents: 招商引资 OR “乡村振兴” NEAR/5 产业")
            if self._mode == "words"
            else translate("LibrarySearch", "Figures in all documents: 指标=地区生产总值 值≥5 单位=%")
        )
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(
            translate("LibrarySearch", "Search for words")
            if self._mode == "words"
            else translate("LibrarySearch", "Search for figures")
        )
        tip = translate("LibrarySearch", "How queries are written")
        self.help_button.setToolTip(tip)
        self.help_button.setAccessibleName(tip)
        self.filters.retranslate()
        self.saved.retranslate()
