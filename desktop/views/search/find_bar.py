"""The find bar: searches the open text while the user types."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from desktop.error_messages import pattern_problem
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.text.regex_search import InvalidPattern, find_pattern
from desktop.text.spans import Span
from desktop.text.text_search import Place, find_all
from desktop.views import display_names
from desktop.views.reader import ReaderWidget
from desktop.views.search.background_search import BackgroundSearch
from desktop.views.widgets.icons import Icons

MAX_HITS = 20_000
"""Hits that are marked at most; a text of one character repeated has more than anybody wants to see."""

SYNC_LENGTH = 300
"""Hits that are marked at once, those near the caret; the others follow while the user types no more."""

TYPING_DELAY_MS = 60
"""Milliseconds after which all others are marked."""

POLL_MS = 15
"""Milliseconds after which is looked again what a pattern's search has found."""

REGEX_TIMEOUT_S = 0.006
"""Seconds that the window waits for a pattern's search, which mostly ends within them; it goes on without."""

NARROW_PX = 430
"""Width under which the field and what goes with it stand in two lines, in pixels."""


class FindEdit(QLineEdit):
    """The field that is typed in.

    Signals:
        step_wanted: Go to the next hit (True) or the one before.
        escape_pressed: The user is done.
    """

    step_wanted = Signal(bool)
    escape_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Return, back with Shift+Return, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_wanted.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Field, count, ways on and back.

    Signals:
        annotate_wanted: All hits are to be annotated.
    """

    annotate_wanted = Signal()

    def __init__(self, reader: ReaderWidget, text: Callable[[], str], icons: Icons) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._reader = reader
        self._text = text
        self._hits: list[Place] = []
        self._at = -1
        self._start = 0
        self._seeking: BackgroundSearch | None = None
        self._too_slow = False
        self._rest = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._rest.timeout.connect(self._highlight_all)
        self._look_again = QTimer(self, interval=POLL_MS, singleShot=True)
        self._look_again.timeout.connect(self._collect_hits)
        self.field = FindEdit()
        self.field.setObjectName("find")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(420)
        self._count = QLabel()
        self._count.setObjectName("find-count")
        self._count.setProperty("look", "muted")
        self._count.setWordWrap(True)  # what is wrong with a pattern takes a sentence
        self._regex = _switch("find-regex", ".*")
        self._whole = _switch("find-whole", "词")
        self._annotate, self._previous, self._next, self._close = (QToolButton() for _ in range(4))
        self._lay_out(icons)
        self._connect()
        self.hide()
        self.retranslate()

    def _lay_out(self, icons: Icons) -> None:
        both = self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        both.setContentsMargins(14, 6, 10, 6)
        both.setSpacing(4)
        both.addWidget(self.field, 3)
        layout = QHBoxLayout()
        layout.setSpacing(4)
        both.addLayout(layout, 1)
        layout.addWidget(self._whole)
        layout.addWidget(self._regex)
        for button, name in ((self._previous, "up"), (self._next, "down"), (self._annotate, "tag")):
            button.setObjectName(f"find-{name}")
            icons.set_icon(button, name)
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addWidget(self._count, 1)
        icons.set_icon(self._close, "close")
        self._close.setObjectName("find-close")
        layout.addWidget(self._close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the field on a line of its own where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_PX
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._search())
        self.field.step_wanted.connect(self._step)
        self.field.escape_pressed.connect(self.close_bar)
        self._regex.toggled.connect(lambda _: self._search())
        self._whole.toggled.connect(lambda _: self._search())
        connect(self._previous.clicked, self, lambda: self._step(False))
        connect(self._next.clicked, self, lambda: self._step(True))
        self._annotate.clicked.connect(self.annotate_wanted)
        self._close.clicked.connect(self.close_bar)

    # What is found

    def hits(self) -> list[Place]:
        """Return all places found so far."""
        return list(self._hits)

    def searching(self) -> bool:
        """Return whether more may be found in a moment."""
        return self._seeking is not None

    def open_bar(self) -> None:
        """Show the bar with the words that are selected, ready for typing."""
        start, end = self._reader.selection()
        self._start = start
        chosen = self._text()[start:end]
        self.show()
        if chosen and len(chosen) <= 60 and "\n" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and the marks of its hits."""
        self.hide()
        self._clear_hits()
        self._reader.set_spans("hits", ())
        self._reader.setFocus()

    def refresh(self) -> None:
        """Search again, in another text."""
        self._start = 0
        if self.isVisible():
            self._search()
        else:
            self._clear_hits()

    def _clear_hits(self) -> None:
        if self._seeking is not None:
            self._seeking.stop()
        self._hits, self._at, self._seeking, self._too_slow = [], -1, None, False
        self._rest.stop()
        self._look_again.stop()

    def _search(self) -> None:
        """Search what stands in the field, from where the user began."""
        query = self.field.text()
        self._clear_hits()
        words = self._reader.words() if self._whole.isChecked() else ()
        try:
            if self._regex.isChecked() and query:
                self._seeking = BackgroundSearch(find_pattern(self._text(), query, words=words))
                self._seeking.wait(REGEX_TIMEOUT_S)
                self._collect_hits(again=False)
            else:
                self._hits = find_all(self._text(), query, words=words)
                self._found()
        except InvalidPattern as error:
            self._reader.set_spans("hits", ())
            self._poll_search(wrong=True)
            self._count.setText(
                translate("Find", "Invalid regular expression: %1").replace("%1", pattern_problem(error))
            )

    def _collect_hits(self, *, again: bool = True) -> None:
        """Take what a pattern's search has found meanwhile."""
        seeking = self._seeking
        if seeking is None:
            return
        if seeking.finished:
            self._seeking, self._too_slow = None, seeking.too_slow
        else:
            self._look_again.start()
        more = seeking.found[len(self._hits) :]
        self._hits += more
        if more or self._seeking is None or not again:
            self._found()

    def _found(self) -> None:
        """Show what has been found so far."""
        first = self._at < 0
        self._poll_search(wrong=bool(self.field.text()) and not self._hits and self._seeking is None)
        if first and self._hits:
            ahead = bisect_left(self._hits, (self._start, 0))
            if ahead == len(self._hits) and self._seeking is not None:
                return  # what is wanted is still to come
            self._at = ahead % len(self._hits)
        self._highlight_near()
        self._rest.start()
        if first:
            self._show_hit()
        else:
            self._show_count()

    def _poll_search(self, *, wrong: bool) -> None:
        self.field.setProperty("wrong", wrong)
        self.field.style().polish(self.field)
        self._annotate.setEnabled(bool(self._hits))

    def _highlight_near(self) -> None:
        first = max(self._at - SYNC_LENGTH // 2, 0)
        self._highlight(range(first, min(first + SYNC_LENGTH, len(self._hits))))

    def _highlight_all(self) -> None:
        if self._seeking is None and len(self._hits) > SYNC_LENGTH:
            self._highlight(range(min(len(self._hits), MAX_HITS)))

    def _highlight(self, numbers: range) -> None:
        self._reader.set_spans("hits", [Span(*self._hits[n], "hits", str(n)) for n in numbers])
        self._reader.set_current_hit(str(self._at))

    # Going through

    def _step(self, on: bool) -> None:
        if self._hits:
            self._at = (self._at + (1 if on else -1)) % len(self._hits)
            self._start = self._hits[self._at][0]
            self._show_hit()

    def _show_hit(self) -> None:
        if self._hits:
            start, end = self._hits[self._at]
            self._reader.select(start, end)
            self._reader.reveal(start, end)
            self._reader.set_current_hit(str(self._at))
        self._show_count()

    def _show_count(self) -> None:
        """Show how many there are, and at which one is."""
        more = " …" if self._seeking is not None else ""
        if self._too_slow:
            more = " · " + translate("Find", "Stopped: the pattern takes too long")
        if self._hits:
            at, total = display_names.number_text(self._at + 1), display_names.number_text(len(self._hits))
            count = f"{at} / {total}{more}"
        elif more:
            count = more.removeprefix(" · ")
        else:
            count = translate("Find", "Nothing found") if self.field.text() else ""
        self._count.setText(count)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.field.setPlaceholderText(translate("Find", "Find in document"))
        for widget, words in (
            (self.field, translate("Find", "Find in text (simplified and traditional alike)")),
            (self._regex, translate("Find", "Regular expression")),
            (self._whole, translate("Find", "Whole words only")),
            (self._previous, translate("Find", "Previous hit") + " (Shift+F3)"),
            (self._next, translate("Find", "Next hit") + " (F3)"),
            (self._annotate, translate("Find", "Annotate all search hits…")),
            (self._close, translate("Find", "Close") + " (Esc)"),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)


def _switch(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setCheckable(True)
    return button
