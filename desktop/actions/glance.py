"""A glance into a library, for the window that wants to show a text before everything else is loaded."""

from dataclasses import dataclass
from pathlib import Path

from db import glance as plain
from desktop.text.outline import Heading


@dataclass(frozen=True, slots=True)
class FirstText:
    """The text to be shown first.

    Attributes:
        title: The document's title.
        text: Its current text.
        headings: Its outline.
        position: The code point that was read at last.
    """

    title: str
    text: str
    headings: list[Heading]
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
    return FirstText(found.title, found.text, headings, found.position)
