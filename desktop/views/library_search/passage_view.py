"""The passage view: a hit with what stands around it, and where that is."""

from html import escape

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views.retrieval.context_view import context_range

SHORT_LENGTH = 120
"""Code points below which a passage with its paragraph is shown with what stands before and after that."""


class PassageView(QTextBrowser):
    """A passage in its context; only to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search-passage")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def show_passage(
        self, document: DocumentRow, section: str, text: str, start: int, end: int, theme: Theme
    ) -> None:
        """Show a passage.

        Args:
            document: Its document.
            section: The path of the headings it stands under.
            text: The document's current text.
            start: First code point of the passage.
            end: Code point after the last.
            theme: The colors.
        """
        first, last = context_range(text, start, end)
        if last - first < SHORT_LENGTH:  # a heading, or a paragraph of a few words
            first, last = max(0, first - SHORT_LENGTH), min(len(text), last + SHORT_LENGTH)
        before = ("…" if first and text[first - 1] != "\n" else "") + text[first:start]
        after = text[end:last] + ("…" if last < len(text) and text[last] != "\n" else "")
        where = " · ".join(part for part in (document.title, section) if part)
        self.setHtml(
            f'<p style="color:{theme.muted}">{escape(where)}</p>'
            f'<p style="line-height:150%; color:{theme.text}">{_html(before)}'
            f'<a name="hit"></a><span style="background-color:{theme.hit}">{_html(text[start:end])}</span>'
            f"{_html(after)}</p>"
        )
        self._show_hit()

    def _show_hit(self) -> None:
        """Scroll so that the hit stands a third of the way down, unless it is in sight from the beginning."""
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                if "hit" in fragments.fragment().charFormat().anchorNames():
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragments.fragment().position())
                    bar, height = self.verticalScrollBar(), self.viewport().height()
                    line = self.cursorRect(cursor).translated(0, bar.value())
                    in_sight = line.bottom() + line.height() <= height  # with the next line, for a long hit
                    bar.setValue(0 if in_sight else line.top() - height // 3)
                    return
                fragments += 1
            block = block.next()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.setAccessibleName(translate("LibrarySearch", "Passage in context"))


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
