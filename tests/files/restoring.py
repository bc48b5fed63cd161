"""The way back from a reading text to the text of its file: no word of it was lost or added."""

from collections.abc import Sequence

from desktop.files.draft import Removal


def restore_source(text: str, removals: Sequence[Removal]) -> str:
    """Return the text of the file again, from the reading text and what cleaning changed."""
    parts = []
    done = 0
    for one in removals:
        parts += [text[done : one.at], one.text]
        done = one.at + len(one.became)
    return "".join([*parts, text[done:]])
