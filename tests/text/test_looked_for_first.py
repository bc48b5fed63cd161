"""What is looked for before a pattern is tried: nothing is missing there that a match could begin with."""

import re
from collections.abc import Iterable

import pytest

from desktop.text import note_lists, quotations
from desktop.text.figures import normalize
from desktop.text.figures.indicators import counted_rules, nouns_behind
from desktop.text.figures.scan import exclusions
from desktop.text.figures.time import chapters, report_parts, reviewed_year, section_cues
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
    ],
)
def test_a_pattern_begins_with_nothing_else(words: Iterable[str], pattern: re.Pattern[str]) -> None:
    known = {one if one in SPACES else one[0] for one in words}
    assert first_characters(pattern) <= known


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
