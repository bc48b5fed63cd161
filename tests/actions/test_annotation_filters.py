"""Annotation filters and orders, each by itself, over annotations that differ in one thing each."""

import pytest

from desktop.actions.annotation_filters import SORTS, AnnotationFilter, filter_annotations, sort_annotations
from desktop.actions.annotation_index import AnnotationIndex, Sections, TagAnnotation
from desktop.actions.row_types import AnnotationSummary, DocumentSummary

DOCUMENTS = {
    one.id: one
    for one in (
        DocumentSummary("d1", "乙篇", "report", "甲县", "晋省", "长市", "甲县", "county", 2020, "2020-01"),
        DocumentSummary("d2", "甲篇", "notice", "", "冀省", "石市", "", "city", None, ""),
        DocumentSummary("d3", "丙篇", "other", "长市", "晋省", "长市", "", "city", 2022, "2022"),
    )
}
TAGS = {
    "t1": TagAnnotation("煤", "产业/煤", "#000001"),
    "t2": TagAnnotation("Rail", "交通/Rail", "#000002"),
    "t3": TagAnnotation("产业", "产业", "#000003"),
    "t4": TagAnnotation("产业园", "产业园", "#000004"),
}
ROWS = [
    AnnotationSummary("a", "d1", "t1", "p1", 0, 4, "煤炭Coal", "", "placed", 0, "2024-02", "2024-09"),
    AnnotationSummary("b", "d1", "t2", "p2", 9, 12, "铁路", "看 Here", "placed", 1, "2024-01", "2024-08"),
    AnnotationSummary("c", "d2", "t3", "p1", 0, 3, "工业", "铁", "review", 0, "2024-04", "2024-07"),
    AnnotationSummary("d", "d3", "t1", "gone", 5, 8, "钢铁", "", "lost", 1, "2024-03", "2024-06"),
    AnnotationSummary("e", "d3", "t4", "p2", 7, 9, "园区", "z", "placed", 0, "2024-05", "2024-05"),
]
INDEX = AnnotationIndex(ROWS, DOCUMENTS, TAGS, {"p1": "王", "p2": "李"}, 5)


class Places(Sections):
    """Outlines in which what begins before 5 stands in the review and the rest in the plan."""

    def __init__(self) -> None:
        super().__init__(None)

    def section(self, row: AnnotationSummary) -> str:
        return "一、回顾 / Look Back" if row.start < 5 else ""

    def part(self, row: AnnotationSummary) -> str:
        return "review" if row.start < 5 else "plan"


def passing(wanted: AnnotationFilter) -> str:
    return "".join(row.id for row in filter_annotations(INDEX, wanted, Places()))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AnnotationFilter(), "abcde"),
        (AnnotationFilter(words="coal"), "a"),
        (AnnotationFilter(words="COAL"), "a"),
        (AnnotationFilter(words="here"), "b"),
        (AnnotationFilter(words="rail"), "b"),
        (AnnotationFilter(words="铁"), "bcd"),
        (AnnotationFilter(words="看"), "b"),
        (AnnotationFilter(words="产业"), "acde"),
        (AnnotationFilter(words="产业/煤"), "ad"),
        (AnnotationFilter(words="铁 产业"), "cd"),
        (AnnotationFilter(words="铁 here"), "b"),
        (AnnotationFilter(words="nothing"), ""),
        (AnnotationFilter(tags=frozenset(["t1"])), "ad"),
        (AnnotationFilter(tags=frozenset(["t4", "t1"])), "ade"),
        (AnnotationFilter(tags=frozenset()), ""),
        (AnnotationFilter(annotators=frozenset(["p1"])), "ac"),
        (AnnotationFilter(annotators=frozenset()), ""),
        (AnnotationFilter(documents=frozenset(["d1", "d3"])), "abde"),
        (AnnotationFilter(documents=frozenset()), ""),
        (AnnotationFilter(kinds=frozenset(["report", "notice"])), "abc"),
        (AnnotationFilter(regions=frozenset(["甲县"])), "ab"),
        (AnnotationFilter(regions=frozenset(["长市"])), "abde"),
        (AnnotationFilter(regions=frozenset(["石市"])), "c"),
        (AnnotationFilter(regions=frozenset(["冀省"])), "c"),
        (AnnotationFilter(regions=frozenset(["别处"])), ""),
        (AnnotationFilter(years=(2020, 2022)), "abde"),
        (AnnotationFilter(years=(2021, 2022)), "de"),
        (AnnotationFilter(years=(2020, 2021)), "ab"),
        (AnnotationFilter(years=(2021, 2021)), ""),
        (AnnotationFilter(years=(0, 9999)), "abde"),
        (AnnotationFilter(kinds=frozenset(["report"]), years=(2022, 2022)), ""),
        (AnnotationFilter(kinds=frozenset(["report"]), documents=frozenset(["d1", "d2"])), "ab"),
        (AnnotationFilter(kinds=frozenset(["report"]), documents=frozenset(["d3"])), ""),
        (AnnotationFilter(noted=True), "bce"),
        (AnnotationFilter(noted=False), "ad"),
        (AnnotationFilter(reviewed=True), "bd"),
        (AnnotationFilter(reviewed=False), "ace"),
        (AnnotationFilter(placed=True), "abe"),
        (AnnotationFilter(placed=False), "cd"),
        (AnnotationFilter(ids=frozenset(["a", "e"])), "ae"),
        (AnnotationFilter(part="review"), "ac"),
        (AnnotationFilter(part="plan"), "bde"),
        (AnnotationFilter(section="回顾"), "ac"),
        (AnnotationFilter(section="look 一"), "ac"),
        (AnnotationFilter(section="look 二"), ""),
        (AnnotationFilter(noted=True, reviewed=False, placed=True), "e"),
    ],
)
def test_what_passes(wanted: AnnotationFilter, found: str) -> None:
    assert passing(wanted) == found


