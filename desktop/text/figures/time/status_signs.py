"""Status signs: what is looked for beside a figure, by which the rules of its status are chosen."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context

NEAR: Final = 24
"""Code points before a figure in which what frames it stands."""

FAR: Final = 60
"""Code points before a figure in which words of the past or the future say when it is."""

AIM_REACH: Final = 40
"""Code points behind a figure in which its sentence says that it is an aim."""

CAPACITY: Final = frozenset({"power", "voltage", "apparent-power", "energy", "steam", "pressure"})
YEARLY_AMOUNT: Final = frozenset({"mass", "volume", "energy"})
MATERIAL: Final = frozenset({"mass", "volume", "volume-oil"})
NO_FRAME: Final = frozenset({"percent", "change", "rank"})
SHARE: Final = "share"
"""Category of percentages, changes, places and numbers without a unit: none of them sets a frame."""

MEASURED: Final = "measured"
"""Category of quantities whose unit is neither a time nor a measure word, where no other rule names it."""

REVIEW: Final = 1
PLAN: Final = 2
ELSEWHERE: Final = 4
PARTS: Final = {"review": REVIEW, "plan": PLAN, "other": ELSEWHERE}
"""Flags of the part of the report that a figure stands in."""

BEHIND_YEARLY: Final = 8
BEHIND_OVER: Final = 16
BEHIND_LIMIT: Final = 32
BEFORE_DEGREE: Final = 64
AHEAD: Final = 128
OVER_YEARS: Final = 256
"""Flags of what the characters beside a figure allow: 年产 or 超过 before it, a limit, 以上 behind it."""

SAYS_FROM: Final = 512
SAYS_THAN: Final = 1024
SAYS_AIM: Final = 2048
SAYS_WILL: Final = 4096
SAYS_PAST: Final = 8192
SAYS_OF: Final = 16384
SAYS_PLANNED: Final = 32768
SAYS_ANYTHING: Final = SAYS_FROM | SAYS_THAN | SAYS_AIM | SAYS_WILL | SAYS_PAST | SAYS_OF | SAYS_PLANNED
"""Flags of the words near a figure, without which a rule need not be asked: 由 or 从, 比 or 较, and 将 before
it, 目标 behind it, what the past is told by before it in a plan, 的 directly behind it, and 计划 before it or
的, 以 or 左 directly behind it."""

CHARACTERS_BEFORE: Final = (
    dict.fromkeys("产理栏工能", BEHIND_YEARLY)
    | dict.fromkeys("超过上达破", BEHIND_OVER)
    | dict.fromkeys(" \n\t\u3000\xa0", BEHIND_YEARLY | BEHIND_OVER)
)
CHARACTERS_BEHIND: Final = dict.fromkeys("及以左 \n\t\u3000\xa0", BEFORE_DEGREE)

ALL_MEASURED: Final = CAPACITY | MATERIAL | {MEASURED}


def found_before(context: Context, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
    """Return the match of a pattern in what stands before the figure in its sentence."""
    start = context.token.start
    return pattern.search(context.text, max(context.sentence, start - reach), start)
