"""Files of other programs: annotations, projects and codebooks, read in a process of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.files.exchange.records import CodebookEntry, ReadProject
from desktop.files.file_input import LARGEST_TABLE, need_regular, unreadable
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.reader_jobs import DOCUMENTS
from desktop.files.reader_process import items_apart, read_apart

ENDINGS = (".csv", ".jsonl", ".jsonld")
"""Endings of files that hold annotations, one a row."""


def take_rows(path: Path, on_progress: ProgressCallback = no_progress) -> Iterator[dict[str, Any]]:
    """Yield the rows of annotations in a file.

    Raises:
        Unreadable: When it cannot be taken, or not further.
    """
    size = _size(path)
    yield from items_apart(
        "rows", str(path), size, str(path.absolute()), path.suffix.lower(), on_progress=on_progress
    )


def take_documents(path: Path, on_progress: ProgressCallback = no_progress) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of documents (CSV).

    Raises:
        Unreadable: When it cannot be taken, or not further.
    """
    size = _size(path)
    yield from items_apart("rows", str(path), size, str(path.absolute()), DOCUMENTS, on_progress=on_progress)


def take_project(path: Path, on_progress: ProgressCallback = no_progress) -> ReadProject:
    """Return a REFI-QDA project (.qdpx).

    Raises:
        Unreadable: When it cannot be taken.
    """
    stream = items_apart("project", str(path), _size(path), str(path.absolute()), on_progress=on_progress)
    documents = []
    try:
        while True:
            documents.append(next(stream))
    except StopIteration as end:
        received: ReadProject = end.value
    return replace(received, project=replace(received.project, documents=documents))


def take_codes(path: Path, on_progress: ProgressCallback = no_progress) -> Sequence[CodebookEntry]:
    """Return the tags of a REFI-QDA codebook (.qdc), as they stand in it.

    Raises:
        Unreadable: When it cannot be taken.
    """
    codes: list[CodebookEntry] = read_apart(
        "codes", str(path), _size(path), str(path.absolute()), on_progress=on_progress
    )
    return codes


def take_codebook(path: Path, on_progress: ProgressCallback = no_progress) -> list[CodebookEntry]:
    """Return the tags of a codebook: CSV, JSON or REFI-QDA.

    Raises:
        Unreadable: When it cannot be taken.
    """
    codes: list[CodebookEntry] = read_apart(
        "codebook", str(path), _size(path), str(path.absolute()), on_progress=on_progress
    )
    return codes


def _size(path: Path) -> int:
    """Return a file's bytes; refuse what is no ordinary file.

    Raises:
        Unreadable: When it is not to be read.
    """
    with unreadable(path):
        need_regular(path, LARGEST_TABLE)
        return path.stat().st_size
