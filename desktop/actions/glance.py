"""A glance into a library, for the window that wants to show a text before everything else is loaded."""

from pathlib import Path
from typing import NamedTuple

from db import glance as plain
from desktop.text.outline import Heading


class FirstText(NamedTuple):
    """The text to be shown first.

    Attributes:
        title: The document's title.
        text: Its current text.
        headings: Its outline.
        script: The script that it is written in, as the document's metadata have it.
        position: The code point that was read at last.
    """

    title: str
    text: str
    headings: list[Heading]
    script: str
    position: int


def first_text(path: Path, document_id: str) -> FirstText | None:
    """Give a document's text without opening the library; None where that does not work out.

    Args:
        path: The library's file.
        document_id: The document that lay open last.
    """
    found = plain.glance(path, document_id)
    if found is None:
        return None
    headings = [Heading(**one) for one in found.headings]
    return FirstText(found.title, found.text, headings, found.script, found.position)
