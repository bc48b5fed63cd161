"""Drafts: what a file gives before it becomes documents of a library."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from desktop.text.heading_finder import outline
from desktop.text.index_form import index_form
from desktop.text.metadata import Metadata
from desktop.text.outline import Heading

_COMPRESSION = 1
"""How hard zlib tries, from 1 to 9: 6 takes three times as long and makes a report an eighth smaller."""


class Removal(NamedTuple):
    """Something that cleaning took out of, or put into, the decoded text; a text may have hundreds.

    Attributes:
        start: First code point in the document's stretch of the decoded file.
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


@dataclass(frozen=True)
class Draft:
    """One document found in a file, not yet in a library.

    What is stored of it is found where the file is read, once: a library only writes it down.

    Attributes:
        text: The reading text: LF line ends, one paragraph a line.
        metadata: Metadata read from the text and the file's name.
        source: Path of the file as given.
        part: Which document of the file this is, from 0.
        source_start: First code point of its stretch of the decoded file.
        source_end: Code point after the last.
        removals: What cleaning changed, in order of position.
        damage: Number of damaged places.
        headings: The headings of this very text, in order; found in it where None is given.
    """

    text: str
    metadata: Metadata
    source: str
    part: int
    source_start: int
    source_end: int
    removals: tuple[Removal, ...] = ()
    damage: int = 0
    headings: Sequence[Heading] | None = None

    def __post_init__(self) -> None:
        """Find the headings where they were not given."""
        if self.headings is None:
            object.__setattr__(self, "headings", tuple(outline(self.text)))

    @cached_property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal, by which the same content is known again."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def index_form(self) -> str:
        """The text as the index of characters takes it."""
        return index_form(self.text)


@dataclass(frozen=True)
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

    @cached_property
    def sha256(self) -> str:
        """The hash of the file's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def prepare(self) -> None:
        """Make what a library keeps of the bytes and the texts, where nobody waits for it."""
        _ = self.sha256, self.compressed, [draft.sha256 for draft in self.drafts]

    def with_data(self, data: bytes) -> "SourceFile":
        """Return the same with these bytes; what was made of its own ones stays as it is.

        Args:
            data: Nothing where the bytes are with whoever gets it; the bytes of this very file there.
        """
        other = copy(self)
        object.__setattr__(other, "data", data)
        return other

    @cached_property
    def compressed(self) -> bytes:
        """The file's bytes as a library keeps them, by zlib; made when they are first asked for."""
        return zlib.compress(self.data, _COMPRESSION)
