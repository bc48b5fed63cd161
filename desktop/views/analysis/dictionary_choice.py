"""The dictionary choice: words typed in a field, a saved dictionary, or one that comes with the program."""

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.actions.dictionaries import SHIPPED, saved_dictionaries, shipped_dictionary
from desktop.actions.library_queries import LibraryQueries
from desktop.i18n import translate
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.views.analysis.labels import dictionary_name

TYPED = "typed"
"""What is chosen where the words in the field are counted."""

_BETWEEN_WORDS = re.compile(r"[\s,，、;；|]+")

TYPING_DELAY_MS = 350
"""Milliseconds after a key, or another change of what is asked, before it is counted."""


class DictionaryChoice(QWidget):
    """Chooses what is counted.

    Signals:
        changed: Something else is to be counted.
        edit_wanted: The dictionary is to be edited.
    """

    changed = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._saved: dict[str, Dictionary] = {}
        self._typed = ""
        self._shows_words = True
        self._is_showing = False
        self.box = QComboBox()
        self.box.setObjectName("dictionary")
        self.box.setMinimumWidth(190)
        self.box.setMaxVisibleItems(24)
        self.words = QLineEdit()
        self.words.setObjectName("typed-words")
        self.words.setClearButtonEnabled(True)
        self.edit_button = QPushButton()
        self.edit_button.setObjectName("edit-dictionary")
        self.edit_button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box)
        row.addWidget(self.words, 1)
        row.addWidget(self.edit_button)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self.words.textChanged.connect(self._type)
        self.words.returnPressed.connect(self._ask_now)
        self.box.currentIndexChanged.connect(lambda _: self._choose())
        self.edit_button.clicked.connect(self.edit_wanted)
        self.retranslate()

    def _type(self) -> None:
        if self._is_showing:
            return
        if self.words.text() and self.box.currentData() != TYPED:
            self._select(TYPED)
        self._timer.start()

    def _ask_now(self) -> None:
        self._timer.stop()
        self.changed.emit()

    def _choose(self) -> None:
        self._timer.stop()
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        """Show the typed words only where they are counted; they come back with that choice."""
        typed = self.box.currentData() == TYPED
        self.words.setPlaceholderText(
            translate("Analysis", "Words to count, separated by spaces")
            if typed
            else translate("Analysis", "Type words here to count them instead")
        )
        if typed == self._shows_words:
            return
        self._shows_words = typed
        self._is_showing = True
        if not typed:
            self._typed = self.words.text()
            self.words.clear()
        elif not self.words.text():
            self.words.setText(self._typed)
        self._is_showing = False

    def _select(self, key: str) -> None:
        """Choose without telling anybody."""
        self.box.blockSignals(True)
        self.box.setCurrentIndex(max(0, self.box.findData(key)))
        self.box.blockSignals(False)
        self._show_words()

    def load(self, queries: LibraryQueries) -> None:
        """Read the saved dictionaries; what was chosen stays chosen."""
        self._saved = saved_dictionaries(queries)
        self._fill()

    def _fill(self) -> None:
        before = self.box.currentData()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(translate("Analysis", "Typed words"), TYPED)
        for key, one in self._saved.items():
            self.box.addItem(one.name, key)
        if self._saved:
            self.box.insertSeparator(self.box.count())
        for name in SHIPPED:
            self.box.addItem(dictionary_name(name), name)
        self.box.setCurrentIndex(max(0, self.box.findData(before)))
        self.box.blockSignals(False)
        self._show_words()

    def choose(self, key: str) -> None:
        """Choose a dictionary by its id or name."""
        self.box.setCurrentIndex(max(0, self.box.findData(key)))

    @property
    def saved_id(self) -> str:
        """Id of the saved dictionary that is chosen, or empty."""
        key = self.box.currentData() or ""
        return key if key in self._saved else ""

    def dictionary(self) -> Dictionary:
        """Return what is to be counted; without any word where nothing is typed."""
        key = self.box.currentData()
        if key in self._saved:
            return self._saved[key]
        if key in SHIPPED:
            return shipped_dictionary(key)
        words = dict.fromkeys(filter(None, _BETWEEN_WORDS.split(self.words.text().strip())))
        return Dictionary("", tuple(DictionaryWord(one, one) for one in words))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._fill()
        self.box.setAccessibleName(translate("Analysis", "Dictionary"))
        self.words.setAccessibleName(translate("Analysis", "Words to count"))
        self.edit_button.setText(translate("Analysis", "Edit dictionary…"))
