"""Glossary (名词解释): a document's own notes, and the marks in its text that point to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One note of a document.

    Attributes:
        number: Its number.
        start: First code point of the entry, at its number.
        end: Code point after the gloss.
        head: What it explains, as it stands, without quotation marks around the whole.
        gloss: The explanation, trimmed.
    """

    number: int
    start: int
    end: int
    head: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in the running text.

    Attributes:
        start: First code point of the mark, at its bracket.
        end: Code point after it.
        number: The number it gives.
        term_start: First code point of the words it is put to.
        term_end: Code point after them.
    """

    start: int
    end: int
    number: int
    term_start: int
    term_end: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """A document's marks and notes.

    Attributes:
        marks: In order of position.
        entries: In order of position.
    """

    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()

    def glosses(self) -> dict[str, str]:
        """Give the glosses by head, in simplified characters."""
        return {}


def find_glossary(text: str) -> Glossary:
    """Find the notes of a document and the marks that point to them."""
    return Glossary()
