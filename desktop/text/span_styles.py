"""Span styles: colors, patterns and words for the variants of what a layer marks in a text."""

from functools import lru_cache
from zlib import crc32

HIGHLIGHT = "#c0a800"
"""The color of annotations that have no tag to give them one."""

PATTERNS = ("solid", "dashes", "dots", "double", "wave", "beads")
"""How the lines of tags differ besides their color."""

HIGHLIGHT_STYLE = "highlight"
"""The style of an annotation without a tag: a wash under its words, as a marker leaves it."""

TARGET_STYLE = "target"
"""A word in the style of a figure that is a target: the line under it is broken."""

DOUBT_STYLE = "doubt"
"""A word in the style of a figure whose reading is to be checked: a question mark stands at it."""


@lru_cache(maxsize=1024)
def usual_pattern(tag_id: str) -> str:
    """Return the pattern of a tag that was given none: always the same, whatever other tags there are."""
    return PATTERNS[crc32(tag_id.encode()) % len(PATTERNS)]
