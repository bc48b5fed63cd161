"""The window of all annotations: listed, filtered, asked, read one after another, changed many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.errors import LibraryError
from desktop.actions.filters import Filter
from desktop.actions.questions import DeleteQuestion, Question, SaveQuestion
from desktop.actions.rows import MarkRow
from desktop.tasks import Progress
from desktop.views import wording
from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.controller import AnnotationController
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.empty import Empty
from desktop.views.navigator import Navigator
from desktop.views.retrieval.asking import Asking
from desktop.views.retrieval.deeds import MarkDeeds
from desktop.views.retrieval.filters import Filters
from desktop.views.retrieval.listing import Listing
from desktop.views.retrieval.model import COLUMNS, SHOWN_FIRST, MarksModel
from desktop.views.retrieval.passage import Passage
from desktop.views.retrieval.writing import ListWriter
from desktop.views.row_tree import RowTree
from desktop.views.status import hidden_words

translate = QCoreApplication.translate


class Retrieval(QWidget):
    """The window of all annotations.

    In the table Return goes to the passage in the main window and B comes back; space and the arrows read one
    passage after another; T, the number keys, N, R and Del change what is selected.
    """

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        codebook: Codebook,
        controller: AnnotationController,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("retrieval")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._codebook = codebook
        self._desk = desk
        self.listing = Listing(desk, self)
        self.model = MarksModel()
        self.filters = Filters()
        self.asking = Asking()
        self.table = RowTree()
        self.passage = Passage()
        self.deeds = MarkDeeds(desk, codebook, controller, navigator, self, self)
        self._state = QLabel()
        self._said = ""
        self._writer = ListWriter(desk, self)
        self._writer.said.connect(self._state.setText)
        self._empty = Empty("no-marks")
        self._stack = QStackedWidget()
        self._answer: frozenset[str] | None = None
        self._question: Question | None = None
        self._progress: Progress | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        self.retranslate()
        self.listing.set_filter(self._asked)
        self.listing.load()

    def _lay_out(self) -> None:
        self.table.setObjectName("rows")
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSortingEnabled(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.header().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        chosen = self._desk.settings.text("retrieval/columns", ",".join(SHOWN_FIRST)).split(",")
        for place, column in enumerate(COLUMNS):
            self.table.setColumnWidth(place, column.width)
            self.table.setColumnHidden(place, column.name not in chosen)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        split.addWidget(self._stack)
        split.addWidget(self.passage)
        split.setSizes([420, 240])
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        for name in ("back", "put", "retag", "note", "reviewed", "delete", "export"):
            button = self._buttons[name] = QPushButton()
            button.setObjectName(f"retrieval-{name}")
            button.setAutoDefault(False)
            foot.addWidget(button)
        self._state.setProperty("look", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        for part in (self.filters, self.asking):
            layout.addWidget(part)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.resize(1120, 760)

    def _connect(self) -> None:
        listing, deeds = self.listing, self.deeds
        listing.loaded.connect(self._offer)
        listing.listed.connect(self._show)
        listing.answered.connect(self._take_answer)
        listing.moved.connect(self._show_progress)
        listing.looking.connect(lambda: self._state.setText(translate("Retrieval", "Looking…")))
        self.filters.changed.connect(listing.show)
        self.model.sorting.connect(listing.set_order)
        self.asking.asked.connect(self.ask)
        self.asking.save_wanted.connect(self.save_question)
        self.asking.delete_wanted.connect(lambda key: self._desk.perform_soon(DeleteQuestion(key)))
        self.asking.delete_wanted.connect(lambda _: self._offer())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._read())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_selected())
        self.table.doubleClicked.connect(lambda _: deeds.go())
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.header().customContextMenuRequested.connect(self._column_menu)
        for name, deed in self._deeds().items():
            self._buttons[name].clicked.connect(deed)
        for key, deed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.filters.words.setFocus)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._desk.undo)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)
        self._document.opened.connect(self._follow_document)
        self._desk.hidden_changed.connect(self._follow_hidden)
        self._desk.edits.began.connect(self._show_edit)
        self._desk.edits.ended.connect(self._end_edit)
        self._desk.library_changed.connect(self.close)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "back": self.deeds.come_back,
            "put": self.deeds.open_palette,
            "retag": self.deeds.retag,
            "note": self.deeds.note,
            "reviewed": self.deeds.toggle_reviewed,
            "delete": self.deeds.delete,
            "export": self.export,
        }

    def _keys(self) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {
            "Return": self.deeds.go,
            "Enter": self.deeds.go,
            "B": self.deeds.come_back,
            "T": self.deeds.open_palette,
            "/": self.deeds.open_palette,
            ".": self.deeds.repeat,
            "N": self.deeds.note,
            "R": self.deeds.toggle_reviewed,
            "Del": self.deeds.delete,
            "Space": lambda: self.step(1),
            "Shift+Space": lambda: self.step(-1),
        }
        keys.update({key: partial(self.deeds.apply_pinned, key) for key in "1234567890"})
        return keys

    # What is listed.

    def _asked(self) -> Filter:
        """Give what is asked; marks of annotators who are hidden are listed only where they are asked for."""
        marks = self.listing.marks
        asked = self.filters.asked(marks, self._document.id, self._answer)
        hidden = self._desk.hidden
        if asked.annotators is not None or hidden.isdisjoint(marks.annotators.values()):
            return asked
        shown = frozenset(key for key, name in marks.annotators.items() if name not in hidden)
        return replace(asked, annotators=shown)

    def _follow_hidden(self) -> None:
        """List without what is hidden now; the question that was answered is asked again."""
        if self._answer is not None and self._question is not None:
            self.ask(self._question)
        self.listing.show()

    def _hidden(self) -> int:
        """Give how many annotators have marks that are left out of what is listed."""
        if self.filters.annotator.currentData() is not None:
            return 0
        return len(self._desk.hidden.intersection(self.listing.marks.annotators.values()))

    def _offer(self) -> None:
        if self._desk.is_open:
            self.filters.offer(self.listing.marks)
            self.asking.offer(self.listing.marks, self._desk.library.reading.saved_queries())

    def _show(self, rows: Sequence[MarkRow]) -> None:
        chosen = [row.id for row in self.selected()]
        current = self.current()
        place = self.table.currentIndex().row()
        self.model.show(self.listing.marks, rows, self.listing.sections)
        index = self.model.index_of(current.id) if current is not None else self.model.index(0, 0)
        if not index.isValid() and rows:  # it is gone: the next one takes its place
            index = self.model.index(min(max(place, 0), len(rows) - 1), 0)
        if index.isValid():
            self._select([current.id] if current is not None and len(chosen) < 2 else chosen, index.row())
        self._read()
        self._say()

    def _select(self, ids: Sequence[str], place: int) -> None:
        kind = QItemSelectionModel.SelectionFlag
        index = self.model.index(place, 0)
        selection = self.table.selectionModel()
        selection.setCurrentIndex(index, kind.ClearAndSelect | kind.Rows)
        for one in ids[:2000]:
            found = self.model.index_of(one)
            if found.isValid():
                selection.select(found, kind.Select | kind.Rows)
        self.table.scrollTo(index)

    def _say(self) -> None:
        rows, marks = self.model.rows(), self.listing.marks
        documents = len({row.document_id for row in rows})
        shown = wording.number(len(rows))
        if len(marks.rows) < marks.total:
            words = translate("Retrieval", "%1 of %2 annotations read so far…")
            words = words.replace("%1", wording.number(len(marks.rows)))
        else:
            words = translate("Retrieval", "%1 of %2 annotations, in %3 documents")
            words = words.replace("%1", shown).replace("%3", wording.number(documents))
        words = words.replace("%2", wording.number(marks.total))
        hidden = self._hidden()
        self._said = " · ".join([words, *([hidden_words(hidden)] if hidden else [])])
        self._say_selected()
        nothing = not rows and len(marks.rows) == marks.total
        self._stack.setCurrentIndex(1 if nothing else 0)
        for name in ("put", "retag", "note", "reviewed", "delete"):
            self._buttons[name].setEnabled(bool(rows))

    def _show_edit(self, progress: Progress) -> None:
        self._state.setText(progress.words)

    def _end_edit(self, _progress: Progress) -> None:
        self._say()

    def _say_selected(self) -> None:
        """Say how many of what is listed are selected: that is how many an edit changes."""
        count = len(self.table.selectionModel().selectedRows())
        selected = translate("Retrieval", "%n selected", None, count)
        self._state.setText(" · ".join([self._said, *([selected] if count > 1 else [])]))

    def _follow_document(self, _contents: object) -> None:
        if self.filters.scope.currentData() == "here":
            self.listing.show()

    def current(self) -> MarkRow | None:
        """Give the annotation that is read."""
        return self.model.row_at(self.table.currentIndex())

    def selected(self) -> list[MarkRow]:
        """Give the annotations that are selected, in the order they are listed in."""
        places = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        rows = self.model.rows()
        return [rows[place] for place in places if place < len(rows)]

    def show_tag(self, tag_id: str) -> None:
        """List the annotations of a tag, and of those below it, in all documents."""
        filters = self.filters
        filters.offer(self.listing.marks)
        filters.ask_for(tag_id, self._codebook.path_of(tag_id))

    # Reading one after another.

    def step(self, step: int) -> None:
        """Read the next passage, or the one before."""
        place = self.table.currentIndex().row() + step
        if 0 <= place < len(self.model.rows()):
            self._select([], place)

    def _read(self) -> None:
        row = self.current()
        text = ""
        if row is not None:
            try:
                text = self._desk.library.reading.text(row.document_id)
            except LibraryError:
                row = None  # deleted meanwhile; the list is about to be read anew
        self.passage.show_row(row, self.listing.marks, self.listing.sections, text, self._desk.theme)

    # Questions.

    def ask(self, question: Question) -> None:
        """Answer a question and list what answers it."""
        if self._progress is not None:
            self._progress.cancel()
        self._state.setText(translate("Retrieval", "Looking…"))
        self._question = question
        self._progress = self.listing.ask(question)

    def _show_progress(self, done: int, total: int) -> None:
        words = translate("Retrieval", "Looking… %1 of %2 documents")
        self._state.setText(words.replace("%1", str(done)).replace("%2", str(total)))

    def _take_answer(self, rows: Sequence[MarkRow]) -> None:
        self._progress = None
        self._answer = frozenset(row.id for row in rows)
        if rows and self.isActiveWindow():
            self.table.setFocus()  # to read what was found, one after the other
        scope = self.filters.scope
        if scope.currentData() == "answer":
            self.listing.show()
        else:
            scope.setCurrentIndex(scope.findData("answer"))

    def save_question(self) -> None:
        """Ask for a name and save the question under it."""
        name = self._desk.messages.ask_line(
            translate("Retrieval", "Save the question"), translate("Retrieval", "Under the name")
        )
        if name and self._desk.perform(SaveQuestion(name, self.asking.question())) is not None:
            self._offer()

    # Files and menus.

    def export(self) -> None:
        """Write what is listed to a CSV."""
        self._writer.write(self.model.rows())

    def _menu(self, where: QPoint) -> None:
        if self.selected():
            menu = self.deeds.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(where))

    def column_menu(self) -> QMenu:
        """Give the menu in which columns are chosen."""
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(place))
            action.toggled.connect(lambda on, place=place: self._show_column(place, on))
        return menu

    def _column_menu(self, where: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.header().mapToGlobal(where))

    def _show_column(self, place: int, on: bool) -> None:
        self.table.setColumnHidden(place, not on)
        names = [one.name for number, one in enumerate(COLUMNS) if not self.table.isColumnHidden(number)]
        self._desk.settings.set_text("retrieval/columns", ",".join(names))

    def focus_rows(self) -> None:
        """Give the rows the focus."""
        self.table.setFocus()

    def place_of_current(self) -> QRect:
        """Give where the current row stands in this window, for the palette."""
        rectangle = self.table.visualRect(self.table.currentIndex())
        return QRect(self.table.viewport().mapTo(self, rectangle.topLeft()), rectangle.size())

    def _leave(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        else:
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Want no more results."""
        if self._progress is not None:
            self._progress.cancel()
        self.listing.close()
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(translate("Retrieval", "All annotations"))
        self.filters.retranslate()
        self.asking.retranslate()
        self.passage.retranslate()
        self.table.setAccessibleName(translate("Retrieval", "Annotations"))
        self._empty.say(
            translate("Retrieval", "No annotation matches"),
            translate("Retrieval", "Take away a filter, or ask another question."),
        )
        for name, words, tip in (
            ("back", translate("Retrieval", "Back"), translate("Retrieval", "Back to where you were (B)")),
            ("put", translate("Retrieval", "Tag…"), translate("Retrieval", "Put tags on the passages (T)")),
            (
                "retag",
                translate("Retrieval", "Other tag…"),
                translate("Retrieval", "Give the annotations another tag"),
            ),
            ("note", translate("Retrieval", "Note…"), translate("Retrieval", "Write a note on them (N)")),
            (
                "reviewed",
                translate("Retrieval", "Reviewed"),
                translate("Retrieval", "Mark as reviewed, or not (R)"),
            ),
            ("delete", translate("Retrieval", "Delete"), translate("Retrieval", "Delete them (Del)")),
            ("export", "CSV…", translate("Retrieval", "Export what is listed")),
        ):
            self._buttons[name].setText(words)
            self._buttons[name].setToolTip(tip)
