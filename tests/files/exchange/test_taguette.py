"""Taguette: a project, a page and a codebook that Taguette 1.5.2 wrote from made-up texts."""

import io
from pathlib import Path

import pytest

from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_read import read_codebook
from desktop.files.exchange.records import code_paths
from desktop.files.exchange.taguette import project_of, read_taguette_page

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXT = (
    "云岭县政府工作报告\n全县煤炭产量达到二十万吨，增长5%。𠮷祥&如意😀，居民收入稳步提高。\n"
    "明年要新建 学校三所， 改造道路十公里。"
)


def test_a_highlighted_page_is_a_document_with_its_annotations() -> None:
    received = read_taguette_page(io.BytesIO((FIXTURES / "taguette.html").read_bytes()))
    (document,) = received.project.documents
    assert (document.title, document.text) == ("云岭县报告", TEXT)
    paths = code_paths(received.project.codes)
    found = [
        (one.quote, sorted(paths.get(coding.code_id, "") for coding in one.codings))
        for one in document.selections
    ]
    assert found == [
        ("煤炭产量达到二十万吨", ["产业/煤炭"]),
        ("，增长5%", ["产业/煤炭", "目标"]),  # it begins within the one before, which the page does not say
        ("如意😀，居民收入稳步提高", ["民生"]),
        ("。\n明年要新建", [""]),
        ("改造道路十公里", ["目标"]),
    ]
    assert received.remarks == {"touching": 2}


def test_places_lead_through_bytes_blanks_and_blocks() -> None:
    page = "<p>一 \n 二<b>三</b></p><ul><li>四&amp;😀</li></ul>"
    text = "一 \n 二三四&😀"
    place = {char: len(text[: text.index(char)].encode()) for char in "一二三四&😀"}
    highlights = [
        (1, 1, place["一"], place["二"], ["甲"], "", ""),
        (2, 1, place["二"], place["四"] + 3, ["甲"], "", ""),
        (3, 1, place["&"], place["😀"] + 4, [], "王", "2024-05-06 07:08:09"),
        (4, 1, place["一"] + 3, place["二"], ["甲"], "", ""),
        (5, 1, 0, 999, ["乙"], "", ""),
    ]
    received = project_of({7: ("项目", "2024")}, [(1, 7, "题", "说明", "", page)], [], highlights)
    (document,) = received.project.documents
    assert (document.text, document.memo) == ("一 二三\n四&😀", "说明")
    found = {(one.quote, coding.code_id != "") for one in document.selections for coding in one.codings}
    assert found == {("一", True), ("二三\n四", True), ("&😀", False), ("一 二三\n四&😀", True)}
    (noted,) = (coding for one in document.selections for coding in one.codings if not coding.code_id)
    assert noted.created == "2024-05-06T07:08:09+00:00"
    again = project_of({7: ("项目", "2024")}, [(1, 7, "题", "说明", "", page)], [], highlights)
    assert again.project.documents == received.project.documents


def test_a_codebook_of_taguette_is_read() -> None:
    codes = read_codebook(FIXTURES / "taguette_codebook.csv")
    assert list(code_paths(codes).values()) == ["产业", "产业/煤炭", "民生", "目标"]
    assert [code.description for code in codes] == ["", "与煤炭有关", "居民生活", ""]


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_taguette_page(io.BytesIO(b""))
