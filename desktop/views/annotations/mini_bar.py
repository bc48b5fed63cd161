"""The mini-bar: what can be done with the words selected, in one line beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.actions.row_types import TagRow
from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.annotations.tag_dialog import swatch
from desktop.views.reader.theme import readable
from desktop.views.widgets.icons import Icons
from desktop.views.widgets.tooltip import plain_tooltip

TAG_COUNT = 6
"""Tags that are offered."""

MOST_TAGS_WITH_WORDS = 3
"""Up to so many tags, the buttons for tags and notes have room for words, which beginners need most."""

NAME_WIDTH_EM = 6
"""Widths of a Chinese character that a tag's name may take."""

GAP_PX = 8
"""Pixels between the selection and the bar."""


class MiniBar(QFrame):
    """Tags, a way to all others, highlight, note, copy, look up; it takes the focus only when opened by key.

    Signals:
        tag_wanted: Id of the tag that is to be applied.
        finder_wanted: A tag is to be found by name, or made.
        highlight_wanted: The words are to be highlighted without a tag.
        note_wanted: A note is to be written on them.
        copy_wanted: They are to be copied.
        look_up_wanted: They are to be searched for in the library.
        key_pressed: A key that is not the bar's own was pressed while it had the focus (`QKeyEvent`).
        left: The user left it without choosing.
    """

    tag_wanted = Signal(str)
    finder_wanted = Signal()
    highlight_wanted = Signal()
    note_wanted = Signal()
    copy_wanted = Signal()
    look_up_wanted = Signal()
    key_pressed = Signal(object)
    left = Signal()

    def __init__(self, over: QWidget, theme: Theme, icons: Icons) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._over = over
        self._theme = theme
        self._tags: Sequence[TagRow] = ()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(6, 4, 6, 4)
        self._line.setSpacing(2)
        self._tag_buttons = [self._tag_button(number) for number in range(TAG_COUNT)]
        self._separator = QWidget()
        self._separator.setFixedSize(1, 20)
        self._separator.setAutoFillBackground(True)
        self._line.addSpacing(4)
        self._line.addWidget(self._separator)
        self._line.addSpacing(4)
        self._finder = self._button("mini-find", "tag", icons)
        self._highlight = self._button("mini-highlight", "highlight", icons)
        self._note = self._button("mini-note", "note", icons)
        self._copy = self._button("mini-copy", "copy", icons)
        self._look_up = self._button("mini-look-up", "find", icons)
        self._finder.clicked.connect(self.finder_wanted)
        self._highlight.clicked.connect(self.highlight_wanted)
        self._note.clicked.connect(self.note_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self._look_up.clicked.connect(self.look_up_wanted)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    def _tag_button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"mini-tag-{number}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(13, 13))
        button.clicked.connect(lambda: self._choose(number))
        self._line.addWidget(button)
        return button

    def _button(self, name: str, icon: str, icons: Icons) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(button, icon)
        self._line.addWidget(button)
        return button

    def _choose(self, number: int) -> None:
        self.tag_wanted.emit(self._tags[number].id)

    def set_theme(self, theme: Theme) -> None:
        """Take other colors."""
        self._theme = theme
        palette = self._separator.palette()
        palette.setColor(self._separator.backgroundRole(), QColor(theme.border))
        self._separator.setPalette(palette)

    def set_tags(self, tags: Sequence[TagRow]) -> None:
        """Offer tags, the first `TAG_COUNT` of them."""
        self._tags = tags[:TAG_COUNT]
        metrics = self.fontMetrics()
        for number, button in enumerate(self._tag_buttons):
            button.setVisible(number < len(self._tags))
            if number >= len(self._tags):
                continue
            tag = self._tags[number]
            width = metrics.horizontalAdvance("字") * NAME_WIDTH_EM
            name = metrics.elidedText(tag.name, Qt.TextElideMode.ElideRight, width)
            shown = f"{name}  {tag.shortcut}" if tag.shortcut else name
            button.setText(shown.replace("&", "&&"))
            button.setIcon(swatch(readable(tag.color, self._theme.raised)))
            button.setToolTip(plain_tooltip(tag.path + (f"\n{tag.use_when}" if tag.use_when else "")))
            button.setAccessibleName(
                translate("MiniBar", "Apply tag “%1”").replace("%1", tag.name)
                + (f" ({tag.shortcut})" if tag.shortcut else "")
            )
        self._separator.setVisible(bool(self._tags))
        style = Qt.ToolButtonStyle
        words = len(self._tags) <= MOST_TAGS_WITH_WORDS
        for button in (self._finder, self._note):
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)

    def show_beside(self, selection: QRect, room: QRect, *, focus: bool) -> None:
        """Show the bar beside a selection and never over it.

        Args:
            selection: The part of the selection that is in view, in the coordinates of the widget below.
            room: The part of that widget that shows the text.
            focus: Whether the bar takes the focus.
        """
        self._line.activate()
        self.resize(self.sizeHint())
        self.move(place_beside(self.size(), selection, room, self._over.rect()).topLeft())
        self.show()
        self.raise_()
        if focus:
            self._buttons()[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _buttons(self) -> list[QToolButton]:
        others = (self._finder, self._highlight, self._note, self._copy, self._look_up)
        return [*self._tag_buttons[: len(self._tags)], *others]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from button to button with the arrows, leave with Esc."""
        buttons = self._buttons()
        here = next((place for place, one in enumerate(buttons) if one.hasFocus()), 0)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            buttons[(here + 1) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            buttons[here - 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            buttons[here].click()
        else:
            self.key_pressed.emit(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("MiniBar", "Annotate the selection"))
        self._finder.setText(translate("MiniBar", "Tag…"))
        self._note.setText(translate("MiniBar", "Note"))
        for button, words in (
            (self._finder, translate("MiniBar", "Find or create a tag") + " (/)"),
            (self._highlight, translate("MiniBar", "Highlight without a tag") + " (H)"),
            (self._note, translate("MiniBar", "Note") + " (N)"),
            (self._copy, translate("MiniBar", "Copy") + " (Ctrl+C)"),
            (self._look_up, translate("MiniBar", "Look up in the library") + " (Ctrl+Alt+F)"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)


def place_beside(size: QSize, selection: QRect, room: QRect, within: QRect) -> QRect:
    """Return where a bar goes: above a selection, else below it, else above or below all of the text.

    Args:
        size: The size of the bar.
        selection: What it must not cover.
        room: Where the text is; the bar stays in it where it can.
        within: The whole window; the bar never leaves it.
    """
    above, below = selection.top() - GAP_PX - size.height(), selection.bottom() + GAP_PX
    if above >= room.top():
        top = above
    elif below + size.height() <= room.bottom():
        top = below
    elif room.top() - size.height() >= within.top():
        top = room.top() - size.height()
    else:
        top = within.bottom() - size.height()
    left = min(max(selection.left(), within.left() + GAP_PX), within.right() - GAP_PX - size.width())
    return QRect(max(left, within.left()), top, size.width(), size.height())
