"""Cleaning: from the decoded text to the reading text, with an account of everything that was changed.

No word is lost or added: white space, marks and page lines are all that goes, line breaks and a space or two
all that comes. ``desktop.files.trail.restored`` gives the decoded text again.
"""

import re

from desktop.files.lines import whole_lines
from desktop.files.marks import characters, inline
from desktop.files.paragraphs import set_paragraphs
from desktop.files.trail import Trail

_MARKDOWN = re.compile(r"(?m)^#{1,6}[ \t]+\S|\*\*[^*\n]+\*\*|\]\(https?:|^\|?[ \t]*:?-{3,}:?[ \t]*\|")


def clean(source: str, *, markdown: bool = False) -> Trail:
    """Give the reading text and its removals.

    Args:
        source: The decoded text of one document.
        markdown: Whether the file says that it is Markdown; what looks like it is treated so anyway.
    """
    trail = Trail(source)
    trail.apply(list(characters(trail.text)))
    markdown = markdown or _MARKDOWN.search(trail.text) is not None
    trail.apply(inline(trail.text))
    trail.apply(whole_lines(trail.text, trail.simple, markdown=markdown))
    trail.apply(set_paragraphs(trail.simple))
    return trail
