"""Query plans: what is asked at every key press reads indexes, and never walks through all annotations."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from db.queries import figure_search
from desktop.actions import annotation_index
from desktop.actions.annotate import AddAnnotation, KeepAsLost
from desktop.actions.backups import check
from desktop.actions.current_figures import outdated_documents
from desktop.actions.derived_data import update_figures
from desktop.actions.documents import DeleteDocuments
from desktop.actions.library import Library
from desktop.actions.number_search import find_numbers, occurring_indicators
from desktop.actions.user_data import FiguresToAnnotations
from desktop.actions.versions import NewVersion
from desktop.text.number_query import parse_number_query
from tests.actions.factories import TEXT, imported, source, tagged


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def _plans(library: Library, act: Callable[[], object]) -> list[str]:
    """Return the steps of the plans of all queries that are asked meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "WITH")):
            asked.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    with closing(sqlite3.connect(library.path)) as connection:
        return [
            row[3]
            for statement, values in asked
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]


@pytest.mark.parametrize("without", [(), ("乙",)])
def test_the_counts_of_the_codebook_come_from_an_index(library: Library, without: tuple[str, ...]) -> None:
    plan = _plans(library, lambda: library.queries.tags(without))
    assert "SCAN annotation USING COVERING INDEX annotation_by_tag" in plan
    assert not any(step.startswith(("SCAN document USING INDEX sqlite", "SEARCH document")) for step in plan)


def test_the_annotations_of_a_document_are_read_in_the_order_in_which_they_are_kept(library: Library) -> None:
    document = imported(library)
    library.perform(AddAnnotation(document, 0, 4, tagged(library)))
    plan = _plans(library, lambda: library.queries.annotations(document))
    assert "SEARCH annotation USING INTEGER PRIMARY KEY (rowid=?)" in plan
    assert not any(step.startswith(("SCAN annotation", "SCAN passage")) for step in plan)


def test_what_waits_for_review_is_counted_from_its_own_index(library: Library) -> None:
    plan = _plans(library, library.queries.review_counts)
    assert "SCAN annotation USING COVERING INDEX annotation_not_placed" in plan
    plan = _plans(library, lambda: library.queries.in_state("review"))
    assert "SEARCH annotation USING COVERING INDEX annotation_not_placed (state=?)" in plan


