"""The suggestion model: pending suggestions as a list for Qt, and one of them shown within its paragraph."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.actions.row_types import TagRow
from desktop.actions.suggestions import Suggestion
from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.reader.theme import blended
from desktop.views.retrieval.context_view import context_range

Index = QModelIndex | QPersistentModelIndex

MAX_LINE_LENGTH = 60
"""Characters of a suggestion that its line shows."""

SINGLY = 50
"""So many lines come and go one by one; more are shown again, all at once."""


class SuggestionModel(QAbstractListModel):
    """The suggestions of a rule, of which those that wait are shown, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Suggestion] = ()
        self._titles: Mapping[str, str] = {}
        self._waiting: list[int] = []

    def set_suggestions(self, found: Sequence[Suggestion], titles: Mapping[str, str]) -> None:
        """Show other suggestions, all of them waiting.

        Args:
            found: The suggestions.
            titles: Titles of documents by id.
        """
        self.beginResetModel()
        self._found, self._titles = found, titles
        self._waiting = list(range(len(found)))
        self.endResetModel()

    def suggestions(self) -> Sequence[Suggestion]:
        """Return all suggestions, waiting or not."""
        return self._found

    def pending(self) -> list[Suggestion]:
        """Return the suggestions that wait."""
        return [self._found[number] for number in self._waiting]

    def suggestion_at(self, row: int) -> Suggestion | None:
        """Return the suggestion of a line."""
        return self._found[self._waiting[row]] if 0 <= row < len(self._waiting) else None

    def remove_decided(self, gone: Collection[Suggestion]) -> int | None:
        """Let all wait but some; return the line of the first that waits again, or None."""
        wanted = [number for number, one in enumerate(self._found) if one not in gone]
        left = sorted(set(self._waiting) - set(wanted), reverse=True)
        back = sorted(set(wanted) - set(self._waiting))
        if len(left) + len(back) > SINGLY:
            self.beginResetModel()
            self._waiting = wanted
            self.endResetModel()
        else:
            self._change(left, back)
        return bisect_left(self._waiting, back[0]) if back else None

    def _change(self, left: Sequence[int], back: Sequence[int]) -> None:
        for number in left:
            row = bisect_left(self._waiting, number)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._waiting[row]
            self.endRemoveRows()
        for number in back:
            row = bisect_left(self._waiting, number)
            self.beginInsertRows(QModelIndex(), row, row)
            self._waiting.insert(row, number)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many wait."""
        return 0 if parent is not None and parent.isValid() else len(self._waiting)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the line of a suggestion."""
        one = self.suggestion_at(index.row()) if index.isValid() else None
        if one is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return _line(one, self._titles.get(one.document_id, ""))


def _line(one: Suggestion, title: str) -> str:
    quote = " ".join(one.quote.split())
    before, after = one.before.rpartition("\n")[2], one.after.partition("\n")[0]
    shown = f"{quote[:MAX_LINE_LENGTH]}{'…' if len(quote) > MAX_LINE_LENGTH else ''}"
    return f"{before}【{shown}】{after}　—　{title}"


def reason(one: Suggestion) -> str:
    """Return a text that says why something is suggested."""
    words = {
        "colleagues": translate("Suggestions", "%2 tagged “%1” this way"),
        "search": translate("Suggestions", "Contains “%1”"),
        "lexicon": translate("Suggestions", "“%1” is a policy term"),
        "figures": translate("Suggestions", "Figure for “%1”"),
    }[one.rule.partition("|")[0]]
    return words.replace("%2", one.by or translate("Suggestions", "someone")).replace("%1", one.reason)


def rich_text(one: Suggestion, tag: TagRow | None, text: str, theme: Theme) -> str:
    """Return a suggestion as rich text: the tag, why, and the words within their paragraph.

    Args:
        one: The suggestion.
        tag: The tag that is suggested; None where it has gone.
        text: The current text of its document.
        theme: The colors.
    """
    first, last = context_range(text, one.start, one.end)
    wash = blended(tag.color if tag else theme.accent, theme.page, 0.28)
    why = " · ".join(part for part in (tag.path if tag else "", reason(one)) if part)
    before, words, after = (
        escape(part).replace("\n", "<br>")
        for part in (text[first : one.start], text[one.start : one.end], text[one.end : last])
    )
    return (
        f'<p style="color:{theme.muted}">{escape(why)}</p>'
        f'<p style="line-height:150%; color:{theme.text}">{before}'
        f'<span style="background-color:{wash}">{words}</span>{after}</p>'
    )
