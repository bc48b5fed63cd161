"""Lists filtered and sorted, queries asked of them, saved and asked again."""

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.actions.annotate import AddAnnotation, ApplyTags, SetNote, SetReviewed
from desktop.actions.annotation_filters import AnnotationFilter, filter_annotations, sort_annotations
from desktop.actions.annotation_index import (
    AnnotationIndex,
    Sections,
    Texts,
    all_annotations,
    annotations_by_id,
    annotations_with_tag,
    contexts_with_tag,
    first_annotations,
)
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.errors import BadValue
from desktop.actions.library import Library
from desktop.actions.query_engine import run_query
from desktop.actions.row_types import AnnotationSummary, DocumentSummary
from desktop.actions.saved_queries import (
    RELATIONS,
    DeleteQuery,
    Query,
    SaveQuery,
    query_from_json,
)
from tests.actions.factories import TEXT, imported, label_args, refusal, source, tagged

SENTENCES = "一句甲乙丙。二句丁戊己，庚。\n三句辛壬癸。四句子丑寅。\n"


@pytest.fixture
def many(library: Library) -> dict[str, str]:
    """Two documents, tags above and below, annotations of two people; ids by name."""
    ids = {"one": imported(library), "other": imported(library, SENTENCES)}
    ids["coal"], ids["steel"], ids["people"] = (
        tagged(library, path) for path in ("产业/煤炭", "产业/钢铁", "民生")
    )
    ids["industry"] = next(tag.id for tag in library.queries.tags() if tag.path == "产业")
    library.perform(SetMetadata(ids["other"], year=2020, kind="investment", region="霍州市"))
    for name, document, start, end, tag, who in (
        ("a", "one", 15, 25, "coal", "甲"),
        ("b", "one", 18, 22, "steel", "甲"),
        ("c", "one", 30, 34, "people", "乙"),
        ("d", "other", 0, 4, "coal", "乙"),
        ("e", "other", 8, 10, "people", "甲"),
        ("f", "other", 15, 18, "steel", "甲"),
    ):
        action = AddAnnotation(ids[document], start, end, ids[tag], annotator=who)
        library.perform(action)
        ids[name] = action.id
    return ids


def names(ids: dict[str, str], rows: list[object]) -> str:
    by_id = {value: key for key, value in ids.items()}
    return "".join(by_id[row.id] for row in rows)  # type: ignore[attr-defined]


def filtered(library: Library, many: dict[str, str], **wanted: object) -> str:
    marks = all_annotations(library.queries)
    return names(many, list(filter_annotations(marks, AnnotationFilter(**wanted), Sections(library.queries))))  # type: ignore[arg-type]


def test_all_are_listed_by_document_and_place(library: Library, many: dict[str, str]) -> None:
    marks = all_annotations(library.queries)
    assert names(many, list(marks.rows)) == "abcdef"
    assert [row.id for row in marks.rows] == [row.id for row in library.queries.annotations()]
    first = first_annotations(library.queries, 2)
    assert (names(many, list(first.rows))[:2], first.total) == ("ab", 6)
    assert names(many, list(annotations_by_id(library.queries, [many["f"], many["a"], "nothing"]))) == "af"
    library.perform(DeleteDocuments([many["one"]]))
    assert names(many, list(all_annotations(library.queries).rows)) == "def"
    assert first_annotations(library.queries).total == 3


def test_filters(library: Library, many: dict[str, str]) -> None:
    library.perform(SetNote(many["c"], "看这里 Look"))
    library.perform(SetReviewed([many["d"], many["e"]]))
    marks = all_annotations(library.queries)
    people = {name: key for key, name in marks.annotators.items()}
    assert filtered(library, many, tags=frozenset([many["coal"]])) == "ad"
    assert filtered(library, many, tags=marks.subtree([many["industry"]])) == "abdf"
    assert filtered(library, many, annotators=frozenset([people["乙"]])) == "cd"
    assert filtered(library, many, words="look 看") == "c"
    assert filtered(library, many, words="民生") == "ce"
    assert filtered(library, many, words="丁戊") == "e"
    assert filtered(library, many, noted=True) == "c"
    assert filtered(library, many, reviewed=True) == "de"
    assert filtered(library, many, years=(2020, 2022)) == "def"
    assert filtered(library, many, regions=frozenset(["霍州市"])) == "def"
    assert filtered(library, many, kinds=frozenset(["investment"]), reviewed=False) == "f"
    assert filtered(library, many, documents=frozenset([many["one"]]), ids=frozenset([many["a"]])) == "a"
    assert filtered(library, many, placed=False) == ""
    assert filtered(library, many, part="plan") == filtered(library, many, section="工作安排")


