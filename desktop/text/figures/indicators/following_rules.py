"""Following rules: what is measured stands behind a number that no noun before it explains."""

import re
from decimal import Decimal
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.doubt import is_sure
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.indicators.following_noun import GROWTH_ENDINGS, following_noun
from desktop.text.figures.indicators.funding_rules import FUNDING_RULES, part_for
from desktop.text.figures.indicators.names import measuring, named, suffix_name
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.rule_base import (
    NO_NOUN,
    NOUN,
    NOUN_MAY_FOLLOW,
    ONLY_PEOPLE,
    ONLY_RATIO,
    SIZES,
    Found,
    indicator_rule,
)

_FOUND: Final = re.compile("的?(?P<what>再就业|转移就业|就业|进城落户|落户|参保|参合)(?![问培岗服援])")
_PLACED: Final = re.compile(
    "(?P<where>城镇|城乡|农村|城市)(?:共|累计|已|约|近)*(?:安排|安置|解决)了?(?:约|近)?\\Z"
)
_FOUND_THERE: Final = re.compile("(?:安排|安置)了?(?:约|近)?\\Z")
_RATE: Final = re.compile(
    r"\s?(?:以上|以下|左右|以内)?的(?:(?P<aim>(?:预期|经济)*增长(?:预期)?目标)"
    r"|(?P<goal>(?:预期|预定|既定|发展|经济社会|年度|全年|年初)+(?:目标|任务))|(?P<rate>增速|增长率|增长速度|经济增速))"
)
"""A rate of growth behind its number: 5%左右的|增长目标."""

_THERE_ARE: Final = re.compile("(?:还|仍|已|尚|就|约|大约|至少)*有\\Z")
_PLACES: Final = compiled(
    r"\s?(?:以上|左右)?的?(?P<places>(?:农村|贫困|城市|规上|中小|涉农)?(?:<<shared-places>>))"
    r"(?=[通达建实完用参有被已均都开纳设配享在成得没未尚]|全流程|超低|全面|\Z)"
)
_ALL: Final = (Decimal(100),)
_DONE: Final = re.compile("(?!以上|左右|以内|的)[\u4e00-\u9fff]{2,8}(?=[，。；、,;])")
_SHARE_OF: Final = re.compile("(?:以上)?的")
_SPREAD: Final = re.compile("(?:扩大|推广|覆盖|扩展|拓展|延伸)[到至](?:了|约|近)?\\Z")
_YEARLY: Final = frozenset(word_list("yearly-output"))
_SIZES_ON: Final = re.compile(r"(?:[、和与及](?:\d{1,2}[×xX*])?[\d.]+万?千瓦)+")
"""Sizes that go on a list before what has them: 2×100万千瓦|、4×35万千瓦|机组."""


@indicator_rule(
    "what-people-are-found",
    "安排, 解决 or nothing before people and 就业 or 落户 behind them: that is what is counted.",
    "“安排”“解决”若干人“就业”“落户”：所计即其事",
    ("全省共安排{37万人}就业。", "就业"),
    ("城镇安置{12万人}就业。", "城镇就业"),
    ("有{16万人}进城落户。", "进城落户"),
    ("在公益性岗位安置{2100人}就业。", "就业"),
    only=ONLY_PEOPLE,
)
def _found(context: Context) -> Found | None:
    found = _FOUND.match(context.text, context.token.end)
    if found is None:
        return None
    where = _PLACED.search(context.segment)
    if where is not None:
        return f"{where['where']}{found['what']}"
    there = _FOUND_THERE.search(context.segment)
    return found["what"] if there or context.read_noun() is None else None


@indicator_rule(
    "rate-of-growth-behind",
    "增速 or 增长目标 behind a share, and nothing before it that grows: the aim is the economy's.",
    "比率之后是“增速”“增长目标”而之前未提增长的事物",
    ("实现{5.5%}左右的增长目标。", "地区生产总值"),
    ("要有{6.5%}以上的增速才能保障就业。", "增速"),
    ("粮食产量增长6.6%，实现了{6%}左右的预期发展目标。", "粮食总产量"),
    only=ONLY_RATIO,
)
def _rate_behind(context: Context) -> Found | None:
    rate = _RATE.match(context.text, context.token.end)
    if rate is None or context.segment.endswith(GROWTH_ENDINGS):
        return None
    noun = context.read_noun()
    if noun is not None and is_sure(noun):
        return None
    return context.carried or ("地区生产总值" if rate["aim"] else rate["rate"] or rate["goal"])


