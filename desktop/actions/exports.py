"""Exports: a library, or some documents of it, as a file in the format that its name ends with."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import desktop
from desktop.actions.exchange import project
from desktop.actions.figures import figure_rows, known_figures
from desktop.actions.library import Library
from desktop.actions.reading import Reading
from desktop.actions.rows import AnnotationRow
from desktop.files import annotations_csv, figures_csv
from desktop.files.atomic import atomic_write

DOCUMENT_FIELDS = (
    "id",
    "title",
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "session",
    "speaker",
    "script",
    "characters",
    "annotations",
    "damage",
    "source",
)
"""What is said of a document, in order."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported.

    Attributes:
        reading: The queries of the library.
        name: What the export is called.
        ids: Only these documents; None for all.
    """

    reading: Reading
    name: str
    ids: Collection[str] | None = None

    def annotations(self) -> Iterator[dict[str, Any]]:
        """Give the annotations with all that is known of them, in document order."""
        for row in self.reading.iterate_annotations(self.ids):
            yield {**asdict(row), "annotation_id": row.id}

    def documents(self) -> Iterator[dict[str, Any]]:
        """Give the documents' metadata."""
        for row in self.reading.documents():
            if self.ids is None or row.id in self.ids:
                yield {name: getattr(row, name) for name in DOCUMENT_FIELDS}

    def figures(self) -> Iterator[dict[str, Any]]:
        """Give the figures, as a person corrected them; a text at a time."""
        for row in self.reading.documents():
            if self.ids is None or row.id in self.ids:
                text, headings = self.reading.text(row.id), self.reading.headings(row.id)
                corrections = self.reading.corrections(row.id)
                yield from figure_rows(row, text, known_figures(text, headings, row.year, corrections))


def annotation_fields(row: AnnotationRow) -> dict[str, Any]:
    """Give an annotation's fields as the CSV names and orders them."""
    fields = {**asdict(row), "annotation_id": row.id}
    return {name: fields[name] for name in annotations_csv.COLUMNS}


def export_to(
    library: Library, path: Path, format_name: str, document_ids: Collection[str] | None = None
) -> None:
    """Write a file, whole or not at all.

    Args:
        library: The library.
        path: The file; an older one of the same name is replaced.
        format_name: One of FORMATS.
        document_ids: Only these documents; None for all.

    Raises:
        OSError: When it cannot be written; an older file is as it was.
    """
    scope = Scope(library.reading, library.path.stem, document_ids)
    with atomic_write(path) as out:
        FORMATS[format_name](scope, out)


def write_manifest(
    library: Library, path: Path, format_name: str, document_ids: Collection[str] | None, manifest: Path
) -> None:
    """Write beside an export how it was made, of what, and its hash.

    Args:
        library: The library.
        path: The file that was exported.
        format_name: Its format.
        document_ids: What was asked for; None for all.
        manifest: The JSON file to write.
    """
    scope = Scope(library.reading, library.path.stem, document_ids)
    listed = list(scope.documents())
    with path.open("rb") as exported:
        digest = hashlib.file_digest(exported, "sha256").hexdigest()
    told = {
        "program": f"piyue {desktop.__version__}",
        "file": path.name,
        "format": format_name,
        "sha256": digest,
        "library": scope.name,
        "last_change": library.reading.last_change(),
        "all_documents": document_ids is None,
        "documents": [{"id": one["id"], "title": one["title"]} for one in listed],
        "annotations": sum(one["annotations"] for one in listed),
        "tags": len(library.reading.tags()),
    }
    with atomic_write(manifest) as out:
        out.write(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")


def format_of(path: Path) -> str | None:
    """Give the format that a file's name ends with, or None where it ends with none."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else None


def _csv(scope: Scope, out: BinaryIO) -> None:
    annotations_csv.write_annotations(scope.annotations(), out)


def _xlsx(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook import COLUMNS as CODEBOOK_COLUMNS
    from desktop.files.exchange.codebook import codebook_rows
    from desktop.files.exchange.xlsx import Sheet, write_xlsx

    codes = project(scope.reading, scope.name, ()).codes
    sheets = (
        Sheet("annotations", annotations_csv.COLUMNS, scope.annotations()),
        Sheet("codebook", CODEBOOK_COLUMNS, codebook_rows(codes)),
        Sheet("documents", DOCUMENT_FIELDS, scope.documents()),
        Sheet("figures", figures_csv.COLUMNS, scope.figures()),
    )
    write_xlsx(sheets, out)


def _jsonl(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.jsonlines import write_jsonl

    write_jsonl(scope.annotations(), out)


def _jsonld(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.webannotation import write_jsonld

    write_jsonld(project(scope.reading, scope.name, scope.ids), out)


def _conll(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.conll import write_conll

    write_conll(project(scope.reading, scope.name, scope.ids), out)


def _conll_words(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.conll import write_conll
    from desktop.text.words import segment

    own = scope.reading.own_words()
    write_conll(project(scope.reading, scope.name, scope.ids), out, lambda text: segment(text, own=own))


def _html(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.html import write_html

    write_html(project(scope.reading, scope.name, scope.ids), out)


def _docx(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.docx import write_docx

    write_docx(project(scope.reading, scope.name, scope.ids), out)


def _qdpx(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.refi_write import write_qdpx

    write_qdpx(project(scope.reading, scope.name, scope.ids), out)


def _qdc(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook import write_qdc

    write_qdc(project(scope.reading, scope.name, ()).codes, out)


def _md(scope: Scope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook import write_codebook_markdown

    write_codebook_markdown(project(scope.reading, scope.name, ()).codes, out)


FORMATS: dict[str, Callable[[Scope, BinaryIO], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "jsonld": _jsonld,
    "conll": _conll,
    "conll-words": _conll_words,
    "html": _html,
    "docx": _docx,
    "qdpx": _qdpx,
    "qdc": _qdc,
    "md": _md,
}
"""What writes each format, by the ending of the file's name; ``conll-words`` has no ending of its own."""
