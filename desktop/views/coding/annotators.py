"""Annotators: a person's name asked for once, who annotates now, and whose marks are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from zlib import crc32

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.actions.action import Action
from desktop.actions.rows import AnnotatorRow
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.dialogs.parts import Sheet, words
from desktop.views.libraries import Libraries
from desktop.views.status import StatusLine

translate = QCoreApplication.translate


class Annotators(QObject):
    """Who annotates, and whose marks are shown."""

    def __init__(self, desk: Desk, status: StatusLine, libraries: Libraries, window: QWidget) -> None:
        """Take what annotators are shown in.

        Args:
            desk: The desk.
            status: Shows how many are hidden.
            libraries: Knows the name that the account suggests.
            window: The window that the dialog is shown over.
        """
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._status = status
        self._libraries = libraries
        self._asked = False
        self._desk.doing.connect(self._before)
        self._desk.library_changed.connect(self._show_again)
        self._desk.hidden_changed.connect(self._say)
        status.hidden_wanted.connect(self.show_dialog)

    def _before(self, actions: Sequence[Action[object]]) -> None:
        """Ask for the person's name before the first mark that is to bear it; let it be seen."""
        if not any(action.creates_annotations and action.annotator is None for action in actions):
            return
        if not self._asked and not self._desk.settings.annotator:
            self._asked = True
            self.ask()
        if self.name() in self._desk.hidden:
            self.hide(self._desk.hidden - {self.name()})
            self._desk.messages.note(translate("Annotators", "Your own annotations are shown again"))

    def ask(self) -> str:
        """Ask under which name annotations are made; give the name, empty where none was given."""
        name = self._desk.messages.ask_line(
            translate("Annotators", "Your name as annotator"),
            translate("Annotators", "Every annotation bears the name of who made it"),
            self._libraries.annotator(),
        )
        if name:
            self.be(name)
        return name or ""

    def be(self, name: str) -> None:
        """Annotate under a name from now on."""
        self._asked = True
        self._desk.settings.annotator = name
        if self._desk.is_open:
            self._desk.library.annotator = name

    def name(self) -> str:
        """Give the name under which annotations are made now."""
        return self._desk.library.annotator

    # Whose marks are shown.

    def hidden(self) -> frozenset[str]:
        """Give the names of those whose marks are not shown in this library."""
        try:
            held = json.loads(self._desk.settings.text(self._key(), "[]"))
        except (ValueError, RecursionError):
            held = []
        return frozenset(str(one) for one in held) if isinstance(held, list) else frozenset()

    def hide(self, names: frozenset[str]) -> None:
        """Show the marks of all but these."""
        self._desk.settings.set_text(self._key(), json.dumps(sorted(names), ensure_ascii=False))
        self._desk.hide(names)

    def _show_again(self) -> None:
        if self._desk.is_open:
            self._desk.hide(self.hidden())
            self._say()

    def _say(self) -> None:
        """Say in the status line that marks are hidden: numbers are smaller for it everywhere."""
        self._status.show_hidden(len(self._desk.hidden_here()))

    def _key(self) -> str:
        return f"hidden/{crc32(str(self._desk.library.path).encode()):08x}"

    def show_dialog(self) -> None:
        """Show all who have annotated in this library."""
        if self._desk.is_open:
            AnnotatorsDialog(self, self._desk.library.reading.annotators(), self._window).open()


class AnnotatorsDialog(Sheet):
    """All annotators of a library: who one is, and whose marks are shown."""

    def __init__(self, annotators: Annotators, rows: Sequence[AnnotatorRow], over: QWidget) -> None:
        super().__init__(over, "annotators")
        self.setWindowTitle(translate("Annotators", "Annotators"))
        self._annotators = annotators
        self._shown: dict[str, QCheckBox] = {}
        self._group = QButtonGroup(self)
        hint = words(
            translate("Annotators", "New annotations bear the chosen name. Marks that are hidden stay."),
            "muted",
        )
        hint.setWordWrap(True)
        self.column.addWidget(hint)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self._fill(rows)
        line = QHBoxLayout()
        other = QPushButton(translate("Annotators", "Another name…"))
        other.setObjectName("annotator-other")
        other.setAutoDefault(False)
        other.clicked.connect(self._other)
        line.addWidget(other)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.add_buttons()
        self.resize(440, 320)

    def _fill(self, rows: Sequence[AnnotatorRow]) -> None:
        me, hidden = self._annotators.name(), self._annotators.hidden()
        names = {row.name: row.annotations for row in rows if row.annotations or row.name == me}
        names.setdefault(me, 0)
        for column, title in enumerate(
            (
                translate("Annotators", "I am"),
                translate("Annotators", "Annotations"),
                translate("Annotators", "Marks"),
            )
        ):
            self._grid.addWidget(words(title, "section"), 0, column)
        for place, (name, count) in enumerate(sorted(names.items()), 1):
            self._add(place, name, count, mine=name == me, shown=name not in hidden)

    def _add(self, place: int, name: str, count: int, *, mine: bool, shown: bool) -> None:
        said = name or translate("Annotators", "(no name)")
        radio = QRadioButton(said)
        radio.setObjectName(f"annotator-{name}")
        radio.setChecked(mine)
        radio.toggled.connect(lambda on: self._annotators.be(name) if on else None)
        self._group.addButton(radio)
        number = QLabel(wording.number(count))
        box = QCheckBox(translate("Annotators", "shown"))
        box.setObjectName(f"marks-{name}")
        box.setAccessibleName(translate("Annotators", "Show the marks of %1").replace("%1", said))
        box.setChecked(shown)
        box.toggled.connect(lambda _: self._hide())
        self._shown[name] = box
        for column, widget in enumerate((radio, number, box)):
            self._grid.addWidget(widget, place, column)

    def _hide(self) -> None:
        hidden = frozenset(name for name, box in self._shown.items() if not box.isChecked())
        self._annotators.hide(hidden)

    def _other(self) -> None:
        name = self._annotators.ask()
        if name and name not in self._shown:
            self._add(len(self._shown) + 1, name, 0, mine=True, shown=True)
        elif name:
            button = self.findChild(QRadioButton, f"annotator-{name}")
            if button is not None:
                button.setChecked(True)
