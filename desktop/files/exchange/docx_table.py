"""A table as a Word document: a heading, the table with its header row repeated on each page, and notes."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.enum.section import WD_ORIENT
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from desktop.files.exchange.reproducible_zip import copy_stable, spooled_file
from desktop.files.exchange.word_document import new_document
from desktop.files.exchange.xml_writer import xml_safe

_SIZE = Pt(9)


def write_docx_table(
    heading: str, titles: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str], out: BinaryIO
) -> None:
    """Write a table.

    Args:
        heading: What stands above the table.
        titles: Headings of the columns.
        rows: The cells of each row.
        notes: Paragraphs below the table.
        out: A file open for writing bytes.
    """
    word = new_document(heading)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    word.add_paragraph().add_run(xml_safe(heading)).bold = True
    table = word.add_table(rows=0, cols=len(titles))
    table.style = "Table Grid"
    for number, held in enumerate([titles, *rows]):
        row = table.add_row()
        for cell, text in zip(row.cells, held, strict=True):
            run = cell.paragraphs[0].add_run(xml_safe(text))
            run.font.size = _SIZE
            run.bold = number == 0
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for note in notes:
        word.add_paragraph().add_run(xml_safe(note)).font.size = _SIZE
    with spooled_file() as made:
        word.save(made)
        copy_stable(made, out)
