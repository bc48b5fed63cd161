"""Reimport: a file that was imported before and contains another text now."""

from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import VersionRow
from desktop.actions.text_storage import readable
from desktop.actions.versions import NewVersion
from desktop.files.draft import SourceFile

REPAIR = "repair"
"""Reason of a version that a user made of another, not of a file."""


def reimport_actions(
    queries: LibraryQueries, source: SourceFile, group_id: str | None = None, *, chosen: bool = False
) -> list[NewVersion]:
    """Return the actions that make new versions of the documents a file gave before; none where it did not.

    A file that gives another number of documents than before is a new file: which is which would be a guess.
    One that gives what it gave before is no news, so that repairs made since stay; nor is one with the same
    bytes that only a guess reads otherwise now, so that an encoding chosen since stays.

    Args:
        queries: The library.
        source: The file as it was read now.
        group_id: What joins the actions to one step.
        chosen: Whether a user said how to read it (encoding, columns), which is no guess.
    """
    known = queries.documents_from(readable(source.path))
    if len(known) != len(source.drafts):
        return []
    return [
        NewVersion(document_id, source, part, group_id=group_id)
        for part, document_id in enumerate(known)
        if _is_changed(queries, document_id, source, part, chosen=chosen)
    ]


def _is_changed(
    queries: LibraryQueries, document_id: str, source: SourceFile, part: int, *, chosen: bool
) -> bool:
    current = queries.version(document_id)
    if source.drafts[part].sha256 == _as_read(queries, current).sha256:
        return False
    return chosen or queries.original_file(document_id).sha256 != source.sha256


def _as_read(queries: LibraryQueries, current: VersionRow) -> VersionRow:
    """Return the version as it was read from the file, before repairs."""
    if current.reason != REPAIR:
        return current
    before = [one for one in queries.versions(current.document_id) if one.number < current.number]
    return next((one for one in reversed(before) if one.reason != REPAIR), current)
