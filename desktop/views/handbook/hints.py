"""The first hints: three short ones on how to work with the text, shown once, dismissed with one click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.settings import Settings
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.session import Session
from desktop.views.widgets.icons import Icons

SETTING = "hints"
"""Where it is kept that the hints were seen: the value is ``seen``."""

WIDTH_PX = 330
MARGIN_PX = 14
"""Width of a hint and its distance from the corner, in pixels."""

HINTS = (
    (
        translate_noop("Hints", "Select words to annotate them"),
        translate_noop(
            "Hints",
            "A bar appears beside the selection: apply a tag, highlight, or write a note. Number keys apply "
            "tags; Ctrl+Z undoes.",
        ),
    ),
    (
        translate_noop("Hints", "Figures and terms are recognized"),
        translate_noop(
            "Hints",
            "Rest the pointer on one to see what it means. Alt+1 to Alt+5 show or hide each layer; "
            "Alt+0 explains them.",
        ),
    ),
    (
        translate_noop("Hints", "Everything can be found by name"),
        translate_noop(
            "Hints",
            "Ctrl+Shift+P finds every command, document and tag, F1 opens the handbook. A library to try "
            "everything on is under Help.",
        ),
    ),
)
"""Heading and text of each hint."""

TRIED_BY = {
    "layer-words": 1,
    "layer-figures": 1,
    "layer-terms": 1,
    "layer-damage": 1,
    "layer-annotations": 1,
    "legend": 1,
    "command-palette": 2,
    "handbook": 2,
}
"""By command, the number of the hint that one has taken who uses it."""


class HintCard(QFrame):
    """One hint after the other, in the lower right corner of the page; it takes no focus and no key.

    Attributes:
        over: Whether they were read or dismissed.

    Signals:
        ended: The last hint was read, or they were dismissed.
    """

    ended = Signal()

    def __init__(self, over: QWidget, page: QWidget, text: QWidget, icons: Icons) -> None:
        super().__init__(over)
        self.setObjectName("hint")
        self.setFixedWidth(WIDTH_PX)
        self._over = over
        self._page = page
        self._text_widget = text
        self._number = 0
        self.over = False
        self._heading = _label("heading")
        self._text = _label("")
        self._count = QLabel()
        self._count.setProperty("look", "muted")
        self.close_button = QToolButton()
        self.close_button.setObjectName("hint-close")
        self.next_button = QPushButton()
        self.next_button.setObjectName("hint-next")
        for button in (self.close_button, self.next_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.set_icon(self.close_button, "close")
        self._lay_out()
        self.close_button.clicked.connect(self._end)
        self.next_button.clicked.connect(self._go_on)
        over.installEventFilter(self)
        text.installEventFilter(self)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.next_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(foot)

    def place(self) -> None:
        """Stand in the lower right corner of the page: over a panel that is empty at first, not the text."""
        self.setFixedHeight(self._column.heightForWidth(WIDTH_PX))
        corner = QPoint(self._page.width(), self._page.height())
        corner -= QPoint(WIDTH_PX + MARGIN_PX, self.height() + MARGIN_PX)
        where = self._page.mapTo(self._over, corner)
        self.move(max(where.x(), 0), max(where.y(), 0))

    def tried(self, number: int) -> None:
        """Go on where a hint that was done is the present one."""
        if number == self._number and not self.over:
            self._go_on()

    def _go_on(self) -> None:
        if self._number + 1 == len(HINTS):
            self._end()
        else:
            self._number += 1
            self.retranslate()

    def _end(self) -> None:
        self.over = True
        self.hide()
        self.ended.emit()

    def retranslate(self) -> None:
        """Show the present hint in the present language."""
        heading, text = HINTS[self._number]
        last = self._number + 1 == len(HINTS)
        self._heading.setText(translate("Hints", heading))
        self._text.setText(translate("Hints", text))
        self._count.setText(f"{self._number + 1} / {len(HINTS)}")
        self.next_button.setText(translate("Hints", "Done") if last else translate("Hints", "Next"))
        self.close_button.setAccessibleName(translate("Hints", "Dismiss hints"))
        self.close_button.setToolTip(translate("Hints", "Dismiss hints"))
        self.setAccessibleName(self._heading.text())
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the window gets another size; be there only while the text is."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        elif watched is self._text_widget and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.setVisible(event.type() is QEvent.Type.Show and not self.over)
            self.raise_()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Show the hint in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class HintController(QObject):
    """Shows the hints once, and again where they are asked for."""

    def __init__(
        self, settings: Settings, icons: Icons, page: QWidget, text: QWidget, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._icons = icons
        self._page = page
        self._text = text
        self._window = window
        self.card: HintCard | None = None

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command("hints", translate_noop("Commands", "Show first h&ints"), self.show, Place("help", 0, 3)),
        ]

    def offer(self) -> None:
        """Show the hints, unless they were seen once."""
        if self._settings.text(SETTING) != "seen":
            self.show()

    def follow(self, session: Session, commands: CommandRegistry) -> None:
        """Go on to the next hint whenever the user has done what the present one says."""
        connect(session.changed, self, lambda changes: self._tried(0) if changes.annotations else None)
        for name, number in TRIED_BY.items():
            connect(commands[name].triggered, self, partial(self._tried, number))

    def _tried(self, number: int, _checked: bool = False) -> None:
        if self.card is not None:
            self.card.tried(number)

    def show(self) -> None:
        """Show the hints from the first on."""
        if self.card is not None:
            self.card.over = True
            self.card.hide()
            self.card.deleteLater()
        card = self.card = HintCard(self._window, self._page, self._text, self._icons)
        card.ended.connect(self._note_seen)
        card.show()
        card.place()
        card.raise_()

    def _note_seen(self) -> None:
        self._settings.set_text(SETTING, "seen")


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        label.setProperty("look", look)
    return label
