"""The dictionary model: words as an editable table, each change of which can be undone."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.i18n import translate
from desktop.text.dictionary import DictionaryWord

Index = QModelIndex | QPersistentModelIndex
Words = tuple[DictionaryWord, ...]

THEME, WORD, EXCEPTIONS, LEVEL, NOTE = range(5)
"""The columns."""

JOINT = "|"
"""What stands between exceptions in their cell, as in the CSV."""

EMPTY = DictionaryWord("", "")
"""The row at the end, in which a word is added."""


class DictionaryModel(QAbstractTableModel):
    """Words by row, with an empty row at the end; whoever writes there adds a word.

    Signals:
        edited: The words were changed, or a change was undone or redone.
    """

    edited = Signal()

    def __init__(self, words: Iterable[DictionaryWord], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Words = tuple(words)
        self._undoable: list[Words] = []
        self._redoable: list[Words] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._undoable)

    @property
    def can_redo(self) -> bool:
        """Whether there is one to redo."""
        return bool(self._redoable)

    @property
    def words(self) -> Words:
        """The words, without rows in which none is written."""
        return tuple(one for one in self._words if one.word.strip())

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are, the empty one included."""
        return 0 if parent is not None and parent.isValid() else len(self._words) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(DictionaryWord._fields)

    def _row(self, row: int) -> DictionaryWord:
        return self._words[row] if row < len(self._words) else EMPTY

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the text of a cell; in the empty row a hint stands where the word goes."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        if not index.isValid() or not shown:
            return None
        value = self._row(index.row())[index.column()]
        if isinstance(value, tuple):
            return JOINT.join(value)
        if not value and index.row() == len(self._words) and index.column() == WORD:
            return translate("Analysis", "+ word") if role == Qt.ItemDataRole.DisplayRole else ""
        return value

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Change a cell, as a step that can be undone."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value).strip()
        row, old = index.row(), self._row(index.row())
        held: Any = (
            tuple(filter(None, map(str.strip, text.split(JOINT)))) if index.column() == EXCEPTIONS else text
        )
        if held == old[index.column()]:
            return False
        fields: list[Any] = list(old)
        fields[index.column()] = held
        if row == len(self._words) and not fields[THEME] and self._words:
            fields[THEME] = self._words[-1].theme  # words of a theme are mostly added one after the other
        new = DictionaryWord(*fields)
        self.change((*self._words[:row], new, *self._words[row + 1 :]))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Analysis", "Theme"),
            translate("Analysis", "Word"),
            translate("Analysis", "Except within (joined by |)"),
            translate("Analysis", "Level of the word"),
            translate("Analysis", "Note"),
        )[section]

    def delete_rows(self, rows: Iterable[int]) -> None:
        """Delete rows, as one step."""
        gone = {row for row in rows if row < len(self._words)}
        if gone:
            left = tuple(one for row, one in enumerate(self._words) if row not in gone)
            self.change(left)

    def insert_words(self, words: Sequence[DictionaryWord]) -> None:
        """Add words at the end that are not there yet, as one step."""
        known = {(one.theme, one.word) for one in self._words}
        new = [one for one in words if (one.theme, one.word) not in known]
        if new:
            self.change((*self._words, *new))

    def change(self, words: Words) -> None:
        """Put other words in place of all, as one step that can be undone."""
        self._undoable.append(self._words)
        self._redoable.clear()
        self._show(words)

    def undo(self) -> None:
        """Undo the last step."""
        if self._undoable:
            self._redoable.append(self._words)
            self._show(self._undoable.pop())

    def redo(self) -> None:
        """Redo the step that was undone last."""
        if self._redoable:
            self._undoable.append(self._words)
            self._show(self._redoable.pop())

    def _show(self, words: Words) -> None:
        """Show other words. Rows that are the same keep their place."""
        if len(words) == len(self._words):
            self._words = words
            self.dataChanged.emit(self.index(0, 0), self.index(len(words), NOTE))
        else:
            self._show_rows(words)
        self.edited.emit()

    def _show_rows(self, words: Words) -> None:
        """Show more or fewer rows; those that are added at the end leave the editor where it is."""
        before = len(self._words)
        if words[:before] == self._words:
            self.beginInsertRows(QModelIndex(), before, len(words) - 1)
            self._words = words
            self.endInsertRows()
            return
        self.beginResetModel()
        self._words = words
        self.endResetModel()
