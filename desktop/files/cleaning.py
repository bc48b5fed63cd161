"""Cleaning: from the decoded text to the reading text, with an account of everything that was changed.

No word is lost or added: white space, marks and page lines are all that goes, line breaks and a space or two
all that comes. Removals, applied backwards, give the decoded text again.
"""

import re

from desktop.files.edit_log import EditLog
from desktop.files.line_reflow import whole_lines
from desktop.files.markup import characters, inline_markup
from desktop.files.paragraph_breaks import set_paragraphs

_MARKDOWN = re.compile(r"(?m)^#{1,6}[ \t]+\S|\*\*[^*\n]+\*\*|\]\(https?:|^\|?[ \t]*:?-{3,}:?[ \t]*\|")


def clean(source: str, *, markdown: bool = False) -> EditLog:
    """Return the reading text and its removals.

    Args:
        source: The decoded text of one document.
        markdown: Whether the file says that it is Markdown; what looks like it is treated so anyway.
    """
    trail = EditLog(source)
    trail.apply(list(characters(trail.text)))
    markdown = markdown or _MARKDOWN.search(trail.text) is not None
    trail.apply(inline_markup(trail.text))
    trail.apply(whole_lines(trail.text, trail.simple, markdown=markdown))
    trail.apply(set_paragraphs(trail.simple))
    return trail
