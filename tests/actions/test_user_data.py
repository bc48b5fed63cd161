"""Own words, corrected figures, bookmarks."""

from dataclasses import replace

import pytest

from desktop.actions.errors import BadValue, NotFound
from desktop.actions.known_figures import (
    explained,
    figure_rows,
    known_figures,
    sentence,
    with_known_corrections,
)
from desktop.actions.library import Library
from desktop.actions.user_data import (
    AddBookmark,
    AddWord,
    ConfirmFigure,
    CorrectFigure,
    FiguresToAnnotations,
    ForgetCorrection,
    HitsToAnnotations,
    JoinWords,
    RemoveBookmark,
    RemoveWord,
    SplitWord,
)
from desktop.text.figures import find_figures
from tests.actions.factories import TEXT, label_args, refusal, rows

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


def test_each_step_says_what_was_taught_or_marked(library: Library, document: str, tag: str) -> None:
    title = library.queries.document(document).title
    short = " ".join(TEXT[:26].split())[:23] + "…"
    mark = AddBookmark(document, 3, "此处")
    for action, told in (
        (AddWord(" 招商 "), {"word": "招商"}),
        (SplitWord(["招", " 商"]), {"word": "招 商"}),
        (JoinWords(["招", "商"]), {"word": "招商"}),
        (RemoveWord("招商"), {"word": "招商"}),
        (mark, {"document": title, "label": "此处"}),
        (RemoveBookmark(mark.id), {"document": title, "label": "此处"}),
        (
            CorrectFigure(document, 0, 40, None),
            {"document": title, "quote": short},
        ),
        (
            FiguresToAnnotations(document, [(0, 1), (2, 3)], tag),
            {"tag": "煤炭", "count": "2", "document": title},
        ),
        (HitsToAnnotations(document, [(4, 5)], tag), {"tag": "煤炭", "count": "1", "document": title}),
    ):
        library.perform(action)
        assert label_args(library) == told
    (correction,) = library.queries.corrections(document)
    library.perform(ForgetCorrection(correction.id))
    assert label_args(library) == {"document": title, "quote": short}


def test_refused_words_are_told_as_they_were_given(library: Library) -> None:
    for action, value in (
        (AddWord(" "), " "),
        (AddWord(""), ""),
        (SplitWord(["招商"]), "招商"),
        (SplitWord(["招商", ""]), "招商/"),
        (JoinWords([]), ""),
        (JoinWords(["招", " "]), "招/ "),
    ):
        error = refusal(library, action)
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == ("empty", {"field": "parts", "value": value})
    error = refusal(library, RemoveWord("无"))
    assert isinstance(error, NotFound)
    assert (error.reason, error.details) == ("unknown", {"what": "word", "id": "无"})
    library.perform(SplitWord(["招", "商"]))
    assert library.queries.user_words().splits == (("招", "商"),)


def test_what_is_not_there_is_neither_corrected_nor_forgotten(library: Library, tag: str) -> None:
    for action, what in (
        (CorrectFigure("nobody", 0, 1, None), "document"),
        (ForgetCorrection("nobody"), "figure-correction"),
        (FiguresToAnnotations("nobody", [(0, 1)], tag), "document"),
        (AddBookmark("nobody", 0), "document"),
        (RemoveBookmark("nobody"), "bookmark"),
    ):
        error = refusal(library, action)
        assert isinstance(error, NotFound)
        assert (error.reason, error.details) == ("unknown", {"what": what, "id": "nobody"})


def test_a_correction_is_kept_as_it_was_given(library: Library, document: str) -> None:
    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"unit": "亿元"}))
    library.perform(CorrectFigure(document, 0, 2, None))
    first, second = library.queries.corrections(document)
    assert (first.start, first.end, first.quote, first.fields, first.state) == (
        0,
        2,
        TEXT[:2],
        None,
        "placed",
    )
    assert (second.start, second.end, second.quote) == (FIGURE, FIGURE + 4, "一百亿元")
    assert (second.document_id, second.fields) == (document, {"unit": "亿元"})
    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"value": 1}))
    assert [one.id for one in library.queries.corrections(document)] == [first.id, second.id]
    assert library.queries.corrections("nobody") == []


def test_bookmarks_are_kept_as_they_were_given(library: Library, document: str) -> None:
    mark = AddBookmark(document, 7, "此处")
    library.perform(mark)
    (row,) = library.queries.bookmarks(document)
    assert (row.id, row.document_id, row.position, row.label) == (mark.id, document, 7, "此处")


