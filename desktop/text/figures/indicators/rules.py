"""Rules: the ordered list of named rules that decide what a figure measures.

A rule reads a ``Context`` and returns the indicator: a canonical name (地区生产总值), or the noun that is
counted. A rule of a list returns the indicators of all its members. The first rule that returns one decides.
"""

from functools import cache
from typing import Final

from desktop.text.figures.context.comparisons import GROWTH, SHARES, alone
from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.indicators.antecedent_rules import ANTECEDENT_RULES
from desktop.text.figures.indicators.clause_rules import RATIO_TO
from desktop.text.figures.indicators.counted_rules import COUNTED_RULES, above_a_size
from desktop.text.figures.indicators.duration_rules import DURATION_RULES
from desktop.text.figures.indicators.following_rules import FOLLOWING_RULES
from desktop.text.figures.indicators.list_rules import LIST_RULES
from desktop.text.figures.indicators.people_rules import PEOPLE_RULES
from desktop.text.figures.indicators.preceding_rules import PRECEDING_RULES
from desktop.text.figures.indicators.rule_base import (
    AFTER_AGE,
    ANY_ENDING,
    ANY_SIGN,
    ASKED_FIRST,
    CARRIED,
    CLAUSE_BETWEEN,
    DEPENDENT,
    JOINED,
    LISTED,
    NO_NOUN,
    NOUN,
    PENDING,
    PER_HEAD,
    Found,
    endings_of,
    signs_of,
)
from desktop.text.figures.trace import RuleList, StepLog

FIRST_RULES: Final[RuleList[Context, Found]] = RuleList(
    "indicator", above_a_size, *LIST_RULES, *PEOPLE_RULES, *COUNTED_RULES, *DURATION_RULES
)
"""Lists, and what is counted behind a number: asked before the noun phrase to the left is read."""

NOUN_RULES: Final[RuleList[Context, Found]] = RuleList(
    "indicator", *FOLLOWING_RULES, *PRECEDING_RULES, *ANTECEDENT_RULES
)
"""What stands behind or before a number, and, where nothing does, what was named earlier."""

RULES: Final = (*FIRST_RULES.rules, *NOUN_RULES.rules)
"""Every rule, in order."""


@cache
def _dependent() -> frozenset[str]:
    """Return the nouns that mean something only with what was named before them."""
    return GROWTH | SHARES | alone("total") | alone("measure")


def decide(context: Context, log: StepLog | None = None) -> Found | None:
    """Return the indicator of a figure; for the first of a list, those of all its figures; or None.

    Args:
        context: The figure's context.
        log: Where the rule is recorded that decided, or None.
    """
    kind, segment = context.category, context.segment
    flags = (
        (PENDING if context.pending else 0)
        | (LISTED if context.length > 1 else 0)
        | (AFTER_AGE if context.after_age else 0)
    )
    joined = JOINED if "、" in segment or "均" in segment or log is not None else 0
    if flags or kind in ASKED_FIRST or log is not None:
        flags |= joined | signs_of(context) if log is None else ANY_SIGN
        found = FIRST_RULES.decide(context, kind, flags, log)
        if found is not None:
            return found or None
    noun = context.read_noun()
    endings = ANY_ENDING if noun is None or log is not None else endings_of(noun)
    if noun is None:
        flags = NO_NOUN | CLAUSE_BETWEEN if context.before < context.clause else NO_NOUN
    elif noun in _dependent() or noun[0] == "占" or "元" in noun or noun.endswith(RATIO_TO):
        flags = NOUN | DEPENDENT if context.carried is None else NOUN | DEPENDENT | CARRIED
    else:
        flags = NOUN
    if "人均" in segment:
        flags |= PER_HEAD
    return NOUN_RULES.decide(context, kind, flags | joined | endings, log) or None
