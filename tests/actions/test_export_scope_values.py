"""The export scope: exact values, counts and progress of what is exported of a library of known rows."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.store import Store
from desktop.actions.export_scope import (
    AnnotationSelection,
    ExportScope,
    annotation_fields,
    document_ids_where,
    subtree_tag_ids,
)
from desktop.actions.library_queries import LibraryQueries
from desktop.files.annotations_csv import COLUMNS
from tests.db.filled import AT, filled_store


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryQueries]:
    store: Store
    with filled_store(tmp_path_factory.mktemp("filled")) as store:
        yield LibraryQueries(store)


EVERY = ["a1", "a2", "a3", "a5", "a4", "a7"]


def ids(rows: Any) -> list[str]:
    return [row["annotation_id"] for row in rows]


@pytest.mark.parametrize(
    ("documents", "only", "found"),
    [
        (None, AnnotationSelection(), EVERY),
        (["d2", "d3"], AnnotationSelection(), EVERY[3:]),
        ([], AnnotationSelection(), []),
        (None, AnnotationSelection(tags=frozenset({"t1", ""})), ["a1", "a3", "a5", "a4"]),
        (None, AnnotationSelection(tags=frozenset({"t2"})), ["a2", "a7"]),
        (None, AnnotationSelection(annotators=frozenset({"乙"})), ["a2", "a5"]),
        (None, AnnotationSelection(frozenset({"t1"}), frozenset({"乙"})), ["a5"]),
        (None, AnnotationSelection(tags=frozenset()), []),
    ],
)
def test_annotations_are_chosen_and_counted(
    queries: LibraryQueries, documents: list[str] | None, only: AnnotationSelection, found: list[str]
) -> None:
    scope = ExportScope(queries, "名", documents, only=only)
    assert scope.count() == len(found)
    assert scope.tally.annotations == 0
    assert ids(scope.annotations()) == found
    assert scope.tally.annotations == len(found)
    assert [row[0] for row in scope.annotation_columns()] == found
    assert ids(scope.annotation_rows()) == found


def test_an_annotation_that_has_no_place_has_no_offsets_in_a_table(queries: LibraryQueries) -> None:
    scope = ExportScope(queries, "名", ["d2"])
    five, four, _ = scope.annotation_rows()
    assert (five["start"], five["end"], five["section"], five["part"]) == (
        5,
        7,
        "一、新稿 / （一）粮食",
        "plan",
    )
    assert (four["start"], four["end"], four["section"], four["part"]) == (None, None, None, None)
    assert (four["quote"], four["state"], four["version"]) == ("生产总值", "review", 1)
    raw = list(scope.annotations())
    assert (raw[1]["start"], raw[1]["end"]) == (5, 9)
    (_, columns, _) = scope.annotation_columns()
    assert dict(zip(COLUMNS, columns, strict=True)) == {name: four[name] for name in COLUMNS}
    row = queries.annotation("a4")
    assert annotation_fields(row) == {name: four[name] for name in COLUMNS}
    assert annotation_fields(queries.annotation("a5"))["start"] == 5


def test_who_watches_is_told_before_the_first_and_every_so_many(queries: LibraryQueries) -> None:
    told: list[tuple[int, int, str]] = []
    scope = ExportScope(queries, "名", ["d1", "d2"], lambda *one: told.append(one))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("desktop.actions.export_scope.PROGRESS_STEP", 2)
        assert len(list(scope.annotations())) == 6
    assert told == [(0, 6, ""), (0, 6, "甲县报告"), (2, 6, "甲县报告"), (4, 6, "乙县报告")]


def test_documents_are_told_and_counted(queries: LibraryQueries) -> None:
    scope = ExportScope(queries, "名", ["d2", "d4", "d3"])
    assert [row.id for row in scope.rows()] == ["d2", "d4"]
    first, second = scope.documents()
    assert (first["title"], first["year"], second["title"], second["year"]) == (
        "乙县报告",
        2023,
        "丁县报告",
        None,
    )
    assert scope.tally.documents == 2
    known = scope.classification()
    rows = list(scope.document_table(known))
    assert len(rows) == 2 and scope.tally.documents == 4
    assert scope.to_recognize() == 2


def test_the_codebook_is_counted(queries: LibraryQueries) -> None:
    scope = ExportScope(queries, "名")
    assert [code.name for code in scope.codes()] == ["交通", "产业", "农业", "煤炭"]
    assert scope.tally.tags == 4


def test_the_records_for_other_programs_are_watched_and_counted(queries: LibraryQueries) -> None:
    told: list[tuple[int, int, str]] = []
    scope = ExportScope(queries, "名", ["d1", "d2"], lambda *one: told.append(one))
    project = scope.project()
    assert told == []
    assert [one.title for one in project.documents] == ["甲县报告", "乙县报告"]
    assert told == [(0, 2, "甲县报告"), (1, 2, "乙县报告")]
    assert (scope.tally.documents, scope.tally.annotations) == (2, 6)


@pytest.mark.parametrize(
    ("path", "found"),
    [("产业", {"t1", "t2", "t4"}), ("产业/煤炭", {"t2"}), ("产", set()), ("产业/", set()), ("煤炭", set())],
)
def test_tags_under_a_path(queries: LibraryQueries, path: str, found: set[str]) -> None:
    assert subtree_tag_ids(queries, path) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["d1", "d2", "d4"]),
        ({"regions": ["山西"]}, ["d2"]),
        ({"regions": ["长治", "甲县"]}, ["d1", "d2"]),
        ({"regions": ["县"]}, []),
        ({"years": [2022, 2023]}, ["d1", "d2"]),
        ({"years": [2021]}, []),
        ({"kinds": ["notice"]}, ["d2"]),
        ({"kinds": ["notice"], "years": [2022]}, []),
    ],
)
def test_documents_by_what_is_known_of_them(
    queries: LibraryQueries, wanted: dict[str, Any], found: list[str]
) -> None:
    assert document_ids_where(queries, **wanted) == found


def test_times_are_those_of_the_library(queries: LibraryQueries) -> None:
    (one, *_) = ExportScope(queries, "名", ["d1"]).annotations()
    assert (one["created"], one["modified"], one["annotator"]) == (AT.format(4), AT.format(5), "甲")
