"""Suggestions: made by rules, accepted or refused, never made twice, never counted before."""

from dataclasses import replace

import pytest

from desktop.actions import suggestions as made_by
from desktop.actions.annotate import AddAnnotation, DeleteAnnotations
from desktop.actions.annotation_index import Texts, all_annotations
from desktop.actions.codebook import DeleteTag, MergeTags
from desktop.actions.errors import EditConflict
from desktop.actions.library import Library
from desktop.actions.suggestions import (
    LEAST,
    MOST,
    RULES,
    UNITS,
    AcceptSuggestions,
    RefuseSuggestions,
    Rule,
    Suggestion,
    suggestions,
    themes,
    without_decided,
)
from desktop.actions.versions import AcceptRepair, NewVersion
from tests.actions.factories import TEXT, imported, label_args, refusal, source, tagged

OTHER = "另一份报告\n招商引资签约三十个项目。数字经济加快发展，招商引资再上台阶。\n"


@pytest.fixture
def two(library: Library) -> dict[str, str]:
    return {"one": imported(library), "other": imported(library, OTHER), "tag": tagged(library, "招商")}


def suggested(library: Library, rule: Rule) -> list[Suggestion]:
    reading = library.queries
    documents = [row.id for row in reading.documents()]
    return suggestions(rule, all_annotations(reading), reading.verdicts(), Texts(reading), documents).found


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


