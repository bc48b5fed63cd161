"""People rules: who is counted where people are, by what stands around their number."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.grammar import compiled, cut, word_list
from desktop.text.figures.indicators.following_noun import VAGUE_NOUNS
from desktop.text.figures.indicators.names import named, suffix_name
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.part_rules import people_of_firms
from desktop.text.figures.indicators.rule_base import AFTER_AGE, ONLY_PEOPLE, Found, indicator_rule
from desktop.text.figures.indicators.trimming import clean, without_trail
from desktop.text.figures.scan.implicit_units import implied_noun

_AGE_BETWEEN: Final = compiled(
    r"\s?\d{1,3}周?岁(?:及?以[上下内])?的?([\u4e00-\u9fff]{0,6}?(?:<<age-groups>>))"
)
_PEOPLE_BEHIND: Final = re.compile(
    r"(?:、(?=[\d.]+[万千]?[余多]?[人名口]的))?[\d.]+(?:[万千]?[余多]?(?P<unit>[人名口])|万[余多]?(?=[\u4e00-\u9fff]))"
)
_ESCAPED: Final = compiled(r"(?:<<leaving-poverty>>)|(?:稳定|实现|如期|全部)+(?:<<leaving-poverty>>)")
_ATTENDING: Final = re.compile("(?P<word>[应实]到|应出席|实际?出席|缺席)(?:会议)?(?:的?有|共|为|约)*\\Z")
_MANAGES: Final = compiled(
    r"(?:已|都|均|全部|成功|稳定|顺利)*"
    r"(?:实现(?P<aim>[^，。；、\d的了]{2,8})|(?P<deed>(?:<<verbs-of-taking-part>>)了?[^，。；、\d的]{2,12}))"
    r"(?=[，。；、,;])"
)
"""What people reach or take part in, behind their number: 3万人|实现再就业."""

_BOUND: Final = re.compile("(?P<bound>及?以[上下内])的?")
_AGE: Final = re.compile(
    r"(?P<from>\d{1,3}周?岁?[-—–~～至到]{1,2})?(?:\d{1,3}|[一二三四五六七八九十]{1,3})周?岁\Z"
)
_LONGEST_AGE: Final = 12
_AGED: Final = re.compile(r"\d{1,3}[^\u4e00-\u9fff]*\d*周?岁(?:及?以[上下内])?(?P<of>[\u4e00-\u9fff]+)\Z")
"""What was told of an age, before the same of another: 16—24岁|失业率|12%，25—29岁|6%."""

_OF_AGES: Final = (*word_list("age-groups"), "残疾人", "劳动力")
"""Who may be told by their age: 60周岁以上|人口."""

_REACHED: Final = ("惠及", "涉及", "受益", "覆盖")
_LEAVING: Final = word_list("leaving-poverty")
_PERSONS: Final = word_list("person-endings")
"""Ends of nouns that say by themselves who the people behind them are."""


@indicator_rule(
    "indicator-around-an-age",
    "An age stands within the clause of an indicator: the number behind it has that.",
    "分句之中夹有年龄：其后数据仍属该分句的指标",
    ("新增3岁以下婴幼儿托位{6000个}。", "托位"),
    needs=AFTER_AGE,
)
def _around_age(context: Context) -> Found | None:
    begin = max(context.clause, context.token.start - REACH)
    return suffix_name(without_trail(clean(context.text[begin : context.token.start])))


@indicator_rule(
    "those-of-an-age",
    "An age stands before a group of people: they are those of that age, and not all.",
    "年龄之后的人群：指该年龄段的人",
    ("60周岁及以上人口{36万人}，占总人口的18%。", "60周岁及以上人口"),
    ("年末65岁以上老年人增加{2.6万人}。", "65岁以上老年人"),
    ("65岁及以上人口占总人口比重为{12.6%}。", "65岁及以上人口占总人口比重"),
    ("16—24岁劳动力调查失业率为{13.6%}。", "16—24岁劳动力调查失业率"),
    ("16—24岁劳动力失业率为13.6%，25—29岁{6%}。", "25—29岁劳动力失业率"),
    needs=AFTER_AGE,
)
def _of_an_age(context: Context) -> Found | None:
    bound = _BOUND.match(context.segment)
    age = _AGE.search(context.text, max(0, context.before - _LONGEST_AGE), context.before)
    noun = context.read_noun() if age is not None and (bound is not None or age["from"]) else None
    if age is not None and not context.segment:
        other = _AGED.match(context.carried or "")
        return f"{age[0]}{other['of']}" if other else None
    if age is None or noun is None:
        return None
    said = bound["bound"] if bound is not None else ""
    if not context.segment.startswith(noun, bound.end() if bound is not None else 0):
        return None
    aged = noun.startswith(_OF_AGES) or noun.partition("占")[0].endswith(_OF_AGES)
    return f"{age[0]}{said}{noun}" if aged else None


@indicator_rule(
    "people-out-of-poverty-in-a-list",
    "People of whom 脱贫 is said behind them, and before them the mark of a list.",
    "顿号之后、其后说“脱贫”的人数",
    ("12个贫困村出列、{8769人}稳定脱贫。", "脱贫人口"),
    only=ONLY_PEOPLE,
)
def _listed_escaped(context: Context) -> Found | None:
    if not context.segment.endswith("、"):
        return None
    return "脱贫人口" if _ESCAPED.match(context.text, context.token.end) else None


@indicator_rule(
    "persons-before",
    "A noun that says by itself who the people behind it are: 团伙成员39人.",
    "之前名词已说明是何人：团伙成员39人",
    ("抓获诈骗团伙成员{39人}提起公诉。", "诈骗团伙成员"),
    only=ONLY_PEOPLE,
)
def _persons(context: Context) -> Found | None:
    if not context.segment.endswith(_PERSONS):
        return None
    return named(context.read_noun())


@indicator_rule(
    "people-with-an-age-between",
    "An age stands between the number of people and who they are: 3名|60岁以上|老人.",
    "人数与人群之间夹有年龄：3名60岁以上老人",
    ("为{3名}60岁以上老人服务。", "老人"),
    only=ONLY_PEOPLE,
)
def _age_between(context: Context) -> Found | None:
    between = _AGE_BETWEEN.match(context.text, context.token.end)
    return between[1] if between else None


@indicator_rule(
    "households-and-their-people",
    "A number of people stands directly behind: both count who stands behind that: 1183户|2914名|贫困人口.",
    "户数之后紧接人数：两者所计同为其后的人群",
    ("剩余{1183户}2914名贫困人口全部脱贫。", "贫困人口"),
    ("对全县{6.48万户}23.24万农村常住人口进行遍访。", "农村常住人口"),
    only=ONLY_PEOPLE,
)
def _households(context: Context) -> Found | None:
    people = _PEOPLE_BEHIND.match(context.text, context.token.end) if context.base == "户" else None
    if people is None or cut().match(context.text, people.end()):
        return None
    if people["unit"] is None:
        return implied_noun(context.text, people.start(), people.end())
    noun = right_noun(context.text, people.end(), counted=True)
    return named(noun) if noun and noun not in VAGUE_NOUNS else None


@indicator_rule(
    "people-of-the-households-before",
    "A number of people directly behind that of households, and a verb behind it: 312户|1096人|全部落实.",
    "紧接户数之后、其后直接为谓语的人数：所计与户数同",
    ("监测对象312户{1096人}全部落实帮扶措施。", "监测对象"),
    only=ONLY_PEOPLE,
)
def _of_households(context: Context) -> Found | None:
    if context.before != context.token.start or context.carried is None:
        return None
    return context.carried if cut().match(context.text, context.token.end) else None


@indicator_rule(
    "people-of-a-work",
    "惠及 or 涉及 before people and 的 behind them: they are counted, and no work that is for them.",
    "“惠及”“涉及”若干人的某项工程：所计为人",
    ("惠及{340万人}的引水工程开工。", "人"),
    ("涉及{10万户}的保交房任务完成。", "户"),
    only=ONLY_PEOPLE,
)
def _of_a_work(context: Context) -> Found | None:
    of_work = context.segment.endswith(_REACHED) and context.behind("的")
    return context.base if of_work and context.token.measure is not None else None


@indicator_rule(
    "noun-that-implies-the-unit",
    "The noun behind a number that has no measure word: 近3万|困难群众.",
    "数字之后无量词、直接接名词：近3万困难群众",
    ("{740多万}游客喜爱的“望澜灯会”圆满落幕。", "游客"),
    only=ONLY_PEOPLE,
)
def _implied(context: Context) -> Found | None:
    return implied_noun(context.text, context.token.start, context.token.end)


@indicator_rule(
    "those-who-attend",
    "应到, 实到 or 请假 before people: how many of them there were.",
    "“应到”“实到”“请假”之后的人数",
    ("本次大会应到{358人}，实到331人。", "应到人数"),
    ("会议应到代表210人，实到{198人}，符合法定人数。", "实到人数"),
    only=ONLY_PEOPLE,
)
def _attending(context: Context) -> Found | None:
    attending = _ATTENDING.search(context.segment)
    return f"{attending['word']}人数" if attending else None


@indicator_rule(
    "what-people-manage",
    "实现, 加入 or 参加 and its object behind people who are not named: that is what is counted.",
    "人数之后是“实现”“加入”“参加”等及其宾语，而之前未说是何人：所计即其事",
    ("全年有{3万人}实现再就业。", "再就业"),
    ("{1.1万户}3.7万人加入合作社。", "加入合作社"),
    ("{36万人}享受农村特困人员救助供养。", "享受农村特困人员救助供养"),
    only=ONLY_PEOPLE,
)
def _managing(context: Context) -> Found | None:
    text, end = context.text, context.token.end
    if context.base == "户" and (people := _PEOPLE_BEHIND.match(text, end)) is not None:
        end = people.end()
    manages = _MANAGES.match(text, end)
    again = context.before == context.token.start and context.carried is not None
    if manages is None or again or context.read_noun() is not None:
        return None
    aim = manages["aim"]
    if aim is not None and aim.endswith(_LEAVING):
        return "脱贫人口"
    return aim or manages["deed"]


PEOPLE_RULES: Final = (
    _of_an_age,
    _around_age,
    _listed_escaped,
    _attending,
    people_of_firms,
    _persons,
    _age_between,
    _households,
    _of_households,
    _managing,
    _of_a_work,
    _implied,
)
"""People, and what stands within an indicator's clause behind an age."""
