"""Files of other programs: annotations, projects and codebooks, read in a process of their own."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.files.exchange.records import CodebookEntry, ReadProject
from desktop.files.file_input import LARGEST_TABLE, need_regular, unreadable
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.reader_jobs import DOCUMENTS
from desktop.files.reader_process import items_apart, read_apart


def take_rows(
    path: Path, kind: str = "", on_progress: ProgressCallback = no_progress
) -> Iterator[dict[str, Any]]:
    """Yield the rows of annotations in a file.

    Args:
        path: The file.
        kind: One of ROWS of `recognition`; empty for what the ending says.
        on_progress: Is told how far it has come.

    Raises:
        Unreadable: When it cannot be taken, or not further.
    """
    size = size_of(path)
    kind = kind or path.suffix.lower().removeprefix(".")
    yield from items_apart("rows", str(path), size, str(path.absolute()), kind, on_progress=on_progress)


def take_documents(path: Path, on_progress: ProgressCallback = no_progress) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of documents (CSV).

    Raises:
        Unreadable: When it cannot be taken, or not further.
    """
    size = size_of(path)
    yield from items_apart("rows", str(path), size, str(path.absolute()), DOCUMENTS, on_progress=on_progress)


def take_project(path: Path, kind: str = "qdpx", on_progress: ProgressCallback = no_progress) -> ReadProject:
    """Return a project of another program.

    Args:
        path: The file.
        kind: One of PROJECTS of `recognition`.
        on_progress: Is told how far it has come.

    Raises:
        Unreadable: When it cannot be taken.
    """
    return _received(
        items_apart("project", str(path), size_of(path), str(path.absolute()), kind, on_progress=on_progress)
    )


def take_taguette(
    path: Path, rows: Sequence[Any], on_progress: ProgressCallback = no_progress
) -> ReadProject:
    """Return the project that the rows of a Taguette database are.

    Args:
        path: The database.
        rows: Projects, documents, tags and highlights, as `db.foreign.taguette` has them.
        on_progress: Is told how far it has come.

    Raises:
        Unreadable: When it cannot be taken.
    """
    return _received(items_apart("taguette", str(path), size_of(path), *rows, on_progress=on_progress))


def _received(stream: Generator[Any, None, Any]) -> ReadProject:
    """Return a project whose documents come one by one."""
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
        "codes", str(path), size_of(path), str(path.absolute()), on_progress=on_progress
    )
    return codes


def take_codebook(path: Path, on_progress: ProgressCallback = no_progress) -> list[CodebookEntry]:
    """Return the tags of a codebook: CSV, JSON or REFI-QDA.

    Raises:
        Unreadable: When it cannot be taken.
    """
    codes: list[CodebookEntry] = read_apart(
        "codebook", str(path), size_of(path), str(path.absolute()), on_progress=on_progress
    )
    return codes


def size_of(path: Path) -> int:
    """Return how many bytes a file has; refuse what is no ordinary file: a pipe would be waited for.

    Raises:
        Unreadable: When it is not to be read.
    """
    with unreadable(path):
        need_regular(path, LARGEST_TABLE)
        return path.stat().st_size
