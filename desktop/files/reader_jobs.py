"""The jobs of the process that reads: what can be asked of it, and what its answers are made of.

Each job loads the reader it needs when it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from desktop.files.column_mapping import TableHead
from desktop.files.draft import Draft, Removal, SourceFile
from desktop.files.exchange.records import (
    CodebookEntry,
    OlderVersion,
    Project,
    ProjectUser,
    ReadProject,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.text.metadata import Metadata
from desktop.text.outline import Heading

ANSWER_TYPES = (
    *(Draft, Removal, SourceFile, Heading, Metadata, TableHead),
    *(CodebookEntry, OlderVersion, Project, ProjectUser, ReadProject, TagAssignment),
    *(TextDocument, TextSelection),
)
"""What an answer may be made of, besides what Python itself has: plain values that do nothing."""


class JobContext(Protocol):
    """What a job can say and ask while it is under way."""

    def on_progress(self, done: int, total: int) -> None:
        """Show how many documents are done."""

    def map(self, columns: tuple[str, ...]) -> Mapping[str, str] | None:
        """Ask which column is which field."""

    def items(self, items: Iterable[Any]) -> None:
        """Send items as they are read."""


def _source(context: JobContext, data: bytes, path: str, encoding: str | None, mapped: bool) -> object:
    from desktop.files.pipeline import source_of

    source = source_of(data, path, encoding, context.map if mapped else None, context.on_progress)
    return replace(source, data=b"")  # which whoever asks has


def _head(context: JobContext, data: bytes, path: str, encoding: str | None, mapped: bool) -> object:
    from desktop.files.pipeline import table_head

    return table_head(data, path, encoding, context.map if mapped else None)


def _changed(_context: JobContext, data: bytes, path: str, encoding: str | None) -> object:
    from desktop.files.pipeline import changed_text

    return changed_text(data, path, encoding)


def _project(context: JobContext, path: str) -> object:
    from desktop.files.exchange.refi_read import read_qdpx

    received = read_qdpx(path)
    documents = received.project.documents
    context.items(documents)
    return replace(received, project=replace(received.project, documents=()))


def _codebook(_context: JobContext, path: str) -> object:
    from desktop.files.exchange.codebook_read import read_codebook

    return read_codebook(Path(path))


def _codes(_context: JobContext, path: str) -> object:
    from desktop.files.exchange.refi_read import read_qdc

    return read_qdc(path)


def _rows(context: JobContext, path: str, ending: str) -> object:
    with Path(path).open("rb") as source:
        context.items(_row_reader(ending)(source, path))
    return None


DOCUMENTS = "documents"
"""Stands for the ending of a CSV that tells of documents, not of annotations."""


def _row_reader(ending: str) -> Callable[[BinaryIO, str], Iterator[dict[str, Any]]]:
    """Return what reads annotations, one a row, from a file whose name ends like this."""
    if ending == ".jsonl":
        from desktop.files.exchange.jsonlines import read_jsonl

        return read_jsonl
    if ending == ".jsonld":
        from desktop.files.exchange.web_annotation import read_jsonld

        return read_jsonld
    if ending == DOCUMENTS:
        from desktop.files.documents_csv import read_documents

        return read_documents
    from desktop.files.annotations_csv import read_annotations

    return read_annotations


JOBS: dict[str, Callable[..., object]] = {
    "source": _source,
    "head": _head,
    "changed": _changed,
    "project": _project,
    "codebook": _codebook,
    "codes": _codes,
    "rows": _rows,
}
"""What can be asked for, by name."""
