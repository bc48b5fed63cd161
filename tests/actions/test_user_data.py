"""Own words, corrected figures, bookmarks."""

import pytest

from desktop.actions.errors import BadValue, NotFound
from desktop.actions.known_figures import explained, known_figures
from desktop.actions.library import Library
from desktop.actions.user_data import (
    AddBookmark,
    AddWord,
    CorrectFigure,
    FiguresToAnnotations,
    ForgetCorrection,
    JoinWords,
    RemoveBookmark,
    RemoveWord,
    SplitWord,
)
from tests.actions.factories import TEXT, rows

FIGURE = TEXT.index("一百亿元")


def test_the_last_teaching_of_a_word_holds(library: Library) -> None:
    assert library.perform(AddWord("招商引资")).changes.words
    library.perform(SplitWord(["招商", "引资"]))
    own = library.queries.user_words()
    assert (own.words, own.splits) == ((), (("招商", "引资"),))
    library.perform(JoinWords(["招商", "引资"]))
    own = library.queries.user_words()
    assert (own.words, own.splits) == (("招商引资",), ())
    library.perform(RemoveWord("招商引资"))
    assert library.queries.user_words().words == ()
    for _ in range(4):
        library.undo()
    assert rows(library.path)["own_word"] == []


def test_empty_words_are_refused(library: Library) -> None:
    for action in (AddWord(" "), SplitWord(["招商"]), SplitWord(["招商", ""]), JoinWords([])):
        with pytest.raises(BadValue):
            library.perform(action)
    with pytest.raises(NotFound):
        library.perform(RemoveWord("招商"))


def test_a_trace_names_what_the_user_set(library: Library, document: str) -> None:
    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"unit": "亿元", "value": 100}))
    text, headings = library.queries.text(document), library.queries.headings(document)
    corrections = library.queries.corrections(document)
    plain = known_figures(text, headings, 2024, corrections)
    told = known_figures(text, headings, 2024, corrections, explain=True)
    assert [one.figure for one in told] == [one.figure for one in plain]
    assert {one.figure.trace for one in plain} == {None}
    figure = next(one.figure for one in told if one.figure.start == FIGURE)
    assert figure.trace is not None
    assert (figure.trace.rule("value"), figure.trace.rule("unit")) == ("by-hand", "by-hand")
    assert figure.trace.rule("kind") == "kind-by-its-form"
    known = next(one for one in plain if one.figure.start == FIGURE)
    trace = explained(text, headings, 2024, known)
    assert trace is not None
    assert trace.rule("kind") == "kind-by-its-form"


def test_nothing_is_explained_of_a_figure_that_only_the_user_saw(library: Library, document: str) -> None:
    library.perform(CorrectFigure(document, 0, 1, {"value": 1}))
    text, headings = library.queries.text(document), library.queries.headings(document)
    known = known_figures(text, headings, 2024, library.queries.corrections(document))[0]
    assert known.recognized is None
    assert explained(text, headings, 2024, known) is None


def test_a_figure_is_corrected_replaced_and_forgotten(library: Library, document: str) -> None:
    changes = library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"unit": "亿元", "value": 100}))
    assert changes.changes.figures == {document}
    (row,) = library.queries.corrections(document)
    assert (row.quote, row.fields) == ("一百亿元", {"unit": "亿元", "value": 100})
    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, None))
    (row,) = library.queries.corrections(document)
    assert row.fields is None
    library.perform(ForgetCorrection(row.id))
    assert library.queries.corrections(document) == []
    assert rows(library.path)["passage"] == []
    library.undo()
    assert library.queries.corrections(document) == [row]


def test_many_figures_become_annotations_in_one_step(library: Library, document: str, tag: str) -> None:
    spans = [(start, start + 2) for start in range(0, 20, 2)]
    action = FiguresToAnnotations(document, [*spans, spans[0]], tag)
    action_result = library.perform(action).value
    assert [library.queries.annotation(one).start for one in action_result] == [*range(0, 20, 2), 0]
    step = library.undoable()
    assert step is not None and step.label_args["count"] == "11"
    library.undo()
    assert library.queries.annotations() == []


def test_bookmarks_come_by_position(library: Library, document: str) -> None:
    later, sooner = AddBookmark(document, 9, "后"), AddBookmark(document, 1)
    library.perform(later)
    library.perform(sooner)
    assert [row.id for row in library.queries.bookmarks(document)] == [sooner.id, later.id]
    library.perform(RemoveBookmark(later.id))
    assert [row.id for row in library.queries.bookmarks(document)] == [sooner.id]
