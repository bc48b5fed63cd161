"""Rule base: what the rules of the indicator have in common: categories, flags, and the answer."""

from collections.abc import Callable
from typing import Final

from desktop.text.figures.context.comparisons import LEVEL, LEVELS
from desktop.text.figures.context.discourse import BARE, PEOPLE, PEOPLE_CATEGORY, RANK, Context
from desktop.text.figures.grammar import units
from desktop.text.figures.trace import FieldRule, rule

NOUN_UNITS: Final = PEOPLE | {"村", "县", "乡", "镇", "市", "省", "乡镇", "社区"}
"""Base units that are nouns themselves."""

NOT_PEOPLE: Final = frozenset({unit.dimension for unit in units()} | {RANK, BARE})
"""Every category of figures but people."""

COUNTED: Final = frozenset({"count", PEOPLE_CATEGORY})
ONLY_PEOPLE: Final = frozenset({PEOPLE_CATEGORY})
SIZES: Final = frozenset({"area", "mass", "volume", "power", "voltage", "apparent-power", "energy", "length"})
ONLY_MONEY: Final = frozenset({"money"})
ONLY_RATIO: Final = frozenset({"ratio"})
NOUN_MAY_FOLLOW: Final = NOT_PEOPLE - {"time", RANK, BARE}
"""Categories behind whose numbers the noun may stand: 10万吨|己二腈."""

ASKED_FIRST: Final = COUNTED | {"time"}
"""Categories that some of the first rules are for whatever is known."""

PENDING: Final = 1
LISTED: Final = 2
AFTER_AGE: Final = 4
"""What is known of a figure before the noun phrase is read: that an earlier list names its indicator, that a
list begins with it, that an age stands before it."""

NOUN: Final = 1
NO_NOUN: Final = 2
CLAUSE_BETWEEN: Final = 4
DEPENDENT: Final = 8
CARRIED: Final = 16
PER_HEAD: Final = 32
"""What is known when it is read: whether there is one, whether a whole clause stands between the figure and
the one before it, whether the noun depends on what was named before, whether anything was, and whether
人均 stands before the figure."""

Found = str | tuple[str, ...]
"""An indicator; or those of a list's figures, the first one's own and the others'."""


def indicator_rule(
    name: str,
    description: str,
    chinese: str,
    *examples: tuple[str, str],
    only: frozenset[str] = frozenset(),
    needs: int = 0,
) -> Callable[[Callable[[Context], Found | None]], FieldRule[Context, Found]]:
    """Return a decorator that makes a function the rule of that name; see ``trace.rule``."""
    return rule(name, description, chinese, *examples, only=only, needs=needs)


def completed(context: Context, noun: str) -> str:
    """Return 市级企业技术中心 for a bare 市级 after 省级企业技术中心."""
    carried = context.carried
    if carried is None or not LEVELS.fullmatch(noun):
        return noun
    return noun + LEVEL.sub("", carried, count=1) if LEVEL.search(noun) else carried
