"""Cleaning: from the decoded text to the reading text, with an account of everything that was changed.

No word of the text is lost or added: white space, marks, page lines and a site's own lines are all that goes,
line breaks and a space or two all that comes. Removals, applied backwards, give the decoded text again.
"""

import re

from desktop.files.edit_log import Edit, EditLog
from desktop.files.line_reflow import whole_lines
from desktop.files.markup import characters, inline_markup
from desktop.files.paragraph_breaks import set_paragraphs
from desktop.files.site_lines import site_line_edits

_MARKDOWN = re.compile(r"(?m)^#{1,6}[ \t]+\S|\*\*[^*\n]+\*\*|\]\(https?:|^\|?[ \t]*:?-{3,}:?[ \t]*\|")

_SIGNS = ("#", "**", "](http", "---")
"""What each of these holds: looked for first, for most texts hold none."""


def clean(source: str, *, markdown: bool = False, front: int = 0) -> EditLog:
    """Return the reading text and its removals.

    Args:
        source: The decoded text of one document.
        markdown: Whether the file says that it is Markdown; what looks like it is treated so anyway.
        front: Code points of front matter that the text begins with.
    """
    log = EditLog(source)
    log.apply([Edit(0, front, "", "markdown")] if front else [])
    log.apply(list(characters(log.text)))
    log.apply(site_line_edits(log.simple))
    markdown = markdown or _looks_like_markdown(log.text)
    log.apply(inline_markup(log.text))
    log.apply(whole_lines(log.text, log.simple, markdown=markdown))
    log.apply(set_paragraphs(log.simple))
    return log


def _looks_like_markdown(text: str) -> bool:
    # One character is found many times as fast as several.
    has_sign = any(sign[0] in text and sign in text for sign in _SIGNS)
    return has_sign and _MARKDOWN.search(text) is not None
