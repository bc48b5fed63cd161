"""The document box: a choice of one document of many, found by typing part of its title."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from desktop.views.widgets.tooltip import plain_tooltip


class DocumentBox(QComboBox):
    """Chooses one of the documents that it lists.

    What is typed lists those whose titles have it; what names none of them is forgotten.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None and line is not None  # an editable box has them
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line = line
        self._line.editingFinished.connect(self._take_typed)
        self.currentIndexChanged.connect(lambda _: self.show_chosen())

    def set_placeholder(self, words: str) -> None:
        """Say what may be typed where nothing is chosen."""
        self._line.setPlaceholderText(words)

    def show_chosen(self) -> None:
        """Show the title that is chosen, from its beginning."""
        title = self.itemText(self.currentIndex())
        self.setEditText(title)
        self._line.setCursorPosition(0)
        self.setToolTip(plain_tooltip(title) if title else "")

    def _take_typed(self) -> None:
        """Choose the one document whose title has what was typed; else show what was chosen before."""
        typed = self._line.text().strip()
        if typed and typed != self.itemText(self.currentIndex()):
            found = [place for place in range(self.count()) if typed in self.itemText(place)]
            if len(found) == 1:
                self.setCurrentIndex(found[0])
        self.show_chosen()
