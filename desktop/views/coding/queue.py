"""The queue of suggestions: what a rule would tag, one after the other, accepted or refused by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.marks import Texts, all_marks
from desktop.actions.suggestions import (
    LIMIT,
    RULES,
    UNITS,
    AcceptSuggestions,
    RefuseSuggestions,
    Rule,
    Suggestion,
    suggestions,
    themes,
)
from desktop.tasks import LIBRARY, Cancelled, Progress, Revision
from desktop.views import wording
from desktop.views.reader.theme import blended
from desktop.views.retrieval.passage import surroundings

if TYPE_CHECKING:
    from desktop.views.window import Window

translate = QCoreApplication.translate


def rule_words(kind: str) -> str:
    """Say where suggestions come from."""
    return {
        "colleagues": translate("Queue", "Words that were tagged so before"),
        "search": translate("Queue", "These words"),
        "lexicon": translate("Queue", "Policy words of a theme"),
        "figures": translate("Queue", "Figures of an indicator"),
    }[kind]


def unit_words(unit: str) -> str:
    """Say what is suggested around a place that is found."""
    return {
        "hit": translate("Queue", "The words alone"),
        "clause": translate("Queue", "Their clause"),
        "sentence": translate("Queue", "Their sentence"),
        "paragraph": translate("Queue", "Their paragraph"),
    }[unit]


class Queue(QWidget):
    """The window of suggestions.

    Return or Y accepts the one that is current, X or Del refuses it, space leaves it for later; Ctrl+Z takes
    the last back. Nothing is an annotation before it is accepted.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("queue")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._desk = window.desk
        self._revision = Revision()
        self._progress: Progress | None = None
        self._waiting: list[Suggestion] = []
        self._rule: Rule | None = None
        self.kind, self.unit, self.tag, self.scope, self.theme = (
            _box(f"queue-{name}") for name in ("kind", "unit", "tag", "scope", "theme")
        )
        self.words = QLineEdit()
        self.words.setObjectName("queue-words")
        self.words.setClearButtonEnabled(True)
        self.look = QPushButton()
        self.look.setObjectName("queue-find")
        self.list = QListWidget()
        self.list.setObjectName("queue-list")
        self.list.setUniformItemSizes(True)
        self.text = QTextBrowser()
        self.text.setObjectName("passage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._state, self._rate = QLabel(), QLabel()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show([])

    def _lay_out(self) -> None:
        for label in (self._state, self._rate):
            label.setProperty("look", "muted")
        rule = QHBoxLayout()
        for widget, share in (
            (self.kind, 3),
            (self.words, 3),
            (self.theme, 3),
            (self.unit, 2),
            (self.tag, 3),
            (self.scope, 2),
            (self.look, 0),
        ):
            rule.addWidget(widget, share)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setSizes([320, 220])
        foot = QHBoxLayout()
        for name in ("accept", "refuse", "later", "all", "go"):
            button = self._buttons[name] = QPushButton()
            button.setObjectName(f"queue-{name}")
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(rule)
        layout.addWidget(self._rate)
        layout.addWidget(self.bar)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.resize(980, 680)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._show_fields())
        self.words.returnPressed.connect(self.run)
        self.look.clicked.connect(self.run)
        self.list.currentRowChanged.connect(lambda _: self._read())
        for name, deed in self._deeds().items():
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
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undo)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)
        self._desk.library_changed.connect(self.close)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "accept": self.accept,
            "refuse": self.refuse,
            "later": self.later,
            "all": self.accept_all,
            "go": self.go,
        }

    # The rule.

    def rule(self) -> Rule | None:
        """Give the rule as it stands in the fields; None without a tag, or without the words it needs."""
        kind, tag = self.kind.currentData(), self.tag.currentData()
        words = self.theme.currentData() or "" if kind == "lexicon" else self.words.text().strip()
        if not tag or (kind == "search" and not words):
            return None
        return Rule(kind, tag, words, self.unit.currentData())

    def run(self) -> None:
        """Look for what the rule suggests, beside the window."""
        rule = self.rule()
        if rule is None:
            self._state.setText(translate("Queue", "Choose a tag, and words to look for"))
            return
        here = self._window.document.id
        documents = (
            [here]
            if self.scope.currentData() == "here" and here
            else [row.id for row in self._window.documents.model.rows()]
        )
        self._revision.advance()
        if self._progress is not None:
            self._progress.cancel()
        progress = self._progress = Progress(self)
        progress.moved.connect(self._show_progress)
        self._rule = rule
        self.bar.setRange(0, 0)
        self.bar.show()
        work = partial(_found, self._desk.library.second, rule, documents, progress)
        self._desk.tasks.run(work, self._take, self._stopped, revision=self._revision, lane=LIBRARY)

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, found: list[Suggestion]) -> None:
        self._progress = None
        self.bar.hide()
        self._show(found)
        self.list.setFocus()

    def _stopped(self, error: BaseException) -> None:
        self._progress = None
        self.bar.hide()
        if not isinstance(error, Cancelled):
            raise error
        self._state.setText(translate("Queue", "Stopped"))

    # The queue.

    def waiting(self) -> list[Suggestion]:
        """Give the suggestions that nothing has been said of yet."""
        return list(self._waiting)

    def current(self) -> Suggestion | None:
        """Give the suggestion that is current."""
        row = self.list.currentRow()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def _show(self, found: Sequence[Suggestion], row: int = 0) -> None:
        self._waiting = list(found)
        titles = {row.id: row.title for row in self._window.documents.model.rows()}
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._waiting:
            item = QListWidgetItem(_line(one, titles.get(one.document_id, "")))
            item.setSizeHint(QSize(100, self.list.fontMetrics().height() + 10))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self._waiting) - 1))
        self.list.blockSignals(False)
        self._read()

    def _drop(self, row: int) -> None:
        """Take a suggestion off the queue; the next one becomes current."""
        del self._waiting[row]
        self.list.takeItem(row)
        self._read()

    def accept(self) -> None:
        """Make an annotation of the current suggestion."""
        one = self.current()
        if one is not None and self._desk.perform(AcceptSuggestions([one])) is not None:
            self._drop(self.list.currentRow())

    def refuse(self) -> None:
        """Refuse the current suggestion; it is not made again."""
        one = self.current()
        if one is not None and self._desk.perform(RefuseSuggestions([one])) is not None:
            self._drop(self.list.currentRow())

    def later(self) -> None:
        """Leave the current suggestion and go to the next."""
        row = self.list.currentRow() + 1
        self.list.setCurrentRow(row if row < len(self._waiting) else 0)

    def accept_all(self) -> None:
        """Make annotations of all that wait, in one step, after a question."""
        if not self._waiting:
            return
        question = translate("Queue", "Accept %n suggestion(s)?", None, len(self._waiting))
        hint = translate("Queue", "You can undo this in one step.")
        if (
            self._desk.messages.ask(question, hint, translate("Queue", "Accept"))
            and self._desk.perform(AcceptSuggestions(self._waiting)) is not None
        ):
            self._show([])

    def undo(self) -> None:
        """Take the last step back and look again, so that what was accepted or refused waits once more."""
        if self._desk.undo() is not None and self._rule is not None:
            self.run()

    def go(self) -> None:
        """Go to the suggestion in the main window."""
        one = self.current()
        if one is not None:
            self._window.open_document(one.document_id)
            self._window.reader.select(one.start, one.end)
            self._window.reader.reveal(one.start, one.end)

    # What is shown.

    def _read(self) -> None:
        one = self.current()
        self._say()
        if one is None:
            self.text.clear()
            return
        try:
            text = self._desk.library.reading.text(one.document_id)
        except LibraryError:
            self.text.clear()
            return
        theme = self._desk.theme
        tag = next((tag for tag in self._window.annotations.codebook.tags() if tag.id == one.tag_id), None)
        first, last = surroundings(text, one.start, one.end)
        wash = blended(tag.colour if tag else theme.accent, theme.page, 0.28)
        why = translate("Queue", "%1, because of “%2”")
        why = why.replace("%1", tag.path if tag else "").replace("%2", one.reason)
        self.text.setHtml(
            f'<p style="color:{theme.muted}">{escape(why)}</p>'
            f'<p style="line-height:150%; color:{theme.text}">{escape(text[first : one.start])}'
            f'<span style="background-color:{wash}">{escape(text[one.start : one.end])}</span>'
            f"{escape(text[one.end : last])}</p>"
        )

    def _say(self) -> None:
        count = len(self._waiting)
        words = translate("Queue", "%n suggestion(s) wait", None, count)
        if count >= LIMIT:
            words += translate("Queue", "; more come when these are done")
        self._state.setText(words if self._rule is not None else "")
        for button in self._buttons.values():
            button.setEnabled(bool(count))
        rule = self._rule
        if rule is None or not self._desk.is_open:
            self._rate.setText(
                translate(
                    "Queue",
                    "Suggestions are no annotations before you accept them. Choose rule and tag, and find.",
                )
            )
            return
        accepted, refused = self._desk.library.reading.hit_rates().get(rule.name, (0, 0))
        said = translate("Queue", "Hit rate of this rule: %1 of %2 accepted (%3 %)")
        share = round(100 * accepted / (accepted + refused)) if accepted + refused else 0
        for place, number in (("%1", accepted), ("%2", accepted + refused), ("%3", share)):
            said = said.replace(place, wording.number(number), 1)
        none = translate("Queue", "Hit rate of this rule: nothing accepted or refused yet")
        self._rate.setText(said if accepted + refused else none)

    def _show_fields(self) -> None:
        kind = self.kind.currentData()
        self.theme.setVisible(kind == "lexicon")
        self.words.setVisible(kind != "lexicon")
        if kind == "lexicon" and self.theme.count() <= 1:
            for theme in themes():
                self.theme.addItem(theme, theme)
        placeholder = {
            "colleagues": translate("Queue", "Only words with… (optional)"),
            "search": translate("Queue", "Words to look for"),
            "figures": translate("Queue", "Indicator, such as 生产总值"),
        }.get(kind, "")
        self.words.setPlaceholderText(placeholder)

    def _leave(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Want no more results."""
        self._revision.advance()
        if self._progress is not None:
            self._progress.cancel()
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(translate("Queue", "Suggestions"))
        tags = [(tag.path, tag.id) for tag in self._window.annotations.codebook.tags()]
        every, here = translate("Queue", "All documents"), translate("Queue", "This document")
        for box, entries in (
            (self.kind, [(rule_words(one), one) for one in RULES]),
            (self.unit, [(unit_words(one), one) for one in UNITS]),
            (self.tag, [(translate("Queue", "Tag…"), ""), *tags]),
            (self.scope, [(every, "all"), (here, "here")]),
            (self.theme, [(translate("Queue", "All themes"), "")]),
        ):
            box.clear()
            for words, value in entries:
                box.addItem(words, value)
        for widget, words in (
            (self.kind, translate("Queue", "Where suggestions come from")),
            (self.unit, translate("Queue", "What is suggested")),
            (self.tag, translate("Queue", "The tag that is suggested")),
            (self.scope, translate("Queue", "Where to look")),
            (self.theme, translate("Queue", "Theme of the policy words")),
            (self.words, translate("Queue", "Words to look for")),
            (self.list, translate("Queue", "Suggestions")),
            (self.text, translate("Queue", "The suggestion and what stands around it")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words if widget not in (self.list, self.text) else "")
        self.look.setText(translate("Queue", "Find"))
        for name, words, key in (
            ("accept", translate("Queue", "Accept"), "Y"),
            ("refuse", translate("Queue", "Refuse"), "X"),
            ("later", translate("Queue", "Later"), translate("Queue", "Space")),
            ("all", translate("Queue", "Accept all…"), ""),
            ("go", translate("Queue", "Go there"), "G"),
        ):
            self._buttons[name].setText(words)
            self._buttons[name].setToolTip(f"{words} ({key})" if key else words)
        self._show_fields()


def _line(one: Suggestion, title: str) -> str:
    quote = " ".join(one.quote.split())
    before, after = one.before.rpartition("\n")[2], one.after.partition("\n")[0]
    shown = f"{quote[:60]}{'…' if len(quote) > 60 else ''}"
    return f"{before}【{shown}】{after}　—　{title}"


def _found(
    second: Callable[[], Library], rule: Rule, documents: Sequence[str], progress: Progress
) -> list[Suggestion]:
    with second() as library:
        reading = library.reading
        marks = all_marks(reading)
        verdicts = reading.verdicts()
        return suggestions(rule, marks, verdicts, Texts(reading), documents, progress.tell)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(90)
    box.setMaxVisibleItems(24)
    return box
