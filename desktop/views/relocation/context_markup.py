"""Context markup: words highlighted between what is before and after them."""

from html import escape

from desktop.theme import Theme


def highlighted(before: str, quote: str, after: str, theme: Theme) -> str:
    """Return words with their surroundings as rich text; what the texts hold is escaped and stays text."""
    return (
        f'<span style="color:{theme.muted}">{_flat(before)}</span>'
        f'<b style="color:{theme.accent}">{_flat(quote)}</b>'
        f'<span style="color:{theme.muted}">{_flat(after)}</span>'
    )


def plain_context(before: str, quote: str, after: str) -> str:
    """Return words with their surroundings as plain text, for those who listen."""
    return f"{before} “{quote}” {after}".replace("\n", " ")


def _flat(words: str) -> str:
    return escape(words).replace("\n", " ↵ ")
