"""Versions: a new text keeps every passage in its place or on the review list, and can be undone."""

import json
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from desktop.actions.annotate import AddAnnotation, ChangeSpan, KeepAsLost
from desktop.actions.documents import ImportFile
from desktop.actions.errors import BadRange, BadValue, EditConflict
from desktop.actions.library import Library
from desktop.actions.user_data import AddBookmark, CorrectFigure
from desktop.actions.versions import AcceptRepair, AcceptRepairs, NewVersion
from desktop.files.draft import Removal
from desktop.text.outline import Heading
from tests.actions.factories import TEXT, imported, label_args, refusal, rows, source, steps, tagged
from tests.helpers.random_edits import edited


def _annotated(library: Library, document: str, tag: str, *words: str) -> list[str]:
    ids = []
    for one in words:
        action = AddAnnotation(document, TEXT.index(one), TEXT.index(one) + len(one), tag)
        library.perform(action)
        ids.append(action.id)
    return ids


def _consistent(library: Library, document: str) -> None:
    """Each passage's words stand in its version, and only those of the current one are placed."""
    current = library.queries.document(document).version_id
    for row in library.queries.annotations(document):
        assert library.queries.version_text(row.version_id)[row.start : row.end] == row.quote
        assert (row.state == "placed") == (row.version_id == current)


def test_passages_move_or_wait_and_undo_brings_all_back(library: Library, document: str, tag: str) -> None:
    kept, gone = _annotated(library, document, tag, "一百亿元", "招商引资")
    library.perform(CorrectFigure(document, TEXT.index("百分之六"), TEXT.index("百分之六") + 4, {"value": 6}))
    library.perform(AddBookmark(document, TEXT.index("二、"), "安排"))
    before, texts = rows(library.path), library.queries.document(document)
    new = "新的开头。\n" + TEXT.replace("招商引资", "项目建设")
    changes = library.perform(NewVersion(document, source(new))).changes
    assert changes.texts == {document} and changes.annotations == {kept, gone}
    assert library.queries.text(document) == new
    by_id = {row.id: row for row in library.queries.annotations(document)}
    assert (by_id[kept].state, by_id[kept].start, by_id[kept].version) == ("placed", new.index("一百亿元"), 2)
    assert (by_id[gone].state, by_id[gone].quote, by_id[gone].version) == ("review", "招商引资", 1)
    assert [row.id for row in library.queries.review()] == [gone]
    assert library.queries.candidates(gone) == []
    (correction,) = library.queries.corrections(document)
    assert (correction.start, correction.state) == (new.index("百分之六"), "placed")
    assert library.queries.bookmarks(document)[0].position == new.index("二、")
    _consistent(library, document)
    step = library.undoable()
    assert step is not None and (step.label_args["moved"], step.label_args["review"]) == ("2", "1")
    assert [one.number for one in library.queries.versions(document)] == [1, 2]
    assert library.queries.version_text(texts.version_id) == TEXT
    library.undo()
    assert rows(library.path) == before
    library.redo()
    assert library.queries.text(document) == new
    _consistent(library, document)


def test_what_waits_is_placed_by_the_user_or_kept_as_lost(library: Library, document: str, tag: str) -> None:
    one, other = _annotated(library, document, tag, "招商引资", "成效显著")
    library.perform(NewVersion(document, source(TEXT.replace("招商引资成效显著", "项目建设进展顺利"))))
    assert {row.id for row in library.queries.review(document)} == {one, other}
    library.perform(ChangeSpan(one, 0, 4))
    library.perform(KeepAsLost([other]))
    assert library.queries.review(document) == []
    row = library.queries.annotation(one)
    assert (row.quote, row.state, row.version) == (TEXT[:4], "placed", 2)
    assert library.queries.annotation(other).state == "lost"
    with pytest.raises(EditConflict):
        library.perform(KeepAsLost([one]))
    _consistent(library, document)