def test_outlines_are_needed_for_part_and_section_alone() -> None:
    assert AnnotationFilter(part="plan").needs_outlines is True
    assert AnnotationFilter(section="x").needs_outlines is True
    assert AnnotationFilter(words="x", noted=True).needs_outlines is False


@pytest.mark.parametrize(
    ("by", "rising", "falling"),
    [
        ("place", "abcde", "edcba"),
        ("document", "deabc", "cabde"),
        ("kind", "cdeab", "abdec"),
        ("year", "abdec", "deabc"),
        ("region", "abdec", "deabc"),
        ("tag", "bcade", "eadcb"),
        ("quote", "ecadb", "bdace"),
        ("note", "ebcad", "cbead"),
        ("annotator", "beacd", "acbed"),
        ("created", "badce", "ecdab"),
        ("modified", "edcba", "abcde"),
        ("section", "acbde", "acbde"),
        ("part", "bdeac", "acbde"),
        ("reviewed", "acebd", "bdace"),
    ],
)
def test_each_order_is_steady_and_leaves_what_has_no_value_last(by: str, rising: str, falling: str) -> None:
    def ordered(*, descending: bool) -> str:
        rows = sort_annotations(INDEX, ROWS, by, descending=descending, sections=Places())
        return "".join(row.id for row in rows)

    assert (ordered(descending=False), ordered(descending=True)) == (rising, falling)


def test_the_orders_that_are_offered() -> None:
    assert SORTS == (
        "place",
        "document",
        "year",
        "region",
        "tag",
        "quote",
        "note",
        "annotator",
        "created",
        "modified",
    )


def test_tags_under_a_tag_are_those_whose_path_goes_on() -> None:
    assert INDEX.subtree(["t3"]) == {"t3", "t1"}
    assert INDEX.subtree(["t4", "t2"]) == {"t4", "t2"}
    assert INDEX.subtree(["unknown"]) == {"unknown"}
    assert INDEX.subtree(["unknown", "t3"]) == {"unknown", "t3", "t1"}
    assert INDEX.subtree([]) == frozenset()


def test_rows_with_tags_come_once_and_in_order() -> None:
    assert [row.id for row in INDEX.with_tags(["t4", "t1", "t1"])] == ["a", "d", "e"]
    assert INDEX.with_tags(["unknown"]) == []


def test_annotations_of_hidden_annotators_are_left_out() -> None:
    assert INDEX.without_annotators(["nobody"]) is INDEX
    seen = INDEX.without_annotators(["王", "nobody"])
    assert ([row.id for row in seen.rows], seen.total) == (["b", "d", "e"], 3)
    assert (seen.documents, seen.tags, seen.annotators) == (INDEX.documents, INDEX.tags, INDEX.annotators)


def test_outlines_that_know_nothing_ask_nobody() -> None:
    none = Sections.none()
    none.read_all()
    none.read(["d1"])
    assert none.whole is True
    assert (none.outline("d1").starts, none.section(ROWS[1]), none.part(ROWS[1])) == ([], "", "other")


def test_what_was_asked_of_an_index_does_not_make_it_another() -> None:
    one, other = (AnnotationIndex(ROWS, DOCUMENTS, TAGS, {"p1": "王"}, 5) for _ in range(2))
    one.with_tags(["t1"])
    assert one == other
    assert repr(one) == repr(other)
    assert one != AnnotationIndex(ROWS[1:], DOCUMENTS, TAGS, {"p1": "王"}, 5)
