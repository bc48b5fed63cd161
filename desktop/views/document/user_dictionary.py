"""The user dictionary: the user teaches words by selecting, splitting and joining them in the text."""

from PySide6.QtCore import QObject

from desktop.actions.user_data import AddWord, JoinWords, SplitWord
from desktop.i18n import translate, translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.widgets.menu import Menu

LONGEST = 16
"""Code points in the longest word that can be taught."""


class UserDictionaryController(QObject):
    """What a user does with the words at the caret. Annotations are not touched by any of it."""

    def __init__(self, session: Session, reader: ReaderWidget) -> None:
        super().__init__()
        self._session = session
        self._reader = reader

    def selected_word(self) -> str:
        """Return the selected characters if they could be a word, else nothing."""
        chosen = self._reader.selected_text().strip()
        return chosen if 0 < len(chosen) <= LONGEST and not any(map(str.isspace, chosen)) else ""

    def add(self) -> None:
        """Take what is selected as one word."""
        chosen = self.selected_word()
        if chosen:
            self._session.perform_soon(AddWord(chosen))
        else:
            words = translate("UserDictionary", "Select a word first (up to 16 characters)")
            self._session.messages.show_note(words)

    def split_parts(self) -> tuple[str, ...]:
        """Return the two parts the word at the caret is to be split into, or nothing where that is not clear.

        A word of two characters can be split in one way alone; in a longer one the caret says where.
        """
        text = self._reader.text()
        start, end = self._word_at_caret()
        caret = self._reader.caret()
        if end - start == 2 and not start < caret < end:
            caret = start + 1
        return (text[start:caret], text[caret:end]) if start < caret < end else ()

    def split(self) -> None:
        """Split the word at the caret."""
        parts = self.split_parts()
        if parts:
            self._session.perform_soon(SplitWord(parts))
        else:
            words = translate("UserDictionary", "Place the cursor where the word should be split")
            self._session.messages.show_note(words)

    def adjacent_words(self) -> tuple[str, ...]:
        """Return the word at the caret and the one after it, or nothing where there are no two in a row."""
        text = self._reader.text()
        start, end = self._word_at_caret()
        _, after = self._reader.word_at(end) if end < len(text) else (end, end)
        pair = (text[start:end], text[end:after])
        joined = "".join(pair)
        return pair if all(pair) and joined.isalnum() and len(joined) <= LONGEST else ()

    def join(self) -> None:
        """Take the word at the caret and the next as one."""
        pair = self.adjacent_words()
        if pair:
            self._session.perform_soon(JoinWords(pair))
        else:
            self._session.messages.show_note(translate("UserDictionary", "No two words to merge here"))

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "add-word",
                translate_noop("Commands", "Add to dictionar&y"),
                self.add,
                Place("words", 0, 0),
                keys=("W",),
                scope="text",
                enabled_when="document",
            ),
            Command(
                "split-word",
                translate_noop("Commands", "Split &word at cursor"),
                self.split,
                Place("words", 0, 1),
                keys=("S",),
                scope="text",
                enabled_when="document",
            ),
            Command(
                "join-words",
                translate_noop("Commands", "&Merge with next word"),
                self.join,
                Place("words", 0, 2),
                keys=("J",),
                scope="text",
                enabled_when="document",
            ),
        ]

    def add_to_menu(self, menu: Menu) -> None:
        """Put what can be done with the words at the cursor into a menu."""
        chosen, parts, pair = self.selected_word(), self.split_parts(), self.adjacent_words()
        inner = menu.add_submenu(translate("UserDictionary", "Words"))
        if chosen:
            words = translate("UserDictionary", "Add “%1” to dictionary").replace("%1", chosen)
            inner.addAction(words).triggered.connect(self.add)
        if parts:
            words = translate("UserDictionary", "Split: %1").replace("%1", " | ".join(parts))
            inner.addAction(words).triggered.connect(self.split)
        if pair:
            words = translate("UserDictionary", "Merge: %1").replace("%1", " + ".join(pair))
            inner.addAction(words).triggered.connect(self.join)
        inner.setEnabled(not inner.isEmpty())

    def _word_at_caret(self) -> tuple[int, int]:
        return self._reader.word_at(self._reader.selection()[0])
