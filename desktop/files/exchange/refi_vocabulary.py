"""REFI-QDA: the vocabulary of the exchange format of qualitative-analysis programs.

Source: QDA-XML 1.0 (18 March 2019), Project.xsd; what programs ask for beyond it stands beside each use.
"""

import re
import uuid

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"

PROJECT_ENTRY = "project.qde"
"""Name of the project's XML within the ZIP."""

SOURCES = "sources/"
"""Folder of the texts within the ZIP; programs refuse it with a capital letter."""

INTERNAL = "internal://"
"""What a path begins with that leads into the folder of sources."""

# Names for what has no GUID of its own in a library are made from what they belong to, so that they are the
# same in every export (RFC 4122, version 5).
_NAMES = uuid.UUID("6f6c3c0e-6ad5-4b0c-9a35-2b6f6f0c7b1d")

_GUID = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
    r"|\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}"
)

_COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def derived_guid(*words: str) -> str:
    """Return the GUID that stands for these words, the same each time."""
    return str(uuid.uuid5(_NAMES, "\x1f".join(words)))


def plain_guid(guid: str) -> str:
    """Return a GUID in lower case and without braces; one that is none is made into one."""
    return guid.strip("{} ").lower() if _GUID.fullmatch(guid.strip()) else derived_guid("guid", guid)


def color(value: str) -> str:
    """Return the color as the schema has it, ``#RRGGBB``, or nothing."""
    return value if _COLOR.match(value) else ""
