"""Readings: the named ways in which a number, its unit and its base value are read from the text.

A token names the reading that found it; here stands what each does, with examples. An example's value is the
figure's value as written.
"""

from typing import Final

from desktop.text.figures.scan.token import Measure
from desktop.text.figures.trace import Example, Rule


def _by_name(*rules: Rule) -> dict[str, Rule]:
    return {one.name: one for one in rules}


READINGS: Final = _by_name(
    Rule(
        "digits-with-unit",
        "Digits with the unit behind them; a multiplier, 余, 多, spaces or a line break may stand between.",
        "阿拉伯数字加单位，其间可有“万”“亿”“余”“多”、空格或换行",
        (Example("地区生产总值{2806.2亿元}。", 2806.2), Example("惠及{8700 余万元}。", 8700)),
    ),
    Rule(
        "numeral-with-unit",
        "A numeral in Chinese characters with the unit behind it.",
        "汉字数字加单位",
        (Example("签约{十八项}。", 18), Example("投入{一亿两千万元}。", 1.2)),
    ),
    Rule(
        "number-in-steps",
        "A number told in two steps, or one with 多 between two multipliers: 1万6千户, 4万多亿元.",
        "分两级写出的数，或两级单位之间有“多”：1万6千户、4万多亿元",
        (
            Example("新设企业{1万6千多户}。", 1.6),
            Example("游客达到{1亿3千多万人次}。", 1.3),
            Example("存款新增{4万多亿元}。", 4),
        ),
    ),
    Rule(
        "range",
        "Two numbers joined by a dash, 至 or 到 that share a unit.",
        "以连接号、“至”“到”相连、单位相同的两个数",
        (
            Example("引进{3—5家}企业。", [3, 5]),
            Example("引进{三到五家}企业。", [3, 5]),
            Example("年均增长{百分之六至七}。", [6, 7]),
        ),
    ),
    Rule(
        "neighboring-digits",
        "Two neighboring digits with a unit are a range: 两三家.",
        "相邻两数连用表概数：两三家",
        (
            Example("培育{两三家}企业。", [2, 3]),
            Example("培育{三五家}企业。", [3, 5]),
            Example("每年减少{四、五十亿元}。", [40, 50]),
        ),
    ),
    Rule(
        "unit-of-the-last",
        "Numbers of a list whose unit stands behind the last alone: 6.8和22.5个百分点.",
        "并列数字只在末项写明单位：6.8和22.5个百分点",
        (
            Example("分别高于全省{6.8}和22.5个百分点。", 6.8),
            Example("外贸增速高于全国{3个}、0.7个百分点。", 3),
        ),
    ),
    Rule(
        "digits-set-apart",
        "A number that spaces or a line break of the print cut: 4 500户.",
        "被空格或换行断开的数字：4 500户",
        (Example("搬迁{4 500户}。", 4500), Example("生产总值达到{7 4 7 7 2 亿元}。", 74772)),
    ),
    Rule(
        "letter-for-digit",
        "A number in which a scan has a letter for a digit: 25l亿元.",
        "扫描件中以字母代替数字：25l亿元",
        (
            Example("产值达到{25l亿元}。", 251),
            Example("产值达到{11o亿元}。", 110),
            Example("产量增长{l.6%}。", 1.6),
        ),
    ),
    Rule(
        "product",
        "A number of like things times the size of each: 2×100万千瓦 is 200万千瓦.",
        "件数乘以单件规模：2×100万千瓦即200万千瓦",
        (Example("建成{2×100万千瓦}机组。", 200),),
    ),
    Rule(
        "proportion",
        "Numbers joined by colons: 5.8:49.1:45.1.",
        "以比号相连的数：5.8:49.1:45.1",
        (Example("三次产业结构为{5.8:49.1:45.1}。", [5.8, 49.1, 45.1]),),
    ),
    Rule(
        "fraction-with-stroke",
        "Two small numbers with a stroke between them that are a share: 1/3.",
        "以斜线表示的分数：1/3",
        (Example("占{1/3}以上。", [1, 3]), Example("取消{1/4}审批事项。", [1, 4])),
    ),
    Rule(
        "fraction-in-words",
        "百分之, 千分之 or 三分之 with a numeral.",
        "“百分之几”“几分之几”",
        (Example("失业率{百分之四点二}。", 4.2),),
    ),
    Rule(
        "implied-unit",
        "A number without a measure word whose unit the noun behind it implies: 近3万困难群众.",
        "无量词的数字，单位由其后名词推知：近3万困难群众",
        (Example("救助近{3万}困难群众。", 3), Example("救助{三万余}困难群众。", 3)),
    ),
    Rule(
        "noun-as-unit",
        "A number with 万 or 亿 and one character behind it, which is taken for the unit.",
        "“万”“亿”之后的单个名词作为单位",
        (Example("建成车位{3.2万泊}，", 3.2),),
    ),
    Rule(
        "index-without-unit",
        "A number without a unit behind an index, a score or a coefficient.",
        "指数、得分、系数之后无单位的数",
        (Example("城乡居民收入比{2.38}。", 2.38),),
    ),
    Rule(
        "difference-without-unit",
        "A decimal without a unit behind a word of growth or fall.",
        "升降词之后无单位的小数",
        (Example("城乡收入差距缩小{0.15}。", 0.15),),
    ),
    Rule(
        "place-in-an-order",
        "第 and a number behind words of order: 全省第二, 排名第17位.",
        "“第几”且之前有排序词：全省第二、排名第17位",
        (Example("居全省{第二}。", 2), Example("排名{第17位}。", 17)),
    ),
    Rule(
        "among-the-first",
        "前 and a number behind words of order: 全省前十.",
        "“前几”且之前有排序词：全省前十",
        (Example("位居全省{前十}。", 10),),
    ),
)
"""The readings of figures by name."""

NO_FIGURES: Final = _by_name(
    Rule(
        "date",
        "A year, a month, a day, a time of day, or a span that says when.",
        "年、月、日、时刻，或说明时间的时段",
    ),
    Rule(
        "ordinal-list",
        "A number that orders: 一是, （一）, 第十五届.",
        "表示次序的数：一是、（一）、第十五届",
    ),
    Rule(
        "doc-number",
        "The number of a document: 国科发政〔2017〕115号.",
        "文号：国科发政〔2017〕115号",
    ),
    Rule(
        "footnote-ref",
        "The mark of a note: [12].",
        "注释标记：[12]",
    ),
    Rule(
        "code-like",
        "A number within a name, a slogan, a title or a code: 三化三制, PM2.5.",
        "名称、口号、标题或代码中的数：三化三制、PM2.5",
    ),
)
"""Why a number is no figure, by kind."""

_UNIT_TABLE: Final = Rule(
    "unit-table",
    "The value times the factor of its unit in the table of units, in the base unit.",
    "按单位表换算为基本单位",
    (Example("新增水浇地{1.5亩}。", 1000), Example("总量突破{3万亿元}。", 3 * 10**12)),
)
_DOUBLING: Final = Rule(
    "doubling",
    "What doubles n times is multiplied by two to the n.",
    "翻n番即乘以2的n次方",
    (Example("旅游收入{翻两番}。", 4),),
)
CONVERSIONS: Final = (_UNIT_TABLE, _DOUBLING)
"""How a value comes into its base unit; an example's value is the base value."""


def conversion_of(measure: Measure) -> Rule:
    """Return the rule by which values of a unit come into the base unit."""
    return _DOUBLING if measure.dimension == "doubling" else _UNIT_TABLE
