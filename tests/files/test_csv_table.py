"""CSV: what is written is read back, opens right in a spreadsheet, and runs no formula."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.annotations_csv import COLUMNS, read_annotations, write_annotations
from desktop.files.csv_table import guard, read_table, unguard, write_rows
from desktop.files.errors import Unreadable
from desktop.files.figures_csv import COLUMNS as FIGURE_COLUMNS
from desktop.files.figures_csv import write_figures

ORDER = (
    "annotation_id, document_id, document, kind, region, province, city, county, level, year, date, section, "
    "part, tag, tag_path, quote, note, annotator, start, end, prefix, suffix, created, modified, source"
)
ROW: dict[str, object] = dict.fromkeys(COLUMNS, "x") | {
    "quote": '第一行\n第二行,带"引号"',
    "note": "=1+1",
    "start": 12,
    "end": 34,
    "year": None,
}
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(
    "'=+-@＝＋－＠\t\r\n1.5\"，,", max_size=8
)


def written(*rows: Mapping[str, object]) -> bytes:
    out = io.BytesIO()
    assert write_annotations(rows, out) == len(rows)
    return out.getvalue()


def test_the_columns_are_the_agreed_ones_in_order() -> None:
    assert list(COLUMNS) == ORDER.split(", ")


def test_bytes_are_utf8_with_bom_and_crlf() -> None:
    data = written(ROW)
    assert data.startswith(b"\xef\xbb\xbfannotation_id,document_id,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2
    assert b'"\xe7\xac\xac\xe4\xb8\x80\xe8\xa1\x8c\n' in data


@given(rows=st.lists(st.lists(CELLS | st.integers() | st.none() | st.floats(), min_size=2, max_size=2)))
def test_what_is_written_is_what_the_standard_library_writes(rows: list[list[object]]) -> None:
    guarded = [[guard(one) if isinstance(one, str) else one for one in row] for row in rows]
    expected, plain, kept = io.StringIO(newline=""), io.BytesIO(), io.BytesIO()
    csv.writer(expected, lineterminator="\r\n").writerows([["甲", "乙"], *guarded])
    assert write_rows(("甲", "乙"), rows, plain) == len(rows)
    assert write_rows(("甲", "乙"), rows + rows, kept, slice(0, 1)) == 2 * len(rows)
    assert plain.getvalue().decode("utf-8-sig") == expected.getvalue()
    csv.writer(expected, lineterminator="\r\n").writerows(guarded)
    assert kept.getvalue().decode("utf-8-sig") == expected.getvalue()


def test_no_rows_give_the_header_alone() -> None:
    assert written() == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_rows_come_back() -> None:
    (row,) = read_annotations(io.BytesIO(written(ROW)))
    assert row == {name: "" if value is None else str(value) for name, value in ROW.items()}


def test_any_reader_of_csv_sees_the_guard_and_the_quote() -> None:
    text = written(ROW).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"] == "'=1+1"
    assert row["quote"] == ROW["quote"]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1+2", "'+1+2"),
        ("-2+3", "'-2+3"),
        ("@x", "'@x"),
        ("＝甲", "'＝甲"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-5.6", "-5.6"),
        ("+3", "+3"),
        ("'甲", "'甲"),
        ("招商引资", "招商引资"),
        ("", ""),
    ],
)
def test_what_is_guarded(cell: str, safe: str) -> None:
    assert guard(cell) == safe
    assert unguard(safe) == cell


@given(CELLS)
def test_the_guard_can_always_be_taken_away(cell: str) -> None:
    safe = guard(cell)
    assert unguard(safe) == cell
    assert safe[:1] not in ("=", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(("quote", "note", "tag", "prefix"), CELLS)), max_size=4))
def test_any_cells_come_back(rows: list[dict[str, str]]) -> None:
    data = written(*rows)
    back = list(read_annotations(io.BytesIO(data)))
    assert [{name: one[name] for name in row} for one, row in zip(back, rows, strict=True)] == rows


def test_a_very_long_quote_comes_back() -> None:
    (row,) = read_annotations(io.BytesIO(written(ROW | {"quote": "长" * 300_000})))
    assert len(row["quote"]) == 300_000


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_annotations(io.BytesIO(b"name,age\r\na,1\r\n"), "people.csv")
    assert (caught.value.reason, caught.value.path) == ("columns", "people.csv")
    assert "quote" in caught.value.details["missing"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_table_saved_again_by_a_spreadsheet_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(written(ROW).decode("utf-8-sig").replace("\r\n", "\n").encode(encoding))
    with path.open("rb") as source:
        (row,) = read_annotations(source)
    assert row["quote"] == ROW["quote"]


def test_figures_have_their_fields_document_section_and_sentence() -> None:
    out = io.BytesIO()
    figure = {"document": "清河湾县报告", "text": "3—5家", "value": [3, 5], "unit": "家", "norm_value": None}
    assert write_figures([figure], out) == 1
    (row,) = read_table(io.BytesIO(out.getvalue()))[1]
    assert (row["value"], row["norm_value"], row["text"]) == ("[3, 5]", "", "3—5家")
    assert {"sentence", "section", "document", "correction", "indicator", "period"} <= set(FIGURE_COLUMNS)
