"""The scorer: it must praise the gold itself and see each kind of fault."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop.text.evaluation import scoring as scorer
from desktop.text.evaluation.answers import degrees, right
from desktop.text.evaluation.gold import ANY, GoldFigure, OneOf, Passage
from desktop.text.evaluation.scoring import Score, as_text, score
from desktop.text.figures.model import Figure
from desktop.text.terms import Term
from tests.gold.load import load

PASSAGES = [passage for passage in load("dev") if not passage.source]
Fake = Callable[[Passage], list[Figure]]


def _answer(gold: GoldFigure) -> Figure:
    def best(value: Any) -> Any:
        if value is ANY:
            return None
        return best(value.answers[0]) if isinstance(value, OneOf) else value

    fields = {name: best(value) for name, value in gold.fields.items()}
    fields["qualifier"] = "".join(fields["qualifier"] or ()) or None
    return Figure(gold.start, gold.end, gold.text, gold.kind.split("/")[0], **fields)


def _scored(monkeypatch: pytest.MonkeyPatch, fake: Fake) -> Score:
    by_text = {passage.text: passage for passage in PASSAGES}
    monkeypatch.setattr(scorer, "find_figures", lambda text, **_: fake(by_text[text]))
    monkeypatch.setattr(
        scorer,
        "find_terms",
        lambda text: [
            Term(t.start, t.end, t.text, t.type.split("/")[0], t.gloss, None) for t in by_text[text].terms
        ],
    )
    return score(PASSAGES)


def test_the_gold_itself_is_perfect(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _scored(monkeypatch, lambda passage: [_answer(figure) for figure in passage.figures])
    assert result.errors == []
    assert result.figures.f1 == result.terms.f1 == result.value_and_unit.share == 1
    assert result.nonfigures.share == 0


def test_what_is_missed_costs_recall(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _scored(monkeypatch, lambda passage: [_answer(figure) for figure in passage.figures[1:]])
    assert result.figures.precision == 1 > result.figures.recall


def test_a_wrong_field_costs_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _scored(
        monkeypatch, lambda passage: [replace(_answer(figure), unit="里") for figure in passage.figures]
    )
    assert result.fields["unit"].share < 0.1
    assert result.fields["value"].share == 1


def test_non_figures_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _scored(
        monkeypatch,
        lambda passage: [Figure(m.start, m.end, m.text, "quantity") for m in passage.nonfigures],
    )
    assert result.nonfigures.share == 1
    assert result.figures.precision == result.figures.recall == 0


@pytest.mark.parametrize(
    ("name", "gold", "answer", "good"),
    [
        ("value", 2806.2, 2806.2, True),
        ("value", [3.0, 5.0], [3, 5], True),
        ("value", [3.0, 5.0], 3, False),
        ("unit", "名", "人", True),
        ("unit", None, "位", False),
        ("norm_value", 1e9, 1.0000001e9, True),
        ("indicator", "项目", "重点项目", True),
        ("indicator", "重点项目", "项目", False),
        ("indicator", OneOf(("重点项目", "项目")), "项目", True),
        ("status", ANY, "other", True),
        ("qualifier", ("力争", "达到"), "力争…达到", True),
        ("qualifier", (), None, True),
    ],
)
def test_fields_are_compared(name: str, gold: Any, answer: Any, good: bool) -> None:
    assert right(name, gold, answer) is good


def test_degrees_know_their_like() -> None:
    assert degrees("超过") == degrees("超")
    assert degrees("达…以上") == {"达到", "以上"}


def test_the_table_has_a_row_for_each_measure() -> None:
    text = as_text(Score(), markdown=True)
    assert text.startswith("|  | gold |")
    assert "| indicator |" in text
