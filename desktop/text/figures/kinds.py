"""Kinds: what makes a number a change, and which way it goes."""

from collections.abc import Sequence
from typing import Final

from desktop.text.figures.context.modifiers import Modifiers
from desktop.text.figures.scan.token import Token
from desktop.text.figures.trace import RuleList, StepLog, rule

CHANGED: Final = 1
"""Flag of a number that words of growth or fall stand before."""

RISING: Final = 2
"""Flag of a number before which such words say that it goes up."""


@rule(
    "change-by-its-words",
    "An amount, a share or a multiple that words of growth or fall stand before is a change.",
    "之前有升降词的数量、比率或倍数，为变化",
    ("地区生产总值同比增长{5.6%}。", "change"),
    ("户均增收{1200元}。", "change"),
    only=frozenset({"quantity", "percent", "ratio"}),
    needs=CHANGED,
)
def _changes(token: Token) -> str | None:
    return "change" if len(token.values) == 1 else None


@rule(
    "kind-by-its-form",
    "The kind that the number has by its unit and form alone.",
    "仅由单位与书写形式决定",
    ("占比{62.8%}。", "percent"),
    ("引进{3—5家}企业。", "range"),
    ("居全省{第二}。", "rank"),
    ("新增就业{5531人}。", "quantity"),
    ("提高{3.54个百分点}。", "change"),
)
def _by_form(token: Token) -> str | None:
    return token.kind


KIND: Final = RuleList("kind", _changes, _by_form)


@rule(
    "growth-below-zero",
    "A growth below zero goes down.",
    "负增长即下降",
    ("规模以上工业增加值增速为{-2.3%}。", "down"),
    needs=RISING,
)
def _below_zero(token: Token) -> str | None:
    return "down" if token.values and all(value < 0 for value in token.values) else None


NUMBER_DIRECTION: Final = RuleList("direction", _below_zero)
"""What the number itself says of the direction, against the words around it."""

_FLAGS: Final = {None: 0, "up": CHANGED | RISING, "down": CHANGED, "improve": CHANGED}
"""What the rules of the kind know of a number, by the direction that the words around it say."""


def kinds_of(
    tokens: Sequence[Token], modifiers: Sequence[Modifiers], logs: Sequence[StepLog | None]
) -> list[tuple[str, str | None]]:
    """Return the kind of each figure, and the direction of those that are changes.

    Args:
        tokens: The figures.
        modifiers: What stands around each.
        logs: Where the rules of each are recorded that decided, or None for each.
    """
    found = []
    for token, own, log in zip(tokens, modifiers, logs, strict=True):
        flags, kind = _FLAGS[own.direction], token.kind
        if flags or log is not None:  # without a word of change the form alone decides
            kind = KIND.decide(token, kind, flags, log) or kind
        direction = None
        if kind == "change":
            direction = NUMBER_DIRECTION.decide(token, "", flags, log) or own.direction
        found.append((kind, direction))
    return found
