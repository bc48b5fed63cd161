"""Trace: named rules, lists of them that decide a field, and the record of which rule decided what.

A field of a figure is decided by a ``RuleList``: its rules are asked in order, and the first whose answer
is not None decides. Asked with a ``StepLog``, a list records in it which rule that was and which came before.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

C = TypeVar("C")
"""What the rules of a list read: an immutable context."""

V = TypeVar("V")
"""What the rules of a list answer: a field's value."""

NOT_FOR: Final = "not for such figures"
NO_MATCH: Final = "did not match"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule decides.

    Attributes:
        sentence: The sentence, the figure that is meant in braces: ``新增景区10家、总数达到{34家}。``
        value: What the rule gives for the field.
    """

    sentence: str
    value: Any

    @property
    def text(self) -> str:
        """Return the sentence without the braces."""
        return self.sentence.replace("{", "").replace("}", "")

    @property
    def start(self) -> int:
        """Return where the figure begins in the text."""
        return self.sentence.index("{")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that is known by its name.

    Attributes:
        name: Its name, unique among the rules of its field.
        description: What it does, in one line of English.
        chinese: The same in Chinese.
        examples: Sentences that it decides; the tests run them.
    """

    name: str
    description: str
    chinese: str
    examples: tuple[Example, ...] = ()

    def described(self, *, in_chinese: bool) -> str:
        """Return what it does, in Chinese or in English."""
        return self.chinese if in_chinese else self.description


BY_HAND: Final = Rule("by-hand", "A user set this.", "由人工订正")


@dataclass(frozen=True, slots=True)
class FieldRule(Rule, Generic[C, V]):
    """A rule that decides a field.

    Attributes:
        apply: Return the field's value for a context, or None where the rule does not apply.
        only: Categories of figures that it is for; empty where it is for all.
        needs: Flags of what must be known of a figure for it to be asked.
    """

    apply: Callable[[C], V | None] = field(kw_only=True)
    only: frozenset[str] = field(kw_only=True)
    needs: int = field(kw_only=True)

    def is_for(self, category: str, flags: int) -> bool:
        """Return whether it is asked for a figure of a category of which so much is known."""
        return (not self.only or category in self.only) and self.needs & flags == self.needs


def rule(
    name: str,
    description: str,
    chinese: str,
    *examples: tuple[str, Any],
    only: frozenset[str] = frozenset(),
    needs: int = 0,
) -> Callable[[Callable[[C], V | None]], FieldRule[C, V]]:
    """Return a decorator that makes a function the rule of that name."""
    written = tuple(Example(sentence, value) for sentence, value in examples)

    def make(apply: Callable[[C], V | None]) -> FieldRule[C, V]:
        return FieldRule(name, description, chinese, written, apply=apply, only=only, needs=needs)

    return make


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule that was asked and did not decide.

    Attributes:
        rule: The rule.
        reason: NOT_FOR or NO_MATCH.
    """

    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """How one field was decided.

    Attributes:
        rule: The rule that decided.
        attempts: The rules that were asked before it, in order.
    """

    rule: Rule
    attempts: tuple[Attempt, ...] = ()


class StepLog:
    """The steps of one figure while it is read.

    Attributes:
        steps: How each field was decided.
        attempts: The rules of each field that were asked and did not decide, in order.
    """

    def __init__(self) -> None:
        self.steps: dict[str, Step] = {}
        self.attempts: dict[str, list[Attempt]] = {}

    def decided(self, name: str, rule: Rule) -> None:
        """Record that a rule decided a field."""
        self.steps[name] = Step(rule, tuple(self.attempts.get(name, ())))

    def passed(self, name: str, rule: Rule, reason: str) -> None:
        """Record that a rule of a field did not decide."""
        self.attempts.setdefault(name, []).append(Attempt(rule, reason))


@dataclass(frozen=True, slots=True)
class Trace:
    """Which rule gave a figure each of its fields.

    Attributes:
        steps: The steps by field, in the order of a figure's fields; a field that no rule gave is missing.
    """

    steps: Mapping[str, Step]

    def rule(self, name: str) -> str | None:
        """Return the name of the rule that gave a field, or None where no rule did."""
        step = self.steps.get(name)
        return None if step is None else step.rule.name

    def corrected(self, names: Iterable[str]) -> "Trace":
        """Return the trace of the figure after a user set fields of it."""
        return Trace({**self.steps, **dict.fromkeys(names, Step(BY_HAND))})

    def as_dict(self, *, in_chinese: bool = False) -> dict[str, Any]:
        """Return the trace ready for JSON, by field: the rule, its description, the rules asked before it."""
        return {
            name: {
                "rule": step.rule.name,
                "description": step.rule.described(in_chinese=in_chinese),
                "tried": [{"rule": one.rule.name, "why_not": one.reason} for one in step.attempts],
            }
            for name, step in self.steps.items()
        }


class RuleList(Generic[C, V]):
    """The rules that decide a field, in the order in which they are asked.

    Attributes:
        field: The field's name.
        rules: The rules.
    """

    def __init__(self, name: str, *rules: FieldRule[C, V]) -> None:
        self.field = name
        self.rules = rules
        self._selected: dict[int, dict[str, tuple[Callable[[C], V | None], ...]]] = {}

    def decide(self, context: C, category: str = "", flags: int = 0, log: StepLog | None = None) -> V | None:
        """Return the answer of the first rule that applies, or None where none does.

        Args:
            context: What the rules read.
            category: Of which category the figure is; rules for others are not asked.
            flags: What is known of the figure; rules that need more are not asked.
            log: Where the step is recorded, or None.
        """
        if log is not None:
            return self._explain(context, category, flags, log)
        try:
            selected = self._selected[flags][category]
        except KeyError:
            selected = tuple(one.apply for one in self.rules if one.is_for(category, flags))
            self._selected.setdefault(flags, {})[category] = selected
        for apply in selected:
            value = apply(context)
            if value is not None:
                return value
        return None

    def _explain(self, context: C, category: str, flags: int, log: StepLog) -> V | None:
        for one in self.rules:
            if not one.is_for(category, flags):
                log.passed(self.field, one, NOT_FOR)
                continue
            value = one.apply(context)
            if value is not None:
                log.decided(self.field, one)
                return value
            log.passed(self.field, one, NO_MATCH)
        return None
