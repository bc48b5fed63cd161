"""``python -m tests.faults.fuzzing files|tables [OPTION…]``: fuzz, guided by coverage, with atheris."""

import io
import sys
from collections.abc import Callable

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["desktop"]):
    from desktop.files import (
        annotations_csv,
        cleaning,
        decoding,
        document_splitting,
        errors,
        file_input,
        pipeline,
    )
    from desktop.files.readers import archive, docx, epub, html, odt, rtf
    from desktop.files.readers import tables as table_reader


LOADED = (cleaning, decoding, pipeline, document_splitting, docx, epub, html, odt, archive, table_reader, rtf)
"""Loaded here so that they are instrumented; reading loads them on first use."""


def files(data: bytes) -> None:
    """Read bytes as a file of any kind: taken, or refused with a reason."""
    endings = ("txt", "md", "html", "rtf", "docx", "odt", "epub", "csv", "json")
    name = f"x.{endings[data[0] % len(endings)]}" if data else "x.txt"
    try:
        for draft in file_input.read_bytes(data[1:], name).drafts:
            draft.text.encode()
    except errors.Unreadable:
        return


def tables(data: bytes) -> None:
    """Read bytes as a table of annotations."""
    try:
        list(annotations_csv.read_annotations(io.BytesIO(data)))
    except errors.Unreadable:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {"files": files, "tables": tables}

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
