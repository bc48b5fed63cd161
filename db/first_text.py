"""The first text: the one text that is wanted first, read without waking the whole store.

Loading SQLAlchemy takes longer than showing a window: read by it, the text is there after 450 ms of the
processor, by plain SQL after 60, where an empty window takes 210. The text that was open last is therefore
read by plain SQL, read-only; whatever is unusual (no such file, no such document, another schema) gives
nothing, and the store then says why.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from db.posix_locks import held

T = TypeVar("T")

_SQL = """
    SELECT document.title, document_version.text, document_version.headings, document.script,
        reading_place.position, document.version_id
    FROM document
    JOIN document_version ON document_version.id = document.version_id
    LEFT JOIN reading_place ON reading_place.document_id = document.id
    WHERE document.id = ? AND document.removed IS NULL
"""

_FIGURES = """
    SELECT document.id, figure.start, figure."end", figure.text, figure.kind, figure.value, figure.unit,
        figure.norm_value, figure.norm_unit, figure.qualifier, figure.direction, figure.indicator,
        figure.status, figure.period, figure.doubt
    FROM document
    JOIN figure_run ON figure_run.document_id = document.id
        AND figure_run.version_id = document.version_id AND figure_run.year IS document.year
    LEFT JOIN figure ON figure.document_id = document.id
    WHERE document.id = ? AND document.version_id = ? AND document.removed IS NULL
        AND figure_run.recognizer = ?
    ORDER BY figure.start
"""
_PACKED = """
    SELECT figure_run.packed
    FROM document
    JOIN figure_run ON figure_run.document_id = document.id
        AND figure_run.version_id = document.version_id AND figure_run.year IS document.year
    WHERE document.id = ? AND document.version_id = ? AND document.removed IS NULL
        AND figure_run.recognizer = ?
"""
_CORRECTIONS = """
    SELECT figure_correction.id, document_id, start, "end", quote, fields, state
    FROM figure_correction
    JOIN passage ON passage.id = figure_correction.passage_id
    WHERE document_id = ?
    ORDER BY start, "end"
"""
_LAYERS = "SELECT words, terms FROM text_layers WHERE version_id = ? AND stamp = ?"
_USER_WORDS = "SELECT kind, parts FROM own_word ORDER BY created, id"


class FirstTextRow(NamedTuple):
    """A text with what is needed to show it.

    Attributes:
        title: The document's title.
        text: Its current text.
        headings: Its outline, each heading by the names of its fields.
        script: The script that it is written in: ``hans``, ``hant`` or empty.
        position: The code point that was read at last.
        version_id: The version that the text is of.
    """

    title: str
    text: str
    headings: list[dict[str, Any]]
    script: str
    position: int
    version_id: str


class FirstLayersRow(NamedTuple):
    """What is kept of that text.

    Attributes:
        figures: Its figures, each a tuple that begins with the document's id; None where they are outdated,
            or kept in one piece.
        packed: Its figures in one piece; None where they are outdated, or kept as rows alone.
        corrections: The corrections of the document, in the order of the fields of `CorrectionRow`.
        layers: Its words and terms, packed; None where they are outdated.
        user_words: Kind and parts of each word that the user taught.
    """

    figures: list[tuple[Any, ...]] | None
    packed: bytes | None
    corrections: list[tuple[Any, ...]]
    layers: tuple[bytes, bytes] | None
    user_words: list[tuple[str, list[str]]]


def read_first_text(path: Path, document_id: str) -> FirstTextRow | None:
    """Return a document's text, or None where it is not found so.

    Args:
        path: The library's file; it is not written to.
        document_id: The document.
    """
    asked = _asked(path, lambda connection: connection.execute(_SQL, (document_id,)).fetchone())
    if asked is None:
        return None
    title, text, headings, script, position, version_id = asked
    try:
        return FirstTextRow(
            str(title), str(text), json.loads(headings), str(script), int(position or 0), str(version_id)
        )
    except (TypeError, ValueError, RecursionError):  # a damaged row
        return None


def read_first_layers(
    path: Path, document_id: str, version_id: str, recognizer: str, layers: str
) -> FirstLayersRow | None:
    """Return what is kept of a document's text, or None where that can't be read so.

    Args:
        path: The library's file; it is not written to.
        document_id: The document.
        version_id: The version that its text is of.
        recognizer: The stamp of the present recognizer of figures.
        layers: The stamp of what finds words and terms at present.
    """

    def ask(connection: sqlite3.Connection) -> FirstLayersRow:
        connection.execute("BEGIN")  # one moment for all
        wanted = (document_id, version_id, recognizer)
        packed = (connection.execute(_PACKED, wanted).fetchone() or (None,))[0]
        figures = connection.execute(_FIGURES, wanted).fetchall() if packed is None else []
        corrections = connection.execute(_CORRECTIONS, (document_id,)).fetchall()
        return FirstLayersRow(
            [row for row in figures if row[1] is not None] if figures else None,
            packed,
            [(*row[:5], row[5] and json.loads(row[5]), row[6]) for row in corrections],
            connection.execute(_LAYERS, (version_id, layers)).fetchone(),
            [(kind, json.loads(parts)) for kind, parts in connection.execute(_USER_WORDS)],
        )

    try:
        return _asked(path, ask)
    except (TypeError, ValueError, RecursionError):  # a damaged row
        return None


def _asked(path: Path, ask: Callable[[sqlite3.Connection], T]) -> T | None:
    """Return what a library says, or None where it is none or can't be read now."""
    if not path.is_file():
        return None
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with held(path), closing(sqlite3.connect(address, uri=True, timeout=0.2)) as connection:
            return ask(connection)
    except sqlite3.Error:
        return None
