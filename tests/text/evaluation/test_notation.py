"""The notation of marked passages: each code and key, what is filled in, and what is refused."""

from typing import Any

import pytest

from desktop.text.evaluation.gold import ANY, GoldFigure, GoldTerm, Mark, NonFigure, OneOf, Passage
from desktop.text.evaluation.notation import BadGold, new_passage, passages_of


def passage(body: str, head: str = "one | year=2024 | part=review") -> Passage:
    (only,) = passages_of(f"== {head}\n{body}\n")
    return only


def fields(mark: str, head: str = "one | year=2024 | part=review") -> dict[str, Any]:
    (only,) = passage(mark, head).figures
    return only.fields


def test_a_passage_with_everything() -> None:
    text = "总值达到{5.6亿元|q|地区生产总值}左右，{第二|!ordinal-list}，{五年|?}，"
    text += "<“三化”|num>，<《规划》|title>。"
    one = passage(text, "one | about=浙江 | year=2024 | part=plan")
    assert one.text == "总值达到5.6亿元左右，第二，五年，“三化”，《规划》。"
    assert (one.name, one.about, one.year, one.part) == ("one", "浙江", 2024, "plan")
    assert one.figures == [
        GoldFigure(
            4,
            9,
            "5.6亿元",
            "quantity",
            {
                "value": 5.6,
                "unit": "亿元",
                "norm_value": 560_000_000,
                "norm_unit": "元",
                "qualifier": ("达到", "左右"),
                "direction": None,
                "indicator": "地区生产总值",
                "status": "target",
                "period": "2024",
            },
        )
    ]
    assert one.nonfigures == [
        NonFigure(12, 14, "第二", "ordinal-list"),
        NonFigure(18, 22, "“三化”", "code-like"),
    ]
    assert one.ignored == [Mark(15, 17, "五年")]
    assert one.terms == [GoldTerm(18, 22, "“三化”", "numeral-abbrev"), GoldTerm(23, 27, "《规划》", "title")]


def test_marks_are_in_order_and_may_lie_in_one_another() -> None:
    one = passage("<“{三|!nothing}化”|num>和{5%|p|率}、{3家|q|企业}")
    assert [mark.start for mark in one.figures] == [5, 8]
    assert one.nonfigures == [NonFigure(1, 2, "三", "nothing")]  # the term has a number of its own
    assert one.terms == [GoldTerm(0, 4, "“三化”", "numeral-abbrev")]


def test_two_passages_and_their_keys() -> None:
    text = "intro\n== a | year=2024 | part=other | terms=no | bare=yes | period=2020\n甲\n"
    text += "== b | year=1999\n乙\n\n"
    first, second = passages_of(text)
    assert (first.with_terms, first.bare, first.period, first.text) == (False, True, "2020", "甲")
    assert (second.with_terms, second.bare, second.period, second.text) == (True, False, None, "乙")
    assert (second.part, second.about) == ("other", "")
    assert passages_of("== c | year=2024")[0].text == ""


@pytest.mark.parametrize(
    ("code", "kind", "direction"),
    [
        ("q", "quantity", None),
        ("p", "percent", None),
        ("c", "change", ANY),
        ("c+", "change", "up"),
        ("c-", "change", "down"),
        ("c~", "change", "improve"),
        ("k", "rank", None),
        ("x", "ratio", None),
        ("g", "range", None),
        ("q/p", "quantity/percent", ANY),
        ("c+/c-", "change", ANY),
    ],
)
def test_codes_of_figures(code: str, kind: str, direction: object) -> None:
    (figure,) = passage(f"{{5|{code}|名}}").figures
    assert (figure.kind, figure.fields["direction"]) == (kind, direction)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("title", "title"),
        ("gloss", "glossary"),
        ("num", "numeral-abbrev"),
        ("quoted", "quoted"),
        ("lex", "lexicon"),
        ("lex/quoted", "lexicon/quoted"),
    ],
)
def test_codes_of_terms(code: str, kind: str) -> None:
    (term,) = passage(f"<乡村振兴|{code}>").terms
    assert (term.type, term.gloss) == (kind, None)
    (glossed,) = passage(f"<乡村振兴|{code}| 是一项战略 >").terms
    assert glossed.gloss == "是一项战略"


