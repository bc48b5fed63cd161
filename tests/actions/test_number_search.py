"""Number search and the rows it reads: derived, remade when anything they are made of changes."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.queries import figure_search
from desktop.actions import derived_data, number_search
from desktop.actions.derived_data import update_figures, update_word_counts
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.figure_listing import list_figures
from desktop.actions.known_figures import known_figures
from desktop.actions.library import Library
from desktop.actions.number_search import all_figures, find_numbers, occurring_indicators, sentence_of
from desktop.actions.row_types import DocumentRow
from desktop.actions.user_data import CorrectFigure
from desktop.actions.versions import AcceptRepair
from desktop.text.number_query import fulfills, parse_number_query
from desktop.text.text_analysis import characters_of_parts, recognizer_stamp, segmenter_stamp, words_of_parts
from tests.actions.factories import TEXT, imported, source
from tests.helpers.commands import ROOT


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def _rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("SELECT * FROM figure ORDER BY document_id, start"))


def _found(
    library: Library, query: str = "值>=0", filters: DocumentFilters = ALL_DOCUMENTS
) -> list[tuple[str, str]]:
    found = find_numbers(library.queries, parse_number_query(query), filters)
    return [(one.document.id, one.fields["text"]) for one in found]


def _texts(count: int) -> list[str]:
    return [TEXT.replace("百分之六", f"{number}.5%") + f"第{number}篇\n" for number in range(count)]


def test_the_rows_are_what_is_recognized(library: Library) -> None:
    document = imported(library)
    assert update_figures(library) == 1
    assert update_figures(library) == 0
    assert occurring_indicators(library.queries) == [("地区生产总值", 2)]
    known = known_figures(TEXT, library.queries.headings(document), 2024, ())
    found = list(find_numbers(library.queries, parse_number_query("值>=0")))
    assert [one.fields for one in found] == [{**one.figure.as_dict(), "doubt": None} for one in known]
    assert [one.fields["value"] for one in found] == [100, 6]
    assert sentence_of(library.queries, found[1]) == "生产总值增长百分之六。"
    assert library.undoable() is not None and library.undoable().name == "import"  # type: ignore[union-attr]


def test_without_rows_the_same_is_found(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(5))))
    before = _found(library, "值≥2 单位=%")
    assert len(before) == 3
    update_figures(library)
    assert _found(library, "值≥2 单位=%") == before
    assert len(_rows(library.path)) == 10


_FIELDS = (
    *("指标=地区生产总值", "指标=*产*", "指标!=地区生产总值", "指标=就业人数|地区生产总值"),
    *(
        "值≥5",
        "值>5 单位=%",
        "值<=0.5",
        "值<6 单位=%",
        "值=6%",
        "值!=6",
        "值=2–4 单位=%",
        "值=3 单位=桶",
        "单位=亿元",
    ),
    *(
        "值≥3亿元",
        "值≥0.5 值≤4 单位=%",
        "状态=目标",
        "状态!=目标",
        "增减=增长|下降",
        "种类=增减",
        "限定词=左右",
    ),
    *(
        "年份=2024",
        "年份=2020–2022",
        "年份=2020,2024",
        "年份!=2021",
        "年份!=2020,2024",
        "年份>2021",
        "年份<2021",
    ),
    *(
        "年份>=2021-2022",
        "年份<=2021-2022",
        "年份>2021-2022",
        "年份<2021-2022",
        "时期=2023",
        "时期<2023",
        "存疑=*",
    ),
)


def test_whatever_is_asked_the_same_is_found_as_by_looking_at_every_figure(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(6))))
    rows = library.queries.documents()
    for row, year in zip(rows, (None, 2020, 2021, 2022, 2023), strict=False):
        library.perform(SetMetadata(row.id, year=year))
    update_figures(library)
    rows = library.queries.documents()
    every = [(row, figure) for row in rows for figure in all_figures(library.queries, row, outdated=False)]
    assert len(every) >= 12
    rng, answers = random.Random(5), 0
    for number in range(len(_FIELDS) + 80):
        some = [_FIELDS[number]] if number < len(_FIELDS) else rng.sample(_FIELDS, 2)
        query = parse_number_query(" ".join(some))
        scanned = [(row.id, one["start"]) for row, one in every if fulfills(query, one, row.year)]
        found = [(one.document.id, one.fields["start"]) for one in find_numbers(library.queries, query)]
        assert found == scanned, some
        answers += bool(found)
    assert answers > 40


def test_several_processes_give_what_one_gives(library: Library, tmp_path: Path) -> None:
    library.perform(ImportFile(source(*_texts(20))))
    told: list[tuple[int, int]] = []
    update_figures(library, lambda done, total: told.append((done, total)), processes=2)
    assert told == [(done, 20) for done in range(20)]
    several = _rows(library.path)
    with closing(sqlite3.connect(library.path)) as connection:
        connection.executescript("DELETE FROM figure; DELETE FROM figure_run;")
    update_figures(library, processes=0)
    assert _rows(library.path) == several != []


def test_what_changes_is_made_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    document = imported(library)
    update_figures(library)
    library.perform(SetMetadata(document, year=2020))
    (one,) = find_numbers(library.queries, parse_number_query("状态=目标"))
    assert one.fields["period"] == "2020"
    assert update_figures(library) == 1
    start = TEXT.index("一百")
    library.perform(AcceptRepair(document, start, start + 2, "三千"))
    assert (document, "三千亿元") in _found(library)
    assert update_figures(library) == 1
    library.undo()
    assert (document, "一百亿元") in _found(library)
    assert update_figures(library) == 1
    for module in (derived_data, number_search):
        monkeypatch.setattr(module, "recognizer_stamp", lambda: "another")
    assert update_figures(library) == 1
    assert len(_rows(library.path)) == 2


class _Stopped(Exception):
    """What stops a search."""


def test_a_search_stops_where_figures_are_recognized_anew_though_none_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [
        imported(library),
        imported(library, TEXT + "第二篇\n"),
        imported(library, TEXT + "第三篇\n"),
    ]
    update_figures(library)
    monkeypatch.setattr(number_search, "recognizer_stamp", lambda: "another")
    seen: list[str] = []

    def check_canceled(row: DocumentRow) -> None:
        seen.append(row.id)
        if len(seen) == 2:
            raise _Stopped

    query = parse_number_query("指标=无此指标")
    with pytest.raises(_Stopped):
        list_figures(library.queries, query, ALL_DOCUMENTS, lambda _: None, on_document=check_canceled)
    assert seen == documents[:2]


def test_a_search_stops_where_figures_are_looked_through_though_none_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        imported(library, TEXT + f"第{number}篇\n")
    update_figures(library)
    monkeypatch.setattr(figure_search, "_DOCUMENTS_TOGETHER", 2)
    query, seen = parse_number_query("种类=数量 值=12345 年份=2024"), 0
    assert list(find_numbers(library.queries, query)) == []

    def check_canceled() -> None:
        nonlocal seen
        seen += 1
        if seen == 3:
            raise _Stopped

    with pytest.raises(_Stopped):
        list_figures(library.queries, query, ALL_DOCUMENTS, lambda _: None, check_canceled=check_canceled)
    assert seen == 3


def test_documents_taken_away_are_not_asked(library: Library) -> None:
    document = imported(library)
    update_figures(library)
    library.perform(DeleteDocuments([document]))
    assert _found(library) == []
    library.undo()
    assert len(_found(library)) == 2


@pytest.mark.parametrize("with_rows", [True, False])
def test_corrections_go_before_what_was_recognized(library: Library, with_rows: bool) -> None:
    first, second = imported(library), imported(library, TEXT + "第二篇\n")
    if with_rows:
        update_figures(library)
    start = TEXT.index("一百亿元")
    library.perform(CorrectFigure(first, start, start + 4, {"indicator": "工业产值"}))
    start = TEXT.index("百分之六")
    library.perform(CorrectFigure(first, start, start + 4, None))
    assert _found(library) == [(first, "一百亿元"), (second, "一百亿元"), (second, "百分之六")]
    assert _found(library, "指标=工业产值") == [(first, "一百亿元")]
    assert _found(library, "指标=生产总值 值≥1亿元") == [(second, "一百亿元")]


def test_words_and_places(library: Library) -> None:
    document = imported(library)
    update_figures(library)
    assert _found(library, "招商引资 值≥1") == [(document, "一百亿元")]
    assert _found(library, "招商引资 IN/document 值≥1") == [(document, "一百亿元"), (document, "百分之六")]
    assert _found(library, "工作安排 IN/section 值≥1") == [(document, "百分之六")]
    assert _found(library, "没有") == []
    assert _found(library, "值≥1", DocumentFilters(parts=("plan",))) == [(document, "百分之六")]
    assert _found(library, "值≥1", DocumentFilters(regions=("某县",))) == _found(library)
    assert _found(library, "值≥1", DocumentFilters(regions=("乙县",))) == []


_KILLED = """
import os, signal, sys
from desktop.actions.library import Library
from desktop.actions.derived_data import update_figures
def watch(done, total):
    if done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
with Library.open(sys.argv[1]) as library:
    update_figures(library, watch)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_while_recognizing_nothing_is_wrong(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(20))))
    before = _found(library)
    done = subprocess.run([sys.executable, "-c", _KILLED, library.path, "16"], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert _found(library) == before
    assert update_figures(library) == 4
    assert _found(library) == before


def test_words_are_counted_by_part(library: Library) -> None:
    document = imported(library)
    assert update_word_counts(library) == 1
    assert update_word_counts(library) == 0
    headings = library.queries.headings(document)
    counts = words_of_parts(TEXT, headings)
    with closing(sqlite3.connect(library.path)) as connection:
        (row,) = connection.execute("SELECT review, plan, other FROM text_statistics")
    assert row == counts
    assert counts == (12, 6, 3)
    characters = characters_of_parts(len(TEXT), headings)
    assert sum(characters) == len(TEXT)
    assert characters[2] == len("政府工作报告\n")


def test_the_stamps_are_of_their_own_rules() -> None:
    assert len({recognizer_stamp(), segmenter_stamp()}) == 2
    assert all(len(one) == 16 for one in (recognizer_stamp(), segmenter_stamp()))
