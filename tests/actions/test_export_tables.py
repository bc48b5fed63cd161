"""Tables that are exported, in English and in Chinese, of a library of known rows."""

import io
from collections.abc import Iterator

import openpyxl
import pytest

from db.queries import derived
from desktop.actions import exports
from desktop.actions.export_scope import ExportScope
from desktop.actions.library_queries import LibraryQueries
from desktop.text.text_analysis import recognizer_stamp
from tests.db.filled import filled_store


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryQueries]:
    runs = [("d1", "v1", 2022), ("d2", "v2b", 2023), ("d4", "v4b", None)]
    with filled_store(tmp_path_factory.mktemp("filled")) as store:
        with store.unit_of_work("甲") as work:
            names = ("document_id", "version_id", "year")
            rows = [dict(zip(names, run, strict=True)) | {"recognizer": recognizer_stamp()} for run in runs]
            derived.store_figures(work.connection, [], rows)
        yield LibraryQueries(store)


def written(queries: LibraryQueries, name: str, *, chinese: bool = False) -> tuple[list[str], ExportScope]:
    """Return the lines of a table, and the scope with what was counted."""
    scope, out = ExportScope(queries, "名", chinese=chinese), io.BytesIO()
    exports.FORMATS[name](scope, out)
    return out.getvalue().decode("utf-8-sig").splitlines(), scope


@pytest.mark.parametrize(
    ("name", "chinese", "header", "count"),
    [
        ("csv", False, "annotation_id,document_id,document,kind,region", 7),
        ("csv", True, "批注编号,文档编号,文档,类型,地区", 7),
        ("documents", False, "id,title,kind,region", 4),
        ("documents", True, "文档编号,标题,类型,地区", 4),
        ("codebook", False, "tag_id,tag_path,tag,parent_id", 5),
        ("codebook", True, "标签编号,标签路径,标签,上级标签编号", 5),
        ("figures", False, "document_id,document,region,year", 2),
        ("figures", True, "文档编号,文档,地区,年份", 2),
    ],
)
def test_the_header_of_a_table(
    queries: LibraryQueries, name: str, chinese: bool, header: str, count: int
) -> None:
    lines, scope = written(queries, name, chinese=chinese)
    assert lines[0].startswith(header)
    assert len(lines) == count
    counted = {"csv": "annotations", "documents": "documents", "codebook": "tags", "figures": "figures"}
    assert getattr(scope.tally, counted[name]) == count - 1


@pytest.mark.parametrize("chinese", [False, True])
def test_a_workbook_has_a_sheet_for_each_table(queries: LibraryQueries, chinese: bool) -> None:
    scope, out = ExportScope(queries, "名", chinese=chinese), io.BytesIO()
    exports.FORMATS["xlsx"](scope, out)
    book = openpyxl.load_workbook(out)
    english = ["annotations", "codebook", "documents", "figures"]
    assert book.sheetnames == (["批注", "标签体系", "文档", "数据"] if chinese else english)
    assert [sheet.max_row for sheet in book.worksheets[:3]] == [7, 5, 4]
    assert not scope.tally.without_figures
    assert (scope.tally.annotations, scope.tally.tags, scope.tally.documents) == (6, 4, 3)
    last = [cell.value for cell in book.worksheets[0][1]][-2:]
    assert last == (["定位状态", "文本版本"] if chinese else ["state", "version"])


def test_a_workbook_has_no_figures_where_too_many_documents_have_none_yet(
    queries: LibraryQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "FIGURES_SHEET_LIMIT", -1)
    scope, out = ExportScope(queries, "名"), io.BytesIO()
    exports.FORMATS["xlsx"](scope, out)
    assert openpyxl.load_workbook(out).sheetnames == ["annotations", "codebook", "documents"]
    assert scope.tally.without_figures


def test_values_are_in_the_language_of_the_header(queries: LibraryQueries) -> None:
    """The one figure is a correction of a user: 生产总值, said to measure 甲."""
    for chinese, words in (
        (False, ("other", "quantity", "other", "corrected")),
        (True, ("其他", "数量", "其他", "已更正")),
    ):
        (_, line), _ = written(queries, "figures", chinese=chinese)
        part, kind, status, correction = words
        place = "d1,甲县报告,甲县,2022,"
        assert (
            line
            == f"{place},{part},生产总值一百亿元。,10,14,生产总值,{kind},,,,,,,甲,{status},,,{correction}"
        )


@pytest.mark.parametrize("name", ["conll", "conll-columns", "doccano", "label-studio"])
def test_other_programs_get_every_document(queries: LibraryQueries, name: str) -> None:
    lines, scope = written(queries, name)
    assert lines
    assert scope.tally.documents == 3