def test_sorting(library: Library, many: dict[str, str]) -> None:
    marks, sections = all_annotations(library.queries), Sections(library.queries)
    sections.read_all()

    def order(by: str, *, descending: bool = False) -> str:
        rows = sort_annotations(marks, marks.rows, by, descending=descending, sections=sections)
        return names(many, list(rows))

    assert order("place") == "abcdef"
    assert order("place", descending=True) == "fedcba"
    assert order("year") == "defabc"
    assert order("tag") == "adbfce" or order("tag") == "ceadbf"
    assert order("annotator", descending=True)[-2:] in ("cd", "ef")
    assert len(order("section")) == len(order("note")) == 6


def asked(library: Library, ids: dict[str, str], ones: str, relation: str, others: str, **more: int) -> str:
    marks = all_annotations(library.queries)
    query = Query((ids[ones],), relation, (ids[others],), **more)  # type: ignore[arg-type]
    return names(ids, list(run_query(query, marks, Sections(library.queries), Texts(library.queries))))


def test_relations(library: Library, many: dict[str, str]) -> None:
    assert asked(library, many, "steel", "overlap", "coal") == "b"
    assert asked(library, many, "steel", "inside", "coal") == "b"
    assert asked(library, many, "coal", "around", "steel") == "a"
    assert asked(library, many, "coal", "apart", "steel") == "d"
    assert asked(library, many, "coal", "near", "people", distance=4) == "d"
    assert asked(library, many, "coal", "near", "people", distance=5) == "ad"
    assert asked(library, many, "coal", "sentence", "people") == "a"
    assert asked(library, many, "coal", "paragraph", "people") == "ad"
    assert "d" in asked(library, many, "coal", "section", "people")
    assert asked(library, many, "people", "with", "steel") == "ce"
    assert asked(library, many, "people", "without", "steel") == ""
    assert asked(library, many, "industry", "paragraph", "people") == "abd"


def test_any_tag_and_no_relation(library: Library, many: dict[str, str]) -> None:
    marks, places = all_annotations(library.queries), (Sections(library.queries), Texts(library.queries))
    assert names(many, list(run_query(Query(), marks, *places))) == "abcdef"
    assert names(many, list(run_query(Query((), "overlap", ()), marks, *places))) == "ab"
    told: list[tuple[int, int]] = []
    run_query(Query((), "overlap", ()), marks, *places, lambda done, total: told.append((done, total)))
    assert told == [(0, 2)]


def test_units_are_looked_for_in_the_documents_that_have_both(library: Library, many: dict[str, str]) -> None:
    for number in range(3):
        imported(library, f"{number}。{SENTENCES}")
    library.perform(DeleteDocuments([many["one"]]))
    assert asked(library, many, "steel", "sentence", "people") == ""
    assert asked(library, many, "steel", "paragraph", "people") == ""
    library.undo()
    assert asked(library, many, "coal", "paragraph", "people") == "ad"
    assert asked(library, many, "coal", "sentence", "steel") == "a"
    assert asked(library, many, "people", "near", "coal", distance=100_000) == "ce"


def test_a_result_is_tagged_in_one_step(library: Library, many: dict[str, str]) -> None:
    rows = run_query(
        Query((many["steel"],), "overlap", (many["coal"],)),
        all_annotations(library.queries),
        Sections(library.queries),
        Texts(library.queries),
    )
    library.perform(ApplyTags([(row.document_id, row.start, row.end) for row in rows], [many["people"]]))
    assert len(library.queries.annotations()) == 7
    library.undo()
    assert len(library.queries.annotations()) == 6


def test_queries_are_saved_replaced_and_forgotten(library: Library, many: dict[str, str]) -> None:
    query = Query((many["coal"],), "near", (many["steel"],), 12, below=False)
    library.perform(SaveQuery("近煤", query))
    (saved,) = library.queries.saved_queries()
    assert query_from_json(saved.query) == query
    library.perform(SaveQuery("近煤", Query()))
    (saved,) = library.queries.saved_queries()
    assert query_from_json(saved.query) == Query()
    library.undo()
    assert query_from_json(library.queries.saved_queries()[0].query) == query
    library.perform(DeleteQuery(saved.id))
    assert library.queries.saved_queries() == []
    with pytest.raises(BadValue):
        library.perform(SaveQuery(" ", query))
    for held in ("[]", '{"relation": "beside"}'):
        with pytest.raises(ValueError, match=r"beside|\[\]"):
            query_from_json(held)
    assert {"overlap", "near", "without"} <= set(RELATIONS)


def test_an_empty_library_has_an_empty_list(library: Library) -> None:
    assert all_annotations(library.queries) == AnnotationIndex()
    assert TEXT


