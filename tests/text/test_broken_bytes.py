"""Broken bytes: the readings of torn places, and the characters that are tried for what is not seen."""

from functools import cache

import pytest

from desktop.text.damage.broken_bytes import (
    BROKEN_BYTES,
    REACH,
    ByteReading,
    decode_broken,
    inside_pairs,
    leads_of,
    simple,
)
from desktop.text.damage.gbk import LEADS, UNSHOWN, character, pair
from desktop.text.damage.likelihood import CharacterLikelihood, prior
from tests.text.break_bytes import tear

WRITTEN = (
    "持续规模化养殖，规模化发展成效明显。现代农业、现代服务业提速发展；学校基础设施改善，新建学校三所。"
    "基础设施更加完善。现代产业体系加快形成，农业规模化发展，服务业提质增效。"
) * 2 + "推动规模化发展，提升质量。"
SEEN = tear(WRITTEN)
JUDGE = CharacterLikelihood(SEEN)


@cache
def readings(seen: str) -> list[ByteReading]:
    """Return the readings of the first place at which these words are seen."""
    return decode_broken(SEEN, SEEN, SEEN.index(seen), JUDGE)


@pytest.mark.parametrize(
    ("seen", "length", "read"),
    [
        ("?;?,规", 3, "模化"),
        ("?;⒄钩尚飨浴Ｏ执┮怠⑾执褚堤崴俜⒄", 19, "模化发展成效明显。现代农业、现代务业提速发展"),
        ("?;∩枋└纳?", 7, "校基础设施改善"),
        ("?;⒄?,服", 4, "模化发展"),
        ("?;⒄?,提", 4, "模化发展"),
    ],
)
def test_what_a_torn_place_most_likely_was(seen: str, length: int, read: str) -> None:
    best = readings(seen)[0]
    assert (best.text, best.end) == (read, SEEN.index(seen) + length)


@pytest.mark.parametrize("seen", ["?,规", "?,新", "?,农", "?,提"])
def test_a_mark_that_stands_where_it_was_written_is_no_torn_place(seen: str) -> None:
    assert readings(seen) == []


def test_readings_are_distinct_and_the_likeliest_come_first() -> None:
    for seen in ("?;?,规", "?;∩枋└纳?", "?;⒄?,提"):
        found = readings(seen)
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert len({(one.end, one.text) for one in found}) == len(found) > 1
        start = SEEN.index(seen)
        assert all(start + 2 < one.end <= start + 2 + REACH for one in found)


def test_where_a_torn_place_can_begin() -> None:
    marks = ",;!?，；！？"
    assert [BROKEN_BYTES.search(f"规?{mark}") is not None for mark in marks] == [True] * 8
    assert BROKEN_BYTES.search("规?。") is None
    assert BROKEN_BYTES.search("规，?") is None


@pytest.mark.parametrize("trail", [0x40, 0x7E, 0xA1, 0xB5, 0xFE])
def test_first_bytes_make_a_character_and_the_usual_ones_come_first(trail: int) -> None:
    found = leads_of(trail)
    made = [character(lead, trail) for lead in found]
    assert 0 < len(found) == len(set(found)) <= 48
    assert all(0xA1 <= lead < 0xFF for lead in found)
    shares = [prior(simple(one)) for one in made if one is not None]
    assert len(shares) == len(made)
    assert shares == sorted(shares, reverse=True)
    left = [character(lead, trail) for lead in range(0xA1, 0xFF) if lead not in found]
    assert all(prior(simple(one)) <= shares[-1] for one in left if one is not None)


def test_what_the_document_has_is_tried_before_what_is_usual() -> None:
    usual = inside_pairs(frozenset())
    assert len(usual) == len(set(usual)) == 40
    assert all(trail in UNSHOWN and character(lead, trail) is not None for lead, trail in usual)
    shares = [prior(simple(character(*both) or "")) for both in usual]
    assert shares == sorted(shares, reverse=True)
    rare = next(
        (lead, trail)
        for lead in range(0xD8, 0xF7)
        for trail in UNSHOWN
        if character(lead, trail) is not None and (lead, trail) not in usual
    )
    liked = inside_pairs(frozenset(simple(character(*rare) or "")))
    assert rare in liked[: len(liked) - 39]
    assert set(usual) <= set(liked)
    again = inside_pairs(frozenset(simple(character(*usual[5]) or "")))
    assert again[0] == usual[5] and len(again) == len(set(again))


def test_one_character_is_two_bytes() -> None:
    assert (pair("中"), character(0xD6, 0xD0)) == ((0xD6, 0xD0), "中")
    assert (pair("a"), pair("𠮷"), pair("\ud800")) == (None, None, None)
    for lead, trail in ((0x80, 0xA1), (0xFF, 0xA1), (0xD6, 0x3F), (0xD6, 0x7F), (0xD6, 0x80), (0xD6, 0xFF)):
        assert (character(lead, trail) is None) == (trail != 0x80)
    made = [(lead, trail) for lead in LEADS for trail in range(256) if character(lead, trail) is not None]
    assert all(pair(character(*both) or "") == both for both in made)
    assert {lead for lead, trail in made if lead in UNSHOWN and trail >= 0xA1} <= {0xA2, 0xA4, 0xA5, 0xA6,
        0xA7, 0xA8, 0xA9}  # fmt: skip


def test_the_simplified_writing_of_a_character() -> None:
    assert [simple(one) for one in "發展a"] == ["发", "展", "a"]
