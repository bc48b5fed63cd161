"""Marked passages that others bring, and how sure a score on them is."""

import pytest

from desktop.text.evaluation.notation import BadGold, passages_of
from desktop.text.evaluation.scoring import as_text, intervals, score

GOLD = """== one | about=浙江县2024年，回顾 | year=2024 | part=review
全年生产总值{268亿元|q|地区生产总值;生产总值}，增长{5.6%|c+|地区生产总值}。
== two | about=甘肃市2024年，安排 | year=2024 | part=plan
新建学校{12所|q|医院}。
"""


def test_an_accepted_name_is_right_and_another_is_not() -> None:
    result = score(passages_of(GOLD))
    assert (result.fields["indicator"].right, result.fields["indicator"].all) == (2, 3)
    assert [error.split("⟧")[1] for error in result.errors] == ["。: indicator is '医院', given '学校'"]


def test_an_interval_draws_whole_passages() -> None:
    between = intervals(passages_of(GOLD))
    assert between["indicator"] == (0.0, 1.0)
    assert between["value"] == (1.0, 1.0)
    assert between == intervals(passages_of(GOLD))
    assert "0.000–1.000" in as_text(score(passages_of(GOLD)), between=between)


@pytest.mark.parametrize(
    "text", ["== one\n新建学校。", "== one | year=2024 | part=past\n", "== one | year=2024\n{3所|q}"]
)
def test_what_is_no_gold_is_refused(text: str) -> None:
    with pytest.raises(BadGold):
        passages_of(text)


def test_a_text_without_passages_has_none() -> None:
    assert passages_of("新建学校12所。") == []
