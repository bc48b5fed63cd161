"""The commands that show what a library contains."""

from argparse import Namespace

from desktop.actions.exports import DOCUMENT_FIELDS, annotation_fields
from desktop.commands.console import SHOWN_ID, as_json, write_exactly, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library

HEADING_FIELDS = ("level", "title", "start", "part")
"""What ``outline --json`` says of a heading, in order."""


def documents(arguments: Namespace) -> int:
    """List the documents of a library."""
    with opened_library(arguments) as opened:
        rows = opened.queries.documents()
    if arguments.json:
        as_json([{name: getattr(row, name) for name in DOCUMENT_FIELDS} for row in rows])
        return 0
    for row in rows:
        year = row.year or "—"
        write_line(f"{row.id[:SHOWN_ID]}  {year}  {row.title}  {message('size', characters=row.characters)}")
    return 0


def text(arguments: Namespace) -> int:
    """Print a document's text, exactly."""
    with opened_library(arguments) as opened:
        document_id = opened.queries.find_document(arguments.id)
        write_exactly(opened.queries.text(document_id))
    return 0


def outline(arguments: Namespace) -> int:
    """Print a document's headings."""
    with opened_library(arguments) as opened:
        headings = opened.queries.headings(opened.queries.find_document(arguments.id))
    if arguments.json:
        as_json([{name: getattr(heading, name) for name in HEADING_FIELDS} for heading in headings])
        return 0
    for heading in headings:
        write_line(f"{heading.start:>7}  {heading.part:6}  {'  ' * (heading.level - 1)}{heading.title}")
    return 0


def annotations(arguments: Namespace) -> int:
    """List the annotations of a document or of a library."""
    with opened_library(arguments) as opened:
        document_id = opened.queries.find_document(arguments.id) if arguments.id else None
        rows = opened.queries.annotations(document_id)
    if arguments.json:
        as_json([annotation_fields(row) for row in rows])
        return 0
    for row in rows:
        note = f"  — {row.note}" if row.note else ""
        tag = row.tag_path or "—"
        write_line(f"{row.id[:SHOWN_ID]}  {row.document}  {row.start}–{row.end}  {tag}  {row.quote}{note}")
    return 0