def test_what_a_list_says_of_annotations_is_what_the_library_holds(
    library: Library, many: dict[str, str]
) -> None:
    library.perform(SetReviewed([many["c"]]))
    library.perform(SetNote(many["c"], "注"))
    index = all_annotations(library.queries)
    c = library.queries.annotation(many["c"])
    who = {name: key for key, name in index.annotators.items()}
    assert index.total == 6
    assert index.rows[2] == AnnotationSummary(
        many["c"],
        many["one"],
        many["people"],
        who["乙"],
        30,
        34,
        TEXT[30:34],
        "注",
        "placed",
        1,
        c.created,
        c.modified,
    )
    assert list(index.documents) == [many["one"], many["other"]]
    assert index.documents[many["one"]] == DocumentSummary(
        many["one"], "某县2024年政府工作报告", "report", "某县", "", "", "", "", 2024, ""
    )
    assert index.documents[many["other"]][2:4] == ("investment", "霍州市")
    assert [tag.path for tag in index.tags.values()] == ["产业", "产业/煤炭", "产业/钢铁", "民生"]
    assert index.tags[many["coal"]][0] == "煤炭"
    assert set(index.annotators.values()) == {"甲", "乙"}


def test_a_list_of_one_tag_has_its_annotations_alone(library: Library, many: dict[str, str]) -> None:
    index = annotations_with_tag(library.queries, many["coal"])
    assert (names(many, list(index.rows)), index.total) == ("ad", 2)
    assert list(index.documents) == [many["one"], many["other"]]
    around = contexts_with_tag(library.queries, many["coal"])
    assert around == {
        many["a"]: (TEXT[:15], TEXT[25:57]),
        many["d"]: ("", SENTENCES[4:]),
    }
    assert annotations_with_tag(library.queries, "nothing").rows == []


def test_the_first_annotations_are_of_whole_documents(library: Library, many: dict[str, str]) -> None:
    for limit, found in ((0, ""), (1, "abc"), (3, "abc"), (4, "abcdef"), (9, "abcdef")):
        index = first_annotations(library.queries, limit)
        assert (names(many, list(index.rows)), index.total) == (found, 6)


def test_texts_come_in_the_order_asked_for(library: Library, many: dict[str, str]) -> None:
    texts = Texts(library.queries)
    wanted = [many["other"], "nothing", many["one"]]
    assert list(texts.texts(wanted)) == [(many["other"], SENTENCES), ("nothing", ""), (many["one"], TEXT)]
    assert list(texts.all()) == [(many["one"], TEXT), (many["other"], SENTENCES)]
    library.perform(DeleteDocuments([many["one"]]))
    assert list(texts.all()) == [(many["other"], SENTENCES)]


def test_outlines_are_read_once_for_each_document(library: Library, many: dict[str, str]) -> None:
    rows = all_annotations(library.queries).rows
    one, all_read, some_read = (Sections(library.queries) for _ in range(3))
    assert not one.whole
    all_read.read_all()
    some_read.read([many["one"], many["other"]])
    assert (all_read.whole, some_read.whole) == (True, False)
    for sections in (one, all_read, some_read):
        assert [sections.section(row) for row in rows] == ["一、工作回顾"] * 3 + [""] * 3
        assert [sections.part(row) for row in rows] == ["review"] * 3 + ["other"] * 3
        assert sections.outline(many["one"]) is sections.outline(many["one"])
        assert sections.outline(many["one"]).starts == [
            heading.start for heading in library.queries.headings(many["one"])
        ]
    assert all_read.outline("nothing").starts == one.outline("nothing").starts == []


def test_how_far_a_query_has_come_is_told_by_the_documents_that_have_both(
    library: Library, many: dict[str, str]
) -> None:
    told: list[tuple[int, int]] = []
    for relation, total in (("sentence", 1), ("paragraph", 1), ("section", 1)):
        told.clear()
        run_query(
            Query((many["coal"],), relation, (many["steel"],)),
            annotations_in(library, many["one"]),
            Sections(library.queries),
            Texts(library.queries),
            lambda done, of: told.append((done, of)),
        )
        assert told == [(0, total)]


def annotations_in(library: Library, document: str) -> AnnotationIndex:
    """Return the index with the annotations of one document alone."""
    index = all_annotations(library.queries)
    index.rows = [row for row in index.rows if row.document_id == document]
    return index


def test_what_is_asked_without_those_below_is_the_tag_alone(library: Library, many: dict[str, str]) -> None:
    marks, places = all_annotations(library.queries), (Sections(library.queries), Texts(library.queries))
    query = Query((many["industry"],), below=False)
    assert list(run_query(query, marks, *places)) == []
    assert names(many, list(run_query(Query((many["industry"],)), marks, *places))) == "abdf"
    within = Query((many["people"],), "with", (many["industry"],), below=False)
    assert list(run_query(within, marks, *places)) == []
    assert names(many, list(run_query(Query((), "with", (many["coal"],)), marks, *places))) == "abcdef"
    assert names(many, list(run_query(Query((), "without", (many["industry"],)), marks, *places))) == ""


