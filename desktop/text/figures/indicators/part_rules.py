"""Part rules: a part of what was measured before (其中国有企业增长5%), which has the measure of the whole."""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.context.comparisons import GROWTH
from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.doubt import is_untidy
from desktop.text.figures.grammar import canonical_names, compiled, rows, word_list
from desktop.text.figures.indicators.names import suffix_name
from desktop.text.figures.indicators.rule_base import (
    NOUN,
    ONLY_MONEY,
    ONLY_PEOPLE,
    ONLY_RATIO,
    RESIDENT_ENDINGS,
    Found,
    ending,
    indicator_rule,
    of_residents,
)

_AMONG: Final = re.compile("其中|[分按从][^，。；]{2,10}?[看分][，,：]")
"""What opens the parts of a whole: 其中, 分经济类型看."""

_MONEY: Final = "money"
_REACH: Final = 120
"""Code points before a figure in which its whole is opened."""

_MEASURES: Final = {row["measure"]: row["dimension"] for row in rows("grammar", "part_measures.tsv")}
_LONGEST_FIRST: Final = tuple(sorted(_MEASURES, key=len, reverse=True))
_OWNERS: Final = word_list("owners-of-parts")
_NO_OWNERS: Final = ("就业", "创业", "毕业", "作业", "投产企业")
_OF_WHOLES: Final = {"地区生产总值": "增加值", "社会消费品零售总额": "消费品零售额"}
"""What a part has of a whole that has another name: 第一产业|增加值."""

_WHERE: Final = compiled(r"(?:其中[，,：:]?|，)?(?P<where>城镇|乡村|农村)(?:市场)?(?:<<growth-endings>>)*\Z")
"""Where a part is, which elsewhere is no noun to be measured: 其中|乡村|增长."""

_GROWN: Final = compiled(r"(?:<<growth-endings>>)(?:了|约|近|超|超过|达到?)?\Z")
"""What stands before a growth, and before no share."""

_LONGEST_PART: Final = 14
_FIRMS: Final = ("企业", "工商户", "工商业户", "个体户", "合作社", "经营户", "公司")
_SHORTEST_FIRMS: Final = 2
_WORKING: Final = ("从业人员", "从业者", "雇工", "职工")
_TURNED_OVER: Final = ("营业额", "注册资本", "注册资金", "注册资本金")
_CONTRIBUTION: Final = "贡献率"


@indicator_rule(
    "residents-of-what-was-named",
    "A part of the residents, after what was measured of all of them: the same of that part.",
    "前文指标为居民的某项指标，其后为城镇或农村居民：该部分居民的同一指标",
    ("居民人均可支配收入增长5%，其中城镇居民增长{4.4%}、农村居民增长5.9%。", "城镇居民人均可支配收入"),
    ("居民人均可支配收入3.2万元，农村常住居民{2.1万元}。", "农村居民人均可支配收入"),
    ("居民消费价格上涨2.1%，其中城市上涨{2.3%}。", "城市居民消费价格"),
    ("城镇人均居住面积增加到8.2平方米，农村增加到{21平方米}。", "农村人均居住面积"),
    only=ONLY_MONEY | ONLY_RATIO | frozenset({"area"}),
    needs=NOUN | ending(RESIDENT_ENDINGS),
)
def residents(context: Context) -> Found | None:
    """Return what was measured of all residents, for a part of them, or None."""
    return of_residents(context.carried, context.noun or "")


@indicator_rule(
    "contribution-of-what-was-named",
    "A contribution with 对 before it is that of what was named before: 第一产业…，对GDP增长的贡献率.",
    "“对…的贡献率”：承前事物的贡献率",
    ("第一产业增加值8亿元，对经济增长的贡献率为{0.7%}。", "第一产业增加值对经济增长贡献率"),
    only=ONLY_RATIO,
    needs=NOUN | ending([_CONTRIBUTION]),
)
def contribution(context: Context) -> Found | None:
    """Return a contribution with whose it is, or None."""
    noun = context.noun or ""
    if context.carried is None or not noun.endswith(_CONTRIBUTION):
        return None
    owner = context.carried.partition("占")[0]
    return f"{owner}对{noun}" if owner and context.segment.startswith("对") else None


