"""The first text: the one text that is wanted first, read without waking the whole store.

Loading SQLAlchemy takes longer than showing a window: read by it, the text is there after 450 ms of the
processor, by plain SQL after 60, where an empty window takes 210. The text that was open last is therefore
read by plain SQL, read-only; whatever is unusual (no such file, no such document, another schema) gives
nothing, and the store then says why.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from db.posix_locks import held

_SQL = """
    SELECT document.title, document_version.text, document_version.headings, document.script,
        reading_place.position
    FROM document
    JOIN document_version ON document_version.id = document.version_id
    LEFT JOIN reading_place ON reading_place.document_id = document.id
    WHERE document.id = ? AND document.removed IS NULL
"""


class FirstTextRow(NamedTuple):
    """A text with what is needed to show it.

    Attributes:
        title: The document's title.
        text: Its current text.
        headings: Its outline, each heading by the names of its fields.
        script: The script that it is written in: ``hans``, ``hant`` or empty.
        position: The code point that was read at last.
    """

    title: str
    text: str
    headings: list[dict[str, Any]]
    script: str
    position: int


def read_first_text(path: Path, document_id: str) -> FirstTextRow | None:
    """Return a document's text, or None where it is not found so.

    Args:
        path: The library's file; it is not written to.
        document_id: The document.
    """
    if not path.is_file():
        return None
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with held(path), closing(sqlite3.connect(address, uri=True, timeout=0.2)) as connection:
            found = connection.execute(_SQL, (document_id,)).fetchone()
    except sqlite3.Error:
        return None
    if found is None:
        return None
    title, text, headings, script, position = found
    try:
        return FirstTextRow(str(title), str(text), json.loads(headings), str(script), int(position or 0))
    except (TypeError, ValueError, RecursionError):  # a damaged row
        return None