def test_a_query_is_read_as_it_was_saved_and_gaps_are_filled() -> None:
    query = Query(("a", "b"), "near", ("c",), 7, below=False)
    assert query_from_json(query.as_json()) == query
    assert query_from_json("{}") == Query() == Query((), "", (), 20, below=True)
    assert query_from_json('{"ones": [1], "others": ["x"], "distance": "3", "below": 0}') == Query(
        ("1",), "", ("x",), 3, below=False
    )
    for relation in RELATIONS:
        assert query_from_json(Query((), relation).as_json()).relation == relation
    for held, said in (("[]", r"\[\]"), ('{"relation": "beside"}', "beside"), ("[" * 100_000, r"\[{80}$")):
        with pytest.raises(ValueError, match=f"^{said}"):
            query_from_json(held)


def test_saved_queries_come_by_name_and_each_step_tells_it(library: Library) -> None:
    first, second = SaveQuery(" 乙 ", Query()), SaveQuery("丙", Query(("x",)))
    for action, told in ((first, "乙"), (second, "丙"), (SaveQuery("乙", Query(("y",))), "乙")):
        library.perform(action)
        assert label_args(library) == {"label": told}
    saved = library.queries.saved_queries()
    assert [(one.id, one.name, query_from_json(one.query).ones) for one in saved] == [
        (second.id, "丙", ("x",)),
        (first.id, "乙", ("y",)),
    ]
    assert all(one.created.endswith("+00:00") for one in saved)
    error = refusal(library, SaveQuery(" ", Query()))
    assert isinstance(error, BadValue)
    assert (error.reason, error.details) == ("empty", {"field": "name", "value": " "})
    library.perform(DeleteQuery(first.id))
    assert label_args(library) == {"label": "乙"}
    error = refusal(library, DeleteQuery(first.id))
    assert (error.reason, error.details) == ("unknown", {"what": "saved-query", "id": first.id})


def test_many_documents_are_read_in_turn_and_told(library: Library) -> None:
    texts = [f"甲{number}。乙。\n丙。\n" for number in range(401)]
    made = library.perform(ImportFile(source(*texts))).value.made
    one, other, third = (tagged(library, name) for name in "一二三")
    ends = {key: len(text) for key, text in zip(made, texts, strict=True)}
    library.perform(ApplyTags([(key, 0, 1) for key in made], [one]))
    library.perform(ApplyTags([(key, 1, 2) for key in made], [other]))
    library.perform(ApplyTags([(key, end - 3, end - 2) for key, end in ends.items()], [third]))
    index, reading = all_annotations(library.queries), Texts(library.queries)
    told: list[tuple[int, int]] = []

    def found(relation: str, others: str) -> int:
        del told[:]
        return len(
            run_query(
                Query((one,), relation, (others,)),
                index,
                Sections(library.queries),
                reading,
                lambda done, total: told.append((done, total)),
            )
        )

    assert (found("sentence", other), told) == (401, [(0, 401), (200, 401), (400, 401)])
    assert (found("sentence", third), told) == (0, [(0, 401), (200, 401), (400, 401)])
    assert found("paragraph", third) == 0
    assert found("paragraph", other) == found("section", third) == 401
    assert list(reading.texts(made[::-1])) == list(zip(made, texts, strict=True))[::-1]
    few = [row for row in index.rows if row.document_id in made[:3]]
    index = AnnotationIndex(few, index.documents, index.tags, index.annotators)
    assert (found("sentence", other), found("sentence", third), found("section", third)) == (3, 0, 3)


def test_outlines_are_read_at_once_where_that_is_asked_for(library: Library, many: dict[str, str]) -> None:
    asked: list[str] = []

    def note(_one: object, _two: object, statement: str, *_: object) -> None:
        if "headings" in statement:
            asked.append(statement)

    ids = [many["one"], many["other"]]
    event.listen(Engine, "before_cursor_execute", note)
    try:
        one_by_one, some, every = (Sections(library.queries) for _ in range(3))
        some.read(ids)
        every.read_all()
        assert len(asked) == 2
        for sections in (some, every):
            assert [len(sections.outline(one).starts) for one in ids] == [2, 0]
        some.read(ids)
        every.read(ids)
        assert every.outline("nothing").starts == []
        assert len(asked) == 2
        for _ in range(2):
            assert [len(one_by_one.outline(one).starts) for one in ids] == [2, 0]
        assert len(asked) == 4
    finally:
        event.remove(Engine, "before_cursor_execute", note)
