"""Which column is which field, by name and by cells, and where the names of the columns stand."""

import pytest

from desktop.files.cell_fields import field_of_cells
from desktop.files.column_mapping import from_header, guess_mapping

LONG = "各位代表：" + "我们坚持稳中求进，经济运行总体平稳。" * 20


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("省（自治区、直辖市）", "province"),
        ("地级市名称", "city"),
        ("所属区县", "county"),
        ("区划", "region"),
        ("报告年", "year"),
        ("city_name", "city"),
        ("Issuing Agency", "issuer"),
        ("文章标题名称", "title"),
        ("颁布单位", "issuer"),
    ],
)
def test_words_around_the_name_of_a_field(column: str, field: str) -> None:
    assert guess_mapping((column, "全文内容"), []) == {column: field, "全文内容": "text"}


@pytest.mark.parametrize("column", ["序号", "名", "信息", "行政区划代码"])
def test_columns_that_are_no_field(column: str) -> None:
    assert column not in guess_mapping((column, "全文"), [])


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["2019", "2020年"], "year"),
        (["2019/1/20", "2020年3月1日"], "date"),
        (["http://a.example/1", "https://b.example/2"], "source"),
        (["湖北省", "湖南"], "province"),
        (["武汉市", "长沙市"], "city"),
        (["武汉市", "湖南省"], "region"),
        (["2019年某县政府工作报告", "关于某事的通知"], "title"),
        (["2019", "甲"], ""),
        (["某人", "某某"], ""),
        ([], ""),
    ],
)
def test_cells_tell_what_a_column_holds(cells: list[str], field: str) -> None:
    assert field_of_cells(cells) == field


def test_places_in_cells_do_not_go_before_a_named_column() -> None:
    rows = [{"省份": "湖北省", "籍贯": "湖南省", "全文": LONG}]
    assert guess_mapping(("省份", "籍贯", "全文"), rows) == {"省份": "province", "全文": "text"}


def test_a_caption_above_the_names_becomes_an_empty_row_below() -> None:
    rows = [["全国政府工作报告汇总"], [], ["省份", "年份", "内容"], ["甘肃省", "2019", LONG]]
    assert list(from_header(rows)) == [["省份", "年份", "内容"], [], [], ["甘肃省", "2019", LONG]]


def test_a_table_without_names_loses_no_document() -> None:
    rows = [["甘肃省", "2019", LONG], ["青海省", "2019", LONG]]
    assert list(from_header(rows)) == [["", "", ""], *rows]


def test_the_first_row_stays_first_where_no_row_names_columns() -> None:
    rows = [["a", "b"], ["1", LONG]]
    assert list(from_header(rows)) == rows
    assert list(from_header([])) == []
