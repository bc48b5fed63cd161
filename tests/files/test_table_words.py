"""Table words: each column has a Chinese name of its own; a table in Chinese is read as it was written."""

from io import BytesIO
from typing import Any

import pytest

from desktop.files import annotations_csv, documents_csv, figures_csv
from desktop.files.csv_table import write_rows
from desktop.files.exchange import codebook_write
from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx
from desktop.files.exchange.xlsx_rows import read_workbook_rows
from desktop.files.table_words import COLUMN_NAMES, SHEET_NAMES, VALUES, chinese_rows, english_columns

TABLES = (
    (*annotations_csv.COLUMNS, "state", "version"),
    figures_csv.COLUMNS,
    codebook_write.COLUMNS,
    (*documents_csv.FIELDS, documents_csv.GROUPS),
)

ROW: dict[str, Any] = dict.fromkeys(annotations_csv.COLUMNS, "") | {
    "annotation_id": "a",
    "document_id": "d",
    "kind": "report",
    "part": "plan",
    "level": "county",
    "year": "2024",
    "tag_path": "产业/煤炭",
    "quote": "=公式",
    "note": "review",
    "start": "3",
    "end": "6",
}


@pytest.mark.parametrize("columns", TABLES, ids=len)
def test_each_column_of_a_table_has_a_chinese_name_of_its_own(columns: tuple[str, ...]) -> None:
    names = [COLUMN_NAMES[name] for name in columns]
    assert len(set(names)) == len(names)
    assert english_columns(names, columns) == list(columns)
    assert english_columns(columns, columns) == list(columns)


def test_a_column_is_read_by_the_name_that_earlier_versions_gave_it() -> None:
    assert english_columns(["标题", "字体"], documents_csv.FIELDS) == ["title", "script"]
    assert english_columns(["字体", "简繁"], documents_csv.FIELDS) == ["字体", "script"], (
        "a user's own column"
    )
    assert english_columns(["字体"], codebook_write.COLUMNS) == ["字体"]


def test_values_have_names_of_their_own() -> None:
    for words in VALUES.values():
        assert len(set(words.values())) == len(words)
    assert len(set(SHEET_NAMES.values())) == len(SHEET_NAMES)


def test_a_csv_in_chinese_is_read_back_as_it_was() -> None:
    out = BytesIO()
    header, rows = chinese_rows(annotations_csv.COLUMNS, [ROW])
    write_rows(header, rows, out)
    text = out.getvalue().decode("utf-8-sig")
    assert text.startswith("批注编号,文档编号,")
    assert "政府工作报告" in text
    assert "review" in text, "what somebody wrote is no value"
    out.seek(0)
    assert list(annotations_csv.read_annotations(out)) == [ROW]


def test_a_workbook_in_chinese_is_read_back_as_it_was() -> None:
    out = BytesIO()
    columns = (*annotations_csv.COLUMNS, "state", "version")
    row = ROW | {"state": "lost", "version": 1}
    write_xlsx([Worksheet("annotations", columns, [row])], out, chinese=True)
    out.seek(0)
    assert list(read_workbook_rows(out)) == [ROW | {"state": "lost", "version": "1"}]


def test_documents_are_found_by_chinese_names_and_own_columns_stay() -> None:
    table = "文档编号,标题,年份,常住人口\r\nd,报告,2024,31\r\n".encode()
    assert list(documents_csv.read_documents(BytesIO(table))) == [
        {"id": "d", "title": "报告", "year": "2024", "常住人口": "31"}
    ]
    mixed = "id,年份\r\nd,2024\r\n".encode()
    assert list(documents_csv.read_documents(BytesIO(mixed))) == [{"id": "d", "年份": "2024"}]
