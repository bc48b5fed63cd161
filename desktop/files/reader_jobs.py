"""The jobs of the process that reads: what can be asked of it, and what its answers are made of.

Each job loads the reader it needs when it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from desktop.files.boundary import read_safely
from desktop.files.budget import SPENT
from desktop.files.errors import Unreadable

if TYPE_CHECKING:
    from desktop.files.draft import SourceFile
    from desktop.files.exchange.records import ReadProject


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
    source.prepare()
    return source.with_data(b"")  # whoever asks has them


def _sources(
    _context: JobContext, files: Sequence[tuple[bytes, str]], encoding: str | None
) -> "tuple[SourceFile | tuple[str, dict[str, str]], ...]":
    """Return short texts as they were read, or reason and label arguments of why one can't be taken.

    Raises:
        Unreadable: When one takes more than all of them may.
    """
    from desktop.files.pipeline import source_of

    found: list[SourceFile | tuple[str, dict[str, str]]] = []
    for data, path in files:
        try:
            source = read_safely(path, partial(source_of, data, path, encoding))
        except Unreadable as error:
            if error.reason in SPENT:
                raise
            found.append((error.reason, error.details))
            continue
        source.prepare()
        found.append(source.with_data(b""))
    return tuple(found)


def _head(context: JobContext, data: bytes, path: str, encoding: str | None, mapped: bool) -> object:
    from desktop.files.pipeline import table_head

    return table_head(data, path, encoding, context.map if mapped else None)


def _changed(_context: JobContext, data: bytes, path: str, encoding: str | None) -> object:
    from desktop.files.pipeline import changed_text

    return changed_text(data, path, encoding)


def _project(context: JobContext, path: str, kind: str) -> object:
    if kind == "qdpx":
        from desktop.files.exchange.refi_read import read_qdpx

        return _in_items(context, read_qdpx(path))
    with Path(path).open("rb") as source:
        return _in_items(context, _project_reader(kind)(source, path))


def _project_reader(kind: str) -> "Callable[[BinaryIO, str], ReadProject]":
    """Return what reads a project of a kind from an open file."""
    if kind == "doccano":
        from desktop.files.exchange.doccano import read_doccano

        return read_doccano
    if kind == "label-studio":
        from desktop.files.exchange.label_studio import read_label_studio

        return read_label_studio
    from desktop.files.exchange.taguette import read_taguette_page

    return read_taguette_page


def _taguette(context: JobContext, projects: Any, documents: Any, tags: Any, highlights: Any) -> object:
    from desktop.files.exchange.taguette import project_of

    return _in_items(context, project_of(projects, documents, tags, highlights))


def _in_items(context: JobContext, received: "ReadProject") -> "ReadProject":
    """Send a project's documents one by one, and return the rest of it."""
    context.items(received.project.documents)
    return replace(received, project=replace(received.project, documents=()))


def _codebook(_context: JobContext, path: str) -> object:
    from desktop.files.exchange.codebook_read import read_codebook

    return read_codebook(Path(path))


def _codes(_context: JobContext, path: str) -> object:
    from desktop.files.exchange.refi_codes import read_qdc

    return read_qdc(path)


def _rows(context: JobContext, path: str, kind: str) -> object:
    with Path(path).open("rb") as source:
        context.items(_row_reader(kind)(source, path))
    return None


DOCUMENTS = "documents"
"""The kind of a CSV that tells of documents, not of annotations."""


def _row_reader(kind: str) -> Callable[[BinaryIO, str], Iterator[dict[str, Any]]]:
    """Return what reads annotations, one a row, from a file of a kind."""
    if kind == "jsonl":
        from desktop.files.exchange.jsonlines import read_jsonl

        return read_jsonl
    if kind == "jsonld":
        from desktop.files.exchange.web_annotation import read_jsonld

        return read_jsonld
    if kind == "xlsx":
        from desktop.files.exchange.xlsx_rows import read_workbook_rows

        return read_workbook_rows
    if kind == "docx":
        from desktop.files.exchange.word_comments import read_word_comments

        return read_word_comments
    if kind == DOCUMENTS:
        from desktop.files.documents_csv import read_documents

        return read_documents
    from desktop.files import annotations_csv

    if kind == "highlights":
        return annotations_csv.read_highlights
    return annotations_csv.read_annotations


JOBS: dict[str, Callable[..., object]] = {
    "source": _source,
    "sources": _sources,
    "head": _head,
    "changed": _changed,
    "project": _project,
    "taguette": _taguette,
    "codebook": _codebook,
    "codes": _codes,
    "rows": _rows,
}
"""What can be asked for, by name."""
