"""The status bar: the current place, its annotations, doubts about the text, and the last action."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton

from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate
from desktop.text.outline import Heading, part_at, section_at
from desktop.text.span_styles import HIGHLIGHT
from desktop.views import display_names
from desktop.views.reader.theme import readable
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip

MAX_NAMED = 6
"""Annotations at the caret whose tags are written out; of more only the number is said."""

MAX_NAME = 16
"""Characters of a tag's name that are written out there; the tooltip has all."""

MAX_NAMES = 40
"""Characters of the names of all of them together, beside which there is room for the place."""

MESSAGE_MS = 6000
"""Milliseconds that a fleeting word stays."""


class StatusBar(QStatusBar):
    """The status line.

    Signals:
        encoding_wanted: The user wants to look at how the file was decoded.
        damage_wanted: The user wants to go to the next damaged place.
        review_wanted: The user wants to see the annotations that wait to be placed.
        hidden_wanted: The user wants to see whose marks are hidden.
    """

    encoding_wanted = Signal()
    damage_wanted = Signal()
    review_wanted = Signal()
    hidden_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._annotations = _label("status-annotations")
        self._annotations.setTextFormat(Qt.TextFormat.RichText)
        self._section = _label("status-section")
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._section.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._position = _label("status-position")
        self._said = _label("status-said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._silence = QTimer(self, interval=MESSAGE_MS, singleShot=True)
        self._silence.timeout.connect(lambda: self.show_note(""))
        self._is_open = False
        self.addPermanentWidget(self._said, 1)
        self._damage = _button("status-damage")
        self._encoding = _button("status-encoding")
        self._review = _button("status-review")
        self._hidden = _button("status-hidden")
        self.addPermanentWidget(self._annotations)
        self.addPermanentWidget(self._section, 1)
        for widget in (self._position, self._hidden, self._review, self._damage, self._encoding):
            self.addPermanentWidget(widget)
        self._review.hide()
        self._hidden.hide()
        self._hidden.clicked.connect(self.hidden_wanted)
        self._review.clicked.connect(self.review_wanted)
        self._encoding.clicked.connect(self.encoding_wanted)
        self._damage.clicked.connect(self.damage_wanted)
        self.retranslate()
        self.show_nothing()

    def retranslate(self) -> None:
        """Say everything that stays in the present language."""
        self.setAccessibleName(translate("Status", "Status bar"))

    def show_note(self, words: str) -> None:
        """Say something in passing, in place of where one is; nothing to be silent again.

        Qt's own messages have no room beside widgets that take the whole width.
        """
        self._said.setText(words)
        self._said.setToolTip(plain_tip(words))
        self._update_left()
        if words:
            self._silence.start()
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _update_left(self) -> None:
        """Show either what is said in passing, or where one is and what is annotated there."""
        saying = bool(self._said.text())
        self._said.setVisible(saying)
        self._annotations.setVisible(not saying and bool(self._annotations.text()))
        self._section.setVisible(not saying and self._is_open)

    def show_nothing(self) -> None:
        """No document is open."""
        for widget in (self._annotations, self._section, self._position, self._damage, self._encoding):
            widget.setText("")
            widget.hide()
        self._is_open = False
        self._update_left()

    def show_place(
        self,
        headings: Sequence[Heading],
        length: int,
        caret: int,
        start: int,
        end: int,
        here: Sequence[AnnotationRow],
    ) -> None:
        """Show where the caret stands.

        Args:
            headings: The outline of the document.
            length: Code points in its text.
            caret: Code point before which it stands.
            start: First code point selected.
            end: Code point after the last selected.
            here: The annotations at the caret.
        """
        shown = _first_named(here)
        more = f"  +{len(here) - len(shown)}" if len(here) > len(shown) else ""
        ground = self.palette().window().color().name()
        named = (_named(row, readable(row.color or HIGHLIGHT, ground)) for row in shown)
        self._annotations.setText(" &nbsp;".join(named) + more)
        whole = translate("Status", "Annotations here: %1").replace("%1", "、".join(map(_name, here)))
        self._annotations.setAccessibleName(whole)
        self._annotations.setToolTip(plain_tip(whole) if here else "")
        path = section_at(headings, caret)
        part = part_at(headings, caret)
        words = [display_names.part(part)] if part != "other" else []
        self._section.setText(" › ".join([*words, *path[-2:]]))
        self._section.setToolTip(plain_tip(" › ".join(path)))
        self._is_open = True
        self._update_left()
        share = round(100 * caret / length) if length else 0
        place = f"{display_names.number_text(caret)} / {display_names.number_text(length)} · {share}%"
        chosen = end - start
        if chosen:
            place = translate("Status", "%n character(s) selected", n=chosen) + " · " + place
        self._position.setText(place)
        self._position.setToolTip(translate("Status", "Position / length · progress"))
        self._position.show()

    def show_review(self, count: int) -> None:
        """Show how many annotations of the library wait to be placed."""
        self._review.setText(translate("Status", "%n unplaced", n=count))
        self._review.setToolTip(
            translate("Status", "Annotations whose place is uncertain; click to place them") + " (F7)"
        )
        self._review.setAccessibleName(self._review.toolTip())
        self._review.setVisible(count > 0)

    def show_hidden(self, count: int) -> None:
        """Show that the marks of some annotators are hidden."""
        self._hidden.setText(hidden_words(count))
        self._hidden.setToolTip(
            translate(
                "Status",
                (
                    "Hidden annotations are neither shown nor counted. Click to choose whose "
                    "annotations to show."
                ),
            )
        )
        self._hidden.setAccessibleName(f"{self._hidden.text()}. {self._hidden.toolTip()}")
        self._hidden.setVisible(count > 0)

    def show_document(self, damage: int, encoding: str) -> None:
        """Show what is doubtful of a document.

        Args:
            damage: How many damaged places it has.
            encoding: The codec that its file was decoded with.
        """
        self._damage.setText(translate("Status", "%n corrupted place(s)", n=damage))
        self._damage.setToolTip(translate("Status", "Go to next corrupted text") + " (Ctrl+F8)")
        self._damage.setVisible(damage > 0)
        self._encoding.setText(encoding_name(encoding))
        self._encoding.setProperty("doubtful", False)
        self._encoding.setToolTip(translate("Status", "File encoding; click to change it"))
        self._encoding.setAccessibleName(self._encoding.toolTip())
        self._encoding.show()

    def show_doubt(self) -> None:
        """Show that the encoding of the document is a guess that a user should look at."""
        if not self._encoding.text().endswith("?"):
            self._encoding.setText(self._encoding.text() + " ?")
        words = translate(
            "Status", "The encoding was guessed. If the text looks wrong, click to choose another."
        )
        self._encoding.setToolTip(words)
        self._encoding.setAccessibleName(words)
        self._encoding.setProperty("doubtful", True)
        self._encoding.style().polish(self._encoding)


def hidden_words(count: int) -> str:
    """Return a text that says that the marks of some annotators are hidden."""
    return translate("Status", "Annotations by %n annotator(s) hidden", n=count)


def encoding_name(codec: str) -> str:
    """Write a codec's name as people know it."""
    known = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf_8": "UTF-8",
        "gb18030": "GB18030",
        "gbk": "GBK",
        "big5": "Big5",
        "big5hkscs": "Big5-HKSCS",
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
    }
    return known.get(codec.lower(), codec.upper())


def _name(row: AnnotationRow) -> str:
    return display_names.annotation_name(row.tag, row.note)


def _short(row: AnnotationRow) -> str:
    name = _name(row)
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1]}…"


def _first_named(here: Sequence[AnnotationRow]) -> Sequence[AnnotationRow]:
    """Return the annotations whose tags there is room for, at least one where there is any."""
    count, room = 0, MAX_NAMES
    for row in here[:MAX_NAMED]:
        room -= len(_short(row))
        if count and room < 0:
            break
        count += 1
    return here[:count]


def _named(row: AnnotationRow, color: str) -> str:
    """Return a tag with a bar in its color, as rich text."""
    return f'<span style="color: {color}">▍</span>{escape(_short(row))}'


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    return button
