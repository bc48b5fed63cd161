"""Whatever a step may hold has a name in the window, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from db.row_changes import RECORDED
from db.schema import metadata
from desktop import i18n
from desktop.actions.document_filters import DocumentFilters
from desktop.files.table_words import column_name
from desktop.text.figures.model import FIELDS
from desktop.views.history.field_labels import HIDDEN, field_label, table_label


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.language()
    yield i18n.use(request.param)
    i18n.use(before)


def columns() -> set[str]:
    every = {column.name for table in RECORDED for column in metadata.tables[table].columns}
    return {name for name in every if name not in HIDDEN and not name.endswith("_id")}


def is_said(text: str, language: str) -> bool:
    return not re.search("[A-Za-z_]" if language == "zh" else "_", text)


def test_each_table_has_a_name(language: str) -> None:
    assert [name for name in sorted(RECORDED) if not is_said(table_label(name), language)] == []


def test_each_column_has_a_name(language: str) -> None:
    assert [name for name in sorted(columns()) if not is_said(field_label(name), language)] == []


def test_each_field_of_a_figure_and_each_filter_has_a_name(language: str) -> None:
    filters = (one.name.removesuffix("s") for one in fields(DocumentFilters))
    assert [name for name in (*FIELDS, *filters) if not is_said(field_label(name), language)] == []


def test_the_script_of_a_text_is_called_the_same_in_the_window_and_in_exports() -> None:
    before = i18n.language()
    i18n.use("zh")
    assert field_label("script") == column_name("script")
    i18n.use(before)
