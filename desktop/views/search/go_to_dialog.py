"""Going to a place: a paragraph by number, or a share of the text."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop.i18n import translate
from desktop.views.widgets.base_dialog import BaseDialog, make_label

_SHARE = re.compile(r"\s*(\d{1,3}(?:[.．]\d+)?)\s*[%％]\s*")
_PARAGRAPH = re.compile(r"\s*第?\s*(\d{1,7})\s*[段¶]?\s*")


def paragraph_starts(text: str) -> list[int]:
    """Return where each paragraph begins; empty lines are none."""
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return starts


def position_of(said: str, text: str, starts: list[int]) -> int | None:
    """Return the code point that is meant, or None where nothing is.

    Args:
        said: ``35%`` for a share, ``12`` or ``第12段`` for a paragraph; wide digits count, too.
        text: The text.
        starts: Where its paragraphs begin.
    """
    share = _SHARE.fullmatch(said)
    if share:
        part = float(share[1].replace("．", "."))
        return round(len(text) * part / 100) if part <= 100 else None
    paragraph = _PARAGRAPH.fullmatch(said)
    if paragraph and 1 <= int(paragraph[1]) <= len(starts):
        return starts[int(paragraph[1]) - 1]
    return None


class GoToDialog(BaseDialog):
    """A field for the place.

    Signals:
        wanted: The user wants to go to this code point.
    """

    wanted = Signal(int)

    def __init__(self, text: str, over: QWidget) -> None:
        super().__init__(over, "go-to")
        self.setWindowTitle(translate("GoTo", "Go to"))
        self._text = text
        self._starts = paragraph_starts(text)
        self.field = QLineEdit()
        self.field.setObjectName("go-to-field")
        self.field.setPlaceholderText(translate("GoTo", "12 or 35%"))
        label = translate("GoTo", "Paragraph number (1 to %1), or a percentage of the text such as 35%")
        label = label.replace("%1", str(len(self._starts)))
        self.field.setAccessibleName(label)
        self.field.setToolTip(label)
        self.said = QLabel()
        self.said.setObjectName("go-to-said")
        self.said.setProperty("look", "muted")
        self.said.setMinimumWidth(380)
        self.column.addWidget(make_label(label))
        self.column.addWidget(self.field)
        self.column.addWidget(self.said)
        buttons = self.add_buttons(translate("GoTo", "Go"))
        self._go = next(one for one in buttons.buttons() if isinstance(one, QPushButton) and one.isDefault())
        self.field.textChanged.connect(lambda _: self._preview())
        self.accepted.connect(self._go_back)
        self._preview()

    def _preview(self) -> None:
        """Show the words at the place, so that one sees where one will be."""
        said = self.field.text()
        place = position_of(said, self._text, self._starts)
        self._go.setEnabled(place is not None)
        wrong = bool(said) and place is None
        self.field.setProperty("wrong", wrong)
        self.field.style().polish(self.field)
        if wrong:
            self.said.setText(translate("GoTo", "No such position"))
        else:
            self.said.setText(self._text[place : place + 28].split("\n")[0] if place is not None else "")

    def _go_back(self) -> None:
        place = position_of(self.field.text(), self._text, self._starts)
        if place is not None:
            self.wanted.emit(place)
