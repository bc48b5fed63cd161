"""Looking: the commands that show what a library holds."""

from argparse import Namespace

from desktop.actions.exports import DOCUMENT_FIELDS, annotation_fields
from desktop.commands.console import as_json, exactly, line
from desktop.commands.opening import library
from desktop.commands.speech import say

HEADING_FIELDS = ("level", "title", "start", "part")
"""What ``outline --json`` says of a heading, in order."""

SHOWN_ID = 8
"""Characters of an ID that a list for people shows."""


def documents(arguments: Namespace) -> int:
    """List the documents of a library."""
    with library(arguments) as opened:
        rows = opened.reading.documents()
    if arguments.json:
        as_json([{name: getattr(row, name) for name in DOCUMENT_FIELDS} for row in rows])
        return 0
    for row in rows:
        year = row.year or "—"
        line(f"{row.id[:SHOWN_ID]}  {year}  {row.title}  {say('size', characters=row.characters)}")
    return 0


def text(arguments: Namespace) -> int:
    """Print a document's text, exactly."""
    with library(arguments) as opened:
        document_id = opened.reading.find_document(arguments.id)
        exactly(opened.reading.text(document_id))
    return 0


def outline(arguments: Namespace) -> int:
    """Print a document's headings."""
    with library(arguments) as opened:
        headings = opened.reading.headings(opened.reading.find_document(arguments.id))
    if arguments.json:
        as_json([{name: getattr(heading, name) for name in HEADING_FIELDS} for heading in headings])
        return 0
    for heading in headings:
        line(f"{heading.start:>7}  {heading.part:6}  {'  ' * (heading.level - 1)}{heading.title}")
    return 0


def annotations(arguments: Namespace) -> int:
    """List the annotations of a document or of a library."""
    with library(arguments) as opened:
        document_id = opened.reading.find_document(arguments.id) if arguments.id else None
        rows = opened.reading.annotations(document_id)
    if arguments.json:
        as_json([annotation_fields(row) for row in rows])
        return 0
    for row in rows:
        note = f"  — {row.note}" if row.note else ""
        line(f"{row.id[:SHOWN_ID]}  {row.document}  {row.start}–{row.end}  {row.tag_path}  {row.quote}{note}")
    return 0
