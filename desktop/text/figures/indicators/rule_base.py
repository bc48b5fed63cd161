"""Rule base: what the rules of the indicator have in common: categories, flags, and the answer."""

import re
from collections.abc import Callable, Iterable
from itertools import count
from typing import Final

from desktop.text.figures.context.comparisons import LEVEL, LEVEL_ENDS, LEVELS
from desktop.text.figures.context.surroundings import BARE, PEOPLE, PEOPLE_CATEGORY, RANK, Context
from desktop.text.figures.grammar import canonical_names, units
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

FROM_A_SIZE: Final = 8
SO_MANY: Final = 16
AND_OTHERS: Final = 32
OF_DEEDS: Final = 64
OF_PLACES: Final = 128
JOINED: Final = 256
NOTHING_BEFORE: Final = 512
ANY_SIGN: Final = FROM_A_SIZE | SO_MANY | AND_OTHERS | OF_DEEDS | OF_PLACES | JOINED | NOTHING_BEFORE
"""Signs without which a rule need not be asked: that the words before a figure begin as those behind a size
do, that they end in 的 or 有, in 等, that the unit is one of deeds or of places, that they hold 、 or 均,
that there are none."""

DEED_UNITS: Final = frozenset({"批", "步", "期", "轮", "次", "阶段", "场"})
"""Measure words of what is done or held."""

PLACE_UNITS: Final = NOUN_UNITS - PEOPLE
"""Base units that are places."""

_BEGINNINGS: Final = dict.fromkeys("级以的", FROM_A_SIZE)
_ENDINGS: Final = dict.fromkeys("的有是达", SO_MANY) | {"等": AND_OTHERS}
_BASES: Final = dict.fromkeys(DEED_UNITS, OF_DEEDS) | dict.fromkeys(PLACE_UNITS, OF_PLACES)

NOUN: Final = 1
NO_NOUN: Final = 2
CLAUSE_BETWEEN: Final = 4
DEPENDENT: Final = 8
CARRIED: Final = 16
PER_HEAD: Final = 32
"""What is known when it is read: whether there is one, whether a whole clause stands between the figure and
the one before it, whether the noun depends on what was named before, whether anything was, and whether
人均 stands before the figure."""

_FIRST_BIT: Final = 10
_BITS: Final = count(_FIRST_BIT)
"""The bits of the flags that `ending` returns, beyond those of all others."""

_NOUN_ENDINGS: Final[dict[str, int]] = {}
"""The flags of nouns by their last character."""

ANY_ENDING: Final = -1 << _FIRST_BIT
"""All flags that `ending` returns."""

_RESIDENTS: Final = re.compile(
    r"(?P<where>城镇|农村牧区|农牧区|农村|城市|牧区)(?:常住)?(?:居民)?|(?P<who>农民|农牧民|牧民)"
)
"""A part of the residents, or where it lives."""

_WHERE: Final = ("城镇", "农村", "城市")
"""Where something is measured that has been told of the other: 城镇|人均居住面积…，农村."""

RESIDENT_ENDINGS: Final = ("城镇", "农村", "牧区", "城市", "常住", "居民")
"""How the nouns end that are a part of the residents, or where it lives."""

_OF_RESIDENTS: Final = re.compile(
    r"(?:全体|城镇|城乡|农村牧区|农牧区|农村|城市|牧区)?(?:常住)?居民(?P<measure>.{2,}(?<!比)(?<!倍差)(?<!差距))"
)
"""What is measured of residents: 居民|人均可支配收入."""

Found = str | tuple[str, ...]
"""An indicator; or those of a list's figures, the first one's own and the others'."""

NOTHING: Final = ""
"""What a rule says that finds a figure to measure nothing that has a name."""


def indicator_rule(
    name: str,
    description: str,
    chinese: str,
    *examples: tuple[str, str | None],
    only: frozenset[str] = frozenset(),
    needs: int = 0,
) -> Callable[[Callable[[Context], Found | None]], FieldRule[Context, Found]]:
    """Return a decorator that makes a function the rule of that name; see ``trace.rule``."""
    return rule(name, description, chinese, *examples, only=only, needs=needs)


def ending(words: Iterable[str]) -> int:
    """Return a flag of nouns whose last character is that of one of some words.

    It is for a rule that only applies where the noun is or ends in one of the words.
    """
    flag = 1 << next(_BITS)
    for character in {word[-1] for word in words}:
        _NOUN_ENDINGS[character] = _NOUN_ENDINGS.get(character, 0) | flag
    return flag


def endings_of(noun: str) -> int:
    """Return the flags of the last character of a noun."""
    return _NOUN_ENDINGS.get(noun[-1], 0)


def signs_of(context: Context) -> int:
    """Return the signs of what the first rules are for, as flags."""
    segment = context.segment
    flags = _BASES.get(context.base, 0)
    if not segment:
        return flags | NOTHING_BEFORE
    return flags | _BEGINNINGS.get(segment[0], 0) | _ENDINGS.get(segment[-1], 0)


def completed(context: Context, noun: str) -> str:
    """Return 市级企业技术中心 for a bare 市级 after 省级企业技术中心."""
    carried = context.carried
    if carried is None or noun[-1:] not in LEVEL_ENDS:
        return noun
    if noun.endswith("本级") and carried.endswith(("收入", "支出", "税收")):
        return f"{noun}{carried}"  # 一般公共预算收入…，其中|市本级
    if LEVELS.fullmatch(noun) is None:
        return noun
    return noun + LEVEL.sub("", carried, count=1) if LEVEL.search(noun) else carried


def of_residents(carried: str | None, noun: str) -> str | None:
    """Return what was named before of all residents, for a part of them: 城镇居民 after 居民人均可支配收入.

    Args:
        carried: The indicator that was named before, or None.
        noun: The noun phrase before the number.
    """
    if carried is not None and noun in _WHERE and carried.startswith(_WHERE) and noun != carried[:2]:
        name = noun + carried[2:]
        return canonical_names().get(name, name)
    measured = None if carried is None or "居民" not in carried else _OF_RESIDENTS.fullmatch(carried)
    part = None if measured is None else _RESIDENTS.fullmatch(noun)
    if measured is None or part is None:
        return None
    name = (part["who"] or f"{part['where']}居民") + measured["measure"]
    return canonical_names().get(name, name)
