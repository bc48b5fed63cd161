"""Tooltips whose text is shown as it is written."""

from html import escape


def plain_tooltip(words: str) -> str:
    """Return a tip that Qt shows as it is written; it takes whatever looks like markup for markup.

    Names of files and tags, quotes and headings come from anywhere: none of them may set a picture or a link.
    """
    if "<" not in words and "&lt;" not in words:
        return words
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'
