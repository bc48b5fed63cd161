"""Relocation: the places that are proposed for what waits on the review list."""

from desktop.actions.annotate import AddAnnotation
from desktop.actions.library import Library
from desktop.actions.relocation import MAX_PROPOSALS, RelocationProposal, proposals
from desktop.actions.versions import NewVersion
from tests.actions.factories import TEXT, source


def annotated(library: Library, document: str, tag: str, words: str) -> str:
    start = TEXT.index(words)
    return library.perform(AddAnnotation(document, start, start + len(words), tag)).value


def test_the_same_words_are_proposed_the_likeliest_first(library: Library, document: str, tag: str) -> None:
    added = annotated(library, document, tag, "招商引资")
    new = "招商引资。\n一、工作回顾\n别的。招商引资成效显著。\n"
    library.perform(NewVersion(document, source(new)))
    second = new.rindex("招商引资")
    found = proposals(library.queries, added)
    assert [(one.start, one.same) for one in found] == [(second, True), (0, True)]
    assert found[0] == RelocationProposal(
        second,
        second + 4,
        "招商引资",
        new[:second][-32:],
        new[second + 4 : second + 36],
        ("一、工作回顾",),
        same=True,
    )
    assert (found[1].before, found[1].after, found[1].section) == ("", new[4:36], ())


def test_no_more_places_are_proposed_than_there_are_keys(library: Library, document: str, tag: str) -> None:
    added = annotated(library, document, tag, "招商引资")
    library.perform(NewVersion(document, source("招商引资。" * 12)))
    assert MAX_PROPOSALS == 9
    assert len(library.queries.candidates(added)) == 12
    assert len(proposals(library.queries, added)) == 9


def test_changed_words_are_proposed_where_the_same_are_gone(
    library: Library, document: str, tag: str
) -> None:
    added = annotated(library, document, tag, "招商引资成效显著")
    new = TEXT.replace("招商引资成效显著", "招商引资很有成效")
    library.perform(NewVersion(document, source(new)))
    (one,) = proposals(library.queries, added)
    start = TEXT.index("招商引资")
    assert (one.start, one.same, one.section) == (start, False, ("一、工作回顾",))
    assert one.quote == new[one.start : one.end]
    assert (one.before, one.after) == (new[:start][-32:], new[one.end : one.end + 32])
    library.perform(NewVersion(document, source("全是别的文字。\n")))
    assert proposals(library.queries, added) == []


def test_what_has_its_place_is_proposed_nothing_but_that(library: Library, document: str, tag: str) -> None:
    added = annotated(library, document, tag, "招商引资")
    start = TEXT.index("招商引资")
    assert [(one.start, one.end, one.same) for one in proposals(library.queries, added)] == [
        (start, start + 4, True)
    ]
