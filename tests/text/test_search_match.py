"""Search matches: where a text holds what is asked for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.search_match import find_hits, index_expression
from desktop.text.search_query import parse_query

TEXT = (
    "推进产业升级。淘汰落后产能，推进绿色发展！\n产业与招商并重；推进工业化。\n二、安排\n招商引资促产业发展。"
)


def hits(query: str, text: str = TEXT, scope: str = "") -> list[str]:
    return [text[start:end] for start, end in find_hits(text, parse_query(query, scope), [0, 39])]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("产业", ["产业", "产业", "产业"]),
        ("產業", ["产业", "产业", "产业"]),
        ("落后 招商", ["落后", "招商", "招商"]),
        ("落后 外商", []),
        ("外商 OR 落后", ["落后"]),
        ("落后 NOT 外商", ["落后"]),
        ("落后 NOT 招商", []),
        ("推进*化", ["推进工业化"]),
        ("推进*产业*级", ["推进产业升级"]),
        ("产业*产能", []),
        ("产业 NEAR/1 招商", ["产业与招商"]),
        ("招商 NEAR/1 产业", ["产业与招商"]),
        ("招商 NEAR/0 产业", []),
        ("招商 NEAR/3 产业", ["产业与招商", "招商引资促产业"]),
        ("招商引资 NEAR/5 引资", []),
        ("/产[业能]/", ["产业", "产能", "产业", "产业"]),
        ("/产[业能]/ 外商", []),
        ("推进 发展 IN/sentence", ["推进", "发展"]),
        ("产业 推进 IN/paragraph", ["推进", "产业", "推进", "产业", "推进"]),
        ("产业 招商 IN/sentence", ["产业", "招商", "招商", "产业"]),
        ("产业 NOT 招商 IN/sentence", ["产业"]),
        ("升级 工业 IN/section", ["升级", "工业"]),
        ("升级 引资 IN/section", []),
        ("产业 OR 产业与", ["产业", "产业", "产业与", "产业"]),
    ],
)
def test_found(query: str, found: list[str]) -> None:
    assert hits(query) == found


def test_places_of_a_string_are_leftmost_and_do_not_overlap() -> None:
    assert find_hits("发展发展发展", parse_query("发展发展")) == [(0, 4)]


def test_an_ordinary_space_stands_for_a_wide_one() -> None:
    assert hits('"产业 升级"', "产业　升级、产业 升级、产业升级") == ["产业　升级", "产业 升级"]


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("招商", '"招 商 "'),
        ("招商 OR 引资", '("招 商 " OR "引 资 ")'),
        ("招商 NOT 引资", '"招 商 "'),
        ("招*资 NEAR 商", '(("招 " AND "资 ") AND "商 ")'),
        ("招商 OR /资/", None),
        ("招商 /资/", '"招 商 "'),
        ('"$"', '"＄ "'),
        ('"""甲"', '"“ 甲 "'),
    ],
)
def test_what_the_index_is_asked(query: str, expression: str | None) -> None:
    assert index_expression(parse_query(query)) == expression


@given(
    st.text(alphabet="甲乙丙。\n，", max_size=40),
    st.text(alphabet="甲乙丙", min_size=1, max_size=2),
    st.text(alphabet="甲乙丙", min_size=1, max_size=2),
    st.integers(0, 4),
)
def test_near_is_what_trying_every_pair_gives(text: str, left: str, right: str, distance: int) -> None:
    one, other = (find_hits(text, parse_query(f'"{words}"')) for words in (left, right))
    pairs = {
        (min(a[0], b[0]), max(a[1], b[1]))
        for a in one
        for b in other
        if 0 <= max(a[0], b[0]) - min(a[1], b[1]) <= distance
    }
    found = find_hits(text, parse_query(f'"{left}" NEAR/{distance} "{right}"'))
    assert set(found) <= pairs
    assert bool(found) == bool(pairs)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
