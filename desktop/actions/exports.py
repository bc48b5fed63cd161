"""Exports: a library, or some documents of it, as a file in the format that its name ends with."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import desktop
from desktop.actions.export_fields import DOCUMENT_FIELDS
from desktop.actions.export_scope import (
    ALL,
    AnnotationSelection,
    ExportCounts,
    ExportScope,
    ProgressCallback,
    annotation_fields,
    no_progress,
)
from desktop.actions.library import Library
from desktop.files import annotations_csv, figures_csv
from desktop.files.atomic_write import atomic_write, same_place
from desktop.files.csv_table import write_rows
from desktop.files.table_words import chinese_rows

__all__ = [
    "ALL",
    "DOCUMENT_FIELDS",
    "ENDINGS",
    "FORMATS",
    "TABLES",
    "AnnotationSelection",
    "annotation_fields",
    "ending_of",
    "export_to",
    "format_of",
    "write_manifest",
]


TABLES = ("csv", "xlsx", "figures", "documents", "codebook")
"""Formats whose headers and values can be Chinese."""

FIGURES_SHEET_LIMIT = 500
"""Documents whose figures are found for a workbook's sheet of them; for more, that takes minutes.

Those that were found in the background before do not count.
"""


def export_to(
    library: Library,
    path: Path,
    format_name: str,
    document_ids: Collection[str] | None = None,
    on_progress: ProgressCallback = no_progress,
    only: AnnotationSelection = ALL,
    *,
    chinese: bool = False,
    name: str = "",
) -> ExportCounts:
    """Write a file, whole or not at all.

    Args:
        library: The library.
        path: The file; an older one of the same name is replaced.
        format_name: One of FORMATS.
        document_ids: Only these documents; None for all.
        only: Which of their annotations.
        on_progress: Is told how far it has come; what it raises ends the export, and an older file is as it
            was.
        chinese: Whether the headers, sheet names and values of a table (one of TABLES) are Chinese.
        name: What the library is called; as its file where nothing is said.

    Returns:
        What was written.

    Raises:
        OSError: When it cannot be written; an older file is as it was.
    """
    scope = ExportScope(library.queries, name or library.path.stem, document_ids, on_progress, only=only)
    scope = replace(scope, chinese=chinese)
    with atomic_write(path) as out:
        FORMATS[format_name](scope, out)
    return scope.tally


def write_manifest(
    library: Library,
    path: Path,
    format_name: str,
    document_ids: Collection[str] | None,
    manifest: Path,
    only: AnnotationSelection = ALL,
    name: str = "",
) -> None:
    """Write beside an export how it was made, of what, and its hash.

    Args:
        library: The library.
        path: The file that was exported.
        format_name: Its format.
        document_ids: What was asked for; None for all.
        manifest: The JSON file to write.
        only: Which annotations were asked for.
        name: What the library is called; as its file where nothing is said.

    Raises:
        OSError: When it cannot be written, or would take the export's place.
    """
    if same_place(path, manifest):
        raise FileExistsError(17, "the manifest would replace the export", str(manifest))
    scope = ExportScope(library.queries, name or library.path.stem, document_ids, only=only)
    listed = list(scope.documents())
    with path.open("rb") as exported:
        digest = hashlib.file_digest(exported, "sha256").hexdigest()
    told = {
        "program": f"piyue {desktop.__version__}",
        "file": path.name,
        "format": format_name,
        "sha256": digest,
        "library": scope.name,
        "last_change": library.queries.last_change(),
        "all_documents": document_ids is None,
        "documents": [{"id": one["id"], "title": one["title"]} for one in listed],
        "annotations": scope.count(),
        "only_tags": sorted(only.tags) if only.tags is not None else None,
        "only_annotators": sorted(only.annotators) if only.annotators is not None else None,
        "tags": len(library.queries.tags()),
    }
    with atomic_write(manifest) as out:
        held = json.dumps(told, ensure_ascii=False, indent=2)
        out.write(held.encode("utf-8", "backslashreplace") + b"\n")  # a name that is no UTF-8, as JSON has it


def format_of(path: Path) -> str | None:
    """Return the format that a file's name ends with, or None where it ends with none."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS and ending not in ENDINGS else None


def ending_of(format_name: str) -> str:
    """Return the ending of the files of a format, with the dot."""
    return f".{ENDINGS.get(format_name, format_name)}"


