"""The first text of a library, for the window that shows a text before everything else is loaded."""

from pathlib import Path
from typing import NamedTuple

from db import first_text as plain
from desktop.text.outline import Heading


class FirstText(NamedTuple):
    """The text to be shown first.

    Attributes:
        document_id: The document.
        version_id: The version that its text is of.
        title: The document's title.
        text: Its current text.
        headings: Its outline.
        script: The script that it is written in, as the document's metadata have it.
        position: The code point that was read at last.
    """

    document_id: str
    version_id: str
    title: str
    text: str
    headings: list[Heading]
    script: str
    position: int


def first_text(path: Path, document_id: str) -> FirstText | None:
    """Return a document's text without opening the library; None where that does not work out.

    Args:
        path: The library's file.
        document_id: The document that was open last.
    """
    found = plain.read_first_text(path, document_id)
    if found is None:
        return None
    headings = [Heading(**one) for one in found.headings]
    return FirstText(
        document_id, found.version_id, found.title, found.text, headings, found.script, found.position
    )
