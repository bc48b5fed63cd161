"""Every rule does what its examples say, and a trace names it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.context.coordination import ONLY_THE_LAST
from desktop.text.figures.model import FIELDS, Figure
from desktop.text.figures.rulebook import RULEBOOK, page
from desktop.text.figures.scan.readings import NO_FIGURES
from desktop.text.figures.trace import BY_HAND, Example, Rule, RuleList, StepLog, rule

YEAR = 2024

EXAMPLES = [
    (chapter.field, one, example) for chapter in RULEBOOK for one in chapter.rules for example in one.examples
]


def explained(example: Example) -> Figure:
    """Return the figure that an example means, with its trace."""
    figures = find_figures(example.text, year=YEAR, explain=True)
    end = example.sentence.index("}") - 1
    return next(one for one in figures if (one.start, one.end) == (example.start, end))


@pytest.mark.parametrize(
    ("field", "expected", "example"),
    EXAMPLES,
    ids=[f"{field}-{expected.name}-{number}" for number, (field, expected, _) in enumerate(EXAMPLES)],
)
def test_an_example_is_decided_by_its_rule(field: str, expected: Rule, example: Example) -> None:
    figure = explained(example)
    assert figure.trace is not None
    assert (figure.trace.rule(field), getattr(figure, field)) == (expected.name, example.value)


def test_every_rule_has_an_example_a_description_and_a_name_of_its_own() -> None:
    for chapter in RULEBOOK:
        names = Counter(one.name for one in chapter.rules)
        assert [name for name, times in names.items() if times > 1] == [], chapter.field
        for one in chapter.rules:
            assert one.examples, one.name
            assert one.description.endswith("."), one.name
            assert one.chinese, one.name
            assert not re.search("[A-Za-z]\\Z|^[a-z]", one.chinese), one.name
            assert "\n" not in one.description + one.chinese, one.name


def test_every_field_that_says_something_names_its_rule() -> None:
    text = "一、2023年工作回顾\n地区生产总值完成约2806.2亿元、增长5.6%，居全省第二。新建学校12所。"
    figures = find_figures(text, explain=True)
    assert len(figures) == 4
    for figure in figures:
        assert figure.trace is not None
        said = {name for name in FIELDS if name not in ("start", "end", "text") and getattr(figure, name)}
        said -= {"norm_value"} if figure.unit is None else set()
        assert said == set(figure.trace.steps), figure


def test_explaining_changes_no_figure() -> None:
    text = "\n".join(example.text for _, _, example in EXAMPLES)
    plain = find_figures(text, year=YEAR, everything=True)
    told = find_figures(text, year=YEAR, everything=True, explain=True)
    assert plain == told
    assert [one.as_dict() for one in plain] == [one.as_dict() for one in told]
    assert {one.trace for one in plain} == {None}
    assert all(one.trace is not None for one in told)


def test_what_a_rule_is_not_asked_for_it_would_not_decide() -> None:
    """A trace asks every rule, and without one those alone that a sign near the figure speaks for."""
    for _, one, example in EXAMPLES:
        plain = find_figures(example.text, year=YEAR)
        assert plain == find_figures(example.text, year=YEAR, explain=True), one.name


def test_a_trace_tells_which_rules_were_asked_before() -> None:
    figure = find_figures("实施5家钢铁企业深度治理。", year=YEAR, explain=True)[0]
    assert figure.trace is not None
    step = figure.trace.steps["indicator"]
    assert step.rule.name == "noun-counted-behind"
    reasons = {one.rule.name: one.reason for one in step.attempts}
    assert reasons["respectively"] == reasons["persons-before"] == "not for such figures"
    told = figure.trace.as_dict()["indicator"]
    assert told["rule"] == "noun-counted-behind"
    assert {"rule": "respectively", "why_not": "not for such figures"} in told["tried"]


def test_numbers_that_are_no_figures_say_why() -> None:
    figures = find_figures("2023年印发国科发政〔2017〕115号。", everything=True, explain=True)
    assert [one.trace and one.trace.rule("kind") for one in figures] == ["date", "doc-number"]


def test_the_first_rule_that_applies_decides_and_later_ones_are_not_asked() -> None:
    asked: list[str] = []

    def named(name: str, answer: str | None, *, needs: int = 0) -> RuleList[str, str]:
        @rule(name, "A rule.", "规则", needs=needs)
        def apply(context: str) -> str | None:
            asked.append(name)
            return answer

        return RuleList("field", apply)

    lists = (named("flagged", "0", needs=1), named("no", None), named("yes", "1"), named("late", "2"))
    every = RuleList("field", *(one for each in lists for one in each.rules))
    log = StepLog()
    assert every.decide("context", log=log) == "1"
    assert asked == ["no", "yes"]
    assert [(one.rule.name, one.reason) for one in log.steps["field"].attempts] == [
        ("flagged", "not for such figures"),
        ("no", "did not match"),
    ]
    assert every.decide("context") == "1"
    assert every.decide("context", flags=1) == "0"


def test_the_page_of_the_rules_is_up_to_date() -> None:
    written = Path(__file__).parents[3] / "resources" / "handbook" / "rules.md"
    assert written.read_text("utf-8") == page(), "run `python3 packaging/start.py rules`"


def test_a_trace_is_told_in_both_languages() -> None:
    figure = find_figures("GDP增长5.5%。", year=YEAR, explain=True)[0]
    assert figure.trace is not None
    english, chinese = figure.trace.as_dict(), figure.trace.as_dict(in_chinese=True)
    assert english["kind"] == {
        "rule": "change-by-its-words",
        "description": "An amount, a share or a multiple that words of growth or fall stand before "
        "is a change.",
        "tried": [],
    }
    assert chinese["kind"]["description"] == "之前有升降词的数量、比率或倍数，为变化"
    assert {"rule": "doubling", "why_not": "not for such figures"} in english["direction"]["tried"]
    assert (
        list(english)
        == list(chinese)
        == [
            "kind",
            "value",
            "unit",
            "norm_value",
            "norm_unit",
            "direction",
            "indicator",
            "status",
            "period",
        ]
    )
    assert figure.trace.rule("qualifier") is None


def test_a_trace_says_what_a_user_set() -> None:
    figure = find_figures("GDP增长5.5%。", year=YEAR, explain=True)[0]
    assert figure.trace is not None
    corrected = figure.trace.corrected(["unit", "qualifier"])
    assert corrected.rule("unit") == corrected.rule("qualifier") != figure.trace.rule("unit")
    assert corrected.rule("kind") == figure.trace.rule("kind")


@pytest.mark.parametrize("one", [*NO_FIGURES.values(), BY_HAND, ONLY_THE_LAST], ids=lambda one: one.name)
def test_every_other_rule_is_described_in_both_languages(one: Rule) -> None:
    assert re.fullmatch("[a-z]+(?:-[a-z]+)*", one.name)
    assert one.description.endswith(".")
    assert one.chinese
    assert not re.search("[A-Za-z]\\Z|^[a-z]", one.chinese)
    assert (one.described(in_chinese=False), one.described(in_chinese=True)) == (one.description, one.chinese)
