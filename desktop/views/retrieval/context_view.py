"""The context view: the current passage in its surroundings, and what is known of it."""

from html import escape

from PySide6.QtWidgets import QTextBrowser

from desktop.actions.annotation_index import AnnotationIndex, Sections
from desktop.actions.row_types import AnnotationSummary
from desktop.i18n import translate
from desktop.text.span_styles import HIGHLIGHT
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.reader.theme import blended, readable

CONTEXT_LENGTH = 220
"""Characters shown on each side of a passage, widened to whole paragraphs where those are short."""


def context_range(text: str, start: int, end: int, around: int = CONTEXT_LENGTH) -> tuple[int, int]:
    """Return the stretch of a text to show a range in: whole paragraphs, or as much of them as is wanted."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return max(first, start - around), min(last, end + around)


class ContextView(QTextBrowser):
    """A passage with what stands around it; only to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passage")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def show_row(
        self,
        row: AnnotationSummary | None,
        annotation_index: AnnotationIndex,
        sections: Sections,
        text: str,
        theme: Theme,
    ) -> None:
        """Show a passage.

        Args:
            row: The annotation, or None for nothing.
            annotation_index: Where it comes from.
            sections: Tells where it stands.
            text: The current text of its document; the quote stands alone where it has no place in it.
            theme: The colors.
        """
        if row is None:
            self.clear()
            return
        tag, document = annotation_index.tags[row.tag_id], annotation_index.documents[row.document_id]
        wash = blended(tag.color or HIGHLIGHT, theme.page, 0.28)
        chip = readable(tag.color or HIGHLIGHT, theme.page)
        if row.state == "placed":
            first, last = context_range(text, row.start, row.end)
            before, quote, after = text[first : row.start], text[row.start : row.end], text[row.end : last]
            before = ("…" if first and text[first - 1] != "\n" else "") + before
            after += "…" if last < len(text) and text[last] != "\n" else ""
        else:
            before, quote, after = "", row.quote, ""
        where = " · ".join(part for part in (document.title, sections.section(row)) if part)
        name = tag.path or display_names.annotation_name("", row.note)
        who = annotation_index.annotators.get(row.annotator_id, "")
        body = (
            f'<p style="color:{theme.muted}"><span style="color:{chip}">■</span> '
            f"{escape(' · '.join(filter(None, (name, who))))}</p>"
            f'<p style="line-height:150%; color:{theme.text}">{_escaped_html(before)}'
            f'<span style="background-color:{wash}">{_escaped_html(quote)}</span>{_escaped_html(after)}</p>'
            f'<p style="color:{theme.muted}">{escape(where)}</p>'
        )
        if row.note:
            body += f'<p style="color:{theme.accent}">✎ {_escaped_html(row.note)}</p>'
        self.setHtml(body)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Retrieval", "Passage in context"))


def _escaped_html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
