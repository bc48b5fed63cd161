"""Files of other programs: which kind a file is, how it is read, and the action that takes it in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.foreign import taguette
from desktop.actions.import_project import ImportProject
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.files.errors import Unreadable
from desktop.files.exchange.foreign import (
    size_of,
    take_codebook,
    take_codes,
    take_project,
    take_rows,
    take_taguette,
)
from desktop.files.exchange.recognition import CODEBOOKS, DATABASE, EDITED, ROWS, kind_of
from desktop.files.exchange.records import Project, ReadProject
from desktop.files.progress import ProgressCallback, no_progress


@dataclass(slots=True)
class ForeignFile:
    """A file that was read, and what takes it in.

    Attributes:
        kind: What it is, one of KINDS of `recognition`.
        rows: What restores its annotations, or None.
        project: What takes its project in, or None.
        remarks: What was mended or left out, by name, and how often.
    """

    kind: str
    rows: RestoreAnnotations | None = None
    project: ImportProject | None = None
    remarks: dict[str, int] = field(default_factory=dict)


def read_foreign_file(
    path: Path,
    chosen: str = "",
    on_progress: ProgressCallback = no_progress,
    *,
    at_once: bool = False,
) -> ForeignFile:
    """Read a file as far as it can be read before it is written: rows come as they are asked for.

    Args:
        path: The file.
        chosen: Its kind, where somebody said so.
        on_progress: Is told how far it has come.
        at_once: Whether rows are read now.

    Raises:
        Unreadable: When it cannot be taken.
    """
    size_of(path)  # looks before anything is opened
    kind = kind_of(path, chosen)
    if kind in ROWS:
        rows: Iterable[Mapping[str, Any]] = take_rows(path, kind, on_progress)
        return ForeignFile(kind, rows=RestoreAnnotations(list(rows) if at_once else rows, kind in EDITED))
    if kind in CODEBOOKS:
        codes = (take_codes if kind == "qdc" else take_codebook)(path, on_progress)
        return ForeignFile(kind, project=ImportProject(Project(path.stem, (), codes, ())))
    received = _taguette(path, on_progress) if kind == DATABASE else take_project(path, kind, on_progress)
    return ForeignFile(kind, project=ImportProject(received.project), remarks=received.remarks)


def _taguette(path: Path, on_progress: ProgressCallback) -> ReadProject:
    try:
        held = taguette.read(path)
    except taguette.NotTaguette as error:
        raise Unreadable(path, "taguette") from error
    documents = [tuple(one) for one in held.documents]
    highlights = [tuple(one) for one in held.highlights]
    return take_taguette(path, (held.projects, documents, held.tags, highlights), on_progress)
