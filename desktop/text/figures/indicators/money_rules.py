"""Money rules: whose profit or spending, or which relief, an amount is that stands behind a bare word."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import canonical_names, compiled
from desktop.text.figures.indicators.names import known_name, named
from desktop.text.figures.indicators.rule_base import (
    NOUN,
    ONLY_MONEY,
    ONLY_RATIO,
    Found,
    ending,
    indicator_rule,
)

_RELIEF: Final = compiled(
    r"(?:为|给|帮助|支持)[^，。；、]{2,14}?(?<![及和与])(?P<deed><<relief-deeds>>)(?:累计|共|超过?|达到?|近|约|突破|合计)*\Z"
)
_ALL_RELIEF: Final = "减税降费"
_OF_FIRMS: Final = frozenset({"利润", "税收", "利税", "营业收入", "利润总额"})
_FIRMS: Final = re.compile(
    "(?P<who>[\u4e00-\u9fff]{2,12}企业)(?:资产总额|资产|营业收入|主营业务收入|销售收入|总?产值|利润|税收|增加值)\\Z"
)
_BARELY: Final = re.compile("[，、]?(?:共|累计)?(?:实现|完成)?(?:利润|税收|利税|营业收入)")
_SPENDING: Final = "支出"


@indicator_rule(
    "measure-of-the-same-firms",
    "A bare 利润 or 税收 behind a measure of firms: that of the same firms.",
    "企业的某项指标之后单说“利润”“税收”：同一批企业的",
    ("全国国有企业资产总额增长60%，实现利润增长{2.2倍}。", "国有企业利润"),
    ("规模以上建筑企业营业收入增长12%，税收{3.6亿元}。", "规模以上建筑企业税收"),
    only=ONLY_MONEY | ONLY_RATIO | frozenset({"multiple"}),
    needs=NOUN | ending(_OF_FIRMS),
)
def _same_firms(context: Context) -> Found | None:
    firms = _FIRMS.match(context.carried or "") if context.noun in _OF_FIRMS else None
    return f"{firms['who']}{context.noun}" if firms and _BARELY.match(context.segment) else None


@indicator_rule(
    "what-is-done-for-someone",
    "Whom it is done for stands before a verb of relief: what is measured is the relief: 为市场主体|减负.",
    "“为…减负”“为…让利”：所计为减负、让利",
    ("全年为市场主体减负超过{26亿元}。", "减负"),
    ("为小微企业减税{3.2亿元}。", "减税"),
    only=ONLY_MONEY,
    needs=NOUN,
)
def _relief(context: Context) -> Found | None:
    relief = _RELIEF.search(context.segment)
    whole = relief is None or known_name(context.noun or "") == _ALL_RELIEF
    return None if relief is None or whole else named(relief["deed"])


@indicator_rule(
    "spending-beside-income",
    "A bare 支出 beside an income of the budget: the spending of the same budget.",
    "预算收入之后单说“支出”：同一预算的支出",
    ("公共财政预算收入28.9亿元，增长21.3%，支出{142亿元}。", "一般公共预算支出"),
    only=ONLY_MONEY | ONLY_RATIO,
    needs=NOUN | ending([_SPENDING]),
)
def _spending(context: Context) -> Found | None:
    if context.noun != _SPENDING or context.carried is None or not context.carried.endswith("预算收入"):
        return None
    name = context.carried.removesuffix("收入") + _SPENDING
    return canonical_names().get(name, name)


MONEY_RULES: Final = (_same_firms, _relief, _spending)
"""The measure of the same firms, what is given up for someone, and the spending of the same budget."""