def test_what_waits_comes_back_with_its_words(library: Library, document: str, tag: str) -> None:
    (one,) = _annotated(library, document, tag, "招商引资")
    library.perform(NewVersion(document, source(TEXT.replace("招商引资成效显著，", ""))))
    assert library.queries.annotation(one).state == "review"
    library.perform(NewVersion(document, source(TEXT + "另起一行。\n")))
    row = library.queries.annotation(one)
    assert (row.state, row.quote, row.version) == ("placed", "招商引资", 3)
    library.perform(NewVersion(document, source(TEXT)))
    assert library.queries.version(document).number == 1
    _consistent(library, document)


def test_the_same_text_is_no_new_version(library: Library, document: str) -> None:
    before = steps(library.path)
    library.perform(NewVersion(document, source(TEXT)))
    assert steps(library.path) == before
    with pytest.raises(BadValue):
        library.perform(NewVersion(document, source(TEXT), part=1))


def test_a_repair_keeps_what_stands_around_it(library: Library, tag: str) -> None:
    text = "前言。\n招商引�成效显著，增�百分之六。\n"
    document = imported(library, text)
    ids = []
    for start, end in ((4, 8), (8, 12), (6, 7), (7, 9)):
        action = AddAnnotation(document, start, end, tag)
        library.perform(action)
        ids.append(action.id)
    library.perform(AcceptRepairs(document, [(14, 15, "长"), (7, 8, "资金")]))
    assert library.queries.text(document) == "前言。\n招商引资金成效显著，增长百分之六。\n"
    found = [library.queries.annotation(one) for one in ids]
    assert [row.state for row in found] == ["review", "placed", "placed", "review"]
    assert [row.quote for row in found[1:3]] == ["成效显著", "引"]
    whole = AddAnnotation(document, 4, 13, tag)
    library.perform(whole)
    library.perform(AcceptRepair(document, 7, 9, "资"))
    assert library.queries.annotation(whole.id).quote == "招商引资成效显著"
    version = library.queries.version(document)
    assert (version.number, version.reason, version.source) == (3, "repair", "报告.txt")
    assert library.queries.document(document).damage == 0
    assert json.dumps([one.at for one in library.queries.removals(document)]) == "[]"
    _consistent(library, document)


@pytest.mark.parametrize(
    "repairs", [[(3, 3, "x")], [(-1, 2, "x")], [(0, 999, "x")], [(0, 3, "x"), (2, 4, "y")]]
)
def test_a_repair_outside_the_text_is_refused(
    library: Library, document: str, repairs: list[tuple[int, int, str]]
) -> None:
    with pytest.raises(BadRange):
        library.perform(AcceptRepairs(document, repairs))
    assert library.queries.text(document) == TEXT


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(edited(), min_size=1, max_size=3), data=st.data())
def test_every_passage_is_exact_or_waits(
    library: Library, edits: list[tuple[str, str]], data: st.DataObject
) -> None:
    tag = tagged(library, "任意")
    old = edits[0][0]
    document = imported(library, old)
    if library.queries.text(document) != old:
        library.perform(NewVersion(document, source(old)))
    for _ in range(4):
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, len(old)))
        library.perform(AddAnnotation(document, start, end, tag))
    count = len(library.queries.annotations(document))
    for _, new in edits:
        library.perform(NewVersion(document, source(new)))
        assert library.queries.text(document) == new
        assert len(library.queries.annotations(document)) == count
        _consistent(library, document)
    after = rows(library.path)
    for _ in edits:
        library.undo()
        _consistent(library, document)
    while library.redo():
        pass
    assert rows(library.path) == after


