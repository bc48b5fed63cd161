"""The queue of suggestions: what a rule would tag, one after the other, accepted or refused by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.marks import Texts, all_marks
from desktop.actions.rows import TagRow
from desktop.actions.suggestions import (
    LIMIT,
    AcceptSuggestions,
    RefuseSuggestions,
    Rule,
    Suggestion,
    settled,
    suggestions,
)
from desktop.lifetime import connect
from desktop.tasks import LIBRARY, Cancelled, Progress, Revision
from desktop.views import wording
from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.recent_tags import RecentTags
from desktop.views.coding.offers import Offers, told
from desktop.views.coding.rule_fields import RuleFields
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.empty import Empty
from desktop.views.navigator import Navigator
from desktop.views.status import hidden_words

translate = QCoreApplication.translate

BUTTONS = ("accept", "refuse", "later", "all", "go")


class Queue(QWidget):
    """The window of suggestions.

    Return or Y accepts the one that is current, X or Del refuses it, space leaves it for later; Ctrl+Z takes
    the last step back. Nothing is an annotation before it is accepted. What is undone, or tagged by hand
    elsewhere, changes what waits.
    """

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        documents: DocumentsPanel,
        codebook: Codebook,
        recent: RecentTags,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("queue")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._navigator = navigator
        self._revision = Revision()
        self._progress: Progress | None = None
        self._rule: Rule | None = None
        self.fields = RuleFields()
        self.model = Offers()
        self.list = QListView()
        self.list.setObjectName("queue-list")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.text = QTextBrowser()
        self.text.setObjectName("passage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._empty = Empty("no-suggestions")
        self._stack = QStackedWidget()
        self._state, self._rate = QLabel(), QLabel()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        current = codebook.current()
        self.fields.offer(self._tags())
        self.fields.prefer([*([current.id] if current is not None else []), *recent.recent()])
        self.retranslate()

    def _lay_out(self) -> None:
        for label in (self._state, self._rate):
            label.setProperty("look", "muted")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setSizes([320, 220])
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        for name in BUTTONS:
            button = self._buttons[name] = QPushButton()
            button.setObjectName(f"queue-{name}")
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the list
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        for part in (self.fields, self._rate, self.bar):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        self.resize(980, 680)

    def _connect(self) -> None:
        self.fields.asked.connect(self.run)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._read())
        for name, deed in zip(BUTTONS, self._deeds(), strict=True):
            self._buttons[name].clicked.connect(deed)
        for key, deed in {
            "Return": self.accept,
            "Enter": self.accept,
            "Y": self.accept,
            "X": self.refuse,
            "Del": self.refuse,
            "Space": self.later,
            "G": self.go,
        }.items():
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._desk.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self._desk.redo)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)
        self._desk.changed.connect(self._follow)
        connect(self._desk.theme_changed, self, lambda _: self._read())
        self._desk.hidden_changed.connect(self._look_again)
        self._desk.library_changed.connect(self.close)

    def _deeds(self) -> Sequence[Callable[[], object]]:
        return self.accept, self.refuse, self.later, self.accept_all, self.go

    def _tags(self) -> Sequence[TagRow]:
        return self._codebook.tags()

    # What the rule finds.

    def run(self) -> None:
        """Look for what the rule suggests, beside the window."""
        rule, here = self.fields.rule(), self._document.id
        if rule is None:
            self._state.setText(translate("Queue", "Choose a tag, and words to look for"))
        elif self.fields.only_here() and not here:
            self._state.setText(translate("Queue", "No document lies open"))
        else:
            rows = self._documents.model.rows()
            self._look(rule, [here] if self.fields.only_here() else [row.id for row in rows])

    def _look(self, rule: Rule, documents: Sequence[str]) -> None:
        self._revision.advance()
        if self._progress is not None:
            self._progress.cancel()
        progress = self._progress = Progress()
        progress.moved.connect(self._show_progress)
        self.bar.setRange(0, 0)
        self.bar.show()
        hidden = self._desk.hidden
        work = partial(_found, self._desk.library.second, rule, documents, hidden, progress)
        take = partial(self._take, rule)
        self._desk.tasks.run(work, take, self._stopped, owner=self, revision=self._revision, lane=LIBRARY)

    def _look_again(self) -> None:
        """Look anew where what the rule goes by is other annotations now."""
        found = self.model.found()
        if self._rule is not None and found:
            self._look(self._rule, list(dict.fromkeys(one.document_id for one in found)))
        else:
            self._say()

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, rule: Rule, found: list[Suggestion]) -> None:
        self._progress = None
        self._rule = rule
        self.bar.hide()
        self.model.show(found, {row.id: row.title for row in self._documents.model.rows()})
        self._choose(0)
        self.list.setFocus()

    def _stopped(self, error: BaseException) -> None:
        self._progress = None
        self.bar.hide()
        if not isinstance(error, Cancelled):
            raise error
        self._state.setText(translate("Queue", "Stopped"))

    def _follow(self, changes: Changes) -> None:
        """Let wait again what was undone, and no longer what was tagged or judged, whoever did it."""
        if not self._desk.is_open:
            return
        if changes.tags or changes.everything:
            self.fields.offer(self._tags())
        found = self.model.found()
        if self._rule is None or not found:
            return
        if changes.everything or not changes.texts.isdisjoint(one.document_id for one in found):
            self._look_again()
            return
        row = self.list.currentIndex().row()
        back = self.model.keep(settled(self._desk.library.reading, self._rule, found, self._desk.hidden))
        self._choose(row if back is None else back)

    # The queue.

    def waiting(self) -> list[Suggestion]:
        """Give the suggestions that nothing has been said of yet."""
        return self.model.waiting()

    def current(self) -> Suggestion | None:
        """Give the suggestion that is current."""
        return self.model.at(self.list.currentIndex().row())

    def _choose(self, row: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, min(row, last))) if last >= 0 else QModelIndex())
        self._read()

    def accept(self) -> None:
        """Make an annotation of the current suggestion; the next one becomes current."""
        one = self.current()
        if one is not None:
            self._desk.perform_soon(AcceptSuggestions([one]))

    def refuse(self) -> None:
        """Refuse the current suggestion; it is not made again."""
        one = self.current()
        if one is not None:
            self._desk.perform_soon(RefuseSuggestions([one]))

    def later(self) -> None:
        """Leave the current suggestion and go to the next, after the last to the first."""
        row = self.list.currentIndex().row() + 1
        self._choose(row if row < self.model.rowCount() else 0)

    def accept_all(self) -> None:
        """Make annotations of all that wait, in one step beside the window, after a question."""
        waiting = self.waiting()
        if not waiting or self._desk.edits.refused():
            return
        question = translate("Queue", "Accept %n suggestion(s)?", None, len(waiting))
        hint = translate("Queue", "You can undo this in one step.")
        if self._desk.messages.ask(question, hint, translate("Queue", "Accept")):
            self.model.keep(set(self.model.found()))  # none is to be accepted twice meanwhile
            self._choose(0)
            self.bar.setRange(0, 0)
            self.bar.show()
            action = AcceptSuggestions(waiting)
            self._desk.perform_beside([action], lambda _: self._end(), self._offer_again, owner=self)

    def _end(self) -> None:
        self.bar.hide()

    def _offer_again(self) -> None:
        """Let all wait again: they were not accepted."""
        self._end()
        self._follow(Changes())

    def go(self) -> None:
        """Go to the suggestion in the main window."""
        one = self.current()
        if one is not None:
            self._navigator.show_passage(one.document_id, one.start, one.end)
            self._navigator.activate()

    # What is shown.

    def _read(self) -> None:
        one = self.current()
        self._say()
        if one is None or not self._desk.is_open:
            self.text.clear()
            return
        try:
            text = self._desk.library.reading.text(one.document_id)
        except LibraryError:
            self.text.clear()
            return
        tag = next((tag for tag in self._tags() if tag.id == one.tag_id), None)
        self.text.setHtml(told(one, tag, text, self._desk.theme))

    def _say(self) -> None:
        count = self.model.rowCount()
        words = translate("Queue", "%n suggestion(s) wait", None, count)
        if len(self.model.found()) >= LIMIT:
            words += translate("Queue", "; more come when these are done")
        self._state.setText(words if count else "")
        for button in self._buttons.values():
            button.setEnabled(bool(count))
        self._stack.setCurrentIndex(0 if count else 1)
        rule = self._rule
        if rule is None or not self._desk.is_open:
            self._rate.setText(translate("Queue", "Suggestions are no annotations before you accept them."))
            self._empty.say(
                translate("Queue", "What shall be suggested?"),
                translate("Queue", "Choose above where suggestions come from and which tag, then find."),
            )
            return
        self._empty.say(
            translate("Queue", "Nothing waits"),
            translate("Queue", "What this rule finds bears the tag, or was accepted or refused."),
        )
        accepted, refused = self._desk.library.reading.hit_rate(rule.name)
        hidden = len(self._desk.hidden_here())
        said = [_rate(accepted, refused), *([hidden_words(hidden)] if hidden else [])]
        self._rate.setText(" · ".join(said))

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
        self._revision.advance()
        if self._progress is not None:
            self._progress.cancel()
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(translate("Queue", "Suggestions"))
        self.fields.retranslate()
        self.list.setAccessibleName(translate("Queue", "Suggestions"))
        self.text.setAccessibleName(translate("Queue", "The suggestion and what stands around it"))
        for name, words, key in (
            ("accept", translate("Queue", "Accept"), "Y"),
            ("refuse", translate("Queue", "Refuse"), "X"),
            ("later", translate("Queue", "Later"), translate("Queue", "Space")),
            ("all", translate("Queue", "Accept all…"), ""),
            ("go", translate("Queue", "Go there"), "G"),
        ):
            said = f"{words} ({key})" if key else words
            self._buttons[name].setText(said)
            self._buttons[name].setToolTip(said)
        self._read()


def _rate(accepted: int, refused: int) -> str:
    """Say how good a rule has been so far."""
    total = accepted + refused
    if not total:
        return translate("Queue", "Hit rate of this rule: nothing accepted or refused yet")
    said = translate("Queue", "Hit rate of this rule: %1 of %2 accepted (%3 %)")
    for place, number in (("%1", accepted), ("%2", total), ("%3", round(100 * accepted / total))):
        said = said.replace(place, wording.number(number), 1)
    return said


def _found(
    second: Callable[[], Library],
    rule: Rule,
    documents: Sequence[str],
    hidden: frozenset[str],
    progress: Progress,
) -> list[Suggestion]:
    with second() as library:
        reading = library.reading
        marks = all_marks(reading).without(hidden)
        verdicts = reading.verdicts()
        return suggestions(rule, marks, verdicts, Texts(reading), documents, progress.tell)
