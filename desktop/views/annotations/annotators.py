"""Annotators: who annotates now, by default under the account's name, and whose annotations are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from zlib import crc32

from PySide6.QtCore import QObject
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
from desktop.actions.row_types import AnnotatorRow
from desktop.i18n import translate, translate_noop
from desktop.views import display_names
from desktop.views.library.controller import LibraryController
from desktop.views.session import Session
from desktop.views.settings.controller import SettingsController
from desktop.views.settings.page import SettingsPage
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.status_bar import StatusBar


class AnnotatorController(QObject):
    """Who annotates, and whose marks are shown."""

    def __init__(
        self,
        session: Session,
        status: StatusBar,
        libraries: LibraryController,
        settings_window: SettingsController,
        window: QWidget,
    ) -> None:
        """Take what annotators are shown in.

        Args:
            session: The session.
            status: Shows how many are hidden.
            libraries: Knows the name that the account suggests.
            settings_window: Shows the annotators as one of its pages.
            window: The window.
        """
        super().__init__(window)
        self._window = window
        self._session = session
        self._status = status
        self._libraries = libraries
        self._settings_window = settings_window
        settings_window.add(
            SettingsPage(
                "annotators",
                translate_noop("Settings", "Annotators"),
                self._make_page,
                needs_library=True,
            )
        )
        session.prepare_with(self._prepare)
        self._session.library_changed.connect(self._show_again)
        self._session.hidden_changed.connect(self._show_hidden_count)
        status.hidden_wanted.connect(self.show_dialog)

    def _prepare(self, actions: Sequence[Action[object]]) -> None:
        """Let an annotation under the user's name be seen."""
        if not any(action.creates_annotations and action.annotator is None for action in actions):
            return
        if self.name() in self._session.hidden_annotators:
            self.hide(self._session.hidden_annotators - {self.name()})
            self._session.messages.show_note(
                translate("Annotators", "Your own annotations are visible again")
            )

    def ask_name(self) -> str:
        """Ask under which name annotations are made; return the name, empty where none was given."""
        name = self._session.messages.ask_line(
            translate("Annotators", "Annotator name"),
            translate("Annotators", "Every annotation records who made it"),
            self._libraries.annotator_name(),
        )
        if name:
            self.annotate_as(name)
        return name or ""

    def annotate_as(self, name: str) -> None:
        """Annotate under a name from now on."""
        self._session.settings.annotator = name
        if self._session.is_open:
            self._session.library.annotator = name

    def name(self) -> str:
        """Return the name under which annotations are made now."""
        return self._session.library.annotator

    # Whose marks are shown.

    def hidden(self) -> frozenset[str]:
        """Return the names of those whose marks are not shown in this library."""
        try:
            held = json.loads(self._session.settings.text(self._setting_key(), "[]"))
        except (ValueError, RecursionError):
            held = []
        return frozenset(str(one) for one in held) if isinstance(held, list) else frozenset()

    def hide(self, names: frozenset[str]) -> None:
        """Show the marks of all but these."""
        self._session.settings.set_text(self._setting_key(), json.dumps(sorted(names), ensure_ascii=False))
        self._session.hide_annotators(names)

    def _show_again(self) -> None:
        if self._session.is_open:
            self._session.hide_annotators(self.hidden())
            self._show_hidden_count()

    def _show_hidden_count(self) -> None:
        """Show in the status line that marks are hidden: numbers are smaller for it everywhere."""
        self._status.show_hidden(len(self._session.hidden_annotators_here()))

    def _setting_key(self) -> str:
        return f"hidden/{crc32(str(self._session.library.path).encode()):08x}"

    def show_dialog(self) -> None:
        """Show all who have annotated in this library."""
        if self._session.is_open:
            self._settings_window.open("annotators")

    def _make_page(self, over: QWidget) -> AnnotatorsDialog:
        return AnnotatorsDialog(self, self._session.library.queries.annotators(), over)


class AnnotatorsDialog(BaseDialog):
    """All annotators of a library: who one is, and whose marks are shown."""

    def __init__(self, annotators: AnnotatorController, rows: Sequence[AnnotatorRow], over: QWidget) -> None:
        super().__init__(over, "annotators")
        self.setWindowTitle(translate("Annotators", "Annotators"))
        self._annotators = annotators
        self._shown: dict[str, QCheckBox] = {}
        self._group = QButtonGroup(self)
        hint = make_label(
            translate(
                "Annotators",
                (
                    "New annotations use the selected name. Hiding an annotator does not delete "
                    "any annotations."
                ),
            ),
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
        other = QPushButton(translate("Annotators", "Use another name…"))
        other.setObjectName("annotator-other")
        other.setAutoDefault(False)
        other.clicked.connect(self._add_other)
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
                translate("Annotators", "Me"),
                translate("Annotators", "Annotations"),
                translate("Annotators", "Visibility"),
            )
        ):
            self._grid.addWidget(make_label(title, "section"), 0, column)
        for place, (name, count) in enumerate(sorted(names.items()), 1):
            self._add(place, name, count, mine=name == me, shown=name not in hidden)

    def _add(self, place: int, name: str, count: int, *, mine: bool, shown: bool) -> None:
        said = name or translate("Annotators", "(unnamed)")
        radio = QRadioButton(said)
        radio.setObjectName(f"annotator-{name}")
        radio.setChecked(mine)
        radio.toggled.connect(lambda on: self._annotators.annotate_as(name) if on else None)
        self._group.addButton(radio)
        number = QLabel(display_names.number_text(count))
        box = QCheckBox(translate("Annotators", "Show"))
        box.setObjectName(f"marks-{name}")
        box.setAccessibleName(translate("Annotators", "Show annotations by %1").replace("%1", said))
        box.setChecked(shown)
        box.toggled.connect(lambda _: self._hide())
        self._shown[name] = box
        for column, widget in enumerate((radio, number, box)):
            self._grid.addWidget(widget, place, column)

    def _hide(self) -> None:
        hidden = frozenset(name for name, box in self._shown.items() if not box.isChecked())
        self._annotators.hide(hidden)

    def _add_other(self) -> None:
        name = self._annotators.ask_name()
        if name and name not in self._shown:
            self._add(len(self._shown) + 1, name, 0, mine=True, shown=True)
        elif name:
            button = self.findChild(QRadioButton, f"annotator-{name}")
            if button is not None:
                button.setChecked(True)
