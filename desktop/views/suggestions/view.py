"""Suggestions: what a rule would tag, one by one, accepted or refused with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
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
)

from desktop import error_messages
from desktop.actions.annotation_index import Texts, all_annotations
from desktop.actions.changes import Changes, joined
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.row_types import TagRow
from desktop.actions.suggestions import (
    LIMIT,
    AcceptSuggestions,
    RefuseSuggestions,
    Rule,
    Suggestion,
    SuggestionSearch,
    suggestions,
    without_decided,
)
from desktop.i18n import translate
from desktop.lifetime import alive, connect
from desktop.tasks import Canceled, Progress
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.recent_tags import RecentTags
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.navigator import Navigator
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session
from desktop.views.suggestions.model import SuggestionModel, rich_text
from desktop.views.suggestions.rule_form import RuleForm
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.status_bar import hidden_words
from desktop.views.workspaces.page import Page

BUTTONS = ("accept", "refuse", "later", "all", "go")


class SuggestionView(Page):
    """Suggestions waiting for a verdict.

    Return or Y accepts the one that is current, X or Del refuses it, space leaves it for later; Ctrl+Z takes
    the last step back. Nothing is an annotation before it is accepted. What is undone, or tagged by hand
    elsewhere, changes what waits.
    """

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        codebook: CodebookPanel,
        recent: RecentTags,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self.setObjectName("queue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._navigator = navigator
        self._searching = LibraryRead(session, self)
        self._rule: Rule | None = None
        self._nothing_matched = False
        self._missed: list[Changes] = []
        self.fields = RuleForm()
        self.model = SuggestionModel()
        self.list = QListView()
        self.list.setObjectName("queue-list")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.text = QTextBrowser()
        self.text.setObjectName("passage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._empty = EmptyState("no-suggestions")
        self._stack = QStackedWidget()
        self._state, self._rate = QLabel(), QLabel()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        current = codebook.current()
        self.fields.set_tags(self._tags())
        self.fields.prefer_tags([*([current.id] if current is not None else []), *recent.recent()])
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

    def _connect(self) -> None:
        self.fields.asked.connect(self.run)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        for name, handler in zip(BUTTONS, self._handlers(), strict=True):
            self._buttons[name].clicked.connect(handler)
        for key, handler in {
            "Return": self.accept,
            "Enter": self.accept,
            "Y": self.accept,
            "X": self.refuse,
            "Del": self.refuse,
            "Space": self.skip,
            "G": self.show_in_document,
        }.items():
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._cancel)
        self._session.changed.connect(self._update_changed)
        connect(self._session.theme_changed, self, lambda _: self._show_current())
        self._session.hidden_changed.connect(self._search_again)

    def _handlers(self) -> Sequence[Callable[[], object]]:
        return self.accept, self.refuse, self.skip, self.accept_all, self.show_in_document

    def _tags(self) -> Sequence[TagRow]:
        return self._codebook.tags()

    # What the rule finds.

    def run(self) -> None:
        """Look for what the rule suggests, in the background."""
        rule, here = self.fields.rule(), self._document.id
        if rule is None:
            self._state.setText(translate("Suggestions", "Choose a tag and enter words to find"))
        elif self.fields.only_this_document() and not here:
            self._state.setText(translate("Suggestions", "No document open"))
        else:
            rows = self._documents.model.rows()
            self._search(rule, [here] if self.fields.only_this_document() else [row.id for row in rows])

    def _search(self, rule: Rule, documents: Sequence[str]) -> None:
        hidden = self._session.hidden_annotators
        self.bar.setRange(0, 0)
        self.bar.show()
        self._searching.read(
            partial(_search_suggestions, rule, documents, hidden),
            partial(self._set_found, rule),
            {Canceled: self._stopped, LibraryError: self._failed},
            on_progress=self._show_progress,
            supersedes=True,
        )

    def _search_again(self) -> None:
        """Look again where what the rule goes by is other annotations now."""
        found = self.model.suggestions()
        if self._rule is not None and found:
            self._search(self._rule, list(dict.fromkeys(one.document_id for one in found)))
        else:
            self._show_status()

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _set_found(self, rule: Rule, search: SuggestionSearch) -> None:
        self._rule, found = rule, search.found
        self._nothing_matched = not found and not search.passed_over
        self.bar.hide()
        self.model.set_suggestions(found, {row.id: row.title for row in self._documents.model.rows()})
        self._choose(0)
        self.list.setFocus()

    def _stopped(self, _: Canceled) -> None:
        self.bar.hide()
        self._state.setText(translate("Suggestions", "Stopped"))

    def _failed(self, error: LibraryError) -> None:
        self.bar.hide()
        error_messages.report(self._session.messages, error)

    def _update_changed(self, changes: Changes) -> None:
        """Let wait again what was undone, and no longer what was tagged or judged, whoever did it."""
        if not self._session.is_open:
            return
        if not self.isVisible():
            self._missed.append(changes)
            return
        if changes.tags or changes.everything:
            self.fields.set_tags(self._tags())
        found = self.model.suggestions()
        if self._rule is None or not found:
            return
        if changes.everything or not changes.texts.isdisjoint(one.document_id for one in found):
            self._search_again()
            return
        row = self.list.currentIndex().row()
        back = self.model.remove_decided(
            without_decided(self._session.library.queries, self._rule, found, self._session.hidden_annotators)
        )
        self._choose(row if back is None else back)

    # The queue.

    def pending(self) -> list[Suggestion]:
        """Return the suggestions that nothing has been said of yet."""
        return self.model.pending()

    def current(self) -> Suggestion | None:
        """Return the suggestion that is current."""
        return self.model.suggestion_at(self.list.currentIndex().row())

    def _choose(self, row: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, min(row, last))) if last >= 0 else QModelIndex())
        self._show_current()

    def accept(self) -> None:
        """Make an annotation of the current suggestion; the next one becomes current."""
        one = self.current()
        if one is not None:
            self._session.perform_soon(AcceptSuggestions([one]))

    def refuse(self) -> None:
        """Refuse the current suggestion; it is not made again."""
        one = self.current()
        if one is not None:
            self._session.perform_soon(RefuseSuggestions([one]))

    def skip(self) -> None:
        """Leave the current suggestion and go to the next, after the last to the first."""
        row = self.list.currentIndex().row() + 1
        self._choose(row if row < self.model.rowCount() else 0)

    def accept_all(self) -> None:
        """Make annotations of all that wait, in one step in the background, after a question."""
        waiting = self.pending()
        if not waiting or self._session.writes.refuse_if_busy():
            return
        query = translate("Suggestions", "Accept %n suggestion(s)?", n=len(waiting))
        hint = translate("Suggestions", "You can undo this in one step.")
        agreed = self._session.messages.ask(query, hint, translate("Suggestions", "Accept"))
        if agreed and alive(self):
            self.model.remove_decided(set(self.model.suggestions()))  # none is to be accepted twice meanwhile
            self._choose(0)
            self.bar.setRange(0, 0)
            self.bar.show()
            action = AcceptSuggestions(waiting)
            self._session.perform_in_background(
                [action], lambda _: self._accepted(), self._restore_pending, owner=self
            )

    def _accepted(self) -> None:
        self.bar.hide()

    def _restore_pending(self) -> None:
        """Let all wait again: they were not accepted."""
        self._accepted()
        self._update_changed(Changes())

    def show_in_document(self) -> None:
        """Go to the suggestion on the page Read."""
        one = self.current()
        if one is not None:
            self._navigator.show_passage(one.document_id, one.start, one.end)

    # What is shown.

    def _show_current(self) -> None:
        one = self.current()
        self._show_status()
        if one is None or not self._session.is_open:
            self.text.clear()
            return
        try:
            text = self._session.library.queries.text(one.document_id)
        except LibraryError:
            self.text.clear()
            return
        tag = next((tag for tag in self._tags() if tag.id == one.tag_id), None)
        self.text.setHtml(rich_text(one, tag, text, self._session.theme))

    def _show_status(self) -> None:
        count = self.model.rowCount()
        words = translate("Suggestions", "%n pending suggestion(s)", n=count)
        if len(self.model.suggestions()) >= LIMIT:
            words += translate("Suggestions", "; more will follow")
        self._state.setText(words if count else "")
        for button in self._buttons.values():
            button.setEnabled(bool(count))
        self._stack.setCurrentIndex(0 if count else 1)
        rule = self._rule
        if rule is None or not self._session.is_open:
            self._rate.setText(
                translate("Suggestions", "Suggestions become annotations only when you accept them.")
            )
            self._empty.set_text(
                translate("Suggestions", "Find passages to tag"),
                translate("Suggestions", "Choose a source and a tag above, then click Find."),
            )
            return
        self._empty.set_text(*self._why_empty(rule))
        accepted, refused = self._session.library.queries.hit_rate(rule.name)
        hidden = len(self._session.hidden_annotators_here())
        said = [_hit_rate_text(accepted, refused), *([hidden_words(hidden)] if hidden else [])]
        self._rate.setText(" · ".join(said))

    def _why_empty(self, rule: Rule) -> tuple[str, str]:
        """Return the heading and the text that say why nothing waits."""
        if not self._nothing_matched:
            return (
                translate("Suggestions", "No pending suggestions"),
                translate(
                    "Suggestions", "Everything this rule finds is already tagged, accepted or rejected."
                ),
            )
        heading = translate("Suggestions", "Nothing matches")
        if not rule.words:
            return heading, translate("Suggestions", "This source finds nothing in the documents searched.")
        words = translate("Suggestions", "Nothing in the documents searched matches “%1”.")
        return heading, words.replace("%1", rule.words)

    def _cancel(self) -> None:
        """Stop the search; else go back to where one was."""
        if self._searching.busy:
            self._searching.cancel()
        elif self.list.hasFocus():
            self._navigator.go_back()
        else:
            self.list.setFocus()

    def focus_content(self) -> None:
        """Focus the suggestions, or the form where there are none."""
        if self.model.rowCount():
            self.list.setFocus()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """Focus the form."""
        (self.fields.words if self.fields.words.isVisible() else self.fields.kind).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what was changed while the suggestions were not seen."""
        super().showEvent(event)
        if self._missed:
            missed = joined(self._missed)
            self._missed.clear()
            self._update_changed(missed)

    def stop(self) -> None:
        """Want no more results."""
        self._searching.drop()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.fields.retranslate()
        self.list.setAccessibleName(translate("Suggestions", "Suggestions"))
        self.text.setAccessibleName(translate("Suggestions", "Suggestion in context"))
        for name, words, key in (
            ("accept", translate("Suggestions", "Accept"), "Y"),
            ("refuse", translate("Suggestions", "Reject"), "X"),
            ("later", translate("Suggestions", "Later"), translate("Suggestions", "Space")),
            ("all", translate("Suggestions", "Accept all…"), ""),
            ("go", translate("Suggestions", "Show in text"), "G"),
        ):
            said = f"{words} ({key})" if key else words
            self._buttons[name].setText(said)
            self._buttons[name].setToolTip(said)
        self._show_current()


def _hit_rate_text(accepted: int, refused: int) -> str:
    """Return a text that says how good a rule has been so far."""
    total = accepted + refused
    if not total:
        return translate("Suggestions", "Acceptance rate of this rule: no decisions yet")
    said = translate("Suggestions", "Acceptance rate of this rule: %1 of %2 accepted (%3 %)")
    for place, number in (("%1", accepted), ("%2", total), ("%3", round(100 * accepted / total))):
        said = said.replace(place, display_names.number_text(number), 1)
    return said


def _search_suggestions(
    rule: Rule, documents: Sequence[str], hidden: frozenset[str], library: Library, progress: Progress
) -> SuggestionSearch:
    reading = library.queries
    annotation_index = all_annotations(reading).without_annotators(hidden)
    verdicts = reading.verdicts()
    return suggestions(rule, annotation_index, verdicts, Texts(reading), documents, progress.report)
