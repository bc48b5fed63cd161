"""Own words: teaching how a text is cut into words, right on the words."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from desktop.actions.own import AddWord, JoinWords, SplitWord
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.reader import Reader

translate = QCoreApplication.translate

LONGEST = 16
"""Code points in the longest word that can be taught."""


class OwnWords(QObject):
    """What a person does with the words at the caret. Annotations are not touched by any of it."""

    def __init__(self, desk: Desk, reader: Reader) -> None:
        super().__init__()
        self._desk = desk
        self._reader = reader

    def selected(self) -> str:
        """Give the selected characters if they could be a word, else nothing."""
        chosen = self._reader.selected_text().strip()
        return chosen if 0 < len(chosen) <= LONGEST and not any(map(str.isspace, chosen)) else ""

    def add(self) -> None:
        """Take what is selected as one word."""
        chosen = self.selected()
        if chosen:
            self._desk.perform_soon(AddWord(chosen))
        else:
            words = translate("OwnWords", "Select the characters of the word first, at most 16")
            self._desk.messages.note(words)

    def parts(self) -> tuple[str, ...]:
        """Give what the word at the caret is to be split into: two parts, or nothing where that is not clear.

        A word of two characters can be split in one way alone; in a longer one the caret says where.
        """
        text = self._reader.text()
        start, end = self._word()
        caret = self._reader.caret()
        if end - start == 2 and not start < caret < end:
            caret = start + 1
        return (text[start:caret], text[caret:end]) if start < caret < end else ()

    def split(self) -> None:
        """Split the word at the caret."""
        parts = self.parts()
        if parts:
            self._desk.perform_soon(SplitWord(parts))
        else:
            words = translate("OwnWords", "Put the caret where the word is to be split")
            self._desk.messages.note(words)

    def pair(self) -> tuple[str, ...]:
        """Give the word at the caret and the one after it, or nothing where there are no two in a row."""
        text = self._reader.text()
        start, end = self._word()
        _, after = self._reader.word_at(end) if end < len(text) else (end, end)
        pair = (text[start:end], text[end:after])
        joined = "".join(pair)
        return pair if all(pair) and joined.isalnum() and len(joined) <= LONGEST else ()

    def join(self) -> None:
        """Take the word at the caret and the next as one."""
        pair = self.pair()
        if pair:
            self._desk.perform_soon(JoinWords(pair))
        else:
            self._desk.messages.note(translate("OwnWords", "There are no two words here to be joined"))

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "add-word",
                QT_TRANSLATE_NOOP("Commands", "Take the selection as one &word"),
                self.add,
                Place("annotate", 6, 1),
                keys=("W",),
                scope="text",
                enabled_when="document",
            ),
            Command(
                "split-word",
                QT_TRANSLATE_NOOP("Commands", "&Split the word at the caret"),
                self.split,
                Place("annotate", 6, 2),
                keys=("S",),
                scope="text",
                enabled_when="document",
            ),
            Command(
                "join-words",
                QT_TRANSLATE_NOOP("Commands", "&Join the word with the next"),
                self.join,
                Place("annotate", 6, 3),
                keys=("J",),
                scope="text",
                enabled_when="document",
            ),
        ]

    def add_to_menu(self, menu: QMenu) -> None:
        """Put what can be done with the words at the cursor into a menu."""
        chosen, parts, pair = self.selected(), self.parts(), self.pair()
        inner = menu.addMenu(translate("ReadingDeeds", "Words"))
        if chosen:
            words = translate("ReadingDeeds", "Take “%1” as one word").replace("%1", chosen)
            inner.addAction(words).triggered.connect(self.add)
        if parts:
            words = translate("ReadingDeeds", "Split: %1").replace("%1", " | ".join(parts))
            inner.addAction(words).triggered.connect(self.split)
        if pair:
            words = translate("ReadingDeeds", "Join: %1").replace("%1", " + ".join(pair))
            inner.addAction(words).triggered.connect(self.join)
        inner.setEnabled(not inner.isEmpty())

    def _word(self) -> tuple[int, int]:
        return self._reader.word_at(self._reader.selection()[0])
