"""The document box: a choice of one document of many, found by typing part of its title."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QListView

from desktop.views.widgets.tooltip import plain_tooltip


class DocumentBox(QComboBox):
    """Chooses one of the documents that it lists.

    What is typed lists those whose titles have it; what names none of them is forgotten.
    """

    def __init__(self, titles: QStringListModel) -> None:
        """Offer documents by their titles, which another box may offer, too."""
        super().__init__()
        self._places: Mapping[str, int] = {}
        self._ids: Sequence[str] = ()
        self.setEditable(True)
        self.setModel(titles)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None and line is not None  # an editable box has them
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        _measure_one(completer.popup())
        self._line = line
        self._line.editingFinished.connect(self._take_typed)
        self.currentIndexChanged.connect(lambda _: self.show_chosen())

    def set_places(self, places: Mapping[str, int]) -> None:
        """Say which documents the titles are those of: the place of each by its id, in their order."""
        self._places, self._ids = places, list(places)

    @property
    def document_id(self) -> str:
        """Id of the document that is chosen, or empty."""
        place = self.currentIndex()
        return self._ids[place] if 0 <= place < len(self._ids) else ""

    def choose(self, document_id: str) -> None:
        """Choose a document; none where it is not offered."""
        self.setCurrentIndex(self._places.get(document_id, -1))

    def showPopup(self) -> None:
        """Show all titles."""
        _measure_one(self.view())
        super().showPopup()

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


def _measure_one(view: QAbstractItemView | None) -> None:
    """Let a list take all of its lines to be as high as the first, for there may be ten thousand."""
    if isinstance(view, QListView):
        view.setUniformItemSizes(True)
