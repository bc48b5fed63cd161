"""The pages of the handbook: read from resources/handbook in a language, and searched. No Qt."""

import re
from dataclasses import dataclass
from functools import cache

from desktop import paths

ORDER = (
    "start",
    "reading",
    "documents",
    "tagging",
    "annotations",
    "figures",
    "searching",
    "ledger",
    "analyzing",
    "importing",
    "files",
    "csv",
    "safety",
    "keyboard",
    "command-line",
    "speed",
    "privacy",
    "citing",
    "teaching",
    "whats-new",
)
"""The pages in the order they are read in; a page that is not named here comes after them."""


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A page.

    Attributes:
        id: Its file's name without the ending.
        title: Its heading.
        text: All of it, in Markdown.
    """

    id: str
    title: str
    text: str


@cache
def pages(language: str) -> tuple[HandbookPage, ...]:
    """Return the pages of a language, ``zh`` or ``en``."""
    folder = paths.resources() / "handbook" / language
    found = [
        HandbookPage(path.stem, _title(text), text)
        for path in folder.glob("*.md")
        if (text := path.read_text(encoding="utf-8"))
    ]
    places = {name: place for place, name in enumerate(ORDER)}
    return tuple(sorted(found, key=lambda page: (places.get(page.id, len(ORDER)), page.id)))


def _title(text: str) -> str:
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def search(language: str, words: str) -> list[HandbookPage]:
    """Return the pages that have all words in them, whatever their case; all pages where none is given."""
    wanted = words.casefold().split()
    return [page for page in pages(language) if all(word in page.text.casefold() for word in wanted)]
