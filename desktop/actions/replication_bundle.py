"""Replication bundles: all that is needed to make a panel again and to say in a paper how it was made."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

import desktop
from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.panel import PanelCell
from desktop.files.atomic_write import atomic_write
from desktop.files.csv_table import write_rows
from desktop.files.dictionary_files import write_csv, write_yaml
from desktop.files.exchange.reproducible_zip import entry
from desktop.files.panel_csv import write_panel
from desktop.text.dictionary import Dictionary

LANGUAGES = ("zh", "en")
"""The languages in which the method is told."""

_DOCUMENTS = ("document_id", "title", "region", "year", "kind", "level", "characters", "sha256", "source")
_PACKAGES = ("jieba", "rjieba", "opencc-python-reimplemented", "ahocorasick-rs")


def write_bundle(
    queries: LibraryQueries,
    path: Path,
    dictionary: Dictionary,
    by: Sequence[str],
    filters: DocumentFilters,
    cells: Iterable[PanelCell],
) -> None:
    """Write a ZIP with dictionary, panel, documents with the hashes of their texts, settings and method.

    The same panel gives the same bytes.

    Args:
        queries: The queries of the library.
        path: The file; an older one is replaced.
        dictionary: The dictionary.
        by: The keys that the panel was made by.
        filters: Which documents were counted.
        cells: The panel.

    Raises:
        OSError: When it cannot be written.
    """
    documents = _documents(queries, filters)
    held: dict[str, bytes] = {}
    for name, write in (("dictionary.csv", write_csv), ("dictionary.yml", write_yaml)):
        buffer = io.BytesIO()
        write(dictionary, buffer)
        held[name] = buffer.getvalue()
    buffer = io.BytesIO()
    write_panel(by, cells, buffer)
    held["panel.csv"] = buffer.getvalue()
    buffer = io.BytesIO()
    write_rows(_DOCUMENTS, documents, buffer)
    held["documents.csv"] = buffer.getvalue()
    settings = _settings(dictionary, by, filters, {name: _digest(data) for name, data in held.items()})
    held["settings.json"] = (json.dumps(settings, ensure_ascii=False, indent=2) + "\n").encode()
    held["METHOD.md"] = _method(dictionary, by, documents).encode()
    with atomic_write(path) as out, zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(held.items()):
            archive.writestr(entry(name), data)


def _documents(queries: LibraryQueries, filters: DocumentFilters) -> list[tuple[Any, ...]]:
    return [
        (
            row.id,
            row.title,
            row.region,
            row.year,
            row.kind,
            row.level,
            row.characters,
            _digest(queries.version_text(row.version_id).encode()),
            row.source,
        )
        for row in filtered_documents(queries, filters)
    ]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _settings(
    dictionary: Dictionary, by: Sequence[str], filters: DocumentFilters, digests: dict[str, str]
) -> dict[str, Any]:
    return {
        "program": f"piyue {desktop.__version__}",
        "packages": {name: _version(name) for name in _PACKAGES},
        "dictionary": dictionary.name,
        "by": list(by),
        "filters": {name: list(values) for name, values in asdict(filters).items() if values},
        "sha256": digests,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _method(dictionary: Dictionary, by: Sequence[str], documents: Sequence[tuple[Any, ...]]) -> str:
    """Return a paragraph on how the counts were made, in each of the languages."""
    told = {
        "version": desktop.__version__,
        "dictionary": dictionary.name,
        "themes": len(dictionary.themes),
        "words": len(dictionary.words),
        "exceptions": sum(len(word.exceptions) for word in dictionary.words),
        "documents": len(documents),
        "characters": sum(row[6] for row in documents),
        "by": ", ".join(by),
        "segmenter": "rjieba" if _version("rjieba") else "jieba",
        "segmenter_version": _version("rjieba") or _version("jieba"),
    }
    folder = files("resources").joinpath("replication")
    said = [folder.joinpath(f"method.{language}.md").read_text("utf-8").strip() for language in LANGUAGES]
    return "\n\n".join(one.format(**told) for one in said) + "\n"
