"""Small files that claim to be endless, made for tests."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

FIXTURES = Path(__file__).parent / "fixtures"
WORDS = "过去一年，我们迎难而上。"
PARAGRAPH = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Change = Callable[[bytes], bytes]


def fixture(ending: str) -> bytes:
    """Return the bytes of the report in a format."""
    return (FIXTURES / f"report.{ending}").read_bytes()


def repacked(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """Return a packed file with some members changed; one that is not there is made of nothing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
        for name in changes.keys() - set(names):
            new.writestr(name, changes[name](b""))
    return out.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body: str) -> bytes:
    """Return a Word document with this body."""
    whole = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return repacked(fixture("docx"), {"word/document.xml": lambda _: whole.encode()})


def nested_tables(depth: int) -> bytes:
    """Return a Word document whose words stand in tables within each other."""
    inner = PARAGRAPH
    begin, end = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    return word(begin + inner + end)


def counted_from(start: int, pattern: str, paragraphs: int) -> bytes:
    """Return a Word document with a numbered list."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    entry = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"

    def typed(part: bytes) -> bytes:
        if b"/word/numbering.xml" in part:
            return part
        told = f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/></Types>'
        return part.replace(b"</Types>", told.encode())

    def related(part: bytes) -> bytes:
        told = f'<Relationship Id="rIdN" Type="{relation}" Target="numbering.xml"/></Relationships>'
        return part.replace(b"</Relationships>", told.encode())

    changes: dict[str, Change] = {
        "word/numbering.xml": lambda _: numbering.encode(),
        "[Content_Types].xml": typed,
        "word/_rels/document.xml.rels": related,
    }
    return repacked(word(entry * paragraphs), changes)


def open_text(change: Change) -> bytes:
    """Return an OpenDocument text whose content is changed."""
    return repacked(fixture("odt"), {"content.xml": change})


def cell(place: str, text: str) -> str:
    """Return a cell of a sheet as XML."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(more: str) -> bytes:
    """Return a workbook with one document, and more rows after it."""
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    head = f'<row r="1">{cell("A1", "title")}{cell("B1", "content")}</row>'
    one = f'<row r="2">{cell("A2", "题")}{cell("B2", WORDS)}</row>'
    whole = f'<worksheet xmlns="{_SHEET}"><sheetData>{head}{one}{more}</sheetData></worksheet>'
    return repacked(out.getvalue(), {"xl/worksheets/sheet1.xml": lambda _: whole.encode()})


def pdf(content: bytes, count: int = 1, kids: bytes = b"3 0 R") -> bytes:
    """Return a PDF of one page with this content, however many pages it claims."""
    packed = zlib.compress(content, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 6>>startxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


def page(inner: str, depth: int) -> bytes:
    """Return a page whose words stand within so many elements."""
    return f"<html><body>{'<div>' * depth}{inner}{'</div>' * depth}</body></html>".encode()