def test_corrected_figures_are_told_with_their_place(library: Library, document: str) -> None:
    six = TEXT.index("百分之六")
    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"unit": "X", "text": "Y", "start": 3}))
    library.perform(CorrectFigure(document, six, six + 4, None))
    library.perform(CorrectFigure(document, 2, 4, {"value": 7}))
    library.perform(CorrectFigure(document, FIGURE + 1, FIGURE + 2, {"value": 8}))
    text, headings = library.queries.text(document), library.queries.headings(document)
    corrections = library.queries.corrections(document)
    known = known_figures(text, headings, 2024, corrections)
    assert [(one.key, one.dismissed, one.recognized is None, one.section, one.part) for one in known] == [
        ("2-4", False, True, "", "other"),
        (f"{FIGURE}-{FIGURE + 4}", False, False, "一、工作回顾", "review"),
        (f"{six}-{six + 4}", True, False, "二、工作安排", "plan"),
    ]
    ids = {(one.start, one.end): one.id for one in corrections}
    assert [one.correction_id for one in known] == [
        ids[2, 4],
        ids[FIGURE, FIGURE + 4],
        ids[six, six + 4],
    ]
    assert (known[0].figure.text, known[0].figure.kind, known[0].figure.value) == ("工作", "quantity", 7)
    assert (known[1].figure.unit, known[1].figure.text) == ("X", "一百亿元")
    assert known[1].recognized is not None
    assert known[1].recognized.unit == "亿元"
    row = library.queries.document(document)
    told = list(figure_rows(row, text, known))
    assert [
        (one["document_id"], one["document"], one["region"], one["year"], one["correction"]) for one in told
    ] == [(document, row.title, "某县", 2024, "corrected")] * 2
    assert [one["sentence"] for one in told] == [
        "政府工作报告",
        "招商引资成效显著，𠮷祥如意，生产总值完成一百亿元。",
    ]
    assert [(one["section"], one["part"]) for one in told] == [("", "other"), ("一、工作回顾", "review")]
    bare = known_figures(text, headings, 2024, [])
    assert [one["correction"] for one in figure_rows(row, text, bare)] == ["", ""]
    assert {one.correction_id for one in bare} == {""}


def test_a_figure_is_confirmed_as_it_was_recognized(library: Library, document: str) -> None:
    text, headings = library.queries.text(document), library.queries.headings(document)
    doubted = [
        replace(one, doubt="unsure indicator") if one.start == FIGURE else one
        for one in find_figures(text, year=2024, headings=headings)
    ]
    (known,) = (one for one in with_known_corrections(text, headings, doubted, []) if one.to_check)
    library.perform(ConfirmFigure.of(document, known.figure))
    (correction,) = library.queries.corrections(document)
    assert correction.fields is not None
    assert correction.fields["indicator"] == known.figure.indicator
    row = library.queries.document(document)
    confirmed = with_known_corrections(text, headings, doubted, [correction])
    assert [(one.key, one.figure.doubt) for one in confirmed if one.confirmed] == [(known.key, None)]
    assert not any(one.to_check or one.corrected for one in confirmed)
    assert [one["correction"] for one in figure_rows(row, text, confirmed)] == ["confirmed", ""]
    other = [replace(one, indicator="X") for one in doubted]  # as another recognizer would read it
    later = next(one for one in with_known_corrections(text, headings, other, [correction]) if one.corrected)
    assert (later.figure.indicator, later.confirmed) == (known.figure.indicator, False)
    library.undo()
    assert library.queries.corrections(document) == []


def test_a_correction_that_waits_is_not_applied(library: Library, document: str) -> None:
    from desktop.actions.versions import NewVersion
    from tests.actions.factories import source

    library.perform(CorrectFigure(document, FIGURE, FIGURE + 4, {"unit": "X"}))
    library.perform(NewVersion(document, source(TEXT.replace("一百亿元", "二百亿元"))))
    (correction,) = library.queries.corrections(document)
    assert (correction.state, correction.quote) == ("review", "一百亿元")
    text = library.queries.text(document)
    units = [one.figure.unit for one in known_figures(text, [], None, [correction])]
    assert "X" not in units


def test_a_sentence_is_cut_at_its_marks_and_at_the_ends_of_lines() -> None:
    text = "甲。 乙丙！丁?戊\n己庚"
    for words, wanted in (
        ("甲", "甲。"),
        ("乙", "乙丙！"),
        ("丙", "乙丙！"),
        ("丁", "丁?"),
        ("戊", "戊"),
        ("己", "己庚"),
        ("庚", "己庚"),
        ("丙！丁", "乙丙！丁?"),
    ):
        start = text.index(words)
        first, last = sentence(text, start, start + len(words))
        assert text[first:last] == wanted
    assert sentence("", 0, 0) == (0, 0)
    assert sentence("。甲", 1, 2) == (1, 2)
    assert sentence("甲。", 0, 1) == (0, 2)
    assert sentence(" 甲", 0, 1) == (0, 2)
    assert sentence(" 甲", 1, 2) == (1, 2)


def test_the_whole_trace_of_a_figure_is_told_by_its_first_place(library: Library, document: str) -> None:
    text, headings = library.queries.text(document), library.queries.headings(document)
    for known in known_figures(text, headings, 2024, []):
        trace = explained(text, headings, 2024, known)
        assert trace is not None
        assert trace.rule("unit") != "by-hand"
    moved = text[FIGURE:]
    assert explained(moved, [], 2024, known_figures(text, headings, 2024, [])[0]) is None
