"""Where sentences and paragraphs begin, looked for only between two places of a text."""

import re

from desktop.text.text_units import SENTENCE_END

_SENTENCE_END = re.compile("(?=[。！？…!?.])" + SENTENCE_END.pattern)  # looks at far fewer characters
_TAIL = frozenset("。！？…!?.”’」』）】》〉)]\"'")
"""What the end of a sentence may be made of: no end reaches over another character."""


def paragraph_begins(text: str, after: int, upto: int) -> bool:
    """Return whether a paragraph begins after a first code point and at or before a second one."""
    return text.find("\n", after, upto) >= 0


def sentence_begins(text: str, after: int, upto: int) -> bool:
    """Return whether a sentence begins after a first code point and at or before a second one.

    A sentence never goes beyond its paragraph. An end with its closing marks is looked at as a whole, also
    where it begins before the first place or goes on after the second.
    """
    if paragraph_begins(text, after, upto):
        return True
    first, last = after, upto
    while first > 0 and text[first - 1] in _TAIL:
        first -= 1
    while last < len(text) and text[last] in _TAIL:
        last += 1
    ends = (match.end() for match in _SENTENCE_END.finditer(text, first, last + 1))
    return any(after < end <= upto for end in ends)