def test_a_suggestion_says_where_why_and_by_which_rule(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    at = OTHER.index("招商引资")
    assert rule.name == f"search|招商引资|hit|{two['tag']}"
    assert suggested(library, rule)[1] == Suggestion(
        two["other"],
        at,
        at + 4,
        "招商引资",
        two["tag"],
        rule.name,
        "招商引资",
        OTHER[max(0, at - 18) : at],
        OTHER[at + 4 : at + 22],
        "",
    )
    last = suggested(library, rule)[2]
    assert (last.before, last.after) == (OTHER[last.start - 18 : last.start], OTHER[last.end : last.end + 18])


def test_who_tagged_the_words_so_is_told(library: Library, two: dict[str, str]) -> None:
    start = TEXT.index("招商引资")
    for name in ("乙", "丙", ""):
        library.perform(AddAnnotation(two["one"], start, start + 4, two["tag"], annotator=name))
    found = suggested(library, Rule("colleagues", two["tag"]))
    assert [(one.quote, one.by) for one in found] == [("招商引资", "丙、乙")] * 2
    assert {one.by for one in suggested(library, Rule("search", two["tag"], "招商引资"))} == {""}
    assert len(suggested(library, Rule("colleagues", two["tag"], "引资"))) == 2
    assert suggested(library, Rule("colleagues", two["tag"], "煤")) == []


def test_words_of_colleagues_are_of_a_certain_length(library: Library) -> None:
    words = "".join(chr(0x4E00 + number) for number in range(MOST + 1))
    tag = tagged(library, "一")
    one, _ = imported(library, f"甲{words}乙"), imported(library, f"乙{words}丙")
    for start, end, quotes in (
        (1, LEAST, []),
        (1, LEAST + 1, [words[:LEAST]]),
        (1, MOST + 1, [words[:MOST]]),
        (1, MOST + 2, []),
    ):
        library.perform(AddAnnotation(one, start, end, tag))
        assert [row.quote for row in suggested(library, Rule("colleagues", tag))] == quotes
        library.undo()
    assert (LEAST, MOST) == (2, 40)


def test_the_longest_of_several_words_that_begin_in_one_place_is_suggested(
    library: Library, two: dict[str, str]
) -> None:
    start = TEXT.index("招商引资")
    for end in (2, 4):
        library.perform(AddAnnotation(two["one"], start, start + end, two["tag"]))
    assert [one.quote for one in suggested(library, Rule("colleagues", two["tag"]))] == ["招商引资"] * 2


def test_what_only_touches_what_is_tagged_is_suggested(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    first, second, third = suggested(library, rule)
    for start, end, left in (
        (second.start - 2, second.start, [first, second, third]),
        (second.start - 2, second.start + 1, [first, third]),
        (second.end, second.end + 2, [first, second, third]),
        (second.end - 1, second.end + 2, [first, third]),
    ):
        library.perform(AddAnnotation(two["other"], start, end, two["tag"]))
        assert suggested(library, rule) == left
        assert without_decided(library.queries, rule, [first, second, third]) == {first, second, third} - set(
            left
        )
        assert without_decided(library.queries, rule, [first, second, third], ["甲"]) == set()
        library.undo()
    library.perform(AddAnnotation(two["other"], second.start, second.end, tagged(library, "别的")))
    assert suggested(library, rule) == [first, second, third]


def test_what_was_decided_meanwhile_is_found_out(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    found = suggested(library, rule)
    assert without_decided(library.queries, rule, found) == set()
    library.perform(RefuseSuggestions(found[:1]))
    assert without_decided(library.queries, rule, found) == {found[0]}
    library.perform(AcceptSuggestions(found[2:]))
    assert without_decided(library.queries, rule, found) == {found[0], found[2]}
    assert without_decided(library.queries, Rule("search", two["tag"], "引资"), found[:1]) == set()


def test_only_so_many_are_suggested_at_once_and_it_is_told_how_far_it_came(
    library: Library, two: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made_by.LIMIT == 5000
    monkeypatch.setattr(made_by, "LIMIT", 2)
    rule = Rule("search", two["tag"], "招商引资")
    assert [one.document_id for one in suggested(library, rule)] == [two["one"], two["other"]]
    told: list[tuple[int, int]] = []
    ids = [two["one"]] * 41
    queries = library.queries
    nothing = Rule("search", two["tag"], "没有")
    suggestions(
        nothing, all_annotations(queries), [], Texts(queries), ids, lambda done, of: told.append((done, of))
    )
    assert told == [(0, 41), (20, 41), (40, 41)]


def test_verdicts_are_kept_as_they_were_given(library: Library, two: dict[str, str]) -> None:
    rule = Rule("search", two["tag"], "招商引资")
    first, second, third = suggested(library, rule)
    library.perform(RefuseSuggestions([first, second]))
    assert label_args(library) == {"tag": "招商", "count": "2"}
    library.perform(AcceptSuggestions([third]))
    title = library.queries.document(two["other"]).title
    assert label_args(library) == {"tag": "招商", "count": "1", "document": title}
    verdicts = library.queries.verdicts(rule.name)
    assert verdicts == library.queries.verdicts()
    assert {
        (one.rule, one.document_id, one.start, one.end, one.quote, one.tag_id, one.verdict)
        for one in verdicts
    } == {
        (rule.name, one.document_id, one.start, one.end, one.quote, two["tag"], said)
        for one, said in ((first, "refused"), (second, "refused"), (third, "accepted"))
    }
    assert library.queries.verdicts("another") == []
    assert library.queries.hit_rate("another") == (0, 0)
    assert library.queries.hit_rate(rule.name) == (1, 2)


def test_words_that_moved_are_a_conflict_of_their_document(library: Library, two: dict[str, str]) -> None:
    (one, *_) = suggested(library, Rule("search", two["tag"], "招商引资"))
    moved = replace(one, start=one.start + 1, end=one.end + 1)
    error = refusal(library, AcceptSuggestions([moved]))
    assert isinstance(error, EditConflict)
    assert error.reason == "conflict"
    assert error.details == {"what": "passage", "id": two["one"], "found": ""}
    error = refusal(library, AcceptSuggestions([replace(one, document_id="nobody")]))
    assert (error.reason, error.details) == ("unknown", {"what": "document", "id": "nobody"})


def test_the_terms_of_a_theme_and_the_figures_of_an_indicator_are_suggested(
    library: Library, two: dict[str, str]
) -> None:
    every = suggested(library, Rule("lexicon", two["tag"]))
    by_theme = [one for theme in themes() for one in suggested(library, Rule("lexicon", two["tag"], theme))]
    assert sorted(one.reason for one in by_theme) == sorted(one.reason for one in every)
    assert all(one.quote in (TEXT + OTHER) for one in every)
    figures = suggested(library, Rule("figures", two["tag"]))
    assert [(one.quote, one.reason) for one in figures] == [
        ("一百亿元", "地区生产总值"),
        ("百分之六", "地区生产总值"),
        ("三十个", "项目"),
    ]
    assert [one.quote for one in suggested(library, Rule("figures", two["tag"], "项"))] == ["三十个"]
    assert themes() == sorted(set(themes()))


def test_each_unit_that_is_offered_is_suggested_around_the_words(
    library: Library, two: dict[str, str]
) -> None:
    found = {unit: suggested(library, Rule("search", two["tag"], "加快", unit)) for unit in UNITS}
    assert {unit: [one.quote for one in held] for unit, held in found.items()} == {
        "hit": ["加快"],
        "clause": ["数字经济加快发展"],
        "sentence": ["数字经济加快发展，招商引资再上台阶。"],
        "paragraph": ["招商引资签约三十个项目。数字经济加快发展，招商引资再上台阶。"],
    }
    assert {one.reason for held in found.values() for one in held} == {"加快"}
    assert RULES == ("colleagues", "search", "lexicon", "figures")


def test_words_that_reach_over_the_end_of_a_unit_are_suggested_whole(
    library: Library, two: dict[str, str]
) -> None:
    (one,) = suggested(library, Rule("search", two["tag"], "项目。数字", "sentence"))
    assert one.quote == "招商引资签约三十个项目。数字"
