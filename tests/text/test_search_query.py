"""Search queries: what is understood of them, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.search_query import (
    All,
    AnyOf,
    InvalidQuery,
    Near,
    Node,
    Not,
    Pattern,
    SearchQuery,
    Words,
    parse_query,
)

A_B = Words(("甲乙",))
A, B, C = Words(("甲",)), Words(("乙",)), Words(("丙",))


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("甲", A),
        ("甲 乙", All((A, B))),
        ("甲　AND 乙", All((A, B))),
        ('"甲 乙"', Words(("甲 乙",))),
        ('"他说""好"""', Words(('他说"好"',))),
        ("“甲 乙”", Words(("甲 乙",))),
        ("“甲乙”", A_B),
        ("甲 OR 「乙」", AnyOf((A, B))),
        ("『甲乙』 丙", All((A_B, C))),
        ("＂甲 乙＂ 丙", All((Words(("甲 乙",)), C))),
        ('"“甲乙”"', Words(("“甲乙”",))),
        ("“甲乙”丙", Words(("“甲乙”丙",))),
        ("“甲", Words(("“甲",))),
        ('"甲', Words(('"甲',))),
        ("甲 OR 乙 丙", AnyOf((A, All((B, C))))),
        ("(甲 OR 乙) 丙", All((AnyOf((A, B)), C))),
        ("NOT 甲 乙", All((Not(A), B))),
        ("甲 NEAR/5 乙", Near(A, B, 5)),
        ("甲 NEAR 乙 NEAR/0 丙", Near(Near(A, B, 10), C, 0)),
        ("甲 NOT (乙 OR 丙)", All((A, Not(AnyOf((B, C)))))),
        ("推进*化", Words(("推进", "化"))),
        ("发展*", Words(("发展",))),
        ("/第[一二]产业/", Pattern("第[一二]产业")),
        (r"/1\/2/ 甲", All((Pattern(r"1\/2"), A))),
        ("1/3", Words(("1/3",))),
        ("(一", Words(("(一",))),
        ("一)", Words(("一)",))),
        ("a(b)", Words(("a(b)",))),
        ("(2021)年 甲", All((Words(("(2021)年",)), A))),
        ("((甲 OR 乙) 丙)", All((AnyOf((A, B)), C))),
        ("(a(b) OR 甲)", AnyOf((Words(("a(b)",)), A))),
        ('"OR"', Words(("OR",))),
        ("or", Words(("or",))),
        ('甲"乙 丙"', All((A, Words(("乙 丙",))))),
        ("甲＂乙 丙＂", All((A, Words(("乙 丙",))))),
        ("甲 ＯＲ 乙　ＡＮＤ　丙", AnyOf((A, All((B, C))))),
        ("甲 ＮＯＴ （乙 ＯＲ 丙）", All((A, Not(AnyOf((B, C)))))),
        ("（甲 OR （一） 乙）", AnyOf((A, All((Words(("（一）",)), B))))),
        ("（一） 甲", All((Words(("（一）",)), A))),
        ("甲 ＮＥＡＲ／５ 乙", Near(A, B, 5)),
        ("甲 near/5 乙", Near(A, B, 5)),
        ("甲 near 乙", All((A, Words(("near",)), B))),
        ("甲 NEAR/99999 乙", Near(A, B, 99999)),
        ("推进＊化", Words(("推进", "化"))),
        ('5"', Words(('5"',))),
    ],
)
def test_understood(query: str, root: Node) -> None:
    assert parse_query(query) == SearchQuery(root)


@pytest.mark.parametrize(
    ("query", "scope"),
    [("甲 乙 IN/sentence", "sentence"), ("IN/段 甲", "paragraph"), ("甲 IN/section", "section")],
)
def test_within(query: str, scope: str) -> None:
    assert parse_query(query).scope == scope
    assert parse_query(query, "document").scope == scope
    assert parse_query("甲", scope).scope == scope


@pytest.mark.parametrize(
    ("query", "reason", "at"),
    [
        ("", "empty", ""),
        (" 　", "empty", ""),
        ('""', "empty", ""),
        ("IN/段", "empty", ""),
        ("NOT 甲", "only-not", ""),
        ("甲 OR NOT 乙", "only-not", ""),
        ("甲 OR", "operator", "OR"),
        ("NEAR/5 甲", "operator", "NEAR/5"),
        ("甲 NEAR/5 NOT 乙", "operator", "NEAR/5 NOT"),
        ("*", "operator", "*"),
        ("甲 NEAR/ 乙", "near", "NEAR/"),
        ("甲 NEAR/-1 乙", "near", "NEAR/-1"),
        ("甲 near/五 乙", "near", "near/五"),
        ("甲 NEAR5 乙", "near", "NEAR5"),
        ("甲 NEAR/9999999999 乙", "near", "NEAR/9999999999"),
        ("甲 IN/page", "scope", "IN/page"),
        ("甲 IN/句 IN/段", "scope", "paragraph"),
        ("(" * 60 + "甲" + ")" * 60, "deep", ""),
    ],
)
def test_refused(query: str, reason: str, at: str) -> None:
    with pytest.raises(InvalidQuery) as raised:
        parse_query(query)
    assert (raised.value.reason, raised.value.at) == (reason, at)


@given(st.text(alphabet='甲乙 　"＂()（）*/“”「」ORNTEA5a', max_size=30))
def test_whatever_is_written_is_understood_or_refused(query: str) -> None:
    try:
        assert parse_query(query).root
    except InvalidQuery as error:
        assert error.reason


@given(st.text(alphabet=st.characters(exclude_characters='"', codec="utf-8"), min_size=1))
def test_a_quoted_string_is_itself(words: str) -> None:
    assert parse_query(f'"{words}"').root == Words((words,))


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("甲 OR", (2, 4)),
        ("甲 NEAR/5", (2, 8)),
        ("甲 IN/章", (2, 6)),
        ("甲 IN/句 乙 IN/段", (9, 13)),
        ("甲 *", (2, 3)),
        ("甲 NEAR/x 乙", (2, 8)),
        ("NOT 甲", (None, None)),
    ],
)
def test_what_is_refused_says_where(query: str, place: tuple[int | None, int | None]) -> None:
    with pytest.raises(InvalidQuery) as refused:
        parse_query(query)
    assert (refused.value.start, refused.value.end) == place