@pytest.mark.parametrize(
    ("part", "head", "status", "period"),
    [
        ("review", "", "achieved", "2023"),
        ("plan", "", "target", "2024"),
        ("other", "", "other", ANY),
        ("review", " | period=2021-2023", "achieved", "2021-2023"),
        ("plan", " | period=?", "target", ANY),
        ("other", " | period=2020", "other", ANY),
    ],
)
def test_status_and_period_come_from_the_part(part: str, head: str, status: str, period: object) -> None:
    found = fields("{5|q|名}", f"one | year=2024 | part={part}{head}")
    assert (found["status"], found["period"]) == (status, period)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("{5|q|名|s=a}", {"status": "achieved"}),
        ("{5|q|名|s=t}", {"status": "target"}),
        ("{5|q|名|s=o}", {"status": "other", "period": ANY}),
        ("{5|q|名|s=target}", {"status": "target"}),
        ("{5|q|名|y=2020-2022}", {"period": "2020-2022"}),
        ("{5|q|名|y=?}", {"period": ANY}),
        ("{5|q|名|y=-}", {"period": None}),
        ("{5|q|名|y=2020;2021}", {"period": OneOf(("2020", "2021"))}),
        ("{5|q|名|d=down}", {"direction": "down"}),
        ("{5|q|名|d=-}", {"direction": None}),
        ("{5|c+|名|d=?}", {"direction": ANY}),
        ("{5|q|名|Q=-}", {"qualifier": ()}),
        ("{5|q|名|Q=力争+达到}", {"qualifier": ("力争", "达到")}),
        ("{5|q|名|Q=约;近}", {"qualifier": OneOf((("约",), ("近",)))}),
        ("{5万元|q|名}", {"value": 5, "unit": "万元", "norm_value": 50_000, "norm_unit": "元"}),
        ("{5万元|q|名|v=6}", {"value": 6, "norm_value": 60_000}),
        ("{5万元|q|名|u=元}", {"unit": "元", "norm_value": 5, "norm_unit": "元"}),
        ("{5万元|q|名|u=-}", {"unit": None, "norm_value": 5, "norm_unit": None}),
        ("{5万元|q|名|u=?}", {"unit": ANY, "norm_value": ANY, "norm_unit": ANY}),
        ("{5万元|q|名|v=?}", {"value": ANY, "norm_value": ANY, "norm_unit": ANY}),
        ("{5万元|q|名|v=5;6}", {"value": OneOf((5, 6)), "norm_value": ANY, "norm_unit": ANY}),
        ("{5万元|q|名|u=元;万元}", {"unit": OneOf(("元", "万元")), "norm_value": ANY}),
        ("{5万元|q|名|n=7/美元}", {"value": 5, "norm_value": 7, "norm_unit": "美元"}),
        ("{5万元|q|名|n=7}", {"norm_value": 7, "norm_unit": None}),
        ("{5万元|q|名|n=?}", {"norm_value": ANY, "norm_unit": ANY}),
        ("{3—5万元|g|名}", {"value": [3, 5], "norm_value": [30_000, 50_000], "norm_unit": "元"}),
        ("{3—5万元|q|名}", {"value": 3, "norm_value": 30_000}),
        ("{8元|g|名}", {"value": 8, "norm_value": 8}),
        ("{3∶5|x|名}", {"value": [3, 5], "unit": None, "norm_value": [3, 5], "norm_unit": None}),
        ("{3|x|名}", {"value": 3, "unit": None}),
        ("{2倍|x|名}", {"value": 2, "unit": "倍"}),
        ("{3—5家|g|名|v=3,6 n=30,60/家}", {"value": [3, 6], "norm_value": [30, 60], "norm_unit": "家"}),
        ("{5|q|?}", {"indicator": ANY}),
        ("{5|q|-}", {"indicator": None}),
        ("{5|q|甲;乙}", {"indicator": OneOf(("甲", "乙"))}),
        ("{5|q|城镇~就业}", {"indicator": OneOf(("城镇就业", "镇就业", "就业"))}),
        ("{5|q|城镇~就业;岗位}", {"indicator": OneOf(("城镇就业", "镇就业", "就业", "岗位"))}),
    ],
)
def test_what_is_given_counts_and_the_rest_is_filled_in(mark: str, expected: dict[str, Any]) -> None:
    found = fields(mark)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("新建{12所|q|", "not closed"),
        ("新建12所}", "stray }"),
        ("新建<12所>", "stray >"),
        ("新建{12所|q}", "has no indicator"),
        ("新建{12所|q|学校|z=1}", "what is z=1"),
        ("新建{12所|m|学校}", "unknown kind 'm'"),
        ("新建{12所|!none}", "12所 is !none"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(body: str, told: str) -> None:
    with pytest.raises(BadGold) as raised:
        passage(body)
    assert told in str(raised.value)
    assert str(raised.value).startswith("one")


@pytest.mark.parametrize(
    "head", ["one", "one | year=abc", "one | part=review", "one | year=2024 | part=middle"]
)
def test_a_passage_needs_a_year_and_a_part_that_there_is(head: str) -> None:
    with pytest.raises(BadGold, match=r"one: year=… and part=review\|plan\|other are wanted"):
        new_passage(head, "")
