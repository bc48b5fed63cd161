"""Shared passages: what two texts have in common, without formulas and chance."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.text import shared_passages as module
from desktop.text.shared_passages import PassageFinder, SharedPassage, shared_passages

COMMON = "我们推进煤炭产业转型升级，建成智能矿井一百座，新增产能两千万吨"
FORMULA = "现在我代表市人民政府向大会报告工作"


def test_what_is_shared() -> None:
    a, b = f"甲县。{COMMON}。就这样", f"乙县的报告说：{COMMON}；还有"
    (one,) = shared_passages(a, b)
    assert (a[one.start_a : one.end_a], b[one.start_b : one.end_b]) == (COMMON, COMMON)
    assert one.characters == len(COMMON)


def test_what_is_short_is_chance() -> None:
    assert shared_passages("甲" + COMMON[:19] + "乙", "丙" + COMMON[:19] + "丁") == []
    assert len(shared_passages("甲" + COMMON[:20] + "乙", "丙" + COMMON[:20] + "丁")) == 1


def test_formulas_are_masked() -> None:
    a, b = f"甲。{FORMULA}，{COMMON}", f"乙：{FORMULA}，{COMMON}"
    (one,) = shared_passages(a, b, lambda clause: clause == FORMULA)
    assert [a[one.start_a + start : one.start_a + end] for start, end in one.masks] == [FORMULA]
    assert one.characters == len(COMMON) + 1
    assert shared_passages(f"甲。{FORMULA}，请予审议", f"乙。{FORMULA}，请予", lambda clause: True) == []


def test_the_longest_of_several_places_is_taken() -> None:
    a = f"{COMMON[:25]}。{COMMON}"
    (one,) = shared_passages(a, COMMON)
    assert one == SharedPassage(26, 26 + len(COMMON), 0, len(COMMON))


@given(st.text(alphabet="甲乙", max_size=60), st.text(alphabet="甲乙", max_size=60), st.integers(3, 12))
def test_what_is_found_is_the_same_in_both(a: str, b: str, shortest: int) -> None:
    found = shared_passages(a, b, shortest=shortest)
    free_from = 0
    for one in found:
        assert a[one.start_a : one.end_a] == b[one.start_b : one.end_b]
        assert one.end_a - one.start_a == one.characters >= shortest
        assert one.start_b >= free_from
        free_from = one.end_b
    if not found:
        pieces = {a[at : at + shortest] for at in range(len(a) - shortest + 1)}
        assert not any(b[at : at + shortest] in pieces for at in range(len(b) - shortest + 1))


def _plainly(a: str, b: str, formulas: tuple[str, ...], shortest: int) -> list[tuple[int, int]]:
    """Return start and end in B of what two texts share, looked for at every place of both."""
    found = []
    at = 0
    while at < len(b):
        lengths = []
        for place in range(len(a)):
            length = 0
            while a[place + length : place + length + 1] == b[at + length : at + length + 1] != "":
                length += 1
            lengths.append(length)
        longest = max(lengths, default=0)
        clauses = re.split("[，。；：！？、\n]", b[at : at + longest])
        masked = sum(
            len(one) for one in clauses if len(one) >= 6 and any(one in formula for formula in formulas)
        )
        if longest - masked >= shortest:
            found.append((at, at + longest))
            at += longest
        else:
            at += max(1, longest - shortest + 1)
    return found


_CLAUSES = ("全面深化改革开放", "坚持稳中求进总基调")
_PIECES = st.lists(
    st.sampled_from(["，", "。", "\n", "增长5%", "增长6%", *_CLAUSES, "县", "就业", "修路"]),
    max_size=24,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    _PIECES,
    st.lists(_PIECES, min_size=1, max_size=3),
    st.sampled_from([(), ("全面深化改革开放",), ("全面深化改革开放县就业", "坚持稳中求进总基调")]),
    st.integers(3, 20),
)
def test_the_same_is_found_by_looking_at_every_place(
    a: str, others: list[str], formulas: tuple[str, ...], shortest: int
) -> None:
    finder = PassageFinder(lambda clause: any(clause in one for one in formulas), shortest)
    compared = finder.compared(finder.prepared(a))
    for b in others:
        found = compared.with_text(finder.prepared(b))
        assert all(a[one.start_a : one.end_a] == b[one.start_b : one.end_b] for one in found)
        plain = _plainly(a, b, formulas, shortest)
        strings = [a[at : at + shortest] for at in range(len(a) - shortest + 1)]
        if max(map(strings.count, strings), default=0) <= 16:  # of more places the first are tried
            assert [(one.start_b, one.end_b) for one in found] == plain
        again = finder.prepared(b)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(module, "MANY_STRETCHES", 3)
            assert all(compared.with_text(again) == found for _ in range(6))  # often: otherwise than at first
