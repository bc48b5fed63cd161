"""Suggestions: made by rules, accepted or refused, never made twice, never counted before."""

from dataclasses import replace

import pytest

from desktop.actions.annotate import AddAnnotation, DeleteAnnotations
from desktop.actions.annotation_index import Texts, all_annotations
from desktop.actions.codebook import DeleteTag, MergeTags
from desktop.actions.errors import EditConflict
from desktop.actions.library import Library
from desktop.actions.suggestions import (
    AcceptSuggestions,
    RefuseSuggestions,
    Rule,
    Suggestion,
    suggestions,
    themes,
)
from desktop.actions.versions import AcceptRepair, NewVersion
from tests.actions.factories import TEXT, imported, source, tagged

OTHER = "另一份报告\n招商引资签约三十个项目。数字经济加快发展，招商引资再上台阶。\n"


@pytest.fixture
def two(library: Library) -> dict[str, str]:
    return {"one": imported(library), "other": imported(library, OTHER), "tag": tagged(library, "招商")}


def suggested(library: Library, rule: Rule) -> list[Suggestion]:
    reading = library.queries
    documents = [row.id for row in reading.documents()]
    return suggestions(rule, all_annotations(reading), reading.verdicts(), Texts(reading), documents)


def test_words_are_looked_for_in_all_documents(library: Library, two: dict[str, str]) -> None:
    found = suggested(library, Rule("search", two["tag"], "招商引资"))
    assert [(one.document_id, one.quote) for one in found] == [
        (two["one"], "招商引资"),
        (two["other"], "招商引资"),
        (two["other"], "招商引资"),
    ]
    sentences = suggested(library, Rule("search", two["tag"], "招商引资", "sentence"))
    assert sentences[1].quote == "招商引资签约三十个项目。"
    assert len(suggested(library, Rule("search", two["tag"], "招商引资", "paragraph"))) == 2
    assert library.queries.annotations() == []


def test_what_colleagues_tagged_so_is_suggested_elsewhere(library: Library, two: dict[str, str]) -> None:
    rule = Rule("colleagues", two["tag"])
    assert suggested(library, rule) == []
    start = TEXT.index("招商引资")
    library.perform(AddAnnotation(two["one"], start, start + 4, two["tag"], annotator="乙"))
    found = suggested(library, rule)
    assert [(one.document_id, one.reason) for one in found] == [(two["other"], "招商引资")] * 2


def test_lexicon_and_figures(library: Library, two: dict[str, str]) -> None:
    assert "数字经济" in {one.quote for one in suggested(library, Rule("lexicon", two["tag"]))}
    assert suggested(library, Rule("lexicon", two["tag"], "no such theme")) == []
    assert themes()
    figures = suggested(library, Rule("figures", two["tag"], "生产总值"))
    assert figures
    assert all("生产总值" in one.reason for one in figures)


def test_accepted_and_refused_ones_do_not_come_again(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    first, second, third = suggested(library, rule)
    accepted = AcceptSuggestions([first])
    accepted_result = library.perform(accepted).value
    library.perform(RefuseSuggestions([second]))
    assert suggested(library, rule) == [third]
    assert library.queries.hit_rate(rule.name) == (1, 1)
    assert [row.id for row in library.queries.annotations()] == accepted_result
    library.perform(DeleteAnnotations(accepted_result))
    assert suggested(library, rule) == [third], "what a person took away again stays away"
    library.undo()
    library.undo()
    assert suggested(library, rule) == [second, third]
    library.undo()
    assert suggested(library, rule) == [first, second, third]
    assert library.queries.annotations() == []


def test_manual_work_is_never_touched(library: Library, two: dict[str, str]) -> None:
    start = OTHER.index("招商引资")
    mine = AddAnnotation(two["other"], start, start + 12, two["tag"], note="我的")
    library.perform(mine)
    found = suggested(library, Rule("search", two["tag"], "招商引资"))
    assert len(found) == 2
    library.perform(AcceptSuggestions(found))
    (kept,) = [row for row in library.queries.annotations() if row.id == mine.id]
    assert (kept.start, kept.note) == (start, "我的")
    assert suggested(library, Rule("search", two["tag"], "招商引资")) == []


def test_nothing_is_accepted_where_the_text_has_changed(library: Library, two: dict[str, str]) -> None:
    found = suggested(library, Rule("search", two["tag"], "招商引资"))
    moved = replace(found[0], start=found[0].start + 1, end=found[0].end + 1)
    with pytest.raises(EditConflict):
        library.perform(AcceptSuggestions([*found[1:], moved]))
    assert library.queries.annotations() == []
    assert library.queries.verdicts() == []


def test_what_was_refused_stays_refused_when_the_text_shifts(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    _, second, third = suggested(library, rule)
    library.perform(RefuseSuggestions([second]))
    library.perform(NewVersion(two["other"], source("加上的一行。\n" + OTHER)))
    assert [(one.document_id, one.start) for one in suggested(library, rule)[1:]] == [
        (two["other"], third.start + 7)
    ]
    (verdict,) = library.queries.verdicts()
    assert (verdict.start, verdict.end) == (second.start + 7, second.end + 7)
    library.undo()
    assert suggested(library, rule)[1:] == [third]
    library.redo()
    library.perform(NewVersion(two["other"], source(OTHER.replace("招商引资签约三十个项目。", ""))))
    assert len(suggested(library, rule)) == 2, "the words that were refused are gone"
    library.perform(NewVersion(two["other"], source("加上的一行。\n" + OTHER)))
    assert len(suggested(library, rule)) == 2, "and refused when they come back"


def test_a_refused_sentence_stays_refused_when_it_is_repaired(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资", "sentence")
    sentence = suggested(library, rule)[1]
    library.perform(RefuseSuggestions([sentence]))
    at = OTHER.index("三十")
    library.perform(AcceptRepair(two["other"], at, at + 2, "四十二"))
    assert all("签约" not in one.quote for one in suggested(library, rule))
    assert "四十二" in library.queries.verdicts()[0].quote


def test_merging_tags_adds_up_the_hit_rates_of_a_rule(library: Library, two: dict[str, str]) -> None:
    other = tagged(library, "另一个")
    rule, theirs = Rule("search", two["tag"], "招|商"), Rule("search", other, "招|商")
    first, second, third = suggested(library, Rule("search", two["tag"], "招商引资"))
    library.perform(AcceptSuggestions([replace(first, rule=rule.name)]))
    library.perform(RefuseSuggestions([replace(second, rule=rule.name)]))
    library.perform(RefuseSuggestions([replace(third, rule=theirs.name, tag_id=other)]))
    library.perform(MergeTags([two["tag"]], other))
    assert library.queries.hit_rate(theirs.name) == (1, 2)
    library.undo()
    assert library.queries.hit_rate(rule.name) == (1, 1)
    assert library.queries.hit_rate(theirs.name) == (0, 1)


def test_merging_and_deleting_tags_take_their_verdicts_along(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    library.perform(RefuseSuggestions(suggested(library, rule)[:1]))
    other = tagged(library, "另一个")
    library.perform(MergeTags([two["tag"]], other))
    assert [one.tag_id for one in library.queries.verdicts()] == [other]
    library.perform(DeleteTag(other))
    assert [one.tag_id for one in library.queries.verdicts()] == [None]
    library.undo()
    library.undo()
    assert [one.tag_id for one in library.queries.verdicts()] == [two["tag"]]
