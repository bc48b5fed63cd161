"""The extracted text of a file, whatever its format, and the limits for reading one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that a packed file may unpack to; more is taken for a bomb."""

LARGEST_MEMBER = 64 * 1024 * 1024
"""Bytes that one member of a packed file may unpack to: as much as a file may have."""

MOST_MEMBERS = 10_000
"""Members that a packed file may have."""

CELL = "\t"
"""What stands between the cells of a table's row, which becomes one line."""


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The text of a file.

    Attributes:
        text: The paragraphs in reading order, LF between them.
        removed_before: Stretches of the file's own text that belong to the page and not to the document:
            navigation, running heads; in order.
        said: What the format itself says of the text: ``title``, ``date``, ``source_url``.
        headings: Level of each line that the file itself sets as a heading, see
            ``desktop.text.styled_headings``.
        recognized: What read the text off a picture, and which pages of it; empty where nothing did.
        doubtful: Places in the text of characters that were read off a picture, and not surely.
        removed_after: The same as ``removed_before``, of what stands after the text.
        remarks: What is worth saying, by name with its label arguments.
    """

    text: str
    removed_before: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    removed_after: tuple[str, ...] = ()
    headings: Mapping[str, int] = field(default_factory=dict)
    recognized: str = ""
    doubtful: tuple[int, ...] = ()
