"""Where the sentences and paragraphs of a text begin."""

import re

from desktop.text.units import SENTENCE_END

_PARAGRAPH = re.compile("\n")
_SENTENCE_END = re.compile("(?=[。！？…!?.])" + SENTENCE_END.pattern)  # looks at far fewer characters


def unit_starts(text: str, unit: str) -> list[int]:
    """Give where each unit of a text begins, sorted; the first one at 0.

    Args:
        text: The text.
        unit: ``sentence`` or ``paragraph``; a sentence never goes beyond its paragraph.

    Raises:
        ValueError: For another unit.
    """
    if unit not in ("sentence", "paragraph"):
        raise ValueError(unit)
    starts = {0, *(match.end() for match in _PARAGRAPH.finditer(text))}
    if unit == "sentence":
        starts.update(match.end() for match in _SENTENCE_END.finditer(text))
    starts.discard(len(text))
    return sorted(starts)
