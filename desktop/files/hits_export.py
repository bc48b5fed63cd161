"""Hits of a search as files: a table as CSV or workbook, or a Word document to be read and printed."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table
from desktop.files.exchange.reproducible_zip import copy_stable, spooled_file
from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx
from desktop.files.exchange.xml_writer import xml_safe

COLUMNS = (
    "document_id",
    "document",
    "region",
    "year",
    "section",
    "part",
    "start",
    "end",
    "left",
    "text",
    "right",
)
"""The columns, in order; ``left`` and ``right`` are what stands beside the hit, on one line."""


def write_hits_csv(rows: Iterable[Mapping[str, Any]], _heading: str, out: BinaryIO) -> None:
    """Write hits as CSV: UTF-8 with BOM, CRLF, RFC 4180."""
    write_table(COLUMNS, rows, out)


def write_hits_xlsx(rows: Iterable[Mapping[str, Any]], _heading: str, out: BinaryIO) -> None:
    """Write hits as a workbook of one sheet."""
    write_xlsx([Worksheet("hits", COLUMNS, rows)], out)


def write_hits_docx(rows: Iterable[Mapping[str, Any]], heading: str, out: BinaryIO) -> None:
    """Write hits as a Word document: a heading for each stretch of one document, the hits in bold.

    Args:
        rows: The hits, with COLUMNS.
        heading: What was asked for; the heading of the whole.
        out: A file open for writing bytes.
    """
    from desktop.files.exchange.word_document import new_document  # loads python-docx

    word = new_document(heading)
    # Paragraphs go before this one: the library looks through the whole text for the place of one at the end.
    end = word.add_paragraph()
    end.insert_paragraph_before(xml_safe(heading), "Heading 1")
    document_id = None
    for row in rows:
        if row["document_id"] != document_id:
            document_id = row["document_id"]
            about = " · ".join(str(row[name]) for name in ("document", "region", "year") if row[name])
            end.insert_paragraph_before(xml_safe(about), "Heading 2")
        paragraph = end.insert_paragraph_before()
        paragraph.add_run(xml_safe(f"…{row['left']}"))
        paragraph.add_run(xml_safe(row["text"])).bold = True
        paragraph.add_run(xml_safe(f"{row['right']}…"))
        if row["section"]:
            paragraph.add_run(xml_safe(f"  [{row['section']}]")).italic = True
    word.element.body.remove(end._p)
    with spooled_file() as made:
        word.save(made)
        copy_stable(made, out)