@indicator_rule(
    "share-of-places-behind",
    "A share without 的, and the places or firms behind it that it is a share of: 99%|乡镇|通公路.",
    "比率之后不带“的”，直接是乡镇、村、企业等：是其份额",
    ("全部完工，{99%}乡镇通三级公路。", "乡镇"),
    ("{98%}以上行政村通宽带。", "行政村"),
    ("粮食亩产方面还有{60%}以上的县没有达到要求。", "县"),
    only=ONLY_RATIO,
)
def _places_behind(context: Context) -> Found | None:
    if context.read_noun() is not None and _THERE_ARE.search(context.segment) is None:
        return None
    places = _PLACES.match(context.text, context.token.end) if context.token.kind == "percent" else None
    return places["places"] if places else None


@indicator_rule(
    "all-of-what-is-done",
    "实现 or 做到 before 100%, and what is wholly done directly behind it.",
    "“实现”“做到”之后的100%：其后所述之事",
    ("全区率先实现{100%}入户筛查。", "入户筛查"),
    ("保交房项目做到{100%}交付。", "交付"),
    only=ONLY_RATIO,
)
def _wholly(context: Context) -> Found | None:
    if context.token.values != _ALL or not context.segment.endswith(("实现", "做到")):
        return None
    done = _DONE.match(context.text, context.token.end)
    return done[0] if done else None


@indicator_rule(
    "noun-behind",
    "Nothing before the number names what it measures, and the noun behind it does.",
    "之前无名词，以之后名词为指标",
    ("设立{100亿元}产业转型发展基金。", "产业转型发展基金"),
    ("推动{2×100万千瓦}、4×35万千瓦发电机组并网。", "发电机组"),
    only=NOUN_MAY_FOLLOW,
    needs=NO_NOUN,
)
def _behind(context: Context) -> Found | None:
    sizes = _SIZES_ON.match(context.text, context.token.end)
    if sizes is not None:
        noun = right_noun(context.text, sizes.end(), counted=False)
        return named(noun) if noun and len(noun) > 1 else None
    return following_noun(context)


@indicator_rule(
    "size-of-things-listed",
    "A size behind things that are listed with 等: what has it stands behind it.",
    "“等”之后的规模：具备该规模的事物在其后",
    ("推动城东、河西等{402万千瓦}机组投运。", "机组"),
    only=SIZES,
    needs=NOUN,
)
def _listed_with(context: Context) -> Found | None:
    return following_noun(context) if context.segment.endswith("等") else None


@indicator_rule(
    "size-of-the-thing-behind",
    "A size before the thing that has it: 6000亩|蔬菜基地.",
    "规模之后是具备该规模的事物：6000亩蔬菜基地",
    ("新建设施完善的{6000亩}蔬菜基地。", "蔬菜基地"),
    only=SIZES,
    needs=NOUN,
)
def _sized(context: Context) -> Found | None:
    noun = context.noun or ""
    if context.token.kind == "range":
        return None
    sized = noun in _YEARLY or (not measuring(noun) and suffix_name(noun) is None)
    return following_noun(context) if sized else None


@indicator_rule(
    "share-of-the-thing-behind",
    "A share with 的 behind it is a share of what follows: 贡献了61.2%的|税收.",
    "比率之后带“的”：是其后事物的份额",
    ("市场工程覆盖{86%}的行政村。", "行政村"),
    only=ONLY_RATIO,
    needs=NOUN,
)
def _share_behind(context: Context) -> Found | None:
    noun = context.noun or ""
    if (
        measuring(noun)
        or suffix_name(noun) is not None
        or _SHARE_OF.match(context.text, context.token.end) is None
    ):
        return None
    if _SPREAD.search(context.segment) and is_sure(noun):
        return None  # 试点|扩大到|60%的县
    return following_noun(context)


FOLLOWING_RULES: Final = (
    _found,
    _rate_behind,
    _places_behind,
    _wholly,
    part_for,
    _behind,
    *FUNDING_RULES,
    _listed_with,
    _sized,
    _share_behind,
)
"""What is measured, behind a number that no noun before it explains."""
