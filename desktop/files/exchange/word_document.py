"""The Word document that all others begin as: the fonts of its text, and what its properties say."""

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from desktop.files.exchange.xml_writer import xml_safe

AUTHOR = "Piyue"
"""Who a document is by: the annotators are named in the comments."""

_FACES = {"w:ascii": "Times New Roman", "w:hAnsi": "Times New Roman", "w:eastAsia": "宋体"}
_LONGEST = 255  # characters of a property: python-docx writes no more


def new_document(title: str) -> WordDocument:
    """Return an empty document.

    The template of python-docx names itself as author and comment, and has a picture of another text as its
    preview, which file managers show.

    Args:
        title: What its properties call it.
    """
    word = Document()
    fonts = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for attribute, face in _FACES.items():
        fonts.set(qn(attribute), face)
    properties = word.core_properties
    properties.title = xml_safe(title)[:_LONGEST]
    properties.author = AUTHOR
    properties.comments = ""
    of_package = word.part.package.rels
    for key in [key for key, one in of_package.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del of_package[key]
    return word
