"""Front matter: the metadata in lines of their own between two rules that notes in Markdown begin with."""

import re
from typing import NamedTuple

from desktop.files.column_names import NAMES, plain_forms

_BLOCK = re.compile(
    r"\A[\ufeff\s]*(?P<rule>---|\+\+\+)[ \t]*\n(?P<lines>(?:[^\n]{0,400}\n){1,60}?)(?P=rule)[ \t]*(?:\n|\Z)"
)
_ENTRY = re.compile(r"[ \t]*(?P<key>[\w \-/（）()]{1,24}?)[ \t]*[:：=](?:[ \t]+|(?=[^/]))(?P<value>.*)")
_REST = re.compile(r"[ \t]*(?:-[ \t].*|[\]}\[{].*|#.*|[ \t]+\S.*)?")
"""What may stand between entries: lists, comments, lines that are set in, nothing."""


class FrontMatter(NamedTuple):
    """What a text begins with that is none of it.

    Attributes:
        end: Code points that it takes, with the rules around it; 0 where there is none.
        said: What it says of the document, by the fields of a table's columns.
    """

    end: int = 0
    said: dict[str, str] = {}  # noqa: RUF012 - nobody writes into that of a tuple


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text; what has no field that a document has is none."""
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter()
    said: dict[str, str] = {}
    for line in found["lines"].splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            if _REST.fullmatch(line) is None:
                return FrontMatter()
            continue
        value = entry["value"].strip().strip("\"'“”")
        field = _field(entry["key"])
        if field and value and field != "text":
            said.setdefault(field, value)
    return FrontMatter(found.end(), said) if said else FrontMatter()


def _field(key: str) -> str:
    """Return the field that an entry is called by, or nothing."""
    forms = set(plain_forms(key))
    return next((field for field, names in NAMES.items() if not forms.isdisjoint(names)), "")
