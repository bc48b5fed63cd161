"""Rulebook: every rule of the recognizer by the field that it decides, and the page that lists them."""

from typing import Final, NamedTuple

from desktop.text.figures import doubt_rules
from desktop.text.figures.context.coordination import ONLY_THE_LAST, SHARED_DIRECTION
from desktop.text.figures.context.modifiers import DIRECTION, QUALIFIER
from desktop.text.figures.indicators import rules as indicators
from desktop.text.figures.kinds import KIND, NUMBER_DIRECTION
from desktop.text.figures.scan.readings import CONVERSIONS, NO_FIGURES, READINGS
from desktop.text.figures.time import period_rules, status
from desktop.text.figures.trace import Rule


class Chapter(NamedTuple):
    """The rules of one field.

    Attributes:
        field: The field's name; of several that are decided together, the first.
        introduction: What the field holds and how its rules are asked, in a sentence or two.
        rules: The rules, in the order in which they are asked.
    """

    field: str
    introduction: str
    rules: tuple[Rule, ...]


RULEBOOK: Final = (
    Chapter(
        "value",
        "How the number and its unit are read from the text: the fields `value` and `unit`, and the span.",
        tuple(READINGS.values()),
    ),
    Chapter(
        "norm_value", "How the value comes into the base unit: `norm_value` and `norm_unit`.", CONVERSIONS
    ),
    Chapter("kind", "What sort of figure it is.", KIND.rules),
    Chapter("qualifier", "The words of degree that belong to it.", QUALIFIER.rules),
    Chapter(
        "direction",
        "Which way a change goes. The words before the number are asked first, then the list it belongs to, "
        "then the number itself.",
        (*DIRECTION.rules, *SHARED_DIRECTION.rules, ONLY_THE_LAST, *NUMBER_DIRECTION.rules),
    ),
    Chapter(
        "indicator",
        "What it measures. Lists come first; then what is counted behind the number; then what stands before "
        "it; and last what was named earlier in the sentence.",
        indicators.RULES,
    ),
    Chapter(
        "status",
        "Whether it reports a result, promises one, or only sets a frame. The frames come first.",
        status.RULES.rules,
    ),
    Chapter(
        "period",
        "The year or the span it speaks of: the nearest one named before it in its sentence, else what the "
        "chapter or the part of the report says. Of several years a total, an average or a change has the "
        "whole, what was reached the last.",
        period_rules.RULES,
    ),
    Chapter(
        "doubt",
        "Why the reading is not certain: to be looked at by a reader. Empty where nothing speaks against it.",
        (*doubt_rules.RULES.rules, *doubt_rules.YEARS_RULES.rules),
    ),
)
"""The chapters in the order in which a text is read."""


def page() -> str:
    """Return the page that lists every rule, as Markdown."""
    lines = [
        "# The rules of the recognizer",
        "",
        "Every field of a figure is decided by a rule that has a name. `piyue figures --explain` and “why?”",
        "on the card of a figure say which. Of the rules of a field the first that applies decides.",
        "In each example the figure that is meant is set in bold. The examples are run as tests, in a",
        "report of 2024.",
        "",
        "To add a rule, write it in the module of its field in `desktop/text/figures` with a name, a line in",
        "English and in Chinese, and an example that it decides; put it into the list of the field at its",
        "place; words go into `resources/grammar`. This page is made by `python3 packaging/start.py rules`.",
    ]
    for chapter in RULEBOOK:
        lines += ["", f"## {chapter.field}", "", chapter.introduction, ""]
        for number, rule in enumerate(chapter.rules, 1):
            lines.append(f"{number}. **{rule.name}**: {rule.description}")
            lines += [f"    * {_shown(one.sentence)} → {_value(one.value)}" for one in rule.examples]
    lines += ["", "## Numbers that are no figures", ""]
    lines += [f"* **{rule.name}**: {rule.description}" for rule in NO_FIGURES.values()]
    return "\n".join(lines) + "\n"


def _shown(sentence: str) -> str:
    """Return an example with the figure that is meant in bold, on one line."""
    return sentence.replace("{", "**").replace("}", "**").replace("\n", " ⏎ ")


def _value(value: object) -> str:
    return "–" if value is None else f"`{value}`"
