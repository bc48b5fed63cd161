"""OpenDocument spreadsheets: rows, repeated and empty cells, line breaks, dates and numbers."""

import io
import zipfile

from desktop.files.pipeline import source_of
from desktop.files.readers.ods import ods_sheets

BODY = "现在，我代表市人民政府，向大会报告工作，请予审议。" * 12


def book(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="甲">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def cells(*words: str) -> str:
    inner = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in words)
    return f"<table:table-row>{inner}</table:table-row>"


def test_cells_are_read_as_they_are_meant() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="float" office:value="2024"><text:p>2,024</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-03-01"><text:p>x</text:p>'
        "</table:table-cell><table:table-cell><office:annotation><text:p>注</text:p></office:annotation>"
        '<text:p>一<text:s text:c="2"/>二<text:line-break/>三</text:p><text:p>四</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    )
    expected = ["2024", "", "", "2024-03-01", "一  二\n三\n四"]
    assert list(ods_sheets(book(row), "x.ods")) == [("甲", expected), ("甲", expected), ("甲", [])]


def test_each_row_is_a_document() -> None:
    rows = cells("省份", "城市", "年份", "正文") + cells("安徽省", "滁州市", "2019", BODY)
    (draft,) = source_of(book(rows), "x.ods", None).drafts
    about = draft.metadata
    assert (about.region, about.province, about.year) == ("滁州市", "安徽省", 2019)
    assert draft.text == BODY
