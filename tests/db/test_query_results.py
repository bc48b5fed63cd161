"""Queries: exact results, in their order, of a library of which all rows are known."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from db.errors import NotFound
from db.queries import annotation_index, annotations, derived, documents, passages, tags
from db.queries.derived import FIGURE_COLUMNS
from db.queries.figure_search import FigureConditions, NumberCondition, TextCondition, figures_where
from db.row_types import AnnotationRow, AnnotatorRow, DocumentRow, OriginalRow, TagRow, VersionRow
from db.schema import figure_run
from db.store import Store
from tests.db.filled import AT, HEADINGS, TEXTS, filled_store

PATH = Path("l.piyue")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.fixture(scope="module")
def reading(store: Store) -> Iterator[Connection]:
    with store.read() as connection:
        yield connection


@pytest.fixture
def writing(store: Store) -> Iterator[Connection]:
    """A transaction that is taken back."""
    with pytest.raises(KeyboardInterrupt), store.unit_of_work("甲") as work:
        yield work.connection
        raise KeyboardInterrupt


def keys(rows: Any) -> list[str]:
    return [row.id for row in rows]


def section(version_id: str, headings: str, start: int) -> tuple[str, str]:
    return f"{version_id} {headings}", f"from {start}"


D2 = DocumentRow(
    "d2",
    "乙县报告",
    "notice",
    "乙县",
    "山西省",
    "长治市",
    "乙县城",
    "county",
    2023,
    "2023-01-05",
    "第十届第一次会议",
    "县长 李新民",
    "hans",
    len(TEXTS["v2b"]),
    3,
    2,
    "2.txt",
    "v2b",
    ("year", "region"),
    AT.format(2),
    "https://example.org/2",
    False,
)
D4 = DocumentRow._make(
    ("d4", "丁县报告", *[""] * 6, None, *[""] * 4, 5, 0, 2, "1.txt", "v4b", (), AT.format(4), "", False)
)


def test_documents_come_as_they_came_in_without_those_taken_away(reading: Connection) -> None:
    listed = documents.list_documents(reading)
    assert keys(listed) == ["d1", "d2", "d4"]
    assert listed[1:] == [D2, D4]
    assert (listed[0].opened, listed[0].annotations, listed[0].inferred) == (True, 3, ())
    assert [row.annotations for row in documents.list_documents(reading, ["甲"])] == [1, 1, 0]
    assert [row.annotations for row in documents.list_documents(reading, ["甲", "乙"])] == [0, 0, 0]
    assert keys(documents.some(reading, ["d4", "d3", "d9"])) == ["d4"]
    assert documents.some(reading, ["d2"]) == [D2]
    assert documents.one(reading, PATH, "d2") == D2
    assert documents.one(reading, PATH, "d2", ["乙"]) == D2._replace(annotations=2)


@pytest.mark.parametrize("key", ["d3", "d9"])
def test_a_document_that_was_taken_away_or_never_was_is_unknown(reading: Connection, key: str) -> None:
    for ask in (documents.one, documents.current_version):
        with pytest.raises(NotFound) as raised:
            ask(reading, PATH, key)
        details = {"what": "document", "id": key}
        assert (raised.value.path, raised.value.reason, raised.value.details) == (PATH, "unknown", details)


def test_versions_and_what_is_kept_of_them(reading: Connection) -> None:
    assert documents.current_version(reading, PATH, "d2") == "v2b"
    assert keys(documents.versions(reading, "d2")) == ["v2a", "v2b", "v2c"]
    assert documents.versions(reading, "d4") == [
        VersionRow(
            key, "d4", number, digest, 5, number, "1.txt", "/somewhere/1.txt", 0, 20, "gb18030", made, reason
        )
        for key, number, digest, made, reason in (
            ("v4a", 1, "h-both", AT.format(1), "import"),
            ("v4b", 2, "h-old", AT.format(2), "repair"),
        )
    ]
    assert documents.versions(reading, "d9") == []
    assert documents.texts(reading, ["d2", "d4", "d9"]) == {
        "d2": (TEXTS["v2b"], "h2"),
        "d4": (TEXTS["v4b"], "h-old"),
    }
    assert (documents.headings(reading, "v2b"), documents.headings(reading, "v9")) == (HEADINGS, "[]")
    assert (documents.removals(reading, "v2b"), documents.removals(reading, "v9")) == ('["页码"]', "[]")
    original = OriginalRow("2.txt", "/somewhere/2.txt", "gb18030", "f2", "第2个".encode())
    assert documents.original(reading, "v2a") == original
    row = documents.version_row(reading, "v2b")
    assert (row.id, row.number, row.headings, hasattr(row, "text")) == ("v2b", 2, HEADINGS, False)


def test_a_document_is_known_by_its_text_the_one_that_stands_there_now_first(reading: Connection) -> None:
    assert documents.with_text(reading, "h-old") == ("d4", "丁县报告", None)  # not d2, whose text it was
    assert documents.with_text(reading, "h-both") == ("d2", "乙县报告", None)  # the first of two that had it
    assert documents.with_text(reading, "h9") is None
    assert documents.version_with(reading, "d2", "h-old") == "v2a"
    assert documents.version_with(reading, "d2", "h1") is None
    assert documents.version_with(reading, "d1", "h-old") is None


def test_a_text_of_a_document_taken_away_is_known_too(writing: Connection) -> None:
    writing.exec_driver_sql("UPDATE document_version SET sha256 = 'h3' WHERE id = 'v3'")
    assert documents.with_text(writing, "h3") == ("d3", "丙县报告", AT.format(9))


def test_documents_are_known_by_the_file_that_they_were_read_from(reading: Connection) -> None:
    assert documents.from_path(reading, "/somewhere/1.txt") == ["d4", "d1"]  # in the order of the file
    assert documents.from_path(reading, "/somewhere/9.txt") == []
    found = documents.from_file(reading, "/somewhere/1.txt", "f1")
    assert found == [("d4", "丁县报告", None), ("d1", "甲县报告", None)]
    assert documents.from_file(reading, "/somewhere/1.txt", "f2") == []
    assert documents.from_file(reading, "/somewhere/2.txt", "f2") == [("d2", "乙县报告", None)]
    assert (documents.source_with(reading, "f2"), documents.source_with(reading, "f9")) == ("s2", None)


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [
        (0, "甲县二", ["d1"]),
        (1, "县", ["d1", "d2", "d4"]),
        (2, "旧稿。", ["d4"]),
        (2, "旧稿。外", []),
        (9, "。生产总值", ["d1"]),
        (10, "生产总值", ["d1"]),
        (9, "生产总值", []),
        (0, "丙县", []),
    ],
)
def test_words_at_their_place(reading: Connection, start: int, words: str, found: list[str]) -> None:
    assert sorted(documents.documents_with_words_at(reading, start, words)) == found


def test_numbers_go_on_behind_the_last_and_a_document_is_opened_first_once(writing: Connection) -> None:
    assert documents.next_number(writing) == 5
    assert [documents.next_version(writing, key) for key in ("d1", "d2", "d9")] == [2, 4, 1]
    assert documents.mark_opened(writing, "d2", AT.format(3))
    assert not documents.mark_opened(writing, "d2", AT.format(4))
    assert not documents.mark_opened(writing, "d1", AT.format(4))
    opened = writing.exec_driver_sql("SELECT opened_at FROM document WHERE id IN ('d1', 'd2') ORDER BY id")
    assert [row[0] for row in opened] == [AT.format(1), AT.format(3)]
    assert [row.opened for row in documents.list_documents(writing)] == [True, True, False]


A5 = AnnotationRow._make(
    (
        *("a5", "d2", "v2b", "p4", "t1", "产业", "产业", "#111111", "粮食", "", "乙", 5, 7),
        *("新稿。", "五万吨", AT.format(2), AT.format(3), f"v2b {HEADINGS}", "from 5"),
        *("乙县报告", "notice", "乙县", "山西省", "长治市", "乙县城", "county", 2023, "2023-01-05", "2.txt"),
        *("placed", 2, True, "h2", "solid"),
    )
)
A3 = AnnotationRow._make(
    (
        *("a3", "d1", "v1", "p2", "", "", "", "", "生产总值", "注", "甲", 10, 14),
        *("报告。", "一百亿", AT.format(1), AT.format(2), "v1 []", "from 10"),
        *("甲县报告", "report", "甲县", "", "", "", "", 2022, "", "1.txt"),
        *("placed", 1, False, "h1", ""),
    )
)


def test_annotations_come_by_document_and_place_and_without_a_place_last(reading: Connection) -> None:
    every = list(annotations.stream(reading, None, section))
    assert keys(every) == ["a1", "a2", "a3", "a5", "a4", "a7"]
    assert (every[2], every[3]) == (A3, A5)
    assert (every[1].tag_path, every[1].color, every[1].pattern) == ("产业/煤炭", "#222222", "")
    assert keys(annotations.stream(reading, ["d3", "d2", "d4", "d2"], section)) == ["a5", "a4", "a7"]
    assert keys(annotations.stream(reading, ["d2", "d1"], section)) == keys(every)
    assert list(annotations.stream(reading, [], section)) == []
    assert [row[0] for row in annotations.values(reading, ["d1"], section)] == ["a1", "a2", "a3"]
    assert keys(annotations.by_ids(reading, ["a6", "a5", "a9", "a2"], section)) == ["a2", "a5"]
    assert annotations.by_ids(reading, ["a3"], section) == [A3]
    assert annotations.one(reading, PATH, "a5", section) == A5


@pytest.mark.parametrize("key", ["a6", "a9"])
def test_an_annotation_of_a_document_taken_away_is_unknown(reading: Connection, key: str) -> None:
    with pytest.raises(NotFound) as raised:
        annotations.one(reading, PATH, key, section)
    details = {"what": "annotation", "id": key}
    assert (raised.value.path, raised.value.reason, raised.value.details) == (PATH, "unknown", details)


def test_annotations_are_sorted_by_document_where_many_are_read_together(
    reading: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = keys(annotations.stream(reading, None, section))
    for name, value in (("_SORTED", 1), ("_SORTED", 3), ("_SORTED", 4), ("SQL_PARAMETER_CHUNK", 1)):
        with monkeypatch.context() as patched:
            patched.setattr(annotations, name, value)
            assert keys(annotations.stream(reading, None, section)) == every


def test_an_id_is_found_by_its_beginning_in_documents_that_are_there(writing: Connection) -> None:
    for table, column, old, new in (
        ("annotation", "id", "a1", "abcd1"),
        ("annotation", "id", "a2", "abcd2"),
        ("annotation", "id", "a6", "abce3"),
    ):
        writing.exec_driver_sql(f"UPDATE {table} SET {column} = '{new}' WHERE {column} = '{old}'")
    assert annotations.find(writing, PATH, " ABCD1 ") == "abcd1"
    for beginning, reason in (
        ("abcd", "ambiguous"),
        ("abce", "unknown"),
        ("abc", "unknown"),
        ("", "unknown"),
    ):
        with pytest.raises(NotFound) as raised:
            annotations.find(writing, PATH, beginning)
        details = {"what": "annotation", "id": beginning}
        assert (raised.value.path, raised.value.reason, raised.value.details) == (PATH, reason, details)
    for key in ("d1", "d3"):
        with pytest.raises(NotFound) as raised:
            documents.find(writing, PATH, f"{key}00")
        assert (raised.value.reason, raised.value.details["what"]) == ("unknown", "document")


def test_annotators_and_how_far_documents_are_annotated(reading: Connection) -> None:
    wanted = [AnnotatorRow("u3", "丙", 0), AnnotatorRow("u2", "乙", 2), AnnotatorRow("u1", "甲", 4)]
    assert annotations.annotators(reading) == sorted(wanted, key=lambda row: row.name)
    assert annotations.coded_to(reading) == {"d1": 14, "d2": 7, "d3": 2}


def test_summaries_of_annotations_come_by_document_and_place(reading: Connection) -> None:
    every = annotation_index.all_annotations(reading)
    assert keys(every) == ["a1", "a2", "a3", "a7", "a5", "a4"]
    assert every[2] == (
        "a3",
        "d1",
        "",
        "u1",
        10,
        14,
        "生产总值",
        "注",
        "placed",
        0,
        AT.format(1),
        AT.format(2),
    )
    assert every[4] == ("a5", "d2", "t1", "u2", 5, 7, "粮食", "", "placed", 1, AT.format(2), AT.format(3))
    assert keys(annotation_index.annotations_by_id(reading, ["a6", "a5", "a9", "a1"])) == ["a1", "a5"]
    assert keys(annotation_index.annotations_with_tag(reading, "t1")) == ["a1", "a5", "a4"]
    assert annotation_index.annotations_with_tag(reading, "t3") == []
    assert annotation_index.count(reading) == 6
    contexts = {
        "a1": ("", "二〇二"),
        "a4": ("旧稿。", "一百亿"),
        "a5": ("新稿。", "五万吨"),
        "a6": ("", "报告。"),
    }
    assert annotation_index.contexts_with_tag(reading, "t1") == contexts
    assert annotation_index.annotators(reading) == {"u1": "甲", "u2": "乙", "u3": "丙"}


@pytest.mark.parametrize(("limit", "found"), [(0, 0), (1, 3), (3, 3), (4, 6), (99, 6)])
def test_the_first_annotations_are_all_of_as_many_documents_as_it_takes(
    reading: Connection, limit: int, found: int
) -> None:
    every = annotation_index.all_annotations(reading)
    assert annotation_index.first_annotations(reading, limit) == every[:found]


def test_what_an_index_of_annotations_reads_of_documents(reading: Connection) -> None:
    summaries = annotation_index.documents(reading)
    assert keys(summaries) == ["d1", "d2", "d4"]
    assert tuple(summaries[1]) == D2[:10]
    headings = {"d1": "[]", "d2": HEADINGS, "d3": "[]", "d4": "[]"}
    assert annotation_index.headings(reading, None) == headings
    assert annotation_index.headings(reading, ["d2"]) == {"d2": headings["d2"]}
    assert annotation_index.headings(reading, []) == {}
    assert annotation_index.texts(reading, ["d2", "d9"]) == {"d2": TEXTS["v2b"]}
    assert list(annotation_index.all_texts(reading)) == [
        ("d1", TEXTS["v1"]),
        ("d2", TEXTS["v2b"]),
        ("d4", TEXTS["v4b"]),
    ]


def test_the_codebook_is_a_tree_whose_siblings_have_their_order(reading: Connection) -> None:
    assert tags.codebook(reading) == [
        TagRow("t3", "交通", None, "交通", 0, "#111111", "", "1", 0, 0, pattern="dashes"),
        TagRow(
            *("t1", "产业", None, "产业", 0, "#111111", "说", "1", 1, 3, False, "用", "不用", "例"),
            pattern="solid",
        ),
        TagRow("t4", "农业", "t1", "产业/农业", 1, "#111111", "", None, 0, 0, pattern="solid"),
        TagRow("t2", "煤炭", "t1", "产业/煤炭", 1, "#222222", "", None, 0, 2, archived=True),
    ]
    assert tags.paths(reading) == {
        "t3": ("交通", "交通", "#111111", "dashes"),
        "t1": ("产业", "产业", "#111111", "solid"),
        "t4": ("农业", "产业/农业", "#111111", "solid"),
        "t2": ("煤炭", "产业/煤炭", "#222222", ""),
    }
    assert tags.children(reading, None) == ["t3", "t1"]
    assert tags.children(reading, "t1") == ["t4", "t2"]
    assert tags.subtree(reading, "t1") == ["t1", "t4", "t2"]
    assert [tags.next_position(reading, key) for key in (None, "t1", "t2")] == [2, 1, 0]


def test_annotations_are_counted_by_tag_without_documents_taken_away(reading: Connection) -> None:
    assert tags.counts_of(reading, ["t1", "t2", "t3"]) == {"t1": 3, "t2": 2, "t3": 0}
    assert tags.counts_of(reading, ["t1", "t2"], ["甲"]) == {"t1": 1, "t2": 1}
    assert tags.counts_of(reading, []) == {}
    assert {row.id: row.count for row in tags.codebook(reading, ["乙"])} == {
        "t1": 2,
        "t2": 1,
        "t3": 0,
        "t4": 0,
    }
    assert tags.counts_in(reading, "d1") == {"t1": 1, "t2": 1}
    assert tags.counts_in(reading, "d2") == {"t1": 2, "t2": 1}
    assert tags.annotations_of(reading, ["t2", "t1"]) == ["a7", "a2", *tags.annotations_of(reading, ["t1"])]
    assert sorted(tags.annotations_of(reading, ["t1"])) == ["a1", "a4", "a5", "a6"]
    assert tags.annotations_of(reading, ["t1"])[-2:] == ["a5", "a1"]


def test_tags_are_found_by_path_key_and_looks(reading: Connection) -> None:
    assert tags.with_path(reading, "产业/ 煤炭 ") == "t2"
    for none in ("煤炭", "产业/交通", "产业/煤炭/", ""):
        assert tags.with_path(reading, none) is None
    assert tags.child_named(reading, "t1", "农业") == "t4"
    assert sorted(tags.pinned_to(reading, "1")) == ["t1", "t3"]
    assert tags.color_counts(reading) == {"#111111": 3, "#222222": 1}
    assert tags.pattern_counts(reading, "#111111") == {"solid": (2, 2), "dashes": (1, 1), "": (0, 1)}


def test_passages_and_what_stands_on_them(reading: Connection) -> None:
    assert passages.passage_id_at(reading, "v1", 10, 14) == "p2"
    ranges = {(0, 2): "p1", (10, 14): "p2"}
    assert passages.ids_by_range(reading, "v1", [*ranges, (0, 3)]) == ranges
    assert passages.ids_by_range(reading, "v1", [(9, end) for end in range(10, 27)]) == ranges
    assert passages.ids_by_range(reading, "v1", [(9, end) for end in range(10, 26)]) == {}
    assert sorted(passages.of_document(reading, "d2")) == [
        ("p3", "v2a", 5, 9),
        ("p4", "v2b", 5, 7),
        ("p6", "v2b", 0, 2),
        ("p7", "v2a", 0, 2),
    ]
    assert sorted(passages.annotations_on(reading, "d1")) == [
        ("a1", "v1", 0, 2, "t1", "u1", "一"),
        ("a2", "v1", 0, 2, "t2", "u2", "二"),
        ("a3", "v1", 10, 14, None, "u1", "注"),
    ]
    assert [row.id for row in passages.movable(reading, "d2")] == ["p4", "p3"]
    assert [row.id for row in passages.movable(reading, "d1")] == ["p1", "p2"]
    standing = passages.referencing(reading, "annotation", "d2")
    assert sorted(map(tuple, standing)) == [("a4", "p3"), ("a5", "p4")]
    corrections = passages.referencing(reading, "figure_correction", "d2")
    assert list(map(tuple, corrections)) == [("c3", "p4")]
    assert sorted(map(tuple, passages.bookmarks_of(reading, "d1"))) == [("b1", 3), ("b2", 9)]
    tagged = passages.tagged(reading, ["p1", "p2", "p3", "p6"], "u1")
    assert tagged == {("p1", "t1"): "a1", ("p2", None): "a3"}
    assert passages.tagged(reading, ["p1"], "u2") == {("p1", "t2"): "a2"}


def test_a_passage_is_unused_when_nothing_stands_on_it_or_came_from_it(writing: Connection) -> None:
    every = [f"p{number}" for number in range(1, 8)]
    assert passages.unused(writing, every) == []
    writing.exec_driver_sql("DELETE FROM annotation WHERE id IN ('a3', 'a4', 'a5', 'a7')")
    assert passages.unused(writing, every) == ["p6"]
    writing.exec_driver_sql("DELETE FROM figure_correction")
    assert sorted(passages.unused(writing, every)) == ["p2", "p4", "p6", "p7"]
    assert passages.unused(writing, ["p1", "p4"]) == ["p4"]
    writing.exec_driver_sql("UPDATE passage SET moved_from = NULL")
    assert sorted(passages.unused(writing, every)) == ["p2", "p3", "p4", "p6", "p7"]


def figures(rows: Iterator[tuple[Any, ...]]) -> list[str]:
    return [row[FIGURE_COLUMNS.index("text")] for row in rows]


def test_figures_of_a_document_come_by_place(reading: Connection) -> None:
    assert FIGURE_COLUMNS[0] == "document_id"
    assert figures(derived.figures_of(reading, "d1")) == ["d1:3", "d1:8", "d1:14"]
    assert figures(derived.figures_of(reading, "d4")) == []
    assert derived.indicators(reading) == [("产值", 3), ("粮食", 1)]
    assert derived.corrected_documents(reading) == {"d1"}


def _of(column: str, values: Sequence[str] = (), **more: Any) -> TextCondition:
    return TextCondition((column,), values, **more)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["d1:14", "d1:3", "d1:8", "d2:5"]),
        ({"texts": [_of("indicator", ["产值"])]}, ["d1:14", "d1:3"]),
        ({"texts": [_of("indicator", ["产值"], negated=True)]}, ["d1:8", "d2:5"]),
        (
            {"texts": [_of("indicator", ["产值", "粮食"]), _of("status", ["achieved"])]},
            ["d1:3", "d2:5"],
        ),
        ({"texts": [_of("indicator", patterns=["*值", "粮?"])]}, ["d1:14", "d1:3", "d2:5"]),
        ({"texts": [_of("indicator", patterns=["值*"])]}, []),
        ({"texts": [_of("indicator", patterns=["*"]), _of("status", patterns=["t*"])]}, ["d1:14"]),
        ({"texts": [_of("indicator", parts=["值"])]}, ["d1:14", "d1:3"]),
        ({"texts": [_of("indicator", parts=["粮", "食"]), _of("text", parts=["d2"])]}, ["d2:5"]),
        ({"texts": [_of("indicator", parts=["粮*"])]}, []),
        ({"texts": [TextCondition(("unit", "norm_unit"), ["亿元", "吨"])]}, ["d1:14", "d2:5"]),
        ({"texts": [TextCondition(("unit", "norm_unit"), ["元"])]}, ["d1:14", "d1:3"]),
        ({"texts": [TextCondition(("unit", "norm_unit"), ["元"], negated=True)]}, ["d1:8", "d2:5"]),
        ({"texts": [_of("norm_unit", ["元"])]}, ["d1:14", "d1:3"]),
        ({"texts": [_of("norm_unit", ["元"]), _of("norm_unit", ["吨"])]}, []),
        ({"texts": [_of("kind", [])]}, []),
        ({"numbers": [NumberCondition(">=", 120)]}, ["d1:14"]),
        ({"numbers": [NumberCondition(">", 120)]}, []),
        ({"numbers": [NumberCondition(">", 50)]}, ["d1:14"]),
        ({"numbers": [NumberCondition("<=", 7)]}, ["d1:3"]),
        ({"numbers": [NumberCondition("<", 7)]}, []),
        ({"numbers": [NumberCondition("<", 101), NumberCondition(">=", 50)]}, ["d1:14", "d2:5"]),
        ({"numbers": [NumberCondition("=", 110)]}, []),
        ({"numbers": [NumberCondition("=", 120), NumberCondition("=", 100)]}, ["d1:14"]),
        ({"numbers": [NumberCondition("=", 7.01, 0.01)]}, ["d1:3"]),
        ({"numbers": [NumberCondition("!=", 7.01, 0.01)]}, ["d1:14", "d2:5"]),
        ({"numbers": [NumberCondition("!=", 120)]}, ["d1:3", "d2:5"]),
        ({"years": [[(2022, 2022)]]}, ["d1:14", "d1:3", "d1:8"]),
        ({"years": [[(2023, 2030), (2000, 2001)]]}, ["d2:5"]),
        ({"years": [[(2000, 2022)], [(2022, 2023)]]}, ["d1:14", "d1:3", "d1:8"]),
    ],
)
def test_figures_that_fulfill_conditions(
    reading: Connection, wanted: dict[str, Any], found: list[str]
) -> None:
    conditions = FigureConditions(**wanted)
    rows = figures(figures_where(reading, conditions))
    assert sorted(rows) == found
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)  # documents as they came in
    for chosen in (["d2", "d3"], ["d2", *map(str, range(499))], ["d2", *map(str, range(500))]):
        only = figures(figures_where(reading, conditions, chosen))
        assert only == [row for row in rows if row.startswith("d2")]


def _run(document: str, version: str, year: int | None, stamp: str = "now") -> dict[str, Any]:
    return {"document_id": document, "version_id": version, "year": year, "recognizer": stamp}


def test_figures_are_outdated_by_another_text_year_or_recognizer(writing: Connection) -> None:
    assert derived.without_figures(writing, "now") == ["d1", "d2", "d4"]
    derived.store_figures(writing, [], [_run("d4", "v4b", None), _run("d1", "v1", 2022)])
    assert derived.without_figures(writing, "now") == ["d2"]
    assert derived.without_figures(writing, "later") == ["d1", "d2", "d4"]
    assert figures(derived.figures_of(writing, "d1")) == []
    assert figures(derived.figures_of(writing, "d2")) == ["d2:5"]
    assert derived.has_figures(writing, "d1", "v1", 2022, "now")
    assert derived.has_figures(writing, "d4", "v4b", None, "now")
    for one in (("d1", "v1", 2022, "x"), ("d1", "v1", None, "now"), ("d1", "x", 2022, "now")):
        assert not derived.has_figures(writing, *one)
    assert not derived.has_figures(writing, "d2", "v2b", 2023, "now")
    for run in (_run("d1", "v1", None), _run("d1", "v2b", 2022), _run("d1", "v1", 2022, "then")):
        derived.store_figures(writing, [], [run])
        assert derived.without_figures(writing, "now") == ["d1", "d2"]
    row: tuple[Any, ...] = ("d1", 1, 2, *(["x"] * (len(FIGURE_COLUMNS) - 5)), 1.0, 2.0)
    derived.store_figures(writing, [row], [_run("d1", "v1", 2022)])
    assert list(derived.figures_of(writing, "d1")) == [row]


def test_what_is_packed_of_former_figures_goes_with_them(writing: Connection) -> None:
    packed = select(figure_run.c.packed).where(figure_run.c.document_id == "d1")
    derived.store_figures(writing, [], [{**_run("d1", "v1", 2022), "packed": b"p"}])
    assert writing.scalar(packed) == b"p"
    derived.store_figures(writing, [], [_run("d1", "v1", 2022)])
    assert writing.scalar(packed) is None


def test_words_are_counted_again_by_another_segmenter(writing: Connection) -> None:
    assert derived.without_word_counts(writing, "now") == ["d1", "d2", "d4"]
    counts = {"review": 1, "plan": 2, "other": 3, "segmenter": "now"}
    derived.store_word_counts(writing, [{"version_id": "v2b", **counts}, {"version_id": "v1", **counts}])
    assert derived.without_word_counts(writing, "now") == ["d4"]
    assert derived.without_word_counts(writing, "later") == ["d1", "d2", "d4"]
    assert derived.word_counts(writing, "now") == {"v2b": (1, 2, 3), "v1": (1, 2, 3)}
    assert derived.word_counts(writing, "later") == {}
    derived.store_word_counts(writing, [{"version_id": "v1", **counts, "plan": 9}])
    assert derived.word_counts(writing, "now")["v1"] == (1, 9, 3)


def test_texts_to_analyze_and_layers(writing: Connection) -> None:
    assert derived.texts_to_analyze(writing, ["d2", "d1", "d9"]) == [
        ("d1", "v1", 2022, "[]", TEXTS["v1"]),
        ("d2", "v2b", 2023, HEADINGS, TEXTS["v2b"]),
    ]
    assert derived.layers_of(writing, "v1", "now") is None
    derived.store_layers(writing, "v1", "then", b"w", b"t")
    assert derived.layers_of(writing, "v1", "now") is None
    derived.store_layers(writing, "v1", "now", b"w2", b"t2")
    assert derived.layers_of(writing, "v1", "now") == (b"w2", b"t2")
    assert derived.layers_of(writing, "v1", "then") is None
