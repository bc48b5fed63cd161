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
from desktop.files.pipeline import source_of
from desktop.files.readers import tables as table_reader
from desktop.files.readers.tables import (
    Table,
    csv_records,
    first_sheet,
    jsonl_records,
    read_table,
    xlsx_sheets,
)

LONG = "各位代表,现在报告工作。" * 30


def read_csv(text: str, path: str, mapper: Mapper | None = None) -> Table:
    return read_table(csv_records(text, path), path, mapper)


def read_jsonl(text: str, path: str, mapper: Mapper | None = None) -> Table:
    return read_table(jsonl_records(text, path), path, mapper)


def read_xlsx(data: bytes, path: str) -> Table:
    return read_table(first_sheet(xlsx_sheets(data, path)), path)


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


def sheets(**rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in rows.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_sheet_of_a_workbook_is_read_with_its_own_header() -> None:
    data = sheets(
        one=[["标题", "正文"], ["甲县通报", LONG]],
        notes=[["说明"], ["略"]],
        empty=[],
        two=[
            ["No.", "Release Time", "Policy Title", "Policy Content"],
            [1, "2020-05-06", "乙县通报", LONG + "乙"],
        ],
    )
    source = source_of(data, "x.xlsx", None)
    assert [draft.metadata.title for draft in source.drafts] == ["甲县通报", "乙县通报"]
    assert [draft.part for draft in source.drafts] == [0, 1]
    assert source.drafts[1].metadata.date == "2020-05-06"
    assert source.remarks["refused"] == "notes: columns"
    assert "Policy Title = title" in source.remarks["columns"]


def test_rows_without_text_are_named() -> None:
    data = sheets(
        one=[["标题", "正文"], ["甲县通报", LONG], ["乙县通报", ""], ["", ""], ["丙县通报", " \u3000"]]
    )
    source = source_of(data, "x.xlsx", None)
    assert len(source.drafts) == 1
    assert source.remarks["refused"] == "one #3: empty\none #5: empty"
    table = source_of(f"标题,正文\n甲县通报,{LONG}\n乙县通报,\n".encode(), "x.csv", None)
    assert table.remarks["refused"] == "#3: empty"


def test_a_workbook_none_of_whose_sheets_holds_texts_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        source_of(sheets(one=[["a"], ["1"]], two=[["b"], ["2"]]), "x.xlsx", None)
    assert caught.value.reason == "columns"


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Policy Title,Release Time,Policy Source,Policy Content", ["title", "date", "source", "text"]),
        ("标题：,正文（全文）,发文机关,发布日期,来源,url", ["title", "text", "issuer", "date", "", "source"]),
        ("文件标题,成文日期,发布机构,网址,文本内容", ["title", "date", "issuer", "source", "text"]),
        ("Report Title, Publish Date ,LINK,Full Text", ["title", "date", "source", "text"]),
        ("政府工作报告标题,报告正文内容,公布的日期", ["title", "text", "date"]),
    ],
)
def test_header_words_of_more_kinds(header: str, fields: list[str]) -> None:
    columns = header.split(",")
    table = read_csv(f"{header}\n" + ",".join(f'"{LONG}"' for _ in columns), "x.csv")
    named = [column.strip() for column in columns]
    assert [table.mapping.get(column, "") for column in named] == fields


def test_lines_within_a_cell_stay_lines() -> None:
    lines = ["一、总体要求", "坚持稳中求进。", "二、主要任务", "完成各项目标。"]
    data = sheets(one=[["标题", "正文"], ["甲县方案", "\r\n".join(lines)]])
    (draft,) = source_of(data, "x.xlsx", None).drafts
    assert draft.text.split("\n") == lines


def test_the_address_is_kept_and_the_other_columns_count() -> None:
    text = f'标题,正文,来源,url,发布日期,地区\n2003年甲国报告,"{LONG}",某报,https://example.org/1,2003-03-19,山西省\n'
    (draft,) = source_of(text.encode(), "x.csv", None).drafts
    about = draft.metadata
    assert (about.source_url, about.date, about.region) == ("https://example.org/1", "2003-03-19", "山西省")
    assert about.title == "2003年甲国报告"


def test_a_column_of_titles_tells_kind_year_and_region() -> None:
    title = "2005年中华人民共和国国务院政府工作报告"
    text = f"title,content\n{title},各位代表：过去一年成绩显著。\n"
    (draft,) = source_of(text.encode(), "x.csv", None).drafts
    about = draft.metadata
    assert (about.title, about.region, about.year, about.kind) == (title, "全国", 2005, "report")


def test_an_issuer_tells_the_region_where_the_text_does_not() -> None:
    text = f'title,content,发文机关\n关于申报的通知,"{LONG}",武乡县人民政府\n'
    (draft,) = source_of(text.encode(), "x.csv", None).drafts
    assert draft.metadata.region == "武乡县"
