"""Renewal: a file that was imported before and holds another text by now."""

from desktop.actions.reading import Reading
from desktop.actions.texts import readable, text_hash
from desktop.actions.versions import NewVersion
from desktop.files.draft import SourceFile


def renewals(reading: Reading, source: SourceFile, batch: str | None = None) -> list[NewVersion]:
    """Give the actions that make new versions of the documents a file gave before; none where it did not.

    A file that gives another number of documents than before is a new file: which is which would be a guess.

    Args:
        reading: The library.
        source: The file as it was read now.
        batch: What joins the actions to one step.
    """
    known = reading.documents_from(readable(source.path))
    if len(known) != len(source.drafts):
        return []
    return [
        NewVersion(document_id, source, part, batch=batch)
        for part, document_id in enumerate(known)
        if reading.version(document_id).sha256 != text_hash(source.drafts[part].text)
    ]
