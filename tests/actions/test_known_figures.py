"""Figures as a library knows them: what a user said of those that were recognized, and their sentences."""

import json
from dataclasses import replace
from typing import Any

import pytest

from desktop.actions.known_figures import (
    CORRECTABLE,
    KnownFigure,
    confirmation,
    explained,
    figure_rows,
    known_figures,
    sentence,
    with_corrections,
    with_known_corrections,
)
from desktop.actions.row_types import CorrectionRow, DocumentRow
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading

TEXT = "一、回顾\n产值10亿元。二、安排\n产值增长6%，就业5万人。"
HEADINGS = [Heading(0, 4, 1, "一、回顾", "review"), Heading(12, 16, 1, "二、安排", "plan")]


def found(words: str, **more: Any) -> Figure:
    start = TEXT.index(words)
    return Figure(start, start + len(words), words, "quantity", **more)


TEN = found("10亿元", value=10, unit="亿元", indicator="产值", status="achieved", doubt="单位")
SIX = found("6%", value=6, unit="%", status="target")


def said(one: Figure, fields: dict[str, Any] | None, state: str = "placed", key: str = "c") -> CorrectionRow:
    return CorrectionRow(key, "d", one.start, one.end, one.text, fields, state)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("产值6%", "6%", "产值6%"),
        ("前。产值6%。后。", "6%", "产值6%。"),
        ("前。 \u3000产值6%，好！后", "6%", "产值6%，好！"),
        ("问?产值6%?后", "6%", "产值6%?"),
        ("叹！产值6%！", "6%", "产值6%！"),
        ("英!产值6%!x", "6%", "产值6%!"),
        ("全？产值6%？x", "6%", "产值6%？"),
        ("上一行\n产值6%\n下一行。", "6%", "产值6%"),
        ("上。\n 产值6%", "6%", "产值6%"),
        ("6%。后", "6%", "6%。"),
        ("前。 6%", "6%", "6%"),
        ("产值。6%", "产值。6%", "产值。6%"),
        ("\n6%\n", "6%", "6%"),
        ("。6%", "6%", "6%"),
    ],
)
def test_the_sentence_of_a_figure_ends_with_its_mark_or_its_line(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    first, last = sentence(text, start, start + len(words))
    assert text[first:last] == whole


def test_figures_without_corrections_stand_where_they_were_recognized() -> None:
    known = with_known_corrections(TEXT, HEADINGS, [TEN, SIX], [])
    assert known == [
        KnownFigure(TEN, TEN, section="一、回顾", part="review"),
        KnownFigure(SIX, SIX, section="二、安排", part="plan"),
    ]
    assert [one.key for one in known] == [f"{TEN.start}-{TEN.end}", f"{SIX.start}-{SIX.end}"]
    assert [one.to_check for one in known] == [True, False]
    assert not any(one.confirmed or one.corrected or one.dismissed for one in known)


def test_what_a_user_said_goes_before_what_was_recognized() -> None:
    corrections = [said(TEN, {"unit": "万元"}, key="a"), said(SIX, None, key="b")]
    first, second = with_known_corrections(TEXT, HEADINGS, [SIX, TEN], corrections)
    assert first.figure == replace(TEN, unit="万元", doubt=None)
    assert (first.recognized, first.correction_id, first.dismissed) == (TEN, "a", False)
    assert (first.to_check, first.confirmed, first.corrected) == (False, False, True)
    assert (second.figure, second.recognized, second.correction_id, second.dismissed) == (SIX, SIX, "b", True)
    assert (second.to_check, second.confirmed, second.corrected) == (False, False, False)
    assert (second.section, second.part) == ("二、安排", "plan")


def test_a_figure_is_confirmed_where_all_is_as_it_was_recognized() -> None:
    (one,) = with_known_corrections(TEXT, HEADINGS, [TEN], [said(TEN, confirmation(TEN))])
    assert (one.confirmed, one.corrected, one.to_check) == (True, False, False)
    assert one.figure == replace(TEN, doubt=None)
    assert confirmation(TEN) == {name: getattr(TEN, name) for name in CORRECTABLE}
    assert set(CORRECTABLE) == {
        *("kind", "value", "unit", "norm_value", "norm_unit", "qualifier", "direction", "indicator"),
        *("status", "period"),
    }


def test_a_correction_counts_at_its_place_alone() -> None:
    people = found("5万人")
    waiting, lost = said(TEN, None, "review"), said(SIX, None, "lost")
    assert not any(one.dismissed for one in with_known_corrections(TEXT, [], [TEN, SIX], [waiting, lost]))
    first, second, third = with_known_corrections(
        TEXT, HEADINGS, [TEN, SIX], [said(people, {"value": 5, "unit": "万人"}, key="n")]
    )
    assert (first.figure, second.figure) == (TEN, SIX)
    assert third.figure == Figure(people.start, people.end, "5万人", "quantity", 5, "万人")
    assert (third.recognized, third.correction_id) == (None, "n")
    assert (third.corrected, third.confirmed) == (True, False)


@pytest.mark.parametrize(
    ("start", "end", "is_there"), [(-3, 0, True), (-3, 1, False), (1, 2, False), (3, 5, False), (4, 5, True)]
)
def test_a_figure_that_a_user_alone_saw_overlaps_none(start: int, end: int, is_there: bool) -> None:
    place = replace(TEN, start=TEN.start + start, end=TEN.start + end)
    known = with_known_corrections(TEXT, HEADINGS, [TEN], [said(place, {"value": 1})])
    assert (len(known) == 2) is is_there


def test_only_what_can_be_corrected_is() -> None:
    given = {"unit": "元", "start": 0, "doubt": "x", "text": "y", "nothing": 1}
    assert with_corrections(TEN, given) == replace(TEN, unit="元", doubt=None)
    assert with_corrections(TEN, {}) == replace(TEN, doubt=None)


def test_which_rule_gave_a_field_and_which_a_user() -> None:
    text = "2024年，生产总值增长6%。"
    plain, traced = (known_figures(text, [], 2024, [], explain=explain) for explain in (False, True))
    assert plain == traced
    (one,) = plain
    assert (one.figure.trace, one.section, one.part) == (None, "", "other")
    trace = explained(text, [], 2024, one)
    assert trace is not None
    assert trace == traced[0].figure.trace
    by_hand = replace(one, figure=replace(one.figure, indicator="别的"))
    assert explained(text, [], 2024, by_hand) == trace.corrected(("indicator",))
    assert explained(text, [], 2024, replace(one, recognized=None)) is None
    elsewhere = replace(one, recognized=replace(one.figure, start=one.figure.start + 1))
    assert explained(text, [], 2024, elsewhere) is None
    figure = traced[0].figure
    assert with_corrections(figure, {"unit": "元"}).trace == trace.corrected({"unit": 1})
    confirmed = confirmation(figure) | {"unit": "元"}
    assert with_corrections(figure, confirmed).trace == trace.corrected(("unit",))


def test_figures_as_rows_of_a_table_without_those_dismissed() -> None:
    values: dict[str, Any] = dict.fromkeys(DocumentRow._fields, "")
    document = DocumentRow(**{**values, "id": "d", "title": "报告", "region": "甲县", "year": 2024})
    people = found("5万人")
    corrections = [said(TEN, confirmation(TEN)), said(SIX, None), said(people, {"value": 5})]
    known = with_known_corrections(TEXT, HEADINGS, [TEN, SIX], corrections)
    first, second = figure_rows(document, TEXT, known)
    common = {"document_id": "d", "document": "报告", "region": "甲县", "year": 2024}
    assert first == {
        **common,
        "section": "一、回顾",
        "part": "review",
        "sentence": "产值10亿元。",
        "correction": "confirmed",
        **replace(TEN, doubt=None).as_dict(),
    }
    assert json.dumps(second["value"]) == "5"
    assert (second["correction"], second["sentence"]) == ("corrected", "产值增长6%，就业5万人。")
    (plain,) = figure_rows(document, TEXT, with_known_corrections(TEXT, HEADINGS, [TEN], []))
    assert plain["correction"] == ""
