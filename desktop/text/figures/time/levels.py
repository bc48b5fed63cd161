"""Levels: whether a figure of several years says what was reached at their end, or what was done in them."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled
from desktop.text.figures.time.moment import Moment

_TOTAL: Final = compiled(r"<<totals-of-years>>")
_YEARLY_BEHIND: Final = re.compile("[，、,]?(?:(?:比|较)(?:上年|去年|上一年)|同比)(?:实际)?[增下上提]")
"""A growth of one year behind a number: it is that year's, too."""

_DOING: Final = compiled(r"<<doing-verbs>>")
_DONE_BEHIND: Final = compiled(r"[^，。；\d]{0,12}?(?:<<done-behind>>)")
_LEVEL: Final = compiled(r"(?:<<levels-reached>>)(?:了|约|近|超|将近|接近)?\Z")
_MOVED_TO: Final = compiled(
    r"[由从][^，。；]*(?:<<change-verbs-to-a-level>>)[到至为]\Z|^(?:<<change-verbs-to-a-level>>)[到至为]\Z"
)
"""What says that something moved to a level, whatever it is called: 从13.5年|提高到."""

_SUM_REACHED: Final = compiled(
    r"(?:<<sums-that-are-reached>>)[^，。；、\d]{0,6}(?:达到?|超过|突破)[了近约超]?\Z"
)
_SPENT: Final = compiled(
    r"(?:<<spending-that-is-reached>>)[^，。；、\d]{0,6}(?:达到?|超过|突破)[了近约超]?\Z"
)
_ADDED: Final = re.compile(
    "(?:增加(?![值幅额量])|新植|新栽|增设|扩招)(?:了|约|近)?(?![至到为])[^，。；、\\d]{0,12}\\Z"
)
"""What says that so much came in addition: 增加中小学学位|6.3万个."""

_AGAINST_BASE: Final = re.compile(
    r"(?:左右|以上)?[，,、](?:是|为|比|较|相当于)(?:19|20)\d\d年(?!\s?[-—–~～至到]|[^，。；]{0,8}[总之]和)"
)
"""What compares a level with a year: 312亿元|，是2007年的2.4倍."""

_NOW: Final = re.compile("现已|现有|目前")
"""What says that a number is that of today, and no sum: 现已吸纳|1亿多人."""

_TIMES: Final = frozenset(("次", "场", "轮", "件次", "场次"))
"""Units of what happened so often, which is never a level."""

_KEPT: Final = re.compile(r"保持在?|稳定在|始终|一直|总体|累计|每年|均在")
_YEAR_ON_YEAR: Final = re.compile(r"(?:比|较)(?:上年|去年|上一年|前一年)|同比|当年")
_MEASURE: Final = re.compile(r"(?:[率额值量]|收入|水平|面积|规模|里程|总数|人口|寿命|装机|余额|存款|贷款)\Z")
_COUNTS: Final = ("count", "people", "time", "")
_STOPS: Final = frozenset("，、。；：（）,;)( \n")


def is_level(moment: Moment) -> bool:
    """Return whether a figure says what was reached, and not what was done or how much it changed."""
    context, kind, clause = moment.context, moment.kind, moment.clause
    if kind in ("rank", "ratio"):
        return True
    if kind == "change":
        return _YEAR_ON_YEAR.search(clause) is not None
    if kind == "percent":
        return _KEPT.search(clause) is None
    if context.token.measure is not None and context.token.measure.written in _TIMES:
        return False
    if _NOW.search(clause) or _MOVED_TO.search(context.segment):
        return True
    if is_population(context):
        return True
    if _is_sum(moment, clause):
        return False
    if _LEVEL.search(context.segment) or _AGAINST_BASE.match(context.text, context.token.end):
        return True
    if _YEARLY_BEHIND.match(context.text, context.token.end):
        return True
    if _DOING.search(clause) or _ADDED.search(clause) or _DONE_BEHIND.match(context.text, context.token.end):
        return False
    return _is_stock(moment)


def is_population(context: Context) -> bool:
    """Return whether a figure counts those who live somewhere: 300万|人口的城市."""
    return context.text.startswith("人口", context.token.end)


def _is_sum(moment: Moment, clause: str) -> bool:
    """Return whether a clause says that a number is the sum of several years, whatever its verb."""
    if _TOTAL.search(clause) or _SUM_REACHED.search(clause):
        return True
    return moment.named is not None and _SPENT.search(clause) is not None


def _is_stock(moment: Moment) -> bool:
    """Return whether a number that no verb tells of is one of what there is at the end."""
    context = moment.context
    if moment.named is None:
        behind = context.text[context.token.end : context.token.end + 1]
        return context.dimension not in _COUNTS or behind in _STOPS
    return moment.indicator is not None and _MEASURE.search(moment.indicator) is not None