def test_each_new_text_says_what_moved(library: Library, document: str, tag: str) -> None:
    title = library.queries.document(document).title
    _annotated(library, document, tag, "招商引资", "一百亿元", "百分之六")
    at = TEXT.index("一百亿元")
    library.perform(CorrectFigure(document, at, at + 4, {"value": 1}))
    library.perform(NewVersion(document, source(TEXT.replace("招商引资", "项目建设"))))
    assert label_args(library) == {"document": title, "moved": "3", "review": "1"}
    library.perform(AcceptRepairs(document, [(at, at + 1, "二"), (0, 2, "政務")]))
    assert label_args(library) == {"document": title, "quote": "二 政務", "moved": "1", "review": "3"}
    assert library.queries.version(document).reason == "repair"


def test_why_a_text_is_new_is_kept(library: Library, document: str) -> None:
    library.perform(NewVersion(document, source("一。" + TEXT)))
    library.perform(NewVersion(document, source("二。" + TEXT), reason="cleaning"))
    found = [(one.number, one.reason) for one in library.queries.versions(document)]
    assert found == [(1, "import"), (2, "re-import"), (3, "cleaning")]


def test_a_part_that_the_file_has_not_is_refused(library: Library, document: str) -> None:
    for part in (-1, 2, 3):
        error = refusal(library, NewVersion(document, source("一", "二"), part=part))
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == ("no-such-part", {"field": "part", "value": part})
    for part, text in ((1, "二"), (0, "一")):
        library.perform(NewVersion(document, source("一", "二"), part=part))
        assert library.queries.text(document) == text
    error = refusal(library, NewVersion("nobody", source("一")))
    assert (error.reason, error.details) == ("unknown", {"what": "document", "id": "nobody"})


def test_a_repair_outside_the_text_says_where(library: Library, document: str) -> None:
    size = len(TEXT)
    for repairs, start, end in (
        ([(3, 3, "x")], 3, 3),
        ([(4, 3, "x")], 4, 3),
        ([(-1, 2, "x")], -1, 2),
        ([(0, size + 1, "x")], 0, size + 1),
        ([(0, 3, "x"), (2, 4, "y")], 2, 4),
    ):
        error = refusal(library, AcceptRepairs(document, repairs))
        assert isinstance(error, BadRange)
        assert (error.reason, error.details) == ("bad-range", {"start": start, "end": end, "length": size})
    library.perform(AcceptRepairs(document, [(2, 4, "乙"), (0, 2, "甲"), (size - 1, size, "。")]))
    assert library.queries.text(document) == f"甲乙{TEXT[4:-1]}。"


def test_a_repair_takes_along_what_is_known_of_the_text(library: Library) -> None:
    text = "一、工作回�\n内容。\n其他标题\n末�。\n"
    file = source(text)
    headings = (Heading(0, 6, 1, "一、工作回�", "review"), Heading(11, 15, 3, "其他标题", "review"))
    removals = (Removal(3, 4, "x", "", "markdown", 3), Removal(20, 21, "y", " ", "turn-line", 17))
    draft = replace(
        file.drafts[0], headings=headings, removals=removals, damage=2, source_start=5, source_end=99
    )
    (document,) = library.perform(ImportFile(replace(file, drafts=(draft,)))).value.made
    library.perform(AcceptRepair(document, 5, 6, "顾与展望"))
    version = library.queries.version(document)
    assert (version.source_start, version.source_end, version.damage, version.encoding) == (5, 99, 1, "utf-8")
    assert [(one.at, one.reason) for one in library.queries.removals(document)] == [
        (3, "markdown"),
        (20, "turn-line"),
    ]
    assert [(one.title, one.level) for one in library.queries.headings(document)] == [
        ("一、工作回顾与展望", 1),
        ("其他标题", 2),
    ]
    assert library.queries.document(document).damage == 1


def test_bookmarks_move_to_the_nearest_place(library: Library, document: str) -> None:
    at = TEXT.index("招商引资")
    for place in (0, at + 2, at + 4, len(TEXT)):
        library.perform(AddBookmark(document, place))
    library.perform(NewVersion(document, source("新。" + TEXT.replace("招商引资", ""))))
    assert [one.position for one in library.queries.bookmarks(document)] == [2, at + 2, at + 2, len(TEXT) - 2]
