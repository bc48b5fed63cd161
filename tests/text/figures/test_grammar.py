"""The grammar's patterns made of tables, the text made alike, and units that a noun implies."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.text.figures.grammar import (
    alternatives,
    any_of,
    around,
    bound,
    canonical_names,
    column,
    compiled,
    cut,
    end_cut_words,
    end_cuts,
    end_words,
    indicators,
    inner,
    lead,
    mapping,
    name_beginnings,
    name_ends,
    rows,
    several,
    trail,
    trail_ends,
    units,
    verbs,
    word_list,
)
from desktop.text.figures.normalize import normalized
from tests.text.figures.helpers import found, only


@pytest.mark.parametrize(
    ("words", "text", "match"),
    [
        (["增长", "增长率", "增"], "增长率高", "增长率"),
        (["增长", "增长率", "增"], "增加", "增"),
        (["减", "增"], "增加", "增"),
        (["a.b", "a"], "a.b", "a.b"),
        (["a.b"], "axb", None),
        (["上", "上升"], "下降", None),
    ],
)
def test_the_longest_of_several_words_is_matched(words: list[str], text: str, match: str | None) -> None:
    hit = re.match(f"(?:{alternatives(words)})", text)
    assert (hit[0] if hit else None) == match
    assert alternatives(reversed(words)) == alternatives([*words, *words])


def test_cells_that_hold_several_values() -> None:
    assert several("甲|乙") == ("甲", "乙")
    assert several("甲||乙|") == ("甲", "乙")
    assert several("") == ()


def test_rows_of_a_table() -> None:
    first = next(rows("grammar", "multipliers.tsv"))
    assert first == {"multiplier": "百", "factor": "100"}
    assert all("#" not in row["word"][:1] and None not in row for row in rows("grammar", "verbs.tsv"))
    assert column("qualifiers", "word", "place", "after")[0] == "以上"
    assert set(column("qualifiers", "word")) > set(column("qualifiers", "word", "place", "after"))
    assert mapping("multipliers", "multiplier", "factor")["万亿"] == "1000000000000"


def test_units_have_exact_factors() -> None:
    by_name = {unit.name: unit for unit in units()}
    assert (by_name["吨"].factor, by_name["吨"].base, by_name["吨"].dimension) == (
        Decimal(1000),
        "千克",
        "mass",
    )
    assert by_name["亩"].factor == Fraction(2000, 3)
    assert by_name["元"].factor == Decimal(1)
    assert by_name["届"].only_after
    assert any(unit.aliases for unit in units())
    assert any(unit.not_before for unit in units())
    assert {unit.chinese for unit in units()} == {True, False}
    assert any(unit.factor is None for unit in units())


def test_every_name_of_an_indicator_leads_to_the_canonical_one() -> None:
    names = canonical_names()
    for row in indicators():
        assert names[row.name] == row.name
        assert all(names[alias] in {one.name for one in indicators()} for alias in row.aliases)
    assert names["GDP"] == "地区生产总值"


@pytest.mark.parametrize("ends", [True, False])
def test_names_are_looked_up_by_two_characters_and_length(ends: bool) -> None:
    table = name_ends() if ends else name_beginnings()
    for name in canonical_names():
        assert len(name) in table[name[-2:] if ends else name[:2]]
    for lengths in (*table.values(), *trail_ends().values(), *end_cuts().values()):
        assert list(lengths) == sorted(set(lengths), reverse=True)


def test_words_around_a_noun() -> None:
    roles = mapping("verbs", "word", "role")
    assert around("lead") == {word for word, role in roles.items() if role in ("lead", "both")}
    assert around("trail") == {word for word, role in roles.items() if role in ("trail", "both")}
    assert trail() == around("trail") | {word for word in column("directions", "word") if len(word) > 1}
    assert {word[-1] for word in trail()} == set(trail_ends())
    assert {"保障", "稳定", "确保"} <= set(verbs())
    assert all(len(word) > 1 for word in verbs())
    assert end_cut_words() == set(column("cuts", "word"))
    assert bound() == set(column("heads", "head", "bound", "yes"))


def test_a_word_that_a_noun_goes_on_from_is_none() -> None:
    unguarded = [
        row["word"] for row in rows("grammar", "verbs.tsv") if row["role"] != "trail" and not row["unless"]
    ]
    for word in unguarded:
        assert lead().match(f"{word}山") is not None
        assert lead().fullmatch(word) is not None
        for noun in ("率", "量很", "额很", "业很"):
            longer = lead().match(word + noun)
            assert longer is None or longer[0] != word
    for row in rows("grammar", "verbs.tsv"):
        if row["role"] != "trail":
            for unless in several(row["unless"]):
                longer = lead().match(row["word"] + unless)
                assert longer is None or longer[0] != row["word"]


def test_words_that_end_a_noun_phrase() -> None:
    for row in rows("grammar", "cuts.tsv"):
        assert end_words().match(row["word"]) is not None
        if row["where"] == "inside":
            assert cut().match(f"{row['word']}山") is not None
    for row in rows("grammar", "inner.tsv"):
        if len(row["word"]) > 1 and not row["unless"]:
            assert inner().match(f"{row['word']}山") is not None
            assert cut().match(f"{row['word']}山") is not None or row["word"] in column("cuts", "word")


def test_a_list_in_a_pattern() -> None:
    assert word_list("limits")[:2] == ("超", "超过")
    for word in word_list("limits"):
        for template in (r"(?:<<limits>>)\Z", any_of("limits")):
            assert compiled(template).match(word) is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２３％", "123%"),
        ("４５６７８９０", "4567890"),
        ("＋５", "+5"),
        ("Ｒ＆Ｄ", "Ｒ&Ｄ"),
        ("１．５", "1.5"),
        ("1．５％", "1.5%"),
        ("甲．乙", "甲．乙"),
        ("造林1，350户", "造林1,350户"),
        ("造林１，３５０亩", "造林1,350亩"),
        ("造林12，350亿元", "造林12,350亿元"),
        ("造林123，350%", "造林123,350%"),
        ("造林1，350.5万亩", "造林1,350.5万亩"),
        ("1，350户", "1，350户"),
        ("，1，350户", "，1，350户"),
        ("造林1350，350户", "造林1350，350户"),
        ("造林1，350，户", "造林1，350，户"),
        ("造林1，35户", "造林1，35户"),
        ("造林0，350户", "造林0，350户"),
        ("二○○四年", "2004年"),
        ("二00八年", "2008年"),
        ("二OO八年", "2008年"),
        ("二oo八年", "2008年"),
        ("二Ｏ二一年", "2021年"),
        ("一九六五年", "1965年"),
        ("一九五三—一九五七年", "1953—1957年"),
        ("一千九百年", "一千九百年"),
        ("二○○四", "二○○四"),
        ("發展", "发展"),
        ("发\ud800\udfff展", "发\ufffd\ufffd展"),
    ],
)
def test_texts_are_made_alike(text: str, plain: str) -> None:
    assert normalized(text) == plain
    assert len(normalized(text)) == len(text)


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit", "noun"),
    [
        ("近3万困难群众受益。", "3万", 3, "万人", "困难群众"),
        ("740多万的游客来访。", "740多万", 740, "万人", "游客"),
        ("救助5000多困难学生。", "5000多", 5000, "人", "困难学生"),
        ("带动3万农户增收。", "3万", 3, "万户", "农户"),
        ("带动三万农户增收。", "三万", 3, "万户", "农户"),
        ("惠及20万群众。", "20万", 20, "万人", "群众"),
        ("惠及200群众。", "200", 200, "人", "群众"),
        ("惠及20万" + "山" * 14 + "群众。", "20万", 20, "万人", "山" * 14 + "群众"),
        ("惠及20万" + "山" * 15 + "群众。", "20万", 20, "万人", "山" * 15 + "群众"),
    ],
)
def test_a_noun_implies_the_unit(sentence: str, text: str, value: int, unit: str, noun: str) -> None:
    figure = only(sentence)
    assert (figure.text, figure.value, figure.unit, figure.indicator) == (text, value, unit, noun)


def test_a_noun_too_far_off_or_of_money_implies_nothing() -> None:
    assert only("扶持20万" + "山" * 15 + "企业。").unit == "万"
    assert [one.unit for one in found("过10亿企业3家。")] == ["亿", "家"]


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("上线3个“高效办成一件事”重点事项。", "“高效办成一件事”重点事项"),
        ("上线3个“一件事”，", "“一件事”"),
        ("上线3个“高效办成一件事”为主的重点事项。", "“高效办成一件事”"),
        ("推出3个“高效办成”实现突破。", "“高效办成”"),
        ("完成3项“放管服”改革任务。", "“放管服”改革任务"),
        ("推出3项便民举措、惠企政策。", "便民举措、惠企政策"),
        ("推出3项便民举措、惠企政策、利民措施，", "便民举措、惠企政策、利民措施"),
        ("推出3项便民举措、一批政策，", "便民举措"),
    ],
)
def test_what_is_counted_may_be_quoted_or_several(sentence: str, noun: str) -> None:
    assert only(sentence).indicator == noun


@pytest.mark.parametrize("words", ["培育20企业", "服务20用户", "新增35家庭", "培育500市场主体"])
def test_some_nouns_imply_a_unit_only_behind_a_multiplier(words: str) -> None:
    assert found(f"{words}。") == []
    (figure,) = found(re.sub(r"(\d+)", r"\1万", words) + "。")
    assert figure.unit in ("万家", "万户")
