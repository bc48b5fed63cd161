"""Surroundings: words between what stands before and after them, set so that they stand out."""

from html import escape

from desktop.theme import Theme


def marked(before: str, quote: str, after: str, theme: Theme) -> str:
    """Give words with their surroundings as rich text; what the texts hold is escaped and stays text."""
    return (
        f'<span style="color:{theme.muted}">{_flat(before)}</span>'
        f'<b style="color:{theme.accent}">{_flat(quote)}</b>'
        f'<span style="color:{theme.muted}">{_flat(after)}</span>'
    )


def plainly(before: str, quote: str, after: str) -> str:
    """Give words with their surroundings as plain text, for those who listen."""
    return f"{before} “{quote}” {after}".replace("\n", " ")


def _flat(words: str) -> str:
    return escape(words).replace("\n", " ↵ ")
