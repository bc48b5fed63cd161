"""Antecedent rules: nothing around the number names what it measures, and something earlier does."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import (
    GROWTH,
)
from desktop.text.figures.context.discourse import REACH, Context
from desktop.text.figures.doubt import Guess
from desktop.text.figures.grammar import compiled
from desktop.text.figures.indicators.names import named, suffix_name
from desktop.text.figures.indicators.noun_phrases import (
    front_noun,
    left_noun,
)
from desktop.text.figures.indicators.rule_base import (
    NO_NOUN,
    NOT_PEOPLE,
    NOUN_UNITS,
    ONLY_PEOPLE,
    Found,
    indicator_rule,
)

_FROM: Final = frozenset("由从")
_ESCAPED: Final = compiled(r"[^，。；]{0,8}?(?:<<leaving-poverty>>)")
_VERB: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[，。；、,;])")
_AMOUNT: Final = re.compile(r"[\d.]+[^A-Za-z]")
_PLACED: Final = re.compile(
    r"(?:位?[居列]|排名?|名列)?(?:全[国省市]|同类)?第[\d一二两三四五六七八九十]{1,3}[位名]?\Z"
)


@indicator_rule(
    "same-people",
    "A number directly behind another counts the same people: 4034户|11291人.",
    "紧接前一数据的人数，所计相同",
    ("监测对象812户{2650人}，减少9户。", "监测对象"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _same_people(context: Context) -> Found | None:
    return context.carried if context.before == context.token.start else None


@indicator_rule(
    "people-out-of-poverty",
    "People behind whom 脱贫 stands.",
    "其后说“脱贫”的人数",
    ("{4034户}11291人稳定脱贫。", "脱贫人口"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _escaped(context: Context) -> Found | None:
    return "脱贫人口" if _ESCAPED.match(context.text, context.token.end) else None


@indicator_rule(
    "people-and-nothing-before",
    "People before whom nothing stands in their clause.",
    "分句之中之前无词的人数",
    ("全市上下齐心协力，{300人}到场。", "人"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _mere_people(context: Context) -> Found | None:
    return context.base if not context.segment else None


@indicator_rule(
    "what-people-do",
    "The verb that ends the clause behind people.",
    "人数之后、分句末尾的动词",
    ("其中，完成{300人}上岗。", "上岗"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _doing(context: Context) -> Found | None:
    verb = _VERB.match(context.text, context.token.end)
    return verb[0] if verb else None


@indicator_rule(
    "subject-of-a-change",
    "由 or 从 opens the clause of a change: the clause before it, which has no figure, names what changes.",
    "分句以“由”“从”开头说变化：取前一无数据分句所述",
    ("最低生活保障的覆盖人数，由{400多万人}扩大到1120万人。", "最低生活保障覆盖人数"),
    needs=NO_NOUN,
)
def _changes(context: Context) -> Found | None:
    clause = context.clause
    if context.segment[:1] not in _FROM or context.left != clause or clause <= context.before:
        return None
    begin = clause_before(context.text, max(context.before, clause - REACH), clause)
    noun = left_noun(context.text[begin:clause].rstrip("，,：: \n"))
    return None if noun is None or _AMOUNT.search(noun) else named(noun)


@indicator_rule(
    "same-measure-word",
    "What the same measure word counted before in the sentence.",
    "本句之中同一量词前次所计之物",
    ("签约项目28个，投资3亿元，开工{15个}。", "项目"),
    only=NOT_PEOPLE,
    needs=NO_NOUN,
)
def _same_measure_word(context: Context) -> Found | None:
    adjoining = context.before == context.token.start
    return None if adjoining or not context.token.measure else context.counts.get(context.base)


@indicator_rule(
    "carried-on",
    "Nothing new is named: it measures what the figure before it measured.",
    "未提新事物：沿用前一数据的指标",
    ("地区生产总值完成2806.2亿元、增长{5.6%}。", "地区生产总值"),
    needs=NO_NOUN,
)
def _carried(context: Context) -> Found | None:
    return context.carried


@indicator_rule(
    "subject-of-the-clause-before",
    "The clause says nothing but verbs: the subject of the clause before it.",
    "本分句只有动词：取前一分句的主语",
    ("加快棚户区改造，新开工{3.5万套}。", "棚户区改造"),
    only=NOT_PEOPLE,
    needs=NO_NOUN,
)
def _clause_before(context: Context) -> Found | None:
    left = context.left
    if left <= context.sentence or left > context.clause:
        return None
    begin = clause_before(context.text, max(context.sentence, left - REACH), left)
    clause = _PLACED.sub("", context.text[begin:left].rstrip("，,：: \n"))
    if (name := suffix_name(front_noun(clause))) is not None:
        return name
    noun = left_noun(clause)
    vague = noun is None or noun in GROWTH or _AMOUNT.search(noun) is not None
    return None if vague else Guess(named(noun))


@indicator_rule(
    "unit-itself",
    "The unit is a noun: people, households, villages.",
    "单位本身即事物：人、户、村",
    ("惠及{3万户}。", "户"),
    needs=NO_NOUN,
)
def _unit(context: Context) -> Found | None:
    return context.base if context.base in NOUN_UNITS else None


ANTECEDENT_RULES: Final = (
    _same_people,
    _escaped,
    _mere_people,
    _doing,
    _changes,
    _same_measure_word,
    _carried,
    _clause_before,
    _unit,
)
"""The same people or measure word, the figure before, the clause before, and the unit itself."""