@indicator_rule(
    "people-of-the-firms-named",
    "Those who work, alone, behind a number of firms: 个体工商户195户，从业人员450人.",
    "企业、个体工商户数目之后的从业人员：承前主体",
    ("个体工商户发展到195户，从业人员{450人}，营业额8亿元。", "个体工商户从业人员"),
    only=ONLY_PEOPLE,
)
def people_of_firms(context: Context) -> Found | None:
    """Return who works, with the firms that were counted before, or None."""
    return _of_firms(context, _WORKING) if context.segment.endswith(_WORKING) else None


@indicator_rule(
    "money-of-the-firms-named",
    "What firms turn over or are registered with, alone, behind their number: 私营企业39家，营业额8亿元.",
    "企业、个体工商户数目之后的营业额、注册资本：承前主体",
    ("私营企业发展到39家，实现营业额{8亿元}。", "私营企业营业额"),
    only=ONLY_MONEY,
    needs=NOUN | ending(_TURNED_OVER),
)
def money_of_firms(context: Context) -> Found | None:
    """Return what firms turn over, with the firms that were counted before, or None."""
    return _of_firms(context, _TURNED_OVER) if context.noun in _TURNED_OVER else None


def _of_firms(context: Context, words: tuple[str, ...]) -> str | None:
    """Return one of some words with the firms that the sentence counted last, or None."""
    word = context.read_noun()
    if word not in words or context.carried is None:
        return None
    counted = (one for one in reversed(context.said) if one in context.counts.values())
    firms = next((one for one in counted if one.endswith(_FIRMS)), "")
    return f"{firms}{word}" if len(firms) > _SHORTEST_FIRMS else None


@indicator_rule(
    "part-of-what-was-measured",
    "Behind 其中 an owner alone has of the whole's measure: 企业利润…，其中国有企业 → 国有企业利润.",
    "“其中”“分…看”之后只说所属主体：该主体的同一指标",
    ("规上工业企业利润增长9%，其中国有企业增长{5%}。", "国有企业利润"),
    ("规上工业企业实现利润9亿元，其中国有企业3亿元，增长2%，私营企业{4亿元}。", "私营企业利润"),
    ("规上工业增加值增长7%，其中股份制企业增长{8%}。", "股份制企业增加值"),
    ("发电量9亿千瓦时，其中水电{3亿千瓦时}。", "水电发电量"),
    ("社会消费品零售总额增长7%，其中城镇增长{6.5%}。", "城镇消费品零售额"),
    ("固定资产投资增长6%。分产业看，第一产业增长{10%}。", "第一产业固定资产投资"),
    only=ONLY_MONEY | ONLY_RATIO | frozenset({"mass", "area", "energy", "power"}),
    needs=ending(_OWNERS),
)
def of_a_part(context: Context) -> Found | None:
    """Return a part with the measure of its whole, or None."""
    whole = context.carried or context.carried_over
    measure = None if whole is None else _measure_of(whole)
    if measure is None or not _fits(context, measure):
        return None
    noun = context.noun or _where(context)
    if not _owns(noun):
        return None
    begin = context.token.start - _REACH
    begin = max(0 if context.carried is None else context.sentence, begin)
    if _AMONG.search(context.text, begin, context.token.start) is None:
        return None
    name = f"{noun}{measure}"
    return canonical_names().get(name, name)


@lru_cache(maxsize=1024)
def _owns(noun: str) -> bool:
    """Return whether a noun phrase is an owner alone, and measures nothing itself."""
    if noun in GROWTH or not noun.endswith(_OWNERS) or noun.endswith(_NO_OWNERS):
        return False
    return len(noun) <= _LONGEST_PART and suffix_name(noun) is None and not is_untidy(noun)


@lru_cache(maxsize=1024)
def _measure_of(whole: str) -> str | None:
    """Return what a part has where the whole is measured: 规上工业企业利润 → 利润, or None."""
    if whole in _OF_WHOLES:
        return _OF_WHOLES[whole]
    return next((one for one in _LONGEST_FIRST if whole.endswith(one)), None)


def _where(context: Context) -> str:
    """Return where the part is that ends the words before a figure, or an empty text."""
    found = _WHERE.fullmatch(context.segment)
    return found["where"] if found else ""


def _fits(context: Context, measure: str) -> bool:
    """Return whether a figure may be an amount of a measure, or a growth; no share: 其中国有企业占60%."""
    if context.dimension in ONLY_RATIO:
        return _GROWN.search(context.segment) is not None
    return context.dimension == _MEASURES.get(measure, _MONEY)
