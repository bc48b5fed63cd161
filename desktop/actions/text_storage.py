"""Text storage: files and versions, which are written once and never changed; the index with each version."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.ids import new_id
from db.json_columns import dump_rows
from db.queries import documents, search_index
from db.row_changes import RowChange
from db.unit_of_work import UnitOfWork
from desktop.files.draft import Draft, SourceFile
from desktop.text.index_form import index_stamp


def readable(path: str) -> str:
    """Return a path as text can hold it: bytes that are no UTF-8 are marked as lost."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def store_source(work: UnitOfWork, source: SourceFile) -> str:
    """Keep a file's own bytes, compressed, once; return the id of the row."""
    known = documents.source_with(work.connection, source.sha256)
    if known is not None:
        return known
    source_id = new_id()
    path = readable(source.path)
    name = Path(path).name
    row = {
        "id": source_id,
        "sha256": source.sha256,
        "name": name,
        "path": path,
        "size": len(source.data),
        "added": work.now,
        "data": source.compressed,
    }
    work.insert_unrecorded("source_file", row)
    return source_id


def version_values(
    work: UnitOfWork,
    version_id: str,
    document_id: str,
    number: int,
    reason: str,
    draft: Draft,
    source_id: str,
    encoding: str,
) -> dict[str, Any]:
    """Return the row of an immutable text of a document with its headings and what cleaning removed."""
    return {
        "id": version_id,
        "document_id": document_id,
        "number": number,
        "reason": reason,
        "sha256": draft.sha256,
        "source_file_id": source_id,
        "source_start": draft.source_start,
        "source_end": draft.source_end,
        "encoding": encoding,
        "characters": len(draft.text),
        "damage": draft.damage,
        "created": work.now,
        "headings": dump_rows(draft.headings or ()),
        "removals": dump_rows(draft.removals),
        "text": draft.text,
    }


def store_version(
    work: UnitOfWork,
    version_id: str,
    document_id: str,
    number: int,
    reason: str,
    draft: Draft,
    source_id: str,
    encoding: str,
) -> None:
    """Keep an immutable text of a document."""
    values = version_values(work, version_id, document_id, number, reason, draft, source_id, encoding)
    _store_versions(work, [values], [draft])


def _store_versions(
    work: UnitOfWork,
    versions: Sequence[dict[str, Any]],
    drafts: Sequence[Draft],
    *,
    index_later: bool = False,
) -> None:
    """Write versions and take them into the index, in one transaction; the latter perhaps later."""
    work.insert_unrecorded("document_version", *versions)
    if index_later:
        return
    forms = [(row["id"], draft.index_form) for row, draft in zip(versions, drafts, strict=True)]
    search_index.add_texts(work.connection, forms, index_stamp())


def store_documents(
    work: UnitOfWork,
    rows: Sequence[dict[str, Any]],
    versions: Sequence[dict[str, Any]],
    drafts: Sequence[Draft],
    *,
    index_later: bool = False,
) -> None:
    """Keep new documents, each with its first version, by two statements.

    What a document holds is never deleted, so its rows belong to no step: undoing the import marks it as
    removed, redoing it takes that mark away. A document and its version name each other; both are looked for
    when the transaction ends, by indexes.

    Args:
        work: The unit of work to write through.
        rows: The documents' rows.
        versions: The rows of their versions, in the same order.
        drafts: What the versions are made of, in the same order.
        index_later: Whether the index of characters takes them later, see ``complete_index``.
    """
    if not rows:
        return
    _store_versions(work, versions, drafts, index_later=index_later)
    work.insert_unrecorded("document", *rows)
    work.record_written(
        RowChange("document", row["id"], {"removed": work.now}, {"removed": None}) for row in rows
    )
