import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.column_mapping import Mapper, head_of
from desktop.files.errors import Unreadable
from desktop.files.readers import tables as table_reader
from desktop.files.readers.tables import Table, csv_records, jsonl_records, read_table, xlsx_records

LONG = "各位代表,现在报告工作。" * 30


def read_csv(text: str, path: str, mapper: Mapper | None = None) -> Table:
    return read_table(csv_records(text, path), path, mapper)


def read_jsonl(text: str, path: str, mapper: Mapper | None = None) -> Table:
    return read_table(jsonl_records(text, path), path, mapper)


def read_xlsx(data: bytes, path: str) -> Table:
    return read_table(xlsx_records(data, path), path)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "province,year,title,source_url,publish_date,full_text",
            {"province", "year", "title", "source", "date", "text"},
        ),
        ("title,url,content,year", {"title", "source", "text", "year"}),
        ("省份,城市,年份,标题,正文", {"province", "city", "year", "title", "text"}),
    ],
)
def test_the_mapping_of_usual_tables_is_guessed(header: str, fields: set[str]) -> None:
    cells = [LONG if name in {"full_text", "content", "正文"} else name for name in header.split(",")]
    table = read_csv(header + "\r\n" + ",".join(f'"{cell}"' for cell in cells), "x.csv")
    assert set(table.mapping.values()) == fields
    (row,) = table.rows
    assert row.text == LONG


def test_the_longest_column_is_the_text_where_no_name_says() -> None:
    table = read_csv(f"a;b\n1;{LONG}\n2;\n", "x.csv")
    assert table.mapping == {"b": "text"}
    assert [row.number for row in table.rows] == [1]


def test_a_table_without_text_says_which_columns_it_has() -> None:
    with pytest.raises(Unreadable) as caught:
        read_csv("a,b\n1,2\n", "x.csv")
    assert caught.value.reason == "columns"
    assert caught.value.details["columns"] == "a, b"


def test_a_mapping_can_be_given() -> None:
    table = read_csv(
        "a,b\n短,题\n",
        "x.csv",
        lambda columns: {"a": "text", "b": "title"} if columns == ("a", "b") else None,
    )
    (row,) = table.rows
    assert (row.text, row.metadata) == ("短", {"title": "题"})


def test_json_lines_and_arrays() -> None:
    record = {"title": "题", "year": 2023, "content": LONG}
    for text in (json.dumps(record) + "\n\n" + json.dumps(record), json.dumps([record, record])):
        rows = list(read_jsonl(text, "x.jsonl").rows)
        assert len(rows) == 2
        assert rows[0].metadata == {"title": "题", "year": "2023"}


def test_a_broken_line_is_named() -> None:
    with pytest.raises(Unreadable) as caught:
        read_jsonl('{"content": "x"}\n{', "x.jsonl")
    assert caught.value.details["line"] == "2"


def test_workbooks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["标题", "年份", "正文"])
    sheet.append(["题", 2023, LONG])
    out = io.BytesIO()
    book.save(out)
    (row,) = read_xlsx(out.getvalue(), "x.xlsx").rows
    assert (row.text, row.metadata) == (LONG, {"title": "题", "year": "2023"})


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_csv, read_jsonl):
        try:
            list(read(text, "x").rows)
        except Unreadable as error:
            assert error.reason in {"columns", "damaged", "empty"}


def test_columns_named_as_such_need_no_look() -> None:
    sure = head_of([["province", "year", "title", "full_text"], ["山西", "2024", "报告", LONG]])
    guessed = head_of([["a", "b"], ["1", LONG]])
    assert (sure.sure, guessed.sure) == (True, False)
    assert guessed.mapping == {"b": "text"}
    assert head_of([["a", "b"]], lambda _: {"b": "text"}).sure


def test_columns_are_seen_from_the_first_rows_alone() -> None:
    def records() -> Iterator[list[str]]:
        yield ["title", "content"]
        yield from (["题", LONG] for _ in range(20))
        pytest.fail("a row too many was read")

    assert len(head_of(records()).rows) == 20


def test_a_table_of_too_many_documents_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reader, "MAX_ROWS", 30)
    text = "title,content\n" + "题,文\n" * 30
    assert len(list(read_csv(text, "x.csv").rows)) == 30
    with pytest.raises(Unreadable) as caught:
        list(read_csv(text + "题,文\n", "x.csv").rows)
    assert (caught.value.reason, caught.value.details) == ("too-many-rows", {"limit": "30"})


def workbook(*cells: tuple[str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in (("A1", "title"), ("B1", "content"), ("A2", "题"), ("B2", LONG), *cells):
        sheet[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"</row>", b""),
        ("xl/workbook.xml", b"visibility=", b"visibly="),
        ("[Content_Types].xml", b"sheet.main+xml", b"sheet.mine+xml"),
    ],
)
def test_a_broken_workbook_is_said_to_be_damaged(name: str, old: bytes, new: bytes) -> None:
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new, 1)

    with pytest.raises(Unreadable) as caught:
        list(read_xlsx(changed(workbook(), name, change), "x.xlsx").rows)
    assert caught.value.reason == "damaged"


def test_what_a_workbook_says_of_its_own_size_is_not_believed() -> None:
    def change(part: bytes) -> bytes:
        return re.sub(b'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part)

    data = changed(workbook(("XFD2", "远"), ("D2", "旁")), "xl/worksheets/sheet1.xml", change)
    table = read_xlsx(data, "x.xlsx")
    assert table.columns == ("title", "content", "column 3", "column 4")
    assert len(list(table.rows)) == 1


def test_escapes_of_a_workbook_are_what_they_stand_for() -> None:
    (row,) = read_xlsx(workbook(("B2", f"一_x000D_\n{LONG}_x005F_x0041_")), "x.xlsx").rows
    assert row.text == f"一\r\n{LONG}_x0041_"
