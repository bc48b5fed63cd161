"""What is looked for before a pattern is tried: nothing is missing there that a match could begin with."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import abbreviations, note_lists, quotations
from desktop.text.figures import normalize
from desktop.text.figures.context import comparisons
from desktop.text.figures.indicators import counted_rules, nouns_behind, rule_base
from desktop.text.figures.scan import exclusions
from desktop.text.figures.scan.token import Token
from desktop.text.figures.time import chapters, expressions, report_parts, reviewed_year, section_cues
from desktop.text.pinyin import BRACKETED_READING
from tests.first_characters import first_characters

SPACES = ("CATEGORY_SPACE", "CATEGORY_DIGIT")
"""Categories that are asked for by other means beside the words."""


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("（(", BRACKETED_READING),
        (normalize._RAISED_POINTS, normalize._RAISED_POINT),
        ("一二", normalize._YEAR),
        ("郾畅", normalize._FOREIGN_POINT),
        (note_lists._HEADING_BEGINS, note_lists._HEADING),
        (quotations._SINGLE_MARKS, quotations._SINGLE),
        (exclusions._OPENS, exclusions._BRACKETS),
        (("19", "20"), report_parts._YEARS),
        ("刚已", reviewed_year._JUST_OVER),
        (section_cues._CHANGES, section_cues._EXACT),
        (section_cues._RULE_SIGNS, section_cues._RULE),
        (section_cues._OPENINGS, section_cues._OPENS),
        ("年", section_cues._WORK_AHEAD),
        ("年五", chapters._SIGN),
        ("由从", chapters._MOVED),
        ({*counted_rules._LEVELS, *SPACES}, counted_rules._SHARED),
        ({*nouns_behind._LEVELS, *SPACES}, nouns_behind._OF_LEVELS),
        (nouns_behind._JOINTS, nouns_behind._FIGURE_JOINED),
        (nouns_behind._AMOUNTS, nouns_behind._AMOUNT),
        (nouns_behind._STEP_BEGINS, nouns_behind._STEP),
    ],
)
def test_a_pattern_begins_with_nothing_else(words: Iterable[str], pattern: re.Pattern[str]) -> None:
    known = {one if one in SPACES else one[0] for one in words}
    assert first_characters(pattern) <= known


@given(
    stop=st.sampled_from(sorted(nouns_behind.STOPS)),
    words=st.text("项目的以上超过亿元万人省、市和符合条件全年（）“”， \n23", max_size=20),
    counted=st.booleans(),
)
def test_no_noun_stands_behind_a_stop(stop: str, words: str, counted: bool) -> None:
    text = f"{stop}{words}"
    assert nouns_behind._words_behind(text, 0, len(text), counted=counted) is None


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("[ab]?(?:cd|e)", {"a", "b", "c", "e"}),
        (r"(?<!x)(?:y|z*)\d", {"y", "z", "CATEGORY_DIGIT"}),
        ("(?=q)[0-2]+", {"0", "1", "2"}),
    ],
)
def test_what_a_pattern_may_begin_with(pattern: str, wanted: set[str]) -> None:
    assert first_characters(re.compile(pattern)) == wanted


WORDS = (
    "全市", "粮食产量", "增长", "达到", "比上年", "较2020年", "由", "从", "占", "全省", "平均水平", "的",
    "计划", "目标", "任务", "居", "前列", "基础上", "按可比价格", "扣除", "据统计，", "超过", "三年前",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
def test_a_subject_without_the_signs_of_more_is_left_as_it_is(segment: str) -> None:
    token = Token(len(segment), len(segment) + 2, "quantity")
    assert comparisons.subject(token, segment) == comparisons._without_more(token, segment)


@given(st.text("一三五两十个不走大战略联动并举必须普法年化制改", max_size=16))
def test_an_abbreviation_begins_where_one_is_looked_for(text: str) -> None:
    anywhere = range(len(text))
    for pattern in (abbreviations._PLAN, abbreviations._NAMED, abbreviations._PARALLEL):
        begins = [place for place in anywhere if pattern.match(text, place)]
        assert all(abbreviations._BEGINNING.match(text, place) for place in begins)


def test_measure_words_of_deeds_and_places_are_known_to_the_rules_of_them() -> None:
    assert counted_rules._BATCHES | counted_rules._HELD_TIMES <= rule_base.DEED_UNITS


def test_plans_in_quotation_marks_are_looked_for_by_how_all_of_them_begin() -> None:
    assert {plan[0] for plan in expressions.PLANS} == {"十"}
    assert "“十" in section_cues._OPENINGS
