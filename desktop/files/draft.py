"""Drafts: what a file gives before it becomes documents of a library."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.text.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that cleaning took out of, or put into, the decoded text.

    Attributes:
        start: First code point in the decoded text of the file.
        end: Code point after the last.
        text: What stood there.
        became: What stands in the reading text instead (empty, a line end, a space).
        reason: Why, by name: ``markdown``, ``turn-line``, ``page-mark``, ``broken-line``, ``set-paragraph`` …
        at: The code point in the reading text where it was.
    """

    start: int
    end: int
    text: str
    became: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One document found in a file, not yet in a library.

    Attributes:
        text: The reading text: LF line ends, one paragraph a line.
        metadata: Metadata read from the text and the file's name.
        source: Path of the file as given.
        part: Which document of the file this is, from 0.
        source_start: First code point of its stretch of the decoded file.
        source_end: Code point after the last.
        removals: What cleaning changed, in order of position.
        damage: Number of damaged places.
        headings: Level of each line that the file itself sets as a heading, see
            ``desktop.text.styled_headings``.
    """

    text: str
    metadata: Metadata
    source: str
    part: int
    source_start: int
    source_end: int
    removals: tuple[Removal, ...] = ()
    damage: int = 0
    headings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its bytes, how they were decoded, and the drafts it gives.

    Attributes:
        path: Path as given.
        data: The file's own bytes.
        encoding: The encoding used, a Python codec name.
        doubtful: Whether the encoding is a guess that a user should look at.
        drafts: The documents found.
        remarks: Things worth saying, by name with their label arguments.
    """

    path: str
    data: bytes
    encoding: str
    doubtful: bool
    drafts: tuple[Draft, ...]
    remarks: Mapping[str, str] = field(default_factory=dict)
