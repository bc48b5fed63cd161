"""Codebooks as files: REFI-QDA .qdc, CSV, JSON and Markdown."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table
from desktop.files.exchange.records import CodebookEntry, code_paths
from desktop.files.exchange.refi_vocabulary import CODEBOOK_NAMESPACE
from desktop.files.exchange.refi_write import write_codes
from desktop.files.exchange.xml_writer import xml_writer

COLUMNS = (
    "tag_id",
    "tag_path",
    "tag",
    "parent_id",
    "color",
    "description",
    "use_when",
    "not_when",
    "examples",
    "shortcut",
    "archived",
)
"""The columns of a codebook's CSV, in order."""


def write_qdc(codes: Sequence[CodebookEntry], out: BinaryIO) -> None:
    """Write the codebook as REFI-QDA .qdc."""
    attributes = {"xmlns": CODEBOOK_NAMESPACE, "origin": "Piyue"}
    with xml_writer(out) as xml, xml.element("CodeBook", attributes):
        write_codes(xml, codes)


def write_codebook_csv(codes: Sequence[CodebookEntry], out: BinaryIO) -> int:
    """Write the codebook as CSV, one row a tag, in tree order; return the number of rows."""
    return write_table(COLUMNS, codebook_rows(codes), out)


def codebook_rows(codes: Sequence[CodebookEntry]) -> Iterator[Mapping[str, Any]]:
    """Yield the tags as rows of the CSV, in tree order."""
    paths = code_paths(codes)
    for code in codes:
        yield {
            "tag_id": code.id,
            "tag_path": paths[code.id],
            "tag": code.name,
            "parent_id": code.parent_id,
            "color": code.color,
            "description": code.description,
            "use_when": code.use_when,
            "not_when": code.not_when,
            "examples": code.examples,
            "shortcut": code.shortcut,
            "archived": int(code.archived),
        }


def write_codebook_json(codes: Sequence[CodebookEntry], out: BinaryIO) -> int:
    """Write the codebook as JSON, with the columns of the CSV as names; return the number of tags."""
    rows = list(codebook_rows(codes))
    held = {"codebook": rows}
    out.write(json.dumps(held, ensure_ascii=False, indent=1).encode() + b"\n")
    return len(rows)


def write_codebook_markdown(codes: Sequence[CodebookEntry], out: BinaryIO) -> None:
    """Write the codebook as a Markdown list, one level of indent a level of the tree."""
    depths: dict[str, int] = {}
    for code in codes:
        depth = depths[code.id] = depths.get(code.parent_id or "", -1) + 1
        indent = "  " * depth
        out.write(f"{indent}- **{_escaped(code.name)}**\n".encode())
        for line in code.described().splitlines():
            out.write(f"{indent}  {_escaped(line)}\n".encode())


def _escaped(text: str) -> str:
    return "".join("\\" + char if char in "\\`*_{}[]<>#|" else char for char in text)
