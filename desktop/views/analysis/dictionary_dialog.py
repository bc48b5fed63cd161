"""The dictionary dialog: themes and words edited in a table; read from files, written to files, saved."""

from collections import Counter
from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop import error_messages
from desktop.actions.dictionaries import SHIPPED, DeleteDictionary, SaveDictionary, shipped_dictionary
from desktop.files.dictionary_files import read_dictionary, write_csv, write_yaml
from desktop.files.errors import Unreadable
from desktop.i18n import translate
from desktop.text.dictionary import Dictionary
from desktop.views.analysis.dictionary_model import WORD, DictionaryModel
from desktop.views.analysis.labels import dictionary_name
from desktop.views.analysis.table_export import export_file
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog

WIDTHS = (150, 170, 220, 110, 180)
"""Widths of the columns in pixels."""


class DictionaryDialog(BaseDialog):
    """Edits a dictionary; what is saved is a step of the history.

    Signals:
        saved: A dictionary was saved (its id), or deleted (empty).
    """

    saved = Signal(str)

    def __init__(self, session: Session, dictionary: Dictionary, saved_id: str, over: QWidget) -> None:
        """Show a dictionary.

        Args:
            session: The session.
            dictionary: The dictionary.
            saved_id: Its id in the library, or empty for one that comes with the program or was typed.
            over: The window.
        """
        super().__init__(over, "dictionary-dialog")
        self._session = session
        self._saved_id = saved_id
        self.setWindowTitle(translate("Analysis", "Edit dictionary"))
        name = dictionary.name if saved_id else dictionary_name(dictionary.name)
        self.name, self.note = QLineEdit(name), QLineEdit(dictionary.note)
        self.name.setObjectName("dictionary-name")
        self.note.setObjectName("dictionary-note")
        self.model = DictionaryModel(dictionary.words, self)
        self.table = QTableView()
        self._status = QLabel()
        self._lay_out()
        self._connect()
        self._say()
        self.resize(900, 620)
        self.table.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(translate("Analysis", "Name"), self.name)
        form.addRow(translate("Analysis", "Note"), self.note)
        table = self.table
        table.setObjectName("dictionary-words")
        table.setAccessibleName(translate("Analysis", "Words of the dictionary"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.horizontalHeader().setStretchLastSection(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            table.setColumnWidth(place, max(width, header.sectionSizeHint(place)))
        self._status.setProperty("look", "muted")
        self._status.setWordWrap(True)
        tools = QHBoxLayout()
        self.buttons = {name: QPushButton() for name in ("undo", "redo", "delete-rows", "import")}
        for name, button in self.buttons.items():
            button.setObjectName(f"dictionary-{name}")
            button.setAutoDefault(False)
            tools.addWidget(button)
        self.start_button, self.export_button = QToolButton(), QToolButton()
        for name, tool in (("start", self.start_button), ("export", self.export_button)):
            tool.setObjectName(f"dictionary-{name}")
            tool.setProperty("opens-menu", True)
            tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            tool.setMenu(QMenu(tool))
            tools.addWidget(tool)
        tools.addStretch(1)
        self.delete_button = QPushButton(translate("Analysis", "Delete dictionary…"))
        self.delete_button.setObjectName("delete-dictionary")
        self.delete_button.setAutoDefault(False)
        self.delete_button.setVisible(bool(self._saved_id))
        tools.addWidget(self.delete_button)
        self.column.addLayout(form)
        self.column.addLayout(tools)
        self.column.addWidget(table, 1)
        self.column.addWidget(self._status)
        self.add_buttons(translate("Analysis", "Save"))
        self.buttons["undo"].setText(translate("Analysis", "Undo"))
        self.buttons["redo"].setText(translate("Analysis", "Redo"))
        self.buttons["delete-rows"].setText(translate("Analysis", "Delete rows"))
        self.buttons["import"].setText(translate("Analysis", "Import…"))
        self.start_button.setText(translate("Analysis", "Add built-in"))
        self.export_button.setText(translate("Analysis", "Export"))

    def _connect(self) -> None:
        model = self.model
        for name, handler in (
            ("undo", model.undo),
            ("redo", model.redo),
            ("delete-rows", self.delete_rows),
            ("import", self.import_file),
        ):
            self.buttons[name].clicked.connect(handler)
        for key, handler in (
            ("Ctrl+Z", model.undo),
            ("Ctrl+Shift+Z", model.redo),
            ("Del", self.delete_rows),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)
        model.edited.connect(self._say)
        for name in SHIPPED:
            action = self.start_button.menu().addAction(dictionary_name(name))
            action.triggered.connect(partial(self.add_shipped, name))
        for suffix, words in (
            (".csv", translate("Analysis", "CSV table…")),
            (".yml", translate("Analysis", "quanteda dictionary (YAML)…")),
        ):
            self.export_button.menu().addAction(words).triggered.connect(partial(self.export_words, suffix))
        self.delete_button.clicked.connect(self.delete_dictionary)

    def _say(self) -> None:
        """Say how many themes and words there are, and which word is there twice in a theme."""
        self.buttons["undo"].setEnabled(self.model.can_undo)
        self.buttons["redo"].setEnabled(self.model.can_redo)
        words = self.model.words
        said = translate("Analysis", "%1 themes, %2 words")
        said = said.replace("%1", str(len({one.theme for one in words}))).replace("%2", str(len(words)))
        counts = Counter((one.theme, one.word) for one in words)
        twice = {word for (_, word), count in counts.items() if count > 1}
        if twice:
            there = translate("Analysis", "more than once in a theme, counted each time: %1")
            said += " · " + there.replace("%1", "、".join(sorted(twice)[:8]))
        self._status.setText(said)

    # Rows.

    def delete_rows(self) -> None:
        """Delete the rows in which anything is selected."""
        self.model.delete_rows({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def add_shipped(self, name: str) -> None:
        """Add the words of a dictionary that comes with the program."""
        self.model.insert_words(shipped_dictionary(name).words)

    # Files.

    def import_file(self) -> None:
        """Add the words of a file."""
        filters = translate("Analysis", "Dictionaries") + " (*.csv *.yml *.yaml)"
        path = self._session.messages.choose_file(
            translate("Analysis", "Import dictionary"), self._session.settings.folder, filters
        )
        if path is None:
            return
        try:
            read = read_dictionary(path)
        except Unreadable as error:
            self._refuse(path, error.reason)
            return
        if not self.model.words:
            self.name.setText(read.name)
        self.model.insert_words(read.words)

    def _refuse(self, path: Path, reason: str) -> None:
        heading = translate("Analysis", "“%1” could not be read as a dictionary").replace("%1", path.name)
        if reason == "columns":
            why = translate("Analysis", "A column named theme or word is missing.")
        else:
            why = error_messages.import_failure(reason)
        self._session.messages.warn(heading, f"{why}\n\n{path}")

    def export_words(self, suffix: str) -> None:
        """Write the dictionary as CSV, which holds all of it, or as quanteda reads it."""
        dictionary = self.dictionary()
        filters = {
            ".csv": translate("Analysis", "CSV table") + " (*.csv)",
            ".yml": translate("Analysis", "quanteda dictionary") + " (*.yml *.yaml)",
        }[suffix]

        def write(chosen: str, out: BinaryIO) -> None:
            (write_csv if chosen.lower() == ".csv" else write_yaml)(dictionary, out)

        export_file(self._session, dictionary.name, suffix, filters, write)

    # The library.

    def dictionary(self) -> Dictionary:
        """Return what is in the fields."""
        return Dictionary(self.name.text().strip(), self.model.words, self.note.text().strip())

    def accept(self) -> None:
        """Save the dictionary and close; ask for what is missing first."""
        dictionary = self.dictionary()
        if not dictionary.name:
            self._status.setText(translate("Analysis", "Enter a name"))
            self.name.setFocus()
            return
        if not dictionary.words:
            self._status.setText(translate("Analysis", "Enter at least one word"))
            self.table.setCurrentIndex(self.model.index(0, WORD))
            self.table.setFocus()
            return
        done = self._session.perform(SaveDictionary(dictionary))
        if done is not None:
            self.saved.emit(done.value)
            super().accept()

    def delete_dictionary(self) -> None:
        """Delete the saved dictionary, having asked."""
        heading = translate("Analysis", "Delete dictionary “%1”?").replace("%1", self.name.text())
        text = translate(
            "Analysis", "%n word(s) will be deleted with it. You can undo this.", n=len(self.model.words)
        )
        yes = translate("Analysis", "Delete")
        if self._session.messages.ask(heading, text, yes, dangerous=True):
            done = self._session.perform(DeleteDictionary(self._saved_id))
            if done is not None:
                self.saved.emit("")
                self.reject()