def _csv(scope: ExportScope, out: BinaryIO) -> None:
    if scope.chinese:
        _chinese_table(annotations_csv.COLUMNS, scope.annotation_rows(), out)
    else:
        annotations_csv.write_values(scope.annotation_columns(), out)


def _chinese_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    write_rows(*chinese_rows(columns, rows), out)


def _xlsx(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook_write import COLUMNS as CODEBOOK_COLUMNS
    from desktop.files.exchange.codebook_write import codebook_rows
    from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx

    codes, known = scope.codes(), scope.classification()
    sheets = [
        Worksheet("annotations", (*annotations_csv.COLUMNS, "state", "version"), scope.annotation_rows()),
        Worksheet("codebook", CODEBOOK_COLUMNS, codebook_rows(codes)),
        Worksheet("documents", (*DOCUMENT_FIELDS, *known.columns()), scope.document_table(known)),
    ]
    if scope.to_recognize() <= FIGURES_SHEET_LIMIT:
        sheets.append(Worksheet("figures", figures_csv.COLUMNS, scope.figures()))
    else:
        scope.tally.without_figures = True
    scope.tally.split = write_xlsx(sheets, out, chinese=scope.chinese)


def _jsonl(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.jsonlines import write_jsonl

    write_jsonl(scope.annotations(), out)


def _jsonld(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.web_annotation import write_jsonld

    write_jsonld(scope.project(), out)


def _conll(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.conll import write_conll

    scope.tally.left = write_conll(scope.project(), out)


def _conll_words(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.conll import write_conll
    from desktop.text.segmentation import segment

    own = scope.queries.user_words()
    scope.tally.left = write_conll(scope.project(), out, lambda text: segment(text, own=own))


def _conll_columns(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.conll import write_conll

    scope.tally.left = write_conll(scope.project(), out, offsets=True)


def _doccano(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.doccano import write_doccano

    scope.tally.left = write_doccano(scope.project(), out)


def _label_studio(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.label_studio import write_label_studio

    scope.tally.left = write_label_studio(scope.project(), out)


def _html(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.html_export import write_html

    write_html(scope.project(), out)


def _docx(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.docx_export import write_docx

    write_docx(scope.project(), out)


def _qdpx(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.refi_write import write_qdpx

    write_qdpx(scope.project(), out)


def _qdc(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook_write import write_qdc

    write_qdc(scope.codes(), out)


def _figures(scope: ExportScope, out: BinaryIO) -> None:
    if scope.chinese:
        _chinese_table(figures_csv.COLUMNS, map(figures_csv.plain, scope.figures()), out)
    else:
        figures_csv.write_figures(scope.figures(), out)


def _documents(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.documents_csv import write_documents

    known = scope.classification()
    columns, rows = (*DOCUMENT_FIELDS, *known.columns()), scope.document_table(known)
    if scope.chinese:
        _chinese_table(columns, rows, out)
    else:
        write_documents(columns, rows, out)


def _codebook(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook_write import COLUMNS, codebook_rows, write_codebook_csv

    if scope.chinese:
        _chinese_table(COLUMNS, codebook_rows(scope.codes()), out)
    else:
        write_codebook_csv(scope.codes(), out)


def _md(scope: ExportScope, out: BinaryIO) -> None:
    from desktop.files.exchange.codebook_write import write_codebook_markdown

    write_codebook_markdown(scope.codes(), out)


FORMATS: dict[str, Callable[[ExportScope, BinaryIO], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "jsonld": _jsonld,
    "conll": _conll,
    "conll-words": _conll_words,
    "conll-columns": _conll_columns,
    "doccano": _doccano,
    "label-studio": _label_studio,
    "html": _html,
    "docx": _docx,
    "qdpx": _qdpx,
    "qdc": _qdc,
    "md": _md,
    "figures": _figures,
    "codebook": _codebook,
    "documents": _documents,
}
"""What writes each format, by name; the name is the ending of its files, but for those in ENDINGS."""

ENDINGS = {
    "conll-words": "conll",
    "conll-columns": "conll",
    "doccano": "jsonl",
    "label-studio": "json",
    "figures": "csv",
    "codebook": "csv",
    "documents": "csv",
}
"""The endings of formats that share one with another."""