def test_a_file_is_known_by_its_path_without_a_walk_through_the_documents(library: Library) -> None:
    asked: list[str] = []

    def listen(_: object, cursor: sqlite3.Cursor, *_others: object) -> None:
        cursor.connection.set_trace_callback(asked.append)  # it is asked by the driver itself

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        library.queries.documents_from("/somewhere/报告.txt")
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    (statement,) = (one for one in asked if "source_file" in one)
    with closing(sqlite3.connect(library.path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert plan[0] == "SEARCH source_file USING INDEX source_file_by_path (path=?)"
    assert not any(step.startswith("SCAN") for step in plan)


def test_the_annotations_of_a_document_cost_nothing_of_the_others(library: Library) -> None:
    document = imported(library)
    library.perform(AddAnnotation(document, 0, 4, tagged(library)))
    plan = _plans(library, lambda: library.queries.annotations(document))
    assert not any(step.startswith(("SCAN annotation", "SCAN document", "SCAN passage")) for step in plan)


def test_a_tag_is_applied_to_many_places_without_reading_all_annotations(library: Library) -> None:
    document, tag = imported(library), tagged(library)
    spans = [(0, 2), (2, 4), (4, 6)]
    plan = _plans(library, lambda: library.perform(FiguresToAnnotations(document, spans, tag)))
    assert not any("annotation_by_annotator" in step or step.startswith("SCAN annotation") for step in plan)


def test_a_text_is_found_without_counting_annotations(library: Library) -> None:
    document = imported(library)
    for ask in (library.queries.text, library.queries.headings, library.queries.version):
        plan = _plans(library, lambda ask=ask: ask(document))  # type: ignore[misc]
        assert plan and not any("annotation" in step for step in plan)


def test_outdated_figures_and_indicators_that_occur_come_from_indexes(library: Library) -> None:
    imported(library)
    update_figures(library)
    plan = _plans(library, lambda: outdated_documents(library.queries))
    assert any(step.startswith("SEARCH figure_run USING COVERING INDEX figure_run_current") for step in plan)
    plan = _plans(library, lambda: occurring_indicators(library.queries))
    assert plan[0] == "SEARCH figure USING COVERING INDEX figure_by_indicator (indicator>?)"


@pytest.mark.parametrize(
    "query",
    ["指标=地区生产总值 值≥5 单位=%", "指标=地区生产总值|就业人数 限定词=左右 状态=目标 年份=2020–2026"],
)
def test_figures_of_an_indicator_are_found_without_reading_figures(library: Library, query: str) -> None:
    imported(library)
    update_figures(library)
    plan = _plans(library, lambda: list(find_numbers(library.queries, parse_number_query(query))))
    used = [step for step in plan if step.startswith(("SEARCH figure ", "SCAN figure "))]
    assert [step.split(" (")[0] for step in used] == [
        "SEARCH figure USING COVERING INDEX figure_by_indicator"
    ]
    assert "indicator=? AND document_id=?" in used[0]
    assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize(
    ("query", "index"),
    [("值≥1000 单位=亿元", "figure_by_value"), ("时期=2020–2026", "figure_by_period")],
)
@pytest.mark.parametrize("are_few", [True, False])
def test_few_figures_are_found_by_value_or_period_and_many_document_by_document(
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, index: str, are_few: bool
) -> None:
    imported(library)
    update_figures(library)
    monkeypatch.setattr(figure_search, "_MOST_SORTED", 100 if are_few else -1)
    plan = _plans(library, lambda: list(find_numbers(library.queries, parse_number_query(query), whole=True)))
    used = [step.split(" (")[0] for step in plan if step.startswith(("SEARCH figure ", "SCAN figure "))]
    counted = f"SEARCH figure USING COVERING INDEX {index}"
    if index == "figure_by_period":  # the periods that occur, each looked for behind the one before
        assert used[:2] == [counted, counted]
        del used[:2]
    if are_few:
        assert used == [counted, "SEARCH figure USING INTEGER PRIMARY KEY", counted]
    else:
        assert used == [counted, "SEARCH figure USING INDEX figure_by_document"]
        assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize(
    ("query", "indexes"),
    [
        ("种类=位次|比例", ["figure_by_kind"]),
        ("增减=下降", ["figure_by_direction"]),
        ("状态=其他", ["figure_by_status"]),
        ("存疑=*", ["figure_by_doubt"]),
        ("限定词=左右", ["figure_by_qualifier"]),
        ("单位=亿元", ["figure_by_value", "figure_by_unit"]),
        ("值=5亿元", ["figure_by_value", "figure_by_values"]),
        ("指标=地区生产总值 存疑=*", ["figure_by_doubt"]),
    ],
)
def test_what_few_figures_have_is_found_through_what_is_small(
    library: Library, query: str, indexes: list[str]
) -> None:
    for number in range(3):
        imported(library, TEXT + f"第{number}篇\n")
    update_figures(library)
    plan = _plans(library, lambda: list(find_numbers(library.queries, parse_number_query(query))))
    figures = [step for step in plan if step.startswith(("SEARCH figure ", "SCAN figure "))]
    for index in indexes:
        assert any(f" INDEX {index} " in f"{step} " for step in figures), plan
    assert not any("figure_by_document" in step or step == "SCAN figure" for step in figures), plan


@pytest.mark.parametrize(
    "query", ["种类=数量|位次", "状态=目标|其他", "增减=增长|下降", "种类!=位次", "存疑!=*"]
)
def test_what_many_figures_have_is_found_document_by_document(library: Library, query: str) -> None:
    imported(library)
    update_figures(library)
    plan = _plans(library, lambda: list(find_numbers(library.queries, parse_number_query(query))))
    used = [step.split(" (")[0] for step in plan if step.startswith(("SEARCH figure ", "SCAN figure "))]
    assert used == ["SEARCH figure USING INDEX figure_by_document"]
    assert not any("TEMP B-TREE" in step for step in plan)


def test_annotations_of_removed_documents_are_not_counted(library: Library) -> None:
    kept, gone, tag = imported(library), imported(library, "另一篇文档。"), tagged(library)
    library.perform(AddAnnotation(kept, 0, 4, tag))
    library.perform(AddAnnotation(kept, 0, 5, tag, annotator="乙"))
    library.perform(AddAnnotation(gone, 0, 2, tag))
    library.perform(DeleteDocuments([gone]))
    assert {row.id: row.count for row in library.queries.tags()}[tag] == 2
    assert {row.id: row.count for row in library.queries.tags(["乙"])}[tag] == 1
    library.undo()
    assert {row.id: row.count for row in library.queries.tags()}[tag] == 3


def test_what_waits_in_removed_documents_is_not_counted(library: Library) -> None:
    document, tag = imported(library), tagged(library)
    for words in ("招商引资", "成效显著", "工作回顾"):
        start = TEXT.index(words)
        library.perform(AddAnnotation(document, start, start + 4, tag))
    library.perform(NewVersion(document, source("全新的文字，什么也没有。")))
    waiting = library.queries.in_state("review")
    assert library.queries.review_counts() == {"review": 3}
    library.perform(KeepAsLost([waiting[0].id]))
    assert library.queries.review_counts() == {"review": 2, "lost": 1}
    assert [row.id for row in library.queries.in_state("lost")] == [waiting[0].id]
    library.perform(DeleteDocuments([document]))
    assert library.queries.review_counts() == {}
    assert library.queries.in_state("review") == []


def test_an_annotation_may_have_no_tag(library: Library) -> None:
    document, tag = imported(library), tagged(library)
    for start in (0, 4):
        library.perform(AddAnnotation(document, start, start + 2, tag, note="记"))
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("UPDATE annotation SET tag_id = NULL WHERE note = '记' AND rowid = 1")
        connection.commit()
    rows = {row.tag_id: row for row in library.queries.annotations(document)}
    assert rows.keys() == {"", tag}
    assert (rows[""].tag, rows[""].tag_path, rows[""].color, rows[""].note) == ("", "", "", "记")
    assert {row.id: row.count for row in library.queries.tags()}[tag] == 1
    assert library.queries.tag_counts(document) == {tag: 1}
    assert {row.tag_id for row in annotation_index.all_annotations(library.queries).rows} == {"", tag}
    assert "foreign-key" not in {one.kind for one in check(library.path)}
